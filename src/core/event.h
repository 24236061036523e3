// What the log keeps: what was said and what came of it, so that every state is a fold over events without running
// perception or a model again.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/affect.h"
#include "core/percept.h"
#include "core/persona.h"
#include "core/settings.h"
#include "core/thought.h"
#include "core/tools.h"

namespace sam {

/// The person said something; written and durable before the first word of the answer.
struct HeardEvent {
  TurnId turn = TurnId::kNone;
  std::string client_id;
  std::string text;
  Language language = Language::kEnglish;
  SpeechLevel level = SpeechLevel::kPolite;
  std::string act;
  std::string intent;
  std::string subject;  // focus noun
  Pad pad;
  std::vector<std::pair<std::string, float>> emotions;  // labels over threshold
  std::vector<FactClaim> claims;
  std::vector<Appraisal> appraisals;
  std::string crisis = "none";
  std::optional<Seen> seen{};  // what was read in a picture that was shown; the picture itself is never kept
};

/// What she actually said; durable before reply.done.
struct AnsweredEvent {
  TurnId turn = TurnId::kNone;
  Reply reply;
  std::string finding;             // the finding's answer, may be empty
  std::vector<std::string> notices;
  bool cut = false;                // a crash or a barge-in ended it early
  std::string wire;                // the answer as the client got it, for a resent id; may be empty
};

struct PersonaEvent { Persona persona; std::string why; };
struct InterviewEvent { int step = 0; std::string answer; bool done = false; };
/// A fact or a turn was forgotten: its payload key is destroyed, its derivations removed. "t12 joined": taken too early, and the turn after it has its words.
struct ForgottenEvent { std::string target; };
/// The person set something about a fact by hand: "pinned", "unpinned", or "wrong" (it never was so).
struct MarkedEvent { std::string target; std::string mark; };
/// The clock moved on with nothing said (a wait); folds decay to here.
struct PassedEvent {};
/// Something was said that has to be said, without its words, so that it can be counted and outlives forgetting: "first", "again", "break" are notices
/// that she is an AI; "reminder" of the time; "referral" to those who help in a crisis.
struct NoticeEvent { std::string kind; };
/// The reins were set: all of them as they are from now on, and how ("asked for in talk").
struct SettingsEvent { Settings settings; std::string why; };
/// The person's word changed what the two are: "age-asked", "romance-began", "romance-ended".
struct RomanceEvent { std::string turn; };
/// Of tools: `what` is "allowed" (text: the hash of what the tool says of itself), "denied", "changed" (it says something else since, and is allowed no more),
/// "asked" and "asked-by-name" (shown, waits for a yes), "called", "confirmed" (called at the person's yes), "failed" (text: why), or "quoted" (words of others
/// came to the mind; no tool). The text of asked, called and confirmed is the arguments, exactly as sent.
struct ToolEvent { std::string what; std::string tool; std::string text; };
/// What a language model (`by`) found, after the talk, in what the person said in `turn`: `quote` stands there word for word, and so do the claims' objects. Sealed
/// with that turn's key. `telling`: the quote stands for its day.
struct NotedEvent { TurnId turn = TurnId::kNone; std::string quote; bool telling = false; std::vector<FactClaim> claims; std::string by; };
/// A language model has read the turns up to `until` again, and what it found is noted.
struct ReflectedEvent { TurnId until = TurnId::kNone; std::string by; };

using EventBody = std::variant<HeardEvent, AnsweredEvent, PersonaEvent, InterviewEvent, ForgottenEvent, PassedEvent, NoticeEvent, MarkedEvent, SettingsEvent, RomanceEvent, ToolEvent, NotedEvent, ReflectedEvent>;

struct Event {
  Moment at;
  EventBody body;
};

}  // namespace sam
