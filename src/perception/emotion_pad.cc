#include "perception/emotion_pad.h"

#include <algorithm>
#include <array>

namespace sam {
namespace {

/// In the order of kEmotionLabelNames. MR: Mehrabian & Russell 1977's term; ALMA: Gebhard 2005's; ours: no term is
/// near.
constexpr std::array<Pad, kEmotionLabels> kPadOfLabel = {{
    {0.50, 0.30, -0.20},    // admiration: ALMA
    {0.78, 0.25, 0.41},     // amusement: MR carefree
    {-0.51, 0.59, 0.25},    // anger: MR angry
    {-0.55, 0.16, -0.05},   // annoyance: MR displeased
    {0.38, 0.13, -0.08},    // approval: MR respectful
    {0.30, 0.10, 0.20},     // caring: ALMA love
    {-0.15, 0.20, -0.30},   // confusion: ours
    {0.20, 0.35, 0.05},     // curiosity: ours, milder than MR interested (.64 .51 .17)
    {0.51, 0.23, 0.14},     // desire: MR hopeful
    {-0.61, -0.15, -0.29},  // disappointment: MR discouraged
    {-0.30, -0.10, 0.40},   // disapproval: ALMA reproach
    {-0.60, 0.35, 0.11},    // disgust: MR
    {-0.57, 0.01, -0.34},   // embarrassment: MR shamed
    {0.60, 0.50, 0.40},     // excitement: ALMA gratification
    {-0.64, 0.60, -0.43},   // fear: MR fearful
    {0.61, 0.10, -0.13},    // gratitude: MR thankful
    {-0.63, -0.27, -0.50},  // grief: MR sad, dominance of ALMA distress
    {0.81, 0.51, 0.46},     // joy: MR happy
    {0.82, 0.65, -0.05},    // love: MR in love
    {-0.40, 0.45, -0.40},   // nervousness: ours, a milder fear
    {0.51, 0.23, 0.14},     // optimism: MR hopeful
    {0.40, 0.30, 0.30},     // pride: ALMA
    {0.05, 0.25, 0.05},     // realization: ours
    {0.40, -0.30, 0.40},    // relief: ALMA's arousal and dominance, pleasure between ALMA (.20) and MR untroubled (.79)
    {-0.52, 0.02, -0.21},   // remorse: MR regretful
    {-0.63, -0.27, -0.33},  // sadness: MR
    {0.10, 0.67, -0.13},    // surprise: MR, with pleasure after WASABI (.10): it may be either
    {0, 0, 0},              // neutral
}};
constexpr size_t kNeutral = kEmotionLabels - 1;
constexpr double kValenceShare = 0.88;  // ours

}  // namespace

Pad PadOf(const EmotionReading& reading, const EmotionModel& model) {
  Pad sum;
  double all = 0;
  for (size_t i = 0; i < kNeutral; ++i) {
    const double over =
        static_cast<double>(reading.labels[i]) / static_cast<double>(std::max(model.Threshold(i), 0.02f)) - 0.5;
    const double strength = std::clamp(over / 1.5, 0.0, 1.0);
    sum = sum + kPadOfLabel[i] * strength;
    all += strength;
  }
  Pad pad = sum * (1 / std::max(1.0, all));
  const double felt = std::clamp(1.2 - static_cast<double>(reading.labels[kNeutral]), 0.2, 1.0);
  pad.pleasure = (1 - kValenceShare) * pad.pleasure + kValenceShare * static_cast<double>(reading.valence) * felt;
  return Clamp(pad);
}

}  // namespace sam
