// What a line is a sign of, and what it means for the person or for her: linear models over hashed words and pieces of words, trained on
// our own examples (content/*/signs, content/*/meanings) by tools/train_signs, in 8-bit weights.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/result.h"
#include "core/percept.h"
#include "perception/features.h"

namespace sam {

enum class Sign : uint8_t { kNone, kExplicit, kImplied, kGoodbye, kLeaveHer, kAskHuman, kAskBody, kAskCrowd, kOnlyYou };
inline constexpr size_t kSigns = 9;
inline constexpr std::array<std::string_view, kSigns> kSignNames = {"none",      "explicit",  "implied",  "goodbye",
                                                                  "leave-her", "ask-human", "ask-body", "ask-crowd", "only-you"};

inline constexpr size_t kMostLabels = 16;
/// A probability of each label of a model, and 0 to the end; they sum to 1.
using SignProbabilities = std::array<float, kMostLabels>;
constexpr size_t Index(Sign sign) { return static_cast<size_t>(sign); }

/// What stands before the rows, and these before the slots of the lexicon, in the weights file (little-endian).
struct SignHeader {
  std::array<char, 8> magic{'S', 'A', 'M', 'S', 'I', 'G', '4', '\0'};
  uint32_t rows = 0;    // a power of two
  uint32_t labels = 0;  // [1, kMostLabels]
  float scale = 0;      // a weight is its byte times this
  std::array<float, kMostLabels> bias{};
};
static_assert(sizeof(SignHeader) == 84);

/// One row: the weight of a feature for each label, and nothing to its end.
using SignRow = std::array<int8_t, kMostLabels>;

/// Kinds of words, by their numbers in content/*/signs/words.
using WordKinds = std::bitset<160>;

/// Kinds that a word belongs to ("kin", "height"); found by the hash of a word's beginning.
class SignLexicon {
 public:
  static constexpr size_t kSlots = 1u << 16;
  static constexpr uint8_t kNoKind = 0xFF;
  struct Entry {
    uint32_t hash = 0;  // 0: empty
    std::array<uint8_t, 4> kinds{kNoKind, kNoKind, kNoKind, kNoKind};  // those past the fourth are left out
  };

  explicit SignLexicon(std::span<const Entry> slots) : slots_(slots) {}
  WordKinds KindsOf(std::u32string_view word) const;

  /// For a whole word, or for any word that begins so.
  static uint64_t KeyOf(std::u32string_view word, std::u32string_view ending);
  static void Insert(std::span<Entry> slots, uint64_t key, size_t kind);

 private:
  void Find(uint64_t key, WordKinds& out) const;
  std::span<const Entry> slots_;
};

/// Features of a line in either language, of unit length.
std::vector<Feature> SignFeatures(std::string_view text, const SignLexicon& lexicon);

/// A view of weights that outlive it. Immutable.
class SignModel {
 public:
  /// `labels`: as many as the weights must tell apart.
  static Result<SignModel> Load(std::span<const uint8_t> bytes, size_t labels);
  /// The weights inside the program: of the signs.
  static const SignModel& Embedded();
  /// Of the meanings (core/percept.h), in the order of their names.
  static const SignModel& OfMeanings();

  SignProbabilities Read(std::string_view text) const;

 private:
  SignModel() = default;
  SignHeader header_;
  std::span<const SignRow> rows_;
  std::vector<SignLexicon::Entry> kinds_;
};

/// Scores to probabilities, in place.
void Softmax(std::span<float> scores);

}  // namespace sam
