#include "mind/builtin/rather_skill.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "mind/builtin/answers.h"
#include "mind/builtin/games.h"

namespace sam {
namespace {

using namespace std::string_view_literals;

constexpr size_t kLongestChoice = 24;  // words of a line that may hold the choice with its reasons
constexpr size_t kLongestPlace = 6;    // ... and of one that says "the first"

/// Places in the lines of a question.
enum Field : size_t { kQuestion, kFirst, kSecond, kToFirst, kToSecond, kHers, kFields };

/// How many of the words are in what was said: English at both ends of a word (a plural or an ending may follow), Korean at its start.
int Counted(const Scene& scene, std::string_view list) {
  const std::string text = Spaced(scene);
  int count = 0;
  for (const auto part : PartsOf(list, ',')) {
    const std::string meant = " " + ToLower(part);
    if (scene.IsKorean()) {
      count += text.find(meant) != std::string::npos ? 1 : 0;
      continue;
    }
    const bool whole = text.find(meant + " ") != std::string::npos || text.find(meant + "s ") != std::string::npos;
    count += whole ? 1 : 0;
  }
  return count;
}

int PlaceNamed(const Scene& scene) {
  if (scene.words.size() > kLongestPlace) return 0;
  constexpr auto kFirsts = "first, a, one, former, 1, 1번, 전자, 첫 번째, 첫번째, 첫째, 앞, 앞쪽, 처음, 일번, 왼쪽"sv;
  constexpr auto kSeconds = "second, b, two, latter, last one, 2, 2번, 후자, 두 번째, 두번째, 둘째, 뒤, 뒤쪽, 나중, 이번, 오른쪽"sv;
  const std::string text = Spaced(scene);
  const auto says = [&](std::string_view list) {
    const auto parts = PartsOf(list, ',');
    return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return HoldsWord(text, part); });
  };
  const bool article = !scene.IsKorean() && scene.words.size() > 1;  // "a window" is no A
  const bool first = article ? says("first, first one, former, option a, number one") : says(kFirsts);
  const bool second = article ? says("second, second one, latter, last one, option b, number two, b") : says(kSeconds);
  return first == second ? 0 : first ? 1 : 2;
}

bool AsksHers(const Scene& scene) {
  return AnswerKind(scene) == content::Answer::kOwn ||
         (scene.words.size() <= 8 && scene.SaidAny({"what would you", "which would you", "what do you pick", "your choice", "your pick", "you first",
                                                    "what's yours", "which one are you", "너는", "넌", "사만다는", "네 선택", "너부터", "먼저 골라",
                                                    "그쪽은", "넌 뭐", "너라면", "먼저 말해"}));
}

bool TakesBothOrNone(const Scene& scene) {
  return scene.words.size() <= 6 &&
         scene.SaidAny({"both", "neither", "can't choose", "cant choose", "can't decide", "둘 다", "둘다", "못 고르", "못고르", "고르기"});
}

}  // namespace

int ChosenOf(const Scene& scene, std::string_view first, std::string_view second) {
  if (scene.words.size() > kLongestChoice) return 0;
  if (const int place = PlaceNamed(scene); place != 0) return place;
  const int a = Counted(scene, first), b = Counted(scene, second);
  return a == b ? 0 : a > b ? 1 : 2;
}

void RatherSkill::Start(const Scene& scene, std::vector<Candidate>& out) const { AskFresh(scene, name(), kFields, "ask", out); }

void RatherSkill::Play(const Scene& scene, const std::vector<std::string_view>& state, std::vector<Candidate>& out) const {
  const auto rather = scene.pack.Lines(fmt::format("rather.{}", state.front()));
  if (rather.size() < kFields) return;
  const bool done = state.back() == "done";
  const auto stand = [&](std::string_view where) { return GameState(scene, name(), {state.front(), where}); };
  GameMove move(scene, name(), fmt::format("would-you-rather {}", state.front()));
  const int chosen = done ? 0 : ChosenOf(scene, rather[kFirst], rather[kSecond]);
  if (chosen == 0 && EndsGame(scene)) return move.Line("games.stop").Propose("", out);
  if (AsksHers(scene)) return move.Text(rather[kHers]).Propose(stand(state.back()), out);
  if (AsksForAnother(scene)) return Start(scene, out);
  if (done) return;
  if (chosen != 0) return move.Text(rather[chosen == 1 ? kToFirst : kToSecond]).Propose(stand("done"), out);
  if (TakesBothOrNone(scene)) return move.Line("games.rather-both").Propose(stand("done"), out);
  if (TakesTime(scene) || GivesUp(scene)) return move.Line("games.wait").Propose(stand("ask"), out);
  if (!IsAside(scene)) move.Line("games.rather-unclear").Propose(stand("ask"), out);
}

}  // namespace sam
