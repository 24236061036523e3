#include "mind/builtin/korean_matter_skill.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mind/builtin/builtin_mind.h"
#include "mind/builtin/testing_talk.h"

namespace sam {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

struct KoreanTalk : trial::Talk {
  KoreanTalk() { language = Language::kKorean; }
  Reply Hear(std::string_view text, DialogueAct act = DialogueAct::kStatement) {
    Percept percept;
    percept.language = Language::kKorean;
    percept.act = act;
    return Say(mind, text, percept);
  }
  BuiltinMind mind{content::Pack::Of(Language::kEnglish), content::Pack::Of(Language::kKorean)};
};

TEST(KoreanMatterSkill, MeetsTroubleInWordsOfItsOwnMatter) {
  KoreanTalk talk;
  EXPECT_EQ(talk.Hear("옆 팀이랑 일정 때문에 자꾸 부딪혀요").skill, "matter-coworker-clash");
}

TEST(KoreanMatterSkill, AdvisesInTheMatterThatTheQuestionLeansOn) {
  KoreanTalk talk;
  talk.Hear("옆 팀이랑 일정 때문에 자꾸 부딪혀요");
  EXPECT_EQ(talk.Hear("어떻게 말하면 좋을까요?", DialogueAct::kQuestion).skill, "counsel-coworker-clash");
  EXPECT_EQ(talk.Hear("예를 들면요?", DialogueAct::kQuestion).skill, "counsel-coworker-clash");
}

TEST(KoreanMatterSkill, OffersAnotherWhereOneIsTurnedDownAndNeverTheSameTwice) {
  KoreanTalk talk;
  const std::string first = talk.Hear("야식 추천해줘", DialogueAct::kRequest).text;
  const Reply second = talk.Hear("그거 말고 다른 거");
  EXPECT_THAT(second.skill, StartsWith("counsel-pick"));
  EXPECT_NE(second.text, first);
}

TEST(KoreanMatterSkill, DoesNotOfferWhatWasJustNamedAsUnwanted) {
  for (uint64_t seed = 1; seed <= 20; ++seed) {
    KoreanTalk talk;
    talk.seed = seed;
    talk.Hear("야식 추천해줘", DialogueAct::kRequest);
    EXPECT_THAT(talk.Hear("떡볶이는 어제 먹었어").text, testing::Not(HasSubstr("떡볶이")));
  }
}

TEST(KoreanMatterSkill, UnderstandsAFactQuestionThatGoesOnFromTheOneBefore) {
  KoreanTalk talk;
  EXPECT_THAT(talk.Hear("우리나라에서 제일 높은 산이 뭐예요?", DialogueAct::kQuestion).text, HasSubstr("한라산"));
  EXPECT_THAT(talk.Hear("그럼 세계에서는요?", DialogueAct::kQuestion).text, HasSubstr("에베레스트"));
}

TEST(KoreanMatterSkill, LeavesWhatIsAskedOfHerToOthers) {
  KoreanTalk talk;
  talk.Hear("요즘 운동 가기 싫어");
  EXPECT_THAT(talk.Hear("너는 운동 어떻게 해?", DialogueAct::kQuestion).skill, testing::Not(StartsWith("counsel-exercise")));
}

}  // namespace
}  // namespace sam
