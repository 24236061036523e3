// One person's life with her, as a fold over the log: the same events give the same state, bit for bit.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "affect/affect_engine.h"
#include "bond/bond_history.h"
#include "conscience/notice.h"
#include "conscience/usage_diary.h"
#include "core/discourse.h"
#include "core/event.h"
#include "core/persona.h"
#include "core/tools.h"
#include "memory/life_memory.h"
#include "store/event_log.h"

namespace sam {

/// Why of a PersonaEvent that takes the last change back.
inline constexpr std::string_view kUndone = "undone";

/// How far the set-up interview has come; `step` counts from 0.
struct InterviewState {
  int step = 0;
  bool done = false;
  bool operator==(const InterviewState&) const = default;
};

/// Not thread-safe: used on one person's executor. Apply() is the only way in.
class Life {
 public:
  void Apply(const StoredEvent& stored);

  Seq head() const { return head_; }
  TurnId turn() const { return turn_; }
  const Moment& last() const { return last_; }
  const Persona& persona() const { return persona_; }
  const Bond& bond() const { return bond_.bond(); }
  /// The person's own reins; what holds is these within the house's.
  const Settings& settings() const { return settings_; }
  const conscience::UsageDiary& diary() const { return diary_; }
  /// Who she was before the last change that is not undone; null where there is none.
  const Persona* persona_before() const { return earlier_.empty() ? nullptr : &earlier_.back(); }
  const Discourse& discourse() const { return discourse_; }
  const AffectMemory& affect() const { return affect_; }
  LifeMemory& memory() { return memory_; }
  const LifeMemory& memory() const { return memory_; }
  const ToolConsent& tools() const { return tools_; }
  const InterviewState& interview() const { return interview_; }
  const conscience::NoticeClock& notices() const { return notices_; }
  /// Up to this turn a language model has read the talk again.
  TurnId reflected() const { return reflected_; }
  /// True where the last thing heard has no answer in the log (a crash came between).
  bool open() const { return open_; }
  /// The turn in which a client's id was said, kNone for a new one.
  TurnId TurnOf(std::string_view client_id) const;

  /// No turn is numbered like one that was forgotten, though the log may be older than the forgetting.
  void SkipTo(TurnId turn) { turn_ = std::max(turn_, turn); }

  /// The state for a snapshot, and back; kCorrupt where the bytes are not ours.
  std::string Save() const;
  static Result<Life> Load(std::string_view bytes);
  static constexpr uint32_t kSnapshotVersion = 7;

 private:
  void Hear(const HeardEvent& heard, Moment at);
  void Answer(const AnsweredEvent& answered, Moment at);
  void CutShort(const AnsweredEvent& answered);
  void Forget(const std::string& id);
  void Become(const PersonaEvent& event);
  void Note(const ToolEvent& event);
  void MoveClock(Moment at);

  Seq head_ = 0;
  TurnId turn_ = TurnId::kNone;
  Moment last_;
  Persona persona_;
  std::vector<Persona> earlier_;  // before each change, the last one last
  Settings settings_;
  BondHistory bond_;
  conscience::UsageDiary diary_;
  Discourse discourse_;
  AffectMemory affect_;
  LifeMemory memory_;
  InterviewState interview_;
  ToolConsent tools_;
  conscience::NoticeClock notices_;
  TurnId reflected_ = TurnId::kNone;
  bool open_ = false;
  bool in_crisis_ = false;  // what was last heard had signs of a crisis
  std::vector<std::pair<uint64_t, uint32_t>> client_ids_;  // hash of the id, turn; sorted by hash
};

}  // namespace sam
