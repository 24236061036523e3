#include "server/house_file.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "server/json.h"
#include "server/json_reins.h"

namespace sam {
namespace {

using boost::asio::awaitable;

std::string PathIn(const std::string& folder) { return folder + "/house.json"; }

awaitable<Result<Settings>> SetForPerson(People& people, const std::string& person, conscience::SettingsChange change, Moment now) {
  auto session = people.Find(person);
  if (!session) co_return tl::unexpected(session.error());
  std::function<awaitable<Result<Settings>>(Conversation&)> apply = [change, now](Conversation& conversation) {
    return conversation.ChangeSettings(change, conscience::Setter::kHouse, "set by whoever runs the machine", now);
  };
  Result<Settings> settings = co_await (*session)->With(std::move(apply));
  co_return settings;
}

}  // namespace

Result<Settings> ReadHouse(const std::string& folder) {
  std::error_code failed;
  if (!std::filesystem::exists(PathIn(folder), failed)) return Settings();
  std::ifstream file(PathIn(folder));
  std::stringstream text;
  text << file.rdbuf();
  const auto object = nlohmann::json::parse(text.str(), nullptr, false);
  if (!file || object.is_discarded()) return Fail(ErrorCode::kCorrupt, fmt::format("{} cannot be read; mend it, or remove it to lift every limit for everybody", PathIn(folder)));
  auto settings = wire::ReadSettings(object);
  if (!settings) return Fail(ErrorCode::kCorrupt, fmt::format("{}: {}", PathIn(folder), settings.error().message));
  return settings;
}

Result<void> WriteHouse(const std::string& folder, const Settings& settings) {
  const std::string beside = PathIn(folder) + ".new";
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  std::ofstream file(beside, std::ios::trunc);
  file << wire::ToJson(settings).dump(2) << "\n";
  file.close();
  if (!file || std::rename(beside.c_str(), PathIn(folder).c_str()) != 0)
    return Fail(ErrorCode::kUnavailable, fmt::format("{} cannot be written ({}); look at the folder's owner and room", PathIn(folder), std::strerror(errno)));
  return {};
}

awaitable<Result<std::string>> OrderSettings(std::string folder, House& house, People& people, std::string person, std::vector<std::string> words, Moment now) {
  auto change = wire::ReadSettingsWords(words);
  if (!change) co_return tl::unexpected(change.error());
  Result<Settings> settings = house.Get();
  if (!person.empty()) {
    settings = co_await SetForPerson(people, person, *change, now);
  } else if (!words.empty()) {
    settings = conscience::Apply(house.Get(), *change, conscience::Setter::kHouse);
    if (settings) {
      if (auto written = WriteHouse(folder, *settings); !written) co_return tl::unexpected(written.error());
      house.Set(*settings);
    }
  }
  if (!settings) co_return tl::unexpected(settings.error());
  co_return wire::Line({{"settings", wire::ToJson(*settings)}});
}

}  // namespace sam
