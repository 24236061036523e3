// Numbers in words, English and Korean. Inside speech/ only. All pure; what is given is digits, as each says.
#pragma once

#include <string>
#include <string_view>

namespace sam {

/// `digits`: 0-9 only, at least one. Over fifteen of them, or with a 0 in front, they are read one by one.
std::string EnglishCardinal(std::string_view digits);
std::string EnglishOrdinal(std::string_view digits);
/// "nineteen oh five", "two thousand six", "twenty twenty-six". Four digits.
std::string EnglishYear(std::string_view digits);
/// One by one, 0 as "oh".
std::string EnglishDigits(std::string_view digits);
/// "1,250.50", "-3", "0.5": commas between thousands, a point, a sign before.
std::string EnglishNumber(std::string_view number);

/// 삼백사십오; by ten thousands 만, 억, 조, with spaces between these. Over sixteen digits, or with a 0 in front, one by one.
std::string SinoKorean(std::string_view digits);
/// 하나, 둘, ... 아흔아홉, or before what is counted: 한, 두, ... 스무, 스물한. `value` in [1, 99].
enum class NativeForm { kAlone, kCounting };
std::string NativeKorean(int value, NativeForm form);
/// 공일공. One by one, 0 as 공.
std::string KoreanDigits(std::string_view digits);
/// As EnglishNumber: "일천" is 천, "점" before the digits behind the point, 마이너스 before.
std::string KoreanNumber(std::string_view number);

/// "에이피아이" of "API", digits among them by their English names up to five (3D 쓰리디), else as Koreans count.
std::string HangulLetters(std::string_view letters);
/// "A P I" of "api": letters apart, so that each is named; digits among them as numbers.
std::string EnglishLetters(std::string_view letters);

}  // namespace sam
