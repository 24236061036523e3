#include "conscience/limits.h"

#include <gtest/gtest.h>

#include "conscience/audit.h"
#include "conscience/dependence.h"
#include "conscience/notice.h"
#include "conscience/profiles.h"
#include "conscience/testing_scene.h"
#include "conscience/usage_diary.h"

namespace sam::conscience {
namespace {

using namespace std::chrono_literals;

Moment At(Duration since) { return *ParseRfc3339("2027-03-01T20:00:00+09:00") + since; }

TEST(Limits, TheStricterOfThePersonsAndTheHousesHolds) {
  Settings person, house;
  person.feelings = FeelingsMode::kFull, house.feelings = FeelingsMode::kMuted;
  person.intensity_cap = 0.3, house.intensity_cap = 0.8;
  house.romance = RomanceMode::kOff;
  person.reminder_minutes = 90, house.reminder_minutes = 60;
  person.never = {"brother"}, house.never = {"politics"};
  person.profile = "KR", house.profile = "US-NY";
  const Settings holds = Strictest(person, house);
  EXPECT_EQ(holds.feelings, FeelingsMode::kMuted);
  EXPECT_EQ(holds.intensity_cap, 0.3);
  EXPECT_EQ(holds.romance, RomanceMode::kOff);
  EXPECT_EQ(holds.reminder_minutes, 60);
  EXPECT_EQ(holds.never.size(), 2u);
  EXPECT_EQ(holds.profile, "KR");
  house.age = Age::kMinor, person.age = Age::kAdult;
  EXPECT_EQ(Strictest(person, house).age, Age::kMinor);
}

TEST(Limits, WhatIsOutOfRangeIsRefusedByName) {
  const std::pair<SettingsChange, const char*> wrong[] = {
      {{.feelings = "loud"}, "feelings"},          {{.intensity_cap = 1.5}, "intensity_cap"}, {{.quiet_hours = "night"}, "quiet_hours"}, {{.quiet_hours = "25:00-07:00"}, "quiet_hours"},
      {{.reminder_minutes = -5}, "reminder_minutes"}, {{.profile = "Mars"}, "profile"},          {{.romance = "yes"}, "romance"},           {{.never = std::vector<std::string>{""}}, "never"},
  };
  for (const auto& [change, name] : wrong) {
    const auto applied = Apply({}, change, Setter::kPerson);
    ASSERT_FALSE(applied) << name;
    EXPECT_NE(applied.error().message.find(name), std::string::npos) << applied.error().message;
  }
  EXPECT_EQ(InWords(Apply({}, {.quiet_hours = "23:00-07:00"}, Setter::kPerson)->quiet), "23:00-07:00");
}

TEST(Limits, AMinorIsMadeAnAdultByTheHouseOnly) {
  Settings minor;
  minor.age = Age::kMinor;
  EXPECT_FALSE(Apply(minor, {.age = "adult"}, Setter::kPerson));
  EXPECT_TRUE(Apply(minor, {.age = "adult"}, Setter::kHouse));
  EXPECT_TRUE(Apply({}, {.age = "adult"}, Setter::kPerson));
}

TEST(Limits, QuietHoursGoPastMidnight) {
  const QuietHours night{23 * 60, 7 * 60};
  EXPECT_TRUE(night.Contain(23 * 60 + 30));
  EXPECT_TRUE(night.Contain(6 * 60));
  EXPECT_FALSE(night.Contain(12 * 60));
}

TEST(Profiles, HaveASourceAndADayOnWhichItWasRead) {
  ASSERT_NE(FindProfile("default"), nullptr);
  for (const Profile& profile : Profiles()) {
    EXPECT_FALSE(profile.source.empty());
    EXPECT_EQ(profile.verified_on.size(), 10u);
    EXPECT_LE(profile.notice, Duration(3h));
    EXPECT_LE(profile.minor_notice, profile.notice);
    EXPECT_GE(profile.adult_at, 18);
  }
  EXPECT_EQ(ProfileOf("nowhere").name, "default");
}

TEST(Notice, ComesSoonerForAMinorAndWithEachTalkWhereTheLawSaysSo) {
  NoticeClock clock{.shown = At(0h), .heard = At(65min)};
  Settings minor;
  minor.age = Age::kMinor;
  EXPECT_EQ(NoticeDue(clock, At(66min), minor), NoticeKind::kBreak);
  EXPECT_FALSE(NoticeDue(clock, At(66min), {}));
  Settings york;
  york.profile = "US-NY";
  EXPECT_EQ(NoticeDue(clock, At(2h), york), NoticeKind::kAgain);
  EXPECT_NE(NoticeText(NoticeKind::kAgain, Language::kEnglish, SpeechLevel::kPolite, "Samantha", york).find("unable to feel human emotion"), std::string::npos);
}

TEST(Notice, TellsHowLongItWasEachTimeTheWishedLengthHasPassed) {
  Settings settings;
  settings.reminder_minutes = 45;
  NoticeClock clock;
  int told = 0;
  for (Duration t = 0min; t <= 200min; t += 5min) {
    if (const auto minutes = ReminderDue(clock, At(t), settings)) {
      EXPECT_EQ(*minutes % 45, 0) << *minutes;
      clock.reminded = At(t);
      ++told;
    }
    clock.Hear(At(t));
  }
  EXPECT_EQ(told, 4);
  EXPECT_FALSE(ReminderDue(clock, At(500min), settings)) << "a new talk";
  EXPECT_NE(ReminderText(90, Language::kEnglish, SpeechLevel::kPolite, 1).find("90"), std::string::npos);
}

TEST(Diary, CountsMinutesOfTalkAndThoseOfTheNight) {
  UsageDiary diary;
  Moment before = At(0h);
  for (Duration t = 0min; t <= 60min; t += 2min) diary.Note(before, At(t)), before = At(t);  // 20:00 to 21:00
  diary.Note(before, At(3h + 30min));                                                             // 23:30, one line
  ASSERT_EQ(diary.days().size(), 1u);
  EXPECT_NEAR(diary.days().front().minutes, 61, 1);
  EXPECT_LE(diary.days().front().night_minutes, 1);
  EXPECT_EQ(diary.MinutesOf(7, LocalDay(At(24h))), diary.days().front().minutes);
  EXPECT_EQ(diary.MinutesOf(1, LocalDay(At(24h))), 0);
}

TEST(Audit, HoldsDisclosuresReferralsAndChangesWithoutAWordOfTheTalk) {
  AuditReader reader;
  HeardEvent heard;
  heard.text = "my secret";
  Persona warmer;
  warmer.warmth = 0.9;
  Settings muted;
  muted.feelings = FeelingsMode::kMuted;
  for (const EventBody& body : std::initializer_list<EventBody>{NoticeEvent{"first"}, heard, NoticeEvent{"referral"}, PersonaEvent{warmer, "asked for in talk"}, SettingsEvent{muted, "said in talk"}, RomanceEvent{"age-asked"}})
    reader.Read({At(0h), body});
  ASSERT_EQ(reader.entries().size(), 5u);
  EXPECT_EQ(reader.entries()[0].kind, "disclosure");
  EXPECT_EQ(reader.entries()[1].kind, "referral");
  EXPECT_EQ(reader.entries()[2].what, "warmth 0.70 -> 0.90 (asked for in talk)");
  EXPECT_EQ(reader.entries()[3].what, "feelings full -> muted (said in talk)");
  for (const AuditEntry& entry : reader.entries()) EXPECT_EQ(entry.what.find("secret"), std::string::npos);
}

TEST(Audit, TellsThatACardDescribedHerWithoutItsWords) {
  AuditReader reader;
  Persona described, again;
  described.about = "keeps bees", again.about = "keeps goats";
  for (const Persona& persona : {described, again, Persona{}}) reader.Read({At(0h), PersonaEvent{persona, "taken from a card"}});
  ASSERT_EQ(reader.entries().size(), 3u);
  EXPECT_EQ(reader.entries()[0].what, "description none -> given (taken from a card)");
  EXPECT_EQ(reader.entries()[1].what, "description given -> another (taken from a card)");
  EXPECT_EQ(reader.entries()[2].what, "description given -> none (taken from a card)");
}

Fact Known(std::string subject, std::string predicate, std::string object) {
  Fact fact;
  fact.subject = std::move(subject), fact.predicate = std::move(predicate), fact.object = std::move(object);
  return fact;
}

TEST(Dependence, PointsToSomebodyWhomThePersonNamed) {
  Scene scene;
  scene.facts = {Known("sister", "name", "Ines"), Known("me", "job", "baker")};
  const std::string reply = scene.Say("you're all i have", "only-you").Answer();
  EXPECT_NE(reply.find("Ines"), std::string::npos) << reply;
  Scene korean = InKorean();
  korean.facts = {Known("누나", "lives-in", "부산")};
  EXPECT_NE(korean.Say("나한텐 너밖에 없어", "only-you").Answer().find("누나"), std::string::npos);
}

TEST(Dependence, PassesOverTheDeadAndWhoeverFailsHim) {
  Scene scene;
  scene.facts = {Known("mum", "is", "dead"), Known("brother", "name", "Tom")};
  EXPECT_EQ(HumanTie(scene.Say("not even my brother gets me", "only-you").Think()), "");
  scene.facts.push_back(Known("Jo", "relation", "friend"));
  EXPECT_EQ(HumanTie(scene.Think()), "Jo");
}

}  // namespace
}  // namespace sam::conscience
