#include "server/openai/chat_request.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "audio/wav.h"
#include "base/base64.h"
#include "base/random.h"

namespace sam::api {
namespace {

using nlohmann::json;
using testing::HasSubstr;

ChatRequest Read(const std::string& body) {
  auto request = ReadChatRequest(body);
  EXPECT_TRUE(request) << (request ? "" : request.error().message) << " of " << body;
  return request ? *request : ChatRequest();
}
ApiError Refused(const std::string& body) {
  auto request = ReadChatRequest(body);
  EXPECT_FALSE(request) << body;
  return request ? ApiError() : request.error();
}
std::string WithMessages(const std::string& messages, const std::string& more = "") { return R"({"model":"samantha","messages":)" + messages + more + "}"; }

TEST(ChatRequest, SaysTheLastUserMessageAndQuotesTheRest) {
  const ChatRequest request = Read(WithMessages(R"([
      {"role":"system","content":"Be kind."},{"role":"developer","content":[{"type":"text","text":"Be brief."}]},
      {"role":"user","content":"first"},{"role":"assistant","content":"answer"},
      {"role":"user","content":[{"type":"text","text":"now"},{"type":"text","text":"this"}]},
      {"role":"assistant","content":null,"tool_calls":[{"id":"1","type":"function","function":{"name":"look","arguments":"{}"}}]},
      {"role":"tool","tool_call_id":"1","content":"found"}])"));
  EXPECT_EQ(request.said, "now this");
  EXPECT_EQ(request.context.system, "Be kind.\n\nBe brief.");
  const std::vector<QuotedMessage> earlier = {{QuotedSpeaker::kPerson, "first"}, {QuotedSpeaker::kHer, "answer"}};
  EXPECT_EQ(request.context.earlier, earlier);
  const std::vector<QuotedMessage> since = {{QuotedSpeaker::kHer, "[called look with {}]"}, {QuotedSpeaker::kTool, "look {} gave: found"}};
  EXPECT_EQ(request.context.since, since);
}

TEST(ChatRequest, LeavesTheContextEmptyForWhatIsJustSaid) {
  const ChatRequest request = Read(WithMessages(R"([{"role":"user","content":"hello"}])"));
  EXPECT_EQ(request.said, "hello");
  EXPECT_TRUE(request.context.empty());
  EXPECT_FALSE(request.stream);
}

std::string WithRecording(const std::string& data, const std::string& format = "wav", const std::string& more = "") {
  return WithMessages(json::array({{{"role", "user"}, {"content", json::array({{{"type", "text"}, {"text", "listen"}}, {{"type", "input_audio"}, {"input_audio", {{"data", data}, {"format", format}}}}})}}}).dump(), more);
}

TEST(ChatRequest, TakesRecordingsOfTheLastUserMessage) {
  const std::string wav = ToBase64(WriteWav({8000, std::vector<int16_t>(1600, 7)}));
  const ChatRequest request = Read(WithRecording(wav));
  EXPECT_EQ(request.said, "listen");
  ASSERT_EQ(request.spoken.size(), 1u);
  EXPECT_EQ(request.spoken[0].sound.rate_hz, 8000);
  EXPECT_EQ(request.spoken[0].sound.samples.size(), 1600u);
  EXPECT_EQ(request.spoken[0].path, "messages[0].content[1].");
}

TEST(ChatRequest, NamesWhatIsWrongWithARecording) {
  const std::string path = "messages[0].content[1].input_audio.", whole = WriteWav({8000, std::vector<int16_t>(1600, 7)}), blip = WriteWav({8000, std::vector<int16_t>(79, 7)});
  const std::tuple<std::string, std::string, std::string, std::string> wrong[] = {
      {ToBase64(whole), "mp3", "format", "invalid_value"}, {"%%", "wav", "data", "invalid_base64"}, {ToBase64("no sound"), "wav", "data", "unsupported_format"},
      {ToBase64(whole.substr(0, 900)), "wav", "data", "unsupported_format"}, {ToBase64(blip), "wav", "data", "audio_too_short"}};
  for (const auto& [data, format, key, code] : wrong) {
    const ApiError error = Refused(WithRecording(data, format));
    EXPECT_EQ(error.param, path + key) << code;
    EXPECT_EQ(error.code, code);
  }
  const std::string part = R"({"type":"input_audio","input_audio":{"format":"wav","data":")" + ToBase64(whole) + "\"}}";
  EXPECT_EQ(Refused(WithMessages(R"([{"role":"user","content":[)" + part + "," + part + "," + part + "," + part + "," + part + "]}]")).code, "too_many_recordings");
  EXPECT_EQ(Refused(WithMessages(R"([{"role":"user","content":[{"type":"input_audio","input_audio":{}}]}])")).param, "messages[0].content[0].input_audio.data");
}

TEST(ChatRequest, ReadsBoundsStopsAndTools) {
  const ChatRequest request = Read(WithMessages(R"([{"role":"user","content":"hello"}])",
      R"(,"max_tokens":10,"max_completion_tokens":7,"stop":["a","b"],"temperature":0.5,"user":"Robin","stream":true,"stream_options":{"include_usage":true},
          "tools":[{"type":"function","function":{"name":"f"}}],"tool_choice":"auto","n":1,"logprobs":false,"response_format":{"type":"text"},"unknown_to_her":[1])"));
  EXPECT_EQ(request.context.most_tokens, 7);
  EXPECT_EQ(request.context.stops, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(request.context.temperature, 0.5);
  EXPECT_EQ(request.user, "Robin");
  EXPECT_TRUE(request.stream && request.include_usage);
  EXPECT_EQ(request.context.functions.offered, (std::vector<OfferedTool>{{"f", "", R"({"type":"object","properties":{}})"}}));
  EXPECT_EQ(request.context.functions.calling, Calling::kMay);
  EXPECT_TRUE(request.context.wants_words());
}

std::string WithTools(const std::string& more) {
  return WithMessages(R"([{"role":"user","content":"hello"}])", R"(,"tools":[{"type":"function","function":{"name":"a","description":"does a","parameters":{"type":"object","properties":{"x":{"type":"integer"}}}}},{"type":"function","function":{"name":"b"}}])" + more);
}

TEST(ChatRequest, ReadsWhichFunctionsMayBeAskedFor) {
  const auto functions = [](const std::string& more) { return Read(WithTools(more)).context.functions; };
  EXPECT_EQ(functions("").calling, Calling::kMay);
  EXPECT_EQ(functions("").most_calls, ProgramFunctions::kMostCalls);
  EXPECT_EQ(functions("").offered.front().description, "does a");
  EXPECT_FALSE(functions(R"(,"tool_choice":"none")").may_call());
  EXPECT_TRUE(functions(R"(,"tool_choice":"required")").must_call());
  EXPECT_EQ(functions(R"(,"parallel_tool_calls":false)").most_calls, 1u);
  const ProgramFunctions named = functions(R"(,"tool_choice":{"type":"function","function":{"name":"b"}})");
  EXPECT_TRUE(named.must_call());
  ASSERT_EQ(named.offered.size(), 1u);
  EXPECT_EQ(named.offered.front().name, "b");
  const ProgramFunctions allowed = functions(R"(,"tool_choice":{"type":"allowed_tools","allowed_tools":{"mode":"auto","tools":[{"type":"function","function":{"name":"a"}}]}})");
  EXPECT_EQ(allowed.calling, Calling::kMay);
  EXPECT_EQ(allowed.offered.size(), 1u);
}

TEST(ChatRequest, RefusesFunctionsByName) {
  EXPECT_EQ(Refused(WithTools(R"(,"tool_choice":{"type":"function","function":{"name":"c"}})")).param, "tool_choice");
  EXPECT_EQ(Refused(WithTools(R"(,"tool_choice":"sometimes")")).code, "invalid_value");
  EXPECT_EQ(Refused(WithMessages(R"([{"role":"user","content":"a"}])", R"(,"tool_choice":"required")")).param, "tool_choice");
  const auto with = [](const std::string& function) { return Refused(WithMessages(R"([{"role":"user","content":"a"}])", R"(,"tools":[{"type":"function","function":)" + function + "}]")); };
  for (const char* name : {"a.b", "", "a b", "<call>", "ㄱ"}) EXPECT_EQ(with(R"({"name":")" + std::string(name) + R"("})").param, "tools[0].function.name") << name;
  EXPECT_EQ(with(R"({"name":"a","parameters":[]})").param, "tools[0].function.parameters");
  EXPECT_EQ(with(R"({"name":"a","parameters":{"type":"array"}})").code, "invalid_function_parameters");
  EXPECT_EQ(with(R"({"name":"a","strict":true,"parameters":{"type":"object","properties":{"x":{"$ref":"https://example.com/x"}}}})").code, "invalid_function_parameters");
  EXPECT_EQ(Refused(WithTools(R"(,"tools":[{"type":"custom","custom":{"name":"x"}}])")).code, "unsupported_parameter");
}

TEST(ChatRequest, TellsWhatAFunctionGaveWithTheCallThatAskedForIt) {
  const ChatRequest request = Read(WithMessages(R"([{"role":"user","content":"weather?"},{"role":"assistant","content":null,"tool_calls":[{"id":"1","type":"function","function":{"name":"f","arguments":"{\"c\":1}"}},
      {"id":"2","type":"function","function":{"name":"g","arguments":"{}"}}]},{"role":"tool","tool_call_id":"2","content":"warm"},{"role":"tool","tool_call_id":"9","content":"odd"}])"));
  ASSERT_EQ(request.context.since.size(), 3u);
  EXPECT_EQ(request.context.since[1], (QuotedMessage{QuotedSpeaker::kTool, "g {} gave: warm"}));
  EXPECT_EQ(request.context.since[2].text, "odd");
}

std::string WithFormat(const std::string& format) { return WithMessages(R"([{"role":"user","content":"hello"}])", R"(,"seed":7,"response_format":)" + format); }

TEST(ChatRequest, ReadsTheFormOfTheAnswer) {
  EXPECT_EQ(Read(WithFormat(R"({"type":"json_object"})")).context.format.schema, R"({"type":"object"})");
  EXPECT_EQ(Read(WithFormat(R"({"type":"json_object"})")).context.seed, 7u);
  const AnswerFormat format = Read(WithFormat(R"({"type":"json_schema","json_schema":{"name":"a","strict":true,"schema":{"type":"object","properties":{"x":{"type":"string"}}}}})")).context.format;
  EXPECT_THAT(format.schema, HasSubstr("\"x\""));
  EXPECT_EQ(format.strictness, AnswerFormat::Strictness::kStrict);
  EXPECT_FALSE(Read(WithFormat(R"({"type":"text"})")).context.format.is_json());
  const RequestContext in_json = Read(WithFormat(R"({"type":"json_object"})")).context;
  EXPECT_EQ(WordsAlone(in_json)->param, "response_format");
  EXPECT_EQ(WordsAlone(Read(WithTools(R"(,"tool_choice":"required")")).context)->param, "tool_choice");
  EXPECT_FALSE(WordsAlone(Read(WithTools("")).context));
}

TEST(ChatRequest, RefusesASchemaThatCannotBeKeptToTheLetter) {
  const auto refused = [](const std::string& schema) { return Refused(WithFormat(R"({"type":"json_schema","json_schema":{"name":"a","strict":true,"schema":)" + schema + "}}")); };
  for (const char* schema : {R"({"type":"array"})", R"({})", R"({"type":"object","properties":[]})", R"({"type":"object","properties":{"x":{"type":"date"}}})", R"({"type":"object","properties":{"x":{"$ref":"#/$defs/y"}}})",
                             R"({"type":"object","properties":{"x":{"$ref":"https://example.com"}}})", R"({"type":"object","properties":{"x":{"type":"string","pattern":"a+"}}})", R"({"type":"object","required":["y"]})",
                             R"({"type":"object","not":{}})", R"({"type":"object","properties":{"x":{"enum":[]}}})", R"({"type":"object","properties":{"x":{"type":"string","maxLength":100000}}})", R"({"type":"object","properties":{"x":7}})",
                             R"({"type":"object","properties":{"x":{"anyOf":[]}}})", R"({"type":"object","properties":{"x":{"type":"integer","minimum":"a"}}})"})
    EXPECT_EQ(refused(schema).code, "invalid_json_schema") << schema;
  EXPECT_TRUE(ReadChatRequest(WithFormat(R"({"type":"json_schema","json_schema":{"name":"a","schema":{"type":"object","not":{}}}})"))) << "as far as can be";
  EXPECT_TRUE(ReadChatRequest(WithFormat(R"({"type":"json_schema","json_schema":{"name":"a","strict":true,"schema":{"type":"object","properties":{"n":{"$ref":"#/$defs/n"}},"$defs":{"n":{"type":"object","properties":{"n":{"anyOf":[{"$ref":"#/$defs/n"},{"type":"null"}]}},"required":["n"],"additionalProperties":false}}}}})")));
  EXPECT_EQ(Refused(WithFormat(R"({"type":"json_schema"})")).param, "response_format.json_schema");
  EXPECT_EQ(Refused(WithFormat(R"({"type":"xml"})")).param, "response_format.type");
}

TEST(ChatRequest, TakesAPictureFromItsBytesAndFromNowhereElse) {
  const auto with = [](const std::string& url) { return WithMessages(R"([{"role":"user","content":[{"type":"image_url","image_url":{"url":")" + url + R"("}}]}])"); };
  EXPECT_EQ(Read(with("data:image/png;base64,aGk=")).picture, "hi");
  for (const char* url : {"http://127.0.0.1/a.png", "https://example.com/a.png", "file:///etc/passwd", "data:text/html;base64,aGk=", "/etc/passwd", ""})
    EXPECT_EQ(Refused(with(url)).code, "invalid_image_url") << url;
  EXPECT_EQ(Refused(with("data:image/png;base64,%%")).code, "invalid_image");
  EXPECT_EQ(Refused(with("data:image/png,aGk=")).code, "invalid_image");
}

TEST(ChatRequest, NamesTheMessageThatIsWrong) {
  EXPECT_EQ(Refused(WithMessages(R"([{"role":"user","content":"a"},{"content":"b"}])")).param, "messages[1].role");
  EXPECT_EQ(Refused(WithMessages(R"([{"role":"user","content":[{"type":"text"}]}])")).param, "messages[0].content[0].text");
  EXPECT_EQ(Refused(WithMessages(R"([{"role":"tool","content":"b"}])")).param, "messages[0].tool_call_id");
  EXPECT_EQ(Refused(R"({"model":"gpt-4o","messages":[]})").status, 404u);
}

TEST(ChatRequest, KeepsControlCharactersOutOfWhatIsQuoted) {
  const ChatRequest request = Read(WithMessages("[{\"role\":\"system\",\"content\":\"a\\u0000b\\u001bc\\nd\"},{\"role\":\"user\",\"content\":\"x\\u0007y\"}]"));
  EXPECT_EQ(request.context.system, "abc\nd");
  EXPECT_EQ(request.said, "xy");
}

/// Every error is JSON in the API's shape, whatever bytes it quotes.
void ExpectShape(const ApiError& error) {
  EXPECT_TRUE(error.status == 400 || error.status == 404) << error.status;
  const json body = json::parse(ErrorBody(error), nullptr, false);
  ASSERT_TRUE(body.is_object() && body.contains("error"));
  for (const char* key : {"message", "type", "param", "code"}) EXPECT_TRUE(body["error"].contains(key));
  EXPECT_FALSE(body["error"]["message"].get<std::string>().empty());
}

TEST(ChatRequest, NoMutationOfARequestBreaksItsReader) {
  const std::vector<std::string> seeds = {
      WithMessages(R"([{"role":"system","content":"Be kind."},{"role":"user","content":"a"},{"role":"assistant","content":"b"},{"role":"user","content":"안녕 😀"}])",
                   R"(,"stream":true,"stream_options":{"include_usage":true},"temperature":0.7,"max_tokens":20,"stop":["x"],"n":1)"),
      WithMessages(R"([{"role":"user","content":[{"type":"text","text":"c"},{"type":"image_url","image_url":{"url":"data:image/png;base64,aGVsbG8="}}]}])", R"(,"user":"Robin","seed":-3)"),
      WithMessages(R"([{"role":"user","content":"d"}])", R"(,"tools":[{"type":"function","function":{"name":"f","strict":true,"parameters":{"type":"object","properties":{"x":{"$ref":"#/$defs/y"}},"$defs":{"y":{"type":"string"}}}}}],"tool_choice":"required",
          "response_format":{"type":"json_schema","json_schema":{"name":"a","strict":true,"schema":{"type":"object","properties":{"a":{"type":"array","items":{"enum":["b"]}}},"required":["a"]}}})"),
      WithMessages(R"([{"role":"user","content":"d"},{"role":"assistant","tool_calls":[{"id":"1","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":"1","content":"e"}])",
                   R"(,"tools":[{"type":"function","function":{"name":"f"}}],"tool_choice":{"type":"function"},"response_format":{"type":"json_schema"})"),
  };
  const std::vector<std::string> pieces = {"null", "[]", "{}", "\"\"", "-1", "1e999", "18446744073709551615", "true", "[[[[", "\"\\ud800\"", "\xff", "\\u0000", "\"role\":", ",", "\"content\":7", "nan"};
  constexpr uint64_t kMutations = 6000;
  int read = 0, refused = 0;
  for (uint64_t n = 0; n < kMutations; ++n) {
    std::string body = seeds[n % seeds.size()];
    for (uint64_t step = 0; step <= Draw(n, 0, "steps") % 4; ++step) {
      const size_t at = Draw(n, step, "at") % body.size(), size = Draw(n, step, "size") % 12;
      const uint64_t kind = Draw(n, step, "kind") % 5;
      if (kind == 0) body[at] = static_cast<char>(Draw(n, step, "byte"));
      else if (kind == 1) body.erase(at, size);
      else if (kind == 2) body.insert(at, pieces[Draw(n, step, "piece") % pieces.size()]);
      else if (kind == 3) body.replace(at, size, pieces[Draw(n, step, "piece") % pieces.size()]);
      else body.insert(at, body.substr(Draw(n, step, "from") % body.size(), size * 4));
      if (body.empty()) body = "{";
    }
    if (const auto request = ReadChatRequest(body)) ++read;
    else ++refused, ExpectShape(request.error());
  }
  EXPECT_GT(read, 100) << "some mutations stay requests";
  EXPECT_GT(refused, 2000);
}

}  // namespace
}  // namespace sam::api
