// Trains the intent model: word vectors, intents' vectors and their kinds' vectors together; two softmaxes and cross entropy by AdaGrad,
// in a fixed order of samples.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "perception/intent_model.h"

namespace sam::training {

struct LabelledLine {
  std::string text;
  uint32_t intent = 0;
  uint32_t kind = kAnyKind;  // its place among all kinds, or:
  bool ours = false;         // an example of content/, not a line of the data

  static constexpr uint32_t kPlain = UINT32_MAX - 1;   // none of the intent's kinds
  static constexpr uint32_t kAnyKind = UINT32_MAX;  // nobody has looked
};

struct IntentSettings {
  Language language = Language::kEnglish;
  uint32_t slots = 1u << 17;
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
  /// `kinds` are named "intent/kind" and stand in the order of `intents`.
  IntentTrainer(const IntentSettings& settings, std::vector<std::string> intents, std::vector<std::string> kinds);

  void Train(const std::vector<const LabelledLine*>& lines);
  /// The weights file, with the strongest features that have room.
  std::vector<uint8_t> Pack(float sharpness) const;

 private:
  struct Encoded {
    std::vector<std::pair<uint32_t, float>> features;
    uint32_t intent, kind;
    float weight;
  };
  /// What a softmax learns: a vector and a bias for each choice.
  struct Choices {
    std::vector<IntentVector> vectors, vector_squares;
    std::vector<float> bias, bias_squares;
    void Begin(size_t count, uint64_t seed, std::string_view purpose);
  };
  void PackFeatures(std::vector<uint8_t>& bytes) const;
  void PackLines(std::vector<uint8_t>& bytes) const;
  void CollectFeatures(const std::vector<const LabelledLine*>& lines);
  void Step(const Encoded& line, uint64_t step, float rate);
  /// One step of the choice `wanted` among [first, last) (the plain sense, which scores nought, where `wanted` is none of them); adds what
  /// it wants of the meaning to `back`.
  void Choose(Choices& choices, std::pair<uint32_t, uint32_t> range, bool or_plain, uint32_t wanted, const IntentVector& meaning, float weight,
              float rate, IntentVector& back) const;

  IntentSettings settings_;
  std::vector<std::string> intents_, kinds_;
  std::vector<std::pair<uint32_t, uint32_t>> kinds_of_;  // of each intent: first and past the last
  std::unordered_map<uint64_t, uint32_t> index_;
  std::vector<uint64_t> hashes_;
  std::map<uint64_t, uint32_t> lines_;  // of the data: WordsHash, place among all names
  std::vector<uint32_t> seen_;
  std::vector<IntentVector> rows_, row_squares_;
  Choices intent_choices_, kind_choices_;
};

}  // namespace sam::training
