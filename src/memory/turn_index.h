// Ranked search over everything that was said: which turns hold what a question asks for.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "memory/text_keys.h"

namespace sam {

/// BM25 (Robertson and Zaragoza 2009, "The probabilistic relevance framework") over word stems, families of words and the pieces of Korean
/// words; a turn is read with the turns beside it, and a speaker who is named in the question counts for more. Grows with each turn; exact.
/// At most 16,777,216 turns: later ones are not taken in. Not safe from two threads.
class TurnIndex {
 public:
  struct Hit {
    uint32_t turn = 0;  // in the order in which they were added
    double score = 0;
  };

  /// The time that a question is about.
  struct Window {
    Instant from, to;
    bool Holds(Instant at) const { return at >= from && at < to; }
  };

  /// Another name by which somebody goes: "sister" and "Tracy"; each stands for the other in a question.
  struct Alias {
    std::string word, name;
  };

  /// A turn at the end. Turns come in the order of time.
  void Add(std::string_view speaker, Instant at, std::string_view text);
  /// The best `k` turns, best first; fewer where fewer have anything of the question. Turns of the time asked for count for more.
  std::vector<Hit> Find(std::string_view question, size_t k, const std::optional<Window>& window = std::nullopt, std::span<const Alias> aliases = {}) const;
  /// The terms of a question, each weighed by how rare it is here.
  std::vector<Term> Weighed(std::string_view question, std::span<const Alias> aliases = {}) const;
  /// True where any turn has it.
  bool Has(const Term& term) const;
  size_t size() const { return turns_.size(); }
  /// When the last turn was, to the minute.
  Instant last() const { return turns_.empty() ? Instant() : At(turns_.size() - 1); }
  /// Heap held, in bytes, about.
  size_t Bytes() const;

 private:
  /// A turn that has a key, in 64 bits: key 32, turn 24, the turn's length in steps 5, how often 3.
  using Posting = uint64_t;
  struct Turn {
    uint32_t minute = 0;  // since 1970
    uint16_t speaker = 0;
    uint16_t words = 0;
  };
  struct Speaker {
    std::string name;  // lower case
  };
  struct Scratch;
  Instant At(size_t turn) const { return Instant(std::chrono::minutes(turns_[turn].minute)); }
  void KeepInOrder();
  template <typename Use>
  static void ForEachIn(const std::vector<std::span<const Posting>>& ranges, Use use);
  /// How well each turn has one term; into scratch, turns listed in of_term. Returns its rarity, in a life of
  /// `as_if_more` turns more that have not said it.
  float Look(const Term& term, Scratch& scratch, float as_if_more) const;
  std::array<float, 256> Saturated() const;
  /// Where the postings of a key stand: from and to, in each run that has it and in the latest.
  void FindPostings(WordKey key, std::vector<std::span<const Posting>>& ranges) const;
  bool MayHave(WordKey key) const;
  void NoteKey(WordKey key);
  bool HasKey(WordKey key) const;
  /// The question's terms; one that nobody ever used here stands for the words that are one slip of the finger away.
  std::vector<Term> TermsOf(std::string_view question, std::span<const Alias> aliases) const;
  bool IsBeside(size_t a, size_t b) const;
  void ReadBesideOthers(Scratch& scratch) const;
  static constexpr size_t kChunk = 256;
  float WithTheTurnsBeside(const Scratch& scratch, size_t turn) const;
  float ReadChunkBesideOthers(const Scratch& scratch, size_t begin, size_t end, std::array<float, kChunk>& scores) const;
  bool IsOfSpeaker(const Term& term) const;
  std::vector<bool> SpeakersIn(std::string_view question) const;

  std::vector<Turn> turns_;
  std::vector<Speaker> speakers_;
  std::vector<std::vector<Posting>> runs_;  // each in order; of a few thousand turns at the most, the shorter ones at least twice as long as the next
  std::vector<Posting> latest_;             // not yet in order
  std::vector<uint64_t> seen_;              // of a long life: a bit for every key that was ever said, shared by some; most that never were are told at a glance
  uint64_t words_ = 0;  // of all turns
  std::vector<WordKey> keys_;
};

}  // namespace sam
