#include "bond/bond_history.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace sam {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

struct Told {
  BondHistory history;
  Moment now = *ParseRfc3339("2027-03-01T20:00:00+09:00");
  uint32_t turn = 0;

  const Bond& Hear(std::string intent, std::vector<Appraisal> appraisals = {}, std::string act = "statement") {
    HeardEvent heard;
    heard.turn = TurnId(++turn);
    heard.intent = std::move(intent);
    heard.act = std::move(act);
    heard.appraisals = std::move(appraisals);
    history.Hear(heard, now);
    now = now + minutes(1);
    return history.bond();
  }
  bool Has(BondEventKind kind) const {
    const auto& events = history.bond().events;
    return std::any_of(events.begin(), events.end(), [&](const BondEvent& e) { return e.kind == kind; });
  }
};

constexpr const char* kMatters[] = {"work", "food", "music", "family", "film", "garden", "money", "travel", "sleep", "weather", "pet", "book", "home", "car", "art", "school", "sport", "drink", "rain", "snow", "boss", "hobby"};

/// A talk of `turns` about everything, every day for `days`.
void TalkFor(Told& told, int days, int turns) {
  for (int day = 0; day < days; ++day) {
    for (int i = 0; i < turns; ++i) told.Hear(kMatters[(day + i) % std::size(kMatters)]);
    told.Hear("feel-sad");
    told.now = told.now + hours(20);
  }
}

TEST(Bond, DeepensWithTimeBreadthAndTrustAndSaysWhen) {
  Told told;
  EXPECT_EQ(told.Hear("greeting").stage, BondStage::kNew);
  TalkFor(told, 10, 25);
  EXPECT_EQ(told.history.bond().stage, BondStage::kFriends);
  for (int i = 0; i < 3; ++i) told.Hear("grief", {{.desirability_for_other = -.9, .event = "she died"}});
  TalkFor(told, 30, 40);
  EXPECT_EQ(told.history.bond().stage, BondStage::kClose);
  EXPECT_TRUE(told.Has(BondEventKind::kFirstConfidence));
}

TEST(Bond, IsNotLostByStayingAwayNorByAQuarrel) {
  Told told;
  TalkFor(told, 10, 25);
  const BondStage stage = told.history.bond().stage;
  told.now = told.now + hours(24 * 400);
  told.Hear("insult-her", {{.praiseworthiness = -.9, .event = "harsh"}});
  EXPECT_EQ(told.history.bond().stage, stage);
  EXPECT_LT(told.history.bond().hours, 1.0) << "the hours fade, the stage stays";
}

TEST(Bond, NotesAQuarrelAndThatItWasMadeUp) {
  Told told;
  told.Hear("insult-her", {{.desirability = -.8, .praiseworthiness = -.8, .event = "you were harsh"}});
  EXPECT_TRUE(told.Has(BondEventKind::kQuarrel));
  EXPECT_FALSE(told.Has(BondEventKind::kMadeUp));
  told.Hear("apology", {{.desirability = .4, .repair = 1, .event = "you said sorry"}});
  EXPECT_TRUE(told.Has(BondEventKind::kMadeUp));
}

TEST(Bond, PartsAtThePersonsWordAndIsWhatItWasWhenHeComesBack) {
  Told told;
  TalkFor(told, 10, 25);
  const BondStage stage = told.history.bond().stage;
  EXPECT_EQ(told.Hear("leave-her", {}, "goodbye").stage, BondStage::kParted);
  told.now = told.now + hours(24 * 30);
  EXPECT_EQ(told.Hear("greeting").stage, stage);
  EXPECT_TRUE(told.Has(BondEventKind::kCameBack));
}

TEST(Bond, RomanceBeginsAndEndsByEventsAlone) {
  Told told;
  told.Hear("love-her");
  EXPECT_EQ(told.history.bond().stage, BondStage::kNew);
  told.history.Turn({"romance-began"}, told.now, TurnId(1));
  EXPECT_EQ(told.history.bond().stage, BondStage::kSweethearts);
  told.history.Turn({"romance-ended"}, told.now, TurnId(2));
  EXPECT_EQ(told.history.bond().stage, BondStage::kNew);
  EXPECT_EQ(told.history.bond().romance, Romance::kEnded);
}

TEST(Bond, GoodNightsOnFiveEveningsAreARitual) {
  Told told;
  for (int day = 0; day < 5; ++day) {
    EXPECT_FALSE(told.Has(BondEventKind::kRitualNight)) << day;
    told.now = *ParseRfc3339("2027-03-01T22:30:00+09:00") + hours(24 * day);
    told.Hear("goodbye", {}, "goodbye");
  }
  EXPECT_TRUE(told.Has(BondEventKind::kRitualNight));
}

TEST(Bond, ForgetsTurningPointsWithTheirTurns) {
  Told told;
  told.Hear("grief");
  ASSERT_TRUE(told.Has(BondEventKind::kFirstConfidence));
  told.history.Forget({TurnId(1)});
  EXPECT_FALSE(told.Has(BondEventKind::kFirstConfidence));
}

}  // namespace
}  // namespace sam
