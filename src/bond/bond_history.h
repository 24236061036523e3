// The relationship as a fold over what was said: how long, how wide, how deep, and its turning points. Pure: time comes in with the events.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/time.h"
#include "core/bond.h"
#include "core/event.h"

namespace sam {

/// How deep into himself the person lets her look with this (Altman & Taylor 1973): nothing, facts of his life, feelings, what one seldom tells.
Depth DepthOf(const HeardEvent& heard);

class BondHistory {
 public:
  /// Days on which the same thing was said at the same end of the day make it a ritual.
  struct Ritual {
    int days = 0;
    int64_t last_day = 0;  // local days since 1970
    bool operator==(const Ritual&) const = default;
  };
  /// All there is, for snapshots.
  struct Data {
    Bond bond;
    std::vector<uint64_t> matters;  // StableHash of each kind of matter, at most 96
    Moment hours_at;                // what bond.hours is as of
    Ritual mornings, nights;
    BondStage before_parting = BondStage::kNew;
    bool operator==(const Data&) const = default;
  };

  BondHistory() = default;
  explicit BondHistory(Data data) : data_(std::move(data)) {}

  void Hear(const HeardEvent& heard, Moment at);
  /// "age-asked", "romance-began", "romance-ended"; anything else changes nothing.
  void Turn(const RomanceEvent& event, Moment at, TurnId turn);
  /// Turning points of turns that were forgotten go with them.
  void Forget(const std::vector<TurnId>& turns);

  const Bond& bond() const { return data_.bond; }
  const Data& data() const { return data_; }
  bool operator==(const BondHistory&) const = default;

 private:
  void CountTime(Moment at);
  void Note(BondEventKind kind, Moment at, TurnId turn, BondStage stage = BondStage::kNew);
  void NoteOnce(BondEventKind kind, Moment at, TurnId turn);
  void KeepRituals(const HeardEvent& heard, Moment at);
  void KeepQuarrels(const HeardEvent& heard, Moment at);
  void Deepen(Moment at, TurnId turn);

  Data data_;
};

}  // namespace sam
