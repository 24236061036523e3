#include "maths/formula.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "base/unicode.h"

namespace sam::maths {
namespace {

constexpr int kDeepest = 64;
constexpr size_t kLongest = 2000;

struct Sign {
  std::string_view written, read;
};
constexpr std::array kSigns = {Sign{"**", "^"}, Sign{"×", "*"}, Sign{"·", "*"}, Sign{"÷", "/"}, Sign{"−", "-"}, Sign{"–", "-"}, Sign{"²", "^2"}, Sign{"³", "^3"},
                               Sign{"⁴", "^4"}, Sign{"sqrt", "@"}, Sign{"√", "@"}, Sign{"π", "?"}, Sign{" ", ""}};

/// Two words side by side, or one of three letters or more: talk, and no formula.
bool HasWords(std::string_view formula) {
  constexpr std::string_view kRoot = "sqrt";
  size_t run = 0;
  bool gap = false;
  for (size_t i = 0; i < formula.size(); ++i) {
    const char c = formula[i];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (formula.substr(i).starts_with(kRoot)) {
      i += kRoot.size() - 1, run = 0, gap = false;
      continue;
    }
    if (letter && (gap || ++run > 2)) return true;
    if (!letter && c == ' ') gap = run > 0 || gap;
    else if (!letter) gap = false;
    if (!letter) run = 0;
  }
  return false;
}

/// Two numbers with nothing but a space between them: "1 1/2".
bool HasNeighbours(std::string_view formula) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  for (size_t i = 1; i + 1 < formula.size(); ++i) {
    if (formula[i] != ' ' || !digit(formula[i - 1])) continue;
    const size_t next = formula.find_first_not_of(' ', i);
    if (next != std::string_view::npos && digit(formula[next])) return true;
  }
  return false;
}

/// sum := product (('+'|'-') product)* ; product := factor (('*'|'/'|nothing) factor)* ;
/// factor := ('-'|'+') factor | primary ('^' factor)? ; primary := number | letter | f '(' sum ')' | '(' sum ')' | '@' primary
class Descent {
 public:
  Descent(std::string_view text, const Scope& scope) : text_(text), scope_(scope) {}

  Result<Expression> Whole() {
    auto value = Sum(0);
    if (value && pos_ != text_.size()) return Fail(ErrorCode::kInvalidArgument, "the formula does not end where it should");
    return value;
  }

 private:
  bool Take(char c) { return pos_ < text_.size() && text_[pos_] == c ? (++pos_, true) : false; }
  char Peek() const { return pos_ < text_.size() ? text_[pos_] : '\0'; }
  static bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  static Result<Expression> Checked(std::optional<Expression> value, const char* why) {
    if (!value) return Fail(ErrorCode::kInvalidArgument, why);
    if (value->IsTooBig()) return Fail(ErrorCode::kExhausted, "the result is too big");
    return *std::move(value);
  }

  Result<Expression> Sum(int depth) {
    if (depth > kDeepest) return Fail(ErrorCode::kExhausted, "the formula is nested too deep");
    auto left = Product(depth + 1);
    while (left && (Peek() == '+' || Peek() == '-')) {
      const bool plus = text_[pos_++] == '+';
      auto right = Product(depth + 1);
      if (!right) return right;
      left = Checked(plus ? *left + *right : *left - *right, "");
    }
    return left;
  }

  Result<Expression> Product(int depth) {
    auto left = Factor(depth + 1);
    while (left) {
      const char next = Peek();
      const bool beside = next == '(' || next == '@' || IsLetter(next);
      if (next != '/' && next != '*' && !beside) return left;
      if (!beside) ++pos_;
      auto right = Factor(depth + 1);
      if (!right) return right;
      if (next == '/' && right->IsZero()) return Fail(ErrorCode::kInvalidArgument, "division by zero");
      left = next == '/' ? Checked(left->DividedBy(*right), "division by a sum of letters") : Checked(*left * *right, "");
    }
    return left;
  }

  Result<Expression> Factor(int depth) {
    if (depth > kDeepest) return Fail(ErrorCode::kExhausted, "the formula is nested too deep");
    bool negative = false;
    for (; Peek() == '-' || Peek() == '+'; ++pos_) negative ^= Peek() == '-';
    auto base = Primary(depth + 1);
    if (base && Take('^')) {
      auto exponent = Factor(depth + 1);
      if (!exponent) return exponent;
      const auto power = exponent->AsRational();
      if (!power) return Fail(ErrorCode::kInvalidArgument, "a letter in an exponent");
      if (base->IsZero() && *power < 0) return Fail(ErrorCode::kInvalidArgument, "division by zero");
      base = base->IsZero() && *power == 0 ? Result<Expression>(Expression(Rational(1))) : Checked(base->ToThe(*power), "the power is too big, or not one that can be worked out");
    }
    return base && negative ? *base * Expression(Rational(-1)) : base;
  }

  Result<Expression> Bracket(int depth) {
    auto inside = Sum(depth + 1);
    if (inside && !Take(')')) return Fail(ErrorCode::kInvalidArgument, "a bracket is not closed");
    return inside;
  }

  Result<Expression> Primary(int depth) {
    if (Take('(')) return Bracket(depth);
    if (Take('@')) {
      auto inside = Primary(depth + 1);
      if (!inside) return inside;
      const auto value = inside->AsRational();
      if (!value) return Checked(inside->ToThe(Rational(1, 2)), "the root of a sum");
      const auto root = Surd::Root(*value);
      if (!root) return Fail(ErrorCode::kInvalidArgument, "the root of a negative number");
      return Expression(*root);
    }
    if (IsLetter(Peek())) return Named(depth);
    const size_t begin = pos_;
    while ((Peek() >= '0' && Peek() <= '9') || Peek() == '.') ++pos_;
    const auto number = ReadNumber(text_.substr(begin, pos_ - begin));
    if (!number) return Fail(ErrorCode::kInvalidArgument, "a number is missing");
    return Expression(*number);
  }

  Result<Expression> Named(int depth) {
    const char name = text_[pos_++];
    const auto function = scope_.functions.find(name);
    if (function != scope_.functions.end() && Take('(')) {
      auto argument = Bracket(depth);
      return argument ? Checked(function->second.body.With(function->second.parameter, *argument), "the function cannot be worked out there") : argument;
    }
    const auto value = scope_.values.find(name);
    return value == scope_.values.end() ? Expression::Letter(name) : value->second;
  }

  std::string_view text_;
  const Scope& scope_;
  size_t pos_ = 0;
};

}  // namespace

std::string PlainFormula(std::string_view formula) {
  std::string out(formula);
  for (const Sign& sign : kSigns) {
    for (size_t at = out.find(sign.written); at != std::string::npos; at = out.find(sign.written, at + sign.read.size())) out.replace(at, sign.written.size(), sign.read);
  }
  return out;
}

std::string GroupedFractions(std::string formula) {
  static const RE2 mixed(R"(\b(\d+) +(\d+)/(\d+))"), korean(R"((\d+)(?:과|와) ?(\d+) ?분의 ?(\d+))");
  if (HasNeighbours(formula)) RE2::GlobalReplace(&formula, mixed, R"((\1+\2/\3))");
  if (formula.find("분의") != std::string::npos) RE2::GlobalReplace(&formula, korean, R"((\1+\3/\2))");
  static const RE2 fraction(R"((^|[^\d)/.^])(\d+) ?/ ?(\d+)($|[^\d/(^.a-z]))");
  if (formula.find('/') != std::string::npos && (formula.find("÷") != std::string::npos || formula.find("divided by") != std::string::npos || formula.find("나누") != std::string::npos))
    for (int i = 0; i < 2; ++i) RE2::GlobalReplace(&formula, fraction, R"(\1(\2/\3)\4)");
  return formula;
}

Result<Expression> ReadFormula(std::string_view formula, const Scope& scope) {
  if (formula.size() > kLongest) return Fail(ErrorCode::kExhausted, "the formula is too long");
  if (HasWords(formula)) return Fail(ErrorCode::kInvalidArgument, "words, and no formula");
  const bool neighbours = HasNeighbours(formula);
  const std::string grouped = neighbours ? GroupedFractions(std::string(formula)) : std::string();
  if (neighbours && HasNeighbours(grouped)) return Fail(ErrorCode::kInvalidArgument, "two numbers side by side");
  const std::string plain = PlainFormula(neighbours ? std::string_view(grouped) : formula);
  if (plain.empty()) return Fail(ErrorCode::kInvalidArgument, "a number is missing");
  return Descent(plain, scope).Whole();
}

Result<Expression> ReadEquation(std::string_view equation, const Scope& scope) {
  const size_t equals = equation.find('=');
  if (equals == std::string_view::npos || equation.find('=', equals + 1) != std::string_view::npos) return Fail(ErrorCode::kInvalidArgument, "no equation");
  auto left = ReadFormula(equation.substr(0, equals), scope), right = ReadFormula(equation.substr(equals + 1), scope);
  if (!left || !right) return left ? right : left;
  return *left - *right;
}

}  // namespace sam::maths
