#include <gtest/gtest.h>

#include <string>

#include "maths/words/word_problem.h"

namespace sam::maths {
namespace {

std::string Value(std::string_view problem) {
  const auto answer = AnswerKoreanProblem(problem);
  return answer ? answer->value : "";
}

TEST(KoreanOrder, FindsWhoComesWhere) {
  EXPECT_EQ(Value("달리기에서 소라, 현우, 민지, 태호 순으로 들어왔습니다. 3등은 누구입니까?"), "민지");
  EXPECT_EQ(Value("키가 큰 순서대로 유나, 지민, 서준, 하린이 섰습니다. 두 번째로 키가 작은 사람은 누구입니까?"), "서준");
  EXPECT_EQ(Value("번호표가 8, 3, 11, 6번인 사람들이 번호가 작은 순서대로 줄을 섰습니다. 앞에서 2번째로 선 사람의 번호는 몇 번입니까?"), "6");
}

TEST(KoreanLine, CountsThoseBeforeBehindAndBetween) {
  EXPECT_EQ(Value("내 앞에 4명 뒤에 6명이면 다 몇 명?"), "11");
  EXPECT_EQ(Value("30명이 한 줄로 서 있습니다. 지호는 앞에서 12번째입니다. 지호는 뒤에서 몇 번째입니까?"), "19");
  EXPECT_EQ(Value("50명이 줄을 섰는데 나는 뒤에서 20번째야. 내 앞에는 몇 명이 있어?"), "30");
  EXPECT_EQ(Value("왼쪽에서 5번째이고 오른쪽에서 7번째인 책이 있습니다. 책은 모두 몇 권입니까?"), "11");
  EXPECT_EQ(Value("줄을 선 사람은 20명입니다. 소은이는 앞에서 4번째, 다온이는 뒤에서 5번째일 때 두 사람 사이에는 몇 명이 있습니까?"), "11");
}

TEST(KoreanLine, FindsTheOneBetween) { EXPECT_EQ(Value("수아는 6등, 라온이는 8등을 했습니다. 보람이는 수아보다 늦고 라온이보다 빨랐습니다. 보람이는 몇 등입니까?"), "7"); }

TEST(KoreanRanking, LinksComparisons) {
  EXPECT_EQ(Value("은우는 지안이보다 키가 크고, 하율이는 은우보다 키가 큽니다. 도윤이는 지안이보다 키가 작습니다. 키가 두 번째로 작은 사람은 누구입니까?"), "지안");
  EXPECT_EQ(Value("민서는 지호보다 빠르고, 민서는 유나보다 빠릅니다. 두 번째로 빠른 사람은 누구입니까?"), "");
  EXPECT_EQ(Value("아침에 수진이는 7시 50분에, 민규는 8시 5분에, 보라는 7시 45분에 학교에 도착했습니다. 가장 먼저 도착한 사람은 누구입니까?"), "보라");
}

TEST(KoreanPlaces, PutsThoseNamedInALine) {
  EXPECT_EQ(Value("민지와 정우 사이에는 5명이 서 있습니다. 민지는 앞에서 4번째이고 정우는 민지보다 뒤에 서 있습니다. 정우는 앞에서 몇 번째입니까?"), "10");
  EXPECT_EQ(Value("민지와 정우 사이에는 2명이 서 있습니다. 민지는 앞에서 4번째입니다. 정우는 앞에서 몇 번째입니까?"), "");
  EXPECT_EQ(Value("달리기에서 승현이가 5등으로 달리다가 2명을 앞질렀습니다. 승현이는 지금 몇 등입니까?"), "3");
}

TEST(KoreanCycle, ComesRoundAgain) {
  EXPECT_EQ(Value("빨간 구슬 2개, 파란 구슬 3개, 흰 구슬 1개를 차례로 반복하여 실에 꿰었습니다. 40번째 구슬은 무슨 색입니까?"), "파란");
  EXPECT_EQ(Value("지하 2층에서 엘리베이터를 타고 7층을 올라가면 지상 몇 층입니까?"), "6");
}

}  // namespace
}  // namespace sam::maths
