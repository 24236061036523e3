// Expressions in the hands of programs ("2*x**2 - 1") and of people ("2x² − 1").
#include <algorithm>
#include <array>

#include "maths/expression.h"

namespace sam::maths {
namespace {

std::string Superscript(const std::string& digits) {
  constexpr std::array<std::string_view, 10> kRaised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string out;
  for (const char c : digits) out += c == '-' ? "⁻" : std::string(kRaised[static_cast<size_t>(c - '0')]);
  return out;
}

std::string WritePower(char letter, const Rational& exponent, Style style) {
  const std::string name(1, letter);
  if (exponent == 1) return name;
  const std::string power = Write(exponent);
  if (style == Style::kSchool && IsInteger(exponent)) return name + Superscript(power);
  const std::string sign = style == Style::kProgram ? "**" : "^";
  return name + sign + (IsInteger(exponent) && exponent > 0 ? power : "(" + power + ")");
}

std::string WriteMonomial(const Monomial& monomial, Style style) {
  std::string out;
  for (const auto& [letter, exponent] : monomial) out += (out.empty() || style == Style::kSchool ? "" : "*") + WritePower(letter, exponent, style);
  return out;
}

/// One part of a coefficient times a monomial, without its sign: "3*x**2/4", "2√3x".
std::string WriteTerm(const Rational& size, const Integer& radicand, const Monomial& monomial, Style style) {
  const Integer top = numerator(size), bottom = denominator(size);
  const std::string times = style == Style::kProgram ? "*" : "";
  if (style == Style::kProgram && radicand == 1 && monomial.size() == 1 && monomial.begin()->second == -1) return top.str() + "/" + (bottom == 1 ? "" : "(" + bottom.str() + "*") + monomial.begin()->first + (bottom == 1 ? "" : ")");
  std::string factors = radicand == 1 ? "" : style == Style::kProgram ? "sqrt(" + radicand.str() + ")" : "√" + radicand.str();
  const std::string letters = WriteMonomial(monomial, style);
  if (!letters.empty()) factors += (factors.empty() ? "" : times) + letters;
  std::string out = factors.empty() ? top.str() : top == 1 ? factors : top.str() + times + factors;
  return bottom == 1 ? out : out + "/" + bottom.str();
}

struct Piece {
  bool negative;
  std::string text;
  bool plain;      // a number without a root
  size_t factors;  // letters and roots in it
};

std::string Joined(std::vector<Piece> pieces) {
  if (pieces.empty()) return "0";
  // "2 - 83225*h": of a positive number and one thing taken away the number comes first.
  if (pieces.size() == 2 && pieces[1].plain && !pieces[1].negative && pieces[0].negative && pieces[0].factors == 1) std::swap(pieces[0], pieces[1]);
  std::string out;
  for (const Piece& piece : pieces) {
    if (out.empty()) out = (piece.negative ? "-" : "") + piece.text;
    else out += (piece.negative ? " - " : " + ") + piece.text;
  }
  return out;
}

/// Higher powers of earlier letters come first.
bool ComesBefore(const Monomial& a, const Monomial& b) {
  auto x = a.begin(), y = b.begin();
  for (; x != a.end() && y != b.end(); ++x, ++y) {
    if (x->first != y->first) return x->first < y->first;
    if (x->second != y->second) return x->second > y->second;
  }
  return y == b.end() && x != a.end();
}

void AddPieces(const Surd& coefficient, const Monomial& monomial, Style style, std::vector<Piece>& out) {
  std::vector<std::pair<Integer, Rational>> parts(coefficient.parts().begin(), coefficient.parts().end());
  const auto value = [](const auto& part) {
    return Surd::Root(Rational(part.first)).value_or(Surd()) * Surd(part.second);
  };
  std::sort(parts.begin(), parts.end(), [&](const auto& a, const auto& b) { return (value(b) - value(a)).Sign() > 0; });  // smaller ones first
  for (const auto& [radicand, part] : parts) {
    const size_t factors = monomial.size() + (radicand == 1 ? 0 : 1);
    out.push_back({part < 0, WriteTerm(abs(part), radicand, monomial, style), factors == 0, factors});
  }
}

}  // namespace

std::string Write(const Surd& value, Style style) {
  std::vector<Piece> pieces;
  AddPieces(value, {}, style, pieces);
  return Joined(std::move(pieces));
}

std::string Write(const Expression& value, Style style) {
  std::vector<const std::pair<const Monomial, Surd>*> terms;
  for (const auto& term : value.terms()) terms.push_back(&term);
  std::sort(terms.begin(), terms.end(), [](const auto* a, const auto* b) { return ComesBefore(a->first, b->first); });
  std::vector<Piece> pieces;
  for (const auto* term : terms) AddPieces(term->second, term->first, style, pieces);
  return Joined(std::move(pieces));
}

}  // namespace sam::maths
