#include "mind/builtin/reword_skill.h"

#include <gmock/gmock.h>

namespace sam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Reword, ShorterIsWhatWasQuoted) {
  EXPECT_EQ(ShorterOf("사실부터요. '제가 잘못 보냈습니다.' 이거면 돼요."), "'제가 잘못 보냈습니다.'");
}

TEST(Reword, TakesNoApostropheForAQuotationMark) {
  EXPECT_EQ(ShorterOf("I don't know that one. It's in the other drawer, I'd say, if it's anywhere."), "I don't know that one.");
}

TEST(Reword, ElseTheShortestSentenceThatSaysSomething) {
  EXPECT_EQ(ShorterOf("아이고. 오늘은 여기까지만 해도 돼요. 내일 일은 내일 생각해도 늦지 않아요. 괜찮아요?"),
            "오늘은 여기까지만 해도 돼요.");
}

TEST(Reword, FindsTheThingsThatAReplyLists) {
  EXPECT_THAT(ListedIn("세 개요. 까망, 보리, 만두. 저는 첫 번째요."), ElementsAre("까망", "보리", "만두"));
  EXPECT_THAT(ListedIn("음, 그건 잘 모르겠어요."), IsEmpty());
}

}  // namespace
}  // namespace sam
