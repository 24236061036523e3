#include "perception/loss.h"

#include "core/predicates.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

const Discourse kNothingSaid;
const Persona kPersona;
const PerceptionContext kStranger{kNothingSaid, kPersona, {}};

TEST(LossTest, EnglishHearsADeathAndWhose) {
  for (const auto line : {"my dog died this morning", "we had to put our old cat to sleep", "our rabbit passed away"}) EXPECT_EQ(LossTold(line, Language::kEnglish, kStranger), "pet-loss") << line;
  for (const auto line : {"my nan died last night", "grandpa passed away", "my best friend didn't make it"}) EXPECT_EQ(LossTold(line, Language::kEnglish, kStranger), "grief") << line;
  for (const auto line : {"my phone died", "i nearly died laughing at my brother", "my dog went to sleep early", "what if my mum died?", "the plant is dead"})
    EXPECT_EQ(LossTold(line, Language::kEnglish, kStranger), "") << line;
}

TEST(LossTest, KoreanHearsADeathAndWhose) {
  for (const auto line : {"어제 우리 고양이가 무지개다리를 건넜어", "강아지가 죽었어", "무지개다리 건넌 지 한 달 됐어요"}) EXPECT_EQ(LossTold(line, Language::kKorean, kStranger), "pet-loss") << line;
  for (const auto line : {"할머니가 돌아가셨어", "삼촌이 세상을 떠났어요"}) EXPECT_EQ(LossTold(line, Language::kKorean, kStranger), "grief") << line;
  for (const auto line : {"엄마가 집에 돌아가셨어", "배고파 죽겠어", "강아지가 아파", "주인공 강아지가 죽었어"}) EXPECT_EQ(LossTold(line, Language::kKorean, kStranger), "") << line;
}

TEST(LossTest, ByNameAndWhileItIsMourned) {
  const auto named = [](std::string subject, std::string object) {
    Fact fact;
    fact.subject = std::move(subject), fact.predicate = predicate::kName, fact.object = std::move(object);
    return fact;
  };
  const std::vector<Fact> facts = {named("dog", "Biscuit"), named("고양이", "보리"), named("sister", "Tracy"), named("남편", "태호")};
  Discourse discourse;
  const PerceptionContext context{discourse, kPersona, facts};
  EXPECT_EQ(LossTold("Biscuit died. on the 28th of april", Language::kEnglish, context), "pet-loss");
  EXPECT_EQ(LossTold("tracy passed away", Language::kEnglish, context), "grief");
  EXPECT_EQ(LossTold("근데 보리가 지난주에 갔어... 23일 새벽에", Language::kKorean, context), "pet-loss");
  EXPECT_EQ(LossTold("보리 데리고 병원 갔어 ㅠㅠ", Language::kKorean, context), "");
  EXPECT_EQ(LossTold("태호 오늘 회사 일찍 갔어..", Language::kKorean, context), "");
  EXPECT_EQ(LossTold("the house is so quiet", Language::kEnglish, context), "");
  discourse.recent.push_back({.turn = TurnId{4}, .at = {}, .said = "", .reply = "", .intent = "pet-loss/pet-died", .skill = "respond", .subject = ""});
  EXPECT_EQ(LossTold("the house is so quiet", Language::kEnglish, context), "pet-loss");
  EXPECT_EQ(LossTold("깨순이가 자꾸 찾아다녀 그게 더 마음 아파", Language::kKorean, context), "pet-loss");
  EXPECT_EQ(LossTold("anyway, what's for tea", Language::kEnglish, context), "");
}

}  // namespace
}  // namespace sam
