#include "perception/emotion_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "perception/emotion_cues.h"
#include "perception/emotion_pad.h"
#include "perception/features.h"

namespace sam {
namespace {

struct Expected {
  const char* text;
  std::vector<std::string_view> any_of;
};

class Feeling {
 public:
  explicit Feeling(Language language)
      : language_(language), model_(*EmotionModel::Load(EmotionWeights(language), language)) {}
  EmotionReading Read(std::string_view text) const {
    EmotionReading reading = model_.Read(text);
    ApplyEmotionCues(text, language_, reading);
    return reading;
  }
  double Pleasure(std::string_view text) const { return PadOf(Read(text), model_).pleasure; }
  Pad PadFor(std::string_view text) const { return PadOf(Read(text), model_); }
  bool Shows(const Expected& expected) const {
    const EmotionReading reading = Read(expected.text);
    return std::any_of(expected.any_of.begin(), expected.any_of.end(), [&](std::string_view label) {
      return reading.labels[EmotionLabel(label)] >= model_.Threshold(EmotionLabel(label));
    });
  }

 private:
  Language language_;
  EmotionModel model_;
};

/// How many of `lines` show one of the labels expected of them.
size_t Shown(const Feeling& feeling, const std::vector<Expected>& lines) {
  return static_cast<size_t>(std::count_if(lines.begin(), lines.end(), [&](const Expected& e) {
    const bool shows = feeling.Shows(e);
    if (!shows) std::printf("  not shown: %s\n", e.text);
    return shows;
  }));
}

TEST(EmotionModel, ReadsEverydayEnglish) {
  const std::vector<Expected> lines = {{"my cat died last night", {"grief", "sadness"}},
                                       {"i'm so proud of my little sister", {"pride", "admiration"}},
                                       {"thanks for staying up with me", {"gratitude"}},
                                       {"i feel terribly lonely on sundays", {"sadness"}},
                                       {"this printer drives me crazy", {"annoyance", "anger"}},
                                       {"i'm nervous about the interview tomorrow", {"nervousness", "fear"}},
                                       {"we got the flat!! i can't believe it", {"joy", "excitement", "surprise"}},
                                       {"i forgot her birthday and i feel guilty", {"remorse", "sadness"}},
                                       {"that joke was hilarious haha", {"amusement"}},
                                       {"why do cats purr?", {"curiosity", "confusion"}},
                                       {"ew, there was mould on the bread", {"disgust", "neutral"}},
                                       {"i tripped in front of everyone, so embarrassing", {"embarrassment"}},
                                       {"phew, the test came back clean", {"relief"}},
                                       {"i was hoping for better, what a letdown", {"disappointment"}},
                                       {"i adore my grandson", {"love"}},
                                       {"i ironed two shirts", {"neutral"}},
                                       {"the bus stops at the corner", {"neutral"}},
                                       {"hope you have a wonderful trip", {"optimism", "caring", "admiration"}}};
  EXPECT_GE(Shown(Feeling(Language::kEnglish), lines), lines.size() - 2);
}

TEST(EmotionModel, ReadsEverydayKorean) {
  const std::vector<Expected> lines = {{"어제 강아지가 무지개다리를 건넜어", {"grief", "sadness"}},
                                       {"동생이 너무 자랑스러워", {"pride", "admiration"}},
                                       {"들어줘서 고마워요", {"gratitude"}},
                                       {"주말마다 너무 외로워", {"sadness"}},
                                       {"프린터 때문에 짜증나 죽겠어", {"annoyance", "anger"}},
                                       {"내일 면접이라 긴장돼", {"nervousness"}},
                                       {"드디어 붙었어!! 너무 좋아", {"joy", "excitement"}},
                                       {"엄마한테 화낸 게 후회돼", {"remorse"}},
                                       {"ㅋㅋㅋㅋ 진짜 웃기다", {"amusement"}},
                                       {"그게 뭔지 궁금해", {"curiosity"}},
                                       {"넘어져서 창피했어", {"embarrassment"}},
                                       {"결과 괜찮대서 다행이야", {"relief"}},
                                       {"기대했는데 실망이야", {"disappointment"}},
                                       {"할머니 사랑해", {"love"}},
                                       {"귀신 나올까 봐 무서워", {"fear"}},
                                       {"버스가 저기 서", {"neutral"}},
                                       {"바다 보러 가고 싶다", {"desire"}},
                                       {"깜짝 놀랐잖아", {"surprise"}}};
  EXPECT_GE(Shown(Feeling(Language::kKorean), lines), lines.size() - 2);
}

/// How many of `texts` are read on the other side of pleasure than `sign`, or hardly to either.
size_t Misread(const Feeling& feeling, double sign, const std::vector<std::string_view>& texts) {
  return static_cast<size_t>(std::count_if(texts.begin(), texts.end(),
                                           [&](std::string_view text) { return feeling.Pleasure(text) * sign < 0.1; }));
}

TEST(EmotionModel, TellsPleasantFromUnpleasantInAllButOneLine) {
  const Feeling english(Language::kEnglish), korean(Language::kKorean);
  EXPECT_LE(
      Misread(english, 1,
              {"what a lovely morning", "i got promoted!", "this soup is delicious", "my best friend is visiting"}) +
          Misread(
              english, -1,
              {"i failed again", "everything hurts and nobody cares", "they cancelled my project", "i hate this job"}),
      1u);
  EXPECT_LE(
      Misread(korean, 1, {"오늘 날씨 너무 좋다", "승진했어!", "친구가 놀러 와서 신나", "행복해"}) +
          Misread(korean, -1, {"또 실패했어 속상해", "아무도 내 편이 아니야 힘들어", "회사 가기 싫어", "다 망했어"}),
      1u);
}

TEST(EmotionModel, ReadsFearAsMoreArousedThanSadness) {
  const Feeling english(Language::kEnglish);
  EXPECT_GT(english.PadFor("i'm terrified").arousal, english.PadFor("i'm so lonely and sad").arousal);
}

TEST(EmotionModel, MindsNegation) {
  const Feeling english(Language::kEnglish), korean(Language::kKorean);
  EXPECT_GT(english.Pleasure("i'm not sad at all"), english.Pleasure("i'm sad"));
  EXPECT_GT(korean.Pleasure("슬프지 않아"), korean.Pleasure("슬퍼"));
}

TEST(EmotionModel, RefusesBytesThatAreNoWeights) {
  alignas(64) std::array<uint8_t, 512> bytes{};
  EXPECT_FALSE(EmotionModel::Load(std::span(bytes).first(10), Language::kEnglish));
  EXPECT_FALSE(EmotionModel::Load(bytes, Language::kEnglish));
  EmotionHeader header;
  header.slots = 1u << 30;
  std::memcpy(bytes.data(), &header, sizeof(header));
  EXPECT_FALSE(EmotionModel::Load(bytes, Language::kEnglish));
  header.slots = 12;
  std::memcpy(bytes.data(), &header, sizeof(header));
  EXPECT_FALSE(EmotionModel::Load(bytes, Language::kEnglish));
}

TEST(Features, MeetATypingSlipHalfWay) {
  const auto shared = [](std::string_view a, std::string_view b) {
    auto one = EmotionFeatures(a, Language::kKorean), other = EmotionFeatures(b, Language::kKorean);
    return std::count_if(one.begin(), one.end(), [&](const Feature& f) {
      return std::any_of(other.begin(), other.end(), [&](const Feature& g) { return g.hash == f.hash; });
    });
  };
  EXPECT_GT(shared("행복했어", "행복햇어"), shared("행복했어", "도시락을"));
}

TEST(Features, CutElongationsAndHearShouting) {
  const TokenisedText text("SOOOO GOOOOD!!!!! it's fine");
  ASSERT_EQ(text.tokens().size(), 5u);
  EXPECT_EQ(text.tokens()[0].text, U"soo");
  EXPECT_EQ(text.tokens()[2].text, U"!!");
  EXPECT_EQ(text.tokens()[3].text, U"it's");
  EXPECT_TRUE(text.shouted());
  EXPECT_FALSE(TokenisedText("I saw NASA on TV").shouted());
}

}  // namespace
}  // namespace sam
