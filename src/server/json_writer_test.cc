#include "server/json_writer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

namespace sam::wire {
namespace {

std::string Written(double number) {
  JsonWriter out;
  out.Open('[').Value(number).Value(int64_t{1}).Close(']');
  return out.TakeLine();
}

TEST(JsonWriter, GivesNumbersFourDecimalsAtMost) {
  EXPECT_EQ(Written(0), "[0,1]\n");
  EXPECT_EQ(Written(0.5), "[0.5,1]\n");
  EXPECT_EQ(Written(-0.0625), "[-0.0625,1]\n");
  EXPECT_EQ(Written(12.00004), "[12,1]\n");
  EXPECT_EQ(Written(-12.00005), "[-12.0001,1]\n");
  EXPECT_EQ(Written(0.0303), "[0.0303,1]\n");
  EXPECT_EQ(Written(-0.00001), "[0,1]\n");
  EXPECT_EQ(Written(std::numeric_limits<double>::quiet_NaN()), "[null,1]\n");
}

TEST(JsonWriter, GivesEveryNumberBack) {
  for (double number = -3; number < 3; number += 0.0071) EXPECT_NEAR(nlohmann::json::parse(Written(number))[0].get<double>(), number, 0.5001e-4);
  for (const double large : {1e10, 123456789.25, 4e18, -1e300}) EXPECT_NEAR(nlohmann::json::parse(Written(large))[0].get<double>() / large, 1, 1e-12);
}

TEST(JsonWriter, QuotesWhatMustBe) {
  JsonWriter out;
  out.Open('{').Field("a", std::string_view("say \"오\"\n")).Field("b", std::string_view("\xFF")).Close('}');
  EXPECT_EQ(out.TakeLine(), "{\"a\":\"say \\\"오\\\"\\n\",\"b\":\"\uFFFD\"}\n");
}

}  // namespace
}  // namespace sam::wire
