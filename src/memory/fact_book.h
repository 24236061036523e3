// The ledger of everything a person claimed, and what of it is so now. States are a fold over the claims, in order.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/memory.h"
#include "memory/text_keys.h"

namespace sam {

/// What has become of a claim. The last three are not facts to show.
enum class ClaimState : uint8_t {
  kCurrent,
  kFormer,
  kWrong,     // taken back
  kRepeated,  // said before and kept there
  kMarker,    // only said that something ended
};

inline constexpr uint8_t kPinned = 1, kSaidWrong = 2, kNoted = 4;

/// A claim in 72 bytes; its words lie in the book's text, one after another from `begin`.
struct ClaimRecord {
  TurnId turn = TurnId::kNone;
  uint32_t begin = 0;
  uint32_t subject_head = 0, object_head = 0;  // hashes of the last words, made comparable
  uint16_t subject_size = 0, predicate_size = 0, object_size = 0;
  uint16_t place = 0;  // among the claims of its turn, from 0
  float confidence = 1;
  ClaimKind kind = ClaimKind::kNew;
  ClaimState state = ClaimState::kCurrent;
  Language language = Language::kEnglish;
  uint8_t has_when = 0;
  uint8_t marks = 0;  // set by hand: kPinned, kSaidWrong; kNoted: of AddNoted
  int16_t said_offset = 0, when_offset = 0;  // minutes
  int64_t said_at = 0, when_at = 0;          // milliseconds since 1970
  bool operator==(const ClaimRecord&) const = default;
};

/// Hash of the last word, made comparable: the same people and the same things have the same.
uint32_t HeadOf(std::string_view words);

/// The claims of one turn, as they were said.
struct ClaimBatch {
  TurnId turn = TurnId::kNone;
  Moment at;
  Language language = Language::kEnglish;
  const std::vector<FactClaim>& claims;
};

/// Words are cut at 240 bytes each, and at most 16 claims of a turn are kept.
class FactBook {
 public:
  void Add(const ClaimBatch& batch);
  /// What was found later in the words of an earlier turn: as if it had been the last that was claimed there.
  void AddNoted(const ClaimBatch& batch);
  /// Drops the claims of these turns, and folds the rest anew.
  void Drop(const std::set<TurnId>& turns);
  /// "pinned", "unpinned" or "wrong", of the fact of this id; anything else and an unknown id change nothing.
  void Mark(std::string_view fact_id, std::string_view mark);
  /// What is known and cannot be so together with one of these claims, though such things do not change; none where there is no such.
  std::optional<Contradiction> ContradictedBy(const std::vector<FactClaim>& claims) const;
  /// The turns that said the fact of this id, in the same or other words; empty where there is none.
  std::vector<TurnId> TurnsSaying(std::string_view fact_id) const;

  /// True where something was claimed in this turn.
  bool HasFactOf(TurnId turn) const;
  /// True where it tells something of whom the words name; one name at a time.
  bool IsAbout(const ClaimRecord& record, std::string_view words) const;
  /// By what other names and roles they go whom a question names, in pairs of the word there and the other one.
  std::vector<std::pair<std::string, std::string>> AliasesIn(std::string_view question) const;
  /// How else the one is called whom these words name: "sister" and "Ellie" for "my sister's name" or "Ellie".
  std::vector<std::string> OtherNamesOf(std::string_view words) const;

  /// Good until the book changes or is trimmed.
  const std::vector<Fact>& Current() const;
  std::vector<Fact> All() const;
  size_t Bytes() const;
  /// Sorted word keys (memory/text_keys.h) of a claim, with the turn of phrase that its predicate stands for; built when first asked for.
  std::span<const WordKey> KeysOf(size_t index) const;
  void Trim() const;

  const std::vector<ClaimRecord>& records() const { return records_; }
  const std::string& text() const { return text_; }
  /// Restored from what records() and text() gave; false where they do not fit each other.
  bool Restore(std::vector<ClaimRecord> records, std::string text);

  std::string_view Subject(const ClaimRecord& record) const;
  std::string_view Predicate(const ClaimRecord& record) const;
  std::string_view Object(const ClaimRecord& record) const;
  /// All three, one after another.
  std::string_view Words(const ClaimRecord& record) const;
  Fact ToFact(const ClaimRecord& record) const;

  bool operator==(const FactBook& other) const { return records_ == other.records_ && text_ == other.text_; }

 private:
  void Append(const FactClaim& claim, const ClaimBatch& batch, size_t place);
  /// The same with its words, which become the last of the text.
  void Take(ClaimRecord record, std::string_view words);
  /// Decides the state of records_[index] and changes those of earlier ones.
  void Settle(size_t index);
  void End(size_t index);
  void Correct(size_t index);
  /// Decides the states of all claims anew, in order.
  void SettleAll();

  std::vector<ClaimRecord> records_;
  std::string text_;
  mutable std::vector<WordKey> keys_;
  mutable std::vector<uint32_t> key_ends_;  // of each record's
  mutable std::optional<std::vector<Fact>> current_;
};

}  // namespace sam
