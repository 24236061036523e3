// Korean school text taken apart: words without their particles, numbers as said with what they count, what is asked.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "maths/number.h"

namespace sam::maths {

/// A number as said, with what it counts: "송화는 딱지를 3장씩".
struct KoreanQuantity {
  Rational value;
  char letter = 0;        // 'A' where a letter stands for the number: "A개"; the value is 0 then
  bool fraction = false;  // written as a fraction: "(2/3)", "2(3/4)"
  std::string unit;       // "장", "cm", "cm2", "일" for "하루"; empty for a bare number
  std::string tail;       // what follows the unit within the word: "씩", "짜리", "에게", "입니다"
  std::string noun;       // the word right before it, without its particle: "딱지"; empty where none
  std::string particle;   // that word's particle: "를"
  std::string owner;      // of whom or what the sentence last spoke before it (은, 는, 이, 가): "송화"
  size_t word = 0;        // index in words
};

/// A run of letters, or a whole quantity with its unit and tail ("3만 2천 원을").
struct KoreanWord {
  std::string text;      // as written, without punctuation
  std::string stem;      // without its particle, names without -이: "현지가" 현지, "선빈이는" 선빈
  std::string particle;  // "가", "는", "에게는"; empty where none
  char mark = 0;         // the punctuation right after it: ',', '.', '?'
  size_t begin = 0, end = 0;  // bytes in the problem's text
  size_t sentence = 0;
  int quantity = -1;     // index in quantities
};

enum class KoreanAsked { kNothing, kHowMany, kHowMuch, kWho, kWhich, kWhere, kWhen, kFind };

struct KoreanQuestion {
  KoreanAsked asked = KoreanAsked::kNothing;
  std::string unit;     // of "몇 장", "몇 m2", "며칠" (일); for 얼마 where it is money, 원
  std::string noun;     // what is asked for: "딱지" of "준 붙임 딱지는 모두 몇 장입니까"
  size_t sentence = 0;
  bool total = false;   // 모두, 합, 전체, 총
  bool left = false;    // 남은, 남아, 나머지
  bool difference = false;  // 차이, 더 많이, 몇 개 더
};

struct KoreanProblem {
  std::string text;  // normalised: ㎠ is cm2, ° is 도; all positions are in it
  std::vector<std::string> sentences;
  std::vector<KoreanWord> words;
  std::vector<KoreanQuantity> quantities;
  KoreanQuestion question;

  bool Has(std::string_view part) const { return text.find(part) != std::string::npos; }
  const std::string& Asking() const { return sentences[question.sentence]; }
};

/// None for what is too long, or has no Hangul.
std::optional<KoreanProblem> ReadKoreanProblem(std::string_view text);

/// "㎠" -> "cm2", "²" -> "2", "°" -> "도", one space at most.
std::string NormaliseKorean(std::string_view text);
/// At ". ", "? ", "! " and line ends; a point within a number ends nothing.
std::vector<std::string> KoreanSentences(std::string_view text);
/// Splits a word into stem and particle; a name's -이 goes too ("민하는" 민하, "선빈이는" 선빈, "종이를" 종이).
struct KoreanStem {
  std::string stem, particle;
};
KoreanStem StemOf(std::string_view word);
/// A stem as a name: "선빈이" 선빈, "정원이네" 정원; "종이" and "고양이" stay.
std::string NameOf(std::string_view stem);
/// True for what may follow a noun or a number within a word: a particle, "씩", "짜리", a form of 이다.
bool IsKoreanTail(std::string_view tail);

/// A number at the start of `text`: "1,200", "0.75", "(2/3)", "2(3/4)", "4/13", "3만 2천"; `length` bytes of it.
struct KoreanNumber {
  Rational value;
  size_t length = 0;
  bool fraction = false;
};
std::optional<KoreanNumber> ReadKoreanDigits(std::string_view text);
/// The longest counter or unit of measure at the start of `text`; empty where none.
std::string_view KoreanUnitAt(std::string_view text);

/// A quantity at the start of `text`, a word's start; `length` bytes, its tail included.
struct KoreanReading {
  KoreanQuantity quantity;
  size_t length = 0;
};
std::optional<KoreanReading> ReadKoreanQuantity(std::string_view text);

/// In how many of its measure's smallest unit: ("km", "m") 1000; none where they measure different things.
std::optional<Rational> ConvertKorean(std::string_view from, std::string_view to);

/// As the problem writes numbers: decimals where finite, or else a fraction.
std::string WriteKorean(const Rational& value);

}  // namespace sam::maths
