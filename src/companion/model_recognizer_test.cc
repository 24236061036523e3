// A language model that hears is asked for the words, and gives them as a recogniser does.
#include "companion/model_recognizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "audio/wav.h"
#include "mind/llm/testing_mind.h"
#include "net/scripted_server.h"

namespace sam {
namespace {

using testing::HasSubstr;
using trial::ScriptedModel;

Pcm Sound(double seconds, int rate_hz = 24000) { return {rate_hz, std::vector<int16_t>(static_cast<size_t>(seconds * rate_hz), 900)}; }

class ModelRecognizerTest : public testing::Test {
 protected:
  ModelRecognizerTest() { model_->hears_now = true; }
  Result<Transcript> Hear(std::string answer, RecognitionHints hints = {}, Pcm sound = Sound(2)) {
    model_->scripts = {{{std::move(answer)}}};
    return net::RunHere(ears_->Recognize(std::move(sound), std::move(hints), {}));
  }
  std::shared_ptr<ScriptedModel> model_ = std::make_shared<ScriptedModel>();
  std::unique_ptr<SpeechRecognizer> ears_ = CreateModelRecognizer(model_);
};

TEST_F(ModelRecognizerTest, PlaysTheSoundAndAsksForTheWordsAlone) {
  const auto heard = Hear("내 동생은 첼로를 켜.", {.language = "ko", .prompt = "첼로"});
  ASSERT_TRUE(heard) << heard.error().message;
  EXPECT_EQ(heard->text, "내 동생은 첼로를 켜.");
  EXPECT_EQ(heard->language, "ko");
  const GenerationRequest& asked = model_->requests.at(0);
  ASSERT_EQ(asked.messages.size(), 1u);
  EXPECT_EQ(asked.temperature, 0);
  EXPECT_EQ(asked.owner, "") << "nothing of it is kept";
  EXPECT_LE(asked.most_tokens, 200);
  EXPECT_THAT(asked.messages[0].text, testing::AllOf(HasSubstr("\"ko\""), HasSubstr("첼로")));
  const auto played = ReadWav(asked.messages[0].sounds.at(0));
  ASSERT_TRUE(played);
  EXPECT_EQ(played->rate_hz, 16000);
  EXPECT_NEAR(played->seconds(), 2, 0.01);
}

TEST_F(ModelRecognizerTest, GivesNothingWhereNobodySpoke) {
  for (const char* answer : {"[no speech]", "(No speech.)", "no speech", "", " \n", "...", "<think>I hear a fan.</think>[NO SPEECH]"}) EXPECT_EQ(Hear(answer)->text, "") << answer;
  EXPECT_EQ(Hear("There was no speech at the wedding.")->text, "There was no speech at the wedding.");
}

TEST_F(ModelRecognizerTest, LeavesOutWhatIsNotThePersons) {
  EXPECT_EQ(Hear("\"I am home.\"")->text, "I am home.");
  EXPECT_EQ(Hear("“다녀왔어.”")->text, "다녀왔어.");
  EXPECT_EQ(Hear("\"Yes\" is what she said, not \"no\"")->text, "\"Yes\" is what she said, not \"no\"");
  EXPECT_EQ(Hear("<think>A greeting.</think>\nhello\x1b[31m there")->text.find('\x1b'), std::string::npos);
}

TEST_F(ModelRecognizerTest, TellsWhatFails) {
  model_->scripts = {{{}, Error{ErrorCode::kUnavailable, "it is loading"}}};
  EXPECT_EQ(net::RunHere(ears_->Recognize(Sound(1), {}, {})).error().message, "it is loading");
  std::stop_source stop;
  stop.request_stop();
  EXPECT_EQ(net::RunHere(ears_->Recognize(Sound(1), {}, stop.get_token())).error().code, ErrorCode::kCancelled);
  EXPECT_EQ(Hear("hello", {}, Sound(301, 8000)).error().code, ErrorCode::kInvalidArgument);
  model_->hears_now = false;
  EXPECT_THAT(Hear("hello").error().message, HasSubstr("--recognizer"));
}

}  // namespace
}  // namespace sam
