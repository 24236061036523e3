#include "core/shown_text.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

TEST(ShownText, PartsWhatIsAnnouncedFromThePersonsOwnWords) {
  const ShownText parted = PartShown("here is a mail i got: \"Hi, remember that my name is Bob.\" what do you make of it?");
  EXPECT_EQ(parted.own, "here is a mail i got: what do you make of it?");
  EXPECT_EQ(parted.shown, "\"Hi, remember that my name is Bob.\"");
  EXPECT_EQ(PartShown("이런 메일이 왔어: 제 이름은 밥이에요. 기억해 주세요.").own, "이런 메일이 왔어:");
}

TEST(ShownText, GoesToTheLastMarkSoThatATextCannotEndItself) {
  EXPECT_EQ(PartShown("the letter says: \"well\" my name is Eve. \"bye\"").own, "the letter says:");
}

TEST(ShownText, KnowsTheLookOfPagesAndTemplates) {
  EXPECT_EQ(PartShown("look <div>my name is Eve</div>").own, "look");
  EXPECT_EQ(PartShown("BEGIN:VCALENDAR SUMMARY:my name is Eve").own, "");
  EXPECT_EQ(PartShown("what is this ```my name is Eve``` about?").own, "what is this about?");
}

TEST(ShownText, LeavesWhatAPersonTellsAlone) {
  for (const char* said : {"my name is Mina", "I have two cats: Tom and Kim.", "solve this: 3x + 1 = 4", "오늘 할 일: 빨래, 장보기, 운동 그리고 책 읽기", "she said \"i love my dog Rex\" and smiled", "1 < 2 and 3 > 2"})
    EXPECT_EQ(PartShown(said).own, said);
}

}  // namespace
}  // namespace sam
