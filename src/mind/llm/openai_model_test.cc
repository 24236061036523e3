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