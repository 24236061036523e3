#include "conscience/censor/speech_level.h"

#include <array>
#include <utility>

#include "base/unicode.h"

namespace sam::conscience {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// Polite ending, casual ending; the longest that fits comes first.
constexpr std::array<Pair, 34> kCasual = {{
    {"이었습니다", "이었어"}, {"있습니다", "있어"}, {"없습니다", "없어"}, {"같습니다", "같아"}, {"좋습니다", "좋아"}, {"싶습니다", "싶어"}, {"고맙습니다", "고마워"}, {"감사합니다", "고마워"},
    {"했습니다", "했어"}, {"됩니다", "돼"}, {"합니다", "해"}, {"거예요", "거야"}, {"거에요", "거야"}, {"이에요", "이야"}, {"아니에요", "아니야"}, {"아니예요", "아니야"},
    {"예요", "야"}, {"이세요", "이야"}, {"하세요", "해"}, {"주세요", "줘"}, {"보세요", "봐"}, {"가세요", "가"}, {"오세요", "와"}, {"쉬세요", "쉬어"},
    {"계세요", "있어"}, {"주무세요", "자"}, {"드세요", "먹어"}, {"군요", "구나"}, {"죠", "지"}, {"나요", "나"}, {"까요", "까"}, {"게요", "게"},
    {"네요", "네"}, {"셨어요", "었어"},
}};
/// Casual ending, polite ending.
constexpr std::array<Pair, 26> kPolite = {{
    {"거야", "거예요"}, {"아니야", "아니에요"}, {"이야", "이에요"}, {"뭐야", "뭐예요"}, {"거지", "거죠"}, {"했지", "했죠"}, {"있지", "있죠"}, {"없지", "없죠"}, {"이지", "이죠"}, {"겠지", "겠죠"},
    {"구나", "군요"}, {"네", "네요"}, {"잖아", "잖아요"}, {"거든", "거든요"}, {"할게", "할게요"}, {"줄게", "줄게요"}, {"을게", "을게요"}, {"을까", "을까요"}, {"할까", "할까요"}, {"볼까", "볼까요"},
    {"했어", "했어요"}, {"있어", "있어요"}, {"없어", "없어요"}, {"좋아", "좋아요"}, {"같아", "같아요"}, {"해", "해요"},
}};
constexpr std::array<Pair, 7> kWords = {{{"나는", "저는"}, {"내가", "제가"}, {"나도", "저도"}, {"나를", "저를"}, {"나한테", "저한테"}, {"나랑", "저랑"}, {"내", "제"}}};

/// Where the last word ends: before marks, faces and loose letters.
size_t EndOfWords(std::string_view sentence) {
  size_t end = 0;
  for (size_t pos = 0; pos < sentence.size();) if (IsHangulSyllable(DecodeUtf8(sentence, pos))) end = pos;
  return end;
}

/// Whole words of one level become the other's.
std::string WithWords(std::string_view text, SpeechLevel level) {
  std::string out;
  size_t begin = 0;
  while (begin <= text.size()) {
    const size_t space = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, space - begin);
    std::string_view put = word;
    for (const auto& [casual, polite] : kWords) if (word == (level == SpeechLevel::kPolite ? casual : polite)) put = level == SpeechLevel::kPolite ? polite : casual;
    out += put;
    if (space < text.size()) out += ' ';
    begin = space + 1;
  }
  return out;
}

bool EndsInPast(std::string_view word, std::string_view ending) {
  if (!word.ends_with(ending) || word.size() < ending.size() + 3) return false;
  size_t pos = word.size() - ending.size() - 3;
  const char32_t before = DecodeUtf8(word, pos);
  return IsHangulSyllable(before) && FinalConsonant(before) == 20;  // ㅆ
}

std::string Casual(std::string_view words) {
  if (EndsInPast(words, "습니다")) return std::string(words.substr(0, words.size() - std::string_view("습니다").size())) + "어";
  for (const auto& [polite, casual] : kCasual) {
    if (words.ends_with(polite)) return std::string(words.substr(0, words.size() - polite.size())) + std::string(casual);
  }
  if (words.ends_with("세요") || !words.ends_with("요") || words.size() < 9) return std::string(words);
  return std::string(words.substr(0, words.size() - std::string_view("요").size()));
}

std::string Polite(std::string_view words) {
  for (const std::string_view polite : {"요", "죠", "니다", "니까", "십시오"}) if (words.ends_with(polite)) return std::string(words);
  if (EndsInPast(words, "다")) return std::string(words.substr(0, words.size() - std::string_view("다").size())) + "어요";
  if (EndsInPast(words, "어")) return std::string(words) + "요";
  for (const auto& [casual, polite] : kPolite) {
    if (words.ends_with(casual)) return std::string(words.substr(0, words.size() - casual.size())) + std::string(polite);
  }
  return std::string(words);
}

/// "이해", "동네": a noun that ends like a verb.
bool EndsInNoun(std::string_view words) {
  for (const std::string_view noun : {"이해", "오해", "피해", "올해", "새해", "동네", "그네", "반대해", "공해", "화해", "당신네", "너네", "우리네"}) if (words.ends_with(noun)) return true;
  return false;
}

}  // namespace

std::string AtLevel(std::string_view sentence, SpeechLevel level) {
  const size_t end = EndOfWords(sentence);
  const std::string_view words = sentence.substr(0, end), rest = sentence.substr(end);
  constexpr size_t kShortest = 9;  // bytes: "네", "그래" and the like belong to both
  if (words.size() < kShortest || EndsInNoun(words) || rest.find_first_of("\"'") != rest.npos || rest.find("”") != rest.npos || rest.find("’") != rest.npos) return std::string(sentence);
  const std::string ended = level == SpeechLevel::kPolite ? Polite(words) : Casual(words);
  if (ended == words) return std::string(sentence);
  return WithWords(ended, level) + std::string(rest);
}

}  // namespace sam::conscience
