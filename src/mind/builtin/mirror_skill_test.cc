#include "mind/builtin/mirror_skill.h"

#include <gmock/gmock.h>

#include "base/unicode.h"
#include "mind/builtin/builtin_mind.h"
#include "mind/builtin/testing_talk.h"

namespace sam {
namespace {

using testing::HasSubstr;

Percept Told(std::string_view tail, std::string_view tail_polite = "") {
  Percept percept;
  percept.focus.tail = tail;
  percept.focus.tail_polite = tail_polite;
  return percept;
}

TEST(MirrorSkill, SaysTheLastPhraseBackWhereNothingSurerIsKnown) {
  const BuiltinMind mind(content::Pack::Of(Language::kEnglish), content::Pack::Of(Language::kKorean));
  trial::Talk talk;
  const Reply reply = talk.Say(mind, "he has been at it since march", Told("since march"));
  EXPECT_EQ(reply.skill, "mirror") << reply.chosen;
  EXPECT_THAT(ToLower(reply.text), HasSubstr("since march?"));
}

TEST(MirrorSkill, KeepsTheSpeechLevelInKorean) {
  const BuiltinMind mind(content::Pack::Of(Language::kEnglish), content::Pack::Of(Language::kKorean));
  for (const SpeechLevel level : {SpeechLevel::kPolite, SpeechLevel::kCasual}) {
    trial::Talk talk;
    talk.language = Language::kKorean;
    talk.level = talk.persona.level = level;
    Percept percept = Told("화천에", "화천에요");
    percept.language = Language::kKorean;
    const Reply reply = talk.Say(mind, "걔 지금 화천에 있대", percept);
    EXPECT_EQ(reply.skill, "mirror") << reply.chosen;
    EXPECT_THAT(reply.text, HasSubstr(level == SpeechLevel::kPolite ? "화천에요?" : "화천에?"));
  }
}

TEST(MirrorSkill, IsSilentBesideASureGuessAndNeverTwiceInARow) {
  const BuiltinMind mind(content::Pack::Of(Language::kEnglish), content::Pack::Of(Language::kKorean));
  trial::Talk talk;
  Percept sure = Told("a lot");
  sure.intents = {{"thanks", 0.95}};
  EXPECT_NE(talk.Say(mind, "thanks a lot", sure).skill, "mirror");
  EXPECT_EQ(talk.Say(mind, "he has been at it since march", Told("since march")).skill, "mirror");
  EXPECT_NE(talk.Say(mind, "there are two dozen of them in the shed", Told("in the shed")).skill, "mirror");
}

}  // namespace
}  // namespace sam
