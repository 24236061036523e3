#include "app/options.h"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "app/picture.h"
#include "base/unicode.h"
#include "server/house_file.h"

namespace sam::app {
namespace {

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

}  // namespace

int Complain(const Error& error) {
  std::fprintf(stderr, "samantha: %s\n", error.message.c_str());
  return kFailed;
}

std::string DataFolder(const std::string& given) {
  if (!given.empty()) return given;
  if (const std::string xdg = Environment("XDG_DATA_HOME"); !xdg.empty()) return xdg + "/samantha";
  return Environment("HOME") + "/.local/share/samantha";
}

double ResidentMiB() {
  std::ifstream file("/proc/self/statm");
  long total = 0, resident = 0;
  file >> total >> resident;
  return static_cast<double>(resident * sysconf(_SC_PAGESIZE)) / (1 << 20);
}

std::string LoginName() {
  if (const std::string user = CleanText(Environment("USER")); !user.empty()) return user;
  const passwd* entry = getpwuid(geteuid());
  return entry && *entry->pw_name ? entry->pw_name : "you";
}

Household Parts::household() const {
  Household household;
  household.perceiver = perceiver.get();
  household.mind = mind.get();
  household.log = log.get();
  household.house = house.get();
  household.sight = sight.get();
  household.tools = tools->empty() ? nullptr : tools.get();
  return household;
}

Result<Parts> MakeParts(const MakeOptions& options) {
  Parts parts;
  auto mind = MakeMind(options.mind, options.data);
  if (!mind) return tl::unexpected(mind.error());
  parts.mind = std::move(mind->mind);
  parts.ears = std::move(mind->ears);
  auto perceiver = Perceiver::Create();
  if (!perceiver) return tl::unexpected(perceiver.error());
  parts.perceiver = std::move(*perceiver);
  auto log = OpenSqliteLog({.folder = options.data, .vfs = ""});
  if (!log) return tl::unexpected(log.error());
  parts.log = std::move(*log);
  auto house = ReadHouse(options.data);
  if (!house) return tl::unexpected(house.error());
  parts.house = std::make_unique<House>(std::move(*house));
  parts.sight = std::make_unique<Sight>(MakeLooker(), MakeCopier());
  auto servers = tools::ReadToolsFile(options.data + "/tools.json");
  if (!servers) return tl::unexpected(servers.error());
  parts.tools = std::make_unique<tools::Toolbox>(std::move(*servers));
  return parts;
}

}  // namespace sam::app
