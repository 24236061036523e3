#include "maths/claim.h"

#include <gtest/gtest.h>

namespace sam::maths {
namespace {

std::string Verdict(std::string_view problem, std::string_view claimed, Language language = Language::kEnglish) {
  const auto check = CheckClaim(problem, claimed, language);
  return !check ? "none" : check->right ? "right" : check->part ? "part" : "wrong";
}
std::string Proof(std::string_view problem, std::string_view claimed, Language language = Language::kEnglish) {
  const auto check = CheckClaim(problem, claimed, language);
  return check ? check->proof : "none";
}

TEST(Claim, IsPutIntoTheEquation) {
  EXPECT_EQ(Verdict("solve 3x + 1 = 4", "it's 7"), "wrong");
  EXPECT_EQ(Proof("solve 3x + 1 = 4", "it's 7"), "With x = 7: 3 × 7 + 1 = 22, not 4");
  EXPECT_EQ(Verdict("solve 3x + 1 = 4", "I think x=1"), "right");
  EXPECT_EQ(Verdict("2(x - 3) = x + 4", "isn't it ten?"), "right");
  EXPECT_EQ(Proof("2(x - 3) = x + 4", "x is 8"), "With x = 8: 2(8 - 3) = 10 on the left, but 8 + 4 = 12 on the right");
}

TEST(Claim, IsReadInKorean) {
  EXPECT_EQ(Verdict("3x + 1 = 4 풀어줘", "아닌데 7이잖아", Language::kKorean), "wrong");
  EXPECT_EQ(Proof("3x + 1 = 4 풀어줘", "아닌데 7이잖아", Language::kKorean), "x = 7을 넣으면 3 × 7 + 1 = 22가 돼서 4와 달라요");
  EXPECT_EQ(Verdict("84 나누기 4는?", "20 아니야?", Language::kKorean), "wrong");
  EXPECT_EQ(Verdict("84 나누기 4는?", "20이 아니라 21이야", Language::kKorean), "right");
  EXPECT_EQ(Verdict("3x = 1", "3분의 1 아니에요?", Language::kKorean), "right");
}

TEST(Claim, CountsInEveryFormThatIsEqual) {
  for (const char* claim : {"1/2", "it's 0.5", "50%", "50 percent", "a half", "2/4"}) EXPECT_EQ(Verdict("what is 3/4 - 1/4", claim), "right") << claim;
  EXPECT_EQ(Verdict("x^2 = 8", "2√2 and -2√2"), "right");
  EXPECT_EQ(Verdict("5/2 + 1", "3 1/2"), "right");
}

TEST(Claim, OfOneSolutionOfTwoIsRightInPart) {
  EXPECT_EQ(Verdict("x^2 - 5x + 6 = 0", "x = 2"), "part");
  EXPECT_EQ(Verdict("x^2 - 5x + 6 = 0", "x = 3 or x = 2"), "right");
  EXPECT_EQ(Verdict("x^2 = 9", "±3"), "right");
  EXPECT_EQ(Verdict("x^2 - 5x + 6 = 0", "2 and 4"), "wrong");
}

TEST(Claim, OfSeveralLettersIsOneTogether) {
  EXPECT_EQ(Verdict("a + b = 10, a - b = 4", "a = 7, b = 3"), "right");
  EXPECT_EQ(Verdict("a + b = 10, a - b = 4", "a = 6 and b = 4"), "wrong");
  EXPECT_EQ(Verdict("a + b = 10, a - b = 4", "a is 7"), "part");
}

TEST(Claim, OfASumIsShownTheWayBack) {
  EXPECT_EQ(Proof("what is 84 / 4", "20"), "The other way round 20 × 4 = 80, and it should be 84");
  EXPECT_EQ(Verdict("what is 84 / 4", "not 20, it's 21"), "right");
  EXPECT_EQ(Proof("12 + 3 * 4", "it's 60"), "12 + 3 × 4 comes to 24, and 60 is something else");
}

TEST(Claim, OfAnInequalityIsASetOfNumbers) {
  EXPECT_EQ(Verdict("solve 2x + 1 > 7", "x > 3"), "right");
  EXPECT_EQ(Verdict("solve 2x + 1 > 7", "it's x < 3"), "wrong");
  EXPECT_EQ(Verdict("solve 2x + 1 > 7", "x > 4"), "part");
  EXPECT_EQ(Verdict("solve x^2 > 4", "x < -2 or x > 2"), "right");
}

TEST(Claim, OfAnythingElseIsNone) {
  for (const char* claim : {"", "no way", "you're wrong", "really?"}) EXPECT_EQ(Verdict("3x = 6", claim), "none") << claim;
  EXPECT_EQ(Verdict("how are you", "it's 7"), "none");
}

}  // namespace
}  // namespace sam::maths
