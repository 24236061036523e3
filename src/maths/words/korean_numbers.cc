// Numbers chosen from a range or from a list: the greatest, the middle one, those above a bound, and what they come to together.
#include <algorithm>
#include <map>

#include "maths/words/korean_kinds.h"
#include "maths/words/korean_numbers_set.h"
#include "maths/words/korean_pattern.h"

namespace sam::maths {
namespace {

#define GREAT "큰|커|크게|많|높|긴|길게|먼|멀|비싼|비싸|무거|강하|강한|센|넓|두꺼|오래|늦"
#define SMALL "작|적|조금|낮|짧|가까운 곳|가깝|싼|싸|가벼|약하|약한|좁|얇|좋지|안 좋|나쁜|이른"

struct Choice {
  std::vector<Rational> picked;
  std::vector<std::string> names;
};

void Take(Choice& choice, const Rational& value, const std::string& name) {
  if (std::ranges::find(choice.names, name) != choice.names.end()) return;
  choice.picked.push_back(value);
  choice.names.push_back(name);
}

Rational Nearest(const std::vector<Rational>& sorted, const Rational& to) {
  return *std::ranges::min_element(sorted, {}, [&](const Rational& value) { return Rational(abs(value - to)); });
}

/// The numbers that the text picks out of the sorted ones, in the order in which it speaks of them.
Choice Picks(const std::vector<Rational>& sorted, std::string_view text) {
  Choice choice;
  const auto count = static_cast<int>(sorted.size());
  const auto ranked = [&](int rank, bool great) {
    if (rank >= 1 && rank <= count) Take(choice, sorted[static_cast<size_t>(great ? count - rank : rank - 1)], (great ? "큰 쪽에서 " : "작은 쪽에서 ") + std::to_string(rank) + "번째");
  };
  for (const Found& found : All<"(?:(평균)값?|([0-9]+(?:\\.[0-9]+)?) ?[가-힣a-z]{0,6}?)(?:에서|에|와|과|보다)? ?가장 가[까깝]|(?:가장|제일) (?:[가-힣]+[이가은는을를도] |[가-힣]+에서 )?(?:(" GREAT ")|(" SMALL "))[가-힣]* ?((?:두|2) ?(?:수|개의))?|([0-9]+) ?번째로 (?:[가-힣]+[이가] )?(?:(" GREAT ")|(" SMALL "))|([0-9])등|(꼴찌)|중앙값|중간|가운데">(text)) {
    if (!found[1].empty()) Take(choice, Nearest(sorted, MeanOf(sorted)), "평균 " + WriteKorean(MeanOf(sorted)) + "에 가장 가까운 수");
    else if (!found[2].empty()) Take(choice, Nearest(sorted, *ReadNumber(found[2])), found[2] + "에 가장 가까운 수");
    else if (!found[3].empty() || !found[4].empty())
      for (int rank = 1; rank <= (found[5].empty() ? 1 : 2); ++rank) ranked(rank, !found[3].empty());
    else if (!found[6].empty()) ranked(found.Whole(6), !found[7].empty());
    else if (!found[9].empty()) ranked(found.Whole(9), true);
    else if (!found[10].empty()) ranked(1, false);
    else Take(choice, MedianOf(sorted), "중앙값");
  }
  return choice;
}

struct Outcome {
  Rational value;
  std::vector<std::string> steps;
  std::string asked;  // "합", "차", "개수"
  bool counted = false;
};

std::string StepOf(const Choice& choice) {
  std::string out;
  for (size_t i = 0; i < choice.picked.size(); ++i) out += (i > 0 ? ", " : "") + choice.names[i] + ": " + WriteKorean(choice.picked[i]);
  return out;
}

bool AsksSum(std::string_view text) { return Says<"합(?:을|은|이 |계|하면|하여|친|한 값|\\?)|합$|더하|더한">(text); }
bool AsksGap(std::string_view text) { return Says<"차(?:를|는|이|가|값| )|뺀|빼|몇 ?[가-힣]+ 더">(text); }

std::optional<Outcome> Combined(const Choice& choice, std::string_view text) {
  if (choice.picked.empty() || choice.picked.size() > 3) return std::nullopt;
  Outcome out{choice.picked[0], {StepOf(choice)}, choice.names[0], false};
  if (choice.picked.size() == 1) return out;
  if (AsksGap(text) && choice.picked.size() == 2) {
    const Rational great = std::max(choice.picked[0], choice.picked[1]), small = std::min(choice.picked[0], choice.picked[1]);
    out.value = great - small;
    out.steps.push_back(WriteKorean(great) + " - " + WriteKorean(small) + " = " + WriteKorean(out.value));
    out.asked = "차";
    return out;
  }
  if (!AsksSum(text)) return std::nullopt;
  out.value = 0;
  for (const Rational& value : choice.picked) out.value += value;
  out.steps.push_back(Joined(choice.picked, " + ") + " = " + WriteKorean(out.value));
  out.asked = "합";
  return out;
}

/// "중앙값보다 큰 수", "평균값보다 작은 값", "63 다음으로 큰 수": keeps those.
std::string Narrow(std::vector<Rational>& values, std::string_view text) {
  const auto keep = [&](const Rational& bound, bool great) { std::erase_if(values, [&](const Rational& value) { return great ? value <= bound : value >= bound; }); };
  if (const auto than = First<"(평균|중앙값)값?보다 (큰|작은)">(text)) {
    const Rational bound = (*than)[1] == "평균" ? MeanOf(values) : MedianOf(values);
    keep(bound, (*than)[2] == "큰");
    return (*than)[1] + " " + WriteKorean(bound) + "보다 " + (*than)[2] + " 수";
  }
  if (const auto next = First<"([0-9]+) 다음으로 (큰|작은)">(text)) {
    keep(*ReadNumber((*next)[1]), (*next)[2] == "큰");
    if (!values.empty()) values = {(*next)[2] == "큰" ? values.front() : values.back()};
    return (*next)[1] + " 다음으로 " + (*next)[2] + " 수";
  }
  return "";
}

std::optional<Outcome> Together(const std::vector<Rational>& values, std::string_view text, bool counts) {
  const std::string list = values.size() <= 30 ? Joined(values, ", ") : Joined({values.begin(), values.begin() + 5}, ", ") + ", …, " + WriteKorean(values.back());
  Outcome out{0, {list}, "", false};
  if (AsksSum(text)) {
    for (const Rational& value : values) out.value += value;
    out.asked = "합";
    out.steps.push_back("모두 더하면 " + WriteKorean(out.value));
    return out;
  }
  if (counts) {
    out.value = static_cast<long>(values.size());
    out.asked = "개수";
    out.counted = true;
    out.steps.push_back("모두 " + WriteKorean(out.value) + "개");
    return out;
  }
  if (Says<"평균">(text) && !Says<"평균[값]*보다">(text)) {
    out.value = MeanOf(values);
    out.asked = "평균";
    out.steps.push_back("평균: " + WriteKorean(out.value));
    return out;
  }
  if (values.size() != 1) return std::nullopt;
  out.value = values[0];
  out.asked = "알맞은 수";
  return out;
}

WordAnswer Told(const Outcome& outcome, const std::string& what, std::string unit, size_t members) {
  WordAnswer out;
  out.value = WriteKorean(outcome.value);
  out.unit = std::move(unit);
  out.steps = outcome.steps;
  out.understood = what + " 중에서 " + With(outcome.asked, "을/를") + " 구하는 문제예요.";
  out.check = "해당하는 수 " + std::to_string(members) + "개를 모두 늘어놓고 다시 확인했어요.";
  out.sure = true;
  return out;
}

/// Numbers told one by one: "28, 85, 74", or quantities of one unit.
struct Listed {
  std::vector<Rational> values;
  std::string unit;
  std::string rest;  // the text without them
};

std::optional<Listed> ListIn(const std::string& text) {
  std::optional<Found> best;
  for (Found& found : All<R"((?:[0-9]+(?:\.[0-9]+)? ?, ?){2,}[0-9]+(?:\.[0-9]+)?)">(text))
    if (!best || found[0].size() > (*best)[0].size()) best = std::move(found);
  if (best) {
    Listed out{NumbersIn((*best)[0]), "", text.substr(0, best->begin) + "□" + text.substr(best->end)};
    if (out.values.size() >= 3) return out;
  }
  std::map<std::string, std::vector<Found>> by_unit;
  for (Found& found : All<R"(([0-9]+(?:\.[0-9]+)?) ?(km/h|km/l|m/s|[a-zA-Z%]{1,4}|℃|칼로리|평|표|계단|학급)?)">(text)) {
    if (found[2].empty()) {  // a counter of Korean
      const bool spaced = found[0].ends_with(' ');
      found.groups[2] = std::string(KoreanUnitAt(std::string_view(text).substr(found.end)));
      if (spaced && found[2].empty()) --found.end;
      found.end += found[2].size();
    }
    const std::string after = text.substr(found.end);
    if (Says<"^ ?(?:이상|이하|미만|초과|보다|에 가장|[과와] 가장|의 (?:배수|약수)|(?:으)?로 나|씩|묶음|[이가] 남|번째|등|단위|자리|마다|짜리|월|년|요일)">(after) || Says<"^/">(after)) continue;
    if (found[2].empty() && !Says<"^[,이가을를은는과와입]| ?이고|^\\.">(after)) continue;
    by_unit[found[2]].push_back(std::move(found));
  }
  const std::vector<Found>* most = nullptr;
  for (const auto& [unit, found] : by_unit)
    if (!most || found.size() > most->size()) most = &found;
  std::vector<Found> all;
  if (most && most->size() <= 2)  // things that are counted each in its own way
    for (const auto& [unit, found] : by_unit) all.insert(all.end(), found.begin(), found.end());
  std::ranges::sort(all, {}, &Found::begin);
  if (all.size() >= 3) most = &all;
  if (!most || most->size() < 2) return std::nullopt;
  Listed out{{}, (*most)[0][2], ""};
  size_t done = 0;
  for (const Found& found : *most) {
    out.values.push_back(*ReadNumber(found[1]));
    out.rest += text.substr(done, found.begin - done) + "□";
    done = found.end;
  }
  out.rest += text.substr(done);
  return out;
}

bool AsksCount(const std::string& text, const std::string& unit) {
  const auto asked = First<"몇 ?([가-힣a-z]+?) ?(?:입|인|이|일|나|$|\\?)">(text);
  if (asked && !unit.empty() && (*asked)[1] == unit) return false;
  if (Says<"개수|몇 ?가지">(text)) return true;
  if (unit.empty()) return Says<"몇 ?(?:개|명)|수는\\?|의 수를">(text);
  return (asked && (*asked)[1] != unit) || Says<"(?:차량|사람|학생|산|도시|나라|가게)의 (?:수|대수)[는를]">(text);
}

/// Where the text tells what must be worked out first, the numbers as they stand are not what is compared.
bool IsWorkedOut(std::string_view text) { return Says<"씩(?:[^ ]| [^있])|보다 [0-9]+[^ ]* (?:더 )?(?:크|작|많|적|가볍|무겁|길|짧)|배[입이만로가]|\\([0-9]+/[0-9]+\\)|[0-9]/[0-9]|뛰어서|나머지는|똑같이|[0-9]+ ?(?:분|초|일|시간|[a-z]+|개|명)? ?마다|간격|에서 [0-9]+ 큰|[A-Z] ?(?:이상|이하)">(text); }

std::optional<WordAnswer> FromList(const std::string& text) {
  const auto listed = ListIn(text);
  if (!listed || listed->values.size() < 2 || listed->values.size() > 60 || IsWorkedOut(text) || Says<"(?:누구|어디|어느 [^.? ]{1,5})(?:입니까|일까|인가|이에요|예요|야|니|죠|지요)?[.?]? ?$">(text)) return std::nullopt;
  std::vector<Rational> values = listed->values;
  std::ranges::sort(values);
  const std::string what = std::to_string(values.size()) + "개의 수 " + Joined(listed->values, ", ");
  const auto conditions = NumberConditions(listed->rest);
  std::vector<Rational> kept;
  for (const Rational& value : values)
    if (std::ranges::all_of(conditions, [&](const NumberCondition& each) { return each.holds(value); })) kept.push_back(value);
  if (kept.empty()) return std::nullopt;
  const std::string narrowed = Narrow(kept, listed->rest);
  if (kept.empty()) return std::nullopt;
  std::optional<Outcome> outcome;
  auto choice = Picks(kept, listed->rest);
  if (Says<"가장 (?:많은|큰)[^.]*부터 먼저[^.]*\\..*마지막">(text)) choice = Picks(kept, "가장 작은");
  if (choice.picked.empty() && conditions.empty() && narrowed.empty() && Says<"(?:더|이 중에?서?|가운데) [^.]*(?:많|큰|긴|비싼|높)[^.]*(?:몇|얼마)">(listed->rest)) choice = Picks(kept, "가장 큰");
  if (Says<"차[가이] 가장 (?:크|큰)">(listed->rest)) choice = Picks(kept, "가장 큰 수와 가장 작은 수의");
  if (choice.picked.size() > 2) choice = Picks(kept, listed->rest.substr(listed->rest.find_last_of(".,", listed->rest.size() - 3) + 1));
  if (narrowed.empty() && !choice.picked.empty() && listed->values.size() >= 2) outcome = Combined(choice, listed->rest);
  if (!outcome && choice.picked.empty() && (!conditions.empty() || !narrowed.empty())) outcome = Together(kept, listed->rest, AsksCount(listed->rest, listed->unit));
  if (!outcome || (values.size() == 2 && conditions.empty())) return std::nullopt;
  std::string said;
  for (const NumberCondition& each : conditions) said += (said.empty() ? "" : ", ") + each.name;
  return Told(*outcome, said.empty() ? what : what + " 가운데 " + said + "인 수", outcome->counted ? "" : listed->unit, kept.size());
}

std::optional<WordAnswer> FromRange(const std::string& text) {
  auto set = RangeIn(text);
  if (!set) return std::nullopt;
  std::vector<Rational> kept = set->values;
  const std::string narrowed = Narrow(kept, text);
  if (kept.empty()) return std::nullopt;
  std::optional<Outcome> outcome;
  const auto choice = narrowed.empty() ? Picks(kept, text) : Choice();
  if (!choice.picked.empty()) outcome = Combined(choice, text);
  else outcome = Together(kept, text, Says<"개수|몇 ?개|몇 ?명|갯수|몇 ?가지|모두 몇|수는 몇">(text));
  if (!outcome) return std::nullopt;
  return Told(*outcome, set->name + "인 수" + (narrowed.empty() ? "" : " 가운데 " + narrowed), outcome->counted && Says<"몇 ?명">(text) ? "명" : outcome->counted ? "개" : "", kept.size());
}

/// "6의 배수 중에서 가장 큰 두 자리 수와 가장 작은 세 자리 수의 합".
std::optional<WordAnswer> FromEnds(const std::string& text) {
  const auto found = First<"([0-9]+)의 배수 중에?서? 가장 (큰|작은) ([1-5두세네]) ?자리 ?수 ?[A-Z]?[와과] 가장 (큰|작은) ([1-5두세네]) ?자리 ?수 ?[A-Z]?의 (합|차)">(text);
  if (!found || found->Whole(1) <= 0) return std::nullopt;
  const int by = found->Whole(1);
  const auto end = [&](std::string_view which, std::string_view said) {
    const int places = said == "두" ? 2 : said == "세" ? 3 : said == "네" ? 4 : said[0] - '0';
    int least = 1;
    for (int i = 1; i < places; ++i) least *= 10;
    return which == "큰" ? (least * 10 - 1) / by * by : (least + by - 1) / by * by;
  };
  const int a = end((*found)[2], (*found)[3]), b = end((*found)[4], (*found)[5]);
  const bool sum = (*found)[6] == "합";
  const int value = sum ? a + b : std::abs(a - b);
  Outcome outcome{value, {(*found)[2] + " 수: " + std::to_string(a), (*found)[4] + " 수: " + std::to_string(b), sum ? std::to_string(a) + " + " + std::to_string(b) + " = " + std::to_string(value) : std::to_string(std::max(a, b)) + " - " + std::to_string(std::min(a, b)) + " = " + std::to_string(value)}, (*found)[6], false};
  auto out = Told(outcome, std::to_string(by) + "의 배수", "", 2);
  out.check = std::to_string(a) + " ÷ " + std::to_string(by) + " = " + std::to_string(a / by) + ", " + std::to_string(b) + " ÷ " + std::to_string(by) + " = " + std::to_string(b / by) + "로 나누어떨어져요.";
  return out;
}

/// "백의 자리 숫자가 5, 일의 자리 숫자가 3인 세 자리 수 중에서 가장 큰 수보다 327 더 큰 수".
std::optional<WordAnswer> FromPlaces(const std::string& text) {
  const auto places = First<"([2-5두세네]|다섯) ?자리 ?수 중에?서? 가장 (큰|작은) 수">(text);
  const auto told = All<"(만|천|백|십|일)의 자리 ?(?:숫자|수)?[가는이] ?([0-9])">(text);
  if (!places || told.empty()) return std::nullopt;
  const std::string& said = (*places)[1];
  const size_t count = said == "두" ? 2 : said == "세" ? 3 : said == "네" ? 4 : said == "다섯" ? 5 : static_cast<size_t>(places->Whole(1));
  const bool great = (*places)[2] == "큰";
  std::string digits(count, great ? '9' : '0');
  if (!great) digits[0] = '1';
  for (const Found& found : told) {
    const size_t from_right = found[1] == "일" ? 1 : found[1] == "십" ? 2 : found[1] == "백" ? 3 : found[1] == "천" ? 4 : 5;
    if (from_right > count) return std::nullopt;
    digits[count - from_right] = found[2][0];
  }
  if (digits[0] == '0') return std::nullopt;
  Outcome outcome{*ReadNumber(digits), {"조건에 맞는 가장 " + (*places)[2] + " 수: " + digits}, "가장 " + (*places)[2] + " 수", false};
  if (const auto more = First<"^보다 ([0-9]+)(?:만큼)? ?(?:더 )?(큰|작은)">(text.substr(places->end))) {
    const bool plus = (*more)[2] == "큰";
    outcome.value += (plus ? 1 : -1) * *ReadNumber((*more)[1]);
    outcome.steps.push_back(digits + (plus ? " + " : " - ") + (*more)[1] + " = " + WriteKorean(outcome.value));
    outcome.asked += "보다 " + (*more)[1] + " " + (*more)[2] + " 수";
  }
  return Told(outcome, std::to_string(count) + "자리 수", "", 1);
}

/// "2에서 8까지의 수 카드를 순서대로 놓았을 때 뒤에서 4번째".
std::optional<WordAnswer> FromRow(const std::string& text) {
  const auto row = First<"([0-9]+)(?:에서|부터) ([0-9]+)까지의? [^.]*순서대로">(text);
  const auto place = First<"(뒤에서|앞에서)?(?:부터)? ?([0-9]+) ?번째">(text);
  if (!row || !place) return std::nullopt;
  const int first = row->Whole(1), last = row->Whole(2), k = place->Whole(2);
  if (first < 0 || last <= first || k < 1 || k > last - first + 1) return std::nullopt;
  const bool back = (*place)[1] == "뒤에서";
  const int value = back ? last - k + 1 : first + k - 1;
  const std::string step = back ? std::to_string(last) + " - " + std::to_string(k) + " + 1 = " : std::to_string(first) + " + " + std::to_string(k) + " - 1 = ";
  return Told({value, {step + std::to_string(value)}, (back ? "뒤에서 " : "앞에서 ") + std::to_string(k) + "번째 수", false}, std::to_string(first) + "부터 " + std::to_string(last) + "까지의 수", "", static_cast<size_t>(last - first + 1));
}

}  // namespace

std::optional<PickedNumber> PickFrom(const std::vector<Rational>& sorted, const std::string& text) {
  const auto outcome = Combined(Picks(sorted, text), text);
  if (!outcome) return std::nullopt;
  return PickedNumber{outcome->value, outcome->steps};
}

std::optional<WordAnswer> AnswerKoreanNumbers(const KoreanProblem& problem) {
  std::string text = PlainKorean(problem);
  Replace<"([0-9]),([0-9]{3}[^0-9,])">(text, R"(\1\2)");
  if (const auto drawn = First<"뽑은 (?:숫자|수)의 배수[^.]*\\. ?([0-9]+)[를을] 뽑">(text)) Replace<"뽑은 (?:숫자|수)의 배수">(text, (*drawn)[1] + "의 배수");
  if (const auto limit = First<"제한 ?[가-힣]+[가이은는] ([0-9]+)[^.]*(?:준수하지|지키지|어긴|넘)">(text)) text += " " + (*limit)[1] + " 초과인 것의 개수";
  Replace<"([0-9])째 번">(text, R"(\1번째)");
  if (Says<"경우의 ?수|방법|확률|[0-9][A-Z]|[A-Z][0-9]|[<>=]">(text)) return std::nullopt;
  if (auto answer = FromEnds(text)) return answer;
  if (auto answer = FromRow(text)) return answer;
  if (auto answer = FromPlaces(text)) return answer;
  if (Says<"잘못">(text)) return std::nullopt;
  if (auto answer = FromList(text)) return answer;
  if (Says<"배수|약수|홀수|짝수|자연수|이상|이하|미만|초과|나누어 ?떨어|나머지|나누면 [0-9]+[이가] 남">(text) && !Says<"[A-Z][0-9]|[0-9][A-Z]">(text) && !IsWorkedOut(text)) return FromRange(text);
  return std::nullopt;
}

}  // namespace sam::maths
