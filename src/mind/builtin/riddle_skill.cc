#include "mind/builtin/riddle_skill.h"

#include <fmt/format.h>

#include "mind/builtin/answers.h"
#include "mind/builtin/games.h"

namespace sam {
namespace {

constexpr int kGuesses = 3;           // wrong ones, before she offers to tell
constexpr size_t kLongestRight = 12;  // words of a line that may hold the answer

/// Places in the lines of a riddle.
enum Field : size_t { kQuestion, kAnswers, kHint, kTold, kFields };

bool AsksForHint(const Scene& scene) {
  return scene.words.size() <= 8 && scene.SaidAny({"hint", "clue", "힌트", "단서"}) && !scene.SaidAny({"no clue"});
}

}  // namespace

void RiddleSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  const Game asked = GameAskedFor(scene);
  const auto state = GameUnderWay(scene, name());
  const DiscourseTurn* before = scene.Before();
  const bool more = before != nullptr && before->skill == name() && AsksForAnother(scene);
  if (!state) {
    if (asked == Game::kRiddle || (more && scene.thought.discourse.game.empty())) AskFresh(scene, name(), kFields, "0", out);
    return;
  }
  const auto riddle = scene.pack.Lines(fmt::format("riddle.{}", state->front()));
  if (riddle.size() < kFields || (asked != Game::kNone && asked != Game::kRiddle)) return;
  const int wrong = state->size() > 1 && state->back().size() == 1 ? state->back().front() - '0' : 0;
  const auto stay = [&](int guesses) { return GameState(scene, name(), {state->front(), std::to_string(guesses)}); };
  GameMove move(scene, name(), fmt::format("riddle {}, {} wrong guesses", state->front(), wrong));
  if (scene.words.size() <= kLongestRight && NamesOneOf(scene, riddle[kAnswers]))
    return move.Line("games.riddle-right").Text(riddle[kTold]).Propose("", out);
  if (EndsGame(scene)) return move.Line("games.stop").Propose("", out);
  if (AsksForHint(scene)) return move.Text(riddle[kHint]).Propose(stay(wrong), out);
  if (asked == Game::kRiddle || AsksForAnother(scene)) return AskFresh(scene, name(), kFields, "0", out);
  if (GivesUp(scene)) return move.Text(riddle[kTold]).Propose("", out);
  const content::Answer answer = AnswerKind(scene);
  const bool offered = wrong > kGuesses;
  if (offered && answer == content::Answer::kYes) return move.Text(riddle[kTold]).Propose("", out);
  if ((offered && answer == content::Answer::kNo && scene.words.size() <= 3) || TakesTime(scene)) return move.Line("games.wait").Propose(stay(wrong), out);
  if (IsAside(scene)) return;
  if (wrong < kGuesses) return move.Line("games.riddle-wrong").Propose(stay(wrong + 1), out);
  if (!offered) return move.Line("games.riddle-offer").Propose(stay(kGuesses + 1), out);
  move.Line("games.riddle-tell").Text(riddle[kTold]).Propose("", out);
}

}  // namespace sam
