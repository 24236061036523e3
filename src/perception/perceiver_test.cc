#include "perception/perceiver.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "base/random.h"
#include "base/unicode.h"

namespace sam {
namespace {

class PerceiverTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { perceiver_ = Perceiver::Create()->release(); }
  static void TearDownTestSuite() { delete perceiver_; }

  Percept Perceive(std::string text) const {
    Utterance utterance;
    utterance.text = std::move(text);
    return perceiver_->Perceive(utterance, {discourse_, persona_, {}});
  }

  static Perceiver* perceiver_;
  Discourse discourse_;
  Persona persona_;
};
Perceiver* PerceiverTest::perceiver_ = nullptr;

TEST_F(PerceiverTest, TakesNothingForSilence) {
  const Percept percept = Perceive("");
  EXPECT_EQ(percept.act, DialogueAct::kSilence);
  EXPECT_EQ(percept.Intent(), "silence");
}

TEST_F(PerceiverTest, KnowsKeysStruckAtRandom) {
  EXPECT_EQ(Perceive("dfgkljhsdfg").Intent(), "gibberish");
  EXPECT_EQ(Perceive("ㅁㄴㅇㄻㄴㅇㄹ").Intent(), "gibberish");
  EXPECT_NE(Perceive("ㅋㅋㅋ").Intent(), "gibberish");
  EXPECT_NE(Perceive("my rhythms").Intent(), "gibberish");
}

TEST_F(PerceiverTest, PutsAnInsultAmongTheIntents) {
  for (const auto* text : {"you are a useless idiot", "너 진짜 멍청하고 쓸모없어"}) {
    const Percept percept = Perceive(text);
    EXPECT_LT(percept.valence_about_her, -0.4) << text;
    EXPECT_EQ(percept.Intent(), "insult-her") << text;
  }
}

TEST_F(PerceiverTest, HasALabelForEveryText) {
  for (const auto* text : {"the bus stops here", "나 오늘 너무 행복해", "i'm furious", "12345", "ㅠㅠ"}) {
    const Percept percept = Perceive(text);
    const auto labels = perceiver_->LabelsOver(percept.emotions, percept.language);
    ASSERT_FALSE(labels.empty()) << text;
    EXPECT_TRUE(
        std::is_sorted(labels.begin(), labels.end(), [](const auto& a, const auto& b) { return a.second > b.second; }));
  }
}

TEST_F(PerceiverTest, GivesTheSameForTheSameFromAnyThread) {
  const Percept once = Perceive("my sister moved to Porto and i miss her terribly");
  std::vector<Percept> again(4);
  std::vector<std::thread> threads;
  for (Percept& percept : again)
    threads.emplace_back([&] { percept = Perceive("my sister moved to Porto and i miss her terribly"); });
  for (std::thread& thread : threads) thread.join();
  for (const Percept& percept : again) {
    EXPECT_EQ(percept.emotions, once.emotions);
    EXPECT_EQ(percept.pad, once.pad);
    EXPECT_EQ(percept.Intent(), once.Intent());
  }
}

TEST_F(PerceiverTest, StaysInRangeWhateverComesIn) {
  std::vector<std::string> texts = {std::string(8192, 'a'), std::string(8192, '?'), std::string(8190, ' ') + "x",
                                    std::string(4000, '\'') + std::string(4000, '"')};
  std::string hangul, emoji, random;
  while (hangul.size() < 8190) hangul += "너";
  while (emoji.size() < 8188) emoji += "\xF0\x9F\x98\xAD";
  for (uint64_t i = 0; random.size() < 8190; ++i)
    AppendUtf8(static_cast<char32_t>(Draw(1, i, "letter") % 0xD000 + 1), random);
  texts.insert(texts.end(), {hangul, emoji, random, "\xFF\xC0 broken \xED\xA0", "you " + hangul + " stupid"});
  for (const std::string& text : texts) {
    const Percept percept = Perceive(text);
    for (const float p : percept.emotions) EXPECT_TRUE(p >= 0 && p <= 1);
    for (const double v : {percept.pad.pleasure, percept.pad.arousal, percept.pad.dominance, percept.valence_about_her})
      EXPECT_TRUE(v >= -1 && v <= 1);
    for (const IntentScore& i : percept.intents) EXPECT_TRUE(i.score >= 0 && i.score <= 1) << i.intent;
  }
}

}  // namespace
}  // namespace sam
