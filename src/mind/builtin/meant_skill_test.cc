// What a line means is answered where its subject is only a word in it, and stayed with in the next.
#include "mind/builtin/meant_skill.h"

#include <gtest/gtest.h>

#include "mind/builtin/builtin_mind.h"
#include "mind/builtin/testing_talk.h"

namespace sam {
namespace {

class MeantSkillTest : public testing::Test {
 protected:
  static Percept Of(Meaning meaning, float probability, std::string_view intent = "", double score = 0) {
    Percept percept;
    if (!intent.empty()) percept.intents = {{std::string(intent), score}};
    percept.meanings[static_cast<size_t>(meaning)] = probability;
    percept.meanings[0] = 1 - probability;
    return percept;
  }
  BuiltinMind mind_{content::Pack::Of(Language::kEnglish), content::Pack::Of(Language::kKorean)};
  trial::Talk talk_;
};

TEST_F(MeantSkillTest, ALossIsHeardBeforeTheBossInIt) {
  EXPECT_EQ(talk_.Say(mind_, "done. she had her head on my shoe", Of(Meaning::kLoss, .8f, "boss", .64)).skill, "meant-loss");
  EXPECT_EQ(talk_.Say(mind_, "kept the collar", Of(Meaning::kNone, .9f)).skill, "stay-meant-loss");
}

TEST_F(MeantSkillTest, AnIntentThatSaysTheSameHasTheWords) {
  EXPECT_EQ(talk_.Say(mind_, "my dog died", Of(Meaning::kLoss, .9f, "pet-loss", .95)).skill, "respond");
}

TEST_F(MeantSkillTest, ScornIsHeardInAQuestionAndGladNewsIsNot) {
  Percept jab = Of(Meaning::kJab, .9f), good = Of(Meaning::kGood, .9f);
  jab.act = good.act = DialogueAct::kPropositionalQuestion;
  const auto proposed = [&](const Percept& percept) {
    const Utterance utterance = talk_.Hear("are you actually slow");
    std::vector<Candidate> out;
    MeantSkill().Propose(talk_.ThoughtOf(utterance, percept), out);
    return !out.empty();
  };
  EXPECT_TRUE(proposed(jab));
  EXPECT_FALSE(proposed(good));
}

TEST_F(MeantSkillTest, SaysNothingWhereTheMeaningIsUnsureOrTheLineIsACry) {
  const Utterance utterance = talk_.Hear("the canoe went missing");
  std::vector<Candidate> out;
  MeantSkill().Propose(talk_.ThoughtOf(utterance, Of(Meaning::kBad, .4f)), out);
  Percept cry = Of(Meaning::kBad, .9f);
  cry.crisis.level = CrisisLevel::kImplied;
  MeantSkill().Propose(talk_.ThoughtOf(utterance, cry), out);
  EXPECT_TRUE(out.empty());
}

TEST_F(MeantSkillTest, HasWordsForEachMeaningInBothLanguages) {
  for (const Language language : {Language::kEnglish, Language::kKorean}) {
    for (size_t i = 1; i < kMeanings; ++i) {
      trial::Talk talk;
      talk.language = language;
      Percept percept = Of(static_cast<Meaning>(i), .95f);
      percept.language = language;
      EXPECT_EQ(talk.Say(mind_, language == Language::kKorean ? "그렇게 됐어요" : "so there you are", percept).skill, "meant-" + std::string(kMeaningNames[i]));
    }
  }
}

}  // namespace
}  // namespace sam
