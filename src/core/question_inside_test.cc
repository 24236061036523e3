#include "core/question_inside.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

struct Case {
  std::string_view said, inside;
  bool wrapped;
};

TEST(QuestionInside, IsTheSameWhateverStandsAroundIt) {
  for (const Case& c : {Case{"Where does my uncle live, do you remember?", "Where does my uncle live", true}, Case{"Do you remember where my uncle lives?", "where my uncle lives", true},
                        Case{"So, can you recall what my horse is called?", "what my horse is called", true}, Case{"What's my niece called? Do you remember?", "What's my niece called?", true},
                        Case{"삼촌 집이 어디인지 기억나요?", "삼촌 집이 어디인지", true}, Case{"조카 이름이 뭐죠, 기억해?", "조카 이름이 뭐죠", true}}) {
    const QuestionInside found = FindQuestionInside(c.said);
    EXPECT_EQ(found.text, c.inside) << c.said;
    EXPECT_EQ(found.wrapped, c.wrapped) << c.said;
  }
}

TEST(QuestionInside, LeavesOutWhatWasToldBeforeItUnlessItSpeaksOfThat) {
  EXPECT_EQ(FindQuestionInside("I burned the toast again! What's my dentist's name?").text, "What's my dentist's name?");
  EXPECT_EQ(FindQuestionInside("I saw Ewan today. Where does he live?").text, "I saw Ewan today. Where does he live?");
}

TEST(QuestionInside, TakesNothingFromWhatIsNoQuestionOrHasNone) {
  for (const std::string_view said : {"I remember my first bike.", "do you remember me?", "Remember that I owe Ewan ten pounds.", "기억나요?", "Where do I live?"}) {
    EXPECT_EQ(FindQuestionInside(said).text, said);
    EXPECT_FALSE(FindQuestionInside(said).wrapped) << said;
  }
}

}  // namespace
}  // namespace sam
