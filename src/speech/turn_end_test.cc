#include "speech/turn_end.h"

#include <gtest/gtest.h>

#include <vector>

#include "speech/turn_words.h"

namespace sam {
namespace {

TurnEndGuess Guess(std::string_view words, Language language = Language::kEnglish) {
  TurnEndCue cue;
  cue.words = words;
  cue.language = language;
  return GuessTurnEnd(cue);
}

TEST(TurnEnd, AWholeQuestionWaitsLessThanAnOpenClause) {
  for (const char* whole : {"what time is it", "how are you today", "do you like music", "i have to go now", "thank you so much", "my sister is coming tomorrow"}) {
    for (const char* open : {"what time is the", "i was thinking that", "because my", "i went to", "we could go to the lake and", "do you know what the"}) {
      EXPECT_LT(Guess(whole).wait_ms, Guess(open).wait_ms) << whole << " / " << open;
    }
  }
}

TEST(TurnEnd, KoreanFinalEndingsWaitLessThanConnectives) {
  for (const char* whole : {"오늘 날씨 어때", "지금 뭐 하고 있어요", "내일 면접 보러 가요", "정말 고마워요", "영화 보러 가자", "정말 재밌었어"}) {
    for (const char* open : {"오늘 날씨가", "밥을 먹었는데", "회사에서", "내가 어제 친구를 만나서", "집에 가려고", "비가 오니까", "어제 본 영화를", "내가 말한"}) {
      EXPECT_LT(Guess(whole, Language::kKorean).wait_ms, Guess(open, Language::kKorean).wait_ms) << whole << " / " << open;
    }
  }
}

TEST(TurnEnd, AFillerHoldsTheTurn) {
  for (const char* held : {"i want to see you um", "it was nice like", "so uh", "we had dinner you know"}) EXPECT_GT(Guess(held).wait_ms, 1000) << held;
  for (const char* held : {"그래서 음", "나는 그니까", "어제 말이야 뭐랄까", "어"}) EXPECT_GT(Guess(held, Language::kKorean).wait_ms, 1000) << held;
}

TEST(TurnEnd, AShortAnswerIsWholeWhereSheAsked) {
  TurnEndCue cue;
  cue.words = "in march";
  const int plain = GuessTurnEnd(cue).wait_ms;
  cue.asked = true;
  EXPECT_LT(GuessTurnEnd(cue).wait_ms, plain);
}

TEST(TurnEnd, StaysInItsRange) {
  for (const char* words : {"", "...", "what", "?", "the the the", "\xff\xfe", "ㅋㅋㅋ"}) {
    for (const Language language : {Language::kEnglish, Language::kKorean}) {
      const TurnEndGuess guess = Guess(words, language);
      EXPECT_GE(guess.wait_ms, 60) << words;
      EXPECT_LE(guess.wait_ms, 3000) << words;
      EXPECT_GE(guess.done, 0);
      EXPECT_LE(guess.done, 1);
    }
  }
}

TEST(TurnEnd, AQuestionMarkIsEvidence) { EXPECT_GT(WholenessOf("you went there?", Language::kEnglish), WholenessOf("you went there,", Language::kEnglish)); }

/// `ms` of speech at `db`, its pitch going from `from` to `to`.
void AddVoice(std::vector<SpeechFrame>& frames, int ms, float db, float from, float to) {
  const int count = ms / kFrameMs;
  for (int i = 0; i < count; ++i) {
    const float part = static_cast<float>(i) / static_cast<float>(count);
    frames.push_back({static_cast<int64_t>(frames.size() + 1) * kFrameMs, 1, db, from + part * (to - from)});
  }
}
void AddSilence(std::vector<SpeechFrame>& frames, int ms) {
  for (int i = 0; i < ms / kFrameMs; ++i) frames.push_back({static_cast<int64_t>(frames.size() + 1) * kFrameMs, 0, -70, 0});
}

TEST(Melody, SeesAFall) {
  std::vector<SpeechFrame> frames;
  AddVoice(frames, 800, -20, 200, 200);
  AddSilence(frames, 200);
  AddVoice(frames, 400, -20, 200, 140);
  AddSilence(frames, 100);
  const Melody melody = MelodyOf(frames);
  EXPECT_LT(melody.slope_st_s, -8);
  EXPECT_GT(melody.end_below_st, 4);
  EXPECT_EQ(melody.speech_ms, 1200);
  EXPECT_EQ(melody.last_voiced_ms, 400);
  EXPECT_EQ(melody.pauses, 1);
}

TEST(Melody, OfNothingIsNothing) {
  EXPECT_EQ(MelodyOf({}).speech_ms, 0);
  std::vector<SpeechFrame> frames;
  AddSilence(frames, 300);
  EXPECT_EQ(MelodyOf(frames).slope_st_s, 0);
}

TEST(Backchannels, AreNoTurns) {
  for (const char* words : {"mm-hm", "Mhm.", "yeah", "Yeah, yeah.", "uh huh", "oh wow", "okay", "I see.", "hahaha", "[laughter]", "(coughing)", "*laughs*", "Right, right", "of", "That's...", "응", "네네", "네네네", "응응", "아 그래요?", "ㅋㅋㅋ", "하하하", "음 그렇구나", "맞아 맞아"}) {
    EXPECT_TRUE(IsBackchannel(words)) << words;
  }
  for (const char* words : {"", "stop", "no wait", "yeah but i think", "what", "of trains", "i think", "no", "잠깐만", "아니", "네 근데요", "그만", "ok so tell me", "how", "이따가"}) EXPECT_FALSE(IsBackchannel(words)) << words;
}

TEST(Stops, AreWholeUtterances) {
  for (const char* words : {"stop", "Stop!", "okay stop", "please stop talking", "wait, wait", "no no wait a second", "hold on", "Samantha, stop", "잠깐", "잠깐만요", "아니 잠깐만", "그만 좀 해", "이제 그만"}) EXPECT_TRUE(IsStop(words)) << words;
  for (const char* words : {"", "yeah", "i had to stop at the shop", "wait for me at the station", "그만둔 회사", "no", "아니", "잠깐 나갔다 왔어"}) EXPECT_FALSE(IsStop(words)) << words;
}

}  // namespace
}  // namespace sam
