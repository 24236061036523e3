// Days that have a name fall on the right dates.
#include "core/feasts.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

using namespace std::chrono;

year_month_day Next(std::string_view text, Language language, year_month_day from) {
  const FeastHit hit = FindFeast(text, language);
  EXPECT_NE(hit.feast, nullptr) << text;
  return hit.feast == nullptr ? year_month_day{} : NextDateOf(*hit.feast, from).value_or(year_month_day{});
}

TEST(FeastsTest, FixedRuledAndLunar) {
  const year_month_day today = 2026y / November / 26;
  EXPECT_EQ(Next("how many days until christmas?", Language::kEnglish, today), 2026y / December / 25);
  EXPECT_EQ(Next("when is easter", Language::kEnglish, today), 2027y / March / 28);
  EXPECT_EQ(Next("is thanksgiving today", Language::kEnglish, today), 2026y / November / 26);
  EXPECT_EQ(Next("new year's eve plans", Language::kEnglish, today), 2026y / December / 31);
  EXPECT_EQ(Next("설날이 언제지", Language::kKorean, today), 2027y / February / 7);
  EXPECT_EQ(Next("추석 언제야", Language::kKorean, today), 2027y / September / 15);
  EXPECT_EQ(Next("수능 며칠 남았어", Language::kKorean, today), 2027y / November / 18);
  EXPECT_EQ(Next("어버이날 선물", Language::kKorean, today), 2027y / May / 8);
}

TEST(FeastsTest, OnlyWholeWordsInEnglish) {
  EXPECT_EQ(FindFeast("the eastern wall", Language::kEnglish).feast, nullptr);
  EXPECT_EQ(FindFeast("a christmassy jumper", Language::kEnglish).feast, nullptr);
  EXPECT_EQ(FindFeast("christmas eve it is", Language::kEnglish).length, std::string_view("christmas eve").size());
}

TEST(FeastsTest, OutsideTheLunarTablesThereIsNoDate) {
  const FeastHit hit = FindFeast("추석", Language::kKorean);
  EXPECT_FALSE(DateOf(*hit.feast, 2100y));
}

}  // namespace
}  // namespace sam
