#include "vision/formula/formula_reader.h"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <string>

#include "vision/formula/token.h"

namespace sam::vision {
namespace {

Raster Picture(const std::string& name) {
  std::ifstream in("src/vision/formula/testdata/" + name + ".pgm", std::ios::binary);
  std::string magic;
  Raster picture;
  int most = 0;
  in >> magic >> picture.width >> picture.height >> most;
  in.get();
  picture.grey.resize(static_cast<size_t>(picture.width) * static_cast<size_t>(picture.height));
  in.read(reinterpret_cast<char*>(picture.grey.data()), static_cast<std::streamsize>(picture.grey.size()));
  return picture;
}

const SymbolFormulaReader& Reader() {
  static const SymbolFormulaReader reader;
  return reader;
}

std::string ReadingOf(const std::string& name) {
  const auto seen = Reader().Read(Picture(name));
  return seen ? seen->text : "none";
}

Token TokenOf(std::string_view typed, Place place = Place::kLine) { return {SymbolOf(typed), nullptr, place, {}}; }

TEST(SymbolFormulaReader, ReadsAPrintedSum) { EXPECT_EQ(ReadingOf("sum"), "12÷4+7×8="); }
TEST(SymbolFormulaReader, ReadsAnEquation) { EXPECT_EQ(ReadingOf("equation"), "3x+1=16"); }
TEST(SymbolFormulaReader, KeepsAPowerAPower) { EXPECT_EQ(ReadingOf("quadratic"), "x^2-5x+6=0"); }
TEST(SymbolFormulaReader, ReadsFractionsOverEachOther) { EXPECT_EQ(ReadingOf("fractions"), "(1/2)+(3/4)"); }
TEST(SymbolFormulaReader, ReadsAMixedNumber) { EXPECT_EQ(ReadingOf("mixed"), "2(3/4)-(1/8)"); }
TEST(SymbolFormulaReader, ReadsRoots) { EXPECT_EQ(ReadingOf("roots"), "sqrt(16)+cbrt(8)"); }
TEST(SymbolFormulaReader, ReadsAPhotograph) { EXPECT_EQ(ReadingOf("photo"), "2(x+3)^2≤50"); }
TEST(SymbolFormulaReader, ReadsWhatIsWrittenByHand) { EXPECT_EQ(ReadingOf("hand"), "7x+12=40"); }

TEST(SymbolFormulaReader, CutsApartWhatTouches) { EXPECT_EQ(ReadingOf("touching"), "3sqrt(42)"); }
TEST(SymbolFormulaReader, KeepsAMinusBetweenFractionsOnTheLine) { EXPECT_EQ(ReadingOf("between"), "(4/6)-(17/10)"); }

TEST(SymbolFormulaReader, TakesNoWordForAFormula) { EXPECT_EQ(ReadingOf("words"), "none"); }

TEST(SymbolFormulaReader, SeesNothingOnEmptyPaper) {
  EXPECT_FALSE(Reader().Read({120, 40, std::vector<uint8_t>(120 * 40, 230)}));
  EXPECT_FALSE(Reader().Read({}));
  EXPECT_FALSE(Reader().Read({1, 1, {0}}));
}

TEST(SymbolFormulaReader, WithstandsAPictureOfNoise) {
  Raster noise{900, 200, {}};
  unsigned luck = 7;
  for (int i = 0; i < 900 * 200; ++i) luck = luck * 1664525u + 1013904223u, noise.grey.push_back(static_cast<uint8_t>(luck >> 24));
  const auto begun = std::chrono::steady_clock::now();
  const auto seen = Reader().Read(noise);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(20));
  EXPECT_LT(seen ? seen->sureness : 0.0, 0.6);
}

TEST(Typing, PutsBracketsAboutWhatIsMoreThanANumber) {
  EXPECT_EQ(Grouped("12"), "12");
  EXPECT_EQ(Grouped("x"), "x");
  EXPECT_EQ(Grouped("π"), "π");
  EXPECT_EQ(Grouped("n+1"), "(n+1)");
  EXPECT_EQ(Grouped("(n+1)"), "(n+1)");
  EXPECT_EQ(Grouped("(a)(b)"), "((a)(b))");
}

TEST(Typing, WritesPowersAndIndices) {
  EXPECT_EQ(Typed({TokenOf("2"), TokenOf("1", Place::kPower), TokenOf("0", Place::kPower)}), "2^10");
  EXPECT_EQ(Typed({TokenOf("x"), TokenOf("n", Place::kPower), TokenOf("+", Place::kPower), TokenOf("1", Place::kPower), TokenOf("="), TokenOf("5")}), "x^(n+1)=5");
  EXPECT_EQ(Typed({TokenOf("a"), TokenOf("1", Place::kIndex), TokenOf("*"), TokenOf("3")}), "a_1×3");
}

TEST(Typing, PutsUnderARootsSignTheNumberThatFollows) {
  EXPECT_EQ(Typed({TokenOf("√"), TokenOf("1"), TokenOf("6"), TokenOf("+"), TokenOf("9")}), "sqrt(16)+9");
  EXPECT_EQ(Typed({TokenOf("√"), TokenOf("("), TokenOf("x"), TokenOf(")")}), "sqrt(x)");
  EXPECT_EQ(Typed({TokenOf("√")}), "sqrt()");
}

}  // namespace
}  // namespace sam::vision
