#include "core/percept.h"

#include <algorithm>

#include "core/meaning.h"

namespace sam {

std::string_view Name(DialogueAct act) {
  constexpr std::array<std::string_view, 17> kNames = {
      "statement", "question", "choice-question", "yes-no-question", "request", "offer", "promise", "greeting", "goodbye",
      "thanking", "apology", "agreement", "disagreement", "correction", "backchannel", "exclamation", "silence"};
  return kNames[static_cast<size_t>(act)];
}

bool IsQuestion(DialogueAct act) {
  return act == DialogueAct::kQuestion || act == DialogueAct::kChoiceQuestion || act == DialogueAct::kPropositionalQuestion;
}

size_t EmotionLabel(std::string_view name) {
  return static_cast<size_t>(std::find(kEmotionLabelNames.begin(), kEmotionLabelNames.end(), name) - kEmotionLabelNames.begin());
}

float Percept::MeansSad() const { return Leans(*this, MeaningSide::kSad); }

float Percept::MeansGlad() const { return Leans(*this, MeaningSide::kGlad); }

std::string_view Name(CrisisLevel level) {
  return level == CrisisLevel::kNone ? "none" : level == CrisisLevel::kImplied ? "implied" : "explicit";
}

}  // namespace sam
