// Words as keys: what was said and what is asked are compared by the hashes of word stems, English and Korean, never by the
// raw words.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sam {

using WordKey = uint32_t;

/// The key of a stem, of a family of words ("@pet") or of a Korean verb root ("~보내").
WordKey KeyOf(std::string_view stem);

/// The key of a word as it is found in a text: of its English stem, or of a Korean word without particles.
WordKey StemKey(std::string_view lower_word);

/// Stem of an English word in lower case: "teachers" -> "teacher", "baking" -> "bak", "bought" -> "buy".
std::string EnglishStem(std::string_view lower_word);
/// A Korean word without particles: "거북이는" -> "거북이", "윤태호랑" -> "윤태호".
std::string_view WithoutParticles(std::string_view word);
/// The root of a Korean verb form as far as it shows: "보내셨어요", "보냈다고" -> "보내"; "먹으면" -> "먹". Other words give some root, too.
std::string KoreanRoot(std::string_view word);

/// Adds the keys of a text to be found by, in no order, with repeats; stop words give none.
void AddDocumentKeys(std::string_view text, std::vector<WordKey>& out);

/// The same without turns of phrase.
void AddWordKeys(std::string_view text, std::vector<WordKey>& out);

/// One key that answers to a word of a question, and how well it does: 1 the word itself, less for a looser one.
struct KeyGain {
  WordKey key = 0;
  float gain = 1;  // counts where it is the best of its word's
  float adds = 0;  // a piece of a word: adds up with the other pieces
  bool family = false;  // another word of the same family, which ranks lower than it covers
};

/// A content word (or a known turn of phrase, "@my-job") of a question.
struct Term {
  std::string word;
  float weight = 1;              // how much it says by itself; words that only name the kind of answer say little
  std::vector<KeyGain> keys;     // any of these
};

/// At most 24 terms.
std::vector<Term> QueryTerms(std::string_view text);

/// How well a text with these keys has the word of a term, [0, 1].
float GainOf(const Term& term, std::span<const WordKey> sorted_keys);
/// The weighted mean of that over all terms; 0 where there are none.
double Coverage(const std::vector<Term>& terms, std::span<const WordKey> sorted_keys);

/// Tells most texts that have none of the terms' keys at a glance.
class KeyFilter {
 public:
  explicit KeyFilter(const std::vector<Term>& terms);
  /// Also for keys cut to their low 16 bits.
  bool MayHave(WordKey key) const { return bits_[key % kBits]; }

 private:
  static constexpr size_t kBits = 2048;
  std::array<bool, kBits> bits_{};
};

}  // namespace sam
