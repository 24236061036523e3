#include <gtest/gtest.h>

#include <string>

#include "maths/words/word_problem.h"

namespace sam::maths {
namespace {

std::string Value(std::string_view problem) {
  const auto answer = AnswerKoreanProblem(problem);
  return answer ? answer->value : "";
}

TEST(KoreanNumbers, CountsAndAddsThoseOfARange) {
  EXPECT_EQ(Value("20보다 크고 40보다 작은 6의 배수는 모두 몇 개입니까?"), "3");
  EXPECT_EQ(Value("12의 약수를 모두 더하면 얼마입니까?"), "28");
  EXPECT_EQ(Value("5로 나누면 나머지가 3인 두 자리 수 중에서 가장 작은 수를 구하시오."), "13");
  EXPECT_EQ(Value("백의 자리 숫자가 4, 일의 자리 숫자가 7인 세 자리 수 중에서 가장 작은 수를 구하시오."), "407");
}

TEST(KoreanNumbers, ChoosesFromAList) {
  EXPECT_EQ(Value("수 카드 3, 8, 5, 1 중에서 가장 큰 수와 가장 작은 수의 차를 구하세요."), "7");
  EXPECT_EQ(Value("15, 22, 9, 31, 18 중 20보다 큰 수들의 합은?"), "53");
  EXPECT_EQ(Value("34, 56, 23, 78 중에서 두 번째로 작은 수는 무엇입니까?"), "34");
}

TEST(KoreanMeeting, FindsWhatComesRoundTogether) {
  EXPECT_EQ(Value("6과 8의 최소공배수는 얼마입니까?"), "24");
  EXPECT_EQ(Value("어떤 버스는 8분마다, 다른 버스는 12분마다 출발합니다. 두 버스가 오전 9시에 동시에 출발했다면 다음에 동시에 출발하는 시각은 몇 시 몇 분입니까?"), "9시 24분");
  EXPECT_EQ(Value("빨간 구슬 36개와 파란 구슬 48개를 최대한 많은 친구들에게 똑같이 나누어 주려고 합니다. 몇 명에게 나누어 줄 수 있습니까?"), "12");
  EXPECT_EQ(Value("가로가 12cm, 세로가 18cm인 직사각형 종이를 겹치지 않게 이어 붙여 가장 작은 정사각형을 만들었습니다. 정사각형의 한 변은 몇 cm입니까?"), "36");
}

}  // namespace
}  // namespace sam::maths
