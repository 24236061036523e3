#include "perception/emotion_cues.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "base/word_lists.h"

namespace sam {
namespace {

/// A piece of text that speaks of a feeling. English cues begin at a word's beginning; Korean ones lie anywhere.
struct Cue {
  std::string_view text;
  std::string_view label;
  float valence;       // -1 to 1: which way it moves the valence
  float boost = 2.0f;  // added to the label's log odds
};

constexpr Cue kEnglish[] = {
    {"sad", "sadness", -0.8f, 1.5f},
    {"upset", "sadness", -0.8f, 2},
    {"happy", "joy", 0.8f, 1.5f},
    {"angry", "anger", -0.8f, 2},
    {"mad at", "anger", -0.8f, 2.5f},
    {"afraid", "fear", -0.8f, 2},
    {"excited", "excitement", 0.8f, 2},
    {"bored", "annoyance", -0.7f, 1.5f},
    {"disappointed", "disappointment", -0.9f, 2.5f},
    {"confused", "confusion", -0.3f, 2},
    {"surprised", "surprise", 0, 2},
    {"stupid", "annoyance", -0.7f, 0.5f},
    {"awful", "sadness", -0.6f, 0.5f},
    {"heartbroken", "sadness", -1, 3},
    {"lonely", "sadness", -1, 3},
    {"so alone", "sadness", -1},
    {"miserable", "sadness", -1},
    {"depressed", "sadness", -1},
    {"feel empty", "sadness", -1},
    {"i feel so empty", "sadness", -1},
    {"feeling down", "sadness", -1, 3},
    {"crying", "sadness", -1},
    {"cried", "sadness", -1},
    {"homesick", "sadness", -1, 3},
    {"exhausted", "sadness", -0.7f, 1.5f},
    {"passed away", "grief", -1, 4.5f},
    {"funeral", "grief", -1, 3.5f},
    {"died", "grief", -1, 3},
    {"put to sleep", "grief", -1, 3},
    {"intensive care", "fear", -1, 3},
    {"broke up with", "sadness", -1, 3},
    {"dumped me", "sadness", -1, 3},
    {"got fired", "disappointment", -1, 3},
    {"laid off", "disappointment", -1, 3},
    {"lost my job", "disappointment", -1, 3},
    {"got rejected", "disappointment", -1, 3},
    {"fell through", "disappointment", -1},
    {"letdown", "disappointment", -1, 3},
    {"cancelled", "disappointment", -0.8f, 1.5f},
    {"canceled", "disappointment", -0.8f, 1.5f},
    {"failed", "disappointment", -1, 1.5f},
    {"let down", "disappointment", -1, 2.5f},
    {"hurt my feelings", "sadness", -1, 3},
    {"furious", "anger", -1, 4},
    {"pissed", "anger", -1, 2.5f},
    {"fed up", "annoyance", -1, 3.5f},
    {"annoying", "annoyance", -1},
    {"drives me crazy", "annoyance", -1, 3},
    {"stressed", "nervousness", -1, 3.5f},
    {"anxious", "nervousness", -1, 4},
    {"nervous", "nervousness", -0.7f, 4},
    {"worried", "nervousness", -0.7f, 3},
    {"overwhelmed", "nervousness", -1, 3},
    {"dreading", "nervousness", -1, 3.5f},
    {"panic", "fear", -1, 2},
    {"scared", "fear", -1, 3},
    {"terrified", "fear", -1, 3},
    {"ashamed", "embarrassment", -1, 3.5f},
    {"embarrass", "embarrassment", -0.7f, 3},
    {"mortified", "embarrassment", -0.8f, 3.5f},
    {"jealous", "desire", -0.6f, 1},
    {"feel guilty", "remorse", -1, 4},
    {"my fault", "remorse", -1, 2},
    {"i regret", "remorse", -1, 3},
    {"grossed", "disgust", -1, 3},
    {"so happy", "joy", 0.4f, 1.5f},
    {"over the moon", "joy", 1, 4},
    {"made my day", "joy", 1, 3},
    {"delighted", "joy", 1, 3},
    {"thrilled", "excitement", 1, 3},
    {"can't wait", "excitement", 1, 3},
    {"looking forward", "optimism", 0.8f, 2.5f},
    {"i got the job", "joy", 1, 4},
    {"got accepted", "joy", 1, 3},
    {"got promoted", "joy", 1, 3},
    {"passed my", "joy", 0.8f, 2.5f},
    {"proud of", "pride", 1, 4},
    {"i'm proud", "pride", 1, 4},
    {"what a relief", "relief", 0.9f, 4},
    {"relieved", "relief", 0.9f, 4},
    {"phew", "relief", 0.6f, 3},
    {"grateful", "gratitude", 1, 3},
    {"in love", "love", 1, 2.5f},
    {"i wish", "desire", -0.1f, 2},
    {"lol", "amusement", 0.3f, 1.5f},
    {"haha", "amusement", 0.5f, 2},
    {"hilarious", "amusement", 0.8f, 2.5f},
    {"just realized", "realization", 0, 3},
    {"just realised", "realization", 0, 3},
    {":(", "sadness", -0.8f, 2},
    {"\xF0\x9F\x98\xAD", "sadness", -0.5f, 1.5f},
    {"\xF0\x9F\x98\xA2", "sadness", -0.8f, 2.5f},
};

constexpr Cue kKorean[] = {
    {"기분이 별로", "sadness", -0.9f, 2.5f},
    {"기분 별로", "sadness", -0.9f, 2.5f},
    {"기분이 안 좋", "sadness", -1, 3},
    {"기분 안 좋", "sadness", -1, 3},
    {"기분이 나", "annoyance", -0.9f, 2.5f},
    {"기분 나", "annoyance", -0.9f, 2.5f},
    {"심심", "annoyance", -0.3f, 1},
    {"귀여", "love", 0.7f, 2},
    {"귀엽", "love", 0.7f, 2},
    {"미치겠", "annoyance", -0.9f, 2.5f},
    {"죽겠", "annoyance", -0.4f, 1},
    {"울고 싶", "sadness", -1, 3},
    {"밉", "anger", -0.8f, 2},
    {"미워", "anger", -0.8f, 2.5f},
    {"싫어", "annoyance", -0.8f, 2},
    {"싫다", "annoyance", -0.8f, 2},
    {"좋겠", "desire", 0.2f, 3},
    {"피곤", "sadness", -0.5f, 1},
    {"아프", "sadness", -0.7f, 1.5f},
    {"아파", "sadness", -0.7f, 1.5f},
    {"멍청", "annoyance", -0.8f, 2},
    {"한심", "disapproval", -0.9f, 2.5f},
    {"어이없", "annoyance", -0.8f, 2.5f},
    {"황당", "surprise", -0.6f, 2.5f},
    {"상처", "sadness", -0.9f, 2.5f},
    {"배신", "anger", -1, 2.5f},
    {"그리워", "sadness", -0.4f, 2.5f},
    {"그립", "sadness", -0.4f, 2.5f},
    {"막막", "nervousness", -0.9f, 3},
    {"괴로", "sadness", -1, 3},
    {"괴롭", "sadness", -1, 3},
    {"ㅠ", "sadness", -0.15f, 1.2f},
    {"ㅜㅜ", "sadness", -0.15f, 1.2f},
    {"ㅋㅋ", "amusement", 0.1f, 1.6f},
    {"ㅎㅎ", "joy", 0.4f, 1.2f},
    {"ㅡㅡ", "annoyance", -0.8f, 1.5f},
    {"슬프", "sadness", -0.6f, 4},
    {"슬퍼", "sadness", -0.6f, 4},
    {"슬펐", "sadness", -0.6f, 4},
    {"우울", "sadness", -1, 4},
    {"외로", "sadness", -1, 4},
    {"외롭", "sadness", -1, 4},
    {"쓸쓸", "sadness", -1, 3},
    {"눈물", "sadness", -0.1f, 2},
    {"울었", "sadness", -1, 3},
    {"속상", "sadness", -1, 3.5f},
    {"서운", "disappointment", -1, 3},
    {"서럽", "sadness", -1, 3.5f},
    {"서러", "sadness", -1, 3.5f},
    {"공허", "sadness", -1, 3},
    {"허전", "sadness", -0.8f, 2.5f},
    {"힘들", "sadness", -1, 2.5f},
    {"힘드", "sadness", -1, 2.5f},
    {"지쳤", "sadness", -0.8f, 2},
    {"지친", "sadness", -0.8f, 2},
    {"헤어졌", "sadness", -1, 4},
    {"차였", "sadness", -1, 4},
    {"돌아가셨", "grief", -1, 5},
    {"세상을 떠", "grief", -1, 5},
    {"하늘나라", "grief", -1, 4},
    {"무지개다리", "grief", -1, 5},
    {"장례", "grief", -1, 3.5f},
    {"쓰러지셨", "fear", -1, 3},
    {"쓰러지셔", "fear", -1, 3},
    {"중환자실", "fear", -1, 3.5f},
    {"응급실", "fear", -0.9f, 3},
    {"입원", "nervousness", -0.8f, 2.5f},
    {"해고", "disappointment", -1, 3},
    {"잘렸", "disappointment", -1, 3},
    {"떨어졌", "disappointment", -0.8f, 2.5f},
    {"망했", "disappointment", -1, 2.5f},
    {"실망", "disappointment", -1, 3},
    {"아쉽", "disappointment", -0.5f, 2.5f},
    {"아쉬", "disappointment", -0.5f, 2.5f},
    {"화나", "anger", -1, 4},
    {"화났", "anger", -1, 4},
    {"화가 나", "anger", -1, 4},
    {"화가 났", "anger", -1, 4},
    {"빡치", "anger", -1, 4},
    {"빡쳐", "anger", -1, 4},
    {"열받", "anger", -1, 4},
    {"열 받", "anger", -1, 4},
    {"억울", "anger", -1, 2.5f},
    {"짜증", "annoyance", -1, 3.5f},
    {"답답", "annoyance", -1, 2.5f},
    {"지긋지긋", "annoyance", -1, 3.5f},
    {"귀찮", "annoyance", -0.5f, 2},
    {"스트레스", "nervousness", -1, 2.5f},
    {"무서", "fear", -0.7f, 4.5f},
    {"무섭", "fear", -0.7f, 4.5f},
    {"겁나", "fear", -0.4f, 1},
    {"두려", "fear", -1, 4.5f},
    {"불안", "nervousness", -1, 4},
    {"걱정", "nervousness", -0.8f, 3.5f},
    {"긴장", "nervousness", -0.5f, 4},
    {"떨려", "nervousness", -0.2f, 3},
    {"초조", "nervousness", -0.8f, 4},
    {"부끄", "embarrassment", -0.5f, 4.5f},
    {"창피", "embarrassment", -0.9f, 5},
    {"민망", "embarrassment", -0.6f, 4.5f},
    {"쪽팔", "embarrassment", -0.9f, 5},
    {"당황", "confusion", -0.5f, 3},
    {"헷갈", "confusion", -0.3f, 4},
    {"모르겠", "confusion", -0.2f, 1.5f},
    {"미안", "remorse", -0.3f, 5},
    {"죄송", "remorse", -0.3f, 5},
    {"후회", "remorse", -1, 5},
    {"죄책감", "remorse", -1, 6},
    {"내 잘못", "remorse", -1, 4},
    {"제 잘못", "remorse", -1, 4},
    {"역겨", "disgust", -1, 3.5f},
    {"역겹", "disgust", -1, 3.5f},
    {"징그", "disgust", -1, 3.5f},
    {"더럽", "disgust", -0.8f, 2},
    {"기쁘", "joy", 1, 4},
    {"기뻐", "joy", 1, 4},
    {"기뻤", "joy", 1, 4},
    {"행복", "joy", 1, 4},
    {"기분 좋", "joy", 1, 4},
    {"기분이 좋", "joy", 1, 4},
    {"신나", "excitement", 1, 4},
    {"신난", "excitement", 1, 4},
    {"신났", "excitement", 1, 4},
    {"설레", "excitement", 0.9f, 4},
    {"기대돼", "optimism", 0.9f, 3.5f},
    {"기대된", "optimism", 0.9f, 3.5f},
    {"기대되", "optimism", 0.9f, 3.5f},
    {"합격", "joy", 1, 3},
    {"승진", "joy", 1, 3},
    {"붙었", "joy", 0.7f, 2.5f},
    {"성공했", "joy", 1, 3},
    {"고마워", "gratitude", 1, 4.5f},
    {"고맙", "gratitude", 1, 4.5f},
    {"감사", "gratitude", 1, 4},
    {"사랑해", "love", 1, 4.5f},
    {"사랑한", "love", 1, 3},
    {"좋아해", "love", 0.9f, 3},
    {"보고 싶", "desire", -0.1f, 5},
    {"고 싶", "desire", 0.1f, 5},
    {"갖고 싶", "desire", 0.1f, 5},
    {"부럽", "desire", -0.4f, 4},
    {"부러", "desire", -0.4f, 4},
    {"자랑스", "pride", 1, 5},
    {"뿌듯", "pride", 1, 5},
    {"해냈", "pride", 1, 4},
    {"다행", "relief", 0.8f, 5},
    {"안심", "relief", 0.8f, 4.5f},
    {"마음이 놓", "relief", 0.8f, 5},
    {"후련", "relief", 0.8f, 4.5f},
    {"놀랐", "surprise", -0.1f, 4},
    {"깜짝", "surprise", 0, 4},
    {"헐", "surprise", -0.2f, 2.5f},
    {"대박", "surprise", 0.3f, 2},
    {"궁금", "curiosity", 0.2f, 4.5f},
    {"웃기", "amusement", 0.2f, 2.5f},
    {"웃겨", "amusement", 0.6f, 3},
    {"웃겼", "amusement", 0.6f, 3},
    {"재밌", "amusement", 0.4f, 3},
    {"재미있", "amusement", 0.4f, 3},
    {"깨달", "realization", 0.1f, 3.5f},
    {"멋지", "admiration", 0.9f, 2.5f},
    {"대단", "admiration", 0.7f, 2.5f},
};

constexpr std::array<std::string_view, 10> kEnglishNegations = {"not ",     "n't ",    "never ", "no ",   "without ",
                                                                "nothing ", "hardly ", "isnt ",  "dont ", "wasnt "};
constexpr std::array<std::string_view, 9> kKoreanNegations = {"지 않", "지않",  "진 않",   "지는 않", "지도 않",
                                                              "지 못", "지 마", "지는 말", " 없"};
constexpr size_t kLongest = 600;
constexpr float kNegatedFactor = -2.0f;  // what a negated cue does, beside the plain one
constexpr float kValenceStep = 1.0f;     // how far a cue moves the valence, in log odds
constexpr float kLongKoreanValenceStep = 0.4f;  // ... in a line long enough for the model to know better
constexpr size_t kShortKorean = 40;             // bytes

bool Negated(std::string_view text, size_t begin, size_t end, Language language) {
  if (language == Language::kEnglish) {
    const std::string_view before = text.substr(begin - std::min<size_t>(begin, 16), std::min<size_t>(begin, 16));
    return std::any_of(kEnglishNegations.begin(), kEnglishNegations.end(),
                       [&](auto n) { return Contains(before, n); });
  }
  const std::string_view before = text.substr(0, begin), after = text.substr(end, 18);
  return EndsWith(before, "안 ") || EndsWith(before, "별로 ") ||
         std::any_of(kKoreanNegations.begin(), kKoreanNegations.end(),
                     [&](auto n) { return Contains(after, n); });
}

float LogOdds(float p) { return std::log(std::clamp(p, 1e-4f, 1 - 1e-4f) / (1 - std::clamp(p, 1e-4f, 1 - 1e-4f))); }

/// How much stronger all feeling is said: exclamations and intensifiers, 1 to 1.5.
float Emphasis(std::string_view text, Language language) {
  constexpr std::array<std::string_view, 6> kEn = {" so ",      "really ",    " very ",
                                                   "extremely", "incredibly", "absolutely"};
  constexpr std::array<std::string_view, 6> kKo = {"너무", "진짜", "정말", "완전", "엄청", "되게"};
  const auto& words = language == Language::kKorean ? kKo : kEn;
  const auto strong = std::count_if(words.begin(), words.end(), [&](auto w) { return Contains(text, w); });
  const auto marks = std::min<std::ptrdiff_t>(std::count(text.begin(), text.end(), '!'), 3);
  return std::min(1.5f, 1 + 0.1f * static_cast<float>(strong + marks));
}

/// The cues of a language by their first two bytes, so that a text is read once for all of them.
class CueIndex {
 public:
  explicit CueIndex(std::span<const Cue> cues) {
    for (const Cue& cue : cues) {
      next_.push_back(first_[KeyOf(cue.text)]);
      first_[KeyOf(cue.text)] = static_cast<uint16_t>(next_.size());
    }
    cues_ = cues;
  }

  /// Calls `found(cue, begin)` for the first place of each cue in `text`.
  template <typename Found>
  void Scan(std::string_view text, Language language, Found found) const {
    std::vector<char> met(cues_.size());
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || c == '\''; };
    for (size_t at = 0; at + 1 < text.size(); ++at) {
      for (uint16_t i = first_[KeyOf(text.substr(at))]; i != 0; i = next_[i - 1]) {
        const Cue& cue = cues_[i - 1];
        if (met[i - 1] || !text.substr(at).starts_with(cue.text)) continue;
        if (language == Language::kEnglish && at > 0 && is_letter(text[at - 1]) && is_letter(cue.text.front()))
          continue;
        met[i - 1] = 1;
        found(cue, at);
      }
    }
  }

 private:
  /// The last byte of the first character tells most in Korean, the first two letters in English.
  static size_t KeyOf(std::string_view text) {
    const auto byte = [&](size_t i) {
      return static_cast<size_t>(i < text.size() ? static_cast<unsigned char>(text[i]) : 0);
    };
    return (byte(0) < 0x80 ? byte(0) * 31 + byte(1) : byte(1) * 64 + byte(2) * 7) % kKeys;
  }
  static constexpr size_t kKeys = 1024;
  std::array<uint16_t, kKeys> first_{};  // 1 + index of a cue; 0: none
  std::vector<uint16_t> next_;
  std::span<const Cue> cues_;
};

const CueIndex& CuesOf(Language language) {
  static const CueIndex english{kEnglish}, korean{kKorean};
  return language == Language::kKorean ? korean : english;
}

void Apply(const Cue& cue, float factor, EmotionReading& reading) {
  float& p = reading.labels[EmotionLabel(cue.label)];
  p = 1 / (1 + std::exp(-(LogOdds(p) + cue.boost * factor)));
}

}  // namespace

void ApplyEmotionCues(std::string_view text, Language language, EmotionReading& reading) {
  const std::string lower = ToLower(text.substr(0, kLongest));
  float valence = 0, feeling = 0;
  const float emphasis = Emphasis(lower, language);
  const float step = language == Language::kKorean && lower.size() > kShortKorean ? kLongKoreanValenceStep : kValenceStep;
  CuesOf(language).Scan(lower, language, [&](const Cue& cue, size_t at) {
    const bool negated = Negated(lower, at, at + cue.text.size(), language);
    const float factor = negated ? kNegatedFactor : emphasis;
    Apply(cue, factor, reading);
    valence += cue.valence * factor * step;
    if (!negated) feeling = std::max(feeling, cue.boost);
  });
  if (feeling > 0) reading.labels.back() *= 1 / (1 + 0.5f * feeling);
  if (valence != 0) reading.valence = std::tanh((LogOdds((reading.valence + 1) / 2) + valence) / 2);
}

uint32_t CuedLabels(std::string_view text, Language language) {
  const std::string lower = ToLower(text.substr(0, kLongest));
  uint32_t labels = 0;
  CuesOf(language).Scan(lower, language, [&](const Cue& cue, size_t at) {
    if (!Negated(lower, at, at + cue.text.size(), language)) labels |= 1u << EmotionLabel(cue.label);
  });
  return labels;
}

}  // namespace sam
