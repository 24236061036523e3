#include "mind/builtin/matter_rules.h"

#include <gtest/gtest.h>

#include "base/unicode.h"

namespace sam {
namespace {

TEST(MatterRule, HoldsWhereEachGroupHasAPartInTheLineHoweverItIsSpaced) {
  const MatterRule rule("shop", "손님,매출 + 안 와,없 + !여행");
  EXPECT_EQ(rule.groups(), 2u);
  EXPECT_GT(rule.Weight(FlatText("요즘 손님이 통 안와요ㅠㅠ")), 0u);
  EXPECT_GT(rule.Weight(FlatText("매출이 없 어 요")), 0u);
  EXPECT_EQ(rule.Weight(FlatText("손님이 많이 왔어요")), 0u);
  EXPECT_EQ(rule.Weight(FlatText("여행 온 손님이 없어요")), 0u);
}

TEST(MatterRule, APartThatOpensAWordIsNotFoundInsideOfOne) {
  const MatterRule rule("rain", "^비 + 온다,와");
  EXPECT_GT(rule.Weight(FlatText("밖에 비 온다")), 0u);
  EXPECT_EQ(rule.Weight(FlatText("냄비 온다")), 0u);
}

TEST(MatterRule, IsCloseByTwoGroupsOrByAWholePhrase) {
  EXPECT_TRUE(MatterRule("a", "면접 + 망쳤").IsClose(FlatText("면접 망쳤어")));
  EXPECT_TRUE(MatterRule("a", "아무것도 하기 싫").IsClose(FlatText("아무것도 하기 싫어")));
  EXPECT_FALSE(MatterRule("a", "면접").IsClose(FlatText("면접 봤어")));
}

TEST(BestRule, TakesTheOneWithMoreGroupsAndThenTheOneThatEndsTheLine) {
  const std::vector<MatterRule> rules = {{"gift", "600일,기념일 + 여자친구"}, {"call", "전화 + 할말이 없"}, {"love", "여자친구"}};
  ASSERT_NE(BestRule(rules, FlatText("여자친구랑 600일인데 전화하면 할 말이 없어")), nullptr);
  EXPECT_EQ(BestRule(rules, FlatText("여자친구랑 600일인데 전화하면 할 말이 없어"))->matter(), "call");
  EXPECT_EQ(BestRule(rules, FlatText("여자친구가 생겼어"))->matter(), "love");
  EXPECT_EQ(BestRule(rules, FlatText("오늘 날이 맑네")), nullptr);
}

TEST(MatterRule, LetsAPartWithASpaceBeginInsideAWord) {
  const std::vector<MatterRule> rules = {{"fear", "까 봐 + 무섭"}, {"home", "이사 + 집"}};
  const MatterRule* found = BestRule(rules, FlatText("들킬까 봐 무섭네"));
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->matter(), "fear");
  EXPECT_EQ(BestRule(rules, FlatText("둘이 사는 집")), nullptr);
}

TEST(BestRule, OfTwoLinesTakesOnlyWhatTheLastOneTouches) {
  const std::vector<MatterRule> rules = {{"korea", "우리나라 + 높은 산"}, {"world", "세계 + 높은 산"}};
  const FlatText last("그럼 세계에서는?"), both("우리나라에서 제일 높은 산이 뭐야 그럼 세계에서는?");
  ASSERT_NE(BestRule(rules, both, &last), nullptr);
  EXPECT_EQ(BestRule(rules, both, &last)->matter(), "world");
}

TEST(ReadWanted, TellsWhatALineAsksForByItsSmallWords) {
  const auto of = [](std::string_view line) { return ReadWanted(FlatText(line), SplitWords(line).size()); };
  EXPECT_EQ(of("어떻게 말해야 안 어색할까"), Wanted::kAdvice);
  EXPECT_EQ(of("위로 말고 현실적인 조언 좀 해줘요"), Wanted::kAdvice);
  EXPECT_EQ(of("제가 예민한 걸까요?"), Wanted::kVerdict);
  EXPECT_EQ(of("이거 미뤄도 되는 거예요?"), Wanted::kAdvice);
  EXPECT_EQ(of("예를 들면요?"), Wanted::kExample);
  EXPECT_EQ(of("그거 말고 다른 방법은요?"), Wanted::kAnother);
  EXPECT_EQ(of("그건 너무 비싸"), Wanted::kAnother);
  EXPECT_EQ(of("오 괜찮네 그거"), Wanted::kAccepted);
  EXPECT_EQ(of("사람들이 이상하게 볼까 봐"), Wanted::kNothing);
  EXPECT_EQ(of("너 무슨 노래 들어"), Wanted::kNothing);
}

}  // namespace
}  // namespace sam
