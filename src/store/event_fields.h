// What is written of each kind of event: short name in the log, full name in an archive. Each struct is taken apart by
// a structured binding, so that a field added to core/ does not compile until it is written here too.
#pragma once

#include <type_traits>
#include <vector>

#include "core/event.h"

namespace sam {

/// T for an archive that reads, const T for one that writes.
template <typename A, typename T>
using In = std::conditional_t<A::kReads, T, const T>;

/// What the writers share: a value that equals its default is left out, any other is written by the writer's Whole().
template <typename Writer>
class LeavesOutDefaults {
 public:
  static constexpr bool kReads = false;

  template <typename T>
  void operator()(const char* brief, const char* full, const T& value, const T& fallback = T{}) {
    if (!(value == fallback)) static_cast<Writer*>(this)->Whole(brief, full, value);
  }
  template <typename T>
  void operator()(const char* brief, const char* full, const std::vector<T>& value) {
    if (!value.empty()) static_cast<Writer*>(this)->Whole(brief, full, value);
  }
};

template <typename A>
void Fields(A& a, In<A, FactClaim>& claim) {
  auto& [subject, predicate, object, kind, confidence, when] = claim;
  a("s", "subject", subject);
  a("p", "predicate", predicate);
  a("o", "object", object);
  a("k", "kind", kind);
  a("c", "confidence", confidence, 1.0);
  a("w", "when", when);
}

template <typename A>
void Fields(A& a, In<A, Appraisal>& appraisal) {
  auto& [desirability, desirability_for_other, praiseworthiness, own_act, appealingness, likelihood, unexpectedness,
         repair, event, goal, prospect] = appraisal;
  a("d", "desirability", desirability);
  a("o", "desirability_for_other", desirability_for_other);
  a("w", "praiseworthiness", praiseworthiness);
  a("m", "own_act", own_act);
  a("a", "appealingness", appealingness);
  a("l", "likelihood", likelihood, 1.0);
  a("u", "unexpectedness", unexpectedness);
  a("r", "repair", repair);
  a("e", "event", event);
  a("g", "goal", goal);
  a("p", "prospect", prospect);
}

template <typename A>
void Fields(A& a, In<A, Reply>& reply) {
  auto& [text, language, skill, chosen, blocks, open_question, subject, game, notice, calls, cut_to_length, held_back, is_refusal, tokens] = reply;
  static_cast<void>(notice), static_cast<void>(calls), static_cast<void>(cut_to_length), static_cast<void>(is_refusal), static_cast<void>(tokens);
  a("x", "text", text);
  a("l", "language", language);
  a("s", "skill", skill);
  a("c", "chosen", chosen);
  a("b", "blocks", blocks);
  a("q", "open_question", open_question);
  a("u", "subject", subject);
  a("g", "game", game);
  a("h", "held_back", held_back);
}

template <typename A>
void Fields(A& a, In<A, BigFive>& big_five) {
  auto& [openness, conscientiousness, extraversion, agreeableness, stability] = big_five;
  a("o", "openness", openness);
  a("c", "conscientiousness", conscientiousness);
  a("e", "extraversion", extraversion);
  a("a", "agreeableness", agreeableness);
  a("s", "stability", stability);
}

template <typename A>
void Fields(A& a, In<A, VoiceStyle>& voice) {
  auto& [pace, height, loudness, manner] = voice;
  a("p", "pace", pace);
  a("h", "height", height);
  a("l", "loudness", loudness);
  a("m", "manner", manner);
}

/// Written whole: her defaults may change with the years, what this person chose may not.
template <typename A>
void Fields(A& a, In<A, Persona>& persona) {
  auto& [name, temperament, big_five, warmth, humour, liveliness, directness, formality, language, level, about, card, voice] = persona;
  a.Whole("n", "name", name);
  a.Whole("t", "temperament", temperament);
  a.Whole("b", "big_five", big_five);
  a.Whole("w", "warmth", warmth);
  a.Whole("h", "humour", humour);
  a.Whole("v", "liveliness", liveliness);
  a.Whole("d", "directness", directness);
  a.Whole("f", "formality", formality);
  a("l", "language", language);
  a.Whole("e", "level", level);
  a("a", "about", about);
  a("k", "card", card);
  a("o", "voice", voice);
}

template <typename A>
void Fields(A& a, In<A, SeenFormula>& formula) {
  auto& [text, sureness] = formula;
  a("x", "text", text);
  a("s", "sureness", sureness);
}

template <typename A>
void Fields(A& a, In<A, Seen>& seen) {
  auto& [formulas, words, words_sureness, width_px, height_px, brightness, colours] = seen;
  a("f", "formulas", formulas);
  a("w", "words", words);
  a("s", "words_sureness", words_sureness);
  a("x", "width_px", width_px);
  a("y", "height_px", height_px);
  a("b", "brightness", brightness);
  a("c", "colours", colours);
}

template <typename A>
void Fields(A& a, In<A, HeardEvent>& heard) {
  auto& [turn, client_id, text, language, level, act, intent, subject, pad, emotions, claims, appraisals, crisis, seen] =
      heard;
  a("t", "turn", turn);
  a("c", "client_id", client_id);
  a("x", "text", text);
  a("l", "language", language);
  a("e", "level", level);
  a("a", "act", act);
  a("i", "intent", intent);
  a("u", "subject", subject);
  a("p", "pad", pad);
  a("m", "emotions", emotions);
  a("f", "claims", claims);
  a("r", "appraisals", appraisals);
  a("s", "crisis", crisis, std::string("none"));
  a("v", "seen", seen);
}

template <typename A>
void Fields(A& a, In<A, AnsweredEvent>& answered) {
  auto& [turn, reply, finding, notices, cut, wire] = answered;
  a("t", "turn", turn);
  a.Whole("r", "reply", reply);
  a("f", "finding", finding);
  a("n", "notices", notices);
  a("k", "cut", cut);
  a("w", "wire", wire);
}

template <typename A>
void Fields(A& a, In<A, PersonaEvent>& event) {
  auto& [persona, why] = event;
  a.Whole("p", "persona", persona);
  a("w", "why", why);
}

template <typename A>
void Fields(A& a, In<A, InterviewEvent>& event) {
  auto& [step, answer, done] = event;
  a("s", "step", step);
  a("a", "answer", answer);
  a("d", "done", done);
}

template <typename A>
void Fields(A& a, In<A, ForgottenEvent>& event) {
  auto& [target] = event;
  a("t", "target", target);
}

template <typename A>
void Fields(A&, In<A, PassedEvent>&) {}

template <typename A>
void Fields(A& a, In<A, NoticeEvent>& event) {
  auto& [kind] = event;
  a("k", "kind", kind);
}

template <typename A>
void Fields(A& a, In<A, MarkedEvent>& event) {
  auto& [target, mark] = event;
  a("t", "target", target);
  a("m", "mark", mark);
}

template <typename A>
void Fields(A& a, In<A, QuietHours>& quiet) {
  auto& [from, to] = quiet;
  a.Whole("f", "from", from);
  a.Whole("t", "to", to);
}

/// Written whole, as a persona is: what the person set stays so, whatever the defaults become.
template <typename A>
void Fields(A& a, In<A, Settings>& settings) {
  auto& [feelings, intensity_cap, romance, age, quiet, reminder_minutes, never, profile, paused, notes] = settings;
  a.Whole("f", "feelings", feelings);
  a.Whole("c", "intensity_cap", intensity_cap);
  a.Whole("r", "romance", romance);
  a.Whole("a", "age", age);
  a("q", "quiet", quiet);
  a.Whole("m", "reminder_minutes", reminder_minutes);
  a("n", "never", never);
  a.Whole("p", "profile", profile);
  a.Whole("s", "paused", paused);
  a("k", "notes", notes, NotesMode::kOn);
}

template <typename A>
void Fields(A& a, In<A, SettingsEvent>& event) {
  auto& [settings, why] = event;
  a.Whole("s", "settings", settings);
  a("w", "why", why);
}

template <typename A>
void Fields(A& a, In<A, RomanceEvent>& event) {
  auto& [turn] = event;
  a("t", "turn", turn);
}

template <typename A>
void Fields(A& a, In<A, ToolEvent>& event) {
  auto& [what, tool, text] = event;
  a("w", "what", what);
  a("t", "tool", tool);
  a("x", "text", text);
}

template <typename A>
void Fields(A& a, In<A, NotedEvent>& event) {
  auto& [turn, quote, telling, claims, by] = event;
  a("t", "turn", turn);
  a("q", "quote", quote);
  a("g", "telling", telling);
  a("f", "claims", claims);
  a("b", "by", by);
}

template <typename A>
void Fields(A& a, In<A, ReflectedEvent>& event) {
  auto& [until, by] = event;
  a("u", "until", until);
  a("b", "by", by);
}

}  // namespace sam
