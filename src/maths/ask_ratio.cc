// Percent in all its phrasings; ratios and proportions.
#include "base/unicode.h"
#include "base/word_lists.h"
#include "maths/integers.h"
#include "maths/number_list.h"
#include "maths/phrase_book.h"
#include "maths/problem.h"

namespace sam::maths {
namespace {

enum Asked { kPartOf, kWhatPercent, kWhatPercentTurned, kMore, kLess, kLessTurned, kChange, kWhole, kWholeTurned, kWholeAfterOff, kAsPercent, kAsFraction, kProportion, kSimplest, kShare, kShareTurned };

const PhraseBook& Book() {
  static const Phrasing kPhrasings[] = {
      {R"({ask}{n} ?(?:%|percent|per cent) of {n}{end})", kPartOf}, {R"({n} ?(?:의|에서) ?{n} ?(?:%|퍼센트|프로)(?:는|은|를|가)?{end})", kPartOf},
      {R"((?:what|which) (?:percent|percentage|%)(?: of)? {n} (?:is|are|equals) {n})", kWhatPercent}, {R"({n} (?:is|are|out of) (?:what|which) (?:percent|percentage|%) of {n})", kWhatPercentTurned}, {R"({ask}{n} (?:out of|/|of) {n} (?:as|in) (?:an? |a )?(?:percent|percentage|%))", kWhatPercentTurned},
      {R"({n}(?:은|는|이|가) ?{n}의 ?(?:몇|얼마) ?(?:%|퍼센트|프로).*)", kWhatPercentTurned}, {R"({n}(?:에서|의|에 대한|에 대해) ?{n}(?:은|는|이|가)? ?(?:몇|얼마) ?(?:%|퍼센트|프로).*)", kWhatPercent}, {R"({n} ?중에?서? ?{n}(?:은|는|이|가)? ?몇 ?(?:%|퍼센트|프로).*)", kWhatPercent},
      {R"((?:{ask}|increase |raise )(?:result of )?(?:increasing |raising )?{n} (?:increased |raised |up |plus )?(?:by )?{n} ?(?:%|percent))", kMore}, {R"((?:{ask}|decrease |reduce |lower )(?:decreasing |reducing )?{n} (?:decreased |reduced |down |minus |lowered )(?:by )?{n} ?(?:%|percent))", kLess},
      {R"((?:decrease|reduce|lower) {n} by {n} ?(?:%|percent))", kLess}, {R"({ask}{n} ?(?:%|percent) (?:more than|higher than|greater than) {n})", kMore}, {R"({ask}{n} ?(?:%|percent) (?:less than|lower than|smaller than) {n})", kLessTurned},
      {R"({n}(?:을|를|에서|보다|이|가|은|는)? ?{n} ?(?:%|퍼센트|프로)(?:만큼|를|을)? ?(?:더 )?(?:늘리|늘어|늘면|증가|올리|올라|오르|커지|큰|많은|인상).*)", kMore}, {R"({n}(?:을|를|에서|보다|이|가|은|는)? ?{n} ?(?:%|퍼센트|프로)(?:만큼|를|을)? ?(?:더 )?(?:줄이|줄어|줄면|감소|내리|내려|작아|작은|적은|깎|빼).*)", kLess},
      {R"({ask}(?:percent(?:age)? )(?:increase|decrease|change|rise|drop)(?: from| when going from| if it goes from)? {n} to {n})", kChange}, {R"((?:(?:by )?(?:what|how many) (?:percent|percentage|%).*?(?:from) {n} to {n}.*))", kChange}, {R"({n}(?:에서|이|가) ?{n}(?:으로|로|이|가) ?(?:몇 ?(?:%|퍼센트|프로) ?)?(?:되면|증가|늘|올|감소|줄|내|변|바뀌|커|작아).*(?:%|퍼센트|프로|증가율|감소율|변화율).*)", kChange},
      {R"({n} is {n} ?(?:%|percent) of (?:what|which)(?: number)?)", kWhole}, {R"((?:{n} ?(?:%|percent) of (?:what|which|a)(?: number)? is {n})(?:, .*)?)", kWholeTurned}, {R"((?:어떤 수|전체)의 ?{n} ?(?:%|퍼센트|프로)(?:가|는|이) ?{n}.*)", kWholeTurned}, {R"({n} ?(?:%|퍼센트|프로)(?:가|는|이) ?{n}(?:인|일|이면|이 되는|가 되는).*)", kWholeTurned},
      {R"((?:.*?)(?:after|with) (?:a |an )?{n} ?(?:%|percent) (?:off|discount|reduction).*?(?:costs?|is|was|paid|pays?|for|price(?: is)?) (?:\$|£|€)?{n}(?: dollars)?.*?original.*)", kWholeAfterOff}, {R"(.*original (?:price|number|cost).*?{n} ?(?:%|percent) (?:off|discount|reduction).*?(?:\$|£|€)?{n}.*)", kWholeAfterOff},
      {R"(.*?{n} ?(?:%|퍼센트|프로)(?:를|을)? ?(?:할인|깎|세일).*?([\d,.]+(?:만 ?[\d]*천?|천)?) ?원.*?(?:원래|정가|원가|할인 전|처음).*)", kWholeAfterOff},
      {R"({ask}{n} (?:as|to|in|into) (?:an? )?(?:percent|percentage|%))", kAsPercent}, {R"({n}(?:을|를|은|는)? ?(?:백분율|퍼센트|%|프로)(?:으로|로).*)", kAsPercent}, {R"({ask}{n} ?(?:%|percent|퍼센트|프로)(?: as| to| in| into|를|을|은|는)? ?(?:an? )?(?:fraction|분수로|기약분수로).*)", kAsFraction},
      {R"((?:solve |find x:? |비례식 )?(\S+?) ?: ?(\S+?) ?(?:=|is to|::) ?(\S+?) ?: ?([^\s에일을를의이가은는]+?)(?:일 ?때|에서|을|를|의|이면|인)?(?:,| for [a-z]| [a-z](?:의|는|은|를)?.*| 풀.*)?)", kProportion},
      {R"((?:simplify|reduce|{ask}simplest form of)(?: the ratio)? (\d[\d./]*) ?: ?(\d[\d./]*)(?: to (?:its )?(?:simplest|lowest).*)?)", kSimplest}, {R"((?:비 )?(\d[\d./]*) ?: ?(\d[\d./]*)(?:을|를)? ?(?:가장 )?(?:간단한|간단히).*)", kSimplest},
      {R"((?:divide|share|split) {n}(?: [a-z]+)? (?:in|into) (?:the |a )?ratio (?:of )?(\d+) ?: ?(\d+))", kShare}, {R"({n}(?:개|원|명|장|g|cm|m)?(?:을|를) ?(\d+) ?: ?(\d+)(?:으로|로|의 비로)? ?(?:나누|나눠|나눌|비례 ?배분|배분).*)", kShare}};
  static const PhraseBook book(kPhrasings);
  return book;
}

std::optional<Solved> OfPercent(const Phrased& asked) {
  auto a = OneNumber(asked.parts[0]), b = OneNumber(asked.parts[1]);
  if (!a || !b) return std::nullopt;
  Rational one = *a, other = *b;
  const auto back = [](const Rational& value, bool holds, const char* how) { return Solved{WriteShort(value), how, holds}; };
  switch (asked.what) {
    case kPartOf: {
      const Rational value = one * other / 100;
      return back(value, other == 0 || value / other * 100 == one, "divided back it gives the percentage");
    }
    case kWhatPercent: std::swap(one, other); [[fallthrough]];
    case kWhatPercentTurned: {
      if (other == 0) return std::nullopt;
      const Rational value = one / other * 100;
      return Solved{WriteShort(value) + "%", "so many percent of the one give the other", other * value / 100 == one};
    }
    case kLessTurned: std::swap(one, other); [[fallthrough]];
    case kLess: return back(one * (100 - other) / 100, one - one * other / 100 == one * (100 - other) / 100, "the part taken from the whole");
    case kMore: return back(one * (100 + other) / 100, one + one * other / 100 == one * (100 + other) / 100, "the part added to the whole");
    case kChange: {
      if (one == 0) return std::nullopt;
      const Rational value = (other - one) / one * 100;
      return Solved{WriteShort(Rational(abs(value))) + "%", "put on or taken off it gives the second", one * (100 + value) / 100 == other};
    }
    case kWholeTurned: std::swap(one, other); [[fallthrough]];
    case kWhole: {
      if (other == 0) return std::nullopt;
      const Rational value = one * 100 / other;
      return back(value, value * other / 100 == one, "so many percent of it give the part");
    }
    default: break;
  }
  if (one >= 100) return std::nullopt;
  const Rational value = other * 100 / (100 - one);
  return back(value, value - value * one / 100 == other, "with that much off it gives the price");
}

std::optional<Solved> Proportion(const Question& question, const Phrased& asked) {
  std::vector<Expression> parts;
  std::string letters;
  for (size_t i = 0; i < 4; ++i) {
    const auto value = question.Formula(asked.parts[i]);
    if (!value) return std::nullopt;
    parts.push_back(*value);
    letters += value->Letters();
  }
  if (letters.size() != 1) return std::nullopt;
  const Expression difference = parts[0] * parts[3] - parts[1] * parts[2];
  const auto dense = difference.Coefficients(letters[0]);
  if (!dense || dense->size() != 2) return std::nullopt;
  const Rational value = -(*dense)[0] / (*dense)[1];
  const auto put = difference.With(letters[0], Expression(value));
  return Solved{letters + " = " + WriteShort(value), "the products of the outer and the inner ones agree", put && put->IsZero()};
}

std::optional<Solved> Ratio(const Phrased& asked) {
  const bool share = asked.what == kShare;
  const auto a = OneNumber(asked.parts[share ? 1 : 0]), b = OneNumber(asked.parts[share ? 2 : 1]);
  if (!a || !b || *a <= 0 || *b <= 0) return std::nullopt;
  if (share) {
    const auto whole = OneNumber(asked.parts[0]);
    if (!whole) return std::nullopt;
    const Rational one = *whole * *a / (*a + *b), other = *whole * *b / (*a + *b);
    return Solved{WriteShort(one) + ", " + WriteShort(other), "together they are the whole", one + other == *whole && one * *b == other * *a};
  }
  const Integer bottom = LeastCommonMultiple(denominator(*a), denominator(*b)), x = numerator(Rational(*a * bottom)), y = numerator(Rational(*b * bottom)), shared = GreatestCommonDivisor(x, y);
  return Solved{Integer(x / shared).str() + ":" + Integer(y / shared).str(), "the products of the outer and the inner ones agree", Rational(x / shared) * *b == Rational(y / shared) * *a};
}

}  // namespace

std::optional<Solved> AnswerRatio(const Question& question) {
  if (question.text.find_first_of("%:") == std::string::npos && !HasAny(ToLower(question.text), {"percent", "퍼센트", "프로", "백분율", "ratio"})) return std::nullopt;
  const auto asked = Book().Match(question.text);
  if (!asked) return std::nullopt;
  if (asked->what == kProportion) return Proportion(question, *asked);
  if (asked->what == kSimplest || asked->what == kShare) return Ratio(*asked);
  if (asked->what == kAsPercent || asked->what == kAsFraction) {
    const auto value = OneNumber(asked->parts[0]);
    if (!value) return std::nullopt;
    return asked->what == kAsPercent ? Solved{WriteShort(Rational(*value * 100)) + "%", "divided by 100 again", true} : Solved{Write(Rational(*value / 100)), "times 100 again", true};
  }
  return OfPercent(*asked);
}

}  // namespace sam::maths
