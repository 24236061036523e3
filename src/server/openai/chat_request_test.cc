#include "server/openai/chat_request.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

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
  const std::vector<QuotedMessage> since = {{QuotedSpeaker::kHer, "[called look with {}]"}, {QuotedSpeaker::kTool, "found"}};
  EXPECT_EQ(request.context.since, since);
}

TEST(ChatRequest, LeavesTheContextEmptyForWhatIsJustSaid) {
  const ChatRequest request = Read(WithMessages(R"([{"role":"user","content":"hello"}])"));
  EXPECT_EQ(request.said, "hello");
  EXPECT_TRUE(request.context.empty());
  EXPECT_FALSE(request.stream);
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
  EXPECT_THAT(request.context.tools, HasSubstr("\"f\""));
  EXPECT_EQ(request.context.tool_choice, "\"auto\"");
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
