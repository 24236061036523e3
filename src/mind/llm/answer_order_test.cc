#include "mind/llm/answer_order.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "mind/llm/json_fit.h"

namespace sam::llm {
namespace {

using nlohmann::json;
using testing::HasSubstr;

OfferedTool Function(std::string name) { return {std::move(name), "", R"({"type":"object","properties":{"city":{"type":"string"}},"required":["city"]})"}; }

RequestContext Must(std::vector<OfferedTool> offered) {
  RequestContext context;
  context.functions = {.offered = std::move(offered), .calling = Calling::kMust};
  return context;
}

TEST(AnswerOrder, IsNoneWhereWordsAreWanted) {
  RequestContext context;
  EXPECT_FALSE(AnswerOrder::Of(context));
  context.functions.offered = {Function("a")};
  EXPECT_FALSE(AnswerOrder::Of(context)) << "she may ask for it in words";
}

TEST(AnswerOrder, WantsTheArgumentsOfTheOneFunction) {
  const auto order = AnswerOrder::Of(Must({Function("find")}));
  EXPECT_EQ(order->schema(), Function("find").schema);
  EXPECT_THAT(order->InWords(), HasSubstr("find"));
  const auto found = order->Read("Sure: {\"city\":\"Seoul\"}");
  EXPECT_EQ(found->call->name, "find");
  EXPECT_EQ(found->call->arguments, R"({"city":"Seoul"})");
  EXPECT_THAT(order->Read("{}").error().message, HasSubstr("'city' is missing"));
  EXPECT_THAT(order->Read("no").error().message, HasSubstr("no JSON"));
}

TEST(AnswerOrder, WantsOneOfSeveralFunctions) {
  const auto order = AnswerOrder::Of(Must({Function("find"), Function("go")}));
  const std::string answer = R"({"next":{"name":"go","arguments":{"city":"Seoul"}}})";
  EXPECT_EQ(Misfit(answer, order->schema()), "");
  EXPECT_NE(Misfit(R"({"next":{"name":"fly","arguments":{"city":"Seoul"}}})", order->schema()), "");
  EXPECT_EQ(order->Read(answer)->call->name, "go");
  EXPECT_FALSE(order->Read(R"({"next":{"name":"fly","arguments":{}}})"));
  EXPECT_FALSE(order->Read(R"({"next":7})"));
  EXPECT_FALSE(order->Read(R"({"next":{"answer":{}}})")) << "a call is required";
}

TEST(AnswerOrder, WantsADocumentOfItsSchema) {
  RequestContext context;
  context.format.schema = R"({"type":"object","properties":{"mood":{"enum":["good","bad"]}},"required":["mood"],"additionalProperties":false})";
  const auto order = AnswerOrder::Of(context);
  EXPECT_EQ(order->schema(), context.format.schema);
  EXPECT_EQ(order->Read("```json\n{\"mood\": \"good\"}\n```")->document, R"({"mood":"good"})");
  EXPECT_THAT(order->Read(R"({"mood":"odd"})").error().message, HasSubstr("'mood'"));
  EXPECT_FALSE(order->is_strict());
}

TEST(AnswerOrder, WantsADocumentOrACallWhereEitherWillDo) {
  RequestContext context;
  context.functions.offered = {{"tree", "", R"({"type":"object","properties":{"node":{"$ref":"#/$defs/node"}},"$defs":{"node":{"type":"object","properties":{"next":{"$ref":"#/$defs/node"},"v":{"type":"integer"}}}}})"}};
  context.format = {R"({"type":"object","properties":{"mood":{"type":"string"}},"required":["mood"]})", AnswerFormat::Strictness::kStrict};
  const auto order = AnswerOrder::Of(context);
  EXPECT_TRUE(order->is_strict());
  const std::string call = R"({"next":{"name":"tree","arguments":{"node":{"v":1,"next":{"v":2}}}}})", answer = R"({"next":{"answer":{"mood":"fine"}}})";
  EXPECT_EQ(Misfit(call, order->schema()), "");
  EXPECT_NE(Misfit(R"({"next":{"name":"tree","arguments":{"node":{"v":1,"next":{"v":"x"}}}}})", order->schema()), "") << "the schema points to its own part wherever it is put";
  EXPECT_EQ(Misfit(answer, order->schema()), "");
  EXPECT_TRUE(json::parse(order->schema())["$defs"].contains("part0"));
  EXPECT_EQ(order->Read(call)->call->name, "tree");
  EXPECT_EQ(order->Read(answer)->document, R"({"mood":"fine"})");
}

}  // namespace
}  // namespace sam::llm
