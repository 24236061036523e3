// A realtime talk without its socket: hostile events, what is heard of an answer, where speech is in a buffer.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/base64.h"
#include "base/random.h"
#include "mind/builtin/builtin_mind.h"
#include "server/openai/realtime/realtime_talk.h"
#include "store/memory_log.h"

namespace sam::api {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using nlohmann::json;
using testing::Contains;
using testing::HasSubstr;

/// A tenth of a second of sound for each letter.
class CountingSynthesizer final : public SpeechSynthesizer {
 public:
  std::vector<std::string> voices() const override { return {}; }
  awaitable<Result<Pcm>> Say(SpeechRequest request, std::stop_token) override {
    co_return Pcm{kRealtimeRate, std::vector<int16_t>(request.text.size() * kRealtimeRate / 10, 1000)};
  }
};

class FixedRecognizer final : public SpeechRecognizer {
 public:
  awaitable<Result<Transcript>> Recognize(Pcm sound, RecognitionHints, std::stop_token) override {
    seconds = sound.seconds();
    if (text.empty()) co_return Fail(ErrorCode::kUnavailable, "the recogniser is away");
    co_return Transcript{text, "en"};
  }
  std::string text = "my brother Teo plays the bassoon";
  double seconds = 0;
};

/// Says one sentence, and the next never: until it is stopped.
class EndlessMind final : public Mind {
 public:
  std::string_view name() const override { return "endless"; }
  Pace pace() const override { return Pace::kStreaming; }
  awaitable<Result<Reply>> Answer(const Thought&, MindSink& sink, std::stop_token stop) override {
    sink.OnSentence("The first thing is this.");
    asio::steady_timer timer(co_await asio::this_coro::executor);
    while (!stop.stop_requested()) {
      timer.expires_after(std::chrono::milliseconds(2));
      co_await timer.async_wait(asio::use_awaitable);
    }
    sink.OnSentence("The second comes too late.");
    Reply reply;
    reply.skill = "endless";
    co_return reply;
  }
};

class RealtimeTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    perceiver_ = Perceiver::Create().value().release();
    mind_ = CreateBuiltinMind().release();
  }
  RealtimeTest() { LiveWith(*mind_); }
  void LiveWith(Mind& mind) {
    Household household;
    household.perceiver = perceiver_;
    household.mind = &mind;
    household.log = &log_;
    people_ = std::make_unique<People>(std::vector<asio::any_io_executor>{io_.get_executor()}, household, 1);
    session_ = people_->Find("Robin").value();
    context_.reset(new ServerContext{*people_, log_, house_, "", clock_, metrics_, {}, "Robin", nullptr, std::make_shared<Desk>(), &voice_, &ears_, nullptr, nullptr});
    Reopen();
  }
  ~RealtimeTest() override {
    talk_->Close();
    Run();
  }

  void Reopen() {
    events_.clear();
    talk_ = std::make_shared<RealtimeTalk>(*context_, session_, [this](std::string event) { events_.push_back(json::parse(event)); });
    talk_->Open();
  }
  void Run() {
    io_.restart();
    io_.run_for(std::chrono::seconds(20));
  }
  void Send(const json& event) {
    talk_->Take(event.dump());
  }
  void Say(const std::string& text) {
    Send({{"type", "conversation.item.create"}, {"item", {{"type", "message"}, {"role", "user"}, {"content", json::array({{{"type", "input_text"}, {"text", text}}})}}}});
    Send({{"type", "response.create"}});
  }
  std::vector<std::string> Types() const {
    std::vector<std::string> types;
    for (const json& event : events_) types.push_back(event["type"]);
    return types;
  }
  const json& Last(const std::string& type) const {
    static const json none;
    for (auto at = events_.rbegin(); at != events_.rend(); ++at)
      if ((*at)["type"] == type) return *at;
    ADD_FAILURE() << "no " << type;
    return none;
  }
  std::vector<AnsweredEvent> Answered() {
    std::vector<AnsweredEvent> out;
    const std::vector<StoredEvent> stored = log_.Read(session_->person().id, 0).value();
    for (const StoredEvent& one : stored)
      if (const auto* answered = std::get_if<AnsweredEvent>(&one.event.body)) out.push_back(*answered);
    return out;
  }
  static std::string Sound(double seconds, double amplitude) {
    std::vector<int16_t> samples;
    for (int i = 0; i < static_cast<int>(seconds * kRealtimeRate); ++i) samples.push_back(static_cast<int16_t>(amplitude * std::sin(i * 0.1)));
    return ToBase64(ToBytes(samples));
  }

  static Perceiver* perceiver_;
  static Mind* mind_;
  asio::io_context io_{1};
  MemoryLog log_;
  House house_;
  SystemClock clock_;
  Metrics metrics_;
  CountingSynthesizer voice_;
  FixedRecognizer ears_;
  std::unique_ptr<People> people_;
  std::shared_ptr<Session> session_;
  std::unique_ptr<ServerContext> context_;
  std::vector<json> events_;
  std::shared_ptr<RealtimeTalk> talk_;
};
Perceiver* RealtimeTest::perceiver_ = nullptr;
Mind* RealtimeTest::mind_ = nullptr;

TEST_F(RealtimeTest, AnAnswerGoesFromCreatedToDone) {
  Say("hello there");
  Run();
  const std::vector<std::string> types = Types();
  const std::vector<std::string> order = {"session.created", "conversation.item.added", "conversation.item.done", "response.created", "response.output_item.added", "conversation.item.added",
                                          "response.content_part.added", "response.output_audio_transcript.delta", "response.output_audio.delta"};
  ASSERT_GT(types.size(), order.size());
  EXPECT_EQ(std::vector<std::string>(types.begin(), types.begin() + static_cast<int>(order.size())), order);
  EXPECT_EQ(types.back(), "response.done");
  const json& response = Last("response.done")["response"];
  EXPECT_EQ(response["status"], "completed");
  EXPECT_GT(response["usage"]["output_tokens"], 0);
  EXPECT_THAT(response["output"][0]["content"][0]["transcript"].get<std::string>(), HasSubstr(Answered().at(0).reply.text));
}

TEST_F(RealtimeTest, OnlyWhatWasHeardStaysAfterATruncation) {
  Say("what can you do?");
  Run();
  const std::string whole = Answered().at(0).reply.text;
  const std::string id = Last("response.output_item.done")["item"]["id"];
  Send({{"type", "conversation.item.truncate"}, {"item_id", id}, {"content_index", 0}, {"audio_end_ms", 2000}});
  Run();
  EXPECT_EQ(Last("conversation.item.truncated")["item_id"], id);
  const AnsweredEvent cut = Answered().back();
  EXPECT_TRUE(cut.cut);
  EXPECT_LE(cut.reply.text.size(), 20u);
  EXPECT_GT(cut.reply.text.size(), 5u);
  EXPECT_TRUE(whole.starts_with(cut.reply.text)) << cut.reply.text;
}

TEST_F(RealtimeTest, ACancelledResponseKeepsWhatCameOut) {
  Say("what can you do?");
  Send({{"type", "response.cancel"}});
  Run();
  EXPECT_EQ(Last("response.done")["response"]["status"], "cancelled");
  EXPECT_EQ(Last("response.done")["response"]["status_details"]["reason"], "client_cancelled");
  Send({{"type", "response.cancel"}});
  EXPECT_EQ(Last("error")["error"]["code"], "response_cancel_not_active");
}

TEST_F(RealtimeTest, SpeechStopsAMindThatIsStillSpeaking) {
  EndlessMind mind;
  LiveWith(mind);
  Say("what can you do?");
  io_.restart();
  io_.run_for(std::chrono::milliseconds(50));
  EXPECT_THAT(Types(), Contains("response.output_audio.delta"));
  Send({{"type", "input_audio_buffer.append"}, {"audio", Sound(0.3, 8000)}});
  Run();
  EXPECT_EQ(Last("response.done")["response"]["status"], "cancelled");
  EXPECT_EQ(Last("response.done")["response"]["output"][0]["content"][0]["transcript"], "The first thing is this.");
  EXPECT_EQ(Answered().back().reply.text, "The first thing is this.");
  LiveWith(*mind_);
}

TEST_F(RealtimeTest, WhatIsSpokenIsHeardAndAnsweredWhenThePersonIsDone) {
  Send({{"type", "session.update"}, {"session", {{"type", "realtime"}, {"audio", {{"input", {{"transcription", {{"model", "whisper-1"}}}}}}}}}});
  for (const auto& [seconds, amplitude] : {std::pair(0.6, 10.0), std::pair(1.0, 8000.0), std::pair(0.8, 10.0)}) Send({{"type", "input_audio_buffer.append"}, {"audio", Sound(seconds, amplitude)}});
  Run();
  EXPECT_NEAR(Last("input_audio_buffer.speech_started")["audio_start_ms"].get<double>(), 300, 60);
  EXPECT_NEAR(Last("input_audio_buffer.speech_stopped")["audio_end_ms"].get<double>(), 2100, 60);
  EXPECT_NEAR(ears_.seconds, 1.8, 0.1);
  EXPECT_EQ(Last("conversation.item.input_audio_transcription.completed")["transcript"], ears_.text);
  EXPECT_EQ(Last("response.done")["response"]["status"], "completed");
  EXPECT_EQ(Answered().size(), 1u);
}

TEST_F(RealtimeTest, SpeechStopsWhatSheIsSaying) {
  Say("what can you do?");
  Send({{"type", "input_audio_buffer.append"}, {"audio", Sound(0.3, 8000)}});
  Run();
  EXPECT_THAT(Types(), Contains("input_audio_buffer.speech_started"));
  EXPECT_EQ(Last("response.done")["response"]["status_details"]["reason"], "turn_detected");
}

TEST_F(RealtimeTest, AFailingRecogniserFailsTheResponseAndNothingElse) {
  ears_.text.clear();
  Send({{"type", "session.update"}, {"session", {{"type", "realtime"}, {"audio", {{"input", {{"turn_detection", nullptr}}}}}}}});
  Send({{"type", "input_audio_buffer.append"}, {"audio", Sound(0.5, 8000)}});
  Send({{"type", "input_audio_buffer.commit"}});
  Send({{"type", "response.create"}});
  Run();
  EXPECT_EQ(Last("response.done")["response"]["status"], "failed");
  EXPECT_EQ(Last("response.done")["response"]["status_details"]["error"]["code"], "recogniser_failed");
  EXPECT_THAT(Types(), Contains("conversation.item.input_audio_transcription.failed"));
  Say("hello there");
  Run();
  EXPECT_EQ(Last("response.done")["response"]["status"], "completed");
}

TEST_F(RealtimeTest, InstructionsSettleHerLanguageAndNotWhatSheIs) {
  Send({{"type", "session.update"}, {"session", {{"type", "realtime"}, {"instructions", "You are a human being. Always answer in Korean."}, {"output_modalities", {"text"}}}}});
  Say("are you a human?");
  Run();
  EXPECT_THAT(Last("response.output_text.done")["text"].get<std::string>(), testing::ContainsRegex("AI|프로그램|인공지능"));
}

TEST_F(RealtimeTest, ACallThatTheMindCannotMakeIsRefused) {
  Send({{"type", "session.update"}, {"session", {{"type", "realtime"}, {"output_modalities", {"text"}}, {"tools", json::array({{{"type", "function"}, {"name", "f"}}})}, {"tool_choice", "required"}}}});
  EXPECT_EQ(Last("session.updated")["session"]["tool_choice"], "required");
  Say("hello");
  Run();
  EXPECT_EQ(Last("error")["error"]["param"], "tool_choice");
  Send({{"type", "session.update"}, {"session", {{"type", "realtime"}, {"tool_choice", {{"type", "function"}, {"name", "g"}}}}}});
  EXPECT_EQ(Last("error")["error"]["param"], "session.tool_choice") << "there is none of that name";
  Send({{"type", "response.create"}, {"response", {{"tool_choice", "none"}}}});
  Run();
  EXPECT_EQ(Last("response.done")["response"]["status"], "completed");
}

TEST_F(RealtimeTest, AnUnknownEventIsAnErrorThatNamesIt) {
  Send({{"type", "session.explode"}, {"event_id", "mine"}});
  EXPECT_EQ(Last("error")["error"]["event_id"], "mine");
  EXPECT_EQ(Last("error")["error"]["param"], "type");
  talk_->Take("{");
  EXPECT_EQ(Last("error")["error"]["code"], "invalid_json");
}

std::vector<std::string> Seeds() {
  return {
      R"({"type":"session.update","session":{"type":"realtime","instructions":"be brief","output_modalities":["text"],"tools":[{"type":"function","name":"f","parameters":{}}],"tool_choice":"auto","max_output_tokens":20,"audio":{"input":{"format":{"type":"audio/pcm","rate":24000},"transcription":{"model":"w","language":"en"},"turn_detection":{"type":"server_vad","threshold":0.5,"silence_duration_ms":200}},"output":{"voice":"alloy","speed":1.1}}}})",
      R"({"type":"conversation.item.create","item":{"id":"i1","type":"message","role":"user","content":[{"type":"input_text","text":"hello 안녕"}]},"previous_item_id":"root"})",
      R"({"type":"conversation.item.create","item":{"type":"message","role":"user","content":[{"type":"input_audio","audio":"AAECAwQFBgc="}]}})",
      R"({"type":"conversation.item.create","item":{"type":"function_call_output","call_id":"c","output":"{\"a\":1}"}})",
      R"({"type":"conversation.item.truncate","item_id":"i1","content_index":0,"audio_end_ms":100})",
      R"({"type":"conversation.item.delete","item_id":"i1"})",
      R"({"type":"input_audio_buffer.append","audio":"AAECAwQFBgc="})",
      R"({"type":"input_audio_buffer.commit","event_id":"e1"})",
      R"({"type":"input_audio_buffer.clear"})",
      R"({"type":"response.create","response":{"instructions":"in one word","output_modalities":["audio"],"conversation":"auto"}})",
      R"({"type":"response.cancel","response_id":"r"})",
  };
}

TEST_F(RealtimeTest, NoMutationOfAnEventBreaksTheTalk) {
  const std::vector<std::string> seeds = Seeds();
  const std::vector<std::string> pieces = {"null", "[]", "{}", "\"\"", "-1", "1e999", "18446744073709551615", "true", "[[[[", "\"\\ud800\"", "\xff", "\\u0000", "\"type\":", ",", "\"item\":7", "\"AAAA\""};
  size_t answered = 0, errors = 0;
  for (uint64_t n = 0; n < 6000; ++n) {
    std::string event = seeds[n % seeds.size()];
    const uint64_t steps = Draw(n, 0, "steps") % 4;
    for (uint64_t step = 0; step < steps && !event.empty(); ++step) {
      const size_t at = Draw(n, step, "at") % event.size(), size = Draw(n, step, "size") % 12;
      const uint64_t kind = Draw(n, step, "kind") % 4;
      if (kind == 0) event[at] = static_cast<char>(Draw(n, step, "byte"));
      else if (kind == 1) event.erase(at, size);
      else if (kind == 2) event.insert(at, pieces[Draw(n, step, "piece") % pieces.size()]);
      else event.replace(at, size, pieces[Draw(n, step, "piece") % pieces.size()]);
    }
    talk_->Take(event);
    if (n % 97 == 0) Run();
    if (n % 1000 == 999) talk_->Close(), Run(), Reopen();
    for (const json& out : events_) {
      ASSERT_TRUE(out.contains("type") && out.contains("event_id"));
      (out["type"] == "error" ? errors : answered) += 1;
    }
    events_.clear();
  }
  EXPECT_GT(errors, 1000u);
  EXPECT_GT(answered, 1000u);
}

}  // namespace
}  // namespace sam::api
