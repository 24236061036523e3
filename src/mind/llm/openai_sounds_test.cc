// Sounds go to a server as the API has them, and not to one that has refused one.
#include <nlohmann/json.hpp>

#include "audio/wav.h"
#include "base/base64.h"
#include "mind/llm/testing_chat_server.h"

namespace sam::llm {
namespace {

using namespace trial;
using nlohmann::json;

ServerAnswer Refuse(std::string_view status, const json& error) { return {{WholeAnswer(status, json{{"error", error}}.dump())}}; }
json BodyOf(const std::string& request) { return json::parse(request.substr(request.find("\r\n\r\n") + 4)); }

const std::string kSound = WriteWav({16000, std::vector<int16_t>(800, 5)});

struct Hearing : Scene {
  explicit Hearing(ScriptedServer::Answer answer) : Scene(std::move(answer)) {
    config.endpoints[0].hears = true;
    request.messages.back().sounds = {kSound};
  }
};

TEST(OpenAiModelThatHears, GetsTheSoundBehindTheWords) {
  Hearing scene([](const std::string&, int) { return Stream({Piece("hello"), Stopped(), kDone}); });
  EXPECT_EQ(scene.Ask()->text, "hello");
  const json content = BodyOf(scene.server.requests().at(0))["messages"][1]["content"];
  ASSERT_EQ(content.size(), 2u);
  EXPECT_EQ(content[0]["text"], "hello");
  EXPECT_EQ(content[1], (json{{"type", "input_audio"}, {"input_audio", {{"data", ToBase64(kSound)}, {"format", "wav"}}}}));
  EXPECT_TRUE(scene.model->hears());
  scene.request.messages.back().sounds = {"ID3 an MP3 file"};
  EXPECT_EQ(scene.Ask().error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(scene.server.requests().size(), 1u);
}

TEST(OpenAiModelThatHears, KeepsTheSoundWhereNoSystemMessageIsTaken) {
  Hearing scene([](const std::string&, int number) { return number == 0 ? Refuse("400 Bad Request", {{"message", "System role not supported"}}) : Stream({Piece("hello"), Stopped(), kDone}); });
  ASSERT_TRUE(scene.Ask());
  const json messages = BodyOf(scene.server.requests().at(1))["messages"];
  ASSERT_EQ(messages.size(), 1u);
  EXPECT_EQ(messages[0]["content"][1]["type"], "input_audio");
}

TEST(OpenAiModelThatHears, IsPlayedNoMoreOnceItRefusedASound) {
  for (const char* words : {"audio input is not supported - hint: if this is unexpected, you may need to provide the mmproj", "Invalid content type. input_audio is only supported by certain models."}) {
    Hearing scene([&](const std::string&, int) { return Refuse("400 Bad Request", {{"message", words}}); });
    EXPECT_EQ(scene.Ask().error().code, ErrorCode::kInvalidArgument);
    EXPECT_FALSE(scene.model->hears()) << words;
    EXPECT_THAT(scene.Ask().error().message, HasSubstr("takes no sounds"));
    EXPECT_EQ(scene.server.requests().size(), 1u);
  }
}

TEST(OpenAiModelThatHears, DoesNotTakeItsOwnWordsOrTheLikeForARefusal) {
  Hearing scene([](const std::string& asked, int) { return Refuse("422 Unprocessable Entity", {{"message", "max_tokens in " + asked.substr(asked.find("\r\n\r\n"))}}); });
  EXPECT_FALSE(scene.Ask());
  EXPECT_TRUE(scene.model->hears());
  Hearing busy([](const std::string&, int) { return Refuse("429 Too Many Requests", {{"message", "too much audio"}}); });
  busy.config.retries.most_tries = 1;
  EXPECT_EQ(busy.Ask().error().code, ErrorCode::kUnavailable);
  EXPECT_TRUE(busy.model->hears());
}

TEST(OpenAiModelThatHears, IsOnlyOneThatIsSaidTo) {
  Hearing scene([](const std::string&, int) { return Stream({Piece("hello"), Stopped(), kDone}); });
  scene.config.endpoints[0].hears = false;
  EXPECT_EQ(scene.Ask().error().code, ErrorCode::kInvalidArgument);
  EXPECT_TRUE(scene.server.requests().empty());
}

}  // namespace
}  // namespace sam::llm
