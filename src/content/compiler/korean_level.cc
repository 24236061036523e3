#include "content/compiler/korean_level.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"

namespace sam::content {
namespace {

using namespace std::string_view_literals;

constexpr std::array kPolite = {"요"sv, "죠"sv, "니다"sv, "니까"sv, "십시오"sv, "소서"sv};
constexpr std::array kCasual = {
    "야"sv,   "어"sv,   "아"sv,   "지"sv,   "해"sv,   "자"sv,   "네"sv,   "니"sv,  "냐"sv,   "걸"sv,   "구나"sv,
    "군"sv,   "거든"sv, "잖아"sv, "래"sv,   "돼"sv,   "봐"sv,   "와"sv,   "줘"sv,  "워"sv,   "려"sv,   "겨"sv,
    "켜"sv,   "져"sv,   "쳐"sv,   "퍼"sv,   "써"sv,   "둬"sv,   "셔"sv,   "라"sv,  "는다"sv, "한다"sv, "좋다"sv,
    "싶다"sv, "같다"sv, "이다"sv, "난다"sv, "간다"sv, "온다"sv, "없다"sv, "있다"sv};
/// Words that end like a verb and are none.
constexpr std::array kNouns = {
    "까지"sv, "바지"sv, "가지"sv, "의지"sv, "편지"sv, "먼지"sv, "반지"sv, "버지"sv,   "아지"sv, "휴지"sv, "미지"sv,
    "시지"sv, "이지"sv, "돼지"sv, "단어"sv, "언어"sv, "영어"sv, "국어"sv, "상어"sv,   "인어"sv, "연어"sv, "문어"sv,
    "혼자"sv, "남자"sv, "여자"sv, "의자"sv, "과자"sv, "글자"sv, "숫자"sv, "모자"sv,   "피자"sv, "각자"sv, "림자"sv,
    "올해"sv, "피해"sv, "이해"sv, "오해"sv, "새해"sv, "동네"sv, "그네"sv, "노래"sv,   "미래"sv, "아래"sv, "원래"sv,
    "오래"sv, "머니"sv, "언니"sv, "나라"sv, "메라"sv, "콜라"sv, "벌써"sv, "오히려"sv, "배려"sv, "염려"sv, "샤워"sv,
    "파워"sv, "분야"sv, "제야"sv, "해야"sv, "어야"sv, "아야"sv, "시아"sv};

template <size_t N>
bool EndsWithAny(std::string_view word, const std::array<std::string_view, N>& endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view e) { return word.ends_with(e); });
}

/// "...ㄹ까", "...ㄹ게", "...ㅆ다".
bool EndsOnFinal(std::u32string_view word) {
  if (word.size() < 2 || !IsHangulSyllable(word[word.size() - 2])) return false;
  const int final = FinalConsonant(word[word.size() - 2]);
  return (final == 8 && (word.back() == U'까' || word.back() == U'게')) || (final == 20 && word.back() == U'다');
}

/// The last word, without marks and loose jamo.
std::u32string LastWord(std::u32string_view sentence) {
  std::u32string word;
  for (const char32_t c : sentence) {
    if (c == U' ') {
      word += U' ';
    } else if (IsHangulSyllable(c) || (c < 128 && isalnum(static_cast<int>(c)) != 0)) {
      word += c;
    } else if (!IsHangulJamo(c)) {
      word += U' ';
    }
  }
  while (!word.empty() && word.back() == U' ') word.pop_back();
  const size_t space = word.rfind(U' ');
  return space == std::u32string::npos ? word : word.substr(space + 1);
}

SentenceEnding Judge(std::u32string_view sentence) {
  SentenceEnding out{.sentence = ToUtf8(sentence)};
  out.syllables = static_cast<int>(std::count_if(sentence.begin(), sentence.end(), IsHangulSyllable));
  const std::u32string last = LastWord(sentence);
  if (last.empty() || !IsHangulSyllable(last.back())) return out;
  const std::string word = ToUtf8(last);
  if (out.syllables > 1 && EndsWithAny(word, kPolite)) {
    out.ending = Ending::kPolite;
  } else if (out.syllables > 2 && !EndsWithAny(word, kNouns) && (EndsWithAny(word, kCasual) || EndsOnFinal(last))) {
    out.ending = Ending::kCasual;
  }
  return out;
}

/// Quoted parts as one "X".
std::u32string WithoutQuotes(std::u32string_view text) {
  constexpr std::u32string_view open = U"\"“'‘「『", close = U"\"”'’」』";
  std::u32string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const size_t mark = open.find(text[i]);
    const size_t end = mark == open.npos ? text.npos : text.find(close[mark], i + 1);
    if (end == text.npos) {
      out += text[i];
    } else {
      out += U'X';
      i = end;
    }
  }
  return out;
}

}  // namespace

std::vector<SentenceEnding> EndingsOf(std::string_view text) {
  constexpr std::u32string_view marks = U".!?。！？…~\n";
  const std::u32string plain = WithoutQuotes(ToUtf32(text));
  std::vector<SentenceEnding> out;
  for (size_t begin = 0; begin < plain.size();) {
    const size_t end = std::min(plain.find_first_of(marks, begin), plain.size());
    SentenceEnding sentence = Judge(std::u32string_view(plain).substr(begin, end - begin));
    if (sentence.syllables > 0) out.push_back(std::move(sentence));
    begin = end + 1;
  }
  return out;
}

std::string WrongWord(std::string_view text, Ending wanted) {
  constexpr std::array humble = {"저는"sv, "저도"sv, "제가"sv, "저를"sv, "저한테"sv, "저랑"sv, "제"sv, "제게"sv};
  constexpr std::array plain = {"나는"sv, "나도"sv, "내가"sv, "나를"sv, "나한테"sv, "나랑"sv, "내"sv,   "내게"sv,
                                "너는"sv, "네가"sv, "너도"sv, "너를"sv, "너한테"sv, "너랑"sv, "니가"sv, "넌"sv};
  const std::string unquoted = ToUtf8(WithoutQuotes(ToUtf32(text)));
  for (const auto word : SplitWords(unquoted)) {
    // "소리가 나는" is a verb; the pronoun opens its sentence.
    const auto before = Trim(std::string_view(unquoted).substr(0, static_cast<size_t>(word.data() - unquoted.data())));
    if (word == "나는" && !before.empty() && std::string_view(".!?,").find(before.back()) == std::string_view::npos)
      continue;
    const bool wrong = wanted == Ending::kCasual ? std::find(humble.begin(), humble.end(), word) != humble.end()
                                                 : std::find(plain.begin(), plain.end(), word) != plain.end();
    if (wrong) return std::string(word);
  }
  return {};
}

}  // namespace sam::content
