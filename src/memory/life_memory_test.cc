#include "memory/life_memory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "core/predicates.h"
#include "memory/memory_test_life.h"

namespace sam::testing {
namespace {

std::vector<std::string> Texts(const std::vector<Fact>& facts) {
  std::vector<std::string> texts;
  for (const Fact& f : facts) texts.push_back(f.subject + " " + f.predicate + " " + f.object + (f.state == FactState::kFormer ? " (former)" : ""));
  return texts;
}
using Expected = std::vector<std::string>;

TEST(LifeMemory, GivesFactsTheirTurnAndPlaceAsId) {
  ToldLife life;
  life.Say("hello");
  life.Say("our newt is called Admiral and it is two", {Claim("newt", predicate::kName, "Admiral"), Claim("newt", predicate::kAge, "two")});
  const auto facts = life.memory.Current();
  ASSERT_EQ(facts.size(), 2u);
  EXPECT_EQ(facts[0].id, "f2.1");
  EXPECT_EQ(facts[1].id, "f2.2");
  EXPECT_EQ(facts[0].source, TurnId{2});
  EXPECT_EQ(facts[0].since, life.events[1].second);
}

TEST(LifeMemory, LearnsATurnOnce) {
  ToldLife life;
  life.Say("i live in Perth", {Claim("me", predicate::kLivesIn, "Perth")});
  life.memory.Learn(life.events[0].first, life.events[0].second);
  EXPECT_EQ(life.memory.Episodes(), 1u);
  EXPECT_EQ(life.memory.All().size(), 1u);
}

TEST(LifeMemory, KeepsWhenAPlanHappens) {
  ToldLife life;
  FactClaim plan = Claim("me", predicate::kPlans, "ballet audition");
  plan.when = life.events.empty() ? Moment{Instant(std::chrono::hours(500000)), std::chrono::minutes(60)} : Moment{};
  life.Say("ballet audition on thursday", {plan});
  ASSERT_TRUE(life.memory.Current()[0].when);
  EXPECT_EQ(*life.memory.Current()[0].when, *plan.when);
  EXPECT_EQ(life.memory.Current()[0].when->offset, plan.when->offset);
}

NotedEvent Noted(TurnId turn, std::string quote, std::vector<FactClaim> claims) { return {turn, std::move(quote), true, std::move(claims), "model"}; }

TEST(Notes, StandWhereTheWordsWereSaid) {
  ToldLife life;
  const TurnId first = life.Say("i am based in Perth these days, with the newt", {Claim("newt", predicate::kName, "Admiral")});
  life.Say("we moved to Hobart", {Claim("me", predicate::kLivesIn, "Hobart")});
  life.memory.Note(Noted(first, "based in Perth", {Claim("me", predicate::kLivesIn, "Perth")}));
  EXPECT_EQ(Texts(life.memory.All()), (Expected{"newt name Admiral", "me lives-in Perth (former)", "me lives-in Hobart"})) << "what was said later still holds";
  const auto all = life.memory.All();
  EXPECT_EQ(all[1].id, "f1.2");
  EXPECT_TRUE(all[1].noted);
  EXPECT_FALSE(all[0].noted);
  EXPECT_EQ(all[1].since, life.events[0].second);
}

TEST(Notes, OfWordsThatWereNotSaidAreNotKept) {
  ToldLife life;
  const TurnId turn = life.Say("hello there");
  life.memory.Note(Noted(turn, "i live in Perth", {Claim("me", predicate::kLivesIn, "Perth")}));
  life.memory.Note(Noted(TurnId{9}, "hello", {Claim("me", predicate::kLivesIn, "Perth")}));
  EXPECT_TRUE(life.memory.All().empty());
}

TEST(Notes, GoWithTheTurnTheyWereFoundIn) {
  ToldLife life;
  const TurnId turn = life.Say("the roof came off, and i am based in Perth");
  life.Say("and it rains");
  life.memory.Note(Noted(turn, "the roof came off", {Claim("me", predicate::kLivesIn, "Perth")}));
  EXPECT_NE(life.memory.SumUp().days.front().text.find("the roof came off"), std::string::npos);
  EXPECT_EQ(life.memory.SumUp().days.front().text.find("based in"), std::string::npos) << "the quote stands for its turn";
  life.memory.Drop({turn});
  EXPECT_EQ(life.memory, life.Without({turn}));
}

TEST(Notes, AreInASnapshot) {
  ToldLife life;
  const TurnId turn = life.Say("the roof came off, and i am based in Perth");
  life.memory.Note(Noted(turn, "the roof came off", {Claim("me", predicate::kLivesIn, "Perth")}));
  const auto back = LifeMemory::Decode(life.memory.Encode());
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(*back, life.memory);
  EXPECT_TRUE(back->All().front().noted);
}

TEST(Facts, OfOneValueReplaceTheEarlier) {
  for (const std::string_view p : {predicate::kJob, predicate::kWorksAt, predicate::kLivesIn, predicate::kFrom, predicate::kAge, predicate::kBirthday, predicate::kTime,
                                   predicate::kDate, predicate::kPlace, predicate::kColour, predicate::kCount, predicate::kStudies, predicate::kName}) {
    ToldLife life;
    life.Say("one", {Claim("me", p, "old")});
    life.Say("two", {Claim("me", p, "new")});
    EXPECT_EQ(Texts(life.memory.All()), (Expected{"me " + std::string(p) + " old (former)", "me " + std::string(p) + " new"})) << p;
  }
}

TEST(Facts, OfManyValuesAccumulateWithoutDuplicates) {
  for (const std::string_view p : {predicate::kLikes, predicate::kHas, predicate::kCannotEat, predicate::kPlans, predicate::kDislikes}) {
    ToldLife life;
    life.Say("one", {Claim("me", p, "plums")});
    life.Say("two", {Claim("me", p, "kites"), Claim("me", p, "Plums")});
    EXPECT_EQ(Texts(life.memory.All()), (Expected{"me " + std::string(p) + " plums", "me " + std::string(p) + " kites"})) << p;
  }
}

TEST(Facts, TwoOfOneKindInOneBreathBothStay) {
  ToldLife life;
  life.Say("two jobs", {Claim("me", predicate::kJob, "bake bread"), Claim("me", predicate::kJob, "tune pianos")});
  EXPECT_EQ(life.memory.Current().size(), 2u);
}

TEST(Facts, ARoleHasOneHolder) {
  ToldLife life;
  life.Say("i share the flat with Pim", {Claim("Pim", predicate::kRelation, "flatmate")});
  life.Say("new flatmate Saoirse", {Claim("flatmate", predicate::kName, "Saoirse")});
  EXPECT_EQ(Texts(life.memory.All()), (Expected{"Pim relation flatmate (former)", "flatmate name Saoirse"}));
}

TEST(Facts, ARoleHasOneHolderInKorean) {
  ToldLife life;
  life.Say("사수는 한정우 대리님", {Claim("사수", predicate::kName, "한정우 대리님")});
  life.Say("새 사수는 백가은 과장님", {Claim("사수", predicate::kIs, "백가은 과장님")});
  EXPECT_EQ(Texts(life.memory.Current()), (Expected{"사수 is 백가은 과장님"}));
}

TEST(Facts, OneMayHaveManyFriends) {
  ToldLife life;
  life.Say("my friend Ines", {Claim("friend", predicate::kName, "Ines")});
  life.Say("my friend Bo", {Claim("friend", predicate::kName, "Bo")});
  life.Say("친구 소담이", {Claim("친구", predicate::kName, "소담")});
  life.Say("친구 은결이", {Claim("친구", predicate::kName, "은결")});
  EXPECT_EQ(life.memory.Current().size(), 4u);
}

TEST(Facts, SynonymsNameTheSamePerson) {
  ToldLife life;
  life.Say("my roommate Pim", {Claim("roommate", predicate::kName, "Pim")});
  life.Say("my flatmate Ola", {Claim("flatmate", predicate::kName, "Ola")});
  EXPECT_EQ(Texts(life.memory.Current()), (Expected{"flatmate name Ola"}));
}

TEST(Facts, ACorrectionRemovesWhatWasWrong) {
  ToldLife life;
  life.Say("the dentist is Dr. Amadi", {Claim("dentist", predicate::kName, "Dr. Amadi")});
  life.Say("no, Amadi is the vet, the dentist is Dr. Brandt", {Claim("vet", predicate::kIs, "Dr. Amadi", ClaimKind::kCorrection), Claim("dentist", predicate::kIs, "Dr. Brandt", ClaimKind::kCorrection)});
  EXPECT_EQ(Texts(life.memory.All()), (Expected{"vet is Dr. Amadi", "dentist is Dr. Brandt"}));
}

TEST(Facts, ACorrectionReachesTheMoreExactSubject) {
  ToldLife life;
  life.Say("our son's drum teacher is Mr. Osei", {Claim("son's drum teacher", predicate::kIs, "Mr. Osei")});
  life.Say("the drum teacher is Ms. Holm", {Claim("drum teacher", predicate::kIs, "Ms. Holm", ClaimKind::kCorrection)});
  EXPECT_EQ(Texts(life.memory.All()), (Expected{"drum teacher is Ms. Holm"}));
}

TEST(Facts, ACorrectionInKoreanMovesTheName) {
  ToldLife life;
  life.Say("이모 성함은 오미경", {Claim("이모", predicate::kName, "오미경")});
  life.Say("오미경은 큰엄마, 이모는 오수경", {Claim("큰엄마", predicate::kName, "오미경", ClaimKind::kCorrection), Claim("이모", predicate::kName, "오수경", ClaimKind::kCorrection)});
  EXPECT_EQ(Texts(life.memory.All()), (Expected{"큰엄마 name 오미경", "이모 name 오수경"}));
}

TEST(Facts, ACorrectedDateLeavesOtherDatesAlone) {
  ToldLife life;
  life.Say("the recital is on May 2nd", {Claim("recital", predicate::kDate, "May 2nd")});
  life.Say("the exam is on May 9th", {Claim("exam", predicate::kDate, "May 9th")});
  life.Say("sorry, the recital is on May 3rd", {Claim("recital", predicate::kDate, "May 3rd", ClaimKind::kCorrection)});
  EXPECT_EQ(Texts(life.memory.All()), (Expected{"exam date May 9th", "recital date May 3rd"}));
}

TEST(Facts, WhatEndedBecomesFormer) {
  ToldLife life;
  life.Say("my flatmate is Pim", {Claim("flatmate", predicate::kName, "Pim")});
  life.Say("Pim moved out", {Claim("Pim", predicate::kRelation, "flatmate", ClaimKind::kEnded)});
  EXPECT_EQ(Texts(life.memory.All()), (Expected{"flatmate name Pim (former)"}));
}

TEST(Facts, AnEndingMayNameOnlyThePerson) {
  ToldLife life;
  life.Say("my flatmate is Pim", {Claim("flatmate", predicate::kName, "Pim"), Claim("Pim", predicate::kLikes, "beetroot")});
  life.Say("Pim moved out", {Claim("Pim", predicate::kLivesIn, "", ClaimKind::kEnded)});
  EXPECT_EQ(Texts(life.memory.Current()), (Expected{"Pim likes beetroot"}));
}

TEST(Facts, AnEndedJobIsFormer) {
  ToldLife life;
  life.Say("i work at the mint", {Claim("me", predicate::kWorksAt, "the mint"), Claim("me", predicate::kLikes, "coins")});
  life.Say("i left the mint", {Claim("me", predicate::kWorksAt, "the mint", ClaimKind::kEnded)});
  EXPECT_EQ(Texts(life.memory.All()), (Expected{"me works-at the mint (former)", "me likes coins"}));
}

TEST(Facts, AnEndingOfWhatWasNeverSaidIsKeptAsFormer) {
  ToldLife life;
  life.Say("i used to work at the mint", {Claim("me", predicate::kWorksAt, "the mint", ClaimKind::kEnded)});
  EXPECT_EQ(Texts(life.memory.All()), (Expected{"me works-at the mint (former)"}));
}

TEST(Facts, WhatEndedMayBeginAgain) {
  ToldLife life;
  life.Say("i have a boat", {Claim("me", predicate::kHas, "boat")});
  life.Say("sold it", {Claim("me", predicate::kHas, "boat", ClaimKind::kEnded)});
  life.Say("bought it back", {Claim("me", predicate::kHas, "boat")});
  EXPECT_EQ(Texts(life.memory.Current()), (Expected{"me has boat"}));
  EXPECT_EQ(life.memory.Current()[0].id, "f3.1");
}

TEST(Facts, EmptyAndEndlessClaimsDoNoHarm) {
  ToldLife life;
  std::vector<FactClaim> claims(40, Claim("me", predicate::kLikes, std::string(5000, 'x')));
  claims[0].subject.clear();
  claims[1].object = "  ";
  life.Say("x", claims);
  EXPECT_EQ(life.memory.Current().size(), 1u);
  EXPECT_LE(life.memory.Current()[0].object.size(), 240u);
}

TEST(Forgetting, AFactTakesEveryTurnThatSaidIt) {
  ToldLife life;
  life.Say("the newt is called Admiral", {Claim("newt", predicate::kName, "Admiral")});
  life.Say("rain");
  life.Say("Admiral the newt again", {Claim("newt", predicate::kName, "Admiral")});
  EXPECT_EQ(life.memory.TurnsOf("f1.1"), (std::vector{TurnId{1}, TurnId{3}}));
  life.memory.Forget("f1.1");
  EXPECT_TRUE(life.memory.All().empty());
  EXPECT_EQ(life.memory.Episodes(), 1u);
  EXPECT_TRUE(life.Ask("what is the newt called?").empty());
}

TEST(Forgetting, TakesAnswersMadeFromIt) {
  ToldLife life;
  life.Say("the newt is called Admiral", {Claim("newt", predicate::kName, "Admiral")});
  life.Say("rain");
  life.Say("what's my newt called?");
  life.Answer("Admiral.", {MemoryBlockId(TurnId{1})});
  EXPECT_EQ(life.memory.TurnsOf("t1"), (std::vector{TurnId{1}, TurnId{3}}));
}

TEST(Forgetting, OfNothingKnownDoesNothing) {
  ToldLife life;
  life.Say("the newt is called Admiral", {Claim("newt", predicate::kName, "Admiral")});
  for (const std::string id : {"", "t", "t0", "t9", "f1.2", "f9.1", "tx", "f1.1x", "t99999999999999"}) {
    EXPECT_TRUE(life.memory.TurnsOf(id).empty()) << id;
    life.memory.Forget(id);
  }
  EXPECT_EQ(life.memory.Episodes(), 1u);
}

TEST(Forgetting, GivesTheMemoryOfALifeWithoutThoseTurns) {
  ToldLife life;
  life.Say("i live in Perth", {Claim("me", predicate::kLivesIn, "Perth")});
  life.Say("my flatmate is Pim", {Claim("flatmate", predicate::kName, "Pim")});
  life.Say("i moved to Leeds", {Claim("me", predicate::kLivesIn, "Leeds")});
  life.Say("Pim left", {Claim("Pim", predicate::kRelation, "flatmate", ClaimKind::kEnded)});
  life.Say("actually York", {Claim("me", predicate::kLivesIn, "York", ClaimKind::kCorrection)});
  for (const uint32_t turn : {5u, 4u, 3u}) {
    LifeMemory forgetting = life.memory;
    forgetting.Forget("t" + std::to_string(turn));
    EXPECT_TRUE(forgetting == life.Without({TurnId{turn}})) << turn;
  }
  life.memory.Forget("t3");
  life.memory.Forget("t5");
  EXPECT_EQ(Texts(life.memory.Current()), (Expected{"me lives-in Perth"}));
}

TEST(Snapshots, GiveTheSameMemoryBack) {
  ToldLife life;
  for (int i = 0; i < 40; ++i) {
    FactClaim claim = Claim("thing" + std::to_string(i % 7), i % 2 ? predicate::kColour : predicate::kLikes, "v" + std::to_string(i), static_cast<ClaimKind>(i % 3));
    if (i % 5 == 0) claim.when = Moment{Instant(std::chrono::hours(i)), std::chrono::minutes(-60)};
    claim.confidence = 0.3 + i / 100.0;
    life.Say(i % 2 ? "오늘은 " + std::to_string(i) : "line " + std::to_string(i), {claim});
    life.Answer("reply " + std::to_string(i), {MemoryBlockId(static_cast<TurnId>(1 + i / 2))});
  }
  const std::string bytes = life.memory.Encode();
  const auto again = LifeMemory::Decode(bytes);
  ASSERT_TRUE(again.has_value());
  EXPECT_TRUE(*again == life.memory);
  EXPECT_EQ(again->Encode(), bytes);
  EXPECT_EQ(Texts(again->All()), Texts(life.memory.All()));
}

TEST(Snapshots, RefuseDamageAndOtherVersions) {
  ToldLife life;
  life.Say("the newt is called Admiral", {Claim("newt", predicate::kName, "Admiral")});
  life.Answer("Aye.");
  const std::string bytes = life.memory.Encode();
  for (size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(LifeMemory::Decode(bytes.substr(0, size)).has_value()) << size;
  EXPECT_FALSE(LifeMemory::Decode(bytes + "x").has_value());
  std::string other = bytes;
  other[0] = 77;
  ASSERT_FALSE(LifeMemory::Decode(other).has_value());
  EXPECT_EQ(LifeMemory::Decode(other).error().code, ErrorCode::kInvalidArgument);
  for (size_t i = 4; i < bytes.size(); ++i) {  // whatever a flipped byte makes of it, nothing breaks
    std::string flipped = bytes;
    flipped[i] = static_cast<char>(flipped[i] ^ 0x5A);
    if (auto memory = LifeMemory::Decode(flipped)) memory->Recall({.text = "newt admiral", .language = Language::kEnglish, .query = {}, .request = {}, .past = {}, .now = {}});
  }
}

ToldLife LongLife(int turns) {
  static const std::vector<std::string> kThings = {"kettle", "ladder", "violin", "harbour", "carpet", "pigeon", "lantern", "cellar", "turnip", "mirror", "주전자", "사다리", "항구", "양탄자", "비둘기", "등불", "지하실", "순무"};
  static const std::vector<std::string> kVerbs = {"broke", "sang", "looked odd", "was repaired by a stranger", "smelled of tar", "cost nine pounds"};
  ToldLife life;
  for (int i = 0; i < turns; ++i) {
    const std::string thing = kThings[static_cast<size_t>(i) % kThings.size()];
    std::vector<FactClaim> claims;
    if (i % 8 == 0) claims.push_back(Claim(thing, predicate::kPlace, "street " + std::to_string(i)));
    life.Say(i % 2 ? "the " + thing + " on street " + std::to_string(i) + " " + kVerbs[static_cast<size_t>(i) % kVerbs.size()]
                   : thing + "에서 " + std::to_string(i) + "번 소리가 나서 한참 들었어요", std::move(claims));
    life.Answer("That is some " + thing + ", and I would have kept it exactly there for a while longer.");
  }
  return life;
}

TEST(Size, OfTwoHundredTurnsIsAtMost25Kilobytes) {
  const ToldLife life = LongLife(200);
  life.Ask("what did the kettle cost?");
  const LifeMemory loaded = *LifeMemory::Decode(life.memory.Encode());
  const size_t before = loaded.Bytes();
  EXPECT_LE(before, 25000u);
  loaded.Recall({.text = "what did the kettle cost?", .language = Language::kEnglish, .query = {}, .request = {}, .past = {}, .now = {}});
  EXPECT_LE(loaded.Bytes(), 40000u);
  loaded.Trim();
  EXPECT_EQ(loaded.Bytes(), before);
  RecordProperty("bytes", static_cast<int>(before));
}

/// Not a benchmark: a bound far above what it takes (well under 1 ms), against quadratic slips.
TEST(Speed, OfRecallAmongTwoThousandTurnsStaysUnderThreeMilliseconds) {
  const ToldLife life = LongLife(2000);
  life.Ask("what did the violin cost?");
  auto best = std::chrono::nanoseconds::max();
  for (int i = 0; i < 20; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    life.Ask(i % 2 ? "where is the lantern, on which street?" : "사다리에서 몇 번 소리가 났다고 했죠?");
    best = std::min(best, std::chrono::nanoseconds(std::chrono::steady_clock::now() - begin));
  }
  EXPECT_LT(best, std::chrono::milliseconds(3));
  RecordProperty("microseconds", static_cast<int>(best.count() / 1000));
}

}  // namespace
}  // namespace sam::testing
