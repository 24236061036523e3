// Ready-made percepts and a talk to run appraisals through, for the tests of this folder.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "affect/affect_engine.h"

namespace sam {

inline Moment Noon() { return *ParseRfc3339("2027-03-01T12:00:00+09:00"); }

inline Percept Hearing(std::vector<std::string> intents, Language language = Language::kEnglish) {
  Percept percept;
  percept.language = language;
  for (std::string& intent : intents) percept.intents.push_back({std::move(intent), 0.9});
  return percept;
}

/// One conversation: hears, feels, remembers when.
struct Talk {
  Persona persona;
  Bond bond;
  Discourse discourse;
  std::vector<Fact> facts;
  AffectMemory memory;
  Moment now = Noon();
  TurnId turn = TurnId::kNone;
  std::vector<Appraisal> last;

  AffectState Hear(const Percept& percept, std::string said) {
    turn = Next(turn);
    const Utterance utterance{"", said, now, ""};
    last = Appraise(percept, utterance, bond, discourse, facts, memory);
    memory.Apply(last, now, turn, persona);
    discourse.recent.push_back({turn, now, std::move(said), "", std::string(percept.Intent()), "", percept.focus.noun});
    return Now();
  }
  AffectState Now() const { return memory.At(now, persona); }
  void Wait(Duration d) { now = now + d; }
};

inline double Intensity(const AffectState& state, EmotionType type) {
  double most = 0;
  for (const Emotion& e : state.emotions) {
    if (e.type == type && e.intensity > most) most = e.intensity;
  }
  return most;
}

inline double Upset(const AffectState& state) {
  double sum = 0;
  for (const EmotionType type :
       {EmotionType::kDistress, EmotionType::kReproach, EmotionType::kAnger, EmotionType::kResentment,
        EmotionType::kDisliking, EmotionType::kHate, EmotionType::kShame, EmotionType::kDisappointment}) {
    sum += Intensity(state, type);
  }
  return sum;
}

inline std::string Reasons(const AffectState& state) {
  std::string all;
  for (const Emotion& e : state.emotions) all += e.because + "\n";
  return all;
}

}  // namespace sam
