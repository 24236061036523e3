#include "mind/builtin/recall_skill.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/unicode.h"
#include "core/predicates.h"
#include "mind/builtin/her_side.h"
#include "mind/builtin/testing_talk.h"

namespace sam {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Recall : public ::testing::Test {
 protected:
  Fact Know(std::string subject, std::string_view predicate, std::string object, std::string said = "") {
    Fact fact;
    fact.id = "f3.1";
    fact.subject = std::move(subject);
    fact.predicate = predicate;
    fact.object = std::move(object);
    fact.source = TurnId{3};
    fact.since = Earlier();
    talk.facts.push_back(fact);
    Recollection remembered;
    remembered.fact = fact;
    remembered.episode = Episode{TurnId{3}, Earlier(), Language::kEnglish, std::move(said)};
    remembered.score = 0.95;
    talk.recollections.push_back(remembered);
    return fact;
  }
  void Heard(std::string said, double score) {
    Recollection remembered;
    remembered.episode = Episode{TurnId{5}, Earlier(), Language::kEnglish, std::move(said)};
    remembered.whole = true;
    remembered.score = score;
    remembered.because = "same words";
    talk.recollections.push_back(remembered);
  }
  Moment Earlier() const { return talk.now + -std::chrono::hours(30); }
  void Ask(QueryKind kind, std::string subject, std::string_view predicate = "") {
    percept.act = DialogueAct::kQuestion;
    percept.query = FactQuery{kind, std::move(subject), std::string(predicate), {}};
  }
  void Korean(SpeechLevel level) {
    talk.language = percept.language = Language::kKorean;
    talk.level = level;
  }
  std::vector<Candidate> Proposed(std::string_view text) {
    const Utterance utterance = talk.Hear(text);
    std::vector<Candidate> out;
    RecallSkill().Propose(talk.ThoughtOf(utterance, percept), out);
    return out;
  }
  /// The reply, whichever line is drawn.
  std::vector<std::string> Said(std::string_view text) {
    std::vector<std::string> replies;
    for (talk.seed = 1; talk.seed < 12; ++talk.seed) {
      const auto out = Proposed(text);
      replies.push_back(out.empty() ? "" : out.front().text);
    }
    return replies;
  }
  trial::Talk talk;
  Percept percept;
};

TEST_F(Recall, TellsTheNameOfAPet) {
  Know("newt", predicate::kName, "Admiral", "our newt Admiral learned to climb");
  Ask(QueryKind::kWho, "newt", predicate::kName);
  for (const auto& reply : Said("what's the newt called?")) EXPECT_THAT(reply, HasSubstr("Admiral"));
  const auto out = Proposed("what's the newt called?");
  EXPECT_GT(out.front().relevance, 0.9);
  EXPECT_TRUE(out.front().may_repeat);
  EXPECT_EQ(out.front().blocks, std::vector<std::string>{MemoryBlockId(TurnId{3})});
}

TEST_F(Recall, SpeaksPolitelyOrCasuallyInKorean) {
  Know("도마뱀", predicate::kName, "콩자", "도마뱀 이름은 콩자야");
  Ask(QueryKind::kWho, "도마뱀", predicate::kName);
  Korean(SpeechLevel::kPolite);
  for (const auto& reply : Said("도마뱀 이름이 뭐죠?")) {
    EXPECT_THAT(reply, HasSubstr("콩자라고"));
    EXPECT_TRUE(reply.ends_with("요.")) << reply;
  }
  Korean(SpeechLevel::kCasual);
  for (const auto& reply : Said("도마뱀 이름이 뭐게?")) {
    EXPECT_THAT(reply, HasSubstr("콩자라고"));
    EXPECT_FALSE(reply.ends_with("요.")) << reply;
  }
}

TEST_F(Recall, AsksElderNamesWithRespect) {
  Know("이모", predicate::kName, "오수경");
  Ask(QueryKind::kWho, "이모", predicate::kName);
  Korean(SpeechLevel::kPolite);
  for (const auto& reply : Said("이모 성함이 뭐죠?")) EXPECT_THAT(reply, HasSubstr("성함"));
}

struct Phrase {
  std::string subject;
  std::string_view predicate;
  std::string object, said, polite;
};

TEST_F(Recall, PhrasesEveryPredicateInEnglish) {
  for (const auto& [subject, p, object, said, wanted] : std::initializer_list<Phrase>{
           {"me", predicate::kName, "Theodora", "", "Theodora"},
           {"me", predicate::kJob, "tune harps", "well, i tune harps", "You tune harps"},
           {"me", predicate::kJob, "welder", "i'm a welder", "welder"},
           {"me", predicate::kLivesIn, "Ghent", "", "Ghent"},
           {"workshop", predicate::kPlace, "Ghent", "", "the workshop"},
           {"me", predicate::kHas, "owl", "", "an owl"},
           {"me", predicate::kCannotEat, "kiwi", "", "kiwi"},
           {"me", predicate::kAge, "43", "", "43"},
           {"me", predicate::kBirthday, "May 3rd", "", "May 3rd"},
           {"me", predicate::kFavourite, "colour: green", "", "green"},
           {"me", predicate::kLikes, "my own bread", "", "your own bread"},
           {"marathon", predicate::kDate, "October 9th", "", "October 9th"},
           {"shift", predicate::kTime, "4:15 in the morning", "", "4:15 in the morning"},
           {"me.kids", predicate::kCount, "two", "", "two kids"},
           {"Pim", predicate::kRelation, "flatmate", "i live with Pim", "Pim"},
           {"me", "collect", "thimbles", "i collect thimbles", "thimbles"},
       }) {
    talk.recollections.clear();
    Know(subject, p, object, said);
    Ask(QueryKind::kWhat, subject, p);
    for (const auto& reply : Said("what was it again?")) EXPECT_THAT(ToLower(reply), HasSubstr(ToLower(wanted))) << p;
  }
}

TEST_F(Recall, PhrasesPredicatesInKoreanWithTheRightParticles) {
  for (const auto& [subject, p, object, said, wanted] : std::initializer_list<Phrase>{
           {"me", predicate::kName, "가람", "", "가람이라고"},
           {"me", predicate::kName, "소리", "", "소리라고"},
           {"me", predicate::kJob, "물리치료사", "", "물리치료사라고"},
           {"남편", predicate::kFrom, "강릉", "", "강릉이라고"},
           {"me", predicate::kCannotEat, "복숭아", "", "복숭아"},
           {"결혼식", predicate::kDate, "11월 8일", "", "11월 8일"},
           {"고슴도치", predicate::kAge, "네 살", "", "네 살"},
           {"me", predicate::kLivesIn, "제주", "", "제주"},
           {"me", predicate::kPlans, "검사 결과가 나오기", "", "검사 결과가 나온다고"},
           {"me", predicate::kPlans, "등갓을 만들기", "", "등갓을 만든다고"},
           {"me", predicate::kPlans, "대본을 읽기", "", "대본을 읽는다고"},
           {"me", predicate::kPlans, "통영 여행", "", "통영 여행 계획이"},
           {"me", "모으", "우표", "우표를 모으고 있어요", "우표를 모으고 있어요"},
       }) {
    talk.recollections.clear();
    Know(subject, p, object, said);
    Ask(QueryKind::kWhat, subject, p);
    Korean(SpeechLevel::kPolite);
    for (const auto& reply : Said("그게 뭐였죠?")) EXPECT_THAT(reply, HasSubstr(wanted)) << p;
  }
}

TEST_F(Recall, GivesThePersonsOwnWordsWhereNoFactIsKnown) {
  percept.act = DialogueAct::kQuestion;
  Heard("the museum gave me the plate from locomotive 34", 0.8);
  for (const auto& reply : Said("which number was on that plate again?")) EXPECT_THAT(reply, HasSubstr("the museum gave you the plate from locomotive 34"));
}

TEST_F(Recall, QuotesInKorean) {
  percept.act = DialogueAct::kQuestion;
  Korean(SpeechLevel::kPolite);
  Heard("할머니가 매실청을 다섯 병이나 담그셨어", 0.8);
  for (const auto& reply : Said("몇 병 담그셨다고 했죠?")) {
    EXPECT_THAT(reply, HasSubstr("\"할머니가 매실청을 다섯 병이나 담그셨어\""));
    EXPECT_THAT(reply, testing::AnyOf(HasSubstr("요.")));
  }
}

TEST_F(Recall, SaysPlainlyWhatItWasNeverTold) {
  Ask(QueryKind::kWho, "sister", predicate::kName);
  for (const auto& reply : Said("what's my sister's name?")) EXPECT_THAT(reply, testing::AnyOf(HasSubstr("don't know"), HasSubstr("haven't told")));
  Korean(SpeechLevel::kCasual);
  for (const auto& reply : Said("우리 언니 이름이 뭐게?")) EXPECT_THAT(reply, testing::AnyOf(HasSubstr("못 들었어"), HasSubstr("몰라")));
}

TEST_F(Recall, LeavesQuestionsAboutHerToOthers) {
  Know("me", predicate::kName, "Theodora");
  Ask(QueryKind::kWho, "you", predicate::kName);
  EXPECT_TRUE(Proposed("what's your name?").empty());
}

TEST_F(Recall, LeavesOrdinaryQuestionsToOthers) {
  percept.act = DialogueAct::kQuestion;
  Heard("my boss Radoslav eats soup", 0.7);
  EXPECT_TRUE(Proposed("should i call my boss?").empty());
  EXPECT_TRUE(Proposed("do you prefer trains or planes?").empty());
  EXPECT_TRUE(Proposed("what is the tallest mountain?").empty());
}

TEST_F(Recall, ListsAFewThingsThatItKnows) {
  Know("me", predicate::kName, "Theodora");
  Know("newt", predicate::kName, "Admiral");
  Know("me", predicate::kLikes, "plums");
  Ask(QueryKind::kEverything, "me");
  for (const auto& reply : Said("what do you know about me?")) {
    EXPECT_THAT(reply, HasSubstr("your name is Theodora"));
    EXPECT_THAT(reply, HasSubstr("your newt is called Admiral"));
    EXPECT_THAT(reply, HasSubstr("and you like plums"));
  }
}

TEST_F(Recall, OwnsUpToKnowingNothing) {
  Ask(QueryKind::kEverything, "me");
  EXPECT_FALSE(Said("what do you know about me?").front().empty());
}

TEST_F(Recall, BringsBackAnOldTurnOnceAndNotTooSoon) {
  percept.act = DialogueAct::kStatement;
  Heard("the harp shop burned down in spring", 0.9);
  const auto out = Proposed("they rebuilt the harp shop");
  ASSERT_EQ(out.size(), 1u);
  EXPECT_LE(out.front().relevance, 0.6);
  EXPECT_FALSE(out.front().may_repeat);
  talk.discourse.turns = 9;
  talk.discourse.used.Mark(StableHash(out.front().blocks.front()), 8);
  EXPECT_TRUE(Proposed("they rebuilt the harp shop").empty());
  talk.discourse.used = {};
  talk.recollections.front().episode->at = talk.now + -std::chrono::minutes(20);
  EXPECT_TRUE(Proposed("they rebuilt the harp shop").empty());
}

TEST_F(Recall, DoesNotReminisceInSorrow) {
  percept.act = DialogueAct::kStatement;
  percept.pad.pleasure = -0.7;
  Heard("the harp shop burned down in spring", 0.9);
  EXPECT_TRUE(Proposed("the harp shop is gone and so is everything").empty());
}

TEST(HerSide, TurnsWhatThePersonSaid) {
  EXPECT_EQ(ToHerSide("i was late and my boss fired me"), "you were late and your boss fired you");
  EXPECT_EQ(ToHerSide("I'm sure we've met our match"), "you're sure you've met your match");
  EXPECT_FALSE(ToHerSide("you told me").has_value());
  EXPECT_EQ(ToHerSide(""), "");
}

}  // namespace
}  // namespace sam
