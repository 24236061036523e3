#include "perception/features.h"

#include <algorithm>
#include <cmath>

#include "base/unicode.h"

namespace sam {
namespace {

/// What a feature is made of; part of its hash, so that a word and a piece of the same letters differ.
enum Kind : uint64_t { kWordKind = 1, kPairKind, kSkipKind, kPieceKind, kJamoKind, kRunKind, kSignKind };

constexpr size_t kLongestWord = 24;  // letters of a word that are looked at
constexpr size_t kMostFeatures = 1500;

constexpr uint64_t Mix(uint64_t hash, uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15ull;
  return hash ^ (hash >> 29);
}

uint64_t HashOf(Kind kind, std::u32string_view letters) {
  uint64_t hash = Mix(0x2545F4914F6CDD1Dull, kind);
  for (const char32_t c : letters) hash = Mix(hash, c);
  return hash;
}

bool IsSymbol(char32_t c) {
  return (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x303F) || c >= 0x1F000 || (c >= 0xFF00 && c <= 0xFF0F) ||
         (c >= 0xA1 && c <= 0xBF) || c == 0xFFFD;
}

bool IsLetter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return !IsSymbol(c);
}

bool IsUpper(char32_t c) { return c >= 'A' && c <= 'Z'; }

/// Lower case for the scripts that matter to matching; apostrophes made plain.
char32_t Fold(char32_t c) {
  if (IsUpper(c) || (c >= 0xC0 && c <= 0xDE && c != 0xD7)) return c + 0x20;
  return c == 0x2019 || c == 0x2018 ? U'\'' : c;
}

class Collector {
 public:
  explicit Collector(std::vector<Feature>& out) : out_(out) {}
  void Add(Kind kind, std::u32string_view letters, float weight) {
    if (out_.size() < kMostFeatures) out_.push_back({HashOf(kind, letters), weight});
  }
  void AddPair(Kind kind, std::u32string_view a, std::u32string_view b, float weight) {
    if (out_.size() < kMostFeatures) out_.push_back({Mix(HashOf(kind, a), HashOf(kWordKind, b)), weight});
  }
  /// All pieces of `letters` with lengths `shortest`..`longest`.
  void AddPieces(Kind kind, std::u32string_view letters, size_t shortest, size_t longest, float weight) {
    for (size_t begin = 0; begin < letters.size(); ++begin) {
      for (size_t length = shortest; length <= longest && begin + length <= letters.size(); ++length) {
        Add(kind, letters.substr(begin, length), weight);
      }
    }
  }

 private:
  std::vector<Feature>& out_;
};

/// "<word>", so that pieces know where a word begins and ends.
std::u32string_view Fence(std::u32string_view word, std::u32string& buffer) {
  buffer.assign(1, U'<');
  buffer.append(word.substr(0, kLongestWord));
  buffer.push_back(U'>');
  return buffer;
}

void ScaleToUnit(std::vector<Feature>& features) {
  double square = 0;
  for (const Feature& f : features) square += static_cast<double>(f.weight) * static_cast<double>(f.weight);
  const auto factor = static_cast<float>(square > 0 ? 1 / std::sqrt(square) : 0);
  for (Feature& f : features) f.weight *= factor;
}

void AddPairs(const std::vector<Token>& tokens, float weight, Collector& to) {
  for (size_t i = 0; i + 1 < tokens.size(); ++i) to.AddPair(kPairKind, tokens[i].text, tokens[i + 1].text, weight);
  if (tokens.empty()) return;
  to.AddPair(kPairKind, U"^", tokens.front().text, weight);
  to.AddPair(kPairKind, tokens.back().text, U"$", weight);
}

void AddEnglishEmotion(const TokenisedText& text, Collector& to) {
  const auto& tokens = text.tokens();
  std::u32string buffer;
  for (size_t i = 0; i < tokens.size(); ++i) {
    to.Add(kWordKind, tokens[i].text, 1.0f);
    if (i + 2 < tokens.size()) to.AddPair(kSkipKind, tokens[i].text, tokens[i + 2].text, 0.5f);
    if (tokens[i].word) to.AddPieces(kPieceKind, Fence(tokens[i].text, buffer), 3, 5, 0.35f);
  }
  AddPairs(tokens, 0.8f, to);
}

void AddKoreanEmotion(const TokenisedText& text, Collector& to) {
  const auto& tokens = text.tokens();
  std::u32string buffer, jamo, run;
  for (const Token& token : tokens) {
    to.Add(kWordKind, token.text, 0.8f);
    if (!token.word) continue;
    to.AddPieces(kPieceKind, Fence(token.text, buffer), 1, 4, 0.6f);
    jamo.assign(1, U'<');
    AppendJamo(token.text.substr(0, kLongestWord), jamo);
    jamo.push_back(U'>');
    to.AddPieces(kJamoKind, jamo, 4, 6, 0.35f);
    run.append(token.text.substr(0, kLongestWord));
  }
  to.AddPieces(kRunKind, run, 3, 3, 0.5f);
  AddPairs(tokens, 0.6f, to);
}

}  // namespace

TokenisedText::TokenisedText(std::string_view text, size_t max_bytes) {
  text = text.substr(0, max_bytes);
  letters_.reserve(text.size());
  struct Range {
    size_t begin;
    bool word;
  };
  std::vector<Range> ranges;
  ranges.reserve(text.size() / 4 + 2);
  size_t shouts = 0, words = 0, capitals = 0;
  char32_t before = U' ';
  const auto end_word = [&] {
    if (ranges.empty() || !ranges.back().word) return;
    const size_t length = letters_.size() - ranges.back().begin;
    words += length >= 3;
    shouts += length >= 3 && capitals == length;
  };
  for (size_t pos = 0; pos < text.size();) {
    const char32_t raw = DecodeUtf8(text, pos), c = Fold(raw);
    const bool letter = IsLetter(c) || (c == U'\'' && IsLetter(before) && pos < text.size() &&
                                        IsLetter(static_cast<unsigned char>(text[pos])));
    const bool mark = c == U'!' || c == U'?' || c == U'.' || c == U'~' || c == U'^' || c == U';' || c == U':' ||
                      c == U')' || c == U'(';
    if (!letter && !mark && !IsSymbol(c)) {
      if (before != U' ') end_word();
      before = U' ';
      continue;
    }
    const bool continues = before != U' ' && !ranges.empty() &&
                           (letter ? ranges.back().word : mark && !ranges.back().word && !IsSymbol(before));
    if (!continues) {
      if (before != U' ') end_word();
      ranges.push_back({letters_.size(), letter});
      capitals = 0;
    }
    const size_t begin = ranges.back().begin, length = letters_.size() - begin;
    before = c;
    if (length >= 2 && letters_[letters_.size() - 1] == c && letters_[letters_.size() - 2] == c) continue;
    letters_.push_back(c);
    capitals += IsUpper(raw);
  }
  if (before != U' ') end_word();
  shouted_ = shouts >= 2 || (shouts == 1 && words == 1);
  tokens_.reserve(ranges.size());
  for (size_t i = 0; i < ranges.size(); ++i) {
    const size_t end = i + 1 < ranges.size() ? ranges[i + 1].begin : letters_.size();
    tokens_.push_back({std::u32string_view(letters_).substr(ranges[i].begin, end - ranges[i].begin), ranges[i].word});
  }
}

std::vector<Feature> EmotionFeatures(std::string_view text, Language language) {
  std::vector<Feature> features;
  features.reserve(512);
  Collector to(features);
  const TokenisedText tokenised(text);
  if (language == Language::kKorean) {
    AddKoreanEmotion(tokenised, to);
  } else {
    AddEnglishEmotion(tokenised, to);
  }
  if (tokenised.shouted()) to.Add(kSignKind, U"shout", 0.7f);
  ScaleToUnit(features);
  return features;
}

}  // namespace sam
