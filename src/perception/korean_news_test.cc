#include "perception/korean_news.h"

#include <gmock/gmock.h>

#include "perception/korean_level.h"

namespace sam::korean {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

News Words(std::string_view text) {
  News news;
  ReadNewsWords(text, news);
  return news;
}

std::string_view Shape(std::string_view text, DialogueAct act = DialogueAct::kStatement) {
  const auto sentences = ReadSentences(text);
  std::vector<std::vector<Clause>> clauses;
  for (const auto& sentence : sentences) clauses.push_back(ReadClauses(sentence));
  return ReadShape(sentences, clauses, act);
}

TEST(KoreanNews, HearsGoodAndBadByItsWords) {
  EXPECT_EQ(Words("지갑을 잃어버렸어요").tone, -1);
  EXPECT_THAT(Words("지갑을 잃어버렸어요").kinds, ElementsAre("lost"));
  EXPECT_EQ(Words("드디어 합격했어요").tone, 1);
  EXPECT_THAT(Words("팀장님한테 혼났어").kinds, Contains("scold"));
  EXPECT_EQ(Words("오늘 양말을 갰어요").tone, 0);
}

TEST(KoreanNews, WhatDidNotHappenIsNoNews) {
  EXPECT_THAT(Words("아직 못 찾았어요").kinds, Not(Contains("found")));
  EXPECT_EQ(Words("이제 하나도 안 아파요").tone, 1);
}

TEST(KoreanNews, WhatComesAfterButWeighsMore) {
  EXPECT_THAT(Words("처음엔 시끄러웠는데 지금은 참 좋다").kinds, Not(Contains("noisy")));
}

TEST(KoreanNews, TellsHowALineIsTold) {
  EXPECT_EQ(Shape("내일 산에 가려고요"), "plan");
  EXPECT_EQ(Shape("이사 가고 싶어요"), "wish");
  EXPECT_EQ(Shape("이제 자야겠다"), "must");
  EXPECT_EQ(Shape("사진을 못 지우겠어요"), "unable");
  EXPECT_EQ(Shape("수술해야 할 수도 있대요"), "hearsay");
  EXPECT_EQ(Shape("너는 좋겠다"), "of-you");
  EXPECT_EQ(Shape("친구는 벌써 대리 달았는데"), "trail");
}

TEST(KoreanNews, TellsWhomAQuestionIsAbout) {
  const auto ask = [](std::string_view text) { return Shape(text, DialogueAct::kQuestion); };
  EXPECT_EQ(ask("너는 비 오는 날 뭐 해?"), "ask-you");
  EXPECT_EQ(ask("뭐부터 준비해야 할까요?"), "ask-how");
  EXPECT_EQ(ask("비행기 표 환불해야겠죠?"), "ask-okay");
  EXPECT_EQ(ask("저 좋은 엄마일까요?"), "ask-me");
  EXPECT_EQ(ask("착하죠?"), "ask-agree");
  EXPECT_EQ(ask("사람들이 많이 올까요?"), "ask-will");
}

}  // namespace
}  // namespace sam::korean
