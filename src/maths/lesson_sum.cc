// A sum step by step: brackets, powers, multiplying, adding; fractions over one number below.
#include <algorithm>

#include "maths/formula.h"
#include "maths/formula_tree.h"
#include "maths/integers.h"
#include "maths/teacher.h"

namespace sam::maths {
namespace {

using Kind = FormulaNode::Kind;
constexpr int kMostSteps = 24;

bool IsLeaf(const FormulaNode& node) { return node.kind == Kind::kLeaf; }
std::string Written(const FormulaNode& node);

std::string Part(const FormulaNode& node, bool first) {
  const std::string out = Written(node);
  const bool group = node.bracket ? !IsLeaf(node) || out.starts_with('-') : IsLeaf(node) && out.starts_with('-') && !first;
  return group ? "(" + out + ")" : out;
}

std::string Written(const FormulaNode& node) {
  std::string out;
  switch (node.kind) {
    case Kind::kLeaf: return Write(node.value, Style::kSchool);
    case Kind::kNegative: return "-" + Part(node.parts[0], false);
    case Kind::kRoot: return "√" + (IsLeaf(node.parts[0]) ? Written(node.parts[0]) : "(" + Written(node.parts[0]) + ")");
    case Kind::kPower: {
      const std::string base = Part(node.parts[0], false), exponent = Part(node.parts[1], true);
      return base + (exponent == "2" ? "²" : exponent == "3" ? "³" : "^" + exponent);
    }
    case Kind::kSum:
    case Kind::kProduct: break;
  }
  for (size_t i = 0; i < node.parts.size(); ++i) {
    const std::string sign = node.signs[i] == '*' ? " × " : node.signs[i] == '/' ? " ÷ " : node.signs[i] == '-' ? " - " : " + ";
    out += (i == 0 ? "" : sign) + Part(node.parts[i], i == 0);
  }
  return out;
}

/// "3/4" is one number, where it does not come out whole.
void KeepFractions(FormulaNode& node) {
  for (FormulaNode& part : node.parts) KeepFractions(part);
  if (node.kind != Kind::kProduct || node.parts.size() != 2 || node.signs[1] != '/' || !IsLeaf(node.parts[0]) || !IsLeaf(node.parts[1])) return;
  const auto top = node.parts[0].value.AsRational(), bottom = node.parts[1].value.AsRational();
  if (!top || !bottom || *bottom == 0 || !IsInteger(*top) || !IsInteger(*bottom) || IsInteger(*top / *bottom)) return;
  FormulaNode leaf;
  leaf.value = Expression(Rational(*top / *bottom));
  node = leaf;
}

/// What is to be done next: the leftmost that has only numbers in it, what stands in brackets before the rest.
FormulaNode* Next(FormulaNode& node) {
  if (IsLeaf(node)) return nullptr;
  FormulaNode* found = nullptr;
  for (FormulaNode& part : node.parts) {
    FormulaNode* const inside = Next(part);
    if (inside != nullptr && (found == nullptr || (part.bracket && !found->bracket))) found = inside;
  }
  return found != nullptr ? found : &node;
}

bool IsFraction(const FormulaNode& node) {
  const auto value = node.value.AsRational();
  return value && !IsInteger(*value);
}

struct Operation {
  std::string kind, written, result;  // "product", "3 × 4", "12"
};

/// Does the first operation of a node; it becomes a leaf where nothing is left.
std::optional<Operation> Do(FormulaNode& node) {
  FormulaNode pair = node;
  const bool chain = node.kind == Kind::kSum || node.kind == Kind::kProduct;
  if (chain && node.parts.size() > 2) pair.parts.resize(2), pair.signs.resize(2);
  pair.bracket = false;
  const auto value = Mistaken(pair, Mistake::kNone, -1);
  if (!value || !value->IsConstant()) return std::nullopt;
  const bool fractions = chain && std::any_of(pair.parts.begin(), pair.parts.end(), IsFraction);
  Operation out{node.bracket ? "bracket" : node.kind == Kind::kPower ? "power" : node.kind == Kind::kRoot ? "root" : node.kind == Kind::kProduct ? "product" : "sum", Written(pair), Write(*value, Style::kSchool)};
  if (fractions) out.kind = node.kind == Kind::kSum ? "common" : pair.signs[1] == '/' ? "turn" : "across";
  FormulaNode leaf;
  leaf.value = *value;
  if (!chain || node.parts.size() == 2) {
    node = leaf;
  } else {
    node.parts.erase(node.parts.begin());
    node.signs.erase(node.signs.begin());
    node.parts[0] = leaf;
  }
  return out;
}

/// "9/12 + 8/12" of "3/4 + 2/3"; the number below in `below`.
std::string OverOne(const FormulaNode& sum, std::string& below) {
  const auto a = sum.parts[0].value.AsRational(), b = sum.parts[1].value.AsRational();
  if (!a || !b) return {};
  const Integer bottom = LeastCommonMultiple(denominator(*a), denominator(*b));
  below = bottom.str();
  const auto over = [&](const Rational& value) { return Integer(numerator(Rational(value * bottom))).str() + "/" + below; };
  return over(*a) + (sum.signs[1] == '-' ? " - " : " + ") + over(*b);
}

std::string TurnedOver(const FormulaNode& product) {
  const auto a = product.parts[0].value.AsRational(), b = product.parts[1].value.AsRational();
  return a && b && *b != 0 ? Write(*a) + " × " + Write(Rational(1 / *b)) : std::string();
}

/// The answer stands in it as a number of its own.
bool Tells(const std::string& hint, const std::string& answer) {
  const auto figure = [](char c) { return (c >= '0' && c <= '9') || c == '/' || c == '.'; };
  for (size_t at = hint.find(answer); at != std::string::npos; at = hint.find(answer, at + 1)) {
    const size_t end = at + answer.size();
    const bool goes_on = end < hint.size() && figure(hint[end]) && (hint[end] != '.' || (end + 1 < hint.size() && hint[end + 1] >= '0' && hint[end + 1] <= '9'));
    if ((at == 0 || !figure(hint[at - 1])) && !goes_on) return true;
  }
  return false;
}

/// "27 × 10 + 27 × 4" of "27 × 14"; empty where the second number is none of tens and ones.
std::string InParts(const FormulaNode& node) {
  const auto a = node.parts[0].value.AsRational(), b = node.parts.size() == 2 ? node.parts[1].value.AsRational() : std::nullopt;
  if (!a || !b || !IsInteger(*a) || !IsInteger(*b) || *b <= 10 || *b > 999 || numerator(*b) % 10 == 0 || node.kind != Kind::kProduct || node.signs[1] == '/') return {};
  const Integer tens = numerator(*b) / 10 * 10, ones = numerator(*b) % 10, first = numerator(*a);
  return first.str() + " × " + tens.str() + " + " + first.str() + " × " + ones.str() + " = " + Integer(first * tens).str() + " + " + Integer(first * ones).str();
}

/// For one operation by itself: what it asks, about how much it is, and the way to it.
void HintsOfOne(Teacher& teacher, const FormulaNode& node) {
  const std::string whole = Written(node), parts = InParts(node);
  const bool divides = node.kind == Kind::kProduct && node.signs[1] == '/';
  teacher.Hint("mean", whole);
  teacher.Hint(node.kind == Kind::kPower || node.kind == Kind::kRoot ? "mean_power" : "rough", whole);
  if (!parts.empty()) teacher.Hint("parts", whole, parts.substr(0, parts.find(" = ")));
  else teacher.Hint(divides ? "back_times" : node.kind == Kind::kSum ? "columns" : "slowly", whole);
  if (!parts.empty()) teacher.Step("parts", whole, parts);
}

}  // namespace

std::optional<Lesson> TeachSum(std::string_view formula, Language language) {
  auto tree = ReadTree(formula);
  const auto value = ReadFormula(formula);
  if (!tree || !value || !value->IsConstant() || IsLeaf(*tree)) return std::nullopt;
  KeepFractions(*tree);
  if (IsLeaf(*tree)) return std::nullopt;
  const std::string answer = Write(*value, Style::kSchool);
  const FormulaNode given = *tree;
  Teacher teacher(language);
  FormulaNode* next = Next(*tree);
  if (next == &*tree && next->parts.size() <= 2 && !std::any_of(next->parts.begin(), next->parts.end(), IsFraction)) HintsOfOne(teacher, *next);
  else teacher.Hint("first", Written(*tree));
  for (int i = 0; i < kMostSteps && !IsLeaf(*tree); ++i) {
    next = Next(*tree);
    if (next == nullptr) return std::nullopt;
    std::string below, middle;
    if (next->parts.size() >= 2 && next->kind == Kind::kSum && (IsFraction(next->parts[0]) || IsFraction(next->parts[1]))) middle = OverOne(*next, below);
    if (next->parts.size() >= 2 && next->kind == Kind::kProduct && next->signs[1] == '/' && (IsFraction(next->parts[0]) || IsFraction(next->parts[1]))) middle = TurnedOver(*next);
    const auto done = Do(*next);
    if (!done) return std::nullopt;
    const std::string rest = Written(*tree);
    if (!middle.empty()) {
      teacher.Step(done->kind, below, middle);
      teacher.Hint(done->kind == "common" ? "below" : "turn_over", done->written);
      if (done->kind == "common") teacher.Hint("above", below);
      if (done->kind == "turn") teacher.Hint("across", "");
    }
    const std::string kind = done->kind == "common" ? "sum" : done->kind == "turn" ? "across" : done->kind;
    const std::string written = middle.empty() ? done->written : middle;
    teacher.Step(kind, written + " = " + done->result, IsLeaf(*tree) ? "" : rest);
    if (IsLeaf(*tree)) break;
    teacher.Hint("part", done->written);
    teacher.Hint("then", "", rest);
  }
  Lesson lesson = teacher.Done();
  for (std::string& step : lesson.steps)
    while (step.ends_with(" ") || step.ends_with(":")) step.pop_back();
  std::erase_if(lesson.hints, [&](const std::string& hint) { return Tells(hint, answer) && !Tells(Written(given), answer); });
  return lesson;
}

}  // namespace sam::maths
