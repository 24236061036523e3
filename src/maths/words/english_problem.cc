// An English word problem answered: the ways to an answer weighed, the best told; talk that only has numbers in it left alone.
#include <algorithm>
#include <cmath>

#include "maths/words/english_schemes.h"
#include "maths/words/english_shapes.h"
#include "maths/words/english_telling.h"
#include "maths/words/english_words.h"
#include "maths/words/word_problem.h"

namespace sam::maths {
namespace {

constexpr double kSurely = 0.975, kHardly = 0.12, kHardlyLong = 0.35;
constexpr std::size_t kFewQuantities = 4, kFewWords = 60, kFewWordsSurely = 40;

/// "How much sleep do you get?" is asked of her, "How much do you have to pay?" of a story.
bool AsksHer(const Story& story) {
  static const auto kStory = SetOf("pay need buy get save owe");
  bool you = false, task = false, told = false;
  for (std::size_t n = 0; n < story.text.size(); ++n) {
    const std::string& word = story.text.at(n).text;
    const bool asked = n >= story.asked.begin && n < story.asked.end, about = word == "you" || word == "your";
    you = you || (asked && about), told = told || (!asked && about);
    task = task || (asked && (kStory.contains(word) || word == "will" || word == "would" || (word == "have" && story.text.word(std::ptrdiff_t(n) + 1) == "to")));
  }
  return you && !told && !(task && story.quantities.size() > 1);
}

/// "What" asks for a number only where it names one.
bool AsksNumber(const Story& story) {
  static const auto kNumbers = SetOf("number price cost total difference age temperature speed distance length width height weight amount sum area perimeter volume average page day share rent pay earn spend value "
                                     "score charge degrees bill many much");
  if (story.asked.how != How::kWhat || !story.asked.dimension.empty()) return true;
  for (std::size_t n = story.asked.begin; n < story.asked.end; ++n)
    if (kNumbers.contains(story.text.at(n).text)) return true;
  return std::ranges::any_of(story.quantities, [&](const Quantity& one) { return !one.head.empty() && one.head == story.asked.head; }) || story.asked.start || story.asked.left;
}

bool IsFormula(std::string_view text) { return text.find_first_of("=^*+<>{}[]\\") != std::string_view::npos; }

bool IsProblem(const Story& story) {
  std::size_t outside = 0, numbers = 0;
  for (const Quantity& one : story.quantities) {
    numbers += one.label ? 0 : 1;
    outside += one.label || one.asked_sentence ? 0 : 1;
  }
  return numbers >= 2 && outside >= 1 && AsksNumber(story) && !AsksHer(story);
}

/// One quantity in another unit: "A film lasts 2 hours. How many minutes is that?", "How many eggs are 3 dozen?"
std::optional<WordAnswer> AnswerTurned(const Story& story) {
  const Quantity* only = nullptr;
  for (const Quantity& one : story.quantities) {
    if (one.label || one.value == 1) continue;
    if (only || one.turned.empty() || (one.head != story.asked.head && !story.asked.head.empty())) return std::nullopt;
    only = &one;
  }
  const bool asks = only && !AsksHer(story) && !story.asked.than && !story.asked.left && story.asked.doing.verb_class != VerbClass::kGive && only->kind == NumberKind::kPlain && only->than == Than::kNone;
  if (!asks || story.text.size() > kFewWordsSurely) return std::nullopt;
  WordAnswer answer;
  answer.value = Write(only->value), answer.unit = only->noun, answer.steps = only->turned, answer.sure = story.text.size() < 25;
  answer.understood = TellAllGiven(story);
  answer.check = TellTurnedBack(*only);
  return answer;
}

struct Verdict {
  const Derivation* best = nullptr;
  double belief = 0;  // of its value, over all ways to it
};

Verdict Weigh(const std::vector<Derivation>& pool) {
  Verdict verdict;
  for (const Derivation& one : pool)
    if (one.op != Op::kLeaf && (!verdict.best || one.total > verdict.best->total)) verdict.best = &one;
  if (!verdict.best) return verdict;
  double all = 0, same = 0;
  for (const Derivation& one : pool) {
    if (one.op == Op::kLeaf) continue;
    const double weight = std::exp(one.total - verdict.best->total);
    all += weight, same += one.value == verdict.best->value ? weight : 0;
  }
  verdict.belief = same / all;
  return verdict;
}

}  // namespace

std::optional<WordAnswer> AnswerEnglishProblem(std::string_view text) {
  if (IsFormula(text)) return std::nullopt;
  const auto story = ReadStory(text);
  if (story)
    if (auto shape = AnswerShape(*story)) return shape;
  if (story && !AsksHer(*story))
    if (auto scheme = AnswerScheme(*story)) return scheme;
  if (story)
    if (auto turned = AnswerTurned(*story)) return turned;
  if (!story || !IsProblem(*story)) return std::nullopt;
  const auto pool = Derive(StoryRelations(*story), LearnedWeights(), Keep::kScores);
  const Verdict verdict = Weigh(pool);
  const bool long_story = story->quantities.size() > kFewQuantities || story->text.size() > kFewWords;  // of more steps than are looked for, as likely as not
  if (!verdict.best || verdict.belief < (long_story ? kHardlyLong : kHardly)) return std::nullopt;
  WordAnswer answer;
  answer.value = Write(verdict.best->value);
  answer.unit = TellUnit(*story, *verdict.best);
  answer.steps = TellSteps(*story, pool, *verdict.best);
  answer.understood = TellUnderstood(*story, *verdict.best);
  answer.check = TellCheck(pool, *verdict.best);
  answer.sure = verdict.belief >= kSurely && verdict.best->bad == 0 && !long_story && story->text.size() <= kFewWordsSurely;
  return answer;
}

}  // namespace sam::maths
