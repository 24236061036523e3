// Units of area, volume, speed, temperature and English measure, in both languages.
#include <array>

#include "base/unicode.h"
#include "maths/number_list.h"
#include "maths/phrase_book.h"
#include "maths/problem.h"

namespace sam::maths {
namespace {

enum class Of : uint8_t { kLength, kArea, kVolume, kMass, kSpeed, kTemperature, kTime };
struct Measure {
  std::string_view names;  // between bars
  Of of;
  int64_t top, bottom;  // in metres, square metres, litres, grams, metres a second, degrees Celsius, seconds
};
constexpr std::array kMeasures = {
    Measure{"|mm|millimeter|millimetre|밀리미터|", Of::kLength, 1, 1000}, Measure{"|cm|centimeter|centimetre|센티미터|센티|", Of::kLength, 1, 100}, Measure{"|m|meter|metre|미터|", Of::kLength, 1, 1}, Measure{"|km|kilometer|kilometre|킬로미터|", Of::kLength, 1000, 1},
    Measure{"|inch|inches|in|인치|", Of::kLength, 254, 10000}, Measure{"|foot|feet|ft|피트|", Of::kLength, 3048, 10000}, Measure{"|yard|yd|야드|", Of::kLength, 9144, 10000}, Measure{"|mile|mi|마일|", Of::kLength, 1609344, 1000},
    Measure{"|mm²|mm2|mm^2|㎟|square millimeter|square millimetre|제곱밀리미터|", Of::kArea, 1, 1000000}, Measure{"|cm²|cm2|cm^2|㎠|square centimeter|square centimetre|sq cm|제곱센티미터|", Of::kArea, 1, 10000}, Measure{"|m²|m2|m^2|㎡|square meter|square metre|sq m|제곱미터|평방미터|", Of::kArea, 1, 1},
    Measure{"|km²|km2|km^2|㎢|square kilometer|square kilometre|sq km|제곱킬로미터|", Of::kArea, 1000000, 1}, Measure{"|ha|hectare|헥타르|", Of::kArea, 10000, 1}, Measure{"|a|are|아르|", Of::kArea, 100, 1}, Measure{"|acre|에이커|", Of::kArea, 40468564224, 10000000}, Measure{"|square foot|square feet|sq ft|ft²|", Of::kArea, 9290304, 100000000},
    Measure{"|mm³|mm3|mm^3|cubic millimeter|cubic millimetre|세제곱밀리미터|", Of::kVolume, 1, 1000000}, Measure{"|cm³|cm3|cm^3|cc|㎤|cubic centimeter|cubic centimetre|세제곱센티미터|", Of::kVolume, 1, 1000}, Measure{"|m³|m3|m^3|㎥|cubic meter|cubic metre|세제곱미터|", Of::kVolume, 1000, 1},
    Measure{"|ml|milliliter|millilitre|밀리리터|", Of::kVolume, 1, 1000}, Measure{"|cl|centiliter|centilitre|", Of::kVolume, 1, 100}, Measure{"|dl|deciliter|decilitre|데시리터|", Of::kVolume, 1, 10}, Measure{"|l|liter|litre|리터|", Of::kVolume, 1, 1}, Measure{"|kl|kiloliter|kilolitre|킬로리터|", Of::kVolume, 1000, 1},
    Measure{"|mg|milligram|밀리그램|", Of::kMass, 1, 1000}, Measure{"|g|gram|그램|", Of::kMass, 1, 1}, Measure{"|kg|kilogram|kilo|킬로그램|", Of::kMass, 1000, 1}, Measure{"|t|tonne|ton|톤|", Of::kMass, 1000000, 1}, Measure{"|pound|lb|lbs|파운드|", Of::kMass, 45359237, 100000}, Measure{"|ounce|oz|온스|", Of::kMass, 28349523125, 1000000000},
    Measure{"|m/s|meters per second|metres per second|초속미터|", Of::kSpeed, 1, 1}, Measure{"|km/h|kmh|kph|km per hour|kilometers per hour|kilometres per hour|kilometers an hour|kilometres an hour|시속킬로미터|", Of::kSpeed, 1000, 3600}, Measure{"|m/min|meters per minute|metres per minute|분속미터|", Of::kSpeed, 1, 60}, Measure{"|mph|miles per hour|", Of::kSpeed, 1609344, 3600000},
    Measure{"|c|°c|℃|celsius|degrees celsius|섭씨|", Of::kTemperature, 1, 1}, Measure{"|f|°f|℉|fahrenheit|degrees fahrenheit|화씨|", Of::kTemperature, 5, 9}, Measure{"|k|kelvin|켈빈|", Of::kTemperature, 1, 1},
    Measure{"|s|sec|second|초|", Of::kTime, 1, 1}, Measure{"|min|minute|분|", Of::kTime, 60, 1}, Measure{"|h|hour|hr|시간|", Of::kTime, 3600, 1}, Measure{"|d|day|일|", Of::kTime, 86400, 1}, Measure{"|week|주|주일|", Of::kTime, 604800, 1}};

const PhraseBook& Book() {
  enum { kFirst, kTurned, kKoreanSpeed, kKoreanHeat };
  static const Phrasing kPhrasings[] = {
      {R"({ask}{n} ?([a-z°℃℉㎠㎡㎢㎤㎥²³23/^ ]+?) (?:to|in|into|as) ([a-z°℃℉㎠㎡㎢㎤㎥²³23/^ ]+?){end})", kFirst}, {R"(how many ([a-z²³23/^ ]+?) (?:are |is )?(?:there )?in {n} ?([a-z²³23/^ ]+?))", kTurned},
      {R"((시속|초속|분속) ?{n} ?(km|m|킬로미터|미터)(?:는|은|를|을)? ?(시속|초속|분속)(?:으로|로)? ?(?:몇|얼마)? ?(km|m|킬로미터|미터)?.*)", kKoreanSpeed}, {R"((섭씨|화씨) ?{n} ?도?(?:는|은|를|을|이면|면)? ?(섭씨|화씨)(?:로|온도로|는)? ?.*)", kKoreanHeat},
      {R"({n} ?([a-z㎠㎡㎢㎤㎥²³/^0-9가-힣]+?)(?:은|는|이면|을|를) ?(?:몇|얼마) ?([a-z㎠㎡㎢㎤㎥²³/^0-9가-힣]+?)(?:야|이야|예요|이에요|지|일까|인가|인가요|일까요|니|죠|이죠|입니까|가 돼|이 돼|가 되|이 되)?(?:요)?)", kFirst},
      {R"({n} ?([a-z㎠㎡㎢㎤㎥²³/^0-9가-힣]+?)(?:을|를) ?([a-z㎠㎡㎢㎤㎥²³/^0-9가-힣]+?)(?:으로|로) ?(?:바꾸|바꿔|나타|고치|고쳐|환산|변환|얼마|몇).*)", kFirst}};
  static const PhraseBook book(kPhrasings);
  return book;
}

const Measure* Find(std::string_view name) {
  std::string plain = ToLower(Trim(name));
  for (int i = 0; i < 2; ++i) {
    const std::string wanted = "|" + plain + "|";
    for (const Measure& measure : kMeasures)
      if (measure.names.find(wanted) != std::string_view::npos) return &measure;
    if (!plain.ends_with('s')) return nullptr;
    plain.pop_back();
  }
  return nullptr;
}

/// Degrees have a zero of their own: 32 °F and 273.15 K are 0 °C.
Rational ZeroOf(const Measure& measure) {
  if (measure.of != Of::kTemperature) return 0;
  return measure.bottom == 9 ? Rational(32) : measure.names.find("kelvin") != std::string_view::npos ? Rational(27315, 100) : Rational(0);
}

std::optional<Solved> Changed(const Rational& amount, const std::string& from, const std::string& to) {
  const Measure *source = Find(from), *target = Find(to);
  if (source == nullptr || target == nullptr || source == target || source->of != target->of) return std::nullopt;
  const Rational base = (amount - ZeroOf(*source)) * Rational(source->top, source->bottom), value = base / Rational(target->top, target->bottom) + ZeroOf(*target);
  const Rational back = (value - ZeroOf(*target)) * Rational(target->top, target->bottom) / Rational(source->top, source->bottom) + ZeroOf(*source);
  bool exact = false;
  const std::string decimal = WriteDecimal(value, 10, exact);
  return Solved{exact ? decimal : Write(value), "converted back", back == amount};
}

}  // namespace

std::optional<Solved> AnswerUnits(const Question& question) {
  const auto asked = Book().Match(question.text);
  if (!asked) return std::nullopt;
  const auto& p = asked->parts;
  const auto amount = OneNumber(p[asked->what == 0 ? 0 : 1]);
  if (!amount) return std::nullopt;
  if (asked->what == 0) return Changed(*amount, p[1], p[2]);
  if (asked->what == 1) return Changed(*amount, p[2], p[0]);
  if (asked->what == 3) return Changed(*amount, p[0], p[2]);
  const auto length = [](const std::string& unit) { return unit == "km" || unit == "킬로미터" ? "킬로미터" : "미터"; };
  const std::string to = p[4].empty() ? (p[3] == "시속" ? "킬로미터" : "미터") : length(p[4]);
  return Changed(*amount, p[0] + length(p[2]), p[3] + to);
}

}  // namespace sam::maths
