#include <gtest/gtest.h>

#include "maths/words/word_problem.h"

namespace sam::maths {
namespace {

std::string Solve(std::string_view text, Language language) {
  const auto answer = AnswerWordProblem(text, language);
  return answer ? WithUnit(*answer, language) : "";
}

TEST(Rates, AreMultipliedByWhatIsLeftOfThosePaidFor) {
  for (const char* text : {"lessons are 28 pounds each and she paid for 36. What do I owe if he's had 11?", "36 lessons at 28 pounds each. He has had 11. How much do I owe her back?"}) EXPECT_EQ(Solve(text, Language::kEnglish), "700 pounds") << text;
  EXPECT_EQ(Solve("sessions are £40 each, I bought 10 and used 3. What is the refund?", Language::kEnglish), "280 pounds");
  EXPECT_EQ(Solve("30회권을 회당 2만원에 끊었는데 12회 썼어요. 얼마 환불받아요?", Language::kKorean), "360000원");
  EXPECT_EQ(Solve("수업이 한 번에 3만원인데 10번치를 냈어요. 4번 했으면 얼마 돌려받아요?", Language::kKorean), "180000원");
}

TEST(Rates, AreMultipliedByTheCountBeforeThem) {
  EXPECT_EQ(Solve("it's 25 lessons at 28 pounds, so what's that?", Language::kEnglish), "700 pounds");
  EXPECT_EQ(Solve("12 tickets at 9 pounds, what's that?", Language::kEnglish), "108 pounds");
}

TEST(Rates, AreNotReadWhereMoreWasUsedThanPaidFor) { EXPECT_NE(Solve("lessons are 28 pounds each and she paid for 6. What do I owe if he's had 11?", Language::kEnglish), "-140 pounds"); }

TEST(Percent, OfAPriceIsThePartAndOffItWhatIsLeft) {
  EXPECT_EQ(Solve("15만원의 12퍼센트가 얼마예요?", Language::kKorean), "18000원");
  EXPECT_EQ(Solve("3만원의 20퍼센트 할인이면 얼마야?", Language::kKorean), "24000원");
}

}  // namespace
}  // namespace sam::maths
