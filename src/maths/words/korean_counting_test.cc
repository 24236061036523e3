#include <gtest/gtest.h>

#include <string>
#include <tuple>

#include "maths/words/word_problem.h"

namespace sam::maths {
namespace {

std::string Value(std::string_view problem) {
  const auto answer = AnswerKoreanProblem(problem);
  return answer ? answer->value : "";
}

TEST(KoreanCounting, TriesEveryThrowOfDiceAndCoins) {
  EXPECT_EQ(Value("주사위 두 개 던지면 합이 7 되는 경우 몇 가지야?"), "6");
  EXPECT_EQ(Value("서로 다른 두 주사위를 던질 때 눈의 수의 합이 9 이상인 경우의 수는?"), "10");
  EXPECT_EQ(Value("한 개의 주사위를 던질 때, 소수의 눈이 나오는 경우의 수를 구하시오."), "3");
  EXPECT_EQ(Value("서로 다른 동전 3개를 동시에 던질 때, 앞면이 2개 나오는 경우의 수를 구하시오."), "3");
  EXPECT_EQ(Value("동전 1개와 서로 다른 주사위 2개를 동시에 던질 때, 일어나는 모든 경우의 수를 구하시오."), "72");
  EXPECT_EQ(Value("두 사람이 가위바위보를 할 때 비기는 경우의 수는?"), "3");
}

TEST(KoreanCounting, MakesNumbersOfCards) {
  EXPECT_EQ(Value("0, 1, 2, 3의 숫자가 적힌 4장의 카드 중에서 3장을 뽑아 만들 수 있는 세 자리 정수의 개수는?"), "18");
  EXPECT_EQ(Value("5, 6, 7, 8이 적힌 카드로 두 자리 수를 만들 때 70보다 큰 수는 몇 개 만들 수 있어?"), "6");
  EXPECT_EQ(Value("1부터 30까지의 자연수가 적힌 공 중 하나를 꺼낼 때 소수가 나오는 경우의 수는?"), "10");
}

TEST(KoreanCounting, PutsPeopleInRowsAndRoundTables) {
  EXPECT_EQ(Value("A, B, C, D, E 다섯 사람이 일렬로 설 때 A와 B가 이웃하여 서는 경우의 수를 구하시오."), "48");
  EXPECT_EQ(Value("여학생 3명, 남학생 2명이 일렬로 설 때 양 끝에 여학생이 서는 경우의 수는?"), "36");
  EXPECT_EQ(Value("남학생 3명, 여학생 3명이 교대로 한 줄로 서는 경우의 수는?"), "72");
  EXPECT_EQ(Value("6명이 원탁에 둘러앉는 경우의 수를 구하시오."), "120");
  EXPECT_EQ(Value("SCHOOL의 6개 문자를 일렬로 나열하는 방법의 수는?"), "360");
}

TEST(KoreanCounting, ChoosesPeopleWithAndWithoutOffices) {
  EXPECT_EQ(Value("6명 중에서 대표 2명을 뽑는 경우의 수는?"), "15");
  EXPECT_EQ(Value("10명의 학생 중에서 회장, 부회장, 총무를 각각 한 명씩 뽑는 경우의 수는?"), "720");
  EXPECT_EQ(Value("남자 4명과 여자 3명 중에서 남자 대표 2명과 여자 대표 1명을 뽑는 경우의 수는?"), "18");
  EXPECT_EQ(Value("A, B, C, D, E 5명 중에서 대표 3명을 뽑을 때 A가 반드시 뽑히는 경우의 수는?"), "6");
}

TEST(KoreanCounting, SharesThingsOutAndAddsOrMultipliesWays) {
  EXPECT_EQ(Value("같은 사탕 7개를 3명에게 나누어 주는 방법은? (단, 각 사람은 적어도 한 개는 받는다.)"), "15");
  EXPECT_EQ(Value("서로 다른 사탕 4개를 두 명에게 남김없이 나누어 주는 경우의 수는?"), "16");
  EXPECT_EQ(Value("A에서 B로 가는 길이 4가지, B에서 C로 가는 길이 3가지일 때 A에서 B를 거쳐 C로 가는 방법의 수는?"), "12");
  EXPECT_EQ(Value("집에서 학교까지 버스로 가는 방법이 3가지, 지하철로 가는 방법이 2가지 있을 때 버스나 지하철로 가는 방법은 모두 몇 가지인가?"), "5");
  EXPECT_EQ(Value("8개의 야구팀이 서로 한 번씩 경기를 하면 모두 몇 경기를 하게 됩니까?"), "28");
}

TEST(KoreanCounting, TellsHowItReadTheProblemAndHowItChecked) {
  const auto answer = AnswerKoreanProblem("주사위 두 개를 던질 때 눈의 수의 곱이 12인 경우의 수는?");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->value, "4");
  EXPECT_EQ(answer->unit, "가지");
  EXPECT_NE(answer->understood.find("주사위 2개"), std::string::npos);
  EXPECT_NE(answer->check.find("36가지"), std::string::npos);
}

TEST(KoreanCounting, SaysNothingWhereAConditionIsNotUnderstood) {
  EXPECT_EQ(Value("A, B, C, D 4명이 한 줄로 설 때 적어도 한 명이 제자리에 서는 경우의 수는?"), "");
  EXPECT_EQ(Value("경우의 수가 뭐야?"), "");
}

TEST(KoreanCounting, ReadsConditionsOfRowsAndChoices) {
  EXPECT_EQ(Value("orange의 6개의 문자를 일렬로 나열할 때, 모음끼리 이웃하는 경우의 수는?"), "144");
  EXPECT_EQ(Value("7개의 의자에 3명이 앉을 때, 어느 두 명도 서로 이웃하지 않게 앉는 경우의 수는?"), "60");
  EXPECT_EQ(Value("어른 2명과 어린이 4명이 원형 탁자에 둘러앉을 때, 어른끼리 마주 보고 앉는 경우의 수는?"), "24");
  EXPECT_EQ(Value("남자 5명, 여자 4명 중에서 3명을 뽑을 때, 적어도 여자 1명이 포함되는 경우의 수는?"), "74");
  EXPECT_EQ(Value("A, B, C 세 사람이 가위바위보를 할 때, A만 이기는 경우의 수는?"), "3");
}

TEST(KoreanCounting, GoesThroughPaymentsStairsAndDigits) {
  EXPECT_EQ(Value("500원짜리 동전 2개와 100원짜리 동전 7개로 1200원을 내는 방법은 몇 가지입니까?"), "2");
  EXPECT_EQ(Value("계단을 한 번에 1칸 또는 2칸씩 오를 때, 6칸을 오르는 방법은 모두 몇 가지입니까?"), "13");
  EXPECT_EQ(Value("두 자리 수 중 일의 자리 숫자가 십의 자리 숫자의 2배인 수는 모두 몇 개입니까?"), "4");
}

}  // namespace
}  // namespace sam::maths
