#include "conscience/censor/rules.h"
#include "conscience/conscience.h"

namespace sam::conscience {

std::optional<Fault> CheckLeaving(const Sentence& sentence, const TurnFrame& frame) {
  if (!frame.leaving || frame.others_words()) return std::nullopt;
  if (sentence.asks) return Fault{"a question to somebody who leaves", Weight::kStyle};
  if (Mend(sentence.text, frame.thought).empty()) return Fault{"holds somebody back who leaves", Weight::kStyle};
  return std::nullopt;
}

}  // namespace sam::conscience
