// What servers of different makers say, and what is made of it.
#include "mind/llm/testing_chat_server.h"

#include <nlohmann/json.hpp>

#include "base/unicode.h"

namespace sam::llm {
namespace {

using namespace trial;
using nlohmann::json;

std::string Event(const json& event) { return "data: " + event.dump() + "\n\n"; }
ServerAnswer Refuse(std::string_view status, const json& error, std::string_view headers = "") { return {{WholeAnswer(status, json{{"error", error}}.dump(), headers)}}; }
json BodyOf(const std::string& request) { return json::parse(request.substr(request.find("\r\n\r\n") + 4)); }

// As llama.cpp's server, vLLM, OpenAI and LM Studio put it.
TEST(OpenAiModel, TellsAPromptThatIsTooLongAndLearnsHowMuchFits) {
  const std::pair<ServerAnswer, int> answers[] = {
      {Refuse("400 Bad Request", {{"code", 400}, {"message", "request (2231 tokens) exceeds the available context size (2048 tokens), try increasing it"}, {"type", "exceed_context_size_error"}, {"n_prompt_tokens", 2231}, {"n_ctx", 2048}}), 2048},
      {Refuse("400 Bad Request", {{"message", "This model's maximum context length is 4096 tokens. However, you requested 5222 tokens (4966 in the messages, 256 in the completion)."}, {"type", "BadRequestError"}, {"code", 400}}), 4096},
      {Refuse("400 Bad Request", {{"message", "This model's maximum context length is 1024 tokens."}, {"type", "invalid_request_error"}, {"param", "messages"}, {"code", "context_length_exceeded"}}), 1024},
      {Refuse("400 Bad Request", "The number of tokens to keep from the initial prompt is greater than the context length (n_keep: 13055>= n_ctx: 4096). Try to load the model with a larger context length"), 4096},
      {Stream({"event: error\ndata: {\"error\":{\"message\":\"Trying to keep the first 9000 tokens when context the overflows. However, the model is loaded with context length of only 2048 tokens\"}}\n\n"}), 2048},
      {Refuse("500 Internal Server Error", {{"code", 500}, {"message", "Context size has been exceeded."}, {"type", "server_error"}}), 8192},  // by this one alone
      {Refuse("413 Content Too Large", "too large"), 8192}};
  for (const auto& [answer, context] : answers) {
    Scene scene([&](const std::string&, int) { return answer; });
    EXPECT_EQ(scene.Ask().error().code, ErrorCode::kExhausted);
    EXPECT_EQ(scene.model->context_tokens(), context);
    EXPECT_EQ(scene.server.requests().size(), 1u) << "the same again does not help";
  }
}

/// As many answers at once; each is "hi" or an error.
std::vector<Result<Generation>> AskTogether(LanguageModel& model, const GenerationRequest& request, PieceSink& sink, int count) {
  boost::asio::io_context context{1};
  std::vector<Result<Generation>> made;
  for (int i = 0; i < count; ++i) {
    auto one = [&]() -> boost::asio::awaitable<void> {
      Result<Generation> outcome = co_await model.Generate(request, sink, {});
      made.push_back(std::move(outcome));
    };
    boost::asio::co_spawn(context, std::move(one), boost::asio::detached);
  }
  context.run();
  return made;
}

// llama.cpp's server keeps all talks in one cache, and gives them all up where it is full.
TEST(OpenAiModel, AsksForFewerTalksAtOnceWhereTheServerHasNoRoomForAll) {
  std::vector<std::chrono::steady_clock::time_point> busy_until;  // of its talks
  Scene scene([&](const std::string&, int) -> ServerAnswer {
    const auto now = std::chrono::steady_clock::now();
    std::erase_if(busy_until, [&](auto until) { return until <= now; });
    if (busy_until.size() == 2) return {{.send = kStreamHead + Event({{"error", {{"code", 500}, {"message", "Context size has been exceeded."}, {"type", "server_error"}}}}), .then = Then::kClose}};
    busy_until.push_back(now + 100ms);
    return {{.send = kStreamHead}, {.send = Piece("hi") + Stopped() + kDone, .wait = 100ms, .then = Then::kClose}};
  });
  const auto model = std::move(*OpenOpenAiModel(scene.config));
  const auto made = AskTogether(*model, scene.request, scene.pieces, 6);
  ASSERT_EQ(made.size(), 6u);
  for (const auto& one : made) EXPECT_TRUE(one) << one.error().message;
}

TEST(OpenAiModel, WaitsForAServerThatIsLoadingItsModel) {
  Scene scene([](const std::string&, int number) {
    if (number < 5) return Refuse("503 Service Unavailable", {{"message", "Loading model"}, {"type", "unavailable_error"}, {"code", 503}});
    return Stream({Piece("awake"), Stopped(), kDone});
  });
  scene.config.loading_pause = 2ms;
  EXPECT_EQ(scene.Ask()->text, "awake");
}

TEST(OpenAiModel, DoesNotWaitForEverWhileAModelIsLoading) {
  Scene scene([](const std::string&, int) { return Refuse("503 Service Unavailable", {{"message", "Loading model"}}); });
  scene.config.loading = 20ms;
  scene.config.loading_pause = 2ms;
  EXPECT_THAT(scene.Ask().error().message, HasSubstr("is loading its model"));
}

// llama.cpp's server has an error of its own for it (500), vLLM says that the request is bad.
TEST(OpenAiModel, DoesWithoutASystemRoleWhereTheTemplateKnowsNone) {
  const std::pair<const char*, json> refusals[] = {{"500 Internal Server Error", {{"code", 500}, {"message", "\n------------\nWhile executing CallExpression at line 1: Error: Jinja Exception: System role not supported"}, {"type", "server_error"}}},
                                                   {"400 Bad Request", {{"message", "Conversation roles must alternate user/assistant/user/assistant/..."}, {"type", "BadRequestError"}, {"code", 400}}}};
  for (const auto& [status, error] : refusals) {
    Scene scene([&](const std::string& request, int) { return BodyOf(request)["messages"][0]["role"] == "system" ? Refuse(status, error) : Stream({Piece("hi"), Stopped(), kDone}); });
    EXPECT_EQ(scene.Ask()->text, "hi");
    EXPECT_EQ(scene.Ask()->text, "hi");
    EXPECT_EQ(scene.server.requests().size(), 3u) << "and remembers it";
    EXPECT_EQ(BodyOf(scene.server.requests().back())["messages"], (json{{{"role", "user"}, {"content", "You are Samantha.\n\nhello"}}}));
  }
}

TEST(OpenAiModel, DoesNotCountAModelThatIsNotThereAsAWrongRequest) {
  Scene scene([](const std::string&, int) { return Stream({Piece("second"), Stopped(), kDone}); });
  ScriptedServer other([](const std::string&, int) { return Refuse("400 Bad", {{"message", "model 'tiny' not found"}, {"type", "invalid_request_error"}}); });
  scene.config.endpoints.insert(scene.config.endpoints.begin(), {*net::ParseUrl(other.Address("/v1")), "tiny", ""});
  EXPECT_EQ(scene.Ask()->text, "second");
}

TEST(OpenAiModel, CountsWhatWasReusedAsLlamaCppTellsIt) {
  Scene scene([](const std::string&, int) {
    const json timings = {{"cache_n", 236}, {"prompt_n", 17}, {"prompt_ms", 30.9}, {"predicted_n", 35}, {"predicted_ms", 661.0}};
    return Stream({Piece("ok"), Event({{"choices", {{{"index", 0}, {"delta", json::object()}, {"finish_reason", "stop"}}}}, {"timings", timings}}), kDone});
  });
  const auto made = scene.Ask();
  ASSERT_TRUE(made);
  EXPECT_EQ(made->prompt_tokens, 253);
  EXPECT_EQ(made->reused_tokens, 236);
  EXPECT_EQ(made->tokens, 35);
}

TEST(OpenAiModel, LearnsFromTheListHowMuchFits) {
  const std::pair<const char*, int> lists[] = {{R"({"models":[{"name":"x"}],"object":"list","data":[{"id":"x.gguf","aliases":["x"],"object":"model","owned_by":"llamacpp","meta":{"n_vocab":640,"n_ctx":2048,"n_ctx_train":32768}}]})", 2048},
                                               {R"({"object":"list","data":[{"id":"other","max_model_len":512},{"id":"tiny","max_model_len":8192}]})", 8192},
                                               {R"({"object":"list","data":[{"id":"a","status":{"value":"unloaded"}},{"id":"tiny","meta":{"n_ctx":1000000}}]})", 16384},
                                               {R"({"object":"list","data":[{"id":"a"},{"id":"b"}]})", 4096},
                                               {R"(<html>)", 4096}};
  for (const auto& [list, context] : lists) {
    Scene scene([&](const std::string& request, int) -> ServerAnswer {
      if (request.starts_with("GET /v1/models ")) return {{WholeAnswer("200 OK", list)}};
      return Stream({Piece("hi"), Stopped(), kDone});
    });
    scene.config.context_tokens = 0;
    ASSERT_TRUE(scene.Ask()) << list;
    EXPECT_EQ(scene.model->context_tokens(), context) << list;
    EXPECT_EQ(BodyOf(scene.server.requests().back())["model"], "tiny");
  }
}

TEST(OpenAiModel, TakesTheFirstModelThatIsListed) {
  Scene scene([](const std::string& request, int) -> ServerAnswer {
    if (request.starts_with("GET /v1/models ")) return {{WholeAnswer("200 OK", R"({"data":[{"id":"phi","status":{"value":"unloaded"}},{"id":"qwen","max_model_len":8000,"status":{"value":"loaded"}},{"id":"llama"}]})")}};
    return Stream({Piece("hi"), Stopped(), kDone});
  });
  scene.config.endpoints[0].model = "";
  scene.config.context_tokens = 0;
  ASSERT_TRUE(scene.Ask());
  ASSERT_TRUE(scene.Ask());
  EXPECT_EQ(BodyOf(scene.server.requests().back())["model"], "qwen");
  EXPECT_EQ(scene.server.requests().size(), 3u) << "asked once";
  EXPECT_EQ(scene.model->context_tokens(), 8000);
  EXPECT_THAT(scene.model->name(), HasSubstr("qwen at http://127.0.0.1:"));
}

}  // namespace
}  // namespace sam::llm
