#include "maths/attempt.h"

#include <re2/re2.h>

#include <algorithm>
#include <cctype>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "maths/algebra.h"
#include "maths/attempt_slips.h"
#include "maths/formula.h"
#include "maths/formula_runs.h"
#include "maths/relation.h"
#include "maths/wording.h"

namespace sam::maths {
namespace {

constexpr Style kStyle = Style::kSchool;
constexpr size_t kMostLines = 24;

bool HasLetter(std::string_view text) { return std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x80 && std::isalpha(c) != 0; }); }
bool HasOrder(std::string_view text) { return HasAny(text, {"<", ">", "≤", "≥"}); }

std::vector<std::string> AtEquals(std::string_view line) {
  std::vector<std::string> out(1);
  for (const char c : line) {
    if (c == '=') out.emplace_back();
    else out.back().push_back(c);
  }
  for (std::string& part : out) part = std::string(Trim(part));
  return out;
}

/// Tells a wrong line: the words of the slip, or of what the line should have kept.
struct Teller {
  Language language;
  AttemptCheck& check;

  void Wrong(size_t line, const std::optional<Slip>& slip, std::string_view otherwise, WordSlots slots) const {
    check.lines[line].right = false;
    if (check.first_wrong) return;
    check.first_wrong = line;
    check.slip = slip ? slip->name : "unknown";
    check.said = slip ? Worded(language, "slip." + slip->name, {{"by", slip->by}, {"result", slip->result}}) : std::string();
    if (check.said.empty()) check.said = Worded(language, "slip." + std::string(otherwise), slots);
  }
};

/// Sums and formulas: every part should have the value of the first; a line of its own may begin with another.
void CheckValues(const std::vector<std::string>& lines, const Teller& teller) {
  std::string before;
  for (size_t i = 0; i < lines.size(); ++i) {
    std::vector<std::string> parts = AtEquals(lines[i]);
    if (parts.size() > 1 && parts[0].empty()) parts.erase(parts.begin());
    else if (parts.size() > 1 && !before.empty()) {
      const auto a = ReadFormula(GroupedFractions(before)), b = ReadFormula(GroupedFractions(parts[0]));
      if (!a || !b || !(*a == *b)) before.clear();
    }
    for (const std::string& part : parts) {
      if (before.empty()) { before = part; continue; }
      const auto a = ReadFormula(GroupedFractions(before)), b = ReadFormula(GroupedFractions(part));
      if (a && b && !(*a == *b)) teller.Wrong(i, SlipOfValue(GroupedFractions(before), GroupedFractions(part)), HasLetter(before) ? "same_formula" : "same_value", {{"by", Trim(before)}, {"result", Trim(part)}});
      before = part;
    }
  }
}

bool Readable(const std::vector<std::string>& lines) {
  for (const std::string& line : lines)
    for (const std::string& part : AtEquals(line))
      if (!part.empty() && !ReadFormula(GroupedFractions(part))) return false;
  return true;
}

/// Every line should have the numbers that fulfil the first one.
bool CheckRelations(const std::vector<std::string>& lines, const Teller& teller) {
  std::vector<RealSet> sets;
  char letter = 'x';
  for (const std::string& line : lines) {
    const auto fulfilled = Fulfil(line);
    if (!fulfilled) return false;
    if (sets.empty()) letter = fulfilled->letter;
    else if (fulfilled->letter != letter && !fulfilled->set.IsAll() && !fulfilled->set.IsEmpty()) return false;
    sets.push_back(fulfilled->set);
  }
  for (size_t i = 1; i < sets.size(); ++i) {
    if (sets[i] == sets[i - 1]) {
      teller.check.lines[i].right = teller.check.lines[i - 1].right;
      continue;
    }
    const std::string name(1, letter);
    const WordSlots slots = {{"letter", name}, {"by", lines[i - 1]}, {"result", lines[i]}};
    if (const auto slip = SlipOfEquation(lines[i - 1], lines[i])) { teller.Wrong(i, slip, "same_solutions", slots); continue; }
    const auto relations = ReadRelations(lines[i]);
    if (relations.size() == 1 && HasOrder(lines[i])) {
      const auto turned = Fulfil(Relation{relations[0].left, relations[0].right, Turned(relations[0].order)}, letter);
      if (turned && (*turned == sets[i - 1])) { teller.Wrong(i, Slip{"not_turned", "", ""}, "same_solutions", slots); continue; }
    }
    RealSet opposite;
    if (const auto points = sets[i].Points())
      for (const Surd& point : *points) opposite = opposite.Either(RealSet::Of({{-point, true}, {-point, true}}));
    const bool lost = sets[i - 1].Covers(sets[i]) && !sets[i].IsEmpty(), added = sets[i].Covers(sets[i - 1]) && !sets[i - 1].IsEmpty();
    const std::optional<Slip> slip = lost ? std::optional(Slip{"lost", "", ""}) : added ? std::optional(Slip{"added", "", ""}) : !opposite.IsEmpty() && opposite == sets[i - 1] ? std::optional(Slip{"root_sign", "", ""}) : std::nullopt;
    teller.Wrong(i, slip, "same_solutions", slots);
  }
  return true;
}

/// Equations in several letters: from where they settle every letter on, each line has to hold with these values.
bool CheckSystem(const std::vector<std::string>& lines, const Teller& teller) {
  std::vector<Expression> given;
  std::string letters;
  std::map<char, Rational> values;
  size_t settled = 0;
  for (; settled < lines.size(); ++settled) {
    const auto equation = ReadEquation(lines[settled]);
    if (!equation) return false;
    given.push_back(*equation);
    for (const char c : equation->Letters())
      if (letters.find(c) == letters.npos) letters.push_back(c);
    const auto solved = SolveLinear(given);
    if (!solved) return false;
    values = *solved;
    if (letters.size() > 1 && values.size() == letters.size()) break;
  }
  if (letters.size() < 2 || settled + 1 >= lines.size()) return false;
  for (size_t i = settled + 1; i < lines.size(); ++i) {
    size_t begin = 0;
    const std::string& line = lines[i];
    while (begin < line.size()) {
      const size_t comma = std::min(line.find(", ", begin), line.size());
      const std::string one = line.substr(begin, comma - begin);
      begin = comma + 2;
      auto equation = ReadEquation(one);
      if (!equation) return false;
      for (const auto& [letter, value] : values)
        if (equation) *equation = equation->With(letter, Expression(value)).value_or(*equation);
      if (!equation->IsZero() && teller.check.lines[i].right) teller.Wrong(i, std::nullopt, "same_system", {{"by", lines[settled - 1]}, {"result", line}});
    }
  }
  return true;
}

/// "d/dx x³ = 3x²", "f(x) = x³" and then "f'(x) = ...": what comes after the formula is to be its derivative.
bool CheckDerivative(const std::vector<std::string>& lines, const Teller& teller) {
  std::vector<std::pair<size_t, std::string>> parts;
  for (size_t i = 0; i < lines.size(); ++i) {
    static const RE2 head(R"(^\s*(?:d/d[a-z]|[a-z]'?\([a-z]\)\s*=|[a-z]'?\s*=|\([a-z]\)\s*=)\s*)");
    std::string line = lines[i];
    for (int k = 0; k < 2; ++k) RE2::Replace(&line, head, "");
    for (const std::string& part : AtEquals(line))
      if (!part.empty()) parts.emplace_back(i, part);
  }
  if (parts.size() < 2) return false;
  const auto of = ReadFormula(parts[0].second);
  if (!of || of->Letters().size() != 1) return false;
  const char letter = of->Letters()[0];
  const Expression right = of->Derivative(letter);
  for (size_t i = 1; i < parts.size(); ++i) {
    const auto said = ReadFormula(parts[i].second);
    if (!said) return false;
    if (*said == *of && i == 1) continue;
    if (!(*said == right)) teller.Wrong(parts[i].first, SlipOfDerivative(*of, *said, letter), "derivative", {{"by", parts[0].second}, {"result", parts[i].second}});
  }
  return true;
}

bool IsAnswer(const std::string& line) {
  const auto parts = AtEquals(line.substr(0, std::min(line.find(" or "), line.find(", "))));
  const std::string& last = parts.back();
  const bool number = !last.empty() && !HasLetter(last) && last.find_first_of("+*^", 1) == std::string::npos && last.find("×") == std::string::npos;
  if (HasOrder(line)) return true;
  return number && (parts.size() != 2 || !HasLetter(parts[0]) || parts[0].size() == 1);
}

/// A single line "2(x + 3) = 2x + 3", or one that goes on with "=", works out a formula; it is nothing to be solved.
bool IsRewriting(const std::vector<std::string>& lines) {
  if (HasOrder(lines[0])) return false;
  const auto first = AtEquals(lines[0]);
  const bool goes_on = std::any_of(lines.begin(), lines.end(), [](const std::string& line) { return line.starts_with('='); });
  if (first.size() == 1) return true;
  return goes_on || lines.size() == 1 || first.size() > 2;
}

}  // namespace

std::optional<AttemptCheck> CheckAttempt(const std::vector<std::string>& lines, Language language) {
  if (lines.empty() || lines.size() > kMostLines) return std::nullopt;
  std::vector<std::string> formulas;
  const bool derivative = HasAny(ToLower(lines[0]), {"d/dx", "미분", "derivative", "differentiate"});
  AttemptCheck out;
  for (const std::string& line : lines) {
    const std::string formula = FormulaIn(line);
    if (formula.empty()) continue;
    formulas.push_back(formula);
    out.lines.push_back({formula, true});
  }
  if (formulas.empty()) return std::nullopt;
  const Teller teller{language, out};
  bool known = false;
  if (derivative) {
    known = CheckDerivative(formulas, teller);
  } else if (std::none_of(formulas.begin(), formulas.end(), [](const std::string& f) { return HasLetter(f) || HasOrder(f); }) || IsRewriting(formulas)) {
    const bool parts = formulas.size() > 1 || AtEquals(formulas[0]).size() > 1;
    known = parts && Readable(formulas);
    if (known) CheckValues(formulas, teller);
    // A lone equation whose sides differ by no slip is one to be solved.
    if (out.slip == "unknown" && formulas.size() == 1 && HasLetter(formulas[0]) && AtEquals(formulas[0]).size() == 2) known = false;
  } else if (formulas.size() > 1) {
    known = CheckRelations(formulas, teller) || CheckSystem(formulas, teller);
  }
  if (!known) return std::nullopt;
  out.finished = !out.first_wrong && (derivative || IsAnswer(formulas.back()));
  return out;
}

}  // namespace sam::maths
