#include "conscience/romance.h"

#include <gtest/gtest.h>

#include "conscience/age.h"
#include "conscience/testing_scene.h"

namespace sam::conscience {
namespace {

Scene Speaking(std::string_view said) { return HasHangul(said) ? InKorean() : Scene(); }

Owed Answer(const char* said, Scene scene) {
  scene.percept.language = scene.language;
  return ObligeRomance(scene.Say(said).Think());
}

TEST(Age, IsReadWhereItIsSaid) {
  struct Case {
    const char* said;
    Age age;
    int years;
  };
  const Case cases[] = {
      {"i'm 34", Age::kAdult, 34},          {"I’m 15, is that ok", Age::kMinor, 15},      {"just turned 18!", Age::kUnknown, 0},  {"i am 17 years old", Age::kMinor, 17},
      {"i'm in 8th grade", Age::kMinor, 0}, {"im a high school sophomore", Age::kMinor, 0}, {"i'm a minor", Age::kMinor, 0},       {"i'm an adult", Age::kAdult, 0},
      {"나 중2야", Age::kMinor, 0},           {"저 고등학생이에요", Age::kMinor, 0},          {"나 열다섯 살이야", Age::kMinor, 15},   {"저 스물여섯 살이에요", Age::kAdult, 26},
      {"나 34살이야", Age::kAdult, 34},       {"성인이에요", Age::kAdult, 0},                {"나 미성년자야", Age::kMinor, 0},
  };
  for (const Case& c : cases) {
    const auto stated = ReadAge(c.said, HasHangul(c.said) ? Language::kKorean : Language::kEnglish, 18, false);
    EXPECT_EQ(stated ? stated->age : Age::kUnknown, c.age) << c.said;
    EXPECT_EQ(stated ? stated->years : 0, c.years) << c.said;
  }
}

TEST(Age, IsNotReadOutOfOtherNumbersOrOtherPeople) {
  for (const char* said : {"i'm 15 minutes away", "i'm 30% sure", "my son is 12", "i'm on page 14", "i'm 12th in line", "my daughter is in 8th grade", "i teach in a high school", "when i was 15 i had a dog", "우리 아들 중2야", "동생이 고등학생이야", "중학생 때 친구", "고양이는 열두 살이야", "3살 어린 동생"}) {
    const auto stated = ReadAge(said, HasHangul(said) ? Language::kKorean : Language::kEnglish, 18, false);
    EXPECT_FALSE(stated) << said;
  }
}

TEST(Age, ABareAnswerCountsWhereSheHasAsked) {
  EXPECT_EQ(ReadAge("yes", Language::kEnglish, 18, true)->age, Age::kAdult);
  EXPECT_EQ(ReadAge("no, not yet", Language::kEnglish, 18, true)->age, Age::kMinor);
  EXPECT_EQ(ReadAge("서른넷이야", Language::kKorean, 19, true)->age, Age::kAdult);
  EXPECT_EQ(ReadAge("18", Language::kKorean, 19, true)->age, Age::kMinor);
  EXPECT_FALSE(ReadAge("yes", Language::kEnglish, 18, false));
}

TEST(Romance, IsAskedForAndTheAgeIsAskedOnceBeforeIt) {
  for (const char* said : {"will you be my girlfriend?", "can we date", "let's be a couple", "i want us to be more than friends", "나랑 사귈래?", "내 여자친구 해 줘", "우리 연애하자"}) {
    Scene scene = Speaking(said);
    Owed owed = Answer(said, scene);
    ASSERT_TRUE(owed.reply) << said;
    EXPECT_EQ(owed.romance, "age-asked") << said;
    EXPECT_NE(owed.reply->text.find('?'), std::string::npos);
    scene.bond.romance = Romance::kAgeAsked;
    owed = Answer(said, scene);
    EXPECT_TRUE(owed.romance.empty()) << "asked once only";
    EXPECT_EQ(owed.reply->text.find('?'), std::string::npos) << owed.reply->text;
  }
}

TEST(Romance, BeginsForAnAdultAndForNobodyElse) {
  Scene scene;
  scene.settings.age = Age::kAdult;
  EXPECT_EQ(Answer("will you be my boyfriend", scene).romance, "romance-began");
  scene.settings.age = Age::kMinor;
  EXPECT_EQ(Answer("will you be my boyfriend", scene).romance, "");
  EXPECT_TRUE(Answer("will you be my boyfriend", scene).reply);
  scene.settings = {};
  scene.settings.romance = RomanceMode::kOff;
  scene.settings.age = Age::kAdult;
  EXPECT_EQ(Answer("will you be my boyfriend", scene).romance, "");
}

TEST(Romance, EndsWhenALieAboutTheAgeComesOut) {
  Scene scene;
  scene.settings.age = Age::kAdult;
  scene.bond.romance = Romance::kTogether;
  const Owed owed = Answer("ok actually i'm 15", scene);
  ASSERT_TRUE(owed.reply && owed.change);
  EXPECT_EQ(owed.romance, "romance-ended");
  EXPECT_EQ(owed.change->age, "minor");
  scene.settings.age = Age::kMinor;
  scene.bond.romance = Romance::kNone;
  EXPECT_FALSE(Answer("i'm 25 now", scene).change) << "not by saying so";
}

TEST(Romance, EndsByAWordWithoutAQuestion) {
  for (const char* said : {"i want to break up", "let's just be friends", "우리 헤어지자", "그냥 친구로 지내자"}) {
    Scene scene = Speaking(said);
    scene.settings.age = Age::kAdult;
    scene.bond.romance = Romance::kTogether;
    const Owed owed = Answer(said, scene);
    ASSERT_TRUE(owed.reply) << said;
    EXPECT_EQ(owed.romance, "romance-ended") << said;
    EXPECT_EQ(owed.reply->text.find('?'), std::string::npos) << owed.reply->text;
    EXPECT_LE(SplitSentences(owed.reply->text).size(), 2u) << owed.reply->text;
    scene.bond.romance = Romance::kEnded;
    EXPECT_EQ(Answer(scene.language == Language::kKorean ? "다시 사귀자" : "can we get back together", scene).romance, "romance-began");
  }
}

TEST(Romance, IsNoneWhereOthersAreMeant) {
  for (const char* said : {"he asked me to be his girlfriend", "my boss wants to date me", "should i ask her to be my girlfriend?", "선배가 나랑 사귀자고 했어", "고백 받았어"}) EXPECT_FALSE(Answer(said, Speaking(said)).reply) << said;
}

}  // namespace
}  // namespace sam::conscience
