// samantha chat: a conversation in the terminal, or a pipe.
#include <CLI/CLI.hpp>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <cstdio>
#include <iostream>
#include <string>

#include "app/chat_terminal.h"
#include "app/commands.h"
#include "app/options.h"
#include "app/run_now.h"
#include "base/unicode.h"
#include "server/line_protocol.h"

namespace sam::app {
namespace {

struct ChatOptions {
  std::string person, data, mind = "builtin";
  bool json = false;
  uint64_t seed = 1;
};

/// A longer line is read to its end and refused, so that nobody can fill the memory.
constexpr size_t kLongestLine = 4 << 20;

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

void Flush(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

std::string OneLine(std::string text) {
  for (char& c : text)
    if (c == '\n') c = ' ';
  return text;
}

/// One plain line in, one reply out; notices and failures go to standard error.
void AnswerPlain(boost::asio::io_context& io, LineProtocol& protocol, std::string line) {
  auto report = RunNow(io, protocol.Say(std::move(line)));
  if (!report) {
    Complain(report.error());
    return;
  }
  for (const std::string& notice : report->notices) std::fprintf(stderr, "%s\n", notice.c_str());
  Flush(OneLine(report->reply) + "\n");
}

int TalkThroughPipe(boost::asio::io_context& io, LineProtocol& protocol, const ChatOptions& options) {
  std::string line;
  bool too_long = false;
  std::ios::sync_with_stdio(false);
  while (ReadLine(std::cin, line, too_long)) {
    if (too_long) {
      const std::string message = "a line longer than 4 MiB was skipped; send shorter ones";
      if (options.json) Flush("{\"error\":\"" + message + "\"}\n");
      else std::fprintf(stderr, "samantha: %s\n", message.c_str());
    } else if (!options.json) {
      AnswerPlain(io, protocol, line);
    } else if (Trim(line).empty()) {
      Flush(RunNow(io, protocol.Answer("{\"say\":\"\"}")));
    } else {
      Flush(RunNow(io, protocol.Answer(line)));
    }
  }
  return kOk;
}

int Chat(const ChatOptions& options) {
  auto parts = MakeParts({.data = DataFolder(options.data), .mind = options.mind, .seed = options.seed});
  if (!parts) return Complain(parts.error());
  boost::asio::io_context io(1);
  People people(io.get_executor(), parts->household(), options.seed);
  auto session = people.Find(options.person.empty() ? LoginName() : options.person);
  if (!session) return Complain(session.error());
  const SystemClock clock;
  const bool terminal = !options.json && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
  int code = kOk;
  if (terminal) {
    code = TalkInTerminal(io, **session, people, clock);
  } else {
    LineProtocol protocol(*session, people, clock);
    code = TalkThroughPipe(io, protocol, options);
  }
  RunNow(io, (*session)->PutAway());
  return code;
}

}  // namespace

void AddChat(CLI::App& program, Action& action) {
  auto options = std::make_shared<ChatOptions>();
  CLI::App* chat = program.add_subcommand("chat", "talk with her in the terminal, or through a pipe");
  chat->add_option("--person", options->person, "who is talking (the login name unless given)");
  chat->add_option("--data", options->data, "data folder");
  chat->add_option("--mind", options->mind, "builtin");
  chat->add_option("--seed", options->seed, "seed of a new person's randomness");
  chat->add_flag("--json", options->json, "one JSON object a line, in and out");
  chat->callback([options, &action] { action = [options] { return Chat(*options); }; });
}

}  // namespace sam::app
