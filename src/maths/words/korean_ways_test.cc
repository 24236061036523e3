#include <gtest/gtest.h>

#include "maths/words/korean_ways.h"

namespace sam::maths {
namespace {

std::string Value(std::string_view text) {
  const auto problem = ReadKoreanProblem(text);
  const auto answer = problem ? AnswerKoreanWays(*problem) : std::nullopt;
  return answer ? answer->value : "";
}

KoreanGiven Given(std::string_view text) { return ReadKoreanGiven(*ReadKoreanProblem(text)).value(); }

TEST(KoreanWays, ReadsWhatARateIsFor) {
  const KoreanGiven given = Given("한 명이 하루에 물을 1.5L씩 마십니다. 6명이 10일 동안 마시는 물은 모두 몇 L입니까?");
  ASSERT_EQ(given.items.size(), 3U);
  EXPECT_EQ(given.items[0].sort, KoreanSort::kRate);
  EXPECT_EQ(given.items[0].per, "일");
  EXPECT_EQ(given.items[0].also, "명");
}

TEST(KoreanWays, ReadsWhatBecomesOfAnAmount) {
  const KoreanGiven given = Given("버스에 26명이 타고 있었는데 9명이 내리고 4명이 탔습니다. 지금 몇 명입니까?");
  ASSERT_EQ(given.items.size(), 3U);
  EXPECT_EQ(given.items[0].role, KoreanRole::kState);
  EXPECT_EQ(given.items[1].role, KoreanRole::kLoss);
  EXPECT_EQ(given.items[2].role, KoreanRole::kGain);
  EXPECT_TRUE(given.goal.left);
}

TEST(KoreanWays, ClausesEndWithVerbsThatLeadOn) {
  const auto problem = ReadKoreanProblem("귤 9개를 먹고 5개를 더 샀더니 20개가 되었습니다.");
  EXPECT_EQ(KoreanClauses(*problem).back(), 2U);
}

TEST(KoreanWays, FindsTheStartTheChangeAndTheEnd) {
  EXPECT_EQ(Value("밤이 몇 개 있었는데 6개를 먹고 11개를 더 주웠더니 40개가 되었습니다. 처음에 있던 밤은 몇 개입니까?"), "35");
  EXPECT_EQ(Value("연필 30자루 중 몇 자루를 동생에게 주었더니 13자루가 남았습니다. 동생에게 준 연필은 몇 자루입니까?"), "17");
  EXPECT_EQ(Value("연필 30자루 중에서 12자루를 동생에게 주었습니다. 남은 연필은 몇 자루입니까?"), "18");
}

TEST(KoreanWays, TakesThePartThatIsNotTold) { EXPECT_EQ(Value("회원 350명 중 60%가 어른입니다. 어린이는 몇 명입니까?"), "140"); }
TEST(KoreanWays, AddsTheOneToWhatIsToldByIt) { EXPECT_EQ(Value("라온이는 밤을 21개 주웠고 나래는 라온이보다 4개 적게 주웠습니다. 두 사람이 주운 밤은 모두 몇 개입니까?"), "38"); }
TEST(KoreanWays, RoundsUpWhereAllMustFit) { EXPECT_EQ(Value("학생 130명이 한 대에 40명씩 탈 수 있는 버스에 모두 타려면 버스는 적어도 몇 대 필요합니까?"), "4"); }
TEST(KoreanWays, LeavesOutWhatTheQuestionDoesNotName) { EXPECT_EQ(Value("과자 하나를 만드는 데 밀가루 30g과 버터 12g이 필요합니다. 과자 9개를 만드는 데 필요한 버터는 몇 g입니까?"), "108"); }

TEST(KoreanWays, GivesNothingWhereNothingFits) {
  EXPECT_EQ(Value("나는 사과 3개를 먹었는데 너는 키가 몇 cm야?"), "");
  EXPECT_EQ(Value("연필이 5자루 있고 지우개가 7개 있습니다. 공책은 몇 권입니까?"), "");
}

TEST(KoreanSpacing, CountsPostsAndGaps) {
  const auto value = [](std::string_view text) { return AnswerKoreanSpacing(*ReadKoreanProblem(text)).value_or(WordAnswer{}).value; };
  EXPECT_EQ(value("길이가 90m인 길 한쪽에 처음부터 끝까지 6m 간격으로 나무를 심으려고 합니다. 나무는 몇 그루 필요합니까?"), "16");
  EXPECT_EQ(value("둘레가 90m인 연못 둘레에 6m 간격으로 나무를 심으려고 합니다. 나무는 몇 그루 필요합니까?"), "15");
  EXPECT_EQ(value("길이가 20cm인 종이띠 7장을 3cm씩 겹치게 이어 붙이면 전체 길이는 몇 cm입니까?"), "122");
}

TEST(KoreanValues, ComparesAndFillsBoxes) {
  const auto value = [](std::string_view text) { return AnswerKoreanValues(*ReadKoreanProblem(text)).value_or(WordAnswer{}).value; };
  EXPECT_EQ(value("2/3, 0.6, 5/8 중에서 가장 작은 수를 쓰시오."), "0.6");
  EXPECT_EQ(value("6 × □ < 45에서 □ 안에 들어갈 수 있는 자연수는 모두 몇 개입니까?"), "7");
  EXPECT_EQ(value("7□1 > 745일 때 □ 안에 들어갈 수 있는 숫자는 모두 몇 개입니까?"), "5");
}

TEST(KoreanFigures, AreMeasuredInOneUnitAndTogether) {
  const auto value = [](std::string_view text) { return AnswerKoreanProblem(text).value_or(WordAnswer{}).value; };
  EXPECT_EQ(value("가로 50cm, 세로 20cm, 높이 30cm인 수조에 물을 가득 채우면 물은 몇 L입니까?"), "30");
  EXPECT_EQ(value("길이가 2m인 끈으로 한 변이 18cm인 정사각형을 2개 만들었습니다. 남은 끈은 몇 cm입니까?"), "56");
  EXPECT_EQ(value("한 변이 11cm인 정사각형의 가로를 4cm 늘이고 세로를 3cm 줄인 직사각형의 넓이는 몇 cm2입니까?"), "120");
  EXPECT_EQ(value("시계가 4시 40분을 가리킬 때 긴바늘과 짧은바늘이 이루는 작은 쪽의 각은 몇 도입니까?"), "100");
}

}  // namespace
}  // namespace sam::maths
