#include "perception/addressed.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

TEST(Addressed, PutsYouForHerNameWhereItIsTheSubject) {
  EXPECT_EQ(WithYouForHerName("사만다는 음악 좋아해요?", "Samantha", Language::kKorean), "너는 음악 좋아해요?");
  EXPECT_EQ(WithYouForHerName("samantha씨도 책 읽어요?", "Samantha", Language::kKorean), "너도 책 읽어요?");
  EXPECT_EQ(WithYouForHerName("미나가 말해 봐", "미나", Language::kKorean), "네가 말해 봐");
}

TEST(Addressed, LeavesHerNameOutWhereSheIsOnlyCalled) {
  EXPECT_EQ(WithYouForHerName("Samantha, are you there?", "Samantha", Language::kEnglish), "are you there?");
  EXPECT_EQ(WithYouForHerName("are you there, Samantha?", "Samantha", Language::kEnglish), "are you there?");
  EXPECT_EQ(WithYouForHerName("사만다야 뭐해?", "Samantha", Language::kKorean), " 뭐해?");
}

TEST(Addressed, LeavesOtherLinesAsTheyAre) {
  for (const char* line : {"your name is samantha", "i know a samantha at work", "good morning"}) EXPECT_EQ(WithYouForHerName(line, "Samantha", Language::kEnglish), line);
  EXPECT_EQ(WithYouForHerName("사만다", "Samantha", Language::kKorean), "사만다");
  EXPECT_EQ(WithYouForHerName("오늘 날씨 좋네", "Samantha", Language::kKorean), "오늘 날씨 좋네");
}

}  // namespace
}  // namespace sam
