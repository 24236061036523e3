#include "app/chat_terminal.h"

#include <fmt/format.h>
#include <readline/history.h>
#include <readline/readline.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "app/options.h"
#include "base/unicode.h"
#include "expression/colour.h"
#include "server/json.h"

namespace sam::app {
namespace {

using nlohmann::json;

constexpr const char* kReset = "\033[0m";
constexpr const char* kDim = "\033[2m";

std::string HerColour(const json& mood) {
  const Colour colour = MoodColour({mood.at(0), mood.at(1), mood.at(2)});
  return fmt::format("\033[38;2;{};{};{}m", colour.red, colour.green, colour.blue);
}

bool KoreanMachine() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char* value = std::getenv(name); value && *value) return std::string_view(value).starts_with("ko");
  return false;
}

/// One talk on the terminal over whatever answers JSON lines: the parts in this process, or a running server.
class Terminal {
 public:
  explicit Terminal(const LineAnswer& answer) : answer_(answer) {}

  int Talk() {
    rl_bind_key('\t', rl_insert);
    if (!SetUp()) return kOk;
    std::printf("%s/memory  /forget ID  /feelings  /why  /quit%s\n", kDim, kReset);
    for (std::string line; Read(line);)
      if (!Take(line)) break;
    return kOk;
  }

 private:
  bool Read(std::string& line) {
    const std::unique_ptr<char, decltype(&std::free)> got(readline("\001\033[1m\002› \001\033[0m\002"), &std::free);
    if (!got) return false;
    line = got.get();
    if (!Trim(line).empty()) add_history(line.c_str());
    return true;
  }

  json Ask(const json& request) {
    json answer = json::parse(answer_(request.dump(-1, ' ', false, json::error_handler_t::replace)), nullptr, false);
    if (answer.is_discarded() || !answer.is_object()) answer = {{"error", "the answer could not be read"}};
    if (answer.contains("error")) std::printf("%s%s%s\n", kDim, answer["error"].get<std::string>().c_str(), kReset);
    return answer;
  }

  void Notice(const std::string& text) { std::printf("%s%s%s\n", kDim, text.c_str(), kReset); }
  void She(const std::string& text) { std::printf("%s%s%s\n", colour_.c_str(), text.c_str(), kReset); }

  /// The set-up talk; false at the end of input.
  bool SetUp() {
    json state = Ask({{"setup", {{"language", KoreanMachine() ? "ko" : "en"}}}});
    while (state.contains("setup")) {
      const json& setup = state["setup"];
      if (const std::string notice = setup.value("notice", ""); !notice.empty()) Notice(notice);
      if (const std::string said = setup.value("said", ""); !said.empty()) She(said);
      if (setup.value("done", true)) return true;
      She(setup.value("question", ""));
      std::string line;
      if (!Read(line)) return false;
      state = Ask({{"setup", {{"answer", line}}}});
    }
    return true;
  }

  /// False when the talk is to end.
  bool Take(const std::string& line) {
    const std::string_view words = Trim(line);
    if (words == "/quit" || words == "/exit") return false;
    if (words == "/memory") return ShowMemory(), true;
    if (words == "/feelings") return ShowFeelings(), true;
    if (words == "/why") return ShowWhy(), true;
    if (words.starts_with("/forget")) return Forget(std::string(Trim(words.substr(7)))), true;
    if (words.starts_with("/")) return Notice("there are /memory, /forget ID, /feelings, /why and /quit"), true;
    const json answer = Ask({{"say", line}});
    if (!answer.contains("reply")) return true;
    for (const json& notice : answer["notices"]) Notice(notice.get<std::string>());
    colour_ = HerColour(answer["affect"]["mood"]);
    She(answer["reply"].get<std::string>());
    return true;
  }

  void ShowMemory() {
    const json answer = Ask({{"memory", true}});
    if (!answer.contains("memory")) return;
    if (answer["memory"].empty()) Notice("nothing yet");
    for (const json& fact : answer["memory"])
      std::printf("  %s%-7s%s %s %s(%s)%s\n", kDim, fact.value("id", "").c_str(), kReset, fact.value("text", "").c_str(), kDim, fact.value("since", "").substr(0, 10).c_str(), kReset);
  }

  void ShowFeelings() {
    const json answer = Ask({{"feelings", true}});
    if (!answer.contains("feelings")) return;
    const json& mood = answer["feelings"]["mood"];
    std::printf("  mood: pleasure %.2f, arousal %.2f, dominance %.2f\n", mood[0].get<double>(), mood[1].get<double>(), mood[2].get<double>());
    for (const json& e : answer["feelings"]["emotions"])
      std::printf("  %s %.2f — %s\n", e.value("type", "").c_str(), e.value("intensity", 0.0), e.value("because", "").c_str());
  }

  void ShowWhy() {
    const json answer = Ask({{"why", true}});
    if (!answer.contains("why")) return;
    for (const auto& [key, value] : answer["why"].items()) std::printf("  %s%s:%s %s\n", kDim, key.c_str(), kReset, value.get<std::string>().c_str());
  }

  void Forget(const std::string& id) {
    if (id.empty()) return Notice("/forget needs an id; /memory lists them");
    const json answer = Ask({{"forget", id}});
    if (answer.contains("forgotten")) Notice("forgotten: " + id);
  }

  const LineAnswer& answer_;
  std::string colour_ = "\033[38;2;220;200;170m";
};

}  // namespace

int TalkInTerminal(const LineAnswer& answer) { return Terminal(answer).Talk(); }

}  // namespace sam::app
