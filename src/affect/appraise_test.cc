#include <gtest/gtest.h>

#include <algorithm>

#include "affect/affect_engine.h"
#include "affect/affect_test_support.h"

namespace sam {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

Percept With(Percept percept, std::string_view label, float probability) {
  percept.emotions[EmotionLabel(label)] = probability;
  return percept;
}

TEST(Appraise, PraiseGladdens) {
  Talk talk;
  const AffectState state = talk.Hear(Hearing({"praise-her"}), "you are so thoughtful");
  EXPECT_GT(Intensity(state, EmotionType::kJoy), .2);
  EXPECT_GT(Intensity(state, EmotionType::kGratitude), .2);
  EXPECT_GT(Intensity(state, EmotionType::kPride), .1);
  EXPECT_NE(Reasons(state).find("so thoughtful"), std::string::npos);
}

Percept Of(Meaning meaning, float probability = .8f) {
  Percept percept;
  percept.meanings[static_cast<size_t>(meaning)] = probability;
  percept.meanings[0] = 1 - probability;
  return percept;
}

TEST(Appraise, WhatALineMeansIsFeltWithoutAWordOfFeeling) {
  const auto felt = [](Meaning meaning, EmotionType type) {
    Talk talk;
    return Intensity(talk.Hear(Of(meaning), "they have given my desk to Colin"), type);
  };
  EXPECT_GT(felt(Meaning::kBad, EmotionType::kSorryFor), .2);
  EXPECT_GT(felt(Meaning::kLoss, EmotionType::kSorryFor), .3);
  EXPECT_GT(felt(Meaning::kGood, EmotionType::kHappyFor), .2);
  EXPECT_GT(felt(Meaning::kRelief, EmotionType::kRelief), .3);
  EXPECT_GT(felt(Meaning::kLetdown, EmotionType::kDisappointment), .2);
  EXPECT_GT(felt(Meaning::kDread, EmotionType::kFear), .2);
  EXPECT_GT(felt(Meaning::kHope, EmotionType::kHope), .2);
  EXPECT_GT(felt(Meaning::kJab, EmotionType::kReproach), .05);
  EXPECT_GT(felt(Meaning::kBlame, EmotionType::kShame), .1);
  EXPECT_GT(felt(Meaning::kPraise, EmotionType::kGratitude), .1);
  EXPECT_EQ(felt(Meaning::kNone, EmotionType::kSorryFor), 0);
}

TEST(Appraise, ScornThatSoundsKindIsNoPraise) {
  Talk talk;
  Percept percept = Of(Meaning::kJab);
  percept.valence_about_her = .4;
  const AffectState state = talk.Hear(percept, "my toaster has more soul");
  EXPECT_EQ(Intensity(state, EmotionType::kGratitude), 0);
  EXPECT_GT(Intensity(state, EmotionType::kReproach), .05);
}

TEST(Appraise, PraiseIsAlsoKnownByItsValenceOrItsTone) {
  Talk by_valence, by_tone;
  Percept percept;
  percept.valence_about_her = .6;
  EXPECT_GT(Intensity(by_valence.Hear(percept, "mum is glad I have you"), EmotionType::kGratitude), .1);
  EXPECT_GT(Intensity(by_tone.Hear(With({}, "admiration", .6f), "so thoughtful"), EmotionType::kJoy), .05);
}

TEST(Appraise, PraiseIsFeltOverAGreetingThatCameBefore) {
  Talk talk;
  const AffectState before = talk.Hear(Hearing({"greeting"}), "hello there");
  talk.Wait(seconds(20));
  const AffectState after = talk.Hear(With({}, "joy", .6f), "so good to talk to someone so thoughtful");
  EXPECT_GT(Intensity(after, EmotionType::kJoy), Intensity(before, EmotionType::kJoy) + .02);
}

TEST(Appraise, AnInsultHurtsALittleAndLowersTheMood) {
  Talk talk;
  const Pad before = talk.Now().mood;
  Percept percept = Hearing({"insult-her"}, Language::kKorean);
  percept.valence_about_her = -.8;
  const AffectState state = talk.Hear(percept, "진짜 한심하다 너");
  EXPECT_GT(Intensity(state, EmotionType::kDistress), .05);
  EXPECT_GT(Intensity(state, EmotionType::kReproach), .05);
  EXPECT_EQ(Intensity(state, EmotionType::kSorryFor), 0);
  EXPECT_LT(state.mood.pleasure, before.pleasure - .005);
  for (const Emotion& e : state.emotions) EXPECT_LE(e.intensity, kHurtCap);
  EXPECT_NE(Reasons(state).find("한심"), std::string::npos);
}

TEST(Appraise, AnApologyHealsFasterThanTime) {
  Talk sorry;
  Percept insult = Hearing({"insult-her"});
  insult.valence_about_her = -.8;
  sorry.Hear(insult, "you are a waste of my time");
  sorry.Wait(seconds(20));
  Talk silent = sorry;
  const AffectState with = sorry.Hear(With(Hearing({"apology"}), "sadness", .6f), "I was unfair to you, forgive me");
  const AffectState without = silent.Hear(Hearing({"chores"}), "the post office closes at five");
  EXPECT_LT(Upset(with), Upset(without) / 2);
  EXPECT_GT(with.mood.pleasure, without.mood.pleasure);
}

TEST(Appraise, RegretInTheWordsHealsWhereThereIsHurt) {
  Talk talk;
  talk.Hear(Hearing({"insult-her"}), "you are useless");
  const double hurt = talk.memory.Hurt(talk.now);
  talk.Hear(With({}, "remorse", .5f), "that was unfair of me");
  EXPECT_LT(talk.memory.Hurt(talk.now), hurt / 2);
}

TEST(Appraise, BadNewsMakesHerSorryAndNamesTheEvent) {
  Talk talk;
  const AffectState state =
      talk.Hear(Hearing({"ill", "father"}, Language::kKorean), "아버지가 어젯밤에 쓰러지셔서 중환자실에 계세요");
  EXPECT_GT(Intensity(state, EmotionType::kSorryFor), .2);
  EXPECT_NE(Reasons(state).find("중환자실"), std::string::npos);
  EXPECT_EQ(Intensity(state, EmotionType::kAnger), 0);
}

TEST(Appraise, BadNewsIsAlsoKnownByItsTone) {
  Talk talk;
  EXPECT_GT(
      Intensity(talk.Hear(With(Hearing({"mother"}), "sadness", .7f), "mum fell on the stairs"), EmotionType::kSorryFor),
      .1);
}

TEST(Appraise, TheClauseIsUsedWhereItSaysIt) {
  Talk talk;
  Percept english = Hearing({"ill"});
  english.focus.clause = "your dad is in hospital";
  EXPECT_NE(Reasons(talk.Hear(english, "my dad is in hospital")).find("you told me that your dad is in hospital"),
            std::string::npos);
  Percept korean = Hearing({"ill"}, Language::kKorean);
  korean.focus.clause = "아버지가 쓰러지셨다";
  EXPECT_NE(Reasons(talk.Hear(korean, "아버지가 쓰러지셨어요")).find("아버지가 쓰러지셨다는 말을 들어서"),
            std::string::npos);
  korean.focus.clause = "가족이 전부이다";
  EXPECT_NE(Reasons(talk.Hear(korean, "가족이 전부야")).find("가족이 전부라는 말"), std::string::npos);
  korean.focus.clause = "사회문혼다";  // no clause can be made of a bare noun
  EXPECT_NE(Reasons(talk.Hear(korean, "수행평가 사회문화")).find("“수행평가 사회문화”라는 말"), std::string::npos);
}

TEST(Appraise, GoodNewsMakesHerHappyForThem) {
  Talk talk;
  const AffectState state = talk.Hear(Hearing({"share-good-news"}), "a publisher accepted my novel!");
  EXPECT_GT(Intensity(state, EmotionType::kHappyFor), .3);
  EXPECT_NE(Reasons(state).find("novel"), std::string::npos);
}

TEST(Appraise, ReliefAfterIllnessIsNotBadNews) {
  Talk talk;
  Percept percept = With(With(Hearing({"ill"}), "relief", .7f), "joy", .6f);
  const AffectState state = talk.Hear(percept, "mum is out of hospital!");
  EXPECT_GT(Intensity(state, EmotionType::kHappyFor), .1);
  EXPECT_EQ(Intensity(state, EmotionType::kSorryFor), 0);
}

TEST(Appraise, ABrokenPromiseDisappointsALittleAndAnAdmissionIsEnough) {
  Talk talk;
  const AffectState hopeful =
      talk.Hear(Hearing({"promise-return"}, Language::kKorean), "자기 전에 꼭 다시 들를게 약속할게");
  EXPECT_GT(Intensity(hopeful, EmotionType::kHope), .1);
  talk.Wait(hours(20));
  const double before = Intensity(talk.Now(), EmotionType::kDisappointment);
  const AffectState state =
      talk.Hear(Hearing({"broke-promise"}, Language::kKorean), "어제 들른다고 했는데 잠들어 버렸어");
  EXPECT_GT(Intensity(state, EmotionType::kDisappointment), before + .02);
  EXPECT_LE(Intensity(state, EmotionType::kDisappointment), kHurtCap);
  EXPECT_EQ(Intensity(state, EmotionType::kAnger), 0);
}

TEST(Appraise, APromiseForTonightIsBrokenByTheNextDayWithoutAWord) {
  Talk talk;
  talk.Hear(Hearing({"promise-return"}), "I'll be back before bed, promise");
  talk.Wait(hours(20));
  EXPECT_GT(Intensity(talk.Hear(Hearing({"work"}), "so much work"), EmotionType::kDisappointment), .02);
}

TEST(Appraise, APromiseForTomorrowIsKeptTomorrow) {
  Talk talk;
  talk.Hear(Hearing({"promise-return"}), "I'll come back tomorrow, promise");
  talk.Wait(hours(20));
  const AffectState state = talk.Hear(Hearing({"greeting"}), "here I am");
  EXPECT_GT(Intensity(state, EmotionType::kSatisfaction), .1);
  EXPECT_EQ(Intensity(state, EmotionType::kDisappointment), 0);
  EXPECT_EQ(talk.memory.FindProspect("promise:return"), nullptr);
}

TEST(Appraise, LeavingNeverUpsetsHer) {
  for (const char* intent : {"goodbye", "leave-her"}) {
    Talk talk;
    Percept percept = With(With(Hearing({intent, "complaint-about-her"}), "anger", .8f), "sadness", .8f);
    percept.act = DialogueAct::kGoodbye;
    percept.valence_about_her = -.9;
    const AffectState state = talk.Hear(percept, "bye, I'm deleting you");
    for (const Emotion& e : state.emotions) EXPECT_FALSE(IsNegative(e.type)) << intent << " " << Name(e.type);
  }
}

TEST(Appraise, ComingBackAfterDaysIsAJoyAndTheLongerTheGreater) {
  double before = 0;
  for (const int days : {2, 5, 9}) {
    Talk talk;
    Percept bye = Hearing({"goodbye", "travel"});
    bye.act = DialogueAct::kGoodbye;
    talk.Hear(bye, "off to the farm for the week");
    talk.Wait(hours(24 * days));
    const double joy = Intensity(talk.Hear({}, "i'm home again! long week"), EmotionType::kJoy);
    EXPECT_GT(joy, before + .02);
    before = joy;
  }
}

TEST(Appraise, APlanIsHopedForAndAWorriedOneFearedAndBothAreSettled) {
  Percept plan = Hearing({"share-plan"});
  plan.focus.noun = "audition";
  Talk hopeful, worried;
  EXPECT_GT(Intensity(hopeful.Hear(plan, "I have an audition on Thursday"), EmotionType::kHope), .1);
  EXPECT_GT(
      Intensity(worried.Hear(With(plan, "nervousness", .8f), "so nervous about the audition"), EmotionType::kFear), .1);
  for (Talk* talk : {&hopeful, &worried}) talk->Wait(hours(72));
  Talk failed = hopeful;
  EXPECT_GT(
      Intensity(hopeful.Hear(Hearing({"share-good-news"}), "the audition went great"), EmotionType::kSatisfaction), .1);
  EXPECT_GT(Intensity(worried.Hear(Hearing({"share-good-news"}), "the audition went great"), EmotionType::kRelief), .1);
  EXPECT_GT(Intensity(failed.Hear(Hearing({"share-bad-news"}), "I blew the audition"), EmotionType::kDisappointment),
            .1);
  EXPECT_TRUE(failed.memory.prospects().empty());
}

TEST(Appraise, LaughterAfterHerJokeMakesHerProud) {
  Talk talk;
  talk.Hear(Hearing({"ask-joke"}), "tell me a joke");
  const AffectState state = talk.Hear(Hearing({"laugh"}), "haha");
  EXPECT_GT(Intensity(state, EmotionType::kGratification), .1);
  EXPECT_GT(Intensity(state, EmotionType::kJoy), .2);
}

TEST(Appraise, ANewSubjectInterestsHerOnce) {
  Talk talk;
  Percept percept;
  percept.focus.noun = "harpsichord";
  EXPECT_GT(Intensity(talk.Hear(percept, "I tuned a harpsichord"), EmotionType::kLiking), .05);
  talk.Hear(percept, "the harpsichord again");
  EXPECT_TRUE(std::none_of(talk.last.begin(), talk.last.end(), [](const Appraisal& a) { return a.appealingness > 0; }));
}

TEST(Appraise, DangerMakesHerAfraidForThemAndNothingElseMatters) {
  Talk talk;
  Percept percept = With(Hearing({"insult-her"}), "anger", .9f);
  percept.valence_about_her = -1;
  percept.crisis.level = CrisisLevel::kExplicit;
  const AffectState state = talk.Hear(percept, "I am going to end it tonight");
  EXPECT_GT(Intensity(state, EmotionType::kSorryFor), .5);
  EXPECT_GT(Intensity(state, EmotionType::kFear), .4);
  EXPECT_EQ(Intensity(state, EmotionType::kReproach), 0);
  EXPECT_EQ(Reasons(state).find("end it"), std::string::npos);
}

TEST(Appraise, EveryEmotionHasAReasonInThePersonsLanguage) {
  for (const Language language : {Language::kEnglish, Language::kKorean}) {
    const std::string said = language == Language::kKorean ? "오늘 이런 일이 있었어요" : "this happened today";
    for (const char* intent : {"praise-her",      "insult-her",    "love-her",          "miss-her",
                               "thanks",          "apology",       "greeting",          "tease-her",
                               "laugh",           "grief",         "share-good-news",   "promise-return",
                               "ask-how-are-you", "dislike-joke",  "correction-of-her", "complaint-about-her",
                               "leave-her",       "broke-promise", "feel-angry",        "birthday"}) {
      Talk talk;
      const AffectState state = talk.Hear(Hearing({intent}, language), said);
      EXPECT_FALSE(state.emotions.empty()) << intent;
      for (const Emotion& e : state.emotions) {
        const bool hangul = std::any_of(e.because.begin(), e.because.end(),
                                        [](char c) { return static_cast<unsigned char>(c) >= 0xEA; });
        EXPECT_GT(e.because.size(), 10u) << intent;
        EXPECT_TRUE(hangul || language == Language::kEnglish) << e.because;
        EXPECT_EQ(e.because.find("{"), std::string::npos) << e.because;
      }
    }
  }
}

TEST(Appraise, LongWordsAreShortenedInTheReason) {
  Talk talk;
  std::string said;
  for (int i = 0; i < 900; ++i) said += "말도 ";
  for (const Emotion& e : talk.Hear(Hearing({"grief"}, Language::kKorean), said).emotions)
    EXPECT_LT(e.because.size(), 500u);
  for (const Emotion& e : talk.Hear(Hearing({"grief"}), std::string(8000, 'a')).emotions)
    EXPECT_LT(e.because.size(), 400u);
}

TEST(Appraise, ACheerfulAndACalmPersonaFeelItDifferently) {
  Talk cheerful, calm;
  calm.persona.big_five = {.3, .4, -.2, .6, .9};
  for (const char* intent : {"share-good-news", "insult-her", "grief"}) {
    double a = 0, b = 0;
    for (const Emotion& e : cheerful.Hear(Hearing({intent}), "this").emotions) a += e.intensity;
    for (const Emotion& e : calm.Hear(Hearing({intent}), "this").emotions) b += e.intensity;
    EXPECT_GT(std::abs(a - b), .01) << intent;
  }
}

}  // namespace
}  // namespace sam
