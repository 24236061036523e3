// A price with so many percent off or on, as people ask for it.
#include <re2/re2.h>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "maths/problem.h"

namespace sam::maths {
namespace {

/// What is left of a price, or what it grows to; checked by taking the change back.
std::optional<Solved> Changed(const Question& question, const Rational& price, const Rational& percent, int sign) {
  if (percent < 0 || (sign < 0 && percent > 100)) return std::nullopt;
  const Rational factor = 1 + sign * percent / 100, value = price * factor;
  bool exact = false;
  const std::string decimal = WriteDecimal(value, 2, exact);
  return Solved{exact ? decimal : question.Written(value), "the change taken back gives the price", factor == 0 || value / factor == price};
}

/// "12만 원", "3만 5천 원", "12,500원".
std::optional<Rational> Won(const std::string& ten_thousands, const std::string& rest, const std::string& thousands) {
  Rational sum = 0;
  if (!ten_thousands.empty()) {
    const auto number = ReadNumber(ten_thousands);
    if (!number) return std::nullopt;
    sum += *number * 10000;
  }
  if (!rest.empty()) {
    const auto number = ReadNumber(rest);
    if (!number) return std::nullopt;
    sum += *number * (thousands.empty() ? 1 : 1000);
  }
  return sum > 0 ? std::optional(sum) : std::nullopt;
}

std::optional<Solved> InKorean(const Question& question) {
  static const RE2 shape(R"((?:.*?[^\d,.])??(?:(\d+(?:\.\d+)?)만 ?(?:(\d)(천) ?)?|(\d[\d,]*)(천)? ?)원.*?(\d+(?:\.\d+)?) ?(?:퍼센트|%|프로)(?:나|씩)? ?(?:를 |을 |더 )*(깎|할인|싸|빼|인상|올|비싸|붙).*(?:얼마|몇 ?원).*)");
  std::string ten_thousands, rest, thousands, alone, of_alone, percent, verb;
  if (HasAny(question.text, {"쿠폰", "포인트", "적립금", "포함", "깎이", "깎여", "원래 얼마", "또 ", "거기서", "추가"})) return std::nullopt;  // more than a price and its percent
  if (!RE2::FullMatch(question.text, shape, &ten_thousands, &rest, &thousands, &alone, &of_alone, &percent, &verb)) return std::nullopt;
  if (ten_thousands.empty()) rest = alone, thousands = of_alone;
  const auto price = Won(ten_thousands, rest, thousands);
  const auto part = ReadNumber(percent);
  const bool more = verb == "인상" || verb == "올" || verb == "비싸" || verb == "붙";
  return price && part ? Changed(question, *price, *part, more ? 1 : -1) : std::nullopt;
}

/// The tip alone.
std::optional<Solved> Share(const Question& question, const std::string& price, const std::string& percent) {
  const auto amount = ReadNumber(price), part = ReadNumber(percent);
  if (!amount || !part || *part <= 0) return std::nullopt;
  const Rational value = *amount * *part / 100;
  bool exact = false;
  const std::string decimal = WriteDecimal(value, 2, exact);
  return Solved{exact ? decimal : question.Written(value), "so many hundredths of the bill", value * 100 / *part == *amount};
}

std::optional<Solved> InEnglish(const Question& question) {
  static const RE2 after(R"((?i)(?:what(?:'s| is| do i pay for)|how much (?:is|do i pay for|for)) (\d+(?:\.\d+)?)(?:%| percent) off (?:of )?(?:an? |the )?[$£€]?(\d[\d,]*(?:\.\d+)?).*)");
  static const RE2 before(R"((?i)(?:an? |the |my )?(?:[a-z]+ ){0,4}?[$£€]?(\d[\d,]*(?:\.\d+)?)(?: (?:dollars?|pounds?|euros?|bucks|quid))?(?: [a-z]+){0,3},? (?:with|at|is|has|after) (\d+(?:\.\d+)?)(?:%| percent) off.*(?:how much|what).*)");
  static const RE2 tip(R"((?i)(?:(?:what(?:'s| is)|how much is) )?(?:an? )?(\d+(?:\.\d+)?)(?:%| percent) tip (?:on|for|of) (?:an? |the )?[$£€]?(\d[\d,]*(?:\.\d+)?)(?: (?:dollars?|pounds?|euros?|bucks|quid))?(?: (?:bill|meal|dinner|lunch|check|tab|order))?\??)");
  std::string price, percent;
  if (RE2::FullMatch(question.text, tip, &percent, &price)) return Share(question, price, percent);
  static const RE2 asks_back(R"((?i).*\b(?:original|(?:full|regular|normal) price)\b.*|.*\b(?:before|then|another)\b.*)");  // of what it was, not of what it is
  if (RE2::FullMatch(question.text, asks_back)) return std::nullopt;
  if (!RE2::FullMatch(question.text, after, &percent, &price) && !RE2::FullMatch(question.text, before, &price, &percent)) return std::nullopt;
  const auto amount = ReadNumber(price), part = ReadNumber(percent);
  return amount && part ? Changed(question, *amount, *part, -1) : std::nullopt;
}

}  // namespace

std::optional<Solved> AnswerPercent(const Question& question) {
  if (auto korean = InKorean(question)) return korean;
  return InEnglish(question);
}

}  // namespace sam::maths
