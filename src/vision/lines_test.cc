#include <gtest/gtest.h>

#include <map>

#include "vision/blocks.h"
#include "vision/page.h"
#include "vision/picture_maker.h"
#include "vision/read_line.h"

namespace sam::vision {
namespace {

Raster White(int width, int height) { return {width, height, std::vector<uint8_t>(static_cast<size_t>(width) * static_cast<size_t>(height), 255)}; }

void Ink(Raster& page, int left, int top, int right, int bottom) {
  for (int y = top; y < bottom; ++y)
    for (int x = left; x < right; ++x) page.grey[static_cast<size_t>(y) * static_cast<size_t>(page.width) + static_cast<size_t>(x)] = 0;
}

/// Letters 20 wide and 40 high.
void Letters(Raster& page, int left, int top, int n) {
  for (int k = 0; k < n; ++k) Ink(page, left + 30 * k, top, left + 30 * k + 20, top + 40);
}

TEST(FindLines, GoesFromTopToBottom) {
  Raster page = White(500, 300);
  Letters(page, 50, 180, 5);
  Letters(page, 50, 60, 3);
  const auto lines = FindLines(page, 9);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].place.top, 60);
  EXPECT_EQ(lines[0].pieces.size(), 3u);
  EXPECT_EQ(lines[1].pieces.size(), 5u);
}

TEST(FindLines, KeepsAStackedFractionTogether) {
  Raster page = White(500, 300);
  Letters(page, 70, 60, 1);
  Ink(page, 55, 110, 105, 115);
  Letters(page, 70, 125, 1);
  Letters(page, 130, 92, 4);
  const auto lines = FindLines(page, 9);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].pieces.size(), 7u);
}

TEST(FindLines, LeavesABraceBeforeTwoLinesOut) {
  Raster page = White(500, 300);
  Ink(page, 40, 50, 48, 190);
  Letters(page, 60, 60, 4);
  Letters(page, 60, 140, 4);
  EXPECT_EQ(FindLines(page, 9).size(), 2u);
}

TEST(FindLines, TakesNoMoreThanAsked) {
  Raster page = White(300, 2000);
  for (int n = 0; n < 20; ++n) Letters(page, 50, 20 + 95 * n, 3);
  EXPECT_EQ(FindLines(page, 6).size(), 6u);
  EXPECT_TRUE(FindLines(White(50, 50), 6).empty());
}

TEST(EvenPaper, TurnsLightWritingOnDarkAround) {
  Picture dark = Blank(300, 200, 20);
  Fill(dark, 100, 80, 108, 120, 230, 230, 230);
  const Raster page = EvenPaper(dark);
  EXPECT_GT(page.grey[10], 200);
  EXPECT_LT(page.grey[100 * 300 + 104], 120);
}

TEST(EvenPaper, LightensAShadow) {
  Picture photo = Blank(400, 300, 220);
  Fill(photo, 200, 0, 400, 300, 110, 110, 110);
  Fill(photo, 300, 140, 306, 180, 20, 20, 20);
  const Raster page = EvenPaper(photo);
  EXPECT_GT(page.grey[50 * 400 + 350], 220);
  EXPECT_LT(page.grey[160 * 400 + 303], 100);
}

TEST(OnlyWriting, TakesRulingsAway) {
  Raster page = White(600, 400);
  for (int y = 50; y < 400; y += 60) Ink(page, 0, y, 600, y + 3);
  Letters(page, 100, 120, 3);
  const Raster clean = OnlyWriting(page, Origin::kPhoto);
  EXPECT_EQ(clean.grey[171 * 600 + 400], 255);
  EXPECT_LT(clean.grey[140 * 600 + 110], 50);
}

TEST(Levelled, TurnsASkewedLineBack) {
  Raster page = White(900, 500);
  for (int k = 0; k < 20; ++k) Ink(page, 100 + 35 * k, 200 + static_cast<int>(35 * k * 0.1), 120 + 35 * k, 230 + static_cast<int>(35 * k * 0.1));
  const auto before = FindLines(page, 9), after = FindLines(Levelled(page), 9);
  ASSERT_EQ(after.size(), 1u);
  EXPECT_LT(after[0].place.Height(), 45);
  EXPECT_GT(before[0].place.Height(), 80);
}

/// Reads "1+1=2" from whatever is wide enough.
class FakeFormulas final : public FormulaReader {
 public:
  std::optional<SeenFormula> Read(const Raster& line, Looks) const override {
    seen_width = line.width;
    return line.width > 100 ? std::optional<SeenFormula>({"1+1=2.", 0.9}) : std::nullopt;
  }
  mutable int seen_width = 0;
};

class FakeWords final : public WordReader {
 public:
  explicit FakeWords(std::vector<SeenWord> words) : words_(std::move(words)) {}
  std::vector<SeenWord> Read(const Raster&, double) const override { return words_; }

 private:
  std::vector<SeenWord> words_;
};

WritingLine LineOf(int letters) {
  Raster page = White(900, 120);
  Letters(page, 40, 40, letters);
  return FindLines(page, 1).front();
}

TEST(ReadLine, PartsWordsFromTheFormulaBehindThem) {
  const WritingLine line = LineOf(12);
  const FakeFormulas formulas;
  const FakeWords words({{"Solve:", 0.9, 8, 150, 40}, {"1+1=2.", 0.5, 160, 365, 40}});
  const LineRead read = ReadLine(line, formulas, &words);
  ASSERT_EQ(read.formulas.size(), 1u);
  EXPECT_EQ(read.formulas[0].text, "1+1=2");
  EXPECT_EQ(read.words, "Solve:");
  EXPECT_LT(formulas.seen_width, 240);
}

TEST(ReadLine, LeavesALineOfWordsToWords) {
  const FakeFormulas formulas;
  const FakeWords words({{"다음을", 0.9, 8, 150, 40}, {"계산하시오", 0.9, 160, 365, 40}});
  const LineRead read = ReadLine(LineOf(12), formulas, &words);
  EXPECT_TRUE(read.formulas.empty());
  EXPECT_EQ(read.words, "다음을 계산하시오");
}

TEST(ReadLine, TakesAllForAFormulaWithoutAReaderOfWords) {
  const FakeFormulas formulas;
  EXPECT_EQ(ReadLine(LineOf(12), formulas, nullptr).formulas.size(), 1u);
}

TEST(ReadLine, KnowsProseFromFormulas) {
  for (const char* word : {"Solve:", "값을", "equation.", "of", "is"}) EXPECT_TRUE(IsProse(word)) << word;
  for (const char* word : {"3x", "sin", "12", "x", "2x+1", "ab", "%"}) EXPECT_FALSE(IsProse(word)) << word;
}

TEST(ReadLine, DropsTheNumberOfAnExercise) {
  EXPECT_EQ(WithoutTrimmings("1)3x=6"), "3x=6");
  EXPECT_EQ(WithoutTrimmings("(1+2)*3."), "(1+2)*3");
  EXPECT_EQ(WithoutTrimmings("x:3x=6"), "3x=6");
  EXPECT_EQ(WithoutTrimmings("12(3+4)"), "12(3+4)");
}

}  // namespace
}  // namespace sam::vision
