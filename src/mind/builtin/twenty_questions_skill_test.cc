#include "mind/builtin/twenty_questions_skill.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "mind/builtin/builtin_mind.h"
#include "mind/builtin/games.h"
#include "mind/builtin/testing_talk.h"

namespace sam {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

struct TwentyQuestions : testing::Test {
  BuiltinMind mind{content::Pack::Of(Language::kEnglish), content::Pack::Of(Language::kKorean)};
  trial::Talk talk;

  Reply Say(std::string_view text) {
    Percept percept;
    percept.act = text.ends_with('?') ? DialogueAct::kQuestion : DialogueAct::kStatement;
    return talk.Say(mind, text, percept);
  }
  /// Which line answered: "yes", "no", "way", "unknown".
  std::string Answer(std::string_view text) {
    const Reply reply = Say(text);
    const std::string block = reply.blocks.empty() ? "" : reply.blocks.front();
    return block.starts_with("twenty.say.") ? block.substr(11, block.rfind('.') - 11) : block;
  }
};

TEST_F(TwentyQuestions, AreAnsweredFromWhatIsKnownOfTheThing) {
  talk.discourse.game = "twenty:en:piano:0";
  EXPECT_EQ(Answer("is it alive?"), "no");
  EXPECT_EQ(Answer("is it bigger than a person?"), "yes");
  EXPECT_EQ(Answer("is it made of wood?"), "yes");
  EXPECT_EQ(Answer("can you eat it?"), "no");
  EXPECT_EQ(Answer("is it a musical instrument?"), "yes");
  EXPECT_EQ(Answer("is it a guitar?"), "no");
  EXPECT_EQ(talk.discourse.game, "twenty:en:piano:6");
  EXPECT_EQ(Answer("is it a piano?"), "right");
  EXPECT_EQ(talk.discourse.game, "");
}

TEST_F(TwentyQuestions, CountNothingThatCannotBeAnswered) {
  talk.discourse.game = "twenty:en:cat:4";
  EXPECT_EQ(Answer("does it believe in democracy?"), "unknown");
  EXPECT_EQ(Answer("does it smell of rain?"), "unknown");
  EXPECT_EQ(talk.discourse.game, "twenty:en:cat:4");
  EXPECT_EQ(Answer("is it black?"), "way");
  EXPECT_EQ(talk.discourse.game, "twenty:en:cat:5");
}

TEST_F(TwentyQuestions, AreOverAfterTwenty) {
  talk.discourse.game = "twenty:en:moon:18";
  EXPECT_EQ(Answer("is it in the sky?"), "yes");
  EXPECT_THAT(Say("can you eat it?").text, HasSubstr("The moon."));
  EXPECT_EQ(talk.discourse.game, "");
}

TEST_F(TwentyQuestions, AreBegunWithAThingNotHadLately) {
  std::set<std::string> had;
  for (int i = 0; i < 12; ++i) {
    EXPECT_EQ(Answer("let's play twenty questions"), "start");
    EXPECT_TRUE(had.insert(talk.discourse.game).second);
  }
}

TEST_F(TwentyQuestions, AreToldWhenGivenUpOrStoppedAndLeftForAnotherSubject) {
  talk.discourse.game = "twenty:en:owl:3";
  EXPECT_THAT(Say("i give up").text, HasSubstr("The owl."));
  talk.discourse.game = "twenty:en:owl:3";
  EXPECT_THAT(Say("enough").text, HasSubstr("The owl."));
  EXPECT_EQ(talk.discourse.game, "");
  talk.discourse.game = "twenty:en:owl:3";
  EXPECT_NE(Say("my brother is getting married in june").skill, "twenty");
  EXPECT_EQ(talk.discourse.game, "");
}

TEST_F(TwentyQuestions, ArePlayedInKoreanAtBothLevels) {
  talk.language = Language::kKorean;
  Say("스무고개 하자");
  EXPECT_THAT(talk.discourse.game, StartsWith("twenty:ko:"));
  for (const SpeechLevel level : {SpeechLevel::kPolite, SpeechLevel::kCasual}) {
    talk.level = level;
    talk.discourse.game = "twenty:ko:umbrella:0";
    EXPECT_EQ(Answer("살아 있는 거야?"), "no");
    EXPECT_EQ(Answer("비 올 때 쓰는 거야?"), "yes");
    EXPECT_EQ(Answer("집에 있어?"), "yes");
    EXPECT_EQ(Answer("먹을 수 있어?"), "no");
    EXPECT_EQ(Answer("혹시 가위야?"), "no");
    EXPECT_THAT(talk.discourse.game, EndsWith(":5"));
    EXPECT_EQ(Answer("우산인가?"), "right");
  }
}

TEST(TwentyThings, HaveOnlyPropertiesThatCanBeAskedFor) {
  for (const Language language : {Language::kEnglish, Language::kKorean}) {
    const auto& pack = content::Pack::Of(language);
    EXPECT_EQ(pack.KeysUnder("twenty.things.").size(), 30u);
    for (const auto key : pack.KeysUnder("twenty.things.")) {
      const auto thing = pack.Lines(key);
      ASSERT_EQ(thing.size(), 4u) << key;
      for (const auto property : PartsOf(thing[1], ',')) EXPECT_FALSE(pack.Lines("twenty.words." + std::string(property)).empty()) << key << property;
      const auto so = PartsOf(thing[1], ',');
      const auto is = [&](std::string_view property) { return std::find(so.begin(), so.end(), property) != so.end(); };
      EXPECT_TRUE(!is("animal") || (is("alive") && is("natural") && is("legs"))) << key;
      EXPECT_FALSE(is("alive") && is("made")) << key;
    }
  }
}

}  // namespace
}  // namespace sam
