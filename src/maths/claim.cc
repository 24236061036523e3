#include "maths/claim.h"

#include <algorithm>
#include <cctype>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "maths/ask.h"
#include "maths/equations.h"
#include "maths/formula.h"
#include "maths/formula_runs.h"
#include "maths/notation.h"
#include "maths/relation.h"
#include "maths/values.h"
#include "maths/wording.h"

namespace sam::maths {
namespace {

constexpr Style kStyle = Style::kSchool;

bool IsLetter(char c) { return c >= 'a' && c <= 'z'; }

/// "x = 7, x = 2"; `letters`: the only one there is names what was said without a name.
std::string Named(const std::vector<SaidValue>& said, const std::string& letters) {
  std::string out;
  for (const SaidValue& one : said) out += (out.empty() ? "" : ", ") + (letters.size() == 1 ? letters + " = " : one.letter == 0 ? "" : std::string(1, one.letter) + " = ") + Write(one.value, kStyle);
  return out;
}

/// "3*7+1" of "3x+1" with x = 7; what is no plain number goes into brackets.
std::string PutIn(std::string_view formula, const std::map<char, Surd>& values) {
  std::string out;
  for (const char c : formula) {
    const auto found = values.find(c);
    if (found == values.end()) { out.push_back(c); continue; }
    const std::string value = Write(found->second, kStyle);
    const bool plain = std::all_of(value.begin(), value.end(), [](unsigned char d) { return std::isdigit(d) != 0; });
    if (!out.empty() && (std::isdigit(static_cast<unsigned char>(out.back())) != 0 || out.back() == ')')) out.push_back('*');
    out += plain ? value : "(" + value + ")";
  }
  return out;
}

struct Side {
  std::string written, value;
};

/// "3 × 7 + 1 = 22", and 22 alone; where nothing is left to work out both are the same.
Side WorkedOut(std::string_view formula, const std::map<char, Surd>& values) {
  const std::string put = PutIn(formula, values);
  auto value = ReadFormula(formula);
  for (const auto& [letter, number] : values)
    if (value) value = value->With(letter, Expression(number)).value_or(*value);
  if (!value) return {Spaced(put), ""};
  const std::string result = Write(*value, kStyle);
  return {put == result ? result : Spaced(put) + " = " + result, result};
}

/// What putting the values into the first equation that fails shows; into the first of all where none does.
std::string Shown(const std::vector<std::string>& formulas, const std::map<char, Surd>& values, Language language) {
  std::string with, shown;
  for (const auto& [letter, value] : values) with += (with.empty() ? "" : ", ") + std::string(1, letter) + " = " + Write(value, kStyle);
  for (const std::string& formula : formulas) {
    const size_t equals = formula.find('=');
    const Side left = WorkedOut(formula.substr(0, equals), values), right = WorkedOut(formula.substr(equals + 1), values);
    const bool holds = left.value == right.value;
    const bool bare = right.written == right.value;
    if (!shown.empty() && holds) continue;
    shown = Worded(language, holds ? "claim.holds" : bare ? "claim.fails" : "claim.differs", {{"letter", with}, {"by", left.written}, {"result", bare ? right.value : right.written}});
    if (!holds) break;
  }
  return shown;
}

struct Problem {
  std::vector<std::string> formulas;
  std::vector<Expression> equations;
  std::string letters;
};

std::optional<Problem> EquationsIn(std::string_view text) {
  Problem out;
  for (const std::string& formula : Transcribe(text).formulas) {
    if (formula.find('=') == formula.npos || std::none_of(formula.begin(), formula.end(), IsLetter)) continue;
    const auto equation = ReadEquation(formula);
    if (!equation) return std::nullopt;
    out.formulas.push_back(formula), out.equations.push_back(*equation);
    for (const char c : equation->Letters())
      if (out.letters.find(c) == out.letters.npos) out.letters.push_back(c);
  }
  std::sort(out.letters.begin(), out.letters.end());
  return out.formulas.empty() ? std::nullopt : std::optional(out);
}

std::string Written(const Solutions& solutions) {
  std::string out;
  for (const auto& values : solutions.each)
    for (const auto& [letter, value] : values) out += (out.empty() ? "" : ", ") + std::string(1, letter) + " = " + Write(value, kStyle);
  return solutions.any ? "0 = 0" : out.empty() ? "∅" : out;
}

bool Solves(const Problem& problem, const std::map<char, Surd>& values) {
  return std::all_of(problem.equations.begin(), problem.equations.end(), [&](Expression e) {
    for (const auto& [letter, value] : values) e = e.With(letter, Expression(value)).value_or(e);
    return e.IsZero();
  });
}

/// Of one letter each value is a solution of its own; of several they are one together, in the order of the letters where none is named.
std::vector<std::map<char, Surd>> Claimed(const Problem& problem, const std::vector<SaidValue>& said) {
  std::vector<std::map<char, Surd>> out;
  if (problem.letters.size() == 1) {
    for (const SaidValue& one : said)
      if (one.letter == 0 || one.letter == problem.letters[0]) out.push_back({{problem.letters[0], one.value}});
    return out;
  }
  std::map<char, Surd> together;
  for (size_t i = 0; i < said.size(); ++i) {
    if (said[i].letter != 0) together[said[i].letter] = said[i].value;
    else if (i < problem.letters.size()) together[problem.letters[i]] = said[i].value;
  }
  return {together};
}

std::optional<ClaimCheck> OfEquations(const Problem& problem, const std::vector<SaidValue>& said, Language language) {
  const auto solutions = SolveEquations(problem.equations);
  const auto claimed = Claimed(problem, said);
  if (!solutions || claimed.empty()) return std::nullopt;
  ClaimCheck out{.claimed = Named(said, problem.letters), .answer = Written(*solutions)};
  const auto wrong = std::find_if(claimed.begin(), claimed.end(), [&](const auto& values) {
    if (values.size() == problem.letters.size()) return !Solves(problem, values);
    return std::none_of(solutions->each.begin(), solutions->each.end(), [&](const auto& each) {
      return std::all_of(values.begin(), values.end(), [&](const auto& value) { return each.contains(value.first) && each.at(value.first) == value.second; });
    });
  });
  const bool whole = claimed.front().size() == problem.letters.size();
  out.part = wrong == claimed.end() && !solutions->any && (!whole || claimed.size() < solutions->each.size());
  out.right = wrong == claimed.end() && !out.part;
  out.proof = Shown(problem.formulas, wrong == claimed.end() ? (whole || solutions->each.empty() ? claimed.front() : solutions->each.front()) : *wrong, language);
  return out;
}

/// "20 × 4 = 80, not 84" for 84 ÷ 4: by the way back where two numbers were put together.
std::string WayBack(const std::string& formula, const Surd& claimed, Language language) {
  const size_t at = formula.find_first_of("+-*/", 1);
  constexpr std::string_view kFigures = "0123456789.";
  if (at == formula.npos || formula.find_first_not_of(kFigures) != at || formula.find_first_not_of(kFigures, at + 1) != formula.npos) return {};
  const std::string one = formula.substr(0, at), other = formula.substr(at + 1), value = Write(claimed, kStyle);
  const char back = formula[at] == '+' ? '-' : formula[at] == '-' ? '+' : formula[at] == '*' ? '/' : '*';
  const auto result = ReadFormula("(" + value + ")" + back + other), wanted = ReadFormula(one);
  if (!result || !wanted) return {};
  const std::string shown = value + (back == '*' ? " × " : back == '/' ? " ÷ " : back == '+' ? " + " : " - ") + other + " = " + Write(*result, kStyle);
  return Worded(language, *result == *wanted ? "claim.back" : "claim.back_fails", {{"by", shown}, {"result", Write(*wanted, kStyle)}, {"letter", Spaced(formula)}});
}

std::optional<ClaimCheck> OfSum(const std::string& formula, const Surd& claimed, Language language) {
  const auto value = ReadFormula(formula);
  if (!value || !value->IsConstant()) return std::nullopt;
  ClaimCheck out{.right = value->Constant() == claimed, .claimed = Write(claimed, kStyle), .answer = Write(*value, kStyle)};
  out.proof = WayBack(formula, claimed, language);
  if (out.proof.empty()) out.proof = Worded(language, out.right ? "claim.comes" : "claim.comes_not", {{"by", Spaced(formula)}, {"result", out.answer}, {"letter", out.claimed}});
  return out;
}

std::vector<Surd> Sorted(const std::vector<SaidValue>& said) {
  std::vector<Surd> out;
  for (const SaidValue& one : said) out.push_back(one.value);
  std::sort(out.begin(), out.end(), [](const Surd& a, const Surd& b) { return (b - a).Sign() > 0; });
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// A date or a time of day: its numbers alone name nothing.
bool IsMoment(std::string_view answer) {
  return HasAny(answer, {"월 ", "시", "요일", ":", "January", "February", "March", "April", "May ", "June", "July", "August", "September", "October", "November", "December"});
}

/// Any other question: the values of the answer against those that were said.
std::optional<ClaimCheck> OfFinding(std::string_view problem, const std::vector<SaidValue>& said, Language language) {
  const auto finding = AnswerSum(problem, language);
  if (!finding || !finding->verified || finding->answer.empty()) return std::nullopt;
  const auto answer = SaidValues(finding->answer.substr(0, finding->answer.find(" ≈ ")));
  if (answer.empty()) return std::nullopt;
  ClaimCheck out{.right = Sorted(answer) == Sorted(said), .claimed = Named(said, ""), .answer = finding->answer};
  const char* words = out.right ? "claim.same" : IsMoment(out.answer) ? "claim.stands" : "claim.other";
  out.proof = Worded(language, words, {{"by", out.claimed}, {"result", out.answer}});
  return out;
}

/// Whether the sum in the problem is all of it: not "1/4" of "1/4 of 100".
bool IsAnswer(const std::string& value, std::string_view problem, Language language) {
  const auto checked = OfFinding(problem, SaidValues(value), language);
  return checked && checked->right;
}

bool HasOrder(std::string_view text) { return HasAny(text, {"<", ">", "≤", "≥", "≦", "≧"}); }

/// Both are sets of numbers.
std::optional<ClaimCheck> OfInequality(std::string_view problem, std::string_view claimed, Language language) {
  const std::string given = FormulaIn(problem), said = FormulaIn(claimed);
  const auto right = Fulfil(given), mine = Fulfil(said);
  if (!right || !mine) return std::nullopt;
  ClaimCheck out{.right = right->set == mine->set, .claimed = said, .answer = Write(right->set, right->letter, language)};
  out.part = !out.right && !mine->set.IsEmpty() && right->set.Covers(mine->set);
  out.proof = Worded(language, out.right ? "claim.same" : "claim.other", {{"by", said}, {"result", out.answer}});
  return out;
}

}  // namespace

std::optional<ClaimCheck> CheckClaim(std::string_view problem, std::string_view claimed, Language language) {
  const auto said = SaidValues(claimed);
  if (said.empty()) return std::nullopt;
  if (HasOrder(problem) || HasOrder(claimed)) return OfInequality(problem, claimed, language);
  if (const auto equations = EquationsIn(problem)) return OfEquations(*equations, said, language);
  const Notation notation = Transcribe(problem);
  const bool asked = notation.asked || notation.only_sum;
  if (asked && notation.formulas.size() == 1 && notation.formulas[0].find('=') == std::string::npos && said.size() == 1)
    if (auto sum = OfSum(notation.formulas[0], said[0].value, language); sum && IsAnswer(sum->answer, problem, language)) return sum;
  return OfFinding(problem, said, language);
}

}  // namespace sam::maths
