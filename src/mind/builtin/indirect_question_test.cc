#include "mind/builtin/indirect_question.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

std::string Asked(std::string_view question) {
  const auto asked = ReadIndirectQuestion(question);
  return asked ? asked->words : std::string();
}

TEST(IndirectQuestion, TurnsTheQuestionIntoAPartOfASentenceFromHerSide) {
  EXPECT_EQ(Asked("do you think she'll forgive me?"), "whether she'll forgive you");
  EXPECT_EQ(Asked("so, should i sell my bike?"), "whether to sell your bike");
  EXPECT_EQ(Asked("how do i descale a kettle?"), "how to descale a kettle");
  EXPECT_EQ(Asked("will it hurt much?"), "whether it will hurt much");
  EXPECT_EQ(Asked("does it sting?"), "whether it stings");
  EXPECT_EQ(Asked("why do people lie?"), "why people lie");
  EXPECT_EQ(Asked("what's the tallest tree in norway?"), "what the tallest tree in norway is");
}

TEST(IndirectQuestion, IsNoneWhereTheSubjectsEndIsNotSureOrSheIsSpokenTo) {
  EXPECT_EQ(Asked("is the water in the lake cold?"), "");
  EXPECT_EQ(Asked("do you think you can swim?"), "");
  EXPECT_EQ(Asked("the tallest tree"), "");
}

TEST(IndirectQuestion, KnowsWhatIsStillToComeFromWhatIsSo) {
  EXPECT_EQ(ReadIndirectQuestion("do you think he will call?")->kind, IndirectQuestion::Kind::kOutcome);
  EXPECT_EQ(ReadIndirectQuestion("do you think he is shy?")->kind, IndirectQuestion::Kind::kWhether);
}

}  // namespace
}  // namespace sam
