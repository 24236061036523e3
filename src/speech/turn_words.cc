#include "speech/turn_words.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>

#include "base/random.h"
#include "base/unicode.h"

namespace sam {

extern "C" {
extern const uint8_t sam_turn_words_begin[];
}

namespace {

constexpr size_t kMostWords = 40;  // the last of an utterance that are looked at
// After a filler people go on: that much is taken from the logarithm of the odds.
constexpr double kFiller = 4;
// Korean endings that end a sentence as often as they join it to another: people are given longer.
constexpr double kOpenEnding = 1.2;
constexpr std::array<std::string_view, 12> kOpenEndings = {"는데", "은데", "인데", "한데", "던데", "거든", "는데요", "은데요", "인데요", "거든요", "고요", "니까요"};
// What a recogniser writes after the last word.
constexpr double kQuestionMark = 1, kExclamationMark = 0.5, kFullStop = 0.3, kComma = -1.5, kDots = -1.5;

constexpr std::array<std::string_view, 31> kEnglishFillers = {
    "um",     "umm",        "uh",       "uhh",     "uhm",       "er",          "erm",      "hmm",  "hm",   "ah",        "eh",         "like",      "well",       "you know",   "i mean",     "so",
    "anyway", "let me see", "let's see", "kind of", "sort of like", "how do i say", "it's like", "the thing is", "and", "but", "or", "because", "and then", "i was like", "what was it"};
constexpr std::array<std::string_view, 40> kKoreanFillers = {
    "음",   "으음",   "어",     "어어",   "그",     "저",   "저기",   "저기요", "그게", "그게요", "있잖아요", "뭐지",   "그니까", "그러니까",   "뭐랄까", "뭐라고 해야 하지", "뭐라 그러지", "근데",   "그런데", "그래서", "그리고", "아니",
    "막",   "이제",   "약간",   "뭔가",   "있잖아", "에",   "왜냐하면", "왜냐면", "하지만", "그래도", "그러면",     "그럼 이제", "일단",          "사실은",      "그래 가지고", "그러다가", "또",   "저 그"};

/// The words of an utterance in small letters, without marks; numbers are one word.
std::vector<std::string> WordsOf(std::string_view text) {
  std::vector<std::string> words;
  bool over = false;  // a sentence ended here: what follows is looked at alone
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view part = text.substr(begin, end - begin);
    std::string word;
    for (const char32_t c : ToUtf32(part)) {
      const bool letter = c >= 0x80 ? c != U'…' && c != U'。' : (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c == '\'' && !word.empty());
      if (c == 0x2019) word += '\'';
      else if (letter) AppendUtf8(c < 0x80 ? static_cast<char32_t>(c | 0x20u) : c, word);
      else if (c >= '0' && c <= '9' && !word.ends_with('#')) word += '#';
    }
    // '\'' | 0x20 is itself.
    if (!word.empty()) {
      if (over) words.clear();
      over = part.ends_with('?') || part.ends_with('!') || (part.ends_with('.') && !part.ends_with(".."));
      words.push_back(std::move(word));
    }
    begin = end + 1;
  }
  if (words.size() > kMostWords) words.erase(words.begin(), words.end() - kMostWords);
  return words;
}

class Features {
 public:
  explicit Features(std::vector<uint32_t>& rows) : rows_(rows) {}
  template <typename... Parts>
  void Add(char kind, const Parts&... parts) {
    uint64_t hash = StableHash(std::string_view(&kind, 1));
    ((hash = StableHash("|", StableHash(parts, hash))), ...);
    rows_.push_back(static_cast<uint32_t>((hash ^ (hash >> 32)) & (kTurnWordRows - 1)));
  }

 private:
  std::vector<uint32_t>& rows_;
};

/// The last `count` letters.
std::string Ending(const std::string& word, size_t count) {
  const std::u32string letters = ToUtf32(word);
  return ToUtf8(letters.size() <= count ? letters : letters.substr(letters.size() - count));
}

bool OpensClause(const std::string& word) {
  static constexpr std::array<std::string_view, 24> kOpeners = {"if", "when", "because", "since", "while", "although", "though", "unless", "until", "before", "after", "and",
                                                               "but", "or", "so", "that", "who", "which", "where", "what", "how", "why", "whether", "than"};
  return std::find(kOpeners.begin(), kOpeners.end(), word) != kOpeners.end();
}

void AddEnglish(const std::vector<std::string>& words, Features& features) {
  const size_t n = words.size();
  static const std::string kNone;
  const std::string &w1 = words[n - 1], &w2 = n > 1 ? words[n - 2] : kNone, &w3 = n > 2 ? words[n - 3] : kNone, &first = words[0], &second = n > 1 ? words[1] : kNone;
  const std::string count = std::to_string(std::min<size_t>(n, 12)), few = std::to_string(std::min<size_t>(n, 6));
  features.Add('1', w1);
  features.Add('2', w2, w1);
  features.Add('3', w3, w2, w1);
  features.Add('p', w2);
  features.Add('q', w3);
  features.Add('k', w3, w1);
  features.Add('e', Ending(w1, 3));
  features.Add('E', Ending(w1, 2), Ending(w2, 2));
  features.Add('n', count);
  features.Add('c', w1, few);
  features.Add('f', first, few);
  features.Add('F', first, w1);
  features.Add('g', first, second, few);
  features.Add('G', first, second, w1);
  // The clause that is open at the end: its first word and how far it has come.
  size_t opened = n;
  while (opened > 1 && n - opened < 8 && !OpensClause(words[opened - 1])) --opened;
  const size_t since = n - opened;
  const std::string& opener = words[opened - 1];
  features.Add('o', opener, std::to_string(since));
  features.Add('O', opener, w1);
  if (opened < n) features.Add('v', opener, words[opened], std::to_string(since));
}

void AddKorean(const std::vector<std::string>& words, Features& features) {
  const size_t n = words.size();
  static const std::string kNone;
  const std::string &w1 = words[n - 1], &w2 = n > 1 ? words[n - 2] : kNone, &w3 = n > 2 ? words[n - 3] : kNone, &first = words[0];
  const std::string few = std::to_string(std::min<size_t>(n, 6));
  const std::string e1 = Ending(w1, 1), e2 = Ending(w1, 2), e3 = Ending(w1, 3), before1 = Ending(w2, 1), before2 = Ending(w2, 2);
  features.Add('1', w1);
  features.Add('a', e1);
  features.Add('b', e2);
  features.Add('c', e3);
  features.Add('d', Ending(w1, 4));
  std::u32string letters;
  AppendJamo(ToUtf32(e2), letters);
  for (const size_t last : {1u, 2u, 3u, 4u, 5u}) {
    if (letters.size() >= last) features.Add('j', ToUtf8(letters.substr(letters.size() - last)));
  }
  features.Add('n', std::to_string(std::min<size_t>(n, 12)));
  features.Add('m', e1, few);
  features.Add('M', e2, few);
  features.Add('2', w2, w1);
  features.Add('p', w2);
  features.Add('x', before1, e1);
  features.Add('y', before2, e2);
  features.Add('z', Ending(w3, 1), before1, e1);
  features.Add('f', first, few);
  features.Add('F', first, e2);
  features.Add('l', std::to_string(std::min<size_t>(ToUtf32(w1).size(), 6)), e1);
}

/// True where `words` end in one of `phrases`, at the beginning of a word.
template <size_t N>
bool EndIn(const std::vector<std::string>& words, const std::array<std::string_view, N>& phrases) {
  std::string end;  // the last four, each with a space before it
  for (size_t at = words.size() > 4 ? words.size() - 4 : 0; at < words.size(); ++at) end += ' ' + words[at];
  return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
    return end.ends_with(phrase) && end[end.size() - phrase.size() - 1] == ' ';
  });
}

bool EndsOpen(std::string_view text) {
  const std::vector<std::string> words = WordsOf(text);
  return !words.empty() && std::any_of(kOpenEndings.begin(), kOpenEndings.end(), [&](std::string_view ending) { return words.back().ends_with(ending); });
}

double MarksOf(std::string_view text) {
  text = Trim(text);
  if (text.ends_with("...") || text.ends_with("…") || text.ends_with('-') || text.ends_with("—")) return kDots;
  if (text.ends_with('?')) return kQuestionMark;
  if (text.ends_with('!')) return kExclamationMark;
  if (text.ends_with('.')) return kFullStop;
  return text.ends_with(',') ? kComma : 0;
}

}  // namespace

int CountWords(std::string_view words) { return static_cast<int>(WordsOf(words).size()); }

std::vector<uint32_t> TurnWordFeatures(std::string_view text, Language language) {
  std::vector<uint32_t> rows;
  const std::vector<std::string> words = WordsOf(text);
  if (words.empty()) return rows;
  Features features(rows);
  language == Language::kKorean ? AddKorean(words, features) : AddEnglish(words, features);
  return rows;
}

bool EndsInFiller(std::string_view text, Language language) {
  const std::vector<std::string> words = WordsOf(text);
  return language == Language::kKorean ? EndIn(words, kKoreanFillers) : EndIn(words, kEnglishFillers);
}

double WholenessOf(std::string_view text, Language language) {
  const std::vector<uint32_t> rows = TurnWordFeatures(text, language);
  if (rows.empty()) return 0;
  TurnWordHeader header;
  std::memcpy(&header, sam_turn_words_begin, sizeof header);
  const size_t which = language == Language::kKorean ? 1 : 0;
  const uint8_t* const weights = sam_turn_words_begin + sizeof header + which * kTurnWordRows;
  int sum = 0;
  for (const uint32_t row : rows) sum += static_cast<int8_t>(weights[row]);
  const double learned = header.of[which].bias + header.of[which].scale * static_cast<float>(sum);
  return learned + MarksOf(text) - (EndsInFiller(text, language) ? kFiller : 0) - (which == 1 && EndsOpen(text) ? kOpenEnding : 0);
}

}  // namespace sam
