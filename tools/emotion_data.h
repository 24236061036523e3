// Labelled lines to train and measure the emotion models on.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "perception/emotion_model.h"

namespace sam::training {

struct Sample {
  std::string text;
  uint32_t labels = 0;     // bit i: label i of kEmotionLabelNames
  bool has_labels = true;  // false: only the valence is known
  int valence = 0;         // 1, -1; 0: unknown
  bool clear = true;       // one sign has at least three times the labels of the other
  float weight = 1;        // how much it counts in training
  bool judged = true;      // people gave the labels: thresholds are found on it
};

/// GoEmotions: text, label numbers, id; separated by tabs.
Result<std::vector<Sample>> ReadGoEmotions(const std::string& path);
/// KOTE: id, text, numbers of 44 labels; mapped to the 28.
Result<std::vector<Sample>> ReadKote(const std::string& path);
/// NSMC: id, text, 0 or 1, ...; a heading line first. Valence only.
Result<std::vector<Sample>> ReadNsmc(const std::string& path);
/// Songys' chatbot data (question, answer, topic 0 daily life, 1 parting, 2 love): questions only, as everyday talk
/// that nobody has labelled. Those with a plain word of feeling get its label; of the others, daily ones count as
/// neutral.
Result<std::vector<Sample>> ReadEverydayKorean(const std::string& path);

/// The side of pleasure that most labels are on: 1, -1, or 0.
int ValenceOf(uint32_t labels);
inline constexpr size_t kEkmanGroups = 7;
/// Labels as sets of Ekman's six and neutral: bits anger, disgust, fear, joy, sadness, surprise, neutral.
uint32_t EkmanOf(uint32_t labels);

}  // namespace sam::training
