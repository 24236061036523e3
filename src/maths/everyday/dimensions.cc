// What follows from the units alone: the one product of the amounts, each once, up or down, that measures what is asked for.
#include <algorithm>
#include <map>

#include "base/word_lists.h"
#include "maths/everyday/ask.h"

namespace sam::maths::everyday {
namespace {

constexpr size_t kMostAmounts = 5;
constexpr int kDay = 86400;  // seconds
constexpr std::string_view kEach = "each";

using Exponents = std::map<std::string, int>;

void Count(Exponents& all, const std::string& of, int by) {
  if (of.empty()) return;
  if ((all[of] += by) == 0) all.erase(of);
}

bool IsCounted(const Unit& unit) {
  static constexpr auto kMeasured = std::to_array<std::string_view>({"", "length", "mass", "volume", "spoons", "time", "months", "money", "won", "euros", "pounds", "yen", "area", "square feet", "percent", "calorie", "each"});
  return std::ranges::find(kMeasured, unit.of) == kMeasured.end();
}

/// "each" stands for the one thing that is counted; people before things.
bool NameEach(std::vector<Amount>& amounts, Wanted& wanted) {
  const auto is_each = [](const std::optional<Unit>& per) { return per && per->of == kEach; };
  const bool any = is_each(wanted.per) || std::ranges::any_of(amounts, [&](const Amount& amount) { return is_each(amount.per); });
  if (!any) return true;
  std::optional<Unit> counted;
  for (const Amount& amount : amounts)
    if (IsCounted(amount.unit) && (!counted || (amount.unit.of == "person" && counted->of != "person"))) counted = amount.unit;
  if (!counted) return false;
  counted->factor = 1;
  for (Amount& amount : amounts)
    if (is_each(amount.per)) amount.per = counted;
  if (is_each(wanted.per)) wanted.per = counted;
  return true;
}

/// A bare number is so many of what a rate is for, or money where money is asked for.
void NameBare(std::vector<Amount>& amounts, const Wanted& wanted) {
  const auto bare = [](const Amount& amount) { return amount.unit.of.empty(); };
  const auto rate = std::ranges::find_if(amounts, [](const Amount& amount) { return amount.per.has_value(); });
  const bool has_money = std::ranges::any_of(amounts, [](const Amount& amount) { return IsMoney(amount.unit); });
  for (Amount& amount : amounts) {
    if (!bare(amount)) continue;
    if (amount.per && !has_money && (wanted.money || !wanted.unit)) amount.unit = UnitNamed("dollar");
    else if (!amount.per && rate != amounts.end() && std::ranges::count_if(amounts, bare) == 1 && rate->per->of != kEach) amount.unit = *rate->per, amount.unit.factor = 1;
    else if (!amount.per && wanted.money && !has_money) amount.unit = UnitNamed("dollar");
    else if (!amount.per && wanted.unit && std::ranges::count_if(amounts, bare) == 1 && amounts.size() == 3) {
      // "24 cookies with 2 cups, i want 60": of the kind that is not asked for.
      for (const Amount& other : amounts)
        if (!other.unit.of.empty() && other.unit.of != wanted.unit->of && amount.unit.of.empty()) amount.unit = other.unit;
    }
  }
}

/// "3h a day": hours and days are two measures here, else they would cancel.
void PartDays(std::vector<Amount>& amounts, Wanted& wanted) {

  const bool within = std::ranges::any_of(amounts, [](const Amount& amount) { return amount.per && amount.unit.of == "time" && amount.per->of == "time" && amount.unit.factor < kDay && amount.per->factor >= kDay; });
  if (!within) return;
  const auto part = [](Unit& unit) {
    if (unit.of == "time" && unit.factor >= kDay) unit.of = "days";
  };
  for (Amount& amount : amounts) {
    part(amount.unit);
    if (amount.per) part(*amount.per);
  }
  if (wanted.unit) part(*wanted.unit);
  if (wanted.per) part(*wanted.per);
}

/// "for 4 uses 3 eggs, making for 12": so many people.
void NameServings(std::vector<Amount>& amounts) {
  const auto serving = [](const Amount& amount) { return amount.unit.of.empty() && !amount.per && amount.before == "for"; };
  if (std::ranges::count_if(amounts, serving) < 2) return;
  for (Amount& amount : amounts)
    if (serving(amount)) amount.unit = UnitNamed("people");
}

/// The measure that is meant where only "how much" or "how far" was said.
std::optional<Unit> WantedUnit(const std::vector<Amount>& amounts, const Wanted& wanted) {
  if (wanted.unit && !wanted.unit->name.empty()) return wanted.unit;
  const auto meant = [&](const Unit& unit) { return wanted.unit ? unit.of == wanted.unit->of : IsMoney(unit); };
  for (const Amount& amount : amounts)
    if (meant(amount.unit)) return amount.unit;
  for (const Amount& amount : amounts)
    if (amount.per && meant(*amount.per)) return amount.per;
  return std::nullopt;
}

Exponents MeasureOf(const std::vector<Amount>& amounts, unsigned down) {
  Exponents all;
  for (size_t i = 0; i < amounts.size(); ++i) {
    const int sign = (down >> i & 1u) != 0 ? -1 : 1;
    Count(all, amounts[i].unit.of, sign);
    if (amounts[i].per) Count(all, amounts[i].per->of, -sign);
  }
  return all;
}

/// How well it fits how people speak: of two amounts of one kind the later is asked about.
int Fit(const std::vector<Amount>& amounts, unsigned down) {
  int fit = 0;
  for (size_t i = 0; i < amounts.size(); ++i)
    if (amounts[i].per && amounts[i].per->of == amounts[i].unit.of && (down >> i & 1u) == 0) ++fit;  // "3 tsp in a tbsp"
  for (size_t i = 0; i < amounts.size(); ++i)
    for (size_t j = i + 1; j < amounts.size(); ++j)
      if (!amounts[i].per && !amounts[j].per && amounts[i].unit.of == amounts[j].unit.of && (down >> i & 1u) != 0 && (down >> j & 1u) == 0) ++fit;
  return fit;
}

std::optional<unsigned> BestWay(const std::vector<Amount>& amounts, const Exponents& wanted) {
  std::optional<unsigned> best;
  bool tied = false;
  for (unsigned down = 0; down < 1u << amounts.size(); ++down) {
    if (MeasureOf(amounts, down) != wanted) continue;
    if (best && Fit(amounts, down) == Fit(amounts, *best)) tied = true;
    if (!best || Fit(amounts, down) > Fit(amounts, *best)) best = down, tied = false;
  }
  return tied ? std::nullopt : best;
}

/// In the units that are asked for, or else in the first of their kind.
class Scales {
 public:
  explicit Scales(std::initializer_list<const Unit*> first) {
    for (const Unit* unit : first)
      if (unit) units_.try_emplace(unit->of, unit->factor);
  }
  Rational In(const Unit& unit) { return unit.factor / units_.try_emplace(unit.of, unit.factor).first->second; }

 private:
  std::map<std::string, Rational> units_;
};

std::optional<Rational> Scaled(Sums& sums, const Rational& value, const Rational& factor) {
  return factor < 1 ? sums.Do(value, '/', Rational(1 / factor)) : sums.Do(value, '*', factor);
}

bool SaysMore(const Ask& ask) {
  return ask.Says({" left", " remain", " more ", " less ", " fewer", " plus ", " minus ", " change", " older", " younger", " spare", " then ", " off ", " tip", " tax", " vat", " fee", " ahead", " behind", " average", " odometer", " half ", " doubled", " over ", " drops ", " went ", " + ",
                   "남", "더 ", "빼", "합치", "합하", "거스름", "차이", "나머지", "쉬", "쿠폰", "할인", "점심", "배달", "풀점수", "평균", "못 와", "번째", "목표", "보다", "배속", "떨어지", "나이", "이상"});
}

}  // namespace

std::optional<Worked> OfDimensions(const Ask& ask) {
  std::vector<Amount> amounts = ask.amounts;
  Wanted wanted = ask.wanted;
  if (amounts.empty() || amounts.size() > kMostAmounts || SaysMore(ask)) return std::nullopt;
  if (amounts.size() > 2) std::erase_if(amounts, [](const Amount& amount) { return amount.value == 1 && IsCounted(amount.unit) && !amount.per; });  // "한 박스 5kg 19000원"
  NameServings(amounts);
  NameBare(amounts, wanted);
  PartDays(amounts, wanted);
  if (!NameEach(amounts, wanted)) return std::nullopt;
  if (std::ranges::any_of(amounts, [](const Amount& amount) { return amount.value <= 0 || amount.unit.of == "percent" || amount.unit.of.empty(); })) return std::nullopt;
  auto unit = WantedUnit(amounts, wanted);
  const auto rate = std::ranges::find_if(amounts, [](const Amount& amount) { return amount.per.has_value(); });
  if (!unit && !wanted.unit && rate != amounts.end() && rate->unit.of != "money") unit = rate->unit;
  if (!unit) return std::nullopt;
  Exponents measure;
  Count(measure, unit->of, 1);
  if (wanted.per) Count(measure, wanted.per->of, -1);
  const auto way = BestWay(amounts, measure);
  if (!way) return std::nullopt;
  if (amounts.size() == 1 && amounts[0].unit.factor == unit->factor && (!amounts[0].per || !wanted.per || amounts[0].per->factor == wanted.per->factor)) return std::nullopt;  // nothing was asked
  Sums sums;
  Scales scales({&*unit, wanted.per ? &*wanted.per : nullptr});
  std::optional<Rational> up, down;
  for (size_t i = 0; i < amounts.size(); ++i) {
    const Amount& amount = amounts[i];
    auto value = Scaled(sums, amount.value, scales.In(amount.unit));
    if (value && amount.per) value = sums.Do(*value, '/', amount.per_value);
    if (value && amount.per) value = Scaled(sums, *value, 1 / scales.In(*amount.per));
    if (!value) return std::nullopt;
    std::optional<Rational>& side = (*way >> i & 1u) != 0 ? down : up;
    side = side ? sums.Do(*side, '*', *value) : value;
    if (!side) return std::nullopt;
  }
  const auto value = down ? sums.Do(up.value_or(1), '/', *down) : up;
  if (!value || (IsCounted(*unit) && !IsInteger(*value) && !IsInteger(Rational(*value * 100)))) return std::nullopt;
  return sums.Answer(*value, unit->name);
}

}  // namespace sam::maths::everyday
