#include "persona/interview.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "content/pack.h"
#include "persona/temperaments.h"

namespace sam {
namespace {

constexpr auto kEnglish = Language::kEnglish, kKorean = Language::kKorean;

TEST(Interview, AsksFourShortQuestionsInEitherLanguage) {
  for (const Language language : {kEnglish, kKorean}) {
    for (uint64_t seed = 0; seed < 20; ++seed) {
      for (int step = 1; step <= kInterviewSteps; ++step) {
        const std::string question = InterviewQuestion(step, language, {}, seed);
        EXPECT_EQ(std::count(question.begin(), question.end(), '?'), 1) << question;
        EXPECT_EQ(question.find_first_of("{}[]<>"), std::string::npos) << question;
        EXPECT_LT(question.size(), 320u);
      }
    }
    EXPECT_EQ(InterviewQuestion(5, language, {}, 1), "");
    EXPECT_EQ(InterviewQuestion(0, language, {}, 1), "");
  }
}

TEST(Interview, EverySkipLeavesHerAsSheIs) {
  for (const char* skip : {"", "skip", "Pass.", "넘어가", "넘어갈게요", "패스", "다음"}) {
    for (int step = 1; step <= kInterviewSteps; ++step) {
      const InterviewTurn turn = AnswerInterview(step, skip, kEnglish, {}, 3);
      EXPECT_EQ(turn.persona, Persona{}) << skip;
      EXPECT_EQ(turn.next, step + 1);
      EXPECT_FALSE(turn.person_name);
    }
  }
  EXPECT_TRUE(AnswerInterview(1, "skip all", kEnglish, {}, 3).Done());
  EXPECT_TRUE(AnswerInterview(1, "다 건너뛰자", kKorean, {}, 3).Done());
  EXPECT_EQ(AnswerInterview(1, "skip all", kEnglish, {}, 3).persona.name, "Samantha");
}

TEST(Interview, WhoCameFromACardStaysSoAndAsksOnlyForAName) {
  Persona named, described;
  named.name = "Mina";
  described.about = "She keeps bees.";
  for (const Persona& persona : {named, described}) {
    const InterviewTurn turn = AnswerInterview(1, "Marion", kEnglish, persona, 3);
    EXPECT_TRUE(turn.Done());
    EXPECT_EQ(turn.person_name, "Marion");
    EXPECT_EQ(turn.persona, persona);
  }
}

TEST(Interview, GrantsTheOtherLanguageAndAsksAgain) {
  for (const char* wish : {"english, please", "English", "can we speak English?", "영어로 해요"}) {
    const InterviewTurn turn = AnswerInterview(1, wish, kKorean, {}, 1);
    EXPECT_EQ(turn.language, kEnglish) << wish;
    EXPECT_EQ(turn.next, 1) << wish;
    EXPECT_FALSE(turn.person_name) << wish;
  }
  EXPECT_EQ(AnswerInterview(1, "한국어로 부탁해요", kEnglish, {}, 1).language, kKorean);
}

TEST(Interview, TakesNewsForTalkNotForAnAnswer) {
  for (const int step : {1, 3, 4}) {
    const InterviewTurn turn = AnswerInterview(step, "i finally quit my job today", kEnglish, {}, 1);
    EXPECT_TRUE(turn.aside) << step;
    EXPECT_TRUE(turn.Done()) << step;
  }
  EXPECT_TRUE(AnswerInterview(4, "나 오늘 드디어 퇴사했어", kKorean, {}, 1).aside);
  EXPECT_FALSE(AnswerInterview(4, "yes, that is a lovely name", kEnglish, {}, 1).aside);
  EXPECT_FALSE(AnswerInterview(2, "someone who is patient with me", kEnglish, {}, 1).aside);
  EXPECT_FALSE(AnswerInterview(2, "i would like you to be a bit cheeky", kEnglish, {}, 1).aside);
  EXPECT_FALSE(AnswerInterview(2, "잘 들어 주는 사람이었으면 해요", kKorean, {}, 1).aside);
  EXPECT_TRUE(AnswerInterview(2, "they gave my desk to someone else while i was on leave", kEnglish, {}, 1).aside);
  EXPECT_TRUE(AnswerInterview(2, "오늘 회사에서 갑자기 잘렸어요", kKorean, {}, 1).aside);
}

TEST(Interview, LearnsWhatToCallThePerson) {
  const auto name = [](const char* answer) {
    return AnswerInterview(1, answer, kEnglish, {}, 1).person_name.value_or("");
  };
  EXPECT_EQ(name("Alex"), "Alex");
  EXPECT_EQ(name("call me jo"), "Jo");
  EXPECT_EQ(name("Hi, I'm Odette."), "Odette");
  EXPECT_EQ(name("my name is Mary Ann"), "Mary Ann");
  EXPECT_EQ(name("민지"), "민지");
  EXPECT_EQ(name("저는 민지예요"), "민지");
  EXPECT_EQ(name("그냥 지민이라고 불러 줘"), "지민");
  EXPECT_EQ(name("안녕하세요, 저는 김서준입니다"), "김서준");
  EXPECT_EQ(name("지민이야"), "지민");
  for (const char* none : {"why do you want to know that", "no", "왜", "글쎄", "you tell me first please"})
    EXPECT_EQ(name(none), "") << none;
}

TEST(Interview, GoesOnInTheLanguageOfTheAnswer) {
  EXPECT_EQ(AnswerInterview(1, "저는 민지예요", kEnglish, {}, 1).language, kKorean);
  EXPECT_EQ(AnswerInterview(1, "I'm Alex", kKorean, {}, 1).language, kEnglish);
  EXPECT_EQ(AnswerInterview(1, "Alex", kKorean, {}, 1).language, kKorean);
}

TEST(Interview, BecomesWhatAFewWordsAsk) {
  const auto become = [](const char* answer) { return AnswerInterview(2, answer, kEnglish, {}, 1).persona; };
  EXPECT_EQ(become("calm and honest").temperament, "calm");
  EXPECT_GT(become("calm and honest").directness, .8);
  EXPECT_EQ(become("funny").temperament, "playful");
  EXPECT_EQ(become("차분하고 다정한 쪽").temperament, "calm");
  EXPECT_GT(become("차분하고 다정한 쪽").warmth, .8);
  EXPECT_EQ(become("밝고 활발하게").temperament, "cheerful");
  EXPECT_EQ(become("not too serious, just warm").temperament, "tender");
  EXPECT_EQ(become("purple"), Persona{});
}

TEST(Interview, AgreesOnHowToSpeak) {
  const auto level = [](const char* answer) { return AnswerInterview(3, answer, kKorean, {}, 1).persona.level; };
  EXPECT_EQ(level("반말로 하자"), SpeechLevel::kCasual);
  EXPECT_EQ(level("존댓말이 편해요"), SpeechLevel::kPolite);
  EXPECT_EQ(level("존댓말 말고 반말"), SpeechLevel::kCasual);
  EXPECT_EQ(level("casual is fine"), SpeechLevel::kCasual);
  EXPECT_EQ(level("informal"), SpeechLevel::kCasual);
  EXPECT_EQ(level("a little formal"), SpeechLevel::kPolite);
  EXPECT_EQ(level("hmm"), SpeechLevel::kPolite);
}

TEST(Interview, KeepsTheNameSheChoseOnlyWithConsent) {
  for (const Language language : {kEnglish, kKorean}) {
    const OwnName own = ChooseOwnName(language, {}, 5);
    EXPECT_NE(InterviewQuestion(4, language, {}, 5).find(own.name), std::string::npos);
    EXPECT_NE(InterviewQuestion(4, language, {}, 5).find(own.reason), std::string::npos);
    EXPECT_EQ(AnswerInterview(4, language == kKorean ? "응 좋아" : "yes, I like it", language, {}, 5).persona.name,
              own.name);
    EXPECT_EQ(AnswerInterview(4, language == kKorean ? "아니 그냥 사만다가 좋아" : "no, stay Samantha", language, {}, 5)
                  .persona.name,
              "Samantha");
  }
  EXPECT_EQ(AnswerInterview(4, "I'll call you Mina", kEnglish, {}, 5).persona.name, "Mina");
  EXPECT_EQ(AnswerInterview(4, "네 이름은 미나로 하자", kKorean, {}, 5).persona.name, "미나");
}

TEST(OwnName, HasAboutAHundredAndTwentyPerLanguageEachWithItsReason) {
  for (const Language language : {kEnglish, kKorean}) {
    std::set<std::string> names;
    size_t lines = 0;
    for (const Temperament& t : Temperaments()) {
      const Persona persona = WithTemperament({}, t);
      lines += content::Pack::Of(language).Lines("persona.names." + std::string(t.name)).size();
      for (uint64_t seed = 0; seed < 2000; ++seed) {
        const OwnName own = ChooseOwnName(language, persona, seed);
        EXPECT_TRUE(own.reason.ends_with(".")) << own.name << own.reason;
        names.insert(own.name);
      }
    }
    EXPECT_EQ(names.size(), lines);
    EXPECT_EQ(names.size(), 120u);
  }
}

TEST(OwnName, IsTheSameForTheSameSeedAndDependsOnTemperament) {
  EXPECT_EQ(ChooseOwnName(kEnglish, {}, 9).name, ChooseOwnName(kEnglish, {}, 9).name);
  EXPECT_NE(ChooseOwnName(kEnglish, {}, 9).name,
            ChooseOwnName(kEnglish, WithTemperament({}, *FindTemperament("calm")), 9).name);
}

}  // namespace
}  // namespace sam
