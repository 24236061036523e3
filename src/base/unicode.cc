#include "base/unicode.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>

namespace sam {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

size_t AnySequence(std::string_view text, size_t pos, char32_t& c) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[pos + i]); };
  const unsigned char lead = byte(0);
  const size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || pos + length > text.size()) return 0;
  c = lead & (0x7F >> length);
  for (size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
    c = (c << 6) | (byte(i) & 0x3F);
  }
  const bool overlong = (length == 3 && c < 0x800) || (length == 4 && c < 0x10000);
  return overlong || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF) ? 0 : length;
}

/// Length of the well-formed sequence at `pos`, 0 where there is none; the code point in `c`. ASCII and Hangul the short way.
inline size_t Sequence(std::string_view text, size_t pos, char32_t& c) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[pos + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return c = lead, 1;
  if (lead >= 0xEA && lead <= 0xEC && pos + 3 <= text.size() && (byte(1) & 0xC0) == 0x80 && (byte(2) & 0xC0) == 0x80)
    return c = static_cast<char32_t>((lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F)), 3;
  return AnySequence(text, pos, c);
}

bool IsDropped(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
  if (c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F)) return true;
  if ((c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xFFF0 && c <= 0xFFFC) || c >= 0xE0000) return true;
  return false;
}

bool IsCombining(char32_t c) {
  if (c < 0x300 || IsHangulSyllable(c)) return false;
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

/// Only ASCII, Hangul syllables and Hangul letters by themselves: composed as they are.
bool IsPlain(std::string_view text) {
  for (size_t pos = 0; pos < text.size();) {
    const auto lead = static_cast<unsigned char>(text[pos]);
    if (lead < 0x80) {
      ++pos;
      continue;
    }
    if (lead < 0xE3 || lead > 0xED) return false;
    const char32_t c = DecodeUtf8(text, pos);
    if (!IsHangulSyllable(c) && !(c >= 0x3131 && c <= 0x318E)) return false;
  }
  return true;
}

constexpr std::array<bool, 128> kAsciiWord = [] {
  std::array<bool, 128> is{};
  for (unsigned char c = 0; c < 128; ++c) is[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return is;
}();

bool IsWordCharacter(char32_t c) {
  if (c < 0x80) return kAsciiWord[c];
  if (IsHangulSyllable(c)) return true;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT: case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO: case UTF8PROC_CATEGORY_MN: case UTF8PROC_CATEGORY_MC: case UTF8PROC_CATEGORY_ND:
      return true;
    default:
      return false;
  }
}

/// What the last letter of a word is read as: a final consonant index as in FinalConsonant, for digits and Latin letters too.
int SpokenFinal(std::string_view word) {
  if (word.size() >= 3) {
    size_t pos = word.size() - 3;
    if (const char32_t letter = DecodeUtf8(word, pos); pos == word.size() && IsHangulSyllable(letter)) return FinalConsonant(letter);
  }
  const std::u32string letters = ToUtf32(word);
  auto last = std::find_if(letters.rbegin(), letters.rend(), [](char32_t c) { return IsWordCharacter(c) || c == '%'; });
  if (last == letters.rend()) return 0;
  const char32_t c = *last;
  if (IsHangulSyllable(c)) return FinalConsonant(c);
  constexpr std::array<int, 10> kDigits = {21, 8, 0, 16, 0, 0, 1, 8, 8, 0};  // 영일이삼사오육칠팔구
  if (c >= '0' && c <= '9') return kDigits[c - '0'];
  const char32_t lower = c | 0x20;
  if (lower == 'l') return 8;
  if (lower == 'm' || lower == 'n') return 16;
  if (lower == 'b' || lower == 'p' || lower == 'k' || lower == 'c' || lower == 'g') return 1;
  return 0;
}

constexpr size_t kLongestRun = 8;

}  // namespace

bool IsUtf8(std::string_view bytes) {
  char32_t c = 0;
  const auto continues = [&](size_t i) { return (static_cast<unsigned char>(bytes[i]) & 0xC0) == 0x80; };
  for (size_t pos = 0; pos < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[pos]);
    if (lead < 0x80) {
      ++pos;
      continue;
    }
    if (lead >= 0xE1 && lead <= 0xEC && pos + 2 < bytes.size() && continues(pos + 1) && continues(pos + 2)) {  // Hangul and most others
      pos += 3;
      continue;
    }
    const size_t length = Sequence(bytes, pos, c);
    if (length == 0) return false;
    pos += length;
  }
  return true;
}

char32_t DecodeLong(std::string_view text, size_t& pos) {
  char32_t c = kReplacement;
  const size_t length = Sequence(text, pos, c);
  pos += length == 0 ? 1 : length;
  return length == 0 ? kReplacement : c;
}

void AppendUtf8(char32_t c, std::string& out) {
  if (c < 0x80) return out.push_back(static_cast<char>(c));
  std::array<char, 4> bytes{};
  size_t size = 0;
  const auto put = [&](char32_t byte) { bytes[size++] = static_cast<char>(static_cast<unsigned char>(byte)); };
  if (c < 0x800) put(0xC0 | (c >> 6)), put(0x80 | (c & 0x3F));
  else if (c < 0x10000) put(0xE0 | (c >> 12)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
  else put(0xF0 | (c >> 18)), put(0x80 | ((c >> 12) & 0x3F)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
  out.append(bytes.data(), size);
}

std::u32string ToUtf32(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) out.push_back(DecodeUtf8(text, pos));
  return out;
}

std::string ToUtf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char32_t c : text) AppendUtf8(c, out);
  return out;
}

std::string ToNfc(std::string_view text) {
  if (IsPlain(text)) return std::string(text);
  utf8proc_uint8_t* mapped = nullptr;
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                                   &mapped, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  if (length < 0) return std::string(text);
  std::string out(reinterpret_cast<char*>(mapped), static_cast<size_t>(length));
  std::free(mapped);
  return out;
}

std::string CleanText(std::string_view bytes, size_t max_bytes) {
  std::string kept;
  kept.reserve(std::min(bytes.size(), max_bytes));
  char32_t previous = 0;
  size_t run = 0, marks = 0, room = max_bytes;
  for (size_t pos = 0; pos < bytes.size() && room > 0;) {
    char32_t c = DecodeUtf8(bytes, pos);
    if (c == '\n' || c == '\t' || c == '\r' || c == 0x3000 || c == 0xA0) c = ' ';
    if (IsDropped(c)) continue;
    marks = IsCombining(c) ? marks + 1 : 0;
    run = c == previous ? run + 1 : 1;
    previous = c;
    const bool digit = c >= '0' && c <= '9';
    if (marks > 3 || (run > kLongestRun && !digit) || (c == ' ' && run > 1)) continue;
    const size_t cost = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    if (cost > room) break;
    room -= cost;
    AppendUtf8(c, kept);
  }
  return std::string(Trim(ToNfc(kept)));
}

std::string ToLower(std::string_view text) {
  std::string out(text);
  size_t plain = 0;  // so far: ASCII, Hangul and what else lies in U+3000..U+9FFF, where letters have no case
  for (; plain < out.size(); ++plain) {
    if (plain + 8 <= out.size()) {  // eight letters of ASCII at once
      uint64_t eight;
      std::memcpy(&eight, out.data() + plain, 8);
      constexpr uint64_t kEach = 0x0101010101010101;
      if ((eight & 0x80 * kEach) == 0) {
        const uint64_t capital = ((eight + (0x80 - 'A') * kEach) ^ (eight + (0x7F - 'Z') * kEach)) & 0x80 * kEach;
        eight |= capital >> 2;
        std::memcpy(out.data() + plain, &eight, 8);
        plain += 7;
        continue;
      }
    }
    const auto byte = static_cast<unsigned char>(out[plain]);
    if (byte < 0xC0) {
      if (byte >= 'A' && byte <= 'Z') out[plain] = static_cast<char>(byte | 0x20);
    } else if (byte < 0xE3 || byte > 0xED || (byte == 0xEA && (plain + 1 == out.size() || static_cast<unsigned char>(out[plain + 1]) < 0xB0))) {
      break;
    }
  }
  if (plain == text.size()) return out;
  out.resize(plain);
  for (size_t pos = plain; pos < text.size();) {
    const char c = text[pos];
    if (static_cast<unsigned char>(c) < 0x80) {
      out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
      ++pos;
      continue;
    }
    const size_t begin = pos;
    const char32_t letter = DecodeUtf8(text, pos);
    if (IsHangulSyllable(letter)) out.append(text, begin, pos - begin);
    else AppendUtf8(static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(letter))), out);
  }
  return out;
}

bool HasHangul(std::string_view text) {
  for (size_t pos = 0; pos < text.size();)
    if (IsHangulSyllable(DecodeUtf8(text, pos))) return true;
  return false;
}

std::string AsWritten(std::string_view words, std::string_view text) {
  const std::string lower = ToLower(text);
  const size_t at = lower.size() == text.size() ? lower.find(ToLower(words)) : lower.npos;
  return std::string(at == lower.npos ? words : text.substr(at, words.size()));
}

bool EndsInConsonant(std::string_view word) { return SpokenFinal(word) != 0; }
bool EndsInRieul(std::string_view word) { return SpokenFinal(word) == 8; }

std::string_view Particle(std::string_view word, std::string_view pair) {
  const size_t slash = pair.find('/');
  if (slash == pair.npos) return pair;
  const bool takes_first = EndsInConsonant(word) && !(pair == "으로/로" && EndsInRieul(word));
  return takes_first ? pair.substr(0, slash) : pair.substr(slash + 1);
}

std::vector<std::string_view> SplitWords(std::string_view text) {
  std::vector<std::string_view> words;
  words.reserve(text.size() / 5 + 2);
  size_t begin = text.npos;
  for (size_t pos = 0; pos < text.size();) {
    if (begin != text.npos)
      while (pos < text.size() && static_cast<unsigned char>(text[pos]) < 0x80 && kAsciiWord[static_cast<unsigned char>(text[pos])]) ++pos;
    if (pos == text.size()) break;
    const size_t here = pos;
    const char32_t c = DecodeUtf8(text, pos);
    if (IsWordCharacter(c)) {
      if (begin == text.npos) begin = here;
      continue;
    }
    bool inside = false;  // the word goes on behind this mark
    if (begin != text.npos && pos < text.size()) {
      size_t peek = pos;
      const char32_t next = DecodeUtf8(text, peek);
      const bool number = text[here > 0 ? here - 1 : 0] >= '0' && text[here > 0 ? here - 1 : 0] <= '9' && next >= '0' && next <= '9';
      inside = ((c == '\'' || c == 0x2019 || c == '-') && IsWordCharacter(next)) || ((c == '.' || c == ',' || c == ':') && number);
    }
    if (!inside && begin != text.npos) words.push_back(text.substr(begin, here - begin)), begin = text.npos;
  }
  if (begin != text.npos) words.push_back(text.substr(begin));
  return words;
}

std::vector<std::string_view> SplitSentences(std::string_view text) {
  constexpr std::array<std::string_view, 9> kAbbreviations = {"Mr", "Ms", "Mrs", "Dr", "e.g", "i.e", "a.m", "p.m", "St"};
  std::vector<std::string_view> out;
  size_t begin = 0;
  const auto end_at = [&](size_t end) {
    const std::string_view sentence = Trim(text.substr(begin, end - begin));
    if (!sentence.empty()) out.push_back(sentence);
    begin = end;
  };
  for (size_t pos = 0; pos < text.size();) {
    const size_t here = pos;
    const char32_t c = DecodeUtf8(text, pos);
    if (c != '.' && c != '!' && c != '?' && c != 0x2026 && c != 0x3002 && c != 0xFF1F && c != 0xFF01) continue;
    const std::string_view before = text.substr(begin, here - begin);
    const bool abbreviation = c == '.' && std::any_of(kAbbreviations.begin(), kAbbreviations.end(), [&](auto a) { return before.ends_with(a); });
    const auto closes = [&] { return pos < text.size() && std::string_view(".!?\"')~").find(text[pos]) != std::string_view::npos; };
    while (closes()) ++pos;
    if (!abbreviation && (pos == text.size() || text[pos] == ' ')) end_at(pos);
  }
  end_at(text.size());
  return out;
}

std::string_view Trim(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string Capitalised(std::string name) {
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

void AppendJamo(std::u32string_view word, std::u32string& out) {
  for (const char32_t c : word) {
    if (!IsHangulSyllable(c)) {
      out.push_back(c);
      continue;
    }
    const char32_t index = c - 0xAC00;
    out.push_back(0x1100 + index / 588);
    out.push_back(0x1161 + index % 588 / 28);
    if (index % 28 != 0) out.push_back(0x11A7 + index % 28);
  }
}

}  // namespace sam
