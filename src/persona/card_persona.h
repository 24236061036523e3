// From a card to who she is: its texts become her description, its words a temperament where they name one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "persona/character_card.h"

namespace sam {

inline constexpr size_t kMostAbout = 8192;  // bytes

/// What she would be with this card. Her language and speech level stay, and her temperament does, unless the card is of this program or its words name one
/// clearly. kInvalidArgument where the name has not 1 to 40 characters.
Result<Persona> WithCard(const CharacterCard& card, const Persona& now);
/// The sentences of its texts that were left out, for they make her a human being or order her about (card_sifting.h).
std::vector<std::string> LeftOut(const CharacterCard& card);
/// The card's first message to somebody of this name, its macros filled, cleaned and sifted; may be empty.
std::string FirstWords(const CharacterCard& card, std::string_view person);
/// A line or two on who she is, by temperament and sliders, for programs that know nothing of these. At most kMostAbout.
std::string DescribeCharacter(const Persona& persona);

}  // namespace sam
