// Fractions in other forms, rounding, roots and powers in words, and algebra as it is asked for in Korean.
#include "base/unicode.h"
#include "base/word_lists.h"
#include "maths/integers.h"
#include "maths/number_list.h"
#include "maths/phrase_book.h"
#include "maths/problem.h"

namespace sam::maths {
namespace {

enum Asked { kSimplest, kToMixed, kToImproper, kToFraction, kToDecimal, kRoundPlaces, kRoundAt, kRoundNearest, kRoot, kCubeRoot, kSquare, kCube, kPower, kFactor, kExpand, kSimplify, kSolve };

const PhraseBook& Book() {
  static const Phrasing kPhrasings[] = {
      {R"((?:simplify|reduce|{ask}simplest form of|{ask}lowest terms of)(?: the fraction)? (\d+) ?/ ?(\d+)(?: to (?:its )?(?:simplest|lowest).*)?)", kSimplest}, {R"((?:분수 )?(\d+) ?/ ?(\d+)(?:을|를)? ?(?:약분|기약 ?분수|간단한 분수|가장 간단).*)", kSimplest}, {R"((\d+) ?분의 ?(\d+)(?:을|를)? ?(?:약분|기약 ?분수|간단한 분수|가장 간단).*)", kSimplest},
      {R"({ask}(\d+) ?/ ?(\d+) (?:to|as|into) (?:an? )?mixed (?:number|fraction){end})", kToMixed}, {R"((\d+) ?/ ?(\d+)(?:을|를)? ?대분수.*)", kToMixed}, {R"((\d+) ?분의 ?(\d+)(?:을|를)? ?대분수.*)", kToMixed},
      {R"({ask}(?:the )?(?:mixed number )?(\d+)(?: and| &)? (\d+)/(\d+) (?:to|as|into) (?:an? )?improper fraction{end})", kToImproper}, {R"((\d+)(?:과|와|,)? ?(\d+)/(\d+)(?:을|를)? ?가분수.*)", kToImproper}, {R"((\d+)(?:과|와) ?(\d+) ?분의 ?(\d+)(?:을|를)? ?가분수.*)", kToImproper},
      {R"({ask}(-?\d*\.\d+) (?:to|as|into) (?:an? )?(?:simplest |simplified )?fraction.*)", kToFraction}, {R"((?:소수 )?(-?\d*\.\d+)(?:을|를|은|는)? ?(?:기약)?분수.*)", kToFraction},
      {R"({ask}(?:the fraction )?(-?\d+ ?/ ?\d+) (?:to|as|into) (?:a )?decimal.*)", kToDecimal}, {R"((?:분수 )?(-?\d+ ?/ ?\d+)(?:을|를|은|는)? ?소수로.*)", kToDecimal}, {R"((\d+ ?분의 ?\d+)(?:을|를|은|는)? ?소수로.*)", kToDecimal},
      {R"({n}(?:을|를)? ?소수 ?(첫|둘|셋|넷|\d)째? ?(?:번째 )?자리까지 ?(?:반올림|나타).*)", kRoundPlaces}, {R"({n}(?:을|를)? ?반올림(?:하여|해서|해) ?소수 ?(첫|둘|셋|넷|\d)째? ?(?:번째 )?자리까지.*)", kRoundPlaces},
      {R"({n}(?:을|를)? ?(소수 ?(?:첫|둘|셋|넷)째|일의|십의|백의|천의|만의) ?자리에서 ?(반올림|올림|버림).*)", kRoundAt}, {R"({n}(?:을|를)? ?(반올림|올림|버림)(?:하여|해서|해) ?(일의|십의|백의|천의|만의) ?자리까지.*)", kRoundNearest},
      {R"({ask}(?:round )?{n} (?:rounded )?(up|down) to (?:the )?nearest (integer|whole number|one|ten|hundred|thousand|10|100|1000))", kRoundNearest},
      {R"({ask}(?:positive |principal )?square root of {n}{end})", kRoot}, {R"({n}의 ?(?:양의 ?)?제곱근{end})", kRoot}, {R"(루트 ?{n}(?:은|는|을|를)?{end})", kRoot}, {R"({ask}cube root of {n}{end})", kCubeRoot}, {R"({n}의 ?세제곱근{end})", kCubeRoot},
      {R"({ask}(?:square of {n}|{n} squared){end})", kSquare}, {R"({n}의 ?제곱{end})", kSquare}, {R"({ask}(?:cube of {n}|{n} cubed){end})", kCube}, {R"({n}의 ?세제곱{end})", kCube}, {R"({n}의 ?(\d+) ?(?:제곱|승){end})", kPower}, {R"({ask}{n} (?:to the|raised to the) (?:power (?:of )?)?(\d+)(?:th|nd|rd|st)?(?: power)?)", kPower},
      {R"((?:다항식 |식 )?(.+?)(?:을|를|의)? ?인수 ?분해.*)", kFactor}, {R"((?:다항식 |식 )?(.+?)(?:을|를|의)? ?전개.*)", kExpand}, {R"((?:다항식 |식 )?(.+?)(?:을|를)? ?(?:간단히|정리|동류항).*)", kSimplify},
      {R"((?:{ask}|fully |completely )*(?:factors? |factori[sz]e |factori[sz]ation of )(.+?)(?: fully| completely)?)", kFactor}};
  static const PhraseBook book(kPhrasings);
  return book;
}

std::optional<Solved> Forms(const Phrased& asked, std::string_view text) {
  const bool top_last = text.find("분의") != text.npos;
  const bool mixed = asked.what == kToImproper;
  auto one = ReadNumber(asked.parts[mixed ? 1 : 0]), other = ReadNumber(asked.parts[mixed ? 2 : 1]);
  if (!one || !other) return std::nullopt;
  if (top_last) std::swap(one, other);
  if (*other == 0) return std::nullopt;
  if (asked.what == kSimplest) return Solved{Write(Rational(*one / *other)), "multiplied crosswise both are the same", true};
  if (mixed) {
    const auto whole = ReadNumber(asked.parts[0]);
    if (!whole) return std::nullopt;
    return Solved{Integer(numerator(Rational(*whole * *other + *one))).str() + "/" + numerator(*other).str(), "divided again", true};
  }
  const Integer top = numerator(*one), bottom = numerator(*other), whole = top / bottom;
  const Rational rest = Rational(Integer(top % bottom), bottom);
  const std::string out = rest == 0 ? whole.str() : (whole == 0 ? "" : whole.str() + " ") + Write(rest);
  return Solved{out, "put together again", Rational(whole) + rest == *one / *other};
}

int Place(const std::string& name) {
  constexpr std::pair<std::string_view, int> kPlaces[] = {{"첫", -1}, {"둘", -2}, {"셋", -3}, {"넷", -4}, {"일의", 0}, {"십의", 1}, {"백의", 2}, {"천의", 3}, {"만의", 4}, {"integer", 0}, {"whole number", 0}, {"one", 0}, {"ten", 1}, {"hundred", 2}, {"thousand", 3}, {"1000", 3}, {"100", 2}, {"10", 1}};
  for (const auto& [word, place] : kPlaces)
    if (ToLower(name).find(word) != std::string::npos) return place;
  return name.size() == 1 && name[0] >= '1' && name[0] <= '9' ? -(name[0] - '0') : 0;
}

std::optional<Solved> Rounded(const Rational& value, int place, const std::string& how) {
  const Integer ten = pow(Integer(10), static_cast<unsigned>(place < 0 ? -place : place));
  const Rational step = place < 0 ? Rational(Integer(1), ten) : Rational(ten);
  const bool up = how == "올림" || ToLower(how) == "up", down = how == "버림" || ToLower(how) == "down";
  Rational rounded = RoundTo(value, step);
  if (up && rounded < value) rounded += step;
  if (down && rounded > value) rounded -= step;
  bool exact = false;
  return Solved{WriteDecimal(rounded, place < 0 ? -place : 0, exact), "no further away than a step", abs(rounded - value) < step};
}

std::optional<Solved> Power(const Rational& base, int exponent) {
  const auto value = maths::Power(base, Rational(exponent));
  return value ? std::optional(Solved{WriteShort(*value), "divided by the base it gives the power before", base == 0 || *value / base == maths::Power(base, Rational(exponent - 1)).value_or(0)}) : std::nullopt;
}

std::optional<Solved> CubeRoot(const Rational& value) {
  if (!IsInteger(value) || value < 0) return std::nullopt;
  const Integer root = NearestRoot(numerator(value), 3);
  return root * root * root == numerator(value) ? std::optional(Solved{root.str(), "its cube is the number", true}) : std::nullopt;
}

std::optional<Solved> Root(const Rational& value) {
  const auto root = Surd::Root(value);
  return root ? std::optional(Solved{root->IsRational() ? WriteShort(root->Plain()) : Write(*root, Style::kSchool), "its square is the number", *root * *root == Surd(value)}) : std::nullopt;
}

/// What is known in the English of school books, asked there.
std::optional<Solved> InEnglish(const Question& question, const char* verb, const std::string& formula) {
  Question asked = question;
  asked.text = verb + formula;
  return FirstAnswer(asked, {AnswerEquation, AnswerPolynomial});
}

}  // namespace

std::optional<Solved> AnswerFraction(const Question& question) {
  const auto asked = Book().Match(question.text);
  if (!asked) return std::nullopt;
  const auto& p = asked->parts;
  if (asked->what <= kToImproper) return Forms(*asked, question.text);
  if (asked->what == kFactor || asked->what == kExpand || asked->what == kSimplify) {
    if (p[0].find_first_of("0123456789") == std::string::npos && p[0].find("²") == std::string::npos) return std::nullopt;
    return InEnglish(question, asked->what == kFactor ? "Factor " : "Expand ", p[0]);
  }
  if (asked->what == kToDecimal && p[0].find("분의") != std::string::npos) {
    const size_t at = p[0].find("분의");
    const auto bottom = OneNumber(Trim(p[0].substr(0, at))), top = OneNumber(Trim(p[0].substr(at + std::string_view("분의").size())));
    return bottom && top && *bottom != 0 ? std::optional(Solved{WriteShort(Rational(*top / *bottom)), "times the lower number it gives the upper", true}) : std::nullopt;
  }
  const auto value = OneNumber(p[0].empty() ? p[1] : p[0]);
  if (!value) return std::nullopt;
  switch (asked->what) {
    case kToFraction: return Solved{Write(*value), "divided again", true};
    case kToDecimal: {
      bool exact = false;
      const std::string decimal = WriteDecimal(*value, 12, exact);
      return exact ? Solved{decimal, "times the lower number it gives the upper", true} : Solved{"≈ " + WriteDecimal(*value, 6, exact), "times the lower number it gives the upper", true};
    }
    case kRoundPlaces: return Rounded(*value, Place(p[1]), "");
    case kRoundAt: return Rounded(*value, Place(p[1]) + 1, p[2]);
    case kRoundNearest: return Rounded(*value, Place(p[2]), p[1]);
    case kRoot: return Root(*value);
    case kCubeRoot: return CubeRoot(*value);
    case kSquare: return Power(*value, 2);
    case kCube: return Power(*value, 3);
    case kPower: {
      const auto exponent = ReadNumber(p[1]);
      return exponent && *exponent <= 500 ? Power(*value, static_cast<int>(numerator(*exponent))) : std::nullopt;
    }
    default: return std::nullopt;
  }
}

}  // namespace sam::maths
