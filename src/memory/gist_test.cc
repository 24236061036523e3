#include "memory/gist.h"

#include <gtest/gtest.h>

#include "core/predicates.h"
#include "memory/memory_test_life.h"

namespace sam {
namespace {

using testing::Claim;
using testing::ToldLife;

TEST(Gist, SumsUpADayByWhatWeighsMostWithItsSources) {
  ToldLife life;
  life.Say("hm");
  const TurnId told = life.Say("my sister Ines had her baby last night, a girl", {Claim("sister", predicate::kName, "Ines")});
  life.Say("ok");
  const Gist gist = life.memory.SumUp();
  ASSERT_EQ(gist.days.size(), 1u);
  EXPECT_NE(gist.days.front().text.find("had her baby"), std::string::npos);
  EXPECT_NE(std::find(gist.days.front().sources.begin(), gist.days.front().sources.end(), told), gist.days.front().sources.end());
  ASSERT_EQ(gist.weeks.size(), 1u);
}

TEST(Gist, KnowsPeopleByNameAndByRole) {
  ToldLife life;
  life.Say("my sister is called Ines", {Claim("sister", predicate::kName, "Ines")});
  life.Say("ines moved to Oban", {Claim("sister", predicate::kLivesIn, "Oban")});
  life.Say("엄마가 김치를 보내셨어요");
  const Gist gist = life.memory.SumUp();
  ASSERT_EQ(gist.people.size(), 2u);
  EXPECT_EQ(gist.people[0].name, "Ines");
  EXPECT_EQ(gist.people[0].role, "sister");
  EXPECT_EQ(gist.people[0].times, 2u);
  EXPECT_NE(gist.people[0].text.find("Oban"), std::string::npos);
  EXPECT_EQ(gist.people[1].role, "엄마");
}

TEST(Gist, HoldsNothingOfWhatWasForgotten) {
  ToldLife life;
  life.Say("it rained on the harbour");
  const TurnId told = life.Say("my sister is called Ines", {Claim("sister", predicate::kName, "Ines")});
  life.memory.Forget("t" + std::to_string(Number(told)));
  const Gist gist = life.memory.SumUp();
  EXPECT_TRUE(gist.people.empty());
  EXPECT_EQ(gist.days.front().text.find("Ines"), std::string::npos);
}

TEST(Gist, KeepsTheMomentsBetweenTheTwo) {
  ToldLife life;
  life.Say("hello you");
  HeardEvent sorry;
  sorry.turn = TurnId{2};
  sorry.text = "i'm sorry i snapped at you";
  sorry.appraisals = {Appraisal{.repair = 0.8}};
  life.memory.Learn(sorry, life.events.back().second);
  const Gist gist = life.memory.SumUp();
  ASSERT_EQ(gist.moments.size(), 2u);
  EXPECT_EQ(gist.moments[0].kind, "made-up");
  EXPECT_EQ(gist.moments[1].kind, "first-talk");
}

TEST(Gist, OfNothingIsEmpty) {
  const Gist gist = LifeMemory().SumUp();
  EXPECT_TRUE(gist.days.empty() && gist.weeks.empty() && gist.people.empty() && gist.moments.empty());
}

}  // namespace
}  // namespace sam
