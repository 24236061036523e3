// A spoken talk without its transport: a mind that speaks when the test lets it, a voice whose samples say whose words they are.
#include "server/voice/voice_talk.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <nlohmann/json.hpp>
#include <optional>

#include "content/pack.h"
#include "server/voice/voice_company.h"
#include "store/memory_log.h"

namespace sam {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using nlohmann::json;
using std::chrono::milliseconds;

constexpr int16_t kOfAnAnswer = 2000, kOfAShortWord = 1000;

class SlowMind final : public Mind {
 public:
  std::string_view name() const override { return "slow"; }
  Pace pace() const override { return Pace::kStreaming; }
  awaitable<Result<Reply>> Answer(const Thought&, MindSink& sink, std::stop_token stop) override {
    asio::steady_timer timer(co_await asio::this_coro::executor);
    while (!may_speak && !stop.stop_requested()) {
      timer.expires_after(milliseconds(1));
      co_await timer.async_wait(asio::use_awaitable);
    }
    if (!stop.stop_requested()) (void)sink.OnSentence("The letter came this morning.");
    co_return Reply{};
  }
  bool may_speak = false;
};

/// A short word lasts longer than what is sent ahead of its time.
class PlainVoice final : public SpeechSynthesizer {
 public:
  std::vector<std::string> voices() const override { return {}; }
  awaitable<Result<Pcm>> Say(SpeechRequest request, std::stop_token) override {
    const auto lines = content::Pack::Of(Language::kEnglish).Lines("first");
    const bool is_short = std::find(lines.begin(), lines.end(), request.text) != lines.end();
    co_return Pcm{kSpeakingRate, std::vector<int16_t>(kSpeakingRate / 10 * (is_short ? 7 : 1), is_short ? kOfAShortWord : kOfAnAnswer)};
  }
};

/// What came over the wire: a message, or a frame by its first sample.
struct Came {
  json message{};
  int16_t frame = 0;
};

class VoiceTalkTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { perceiver_ = Perceiver::Create().value().release(); }

  VoiceTalkTest() {
    Household household;
    household.perceiver = perceiver_;
    household.mind = &mind_;
    household.log = &log_;
    people_ = std::make_unique<People>(std::vector<asio::any_io_executor>{io_.get_executor()}, household, 1);
    context_.reset(new ServerContext{.people = *people_, .log = log_, .house = house_, .folder = "", .clock = clock_, .metrics = metrics_, .guard = {}, .default_person = "",
                                     .keys = nullptr, .desk = nullptr, .synthesizer = &voice_, .recognizer = nullptr, .silero = nullptr, .company = std::make_shared<VoiceCompany>()});
    const auto text = [this](std::string line) { came_.push_back({json::parse(line)}); };
    const auto sound = [this](std::string bytes) { came_.push_back({{}, FromBytes(bytes).at(0)}); };
    talk_ = std::make_shared<VoiceTalk>(*context_, people_->Find("Robin").value(), VoiceTalk::Out{text, sound});
    talk_->Join();
    EXPECT_TRUE(talk_->Set({{"type", "voice"}, {"listen", "off"}, {"speak", "on"}}));
    asio::co_spawn(io_, talk_->Answer({.id = "v1", .text = "what came in the post?", .at = clock_.Now(), .image = ""}), asio::detached);
  }
  ~VoiceTalkTest() override {
    talk_->Close();
    mind_.may_speak = true;
    io_.run_for(milliseconds(300));
  }

  /// Until a message of this type came, with this in it.
  bool Comes(std::string_view type, std::string_view key = "", std::string_view value = "") {
    const auto is = [&](const Came& came) { return !came.message.is_null() && came.message["type"] == type && (key.empty() || came.message.value(key, "") == value); };
    for (const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20); std::chrono::steady_clock::now() < end; io_.run_one_for(milliseconds(20)))
      if (std::any_of(came_.begin(), came_.end(), is)) return true;
    return false;
  }

  /// The kinds of sound that came, in order: each frame lies between the beginning and the end of its own.
  std::vector<std::string> Kinds() {
    std::vector<std::string> kinds;
    std::optional<json> open;
    for (const Came& came : came_) {
      if (came.message.is_null()) {
        EXPECT_EQ(came.frame, !open ? 0 : (*open)["kind"] == "words" ? kOfAnAnswer : kOfAShortWord);
      } else if (came.message["type"] == "audio.begin") {
        EXPECT_FALSE(open) << came.message << " within " << *open;
        kinds.push_back((open = came.message).value()["kind"]);
      } else if (came.message["type"] == "audio.end" || (came.message["type"] == "audio.stop" && open && came.message["id"] == (*open)["id"])) {
        EXPECT_TRUE(open && came.message["id"] == (*open)["id"]) << came.message;
        open.reset();
      }
    }
    EXPECT_FALSE(open);
    return kinds;
  }

  static Perceiver* perceiver_;
  asio::io_context io_{1};
  MemoryLog log_;
  House house_;
  SystemClock clock_;
  Metrics metrics_;
  SlowMind mind_;
  PlainVoice voice_;
  std::unique_ptr<People> people_;
  std::unique_ptr<ServerContext> context_;
  std::vector<Came> came_;
  std::shared_ptr<VoiceTalk> talk_;
};
Perceiver* VoiceTalkTest::perceiver_ = nullptr;

TEST_F(VoiceTalkTest, AnAnswerBeginsWhenTheFirstWordBeforeItIsOut) {
  ASSERT_TRUE(Comes("audio.begin", "kind", "reflex"));
  mind_.may_speak = true;
  ASSERT_TRUE(Comes("reply.done"));
  EXPECT_EQ(Kinds(), (std::vector<std::string>{"reflex", "words"}));
}

TEST_F(VoiceTalkTest, WhatStopsHerStopsAFirstWord) {
  ASSERT_TRUE(Comes("audio.begin", "kind", "reflex"));
  const size_t before = came_.size();
  talk_->StopHer();
  ASSERT_GT(came_.size(), before);
  EXPECT_EQ(came_[before].message["type"], "audio.stop");
  ASSERT_TRUE(Comes("reply.done"));
  EXPECT_EQ(Kinds(), (std::vector<std::string>{"reflex"}));
}

}  // namespace
}  // namespace sam
