#include "persona/temperaments.h"

#include <algorithm>
#include <array>

namespace sam {
namespace {

constexpr std::array<Temperament, 5> kTemperaments = {{
    // name, openness, conscientiousness, extraversion, agreeableness, stability; warmth, humour, liveliness,
    // directness, formality
    {"cheerful", {.5, .2, .6, .7, .4}, .7, .5, .5, .5, .4},
    {"calm", {.3, .4, -.2, .6, .9}, .6, .3, .2, .5, .5},
    {"playful", {.8, -.1, .8, .5, .3}, .6, .9, .8, .6, .2},
    {"earnest", {.4, .8, .1, .6, .5}, .6, .2, .4, .7, .6},
    {"tender", {.5, .2, .1, .95, .1}, .95, .35, .35, .3, .4},
}};

}  // namespace

std::span<const Temperament> Temperaments() { return kTemperaments; }

const Temperament* FindTemperament(std::string_view name) {
  const auto it =
      std::find_if(kTemperaments.begin(), kTemperaments.end(), [&](const Temperament& t) { return t.name == name; });
  return it == kTemperaments.end() ? nullptr : &*it;
}

Persona WithTemperament(Persona persona, const Temperament& t) {
  persona.temperament = t.name;
  persona.big_five = t.big_five;
  persona.warmth = t.warmth;
  persona.humour = t.humour;
  persona.liveliness = t.liveliness;
  persona.directness = t.directness;
  persona.formality = t.formality;
  return persona;
}

}  // namespace sam
