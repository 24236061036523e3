#include "emotion_data.h"

#include <array>
#include <bit>
#include <cstdlib>
#include <fstream>

#include "base/unicode.h"
#include "perception/emotion_cues.h"

namespace sam::training {
namespace {

constexpr uint32_t Bit(std::string_view name) {
  for (size_t i = 0; i < kEmotionLabels; ++i)
    if (kEmotionLabelNames[i] == name) return 1u << i;
  std::abort();
}

template <typename... Names>
constexpr uint32_t Bits(Names... names) {
  return (0u | ... | Bit(names));
}

/// KOTE's 44 labels (Jeon et al. 2022, in the order of its files) as the nearest of GoEmotions.
constexpr std::array<uint32_t, 44> kFromKote = {
    Bits("annoyance", "disapproval"),  // 불평/불만
    Bits("approval"),                  // 환영/호의
    Bits("admiration"),                // 감동/감탄
    Bits("annoyance"),                 // 지긋지긋
    Bits("gratitude"),                 // 고마움
    Bits("sadness"),                   // 슬픔
    Bits("anger"),                     // 화남/분노
    Bits("admiration"),                // 존경
    Bits("optimism"),                  // 기대감
    Bits("disapproval"),               // 우쭐댐/무시함
    Bits("disappointment"),            // 안타까움/실망
    Bits(),                            // 비장함
    Bits("disapproval"),               // 의심/불신
    Bits("pride"),                     // 뿌듯함
    Bits("relief"),                    // 편안/쾌적
    Bits("curiosity"),                 // 신기함/관심
    Bits("caring"),                    // 아껴주는
    Bits("embarrassment"),             // 부끄러움
    Bits("fear"),                      // 공포/무서움
    Bits("grief"),                     // 절망
    Bits("disapproval"),               // 한심함
    Bits("disgust"),                   // 역겨움/징그러움
    Bits("annoyance"),                 // 짜증
    Bits("disapproval"),               // 어이없음
    Bits("neutral"),                   // 없음
    Bits("disappointment"),            // 패배/자기혐오
    Bits("annoyance"),                 // 귀찮음
    Bits("sadness"),                   // 힘듦/지침
    Bits("amusement", "excitement"),   // 즐거움/신남
    Bits("realization"),               // 깨달음
    Bits("remorse"),                   // 죄책감
    Bits("anger", "disgust"),          // 증오/혐오
    Bits("love"),                      // 흐뭇함(귀여움/예쁨)
    Bits("confusion"),                 // 당황/난처
    Bits("surprise"),                  // 경악
    Bits("nervousness"),               // 부담/안_내킴
    Bits("sadness"),                   // 서러움
    Bits("disappointment"),            // 재미없음
    Bits("caring"),                    // 불쌍함/연민
    Bits("surprise"),                  // 놀람
    Bits("joy"),                       // 행복
    Bits("nervousness"),               // 불안/걱정
    Bits("joy"),                       // 기쁨
    Bits("approval"),                  // 안심/신뢰
};

constexpr uint32_t kPleasant = Bits("admiration", "amusement", "approval", "caring", "excitement", "gratitude", "joy",
                                    "love", "optimism", "pride", "relief", "desire");
constexpr uint32_t kUnpleasant = Bits("anger", "annoyance", "disappointment", "disapproval", "disgust", "embarrassment",
                                      "fear", "grief", "nervousness", "remorse", "sadness");

/// The Ekman grouping that GoEmotions was published with.
constexpr std::array<uint32_t, 7> kEkman = {Bits("anger", "annoyance", "disapproval"),
                                            Bits("disgust"),
                                            Bits("fear", "nervousness"),
                                            Bits("joy", "amusement", "approval", "excitement", "gratitude", "love",
                                                 "optimism", "relief", "pride", "admiration", "desire", "caring"),
                                            Bits("sadness", "disappointment", "embarrassment", "grief", "remorse"),
                                            Bits("surprise", "realization", "confusion", "curiosity"),
                                            Bits("neutral")};

std::vector<std::string> Columns(const std::string& line) {
  std::vector<std::string> columns(1);
  for (const char c : line) {
    if (c == '\t')
      columns.emplace_back();
    else if (c != '\r')
      columns.back().push_back(c);
  }
  return columns;
}

std::vector<size_t> Numbers(const std::string& list) {
  std::vector<size_t> numbers;
  for (const char* at = list.c_str(); *at != '\0';) {
    char* end = nullptr;
    numbers.push_back(std::strtoul(at, &end, 10));
    if (end == at) break;
    at = *end == ',' ? end + 1 : end;
  }
  return numbers;
}

/// Reads each line's columns with `read`, which gives nothing for a heading.
template <typename Read>
Result<std::vector<Sample>> ReadLines(const std::string& path, size_t columns, Read read) {
  std::ifstream file(path);
  if (!file) return Fail(ErrorCode::kNotFound, "cannot read " + path + "; name the data folder");
  std::vector<Sample> samples;
  for (std::string line; std::getline(file, line);) {
    const auto parts = Columns(line);
    if (parts.size() < columns) continue;
    Sample sample = read(parts);
    sample.text = CleanText(sample.text);
    if (!sample.text.empty()) samples.push_back(std::move(sample));
  }
  return samples;
}

}  // namespace

Result<std::vector<Sample>> ReadGoEmotions(const std::string& path) {
  return ReadLines(path, 2, [](const std::vector<std::string>& parts) {
    Sample sample;
    sample.text = parts[0];
    for (const size_t label : Numbers(parts[1]))
      if (label < kEmotionLabels) sample.labels |= 1u << label;
    sample.valence = ValenceOf(sample.labels);
    return sample;
  });
}

Result<std::vector<Sample>> ReadKote(const std::string& path) {
  return ReadLines(path, 3, [](const std::vector<std::string>& parts) {
    Sample sample;
    sample.text = parts[1];
    int up = 0, down = 0;
    for (const size_t label : Numbers(parts[2])) {
      if (label >= kFromKote.size()) continue;
      sample.labels |= kFromKote[label];
      const int sign = ValenceOf(kFromKote[label]);
      up += sign > 0, down += sign < 0;
    }
    sample.valence = up > down ? 1 : down > up ? -1 : 0;
    sample.clear = up >= 3 * down || down >= 3 * up;
    return sample;
  });
}

Result<std::vector<Sample>> ReadNsmc(const std::string& path) {
  return ReadLines(path, 3, [](const std::vector<std::string>& parts) {
    Sample sample;
    sample.text = parts[2] == "label" ? "" : parts[1];
    sample.has_labels = false;
    sample.valence = parts[2] == "1" ? 1 : -1;
    return sample;
  });
}

Result<std::vector<Sample>> ReadEverydayKorean(const std::string& path) {
  auto casual = ReadLines(path, 1, [](const std::vector<std::string>& parts) {
    const std::string& line = parts[0];
    const bool quoted = line.starts_with('"');
    const size_t end = quoted ? line.find("\",") : line.find(',');
    Sample sample;
    sample.weight = 0.25f;
    sample.judged = false;
    if (end == line.npos || line.starts_with("Q,")) return sample;
    sample.text = line.substr(quoted, end - quoted);
    sample.labels = CuedLabels(sample.text, Language::kKorean);
    if (sample.labels != 0) return sample;
    sample.has_labels = line.back() == '0';
    sample.labels = Bits("neutral");
    return sample;
  });
  if (!casual) return casual;
  std::vector<Sample> both = *casual;  // the same lines said politely, where 요 is all it takes
  for (Sample& sample : *casual) {
    const std::u32string letters = ToUtf32(sample.text);
    if (std::u32string_view(U"어아지네해돼워봐데져줘와여걸게나까").find(letters.back()) == std::u32string_view::npos)
      continue;
    sample.text += "요";
    both.push_back(std::move(sample));
  }
  return both;
}

int ValenceOf(uint32_t labels) {
  const int up = std::popcount(labels & kPleasant), down = std::popcount(labels & kUnpleasant);
  return up > down ? 1 : down > up ? -1 : 0;
}

uint32_t EkmanOf(uint32_t labels) {
  uint32_t groups = 0;
  for (size_t i = 0; i < kEkman.size(); ++i)
    if (labels & kEkman[i]) groups |= 1u << i;
  return groups;
}

}  // namespace sam::training
