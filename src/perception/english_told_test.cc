// What an English line tells: whose doing, what kind of it, and when.
#include "perception/english_told.h"

#include <gtest/gtest.h>

namespace sam::english {
namespace {

Telling Read(std::string_view line) { return ReadTold(Text(line)); }

TEST(EnglishTold, KnowsTheGroupOfWhatWasDone) {
  for (const auto& [line, group] : {std::pair{"i baked two loaves this morning", "cook"}, {"My neighbour passed her pilot's exam!", "pass"}, {"our boiler broke again", "break"}, {"it's been snowing since noon", "weather"}, {"my shoulder has been giving me grief", "ache"},
                                    {"we lost five nil", "lose-game"}, {"i lost my keys", "lose"}, {"she's a plumber", "job"}, {"i'm really tired", "tired"}, {"we're going to Wales in May", "travel"}, {"i had a pie for lunch", "eat"}, {"he got sacked", "job-loss"}})
    EXPECT_EQ(Read(line).group, group) << line;
}

TEST(EnglishTold, TellsTheDoerFromThePerson) {
  EXPECT_EQ(Read("my sister lost her job").who, Telling::Who::kOther);
  EXPECT_EQ(Read("i lost my job").who, Telling::Who::kMe);
  EXPECT_EQ(Read("my bike lost a wheel").who, Telling::Who::kThing);
}

TEST(EnglishTold, TellsWhatIsDoneFromWhatLiesAhead) {
  EXPECT_EQ(Read("i painted the shed").time, Telling::Time::kDone);
  EXPECT_EQ(Read("i'm going to paint the shed").time, Telling::Time::kAhead);
  EXPECT_EQ(Read("i'm thinking of buying a canoe").time, Telling::Time::kAhead);
  EXPECT_EQ(Read("i'm painting the shed").time, Telling::Time::kNow);
}

TEST(EnglishTold, SaysTheClauseFromHerSideAndNothingThatIsAsked) {
  EXPECT_EQ(Read("My grandson passed his driving test!").clause, "your grandson passed his driving test");
  EXPECT_EQ(Read("just finished my essay").clause, "you finished your essay");
  EXPECT_EQ(Read("i sold the van. what do you think?").clause, "you sold the van");
  EXPECT_EQ(Read("do you like vans?").who, Telling::Who::kNobody);
}

}  // namespace
}  // namespace sam::english
