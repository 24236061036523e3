#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <memory>

#include "companion/people.h"
#include "mind/builtin/builtin_mind.h"
#include "store/memory_log.h"

namespace sam {
namespace {

using boost::asio::awaitable;
using testing::Contains;
using testing::IsEmpty;
using testing::SizeIs;

/// The built-in mind, next to a model that notes what it is told to, after a while.
class NotingMind final : public Mind {
 public:
  std::string_view name() const override { return "noting"; }
  awaitable<Result<Reply>> Answer(const Thought& thought, MindSink& sink, std::stop_token stop) override { return own_->Answer(thought, sink, stop); }
  std::string reader() const override { return "a model"; }
  awaitable<Result<std::vector<NotedEvent>>> ReadAgain(std::vector<TalkedTurn> talk, std::stop_token stop) override {
    read = std::move(talk);
    boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor);
    for (int i = 0; i < takes_ms && !stop.stop_requested(); ++i) {
      timer.expires_after(std::chrono::milliseconds(1));
      co_await timer.async_wait(boost::asio::use_awaitable);
    }
    if (stop.stop_requested()) co_return Fail(ErrorCode::kCancelled, "the talk went on");
    co_return notes;
  }
  std::vector<NotedEvent> notes;
  std::vector<TalkedTurn> read;
  int takes_ms = 0;

 private:
  std::unique_ptr<Mind> own_ = CreateBuiltinMind();
};

struct Silent final : SentenceSink {
  void OnSentence(std::string_view) override {}
};

class ReadingAgainTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { perceiver_ = Perceiver::Create().value().release(); }

  ReadingAgainTest() {
    Household household;
    household.perceiver = perceiver_;
    household.mind = &mind_;
    household.log = &log_;
    people_ = std::make_unique<People>(std::vector<boost::asio::any_io_executor>{io_.get_executor()}, household, 7);
    session_ = people_->Find("Robin").value();
    clock_ = ParseRfc3339("2027-03-01T20:00:00+09:00").value();
  }

  template <typename T>
  T Run(awaitable<T> work) {
    std::optional<T> result;
    boost::asio::co_spawn(io_, std::move(work), [&](std::exception_ptr, T value) { result.emplace(std::move(value)); });
    io_.restart();
    io_.run();
    return std::move(*result);
  }
  void Say(std::string text) {
    clock_ = clock_ + std::chrono::seconds(40);
    Silent silent;
    ASSERT_TRUE(Run(session_->Say({.id = "", .text = std::move(text), .at = clock_, .image = ""}, silent, {})).has_value());
  }
  Result<NotesReport> ReadAgain() {
    clock_ = clock_ + std::chrono::minutes(20);
    return Run(session_->ReadAgain(clock_.at - std::chrono::minutes(5), clock_));
  }
  std::vector<std::string> Facts() {
    std::function<awaitable<Result<std::vector<std::string>>>(Conversation&)> look = [](Conversation& conversation) -> awaitable<Result<std::vector<std::string>>> {
      std::vector<std::string> facts;
      for (const Fact& fact : conversation.life().memory().Current())
        if (fact.noted) facts.push_back(fact.subject + " " + fact.predicate + " " + fact.object);
      co_return facts;
    };
    return *Run(session_->With(std::move(look)));
  }
  std::vector<StoredEvent> Events() { return log_.Read(session_->person().id, 0).value(); }

  static Perceiver* perceiver_;
  boost::asio::io_context io_{1};
  MemoryLog log_;
  NotingMind mind_;
  std::unique_ptr<People> people_;
  std::shared_ptr<Session> session_;
  Moment clock_;
};
Perceiver* ReadingAgainTest::perceiver_ = nullptr;

NotedEvent Note(uint32_t turn, std::string quote, std::string predicate, std::string object) {
  return {static_cast<TurnId>(turn), std::move(quote), false, {{.subject = "me", .predicate = std::move(predicate), .object = std::move(object), .when = std::nullopt}}, "a model"};
}

TEST_F(ReadingAgainTest, KeepsWhatWasSaidAndNothingElse) {
  Say("evenings i teach ceramics down at the night school");
  Say("it was a long one");
  mind_.notes = {Note(1, "i teach ceramics", "job", "teach ceramics"), Note(1, "i teach pottery", "works-at", "pottery"), Note(7, "nothing", "likes", "nothing")};
  const auto report = ReadAgain();
  ASSERT_TRUE(report.has_value());
  EXPECT_THAT(report->notes, SizeIs(1));
  EXPECT_EQ(report->by, "a model");
  EXPECT_THAT(Facts(), Contains("me job teach ceramics"));
  ASSERT_THAT(mind_.read, SizeIs(2));
  EXPECT_EQ(mind_.read.front().said, "evenings i teach ceramics down at the night school");
}

TEST_F(ReadingAgainTest, IsDoneOncePerTalk) {
  Say("evenings i teach ceramics down at the night school");
  Say("it was a long one");
  ASSERT_TRUE(ReadAgain().has_value());
  mind_.read.clear();
  ASSERT_TRUE(ReadAgain().has_value());
  EXPECT_THAT(mind_.read, IsEmpty());
  Say("back again");
  Say("the kiln broke");
  ASSERT_TRUE(ReadAgain().has_value());
  EXPECT_THAT(mind_.read, SizeIs(2));
}

TEST_F(ReadingAgainTest, WaitsForTheEndOfTheTalk) {
  Say("evenings i teach ceramics");
  Say("it was a long one");
  const auto report = Run(session_->ReadAgain(clock_.at - std::chrono::minutes(5), clock_));
  ASSERT_TRUE(report.has_value());
  EXPECT_THAT(mind_.read, IsEmpty());
}

TEST_F(ReadingAgainTest, EndsWhenThePersonSpeaks) {
  Say("evenings i teach ceramics");
  Say("it was a long one");
  mind_.notes = {Note(1, "i teach ceramics", "job", "teach ceramics")};
  mind_.takes_ms = 10'000;
  std::optional<Result<NotesReport>> report;
  boost::asio::co_spawn(io_, session_->ReadAgain(clock_.at + std::chrono::minutes(1), clock_), [&](std::exception_ptr, Result<NotesReport> got) { report = std::move(got); });
  Say("one more thing");
  ASSERT_TRUE(report.has_value());
  ASSERT_FALSE(report->has_value());
  EXPECT_EQ(report->error().code, ErrorCode::kCancelled);
  EXPECT_THAT(Facts(), IsEmpty());
}

TEST_F(ReadingAgainTest, IsNotDoneWhereTheReinsSayNo) {
  std::function<awaitable<Result<Settings>>(Conversation&)> off = [this](Conversation& conversation) { return conversation.ChangeSettings({.notes = "off"}, conscience::Setter::kPerson, "set by hand", clock_); };
  ASSERT_TRUE(Run(session_->With(std::move(off))).has_value());
  Say("evenings i teach ceramics");
  Say("it was a long one");
  ASSERT_TRUE(ReadAgain().has_value());
  EXPECT_THAT(mind_.read, IsEmpty());
}

TEST_F(ReadingAgainTest, LeavesOutACrisis) {
  Say("i want to kill myself tonight");
  Say("evenings i teach ceramics");
  Say("it was a long one");
  ASSERT_TRUE(ReadAgain().has_value());
  for (const TalkedTurn& turn : mind_.read) EXPECT_EQ(turn.said.find("kill"), std::string::npos);
}

TEST_F(ReadingAgainTest, ANoteIsForgottenWithItsTurn) {
  Say("evenings i teach ceramics down at the night school");
  Say("it was a long one");
  mind_.notes = {Note(1, "i teach ceramics", "job", "teach ceramics")};
  ASSERT_TRUE(ReadAgain().has_value());
  std::function<awaitable<Result<size_t>>(Conversation&)> forget = [this](Conversation& conversation) { return conversation.Forget("t1", clock_); };
  ASSERT_TRUE(Run(session_->With(std::move(forget))).has_value());
  EXPECT_THAT(Facts(), IsEmpty());
  for (const StoredEvent& stored : Events()) EXPECT_FALSE(std::holds_alternative<NotedEvent>(stored.event.body));
}

TEST_F(ReadingAgainTest, IsInTheRecord) {
  Say("evenings i teach ceramics");
  Say("it was a long one");
  ASSERT_TRUE(ReadAgain().has_value());
  conscience::AuditReader reader;
  for (const StoredEvent& stored : Events()) reader.Read(stored.event);
  EXPECT_EQ(reader.entries().back().kind, "notes");
  EXPECT_THAT(reader.entries().back().what, testing::HasSubstr("a model read the talk again, up to t2"));
}

}  // namespace
}  // namespace sam
