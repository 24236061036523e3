// From a card to who she is: its texts become her description, its words a temperament where they name one.
#pragma once

#include <string>

#include "persona/character_card.h"

namespace sam {

inline constexpr size_t kMostAbout = 8192;  // bytes

/// What she would be with this card. Her language and speech level stay, and her temperament does, unless the card is of this program or its words name one
/// clearly. kInvalidArgument where the name has not 1 to 40 characters.
Result<Persona> WithCard(const CharacterCard& card, const Persona& now);
/// The card's first message, its macros filled, cleaned; may be empty.
std::string FirstWords(const CharacterCard& card);
/// A line or two on who she is, by temperament and sliders, for programs that know nothing of these. At most kMostAbout.
std::string DescribeCharacter(const Persona& persona);

}  // namespace sam
