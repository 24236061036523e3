#include "tools/mcp_client.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

namespace sam::tools {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

class McpServer : public testing::Test {
 protected:
  ~McpServer() override { std::filesystem::remove(record_); }

  McpClient Client(const std::string& how, McpLimits limits = {}) const {
    return McpClient({.name = "tools", .command = "python3", .arguments = {"tests/support/mcp_server.py", how, record_}, .env = {{"GIVEN", "yes"}}}, limits);
  }
  static Tool ToolNamed(McpClient& client, const std::string& name) {
    const auto tools = client.List({});
    EXPECT_TRUE(tools) << tools.error().message;
    for (const Tool& tool : tools.value_or(std::vector<Tool>()))
      if (tool.name == name) return tool;
    ADD_FAILURE() << "no " << name;
    return {};
  }
  Result<std::string> LookUp(McpClient& client, std::stop_token stop = {}) const {
    const Tool tool = ToolNamed(client, "tools.look_up");
    return client.Call(tool.name, R"({"text":"owl"})", tool.hash, stop);
  }
  std::string Recorded() const {
    std::ifstream file(record_);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
  }

  const std::string record_ = (std::filesystem::temp_directory_path() / ("samantha-mcp-" + std::to_string(getpid()))).string();
};

TEST_F(McpServer, ListsItsToolsAndGivesWhatACallGave) {
  McpClient client = Client("well");
  const auto given = LookUp(client);
  ASSERT_TRUE(given) << given.error().message;
  EXPECT_EQ(*given, "found: owl [image]");
  EXPECT_EQ(Recorded(), "{\"name\": \"look_up\", \"arguments\": {\"text\": \"owl\"}}\n");
  EXPECT_TRUE(ToolNamed(client, "tools.search").read_only);
  EXPECT_TRUE(ToolNamed(client, "tools.search").open_world);
  EXPECT_FALSE(ToolNamed(client, "tools.look_up").open_world);
  EXPECT_FALSE(ToolNamed(client, "tools.send_mail").read_only);
}

TEST_F(McpServer, MayListOnPagesSpeakAnOldVersionAskBackAndLogToTheWrongStream) {
  for (const char* how : {"pages", "old", "asks-back", "logs", "wrong-ids"}) {
    McpClient client = Client(how);
    const auto given = LookUp(client);
    ASSERT_TRUE(given) << how << ": " << given.error().message;
    EXPECT_EQ(*given, "found: owl [image]") << how;
    EXPECT_EQ(client.List({})->size(), 3u) << how;
  }
}

TEST_F(McpServer, IsRefusedWhereItBreaksTheRules) {
  McpLimits limits;
  limits.call = 3s;
  for (const auto& [how, why] : {std::pair("giant-line", "longer than"), std::pair("no-line-end", "longer than"), std::pair("floods", "too much"), std::pair("dies", "has ended"), std::pair("deep", "too long")}) {
    limits.call = std::string_view(how) == "deep" ? 300ms : 10s;
    McpClient client = Client(how, limits);
    if (std::string_view(how) == "deep") {  // is skipped as no message; the true answer comes after it
      EXPECT_EQ(LookUp(client).value_or("none"), "found: owl [image]");
      continue;
    }
    const auto given = LookUp(client);
    ASSERT_FALSE(given) << how;
    EXPECT_THAT(given.error().message, HasSubstr(why)) << how;
    EXPECT_THAT(given.error().message, HasSubstr("'tools'")) << how;
    EXPECT_EQ(client.pid(), -1) << how;
    EXPECT_FALSE(client.List({})) << how << " was begun anew at once";
  }
  McpClient endless = Client("endless-pages"), unknown = Client("unknown-version");
  EXPECT_THAT(endless.List({}).error().message, HasSubstr("pages"));
  EXPECT_THAT(unknown.List({}).error().message, HasSubstr("1999-01-01"));
}

TEST_F(McpServer, IsEndedWhereItHangs) {
  McpLimits limits;
  limits.call = 200ms;
  McpClient client = Client("silent", limits);
  const Tool tool = ToolNamed(client, "tools.look_up");
  const pid_t pid = client.pid();
  ASSERT_GT(pid, 0);
  const auto given = client.Call(tool.name, "{}", tool.hash, {});
  ASSERT_FALSE(given);
  EXPECT_EQ(given.error().code, ErrorCode::kExhausted);
  EXPECT_EQ(kill(pid, 0), -1) << "it still runs";
  limits.start = 200ms;
  McpClient never = Client("hangs-at-once", limits);
  EXPECT_EQ(never.List({}).error().code, ErrorCode::kExhausted);
}

TEST_F(McpServer, IsToldThatACallIsCancelledAndGoesOn) {
  McpClient client = Client("slow");
  const Tool tool = ToolNamed(client, "tools.look_up");
  std::stop_source stop;
  std::jthread stopper([&] {
    while (Recorded().empty() && !stop.stop_requested()) {
      std::this_thread::sleep_for(300ms);
      stop.request_stop();
    }
  });
  const auto given = client.Call(tool.name, "{}", tool.hash, stop.get_token());
  ASSERT_FALSE(given);
  EXPECT_EQ(given.error().code, ErrorCode::kCancelled);
  EXPECT_EQ(LookUp(client).value_or("none"), "found: owl [image]") << "the late answer was taken for this one's";
  EXPECT_THAT(Recorded(), HasSubstr("cancelled"));
}

TEST_F(McpServer, IsNotCalledOnceAToolSaysSomethingElseOfItself) {
  McpClient client = Client("changes");
  const auto given = LookUp(client);
  ASSERT_FALSE(given);
  EXPECT_EQ(given.error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(Recorded(), "");
}

TEST_F(McpServer, SaysThatACallFailedInItsOwnWords) {
  McpClient client = Client("fails");
  const auto given = LookUp(client);
  ASSERT_FALSE(given);
  EXPECT_EQ(given.error().message, "the line is busy");
  EXPECT_GT(client.pid(), 0) << "a failed call is no fault of the line";
}

TEST_F(McpServer, CannotNameAToolSoThatItPassesForOtherText) {
  McpClient client = Client("prompts");
  const auto tools = client.List({});
  ASSERT_TRUE(tools);
  EXPECT_EQ(tools->size(), 3u);
}

TEST_F(McpServer, GetsNoMoreOfOurEnvironmentThanIsConfigured) {
  setenv("SAMANTHA_SECRET", "1", 1);
  McpClient client = Client("environment");
  const auto given = LookUp(client);
  unsetenv("SAMANTHA_SECRET");
  ASSERT_TRUE(given);
  EXPECT_THAT(*given, HasSubstr("GIVEN"));
  EXPECT_THAT(*given, testing::Not(HasSubstr("SECRET")));
}

TEST_F(McpServer, IsNamedWhereItsCommandIsMissing) {
  McpClient client({.name = "gone", .command = "no-such-program", .arguments = {}, .env = {}}, {});
  EXPECT_THAT(client.List({}).error().message, HasSubstr("'no-such-program' is not found"));
}

}  // namespace
}  // namespace sam::tools
