#include "mind/llm/openai_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/unicode.h"
#include "net/scripted_server.h"

namespace sam::llm {
namespace {

using namespace std::chrono_literals;
using net::RunHere;
using net::ScriptedServer;
using net::ServerAnswer;
using net::ServerStep;
using net::WholeAnswer;
using nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using Then = ServerStep::Then;

const std::string kStreamHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
const std::string kDone = "data: [DONE]\n\n";

std::string Event(const json& event) { return "data: " + event.dump() + "\n\n"; }
std::string Piece(std::string_view text) { return Event({{"choices", {{{"index", 0}, {"delta", {{"content", text}}}, {"finish_reason", nullptr}}}}}); }
std::string Stopped(std::string_view reason = "stop") { return Event({{"choices", {{{"index", 0}, {"delta", json::object()}, {"finish_reason", reason}}}}}); }
std::string Usage(int prompt, int cached, int made) {
  return Event({{"choices", json::array()}, {"usage", {{"prompt_tokens", prompt}, {"completion_tokens", made}, {"prompt_tokens_details", {{"cached_tokens", cached}}}}}});
}
ServerAnswer Stream(std::initializer_list<std::string> events) {
  std::string whole = kStreamHead;
  for (const std::string& event : events) whole += event;
  return {{.send = whole, .then = Then::kClose}};
}
ServerAnswer Refuse(std::string_view status, const json& error, std::string_view headers = "") { return {{WholeAnswer(status, json{{"error", error}}.dump(), headers)}}; }
json BodyOf(const std::string& request) { return json::parse(request.substr(request.find("\r\n\r\n") + 4)); }

struct Pieces final : PieceSink {
  void OnPiece(std::string_view piece) override {
    EXPECT_FALSE(piece.empty());
    said.emplace_back(piece);
  }
  std::string Whole() const {
    std::string whole;
    for (const std::string& piece : said) whole += piece;
    return whole;
  }
  std::vector<std::string> said;
};

/// A model of one scripted server that is asked again after at most milliseconds.
struct Scene {
  explicit Scene(ScriptedServer::Answer answer) : server(std::move(answer)) {
    config.endpoints = {{*net::ParseUrl(server.Address("/v1")), "tiny", "sk-secret"}};
    config.context_tokens = 8192;
    config.retries.first = 2ms;
    request.messages = {{Role::kSystem, "You are Samantha."}, {Role::kUser, "hello"}};
  }
  Result<Generation> Ask(std::stop_token stop = {}) {
    if (!model) model = std::move(*OpenOpenAiModel(config));
    pieces.said.clear();
    return RunHere(model->Generate(request, pieces, stop));
  }
  ScriptedServer server;
  OpenAiConfig config;
  GenerationRequest request;
  std::unique_ptr<LanguageModel> model;
  Pieces pieces;
};

TEST(OpenAiModel, StreamsAnAnswer) {
  Scene scene([](const std::string&, int) { return Stream({Piece(""), Piece("안녕"), Piece("하세요"), Stopped(), Usage(30, 20, 2), kDone}); });
  const auto made = scene.Ask();
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_THAT(scene.pieces.said, testing::ElementsAre("안녕", "하세요"));
  EXPECT_EQ(made->text, "안녕하세요");
  EXPECT_EQ(made->finish, Finish::kStop);
  EXPECT_EQ(made->prompt_tokens, 30);
  EXPECT_EQ(made->reused_tokens, 20);
  EXPECT_EQ(made->tokens, 2);
}

TEST(OpenAiModel, SaysWhatItWants) {
  Scene scene([](const std::string&, int) { return Stream({Piece("{}"), Stopped(), kDone}); });
  scene.request.messages.back().images = {"\x89PNG\r\n\x1A\n...", "\xFF\xD8\xFF..."};
  scene.request.json_schema = R"({"type":"object"})";
  scene.request.temperature = 0.5;
  ASSERT_TRUE(scene.Ask());
  const std::string request = scene.server.requests().at(0);
  EXPECT_THAT(request, HasSubstr("POST /v1/chat/completions HTTP/1.1\r\n"));
  EXPECT_THAT(request, HasSubstr("Authorization: Bearer sk-secret\r\n"));
  const json body = BodyOf(request);
  EXPECT_EQ(body["model"], "tiny");
  EXPECT_EQ(body["stream"], true);
  EXPECT_EQ(body["stream_options"]["include_usage"], true);
  EXPECT_EQ(body["max_tokens"], 256);
  EXPECT_EQ(body["temperature"], 0.5);
  EXPECT_EQ(body["messages"][0], (json{{"role", "system"}, {"content", "You are Samantha."}}));
  EXPECT_EQ(body["messages"][1]["content"][0]["text"], "hello");
  EXPECT_EQ(body["messages"][1]["content"][1]["image_url"]["url"], "data:image/png;base64,iVBORw0KGgouLi4=");
  EXPECT_EQ(body["messages"][1]["content"][2]["image_url"]["url"], "data:image/jpeg;base64,/9j/Li4u");
  EXPECT_EQ(body["response_format"]["json_schema"]["schema"]["type"], "object");
}

TEST(OpenAiModel, LearnsFromTheListOfModelsWhoSees) {
  const json other = {{"id", "other"}, {"capabilities", {"completion", "multimodal"}}};
  const json lists[] = {{{"data", {other, {{"id", "tiny"}}}}, {"models", {{{"name", "tiny"}, {"capabilities", {"completion", "multimodal"}}}}}},  // llama.cpp
                        {{"data", {{{"id", "tiny"}, {"capabilities", {{"vision", true}}}}}}},
                        {{"data", {{{"id", "tiny"}, {"architecture", {{"input_modalities", {"text", "image"}}}}}}}},
                        {{"data", {other, {{"id", "tiny"}, {"capabilities", {{"vision", false}}}}}}},
                        {{"data", {other, {{"id", "tiny"}}}}},
                        {{"data", {other, {{"id", "tiny"}, {"capabilities", {"completion"}}}}}},
                        json::array()};
  for (size_t i = 0; i < std::size(lists); ++i) {
    Scene scene([&](const std::string&, int) { return ServerAnswer{{WholeAnswer("200 OK", lists[i].dump())}}; });
    const auto model = std::move(*OpenOpenAiModel(scene.config));
    for (int again = 0; again < 2; ++again) EXPECT_EQ(RunHere(model->ReadsPictures({})), i < 3 ? PictureReader::kHere : PictureReader::kNone) << lists[i];
    ASSERT_EQ(scene.server.requests().size(), 1u) << "once, and no more";
    EXPECT_THAT(scene.server.requests()[0], HasSubstr("GET /v1/models "));
  }
}

TEST(OpenAiModel, ShowsPicturesWhereItIsTold) {
  Scene scene([](const std::string&, int) { return Stream({Piece("A boat."), Stopped(), kDone}); });
  scene.config.endpoints[0].sees = Sees::kNo;
  EXPECT_EQ(RunHere((*OpenOpenAiModel(scene.config))->ReadsPictures({})), PictureReader::kNone);
  scene.config.endpoints[0].sees = Sees::kYes;
  EXPECT_EQ(RunHere((*OpenOpenAiModel(scene.config))->ReadsPictures({})), PictureReader::kHere);
  scene.config.endpoints[0].url = *net::ParseUrl("https://models.example/v1");
  EXPECT_EQ(RunHere((*OpenOpenAiModel(scene.config))->ReadsPictures({})), PictureReader::kElsewhere);
  EXPECT_TRUE(scene.server.requests().empty());
}

TEST(OpenAiModel, ShowsNoMorePicturesToOneThatRefusedThem) {
  Scene scene([](const std::string&, int) { return Refuse("500 Internal Server Error", {{"message", "image input is not supported - hint: provide the mmproj"}}); });
  scene.config.endpoints[0].sees = Sees::kYes;
  scene.request.messages.back().images = {"\xFF\xD8\xFF..."};
  EXPECT_EQ(scene.Ask().error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(RunHere(scene.model->ReadsPictures({})), PictureReader::kNone);
  EXPECT_EQ(scene.Ask().error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(scene.server.requests().size(), 1u);
}

TEST(OpenAiModel, DoesNotTakeItsOwnWordsForARefusal) {
  Scene scene([](const std::string&, int) { return Refuse("422 Unprocessable Entity", {{"message", "max_tokens in {\"image_url\": \"data:image/jpeg;base64,...\"}"}}); });
  scene.config.endpoints[0].sees = Sees::kYes;
  scene.request.messages.back().images = {"\xFF\xD8\xFF..."};
  EXPECT_FALSE(scene.Ask());
  EXPECT_EQ(RunHere(scene.model->ReadsPictures({})), PictureReader::kHere);
}

TEST(OpenAiModel, JoinsCharactersAndEventsCutAnywhere) {
  const std::string whole = ": a comment\r\n\r\n" + Piece("우리 강아지 🐶") + "event: message\r\ndata: " + json{{"choices", {{{"delta", {{"content", " 좋아"}}}}}}}.dump() + "\r\n\r\n" + ":keep-alive\n" + Stopped() + kDone;
  Scene scene([&](const std::string&, int) {
    ServerAnswer answer{{kStreamHead}};
    for (const char byte : whole) answer.push_back({.send = std::string(1, byte)});
    answer.back().then = Then::kClose;
    return answer;
  });
  const auto made = scene.Ask();
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->text, "우리 강아지 🐶 좋아");
}

TEST(OpenAiModel, JoinsACharacterThatTheServerCutBetweenTwoPieces) {
  Scene scene([](const std::string&, int) {
    const std::string piece = R"(data: {"choices":[{"delta":{"content":")", end = "\"}}]}\n\n";
    return Stream({piece + "a\xEA\xB0" + end, piece + "\x80z\xFF" + end, piece + R"(\ud83d!)" + end, Stopped(), kDone});
  });
  const auto made = scene.Ask();
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->text, "a가z\xEF\xBF\xBD\xEF\xBF\xBD!");
  for (const std::string& piece : scene.pieces.said) EXPECT_TRUE(IsUtf8(piece));
}

TEST(OpenAiModel, KeepsReasoningToItself) {
  Scene scene([](const std::string&, int) {
    const std::string thought = Event({{"choices", {{{"delta", {{"reasoning_content", "the person greets"}, {"content", nullptr}}}}}}});
    return Stream({thought, Piece("<thi"), Piece("nk>I should"), Piece(" greet</thin"), Piece("k>\n\nHello"), Piece(" 1 < 2"), Stopped(), kDone});
  });
  EXPECT_EQ(scene.Ask()->text, "Hello 1 < 2");
}

TEST(OpenAiModel, GivesAModelThatOnlyThoughtMoreRoomFromThenOn) {
  Scene scene([](const std::string& request, int) {
    if (BodyOf(request)["max_tokens"] == 256) return Stream({Piece("<think>hmm"), Stopped("length"), kDone});
    return Stream({Piece("<think>hmm</think>Hi"), Stopped(), kDone});
  });
  EXPECT_EQ(scene.Ask()->text, "Hi");
  EXPECT_EQ(scene.Ask()->text, "Hi");
  EXPECT_EQ(scene.server.requests().size(), 4u) << "asked, asked not to think, given room";
}

TEST(OpenAiModel, AsksAgainWhereAllThatCameWasThought) {
  Scene scene([](const std::string& request, int) {
    if (BodyOf(request).contains("chat_template_kwargs")) return Stream({Piece("Hi"), Stopped(), kDone});
    return Stream({Event({{"choices", {{{"delta", {{"reasoning_content", "I might say hi"}}}}}}}), Stopped(), kDone});
  });
  EXPECT_EQ(scene.Ask()->text, "Hi");
}

TEST(OpenAiModel, AsksAModelThatThinksNotToFromThenOn) {
  Scene scene([](const std::string& request, int) {
    const json body = BodyOf(request);
    if (body.contains("reasoning_effort")) return Refuse("400 Bad", {{"message", "Unrecognized request argument supplied: reasoning_effort"}});
    if (body.contains("chat_template_kwargs")) return Stream({Piece("At once"), Stopped(), kDone});
    return Stream({Event({{"choices", {{{"delta", {{"reasoning_content", "hm"}}}}}}}), Piece("After a while"), Stopped(), kDone});
  });
  EXPECT_EQ(scene.Ask()->text, "After a while");
  EXPECT_EQ(scene.Ask()->text, "At once");
  EXPECT_EQ(scene.Ask()->text, "At once");
  EXPECT_EQ(scene.server.requests().size(), 4u);
  EXPECT_EQ(BodyOf(scene.server.requests().back())["chat_template_kwargs"]["enable_thinking"], false);
}

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

TEST(OpenAiModel, TakesAnAnswerThatIsNotStreamed) {
  Scene scene([](const std::string&, int) {
    const json whole = {{"choices", {{{"message", {{"role", "assistant"}, {"content", "whole"}}}, {"finish_reason", "length"}}}}, {"usage", {{"prompt_tokens", 3}, {"completion_tokens", 1}}}};
    return ServerAnswer{{WholeAnswer("200 OK", whole.dump(), "Content-Type: application/json\r\n")}};
  });
  const auto made = scene.Ask();
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->text, "whole");
  EXPECT_EQ(made->finish, Finish::kLength);
}

TEST(OpenAiModel, TakesAStreamThatEndsWithoutDone) {
  Scene scene([](const std::string&, int) { return Stream({Piece("ok"), Stopped()}); });
  EXPECT_EQ(scene.Ask()->text, "ok");
}

TEST(OpenAiModel, DoesNotWaitForAServerThatKeepsTheStreamOpenWhenItIsDone) {
  Scene scene([](const std::string&, int) { return ServerAnswer{{kStreamHead + Piece("ok") + Stopped() + kDone}, {.send = ":", .wait = 1h}}; });
  EXPECT_EQ(scene.Ask()->text, "ok");
}

TEST(OpenAiModel, SaysThatAServerDiedInMidWord) {
  Scene scene([](const std::string&, int) { return ServerAnswer{{.send = kStreamHead + Piece("I was goi"), .then = Then::kClose}}; });
  const auto made = scene.Ask();
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(scene.pieces.Whole(), "I was goi") << "what was streamed so far stands";
  EXPECT_EQ(scene.server.requests().size(), 1u) << "what has begun is not said again";
}

TEST(OpenAiModel, AsksAgainWhereNothingWasSaidYet) {
  Scene scene([](const std::string&, int number) {
    if (number == 0) return Refuse("503 Busy", {{"message", "loading model"}});
    if (number == 1) return ServerAnswer{{.then = Then::kClose}};
    return Stream({Piece("hi"), Stopped(), kDone});
  });
  EXPECT_EQ(scene.Ask()->text, "hi");
  EXPECT_EQ(scene.server.requests().size(), 3u);
}

TEST(OpenAiModel, GivesUpAfterAFewTries) {
  Scene scene([](const std::string&, int) { return Refuse("500 Error", {{"message", "hello"}, {"type", "server_error"}}); });
  const auto made = scene.Ask();
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, ErrorCode::kUnavailable);
  EXPECT_THAT(made.error().message, HasSubstr("(500 server_error)"));
  EXPECT_EQ(scene.server.requests().size(), 3u);
}

TEST(OpenAiModel, WaitsAsLongAsTheServerAsksAndNoLonger) {
  Scene scene([](const std::string&, int number) { return number == 0 ? Refuse("429 Too Many", {}, "retry-after-ms: 40\r\n") : Stream({Piece("hi"), Stopped(), kDone}); });
  const auto began = std::chrono::steady_clock::now();
  EXPECT_EQ(scene.Ask()->text, "hi");
  EXPECT_GE(std::chrono::steady_clock::now() - began, 40ms);
  Scene busy([](const std::string&, int) { return Refuse("429 Too Many", {}, "Retry-After: 3600\r\n"); });
  EXPECT_EQ(busy.Ask().error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(busy.server.requests().size(), 1u);
}

TEST(OpenAiModel, LeavesOutWhatTheServerRefusesFromThenOn) {
  Scene scene([](const std::string& request, int) {
    const json body = BodyOf(request);
    if (body.contains("max_tokens")) return Refuse("400 Bad", {{"message", "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."}, {"code", "unsupported_parameter"}});
    if (body.contains("temperature")) return Refuse("400 Bad", {{"message", "Unsupported value: 'temperature' does not support 0.8 with this model."}});
    if (body.contains("stream_options")) return Refuse("422 Bad", {{"message", "extra fields not permitted"}});
    return Stream({Piece("hi"), Stopped(), kDone});
  });
  ASSERT_EQ(scene.Ask()->text, "hi");
  const size_t learned = scene.server.requests().size();
  EXPECT_EQ(BodyOf(scene.server.requests().back())["max_completion_tokens"], 256);
  ASSERT_EQ(scene.Ask()->text, "hi");
  EXPECT_EQ(scene.server.requests().size(), learned + 1);
}

TEST(OpenAiModel, TellsTheSchemaInWordsWhereTheServerTakesNone) {
  Scene scene([](const std::string& request, int) {
    if (BodyOf(request).contains("response_format")) return Refuse("400 Bad", {{"message", "response_format is not supported"}});
    return Stream({Piece("{}"), Stopped(), kDone});
  });
  scene.request.json_schema = R"({"type":"object","title":"Mood"})";
  ASSERT_EQ(scene.Ask()->text, "{}");
  EXPECT_EQ(scene.server.requests().size(), 3u);
  EXPECT_THAT(BodyOf(scene.server.requests().back())["messages"][1]["content"].get<std::string>(), HasSubstr(R"("title":"Mood")"));
}

TEST(OpenAiModel, TakesTheObjectOutOfWhatIsWrittenAroundIt) {
  Scene scene([](const std::string&, int number) { return Stream({Piece(number == 0 ? "Sure:\n```json\n{\"a\":[1]}\n```" : "I would rather not {say}."), Stopped(), kDone}); });
  scene.request.json_schema = R"({"type":"object"})";
  EXPECT_EQ(scene.Ask()->text, "{\"a\":[1]}");
  EXPECT_EQ(scene.Ask().error().code, ErrorCode::kUnavailable);
}

TEST(OpenAiModel, NeverShowsWhatWasSaidOrTheKeyInAnError) {
  for (const char* status : {"400 Bad", "401 No", "403 No", "404 None", "413 Long", "429 Slow", "500 Error"}) {
    Scene scene([&](const std::string&, int) { return Refuse(status, {{"message", "you said: hello, with key sk-secret"}, {"code", "sk-secret hello"}}); });
    const auto made = scene.Ask();
    ASSERT_FALSE(made) << status;
    EXPECT_THAT(made.error().message, Not(HasSubstr("hello")));
    EXPECT_THAT(made.error().message, Not(HasSubstr("secret")));
  }
}

TEST(OpenAiModel, TellsWhatNeverWorksFromWhatAnotherServerMayDo) {
  for (const auto& [status, code] : {std::pair("400 Bad", ErrorCode::kInvalidArgument), std::pair("401 No", ErrorCode::kUnavailable), std::pair("402 Pay", ErrorCode::kUnavailable),
                                     std::pair("404 None", ErrorCode::kUnavailable), std::pair("302 Found", ErrorCode::kUnavailable), std::pair("500 Error", ErrorCode::kUnavailable)}) {
    Scene scene([&](const std::string&, int) { return Refuse(status, {{"message", "no"}}, "Location: http://169.254.169.254/\r\n"); });
    EXPECT_EQ(scene.Ask().error().code, code) << status;
  }
}

TEST(OpenAiModel, TakesAnErrorInsideTheStreamForWhatItIs) {
  Scene scene([](const std::string&, int) { return Stream({Piece("I am"), Event({{"error", {{"message", "out of memory"}, {"type", "server_error"}}}}), kDone}); });
  const auto made = scene.Ask();
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, ErrorCode::kUnavailable);
  EXPECT_THAT(made.error().message, HasSubstr("server_error"));
  EXPECT_EQ(scene.pieces.Whole(), "I am");
}

TEST(OpenAiModel, EndsAnAnswerThatNeverEnds) {
  Scene scene([](const std::string&, int) { return ServerAnswer{{kStreamHead}, {.send = Piece("가나다라 "), .times = -1}}; });
  scene.request.most_tokens = 10;
  const auto made = scene.Ask();
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->finish, Finish::kLength);
  EXPECT_LE(made->text.size(), 10u * 16 + 256);
  EXPECT_TRUE(IsUtf8(made->text));
  EXPECT_EQ(made->text, scene.pieces.Whole());
}

TEST(OpenAiModel, EndsThoughtsAndEventsThatNeverEnd) {
  std::string comments;
  for (int i = 0; i < 1000; ++i) comments += "\n\n:\n";
  for (const std::string& flood : {Event({{"choices", {{{"delta", {{"reasoning", std::string(1000, 'r')}}}}}}}), std::string(1000, 'x'), comments}) {
    Scene scene([&](const std::string&, int) { return ServerAnswer{{kStreamHead}, {.send = flood, .times = -1}}; });
    scene.config.limits.body_bytes = 3 << 20;
    scene.config.retries.most_tries = 1;
    EXPECT_EQ(scene.Ask().error().code, ErrorCode::kUnavailable);
    EXPECT_EQ(scene.pieces.Whole(), "");
  }
}

TEST(OpenAiModel, StopsAtOnce) {
  Scene scene([](const std::string&, int) { return ServerAnswer{{kStreamHead + Piece("one")}, {.send = Piece("two"), .wait = 1h}}; });
  std::stop_source stop;
  struct Stopper final : PieceSink {
    explicit Stopper(std::stop_source& source) : stop(source) {}
    void OnPiece(std::string_view) override { stop.request_stop(); }
    std::stop_source& stop;
  } sink(stop);
  const auto model = std::move(*OpenOpenAiModel(scene.config));
  const auto made = RunHere(model->Generate(scene.request, sink, stop.get_token()));
  ASSERT_TRUE(made);
  EXPECT_EQ(made->finish, Finish::kCancelled);
  EXPECT_EQ(made->text, "one");
}

TEST(OpenAiModel, StopsWhileItWaitsToAskAgain) {
  std::stop_source stop;
  Scene scene([&](const std::string&, int) {
    stop.request_stop();
    return Refuse("503 Busy", {}, "Retry-After: 7\r\n");
  });
  EXPECT_EQ(scene.Ask(stop.get_token())->finish, Finish::kCancelled);
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

TEST(OpenAiModel, AsksTheNextServerWhereTheFirstIsGone) {
  Scene scene([](const std::string&, int) { return Stream({Piece("second"), Stopped(), kDone}); });
  std::string gone;
  { gone = ScriptedServer([](const std::string&, int) { return ServerAnswer{}; }).Address("/v1"); }
  scene.config.endpoints.insert(scene.config.endpoints.begin(), {*net::ParseUrl(gone), "m", ""});
  EXPECT_EQ(scene.Ask()->text, "second");
}

TEST(OpenAiModel, AsksTheNextServerAtOnceWhereTheFirstIsBusy) {
  Scene scene([](const std::string&, int) { return Stream({Piece("second"), Stopped(), kDone}); });
  ScriptedServer busy([](const std::string&, int) { return Refuse("503 Busy", {}, "Retry-After: 5\r\n"); });
  scene.config.endpoints.insert(scene.config.endpoints.begin(), {*net::ParseUrl(busy.Address("/v1")), "m", ""});
  EXPECT_EQ(scene.Ask()->text, "second");
  EXPECT_EQ(busy.requests().size(), 1u);
}

TEST(OpenAiModel, SendsNothingToMetadataAddresses) {
  Scene scene([](const std::string&, int) { return ServerAnswer{}; });
  scene.config.endpoints[0].url = *net::ParseUrl("http://169.254.169.254/v1");
  const auto made = scene.Ask();
  ASSERT_FALSE(made);
  EXPECT_THAT(made.error().message, HasSubstr("nothing is sent to"));
}

}  // namespace
}  // namespace sam::llm
