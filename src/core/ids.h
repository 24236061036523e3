// Distinct types for distinct ids.
#pragma once

#include <compare>
#include <cstdint>

namespace sam {

/// A person's row in the directory of a data folder; 0 is nobody.
enum class PersonId : int64_t { kNobody = 0 };
/// A turn of one person, counted from 1; 0 is before the first.
enum class TurnId : uint32_t { kNone = 0 };

constexpr uint32_t Number(TurnId turn) { return static_cast<uint32_t>(turn); }
constexpr TurnId Next(TurnId turn) { return static_cast<TurnId>(Number(turn) + 1); }

}  // namespace sam
