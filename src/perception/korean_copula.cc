// The copula 이다 in its many forms: which noun stands before it.
#include <array>

#include "base/word_lists.h"
#include "perception/korean_endings.h"
#include "perception/korean_lexicon.h"
#include "perception/korean_syllable.h"

namespace sam::korean {
namespace {

/// What the noun before must end in.
enum class After : uint8_t { kAny, kConsonant, kVowel };
struct CopulaRow {
  std::string_view text;
  After after;
  Kind kind;
  bool weak = false;
  bool past = false;
};

/// Polite by themselves.
constexpr std::array kFormal = {CopulaRow{"이었습니다", After::kAny, Kind::kStatement, false, true},
                                CopulaRow{"이십니다", After::kAny, Kind::kStatement},
                                CopulaRow{"였습니다", After::kVowel, Kind::kStatement, false, true},
                                CopulaRow{"이랍니다", After::kConsonant, Kind::kStatement},
                                CopulaRow{"입니다만", After::kAny, Kind::kBut},
                                CopulaRow{"랍니다", After::kVowel, Kind::kStatement},
                                CopulaRow{"입니다", After::kAny, Kind::kStatement},
                                CopulaRow{"입니까", After::kAny, Kind::kQuestion},
                                CopulaRow{"이었죠", After::kAny, Kind::kWonder, false, true},
                                CopulaRow{"였죠", After::kVowel, Kind::kWonder, false, true},
                                CopulaRow{"이시죠", After::kAny, Kind::kWonder},
                                CopulaRow{"이죠", After::kConsonant, Kind::kWonder},
                                CopulaRow{"임다", After::kAny, Kind::kStatement},
                                CopulaRow{"죠", After::kVowel, Kind::kWonder, true}};
/// Only before 요.
constexpr std::array kBeforeYo = {
    CopulaRow{"이에", After::kAny, Kind::kStatement},       CopulaRow{"이예", After::kConsonant, Kind::kStatement},
    CopulaRow{"예", After::kVowel, Kind::kStatement},       CopulaRow{"이세", After::kAny, Kind::kStatement},
    CopulaRow{"이셔", After::kAny, Kind::kStatement},       CopulaRow{"에", After::kVowel, Kind::kStatement},
    CopulaRow{"이여", After::kConsonant, Kind::kStatement}, CopulaRow{"세", After::kVowel, Kind::kStatement, true}};
constexpr std::array kBoth = {  // longest first
    CopulaRow{"이더라고", After::kConsonant, Kind::kStatement},
    CopulaRow{"이었는데", After::kAny, Kind::kBut, false, true},
    CopulaRow{"이시거든", After::kAny, Kind::kStatement},
    CopulaRow{"이거든", After::kConsonant, Kind::kStatement},
    CopulaRow{"이라서", After::kConsonant, Kind::kBecause},
    CopulaRow{"이지만", After::kConsonant, Kind::kBut},
    CopulaRow{"이니까", After::kConsonant, Kind::kBecause},
    CopulaRow{"이라고", After::kConsonant, Kind::kQuote},
    CopulaRow{"이었어", After::kAny, Kind::kStatement, false, true},
    CopulaRow{"이었지", After::kAny, Kind::kWonder, false, true},
    CopulaRow{"이었고", After::kAny, Kind::kAnd, false, true},
    CopulaRow{"이잖아", After::kConsonant, Kind::kStatement},
    CopulaRow{"이더라", After::kConsonant, Kind::kWonder},
    CopulaRow{"이구나", After::kConsonant, Kind::kExclaim},
    CopulaRow{"이라면", After::kConsonant, Kind::kIf},
    CopulaRow{"였는데", After::kVowel, Kind::kBut, false, true},
    CopulaRow{"이신데", After::kAny, Kind::kBut},
    CopulaRow{"이시고", After::kAny, Kind::kAnd},
    CopulaRow{"이라는", After::kConsonant, Kind::kAdnominal},
    CopulaRow{"이래", After::kConsonant, Kind::kHearsay},
    CopulaRow{"였던", After::kVowel, Kind::kAdnominal, false, true},
    CopulaRow{"였더라", After::kVowel, Kind::kWonder, false, true},
    CopulaRow{"였어", After::kVowel, Kind::kStatement, false, true},
    CopulaRow{"였지", After::kVowel, Kind::kWonder, false, true},
    CopulaRow{"였고", After::kVowel, Kind::kAnd, false, true},
    CopulaRow{"였다", After::kVowel, Kind::kStatement, false, true},
    CopulaRow{"이셔", After::kAny, Kind::kStatement},
    CopulaRow{"셔", After::kVowel, Kind::kStatement, true},
    CopulaRow{"이란", After::kConsonant, Kind::kStatement, true},
    CopulaRow{"인데", After::kAny, Kind::kBut},
    CopulaRow{"이고", After::kConsonant, Kind::kAnd},
    CopulaRow{"이구", After::kConsonant, Kind::kAnd},
    CopulaRow{"이야", After::kConsonant, Kind::kStatement},
    CopulaRow{"이얌", After::kConsonant, Kind::kStatement},
    CopulaRow{"이며", After::kConsonant, Kind::kAnd},
    CopulaRow{"이네", After::kConsonant, Kind::kExclaim},
    CopulaRow{"이지", After::kConsonant, Kind::kWonder},
    CopulaRow{"이군", After::kConsonant, Kind::kExclaim},
    CopulaRow{"이다", After::kConsonant, Kind::kStatement},
    CopulaRow{"이면", After::kConsonant, Kind::kIf},
    CopulaRow{"이냐", After::kConsonant, Kind::kQuestion},
    CopulaRow{"이니", After::kConsonant, Kind::kQuestion},
    CopulaRow{"이라", After::kConsonant, Kind::kBecause},
    CopulaRow{"이게", After::kConsonant, Kind::kQuestion},
    CopulaRow{"인지", After::kAny, Kind::kQuestion},
    CopulaRow{"인가", After::kAny, Kind::kQuestion},
    CopulaRow{"일까", After::kAny, Kind::kQuestion},
    CopulaRow{"라서", After::kVowel, Kind::kBecause},
    CopulaRow{"라고", After::kVowel, Kind::kQuote},
    CopulaRow{"라면", After::kVowel, Kind::kIf},
    CopulaRow{"라는", After::kVowel, Kind::kAdnominal},
    CopulaRow{"거든", After::kVowel, Kind::kStatement, true},
    CopulaRow{"더라", After::kVowel, Kind::kWonder, true},
    CopulaRow{"지만", After::kVowel, Kind::kBut, true},
    CopulaRow{"니까", After::kVowel, Kind::kBecause, true},
    CopulaRow{"잖아", After::kVowel, Kind::kStatement, true},
    CopulaRow{"구나", After::kVowel, Kind::kExclaim, true},
    CopulaRow{"래", After::kVowel, Kind::kHearsay, true},
    CopulaRow{"임", After::kAny, Kind::kNominal, true},
    CopulaRow{"인", After::kAny, Kind::kAdnominal, true},
    CopulaRow{"야", After::kVowel, Kind::kStatement},
    CopulaRow{"고", After::kVowel, Kind::kAnd, true},
    CopulaRow{"구", After::kVowel, Kind::kAnd, true},
    CopulaRow{"지", After::kVowel, Kind::kWonder, true},
    CopulaRow{"네", After::kVowel, Kind::kExclaim, true},
    CopulaRow{"면", After::kVowel, Kind::kIf, true},
    CopulaRow{"냐", After::kVowel, Kind::kQuestion, true},
    CopulaRow{"니", After::kVowel, Kind::kQuestion, true},
    CopulaRow{"라", After::kVowel, Kind::kBecause, true},
    CopulaRow{"게", After::kVowel, Kind::kQuestion, true},
    CopulaRow{"다", After::kVowel, Kind::kStatement, true}};

/// "먹어야", "해야": a verb's "must", no noun with 야.
bool IsMust(std::string_view rest) {
  constexpr std::array<std::string_view, 13> kEnds = {"어", "해", "워", "여", "려", "져", "돼",
                                                      "봐", "줘", "써", "켜", "아", "와"};
  if (IsRelation(rest) || IsAnimal(rest) || EndsLikeParticle(rest)) return false;
  for (const auto end : kEnds)
    if (EndsWith(rest, end)) return true;
  return false;
}

/// "호랑" + 이 is one word: the syllable belongs to the noun, and so does 이 behind a single syllable ("콩이").
std::string_view WithOwnI(std::string_view word, std::string_view noun, const CopulaRow& row) {
  constexpr std::string_view kI = "이";
  if (!StartsWith(row.text, kI) || row.after != After::kConsonant) return noun;
  const std::string_view longer = word.substr(0, noun.size() + kI.size());
  return EndsLikeParticle(longer) || IsAnimal(longer) || IsRelation(longer) ? longer : noun;
}

template <size_t N>
std::optional<Copula> Find(const std::array<CopulaRow, N>& rows, std::string_view word) {
  for (const CopulaRow& row : rows) {
    std::string_view noun = word;
    if (!TakeSuffix(noun, row.text)) continue;
    const bool consonant = EndsInConsonant(noun);
    const bool foreign = !IsHangulSyllable(LastLetter(noun)) && row.text != "이";
    if (!foreign && ((row.after == After::kConsonant && !consonant) || (row.after == After::kVowel && consonant)))
      continue;
    if (row.text == "야" && IsMust(noun)) continue;
    if ((row.text == "라고" || row.text == "라" || row.text == "라는") &&
        (EndsWith(noun, "더") || EndsWith(noun, "하") || EndsWith(noun, "으")))
      continue;
    if (row.text == "게" && !IsQuestionWord(noun)) continue;
    return Copula{WithOwnI(word, noun, row), row.kind, false, row.past, row.weak};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Copula> ReadCopula(std::string_view word) {
  if (Letters(word) < 2 || Letters(word) > 16) return std::nullopt;
  auto found = Find(kFormal, word);
  if (found) return found->polite = true, found;
  if (EndsWith(word, "요") || EndsWith(word, "여")) {
    const std::string_view rest = DropLast(word);
    found = Find(kBeforeYo, rest);
    if (!found) found = Find(kBoth, rest);
    if (found && EndsWith(word, "요")) return found->polite = true, found;
    if (found && EndsWith(rest, "예")) return found->polite = true, found;
    if (EndsWith(word, "요")) return std::nullopt;
  }
  return Find(kBoth, word);
}

}  // namespace sam::korean
