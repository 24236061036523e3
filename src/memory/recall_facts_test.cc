// Recall of facts that perception has read, by the question's subject and predicate.
#include <gtest/gtest.h>

#include "core/predicates.h"
#include "memory/memory_test_life.h"

namespace sam::testing {
namespace {

/// The life of the cases below.
ToldLife Told() {
  ToldLife life;
  life.Say("i'm Theodora and i tune harps", {Claim("me", predicate::kName, "Theodora"), Claim("me", predicate::kJob, "tune harps")});
  life.Say("the workshop is in Ghent", {Claim("workshop", predicate::kPlace, "Ghent")});
  life.Say("our ferret is called Dumpling, four years old", {Claim("me", predicate::kHas, "ferret"), Claim("ferret", predicate::kName, "Dumpling"), Claim("ferret", predicate::kAge, "four")});
  life.Say("i have a boat and two kids", {Claim("me", predicate::kHas, "boat"), Claim("me.kids", predicate::kCount, "two")});
  life.Say("can't eat kiwi", {Claim("me", predicate::kCannotEat, "kiwi")});
  life.Say("my daughter's chess teacher is Mrs. Abara", {Claim("daughter's chess teacher", predicate::kIs, "Mrs. Abara")});
  life.Say("the triathlon is on August 19th", {Claim("triathlon", predicate::kDate, "August 19th")});
  life.Say("my flatmate is Pim", {Claim("Pim", predicate::kRelation, "flatmate")});
  life.Say("남편 고향이 강릉이야", {Claim("남편", predicate::kFrom, "강릉")});
  life.Say("고슴도치 이름은 밤톨이고 네 살", {Claim("me", predicate::kHas, "고슴도치"), Claim("고슴도치", predicate::kName, "밤톨"), Claim("고슴도치", predicate::kAge, "네 살")});
  life.Say("이모 성함은 오수경", {Claim("이모", predicate::kName, "오수경")});
  life.Say("i love plums and hate fog", {Claim("me", predicate::kLikes, "plums"), Claim("me", predicate::kDislikes, "fog")});
  return life;
}

struct Case {
  std::string name, asked;
  std::optional<FactQuery> query;
  std::string object;
};

class FactAskedFor : public ::testing::TestWithParam<Case> {};
TEST_P(FactAskedFor, IsFound) {
  const ToldLife life = Told();
  const auto found = life.Ask(GetParam().asked, GetParam().query);
  ASSERT_FALSE(found.empty());
  ASSERT_TRUE(found[0].fact) << found[0].episode->said << " " << found[0].score;
  EXPECT_EQ(found[0].fact->object, GetParam().object) << found[0].score;
  EXPECT_GT(found[0].score, 0.5);
  EXPECT_TRUE(found[0].episode);
}

std::string NameOf(const ::testing::TestParamInfo<Case>& param) { return param.param.name; }

INSTANTIATE_TEST_SUITE_P(
    Questions, FactAskedFor,
    ::testing::Values(
        Case{"Name", "what's my name?", Query(QueryKind::kWho, "me", predicate::kName), "Theodora"},
        Case{"NameWithoutQuery", "do you remember my name?", std::nullopt, "Theodora"},
        Case{"Job", "what do i do?", Query(QueryKind::kWhat, "me", predicate::kJob), "tune harps"},
        Case{"JobByWords", "what's my line of work?", std::nullopt, "tune harps"},
        Case{"Place", "where is the workshop?", Query(QueryKind::kWhere, "workshop", predicate::kPlace), "Ghent"},
        Case{"PlaceUnderAnotherPredicate", "which city is the workshop in?", Query(QueryKind::kWhere, "workshop", predicate::kLivesIn), "Ghent"},
        Case{"KindOfPet", "what pet do we have?", Query(QueryKind::kWhat, "me", predicate::kHas), "고슴도치"},
        Case{"NameOfThePet", "what's the ferret called?", Query(QueryKind::kWho, "ferret", predicate::kName), "Dumpling"},
        Case{"NameByKind", "what is my pet's name?", Query(QueryKind::kWho, "pet", predicate::kName), "밤톨"},
        Case{"Age", "how old is the ferret?", Query(QueryKind::kHowOld, "ferret", predicate::kAge), "four"},
        Case{"Count", "how many kids do i have?", Query(QueryKind::kHowMany, "me.kids", predicate::kCount), "two"},
        Case{"CannotEat", "what can't i eat?", Query(QueryKind::kWhat, "me", predicate::kCannotEat), "kiwi"},
        Case{"CannotEatByWords", "am i allergic to any food?", std::nullopt, "kiwi"},
        Case{"Teacher", "who is the chess teacher?", Query(QueryKind::kWho, "chess teacher", predicate::kIs), "Mrs. Abara"},
        Case{"TeacherTeaches", "who teaches my daughter chess?", Query(QueryKind::kWho, "daughter", "teach"), "Mrs. Abara"},
        Case{"Date", "when is the triathlon?", Query(QueryKind::kWhen, "triathlon", predicate::kDate), "August 19th"},
        Case{"DateAskedAsTime", "when's my triathlon?", Query(QueryKind::kWhen, "triathlon", predicate::kTime), "August 19th"},
        Case{"RoleAskedForName", "who is my flatmate?", Query(QueryKind::kWho, "flatmate", predicate::kName), "flatmate"},
        Case{"RoleUnderSynonym", "who is my roommate?", Query(QueryKind::kWho, "roommate", predicate::kName), "flatmate"},
        Case{"Hometown", "남편 고향이 어디야?", Query(QueryKind::kWhere, "남편", predicate::kFrom), "강릉"},
        Case{"HometownWithoutQuery", "남편 고향 어디라고 했지?", std::nullopt, "강릉"},
        Case{"KoreanPetName", "고슴도치 이름이 뭐게?", Query(QueryKind::kWho, "고슴도치", predicate::kName), "밤톨"},
        Case{"KoreanPetAge", "고슴도치 나이는?", Query(QueryKind::kHowOld, "고슴도치", predicate::kAge), "네 살"},
        Case{"KoreanAunt", "이모 성함이 뭐죠?", Query(QueryKind::kWho, "이모", predicate::kName), "오수경"},
        Case{"Likes", "what do i like?", Query(QueryKind::kWhat, "me", predicate::kLikes), "plums"},
        Case{"Dislikes", "what do i hate?", Query(QueryKind::kWhat, "me", predicate::kDislikes), "fog"}),
    NameOf);

TEST(RecallOfFacts, NamesTheCurrentHolderNotTheFormer) {
  ToldLife life = Told();
  life.Say("Pim moved out", {Claim("Pim", predicate::kRelation, "flatmate", ClaimKind::kEnded)});
  life.Say("new flatmate Saoirse", {Claim("flatmate", predicate::kName, "Saoirse")});
  const auto found = life.Ask("who's my flatmate?", Query(QueryKind::kWho, "flatmate", predicate::kName));
  EXPECT_EQ(found[0].fact->object, "Saoirse");
  for (const Recollection& r : found) EXPECT_FALSE(r.fact && r.fact->state == FactState::kFormer);
}

TEST(RecallOfFacts, GivesAFormerOneWhereItIsAskedFor) {
  ToldLife life;
  life.Say("i work at the mint", {Claim("me", predicate::kWorksAt, "the mint")});
  life.Say("i work at the zoo now", {Claim("me", predicate::kWorksAt, "the zoo")});
  EXPECT_EQ(life.Ask("where do i work?", Query(QueryKind::kWhere, "me", predicate::kWorksAt))[0].fact->object, "the zoo");
  EXPECT_EQ(life.Ask("where did i used to work?", Query(QueryKind::kWhere, "me", predicate::kWorksAt))[0].fact->object, "the mint");
}

TEST(RecallOfFacts, GivesEverythingWithThePersonFirst) {
  const auto found = Told().Ask("what do you know about me?", Query(QueryKind::kEverything, "me"));
  ASSERT_GE(found.size(), 6u);
  EXPECT_EQ(found[0].fact->subject, "me");
  for (size_t i = 1; i < found.size(); ++i) EXPECT_GE(found[i - 1].score, found[i].score);
}

TEST(RecallOfFacts, OfAnotherSubjectIsNotSureEnough) {
  const ToldLife life = Told();
  for (const auto& [asked, query] : {std::pair{"what's my sister's name?", Query(QueryKind::kWho, "sister", predicate::kName)},
                                     std::pair{"when is the recital?", Query(QueryKind::kWhen, "recital", predicate::kDate)},
                                     std::pair{"what colour is my boat?", Query(QueryKind::kWhat, "boat", predicate::kColour)}}) {
    const auto found = life.Ask(asked, query);
    EXPECT_TRUE(found.empty() || found[0].score <= 0.5) << asked << " " << found[0].because << " " << found[0].score;
  }
}

TEST(RecallFacts, AreNeverOfAnotherOfTheFamily) {
  ToldLife life;
  life.Say("남동생 이름은 도윤이야", {Claim("남동생", predicate::kName, "도윤")});
  for (const Recollection& found : life.Ask("여동생 이름 기억나?", FactQuery{QueryKind::kWhat, "여동생", std::string(predicate::kName), {}})) EXPECT_FALSE(found.fact);
}

TEST(RecallFacts, WhereNoneAnswersTheTurnThatNamesTheOneAskedAboutIsTold) {
  ToldLife life;
  life.Say("my nephew broke his arm falling off a swing");
  life.Say("the kettle is leaking");
  const auto found = life.Ask("I dropped a plate just now! How old is my nephew, do you remember?", FactQuery{QueryKind::kHowOld, "nephew", std::string(predicate::kAge), {}});
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front().episode->said.substr(0, 43), "my nephew broke his arm falling off a swing");
  EXPECT_TRUE(life.Ask("How old is my niece?", FactQuery{QueryKind::kHowOld, "niece", std::string(predicate::kAge), {}}).empty());
}

TEST(RecallFacts, AreTheSameWithDoYouRememberAroundTheQuestion) {
  const ToldLife life = Told();
  const FactQuery query{QueryKind::kWhere, "workshop", std::string(predicate::kPlace), {}};
  for (const std::string asked : {"where is the workshop?", "where is the workshop, do you remember?", "can you recall where the workshop is?"}) {
    const auto found = life.Ask(asked, query);
    ASSERT_FALSE(found.empty()) << asked;
    EXPECT_EQ(found.front().fact->object, "Ghent") << asked;
  }
}

}  // namespace
}  // namespace sam::testing
