// How far the two have come: a history, never a score to be won. No part of it is a target, and none is lost as a punishment.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "core/ids.h"

namespace sam {

/// In the order in which a relationship deepens (orientation, exploratory, affective, stable exchange; Altman & Taylor 1973); the last two
/// are by the person's word alone.
enum class BondStage : uint8_t { kNew, kAcquainted, kFriends, kClose, kSweethearts, kParted };
std::string_view Name(BondStage stage);

enum class Romance : uint8_t { kNone, kAgeAsked, kTogether, kEnded };

/// How much of himself a person gives in what he tells (Altman & Taylor's layers).
enum class Depth : uint8_t { kSmallTalk, kFacts, kFeelings, kHeart };

enum class BondEventKind : uint8_t {
  kMet, kFirstConfidence, kFirstLaugh, kRitualMorning, kRitualNight, kQuarrel, kMadeUp, kStage, kRomanceBegan, kRomanceEnded, kParted, kCameBack,
};
std::string_view Name(BondEventKind kind);

/// `stage` is the one reached, for kStage.
struct BondEvent {
  BondEventKind kind = BondEventKind::kMet;
  Moment at;
  TurnId turn = TurnId::kNone;
  BondStage stage = BondStage::kNew;
  bool operator==(const BondEvent&) const = default;
};

struct Bond {
  int turns = 0;
  int days = 0;          // distinct local days with a talk
  double closeness = 0;  // [0, 1]
  double hurt = 0;       // [0, 1]: unrepaired
  double hours = 0;      // shared, as of the last turn; fades with a half-life of 90 days
  int breadth = 0;       // kinds of matters that came up, at most 96
  int confidences = 0;   // times that something of Depth::kHeart was told
  Depth depth = Depth::kSmallTalk;  // the deepest layer that the person has opened
  BondStage stage = BondStage::kNew;
  Romance romance = Romance::kNone;
  std::vector<BondEvent> events;    // oldest first, at most 64
  bool operator==(const Bond&) const = default;
};

}  // namespace sam
