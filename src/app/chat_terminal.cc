#include "app/chat_terminal.h"

#include <fmt/format.h>
#include <readline/history.h>
#include <readline/readline.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "app/card_view.h"
#include "app/options.h"
#include "app/picture.h"
#include "app/terminal_look.h"
#include "app/tools_view.h"
#include "base/base64.h"
#include "base/unicode.h"
#include "server/json.h"
#include "server/json_reins.h"

namespace sam::app {
namespace {

using nlohmann::json;

bool KoreanMachine() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char* value = std::getenv(name); value && *value) return std::string_view(value).starts_with("ko");
  return false;
}

/// One talk on the terminal over whatever answers JSON lines: the parts in this process, or a running server.
class Terminal {
 public:
  explicit Terminal(const LineAnswer& answer) : answer_(answer) {}

  /// The set-up talk at the first meeting; false at the end of input.
  bool Meet() {
    rl_bind_key('\t', rl_insert);
    return SetUp();
  }

  int Talk() {
    if (!Meet()) return kOk;
    std::printf("%s/look FILE [WORDS]  /memory  /people  /days  /correct ID WORDS  /pin ID  /forget ID or about WORDS  /feelings  /why  /bond  /settings  /card FILE  /pause  /undo  /tools  /notes  /audit  /diary  /quit%s\n", kDim, kReset);
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
    if (words == "/look" || words.starts_with("/look ")) return Look(Trim(words.substr(5))), true;
    if (words.starts_with("/memory")) return ShowMemory(std::string(Trim(words.substr(7)))), true;
    if (words == "/people") return ShowPeople(), true;
    if (words == "/days") return ShowDays(), true;
    if (words == "/feelings") return ShowFeelings(), true;
    if (words == "/why") return ShowWhy(), true;
    if (words.starts_with("/forget")) return Forget(Trim(words.substr(7))), true;
    if (words.starts_with("/correct")) return Correct(Trim(words.substr(8))), true;
    if (words.starts_with("/pin")) return Pin("pin", Trim(words.substr(4))), true;
    if (words.starts_with("/unpin")) return Pin("unpin", Trim(words.substr(6))), true;
    if (TakeRein(words)) return true;
    if (words.starts_with("/")) return Notice("there are /look FILE [WORDS], /memory [WORDS], /people, /days, /correct ID WORDS, /pin ID, /unpin ID, /forget ID, /forget about WORDS, /feelings, /why, /bond, /settings [KEY=VALUE], /card FILE, /pause, /resume, /undo, /tools [allow|deny NAME], /notes, /audit, /diary and /quit"), true;
    Hear(Ask({{"say", line}}));
    return true;
  }

  void Hear(const json& answer) {
    if (!answer.contains("reply")) return;
    for (const json& notice : answer["notices"]) Notice(notice.get<std::string>());
    colour_ = HerColour(answer["affect"]["mood"]);
    She(answer["reply"].get<std::string>());
  }

  /// /look FILE WORDS; a name with spaces stands between quotation marks.
  void Look(std::string_view rest) {
    const bool quoted = rest.size() > 1 && (rest.front() == '"' || rest.front() == '\'');
    const size_t end = std::min(quoted ? rest.find(rest.front(), 1) : rest.find(' '), rest.size());
    const std::string file(rest.substr(quoted ? 1 : 0, end - (quoted ? 1 : 0)));
    const std::string_view words = Trim(rest.substr(std::min(end + (quoted ? 1 : 0), rest.size())));
    if (file.empty()) return Notice("name a picture's file: /look FILE [WORDS]");
    const auto bytes = ReadPictureFile(file);
    if (!bytes) return Notice(bytes.error().message);
    Hear(Ask({{"say", words}, {"image_data", ToBase64(*bytes)}}));
  }

  /// True where it was one of the reins.
  bool TakeRein(std::string_view words) {
    if (words == "/bond") return ShowBond(), true;
    if (words == "/card" || words.starts_with("/card ")) return Card(std::string(Trim(words.substr(5)))), true;
    if (words == "/tools" || words.starts_with("/tools ")) return Tools(SplitWords(Trim(words.substr(6)))), true;
    if (words.starts_with("/settings")) return Settings(SplitWords(Trim(words.substr(9)))), true;
    if (words == "/pause" || words == "/resume") return Notice(Ask({{words.substr(1), true}}).value("paused", false) ? "paused; /resume goes on" : "going on"), true;
    if (words == "/undo") return Notice(Ask({{"undo", true}}).contains("undone") ? "she is as she was before the last change" : ""), true;
    if (words == "/audit") return ShowAudit(), true;
    if (words == "/diary") return ShowDiary(), true;
    if (words == "/notes") return TakeNotes(), true;
    return false;
  }

  void Tools(const std::vector<std::string_view>& words) {
    const std::string what(words.empty() ? "list" : words[0]), name(words.size() < 2 ? "" : words[1]);
    const json answer = Ask(json::parse(ToolsLine(what, name)));
    if (!answer.contains("error")) std::printf("%s%s%s", kDim, ToolsShown(answer).c_str(), kReset);
  }

  void Settings(const std::vector<std::string_view>& words) {
    const std::vector<std::string> given(words.begin(), words.end());
    const auto change = wire::ReadSettingsWords(given);
    if (!change) return Notice(change.error().message);
    const json answer = given.empty() ? Ask({{"settings", true}}) : Ask({{"set", {{"settings", wire::WordsAsJson(given)}}}});
    if (answer.contains("error")) return;
    const json& settings = given.empty() ? answer["settings"] : answer["set"]["settings"];
    for (const auto& [key, value] : settings.items()) std::printf("  %s%-17s%s %s\n", kDim, key.c_str(), kReset, value.is_string() ? value.get<std::string>().c_str() : value.dump().c_str());
  }

  /// Shows what a card would make of her, and takes it in where the person says so.
  void Card(const std::string& file) {
    if (file.empty()) return Notice("name a card's file, PNG or JSON: /card FILE");
    const auto preview = CardLine(file, CardStep::kPreview), take = CardLine(file, CardStep::kImport);
    if (!preview || !take) return Notice((preview ? take : preview).error().message);
    const json told = Ask(*preview);
    if (!told.contains("card")) return;
    std::printf("%s%s%s", kDim, CardShown(told["card"]["preview"]).c_str(), kReset);
    Notice("is she to become so? y or n");
    std::string line;
    if (!Read(line) || !MeansYes(line)) return Notice("she stays as she is");
    const json done = Ask(*take);
    if (done.contains("card")) Notice(fmt::format("she is {} now; /undo takes it back", done["card"]["imported"].value("name", "")));
  }

  /// Has the model read the talk again, and shows what of it will be remembered.
  void TakeNotes() {
    const json answer = Ask({{"notes", true}});
    if (!answer.contains("notes")) return;
    if (answer["notes"]["noted"].empty()) Notice("nothing new to note");
    for (const json& note : answer["notes"]["noted"]) {
      std::string facts;
      for (const json& fact : note["facts"]) facts += fmt::format(" {}: {} {}", fact.value("subject", ""), fact.value("predicate", ""), fact.value("value", ""));
      std::printf("  %s%-7s%s “%s”%s%s%s\n", kDim, note.value("turn", "").c_str(), kReset, note.value("quote", "").c_str(), kDim, facts.c_str(), kReset);
    }
  }

  void ShowBond() {
    const json answer = Ask({{"bond", true}});
    if (!answer.contains("bond")) return;
    const json& bond = answer["bond"];
    std::printf("  %s %s(%d days, %d things said, %.1f hours)%s\n", bond.value("name", "").c_str(), kDim, bond.value("days", 0), bond.value("turns", 0), bond.value("hours", 0.0), kReset);
    for (const json& event : bond["events"]) std::printf("  %s%s%s %s\n", kDim, event.value("at", "").substr(0, 10).c_str(), kReset, event.value("text", "").c_str());
  }

  void ShowAudit() {
    const json answer = Ask({{"audit", true}});
    if (!answer.contains("audit")) return;
    for (const json& entry : answer["audit"]) std::printf("  %s%s %s%s %s\n", kDim, entry.value("at", "").substr(0, 16).c_str(), entry.value("kind", "").c_str(), kReset, entry.value("what", "").c_str());
  }

  void ShowDiary() {
    const json answer = Ask({{"diary", true}});
    if (!answer.contains("diary")) return;
    const json& diary = answer["diary"];
    std::printf("  today %d minutes, this week %d, these 30 days %d\n", diary.value("today_minutes", 0), diary.value("week_minutes", 0), diary.value("month_minutes", 0));
    for (const json& day : diary["days"]) std::printf("  %s%s%s %d minutes, %d of them at night\n", kDim, day.value("date", "").c_str(), kReset, day.value("minutes", 0), day.value("night_minutes", 0));
  }

  void Row(const std::string& id, const std::string& text, const std::string& when) {
    std::printf("  %s%-7s%s %s %s(%s)%s\n", kDim, id.c_str(), kReset, text.c_str(), kDim, when.substr(0, 10).c_str(), kReset);
  }

  /// Everything that is known, or what some words find.
  void ShowMemory(const std::string& words) {
    const json answer = Ask({{"memory", words.empty() ? json(true) : json(words)}});
    if (!answer.contains("memory")) return;
    const json turns = answer.value("turns", json::array());
    if (answer["memory"].empty() && turns.empty()) Notice(words.empty() ? "nothing yet" : "nothing has these words");
    for (const json& fact : answer["memory"])
      Row(fact.value("id", ""), (fact.value("pinned", false) ? "★ " : "") + fact.value("text", ""), fact.value("since", ""));
    for (const json& turn : turns) Row(turn.value("id", ""), "“" + turn.value("said", "") + "”", turn.value("at", ""));
  }

  void ShowPeople() {
    const json answer = Ask({{"gist", true}});
    if (!answer.contains("gist")) return;
    if (answer["gist"]["people"].empty()) Notice("nobody yet");
    for (const json& person : answer["gist"]["people"]) {
      const std::string name = person.value("name", ""), role = person.value("role", "");
      std::printf("  %s%s%s%s — %s %s(%zu times, last %s)%s\n", name.c_str(), name.empty() || role.empty() ? "" : ", ", role.c_str(), "", person.value("text", "").c_str(), kDim, person.value("times", size_t{0}),
                  person.value("last", "").substr(0, 10).c_str(), kReset);
    }
  }

  void ShowDays() {
    const json answer = Ask({{"gist", true}});
    if (!answer.contains("gist")) return;
    if (answer["gist"]["days"].empty()) Notice("no day yet");
    for (const json& day : answer["gist"]["days"]) std::printf("  %s%s%s %s\n", kDim, day.value("date", "").c_str(), kReset, day.value("text", "").c_str());
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

  void Forget(std::string_view what) {
    if (what.empty()) return Notice("/forget needs an id, or \"about\" and a name; /memory lists the ids");
    const bool about = what.starts_with("about ");
    const json answer = Ask({{"forget", about ? json{{"about", Trim(what.substr(6))}} : json(what)}});
    if (answer.contains("forgotten")) Notice(answer.value("note", "forgotten"));
  }

  void Correct(std::string_view what) {
    const size_t space = what.find(' ');
    if (space == what.npos) return Notice("/correct needs an id and what is right: /correct f12.1 Basil");
    const json answer = Ask({{"correct", {{"id", what.substr(0, space)}, {"to", Trim(what.substr(space))}}}});
    if (answer.contains("corrected")) Notice("put right; it is " + answer.value("now", "") + " now");
  }

  void Pin(const char* what, std::string_view id) {
    if (id.empty()) return Notice(fmt::format("/{} needs an id; /memory lists them", what));
    const json answer = Ask({{what, id}});
    if (answer.contains("pinned") || answer.contains("unpinned")) Notice(fmt::format("{}ned", what));
  }

  const LineAnswer& answer_;
  std::string colour_ = kHerFirstColour;
};

}  // namespace

int TalkInTerminal(const LineAnswer& answer) { return Terminal(answer).Talk(); }
bool MeetInTerminal(const LineAnswer& answer) { return Terminal(answer).Meet(); }

}  // namespace sam::app
