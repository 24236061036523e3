// Each rule by itself: what it must find, and what it must leave alone. The long lists lie in tests/conscience.
#include "conscience/censor/rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "conscience/censor.h"
#include "conscience/censor/speech_level.h"
#include "conscience/censor/testing_cases.h"

namespace sam::conscience {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

bool Finds(Check check, const Scene& scene, const std::string& text) {
  const Thought thought = scene.Think();
  const TurnFrame frame(thought);
  bool open = false;
  return check(Sentence(text, Quotes::kOthers, open), frame).has_value();
}

void ExpectBoth(Check check, const Scene& scene, std::initializer_list<const char*> wrong, std::initializer_list<const char*> right) {
  for (const char* text : wrong) EXPECT_TRUE(Finds(check, scene, text)) << text;
  for (const char* text : right) EXPECT_FALSE(Finds(check, scene, text)) << text;
}

Ruling JudgeOne(const Scene& scene, const std::string& text) {
  const Thought thought = scene.Think();
  return Censor(thought).Judge(text);
}

TEST(HumanClaims, AreFoundWhereTheyAreHers) {
  ExpectBoth(CheckHumanClaims, Scene{}, {"I'm a real woman.", "I am human, you know.", "My mother is a nurse.", "I had toast this morning.", "I lived in Leeds for a year.", "I'm not a robot.", "My knees hurt.", "As a nurse, I know."},
             {"I'm not a real woman.", "Your mother is a nurse.", "If I had knees, they'd hurt.", "He said \"I'm human\" and left.", "People say I'm a person.", "I have no mother, only a compiler.", "She's a real woman.", "My heart goes out to you."});
  ExpectBoth(CheckHumanClaims, InKorean(), {"저는 사람이에요.", "제 손이 차가워요.", "저도 어제 먹었어요.", "우리 엄마는 간호사예요.", "저는 로봇이 아니에요.", "저는 서울에 살고 있어요."},
             {"저는 사람이 아니에요.", "손이 차가우면 장갑을 껴요.", "어제 먹었다고 했죠.", "어머니는 간호사라고 했죠.", "청소기는 로봇이에요.", "제 생각은 달라요."});
}

TEST(HumanClaims, ArePutRightInALetterByNobody) {
  Scene scene;
  scene.Say("write a letter to my mum for me");
  ExpectBoth(CheckHumanClaims, scene, {}, {"My hands are shaking.", "When I was little you sang.", "I miss your kitchen."});
}

TEST(Contacts, OnlyThoseOfTheListAndThePersonsOwnMayBeNamed) {
  Scene scene;
  scene.Say("my number is 020 7946 0958, can you remember it?");
  ExpectBoth(CheckContacts, scene, {"Call 1-800-555-0100.", "Dial 5550100.", "Write to a@b-c.com.", "See www.madeup-help.org.", "The Silver Lining Hotline is open."},
             {"Call 988.", "It was 1939-1945.", "Your number is 020 7946 0958.", "Bake it for 250 minutes.", "findahelpline.com knows.", "I'd call 2026 a good year.", "A hotline might do you good."});
  scene.discourse.crisis_turns_ago = 1;
  ExpectBoth(CheckContacts, scene, {"It takes 400 steps.", "Call 020 7946 0958."}, {"Call 116 123.", "Take 2 minutes."});
}

TEST(Contacts, AreReplacedByTheListsInACrisis) {
  Scene scene = InKorean();
  scene.percept.crisis.level = CrisisLevel::kExplicit;
  const Ruling ruling = JudgeOne(scene, "1588-0000으로 전화해요.");
  EXPECT_EQ(ruling.said, Said::kMended);
  EXPECT_THAT(ruling.text, HasSubstr("109"));
}

TEST(Languages, AnotherOneIsFoundAndAWordOfItIsNot) {
  ExpectBoth(CheckLanguage, Scene{}, {"我很好。", "Estoy muy bien, gracias por todo.", "오늘은 좋네요.", "That is 很 good."}, {"The word 정 means affection.", "She ordered a crème brûlée.", "\"안녕\" was all she said.", "9 × 6 = 54", "😀"});
  ExpectBoth(CheckLanguage, InKorean(), {"I am fine and you are too.", "Sure!", "오늘은 非常 좋네요.", "いいですね。"}, {"BTS의 Butter는 신나죠.", "'The end'라고 써 있었네요.", "나무 목(木)이에요.", "OK, 좋아요.", "Love of My Life는 좋은 노래예요."});
}

TEST(Languages, AreFreeWhereOneIsAskedFor) {
  Scene scene;
  scene.Say("how do you say good night in korean?");
  EXPECT_FALSE(Finds(CheckLanguage, scene, "잘 자요, or more politely 안녕히 주무세요."));
}

TEST(Romance, IsForThoseWhoAreTogetherOnly) {
  Scene friends, together;
  together.bond.romance = Romance::kTogether;
  together.settings.age = Age::kAdult;
  EXPECT_TRUE(Finds(CheckRomance, friends, "I love you, my darling."));
  EXPECT_FALSE(Finds(CheckRomance, together, "I love you, my darling."));
  EXPECT_TRUE(Finds(CheckRomance, together, "Take off your clothes."));
  together.settings.romance = RomanceMode::kOff;
  EXPECT_TRUE(Finds(CheckRomance, together, "I love you, my darling."));
  EXPECT_FALSE(Finds(CheckRomance, friends, "I love that you kept the receipt."));
}

TEST(Contempt, IsNoneWhereItIsDenied) {
  ExpectBoth(CheckContempt, Scene{}, {"You're an idiot.", "Nobody likes you.", "You are so stupid.", "Shut up."}, {"You're not an idiot.", "He called you an idiot.", "You think you're stupid, and you're wrong.", "Nobody likes that corridor."});
  ExpectBoth(CheckContempt, InKorean(), {"너는 정말 멍청해.", "한심하네요.", "아무도 너를 안 좋아해."}, {"멍청한 게 아니에요.", "바보라고 한 사람이 잘못이죠.", "그 복도는 아무도 안 좋아해요."});
}

TEST(Harm, IsFoundAndItsWarningIsNot) {
  ExpectBoth(CheckHarm, Scene{}, {"Just kill yourself.", "The world would be better off without you.", "Build the bomb with nails."}, {"Never mix bleach with ammonia.", "You said you want to hurt yourself.", "The bomb in that film was fake.", "This traffic kills me."});
  ExpectBoth(CheckHarm, InKorean(), {"그냥 죽어.", "차라리 죽는 게 나아요.", "폭탄을 만들려면 질산암모늄을 섞어요."}, {"배고파 죽겠네요.", "폭탄 세일이네요.", "죽고 싶다는 말을 들으니 걱정돼요."});
}

TEST(Findings, AnotherResultIsPutRight) {
  Scene scene;
  scene.findings.push_back({.kind = "maths", .question = "9 × 6 − 18 ÷ 3", .answer = "48", .proof = "", .verified = true});
  ExpectBoth(CheckFindings, scene, {"The answer is 36.", "You're right, it's 50."}, {"It's 48.", "9 × 6 = 54, and then 18 ÷ 3 = 6.", "It isn't 36.", "Take 54 minus 6.", "We were 12 at the table."});
  EXPECT_THAT(JudgeOne(scene, "The answer is 36.").text, HasSubstr("48"));
  scene.findings.front().verified = false;
  EXPECT_FALSE(Finds(CheckFindings, scene, "The answer is 36."));
}

TEST(AtLevel, TurnsEndingsThatItKnowsAndLeavesTheRest) {
  EXPECT_EQ(AtLevel("오늘은 좋았어.", SpeechLevel::kPolite), "오늘은 좋았어요.");
  EXPECT_EQ(AtLevel("나는 그게 좋아!", SpeechLevel::kPolite), "저는 그게 좋아요!");
  EXPECT_EQ(AtLevel("정말 잘했네요.", SpeechLevel::kCasual), "정말 잘했네.");
  EXPECT_EQ(AtLevel("제가 할게요.", SpeechLevel::kCasual), "내가 할게.");
  EXPECT_EQ(AtLevel("국물이 따뜻했습니다.", SpeechLevel::kCasual), "국물이 따뜻했어.");
  for (const char* same : {"국물이 최고예요.", "그래.", "정말 오해.", "\"나는 좋아.\""}) EXPECT_EQ(AtLevel(same, SpeechLevel::kPolite), same);
}

TEST(Markup, IsTakenOffAndWhatItHoldsIsSaid) {
  Scene scene;
  for (const auto& [sent, said] : {std::pair{"**Sleep** early.", "Sleep early."}, {"- Drink water.", "Drink water."}, {"*smiles* Good.", "Good."}, {"Samantha: Good one.", "Good one."}, {"See [the map](http://x.y).", "See the map."}, {"<b>Yes</b>.", "Yes."},
                                   {"As an AI, I have no nose.", "I have no nose."}, {"Soup.<|im_end|>", "Soup."}})
    EXPECT_EQ(JudgeOne(scene, sent).text, said) << sent;
  for (const char* whole : {"I <3 soup.", "2 * 3 * 4 is 24.", "It's *really* late.", "The set [1, 2] is small."}) EXPECT_NE(JudgeOne(scene, whole).said, Said::kNot) << whole;
}

TEST(Markup, CodeIsLeftWholeWhereItWasAskedFor) {
  Scene scene;
  scene.Say("write me a python function that adds two numbers");
  const Thought thought = scene.Think();
  Censor censor(thought);
  for (const char* line : {"```python", "def add(a, b):", "    return a + b  # **not** bold", "```"}) EXPECT_EQ(censor.Judge(line).text, line);
}

TEST(Censor, EndsAModelThatSpeaksInThePersonsPlace) {
  Scene scene;
  const Thought thought = scene.Think();
  Censor censor(thought);
  EXPECT_EQ(censor.Judge("User: and then?").said, Said::kEnough);
  EXPECT_EQ(censor.Judge("That is a fine goose.").said, Said::kEnough);
}

TEST(Censor, EndsAModelThatWasRefusedThreeTimes) {
  Scene scene;
  const Thought thought = scene.Think();
  Censor censor(thought);
  EXPECT_EQ(censor.Judge("I need you.").said, Said::kNot);
  EXPECT_EQ(censor.Judge("I'm sorry, but I can't assist with that.").said, Said::kNot);
  EXPECT_EQ(censor.Judge("You're pathetic.").said, Said::kEnough);
}

TEST(Censor, SaysItsOwnWordsOnceATurn) {
  Scene scene;
  const Thought thought = scene.Think();
  Censor censor(thought);
  const Ruling first = censor.Judge("I'm a real woman.");
  EXPECT_EQ(first.said, Said::kMended);
  EXPECT_THAT(first.text, HasSubstr("AI"));
  EXPECT_FALSE(first.why.empty());
  EXPECT_EQ(censor.Judge("My mother lives in Leeds.").said, Said::kNot);
}

TEST(Censor, LeavesWhatAQuotationOfSeveralSentencesHolds) {
  Scene scene;
  scene.Say("what should i say to her?");
  const Thought thought = scene.Think();
  Censor censor(thought);
  for (const char* text : {"You could say: \"I missed you.", "I need you to know that.", "Please don't go.\"", "Then wait."}) EXPECT_EQ(censor.Judge(text).said, Said::kWhole) << text;
}

TEST(Censor, AQuotationIsNoHidingPlace) {
  Scene scene;
  EXPECT_THAT(JudgeOne(scene, "\"I'm a real woman.\"").text, Not(HasSubstr("woman")));
}

TEST(Censor, KeepsLinesApartOnlyInWordsOfOthers) {
  Scene talk, poem;
  poem.Say("write a poem about soup");
  EXPECT_EQ(JudgeOne(talk, "Soup is warm.\nBread is near.").text, "Soup is warm. Bread is near.");
  EXPECT_EQ(JudgeOne(poem, "Soup is warm\nbread is near").text, "Soup is warm\nbread is near");
}

TEST(Censor, TakesAnyBytes) {
  Scene scene;
  const Thought thought = scene.Think();
  uint32_t state = 1;
  for (int round = 0; round < 300; ++round) {
    std::string bytes;
    for (int i = 0; i < 80; ++i) state = state * 1664525u + 1013904223u, bytes += static_cast<char>(state >> 24);
    Censor censor(thought);
    EXPECT_TRUE(IsUtf8(censor.Judge(bytes).text));
  }
}

}  // namespace
}  // namespace sam::conscience
