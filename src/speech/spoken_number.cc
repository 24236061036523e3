#include "speech/spoken_number.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace sam {
namespace {

constexpr std::array<std::string_view, 20> kSmall = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
                                                     "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> kTens = {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::array<std::string_view, 10> kSino = {"영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"};

void Add(std::string& words, std::string_view word) {
  if (!words.empty()) words += ' ';
  words += word;
}

bool ReadOneByOne(std::string_view digits, size_t most) { return digits.size() > most || (digits.size() > 1 && digits.front() == '0'); }

uint64_t Value(std::string_view digits) {
  uint64_t value = 0;
  for (const char digit : digits) value = value * 10 + static_cast<uint64_t>(digit - '0');
  return value;
}

std::string UnderHundred(uint64_t value) {
  if (value < 20) return std::string(kSmall[value]);
  std::string words(kTens[value / 10]);
  if (value % 10 > 0) words += "-" + std::string(kSmall[value % 10]);
  return words;
}

std::string UnderThousand(uint64_t value) {
  std::string words;
  if (value >= 100) words = std::string(kSmall[value / 100]) + " hundred";
  if (value % 100 > 0 || words.empty()) Add(words, UnderHundred(value % 100));
  return words;
}

/// 삼천사백오십육; of [1, 9999].
std::string SinoUnderTenThousand(uint64_t value) {
  constexpr std::array<std::pair<uint64_t, std::string_view>, 3> kUnits = {{{1000, "천"}, {100, "백"}, {10, "십"}}};
  std::string words;
  for (const auto& [unit, name] : kUnits) {
    const uint64_t count = value / unit % 10;
    if (count > 1) words += kSino[count];
    if (count > 0) words += name;
  }
  if (value % 10 > 0) words += kSino[value % 10];
  return words;
}

struct Parts {
  std::string whole, decimals;
  bool below = false;
};

Parts Part(std::string_view number) {
  Parts parts;
  for (const std::string_view minus : {"-", "−"})
    if (number.starts_with(minus)) parts.below = true, number.remove_prefix(minus.size());
  if (number.starts_with('+')) number.remove_prefix(1);
  const size_t point = number.find('.');
  for (const char c : number.substr(0, point))
    if (c != ',') parts.whole += c;
  if (point != number.npos) parts.decimals = number.substr(point + 1);
  if (parts.whole.empty()) parts.whole = "0";
  return parts;
}

}  // namespace

std::string EnglishDigits(std::string_view digits) {
  std::string words;
  for (const char digit : digits) Add(words, digit == '0' ? "oh" : kSmall[static_cast<size_t>(digit - '0')]);
  return words;
}

std::string EnglishCardinal(std::string_view digits) {
  if (ReadOneByOne(digits, 15)) return EnglishDigits(digits);
  constexpr std::array<std::string_view, 5> kGroups = {"", "thousand", "million", "billion", "trillion"};
  uint64_t rest = Value(digits), unit = 1'000'000'000'000;
  if (rest == 0) return "zero";
  std::string words;
  for (size_t group = kGroups.size(); group-- > 0; unit /= 1000) {
    const uint64_t value = rest / unit;
    rest %= unit;
    if (value == 0) continue;
    Add(words, UnderThousand(value));
    if (group > 0) Add(words, kGroups[group]);
  }
  return words;
}

std::string EnglishOrdinal(std::string_view digits) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kOdd = {
      {{"one", "first"}, {"two", "second"}, {"three", "third"}, {"five", "fifth"}, {"eight", "eighth"}, {"nine", "ninth"}, {"twelve", "twelfth"}}};
  std::string words = EnglishCardinal(digits);
  const size_t last = words.find_last_of(" -") + 1;  // npos + 1 is 0
  const std::string word = words.substr(last);
  for (const auto& [cardinal, ordinal] : kOdd)
    if (word == cardinal) return words.substr(0, last) + std::string(ordinal);
  if (words.ends_with('y')) return words.substr(0, words.size() - 1) + "ieth";
  return words + "th";
}

std::string EnglishYear(std::string_view digits) {
  const uint64_t year = Value(digits), early = year / 100, late = year % 100;
  if (digits.size() != 4 || year < 1000) return EnglishCardinal(digits);
  if (early % 10 == 0 && late < 10) return EnglishCardinal(digits);
  if (late == 0) return UnderHundred(early) + " hundred";
  return UnderHundred(early) + (late < 10 ? " oh " : " ") + UnderHundred(late);
}

std::string EnglishNumber(std::string_view number) {
  const Parts parts = Part(number);
  std::string words = parts.below ? "minus " : "";
  words += EnglishCardinal(parts.whole);
  if (parts.decimals.empty()) return words;
  words += " point";
  for (const char digit : parts.decimals) Add(words, kSmall[static_cast<size_t>(digit - '0')]);
  return words;
}

std::string KoreanDigits(std::string_view digits) {
  std::string words;
  for (const char digit : digits) words += digit == '0' ? "공" : kSino[static_cast<size_t>(digit - '0')];
  return words;
}

std::string SinoKorean(std::string_view digits) {
  if (ReadOneByOne(digits, 16)) return KoreanDigits(digits);
  constexpr std::array<std::string_view, 4> kGroups = {"", "만", "억", "조"};
  uint64_t rest = Value(digits), unit = 1'000'000'000'000;
  if (rest == 0) return "영";
  std::string words;
  for (size_t group = kGroups.size(); group-- > 0; unit /= 10000) {
    const uint64_t value = rest / unit;
    rest %= unit;
    if (value == 0) continue;
    Add(words, (group == 1 && value == 1 ? "" : SinoUnderTenThousand(value)) + std::string(kGroups[group]));
  }
  return words;
}

std::string NativeKorean(int value, NativeForm form) {
  constexpr std::array<std::string_view, 10> kOnes = {"", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"}, kBefore = {"", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"};
  constexpr std::array<std::string_view, 10> kTensOfIt = {"", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"};
  if (value == 20 && form == NativeForm::kCounting) return "스무";
  const auto at = static_cast<size_t>(std::clamp(value, 1, 99));
  return std::string(kTensOfIt[at / 10]) + std::string((form == NativeForm::kCounting ? kBefore : kOnes)[at % 10]);
}

std::string KoreanNumber(std::string_view number) {
  const Parts parts = Part(number);
  std::string words = parts.below ? "마이너스 " : "";
  words += SinoKorean(parts.whole);
  if (parts.decimals.empty()) return words;
  words += " 점 ";
  for (const char digit : parts.decimals) words += kSino[static_cast<size_t>(digit - '0')];
  return words;
}

std::string HangulLetters(std::string_view letters) {
  constexpr std::array<std::string_view, 26> kLetters = {"에이", "비", "씨", "디", "이", "에프", "지", "에이치", "아이", "제이", "케이", "엘", "엠", "엔", "오", "피", "큐", "알", "에스", "티", "유", "브이", "더블유", "엑스", "와이", "제트"};
  constexpr std::array<std::string_view, 6> kDigits = {"제로", "원", "투", "쓰리", "포", "파이브"};
  std::string words;
  for (size_t i = 0; i < letters.size();) {
    const auto c = static_cast<unsigned char>(letters[i]);
    size_t end = i + 1;
    if (std::isdigit(c)) {
      while (end < letters.size() && std::isdigit(static_cast<unsigned char>(letters[end]))) ++end;
      const std::string_view digits = letters.substr(i, end - i);
      words += digits.size() == 1 && digits[0] <= '5' ? std::string(kDigits[static_cast<size_t>(digits[0] - '0')]) : digits.size() > 2 ? KoreanDigits(digits) : SinoKorean(digits);
    } else if (std::isalpha(c)) {
      words += kLetters[static_cast<size_t>(std::tolower(c) - 'a')];
    }
    i = end;
  }
  return words;
}

std::string EnglishLetters(std::string_view letters) {
  std::string words;
  for (size_t i = 0; i < letters.size();) {
    const auto c = static_cast<unsigned char>(letters[i]);
    size_t end = i + 1;
    if (std::isdigit(c)) {
      while (end < letters.size() && std::isdigit(static_cast<unsigned char>(letters[end]))) ++end;
      Add(words, EnglishCardinal(letters.substr(i, end - i)));
    } else if (std::isalpha(c)) {
      Add(words, std::string(1, static_cast<char>(std::toupper(c))));
    }
    i = end;
  }
  return words;
}

}  // namespace sam
