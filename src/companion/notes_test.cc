#include "companion/notes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/discourse.h"

namespace sam {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

/// What somebody said, and a note about it that a model could make.
struct Case {
  const char* said;
  const char* quote;
  const char* subject;
  const char* predicate;
  const char* object;
};

class NotesTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { perceiver_ = Perceiver::Create().value().release(); }

  /// What is kept of one note about one turn, next to a life in which `known` was told before.
  std::vector<NotedEvent> Kept(const Case& c, const std::vector<FactClaim>& known = {}) {
    LifeMemory memory;
    HeardEvent before;
    before.turn = static_cast<TurnId>(1);
    before.text = "earlier";
    before.claims = known;
    memory.Learn(before, Moment{});
    NotedEvent note{static_cast<TurnId>(2), c.quote, false, {{.subject = c.subject, .predicate = c.predicate, .object = c.object, .when = std::nullopt}}, "model"};
    const PerceptionContext context{discourse_, persona_, memory.Current()};
    return Grounded({note}, {{static_cast<TurnId>(2), c.said}}, memory, *perceiver_, context);
  }

  static Perceiver* perceiver_;
  Discourse discourse_;
  Persona persona_;
};
Perceiver* NotesTest::perceiver_ = nullptr;

TEST_F(NotesTest, KeepsWhatThePersonToldAsSo) {
  for (const Case& c : {
           Case{"Long day. I teach ceramics at the night school, so mornings are mine.", "I teach ceramics at the night school", "me", "job", "teach ceramics"},
           Case{"my landlady Oksana plays the theremin", "my landlady Oksana plays the theremin", "landlady", "name", "Oksana"},
           Case{"The greyhound hates the hoover.", "The greyhound hates the hoover", "greyhound", "dislikes", "the hoover"},
           Case{"I can't have walnuts, they make my throat swell", "I can't have walnuts", "me", "cannot-eat", "walnuts"},
           Case{"요즘 군산에서 혼자 지내요. 바다가 가까워요.", "군산에서 혼자 지내요", "me", "lives-in", "군산"},
           Case{"우리 시누이 이름은 채원이에요", "시누이 이름은 채원이에요", "시누이", "name", "채원"},
           Case{"나는 복숭아 알레르기가 있어", "복숭아 알레르기가 있어", "me", "health", "복숭아 알레르기"},
       })
    EXPECT_THAT(Kept(c), SizeIs(1)) << c.said;
}

TEST_F(NotesTest, KeepsNothingThatDoesNotStandThere) {
  for (const Case& c : {
           Case{"I teach ceramics", "I teach pottery", "me", "job", "teach pottery"},                 // other words
           Case{"I teach ceramics", "I teach ceramics", "me", "job", "potter"},                       // the object is the model's
           Case{"I teach ceramics", "teach cera", "me", "job", "cera"},                               // half a word
           Case{"Biscuit hates the hoover", "hates the hoover", "Waffle", "dislikes", "the hoover"},  // nobody of that name
           Case{"I teach ceramics", "I teach ceramics", "me", "rules", "ceramics"},                   // no predicate of ours
           Case{"요즘 군산에서 지내요", "부산에서 지내요", "me", "lives-in", "부산"},
       })
    EXPECT_THAT(Kept(c), IsEmpty()) << c.quote << " / " << c.object;
}

TEST_F(NotesTest, KeepsNothingThatIsAskedWishedDeniedOrOver) {
  for (const Case& c : {
           Case{"Do I live in Leeds?", "I live in Leeds", "me", "lives-in", "Leeds"},
           Case{"If I lived in Leeds I would cycle", "I lived in Leeds", "me", "lives-in", "Leeds"},
           Case{"I wish I had a dog", "I had a dog", "me", "has", "a dog"},
           Case{"I don't have a dog", "have a dog", "me", "has", "a dog"},
           Case{"I used to work at the mint", "work at the mint", "me", "works-at", "the mint"},
           Case{"I lived in Leeds back then", "I lived in Leeds", "me", "lives-in", "Leeds"},
           Case{"He said \"I live in Leeds\"", "I live in Leeds", "me", "lives-in", "Leeds"},
           Case{"제가 군산에 살아요?", "군산에 살아요", "me", "lives-in", "군산"},
           Case{"군산에 살면 좋겠어요", "군산에 살면", "me", "lives-in", "군산"},
           Case{"저는 군산에 안 살아요", "군산에 안 살아요", "me", "lives-in", "군산"},
           Case{"예전에 군산에 살았어요", "군산에 살았어요", "me", "lives-in", "군산"},
           Case{"나는 강아지가 없어", "강아지가 없어", "me", "has", "강아지"},
           Case{"지우가 군산에 산다고 했어", "군산에 산다고", "지우", "lives-in", "군산"},
       })
    EXPECT_THAT(Kept(c), IsEmpty()) << c.said;
}

TEST_F(NotesTest, KeepsNothingAboutOneThatWasToldOfAnother) {
  for (const Case& c : {
           Case{"My sister lives in Bergen", "lives in Bergen", "me", "lives-in", "Bergen"},
           Case{"My sister lives in Bergen and Joost lives in Ghent", "Joost lives in Ghent", "sister", "lives-in", "Ghent"},
           Case{"He works at the mint", "works at the mint", "me", "works-at", "the mint"},
           Case{"언니는 군산에 살아요", "군산에 살아요", "me", "lives-in", "군산"},
           Case{"언니는 군산에 살고 저는 익산에 살아요", "저는 익산에 살아요", "언니", "lives-in", "익산"},
           Case{"I love you", "I love you", "you", "is", "love"},
       })
    EXPECT_THAT(Kept(c), IsEmpty()) << c.said;
}

TEST_F(NotesTest, ReplacesNothingThatIsKnown) {
  const Case move{"I live in Leeds", "I live in Leeds", "me", "lives-in", "Leeds"};
  EXPECT_THAT(Kept(move), SizeIs(1));
  EXPECT_THAT(Kept(move, {{.subject = "me", .predicate = "lives-in", .object = "York", .when = std::nullopt}}), IsEmpty());
  EXPECT_THAT(Kept(move, {{.subject = "me", .predicate = "lives-in", .object = "Leeds", .when = std::nullopt}}), IsEmpty());
  const Case pet{"I have a gecko as well", "I have a gecko", "me", "has", "gecko"};
  EXPECT_THAT(Kept(pet, {{.subject = "me", .predicate = "has", .object = "parrot", .when = std::nullopt}}), SizeIs(1));
}

TEST_F(NotesTest, AFewWordsMayStandForTheTalk) {
  LifeMemory memory;
  const std::vector<TalkedTurn> talk = {{static_cast<TurnId>(3), "The roof came off in the storm. What a night."}};
  const PerceptionContext context{discourse_, persona_, {}};
  const auto telling = [](const char* quote) { return NotedEvent{static_cast<TurnId>(3), quote, true, {}, "model"}; };
  const auto kept = Grounded({telling("The roof came off in the storm."), telling("made up"), telling("What a night."), telling("The roof")}, talk, memory, *perceiver_, context);
  ASSERT_THAT(kept, SizeIs(2));
  EXPECT_EQ(kept.front().quote, "The roof came off in the storm.");
}

}  // namespace
}  // namespace sam
