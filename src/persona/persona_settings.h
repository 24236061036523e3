// A persona changed by hand: what is given changes, what is not stays, what is out of range is refused by name.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "core/persona.h"

namespace sam {

struct PersonaSettings {
  std::optional<std::string> name;         // 1-40 characters
  std::optional<std::string> temperament;  // one of Temperaments()
  std::optional<BigFive> big_five;         // each in [-1, 1]; makes the temperament "own"
  std::optional<double> warmth, humour, liveliness, directness, formality;  // [0, 1]
  std::optional<std::string> language;                                      // "en", "ko", or "auto": follow the person
  std::optional<std::string> speech_level;                                  // "polite" or "casual"
};

/// A named temperament sets personality and sliders first, then the given sliders apply. On an error nothing has
/// changed; the message names the setting, its value and what is allowed.
Result<Persona> ApplySettings(Persona persona, const PersonaSettings& settings);

}  // namespace sam
