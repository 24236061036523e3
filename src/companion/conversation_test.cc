#include "companion/conversation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <memory>

#include "companion/people.h"
#include "companion/setup_talk.h"
#include "mind/builtin/builtin_mind.h"
#include "store/memory_log.h"

namespace sam {
namespace {

using boost::asio::awaitable;
using testing::HasSubstr;

/// Remembers the sentences and whether the words heard were durable when each came.
class Listener final : public SentenceSink {
 public:
  explicit Listener(MemoryLog& log) : log_(log) {}
  void OnSentence(std::string_view sentence) override {
    sentences.emplace_back(sentence);
    durable_events.push_back(log_.Read(static_cast<PersonId>(1), 0)->size());
  }
  std::vector<std::string> sentences;
  std::vector<size_t> durable_events;

 private:
  MemoryLog& log_;
};

/// A log whose next appends fail, as a full disk makes them, or that dies before it destroys a key.
class FullDiskLog final : public EventLog {
 public:
  explicit FullDiskLog(EventLog& log) : log_(log) {}
  bool full = false, dies = false;
  Result<PersonRecord> FindPerson(const std::string& name, Create create, uint64_t seed) override { return log_.FindPerson(name, create, seed); }
  Result<std::vector<PersonRecord>> People() override { return log_.People(); }
  void Append(PersonId person, Seq first, TurnId turn, std::vector<Event> events, Done done) override {
    if (full) return done(Fail(ErrorCode::kExhausted, "the disk is full; make room"));
    log_.Append(person, first, turn, std::move(events), std::move(done));
  }
  Result<std::vector<StoredEvent>> Read(PersonId person, Seq after) override { return log_.Read(person, after); }
  Result<std::optional<StoredSnapshot>> ReadSnapshot(PersonId person) override { return log_.ReadSnapshot(person); }
  void WriteSnapshot(PersonId person, StoredSnapshot snapshot, Done done) override { log_.WriteSnapshot(person, std::move(snapshot), std::move(done)); }
  Result<void> ForgetTurns(PersonId person, std::span<const TurnId> turns) override {
    return dies ? Result<void>(Fail(ErrorCode::kUnavailable, "the power went")) : log_.ForgetTurns(person, turns);
  }
  Result<void> ForgetPerson(PersonId person) override { return log_.ForgetPerson(person); }

 private:
  EventLog& log_;
};

class ConversationTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    perceiver_ = Perceiver::Create().value().release();
    mind_ = CreateBuiltinMind().release();
  }

  ConversationTest() : log_(memory_) {
    household_.perceiver = perceiver_;
    household_.mind = mind_;
    household_.log = &log_;
    clock_ = ParseRfc3339("2027-03-01T20:00:00+09:00").value();
    Reopen();
  }

  std::vector<StoredEvent> Events() { return memory_.Read(conversation_->person().id, 0).value(); }

  void Reopen() {
    const PersonRecord person = log_.FindPerson("Robin", EventLog::Create::kYes, 5).value();
    conversation_ = Conversation::Open(household_, person).value();
  }

  template <typename T>
  T Run(awaitable<T> work) {
    std::optional<T> result;
    boost::asio::co_spawn(io_, std::move(work), [&](std::exception_ptr, T value) { result.emplace(std::move(value)); });
    io_.restart();
    io_.run();
    return std::move(*result);
  }

  Result<TurnReport> Say(std::string text, std::string id = "") {
    clock_ = clock_ + std::chrono::seconds(40);
    Listener listener(memory_);
    return Run(conversation_->TakeTurn({.id = std::move(id), .text = std::move(text), .at = clock_, .image = ""}, listener, {}));
  }

  static Perceiver* perceiver_;
  static Mind* mind_;
  boost::asio::io_context io_{1};
  MemoryLog memory_;
  FullDiskLog log_;
  Household household_;
  Moment clock_;
  std::unique_ptr<Conversation> conversation_;
};
Perceiver* ConversationTest::perceiver_ = nullptr;
Mind* ConversationTest::mind_ = nullptr;

TEST_F(ConversationTest, WhatWasSaidIsDurableBeforeTheFirstSentenceOfTheAnswer) {
  Listener listener(memory_);
  const auto report = Run(conversation_->TakeTurn({.id = "", .text = "hello there", .at = clock_, .image = ""}, listener, {}));
  ASSERT_TRUE(report.has_value());
  ASSERT_FALSE(listener.sentences.empty());
  EXPECT_GE(listener.durable_events.front(), 2u);
}

TEST_F(ConversationTest, AnIdSeenBeforeIsAnsweredAgainAndNotTakenTwice) {
  const auto first = Say("my brother Teo plays the bassoon", "a1");
  const size_t events = Events().size();
  const auto again = Say("my brother Teo plays the bassoon", "a1");
  EXPECT_EQ(again->reply, first->reply);
  EXPECT_TRUE(again->again);
  EXPECT_EQ(Events().size(), events);
  Reopen();
  EXPECT_EQ(Say("my brother Teo plays the bassoon", "a1")->reply, first->reply);
}

TEST_F(ConversationTest, OnlyWhatWasHeardOfAnAnswerIsWhatSheSaid) {
  ASSERT_TRUE(Say("hello there").has_value());
  const auto cut = Say("my brother Teo plays the bassoon", "c1");
  ASSERT_TRUE(Run(conversation_->CutAnswer(cut->turn, "He", clock_)).has_value());
  EXPECT_EQ(conversation_->life().discourse().Last()->reply, "He");
  EXPECT_TRUE(conversation_->life().discourse().open_question.empty());
  const std::string state = conversation_->life().Save();
  Reopen();
  EXPECT_EQ(conversation_->life().Save(), state);
  EXPECT_EQ(Say("my brother Teo plays the bassoon", "c1")->reply, "He");
  ASSERT_TRUE(Say("and my sister the flute").has_value());
  EXPECT_EQ(Run(conversation_->CutAnswer(cut->turn, "", clock_)).error().code, ErrorCode::kNotFound);
}

TEST_F(ConversationTest, ATurnThatWasTakenTooEarlyIsReplacedByTheWholeOfIt) {
  ASSERT_TRUE(Say("hello there").has_value());
  const auto beginning = Say("my brother Teo plays the bassoon", "j1");
  ASSERT_TRUE(Run(conversation_->CutAnswer(beginning->turn, "He", clock_)).has_value());
  ASSERT_TRUE(Run(conversation_->DropBeginning("j1", clock_)).has_value());
  const auto whole = Say("my brother Teo plays the bassoon and my sister Ida the flute", "j2");
  ASSERT_TRUE(whole.has_value());
  EXPECT_FALSE(std::ranges::any_of(whole->recalled, [](const auto& words) { return words.find("bassoon") != std::string::npos; })) << "of itself";
  const auto is_once = [this] {
    int told = 0;
    for (const StoredEvent& stored : Events())
      if (const auto* heard = std::get_if<HeardEvent>(&stored.event.body)) told += heard->text.find("bassoon") != std::string::npos;
    EXPECT_EQ(told, 1);
    ASSERT_GE(conversation_->life().discourse().recent.size(), 2u);
    EXPECT_EQ(conversation_->life().discourse().recent.end()[-2].said, "hello there");
    EXPECT_EQ(conversation_->life().discourse().Last()->said, "my brother Teo plays the bassoon and my sister Ida the flute");
  };
  is_once();
  Reopen();
  is_once();
}

TEST_F(ConversationTest, ATurnThatSomethingWasSaidAfterIsNoBeginning) {
  ASSERT_TRUE(Say("my brother Teo plays the bassoon", "k1").has_value());
  ASSERT_TRUE(Say("hello there", "k2").has_value());
  for (const char* id : {"k1", "", "of nothing"}) ASSERT_TRUE(Run(conversation_->DropBeginning(id, clock_)).has_value());
  EXPECT_EQ(conversation_->life().discourse().recent.size(), 2u);
}

TEST_F(ConversationTest, AFailedWriteKeepsNothingAndSaysSo) {
  ASSERT_TRUE(Say("hello").has_value());
  log_.full = true;
  const auto failed = Say("this must not be half kept", "b1");
  ASSERT_FALSE(failed.has_value());
  EXPECT_THAT(failed.error().message, HasSubstr("disk is full"));
  EXPECT_TRUE(conversation_->broken());
  log_.full = false;
  Reopen();
  EXPECT_FALSE(conversation_->broken());
  const auto retried = Say("this must not be half kept", "b1");
  ASSERT_TRUE(retried.has_value());
  EXPECT_FALSE(retried->again);
}

TEST_F(ConversationTest, ReplayAndSnapshotGiveTheSameState) {
  for (const char* line : {"hi, i'm Odalys", "반말로 편하게 얘기하자", "our parrot Captain is loud", "you're wonderful, thank you", "tell me a joke"})
    ASSERT_TRUE(Say(line).has_value()) << line;
  Life replayed;
  for (const StoredEvent& stored : Events()) replayed.Apply(stored);
  EXPECT_EQ(replayed.persona(), conversation_->life().persona());
  EXPECT_EQ(replayed.affect(), conversation_->life().affect());
  EXPECT_EQ(replayed.memory(), conversation_->life().memory());
  EXPECT_TRUE(replayed.discourse().used == conversation_->life().discourse().used);

  const auto loaded = Life::Load(replayed.Save());
  ASSERT_TRUE(loaded.has_value()) << loaded.error().message;
  EXPECT_EQ(loaded->persona(), replayed.persona());
  EXPECT_EQ(loaded->affect(), replayed.affect());
  EXPECT_EQ(loaded->memory(), replayed.memory());
  EXPECT_EQ(loaded->head(), replayed.head());
  EXPECT_EQ(loaded->Save(), replayed.Save());
}

TEST_F(ConversationTest, ADamagedSnapshotIsRefusedAndRebuiltFromTheLog) {
  ASSERT_TRUE(Say("our parrot is called Captain").has_value());
  const std::string good = conversation_->life().Save();
  for (size_t cut = 0; cut < good.size(); cut += 97) EXPECT_FALSE(Life::Load(good.substr(0, cut)).has_value()) << cut;
  memory_.WriteSnapshot(conversation_->person().id, {conversation_->life().head(), Life::kSnapshotVersion, "damaged"}, [](Result<void>) {});
  Reopen();
  EXPECT_EQ(Number(conversation_->life().turn()), 1u);
}

TEST_F(ConversationTest, AForgottenFactIsGoneFromStateLogAndSnapshot) {
  ASSERT_TRUE(Say("our parrot is called Captain").has_value());
  ASSERT_TRUE(Say("the weather is fine").has_value());
  const std::vector<Fact> facts = conversation_->life().memory().Current();
  ASSERT_FALSE(facts.empty());
  ASSERT_TRUE(Run(conversation_->Forget(facts.front().id, clock_)).has_value());
  EXPECT_EQ(conversation_->life().Save().find("Captain"), std::string::npos);
  for (const StoredEvent& stored : Events()) {
    const auto* heard = std::get_if<HeardEvent>(&stored.event.body);
    EXPECT_TRUE(!heard || heard->text.find("Captain") == std::string::npos);
  }
  EXPECT_FALSE(Run(conversation_->Forget("f999.1", clock_)).has_value());
}

TEST_F(ConversationTest, AForgettingThatWasCutOffIsFinishedWhenSheIsOpenedAgain) {
  ASSERT_TRUE(Say("our parrot is called Captain"));
  ASSERT_TRUE(Say("it rained"));
  log_.dies = true;
  ASSERT_FALSE(Run(conversation_->Forget("t1", clock_)));
  log_.dies = false;
  const auto said = [&] {
    std::string words;
    for (const StoredEvent& stored : Events())
      if (const auto* heard = std::get_if<HeardEvent>(&stored.event.body)) words += heard->text;
    return words;
  };
  ASSERT_THAT(said(), HasSubstr("Captain"));
  Reopen();
  EXPECT_EQ(said(), "it rained");
  EXPECT_EQ(conversation_->life().Save().find("Captain"), std::string::npos);
  EXPECT_TRUE(Say("what's our parrot called?"));
}

TEST_F(ConversationTest, ForgetsWhatIsOnlyDescribed) {
  ASSERT_TRUE(Say("Yvonne fluffed her solo and cried in the coach on the way home"));
  ASSERT_TRUE(Say("it rained all day in Harrogate"));
  ASSERT_THAT(Say("forget what I said about Yvonne crying on the coach, she'd kill me")->reply, HasSubstr("exported"));
  for (const StoredEvent& stored : Events()) {
    const auto* heard = std::get_if<HeardEvent>(&stored.event.body);
    EXPECT_TRUE(heard == nullptr || heard->text.find("Harrogate") != std::string::npos);
  }
}

TEST_F(ConversationTest, TheClockNeverGoesBack) {
  ASSERT_TRUE(Say("hello").has_value());
  const Moment before = conversation_->life().last();
  clock_ = clock_ + Duration(-std::chrono::hours(50));
  ASSERT_TRUE(Say("hello again").has_value());
  EXPECT_GE(conversation_->life().last(), before);
}

TEST_F(ConversationTest, SaysOnceThatSheIsAnAi) {
  EXPECT_EQ(Say("hello")->notices.size(), 1u);
  EXPECT_TRUE(Say("nice day")->notices.empty());
}

TEST_F(ConversationTest, TheSetUpTalkChoosesWhoSheIsAndLearnsTheName) {
  auto talk = Run(BeginSetup(*conversation_, Language::kEnglish, clock_));
  ASSERT_TRUE(talk.has_value());
  EXPECT_THAT(talk->notice, HasSubstr("AI"));
  EXPECT_FALSE(talk->question.empty());
  talk = Run(AnswerSetup(*conversation_, "call me Odalys", clock_));
  for (int step = 0; step < 4 && !talk->done; ++step) talk = Run(AnswerSetup(*conversation_, "skip", clock_));
  EXPECT_TRUE(talk->done);
  Reopen();
  EXPECT_TRUE(Run(BeginSetup(*conversation_, Language::kEnglish, clock_))->done);
  bool known = false;
  for (const Fact& fact : conversation_->life().memory().Current()) known |= fact.object == "Odalys";
  EXPECT_TRUE(known);
}

TEST(PeopleTest, CountsTrulyWhoIsTalking) {
  boost::asio::io_context io(1);
  MemoryLog log;
  Household household;
  household.log = &log;
  People people({io.get_executor()}, household, 1);
  const PersonId ann = (*people.Find("Ann"))->person().id, bo = (*people.Find("Bo"))->person().id;
  const Instant now = Instant(std::chrono::hours(500000));
  EXPECT_EQ(people.TalkingNow(now), 0);
  people.TookTurn(ann, now);
  people.Connected(bo);
  EXPECT_EQ(people.TalkingNow(now), 2);
  EXPECT_EQ(people.OthersNow(ann, now), 1);
  EXPECT_EQ(people.TalkingNow(now + std::chrono::minutes(11)), 1);
  people.Disconnected(bo);
  EXPECT_EQ(people.TalkingNow(now + std::chrono::minutes(11)), 0);
  EXPECT_FALSE(people.Find("").has_value());
  std::string long_name;
  while (long_name.size() < 300) long_name += "xy";
  EXPECT_FALSE(people.Find(long_name).has_value());
}

// Memory in the person's hands.

TEST_F(ConversationTest, WhatIsForgottenInWordsLeavesNothingAndTheTalkGoesOn) {
  ASSERT_TRUE(Say("our cat Biscuit is twelve"));
  ASSERT_TRUE(Say("my brother Teo plays the bassoon"));
  const auto gone = Say("forget everything about Biscuit");
  ASSERT_TRUE(gone);
  EXPECT_THAT(gone->reply, HasSubstr("export"));
  for (const StoredEvent& stored : Events()) {
    const auto* heard = std::get_if<HeardEvent>(&stored.event.body);
    const auto* answered = std::get_if<AnsweredEvent>(&stored.event.body);
    EXPECT_THAT(heard == nullptr ? "" : heard->text, testing::Not(HasSubstr("Biscuit")));
    EXPECT_THAT(answered == nullptr ? "" : answered->reply.text, testing::Not(HasSubstr("Biscuit")));
  }
  const auto next = Say("what does my brother play?");
  ASSERT_TRUE(next) << next.error().message;  // turns that are gone are not numbered again
  EXPECT_THAT(next->reply, HasSubstr("bassoon"));
  Reopen();
  EXPECT_TRUE(Say("good night"));
}

TEST_F(ConversationTest, ForgettingTwiceIsAsGoodAsOnceAndForgettingNothingIsAnError) {
  ASSERT_TRUE(Say("our cat Biscuit is twelve"));
  ASSERT_TRUE(Say("it rained"));
  EXPECT_GE(Run(conversation_->Forget("t1", clock_)).value(), 1u);
  EXPECT_EQ(Run(conversation_->Forget("t1", clock_)).value(), 0u);
  EXPECT_FALSE(Run(conversation_->Forget("t99", clock_)));
  EXPECT_FALSE(Run(conversation_->ForgetAbout("zebra", clock_)));
}

TEST_F(ConversationTest, AFactPutRightByHandReplacesTheWrongOne) {
  ASSERT_TRUE(Say("our cat Biscuit is twelve"));
  std::string id;
  for (const Fact& fact : conversation_->life().memory().Current())
    if (fact.object == "Biscuit") id = fact.id;
  ASSERT_FALSE(id.empty());
  const auto now = Run(conversation_->Correct(id, "Basil", clock_));
  ASSERT_TRUE(now);
  for (const Fact& fact : conversation_->life().memory().All()) EXPECT_NE(fact.object, "Biscuit");
  EXPECT_THAT(Say("what's my cat called?")->reply, HasSubstr("Basil"));
  EXPECT_FALSE(Run(conversation_->Correct("f99.1", "Basil", clock_)));
  Reopen();
  EXPECT_THAT(Say("what's my cat called?")->reply, HasSubstr("Basil"));
}

TEST_F(ConversationTest, APinnedFactStaysPinnedAndIsNotReplacedUnasked) {
  ASSERT_TRUE(Say("i live in Leith"));
  const auto& facts = conversation_->life().memory().Current();
  ASSERT_FALSE(facts.empty());
  const std::string id = facts.front().id;
  ASSERT_TRUE(Run(conversation_->SetPin(id, Conversation::Pin::kOn, clock_)));
  Reopen();
  ASSERT_TRUE(conversation_->life().memory().Current().front().pinned);
  EXPECT_THAT(Say("i live in Oban")->reply, HasSubstr("Leith"));
}

TEST_F(ConversationTest, WhatCannotBothBeSoIsAskedAboutOnce) {
  ASSERT_TRUE(Say("my wife's name is Ines"));
  EXPECT_THAT(Say("my wife's name is Paula")->reply, HasSubstr("Ines"));
  EXPECT_THAT(Say("my wife's name is Ines")->reply, testing::Not(HasSubstr("Paula")));
}

TEST_F(ConversationTest, QuotedMaterialIsNothingThatThePersonSaid) {
  ASSERT_TRUE(Say("my novel begins: \"My name is Boris and I live in Omsk.\""));
  EXPECT_TRUE(conversation_->life().memory().Current().empty());
}

}  // namespace
}  // namespace sam
