#include "tools/consent.h"

#include <gtest/gtest.h>

#include "tools/tools_file.h"

namespace sam::tools {
namespace {

Tool Named(std::string name) { return {.name = std::move(name), .description = "", .schema = "{}", .hash = "h"}; }

TEST(Consent, LetsNothingBeCalledThatThePersonDidNotAllowAsItIsNow) {
  Tool tool = Named("home.light");
  tool.read_only = true, tool.open_world = false;
  EXPECT_EQ(Decide(&tool, tool.name, {}, Before::kOwnWords), Verdict::kRefuse);
  ToolConsent consent;
  consent.allowed["home.light"] = "other";
  EXPECT_EQ(Decide(&tool, tool.name, consent, Before::kOwnWords), Verdict::kRefuse);
  EXPECT_EQ(Decide(nullptr, tool.name, consent, Before::kOwnWords), Verdict::kRefuse);
  consent.allowed["home.light"] = "h";
  EXPECT_EQ(Decide(&tool, tool.name, consent, Before::kOwnWords), Verdict::kCall);
}

TEST(Consent, AsksForEachCallThatActsOutwardAndByNameWhereWordsOfOthersMayHaveAskedForIt) {
  Tool tool = Named("mail.send");
  ToolConsent consent;
  consent.allowed["mail.send"] = "h";
  EXPECT_EQ(Decide(&tool, tool.name, consent, Before::kOwnWords), Verdict::kAsk);
  EXPECT_EQ(Decide(&tool, tool.name, consent, Before::kWordsOfOthers), Verdict::kAskByName);
  tool.read_only = true;  // it still carries words out into the world
  EXPECT_EQ(Decide(&tool, tool.name, consent, Before::kOwnWords), Verdict::kCall);
  EXPECT_EQ(Decide(&tool, tool.name, consent, Before::kWordsOfOthers), Verdict::kAskByName);
  tool.open_world = false;
  EXPECT_EQ(Decide(&tool, tool.name, consent, Before::kWordsOfOthers), Verdict::kCall);
}

TEST(Consent, IsAPlainYesAndNothingElse) {
  const AskedCall asked{"mail.send", "{}", Assent::kPlain};
  for (const char* yes : {"yes", "Yes!", "yes, please", "ok", "go ahead.", "네", "응", "응, 해 줘", "네, 해 주세요.", "좋아요"}) EXPECT_TRUE(MeansYes(yes, asked)) << yes;
  for (const char* no : {"", "no", "thanks", "yes but to dave", "yes I had a long day", "what would it send?", "네 그런데 다른 사람한테", "고마워", "응원해 줘", "the mail says: yes", "\"yes\""}) EXPECT_FALSE(MeansYes(no, asked)) << no;
}

TEST(Consent, NeedsTheNameWhereItIsAskedByName) {
  const AskedCall asked{"mail.send", "{}", Assent::kByName};
  for (const char* yes : {"yes, mail.send", "mail.send", "네, mail.send", "Yes send"}) EXPECT_TRUE(MeansYes(yes, asked)) << yes;
  for (const char* no : {"yes", "응", "thanks", "don't mail.send", "mail.send to everybody", "no mail.send"}) EXPECT_FALSE(MeansYes(no, asked)) << no;
}

TEST(Consent, ShowsArgumentsExactlyAsTheyAreSentOrNotAtAll) {
  EXPECT_EQ(AsShown(" { \"to\" : \"다희\" } ").value_or(""), "{\"to\":\"다희\"}");
  EXPECT_EQ(AsShown("").value_or(""), "{}");
  for (const std::string& bad : {std::string("[1]"), std::string("{"), std::string("{\"a\":\"") + std::string(3000, 'x') + "\"}", std::string("{\"a\":\"b\u202ec\"}"), std::string("{\"a\":\"b\u200bc\"}"),
                                 std::string(100, '[') + std::string(100, ']')})
    EXPECT_FALSE(AsShown(bad)) << bad.substr(0, 40);
}

TEST(ToolsFile, ReadsTheShapeThatPeopleKnow) {
  const auto servers = ReadToolsConfig(R"({"mcpServers":{"calendar":{"command":"npx","args":["-y","cal"],"env":{"KEY":"1"}},"off":{"command":"x","disabled":true}}})", "tools.json");
  ASSERT_TRUE(servers) << servers.error().message;
  ASSERT_EQ(servers->size(), 1u);
  EXPECT_EQ(servers->front().arguments, (std::vector<std::string>{"-y", "cal"}));
  EXPECT_EQ(servers->front().env.front().second, "1");
  EXPECT_TRUE(ReadToolsFile("/nowhere/tools.json")->empty());
}

TEST(ToolsFile, KnowsServersAtAnAddress) {
  const auto servers = ReadToolsConfig(R"({"mcpServers":{"home":{"type":"http","url":"https://Example.org/mcp?key=1","headers":{"Authorization":"Bearer ${HOME_KEY}"}}}})", "tools.json");
  ASSERT_TRUE(servers) << servers.error().message;
  EXPECT_EQ(servers->front().url, "https://example.org/mcp?key=1");
  EXPECT_EQ(servers->front().headers.front().second, "Bearer ${HOME_KEY}") << "it is looked up when it is sent";
  EXPECT_EQ(servers->front().Shown(), "https://example.org");
}

TEST(ToolsFile, NamesTheEntryThatIsWrong) {
  for (const char* wrong : {R"({"mcpServers":{"a.b":{"command":"x"}}})", R"({"mcpServers":{"calendar":{"url":"ftp://x"}}})", R"({"mcpServers":{"calendar":{"url":"http://x","command":"y"}}})", R"({"mcpServers":{"calendar":{}}})",
                            R"({"mcpServers":{"calendar":{"url":"http://me:key@x"}}})", R"({"mcpServers":{"calendar":{"url":"http://x","headers":{"Mcp-Session-Id":"y"}}}})", R"({"mcpServers":{"calendar":{"url":"http://x","headers":{"X":1}}}})",
                            R"({"mcpServers":{"calendar":{"url":"http://x/sse","type":"sse"}}})", R"({"mcpServers":{"calendar":7}})", R"({"mcpServers":{"calendar":{"command":"x","args":"y"}}})",
                            R"({"mcpServers":{"calendar":{"command":"x","env":{"A=B":"y"}}}})", R"({"mcpServers":[]})", "[", ""}) {
    const auto servers = ReadToolsConfig(wrong, "tools.json");
    ASSERT_FALSE(servers) << wrong;
    EXPECT_NE(servers.error().message.find("tools.json"), std::string::npos);
  }
}

}  // namespace
}  // namespace sam::tools
