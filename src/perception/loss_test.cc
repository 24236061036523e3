#include "perception/loss.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

TEST(LossTest, EnglishHearsADeathAndWhose) {
  for (const auto line : {"my dog died this morning", "we had to put our old cat to sleep", "our rabbit passed away"}) EXPECT_EQ(LossTold(line, Language::kEnglish), "pet-loss") << line;
  for (const auto line : {"my nan died last night", "grandpa passed away", "my best friend didn't make it"}) EXPECT_EQ(LossTold(line, Language::kEnglish), "grief") << line;
  for (const auto line : {"my phone died", "i nearly died laughing at my brother", "my dog went to sleep early", "what if my mum died?", "the plant is dead"})
    EXPECT_EQ(LossTold(line, Language::kEnglish), "") << line;
}

TEST(LossTest, KoreanHearsADeathAndWhose) {
  for (const auto line : {"어제 우리 고양이가 무지개다리를 건넜어", "강아지가 죽었어", "무지개다리 건넌 지 한 달 됐어요"}) EXPECT_EQ(LossTold(line, Language::kKorean), "pet-loss") << line;
  for (const auto line : {"할머니가 돌아가셨어", "삼촌이 세상을 떠났어요"}) EXPECT_EQ(LossTold(line, Language::kKorean), "grief") << line;
  for (const auto line : {"엄마가 집에 돌아가셨어", "배고파 죽겠어", "강아지가 아파", "주인공 강아지가 죽었어"}) EXPECT_EQ(LossTold(line, Language::kKorean), "") << line;
}

}  // namespace
}  // namespace sam
