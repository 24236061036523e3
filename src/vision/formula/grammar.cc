#include "vision/formula/grammar.h"

#include <algorithm>
#include <array>
#include <string>

namespace sam::vision {
namespace {

constexpr double kNever = 7, kRare = 3.5, kSeldom = 1.5;

Kind KindOf(const Token& token) { return token.inset ? Kind::kClose : kSymbols[token.symbol].kind; }
std::string_view Of(const Token& token) { return token.inset ? std::string_view() : kSymbols[token.symbol].typed; }

/// What a value may end with: something that a sign may follow.
bool EndsValue(const Token& token) {
  const Kind kind = KindOf(token);
  return kind == Kind::kDigit || kind == Kind::kLetter || kind == Kind::kClose || kind == Kind::kAfter || kind == Kind::kBar || kind == Kind::kForeign;
}

/// Two letters of a function's name.
bool InName(std::string_view a, std::string_view b) {
  constexpr std::array kPairs = {"si", "in", "co", "os", "ta", "an", "lo", "og", "ln"};
  const std::string pair = std::string(a) + std::string(b);
  return std::any_of(kPairs.begin(), kPairs.end(), [&](const char* p) { return pair == p; });
}

/// At the beginning of a row or after a sign, where a value has to come.
double CostWhereValueIsDue(const Token& next, bool after_sign) {
  switch (KindOf(next)) {
    case Kind::kOperator: return Of(next) == "-" ? (after_sign ? kSeldom + 0.5 : 1) : Of(next) == "+" || Of(next) == "±" ? (after_sign ? kNever - 2 : kRare) : kNever;
    case Kind::kRelation: return after_sign ? kNever : kRare;
    case Kind::kPoint: return kNever;
    case Kind::kAfter: return Of(next) == "?" ? 1 : kNever;
    case Kind::kClose: return next.inset ? 0.3 : kNever;
    default: return 0;
  }
}

/// A number that begins with a zero, and a factor of one, are seldom written.
bool IsIdle(const std::vector<Token>& tokens) {
  const std::string_view last = Of(tokens.back());
  if (last != "0" && last != "1") return false;
  if (tokens.size() == 1) return true;
  const Kind before = KindOf(tokens[tokens.size() - 2]);
  return before != Kind::kDigit && before != Kind::kPoint;
}

double CostAfterDigit(const std::vector<Token>& tokens, const Token& next) {
  if (Of(tokens.back()) == "1" && Of(next) == "o") return kRare;  // log
  if (IsIdle(tokens) && (KindOf(next) == Kind::kLetter || (KindOf(next) == Kind::kDigit && Of(tokens.back()) == "0"))) return 0.8;
  switch (KindOf(next)) {
    case Kind::kDigit: return 0;
    case Kind::kRoot: case Kind::kOpen: return 0.7;
    case Kind::kAfter: return Of(next) == "?" ? kRare : 0.5;
    case Kind::kPoint: return Of(next) == "." ? 0.5 : 1.2;
    default: return 0.2;
  }
}

double CostAfterLetter(const Token& last, const Token& next) {
  switch (KindOf(next)) {
    case Kind::kDigit: return 2.5;
    case Kind::kLetter: return InName(Of(last), Of(next)) ? -2.2 : kSeldom;
    case Kind::kPoint: return kNever;
    case Kind::kAfter: return kRare;
    default: return 0.2;
  }
}

double CostAfterValue(const std::vector<Token>& tokens, const Token& next) {
  const Token& last = tokens.back();
  const Kind before = KindOf(last);
  if (before == Kind::kDigit) return CostAfterDigit(tokens, next);
  if (before == Kind::kLetter) return CostAfterLetter(last, next);
  switch (KindOf(next)) {
    case Kind::kDigit: return 2;
    case Kind::kPoint: return kNever - 1;
    case Kind::kAfter: return Of(next) == "?" ? kRare : 1.5;
    case Kind::kRelation: case Kind::kOperator: case Kind::kClose: return 0.1;
    default: return 0.8;
  }
}

bool InsideBars(const std::vector<Token>& tokens) {
  return std::count_if(tokens.begin(), tokens.end(), [](const Token& t) { return KindOf(t) == Kind::kBar; }) % 2 == 1;
}

}  // namespace

double CostOf(size_t symbol) {
  const Symbol& s = kSymbols[symbol];
  constexpr std::string_view kUsual = "xy", kCommon = "abnctk", kLikeFigures = "oilszqgj";
  switch (s.kind) {
    case Kind::kLetter: return kUsual.find(s.typed) != kUsual.npos ? 0.2 : kCommon.find(s.typed) != kCommon.npos ? 0.6 : kLikeFigures.find(s.typed) != kLikeFigures.npos ? 1.6 : 1.0;
    case Kind::kForeign: return 1.5;
    case Kind::kBar: return 2;
    case Kind::kPoint: return 0.4;
    case Kind::kAfter: return 0.6;
    case Kind::kJunk: return kNever;
    default: return s.typed == "*" || s.typed == "±" || s.typed == "≠" || s.typed == "/" || s.typed == ":" ? 0.6 : s.typed == "{" || s.typed == "}" || s.typed == "[" || s.typed == "]" ? 0.6 : 0;
  }
}

double CostAfter(const std::vector<Token>& tokens, const Token& next) {
  if (tokens.empty()) return CostWhereValueIsDue(next, false);
  const Token& last = tokens.back();
  const Kind before = KindOf(last);
  if (before == Kind::kPoint) return KindOf(next) == Kind::kDigit ? 0 : kNever;
  const bool opened = before == Kind::kOpen || (before == Kind::kBar && InsideBars(tokens));
  if (opened) return CostWhereValueIsDue(next, false) + (before == Kind::kBar && KindOf(next) == Kind::kBar ? kNever : 0);
  if (before == Kind::kForeign) return KindOf(next) == Kind::kForeign ? 0 : 1;
  return EndsValue(last) ? CostAfterValue(tokens, next) : CostWhereValueIsDue(next, true);
}

double CostOfEnd(const std::vector<Token>& tokens) {
  if (tokens.empty()) return kNever;
  double cost = EndsValue(tokens.back()) || Of(tokens.back()) == "=" ? 0 : kNever;
  std::string open;
  int relations = 0;
  for (const Token& token : tokens) {
    const std::string_view s = Of(token);
    if (KindOf(token) == Kind::kOpen) open += s == "(" ? ")" : s == "[" ? "]" : "}";
    if (KindOf(token) == Kind::kRelation) ++relations;
    if (KindOf(token) != Kind::kClose || token.inset) continue;
    if (open.empty()) cost += kRare;
    else if (open.back() != s.front()) cost += kRare, open.pop_back();
    else open.pop_back();
  }
  cost += kRare * static_cast<double>(open.size()) + (InsideBars(tokens) ? kNever - 1 : 0);
  return cost + std::max(0, relations - 1) * kSeldom;
}

}  // namespace sam::vision
