// The feeling in a text: a linear model over hashed features, 28 GoEmotions labels and the valence, in 8-bit weights.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/result.h"
#include "core/language.h"
#include "core/percept.h"
#include "perception/feature_table.h"
#include "perception/features.h"

namespace sam {

/// Outputs of the model: the 28 labels, then the valence; the last place is spare.
inline constexpr size_t kEmotionOutputs = 30;
inline constexpr size_t kValenceOutput = 28;

/// Weights of one feature; weight = value * scale, the scale kept as the upper half of an IEEE 754 float.
struct EmotionRow {
  std::array<int8_t, kEmotionOutputs> value{};
  uint16_t scale = 0;
};
static_assert(sizeof(EmotionRow) == 32);

/// What stands before the table in a weights file (little-endian): then `slots` fingerprints of 16 bits (0: empty),
/// then `slots` rows. A feature lies in one of the eight slots of its bucket.
struct EmotionHeader {
  std::array<char, 8> magic{'S', 'A', 'M', 'E', 'M', 'O', '1', '\0'};
  uint32_t slots = 0;  // a power of two, at least 8
  uint32_t reserved = 0;
  std::array<float, kEmotionOutputs> bias{};
  std::array<float, kEmotionLabels> threshold{};  // probability from which a label counts as present
  std::array<float, 2> padding{};
};
static_assert(sizeof(EmotionHeader) == 256);
struct EmotionReading {
  EmotionDistribution labels{};  // probabilities
  float valence = 0;             // [-1, 1]
};

/// A view of weights that outlive it. Immutable.
class EmotionModel {
 public:
  /// Refuses bytes that are not a weights file.
  static Result<EmotionModel> Load(std::span<const uint8_t> bytes, Language language);

  EmotionReading Read(std::string_view text) const { return Read(EmotionFeatures(text, language_)); }
  EmotionReading Read(std::span<const Feature> features) const;
  float Threshold(size_t label) const { return header_->threshold[label]; }

 private:
  EmotionModel(std::span<const uint8_t> bytes, Language language);
  const EmotionHeader* header_;
  const uint16_t* fingerprints_;
  const EmotionRow* rows_;
  Language language_;
};

/// The weights inside the program.
std::span<const uint8_t> EmotionWeights(Language language);

}  // namespace sam
