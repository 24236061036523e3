#include "speech/spoken_formula.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "base/unicode.h"
#include "speech/spoken_number.h"

namespace sam {
namespace {

enum class Kind : uint8_t { kOperand, kOperator, kRelation, kOpen, kClose, kRoot, kPower, kNone };

struct Token {
  Kind kind = Kind::kNone;
  char32_t sign = 0;      // of an operator or a relation; ^ for a power whose exponent follows
  std::string text{};     // of an operand: digits, a letter; of a power: its exponent
  size_t from = 0, to = 0;
  bool spaced = false;    // a space before it
};

bool IsDigit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }
bool IsLetter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

/// 2 of ², n of ⁿ; 0 where it is none.
char Superscript(char32_t c) {
  constexpr std::u32string_view kSigns = U"⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ⁻";
  const size_t at = kSigns.find(c);
  return at == kSigns.npos ? '\0' : "0123456789n-"[at];
}

struct Vulgar {
  char32_t sign;
  std::string_view numerator, denominator;
};
constexpr std::array kVulgar = {Vulgar{U'½', "1", "2"}, Vulgar{U'⅓', "1", "3"}, Vulgar{U'⅔', "2", "3"}, Vulgar{U'¼', "1", "4"}, Vulgar{U'¾', "3", "4"}, Vulgar{U'⅕', "1", "5"}, Vulgar{U'⅛', "1", "8"}};

Token NumberAt(std::string_view text, size_t at) {
  size_t to = at;
  const auto digits = [&] { while (to < text.size() && IsDigit(text[to])) ++to; };
  for (digits(); to + 3 < text.size() && text[to] == ',' && IsDigit(text[to + 1]) && IsDigit(text[to + 2]) && IsDigit(text[to + 3]);) ++to, digits();
  if (to + 1 < text.size() && text[to] == '.' && IsDigit(text[to + 1])) ++to, digits();
  return {Kind::kOperand, 0, std::string(text.substr(at, to - at)), at, to};
}

Token SignAt(std::string_view text, size_t at) {
  size_t to = at;
  const char32_t c = DecodeUtf8(text, to);
  Token token{Kind::kNone, c, {}, at, to};
  if (std::u32string_view(U"+-−–*×·÷/±").find(c) != std::u32string_view::npos) token.kind = Kind::kOperator;
  else if (std::u32string_view(U"=≠≈≤≥<>").find(c) != std::u32string_view::npos) token.kind = Kind::kRelation;
  else if (c == '(') token.kind = Kind::kOpen;
  else if (c == ')') token.kind = Kind::kClose;
  else if (c == U'√') token.kind = Kind::kRoot;
  else if (c == '^') token.kind = Kind::kPower;
  else if (c == U'π') token = {Kind::kOperand, c, "π", at, to};
  else if (!ReadVulgarFraction(c, Language::kEnglish).empty()) token.kind = Kind::kOperand;
  else if (Superscript(c) != '\0') {
    token.kind = Kind::kPower;
    for (size_t next = at; next < text.size();) {
      const char digit = Superscript(DecodeUtf8(text, next));
      if (digit == '\0') break;
      token.text += digit;
      token.to = next;
    }
  }
  return token;
}

Token TokenAt(std::string_view text, size_t at) {
  if (IsDigit(text[at])) return NumberAt(text, at);
  if (!IsLetter(text[at])) return SignAt(text, at);
  const bool alone = at + 1 >= text.size() || !(IsLetter(text[at + 1]) || text[at + 1] == '\'' || static_cast<unsigned char>(text[at + 1]) == 0xE2);
  const bool powered = at + 3 < text.size() && static_cast<unsigned char>(text[at + 1]) == 0xE2 && static_cast<unsigned char>(text[at + 2]) != 0x80;  // xⁿ, x≤; ’ is no sign
  if (!alone && !powered) return {};
  return {Kind::kOperand, 0, std::string(1, text[at]), at, at + 1};
}

bool MayFollow(const std::vector<Token>& tokens, const Token& next) {
  const Kind before = tokens.empty() ? Kind::kOperator : tokens.back().kind;
  const bool ended = before == Kind::kOperand || before == Kind::kClose || (before == Kind::kPower && !tokens.back().text.empty());
  switch (next.kind) {
    case Kind::kOperand: return !ended || (!next.spaced && (next.text.empty() || !IsDigit(next.text[0])));
    case Kind::kOpen:
    case Kind::kRoot: return !ended || !next.spaced;
    case Kind::kOperator: return ended || ((next.sign == '-' || next.sign == U'−' || next.sign == U'±') && before != Kind::kPower && (tokens.empty() || before != Kind::kOperator));
    case Kind::kRelation: return ended;
    case Kind::kClose: return ended && std::count_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.kind == Kind::kOpen; }) > std::count_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.kind == Kind::kClose; });
    case Kind::kPower: return ended && !next.spaced;
    default: return false;
  }
}

std::vector<Token> Read(std::string_view text) {
  std::vector<Token> tokens;
  for (size_t at = 0; at < text.size();) {
    const size_t space = text.find_first_not_of(' ', at);
    if (space == text.npos) break;
    Token token = TokenAt(text, space);
    token.spaced = space > at && at > 0;
    if (token.kind == Kind::kNone || !MayFollow(tokens, token)) break;
    at = token.to;
    tokens.push_back(std::move(token));
  }
  const auto ends = [](const Token& t) { return t.kind == Kind::kOperand || t.kind == Kind::kClose || (t.kind == Kind::kPower && !t.text.empty()); };
  while (!tokens.empty() && !ends(tokens.back())) tokens.pop_back();
  return tokens;
}

bool IsFormula(const std::vector<Token>& tokens, std::string_view text) {
  const bool digit = std::any_of(tokens.begin(), tokens.end(), [](const Token& t) { return t.kind == Kind::kOperand && !t.text.empty() && IsDigit(t.text[0]); });
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const bool vulgar = token.kind == Kind::kOperand && token.text.empty();
    if (token.kind == Kind::kRelation || token.kind == Kind::kPower || token.kind == Kind::kRoot || vulgar || token.text == "π") return true;
    if (token.kind != Kind::kOperator || i == 0) continue;
    if (token.sign == U'×' || token.sign == U'÷' || token.sign == U'±' || token.sign == U'·' || token.sign == '+') return true;
    const bool apart = token.spaced && token.to < text.size() && text[token.to] == ' ';
    if (digit && apart && token.sign != U'–') return true;
    if (digit && (token.sign == '*' || tokens[i - 1].kind == Kind::kClose)) return true;
  }
  return false;
}

std::string OperandEnglish(const Token& token) {
  if (token.text.empty()) return ReadVulgarFraction(token.sign, Language::kEnglish);
  if (token.text == "π") return "pi";
  return IsDigit(token.text[0]) ? EnglishNumber(token.text) : EnglishLetters(token.text);
}

std::string OperandKorean(const Token& token) {
  if (token.text.empty()) return ReadVulgarFraction(token.sign, Language::kKorean);
  if (token.text == "π") return "파이";
  return IsDigit(token.text[0]) ? KoreanNumber(token.text) : HangulLetters(token.text);
}

std::string_view EnglishSign(const Token& token) {
  switch (token.sign) {
    case '+': return "plus";
    case '-': case U'−': case U'–': return "minus";
    case '*': case U'×': case U'·': return "times";
    case U'÷': return "divided by";
    case '/': return "over";
    case U'±': return "plus or minus";
    case '=': return "equals";
    case U'≠': return "is not equal to";
    case U'≈': return "is about";
    case U'≤': return "is less than or equal to";
    case U'≥': return "is greater than or equal to";
    case '<': return "is less than";
    case '>': return "is greater than";
    default: return "";
  }
}

std::string_view KoreanSign(const Token& token) {
  switch (token.sign) {
    case '+': return "더하기";
    case '-': case U'−': case U'–': return "빼기";
    case '*': case U'×': case U'·': return "곱하기";
    case U'±': return "플러스마이너스";
    default: return "나누기";
  }
}

void Add(std::string& words, std::string_view word) {
  if (!words.empty()) words += ' ';
  words += word;
}

/// A number over a number, with nothing that binds to either.
bool IsFraction(const std::vector<Token>& tokens, size_t i) {
  const auto number = [&](size_t at) { return at < tokens.size() && tokens[at].kind == Kind::kOperand && !tokens[at].text.empty() && IsDigit(tokens[at].text[0]) && tokens[at].text.find_first_of(".,") == std::string::npos; };
  return number(i) && number(i + 2) && tokens[i + 1].sign == '/' && !(i + 3 < tokens.size() && tokens[i + 3].kind == Kind::kPower) && !(i > 0 && tokens[i - 1].sign == '/');
}

std::string PowerWords(std::string_view exponent, Language language) {
  const bool english = language == Language::kEnglish;
  if (exponent == "2") return english ? "squared" : "제곱";
  if (exponent == "3") return english ? "cubed" : "세제곱";
  const bool letter = !exponent.empty() && IsLetter(exponent.back());
  if (english) return "to the power of " + (letter ? EnglishLetters(exponent) : EnglishNumber(exponent));
  return (letter ? HangulLetters(exponent) : KoreanNumber(exponent)) + "제곱";
}

/// Words of one side of a relation.
std::string SideWords(const std::vector<Token>& tokens, size_t from, size_t to, Language language) {
  const bool english = language == Language::kEnglish;
  std::string words;
  for (size_t i = from; i < to; ++i) {
    const Token& token = tokens[i];
    const bool first = i == from || tokens[i - 1].kind == Kind::kOpen;
    if (i + 2 < to && IsFraction(tokens, i)) Add(words, ReadFraction(token.text, tokens[i + 2].text, language)), i += 2;
    else if (token.kind == Kind::kOperand && token.text.empty() && !first && tokens[i - 1].kind == Kind::kOperand)
      words += (english ? " and " : Particle(words, "과/와") == "과" ? "과 " : "와 ") + ReadVulgarFraction(token.sign, language);  // 1½
    else if (token.kind == Kind::kOperand) Add(words, english ? OperandEnglish(token) : OperandKorean(token));
    else if (token.kind == Kind::kRoot) Add(words, english ? "the square root of" : "루트");
    else if (token.kind == Kind::kOpen) Add(words, english ? "open bracket" : "괄호 열고");
    else if (token.kind == Kind::kClose) Add(words, english ? "close bracket" : "괄호 닫고");
    else if (token.kind == Kind::kPower && !token.text.empty()) Add(words, PowerWords(token.text, language));
    else if (token.kind == Kind::kPower && i + 1 < to) Add(words, tokens[i + 1].kind == Kind::kOperand ? PowerWords(tokens[i + 1].text, language) : english ? "to the power of" : "의 거듭제곱"), i += tokens[i + 1].kind == Kind::kOperand ? 1 : 0;
    else if (token.kind == Kind::kOperator) Add(words, english ? EnglishSign(token) : first ? "마이너스" : KoreanSign(token));
  }
  if (words.ends_with("괄호 닫고")) words.replace(words.size() - std::string_view("닫고").size(), std::string_view::npos, "닫기");
  return words;
}

std::string KoreanRelation(char32_t sign, const std::string& right) {
  const std::string with(Particle(right, "과/와"));
  switch (sign) {
    case '<': return right + "보다 작다";
    case '>': return right + "보다 크다";
    case U'≤': return right + "보다 작거나 같다";
    case U'≥': return right + "보다 크거나 같다";
    case U'≠': return right + with + " 같지 않다";
    case U'≈': return "약 " + right;
    default: return right;
  }
}

std::string Words(const std::vector<Token>& tokens, Language language) {
  std::string words;
  char32_t relation = 0;
  for (size_t from = 0; from < tokens.size();) {
    size_t to = from;
    while (to < tokens.size() && tokens[to].kind != Kind::kRelation) ++to;
    const std::string side = SideWords(tokens, from, to, language);
    if (relation == 0) words = side;
    else if (language == Language::kEnglish) Add(words, side);
    else words += std::string(Particle(words, "은/는")) + " " + KoreanRelation(relation, side);
    if (to < tokens.size() && language == Language::kEnglish) Add(words, EnglishSign(tokens[to]));
    relation = to < tokens.size() ? tokens[to].sign : 0;
    from = to + 1;
  }
  return words;
}

}  // namespace

std::string ReadFraction(std::string_view numerator, std::string_view denominator, Language language) {
  if (language == Language::kKorean) return KoreanNumber(denominator) + "분의 " + KoreanNumber(numerator);
  if (denominator.size() > 2 && denominator != "100") return EnglishNumber(numerator) + " over " + EnglishNumber(denominator);
  const bool one = numerator == "1";
  if (denominator == "1") return EnglishNumber(numerator) + " over one";
  const std::string part = denominator == "2" ? (one ? "half" : "halves") : (denominator == "4" ? "quarter" : EnglishOrdinal(denominator)) + (one ? "" : "s");
  return EnglishNumber(numerator) + " " + part;
}

std::string ReadVulgarFraction(char32_t sign, Language language) {
  for (const Vulgar& vulgar : kVulgar)
    if (vulgar.sign == sign) return ReadFraction(vulgar.numerator, vulgar.denominator, language);
  return {};
}

std::optional<SpokenFormula> ReadFormula(std::string_view text, Language language) {
  const std::vector<Token> tokens = Read(text);
  if (tokens.empty() || !IsFormula(tokens, text)) return std::nullopt;
  const bool loose = tokens.size() == 2 && tokens[0].kind == Kind::kOperator;  // "-5" is a number
  if (loose) return std::nullopt;
  return SpokenFormula{tokens.back().to, Words(tokens, language)};
}

}  // namespace sam
