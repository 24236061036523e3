#include "companion/reply_limit.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

TEST(ReplyLimit, LetsEverythingThroughWhereNothingIsAsked) {
  const RequestContext context;
  ReplyLimit limit(context);
  EXPECT_EQ(limit.Fit("Good morning."), "Good morning.");
  EXPECT_EQ(limit.Fit("How did you sleep?"), "How did you sleep?");
  EXPECT_FALSE(limit.reached());
}

TEST(ReplyLimit, KeepsWholeSentencesWhileTheyFit) {
  const RequestContext context{.most_tokens = 9};
  ReplyLimit limit(context);
  EXPECT_EQ(limit.Fit("Good morning."), "Good morning.");
  EXPECT_EQ(limit.Fit("How did you sleep last night, and what did you dream of?"), "");
  EXPECT_TRUE(limit.reached());
  EXPECT_TRUE(limit.too_long());
  EXPECT_EQ(limit.Fit("Hm?"), "") << "nothing may follow what was left out";
}

TEST(ReplyLimit, SaysTheWordsOfAFirstSentenceThatFit) {
  const RequestContext context{.most_tokens = 3};
  EXPECT_EQ(ReplyLimit(context).Fit("How did you sleep?"), "How did you");
  const RequestContext least{.most_tokens = 1};
  EXPECT_EQ(ReplyLimit(least).Fit("understandably"), "unde");
  EXPECT_EQ(ReplyLimit(least).Fit("안녕하세요"), "안");
}

TEST(ReplyLimit, EndsBeforeAStop) {
  const RequestContext context{.stops = {"sleep", "zebra"}};
  ReplyLimit limit(context);
  EXPECT_EQ(limit.Fit("How did you sleep?"), "How did you");
  EXPECT_TRUE(limit.reached());
  EXPECT_FALSE(limit.too_long());
}

}  // namespace
}  // namespace sam
