// A checked PackSource as the bytes that Pack::FromBytes reads.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "content/compiler/source.h"

namespace sam::content {

std::string Encode(const PackSource& source);

/// The bit of a name in a condition, where it has one: act "question" gives those of all questions.
std::optional<uint32_t> EmotionBits(std::string_view name);
std::optional<uint32_t> ActBits(std::string_view name);
std::optional<uint32_t> FeelBits(std::string_view name);
std::optional<uint32_t> AtBits(std::string_view name);
std::optional<uint32_t> MetBits(std::string_view name);
std::optional<uint32_t> ToneBits(std::string_view name);

/// Bits of the Slots that a text needs; names that are none are skipped.
uint32_t SlotBits(std::string_view text);

}  // namespace sam::content
