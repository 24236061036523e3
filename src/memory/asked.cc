#include "memory/asked.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "base/word_cache.h"
#include "base/word_lists.h"

namespace sam {
namespace {

using Words = std::initializer_list<std::string_view>;

bool HasDigit(std::string_view text) { return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }); }

bool IsEnglishNumber(std::string_view word) {
  if (IsOneOf(word, {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
                   "seventeen", "eighteen", "nineteen", "dozen", "hundred", "thousand", "million", "half", "quarter", "twice", "once", "couple", "pair", "twins",
                   "triplets", "single", "both", "first", "second", "third", "fourth", "fifth", "only"}))
    return true;
  return StartsWithAny(word, {"twenty", "thirty", "forty", "fourty", "fifty", "sixty", "seventy", "eighty", "ninety"});
}

bool IsKoreanNumber(std::string_view word) {
  if (IsOneOf(word, {"한", "두", "세", "네", "하나", "둘", "셋", "넷", "둘이", "셋이", "하나랑", "쌍둥이", "반", "둘째", "첫째", "외동"})) return true;
  return StartsWithAny(word, {"다섯", "여섯", "일곱", "여덟", "아홉", "열", "스물", "스무", "서른", "마흔", "쉰", "예순", "일흔", "이십", "삼십", "사십", "오십", "육십",
                              "칠십", "팔십", "구십", "십", "백", "천", "만 ", "두세", "서너", "두어", "세네", "대여섯", "쌍둥이", "한번", "두번", "세번", "하나", "둘", "셋", "넷"});
}

bool IsTimeWord(std::string_view word) {
  if (StartsWithAny(word, {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "april", "june", "july", "august",
                           "september", "october", "november", "december", "tomorrow", "yesterday", "tonight", "morning", "evening", "noon", "midnight", "afternoon",
                           "weekend", "o'clock", "summer", "winter", "spring", "autumn", "dawn", "christmas", "easter"}))
    return true;
  if (IsOneOf(word, {"march", "may", "am", "pm", "a.m", "p.m", "week", "month", "year", "night", "fall"})) return true;
  if (EndsWithAny(word, {"요일", "주말", "내일", "모레", "새벽", "아침", "저녁", "오전", "오후", "정오", "자정", "생일"})) return true;
  return StartsWithAny(word, {"내일", "모레", "다음주", "다음달", "이번주", "월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일", "주말", "새벽", "아침", "저녁", "오전",
                              "오후", "정오", "자정", "봄", "여름", "가을", "겨울", "내년", "연말", "추석", "설날", "크리스마스", "시월", "유월"});
}

bool HasKoreanDate(std::string_view text) {
  for (size_t i = 1; i < text.size(); ++i) {
    const char before = text[i - 1];
    if (before < '0' || before > '9') continue;
    const std::string_view rest = text.substr(i);
    if (StartsWithAny(rest, {"월", "일", "시", "분", "년", " 월", " 일", " 시", ":", "/"})) return true;
  }
  return HasAny(text, {"한 시", "두 시", "세 시", "네 시", "다섯 시", "여섯 시", "일곱 시", "여덟 시", "아홉 시", "열 시", "열한 시", "열두 시", "다음 주", "다음 달", "이번 주"});
}

double TimeEvidence(std::string_view sentence, const std::vector<std::string_view>& words) {
  if (HasKoreanDate(sentence) || std::any_of(words.begin(), words.end(), IsTimeWord)) return 1;
  return HasDigit(sentence) ? 0.8 : 0;
}

bool IsCounted(std::string_view word) { return HasDigit(word) || IsEnglishNumber(word) || IsKoreanNumber(word); }

double AgeEvidence(std::string_view sentence, const std::vector<std::string_view>& words) {
  const bool number = std::any_of(words.begin(), words.end(), IsCounted);
  if (number && HasAny(sentence, {"year", "month", "old", "turn", "aged", "살", "세", "개월", "age", "스물", "서른"})) return 1;
  if (std::any_of(words.begin(), words.end(), [](auto w) { return StartsWithAny(w, {"스물", "서른", "마흔", "쉰", "예순", "일흔", "여든"}); })) return 1;
  return number ? 0.4 : 0;
}

double ColourEvidence(const std::vector<std::string_view>& words) {
  const auto is_colour = [](std::string_view w) {
    return IsOneOf(w, {"red", "blue", "green", "yellow", "black", "white", "grey", "gray", "purple", "pink", "orange", "brown", "turquoise", "teal", "beige", "navy",
                     "crimson", "lilac", "violet", "golden", "gold", "silver", "ginger", "maroon", "scarlet", "indigo", "mint", "cream"}) ||
           EndsWithAny(w, {"색", "빨강", "파랑", "노랑", "초록", "검정", "하양", "분홍", "보라", "주황"}) ||
           StartsWithAny(w, {"까매", "까만", "까맣", "하얗", "하얀", "하얘", "빨간", "빨개", "빨갛", "노란", "노래", "노랗", "파란", "파래", "파랗", "검은", "회색", "흰", "분홍", "보라",
                             "초록", "남색", "갈색", "주황", "연두", "하늘색", "검정", "빨강", "파랑", "노랑", "베이지"});
  };
  return std::any_of(words.begin(), words.end(), is_colour) ? 1 : 0;
}

bool IsCapitalised(std::string_view word) { return word.size() > 1 && word[0] >= 'A' && word[0] <= 'Z' && !StartsWithAny(word, {"I'", "I\u2019"}); }

/// A capital inside the sentence, or a word that says that a name comes.
double NameEvidence(std::string_view sentence, std::string_view lower) {
  const std::vector<std::string_view> words = SplitWords(sentence);
  for (size_t i = 1; i < words.size(); ++i)
    if (IsCapitalised(words[i])) return 1;
  if (HasAny(lower, {"called ", "named ", "name is", "name's", "mr. ", "ms. ", "mrs. ", "dr. "})) return 1;
  if (HasAny(lower, {" name", "calling "})) return 0.9;
  if (HasAny(lower, {"이름", "성함", "님", "씨", "라는 ", "라고 ", "선생", "대리", "과장", "부장", "주임"})) return 1;
  return !words.empty() && IsCapitalised(words[0]) ? 0.8 : 0.45;
}

double PlaceEvidence(std::string_view sentence, std::string_view lower) {
  const std::vector<std::string_view> words = SplitWords(sentence);
  for (size_t i = 1; i < words.size(); ++i)
    if (IsCapitalised(words[i]) && IsOneOf(ToLower(words[i - 1]), {"in", "at", "from", "to", "near", "of", "on", "outside", "around"})) return 1;
  if (HasAny(lower, {" in ", " at ", " from ", " near ", "고향", "에서", "에 살", "으로 이사", "로 이사", "동네", "역 ", "에 있", "태생", "출신"})) return 0.9;
  return HasAny(sentence, {"시 ", "동 ", "구 ", "도 "}) ? 0.6 : 0.4;
}

AnswerKind OfQuery(QueryKind kind) {
  switch (kind) {
    case QueryKind::kWho: return AnswerKind::kName;
    case QueryKind::kWhere: return AnswerKind::kPlace;
    case QueryKind::kWhen: return AnswerKind::kTime;
    case QueryKind::kHowMany: return AnswerKind::kNumber;
    case QueryKind::kHowOld: return AnswerKind::kAge;
    default: return AnswerKind::kAny;
  }
}

bool HasWord(const std::vector<std::string_view>& words, Words any) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return IsOneOf(w, any); });
}

bool StartsAsking(std::string_view lower, const std::vector<std::string_view>& words) {
  if (words.empty()) return false;
  std::string_view first = words[0];
  size_t i = 0;
  while (i + 1 < words.size() && IsOneOf(words[i], {"and", "so", "ok", "okay", "but", "hey", "oh", "well", "wait", "hm", "hmm", "um", "then", "now", "sorry"})) first = words[++i];
  const std::string_view after_first = i + 1 < words.size() ? words[i + 1] : std::string_view();
  if (first == "what" && IsOneOf(after_first, {"a", "an"})) return false;  // "what a week"
  if (IsOneOf(first, {"what", "what's", "whats", "who", "who's", "whose", "where", "where's", "when", "when's", "which", "why", "how", "how's"})) return true;
  const std::string_view second = i + 1 < words.size() ? words[i + 1] : std::string_view();
  const bool inverted = IsOneOf(first, {"do", "does", "did", "is", "are", "was", "were", "can", "could", "will", "would", "should", "have", "has", "am"}) &&
                        IsOneOf(second, {"you", "i", "he", "she", "it", "we", "they", "my", "our", "the", "your", "there", "that", "this", "a", "his", "her"});
  return inverted || (first == "remember" && Contains(lower, "what")) || (first == "guess" && IsOneOf(second, {"what", "who"}));
}

}  // namespace

AnswerKind AskedFor(std::string_view question, const std::optional<FactQuery>& query) {
  const std::string lower = ToLower(question);
  const std::vector<std::string_view> words = SplitWords(lower);
  if (HasAny(lower, {"how old", "몇 살", "몇살", "나이", "연세", "몇 개월"}) || HasWord(words, {"age"})) return AnswerKind::kAge;
  if (HasAny(lower, {"what time", "what day", "what date", "which day", "언제", "몇 시에", "몇시", "며칠", "날짜", "무슨 요일", "몇 월", "생일"}) ||
      HasWord(words, {"when", "when's", "date", "birthday"}))
    return AnswerKind::kTime;
  if (Contains(lower, "몇 시") && !Contains(lower, "몇 시간")) return AnswerKind::kTime;
  if (HasAny(lower, {"how many", "how much", "how long", "how far", "how often", "what number", "which number", "몇", "얼마", "번호"})) return AnswerKind::kNumber;
  if (HasAny(lower, {"colour", "color", "무슨 색", "색깔", "어떤 색"})) return AnswerKind::kColour;
  if (HasAny(lower, {"어디", "고향", "도시", "동네"}) || HasWord(words, {"where", "where's", "city", "town", "country", "village"})) return AnswerKind::kPlace;
  if (HasAny(lower, {"누구", "누가", "이름", "성함", "뭐라고 불", "뭐라고 부르"}) || HasWord(words, {"who", "who's", "whose", "name", "called", "named"})) return AnswerKind::kName;
  return query ? OfQuery(query->kind) : AnswerKind::kAny;
}

double Evidence(AnswerKind kind, std::string_view sentence) {
  if (kind == AnswerKind::kAny) return 1;
  const std::string lower = ToLower(sentence);
  if (kind == AnswerKind::kName) return NameEvidence(sentence, lower);
  if (kind == AnswerKind::kPlace) return PlaceEvidence(sentence, lower);
  const std::vector<std::string_view> words = SplitWords(lower);
  switch (kind) {
    case AnswerKind::kTime: return TimeEvidence(lower, words);
    case AnswerKind::kAge: return AgeEvidence(lower, words);
    case AnswerKind::kColour: return ColourEvidence(words);
    default: return std::any_of(words.begin(), words.end(), IsCounted) ? 1 : 0;
  }
}

namespace {

bool AsksWithoutMark(std::string_view trimmed) {
  const std::string lower = ToLower(trimmed);
  const std::vector<std::string_view> words = SplitWords(lower);
  if (StartsAsking(lower, words)) return true;
  if (words.empty()) return false;
  const std::string_view last = words.back();
  const bool asks_word = HasAny(lower, {"뭐", "누구", "누가", "어디", "언제", "무슨", "몇 ", "왜 ", "어떤", "뭘", "기억"});
  if (asks_word && EndsWithAny(last, {"했지", "했죠", "했더라", "했게", "이게", "뭐게", "일까", "을까", "까요", "인지", "는지", "니", "나요", "가요", "죠", "더라", "래", "냐", "야", "해", "나", "였지", "었지", "았지", "랬지", "댔지", "였죠", "었죠", "았죠", "랬죠", "했었나", "였나", "거지", "건지"}))
    return true;
  return EndsWithAny(last, {"습니까", "ㅂ니까", "을까요", "일까요", "기억나", "기억해", "기억하세요", "기억나세요"});
}

}  // namespace

bool IsAsking(std::string_view sentence) {
  constexpr size_t kLongest = 160;  // bytes: what is kept
  const std::string_view trimmed = Trim(sentence);
  if (EndsWith(trimmed, "?") || EndsWith(trimmed, "？")) return true;
  if (trimmed.size() > kLongest) return AsksWithoutMark(trimmed);
  thread_local WordCache<bool, 512> asks;  // the same sentence is asked for while she listens, recalls and answers
  return asks.Of(trimmed, [&] { return AsksWithoutMark(trimmed); });
}

bool OnlyAsks(std::string_view text) {
  if (!IsAsking(text)) return false;
  const std::vector<std::string_view> sentences = SplitSentences(text);
  return std::all_of(sentences.begin(), sentences.end(), IsAsking);
}

std::string ToldIn(std::string_view text) {
  constexpr size_t kReminder = 120;  // bytes
  std::string told;
  for (const std::string_view sentence : SplitSentences(text)) {
    const bool reminds = HasAny(sentence, {"얘기 다 했잖", "얘기했잖", "얘기 했잖", "말했잖", "말 했잖", "말씀드렸잖"}) || StartsWithAny(ToLower(sentence.substr(0, 24)), {"i told you", "i've told you", "i already told", "i just told you"});
    if (!IsAsking(sentence) && !(reminds && sentence.size() < kReminder)) told += (told.empty() ? "" : " ") + std::string(sentence);
  }
  return told;
}

bool OpensCorrection(std::string_view text) {
  const std::string lower = ToLower(text.substr(0, 120));
  if (HasAny(lower, PairFilter(lower), {"mixed them up", "mixed up", "i meant", "i mean it's", "correction", "my mistake", "got that wrong", "i was wrong", "misspoke", "scratch that", "not true, it", "i said it wrong",
                     "잘못 말했", "잘못말했", "잘못 알", "헷갈렸", "착각했", "착각이", "정정", "말이 헛나", "다시 말", "틀렸어", "틀렸네", "바꿔 말", "잘못 얘기"}))
    return true;
  return StartsWithAny(lower, {"no wait", "oh no,", "wait, no", "wait no", "sorry, it's", "sorry, ", "actually,", "actually ", "oops", "아니다", "아 아니", "앗", "아차", "아니 "});
}

bool GoesOn(std::string_view text) {
  const std::string lower = ToLower(text.substr(0, 60));
  return StartsWithAny(lower, {"he ", "she ", "it ", "they ", "he's ", "she's ", "it's ", "they're ", "his ", "her ", "its ", "their ", "that one", "and ", "which ", "the other",
                               "걔", "그 친구", "그 사람", "그분", "그게", "그거", "근데 걔", "이름은", "이름이", "나이는", "그 애", "그 아이", "그리고"});
}

}  // namespace sam
