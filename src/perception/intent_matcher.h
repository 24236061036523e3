// Utterance -> intents: which of the things people say (content/<language>/intents) it is most like.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/pack.h"
#include "core/percept.h"

namespace sam {

/// An inverted index of the intents' examples. Immutable after construction; safe to use from many threads. Keeps views
/// of the intents' names. Ten thousand examples take tens of milliseconds to take in, a line takes tens of
/// microseconds.
class IntentMatcher {
 public:
  IntentMatcher(std::span<const content::Intent> intents, Language language);

  /// At most five, best first, none below kLeastScore: no intent rather than a wrong one. A score of 0.62 is an even
  /// chance, 1 is an example word for word. Of a long text, each of its first sentences is looked at as well.
  std::vector<IntentScore> Match(std::string_view text) const;
  /// The act that goes with an intent, "" where it has none.
  std::string_view ActOf(std::string_view intent) const;

  static constexpr double kLeastScore = 0.46;

 private:
  /// In four bytes, since a line walks over thousands of them; the weight, in [0, 1], counts in 65,535ths.
  struct Posting {
    uint16_t example;
    uint16_t weight;
  };
  struct Slot {
    uint64_t hash = 0;  // 0: empty
    uint32_t feature = 0;
  };
  static constexpr uint32_t kNone = UINT32_MAX;

  /// Where the search for a hash begins.
  size_t PlaceOf(uint64_t hash) const { return (hash >> 20) & (slots_.size() - 1); }
  uint32_t FeatureOf(uint64_t hash) const;
  uint32_t AddFeature(uint64_t hash);
  void Index(const std::vector<std::vector<std::pair<uint32_t, float>>>& examples);
  /// How like an intent's examples a line is; all but `shared` are cosines.
  struct Likeness {
    float first = 0, second = 0, third = 0;  // of the nearest examples
    uint32_t nearest = 0;                    // the example
    float shared = 0;                        // how much the two have in common; 1 is one word that one intent alone has
    float covered = 0;                       // the share of the line that the nearest example has, too
    float votes = 0;                         // the intent's share of all neighbours' votes
    /// Takes in one of the intent's examples; gives its vote.
    float Vote(uint32_t example, float cosine);
  };
  std::vector<Likeness> Compare(std::string_view text) const;
  void MatchOne(std::string_view text, double worth, std::vector<double>& best) const;
  void MatchTail(std::string_view text, std::vector<double>& best) const;
  void AddLastPiece(std::string_view text, std::vector<std::pair<double, uint32_t>>& ranked) const;
  /// Score in (0, 1) of a likeness.
  static double Chance(const Likeness& likeness, Language language);

  Language language_;
  std::span<const content::Intent> intents_;
  std::vector<Slot> slots_;      // open addressing, a power of two
  std::vector<float> rarity_;    // of each feature
  std::vector<uint32_t> begin_;  // of each feature's postings; one more at the end
  std::vector<Posting> postings_;
  std::vector<uint32_t> intent_of_;                   // of each example
  std::vector<std::pair<uint64_t, uint32_t>> whole_;  // hash of a whole example, its intent; sorted
  std::vector<float> size_;                           // of each example: its Euclidean length
  float rarity_unseen_ = 1, rarity_most_ = 1;
};

}  // namespace sam
