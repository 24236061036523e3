#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string_view>
#include <vector>

#include "vision/formula/formula_reader.h"
#include "vision/formula/structure.h"
#include "vision/formula/symbol_net.h"

namespace sam::vision {
namespace {

constexpr double kLeastSureness = 0.05;
constexpr double kSureEnough = 0.7;   // no need to look again
constexpr double kHopeless = -7;      // a logarithm: words do not turn into a formula by looking again
constexpr double kLaterLook = 0.85;   // what only another look shows is less sure
constexpr size_t kLongestWord = 3;

/// As usual; with bars that symbols crowd; with what is blurred together taken apart; with what is faint.
constexpr std::array kLooks = {Look{}, Look{0.58, 0.40, 0.72, 0.2}, Look{0.66, 0.54, 0.85, 0.4}, Look{0.45, 0.30, 0.85, 0.4}};

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

bool IsFormula(std::string_view text) { return !text.empty() && !HasWords(text) && SaysSomething(text); }

}  // namespace

SymbolFormulaReader::SymbolFormulaReader() : net_(std::make_unique<SymbolNet>(SymbolWeights())) {}
SymbolFormulaReader::~SymbolFormulaReader() = default;

std::optional<SeenFormula> SymbolFormulaReader::Read(const Raster& line, Looks looks) const {
  if (!net_->Ready()) return std::nullopt;
  std::optional<SeenFormula> best;
  std::vector<std::vector<uint16_t>> known;  // what earlier looks cut the line into
  for (const Look& look : std::span(kLooks).first(looks == Looks::kOne ? 1 : kLooks.size())) {
    Page page(line, *net_, look);
    if (page.All().each.empty() || std::find(known.begin(), known.end(), page.All().mark) != known.end()) continue;
    known.push_back(page.All().mark);
    RowReading reading = ReadFormula(page);
    if (reading.chance < kHopeless && HasWords(reading.text)) break;
    const double sureness = std::exp(reading.chance) * (&look == kLooks.data() ? 1 : kLaterLook);
    if (IsFormula(reading.text) && sureness >= kLeastSureness && (!best || sureness > best->sureness)) best = SeenFormula{std::move(reading.text), sureness};
    if (best && best->sureness > kSureEnough) break;
  }
  return best;
}

}  // namespace sam::vision
