#include "mind/builtin/mend_words.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

std::string English(std::string_view line) {
  const auto matter = ReadEnglishCorrection(line);
  return matter ? (matter->asked ? "asked: " : "") + matter->words : "";
}
std::string Korean(std::string_view line) {
  const auto matter = ReadKoreanCorrection(line);
  return matter ? matter->words : "";
}

TEST(MendWords, FindWhatWasMeantInEnglish) {
  EXPECT_EQ(English("No, I meant that I got soaked, not that the roof leaks."), "you got soaked");
  EXPECT_EQ(English("I said my cousin is moving, not my uncle."), "your cousin is moving");
  EXPECT_EQ(English("I didn't ask for a club, dear, I said Peter is coming on Sunday. I'm making a pie."), "Peter is coming on Sunday");
  EXPECT_EQ(English("Wednesday's my free day, that's what I meant."), "Wednesday's your free day");
  EXPECT_EQ(English("Team? Good heavens, no. I'm talking about a pie."), "a pie");
}

TEST(MendWords, FindWhatWasAskedAndTurnBothSides) {
  EXPECT_EQ(English("Give what a day? I asked if I bore you."), "asked: if you bore me");
  EXPECT_EQ(English("What rain? I only asked whether you like my hat."), "asked: whether I like your hat");
}

TEST(MendWords, FindWhatWasMeantInKorean) {
  EXPECT_EQ(Korean("아니요, 물건이 깨진 게 아니라 제가 혼났다고요 ㅋㅋ 보고서 숫자를 하나 틀렸어요."), "혼났다는 얘기");
  EXPECT_EQ(Korean("아까 말했잖아요, 주문 번호 틀린 거요."), "주문 번호 틀린 거");
  EXPECT_EQ(Korean("내일이라니까요"), "내일이라는 얘기");
  EXPECT_EQ(Korean("고양이가 아니라 강아지라고요"), "강아지라는 얘기");
  EXPECT_EQ(Korean("눈 올 것 같다는 뜻이었어요. 창밖 보고 있어요."), "눈 올 것 같다는 얘기");
  EXPECT_EQ(Korean("내가 언제 그랬어. 부장한테 할 말을 물어본 거야."), "부장한테 할 말을 물어본 거");
}

TEST(MendWords, LeaveAloneWhatPutsNothingRight) {
  for (const char* line : {"I said yes to the job.", "I asked her if she was free.", "My mother told me to wait.", "that's not what i asked"}) EXPECT_EQ(English(line), "") << line;
  for (const char* line : {"엄마가 온다고 했어요", "뭐라고요?", "사랑한다고요", "그게 아니라", "엄마가 하지 말라니까 말을 안 들어"}) EXPECT_EQ(Korean(line), "") << line;
}

}  // namespace
}  // namespace sam
