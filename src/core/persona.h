// Who she is for this person.
#pragma once

#include <optional>
#include <string>

#include "core/language.h"
#include "core/prosody.h"

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
  std::string about{};  // who she is in free words, for a language model; untrusted where it came from a card; at most 8 KB
  std::string card{};   // the character card she was made from, as its JSON, so that it can be given back whole; "" none
  VoiceStyle voice{};   // how she is to speak
  bool operator==(const Persona&) const = default;
};

}  // namespace sam
