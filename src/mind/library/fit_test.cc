#include "mind/library/fit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sam::llm {
namespace {

using testing::HasSubstr;
using enum Fit::Verdict;

constexpr uint64_t kGiga = 1'000'000'000;
const ModelSize kModel{kGiga, kGiga, 28672, 32768, "Q4_0"};

TEST(Fit, CountsWeightsTalkAndWorkSpace) {
  const Fit fit = JudgeFit(kModel, {16 * kGiga, 8 * kGiga, 2}, 4096, 20e9);
  EXPECT_EQ(fit.verdict, kGood);
  EXPECT_GT(fit.memory, kGiga + 4096 * 28672);
  EXPECT_LT(fit.memory, 2 * kGiga);
  EXPECT_THAT(fit.reason, HasSubstr("of the 8.0 GB that are free; at most 17 tokens a second"));
}

TEST(Fit, NeverPromisesMoreThanWasMeasured) {
  EXPECT_LT(JudgeFit(kModel, {16 * kGiga, 8 * kGiga, 2}, 4096, 20e9).tokens_per_second, 20);
  EXPECT_EQ(JudgeFit(kModel, {16 * kGiga, 8 * kGiga, 2}, 4096, 0).tokens_per_second, 0);
  EXPECT_THAT(JudgeFit(kModel, {16 * kGiga, 8 * kGiga, 2}, 4096, 0).reason, Not(HasSubstr("tokens")));
}

TEST(Fit, SaysWhyNot) {
  const Fit big = JudgeFit(kModel, {kGiga, kGiga / 2, 2}, 4096, 20e9);
  EXPECT_EQ(big.verdict, kTooBig);
  EXPECT_THAT(big.reason, HasSubstr("this machine has 1.0 GB"));
  const Fit tight = JudgeFit(kModel, {16 * kGiga, kGiga / 2, 2}, 4096, 20e9);
  EXPECT_EQ(tight.verdict, kTight);
  EXPECT_THAT(tight.reason, HasSubstr("500 MB are free now"));
  const Fit slow = JudgeFit(kModel, {16 * kGiga, 8 * kGiga, 2}, 4096, 2e9);
  EXPECT_EQ(slow.verdict, kSlow);
  EXPECT_THAT(slow.reason, HasSubstr("speech needs 5"));
}

TEST(Fit, TakesNoLongerContextThanTheModelKnows) {
  EXPECT_EQ(JudgeFit(kModel, {16 * kGiga, 8 * kGiga, 2}, 100'000, 0).context, 32768u);
  EXPECT_EQ(JudgeFit({kGiga, kGiga, 0, 0, ""}, {16 * kGiga, 8 * kGiga, 2}, 4096, 0).context, 4096u);
}

TEST(Fit, LeavesOutTheTableOfWhichATokenReadsOneRow) {
  GgufHeader header;
  header.weight_bytes = 1000, header.embedding_bytes = 300;
  EXPECT_EQ(SizeOf(header).bytes_per_token, 700u);
}

TEST(Fit, WritesSizesAsPeopleDo) {
  EXPECT_EQ(BytesText(1'300'000'000), "1.3 GB");
  EXPECT_EQ(BytesText(349'000'000), "349 MB");
  EXPECT_EQ(BytesText(87'000), "87 kB");
  EXPECT_EQ(CountText(1'543'714'304), "1.5B");
  EXPECT_EQ(CountText(494'032'768), "494M");
}

TEST(Machine, HasMemoryAndCores) {
  const Machine machine = LookAtMachine();
  EXPECT_GT(machine.memory, machine.free);
  EXPECT_GT(machine.free, uint64_t{64} << 20);
  EXPECT_GE(machine.cores, 1);
}

TEST(Machine, IsMeasuredForTypesThatAreKnown) {
  for (const char* type : {"Q4_0", "Q4_K_M", "Q8_0", "F16", "IQ2_XXS"}) EXPECT_GT(MeasureWeightSpeed(type, 1, std::chrono::milliseconds(1)), 1e6) << type;
  EXPECT_EQ(MeasureWeightSpeed("", 1, std::chrono::milliseconds(1)), 0);
  EXPECT_EQ(MeasureWeightSpeed("Q99", 1, std::chrono::milliseconds(1)), 0);
}

}  // namespace
}  // namespace sam::llm
