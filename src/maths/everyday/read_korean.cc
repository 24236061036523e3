#include <re2/re2.h>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "maths/everyday/ask.h"
#include "maths/words/korean_text.h"

namespace sam::maths::everyday {
namespace {

using View = std::string_view;

/// Rates that have a name: 시속 is so far an hour.
struct NamedRate {
  View name, unit, per;
};
constexpr std::array kRates = {NamedRate{"시속", "km", "시간"}, NamedRate{"분속", "m", "분"}, NamedRate{"초속", "m", "초"}, NamedRate{"연비", "km", "리터"}, NamedRate{"시급", "원", "시간"},
                               NamedRate{"일당", "원", "일"}, NamedRate{"주급", "원", "주"}, NamedRate{"월급", "원", "달"}, NamedRate{"월세", "원", "달"}, NamedRate{"연봉", "원", "년"}};

/// A unit that the reader of amounts does not know keeps its ending there: "칼로리래", "kWh면".
Unit KoreanUnit(View name) {
  if (!IsMeasure(name))
    for (const View ending : {View("이에요"), View("예요"), View("이래"), View("인데"), View("이면"), View("이야"), View("래"), View("면"), View("야"), View("임"), View("를"), View("을"), View("은"), View("는"), View("씩")})
      if (name.size() > ending.size() && name.ends_with(ending)) return UnitNamed(name.substr(0, name.size() - ending.size()));
  return UnitNamed(name);
}

Amount AmountOf(const KoreanProblem& problem, const KoreanQuantity& quantity) {
  const KoreanWord& word = problem.words[quantity.word];
  Amount out;
  out.value = quantity.value;
  out.unit = KoreanUnit(quantity.unit);
  out.begin = word.begin, out.end = word.end;
  if (quantity.word > 0 && problem.words[quantity.word - 1].quantity < 0) out.before = problem.words[quantity.word - 1].text;
  if (quantity.word + 1 < problem.words.size()) out.after = problem.words[quantity.word + 1].text;
  for (const NamedRate& rate : kRates)
    if (out.before.starts_with(rate.name)) {
      if (quantity.unit.empty() || quantity.unit == "인" || rate.unit == "km") out.unit = UnitNamed(quantity.unit == "km" || quantity.unit == "m" ? quantity.unit : rate.unit);
      out.per = UnitNamed(rate.per);
    }
  for (const auto& [often, unit] : {std::pair("매달", "달"), std::pair("매월", "달"), std::pair("매주", "주"), std::pair("매일", "일")})
    if (!out.per && out.before == often) out.per = UnitNamed(unit);
  if (!out.per && out.before.size() > 3 && out.before.ends_with("당")) {  // "리터당 1650원"
    out.per = UnitNamed(View(out.before).substr(0, out.before.size() - 3));
    if (out.per->name == "한 명" || out.per->name == "1인") out.per = UnitNamed("명");
  }
  return out;
}

/// "1분에 9칼로리", "한 근 600g", "하루 40개씩": the first says for what the second is.
bool IsPer(const KoreanProblem& problem, const KoreanQuantity& first, const KoreanQuantity& second) {
  if (second.word <= first.word || second.word - first.word > 2 || first.value <= 0) return false;
  const bool near = second.word - first.word == 1, joined = first.tail == "에" || first.tail == "당" || first.tail == "에는" || first.tail.empty();
  if (first.unit == "일" || first.unit == "주" || first.unit == "달" || first.unit == "개월") return first.value == 1 && (joined || first.tail == "마다");
  const bool container = first.tail.empty() && !IsMeasure(first.unit);  // "한 박스 5kg 19000원"
  return near && joined && !container && (first.value == 1 || first.tail == "에") && first.unit != second.unit && problem.words[first.word].sentence == problem.words[second.word].sentence;
}

/// Short ways of speaking as the reader of amounts knows them: "만5천원", "하나 93칼로리", "만보".
std::string Settled(View text) {
  static const RE2 ten_thousand(R"((^|[^\d십백천])만 ?(\d)천)"), one(R"(하나(?:에)? (\d))"), steps(R"((^| )만보)");
  std::string out(text);
  for (const auto& [name, count] : {std::pair("둘이서", "2명이서"), std::pair("셋이서", "3명이서"), std::pair("넷이서", "4명이서"), std::pair("다섯이서", "5명이서"), std::pair("여섯이서", "6명이서")})
    if (const size_t at = out.find(name); at != out.npos) out.replace(at, std::string_view(name).size(), count);
  RE2::GlobalReplace(&out, ten_thousand, "\\11만\\2천");
  RE2::GlobalReplace(&out, one, "1개에 \\1");
  static const RE2 full_marks(R"(만점)");
  RE2::GlobalReplace(&out, full_marks, "풀점수");  // no ten thousand points
  RE2::GlobalReplace(&out, steps, "\\110000보");
  return out;
}

void ReadWanted(const KoreanProblem& problem, Ask& ask) {
  static const RE2 each(R"((?:한 ?(?:명|사람)|1인|인|각)(?:당|자|에)? ?(?:[가-힣]+ )?(?:얼마|몇)|하나에|한 ?개에|얼마꼴|얼마씩|몇 [가-힣]+씩)"), of_unit(R"((?:1 ?|한 ?|)(하루|kg|키로|근|리터|병|개|장|알|g|m|km|분|시간|달|주)(?:에|당)? ?(?:얼마|몇))");
  std::string per;
  ask.wanted.money = problem.question.asked == KoreanAsked::kHowMuch;
  if (!problem.question.unit.empty()) ask.wanted.unit = KoreanUnit(problem.question.unit);
  if (RE2::PartialMatch(ask.text, of_unit, &per)) ask.wanted.per = UnitNamed(per);
  else if (RE2::PartialMatch(ask.text, each)) ask.wanted.per = Unit{"", "each", 1};
}

}  // namespace

std::optional<Ask> ReadKorean(std::string_view text) {
  const auto problem = ReadKoreanProblem(Settled(text));
  if (!problem || problem->text.size() > 400) return std::nullopt;
  Ask ask;
  ask.language = Language::kKorean;
  ask.text = " " + ToLower(problem->text) + " ";
  ReadWanted(*problem, ask);
  const auto& all = problem->quantities;
  for (size_t i = 0; i < all.size(); ++i) {
    if (all[i].letter != 0) return std::nullopt;
    Amount amount = AmountOf(*problem, all[i]);
    // "1kg에 얼마": the one is part of the question.
    const std::string of = UnitNamed(all[i].unit).of;
    if (ask.wanted.per && all[i].value == 1 && i + 1 == all.size() && (of == ask.wanted.per->of || (ask.wanted.per->of == "each" && (of == "person" || of == "thing")))) continue;
    if (i + 1 < all.size() && IsPer(*problem, all[i], all[i + 1]) && !amount.per) {
      Amount next = AmountOf(*problem, all[i + 1]);
      if (next.per) return std::nullopt;
      next.per = amount.unit;
      next.per_value = amount.value;
      next.begin = amount.begin;
      ask.amounts.push_back(std::move(next));
      ++i;
      continue;
    }
    ask.amounts.push_back(std::move(amount));
  }
  return ask.amounts.empty() ? std::nullopt : std::optional(std::move(ask));
}

}  // namespace sam::maths::everyday
