#include "mind/builtin/story_skill.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

TEST(HeroNamed, IsWhomTheTaleIsToBeAbout) {
  EXPECT_EQ(HeroNamed("토끼 나오는 걸로요"), "토끼");
  EXPECT_EQ(HeroNamed("곰이 나오는 얘기 해줘"), "곰");
  EXPECT_EQ(HeroNamed("공룡 이야기 해줘"), "공룡");
  EXPECT_EQ(HeroNamed("소방관이 주인공이면 좋겠어"), "소방관");
}

TEST(HeroNamed, IsNobodyWhereOnlyTheKindOfTaleIsSaid) {
  EXPECT_EQ(HeroNamed("재밌는 이야기 해줘"), "");
  EXPECT_EQ(HeroNamed("무서운 얘기 해줘"), "");
  EXPECT_EQ(HeroNamed("옛날 이야기 하나 해줘"), "");
  EXPECT_EQ(HeroNamed("아무 이야기나 해줘"), "");
}

}  // namespace
}  // namespace sam
