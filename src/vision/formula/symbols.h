// The symbols that are told apart: how each is typed, and how it sits on the line.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace sam::vision {

enum class Kind : uint8_t { kDigit, kLetter, kOperator, kRelation, kOpen, kClose, kBar, kPoint, kRoot, kAfter, kForeign, kJunk };

/// Where ink usually is: from the line up to the top of a figure is 1. `free`: its size says nothing about the line.
struct Symbol {
  std::string_view typed;
  Kind kind;
  double top = 1, bottom = 0;
  bool free = false;
};

inline constexpr std::array kSymbols = {
    Symbol{"0", Kind::kDigit}, Symbol{"1", Kind::kDigit}, Symbol{"2", Kind::kDigit}, Symbol{"3", Kind::kDigit}, Symbol{"4", Kind::kDigit},
    Symbol{"5", Kind::kDigit}, Symbol{"6", Kind::kDigit}, Symbol{"7", Kind::kDigit}, Symbol{"8", Kind::kDigit}, Symbol{"9", Kind::kDigit},
    Symbol{"+", Kind::kOperator, 0.82, 0.04, true}, Symbol{"-", Kind::kOperator, 0.43, 0.43, true}, Symbol{"×", Kind::kOperator, 0.74, 0.06, true},
    Symbol{"÷", Kind::kOperator, 0.82, 0.04, true}, Symbol{"*", Kind::kOperator, 0.8, 0.3, true}, Symbol{"±", Kind::kOperator, 0.82, 0.0, true},
    Symbol{"/", Kind::kOperator, 1, 0, true}, Symbol{":", Kind::kOperator, 0.66, 0, true},
    Symbol{"=", Kind::kRelation, 0.6, 0.26, true}, Symbol{"≠", Kind::kRelation, 0.8, 0.1, true}, Symbol{"<", Kind::kRelation, 0.8, 0.06, true},
    Symbol{">", Kind::kRelation, 0.8, 0.06, true}, Symbol{"≤", Kind::kRelation, 0.85, 0, true}, Symbol{"≥", Kind::kRelation, 0.85, 0, true},
    Symbol{".", Kind::kPoint, 0.15, 0, true}, Symbol{",", Kind::kPoint, 0.14, -0.2, true},
    Symbol{"%", Kind::kAfter}, Symbol{"!", Kind::kAfter}, Symbol{"?", Kind::kAfter}, Symbol{"°", Kind::kAfter, 1, 0.6, true},
    Symbol{"(", Kind::kOpen, 1.08, -0.28, true}, Symbol{")", Kind::kClose, 1.08, -0.28, true}, Symbol{"[", Kind::kOpen, 1.08, -0.28, true},
    Symbol{"]", Kind::kClose, 1.08, -0.28, true}, Symbol{"{", Kind::kOpen, 1.08, -0.28, true}, Symbol{"}", Kind::kClose, 1.08, -0.28, true},
    Symbol{"|", Kind::kBar, 1.08, -0.28, true}, Symbol{"√", Kind::kRoot, 1.1, -0.1, true}, Symbol{"π", Kind::kLetter, 0.66, 0},
    Symbol{"a", Kind::kLetter, 0.68, 0}, Symbol{"b", Kind::kLetter, 1.03, 0}, Symbol{"c", Kind::kLetter, 0.68, 0}, Symbol{"d", Kind::kLetter, 1.03, 0},
    Symbol{"e", Kind::kLetter, 0.68, 0}, Symbol{"f", Kind::kLetter, 1.03, -0.1, true}, Symbol{"g", Kind::kLetter, 0.68, -0.3}, Symbol{"h", Kind::kLetter, 1.03, 0},
    Symbol{"i", Kind::kLetter, 1, 0}, Symbol{"j", Kind::kLetter, 1, -0.3}, Symbol{"k", Kind::kLetter, 1.03, 0}, Symbol{"l", Kind::kLetter, 1.03, 0},
    Symbol{"m", Kind::kLetter, 0.68, 0}, Symbol{"n", Kind::kLetter, 0.68, 0}, Symbol{"o", Kind::kLetter, 0.68, 0}, Symbol{"p", Kind::kLetter, 0.68, -0.3},
    Symbol{"q", Kind::kLetter, 0.68, -0.3}, Symbol{"r", Kind::kLetter, 0.68, 0}, Symbol{"s", Kind::kLetter, 0.68, 0}, Symbol{"t", Kind::kLetter, 0.9, 0},
    Symbol{"u", Kind::kLetter, 0.68, 0}, Symbol{"v", Kind::kLetter, 0.68, 0}, Symbol{"w", Kind::kLetter, 0.68, 0}, Symbol{"x", Kind::kLetter, 0.68, 0},
    Symbol{"y", Kind::kLetter, 0.68, -0.3}, Symbol{"z", Kind::kLetter, 0.68, 0},
    Symbol{"□", Kind::kForeign, 1, 0, true},  // writing that is no mathematics: capitals, Hangul
    Symbol{"", Kind::kJunk, 1, 0, true}};     // a piece of a symbol, pieces of two, or dirt

inline constexpr size_t kSymbolCount = kSymbols.size();
inline constexpr size_t kForeignSymbol = kSymbolCount - 2, kJunkSymbol = kSymbolCount - 1;

/// Its index, which is a mistake in the program where there is none: kJunkSymbol.
constexpr size_t SymbolOf(std::string_view typed) {
  for (size_t i = 0; i < kSymbolCount; ++i)
    if (kSymbols[i].typed == typed) return i;
  return kJunkSymbol;
}

}  // namespace sam::vision
