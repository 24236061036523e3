#include "mind/builtin/rejoinder_skill.h"

#include <algorithm>
#include <array>

#include "base/random.h"
#include "base/unicode.h"
#include "base/word_lists.h"
#include "mind/builtin/answers.h"
#include "mind/builtin/composer.h"

namespace sam {
namespace {

using content::Answer;
using content::Block;

constexpr size_t kFewWords = 4;  // of an answer that may as well tell of something
constexpr double kTellsOfItsOwn = 0.55;  // more words, of a deed that is known
constexpr size_t kFewKorean = 2;  // words of an answer, whatever its form
constexpr double kOwnSubject = 0.75;  // an intent from here on is no answer to her

/// Her question asked for something that such words can be: "what about?", "why?".
bool AskedWhat(const Scene& scene) {
  const DiscourseTurn* before = scene.Before();
  if (before == nullptr) return false;
  const std::string asked = ToLower(before->reply);
  return HasAny(asked, {"what", "why", "which", "how come"});
}

/// How surely the words are an answer: short ones are; questions and words of a clear subject of their own are not.
double AnswerRelevance(const Scene& scene, Answer kind) {
  if (kind == Answer::kOwn) return 0.95;
  if (IsQuestion(scene.thought.percept.act)) return 0;
  const auto& frames = scene.thought.percept.frames;
  if (!frames.empty() && frames.front().name.starts_with("ask")) return 0.3;  // "no, don't tell me to ..."
  if (kind == Answer::kAny && !scene.words.empty() && IsOneOf(scene.words.front(), {"about", "over", "because"}) && !AskedWhat(scene)) return 0.3;  // goes on with what was told
  if (kind != Answer::kAny) return scene.words.size() <= 4 ? 0.9 : scene.words.size() <= 8 ? 0.7 : 0.5;
  const News& news = scene.thought.percept.news;
  if (news.tone < 0 && !news.kinds.empty()) return 0.5;  // bad news are no answer to be passed over
  const auto& intents = scene.thought.percept.intents;
  const double other = intents.empty() ? 0 : intents.front().score;
  const double brief = scene.words.size() <= 6 ? 0.8 : scene.words.size() <= 14 ? 0.78 : 0.4;
  constexpr std::array<std::string_view, 6> kAnswers = {"fragment", "word", "number", "years", "because", "nothing"};
  const bool told = scene.IsKorean() && scene.words.size() > kFewKorean && news.shape != "bit";
  const bool shaped = frames.empty() || scene.IsKorean() ? !told : std::find(kAnswers.begin(), kAnswers.end(), frames.front().name) != kAnswers.end();
  if (!scene.thought.percept.told.group.empty() && scene.words.size() > kFewWords) return kTellsOfItsOwn;
  if (!shaped) return other > kOwnSubject ? 0.35 : 0.6;  // a sentence of its own: perhaps an answer, perhaps not
  return other > kOwnSubject ? brief * 0.7 : brief;
}

std::vector<uint32_t> OfKind(const Scene& scene, std::span<const uint32_t> rejoinders, Answer kind) {
  std::vector<uint32_t> out;
  for (const uint32_t i : rejoinders) {
    if (scene.pack.blocks()[i].answer == kind) out.push_back(i);
  }
  return out;
}

/// Reasons for what she said the turn before.
std::vector<uint32_t> Reasons(const Scene& scene) {
  std::vector<uint32_t> out;
  for (const uint32_t i : scene.pack.WhyRejoinders()) {
    const Block& block = scene.pack.blocks()[i];
    if (scene.Age(content::BlockKey(block.answers.front())) == 1) out.push_back(i);
  }
  return out;
}

}  // namespace

void RejoinderSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  if (scene.words.empty()) return;
  const Answer kind = AnswerKind(scene);
  if (kind == Answer::kWhy) {
    const auto reasons = Reasons(scene);
    if (reasons.empty()) return;
    Composer composer(scene, name());
    composer.Add(reasons, 0.5);
    return composer.Propose(1.3, "her reason for what she said before", out);
  }
  const std::string& question = scene.thought.discourse.open_question;
  if (question.empty()) return;
  const double relevance = AnswerRelevance(scene, kind);
  if (relevance <= 0) return;
  auto fitting = OfKind(scene, scene.pack.Rejoinders(question), kind);
  if (fitting.empty() && kind != Answer::kAny && kind != Answer::kOwn) {
    fitting = OfKind(scene, scene.pack.Rejoinders(question), Answer::kAny);
  }
  if (fitting.empty()) return;
  Composer composer(scene, name());
  composer.Add(fitting, 0.5);
  composer.Propose(relevance, "takes up the answer to her question " + question, out);
}

}  // namespace sam
