#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "vision/formula/formula_reader.h"
#include "vision/formula/structure.h"
#include "vision/formula/symbol_net.h"

namespace sam::vision {
namespace {

constexpr double kLeastSureness = 0.05;
constexpr size_t kLongestWord = 3;

bool IsLetter(char c) { return c >= 'a' && c <= 'z'; }

/// Writing that is no mathematics, or letters that are a word.
bool HasWords(std::string_view text) {
  if (text.find(kSymbols[kForeignSymbol].typed) != text.npos) return true;
  constexpr std::array<std::string_view, 2> kNames = {"sqrt", "cbrt"};
  size_t run = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool named = run == 0 && std::any_of(kNames.begin(), kNames.end(), [&](std::string_view name) { return text.substr(i).starts_with(name); });
    if (named) i += 3;
    else if (run = IsLetter(text[i]) ? run + 1 : 0; run > kLongestWord) return true;
  }
  return false;
}

/// A figure, or a letter with something about it.
bool SaysSomething(std::string_view text) {
  const bool figure = std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return figure || (text.size() > 1 && std::any_of(text.begin(), text.end(), IsLetter));
}

}  // namespace

SymbolFormulaReader::SymbolFormulaReader() : net_(std::make_unique<SymbolNet>(SymbolWeights())) {}
SymbolFormulaReader::~SymbolFormulaReader() = default;

std::optional<SeenFormula> SymbolFormulaReader::Read(const Raster& line) const {
  if (!net_->Ready()) return std::nullopt;
  Page page(line, *net_);
  if (page.All().each.empty()) return std::nullopt;
  RowReading reading = ReadFormula(page);
  const double sureness = std::exp(reading.chance);
  if (reading.text.empty() || HasWords(reading.text) || !SaysSomething(reading.text) || sureness < kLeastSureness) return std::nullopt;
  return SeenFormula{std::move(reading.text), sureness};
}

}  // namespace sam::vision
