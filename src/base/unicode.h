// UTF-8 and Hangul: decoding, normalisation, cleaning of outside text, syllable arithmetic.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sam {

/// True where every byte belongs to a well-formed UTF-8 sequence (no overlong forms, no surrogates).
bool IsUtf8(std::string_view bytes);
/// The same as DecodeUtf8 below, for what is not ASCII.
char32_t DecodeLong(std::string_view text, size_t& pos);
/// Reads one code point at `pos` and moves past it; U+FFFD for a broken byte (moves by one).
inline char32_t DecodeUtf8(std::string_view text, size_t& pos) {
  const auto lead = static_cast<unsigned char>(text[pos]);
  if (lead >= 0x80) return DecodeLong(text, pos);
  ++pos;
  return lead;
}
void AppendUtf8(char32_t c, std::string& out);
std::u32string ToUtf32(std::string_view text);
std::string ToUtf8(std::u32string_view text);

/// Outside text made fit to keep: broken bytes become U+FFFD, NFC, control characters and invisible format
/// characters dropped (newline and tab become a space), runs of spaces collapsed, ends trimmed, runs of one character
/// cut to 8 ("ㅋㅋㅋㅋ..." keeps its meaning), at most `max_bytes`, cut at a character.
std::string CleanText(std::string_view bytes, size_t max_bytes = 8192);
/// NFC of well-formed UTF-8.
std::string ToNfc(std::string_view text);
/// Lower case of ASCII, Latin-1 supplement and other simple cases.
std::string ToLower(std::string_view text);

constexpr bool IsHangulSyllable(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }
/// True where a syllable of it is Hangul.
bool HasHangul(std::string_view text);
/// `words`, of whatever case, as they stand in `text` ("joost" -> "Joost"); as given where they do not stand there.
std::string AsWritten(std::string_view words, std::string_view text);
constexpr bool IsHangulJamo(char32_t c) { return (c >= 0x3131 && c <= 0x318E) || (c >= 0x1100 && c <= 0x11FF); }
/// Index 0-27 of a syllable's final consonant; 0 is none, 8 is ㄹ.
constexpr int FinalConsonant(char32_t syllable) { return static_cast<int>((syllable - 0xAC00) % 28); }
/// True where the last letter of `word` ends in a consonant as it is read aloud in Korean (digits and Latin letters
/// included: "3" 삼 yes, "2" 이 no, "Sam" yes, "Anna" no).
bool EndsInConsonant(std::string_view word);
/// True where that consonant is ㄹ ("서울", "1"), which takes 로 and not 으로.
bool EndsInRieul(std::string_view word);

/// The particle that fits `word`: `pair` is one of "은/는", "이/가", "을/를", "과/와", "아/야", "이랑/랑", "으로/로",
/// "이에요/예요", "이야/야", "이라고/라고", "이나/나": the form after a consonant, a slash, the form after a vowel.
std::string_view Particle(std::string_view word, std::string_view pair);

/// Words split at spaces and punctuation; apostrophes inside a word and decimal points inside numbers stay.
std::vector<std::string_view> SplitWords(std::string_view text);
/// Sentences with their end marks; "Mr." and "3.5" do not end one.
std::vector<std::string_view> SplitSentences(std::string_view text);
std::string_view Trim(std::string_view text);
/// "danny" as names are written; other scripts stay as they are.
std::string Capitalised(std::string name);

/// Hangul syllables taken apart into compatibility-free letters, other letters kept.
void AppendJamo(std::u32string_view word, std::u32string& out);

}  // namespace sam
