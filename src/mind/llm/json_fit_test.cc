#include "mind/llm/json_fit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sam::llm {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::string_view kTrip = R"({"type":"object","properties":{"city":{"type":"string","minLength":2},"days":{"type":"integer","minimum":1,"maximum":30},"with":{"type":"array","items":{"$ref":"#/$defs/person"},"maxItems":2},
  "by":{"enum":["train","boat"]},"note":{"type":["string","null"]}},"required":["city"],"additionalProperties":false,"$defs":{"person":{"type":"object","properties":{"name":{"type":"string"}},"required":["name"]}}})";

TEST(JsonFit, FindsNothingWrongWithWhatFits) {
  for (const char* fine : {R"({"city":"Busan"})", R"({"city":"부산","days":3,"by":"boat","note":null})", R"({"city":"Busan","days":3.0,"with":[{"name":"Hana","age":4}]})"}) EXPECT_EQ(Misfit(fine, kTrip), "") << fine;
}

TEST(JsonFit, SaysWhatDoesNotFit) {
  const std::pair<const char*, const char*> kWrong[] = {{R"({"days":3})", "'city' is missing"},
                                                       {R"({"city":7})", "'city' has to be of type string, not number"},
                                                       {R"({"city":"B"})", "'city' breaks minLength 2"},
                                                       {R"({"city":"Busan","days":2.5})", "'days' has to be of type integer"},
                                                       {R"({"city":"Busan","days":31})", "'days' breaks maximum 30"},
                                                       {R"({"city":"Busan","by":"car"})", "'by' has to be one of"},
                                                       {R"({"city":"Busan","with":[{}]})", "'with[0].name' is missing"},
                                                       {R"({"city":"Busan","with":[{"name":"a"},{"name":"b"},{"name":"c"}]})", "'with' breaks maxItems 2"},
                                                       {R"({"city":"Busan","hotel":true})", "'hotel' may not be there"},
                                                       {R"(["Busan"])", "it has to be of type object, not array"},
                                                       {R"({"city":)", "it is no JSON"}};
  for (const auto& [document, why] : kWrong) EXPECT_THAT(Misfit(document, kTrip), HasSubstr(why)) << document;
}

TEST(JsonFit, TakesOneOfSeveralShapes) {
  const std::string_view either = R"({"anyOf":[{"type":"string"},{"type":"object","required":["x"]}]})";
  EXPECT_EQ(Misfit(R"("a")", either), "");
  EXPECT_EQ(Misfit(R"({"x":1})", either), "");
  EXPECT_THAT(Misfit("7", either), HasSubstr("type string"));
}

TEST(JsonFit, BearsASchemaThatGoesRoundInCirclesAndOneThatIsNone) {
  EXPECT_EQ(Misfit("{}", R"({"$ref":"#"})"), "it nests too deep");
  EXPECT_EQ(Misfit(R"({"next":{"next":{}}})", R"({"type":"object","properties":{"next":{"$ref":"#"}}})"), "");
  EXPECT_EQ(Misfit("{}", R"({"$ref":"#/nowhere/at/all"})"), "");
  for (const char* odd : {"[]", "7", "{", R"({"type":7,"required":"x","properties":[],"enum":3,"anyOf":{},"items":"y"})"}) (void)Misfit(R"({"a":[1]})", odd);
}

TEST(JsonFit, FindsEveryTextInADocument) {
  EXPECT_THAT(TextsIn(R"({"a":"one","b":[{"c":"two"},3,null]})"), ElementsAre("a", "one", "b", "c", "two"));
  EXPECT_FALSE(ReadObject("[1]"));
  EXPECT_FALSE(ReadObject(std::string(100, '{')));
  EXPECT_EQ(ReadObject("{ \"a\" :\n1 }").value(), R"({"a":1})");
}

}  // namespace
}  // namespace sam::llm
