// What the person wishes her to be, said in passing: "be funnier", "반말로 하자", "call yourself Mina", "talk to me in
// English".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/language.h"
#include "core/persona.h"

namespace sam {

struct PersonaChange {
  Persona persona;                         // as wished
  std::string acknowledgement;             // what she says to it, in the new language and at the new speech level
  Language language = Language::kEnglish;  // the acknowledgement's
  std::string what;                        // for the log: "humour up", "casual speech", "name Mina"
};

/// The change that the words ask of her, none where they ask for none. Precise: words that merely mention jokes or 반말
/// ("my boss is too formal", "반말로 말했다가 혼났어") ask for nothing. `language` is the one the words are in.
std::optional<PersonaChange> ReadWish(std::string_view text, Language language, const Persona& persona);

}  // namespace sam
