#include "perception/past_time.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

/// "2026-04-01..2026-05-01" as the person's calendar has it; "" where no time is named.
std::string Span(std::string_view text, Language language, const char* now = "2026-11-26T20:00:00+09:00") {
  const auto span = PastTime(text, *ParseRfc3339(now), language);
  if (!span) return "";
  if (span->sitting) return "last sitting";
  return FormatRfc3339(span->from).substr(0, 10) + ".." + FormatRfc3339(span->to).substr(0, 10);
}
std::string English(std::string_view text) { return Span(text, Language::kEnglish); }
std::string Korean(std::string_view text) { return Span(text, Language::kKorean); }

TEST(PastTime, IsReadInEnglish) {
  EXPECT_EQ(English("what did we talk about in april?"), "2026-04-01..2026-05-01");
  EXPECT_EQ(English("what happened last spring"), "2026-03-01..2026-06-01");
  EXPECT_EQ(English("what was i doing in december?"), "2025-12-01..2026-01-01");
  EXPECT_EQ(English("what did i tell you yesterday"), "2026-11-25..2026-11-26");
  EXPECT_EQ(English("what happened last week?"), "2026-11-16..2026-11-23");
  EXPECT_EQ(English("what did i do on friday?"), "2026-11-20..2026-11-21");
  EXPECT_EQ(English("and on march 3rd?"), "2026-03-03..2026-03-04");
  EXPECT_EQ(English("what did i say at easter"), "2026-04-04..2026-04-11");
  EXPECT_EQ(English("where was i last christmas?"), "2025-12-24..2025-12-31");
  EXPECT_EQ(English("what did we talk about two weeks ago"), "2026-11-08..2026-11-17");
  EXPECT_EQ(English("what did we talk about last time?"), "last sitting");
  EXPECT_EQ(English("how was i last year in may?"), "2025-05-01..2025-06-01");
}

TEST(PastTime, IsReadInKorean) {
  EXPECT_EQ(Korean("4월에 우리 무슨 얘기 했어요?"), "2026-04-01..2026-05-01");
  EXPECT_EQ(Korean("작년 추석에 뭐 했죠?"), "2025-10-05..2025-10-12");
  EXPECT_EQ(Korean("지난주에 무슨 일 있었지?"), "2026-11-16..2026-11-23");
  EXPECT_EQ(Korean("지난주 토요일에 뭐 했더라"), "2026-11-21..2026-11-22");
  EXPECT_EQ(Korean("그저께 뭐라고 했지"), "2026-11-24..2026-11-25");
  EXPECT_EQ(Korean("지난여름에 뭐 했지"), "2026-06-01..2026-09-01");
  EXPECT_EQ(Korean("두 달 전에 무슨 일 있었죠?"), "2026-09-09..2026-10-16");
  EXPECT_EQ(Korean("10월 3일에 뭐 했지?"), "2026-10-03..2026-10-04");
  EXPECT_EQ(Korean("설 때 제가 뭐 했다고 했죠?"), "2026-02-16..2026-02-23");
  EXPECT_EQ(Korean("설날에 제가 뭐 했다고 했죠?"), "2026-02-16..2026-02-23");
  EXPECT_EQ(Korean("저번에 무슨 얘기 했죠?"), "last sitting");
}

TEST(PastTime, IsNoVerbAndNoFuture) {
  EXPECT_EQ(English("may i ask you something?"), "");
  EXPECT_EQ(English("what shall i march to?"), "");
  EXPECT_EQ(English("what should i do tomorrow?"), "");
  EXPECT_EQ(Korean("올리브 오일 어디 있죠?"), "");
  EXPECT_EQ(Korean("봄이 좋아요"), "2026-03-01..2026-06-01");
}

TEST(PastTime, SaysWhereItStandsAndHowSheSaysIt) {
  const auto span = PastTime("what did i do in april?", *ParseRfc3339("2026-11-26T20:00:00+09:00"), Language::kEnglish);
  ASSERT_TRUE(span);
  EXPECT_EQ(span->words, "in April");
  EXPECT_EQ(span->begin, 14u);
  EXPECT_EQ(span->length, 8u);
}

}  // namespace
}  // namespace sam
