// Verb and adjective endings: from the form as said to stem, tense, politeness and what the ending does; and the
// copula.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sam::korean {

/// What a final or connecting ending does.
enum class Kind : uint8_t {
  kNone,  // no ending recognised
  kStatement,
  kQuestion,
  kRequest,
  kPropose,
  kPromise,
  kExclaim,
  kHearsay,
  kNominal,
  kWonder,
  kAnd,
  kBut,
  kBecause,
  kIf,
  kWhile,
  kIntend,
  kQuote,
  kThough,
  kMust,
  kAdverbial,
  kAdnominal,  // modifies the noun behind it
};
/// Endings after which another clause follows.
bool IsConnective(Kind kind);

/// A conjugated word taken apart.
struct Form {
  Kind kind = Kind::kNone;
  std::string stem;  // "빠지", "먹", "하"
  std::string base;  // stem with past or future marker, as endings in consonants attach: "빠졌", "먹", "하겠"
  std::string_view ending;  // as said, without 요
  bool past = false;
  bool future = false;  // -겠-, -ㄹ 거-, -ㄹ게, -ㄹ래, -ㄹ까
  bool honorific = false;
  bool polite = false;  // 요, 니다
};
Form ReadForm(std::string_view word);
/// True where a word with a particle-like end is rather a verb ("들어가는", "보고", "좋은").
bool IsVerbForm(std::string_view word);

/// "윤태호예요" -> 윤태호. `weak` where the ending is as much a verb's ("고", "지", "네" after a vowel).
struct Copula {
  std::string_view noun;
  Kind kind = Kind::kStatement;
  bool polite = false;
  bool past = false;
  bool weak = false;
};
std::optional<Copula> ReadCopula(std::string_view word);

}  // namespace sam::korean
