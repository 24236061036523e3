// Numbers and counted things.
#include <array>

#include "base/word_lists.h"
#include "perception/korean_dates.h"
#include "perception/korean_syllable.h"

namespace sam::korean {
namespace {

struct NumberWord {
  std::string_view word;
  int value;
};
constexpr std::array kTens = {NumberWord{"열", 10},   NumberWord{"스물", 20}, NumberWord{"스무", 20},
                              NumberWord{"서른", 30}, NumberWord{"마흔", 40}, NumberWord{"쉰", 50},
                              NumberWord{"예순", 60}, NumberWord{"일흔", 70}, NumberWord{"여든", 80},
                              NumberWord{"아흔", 90}};
constexpr std::array kOnes = {
    NumberWord{"하나", 1}, NumberWord{"한", 1},   NumberWord{"둘", 2},   NumberWord{"두", 2},   NumberWord{"셋", 3},
    NumberWord{"세", 3},   NumberWord{"석", 3},   NumberWord{"넷", 4},   NumberWord{"네", 4},   NumberWord{"넉", 4},
    NumberWord{"다섯", 5}, NumberWord{"여섯", 6}, NumberWord{"일곱", 7}, NumberWord{"여덟", 8}, NumberWord{"아홉", 9}};
constexpr std::array kSino = {NumberWord{"일", 1}, NumberWord{"이", 2}, NumberWord{"삼", 3}, NumberWord{"사", 4},
                              NumberWord{"오", 5}, NumberWord{"육", 6}, NumberWord{"칠", 7}, NumberWord{"팔", 8},
                              NumberWord{"구", 9}, NumberWord{"영", 0}, NumberWord{"공", 0}};
constexpr std::array kUnits = {NumberWord{"십", 10}, NumberWord{"백", 100}, NumberWord{"천", 1000}};

template <size_t N>
const NumberWord* StartOf(const std::array<NumberWord, N>& table, std::string_view text) {
  if (text.size() < 3) return nullptr;
  for (const NumberWord& row : table)
    if (row.word[2] == text[2] && StartsWith(text, row.word)) return &row;  // a syllable's third byte tells most apart
  return nullptr;
}

int ReadDigits(std::string_view text, size_t& used) {
  int value = 0;
  size_t i = 0;
  for (; i < text.size() && i < 10; ++i) {
    if (IsDigit(text[i]))
      value = value > 99999999 ? value : value * 10 + (text[i] - '0');
    else if (text[i] != ',' || i == 0)
      break;
  }
  used = i;
  return value;
}

int ReadNative(std::string_view text, size_t& used) {
  int value = 0;
  used = 0;
  if (const auto* tens = StartOf(kTens, text)) value = tens->value, used = tens->word.size();
  if (const auto* ones = StartOf(kOnes, text.substr(used))) value += ones->value, used += ones->word.size();
  return value;
}

int ReadSino(std::string_view text, size_t& used) {
  int total = 0, section = 0, digit = -1;
  used = 0;
  for (int steps = 0; steps < 12; ++steps) {
    const std::string_view rest = text.substr(used);
    if (const auto* one = StartOf(kSino, rest); one != nullptr && digit < 0) {
      digit = one->value;
      used += one->word.size();
    } else if (const auto* unit = StartOf(kUnits, rest)) {
      section += (digit < 0 ? 1 : digit) * unit->value;
      digit = -1;
      used += unit->word.size();
    } else if (StartsWith(rest, "만") && used > 0) {
      total += (section + (digit < 0 ? 0 : digit)) * 10000;
      section = 0, digit = -1, used += 3;
    } else {
      break;
    }
  }
  return total + section + (digit < 0 ? 0 : digit);
}

constexpr std::array<std::string_view, 66> kCounters = {
    "시간",   "마리", "사람", "개월", "켤레", "송이", "그루", "미터", "킬로그램", "킬로", "학년",
    "페이지", "봉지", "박스", "상자", "접시", "그릇", "조각", "자루", "만원",     "주일", "학기",
    "걸음",   "바퀴", "가지", "군데", "포기", "센티", "리터", "쪽지", "살",       "세",   "명",
    "분",     "개",   "통",   "번",   "잔",   "병",   "권",   "대",   "장",       "벌",   "층",
    "호",     "년",   "달",   "주",   "일",   "원",   "평",   "판",   "쪽",       "채",   "점",
    "등",     "도",   "곡",   "편",   "회",   "배",   "kg",   "km",   "cm",       "시",   "반"};

std::string_view CounterAt(std::string_view text) {
  for (const auto counter : kCounters)
    if (StartsWith(text, counter)) return counter;
  return {};
}

/// What may follow a counter: nothing or a particle, copula or ending.
bool EndsCounter(std::string_view rest) {
  constexpr std::array<std::string_view, 30> kAfter = {
      "을",   "를", "이", "가", "은", "는", "도",   "만", "씩",   "이나", "나", "에",   "의", "짜리", "쯤",
      "정도", "째", "예", "입", "인", "야", "으로", "로", "까지", "보다", "밖", "동안", "된", "됐",   "부터"};
  if (rest.empty()) return true;
  for (const auto after : kAfter)
    if (StartsWith(rest, after)) return true;
  return false;
}

}  // namespace

int ReadNumber(std::string_view text, size_t& used) {
  const int digits = ReadDigits(text, used);
  if (used > 0) {
    if (text.substr(used).starts_with("만")) return used += 3, digits > 99999 ? digits : digits * 10000;
    return digits;
  }
  size_t native_used = 0;
  const int native = ReadNative(text, native_used);
  const int sino = ReadSino(text, used);
  if (native_used < used) return sino;
  used = native_used;
  return native;
}

std::optional<Quantity> FindQuantity(const std::vector<Word>& words) {
  for (size_t i = 0; i < words.size(); ++i) {
    size_t used = 0;
    const std::string_view text = words[i].text;
    const int number = ReadNumber(text, used);
    if (used == 0) continue;
    if (used == text.size() && i + 1 < words.size() && !words[i].pause_after) {
      const std::string_view next = words[i + 1].text;
      const std::string_view counter = CounterAt(next);
      if (counter.empty() || !EndsCounter(next.substr(counter.size()))) continue;
      return Quantity{i, i + 2, number, counter, std::string(text) + " " + std::string(counter)};
    }
    const std::string_view counter = CounterAt(text.substr(used));
    if (counter.empty() || !EndsCounter(text.substr(used + counter.size()))) continue;
    if (Letters(text.substr(0, used)) == 1 && !IsDigit(text[0]) &&
        (counter == "시" || counter == "일" || counter == "도" || counter == "주" || counter == "대" ||
         counter == "장"))
      continue;
    return Quantity{i, i + 1, number, counter, std::string(text.substr(0, used + counter.size()))};
  }
  return std::nullopt;
}

}  // namespace sam::korean
