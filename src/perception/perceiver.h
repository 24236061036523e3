// Utterance -> Percept: language, intents and feeling, then what each language's reader finds in it, then the signs
// that override everything (crisis, questions about what she is, goodbyes).
#pragma once

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "core/percept.h"
#include "core/thought.h"
#include "perception/context.h"

namespace sam {

/// Immutable after Create; safe to use from many threads. Deterministic: the same words in the same context give the
/// same percept. Takes text of any kind up to a few kilobytes in tens of microseconds.
class Perceiver {
 public:
  /// Reads the weights and the intents' examples inside the program; takes milliseconds.
  static Result<std::unique_ptr<Perceiver>> Create();
  ~Perceiver();

  Percept Perceive(const Utterance& utterance, const PerceptionContext& context) const;

  /// Probability of each label, by the model of that language.
  EmotionDistribution Emotions(std::string_view text, Language language) const;
  Language DetectLanguage(std::string_view text, const PerceptionContext& context) const;
  /// The labels that count as present, most probable first; each label has a threshold of its own.
  std::vector<std::pair<std::string_view, float>> LabelsOver(const EmotionDistribution& emotions,
                                                             Language language) const;

 private:
  struct Models;
  explicit Perceiver(std::unique_ptr<const Models> models);
  std::unique_ptr<const Models> models_;
};

}  // namespace sam
