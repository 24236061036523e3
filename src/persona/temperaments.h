// The temperaments she can have by name: a personality, and where the sliders of her manner start.
#pragma once

#include <span>
#include <string_view>

#include "core/persona.h"

namespace sam {

struct Temperament {
  std::string_view name;
  BigFive big_five;
  double warmth, humour, liveliness, directness, formality;  // [0, 1]
};

/// cheerful, calm, playful, earnest, tender.
std::span<const Temperament> Temperaments();
/// nullptr where there is none of that name.
const Temperament* FindTemperament(std::string_view name);
/// `persona` with the temperament's personality and sliders; her name, language and speech level stay.
Persona WithTemperament(Persona persona, const Temperament& temperament);

}  // namespace sam
