#include "mind/builtin/choose_skill.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sam {
namespace {

using testing::Optional;
using testing::Pair;

TEST(Alternatives, AreTheTwoThingsAnEnglishQuestionNames) {
  const auto of = [](std::string_view text) { return Alternatives(text, Language::kEnglish); };
  EXPECT_THAT(of("do you prefer trains or planes?"), Optional(Pair("trains", "planes")));
  EXPECT_THAT(of("tea or coffee"), Optional(Pair("tea", "coffee")));
  EXPECT_EQ(of("is the tea cold already or did you let it stand?"), std::nullopt);
  EXPECT_EQ(of("in the past or in the future?"), std::nullopt);
  EXPECT_THAT(of("would you rather fly or be invisible?"), Optional(Pair("fly", "be invisible")));
  EXPECT_THAT(of("ok quick question, my red coat or the green one, which one?"),
              Optional(Pair("your red coat", "the green one")));
  EXPECT_EQ(of("are you coming or not"), std::nullopt);
  EXPECT_EQ(of("or what"), std::nullopt);
  EXPECT_EQ(of("no idea"), std::nullopt);
}

TEST(Alternatives, AreTheTwoThingsAKoreanQuestionNames) {
  const auto of = [](std::string_view text) { return Alternatives(text, Language::kKorean); };
  EXPECT_THAT(of("산이야 바다야?"), Optional(Pair("산", "바다")));
  EXPECT_THAT(of("기차랑 비행기 중에 뭐가 좋아?"), Optional(Pair("기차", "비행기")));
  EXPECT_THAT(of("여름 아니면 겨울?"), Optional(Pair("여름", "겨울")));
  EXPECT_THAT(of("넌 고양이파야 강아지파야"), Optional(Pair("고양이파", "강아지파")));
  EXPECT_THAT(of("문화센터가 나아요 아니면 독학이 나아요?"), Optional(Pair("문화센터", "독학")));
  EXPECT_EQ(of("참는 게 나을까요 아니면 말하는 게 나을까요?"), std::nullopt);
  EXPECT_THAT(of("학원 다닐지 혼자 할지 고민이야"), Optional(Pair("학원 다니는 거", "혼자 하는 거")));
  EXPECT_EQ(of("갈지 말지 모르겠어"), std::nullopt);
  EXPECT_EQ(of("오늘 뭐 했어?"), std::nullopt);
}

}  // namespace
}  // namespace sam
