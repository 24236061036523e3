#include "app/chat_aloud.h"

#include <unistd.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/aloud_talk.h"
#include "app/chat_terminal.h"
#include "app/hosting.h"
#include "server/unix_socket.h"

namespace sam::app {
namespace {

using nlohmann::json;

int Talk(const AloudOptions& options, const std::string& socket) {
  AloudTalk talk(options, socket);
  if (const auto prepared = talk.Prepare(); !prepared) return Complain(prepared.error());
  {
    auto lines = UnixClient::Connect(socket);
    if (!lines) return Complain(lines.error());
    if (const auto sent = lines->Send(json{{"hello", {{"person", options.person}}}}.dump()); !sent) return Complain(sent.error());
    const auto answer = [&lines](const std::string& line) {
      auto answered = lines->Ask(line);
      return answered ? *answered : json{{"error", answered.error().message}}.dump();
    };
    if (!MeetInTerminal(answer)) return kOk;
  }
  return talk.Run();
}

}  // namespace

int TalkAloud(AloudOptions options) {
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return Complain({ErrorCode::kInvalidArgument, "a talk aloud needs a terminal, for its keys and captions; in a pipe leave --aloud out"});
  options.parts.data = DataFolder(options.parts.data);
  if (options.person.empty()) options.person = LoginName();
  const std::string socket = options.parts.data + "/samantha.sock";
  if (UnixClient::Connect(socket)) {
    if (!options.voice.recognizer.empty() || options.voice.voice != VoiceOptions().voice) std::fputs("A server runs on this data folder already: its voice and its recogniser are used.\n", stdout);
    return Talk(options, socket);
  }
  auto parts = MakeParts(options.parts);
  if (!parts) return Complain(parts.error());
  auto voices = MakeVoices(options.voice);
  if (!voices) return Complain(voices.error());
  ServerConfig config;
  config.address = "";
  config.default_person = options.person;
  config.folder = options.parts.data;
  config.socket_path = socket;
  GiveVoices(config, *voices, *parts);
  const auto host = Host::Start(*parts, config, 0, options.parts.seed);
  if (!host) return Complain(host.error());
  return Talk(options, socket);
}

}  // namespace sam::app
