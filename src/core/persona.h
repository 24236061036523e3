// Who she is for this person, and how far the two have come.
#pragma once

#include <optional>
#include <string>

#include "core/language.h"
#include "core/pad.h"

namespace sam {

/// Big Five, each in [-1, 1]; `stability` is emotional stability, the opposite of neuroticism.
struct BigFive {
  double openness = 0, conscientiousness = 0, extraversion = 0, agreeableness = 0, stability = 0;
  bool operator==(const BigFive&) const = default;
};

struct Persona {
  std::string name = "Samantha";
  std::string temperament = "cheerful";  // "cheerful", "calm", "playful", "earnest", "tender", or "own" with big_five given
  BigFive big_five{0.5, 0.2, 0.6, 0.7, 0.4};
  double warmth = 0.7, humour = 0.5, liveliness = 0.5, directness = 0.5, formality = 0.4;  // [0, 1]
  std::optional<Language> language;  // none: follow the person
  SpeechLevel level = SpeechLevel::kPolite;
  bool operator==(const Persona&) const = default;
};

/// How far the relationship has come. All counts are of what happened, none is a target.
struct Bond {
  int turns = 0;
  int days = 0;           // distinct local days with a talk
  double closeness = 0;   // [0, 1]
  double hurt = 0;        // [0, 1]: unrepaired
};

}  // namespace sam
