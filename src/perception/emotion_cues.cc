#include "perception/emotion_cues.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>

#include "base/unicode.h"

namespace sam {
namespace {

/// A piece of text that speaks of a feeling. English cues begin at a word's beginning; Korean ones lie anywhere.
struct Cue {
  std::string_view text;
  std::string_view label;
  float valence;      // -1 to 1: which way it moves the valence
  float boost = 2.0f; // added to the label's log odds
};

constexpr Cue kEnglish[] = {
    {"heartbroken", "sadness", -1, 3}, {"lonely", "sadness", -1, 3}, {"so alone", "sadness", -1}, {"miserable", "sadness", -1},
    {"depressed", "sadness", -1}, {"feel empty", "sadness", -1}, {"i feel so empty", "sadness", -1}, {"feeling down", "sadness", -1, 3},
    {"crying", "sadness", -1}, {"cried", "sadness", -1}, {"homesick", "sadness", -1, 3}, {"exhausted", "sadness", -0.7f, 1.5f},
    {"passed away", "grief", -1, 4.5f}, {"funeral", "grief", -1, 3.5f}, {"died", "grief", -1, 3}, {"put to sleep", "grief", -1, 3},
    {"intensive care", "fear", -1, 3}, {"broke up with", "sadness", -1, 3}, {"dumped me", "sadness", -1, 3}, {"got fired", "disappointment", -1, 3},
    {"laid off", "disappointment", -1, 3}, {"lost my job", "disappointment", -1, 3}, {"got rejected", "disappointment", -1, 3}, {"fell through", "disappointment", -1},
    {"let down", "disappointment", -1, 2.5f}, {"hurt my feelings", "sadness", -1, 3}, {"furious", "anger", -1, 4}, {"so angry", "anger", -1, 3}, {"pissed", "anger", -1, 2.5f},
    {"fed up", "annoyance", -1, 3.5f}, {"annoying", "annoyance", -1}, {"drives me crazy", "annoyance", -1, 3}, {"stressed", "nervousness", -1, 3.5f},
    {"anxious", "nervousness", -1, 4}, {"nervous", "nervousness", -0.7f, 4}, {"worried", "nervousness", -0.7f, 3}, {"overwhelmed", "nervousness", -1, 3},
    {"dreading", "nervousness", -1, 3.5f}, {"panic", "fear", -1, 2}, {"scared", "fear", -1, 3}, {"terrified", "fear", -1, 3},
    {"ashamed", "embarrassment", -1, 3.5f}, {"embarrass", "embarrassment", -0.7f, 3}, {"mortified", "embarrassment", -0.8f, 3.5f}, {"jealous", "desire", -0.6f, 1},
    {"feel guilty", "remorse", -1, 4}, {"my fault", "remorse", -1, 2}, {"i regret", "remorse", -1, 3}, {"grossed", "disgust", -1, 3},
    {"so happy", "joy", 1, 3}, {"over the moon", "joy", 1, 4}, {"made my day", "joy", 1, 3}, {"delighted", "joy", 1, 3}, {"thrilled", "excitement", 1, 3},
    {"can't wait", "excitement", 1, 3}, {"so excited", "excitement", 1, 3}, {"looking forward", "optimism", 0.8f, 2.5f}, {"i got the job", "joy", 1, 4},
    {"got accepted", "joy", 1, 3}, {"got promoted", "joy", 1, 3}, {"passed my", "joy", 0.8f, 2.5f}, {"proud of", "pride", 1, 4}, {"i'm proud", "pride", 1, 4}, {"what a relief", "relief", 0.9f, 4},
    {"relieved", "relief", 0.9f, 4}, {"phew", "relief", 0.6f, 3}, {"grateful", "gratitude", 1, 3}, {"in love", "love", 1, 2.5f}, {"i wish", "desire", -0.1f, 2},
    {"lol", "amusement", 0.3f, 1.5f}, {"haha", "amusement", 0.5f, 2}, {"hilarious", "amusement", 0.8f, 2.5f}, {"just realized", "realization", 0, 3},
    {"just realised", "realization", 0, 3}, {":(", "sadness", -0.8f, 2}, {"\xF0\x9F\x98\xAD", "sadness", -0.5f, 1.5f}, {"\xF0\x9F\x98\xA2", "sadness", -0.8f, 2.5f},
};

constexpr Cue kKorean[] = {
    {"ㅠ", "sadness", -0.15f, 1.2f}, {"ㅜㅜ", "sadness", -0.15f, 1.2f}, {"ㅋㅋ", "amusement", 0.1f, 1.6f}, {"ㅎㅎ", "joy", 0.4f, 1.2f}, {"ㅡㅡ", "annoyance", -0.8f, 1.5f},
    {"슬프", "sadness", -0.6f, 4}, {"슬퍼", "sadness", -0.6f, 4}, {"슬펐", "sadness", -0.6f, 4}, {"우울", "sadness", -1, 4}, {"외로", "sadness", -1, 4}, {"외롭", "sadness", -1, 4},
    {"쓸쓸", "sadness", -1, 3}, {"눈물", "sadness", -0.1f, 2}, {"울었", "sadness", -1, 3}, {"속상", "sadness", -1, 3.5f}, {"서운", "disappointment", -1, 3}, {"서럽", "sadness", -1, 3.5f},
    {"서러", "sadness", -1, 3.5f}, {"공허", "sadness", -1, 3}, {"허전", "sadness", -0.8f, 2.5f}, {"힘들", "sadness", -1, 2.5f}, {"힘드", "sadness", -1, 2.5f}, {"지쳤", "sadness", -0.8f, 2}, {"지친", "sadness", -0.8f, 2},
    {"헤어졌", "sadness", -1, 4}, {"차였", "sadness", -1, 4}, {"돌아가셨", "grief", -1, 5}, {"세상을 떠", "grief", -1, 5}, {"하늘나라", "grief", -1, 4}, {"무지개다리", "grief", -1, 5},
    {"장례", "grief", -1, 3.5f}, {"쓰러지셨", "fear", -1, 3}, {"쓰러지셔", "fear", -1, 3}, {"중환자실", "fear", -1, 3.5f}, {"응급실", "fear", -0.9f, 3}, {"입원", "nervousness", -0.8f, 2.5f}, {"해고", "disappointment", -1, 3}, {"잘렸", "disappointment", -1, 3},
    {"떨어졌", "disappointment", -0.8f, 2.5f}, {"망했", "disappointment", -1, 2.5f}, {"실망", "disappointment", -1, 3}, {"아쉽", "disappointment", -0.5f, 2.5f}, {"아쉬", "disappointment", -0.5f, 2.5f},
    {"화나", "anger", -1, 4}, {"화났", "anger", -1, 4}, {"화가 나", "anger", -1, 4}, {"화가 났", "anger", -1, 4}, {"빡치", "anger", -1, 4}, {"빡쳐", "anger", -1, 4}, {"열받", "anger", -1, 4}, {"열 받", "anger", -1, 4},
    {"억울", "anger", -1, 2.5f}, {"짜증", "annoyance", -1, 3.5f}, {"답답", "annoyance", -1, 2.5f}, {"지긋지긋", "annoyance", -1, 3.5f}, {"귀찮", "annoyance", -0.5f, 2}, {"스트레스", "nervousness", -1, 2.5f},
    {"무서", "fear", -0.7f, 4.5f}, {"무섭", "fear", -0.7f, 4.5f}, {"겁나", "fear", -0.4f, 1}, {"두려", "fear", -1, 4.5f}, {"불안", "nervousness", -1, 4}, {"걱정", "nervousness", -0.8f, 3.5f}, {"긴장", "nervousness", -0.5f, 4}, {"떨려", "nervousness", -0.2f, 3},
    {"초조", "nervousness", -0.8f, 4}, {"부끄", "embarrassment", -0.5f, 4.5f}, {"창피", "embarrassment", -0.9f, 5}, {"민망", "embarrassment", -0.6f, 4.5f}, {"쪽팔", "embarrassment", -0.9f, 5}, {"당황", "confusion", -0.5f, 3},
    {"헷갈", "confusion", -0.3f, 4}, {"모르겠", "confusion", -0.2f, 1.5f}, {"미안", "remorse", -0.3f, 5}, {"죄송", "remorse", -0.3f, 5}, {"후회", "remorse", -1, 5}, {"죄책감", "remorse", -1, 6}, {"내 잘못", "remorse", -1, 4}, {"제 잘못", "remorse", -1, 4},
    {"역겨", "disgust", -1, 3.5f}, {"역겹", "disgust", -1, 3.5f}, {"징그", "disgust", -1, 3.5f}, {"더럽", "disgust", -0.8f, 2}, {"기쁘", "joy", 1, 4}, {"기뻐", "joy", 1, 4}, {"기뻤", "joy", 1, 4}, {"행복", "joy", 1, 4}, {"기분 좋", "joy", 1, 4}, {"기분이 좋", "joy", 1, 4},
    {"신나", "excitement", 1, 4}, {"신난", "excitement", 1, 4}, {"신났", "excitement", 1, 4}, {"설레", "excitement", 0.9f, 4}, {"기대돼", "optimism", 0.9f, 3.5f}, {"기대된", "optimism", 0.9f, 3.5f}, {"기대되", "optimism", 0.9f, 3.5f},
    {"합격", "joy", 1, 3}, {"승진", "joy", 1, 3}, {"붙었", "joy", 0.7f, 2.5f}, {"성공했", "joy", 1, 3}, {"고마워", "gratitude", 1, 4.5f}, {"고맙", "gratitude", 1, 4.5f}, {"감사", "gratitude", 1, 4}, {"사랑해", "love", 1, 4.5f}, {"사랑한", "love", 1, 3}, {"좋아해", "love", 0.9f, 3},
    {"보고 싶", "desire", -0.1f, 5}, {"고 싶", "desire", 0.1f, 5}, {"갖고 싶", "desire", 0.1f, 5}, {"부럽", "desire", -0.4f, 4}, {"부러", "desire", -0.4f, 4}, {"자랑스", "pride", 1, 5}, {"뿌듯", "pride", 1, 5}, {"해냈", "pride", 1, 4},
    {"다행", "relief", 0.8f, 5}, {"안심", "relief", 0.8f, 4.5f}, {"마음이 놓", "relief", 0.8f, 5}, {"후련", "relief", 0.8f, 4.5f}, {"놀랐", "surprise", -0.1f, 4}, {"깜짝", "surprise", 0, 4}, {"헐", "surprise", -0.2f, 2.5f}, {"대박", "surprise", 0.3f, 2},
    {"궁금", "curiosity", 0.2f, 4.5f}, {"웃기", "amusement", 0.2f, 2.5f}, {"웃겨", "amusement", 0.6f, 3}, {"웃겼", "amusement", 0.6f, 3}, {"재밌", "amusement", 0.4f, 3}, {"재미있", "amusement", 0.4f, 3}, {"깨달", "realization", 0.1f, 3.5f}, {"멋지", "admiration", 0.9f, 2.5f}, {"대단", "admiration", 0.7f, 2.5f},
};

constexpr std::array<std::string_view, 10> kEnglishNegations = {"not ", "n't ", "never ", "no ", "without ", "nothing ", "hardly ", "isnt ", "dont ", "wasnt "};
constexpr std::array<std::string_view, 9> kKoreanNegations = {"지 않", "지않", "진 않", "지는 않", "지도 않", "지 못", "지 마", "지는 말", " 없"};
constexpr float kValenceStep = 1.0f;  // how far a cue moves the valence, in log odds

bool Negated(std::string_view text, size_t begin, size_t end, Language language) {
  if (language == Language::kEnglish) {
    const std::string_view before = text.substr(begin - std::min<size_t>(begin, 16), std::min<size_t>(begin, 16));
    return std::any_of(kEnglishNegations.begin(), kEnglishNegations.end(), [&](auto n) { return before.find(n) != before.npos; });
  }
  const std::string_view before = text.substr(0, begin), after = text.substr(end, 18);
  return before.ends_with("안 ") || before.ends_with("별로 ") ||
         std::any_of(kKoreanNegations.begin(), kKoreanNegations.end(), [&](auto n) { return after.find(n) != after.npos; });
}

float LogOdds(float p) { return std::log(std::clamp(p, 1e-4f, 1 - 1e-4f) / (1 - std::clamp(p, 1e-4f, 1 - 1e-4f))); }

/// How much stronger all feeling is said: exclamations and intensifiers, 1 to 1.5.
float Emphasis(std::string_view text, Language language) {
  constexpr std::array<std::string_view, 6> kEn = {" so ", "really ", " very ", "extremely", "incredibly", "absolutely"};
  constexpr std::array<std::string_view, 6> kKo = {"너무", "진짜", "정말", "완전", "엄청", "되게"};
  const auto& words = language == Language::kKorean ? kKo : kEn;
  const auto strong = std::count_if(words.begin(), words.end(), [&](auto w) { return text.find(w) != text.npos; });
  const auto marks = std::min<std::ptrdiff_t>(std::count(text.begin(), text.end(), '!'), 3);
  return std::min(1.5f, 1 + 0.1f * static_cast<float>(strong + marks));
}

void Apply(const Cue& cue, size_t label, float factor, EmotionReading& reading, float& valence) {
  const float odds = LogOdds(reading.labels[label]) + cue.boost * factor;
  reading.labels[label] = 1 / (1 + std::exp(-odds));
  valence += cue.valence * factor * kValenceStep;
}

}  // namespace

void ApplyEmotionCues(std::string_view text, Language language, EmotionReading& reading) {
  const std::string lower = ToLower(text.substr(0, 600));
  const std::span<const Cue> cues = language == Language::kKorean ? std::span<const Cue>(kKorean) : std::span<const Cue>(kEnglish);
  float valence = 0, feeling = 0;
  const float emphasis = Emphasis(lower, language);
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || c == '\''; };
  for (const Cue& cue : cues) {
    size_t at = lower.find(cue.text);
    while (language == Language::kEnglish && at != lower.npos && at > 0 && is_letter(lower[at - 1]) && is_letter(cue.text.front())) at = lower.find(cue.text, at + 1);
    if (at == lower.npos || Negated(lower, at, at + cue.text.size(), language)) continue;
    Apply(cue, EmotionLabel(cue.label), emphasis, reading, valence);
    feeling = std::max(feeling, cue.boost);
  }
  if (feeling > 0) reading.labels.back() *= 1 / (1 + 0.5f * feeling);
  const float odds = LogOdds((reading.valence + 1) / 2) + valence;
  if (valence != 0) reading.valence = std::tanh(odds / 2);
}

}  // namespace sam
