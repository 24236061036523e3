// Numbers as they are said in Korean, with their counters.
#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "maths/words/korean_text.h"

namespace sam::maths {
namespace {

using View = std::string_view;

constexpr std::array kMeasures = std::to_array<View>({"킬로미터", "센티미터", "밀리미터", "킬로그램", "밀리리터", "제곱센티미터", "제곱미터", "세제곱센티미터", "세제곱미터", "퍼센트", "미터", "그램", "리터",
                                                      "km2", "cm2", "mm2", "cm3", "mm3", "m2", "m3", "km", "cm", "mm", "mL", "ml", "kL", "dL", "kg", "mg", "KG", "Kg", "L", "l", "m", "g", "t", "%", "톤"});
constexpr std::array kCounters = std::to_array<View>(
    {"시간", "시", "분", "초", "일간", "일", "주일", "주", "개월", "달", "년", "월", "학년", "교시", "살", "세", "개", "명", "마리", "장", "권", "자루", "송이", "그루", "켤레", "묶음", "봉지", "상자", "박스",
     "병", "컵", "잔", "판", "조각", "줄", "칸", "층", "모둠", "팀", "반", "바퀴", "걸음", "곳", "통", "톨", "알", "포기", "다발", "단", "손", "쌍", "벌", "채", "척", "대", "사람", "인분", "골", "회", "차례", "번째",
     "째", "번", "등", "위", "편", "곡", "문제", "문항", "점", "끼", "모", "세트", "팩", "캔", "갑", "타", "다스", "배", "도", "쪽", "페이지", "원", "가지", "변", "각", "면", "모서리", "꼭짓점", "자리", "접시", "공기",
     "그릇", "스푼", "숟가락", "뿌리", "꾸러미", "바구니", "가구", "학급", "과목", "방울", "토막", "도막", "군데", "정거장", "문장", "단어", "글자", "낱말", "할", "푼", "평", "미리", "센치", "센티", "키로", "달러", "엔", "유로", "프로", "호", "년생", "가마", "포대", "자", "말", "되", "동", "매", "개비", "꼬치", "망", "보따리", "계단", "수레", "양동이", "바가지", "뭉치", "덩어리", "무더기", "줄기", "방", "짝", "마디", "사발", "모금", "인승"});
/// What a single Sino-Korean numeral may stand before without being another word.
constexpr std::array kSinoUnits = std::to_array<View>({"원", "년", "개월", "킬로미터", "미터", "센티미터", "그램", "킬로그램", "퍼센트", "리터", "분", "초", "개", "명", "마리", "장", "권", "도", "배", "층", "일", "점", "주"});

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

size_t DigitsAt(View text, size_t i) {
  size_t end = i;
  while (end < text.size() && IsDigit(text[end])) ++end;
  return end - i;
}

/// "2/3" at `i`, without brackets; none where the lower number is 0.
std::optional<KoreanNumber> FractionAt(View text) {
  const size_t top = DigitsAt(text, 0);
  if (top == 0 || top >= text.size() || text[top] != '/') return std::nullopt;
  const size_t bottom = DigitsAt(text, top + 1);
  if (bottom == 0) return std::nullopt;
  const auto numerator = ReadNumber(text.substr(0, top)), denominator = ReadNumber(text.substr(top + 1, bottom));
  if (!numerator || !denominator || *denominator == 0) return std::nullopt;
  return KoreanNumber{*numerator / *denominator, top + 1 + bottom, true};
}

std::optional<KoreanNumber> BracketedAt(View text) {
  if (text.empty() || text[0] != '(') return std::nullopt;
  auto inside = FractionAt(text.substr(1));
  if (!inside || inside->length + 1 >= text.size() || text[inside->length + 1] != ')') return std::nullopt;
  inside->length += 2;
  return inside;
}

/// "1,200" or "0.75".
std::optional<KoreanNumber> PlainAt(View text) {
  size_t end = DigitsAt(text, 0);
  if (end == 0) return std::nullopt;
  while (end <= 12 && end < text.size() && text[end] == ',' && DigitsAt(text, end + 1) == 3) end += 4;
  if (end + 1 < text.size() && text[end] == '.' && IsDigit(text[end + 1])) end += 1 + DigitsAt(text, end + 1);
  if (end > 60) return std::nullopt;
  const auto value = ReadNumber(text.substr(0, end));
  return value ? std::optional(KoreanNumber{*value, end, false}) : std::nullopt;
}

struct Numeral {
  View text;
  int value;
};
constexpr std::array kNativeTens = std::to_array<Numeral>({{"열", 10}, {"스물", 20}, {"스무", 20}, {"서른", 30}, {"마흔", 40}, {"쉰", 50}, {"예순", 60}, {"일흔", 70}, {"여든", 80}, {"아흔", 90}});
constexpr std::array kNativeOnes = std::to_array<Numeral>({{"하나", 1}, {"한", 1}, {"둘", 2}, {"두", 2}, {"셋", 3}, {"세", 3}, {"넷", 4}, {"네", 4}, {"다섯", 5}, {"여섯", 6}, {"일곱", 7}, {"여덟", 8}, {"아홉", 9}});
constexpr std::array kSino = std::to_array<Numeral>({{"일", 1}, {"이", 2}, {"삼", 3}, {"사", 4}, {"오", 5}, {"육", 6}, {"칠", 7}, {"팔", 8}, {"구", 9}});
constexpr std::array kPlaces = std::to_array<Numeral>({{"십", 10}, {"백", 100}, {"천", 1000}});
constexpr std::array kDays = std::to_array<Numeral>({{"하루", 1}, {"이틀", 2}, {"사흘", 3}, {"나흘", 4}, {"닷새", 5}, {"엿새", 6}, {"이레", 7}, {"여드레", 8}, {"아흐레", 9}, {"열흘", 10}, {"보름", 15}});

template <typename Table>
const Numeral* At(const Table& table, View text) {
  for (const Numeral& numeral : table)
    if (text.starts_with(numeral.text)) return &numeral;
  return nullptr;
}

struct Count {
  Rational value;
  size_t length = 0;
};

std::optional<Count> NativeAt(View text) {
  Count count;
  if (const Numeral* tens = At(kNativeTens, text)) count = {tens->value, tens->text.size()};
  if (const Numeral* ones = At(kNativeOnes, text.substr(count.length))) count = {count.value + ones->value, count.length + ones->text.size()};
  return count.length > 0 ? std::optional(count) : std::nullopt;
}

/// "삼만 이천": the digits in words, spaces between the parts allowed.
std::optional<Count> SinoAt(View text) {
  Rational total = 0, part = 0, digit = 0;
  size_t i = 0, end = 0;
  for (int steps = 0; steps < 24 && i < text.size(); ++steps) {
    if (const Numeral* place = At(kPlaces, text.substr(i))) {
      part += (digit == 0 ? Rational(1) : digit) * place->value;
      digit = 0;
      end = i += place->text.size();
    } else if (text.substr(i).starts_with("만") && (steps == 0 || total == 0)) {
      total = (part + digit == 0 ? Rational(1) : part + digit) * 10000;
      part = digit = 0;
      end = i += 3;
    } else if (const Numeral* one = At(kSino, text.substr(i)); one && digit == 0) {
      digit = one->value;
      end = i += one->text.size();
    } else if (text[i] == ' ' && end == i && end > 0 && (At(kSino, text.substr(i + 1)) || At(kPlaces, text.substr(i + 1)))) {
      ++i;
    } else {
      break;
    }
  }
  return end > 0 ? std::optional(Count{total + part + digit, end}) : std::nullopt;
}

size_t WordEnd(View text) {
  size_t end = 0;
  while (end < text.size() && View(" \n,.?!()\"':;~").find(text[end]) == View::npos) ++end;
  return end;
}

/// The unit and tail that stand at the start of `text` up to the end of the word; a unit that is no known one where `loose`.
enum class UnitReading { kKnown, kAny };
std::optional<KoreanReading> UnitAndTail(View text, UnitReading reading) {
  const View word = text.substr(0, WordEnd(text));
  const View unit = KoreanUnitAt(word);
  KoreanReading out;
  out.length = word.size();
  const bool latin = !unit.empty() && static_cast<unsigned char>(unit[0]) < 0x80;
  if (!unit.empty() && (latin || IsKoreanTail(word.substr(unit.size())))) {
    out.quantity.unit = std::string(unit);
    out.quantity.tail = std::string(word.substr(unit.size()));
    if (const size_t digit = out.quantity.tail.find_first_of("0123456789"); digit != std::string::npos) {
      out.quantity.tail.resize(digit);
      out.length = unit.size() + digit;
    }
    return out;
  }
  if (reading == UnitReading::kKnown) return std::nullopt;
  if (IsKoreanTail(word)) {
    out.quantity.tail = std::string(word);
    return out;
  }
  const size_t each = word.find("씩"), sort = word.find("짜리");
  const size_t cut = std::min(each, sort);
  if (cut != View::npos) {
    out.quantity.unit = std::string(word.substr(0, cut));
    out.quantity.tail = std::string(word.substr(cut));
    return out;
  }
  KoreanStem stem = StemOf(word);
  out.quantity.tail = stem.particle.empty() ? "" : std::string(word.substr(word.size() - stem.particle.size()));
  out.quantity.unit = std::string(word.substr(0, word.size() - out.quantity.tail.size()));
  return out;
}

/// "만 2천" after digits: only before a counter or further digits, for "14만 더하면" is "only 14".
void TakeMyriads(View text, KoreanNumber& number) {
  const auto counted = [&](size_t from) {
    const size_t at = from < text.size() && text[from] == ' ' ? from + 1 : from;
    const View word = text.substr(std::min(at, text.size()));
    return UnitAndTail(word, UnitReading::kKnown).has_value() || (!word.empty() && IsDigit(word[0]));
  };
  for (const auto& [name, value] : {Numeral{"만", 10000}, Numeral{"천", 1000}, Numeral{"백", 100}}) {
    const View rest = text.substr(std::min(number.length, text.size()));
    if (!rest.starts_with(name)) continue;
    const size_t after = number.length + name.size();
    if (!counted(after)) continue;
    number.value *= value;
    number.length = after;
    const size_t next = after < text.size() && text[after] == ' ' ? after + 1 : after;
    auto more = PlainAt(text.substr(std::min(next, text.size())));
    if (!more) return;
    const View then = text.substr(next + more->length);
    const bool thousands = then.starts_with("천"), hundreds = then.starts_with("백");
    if (!thousands && !hundreds && more->value >= value) return;
    number.value += more->value * (thousands ? 1000 : hundreds ? 100 : 1);
    number.length = next + more->length + (thousands || hundreds ? 3 : 0);
    return;
  }
}

std::optional<KoreanReading> DigitsWithUnit(View text) {
  auto number = ReadKoreanDigits(text);
  if (!number) return std::nullopt;
  size_t at = number->length;
  std::optional<KoreanReading> unit;
  if (at < text.size() && text[at] == ' ') {
    if ((unit = UnitAndTail(text.substr(at + 1), UnitReading::kKnown))) ++at;
  } else if (at < text.size() && WordEnd(text.substr(at)) > 0) {
    const View rest = text.substr(at);
    if (rest.starts_with("일 때") || rest.starts_with("일때")) {  // "340일 때": it is 340
      unit = KoreanReading{};
      unit->quantity.tail = "일";
      unit->length = 3;
    } else if (!IsDigit(rest[0])) {
      unit = UnitAndTail(rest, UnitReading::kAny);
    }
  }
  KoreanReading out = unit.value_or(KoreanReading{});
  out.quantity.value = number->value;
  out.quantity.fraction = number->fraction;
  out.length = at + (unit ? unit->length : 0);
  return out;
}

std::optional<KoreanReading> WithValue(std::optional<KoreanReading> reading, const Rational& value, size_t before) {
  if (!reading) return std::nullopt;
  reading->quantity.value = value;
  reading->length += before;
  return reading;
}

/// "하루에", "일주일 동안", "절반을".
std::optional<KoreanReading> NamedCount(View text) {
  const View word = text.substr(0, WordEnd(text));
  const auto whole = [&](View name, const Rational& value, View unit) -> std::optional<KoreanReading> {
    if (!word.starts_with(name) || !IsKoreanTail(word.substr(name.size()))) return std::nullopt;
    KoreanReading out;
    out.quantity.value = value;
    out.quantity.unit = std::string(unit);
    out.quantity.tail = std::string(word.substr(name.size()));
    out.length = word.size();
    return out;
  };
  for (const Numeral& day : kDays)
    if (auto read = whole(day.text, day.value, "일")) return read;
  if (auto read = whole("일주일", 1, "주")) return read;
  if (auto read = whole("일년", 1, "년")) return read;
  if (auto read = whole("절반", Rational(1, 2), "")) return read;
  for (const Numeral& one : kNativeOnes)  // "셋이서"
    if (one.value > 1 && word.starts_with(one.text) && word.substr(one.text.size()) == "이서") return whole(one.text, one.value, "명");
  if (word == "반을" || word == "반만" || word == "반만큼") return whole("반", Rational(1, 2), "");
  if (word == "하나를" || word == "하나와" || word == "하나는" || word == "하나에" || word == "하나의") return whole("하나", 1, "개");
  return std::nullopt;
}

std::optional<KoreanReading> NativeWithUnit(View text) {
  const auto count = NativeAt(text);
  if (!count) return std::nullopt;
  const View rest = text.substr(count->length);
  if (!rest.starts_with(' ')) {
    static constexpr std::array kOthers = std::to_array<View>({"한편", "한쪽", "세대", "한번", "한층", "한대", "한말", "세자", "한자", "한단", "한도", "한모", "한반", "한일", "세일", "두말", "네모"});
    for (const View other : kOthers)
      if (text.starts_with(other)) return std::nullopt;
    return WithValue(UnitAndTail(rest, UnitReading::kKnown), count->value, count->length);
  }
  if (auto known = WithValue(UnitAndTail(rest.substr(1), UnitReading::kKnown), count->value, count->length + 1)) return known;
  const View next = rest.substr(1);
  if (count->value == 1 || next.empty() || static_cast<unsigned char>(next[0]) < 0x80) return std::nullopt;
  return WithValue(UnitAndTail(next, UnitReading::kAny), count->value, count->length + 1);
}

std::optional<KoreanReading> SinoWithUnit(View text) {
  const auto count = SinoAt(text);
  if (!count) return std::nullopt;
  View rest = text.substr(count->length);
  const bool spaced = rest.starts_with(' ');
  if (spaced) rest.remove_prefix(1);
  if (count->length <= 3 && (text.starts_with("이") || text.starts_with("사") || text.starts_with("일"))) return std::nullopt;
  auto unit = UnitAndTail(rest, UnitReading::kKnown);
  if (!unit || std::ranges::find(kSinoUnits, unit->quantity.unit) == kSinoUnits.end()) return std::nullopt;
  return WithValue(std::move(unit), count->value, count->length + (spaced ? 1 : 0));
}

/// "A개", "Akg", "X L".
std::optional<KoreanReading> LetterWithUnit(View text) {
  if (text.size() < 2 || text[0] < 'A' || text[0] > 'Z') return std::nullopt;
  static constexpr std::array kNotCounted = std::to_array<View>({"컵", "병", "통", "상자", "봉지", "반", "팀", "조각", "판", "도", "자", "말", "모", "시", "세", "그릇", "바구니", "가", "각", "변", "면", "위", "l", "m", "g", "t"});
  const bool spaced = text[1] == ' ';
  auto unit = UnitAndTail(text.substr(spaced ? 2 : 1), UnitReading::kKnown);
  if (!unit || (text[0] == 'L' && !spaced) || std::ranges::find(kNotCounted, unit->quantity.unit) != kNotCounted.end()) return std::nullopt;
  if (spaced && static_cast<unsigned char>(unit->quantity.unit[0]) >= 0x80) return std::nullopt;
  unit->quantity.letter = text[0];
  unit->length += spaced ? 2 : 1;
  return unit;
}

struct Scale {
  View unit;
  int measure;
  long top, bottom;
};
constexpr std::array kScales = std::to_array<Scale>(
    {{"km", 1, 1000000, 1}, {"킬로미터", 1, 1000000, 1}, {"m", 1, 1000, 1}, {"미터", 1, 1000, 1}, {"cm", 1, 10, 1}, {"센티미터", 1, 10, 1}, {"mm", 1, 1, 1}, {"밀리미터", 1, 1, 1},
     {"t", 2, 1000000, 1}, {"톤", 2, 1000000, 1}, {"kg", 2, 1000, 1}, {"킬로그램", 2, 1000, 1}, {"g", 2, 1, 1}, {"그램", 2, 1, 1}, {"mg", 2, 1, 1000},
     {"kL", 6, 1000000, 1}, {"L", 6, 1000, 1}, {"l", 6, 1000, 1}, {"리터", 6, 1000, 1}, {"dL", 6, 100, 1}, {"mL", 6, 1, 1}, {"ml", 6, 1, 1}, {"밀리리터", 6, 1, 1},
     {"일", 4, 86400, 1}, {"주", 4, 604800, 1}, {"주일", 4, 604800, 1}, {"시간", 4, 3600, 1}, {"시", 4, 3600, 1}, {"분", 4, 60, 1}, {"초", 4, 1, 1},
     {"m2", 5, 10000, 1}, {"cm2", 5, 1, 1}, {"mm2", 5, 1, 100}, {"km2", 5, 10000000000, 1}, {"제곱미터", 5, 10000, 1}, {"제곱센티미터", 5, 1, 1}, {"mm3", 6, 1, 1000}, {"세제곱센티미터", 6, 1, 1}, {"세제곱미터", 6, 1000000, 1}, {"m3", 6, 1000000, 1}, {"cm3", 6, 1, 1}, {"년", 7, 12, 1}, {"개월", 7, 1, 1}, {"달", 7, 1, 1}, {"다스", 8, 12, 1}, {"타", 8, 12, 1}, {"자루", 8, 1, 1}});

const Scale* ScaleOf(View unit) {
  const auto found = std::ranges::find(kScales, unit, &Scale::unit);
  return found == kScales.end() ? nullptr : &*found;
}

/// "3m 10cm", "1시간 30분": one quantity in the greater unit; "3바퀴 반" is three and a half.
void TakeLesserUnit(View text, KoreanReading& reading) {
  if (!reading.quantity.tail.empty() || reading.quantity.unit.empty() || reading.quantity.letter != 0) return;
  const size_t at = reading.length < text.size() && text[reading.length] == ' ' ? reading.length + 1 : reading.length;
  const View rest = text.substr(std::min(at, text.size()));
  if (const View word = rest.substr(0, WordEnd(rest)); at > reading.length && word.starts_with("반") && IsKoreanTail(word.substr(3))) {
    reading.quantity.value += Rational(1, 2);
    reading.quantity.tail = std::string(word.substr(3));
    reading.length = at + word.size();
    return;
  }
  if (rest.empty() || !IsDigit(rest[0])) return;
  const auto next = DigitsWithUnit(rest);
  const Scale *greater = ScaleOf(reading.quantity.unit), *lesser = next ? ScaleOf(next->quantity.unit) : nullptr;
  if (!greater || !lesser || greater->measure != lesser->measure || greater->top <= lesser->top || greater->measure == 8) return;
  const Rational factor(lesser->top, greater->top);
  if (next->quantity.value * factor >= 1) return;
  reading.quantity.value += next->quantity.value * factor;
  reading.quantity.tail = next->quantity.tail;
  reading.length = at + next->length;
}

}  // namespace

std::optional<KoreanNumber> ReadKoreanDigits(std::string_view text) {
  if (auto bracketed = BracketedAt(text)) return bracketed;
  if (auto fraction = FractionAt(text)) return fraction;
  auto number = PlainAt(text);
  if (!number) return std::nullopt;
  const View rest = text.substr(number->length);
  if (const auto part = BracketedAt(rest.starts_with(' ') ? rest.substr(1) : rest); part && part->value < 1) {
    return KoreanNumber{number->value + part->value, number->length + part->length + (rest.starts_with(' ') ? 1 : 0), true};
  }
  TakeMyriads(text, *number);
  return number;
}

std::string_view KoreanUnitAt(std::string_view text) {
  View best;
  for (const View unit : kMeasures)
    if (text.starts_with(unit) && unit.size() > best.size()) best = text.substr(0, unit.size());
  for (const View unit : kCounters)
    if (text.starts_with(unit) && unit.size() > best.size()) best = text.substr(0, unit.size());
  const char after = best.size() < text.size() ? text[best.size()] : ' ';
  const bool latin = !best.empty() && static_cast<unsigned char>(best[0]) < 0x80 && best != "%";
  return latin && ((after >= 'a' && after <= 'z') || (after >= 'A' && after <= 'Z')) ? View() : best;
}

std::optional<KoreanReading> ReadKoreanQuantity(std::string_view text) {
  std::optional<KoreanReading> out = DigitsWithUnit(text);
  const bool digits = out.has_value();
  if (!out) out = NamedCount(text);
  const bool named = out && !digits;
  if (!out) out = LetterWithUnit(text);
  if (!out) out = NativeWithUnit(text);
  if (!out) out = SinoWithUnit(text);
  if (!out) return std::nullopt;
  if (!named) TakeLesserUnit(text, *out);  // "하루 6시간" is a rate
  const View rest = text.substr(std::min(out->length, text.size()));
  for (const View each : {View(" 씩"), View(" 짜리")}) {  // written apart
    if (!out->quantity.tail.empty() || !rest.starts_with(each)) continue;
    out->quantity.tail = std::string(each.substr(1));
    out->length += each.size();
  }
  if (out->quantity.tail.empty() && (rest.starts_with(" 일 때") || rest.starts_with(" 일때"))) {
    out->quantity.tail = "일";
    out->length += 4;
  }
  if (out->quantity.unit == "원" && out->quantity.tail == "자리") out->quantity.tail = "짜리";
  return out;
}

std::optional<Rational> ConvertKorean(std::string_view from, std::string_view to) {
  if (from == to) return Rational(1);
  const Scale *a = ScaleOf(from), *b = ScaleOf(to);
  if (!a || !b || a->measure != b->measure) return std::nullopt;
  return Rational(a->top, a->bottom) / Rational(b->top, b->bottom);
}

std::string WriteKorean(const Rational& value) {
  bool exact = false;
  const std::string decimal = WriteDecimal(value, 12, exact);
  return exact ? decimal : Write(value);
}

}  // namespace sam::maths
