#include "maths/words/korean_numbers_set.h"

#include <algorithm>

#include "maths/words/korean_pattern.h"

namespace sam::maths {
namespace {

#define NUMBER R"(([0-9]+(?:\.[0-9]+)?))"
#define UNIT R"( ?(?:[a-z%/]{1,5}|개|명|번|회|점|장|권|살|원|분|초|시간|걸음|마리|그루|송이|평|쪽|표|가구|도|세|대|층)?)"

constexpr int kMostMembers = 20000;

Rational Number(const std::string& text) { return ReadNumber(text).value_or(Rational(0)); }
bool Divides(const Rational& by, const Rational& value) { return by != 0 && IsInteger(Rational(value / by)); }

struct Bounds {
  std::optional<Rational> least, most;  // most is a whole number that still counts
};

void AddBound(std::vector<NumberCondition>& to, const std::string& number, std::string_view word) {
  const Rational bound = Number(number);
  const char kind = word == "이상" ? 'g' : word == "이하" ? 'l' : word == "초과" ? 'G' : 'L';
  to.push_back({number + " " + std::string(word), [bound, kind](const Rational& value) {
                  return kind == 'g' ? value >= bound : kind == 'l' ? value <= bound : kind == 'G' ? value > bound : value < bound;
                }});
}

void AddBounds(const std::string& text, std::vector<NumberCondition>& to) {
  for (const Found& found : All<NUMBER UNIT "(?:의)? ?(이상|이하|초과|미만)">(text)) AddBound(to, found[1], found[2]);
  for (const Found& found : All<NUMBER UNIT "보다 ?(?:더 )?(크거나 같|같거나 크|같거나 큰|작거나 같|같거나 작|큰|크고|크며|커|클|많|높|긴|길|작|적|낮|짧)">(text)) {
    const bool equal = found[2].find("같") != std::string::npos, great = !Says<"작|적|낮|짧">(found[2]);
    AddBound(to, found[1], great ? (equal ? "이상" : "초과") : equal ? "이하" : "미만");
  }
  for (const Found& found : All<NUMBER "[과와] " NUMBER UNIT " ?사이">(text)) {
    AddBound(to, found[1], "초과");
    AddBound(to, found[2], "미만");
  }
  for (const Found& found : All<NUMBER UNIT "(?:부터|에서) " NUMBER UNIT "까지">(text)) {
    AddBound(to, found[1], "이상");
    AddBound(to, found[2], "이하");
  }
  if (const auto digits = First<"([2-4]|두|세|네) ?자리(?: ?(?:의|인))? ?(?:자연수|수|홀수|짝수)">(text)) {
    const int places = (*digits)[1] == "두" ? 2 : (*digits)[1] == "세" ? 3 : (*digits)[1] == "네" ? 4 : digits->Whole(1);
    const std::string least = "1" + std::string(static_cast<size_t>(places - 1), '0');
    AddBound(to, least, "이상");
    AddBound(to, least + "0", "미만");
  }
}

void AddDivisions(const std::string& text, std::vector<NumberCondition>& to) {
  for (const Found& found : All<"(?:([0-9]+)[과와,] ?)?([0-9]+)의 (배수|공배수|약수|공약수)(가 아닌|가 아니)?">(text)) {
    const bool multiple = found[3].ends_with("배수"), not_so = !found[4].empty();
    std::vector<Rational> of{Number(found[2])};
    if (!found[1].empty() && found[3].starts_with("공")) of.push_back(Number(found[1]));
    to.push_back({(of.size() > 1 ? WriteKorean(of[1]) + ", " : "") + found[2] + "의 " + found[3] + found[4], [of, multiple, not_so](const Rational& value) {
                    const bool all = std::ranges::all_of(of, [&](const Rational& each) { return multiple ? Divides(each, value) : Divides(value, each); });
                    return all != not_so;
                  }});
  }
  for (const Found& found : All<"([0-9]+)(?:으)?로 (?:나누어도 )?나누어 ?(?:떨어|지는)">(text)) {
    const Rational by = Number(found[1]);
    to.push_back({found[1] + "의 배수", [by](const Rational& value) { return Divides(by, value); }});
  }
  for (const Found& found : All<"([0-9]+)(?:으)?로 나(?:누었|눴|누|눈)[^.0-9]{0,8}(?:나머지[가는] ([0-9]+)|([0-9]+)[이가] 남)">(text)) {
    const Rational by = Number(found[1]), rest = Number(found[2] + found[3]);
    to.push_back({found[1] + "로 나눈 나머지 " + found[2] + found[3], [by, rest](const Rational& value) { return value >= rest && rest < by && Divides(by, value - rest); }});
  }
}

/// "백의 자리 숫자가 6": of the number itself.
void AddPlaces(const std::string& text, std::vector<NumberCondition>& to) {
  for (const Found& found : All<"(일|십|백|천)의 ?자리(?:의)? ?(?:숫자|수)[가는이은] (?:([0-9])(?:[이인입일,]| )|(홀수|짝수))">(text)) {
    const int weight = found[1] == "일" ? 1 : found[1] == "십" ? 10 : found[1] == "백" ? 100 : 1000;
    to.push_back({found[1] + "의 자리 숫자 " + found[2] + found[3], [weight, digit = found.Whole(2), odd = found[3] == "홀수"](const Rational& value) {
                    if (!IsInteger(value)) return false;
                    const auto here = static_cast<int>(Integer(numerator(value) / weight % 10));
                    return digit >= 0 ? here == digit : (here % 2 != 0) == odd;
                  }});
  }
}

void AddKinds(const std::string& text, std::vector<NumberCondition>& to) {
  if (Says<"의 ?자리(?:의)? ?(?:숫자|수)[가는이은] (?:홀수|짝수)">(text)) return;
  const bool odd = Says<"홀수">(text), even = Says<"짝수">(text);
  if (odd != even) to.push_back({odd ? "홀수" : "짝수", [odd](const Rational& value) { return IsInteger(value) && Divides(2, value) != odd; }});
  if (Says<"약수의 개수가 2 ?개|약수가 2 ?개|(?:자연수|수) 중[^.]*[^가-힣]소수[^점]">(text)) {
    to.push_back({"소수", [](const Rational& value) {
                    if (!IsInteger(value) || value < 2) return false;
                    const Integer n = numerator(value);
                    for (Integer d = 2; d * d <= n; ++d)
                      if (n % d == 0) return false;
                    return true;
                  }});
  }
}

}  // namespace

std::vector<NumberCondition> NumberConditions(const std::string& text) {
  std::vector<NumberCondition> out;
  AddBounds(text, out);
  // "200 이상 230 이하가 아닌": outside of both bounds.
  if (out.size() >= 2 && Says<"(?:이상|초과|이하|미만)[^.,]{0,14}(?:아닌|않은|않는)">(text)) {
    const NumberCondition low = out[0], high = out[1];
    out.erase(out.begin(), out.begin() + 2);
    out.insert(out.begin(), {low.name + " " + high.name + "가 아닌 수", [low, high](const Rational& value) { return !(low.holds(value) && high.holds(value)); }});
  }
  AddDivisions(text, out);
  AddPlaces(text, out);
  AddKinds(text, out);
  return out;
}

std::optional<NumberSet> RangeIn(const std::string& text) {
  NumberSet set;
  set.conditions = NumberConditions(text);
  std::vector<NumberCondition> bounds;
  AddBounds(text, bounds);
  const bool bounded = std::ranges::any_of(bounds, [](const NumberCondition& bound) { return !bound.holds(Rational(1000000)); }) && std::ranges::any_of(set.conditions, [](const NumberCondition& each) { return !each.holds(Rational(1000000)); });
  const bool divisor = std::ranges::any_of(set.conditions, [](const NumberCondition& each) { return each.name.ends_with("약수"); });
  if (set.conditions.empty() || (!bounded && !divisor && !Says<"가장 작은|최소">(text))) return std::nullopt;
  const auto holds = [&](const Rational& value) { return std::ranges::all_of(set.conditions, [&](const NumberCondition& each) { return each.holds(value); }); };
  for (int value = 1; value <= kMostMembers; ++value) {
    if (bounded && value % 64 == 1 && value > 1 && std::ranges::any_of(bounds, [&](const NumberCondition& bound) { return !bound.holds(value) && !bound.holds(Rational(1000000)); })) break;
    if (holds(value)) set.values.emplace_back(value);
    if (!bounded && !divisor && set.values.size() == 60) break;
    if (set.values.size() > 3000) return std::nullopt;
  }
  for (const NumberCondition& each : set.conditions)
    if (set.name.find(each.name) == std::string::npos) set.name += (set.name.empty() ? "" : ", ") + each.name;
  return set.values.empty() ? std::nullopt : std::optional(std::move(set));
}

Rational MedianOf(const std::vector<Rational>& sorted) {
  const size_t half = sorted.size() / 2;
  return sorted.size() % 2 != 0 ? sorted[half] : Rational((sorted[half - 1] + sorted[half]) / 2);
}

Rational MeanOf(const std::vector<Rational>& values) {
  Rational total = 0;
  for (const Rational& value : values) total += value;
  return total / static_cast<long>(values.size());
}

}  // namespace sam::maths
