#include <gtest/gtest.h>

#include "maths/words/korean_text.h"
#include "maths/words/word_problem.h"

namespace sam::maths {
namespace {

std::string Value(std::string_view text) {
  const auto answer = AnswerKoreanProblem(text);
  return answer ? answer->value : "";
}

TEST(KoreanText, ReadsNumbersWithTheirCounters) {
  const auto problem = ReadKoreanProblem("서아가 3만 2천 원과 색종이 다섯 장, (2/3)kg과 2(3/4) 시간, 1,500명을 적었습니다.");
  ASSERT_TRUE(problem);
  ASSERT_EQ(problem->quantities.size(), 5U);
  EXPECT_EQ(problem->quantities[0].value, 32000);
  EXPECT_EQ(problem->quantities[0].unit, "원");
  EXPECT_EQ(problem->quantities[1].value, 5);
  EXPECT_EQ(problem->quantities[1].noun, "색종이");
  EXPECT_EQ(problem->quantities[2].value, Rational(2, 3));
  EXPECT_EQ(problem->quantities[3].value, Rational(11, 4));
  EXPECT_EQ(problem->quantities[4].value, 1500);
}

TEST(KoreanText, TakesParticlesOffNamesAndLeavesNouns) {
  EXPECT_EQ(StemOf("태윤이는").stem, "태윤");
  EXPECT_EQ(StemOf("가람이").stem, "가람");
  EXPECT_EQ(StemOf("색종이를").stem, "색종이");
  EXPECT_EQ(StemOf("사과와").stem, "사과");
  EXPECT_EQ(StemOf("나라에게").stem, "나라");
}

TEST(KoreanText, ReadsTwoUnitsAsOne) {
  const auto problem = ReadKoreanProblem("길이가 4m 25cm인 줄을 1시간 15분 동안 돌렸습니다.");
  ASSERT_EQ(problem->quantities.size(), 2U);
  EXPECT_EQ(problem->quantities[0].value, Rational(17, 4));
  EXPECT_EQ(problem->quantities[1].value, Rational(5, 4));
}

TEST(KoreanProblem, MultipliesWhatEachGets) {
  const auto answer = AnswerKoreanProblem("다온이는 짝 8명에게 스티커를 6장씩 주었습니다. 준 스티커는 모두 몇 장입니까?");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->value, "48");
  EXPECT_EQ(answer->unit, "장");
  EXPECT_FALSE(answer->steps.empty());
  EXPECT_FALSE(answer->understood.empty());
  EXPECT_NE(answer->check.find("÷"), std::string::npos);
}

TEST(KoreanProblem, TakesAwayWhatGoes) { EXPECT_EQ(Value("새장에 새가 31마리 있었는데 14마리가 날아갔습니다. 남은 새는 몇 마리입니까?"), "17"); }
TEST(KoreanProblem, SharesEvenly) { EXPECT_EQ(Value("호두 84개를 7명에게 똑같이 나누어 주면 한 명이 몇 개씩 받습니까?"), "12"); }
TEST(KoreanProblem, CountsGroups) { EXPECT_EQ(Value("달걀 90개를 한 판에 15개씩 담으면 몇 판이 됩니까?"), "6"); }
TEST(KoreanProblem, AddsByHowMuchMore) { EXPECT_EQ(Value("온유의 키는 141.5cm이고 라온이의 키는 온유보다 3.8cm 더 큽니다. 라온이의 키는 몇 cm입니까?"), "145.3"); }
TEST(KoreanProblem, GivesChange) { EXPECT_EQ(Value("1800원짜리 공책 2권을 사고 5000원을 냈습니다. 거스름돈은 얼마입니까?"), "1400"); }
TEST(KoreanProblem, FindsSpeed) { EXPECT_EQ(Value("트럭이 4시간 동안 260km를 달렸다면 시속 몇 km로 달린 것입니까?"), "65"); }
TEST(KoreanProblem, TakesPartsOfTheWholeAndOfTheRest) { EXPECT_EQ(Value("구슬 80개 중 20개를 형에게 주고, 나머지의 25%를 동생에게 주었습니다. 남은 구슬은 몇 개입니까?"), "45"); }
TEST(KoreanProblem, FindsTheUnknown) { EXPECT_EQ(Value("19와 어떤 수의 합은 62입니다. 어떤 수를 구하시오."), "43"); }
TEST(KoreanProblem, Averages) { EXPECT_EQ(Value("국어 78점, 수학 95점, 영어 88점을 받았습니다. 세 과목의 평균은 몇 점입니까?"), "87"); }

TEST(KoreanProblem, UndoesTheMistake) {
  EXPECT_EQ(Value("어떤 수에 6을 곱해야 할 것을 잘못하여 뺐더니 23이 되었습니다. 바르게 계산하면 얼마입니까?"), "174");
  EXPECT_EQ(Value("쿠키를 한 상자에 8개씩 담아야 할 것을 잘못하여 6개씩 담았더니 11상자가 되고 6개가 남았습니다. 바르게 계산하면 몇 상자가 됩니까?"), "9");
}

TEST(KoreanProblem, NamesWhoHasMore) {
  EXPECT_EQ(Value("이든이는 밤을 한 자루에 14개씩 3자루 주웠고, 보람이는 밤을 40개 주웠습니다. 누가 더 많이 주웠습니까?"), "이든");
  EXPECT_EQ(Value("참외는 자두보다 무겁고, 멜론은 참외보다 무겁습니다. 가장 가벼운 과일은 무엇입니까?"), "자두");
  EXPECT_EQ(Value("은호는 1.1km를 걸었고 소율이는 950m를 걸었습니다. 누가 더 적게 걸었습니까?"), "소율");
}

TEST(KoreanProblem, NamesNobodyWhereTwoAreAlike) { EXPECT_EQ(Value("은호는 밤을 20개 주웠고 소율이는 밤을 20개 주웠습니다. 누가 더 많이 주웠습니까?"), ""); }

TEST(KoreanProblem, WorksFiguresOut) {
  EXPECT_EQ(Value("한 변의 길이가 13cm인 정사각형의 넓이를 구하시오."), "169");
  EXPECT_EQ(Value("반지름이 3cm이고 높이가 10cm인 원기둥의 부피는 몇 cm3입니까?"), "282.6");
  EXPECT_EQ(Value("꼭짓점이 18개인 각기둥의 모서리는 몇 개입니까?"), "27");
  EXPECT_EQ(Value("삼각형의 두 각의 크기가 45도, 75도일 때 나머지 한 각의 크기는 몇 도입니까?"), "60");
  EXPECT_EQ(Value("한 변의 길이가 6cm인 정사각형 안에 그릴 수 있는 가장 큰 원의 넓이를 구하시오."), "28.26");
}

TEST(KoreanProblem, AnswersWhatIsAskedInChat) {
  EXPECT_EQ(Value("스쿼트를 하루에 30개씩 하면 3주 동안 모두 몇 개야?"), "630");
  EXPECT_EQ(Value("25000원짜리 책을 20% 할인하면 얼마야?"), "20000");
  EXPECT_EQ(Value("누나는 17살이고 나는 누나보다 5살 어려. 나는 몇 살이야?"), "12");
}

TEST(KoreanProblem, LeavesTalkWithNumbersAlone) {
  EXPECT_FALSE(AnswerKoreanProblem("나 오늘 사과 3개 먹었어"));
  EXPECT_FALSE(AnswerKoreanProblem("어제 친구 2명이랑 영화 3편 봤는데 재미있었어."));
  EXPECT_FALSE(AnswerKoreanProblem("너는 몇 살이야?"));
  EXPECT_FALSE(AnswerKoreanProblem("지금 몇 시야?"));
}

TEST(KoreanProblem, GivesNoBrokenPeople) { EXPECT_FALSE(AnswerKoreanProblem("학생 25명을 4모둠으로 똑같이 나누면 한 모둠은 몇 명입니까?")); }

}  // namespace
}  // namespace sam::maths
