#include "vision/formula/token.h"

#include <algorithm>

namespace sam::vision {
namespace {

bool IsNumber(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

size_t Letters(std::string_view text) { return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; })); }

std::string_view Plain(const Token& token) { return token.inset ? std::string_view(token.inset->typed) : kSymbols[token.symbol].typed == "*" ? "×" : kSymbols[token.symbol].typed; }

bool IsRootSign(const Token& token) { return !token.inset && kSymbols[token.symbol].kind == Kind::kRoot; }

/// From `begin`, what a root's sign without a bar stands before: a bracket, or figures and the letter after them.
size_t EndOfRadicand(const std::vector<Token>& tokens, size_t begin) {
  const auto kind = [&](size_t i) { return tokens[i].inset ? Kind::kClose : kSymbols[tokens[i].symbol].kind; };
  if (begin >= tokens.size() || kind(begin) != Kind::kDigit) return std::min(tokens.size(), begin + 1);
  size_t end = begin;
  while (end < tokens.size() && (kind(end) == Kind::kDigit || kind(end) == Kind::kPoint) && tokens[end].place == tokens[begin].place) ++end;
  return end;
}

std::string TypedFrom(const std::vector<Token>& tokens, size_t begin, size_t end) {
  std::string out;
  for (size_t i = begin; i < end;) {
    if (const Place place = tokens[i].place; place != Place::kLine) {
      std::vector<Token> script;
      for (; i < end && tokens[i].place == place; ++i) script.push_back(tokens[i]), script.back().place = Place::kLine;
      out += (place == Place::kPower ? "^" : "_") + Grouped(TypedFrom(script, 0, script.size()));
    } else if (IsRootSign(tokens[i])) {
      const bool bracket = i + 1 < end && !tokens[i + 1].inset && kSymbols[tokens[i + 1].symbol].typed == "(";
      const size_t stop = bracket ? i + 1 : std::min(end, EndOfRadicand(tokens, i + 1));
      out += bracket ? "sqrt" : "sqrt(" + TypedFrom(tokens, i + 1, stop) + ")";
      i = stop;
    } else {
      out += Plain(tokens[i++]);
    }
  }
  return out;
}

}  // namespace

std::string Grouped(const std::string& text) {
  const bool wrapped = text.size() > 2 && text.front() == '(' && text.back() == ')' && text.find('(', 1) == text.npos;
  return IsNumber(text) || Letters(text) == 1 || wrapped ? text : "(" + text + ")";
}

std::string Typed(const std::vector<Token>& tokens) { return TypedFrom(tokens, 0, tokens.size()); }

}  // namespace sam::vision
