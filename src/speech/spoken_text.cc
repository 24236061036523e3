#include "speech/spoken_text.h"

#include <algorithm>

#include "base/unicode.h"
#include "speech/spoken_rules.h"

namespace sam {
namespace {

bool IsKoreanLetter(char32_t c) { return IsHangulSyllable(c) || IsHangulJamo(c); }

/// The end of a stretch of Hangul: its words, what stands between them and the number right before a counter.
size_t EndOfHangul(std::string_view text, size_t from) {
  size_t end = from;
  for (size_t at = from; at < text.size();) {
    const char32_t c = DecodeUtf8(text, at);
    if (IsKoreanLetter(c)) end = at;
    else if (!(c == ' ' || (c >= '0' && c <= '9') || c == '~' || c == ',')) break;
  }
  return end;
}

/// English, with what is Korean in it for the Korean voice.
void ReadMixed(std::string_view text, SpokenStretches& pieces) {
  size_t from = 0;
  for (size_t at = 0; at < text.size();) {
    size_t next = at;
    if (!IsKoreanLetter(DecodeUtf8(text, next))) {
      at = next;
      continue;
    }
    size_t begin = at;
    while (begin > from && text[begin - 1] >= '0' && text[begin - 1] <= '9') --begin;  // 3개
    ReadEnglish(text.substr(from, begin - from), pieces);
    const size_t end = EndOfHangul(text, at);
    ReadKorean(text.substr(begin, end - begin), pieces);
    from = at = end;
  }
  ReadEnglish(text.substr(from), pieces);
}

}  // namespace

std::vector<SpokenStretch> SpokenText(std::string_view text, Language language) {
  const std::string plain = Unmarked(text);
  SpokenStretches pieces;
  if (language == Language::kKorean) ReadKorean(plain, pieces);
  else ReadMixed(plain, pieces);
  return pieces.Take();
}

size_t FirstClause(std::string_view sentence, Language language) {
  const size_t least = language == Language::kKorean ? 6 : 12;
  size_t letters = 0, open = 0;
  const auto count = [](std::string_view text) {
    size_t n = 0;
    for (size_t at = 0; at < text.size();)
      if (const char32_t c = DecodeUtf8(text, at); c > 0x7F || std::isalnum(static_cast<int>(c))) ++n;
    return n;
  };
  for (size_t at = 0; at < sentence.size();) {
    const size_t from = at;
    const char32_t c = DecodeUtf8(sentence, at);
    if (c == '(' || c == '[' || c == 0x201C) ++open;
    else if ((c == ')' || c == ']' || c == 0x201D) && open > 0) --open;
    else if (c == '"') open = open > 0 ? open - 1 : open + 1;
    const bool mark = c == ',' || c == ';' || c == ':' || c == 0x2014 || c == 0x2026;
    const bool ends = mark && open == 0 && (c > 0x7F || (at < sentence.size() && sentence[at] == ' '));
    if (ends && letters >= least) {
      while (at < sentence.size() && sentence[at] == ' ') ++at;
      return count(sentence.substr(at)) >= least ? at : 0;
    }
    letters += count(sentence.substr(from, at - from));
  }
  return 0;
}

}  // namespace sam
