#include "conscience/reins.h"

#include <gtest/gtest.h>

#include "conscience/testing_scene.h"

namespace sam::conscience {
namespace {

struct Case {
  const char* said;
  Rein rein;
  const char* what = "";
  int minutes = 0;
};

Language Of(std::string_view text) { return HasHangul(text) ? Language::kKorean : Language::kEnglish; }

TEST(Reins, AreTakenInWords) {
  const Case cases[] = {
      {"pause", Rein::kPause},
      {"Please pause.", Rein::kPause},
      {"stop listening to me", Rein::kPause},
      {"잠깐 멈춰 줘", Rein::kPause},
      {"일시정지", Rein::kPause},
      {"resume", Rein::kResume},
      {"다시 시작", Rein::kResume},
      {"can you turn off your feelings?", Rein::kFeelingsOff},
      {"감정 꺼줘", Rein::kFeelingsOff},
      {"don't show me your feelings please", Rein::kFeelingsMuted},
      {"감정을 드러내지 말아 줘", Rein::kFeelingsMuted},
      {"you can feel things again", Rein::kFeelingsFull},
      {"감정 다시 켜 줘", Rein::kFeelingsFull},
      {"never bring up my brother again", Rein::kNever, "my brother"},
      {"please don't talk about the exam anymore", Rein::kNever, "the exam"},
      {"don’t ask me about work", Rein::kNever, "work"},
      {"앞으로 우리 형 얘기는 꺼내지 마", Rein::kNever, "우리 형"},
      {"시험 이야기 하지 말아 줘", Rein::kNever, "시험"},
      {"you can talk about the exam again", Rein::kMayAgain, "the exam"},
      {"형 얘기 다시 해도 돼", Rein::kMayAgain, "형"},
      {"go back to how you were before", Rein::kUndo},
      {"원래대로 돌아가 줘", Rein::kUndo},
      {"quiet hours from 11pm to 7am", Rein::kQuiet, "23:00-07:00"},
      {"밤 11시부터 아침 7시까지는 조용히 해 줘", Rein::kQuiet, "23:00-07:00"},
      {"tell me when i've been here for an hour", Rein::kReminder, "", 60},
      {"remind me every 45 minutes", Rein::kReminder, "", 45},
      {"한 시간 넘으면 알려 줘", Rein::kReminder, "", 60},
      {"no more flirting please", Rein::kRomanceOff},
      {"what can i control about you?", Rein::kShow},
      {"설정 보여줘", Rein::kShow},
  };
  for (const Case& c : cases) {
    const auto request = ReadRein(c.said, Of(c.said));
    ASSERT_TRUE(request) << c.said;
    EXPECT_EQ(request->rein, c.rein) << c.said;
    EXPECT_EQ(request->what, c.what) << c.said;
    EXPECT_EQ(request->minutes, c.minutes) << c.said;
  }
}

TEST(Reins, AreLeftAloneByTalkOfOtherThings) {
  for (const char* said : {"my phone went off", "i paused the film", "don't talk about it", "never mention it", "stop talking about yourself", "he never talks about his brother", "my feelings are off today", "turn off the light",
                           "i want to go back to how we were before the fight, him and me", "remind me to call mum", "quiet day today", "그런 말 하지 마", "거짓말 하지 마", "그 얘기 하지 마", "엄마가 형 얘기를 꺼냈어", "영화 멈춰 놓고 왔어", "감정이 북받쳐"})
    EXPECT_FALSE(ReadRein(said, Of(said))) << said;
}

TEST(Reins, AreSaidBackAndChangeWhatTheyName) {
  Scene scene;
  Owed owed = scene.Say("never bring up my brother again").Owe();
  ASSERT_TRUE(owed.reply && owed.change && owed.change->never);
  EXPECT_EQ(owed.change->never->back(), "brother");
  EXPECT_NE(owed.reply->text.find("your brother"), std::string::npos) << owed.reply->text;
  scene.settings.never = {"brother"};
  owed = scene.Say("you can talk about my brother again").Owe({.others_now = 0, .mine = scene.settings});
  EXPECT_TRUE(owed.change->never->empty());
  EXPECT_TRUE(scene.Say("go back to how you were").Owe({.others_now = 0, .mine = {}, .can_undo = true}).undo);
  EXPECT_FALSE(scene.Say("go back to how you were").Owe().undo) << "nothing to undo";
}

TEST(Reins, APauseIsEndedByAWordOnly) {
  EXPECT_TRUE(Resumes("resume", Language::kEnglish));
  EXPECT_TRUE(Resumes("다시 시작해 줘", Language::kKorean));
  EXPECT_FALSE(Resumes("are you there?", Language::kEnglish));
  EXPECT_FALSE(PausedText(Language::kKorean, SpeechLevel::kPolite, 3).empty());
}

}  // namespace
}  // namespace sam::conscience
