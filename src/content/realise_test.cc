#include "content/realise.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

constexpr auto kPolite = SpeechLevel::kPolite;
constexpr auto kCasual = SpeechLevel::kCasual;

TEST(Realise, TakesTheWayOfTheSpeechLevel) {
  EXPECT_EQ(Realise("[저는|나는] 좋[아요|아].", kPolite, {}), "저는 좋아요.");
  EXPECT_EQ(Realise("[저는|나는] 좋[아요|아].", kCasual, {}), "나는 좋아.");
}

TEST(Realise, JoinsTheParticleThatFitsTheSlot) {
  EXPECT_EQ(Realise("{focus|이/가} 왔네.", kCasual, {{"focus", "거북이"}}), "거북이가 왔네.");
  EXPECT_EQ(Realise("{focus|이/가} 왔네.", kCasual, {{"focus", "면허증"}}), "면허증이 왔네.");
  EXPECT_EQ(Realise("{her|이에요/예요:이야/야}.", kPolite, {{"her", "미나"}}), "미나예요.");
  EXPECT_EQ(Realise("{her|이에요/예요:이야/야}.", kCasual, {{"her", "하늘"}}), "하늘이야.");
}

TEST(Realise, JoinsAnEndingToAClause) {
  EXPECT_EQ(Realise("{clause|다니}.", kCasual, {{"clause", "체인이 빠졌다"}}), "체인이 빠졌다니.");
  EXPECT_EQ(Realise("{clause|다니}.", kCasual, {{"clause", "체인이 빠졌"}}), "체인이 빠졌다니.");
  EXPECT_EQ(Realise("{clause|군요/구나}.", kCasual, {{"clause", "체인이 빠졌다"}}), "체인이 빠졌구나.");
  EXPECT_EQ(Realise("{clause|군요/구나}.", kPolite, {{"clause", "결과가 나온다"}}), "결과가 나오는군요.");
  EXPECT_EQ(Realise("{clause|군요/구나}.", kPolite, {{"clause", "밥을 먹는다"}}), "밥을 먹는군요.");
  EXPECT_EQ(Realise("{clause|군요/구나}.", kPolite, {{"clause", "거리가 멀다"}}), "거리가 멀군요.");
  EXPECT_EQ(Realise("{clause|다는} 말.", kCasual, {{"clause", "오늘이 생일이다"}}), "오늘이 생일이라는 말.");
}

TEST(Realise, GivesASlotAtTheStartOfAnEnglishSentenceItsCapital) {
  EXPECT_EQ(Realise("{phrase}, then. {clause}!", kPolite, {{"phrase", "your left sock"}, {"clause", "it rained"}}),
            "Your left sock, then. It rained!");
  EXPECT_EQ(Realise("About {phrase}.", kPolite, {{"phrase", "your left sock"}}), "About your left sock.");
}

TEST(Realise, PutsAnBeforeAVowel) {
  EXPECT_EQ(Realise("What a {focus}.", kPolite, {{"focus", "organ"}}), "What an organ.");
}

TEST(Realise, LeavesNothingBehindForAnEmptySlot) {
  EXPECT_EQ(Realise("Well {name}, hello.", kPolite, {}), "Well, hello.");
}

TEST(Realise, DrawsTheSameChoiceForTheSameDraw) {
  EXPECT_EQ(Realise("<a|b|c|d>.", kPolite, {}, 1), Realise("<a|b|c|d>.", kPolite, {}, 1));
  bool differs = false;
  for (uint64_t other = 2; other < 20; ++other) {
    differs = differs || Realise("<a|b|c|d>.", kPolite, {}, 1) != Realise("<a|b|c|d>.", kPolite, {}, other);
  }
  EXPECT_TRUE(differs);
}

TEST(Realise, SurvivesBrokenMarks) {
  for (const char* text : {"{", "[a", "<", "a|b]", "{x|", "[[a|b]", "<a|<b>", "}{"}) Realise(text, kPolite, {});
  EXPECT_EQ(Realise("I <3 it.", kPolite, {}), "I <3 it.");
}

}  // namespace
}  // namespace sam
