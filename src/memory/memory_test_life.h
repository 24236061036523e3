// A life told by hand, for the tests of memory.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "memory/life_memory.h"

namespace sam::testing {

/// Every turn comes ten minutes after the one before.
class ToldLife {
 public:
  TurnId Say(std::string text, std::vector<FactClaim> claims = {}) {
    turn_ = Next(turn_);
    at_ = at_ + std::chrono::minutes(10);
    HeardEvent heard;
    heard.turn = turn_;
    heard.text = std::move(text);
    heard.language = static_cast<unsigned char>(heard.text[0]) >= 0xEA ? Language::kKorean : Language::kEnglish;
    heard.claims = std::move(claims);
    memory.Learn(heard, at_);
    events.push_back({heard, at_});
    return turn_;
  }
  void Answer(std::string text, std::vector<std::string> blocks = {}) {
    AnsweredEvent answered;
    answered.turn = turn_;
    answered.reply.text = std::move(text);
    answered.reply.blocks = std::move(blocks);
    memory.Close(answered);
  }
  std::vector<Recollection> Ask(std::string text, std::optional<FactQuery> query = std::nullopt) const {
    RecallCue cue;
    cue.text = std::move(text);
    cue.query = std::move(query);
    cue.now = at_ + std::chrono::minutes(10);
    return memory.Recall(cue);
  }
  /// The memory of a replay without some turns.
  LifeMemory Without(std::initializer_list<TurnId> turns) const {
    LifeMemory other;
    for (const auto& [heard, at] : events)
      if (std::find(turns.begin(), turns.end(), heard.turn) == turns.end()) other.Learn(heard, at);
    return other;
  }

  LifeMemory memory;
  std::vector<std::pair<HeardEvent, Moment>> events;

 private:
  TurnId turn_ = TurnId::kNone;
  Moment at_{Instant(std::chrono::hours(24 * 365 * 56)), std::chrono::minutes(540)};
};

inline FactClaim Claim(std::string subject, std::string_view predicate, std::string object, ClaimKind kind = ClaimKind::kNew) {
  return {std::move(subject), std::string(predicate), std::move(object), kind, 1, std::nullopt};
}
inline FactQuery Query(QueryKind kind, std::string subject, std::string_view predicate = "") { return {kind, std::move(subject), std::string(predicate), {}}; }

}  // namespace sam::testing
