#include "perception/korean_deeds.h"

#include <gtest/gtest.h>

#include "perception/korean_news.h"

namespace sam::korean {
namespace {

std::vector<std::string> Frames(std::string_view text) {
  const auto sentences = ReadSentences(text);
  std::vector<std::vector<Clause>> clauses;
  for (const auto& sentence : sentences) clauses.push_back(ReadClauses(sentence));
  News news;
  news.shape = ReadShape(sentences, clauses, DialogueAct::kStatement);
  std::vector<std::string> names;
  for (const Frame& frame : ReadFrames(sentences, clauses, news)) names.push_back(frame.name);
  return names;
}

using Names = std::vector<std::string>;

TEST(KoreanDeeds, AreNamedByTheMainVerb) {
  EXPECT_EQ(Frames("오늘 국수 먹었어요"), (Names{"deed-eat", "way-past"}));
  EXPECT_EQ(Frames("비가 와서 우산을 샀어요"), (Names{"deed-buy", "way-past"}));
  EXPECT_EQ(Frames("이모가 목도리를 떠 줬어요").front(), "deed-give");
  EXPECT_EQ(Frames("양말을 갰어요"), (Names{"way-past"}));
}

TEST(KoreanDeeds, OfAVerbWithSeveralSensesNeedItsObject) {
  EXPECT_EQ(Frames("동생이랑 영화를 봤어요").front(), "deed-watch");
  EXPECT_EQ(Frames("시계를 봤어요").front(), "way-past");
  EXPECT_EQ(Frames("십 년째 여기 살아요").front(), "deed-live");
}

TEST(KoreanDeeds, AreToldApartByTheirObject) {
  EXPECT_EQ(Frames("과장님이 보고서를 주더라고요").front(), "deed-burden");
  EXPECT_EQ(Frames("과장님이 사탕을 주더라고요").front(), "deed-give");
  EXPECT_EQ(Frames("새벽에 깼어요").front(), "deed-wake");
  EXPECT_EQ(Frames("접시를 깼어요").front(), "deed-drop");
}

TEST(KoreanDeeds, OfWhatSomebodySaidAreWhatHeWantsOrBegsFor) {
  EXPECT_EQ(Frames("조카가 인형을 사 달라고 하더라고요").front(), "deed-beg");
  EXPECT_EQ(Frames("형이 국밥이 먹고 싶다고 하던데요").front(), "deed-want");
}

TEST(KoreanDeeds, StandBeforeWordsPutAfterThem) { EXPECT_EQ(Frames("모자 하나 장만했어요, 초록색으로").front(), "deed-buy"); }

TEST(KoreanDeeds, AreToldInOneWay) {
  EXPECT_EQ(Frames("이사를 갈까 해요").back(), "way-musing");
  EXPECT_EQ(Frames("내일은 눈이 올 듯").back(), "way-guess");
  EXPECT_EQ(Frames("오후에는 시장에 가 볼까 합니다").back(), "way-musing");
  EXPECT_EQ(Frames("눈이 나빠서 안 될 겁니다").back(), "way-guess");
  EXPECT_EQ(Frames("이러다 부자 되겠다").back(), "way-guess");
  EXPECT_EQ(Frames("고모는 한 번만 더 가 보래요").back(), "way-hearsay");
  EXPECT_EQ(Frames("다음에는 버스를 탈래요").back(), "way-wish");
  EXPECT_EQ(Frames("친구가 너무 비싸다고 하더라고요").back(), "way-say");
  EXPECT_EQ(Frames("누나는 벌써 집에 갔대요").back(), "way-hearsay");
  EXPECT_EQ(Frames("여기 온 지 3년 차예요").back(), "way-since");
  EXPECT_EQ(Frames("아직 답을 못 들었어요").back(), "way-not-yet");
  EXPECT_EQ(Frames("사진은 못 찍었어요").back(), "way-unable");
  EXPECT_EQ(Frames("형이 먼저 뛰더라고요").back(), "way-seen");
}

TEST(KoreanDeeds, OfAQuestionAreNone) { EXPECT_TRUE(Frames("국수 먹었어요?").empty()); }

}  // namespace
}  // namespace sam::korean
