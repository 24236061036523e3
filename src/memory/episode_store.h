// What was said, turn by turn, packed small; and a coarse index of its words that is built when first asked for.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/memory.h"

namespace sam {

struct EpisodeRecord {
  TurnId turn = TurnId::kNone;
  uint32_t begin = 0;  // in the store's text
  int64_t at = 0;      // milliseconds since 1970
  uint16_t size = 0;   // bytes
  int16_t offset = 0;  // minutes
  Language language = Language::kEnglish;
  int8_t pleasure = 0;  // of what was felt in it, in hundredths
  uint8_t feeling = 0;  // how strong that was, in hundredths
  SharedMoment moment = SharedMoment::kNone;
  bool operator==(const EpisodeRecord&) const = default;
};

/// `derived` was answered from what was said in `source`.
struct Derivation {
  TurnId derived = TurnId::kNone;
  TurnId source = TurnId::kNone;
  bool operator==(const Derivation&) const = default;
};

/// The words of a turn, [begin, begin + size) in bytes, that stand for its day.
struct Highlight {
  TurnId turn = TurnId::kNone;
  uint16_t begin = 0, size = 0;
  bool operator==(const Highlight&) const = default;
};

class EpisodeStore {
 public:
  /// Adds a turn; false where it is known already.
  bool Add(const Episode& episode);
  void AddDerivation(Derivation derivation);
  /// Nothing happens where these words do not stand in the turn. A later one takes the place of an earlier one.
  void AddHighlight(TurnId turn, std::string_view words);
  /// "" where there is none.
  std::string_view HighlightOf(size_t index) const;
  void Drop(const std::set<TurnId>& turns);
  /// Adds every turn answered from one of these, and what was answered from those.
  void CloseOver(std::set<TurnId>& turns) const;

  std::vector<TurnId> SourcesOf(TurnId derived) const;

  size_t size() const { return data_.records.size(); }
  std::string_view Said(size_t index) const;
  /// Index of a turn; nullopt where it is not kept.
  std::optional<size_t> Find(TurnId turn) const;
  Episode At(size_t index) const;
  Instant When(size_t index) const { return Instant(std::chrono::milliseconds(data_.records[index].at)); }
  TurnId TurnAt(size_t index) const { return data_.records[index].turn; }

  /// Every word key (memory/text_keys.h, cut to 16 bits) of a turn; a turn that carries the one before on has its keys too.
  struct Index {
    std::vector<uint16_t> keys;
    std::vector<uint32_t> ends;  // of each turn's keys
    std::vector<uint8_t> marks;  // of each turn: kGoesOn, kCorrects
    std::vector<uint32_t> by_key;  // of the first `sorted` turns: key << 16 | turn, in order; a long life is not walked through for each question
    size_t sorted = 0;
  };
  /// Turns after which keys are put in order: few to walk through at each line, and not too often a long list to merge with.
  static size_t SortEvery(size_t size) { return std::max<size_t>(64, 2 * static_cast<size_t>(std::sqrt(size))); }
  static constexpr uint8_t kGoesOn = 1, kCorrects = 2;
  const Index& Words() const;
  void Trim() const;
  size_t Bytes() const;

  /// Plain access for snapshots.
  struct Data {
    std::vector<EpisodeRecord> records;
    std::string text;
    std::vector<Derivation> derivations;
    std::vector<Highlight> highlights;  // in the order of turns, one of each
    bool operator==(const Data&) const = default;
  };
  const Data& data() const { return data_; }
  /// False where the pieces do not fit each other.
  bool Restore(Data data);

  bool operator==(const EpisodeStore& other) const { return data_ == other.data_; }

 private:
  void SortKeys() const;
  Data data_;
  mutable Index index_;
};

}  // namespace sam
