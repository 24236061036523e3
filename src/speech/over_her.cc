// What is said while she speaks: a sign of listening, or to be quiet.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "speech/turn_end.h"

namespace sam {
namespace {

constexpr size_t kMostWords = 8;  // of a backchannel; who says more has something to say

constexpr std::array<std::string_view, 108> kBackchannels = {
    "mm", "mmm", "mhm", "mmhm", "mmhmm", "mm hm", "mm hmm", "mm mm", "hm", "hmm", "hmmm", "uh huh", "uhhuh", "uh hum", "um hm", "aha", "ah", "ahh", "aah", "oh", "ooh", "oof", "ooo", "wow", "whoa",
    "yeah", "yep", "yup", "yes", "ya", "yea", "ok", "okay", "okey", "kay", "right", "sure", "true", "exactly", "totally", "absolutely", "definitely", "really", "nice", "cool", "great", "good", "lovely",
    "interesting", "gotcha", "got it", "i see", "of course", "for sure", "no way", "oh my god", "oh my", "oh dear", "oh no", "my god", "that's right", "that's true", "makes sense", "that makes sense", "go on",
    "i know", "fair enough", "huh", "ha", "haha", "hahaha", "heh", "hehe",
    "응", "으응", "어", "음", "흠", "네", "넵", "네에", "예", "아", "아하", "오", "오호", "와", "우와", "헐", "하", "하하", "하하하", "히히", "헤헤", "호호", "그래", "그래요", "그렇지", "그렇죠", "그쵸", "그치", "그렇구나", "그렇군요", "그러게", "그러게요", "그러니까요",
    "맞아", "맞아요"};
constexpr std::array<std::string_view, 18> kMoreBackchannels = {"진짜", "진짜요", "정말", "정말요", "아이고", "어머", "세상에", "대박", "좋네", "좋네요", "알겠어", "알겠어요", "그럼", "그럼요", "오케이", "맞죠", "아 그래", "어 그래"};

/// What is left of a backchannel whose last word was not heard; nobody says only this.
constexpr std::array<std::string_view, 7> kBegun = {"of", "that's", "makes", "i", "my", "got", "fair"};

constexpr std::array<std::string_view, 62> kStops = {
    "stop", "stop it", "stop that", "stop talking", "stop speaking", "wait", "wait up", "wait a minute", "wait a second", "wait a sec", "wait a moment", "hold on", "hold on a second", "hold on a minute", "hold up",
    "hang on", "hang on a second", "hang on a minute", "shut up", "be quiet", "quiet", "enough", "that's enough", "that is enough", "pause", "one second", "one moment", "just a second", "just a moment", "just a minute", "silence", "shush", "hush", "shh", "cut it out",
    "잠깐", "잠깐만", "잠깐만요", "잠시만", "잠시만요", "잠시", "그만", "그만해", "그만해요", "그만하세요", "그만해 줘", "그만 말해", "그만 얘기해", "그만 좀 해", "멈춰", "멈춰 줘", "멈춰요", "스톱", "스탑", "조용", "조용히 해", "조용히 해 줘", "조용히", "기다려", "기다려 봐", "됐어 그만", "쉿"};
/// What may stand around a stop and changes nothing of it.
constexpr std::array<std::string_view, 26> kAroundStop = {"please", "ok", "okay", "no", "hey", "oh", "just", "now", "samantha", "right", "sorry", "um", "uh", "well", "아니", "야", "좀", "이제", "제발", "사만다", "사만다야", "아", "어", "네", "자", "그럼"};

/// Words in small letters without marks, hyphens as spaces; what stands in brackets ("[laughter]") left out.
std::vector<std::string> PlainWords(std::string_view text) {
  std::vector<std::string> words(1);
  int inside = 0;
  for (const char32_t c : ToUtf32(ToLower(text))) {
    if (c == U'[' || c == U'(' || c == U'*') inside = c == U'*' && inside > 0 ? 0 : 1;
    else if (c == U']' || c == U')') inside = 0;
    if (inside > 0) continue;
    const bool letter = (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || IsHangulSyllable(c) || IsHangulJamo(c) || (c >= 0xC0 && c < 0x250);
    if (letter) AppendUtf8(c, words.back());
    else if (c == U'\'' || c == 0x2019) words.back() += '\'';
    else if (!words.back().empty()) words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// A laugh or a hum written at whatever length: "ㅋㅋㅋ", "hahahaha", "mmmmm", "네네네", "응응".
bool IsRepeated(const std::string& word) {
  const std::u32string letters = ToUtf32(word);
  constexpr std::u32string_view kLaughs = U"ㅋㅎ하히헤호크";
  constexpr std::u32string_view kUnits = U"네예응어음아오와";
  const auto all_of = [&](std::u32string_view set) { return std::all_of(letters.begin(), letters.end(), [&](char32_t c) { return set.find(c) != set.npos; }); };
  if (all_of(kLaughs)) return true;
  if (letters.size() > 1 && all_of(kUnits.substr(kUnits.find(letters[0]) == kUnits.npos ? kUnits.size() : kUnits.find(letters[0]), 1))) return true;
  const bool laugh = letters.size() > 3 && all_of(U"hae") && word.find('h') != word.npos;
  return laugh || (letters.size() > 1 && (all_of(U"m") || all_of(U"hm")));
}

template <size_t N>
bool IsOneOf(std::string_view phrase, const std::array<std::string_view, N>& phrases) {
  return std::find(phrases.begin(), phrases.end(), phrase) != phrases.end();
}

/// True where the words are a row of phrases that `fits`, of at most `longest` words each.
template <typename Fits>
bool IsRowOf(const std::vector<std::string>& words, size_t longest, Fits fits) {
  for (size_t at = 0; at < words.size();) {
    size_t taken = 0;
    std::string phrase;
    for (size_t n = 1; n <= longest && at + n <= words.size(); ++n) {
      phrase.append(n > 1 ? " " : "").append(words[at + n - 1]);
      if (fits(phrase)) taken = n;
    }
    if (taken == 0) return false;
    at += taken;
  }
  return true;
}

}  // namespace

bool IsBackchannel(std::string_view text) {
  const std::vector<std::string> words = PlainWords(text);
  if (words.empty()) return !Trim(text).empty();  // a noise in brackets
  if (words.size() > kMostWords) return false;
  if (words.size() == 1 && IsOneOf(words[0], kBegun)) return true;
  return IsRowOf(words, 3, [](const std::string& phrase) { return IsOneOf(phrase, kBackchannels) || IsOneOf(phrase, kMoreBackchannels) || IsRepeated(phrase); });
}

bool IsStop(std::string_view text) {
  std::vector<std::string> words = PlainWords(text);
  if (words.empty() || words.size() > kMostWords) return false;
  bool stops = false;
  const bool row = IsRowOf(words, 4, [&](const std::string& phrase) {
    const bool stop = IsOneOf(phrase, kStops);
    stops = stops || stop;
    return stop || IsOneOf(phrase, kAroundStop);
  });
  return row && stops;
}

}  // namespace sam
