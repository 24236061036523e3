// One person's conversation: takes a turn from what was said to what is kept.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "companion/faculties.h"
#include "companion/house.h"
#include "companion/life.h"
#include "companion/notes.h"
#include "companion/sentence_gate.h"
#include "companion/sight.h"
#include "companion/tool_desk.h"
#include "companion/turn_report.h"
#include "conscience/audit.h"
#include "conscience/conscience.h"
#include "mind/mind.h"
#include "perception/perceiver.h"
#include "store/event_log.h"

namespace sam {

/// What everyone's conversations share; outlives them all. Thread-safe parts only.
struct Household {
  const Perceiver* perceiver = nullptr;
  Mind* mind = nullptr;
  EventLog* log = nullptr;
  const House* house = nullptr;  // none: nothing is set for everybody
  Sight* sight = nullptr;        // none: she cannot see
  tools::Toolbox* tools = nullptr;  // none: she has no tools
  /// How many people other than this one she is talking with now.
  std::function<int(PersonId)> others_now;
};

/// Not thread-safe: one call at a time, on the person's executor (Session sees to that).
class Conversation {
 public:
  /// Loads the newest snapshot and the tail of the log. A turn that was heard and, as the power went, never answered is closed as cut.
  static Result<std::unique_ptr<Conversation>> Open(const Household& household, PersonRecord person);

  /// Takes one turn. What was said is durable before the first sentence reaches `sink`; what was answered is durable
  /// before this returns. An id seen before is answered again, not taken twice. On an error nothing was
  /// kept; but of a mind that speaks over seconds, that it was heard and never answered.
  boost::asio::awaitable<Result<TurnReport>> TakeTurn(Utterance utterance, SentenceSink& sink, std::stop_token stop);

  /// Of what she said last only `heard` reached the person, who broke in: that is what she said from now on. kNotFound where `turn` is not the last one.
  boost::asio::awaitable<Result<void>> CutAnswer(TurnId turn, std::string heard, Moment at);
  /// What was taken under this id before the person was done is no turn: it goes, and the whole, which is said next, takes its place. Changes nothing where it is not the last turn.
  boost::asio::awaitable<Result<void>> DropBeginning(std::string id, Moment at);
  /// The clock moves on to `at` (never back) with nothing said.
  boost::asio::awaitable<Result<void>> Pass(Moment at);
  boost::asio::awaitable<Result<void>> SetPersona(Persona persona, std::string why, Moment at);
  /// Takes back the last change of who she is; kNotFound where there is none. Gives who she is again.
  boost::asio::awaitable<Result<Persona>> UndoPersona(Moment at);
  /// Sets some of the person's own reins. Gives what holds now, within the house's.
  boost::asio::awaitable<Result<Settings>> ChangeSettings(conscience::SettingsChange change, conscience::Setter setter, std::string why, Moment at);
  /// Takes in an answer of the set-up talk: who she is to be, and what the person wants to be called ("" where not said).
  boost::asio::awaitable<Result<void>> NoteInterview(InterviewState state, Persona persona, std::string answer, std::string person_name, Moment at);
  /// The AI notice was shown outside of a turn.
  boost::asio::awaitable<Result<void>> NoteNotice(Moment at);
  /// Forgets a fact ("f12.1") or a turn ("t12"): its words are destroyed, not hidden. Gives how many turns went; 0 for an id that was forgotten
  /// before, kNotFound for one that never was.
  boost::asio::awaitable<Result<size_t>> Forget(std::string id, Moment at);
  /// The same of everything about somebody or something ("priya"); kNotFound where it never came up.
  boost::asio::awaitable<Result<size_t>> ForgetAbout(std::string words, Moment at);
  /// Puts a fact right by hand: the old one was wrong, `to` is so. Gives the id of the new one.
  boost::asio::awaitable<Result<std::string>> Correct(std::string id, std::string to, Moment at);
  /// A pinned fact is named first and never replaced without asking. kNotFound for an unknown id.
  enum class Pin : uint8_t { kOff, kOn };
  boost::asio::awaitable<Result<void>> SetPin(std::string id, Pin pin, Moment at);
  boost::asio::awaitable<Result<void>> WriteSnapshot();
  /// What the person said since a language model last read the talk, oldest first, without signs of a crisis; empty where the last turn is not older than `before`, where
  /// there is too little, and where the reins say no.
  std::vector<TalkedTurn> TalkToReadAgain(Instant before) const;
  /// Keeps what of `noted` stands up against what was said (companion/notes.h).
  boost::asio::awaitable<Result<NotesReport>> KeepNotes(std::vector<TalkedTurn> talk, std::vector<NotedEvent> noted, Moment at);
  /// The person allows a tool, as it says of itself now, or takes that back.
  boost::asio::awaitable<Result<void>> AllowTool(std::string tool, std::string hash, Moment at);
  boost::asio::awaitable<Result<void>> DenyTool(std::string tool, Moment at);

  const Life& life() const { return life_; }
  const PersonRecord& person() const { return person_; }
  /// As far as the reins let her feel.
  AffectState FeelingsAt(Moment now) const { return Limited(life_.affect().At(now, life_.persona()), Reins(), life_.persona()); }
  /// The reins that hold: the person's within the house's.
  Settings Reins() const;
  /// The house's alone.
  Settings Limits() const { return household_.house == nullptr ? Settings() : household_.house->Get(); }
  /// Everything that has to be kept of what she told and what was changed of her, in its order.
  Result<std::vector<conscience::AuditEntry>> Audit() const;
  /// Why she said what she last said, as the log has it; empty before the first turn.
  Result<WhyReport> Why() const;
  /// True once a write failed: what is in memory may be ahead of the log, so this must be dropped and opened again.
  bool broken() const { return broken_; }
  /// The moment for something said now: `wished`, but never before the last event.
  Moment Clock(Moment wished) const { return std::max(wished, life_.last()); }

 private:
  Conversation(const Household& household, PersonRecord person) : household_(household), person_(std::move(person)) {}

  boost::asio::awaitable<Result<TurnReport>> AnswerAgain(Utterance utterance, TurnId turn, SentenceSink& sink);
  /// Looks at the picture and lets go of it; a mind that takes pictures finds a clean copy in its place.
  boost::asio::awaitable<Glance> Look(Utterance& utterance, std::stop_token stop) const;
  /// `said` is the whole of what was said, with what the person only shows of others' words.
  Percept Perceive(const Utterance& utterance, const std::string& said, Glance glance, std::span<const Fact> facts) const;
  HeardEvent Understand(const Utterance& utterance, const std::string& said, const Percept& percept, std::span<const Fact> facts, const Settings& reins) const;
  /// How it is to sound: what she shows of her feelings, in the voice that was asked for.
  Prosody Manner(const AffectState& shown) const;
  TurnReport ReportOf(const Thought& thought, const HeardEvent& heard, const Reply& reply, const AffectState& felt);
  /// What holds while she is paused: an answer that keeps nothing of what was said.
  TurnReport AnswerPaused(const Utterance& utterance, const Percept& percept, const Settings& reins, SentenceSink& sink) const;
  std::vector<Recollection> Recall(const Utterance& utterance, const Percept& percept) const;
  /// What was asked to be forgotten in this turn; may be empty.
  Result<std::vector<TurnId>> ToForget(const Percept& percept) const;
  boost::asio::awaitable<Result<void>> Drop(std::vector<TurnId> turns, Moment at);
  boost::asio::awaitable<Result<void>> Remove(std::vector<TurnId> turns, std::string ids, Moment at);
  Result<void> FinishForgetting();
  Consultation Consult(const Utterance& utterance, const Percept& percept);
  /// Notices that she is an AI, and of the time; keeps that they were shown.
  std::vector<std::string> GiveNotices(const Utterance& utterance, Language language, const Settings& reins);
  conscience::Owed Oblige(const Thought& thought) const;
  /// Keeps what the person's words change: the reins, who she is, what the two are.
  Result<void> TakeEffect(const conscience::Owed& owed, Moment at);
  boost::asio::awaitable<Result<Reply>> FindWords(const Thought& thought, std::optional<Reply> owed, const std::string& first, ToolDesk& desk, SentenceSink& sink, std::stop_token stop);
  /// Tools are for minds that can ask for them. Notes it where words of others come with this turn.
  ToolDesk OpenDesk(const Utterance& utterance, const Percept& percept);
  boost::asio::awaitable<Result<void>> RecordTool(ToolEvent event, Moment at);
  /// Offers the allowed tools to the mind, and makes the call that the person's words say yes to: gives her first words about it ("" where there is none), and the
  /// mind what came of it.
  enum class ToolsNow : uint8_t { kNone, kAll };
  boost::asio::awaitable<Result<std::string>> OpenTools(ToolsNow now, std::optional<AskedCall> asked, Utterance& utterance, Thought& thought, ToolDesk& desk, std::vector<std::string>& notices,
                                                        std::stop_token stop);
  /// Applies an event now and queues it for the log; Flush() makes everything queued durable.
  void Keep(Moment at, EventBody body);
  boost::asio::awaitable<Result<void>> Flush();
  /// Of a mind that speaks over seconds: what was heard is made durable before it begins, so that its sentences need not wait.
  boost::asio::awaitable<Result<void>> OpenEarly(SentenceGate& gate, const conscience::Owed& owed);
  void CloseAsCut(TurnId turn);

  const Household& household_;
  PersonRecord person_;
  Life life_;
  std::vector<Event> pending_;
  Seq durable_ = 0;
  Seq snapshot_at_ = 0;
  bool broken_ = false;
  std::vector<std::string> recalled_;  // at the last turn, for Why()
};

}  // namespace sam
