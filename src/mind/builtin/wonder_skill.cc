#include "mind/builtin/wonder_skill.h"

#include <fmt/format.h>

#include "base/unicode.h"
#include "mind/builtin/indirect_question.h"

namespace sam {
namespace {

constexpr double kHonest = 0.72;  // above what only knows how a question is put, below an intent that is meant

std::string_view KeyOf(IndirectQuestion::Kind kind) {
  using Kind = IndirectQuestion::Kind;
  switch (kind) {
    case Kind::kOutcome: return "outcome";
    case Kind::kWhether: return "whether";
    case Kind::kDoing: return "doing";
    case Kind::kHow: return "how";
    case Kind::kFact: return "fact";
    case Kind::kReason: return "reason";
    case Kind::kTaste: return "taste";
  }
  return "whether";
}

}  // namespace

void WonderSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  const Percept& percept = scene.thought.percept;
  if (scene.IsKorean() || !scene.SameLanguage() || percept.crisis.level != CrisisLevel::kNone || percept.request || !scene.thought.findings.empty()) return;
  const auto sentences = SplitSentences(scene.lower);
  if (sentences.empty()) return;
  const auto asked = ReadIndirectQuestion(sentences.back());
  if (!asked) return;
  Slots slots = scene.slots;
  slots.Set("asked", asked->words);
  const size_t before = out.size();
  ProposeLines(scene, name(), fmt::format("wonder.{}", KeyOf(asked->kind)), slots, kHonest, "asked " + asked->words, out);
  for (size_t i = before; i < out.size(); ++i) out[i].may_repeat = false;
}

}  // namespace sam
