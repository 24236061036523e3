#include "mind/builtin/take_up_skill.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "mind/builtin/testing_talk.h"

namespace sam {
namespace {

bool Proposes(const trial::Talk& talk, std::string_view said, const Percept& percept, std::string_view skill) {
  const Utterance utterance = talk.Hear(said);
  std::vector<Candidate> out;
  TakeUpSkill().Propose(talk.ThoughtOf(utterance, percept), out);
  return std::any_of(out.begin(), out.end(), [&](const Candidate& c) { return c.skill == skill; });
}

Percept Framed(std::string_view frame, double weight) {
  Percept percept;
  percept.frames = {{std::string(frame), weight}};
  return percept;
}

TEST(TakeUp, FitsHowItWasPut) {
  const trial::Talk talk;
  EXPECT_TRUE(Proposes(talk, "i bought a kayak", Framed("buy", 0.58), "take-buy"));
  EXPECT_FALSE(Proposes(talk, "i bought a kayak", {}, "take-buy"));
}

TEST(TakeUp, StaysOnTheSubject) {
  trial::Talk talk;
  talk.discourse.recent.push_back({static_cast<TurnId>(1), talk.now, "my dad died in march", "I'm sorry.", "", "", ""});
  talk.discourse.turns = 1;
  EXPECT_TRUE(Proposes(talk, "he whistled when he was cross", Framed("they", 0.46), "theme-death-they"));
}

TEST(TakeUp, OffersAnotherNameWhileThisTurnStandsUnanswered) {
  trial::Talk talk;
  talk.discourse.recent.push_back({static_cast<TurnId>(1), talk.now, "our band needs a name", "Low Ceiling.", "", "take-name-band", ""});
  talk.discourse.recent.push_back({static_cast<TurnId>(2), talk.now, "too clean", "", "", "", ""});
  talk.discourse.turns = 1;
  EXPECT_TRUE(Proposes(talk, "too clean", Framed("not-that", 0.66), "take-name-band"));
}

}  // namespace
}  // namespace sam
