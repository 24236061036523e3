// Text as hashed features for the linear models: words, pairs of words, and pieces of words; for Korean also the
// letters (jamo) that syllables are built of, so that endings and typing slips are met half-way.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/language.h"

namespace sam {

/// One feature of a text; `weight` is its share before the whole is brought to unit length.
struct Feature {
  uint64_t hash = 0;
  float weight = 1;
};

/// A token: a word in lower case (elongations cut to two letters: "sooo" is "soo"), a run of marks ("!?"), or a symbol.
struct Token {
  std::u32string_view text;
  bool word = true;
};

/// A text cut into tokens; keeps the letters that the tokens view.
class TokenisedText {
 public:
  /// Reads at most `max_bytes` of `text`.
  explicit TokenisedText(std::string_view text, size_t max_bytes = 2048);
  TokenisedText(const TokenisedText&) = delete;
  TokenisedText& operator=(const TokenisedText&) = delete;

  const std::vector<Token>& tokens() const { return tokens_; }
  /// At least two words, or the only one, were SHOUTED.
  bool shouted() const { return shouted_; }

 private:
  std::u32string letters_;
  std::vector<Token> tokens_;
  bool shouted_ = false;
};

/// Features for the emotion and intent models, of unit Euclidean length. A hash may come more than once.
std::vector<Feature> EmotionFeatures(std::string_view text, Language language);

}  // namespace sam
