// samantha chat: a conversation in the terminal, or a pipe; with the parts in this process, or through a running server.
#include <CLI/CLI.hpp>
#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "app/chat_aloud.h"
#include "app/chat_terminal.h"
#include "app/commands.h"
#include "app/line_answer.h"
#include "app/options.h"
#include "app/picture.h"
#include "base/unicode.h"

namespace sam::app {
namespace {

using nlohmann::json;

struct ChatOptions {
  AloudOptions talk;
  bool json = false, aloud = false;
};

/// A longer line is read to its end and refused, so that nobody can fill the memory.
constexpr size_t kLongestLine = 4 << 20;
constexpr const char* kTooLong = "a line longer than 4 MiB was skipped; send shorter ones";

bool ReadLine(std::istream& in, std::string& line, bool& too_long) {
  line.clear();
  too_long = false;
  for (int c = in.get(); c != EOF; c = in.get()) {
    if (c == '\n') return true;
    if (line.size() < kLongestLine) line.push_back(static_cast<char>(c));
    else too_long = true;
  }
  return !line.empty();
}

void Flush(std::string text) {
  if (text.empty() || text.back() != '\n') text.push_back('\n');
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

/// One plain line in, one reply out; notices and failures go to standard error.
void AnswerPlain(const LineAnswer& answer, const std::string& line) {
  const json heard = json::parse(answer(json{{"say", line}}.dump(-1, ' ', false, json::error_handler_t::replace)), nullptr, false);
  if (!heard.is_object() || !heard.contains("reply")) {
    Complain({ErrorCode::kInternal, heard.is_object() ? heard.value("error", "no answer") : "no answer"});
    return;
  }
  for (const json& notice : heard["notices"]) std::fprintf(stderr, "%s\n", notice.get<std::string>().c_str());
  std::string reply = heard["reply"];
  for (char& c : reply)
    if (c == '\n') c = ' ';
  Flush(reply);
}

void AnswerJson(const LineAnswer& answer, const std::string& line) {
  if (Trim(line).empty()) return Flush(answer("{\"say\":\"\"}"));
  const auto whole = WithPictureRead(line);
  Flush(whole ? answer(*whole) : json{{"error", whole.error().message}}.dump(-1, ' ', false, json::error_handler_t::replace));
}

int TalkThroughPipe(const LineAnswer& answer, bool as_json) {
  std::string line;
  bool too_long = false;
  std::ios::sync_with_stdio(false);
  while (ReadLine(std::cin, line, too_long)) {
    if (too_long && as_json) Flush(json{{"error", kTooLong}}.dump());
    else if (too_long) Complain({ErrorCode::kInvalidArgument, kTooLong});
    else if (!as_json) AnswerPlain(answer, line);
    else AnswerJson(answer, line);
  }
  return kOk;
}

int Talk(const LineAnswer& answer, const ChatOptions& options) {
  const bool terminal = !options.json && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
  return terminal ? TalkInTerminal(answer) : TalkThroughPipe(answer, options.json);
}

int Chat(const ChatOptions& options) {
  if (options.aloud) return TalkAloud(options.talk);
  return WithLinesOf(options.talk.person, options.talk.parts, [&](const LineAnswer& answer) { return Talk(answer, options); });
}

}  // namespace

void AddChat(CLI::App& program, Action& action) {
  auto options = std::make_shared<ChatOptions>();
  CLI::App* chat = program.add_subcommand("chat", "talk with her in the terminal, or through a pipe");
  chat->add_option("--person", options->talk.person, "who is talking (the login name unless given)");
  chat->add_option("--data", options->talk.parts.data, "data folder");
  AddMindOptions(*chat, options->talk.parts.mind);
  chat->add_option("--seed", options->talk.parts.seed, "seed of a new person's randomness");
  CLI::Option* const json = chat->add_flag("--json", options->json, "one JSON object a line, in and out");
  CLI::Option* const aloud = chat->add_flag("--aloud", options->aloud, "by this machine's microphone and loudspeaker, with captions (docs/voice.md)")->excludes(json);
  chat->add_option("--microphone", options->talk.microphone, "of a talk aloud, as ALSA names it (arecord -L)")->capture_default_str()->needs(aloud);
  chat->add_option("--loudspeaker", options->talk.loudspeaker, "of a talk aloud, as ALSA names it (aplay -L)")->capture_default_str()->needs(aloud);
  chat->add_option("--listen", options->talk.listen, "of a talk aloud: open, she notices when a turn ends; push, what is said between two presses of the space bar counts")
      ->check(CLI::IsMember({"open", "push"}))->capture_default_str()->needs(aloud);
  AddVoiceOptions(*chat, options->talk.voice);
  chat->callback([options, &action] { action = [options] { return Chat(*options); }; });
}

}  // namespace sam::app
