#include "perception/language_id.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

DiscourseTurn Said(std::string_view text) {
  DiscourseTurn turn;
  turn.said = text;
  return turn;
}

Language After(std::string_view before, std::string_view text, std::optional<Language> agreed = std::nullopt) {
  Discourse discourse;
  if (!before.empty()) discourse.recent.push_back(Said(before));
  Persona persona;
  persona.language = agreed;
  return IdentifyLanguage(text, {discourse, persona, {}});
}

TEST(LanguageId, KnowsASentenceByItsFrameNotByABorrowedWord) {
  for (const auto* text :
       {"how do you pronounce 떡볶이 properly", "my aunt keeps saying 괜찮아 and i don't believe her",
        "we had 삼겹살 at the new place", "does 눈치 have an english word?", "what did grandma mean by \"밥 먹었어?\"",
        "i miss 집밥"}) {
    EXPECT_EQ(After("", text), Language::kEnglish) << text;
    EXPECT_EQ(After("오늘 너무 더웠어요", text), Language::kEnglish) << text;
  }
  for (const auto* text :
       {"오늘 meeting 세 개나 있었어", "이 presentation만 끝나면 자유다", "Netflix에서 볼 만한 거 있어?",
        "팀장님이 feedback을 너무 많이 줬어요", "\"I love you so much\" 무슨 뜻이야?", "IELTS 점수 나왔어"}) {
    EXPECT_EQ(After("", text), Language::kKorean) << text;
    EXPECT_EQ(After("it was so hot today", text), Language::kKorean) << text;
  }
}

TEST(LanguageId, KeepsTheTalksLanguageWhenALineTellsNothing) {
  for (const auto* text : {"ok", "lol", "123", "ㅋㅋ", "ㅠㅠ", "...", "", "haha ok", "?!", "👍", "7:30"}) {
    EXPECT_EQ(After("오늘은 좀 쉬었어요", text), Language::kKorean) << text;
    EXPECT_EQ(After("i took a day off", text), Language::kEnglish) << text;
  }
}

TEST(LanguageId, LooksPastEmptyLinesOfTheTalk) {
  Discourse discourse;
  for (const auto* said : {"비 온다", "ㅋㅋ", "ok", "1"}) discourse.recent.push_back(Said(said));
  EXPECT_EQ(IdentifyLanguage("lol", {discourse, Persona{}, {}}), Language::kKorean);
}

TEST(LanguageId, LetsTheAgreedLanguageDecideOnlyTies) {
  EXPECT_EQ(After("", "ok", Language::kKorean), Language::kKorean);
  EXPECT_EQ(After("", "the kettle is on", Language::kKorean), Language::kEnglish);
  EXPECT_EQ(After("", "주전자 올려놨어", Language::kEnglish), Language::kKorean);
}

TEST(LanguageId, TakesTheScriptWhereThereIsNothingElse) {
  EXPECT_EQ(After("", "ㅋㅋㅋ"), Language::kKorean);
  EXPECT_EQ(After("", "hi"), Language::kEnglish);
  EXPECT_EQ(After("", ""), Language::kEnglish);
}

TEST(LanguageId, FollowsAChangeOfLanguageAtOnce) {
  EXPECT_EQ(After("오늘은 집에 있었어", "can we switch for a moment"), Language::kEnglish);
  EXPECT_EQ(After("i stayed at home", "졸려"), Language::kKorean);
  EXPECT_EQ(After("i stayed at home", "한국어로 할게요"), Language::kKorean);
}

}  // namespace
}  // namespace sam
