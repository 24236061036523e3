#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "maths/everyday/ask.h"

namespace sam::maths::everyday {
namespace {

struct Known {
  std::string_view names;  // between bars
  std::string_view of;
  int64_t top, bottom;
};
constexpr std::array kKnown = {
    Known{"|mm|millimeter|millimetre|밀리미터|", "length", 1, 1000}, Known{"|cm|centimeter|centimetre|센티미터|센티|센치|", "length", 1, 100}, Known{"|m|meter|metre|미터|", "length", 1, 1},
    Known{"|km|k|kilometer|kilometre|킬로미터|", "length", 1000, 1}, Known{"|in|inch|inche|인치|", "length", 254, 10000}, Known{"|ft|foot|feet|피트|", "length", 3048, 10000},
    Known{"|yd|yard|야드|", "length", 9144, 10000}, Known{"|mile|mi|마일|", "length", 1609344, 1000},
    Known{"|mg|milligram|밀리그램|", "mass", 1, 1000}, Known{"|g|gram|그램|그람|", "mass", 1, 1}, Known{"|kg|kilo|kilogram|킬로그램|키로그램|키로|킬로|", "mass", 1000, 1}, Known{"|근|", "mass", 600, 1},
    Known{"|t|ton|tonne|톤|", "mass", 1000000, 1}, Known{"|lb|pound|파운드|", "mass", 45359237, 100000}, Known{"|oz|ounce|온스|", "mass", 45359237, 1600000}, Known{"|stone|", "mass", 14LL * 45359237, 100000},
    Known{"|ml|milliliter|millilitre|밀리리터|미리|밀리|", "volume", 1, 1000}, Known{"|l|liter|litre|리터|", "volume", 1, 1}, Known{"|tsp|teaspoon|작은술|", "spoons", 1, 1}, Known{"|tbsp|tablespoon|큰술|", "spoons", 3, 1},
    Known{"|cup|", "spoons", 48, 1}, Known{"|pint|", "spoons", 96, 1}, Known{"|quart|", "spoons", 192, 1}, Known{"|gallon|gal|갤런|", "spoons", 768, 1},
    Known{"|s|sec|second|초|", "time", 1, 1}, Known{"|min|minute|분|", "time", 60, 1}, Known{"|h|hr|hour|시간|", "time", 3600, 1}, Known{"|day|일|하루|", "time", 86400, 1},
    Known{"|week|wk|주|주일|", "time", 604800, 1}, Known{"|month|개월|달|한달|", "months", 1, 1}, Known{"|year|yr|년|", "months", 12, 1},
    Known{"|원|", "won", 1, 1}, Known{"|dollar|buck|usd|$|달러|불|", "money", 1, 1}, Known{"|cent|", "money", 1, 100}, Known{"|euro|eur|€|유로|", "euros", 1, 1}, Known{"|£|quid|gbp|", "pounds", 1, 1}, Known{"|yen|엔|", "yen", 1, 1},
    Known{"|m2|sqm|㎡|제곱미터|", "area", 1, 1}, Known{"|sqft|", "square feet", 1, 1},
    Known{"|인분|serving|people|person|ppl|person's|guy|friend|kid|child|children|us|명|사람|인|", "person", 1, 1}, Known{"|cal|calorie|kcal|칼로리|", "calorie", 1, 1},
    Known{"|dozen|", "thing", 12, 1}, Known{"|개|알|하나|piece|thing|each|", "thing", 1, 1}, Known{"|%|percent|퍼센트|프로|퍼|", "percent", 1, 1}, Known{"|걸음|보|step|", "step", 1, 1}, Known{"|쪽|페이지|page|", "page", 1, 1}};

/// "boxes" box, "dishes" dish, "eggs" egg.
std::string Singular(std::string word) {
  if (word.size() > 4 && word.ends_with("ies")) return word.substr(0, word.size() - 3) + "y";
  for (const std::string_view ending : {"xes", "ches", "shes", "sses"})
    if (word.ends_with(ending)) return word.substr(0, word.size() - 2);
  if (word.size() > 2 && word.ends_with('s') && !word.ends_with("ss")) word.pop_back();
  return word;
}

const Known* Find(const std::string& plain) {
  for (const std::string& form : {plain, Singular(plain)}) {
    const std::string wanted = "|" + form + "|";
    for (const Known& known : kKnown)
      if (known.names.find(wanted) != std::string_view::npos) return &known;
  }
  return nullptr;
}

}  // namespace

Unit UnitNamed(std::string_view name) {
  const std::string plain = ToLower(name);
  if (const Known* known = Find(plain)) return {plain, std::string(known->of), Rational(known->top, known->bottom)};
  return {plain, plain.empty() ? "" : Singular(plain), 1};
}

bool IsMoney(const Unit& unit) { return unit.of == "money" || unit.of == "won" || unit.of == "euros" || unit.of == "pounds" || unit.of == "yen"; }

bool IsMeasure(std::string_view name) { return Find(ToLower(name)) != nullptr; }

}  // namespace sam::maths::everyday
