// Character cards, as other programs exchange them: versions 1, 2 and 3, as JSON or inside a PNG. A card is somebody else's text: it is only ever
// description, and nothing in it sets what she may do.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "core/persona.h"

namespace sam {

inline constexpr size_t kMostCardJson = 1u << 20;  // bytes
inline constexpr size_t kMostCardField = 8192;     // bytes of a text that are read; all of it is kept
inline constexpr size_t kMostLore = 2000;          // entries of a lorebook

enum class CardSpec : uint8_t { kV1, kV2, kV3 };
/// "chara_card_v2"; "flat fields (V1)".
std::string_view Name(CardSpec spec);

/// Texts as they stand in the card, well-formed UTF-8, at most kMostCardField each.
struct CharacterCard {
  CardSpec spec = CardSpec::kV3;
  std::string json;  // the whole card, compact; without extensions.samantha, which is told by `own`
  std::string name, nickname, description, personality, scenario, first_words, examples, system_prompt, creator_notes, creator;
  std::vector<std::string> tags;
  size_t lore_entries = 0;
  std::vector<std::string> cut;  // names of the fields that are longer than what is read
  std::optional<Persona> own;    // where this program wrote it: temperament, personality, sliders, language and speech level; the rest is of no meaning
};

/// A file's card, by its first bytes a PNG's (V3 before V2) or JSON. kExhausted over 16 MB of PNG or 1 MB of JSON, kInvalidArgument where it is no card or a
/// field is of the wrong type or range, named in the message.
Result<CharacterCard> ReadCard(std::string_view file);
/// The card's JSON as it stands in the file, unread.
Result<std::string> CardText(std::string_view file);

/// Where the two stand, given away only where that is asked for.
struct CardState {
  std::string bond_stage;
  double pleasure = 0, arousal = 0, dominance = 0;  // her mood, each in [-1, 1]
};

/// Her persona as a card's JSON, kV2 or kV3: the card she was made from, whole, with her name of today; else her own words for herself. Nothing of a person's
/// life is in it. kCorrupt where the card that was kept cannot be read.
Result<std::string> WriteCard(const Persona& persona, CardSpec spec, const std::optional<CardState>& state);
/// The same in a picture: a plain one where `png` is empty. A kV3 picture has the V2 card beside it, for older programs.
Result<std::string> WriteCardPng(const Persona& persona, CardSpec spec, const std::optional<CardState>& state, std::string_view png);

}  // namespace sam
