// Logistic regression for all labels at once over hashed features, by AdaGrad with a fixed order of samples; then the
// weights brought into the 8-bit table that the program reads.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "emotion_data.h"
#include "perception/features.h"

namespace sam::training {

struct Settings {
  Language language = Language::kEnglish;
  uint32_t slots = 1u << 17;  // of the table
  int least_seen = 2;         // features of fewer samples are left out
  int epochs = 8;
  float rate = 0.15f;   // AdaGrad's step
  float decay = 1e-5f;  // pull of the weights to zero per step
  float dropped = 0;    // share of features left out of a step
  uint64_t seed = 1;
};

struct Encoded {
  std::vector<std::pair<uint32_t, float>> features;  // index in the vocabulary, weight
  const Sample* sample = nullptr;
};

using Scores = std::array<float, kEmotionOutputs>;
using Thresholds = std::array<float, kEmotionLabels>;

class Trainer {
 public:
  Trainer(const Settings& settings, const std::vector<Sample>& vocabulary_from);

  Encoded Encode(const Sample& sample) const;
  void Train(const std::vector<const Encoded*>& samples);
  Scores Score(const Encoded& sample) const;
  /// The weights file, with the strongest features that have room.
  std::vector<uint8_t> Pack(const Thresholds& thresholds) const;

 private:
  void Step(const Encoded& encoded, uint64_t step);

  Settings settings_;
  std::unordered_map<uint64_t, uint32_t> index_;
  std::vector<uint64_t> hashes_;
  std::vector<uint32_t> seen_;
  std::vector<Scores> weights_, squares_;
  Scores bias_{}, bias_square_{};
};

/// The threshold of each label that gives the best F1 on (probabilities, truth).
Thresholds BestThresholds(const std::vector<std::pair<Scores, uint32_t>>& scored);
/// Moves the thresholds, one after the other, to where the mean F1 of the labels and that of Ekman's groups are highest together.
void RefineThresholds(const std::vector<std::pair<Scores, uint32_t>>& scored, Thresholds& thresholds);
/// Bits of labels over threshold; the relatively strongest where none is.
uint32_t LabelsOf(const EmotionDistribution& probabilities, const Thresholds& thresholds);
EmotionDistribution Probabilities(const Scores& scores);
/// Mean over the first `classes` bits of the F1 of (predicted, truth).
double MacroF1(const std::vector<std::pair<uint32_t, uint32_t>>& pairs, size_t classes,
               std::vector<double>* each = nullptr);

}  // namespace sam::training
