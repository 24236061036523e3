// Stems and particles, sentences, and the normal form of Korean school text.
#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "maths/words/korean_text.h"

namespace sam::maths {
namespace {

using View = std::string_view;

/// Particles after a noun; the longer ones first. `final` says which kind of syllable they follow: 1 a consonant, 0 a vowel, 2 any.
struct ParticleForm {
  View text;
  int final;
};
constexpr std::array kParticles = {
    ParticleForm{"에게서는", 2}, ParticleForm{"으로부터", 1}, ParticleForm{"이라고", 1}, ParticleForm{"에게는", 2}, ParticleForm{"에게서", 2}, ParticleForm{"에서는", 2},
    ParticleForm{"한테서", 2},   ParticleForm{"까지의", 2},   ParticleForm{"까지는", 2}, ParticleForm{"부터는", 2}, ParticleForm{"이랑은", 1}, ParticleForm{"보다는", 2},
    ParticleForm{"께서는", 2},   ParticleForm{"으로는", 1},   ParticleForm{"에서의", 2}, ParticleForm{"한테는", 2}, ParticleForm{"에게도", 2}, ParticleForm{"이라면", 1},
    ParticleForm{"에게", 2},     ParticleForm{"에서", 2},     ParticleForm{"한테", 2},   ParticleForm{"까지", 2},   ParticleForm{"부터", 2},   ParticleForm{"보다", 2},
    ParticleForm{"께서", 2},     ParticleForm{"으로", 1},     ParticleForm{"이랑", 1},   ParticleForm{"하고", 2},   ParticleForm{"처럼", 2},   ParticleForm{"에는", 2},
    ParticleForm{"로는", 0},     ParticleForm{"마다", 2},     ParticleForm{"만큼", 2},   ParticleForm{"이나", 1},   ParticleForm{"과는", 1},   ParticleForm{"와는", 0},
    ParticleForm{"과의", 1},     ParticleForm{"와의", 0},     ParticleForm{"의", 2},     ParticleForm{"은", 1},     ParticleForm{"는", 0},     ParticleForm{"이", 1},
    ParticleForm{"가", 0},       ParticleForm{"을", 1},       ParticleForm{"를", 0},     ParticleForm{"과", 1},     ParticleForm{"와", 0},     ParticleForm{"에", 2},
    ParticleForm{"도", 2},       ParticleForm{"만", 2},       ParticleForm{"로", 3},     ParticleForm{"랑", 0},     ParticleForm{"께", 2}};

/// Words whose end looks like a particle or like the -이 of a name; of the first, any word that ends so.
constexpr auto kWholeEnds = std::to_array<View>({"종이", "어린이", "고양이", "호랑이", "원숭이", "길이", "높이", "넓이", "깊이", "놀이", "달팽이", "지렁이", "떡볶이", "목걸이", "귀걸이", "꽂이", "팽이", "넘기", "볶음밥"});
constexpr auto kWhole = std::to_array<View>({"어른", "은", "이", "가", "한", "구이", "마을", "가을", "과일", "사과", "모과", "학과", "결과", "효과", "참가", "휴가", "작가", "화가", "다음", "포도", "지도", "각도", "온도", "속도", "기도", "파도",
                                             "미만", "동의", "강의", "회의", "도로", "많이", "가로", "세로", "적어도", "똑같이", "같이", "깊이", "높이", "높은", "많은", "적은", "같은", "작은", "남은", "받은", "읽은", "먹은", "뽑은", "모은", "심은", "넣은", "산",
                                             "있는", "하는", "가는", "오는", "타는", "사는", "먹는", "읽는", "받는", "없는", "않는", "드는", "되는", "쓰는", "나는", "남는", "걷는", "만드는", "걸리는", "달리는", "모으는", "평행하는", "필요하는", "서로", "바로", "실제로", "새로",
                                             "날마다", "모두", "처음", "마지막", "대신", "이번", "아이", "나이", "오이", "차이", "사이", "먹이", "젊은이", "늙은이", "할은", "더한", "뺀", "각각", "이를", "수박", "호박", "만", "제일", "따로", "스스로", "전체", "짧은", "좁은", "낮은", "얻은", "맞은", "잡은", "찾은", "담은", "접은", "꿰은", "딴", "캔"});

bool IsWhole(View word) {
  if (std::ranges::find(kWhole, word) != kWhole.end()) return true;
  return std::ranges::any_of(kWholeEnds, [&](View end) { return word.ends_with(end); });
}

char32_t LastSyllable(View text) {
  char32_t last = 0;
  for (size_t pos = 0; pos < text.size();) last = DecodeUtf8(text, pos);
  return last;
}

bool Follows(View stem, int final) {
  if (stem.empty()) return false;
  const char32_t last = LastSyllable(stem);
  if (!IsHangulSyllable(last)) return true;
  const int consonant = FinalConsonant(last);
  return final == 2 || (final == 1 && consonant != 0) || (final == 0 && consonant == 0) || (final == 3 && (consonant == 0 || consonant == 8));
}

constexpr std::array<std::pair<View, View>, 17> kForms = {{{"는는", "는"}, {"㎠", "cm2"}, {"㎡", "m2"}, {"㎤", "cm3"}, {"㎥", "m3"}, {"²", "2"},  {"³", "3"},    {"㎝", "cm"}, {"㎞", "km"},
                                                            {"㎏", "kg"},  {"㎖", "mL"}, {"ℓ", "L"},    {"％", "%"},  {"°", "도"}, {"º", "도"},   {"떄", "때"}, {"\xE2\x80\x8B", ""}}};

}  // namespace

std::string NormaliseKorean(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    bool replaced = false;
    for (const auto& [form, plain] : kForms) {
      if (!text.substr(i).starts_with(form)) continue;
      out += plain;
      i += form.size();
      replaced = true;
      break;
    }
    if (replaced) continue;
    const char c = text[i++];
    if (c == '\t' || c == '\r' || (c == ' ' && !out.empty() && out.back() == ' ')) continue;
    out.push_back(c);
  }
  return out;
}

std::vector<std::string> KoreanSentences(std::string_view text) {
  std::vector<std::string> out;
  size_t begin = 0;
  const auto close = [&](size_t end) {
    if (const auto sentence = Trim(text.substr(begin, end - begin)); !sentence.empty()) out.emplace_back(sentence);
    begin = end;
  };
  for (size_t i = 0; i < text.size(); ++i) {
    const bool mark = text[i] == '.' || text[i] == '?' || text[i] == '!';
    const bool in_number = text[i] == '.' && i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9' && i > 0 && text[i - 1] >= '0' && text[i - 1] <= '9';
    if (text[i] == '\n' || (mark && !in_number)) close(i + 1);
  }
  close(text.size());
  return out;
}

std::string NameOf(std::string_view stem) {
  if (IsWhole(stem)) return std::string(stem);
  if (stem.ends_with("네") && stem.size() > 6) stem.remove_suffix(3);
  if (IsWhole(stem)) return std::string(stem);
  if (stem.ends_with("이") && stem.size() > 6 && Follows(stem.substr(0, stem.size() - 3), 1)) stem.remove_suffix(3);
  return std::string(stem);
}

KoreanStem StemOf(std::string_view word) {
  if (IsWhole(word)) return {std::string(word), ""};
  for (const auto& [text, final] : kParticles)  // "가로는" is no "가" with "로는"
    if (word.ends_with(text) && word.size() >= text.size() + 6 && std::ranges::find(kWhole, word.substr(0, word.size() - text.size())) != kWhole.end() && Follows(word.substr(0, word.size() - text.size()), final)) return {std::string(word.substr(0, word.size() - text.size())), std::string(text)};
  for (const auto& [text, final] : kParticles) {
    if (!word.ends_with(text) || word.size() == text.size()) continue;
    const View stem = word.substr(0, word.size() - text.size());
    if (!Follows(stem, final)) continue;
    return {NameOf(stem), std::string(text)};
  }
  return {NameOf(word), ""};
}

bool IsKoreanTail(std::string_view tail) {
  if (tail.empty()) return true;
  static constexpr auto kStarts = std::to_array<View>({"어치", "이던데", "던데", "이래", "이거든", "임", "인데", "씩", "짜리", "이고", "입니", "이다", "이며", "이었", "였", "인", "일", "이라", "라면", "라고", "이면", "이므", "이나", "정도", "동안", "이상", "이하", "미만"});
  for (const View start : kStarts)
    if (tail.starts_with(start)) return true;
  static constexpr auto kMore = std::to_array<View>({"게", "임", "쯤", "나", "래", "거든", "네", "이네", "죠", "이죠", "지", "니", "이니", "냐", "간", "째", "이에요", "예요", "야", "이야", "고", "면", "이지", "당", "이서", "이니까"});
  for (const View more : kMore)
    if (tail == more) return true;
  for (const auto& [text, final] : kParticles)
    if (tail == text || (text.size() < tail.size() && tail.starts_with(text) && (tail.ends_with("는") || tail.ends_with("도") || tail.ends_with("만")))) return true;
  return false;
}

}  // namespace sam::maths
