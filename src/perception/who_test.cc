// Whom a line is about, and when.
#include <gtest/gtest.h>

#include "perception/perceiver.h"

namespace sam {
namespace {

class WhoTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { perceiver_ = std::move(*Perceiver::Create()).release(); }
  Circumstance Of(std::string_view line, std::string_view before = "") { return Heard(line, before).circumstance; }
  Focus FocusOf(std::string_view line) { return Heard(line, "").focus; }

 private:
  static Percept Heard(std::string_view line, std::string_view before) {
    Discourse talk;
    if (!before.empty()) talk.recent.push_back({TurnId{1}, {}, std::string(before), "x", {}, {}, {}});
    const Persona persona;
    return perceiver_->Perceive({.id = "", .text = std::string(line), .at = {}, .image = ""}, {talk, persona, {}});
  }
  static const Perceiver* perceiver_;
};
const Perceiver* WhoTest::perceiver_ = nullptr;

TEST_F(WhoTest, EnglishNamesSomeoneFromHerSide) {
  EXPECT_EQ(Of("my sister is coming over tomorrow").who, "your sister");
  EXPECT_EQ(Of("my sister is coming over tomorrow").when, "tomorrow");
  EXPECT_EQ(Of("mum called again").who, "your mum");
  EXPECT_EQ(Of("my best friend moved to leeds").who, "your best friend");
  EXPECT_EQ(Of("my sister hana just got back").who, "Hana");
  EXPECT_EQ(Of("the boss wants it by friday").when, "on Friday");
  EXPECT_EQ(Of("my friends are all married").who, "");
  EXPECT_EQ(Of("i had soup").who, "");
}

TEST_F(WhoTest, EnglishPronounsGoBack) {
  const Circumstance she = Of("she wants to move there", "my sister hana just got back from oslo");
  EXPECT_EQ(she.who, "Hana");
  EXPECT_EQ(she.gender, Circumstance::Gender::kShe);
  EXPECT_EQ(Of("he hates it", "my sister is a teacher").who, "");
}

TEST_F(WhoTest, KoreanNamesSomeoneAtBothLevels) {
  EXPECT_EQ(Of("내일 누나가 온대").who, "누나");
  EXPECT_EQ(Of("내일 누나가 온대").when, "내일");
  EXPECT_EQ(Of("팀장이 또 화냈어").who_polite, "팀장님");
  EXPECT_EQ(Of("엄마가 전화했어").who_polite, "어머니");
  EXPECT_EQ(Of("민지가 이사 간대").who_polite, "민지 씨");
  EXPECT_EQ(Of("금요일까지 하래").when, "금요일에");
  EXPECT_EQ(Of("친구들이 다 결혼했어").who, "");
}

TEST_F(WhoTest, KoreanGyaeGoesBack) { EXPECT_EQ(Of("걔 부산으로 간대", "민지가 어제 왔어").who, "민지"); }

TEST_F(WhoTest, TheLastPhraseIsWhatMayBeSaidBack) {
  EXPECT_EQ(FocusOf("he fixed it in my mum's shed").tail, "in your mum's shed");
  EXPECT_EQ(FocusOf("the dog slept on the sofa again lol").tail, "on the sofa");
  EXPECT_EQ(FocusOf("do you like the sofa?").tail, "");
  EXPECT_EQ(FocusOf("you took the sofa").tail, "");
  EXPECT_EQ(FocusOf("길에서 데려왔어요").tail_polite, "길에서요");
  EXPECT_EQ(FocusOf("걔 강원도 화천에 있어").tail, "강원도 화천에");
  EXPECT_EQ(FocusOf("이제 슬슬 알바 시작했어").tail, "알바");
  EXPECT_EQ(FocusOf("나한테 왜 그래").tail, "");
}

}  // namespace
}  // namespace sam
