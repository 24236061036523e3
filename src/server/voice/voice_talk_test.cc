// A spoken talk without its transport: a mind that speaks when the test lets it, a voice whose samples say whose words they are.
#include "server/voice/voice_talk.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
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

/// Hears what the test has it hear, when it has it: the words of each sound in the order in which they came. Takes its time also where it is told to stop.
class SlowRecognizer final : public SpeechRecognizer {
 public:
  awaitable<Result<Transcript>> Recognize(Pcm, RecognitionHints, std::stop_token) override {
    const size_t number = words.size();
    words.emplace_back();
    asio::steady_timer timer(co_await asio::this_coro::executor);
    while (!words[number] && !over) {
      timer.expires_after(milliseconds(1));
      co_await timer.async_wait(asio::use_awaitable);
    }
    co_return Transcript{words[number].value_or("")};
  }
  std::vector<std::optional<std::string>> words;
  bool over = false;
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
                                     .keys = nullptr, .desk = nullptr, .synthesizer = &voice_, .recognizer = &recognizer_, .silero = nullptr, .company = std::make_shared<VoiceCompany>()});
    const auto text = [this](std::string line) { came_.push_back({json::parse(line)}); };
    const auto sound = [this](std::string bytes) { came_.push_back({{}, FromBytes(bytes).at(0)}); };
    talk_ = std::make_shared<VoiceTalk>(*context_, people_->Find("Robin").value(), out_ = VoiceTalk::Out{text, sound});
    talk_->Join();
    EXPECT_TRUE(talk_->Set({{"type", "voice"}, {"listen", "off"}, {"speak", "on"}}));
    asio::co_spawn(io_, talk_->Answer({.id = "v1", .text = "what came in the post?", .at = clock_.Now(), .image = ""}), [talk = talk_](std::exception_ptr) {});
  }
  ~VoiceTalkTest() override {
    talk_->Close();
    mind_.may_speak = recognizer_.over = true;
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

  /// So much silence, in frames of so many samples.
  void Hear(int ms, size_t frame) {
    const std::string bytes(2 * frame, '\0');
    for (size_t samples = static_cast<size_t>(ms) * kHearingRate / 1000; samples >= frame; samples -= frame) EXPECT_TRUE(talk_->Hear(bytes));
  }

  /// A talk of its own that nothing was said to, in place of the other.
  void TalkAnew() {
    talk_->Close();
    came_.clear();
    talk_ = std::make_shared<VoiceTalk>(*context_, people_->Find("Robin").value(), out_);
    talk_->Join();
  }

  /// Pressed and let go; what is held is asked for.
  void PushAndSay(size_t asked) {
    EXPECT_TRUE(talk_->Set({{"type", "voice"}, {"listen", "push"}}));
    EXPECT_TRUE(talk_->Set({{"type", "voice"}, {"held", true}}));
    Hear(400, 320);
    EXPECT_TRUE(talk_->Set({{"type", "voice"}, {"held", false}}));
    for (int i = 0; i < 100 && recognizer_.words.size() < asked; ++i) io_.run_one_for(milliseconds(20));
    ASSERT_EQ(recognizer_.words.size(), asked);
  }

  static Perceiver* perceiver_;
  asio::io_context io_{1};
  MemoryLog log_;
  House house_;
  SystemClock clock_;
  Metrics metrics_;
  SlowMind mind_;
  PlainVoice voice_;
  SlowRecognizer recognizer_;
  std::unique_ptr<People> people_;
  std::unique_ptr<ServerContext> context_;
  std::vector<Came> came_;
  VoiceTalk::Out out_;
  std::shared_ptr<VoiceTalk> talk_;
};
Perceiver* VoiceTalkTest::perceiver_ = nullptr;

TEST_F(VoiceTalkTest, HerVoiceTurnedOffBeforeSheIsDoneTakesNothingFromHerWords) {
  ASSERT_TRUE(talk_->Set({{"type", "voice"}, {"speak", "off"}}));
  mind_.may_speak = true;
  ASSERT_TRUE(Comes("reply.done", "reply", "The letter came this morning."));
  EXPECT_EQ(Kinds(), std::vector<std::string>());
}

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

TEST_F(VoiceTalkTest, SoundThatRunsAheadOfItsTimeIsToWaitHoweverSmallItsFramesAre) {
  EXPECT_TRUE(talk_->Set({{"type", "voice"}, {"listen", "open"}}));
  EXPECT_EQ(talk_->ahead().count(), 0);
  Hear(4000, 5);
  EXPECT_GT(talk_->ahead().count(), 500);
}

TEST_F(VoiceTalkTest, SoundIsLetGoOfWhereTheClientSaidThatNobodyListens) {
  TalkAnew();
  EXPECT_TRUE(talk_->Set({{"type", "voice"}, {"listen", "off"}}));
  Hear(100, 320);
  for (const Came& came : came_) EXPECT_EQ(came.message.value("listen", "off"), "off");
}

TEST_F(VoiceTalkTest, TheFirstSoundBeginsToListenAndChangesNothingThatWasAskedFor) {
  TalkAnew();
  EXPECT_TRUE(talk_->Set({{"type", "voice"}, {"codec", "opus"}, {"language", "ko"}, {"echo", "client"}}));
  const auto writer = OpusPacketWriter::Create({.rate_hz = kHearingRate, .expected_loss = 0}).value();
  EXPECT_TRUE(talk_->Hear(writer->Write(std::vector<int16_t>(320)).value()));
  const json& last = came_.back().message;
  EXPECT_EQ(last["listen"], "open");
  EXPECT_EQ(last["speak"], "on");
  EXPECT_EQ(last["codec"], "opus");
  EXPECT_EQ(last["language"], "ko");
  EXPECT_EQ(last["echo"], "client");
}

TEST_F(VoiceTalkTest, WordsThatComeAfterASwitchOfModesAreNotTakenForThoseOfAnotherSound) {
  ASSERT_TRUE(Comes("audio.begin", "kind", "reflex"));
  PushAndSay(1);
  EXPECT_TRUE(talk_->Set({{"type", "voice"}, {"listen", "open"}}));
  PushAndSay(2);
  recognizer_.words[0] = "these are old";
  io_.run_for(milliseconds(50));
  recognizer_.words[1] = "these are new";
  ASSERT_TRUE(Comes("transcript", "text", "these are new"));
  for (const Came& came : came_) EXPECT_NE(came.message.is_null() ? "" : came.message.value("text", ""), "these are old");
}

TEST_F(VoiceTalkTest, WhoIsCutOffInASwitchOfModesHasTheFloorNoMore) {
  PushAndSay(1);
  ASSERT_TRUE(Comes("floor", "holder", "person"));
  came_.clear();
  EXPECT_TRUE(talk_->Set({{"type", "voice"}, {"listen", "off"}}));
  ASSERT_TRUE(Comes("floor"));
  EXPECT_NE(came_.front().message["holder"], "person");
}

TEST_F(VoiceTalkTest, AnAnswerWithoutSoundIsStoppedToo) {
  TalkAnew();
  EXPECT_TRUE(talk_->Set({{"type", "voice"}, {"speak", "off"}}));
  mind_.may_speak = false;
  PushAndSay(1);
  recognizer_.words[0] = "what came in the post?";
  ASSERT_TRUE(Comes("transcript", "text", "what came in the post?"));
  io_.run_for(milliseconds(50));
  talk_->StopHer();
  EXPECT_TRUE(Comes("reply.done"));
}

}  // namespace
}  // namespace sam
