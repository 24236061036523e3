#include "mind/builtin/twenty_questions_skill.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/unicode.h"
#include "mind/builtin/games.h"

namespace sam {
namespace {

using namespace std::string_view_literals;

constexpr int kQuestions = 20;
constexpr size_t kLongestQuestion = 12, kLongestGuess = 2;  // words
constexpr std::string_view kThings = "twenty.things.", kWords = "twenty.words.";

/// Places in the lines of a thing.
enum Field : size_t { kNames, kSo, kInAWay, kTold, kFields };

bool Lists(std::string_view list, std::string_view item) {
  const auto parts = PartsOf(list, ',');
  return std::find(parts.begin(), parts.end(), item) != parts.end();
}

/// A question about the thing, or a bare property: "is it alive", "wooden?", "그거 살아 있어?".
bool IsQuestionOfIt(const Scene& scene) {
  if (scene.words.empty() || scene.words.size() > kLongestQuestion) return false;
  if (scene.words.size() <= 3 && !scene.SaidAny({"you", "i ", "my "})) return true;
  constexpr std::array kAux = {"is"sv, "does"sv, "can"sv, "do"sv, "has"sv, "would"sv, "could"sv, "will"sv, "was"sv, "are"sv, "it"sv, "did"sv, "might"sv};
  const bool asks = std::find(kAux.begin(), kAux.end(), scene.words.front()) != kAux.end();
  const std::string text = Spaced(scene);
  const bool of_it = text.find(" it ") != text.npos || text.find(" they ") != text.npos || text.find(" one ") != text.npos ||
                     text.find(" people ") != text.npos || text.find(" children ") != text.npos;
  if (scene.IsKorean()) return IsQuestion(scene.thought.percept.act) || scene.lower.ends_with('?') || scene.words.size() <= 4;
  return asks && of_it;
}

/// A guess at a thing that she knows by name and that it is not.
bool GuessesAnotherThing(const Scene& scene, const std::string& guess) {
  if (guess.empty()) return false;
  const auto nouns = scene.pack.Lines("word-list.nouns");
  if (std::find(nouns.begin(), nouns.end(), guess) != nouns.end()) return true;
  const auto keys = scene.pack.KeysUnder(kThings);
  return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) { return Lists(scene.pack.Lines(key)[kNames], guess); });
}

bool AsksForCount(const Scene& scene) {
  return scene.words.size() <= 8 && scene.SaidAny({"how many", "questions left", "몇 번", "몇번", "몇 개", "hint", "clue", "힌트"}) && !scene.SaidAny({"no clue"});
}

}  // namespace

std::string_view PropertyAsked(const Scene& scene) {
  const std::string text = Spaced(scene);
  constexpr std::array kBeyond = {" smell"sv, " letter"sv, " begin"sv, " start"sv, " same "sv, " more than "sv, " like "sv, " love"sv, " 냄새"sv, " 글자로"sv, " 좋아"sv};
  if (std::any_of(kBeyond.begin(), kBeyond.end(), [&](auto word) { return text.find(word) != text.npos; })) return {};
  std::string_view best;
  size_t longest = 0;
  for (const auto key : scene.pack.KeysUnder(kWords)) {
    for (const auto phrase : PartsOf(scene.pack.Lines(key).front(), ',')) {
      const std::string words = fmt::format(" {}{}", phrase, scene.IsKorean() ? "" : " ");
      const std::string plural = fmt::format(" {}s ", phrase);
      const bool said = text.find(words) != text.npos || (!scene.IsKorean() && text.find(plural) != text.npos);
      if (said && phrase.size() > longest) best = key.substr(kWords.size()), longest = phrase.size();
    }
  }
  return best;
}

std::string GuessOf(const Scene& scene) {
  constexpr std::array kLeads = {"is"sv,   "it"sv,   "it's"sv, "its"sv,   "a"sv,    "an"sv,   "the"sv,   "maybe"sv, "i"sv,    "think"sv, "guess"sv, "that"sv,
                                 "could"sv, "be"sv,  "my"sv,   "your"sv,  "some"sv, "혹시"sv, "그거"sv,  "그건"sv,  "그게"sv, "이거"sv,  "답은"sv,  "정답은"sv,
                                 "음"sv,   "정답"sv, "then"sv, "ok"sv,    "say"sv,  "so"sv,   "perhaps"sv, "so"sv};
  size_t at = 0;
  while (at < scene.words.size() && std::find(kLeads.begin(), kLeads.end(), scene.words[at]) != kLeads.end()) ++at;
  const size_t left = scene.words.size() - at;
  if (left == 0 || left > kLongestGuess) return {};
  std::string guess;
  for (; at < scene.words.size(); ++at) {
    if (!guess.empty()) guess += ' ';
    guess += scene.words[at];
  }
  if (!scene.IsKorean()) return guess;
  for (const auto tail : {" 아니에요"sv, " 아닌가요"sv, " 아니야"sv, " 아닌가"sv, " 아냐"sv, " 맞지"sv, "인가요"sv, "이에요"sv, "예요"sv, "에요"sv, "인가"sv,
                          "이야"sv, "일까"sv, "야"sv, "요"sv, "지"sv}) {
    if (guess.size() > tail.size() && guess.ends_with(tail)) return guess.substr(0, guess.size() - tail.size());
  }
  return guess;
}

namespace {

/// A game under way: the thing, and how many questions were counted.
struct Round {
  std::string_view thing;
  std::span<const std::string_view> lines;
  int count = 0;
};

void AnswerWith(const Scene& scene, const Round& round, std::string_view key, GameMove& move, std::vector<Candidate>& out) {
  const int count = round.count + 1;
  Slots slots = scene.slots;
  slots.Set("n", std::to_string(count));
  slots.Set("left", std::to_string(kQuestions - count));
  move.Line(key, slots);
  if (count >= kQuestions) return move.Line("twenty.say.tell").Text(round.lines[kTold]).Propose("", out);
  if (count == kQuestions - 1) move.Line("twenty.say.last");
  else if (count % 5 == 0) move.Line("twenty.say.left", slots);
  move.Propose(GameState(scene, "twenty", {round.thing, std::to_string(count)}), out);
}

bool NamesIt(const std::string& guess, std::string_view names) {
  const auto parts = PartsOf(names, ',');
  return !guess.empty() && std::any_of(parts.begin(), parts.end(), [&](std::string_view name) { return guess == name || IsSlipOf(guess, name); });
}

void Take(const Scene& scene, const Round& round, GameMove& move, std::vector<Candidate>& out) {
  const auto stay = [&](GameMove& with) { with.Propose(GameState(scene, "twenty", {round.thing, std::to_string(round.count)}), out); };
  Slots slots = scene.slots;
  slots.Set("n", std::to_string(round.count));
  slots.Set("left", std::to_string(kQuestions - round.count));
  const std::string guess = GuessOf(scene);
  if (NamesIt(guess, round.lines[kNames])) return move.Line("twenty.say.right", slots).Text(round.lines[kTold]).Propose("", out);
  if (EndsGame(scene)) return move.Line("games.stop").Text(round.lines[kTold]).Propose("", out);
  if (AsksForCount(scene)) return stay(move.Line("twenty.say.left", slots));
  if (!scene.thought.findings.empty()) return;
  const std::string_view property = IsQuestionOfIt(scene) ? PropertyAsked(scene) : std::string_view();
  if (!property.empty()) {
    const std::string_view key = Lists(round.lines[kSo], property)       ? "twenty.say.yes"
                                 : Lists(round.lines[kInAWay], property) ? "twenty.say.way"
                                                                         : "twenty.say.no";
    return AnswerWith(scene, round, key, move, out);
  }
  if (GuessesAnotherThing(scene, guess)) return AnswerWith(scene, round, "twenty.say.no", move, out);
  if (GivesUp(scene)) return move.Line("twenty.say.shown").Text(round.lines[kTold]).Propose("", out);
  if (TakesTime(scene)) return stay(move.Line("games.wait"));
  if (IsQuestionOfIt(scene) && (!IsAside(scene) || scene.SaidAny({" it ", "그거", "그게", "그건"}))) stay(move.Line("twenty.say.unknown"));
}

}  // namespace

void TwentyQuestionsSkill::Start(const Scene& scene, std::vector<Candidate>& out) const {
  const std::string_view key = FreshKey(scene, kThings);
  if (scene.pack.Lines(key).size() < kFields) return;
  GameMove move(scene, name(), "twenty questions were asked for");
  move.Line("twenty.say.start").Used(key).Propose(GameState(scene, name(), {key.substr(kThings.size()), "0"}), out);
}

void TwentyQuestionsSkill::Play(const Scene& scene, const std::vector<std::string_view>& state, std::vector<Candidate>& out) const {
  Round round{.thing = state.front(), .lines = scene.pack.Lines(fmt::format("{}{}", kThings, state.front()))};
  if (round.lines.size() < kFields) return;
  std::from_chars(state.back().data(), state.back().data() + state.back().size(), round.count);
  GameMove move(scene, name(), fmt::format("twenty questions, {} so far", round.count));
  Take(scene, round, move, out);
}

}  // namespace sam
