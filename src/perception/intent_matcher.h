// Utterance -> intents: which of the things people say (content/<language>/intents) it is most like.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "content/pack.h"
#include "core/percept.h"
#include "perception/intent_model.h"
#include "perception/intent_words.h"

namespace sam {

/// Reads the learned model, and knows every example word for word; an intent that the model has not learned yet (somebody added it) is met
/// by the likeness of its examples. Immutable after construction; safe to use from many threads. Keeps views of the intents' names.
class IntentMatcher {
 public:
  /// `model` is copied; its weights and `intents` outlive the matcher.
  IntentMatcher(std::span<const content::Intent> intents, const IntentModel& model, Language language);

  /// At most five, best first, none below kLeastScore: no intent rather than a wrong one. A score of 0.73 is an even
  /// chance, 1 is an example word for word; the kind is told where it is clear. Of a long text, each of its first sentences is looked at as well.
  std::vector<IntentScore> Match(std::string_view text) const { return Match(text, EmotionFeatures(text, language_)); }
  /// `features` are those of the whole text.
  std::vector<IntentScore> Match(std::string_view text, std::span<const Feature> features) const;
  /// The act that goes with an intent, "" where it has none.
  std::string_view ActOf(std::string_view intent) const;

  static constexpr double kLeastScore = 0.3;

 private:
  static constexpr uint32_t kNone = UINT32_MAX;
  static constexpr float kLeastChance = 0.05f;

  /// What a line may mean: an intent, and which kind of it, as places in intents_ (kNone: no kind, or none clear).
  struct Guess {
    double score = 0;
    uint32_t intent = 0, kind = kNone;
  };
  using Guesses = std::vector<Guess>;

  /// Keeps the better of two guesses at one intent.
  static void Keep(Guesses& guesses, const Guess& guess);
  /// The guess that an intent or a kind of content stands for.
  Guess GuessOf(double score, uint32_t place) const;
  void MatchOne(std::span<const Feature> features, double worth, Guesses& out) const;
  void PreferLastQuestion(std::span<const std::string_view> sentences, Guesses& out) const;
  void MatchSentences(std::span<const std::string_view> sentences, Guesses& out) const;
  void MatchTail(std::string_view text, Guesses& out) const;
  void AddWhole(uint64_t words, Guesses& out) const;
  void AddLastPiece(std::string_view text, Guesses& out) const;
  std::optional<Guess> Learned(uint64_t words) const;
  /// How much of the line, or of its last sentence, each guess is about; of what stands in the content word for word, all.
  void Cover(std::string_view text, std::span<const std::string_view> sentences, std::vector<IntentScore>& out) const;
  std::span<const std::pair<uint64_t, uint32_t>> Whole(uint64_t words) const;

  Language language_;
  std::span<const content::Intent> intents_;
  IntentModel model_;
  std::unordered_map<std::string_view, uint32_t> places_;     // in intents_, by name
  std::vector<uint32_t> plain_;                               // of a kind: its intent; of an intent: itself
  std::vector<uint32_t> learned_, learned_kinds_;             // places of the model's intents and kinds
  std::vector<std::pair<IntentVector, uint32_t>> unlearned_;  // examples of what the model does not know
  std::vector<std::pair<uint64_t, uint32_t>> whole_;          // WordsHash of an example, its place; sorted
  IntentWords words_;
};

}  // namespace sam
