// Korean words: splitting into 어절 and sentences, taking particles and endings off.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/language.h"
#include "perception/korean_endings.h"

namespace sam {

/// Content words without particles and endings, for search; verbs as stems ("걸린다고" -> "걸리"). Numbers stay.
std::vector<std::string> KoreanStems(std::string_view text);
/// "고양이가" -> "고양이", "휴가" -> "휴가", "학교에서는" -> "학교".
std::string StripParticle(std::string_view eojeol);

}  // namespace sam

namespace sam::korean {

/// A noun and the particle that stood on it; views into the word.
struct Parts {
  std::string_view noun;
  std::string_view particle;
};
Parts SplitParticle(std::string_view eojeol);

/// One 어절 without punctuation and without ㅋㅋ or ㅠㅠ behind it.
struct Word {
  std::string_view text;
  std::string_view noun;         // without particle; equals text where there is none
  std::string_view particle;     // "", "은", "에서는"...
  size_t begin = 0;              // byte offset in the utterance
  Form form;                     // the word as a verb or adjective
  std::optional<Copula> copula;  // the word as noun and copula
  bool pause_after = false;      // a comma, ㅋㅋ or the like stands behind it
};

struct Sentence {
  std::vector<Word> words;
  bool asks = false;      // ends with a question mark
  bool exclaims = false;  // ends with an exclamation mark
};
/// At most 64 sentences of at most 128 words each; what lies beyond is not read.
std::vector<Sentence> ReadSentences(std::string_view text);

/// Particles that mark what a clause is about.
bool IsTopicParticle(std::string_view particle);    // 은 는 도 께서는
bool IsSubjectParticle(std::string_view particle);  // 이 가 께서 and those above
bool IsObjectParticle(std::string_view particle);   // 을 를
bool IsPlaceParticle(std::string_view particle);    // 에 에서 에서는...

/// Words joined by one space, as said, from `first` up to and without `last`; the last without its particle.
std::string Join(const std::vector<Word>& words, size_t first, size_t last);

}  // namespace sam::korean
