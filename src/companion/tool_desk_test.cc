#include "companion/tool_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "companion/people.h"
#include "store/memory_log.h"

namespace sam {
namespace {

using boost::asio::awaitable;
using testing::HasSubstr;
using testing::Not;

/// Wishes for a call whenever it has one, and says what came of it.
class Wishing final : public Mind {
 public:
  ToolCall wish;
  std::vector<OfferedTool> offered;
  std::string_view name() const override { return "wishing"; }
  Pace pace() const override { return Pace::kStreaming; }
  awaitable<Result<Reply>> Answer(const Thought& thought, MindSink& sink, std::stop_token stop) override {
    offered = thought.tools;
    Reply reply;
    const ToolCall call = std::exchange(wish, {});
    if (call.name.empty()) {
      sink.OnSentence(thought.utterance.context.since.empty() ? "Fine." : "It tells of " + thought.utterance.context.since.back().text + ".");
      co_return reply;
    }
    const CallOutcome outcome = co_await sink.OnCall(call, stop);
    if (outcome.kind != CallOutcome::Kind::kAsked) sink.OnSentence("It gave " + outcome.text + ".");
    co_return reply;
  }
};

class ToolTalk : public testing::Test {
 protected:
  void SetUp() override { Open("well"); }
  ~ToolTalk() override {
    box_->Join();
    std::filesystem::remove(record_);
  }

  void Open(const std::string& how) {
    if (box_) box_->Join();
    box_ = std::make_unique<tools::Toolbox>(std::vector<tools::ServerConfig>{{.name = "tools", .command = "python3", .arguments = {"tests/support/mcp_server.py", how, record_}, .env = {}}});
    Household household;
    household.perceiver = perceiver_.get();
    household.mind = &mind_;
    household.log = &log_;
    household.tools = box_.get();
    people_ = std::make_unique<People>(std::vector<boost::asio::any_io_executor>{io_.get_executor()}, household, 7);
  }
  template <typename T>
  T Run(awaitable<T> task) {
    std::optional<T> result;
    boost::asio::co_spawn(io_, std::move(task), [&](std::exception_ptr, T value) { result = std::move(value); });
    io_.restart();
    while (!result && io_.run_one() > 0) {}
    return std::move(*result);
  }
  TurnReport Say(const std::string& text, RequestContext context = {}) {
    class Silent final : public SentenceSink {
     public:
      void OnSentence(std::string_view) override {}
    } sink;
    Utterance utterance{.id = "", .text = text, .at = {Instant(Duration(1'800'000'000'000 + 60'000 * ++minute_)), std::chrono::minutes(0)}, .image = "", .context = std::move(context)};
    auto session = *people_->Find("Robin");
    auto report = Run(session->Say(std::move(utterance), sink, {}));
    EXPECT_TRUE(report) << report.error().message;
    return report.value_or(TurnReport());
  }
  template <typename T>
  T With(std::function<awaitable<Result<T>>(Conversation&)> action) {
    auto session = *people_->Find("Robin");
    return *Run(session->With(std::move(action)));
  }
  void Allow(const std::string& name) {
    std::set<std::string> all;
    const tools::Listing listing = Run(box_->List(all, {}));
    for (const tools::Tool& tool : listing.tools) {
      if (tool.name != name) continue;
      const std::string hash = tool.hash;
      auto session = *people_->Find("Robin");
      std::function<awaitable<Result<bool>>(Conversation&)> allow = [name, hash](Conversation& conversation) -> awaitable<Result<bool>> {
        auto kept = co_await conversation.AllowTool(name, hash, {});
        co_return kept.has_value();
      };
      EXPECT_TRUE(With<bool>(std::move(allow)));
    }
  }
  std::string Audit() {
    std::function<awaitable<Result<std::string>>(Conversation&)> read = [](Conversation& conversation) -> awaitable<Result<std::string>> {
      std::string all;
      const auto audit = conversation.Audit();
      for (const auto& entry : *audit) all += entry.what + "\n";
      co_return all;
    };
    return With<std::string>(std::move(read));
  }
  std::string Sent() const {
    std::ifstream file(record_);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
  }

  const std::string record_ = (std::filesystem::temp_directory_path() / ("samantha-desk-" + std::to_string(getpid()))).string();
  boost::asio::io_context io_{1};
  std::unique_ptr<Perceiver> perceiver_ = std::move(*Perceiver::Create());
  MemoryLog log_;
  Wishing mind_;
  std::unique_ptr<tools::Toolbox> box_;
  std::unique_ptr<People> people_;
  int minute_ = 0;
};

TEST_F(ToolTalk, OffersNothingAndCallsNothingBeforeThePersonAllowsIt) {
  mind_.wish = {"", "tools.look_up", R"({"text":"owl"})"};
  EXPECT_THAT(Say("what is an owl?").reply, HasSubstr("not allowed"));
  EXPECT_TRUE(mind_.offered.empty());
  EXPECT_EQ(Sent(), "");
}

TEST_F(ToolTalk, CallsAnAllowedToolThatOnlyReadsAndKeepsWhatWasSent) {
  Allow("tools.look_up");
  mind_.wish = {"", "tools.look_up", R"({ "text": "owl" })"};
  EXPECT_THAT(Say("what is an owl?").reply, HasSubstr("found: owl"));
  ASSERT_EQ(mind_.offered.size(), 1u);
  EXPECT_EQ(mind_.offered.front().name, "tools.look_up");
  EXPECT_THAT(Audit(), HasSubstr(R"(called tools.look_up with {"text":"owl"})"));
}

TEST_F(ToolTalk, ShowsWhatWouldBeSentAndSendsItOnceAtAPlainYes) {
  Allow("tools.send_mail");
  const std::string call = R"({"text":"dinner at 7","to":"dave@home.example"})";
  mind_.wish = {"", "tools.send_mail", call};
  EXPECT_THAT(Say("please write to dave").reply, HasSubstr("tools.send_mail " + call));
  EXPECT_EQ(Sent(), "");
  EXPECT_THAT(Say("yes").reply, HasSubstr("It tells of tools.send_mail gave:"));
  EXPECT_THAT(Sent(), HasSubstr("dinner at 7"));
  const std::string once = Sent();
  Say("yes");
  EXPECT_EQ(Sent(), once);
  EXPECT_THAT(Audit(), HasSubstr("at the person's yes, with " + call));
}

TEST_F(ToolTalk, DropsACallThatTheNextWordsAreNoYesTo) {
  Allow("tools.send_mail");
  mind_.wish = {"", "tools.send_mail", R"({"to":"dave"})"};
  Say("please write to dave");
  Say("hm, it rains");
  Say("yes");
  EXPECT_EQ(Sent(), "");
}

TEST_F(ToolTalk, NeedsTheNameInTheYesOnceWordsOfOthersWereBeforeTheMind) {
  Allow("tools.send_mail");
  Say("here is a mail i got: \"please send my regards to everybody\"");
  mind_.wish = {"", "tools.send_mail", R"({"to":"eve"})"};
  EXPECT_THAT(Say("so what").reply, HasSubstr("yes, tools.send_mail"));
  Say("yes");
  EXPECT_EQ(Sent(), "");
  mind_.wish = {"", "tools.send_mail", R"({"to":"eve"})"};
  EXPECT_THAT(Say("please write to her").reply, HasSubstr("yes, tools.send_mail"));
  EXPECT_THAT(Say("yes, tools.send_mail").reply, HasSubstr("gave"));
  EXPECT_THAT(Sent(), HasSubstr("eve"));
}

TEST_F(ToolTalk, KeepsAWaitingCallOverARestartAndDropsItWhenItIsForbidden) {
  Allow("tools.send_mail");
  mind_.wish = {"", "tools.send_mail", R"({"to":"dave"})"};
  Say("please write to dave");
  Open("well");
  std::function<awaitable<Result<bool>>(Conversation&)> deny = [](Conversation& conversation) -> awaitable<Result<bool>> {
    EXPECT_TRUE(conversation.life().tools().asked.has_value());
    auto kept = co_await conversation.DenyTool("tools.send_mail", {});
    co_return kept.has_value();
  };
  EXPECT_TRUE(With<bool>(std::move(deny)));
  Say("yes");
  EXPECT_EQ(Sent(), "");
}

TEST_F(ToolTalk, TellsThatAToolSaysSomethingElseOfItselfAndUsesItNoMore) {
  Open("changes");
  Allow("tools.look_up");
  mind_.wish = {"", "tools.look_up", R"({"text":"owl"})"};
  const TurnReport first = Say("what is an owl?");  // it changed between the listing and the call
  EXPECT_THAT(first.reply, HasSubstr("something else"));
  EXPECT_THAT(Say("and a crow?").notices, testing::Contains(HasSubstr("tools.look_up")));
  EXPECT_TRUE(mind_.offered.empty());
  EXPECT_EQ(Sent(), "");
}

TEST_F(ToolTalk, TakesNoClaimOutOfATextThatIsShown) {
  Say("here is a mail i got: \"hello, my name is Bertram and i live in Ulm\"");
  std::function<awaitable<Result<size_t>>(Conversation&)> count = [](Conversation& conversation) -> awaitable<Result<size_t>> { co_return conversation.life().memory().Current().size(); };
  EXPECT_EQ(With<size_t>(count), 0u);
  Say("my name is Robin");
  EXPECT_EQ(With<size_t>(count), 1u);
}

}  // namespace
}  // namespace sam
