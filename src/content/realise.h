// From a text of the content to words that can be said: level, choices, slots, particles.
//
//   "[polite|casual]"  by speech level; English "[formal|easy]"
//   "<a|b|c>"          one of them, drawn from `draw` and the place in the text
//   "{focus}"          the slot's value; "{focus|이/가}" with the particle that fits; "{her|이에요/예요:이야/야}" where
//   the
//                      particle differs by level; "{clause|다니}" joins an ending to a Korean clause in 다
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/language.h"

namespace sam {

/// The slots that replies may use (lines may name others).
enum class Slot : uint8_t {
  kName,
  kCall,
  kHer,
  kFocus,
  kPhrase,
  kClause,
  kLast,
  kTime,
  kDate,
  kWeekday,
  kDaypart,
  kAnswer,
  kQuestion,
  kWho,
  kThem,
  kTheir,
  kWhen,
  kTail,
  kThing,
};
inline constexpr size_t kSlots = 19;
std::string_view Name(Slot slot);
std::optional<Slot> SlotNamed(std::string_view name);

/// Values by name. An empty value counts as none.
class Slots {
 public:
  Slots() = default;
  Slots(std::initializer_list<std::pair<std::string_view, std::string_view>> values);

  void Set(std::string_view name, std::string value);
  void Set(Slot slot, std::string value);
  /// "" where there is none.
  std::string_view Get(std::string_view name) const;
  /// Bits of Slot that have a value.
  uint32_t Bits() const { return bits_; }

 private:
  std::array<std::string, kSlots> known_;                    // by Slot
  std::vector<std::pair<std::string, std::string>> others_;  // a line's own
  uint32_t bits_ = 0;
};

/// The text as she says it. A slot without a value leaves nothing behind; broken marks are left as they are.
std::string Realise(std::string_view text, SpeechLevel level, const Slots& slots, uint64_t draw = 0);

namespace content {

/// One piece of a text at `pos`: plain words, or the inside of a mark.
struct Piece {
  enum class Kind : uint8_t { kWords, kLevels, kChoice, kSlot, kBroken } kind = Kind::kWords;
  std::string_view inside;
};
/// Reads the piece at `pos` and moves past it.
Piece NextPiece(std::string_view text, size_t& pos);
/// The ways between bars that stand outside inner marks.
std::vector<std::string_view> Ways(std::string_view inside);
/// "focus" and "이/가" of "focus|이/가".
std::pair<std::string_view, std::string_view> SlotParts(std::string_view inside);

}  // namespace content
}  // namespace sam
