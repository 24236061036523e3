#include <cmath>

#include "base/unicode.h"
#include "perception/sign_model.h"

namespace sam {
namespace {

enum Kind : uint64_t { kWord = 11, kPair, kSkip, kWide, kTriple, kPiece, kJamo, kRun, kStemPair, kStemSkip, kKind, kKindPair, kKindNext, kKindWord };

constexpr size_t kLongestWord = 20;  // letters of a word that are looked at
constexpr size_t kMostWords = 120;

constexpr uint64_t Mix(uint64_t hash, uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15ull;
  return hash ^ (hash >> 29);
}

uint64_t HashOf(uint64_t kind, std::u32string_view letters) {
  uint64_t hash = Mix(0x2545F4914F6CDD1Dull, kind);
  for (const char32_t c : letters) hash = Mix(hash, c);
  return hash;
}

class Collector {
 public:
  explicit Collector(std::vector<Feature>& out) : out_(out) {}
  void Add(Kind kind, std::u32string_view letters, float weight) { out_.push_back({HashOf(kind, letters), weight}); }
  void AddPair(Kind kind, uint64_t a, uint64_t b, float weight) { out_.push_back({Mix(Mix(a, kind), b), weight}); }
  void AddPieces(Kind kind, std::u32string_view letters, size_t shortest, size_t longest, float weight) {
    for (size_t begin = 0; begin < letters.size(); ++begin) {
      for (size_t n = shortest; n <= longest && begin + n <= letters.size(); ++n) Add(kind, letters.substr(begin, n), weight);
    }
  }
  /// Neighbours, and words with one or two between them.
  void AddCompany(const std::vector<uint64_t>& words, Kind pair, Kind skip, float weight) {
    for (size_t i = 0; i < words.size(); ++i) {
      if (i + 1 < words.size()) AddPair(pair, words[i], words[i + 1], weight);
      if (i + 2 < words.size()) AddPair(skip, words[i], words[i + 2], weight * 0.6f);
      if (i + 3 < words.size()) AddPair(kWide, words[i], words[i + 3], weight * 0.4f);
    }
  }

 private:
  std::vector<Feature>& out_;
};

bool IsKorean(std::u32string_view word) { return !word.empty() && (IsHangulSyllable(word.front()) || IsHangulJamo(word.front())); }

/// What of a Korean word stays when its endings change, roughly: its first two syllables, or one of a two-syllable word.
std::u32string_view Stem(std::u32string_view word) { return word.substr(0, word.size() <= 2 ? 1 : 2); }

void AddKorean(std::u32string_view word, std::u32string& buffer, Collector& to) {
  to.Add(kWord, word, 0.6f);
  buffer.assign(1, U'<');
  buffer.append(word);
  buffer.push_back(U'>');
  to.AddPieces(kPiece, buffer, 1, 4, 0.45f);
  buffer.assign(1, U'<');
  AppendJamo(word, buffer);
  buffer.push_back(U'>');
  to.AddPieces(kJamo, buffer, 4, 6, 0.2f);
}

void AddEnglish(std::u32string_view word, std::u32string& buffer, Collector& to) {
  to.Add(kWord, word, 1.0f);
  buffer.assign(1, U'<');
  buffer.append(word);
  buffer.push_back(U'>');
  to.AddPieces(kPiece, buffer, 4, 5, 0.2f);
}

template <typename Visit>
void Each(const WordKinds& kinds, Visit&& visit) {
  for (size_t i = kinds._Find_first(); i < kinds.size(); i = kinds._Find_next(i)) visit(uint64_t{i});
}

/// The kinds in the line, which of them come together in it, and which stand next to each other or to a word.
void AddKinds(const std::vector<uint64_t>& words, const std::vector<WordKinds>& kinds, Collector& to) {
  WordKinds seen;
  for (size_t i = 0; i < kinds.size(); ++i) {
    seen |= kinds[i];
    if (i + 1 == kinds.size()) break;
    Each(kinds[i], [&](uint64_t a) {
      Each(kinds[i + 1], [&](uint64_t b) { to.AddPair(kKindNext, a, b, 0.3f); });
      to.AddPair(kKindWord, a, words[i + 2], 0.25f);
    });
    Each(kinds[i + 1], [&](uint64_t b) { to.AddPair(kKindWord, words[i + 1], b, 0.25f); });
  }
  Each(seen, [&](uint64_t a) {
    to.AddPair(kKind, a, 0, 0.5f);
    Each(seen >> (a + 1), [&](uint64_t beyond) { to.AddPair(kKindPair, a, a + 1 + beyond, 0.2f); });
  });
}

void ScaleToUnit(std::vector<Feature>& features) {
  float square = 0;
  for (const Feature& f : features) square += f.weight * f.weight;
  const float factor = square > 0 ? 1 / std::sqrt(square) : 0;
  for (Feature& f : features) f.weight *= factor;
}

}  // namespace

uint64_t SignLexicon::KeyOf(std::u32string_view word, std::u32string_view ending) {
  return Mix(HashOf(kKind, word), ending.size()) | 1;
}

void SignLexicon::Insert(std::span<Entry> slots, uint64_t key, size_t kind) {
  const auto hash = static_cast<uint32_t>(key);
  size_t slot = (key >> 40) & (kSlots - 1);
  while (slots[slot].hash != 0 && slots[slot].hash != hash) slot = (slot + 1) & (kSlots - 1);
  slots[slot].hash = hash;
  for (uint8_t& place : slots[slot].kinds) {
    if (place == kind) return;
    if (place == kNoKind) return void(place = static_cast<uint8_t>(kind));
  }
}

void SignLexicon::Find(uint64_t key, WordKinds& out) const {
  const auto hash = static_cast<uint32_t>(key);
  for (size_t slot = (key >> 40) & (kSlots - 1); slots_[slot].hash != 0; slot = (slot + 1) & (kSlots - 1)) {
    if (slots_[slot].hash != hash) continue;
    for (const uint8_t kind : slots_[slot].kinds) {
      if (kind < out.size()) out.set(kind);
    }
    return;
  }
}

WordKinds SignLexicon::KindsOf(std::u32string_view word) const {
  WordKinds kinds;
  Find(KeyOf(word, U""), kinds);
  for (size_t n = 1; n <= word.size() && n <= 12; ++n) Find(KeyOf(word.substr(0, n), U"*"), kinds);
  return kinds;
}

std::vector<Feature> SignFeatures(std::string_view text, const SignLexicon& lexicon) {
  std::vector<Feature> features;
  features.reserve(512);
  Collector to(features);
  const TokenisedText tokenised(text, 1024);
  std::vector<uint64_t> words{HashOf(kWord, U"^")}, stems;
  std::vector<WordKinds> kinds;
  std::u32string buffer, run;
  for (const Token& token : tokenised.tokens()) {
    if (words.size() > kMostWords) break;
    if (!token.word) {
      if (token.text.find(U'?') != std::u32string_view::npos) to.Add(kWord, U"?", 0.5f);
      continue;
    }
    const std::u32string_view word = token.text.substr(0, kLongestWord);
    words.push_back(HashOf(kWord, word));
    kinds.push_back(lexicon.KindsOf(word));
    if (IsKorean(word)) {
      AddKorean(word, buffer, to);
      stems.push_back(HashOf(kStemPair, Stem(word)));
      run.append(word);
    } else {
      AddEnglish(word, buffer, to);
    }
  }
  words.push_back(HashOf(kWord, U"$"));
  to.AddCompany(words, kPair, kSkip, run.empty() ? 0.7f : 0.5f);
  for (size_t i = 0; i + 2 < words.size(); ++i) to.AddPair(kTriple, Mix(words[i], words[i + 1]), words[i + 2], 0.4f);
  to.AddCompany(stems, kStemPair, kStemSkip, 0.5f);
  to.AddPieces(kRun, run, 3, 4, 0.25f);
  AddKinds(words, kinds, to);
  ScaleToUnit(features);
  return features;
}

}  // namespace sam
