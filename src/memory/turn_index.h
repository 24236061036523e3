// Ranked search over everything that was said: which turns hold what a question asks for.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "memory/text_keys.h"

namespace sam {

/// BM25 (Robertson and Zaragoza 2009, "The probabilistic relevance framework") over word stems, families of words and the pieces of Korean
/// words; a turn is read with the turns beside it, and a speaker who is named in the question counts for more. Grows with each turn; exact.
/// Not safe from two threads.
class TurnIndex {
 public:
  TurnIndex();
  ~TurnIndex();
  TurnIndex(TurnIndex&&) noexcept;
  TurnIndex& operator=(TurnIndex&&) noexcept;

  struct Hit {
    uint32_t turn = 0;  // in the order in which they were added
    double score = 0;
  };

  /// A turn at the end. Turns come in the order of time.
  void Add(std::string_view speaker, Instant at, std::string_view text);
  /// The best `k` turns, best first; fewer where fewer have anything of the question.
  std::vector<Hit> Find(std::string_view question, size_t k) const;
  size_t size() const { return turns_.size(); }

 private:
  struct Postings;  // of each key: the turns that have it, and how often
  struct Turn {
    Instant at;
    uint16_t speaker = 0;
    uint16_t words = 0;
  };
  struct Speaker {
    std::string name;  // lower case
  };
  /// Adds to `scores` what one term of a question finds.
  void Score(const Term& term, std::vector<float>& scores, std::vector<float>& part) const;
  bool IsBeside(size_t a, size_t b) const;
  void ReadBesideOthers(std::vector<float>& scores) const;

  std::vector<Turn> turns_;
  std::vector<Speaker> speakers_;
  std::unique_ptr<Postings> postings_;
  uint64_t words_ = 0;  // of all turns
  std::vector<WordKey> keys_;
};

}  // namespace sam
