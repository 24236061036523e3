// So many at so much each, and what is left of those paid for: "28 pounds each, paid for 36, had 11".
#include <re2/re2.h>

#include "maths/everyday/ask.h"

namespace sam::maths::everyday {
namespace {

struct RateAndCount {
  std::string rate, thousands, unit, count, used;  // as written; `used` is empty where nothing is taken off
};

size_t NumbersIn(std::string_view text) {
  static const RE2 number(R"(\d[\d.,]*)");
  std::string counted(text);
  return static_cast<size_t>(RE2::GlobalReplace(&counted, number, ""));
}

std::optional<Rational> ValueOf(std::string_view digits, std::string_view thousands = {}) {
  const auto value = ReadNumber(digits);
  if (!value) return std::nullopt;
  return thousands == "만" ? *value * 10000 : thousands == "천" ? *value * 1000 : *value;
}

/// Every number has its part, or it is not understood: none is passed over.
std::optional<RateAndCount> InEnglish(const std::string& text) {
  static const RE2 each(R"(([£$€]?) ?(\d+(?:\.\d+)?) ?(pounds?|dollars?|euros?|bucks?|quid|cents?|pence|) (?:each|apiece|a piece|a pop|per (?:lesson|session|class|ticket|piece|item|visit|hour|one|person)|a (?:lesson|session|class|ticket|visit|go)|an hour)\b)");
  static const RE2 at(R"((?:^| )(\d+) (?:[a-z]+ ){1,2}at ([£$€]?) ?(\d+(?:\.\d+)?) ?(pounds?|dollars?|euros?|bucks?|quid|) )");
  static const RE2 paid(R"( (?:paid|pays|bought|booked|prepaid|ordered) (?:(?:me|us|her|him|them|for|in|advance|upfront|already|the|up) ){0,4}(\d+))"), used(R"( (?:had|has had|have had|took|taken|used|attended|done|been to|gone to|went to|came to|given) (?:(?:only|just|about|so|far|already) ){0,2}(\d+))");
  static const RE2 back(R"( (?:owe|refund|back|left|unused|return)\b)"), else_(R"(%| percent| discount| off | tax| vat | tip | split | each of | per day| change )");
  if (RE2::PartialMatch(text, else_)) return std::nullopt;
  RateAndCount found;
  std::string sign, count;
  const bool of_count = RE2::PartialMatch(text, at, &count, &sign, &found.rate, &found.unit);
  if (!of_count && !RE2::PartialMatch(text, each, &sign, &found.rate, &found.unit)) return std::nullopt;
  if (found.unit.empty()) found.unit = sign == "£" ? "pounds" : sign == "$" ? "dollars" : sign == "€" ? "euros" : "";
  if (found.unit.empty()) return std::nullopt;
  if (found.unit == "pound" || found.unit == "dollar" || found.unit == "euro") found.unit += "s";
  if (!of_count && !RE2::PartialMatch(text, paid, &count)) return std::nullopt;
  found.count = count;
  const size_t numbers = NumbersIn(text);
  if (numbers == 2) return of_count ? std::optional(found) : std::nullopt;
  if (numbers != 3 || !RE2::PartialMatch(text, back) || !RE2::PartialMatch(text, used, &found.used)) return std::nullopt;
  return found;
}

std::optional<RateAndCount> InKorean(const std::string& text) {
  static const RE2 rate(R"((?:개당|회당|시간당|장당|권당|명당|수업당|강의당|하나에|한 ?(?:번|회|개|시간|장)에) ?(\d[\d.,]*)(만|천|) ?원)");
  static const RE2 paid(R"((\d+) ?(?:번|회|개|시간|장)(?:치|분|권|짜리|어치)?(?:를|을)? ?(?:[가-힣\d만천]+ ){0,4}?(?:냈|결제|끊|샀|등록|선불|예약))"), used(R"((\d+) ?(?:번|회|개|시간|장)(?:만|을|를)? ?(?:했|썼|들었|받았|갔|쓰고|하고|듣고|쓴|한 |들은|다녔))");
  static const RE2 back(R"(환불|돌려|남)"), else_(R"(%|퍼센트|할인|나눠|명이)");
  RateAndCount found;
  if (RE2::PartialMatch(text, else_) || NumbersIn(text) != 3 || !RE2::PartialMatch(text, back)) return std::nullopt;
  if (!RE2::PartialMatch(text, rate, &found.rate, &found.thousands) || !RE2::PartialMatch(text, paid, &found.count) || !RE2::PartialMatch(text, used, &found.used)) return std::nullopt;
  found.unit = "원";
  return found;
}

}  // namespace

std::optional<Worked> OfRates(const Ask& ask) {
  const auto read = ask.language == Language::kKorean ? InKorean(ask.text) : InEnglish(ask.text);
  if (!read) return std::nullopt;
  const auto rate = ValueOf(read->rate, read->thousands), count = ValueOf(read->count), used = ValueOf(read->used.empty() ? "0" : read->used);
  if (!rate || !count || !used || *used >= *count) return std::nullopt;
  Sums sums;
  const auto left = read->used.empty() ? count : sums.Do(*count, '-', *used);
  const auto total = left ? sums.Do(*left, '*', *rate) : std::nullopt;
  if (!total) return std::nullopt;
  return sums.Answer(*total, read->unit);
}

}  // namespace sam::maths::everyday
