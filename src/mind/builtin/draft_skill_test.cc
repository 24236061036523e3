#include "mind/builtin/draft_skill.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mind/builtin/builtin_mind.h"
#include "mind/builtin/testing_talk.h"

namespace sam {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Draft, IsAskedForByWhatIsToBeWrittenForSomebody) {
  EXPECT_TRUE(AsksForADraft("could you write a short message to my aunt?"));
  EXPECT_TRUE(AsksForADraft("help me write an email to my landlord"));
  EXPECT_FALSE(AsksForADraft("write me a poem please"));
  EXPECT_FALSE(AsksForADraft("i wrote a letter yesterday"));
  EXPECT_FALSE(AsksForADraft("my aunt sent me a card"));
}

TEST(LikedIn, IsTheThingThatSomebodyIsSaidToLove) {
  EXPECT_EQ(LikedIn("and she loves old maps, you know"), "old maps");
  EXPECT_EQ(LikedIn("she left"), "");
}

TEST(DraftSkill, WritesOutOfWhatWasSaidAndAgainWithEachNewDetail) {
  const BuiltinMind mind{content::Pack::Of(Language::kEnglish), content::Pack::Of(Language::kKorean)};
  trial::Talk talk;
  Percept asked;
  asked.act = DialogueAct::kRequest;
  EXPECT_THAT(talk.Say(mind, "could you write a message to my aunt?", asked).text, testing::EndsWith("?"));
  const Reply first = talk.Say(mind, "it's her sixtieth birthday", {});
  EXPECT_THAT(first.text, HasSubstr("appy sixtieth birthday"));
  EXPECT_THAT(first.text, Not(HasSubstr("old maps")));
  EXPECT_THAT(talk.Say(mind, "her name is olga and she loves old maps", {}).text, testing::AllOf(HasSubstr("Dear Olga"), HasSubstr("old maps")));
}

}  // namespace
}  // namespace sam
