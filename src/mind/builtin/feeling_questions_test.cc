#include "mind/builtin/feeling_questions.h"

#include <gtest/gtest.h>

#include "base/unicode.h"
#include "mind/builtin/testing_talk.h"

namespace sam {
namespace {

struct Case {
  const char* said;
  FeelingAsked asked;
  const char* state = "";
};

std::optional<FeelingQuestion> Read(const char* said, DialogueAct act) {
  trial::Talk talk;
  talk.language = HasHangul(said) ? Language::kKorean : Language::kEnglish;
  const Utterance utterance = talk.Hear(said);
  Percept percept;
  percept.language = talk.language;
  percept.act = act;
  return ReadFeelingQuestion(Scene(talk.ThoughtOf(utterance, percept), content::Pack::Of(talk.language)));
}

TEST(FeelingQuestions, AreToldApart) {
  const Case cases[] = {
      {"how are you feeling right now?", FeelingAsked::kHow},
      {"지금 기분이 어때?", FeelingAsked::kHow},
      {"are you hurt?", FeelingAsked::kIs},
      {"you mad?", FeelingAsked::kIs},
      {"화났어?", FeelingAsked::kIs},
      {"are you still upset with me?", FeelingAsked::kStill},
      {"아직도 서운해?", FeelingAsked::kStill},
      {"are you tired?", FeelingAsked::kNever, "tired"},
      {"do you ever get lonely?", FeelingAsked::kNever, "lonely"},
      {"너 질투 나?", FeelingAsked::kNever, "jealous"},
      {"did i hurt you?", FeelingAsked::kDidIHurt},
      {"상처받았어?", FeelingAsked::kDidIHurt},
      {"how does that make you feel?", FeelingAsked::kAbout},
      {"그 말 들으니까 어때?", FeelingAsked::kAbout},
      {"why do you feel that way?", FeelingAsked::kWhy},
      {"did you miss me?", FeelingAsked::kMissed},
      {"나 보고 싶었어?", FeelingAsked::kMissed},
  };
  for (const Case& c : cases) {
    const auto question = Read(c.said, DialogueAct::kPropositionalQuestion);
    ASSERT_TRUE(question) << c.said;
    EXPECT_EQ(question->asked, c.asked) << c.said;
    EXPECT_EQ(question->state, c.state) << c.said;
  }
}

TEST(FeelingQuestions, AreNoneWhereOthersOrThingsAreMeant) {
  for (const char* said : {"are they angry?", "is she sad?", "do i look tired?", "how do you feel about cake?", "엄마가 화났어?", "나 우울해?", "뭐가 궁금해?"}) EXPECT_FALSE(Read(said, DialogueAct::kPropositionalQuestion)) << said;
  for (const char* said : {"i'm sad", "you're mad, i love it", "나 화났어", "i feel tired today"}) EXPECT_FALSE(Read(said, DialogueAct::kStatement)) << said;
}

}  // namespace
}  // namespace sam
