#include "affect/temperament.h"

#include <algorithm>

#include "affect/occ.h"

namespace sam {

Pad DefaultMood(const BigFive& t) {
  // The source's coefficients. Its last predictor is stability: copying it as neuroticism makes the anxious calm.
  return Clamp({.21 * t.extraversion + .59 * t.agreeableness + .19 * t.stability,
                .15 * t.openness + .30 * t.agreeableness - .57 * t.stability,
                .25 * t.openness + .17 * t.conscientiousness + .60 * t.extraversion - .32 * t.agreeableness});
}

double Gain(EmotionType type, const Persona& persona) {
  const BigFive& t = persona.big_five;
  double gain = 1 + .3 * (persona.liveliness - .5);
  gain += IsNegative(type) ? -.4 * t.stability : .4 * t.extraversion;
  switch (type) {
    case EmotionType::kHappyFor:
    case EmotionType::kSorryFor:
    case EmotionType::kGratitude:
    case EmotionType::kLove:
      gain += .25 * t.agreeableness + .3 * (persona.warmth - .5);
      break;
    case EmotionType::kAnger:
    case EmotionType::kReproach:
    case EmotionType::kResentment:
      gain -= .3 * t.agreeableness;
      break;
    case EmotionType::kSurprise:
    case EmotionType::kLiking:
      gain += .3 * t.openness;
      break;
    default:
      break;
  }
  return std::clamp(gain, .4, 1.7);
}

}  // namespace sam
