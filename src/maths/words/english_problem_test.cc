#include <gtest/gtest.h>

#include "maths/words/word_problem.h"

namespace sam::maths {
namespace {

std::string Value(std::string_view text) {
  const auto answer = AnswerEnglishProblem(text);
  return answer ? answer->value : "none";
}

TEST(EnglishProblem, TakesWhatIsGoneFromWhatWasThere) {
  EXPECT_EQ(Value("Lena had 31 pears. She gave 12 pears to Karl. How many pears does Lena have left?"), "19");
  EXPECT_EQ(Value("There were 24 geese on the lake. 9 of them flew away. How many geese are left?"), "15");
}

TEST(EnglishProblem, AddsWhatCame) {
  EXPECT_EQ(Value("Tim had 14 stamps. His aunt gave him 8 more. How many stamps does Tim have now?"), "22");
}

TEST(EnglishProblem, FindsTheBeginningFromTheEnd) {
  EXPECT_EQ(Value("There were some frogs in the pond. 6 more hopped in, and now there are 20. How many frogs were there before?"), "14");
  EXPECT_EQ(Value("Nils had some nuts. After he ate 7 of them he had 25 left. How many nuts did he have at first?"), "32");
}

TEST(EnglishProblem, FindsWhatChanged) {
  EXPECT_EQ(Value("Rosa had 40 stickers. She lost some of them. Now she has 28 stickers. How many stickers did she lose?"), "12");
}

TEST(EnglishProblem, LeavesOutWhatDoesNotMatter) {
  EXPECT_EQ(Value("A cook made 21 tarts and 34 rolls. He sold 15 tarts and 26 rolls. How many rolls are left?"), "8");
  EXPECT_EQ(Value("Olga has 9 green and 4 red pens and 7 books. How many more green pens than red pens does she have?"), "5");
}

TEST(EnglishProblem, AnswersWhatIsAskedOfOneStory) {
  const std::string story = "Ivo has 18 coins and Pia has 11 coins. ";
  EXPECT_EQ(Value(story + "How many coins do they have together?"), "29");
  EXPECT_EQ(Value(story + "How many more coins does Ivo have than Pia?"), "7");
}

TEST(EnglishProblem, MultipliesByWhatEachHas) {
  EXPECT_EQ(Value("Each box holds 12 candles. Vera has 5 boxes. How many candles does she have?"), "60");
  EXPECT_EQ(Value("A train travels 80 miles an hour. How many miles does it travel in 3 hours?"), "240");
}

TEST(EnglishProblem, SharesAndMeasuresOut) {
  EXPECT_EQ(Value("Hugo put 48 shells into 6 jars, the same number in each. How many shells are in each jar?"), "8");
  EXPECT_EQ(Value("Edda has 45 eggs. She can put 9 eggs in each basket. How many baskets does she need?"), "5");
}

TEST(EnglishProblem, FollowsAComparisonEitherWay) {
  EXPECT_EQ(Value("Mark has 6 more kites than Jill. Jill has 17 kites. How many kites does Mark have?"), "23");
  EXPECT_EQ(Value("Mark has 17 kites. That is 6 more than Jill has. How many kites does Jill have?"), "11");
}

TEST(EnglishProblem, TakesTwoStepsWhereItMust) {
  EXPECT_EQ(Value("Dora bought 4 bags of plums. There are 10 plums in each bag. She gave 7 plums to Finn. How many plums does she have left?"), "33");
}

TEST(EnglishProblem, TurnsUnitsIntoOneAnother) {
  EXPECT_EQ(Value("I read 12 pages a day, how many pages in 2 weeks"), "168");
  EXPECT_EQ(Value("60 mph for 90 minutes, how far"), "90");
  EXPECT_EQ(Value("A plank is 5 feet long. Rudi saws off 14 inches. How many inches are left?"), "46");
  EXPECT_EQ(Value("How many minutes in 2.5 hours?"), "150");
  EXPECT_EQ(Value("3 dozen eggs is how many"), "36");
  EXPECT_EQ(Value("Kurt owns 7 tricycles. How many wheels do they have?"), "21");
  EXPECT_EQ(Value("A play lasts 2 hours and 10 minutes. How many minutes is that?"), "130");
}

TEST(EnglishProblem, TakesAsManyStepsInAWeekAsDaysAreInIt) {
  EXPECT_EQ(Value("How many steps do I take in a week if I take 3000 steps a day?"), "21000");
}

TEST(EnglishProblem, PartsATotalByAComparison) {
  EXPECT_EQ(Value("Nina is three times as old as Paul and together they are 48. How old is Paul?"), "12");
  EXPECT_EQ(Value("Tom and Ann have 40 marbles together. Tom has 6 more than Ann. How many marbles does Tom have?"), "23");
}

TEST(EnglishProblem, ReadsTheClock) {
  EXPECT_EQ(Value("a train leaves at 9:40 and arrives at 12:15, how long is the trip?"), "2 hours 35 minutes");
  EXPECT_EQ(Value("Lunch lasts from 11:50 to 12:30. How many minutes is that?"), "40");
  EXPECT_EQ(Value("A film starts at 7:30 pm and lasts 95 minutes. When does it end?"), "9:05 pm");
}

TEST(EnglishProblem, PaysBillsAndPrices) {
  EXPECT_EQ(Value("split a bill of 84 dollars between 3 people with 15% tip"), "32.2");
  EXPECT_EQ(Value("tickets are 14 dollars, kids pay half. how much for 2 adults and 3 kids?"), "49");
  EXPECT_EQ(Value("20% off a $50 coat, what's the price I pay"), "40");
  EXPECT_EQ(Value("A lamp was marked at $60. It is 15% off. How many dollars do you save?"), "9");
}

TEST(EnglishProblem, GivesMoreForMore) {
  EXPECT_EQ(Value("recipe for 4 needs 300 g of flour, how much for 6?"), "450");
  EXPECT_EQ(Value("5 pens cost $10. How much do 8 pens cost?"), "16");
}

TEST(EnglishProblem, PassesOverNumbersThatOnlyName) {
  EXPECT_EQ(Value("On the 18th, Mr Groot, 52, had 40 chairs in room 7, but 15 were broken. How many chairs were not broken?"), "25");
}

TEST(EnglishProblem, TellsWhatIsOver) {
  EXPECT_EQ(Value("Ida has 47 beads. She puts 6 beads in each box. How many beads will be left over?"), "5");
}

TEST(EnglishProblem, TellsStepsUnitAndCheck) {
  const auto answer = AnswerEnglishProblem("Lena had 31 pears and 5 plums. She gave 12 pears to Karl. How many pears does Lena have left?");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->steps, std::vector<std::string>{"31 − 12 = 19"});
  EXPECT_EQ(answer->unit, "pears");
  EXPECT_EQ(answer->check, "19 + 12 = 31, as it should be");
  EXPECT_NE(answer->understood.find("5 plums"), std::string::npos);
}

TEST(EnglishProblem, LeavesTalkAlone) {
  EXPECT_EQ(Value("I had 3 coffees today"), "none");
  EXPECT_EQ(Value("I had 3 coffees today and 2 yesterday. How are you?"), "none");
  EXPECT_EQ(Value("I am 30 and my sister is 27. How old are you?"), "none");
  EXPECT_EQ(Value("How many times have I told you that?"), "none");
  EXPECT_EQ(Value("I slept 7 hours. How many hours did you sleep?"), "none");
  EXPECT_EQ(Value("My bus leaves at 9:40. How are you?"), "none");
  EXPECT_EQ(Value("Meet me at 5:30, or at 6:15. How long have you been waiting?"), "none");
  EXPECT_EQ(Value("My meeting is at 3 and the next at 5. What do you think I should wear?"), "none");
}

TEST(EnglishProblem, StandsAnything) {
  std::string many;
  for (int n = 0; n < 400; ++n) many += "There are 3/0 and 999999999999999999 more of each than 7% . ";
  AnswerEnglishProblem(many + "How many?");
  AnswerEnglishProblem("' 5 - $ % how many \xff\xfe 3 of of of the");
  AnswerEnglishProblem("? ? . how many 1 2 3 4 5 6 7 8 9 10 11 12 13 left");
  SUCCEED();
}

}  // namespace
}  // namespace sam::maths
