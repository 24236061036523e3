#include "mind/builtin/taste_skill.h"

#include <gmock/gmock.h>

#include "mind/builtin/builtin_mind.h"
#include "mind/builtin/testing_talk.h"

namespace sam {
namespace {

Reply Asked(std::string_view line) {
  static const BuiltinMind mind(content::Pack::Of(Language::kEnglish), content::Pack::Of(Language::kKorean));
  trial::Talk talk;
  talk.language = Language::kKorean;
  Percept percept = trial::Heard("ask-her-likes", 0.9);
  percept.language = Language::kKorean;
  percept.act = DialogueAct::kQuestion;
  return talk.Say(mind, line, percept);
}

TEST(TasteSkill, AnswersOfTheThingThatWasAskedAbout) {
  EXPECT_EQ(Asked("너는 뜨개질 좋아해?").skill, "taste");
  EXPECT_THAT(Asked("너는 뜨개질 좋아해?").text, testing::HasSubstr("뜨개질"));
  EXPECT_THAT(Asked("혹시 비 오는 날도 좋아하세요?").text, testing::HasSubstr("날"));
  EXPECT_THAT(Asked("매운 거 좋아해요?").text, testing::HasSubstr("매운 거"));
}

TEST(TasteSkill, LeavesOtherQuestionsAlone) {
  for (const char* line : {"나 좋아해?", "제일 좋아하는 게 뭐야?", "어떤 음악 좋아해?", "사만다 좋아해?", "좋아해?"}) EXPECT_NE(Asked(line).skill, "taste") << line;
}

}  // namespace
}  // namespace sam
