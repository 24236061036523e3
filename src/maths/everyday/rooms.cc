// Rooms, gardens, tanks and tiles: lengths by lengths.
#include <re2/re2.h>

#include <algorithm>

#include "base/word_lists.h"
#include "maths/everyday/ask.h"

namespace sam::maths::everyday {
namespace {

struct Sides {
  std::vector<Rational> lengths;  // in the unit below
  Unit unit;
};

bool IsLength(const Amount& amount) { return amount.unit.of == "length"; }

/// "12 by 25 ft", "50x40x30 cm", "가로 7m 세로 5m (높이 40cm)".
std::optional<Sides> SidesOf(const Ask& ask) {
  static const RE2 by(R"( (\d+(?:\.\d+)?) ?([a-z]*) ?(?:by|x|×) ?(\d+(?:\.\d+)?) ?([a-z]*)(?: ?(?:by|x|×) ?(\d+(?:\.\d+)?) ?([a-z]*))? )");
  std::string a, ua, b, ub, c, uc;
  Sides out;
  if (ask.language == Language::kEnglish && RE2::PartialMatch(ask.text, by, &a, &ua, &b, &ub, &c, &uc)) {
    for (const std::string& name : {uc, ub, ua})
      if (out.unit.name.empty() && UnitNamed(name).of == "length") out.unit = UnitNamed(name);
    for (const std::string& side : {a, b, c})
      if (!side.empty()) out.lengths.push_back(*ReadNumber(side));
    return out.unit.name.empty() ? std::nullopt : std::optional(out);
  }
  for (const Amount& amount : ask.amounts)
    if (HasAny(amount.before, {"가로", "세로", "높이", "깊이"})) {
      if (IsLength(amount)) out.unit = amount.unit;
      out.lengths.push_back(amount.value);
    }
  for (const Amount& amount : ask.amounts)
    if (HasAny(amount.before, {"가로", "세로", "높이", "깊이"}) && IsLength(amount) && amount.unit.factor != out.unit.factor) return std::nullopt;
  return out.lengths.size() < 2 || out.unit.name.empty() ? std::nullopt : std::optional(out);
}

std::optional<Worked> InWanted(const Ask& ask, Sums& sums, const std::optional<Rational>& value, const Rational& factor, const std::string& usual) {
  if (!value) return std::nullopt;
  const bool told = ask.wanted.unit && !ask.wanted.unit->name.empty() && ask.wanted.unit->factor != 0;
  const auto scaled = told ? sums.Do(*value, factor / ask.wanted.unit->factor < 1 ? '/' : '*', factor / ask.wanted.unit->factor < 1 ? Rational(ask.wanted.unit->factor / factor) : Rational(factor / ask.wanted.unit->factor)) : value;
  return scaled ? std::optional(sums.Answer(*scaled, told ? ask.wanted.unit->name : usual)) : std::nullopt;
}

}  // namespace

std::optional<Worked> OfRooms(const Ask& ask) {
  const auto sides = SidesOf(ask);
  if (!sides || ask.Says({"타일", " tile", "페인트", " paint", " spare"})) return std::nullopt;
  const auto& s = sides->lengths;
  const std::string unit = ask.wanted.unit ? ask.wanted.unit->of : "";
  if (ask.amounts.size() > s.size() + 1) return std::nullopt;
  Sums sums;
  if (s.size() == 2 && (unit == "length" || unit.empty()) && ask.Says({"둘레", "울타리", "두르", " fence", " around", " perimeter", " border", " frame"})) {
    const auto half = sums.Do(s[0], '+', s[1]);
    return InWanted(ask, sums, half ? sums.Do(*half, '*', 2) : std::nullopt, sides->unit.factor, sides->unit.name);
  }
  if (s.size() == 2 && (unit == "area" || unit == "square feet" || ask.Says({"넓이", "면적", " area", " sq ft", " square "}))) {
    const auto area = sums.Do(s[0], '*', s[1]);
    const Rational square = unit == "square feet" || sides->unit.name == "ft" ? Rational(1) : Rational(sides->unit.factor * sides->unit.factor);
    if (unit == "square feet" && sides->unit.name != "ft" && sides->unit.name != "feet" && sides->unit.name != "foot") return std::nullopt;
    return InWanted(ask, sums, area, square, "");
  }
  if (s.size() == 3 && (unit == "volume" || ask.Says({"부피", "물 몇", " volume", " litres", " liters"}))) {
    const auto base = sums.Do(s[0], '*', s[1]);
    const auto volume = base ? sums.Do(*base, '*', s[2]) : std::nullopt;
    return InWanted(ask, sums, volume, Rational(sides->unit.factor * sides->unit.factor * sides->unit.factor * 1000), "");
  }
  return std::nullopt;
}

}  // namespace sam::maths::everyday
