// samantha doctor: what is well and what is not, in plain lines.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

#include "app/commands.h"
#include "app/options.h"
#include "app/run_now.h"
#include "server/line_protocol.h"
#include "server/unix_socket.h"
#include "store/memory_log.h"

namespace sam::app {
namespace {

/// Prints one finding; gives whether it is well.
bool Tell(const char* what, const Result<std::string>& found) {
  std::printf("%-12s %s %s\n", what, found ? "well   " : "NOT WELL", found ? found->c_str() : found.error().message.c_str());
  return found.has_value();
}

Result<std::string> CheckFolder(const std::string& folder) {
  std::error_code error;
  const auto space = std::filesystem::space(std::filesystem::exists(folder) ? folder : "/", error);
  if (error) return Fail(ErrorCode::kUnavailable, folder + " cannot be looked at: " + error.message());
  const auto free_mib = space.available >> 20;
  if (free_mib < 100) return Fail(ErrorCode::kExhausted, fmt::format("{} has {} MiB left; make room", folder, free_mib));
  return fmt::format("{}, {} MiB free", folder, free_mib);
}

Result<std::string> CheckLog(const std::string& folder) {
  if (UnixClient::Connect(folder + "/samantha.sock")) return std::string("in use by a running samantha serve");
  auto log = OpenSqliteLog({.folder = folder, .vfs = ""});
  if (!log) return tl::unexpected(log.error());
  auto people = (*log)->People();
  if (!people) return tl::unexpected(people.error());
  size_t events = 0;
  for (const PersonRecord& person : *people) {
    auto read = (*log)->Read(person.id, 0);
    if (!read) return tl::unexpected(read.error());
    events += read->size();
  }
  return fmt::format("{} people, {} events, all readable", people->size(), events);
}

/// A whole turn in each language, in memory.
Result<std::string> CheckTalk() {
  auto perceiver = Perceiver::Create();
  if (!perceiver) return tl::unexpected(perceiver.error());
  auto mind = MakeMind({});
  if (!mind) return tl::unexpected(mind.error());
  MemoryLog log;
  Household household;
  household.perceiver = perceiver->get();
  household.mind = mind->mind.get();
  household.log = &log;
  boost::asio::io_context io(1);
  People people({io.get_executor()}, household, 1);
  auto session = people.Find("doctor");
  if (!session) return tl::unexpected(session.error());
  const SystemClock clock;
  LineProtocol protocol(*session, people, clock);
  std::string heard;
  for (const char* line : {"hello", "안녕하세요"}) {
    auto report = RunNow(io, protocol.Say(line));
    if (!report) return tl::unexpected(report.error());
    if (report->reply.empty()) return Fail(ErrorCode::kInternal, "she has no answer to a greeting");
    heard += fmt::format("{}\"{}\"", heard.empty() ? "" : ", ", report->reply);
  }
  return "she says " + heard;
}

int Examine(const std::string& data) {
  const std::string folder = DataFolder(data);
  const bool well[] = {Tell("data folder", CheckFolder(folder)), Tell("event log", CheckLog(folder)), Tell("talk", CheckTalk())};
  return well[0] && well[1] && well[2] ? kOk : kFailed;
}

}  // namespace

void AddDoctor(CLI::App& program, Action& action) {
  auto data = std::make_shared<std::string>();
  CLI::App* doctor = program.add_subcommand("doctor", "looks whether everything works, and says what does not");
  doctor->add_option("--data", *data, "data folder");
  doctor->callback([data, &action] { action = [data] { return Examine(*data); }; });
}

}  // namespace sam::app
