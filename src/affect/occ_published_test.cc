// The appraisal rules of two published programs as tables: FAtiMA Toolkit's OCCAffectDerivationComponent, and GAMYGDALA's emotions of goals. Where ours
// differs on purpose, the row says so.
#include <gtest/gtest.h>

#include <algorithm>

#include "affect/occ.h"
#include "core/affect.h"

namespace sam {
namespace {

using enum EmotionType;

struct Row {
  const char* what;
  Appraisal appraisal;
  std::optional<double> before;
  EmotionType emotion;
  double intensity;
};

double Of(const std::vector<Feeling>& feelings, EmotionType type) {
  const auto it = std::find_if(feelings.begin(), feelings.end(), [&](const Feeling& f) { return f.type == type; });
  return it == feelings.end() ? 0 : it->intensity;
}

TEST(Fatima, WellBeingOthersActsCompoundsAndObjects) {
  const Row rows[] = {
      {"d >= 0", {.desirability = .7}, {}, kJoy, .7},
      {"d < 0", {.desirability = -.7}, {}, kDistress, .7},
      {"other glad, d >= 0", {.desirability = .2, .desirability_for_other = .6}, {}, kHappyFor, .4},
      {"other glad, d < 0", {.desirability = -.2, .desirability_for_other = .6}, {}, kResentment, .4},
      {"other sad, d < 0", {.desirability = -.2, .desirability_for_other = -.6}, {}, kSorryFor, .4},
      {"other sad, d > 0", {.desirability = .2, .desirability_for_other = -.6}, {}, kGloating, .4},
      {"other sad, d = 0: FAtiMA gloats, ours is sorry", {.desirability_for_other = -.6}, {}, kSorryFor, .3},
      {"own act, good", {.praiseworthiness = .5, .own_act = true}, {}, kPride, .5},
      {"own act, bad", {.praiseworthiness = -.5, .own_act = true}, {}, kShame, .5},
      {"another's act, good", {.praiseworthiness = .5}, {}, kAdmiration, .5},
      {"another's act, bad", {.praiseworthiness = -.5}, {}, kReproach, .5},
      {"own act and outcome good", {.desirability = .4, .praiseworthiness = .6, .own_act = true}, {}, kGratification, .5},
      {"own act and outcome bad", {.desirability = -.4, .praiseworthiness = -.6, .own_act = true}, {}, kRemorse, .5},
      {"another's act and outcome good", {.desirability = .4, .praiseworthiness = .6}, {}, kGratitude, .5},
      {"another's act and outcome bad", {.desirability = -.4, .praiseworthiness = -.6}, {}, kAnger, .5},
      {"like", {.appealingness = .8}, {}, kLove, .56},
      {"dislike", {.appealingness = -.8}, {}, kHate, .56},
  };
  for (const Row& row : rows) EXPECT_NEAR(Of(Derive(row.appraisal, row.before), row.emotion), row.intensity, 1e-9) << row.what;
}

/// s significance, q the probability before, p now.
TEST(Fatima, GoalsByTheirProbability) {
  const auto goal = [](double p) { return Appraisal{.desirability = .5, .likelihood = p, .prospect = "goal"}; };
  const Row rows[] = {
      {"p rises", goal(.8), .4, kHope, .5 * .8},
      {"p rises to 1 from q <= .5", goal(1), .5, kRelief, .5},
      {"p rises to 1 from q > .5", goal(1), .6, kSatisfaction, .5},
      {"p falls", goal(.3), .7, kFear, .5 * .7},
      {"p falls to 0 from q >= .5", goal(0), .5, kDisappointment, .5},
      {"p falls to 0 from q < .5", goal(0), .4, kFearsConfirmed, .5},
  };
  for (const Row& row : rows) EXPECT_NEAR(Of(Derive(row.appraisal, row.before), row.emotion), row.intensity, 1e-9) << row.what;
}

/// GAMYGDALA: of an open goal hope where it grows likelier and fear where it does not, joy and satisfaction once it is reached, distress and disappointment
/// once it is lost. Its intensity is |utility * dL|; ours is FAtiMA's.
TEST(Gamygdala, EmotionsOfAGoal) {
  struct Case {
    double before, now;
    std::vector<EmotionType> felt, not_felt;
  };
  const Case cases[] = {
      {.5, .7, {kHope}, {kFear, kJoy, kDistress}},
      {.7, .4, {kFear}, {kHope, kJoy}},
      {.7, 1, {kSatisfaction, kJoy}, {kHope, kFear, kDisappointment}},
      {.3, 1, {kRelief, kJoy}, {kFear, kFearsConfirmed}},
      {.7, 0, {kDisappointment}, {kRelief, kJoy, kHope}},
      {.3, 0, {kFearsConfirmed}, {kSatisfaction, kJoy}},
  };
  for (const Case& each : cases) {
    const double desirability = each.now == 0 ? -.6 : .6;
    const auto felt = Derive({.desirability = desirability, .likelihood = each.now, .prospect = "goal"}, each.before);
    for (const EmotionType type : each.felt) EXPECT_GT(Of(felt, type), 0) << each.before << " -> " << each.now << ": " << Name(type);
    for (const EmotionType type : each.not_felt) EXPECT_EQ(Of(felt, type), 0) << each.before << " -> " << each.now << ": " << Name(type);
  }
}

TEST(Gamygdala, PadOfItsEmotions) {
  const std::pair<EmotionType, Pad> rows[] = {
      {kDistress, {-.61, .28, -.36}}, {kFear, {-.64, .60, -.43}},        {kHope, {.51, .23, .14}},           {kJoy, {.76, .48, .35}},
      {kSatisfaction, {.87, .20, .62}}, {kFearsConfirmed, {-.61, .06, -.32}}, {kDisappointment, {-.61, -.15, -.29}}, {kRelief, {.29, -.19, -.28}},
      {kHappyFor, {.64, .35, .25}},   {kResentment, {-.35, .35, .29}},   {kSorryFor, {-.52, .02, -.21}},     {kGloating, {-.45, .48, .42}},
      {kGratitude, {.64, .16, -.21}}, {kAnger, {-.51, .59, .25}},        {kGratification, {.69, .57, .63}},  {kRemorse, {-.57, .28, -.34}},
  };
  for (const auto& [type, pad] : rows) EXPECT_EQ(PadOf(type), pad) << Name(type);
}

}  // namespace
}  // namespace sam
