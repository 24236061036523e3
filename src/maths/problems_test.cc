// The lists of tests/maths/problems_*.tsv: a problem, a tab, its answer, which was worked out another way (counted through, or with fractions of
// another program).
#include <gtest/gtest.h>

#include <fstream>

#include "maths/ask.h"
#include "maths/lesson.h"

namespace sam::maths {
namespace {

void EveryAnswerIsRight(const std::string& file, Language language) {
  std::ifstream in("tests/maths/" + file);
  ASSERT_TRUE(in.is_open()) << file;
  size_t all = 0;
  for (std::string line; std::getline(in, line); ++all) {
    const size_t tab = line.find('\t');
    ASSERT_NE(tab, std::string::npos) << line;
    const auto finding = AnswerSum(line.substr(0, tab), language);
    EXPECT_EQ(!finding ? "none" : finding->verified ? finding->answer : "unverified: " + finding->answer, line.substr(tab + 1)) << line.substr(0, tab);
  }
  EXPECT_GT(all, 200u) << file;
}

TEST(Problems, AreAnsweredInEnglish) { EveryAnswerIsRight("problems_en.tsv", Language::kEnglish); }
TEST(Problems, AreAnsweredInKorean) { EveryAnswerIsRight("problems_ko.tsv", Language::kKorean); }

}  // namespace
}  // namespace sam::maths
