// Utterance -> how likely each intent is: hashed features, the mean of their learned vectors, then a softmax over the
// intents (Joulin et al. 2017, "Bag of tricks for efficient text classification"), and another over the kinds of each: a hierarchical
// softmax of two levels. Made by tools/train_intents.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "core/language.h"
#include "perception/feature_table.h"
#include "perception/features.h"
#include "perception/vector_sums.h"

namespace sam {

/// Length of a feature's vector.
inline constexpr size_t kIntentDimensions = kVectorLength;
using IntentVector = std::array<float, kIntentDimensions>;
/// A vector in 8 bits a number, to be multiplied by a scale.
using IntentRow = std::array<int8_t, kIntentDimensions>;

/// Where a feature may lie; value = row * scale, the scale kept as the upper half of an IEEE 754 float.
struct IntentSlot {
  uint16_t fingerprint = 0;  // 0: empty
  uint16_t scale = 0;
};

/// What stands before everything else in a weights file (little-endian): then the names of the intents and of their kinds
/// ("intent/kind", those of an intent together), each ended by a line feed, filled up to a multiple of 64 bytes; the intents' vectors of
/// floats, sixteen intents at a time, the first number of each, then the second (the last sixteen filled up with zeros); one bias an
/// intent, filled up to 64 bytes; a row of 64 bytes a kind, the rows' scales and the kinds' biases, likewise; `slots` slots; `slots` rows of 64 bytes; then the
/// lines that were learned from, as WordsHash in order, filled up to 64 bytes, and the place of each one's name.
struct IntentHeader {
  std::array<char, 8> magic{'S', 'A', 'M', 'I', 'N', 'T', '3', '\0'};
  uint32_t slots = 0;  // a power of two, at least 8
  uint32_t intents = 0;
  uint32_t name_bytes = 0;  // with the filling
  float sharpness = 1;      // factor on the sums before the softmax, from held-out lines
  uint32_t kinds = 0;
  uint32_t lines = 0;
  std::array<uint32_t, 8> spare{};
};
static_assert(sizeof(IntentHeader) == 64);

/// The words alone, in lower case: what makes two lines the same.
uint64_t WordsHash(std::string_view text);

/// A view of weights that outlive it. Immutable.
class IntentModel {
 public:
  /// Refuses bytes that are not a weights file.
  static Result<IntentModel> Load(std::span<const uint8_t> bytes);

  /// The intents.
  std::span<const std::string_view> names() const { return std::span(names_).first(header_.intents); }
  /// The kinds of intents, "intent/kind".
  std::span<const std::string_view> kinds() const { return std::span(names_).subspan(header_.intents); }
  /// The WordsHash of each line that it learned from and that is no example of the content, in order; and the place of what it means:
  /// in names(), or names().size() and more: in kinds().
  std::span<const uint64_t> lines() const { return lines_; }
  std::span<const uint32_t> meant() const { return meant_; }
  /// Where a line lies among all that can be meant.
  IntentVector Meaning(std::span<const Feature> features) const;
  /// Probability of each intent, in the order of names().
  std::vector<float> Chances(const WholeVector& meaning) const;
  /// The likeliest kind of an intent, as a place in kinds(), and its probability against the next likely one (among just these two);
  /// kNoKind where none is likelier than the intent's plain sense, which is what is not any of its kinds.
  struct KindChance {
    uint32_t kind = kNoKind;
    float chance = 0;
  };
  static constexpr uint32_t kNoKind = UINT32_MAX;
  KindChance KindOf(const WholeVector& meaning, size_t intent) const;

 private:
  explicit IntentModel(std::span<const uint8_t> bytes);
  IntentHeader header_;
  std::vector<std::string_view> names_;
  /// Keeps the intents' vectors in 16 bits a number: half the memory to go through at every line.
  void KeepColumns(std::span<const float> columns);
  std::vector<int16_t> blocks_;  // see MultiplyBlocks
  std::vector<float> scales_;
  std::span<const float> bias_;
  std::span<const IntentRow> kind_rows_;
  std::span<const float> kind_scales_, kind_bias_;
  std::vector<std::pair<uint32_t, uint32_t>> kinds_of_;  // of each intent: first and past the last
  std::span<const IntentSlot> slots_;
  std::span<const IntentRow> rows_;
  std::span<const uint64_t> lines_;
  std::span<const uint32_t> meant_;
};

inline constexpr size_t kIntentsAtOnce = 16;
constexpr size_t ColumnFloats(size_t intents) {
  return (intents + kIntentsAtOnce - 1) / kIntentsAtOnce * kIntentsAtOnce * kIntentDimensions;
}

/// Number of bytes filled up to a multiple of 64.
constexpr size_t FilledUp(size_t bytes) { return (bytes + 63) / 64 * 64; }

/// The weights inside the program.
std::span<const uint8_t> IntentWeights(Language language);

}  // namespace sam
