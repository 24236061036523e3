// Formulas in words. Inside speech/ only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/language.h"

namespace sam {

struct SpokenFormula {
  size_t bytes = 0;  // how much of the text it is
  std::string words;
};

/// The formula that `text` begins with: numbers and letters that stand alone, joined by operators: 3x + 1 = 4, x², √2, 2(a - 1), ½. None where it begins with something else, or with what is
/// a range, a date or a fraction at most. Korean reads relations by their particles (엑스는 일, 삼보다 작다). Pure.
std::optional<SpokenFormula> ReadFormula(std::string_view text, Language language);

/// "one half", "이분의 일" of ½; empty for what is no such sign.
std::string ReadVulgarFraction(char32_t sign, Language language);
/// "two thirds", "three over eleven"; 십일분의 삼.
std::string ReadFraction(std::string_view numerator, std::string_view denominator, Language language);

}  // namespace sam
