// samantha settings, audit: the reins from the command line, for the person and for whoever runs the machine.
#include <CLI/CLI.hpp>

#include <boost/asio/io_context.hpp>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "app/line_answer.h"
#include "app/options.h"
#include "app/run_now.h"
#include "server/house_file.h"
#include "server/json_reins.h"
#include "server/unix_socket.h"

namespace sam::app {
namespace {

using nlohmann::ordered_json;
using nlohmann::json;

struct ReinsOptions {
  std::string person, data;
  bool house = false, json = false;
  std::vector<std::string> words;
};

/// "feelings          full" a line, or the JSON as it came.
int Show(const std::string& line, const char* key, bool as_json) {
  const ordered_json answer = ordered_json::parse(line, nullptr, false);
  if (!answer.is_object() || answer.contains("error")) return Complain({ErrorCode::kInvalidArgument, answer.is_object() ? answer.value("error", "no answer") : "no answer"});
  const ordered_json& shown = answer.contains("set") ? answer["set"][key] : answer[key];
  if (as_json) return std::printf("%s\n", ordered_json{{key, shown}}.dump().c_str()), kOk;
  if (shown.is_array()) {
    for (const auto& entry : shown) std::printf("%s  %-10s  %s\n", entry.value("at", "").c_str(), entry.value("kind", "").c_str(), entry.value("what", "").c_str());
  } else {
    for (const auto& [name, value] : shown.items()) std::printf("%-17s %s\n", name.c_str(), value.is_string() ? value.get<std::string>().c_str() : value.dump().c_str());
  }
  return kOk;
}

int SetHouse(const ReinsOptions& options) {
  const std::string folder = DataFolder(options.data);
  if (auto server = UnixClient::Connect(folder + "/samantha.sock")) {
    auto answered = server->Ask(json{{"admin", "settings"}, {"person", options.person}, {"words", options.words}}.dump());
    if (!answered) return Complain(answered.error());
    const auto answer = json::parse(*answered, nullptr, false);
    if (!answer.is_object() || !answer.contains("out")) return Complain({ErrorCode::kInternal, answer.is_object() ? answer.value("error", "no answer") : "no answer"});
    return Show(answer["out"].get<std::string>(), "settings", options.json);
  }
  auto parts = MakeParts({.data = folder, .mind = {}, .seed = 1});
  if (!parts) return Complain(parts.error());
  boost::asio::io_context io(1);
  People people({io.get_executor()}, parts->household(), 1);
  auto line = RunNow(io, OrderSettings(folder, *parts->house, people, options.person, options.words, SystemClock().Now()));
  return line ? Show(*line, "settings", options.json) : Complain(line.error());
}

int Settings(const ReinsOptions& options) {
  if (options.house) return SetHouse(options);
  auto change = wire::ReadSettingsWords(options.words);
  if (!change) return Complain(change.error());
  return WithLinesOf(options.person, {.data = options.data, .mind = {}, .seed = 1}, [&](const LineAnswer& answer) {
    json line = {{"settings", true}};
    if (!options.words.empty()) line = {{"set", {{"settings", wire::WordsAsJson(options.words)}}}};
    return Show(answer(line.dump()), "settings", options.json);
  });
}

int Audit(const ReinsOptions& options) {
  return WithLinesOf(options.person, {.data = options.data, .mind = {}, .seed = 1}, [&](const LineAnswer& answer) { return Show(answer(R"({"audit":true})"), "audit", options.json); });
}

CLI::App* AddCommand(CLI::App& program, Action& action, const char* name, const char* what, int (*command)(const ReinsOptions&), const std::shared_ptr<ReinsOptions>& options) {
  CLI::App* added = program.add_subcommand(name, what);
  added->add_option("--person", options->person, "whose (the login name unless given)");
  added->add_option("--data", options->data, "data folder");
  added->add_flag("--json", options->json, "as JSON");
  added->callback([options, command, &action] { action = [options, command] { return command(*options); }; });
  return added;
}

}  // namespace

void AddReins(CLI::App& program, Action& action) {
  auto options = std::make_shared<ReinsOptions>();
  CLI::App* settings = AddCommand(program, action, "settings", "the reins: feelings, romance, quiet hours, what is never brought up, pause (docs/conscience.md)", Settings, options);
  settings->add_flag("--operator", options->house, "for everybody here; with --person, that person's, with the right to change an age");
  settings->add_option("KEY=VALUE", options->words, "what to set: feelings=muted quiet_hours=23:00-07:00 never=\"my brother,the exam\"; nothing shows what is set");
  AddCommand(program, action, "audit", "what she told that has to be told, and every change of her, in order", Audit, std::make_shared<ReinsOptions>());
}

}  // namespace sam::app
