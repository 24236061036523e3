// Trains the intent model: word vectors and intents' vectors together, softmax and cross entropy by AdaGrad, in a fixed order of samples.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "perception/intent_model.h"

namespace sam::training {

struct LabelledLine {
  std::string text;
  uint32_t intent = 0;
  float weight = 1;
  bool ours = false;  // an example of content/, not a line of the data
};

struct IntentSettings {
  Language language = Language::kEnglish;
  uint32_t slots = 1u << 16;
  uint32_t least_seen = 2;  // features of fewer lines are left out
  int epochs = 20;
  float rate = 0.08f;
  float decay = 1e-6f;
  float dropped = 0.3f;    // share of features left out of a step
  float smoothing = 0.05f;  // share of the truth spread over all intents
  float slips = 0.35f;      // share of lines that are learned with a slip of the fingers, too
  uint64_t seed = 1;
};

class IntentTrainer {
 public:
  IntentTrainer(const IntentSettings& settings, std::vector<std::string> intents);

  void Train(const std::vector<const LabelledLine*>& lines);
  /// The weights file, with the strongest features that have room.
  std::vector<uint8_t> Pack(float sharpness) const;

 private:
  struct Encoded {
    std::vector<std::pair<uint32_t, float>> features;
    uint32_t intent;
    float weight;
  };
  void CollectFeatures(const std::vector<const LabelledLine*>& lines);
  void Step(const Encoded& line, uint64_t step, float rate);

  IntentSettings settings_;
  std::vector<std::string> intents_;
  std::unordered_map<uint64_t, uint32_t> index_;
  std::vector<uint64_t> hashes_;
  std::vector<uint32_t> seen_;
  std::vector<IntentVector> rows_, row_squares_, vectors_, vector_squares_;
  std::vector<float> bias_, bias_squares_;
};

}  // namespace sam::training
