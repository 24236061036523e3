#include "speech/turn_words.h"

#include <algorithm>
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

// Who says no more than this has said all: greetings, answers, thanks. In writing most of them only begin a sentence, so the network knows them badly.
constexpr double kFormula = 2.5;
constexpr std::array<std::string_view, 59> kEnglishFormulas = {"hello", "hi", "hey", "hi there", "hello there", "hey there", "good morning", "good afternoon",
    "good evening", "good night", "bye", "goodbye", "bye bye", "see you", "see you later", "see you tomorrow", "take care", "yes", "no", "yeah", "yep", "nope", "okay",
    "ok", "sure", "alright", "of course", "maybe", "not really", "i don't know", "i think so", "i guess so", "i hope so", "i don't think so", "thank you", "thanks",
    "thank you so much", "thanks a lot", "you're welcome", "sorry", "i'm sorry", "really", "why", "why not", "what else", "and you", "how are you", "how are you doing",
    "what's up", "what about you", "how about you", "never mind", "go on", "go ahead", "me too", "same here", "that's right", "are you there", "tell me more"};
constexpr std::array<std::string_view, 57> kKoreanFormulas = {"안녕", "안녕하세요", "여보세요", "좋은 아침", "좋은 아침이에요", "잘 자", "잘자", "잘 자요", "안녕히 주무세요", "잘 있어", "다녀왔어", "나 왔어", "네",
    "예", "응", "아니", "아니요", "아뇨", "그래", "그래요", "좋아", "좋아요", "싫어", "싫어요", "괜찮아", "괜찮아요", "고마워", "고마워요", "고맙습니다", "감사합니다", "미안", "미안해", "미안해요", "죄송해요", "왜", "왜요", "진짜",
    "진짜요", "정말", "정말요", "몰라", "몰라요", "모르겠어", "모르겠어요", "글쎄", "글쎄요", "뭐 해", "뭐해", "뭐 해요", "잘 지냈어", "잘 지냈어요", "계속해", "계속해 줘", "도와줘", "배고파", "졸려", "사랑해"};
// What never ends an utterance; the ambiguous ones ("like", "so", "근데") the network has learned with the words before them.
constexpr std::array<std::string_view, 14> kEnglishFillers = {"um", "umm", "uh", "uhh", "uhm", "er", "erm", "hmm", "hm", "the thing is", "it's like", "i was like", "how do i say", "how do i put it"};
constexpr std::array<std::string_view, 23> kKoreanFillers = {"음", "으음", "어", "어어", "그", "저", "저기", "그게", "그게요", "뭐지", "그니까", "그러니까", "뭐랄까", "뭐라고 해야 하지", "뭐라 그러지", "약간", "뭔가", "왜냐하면", "왜냐면", "그럼 이제", "그래 가지고", "그러다가", "저 그"};

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

/// The last `count` letters.
std::string Ending(const std::string& word, size_t count) {
  const std::u32string letters = ToUtf32(word);
  return ToUtf8(letters.size() <= count ? letters : letters.substr(letters.size() - count));
}

uint32_t RowOf(char kind, std::string_view part) {
  const uint64_t hash = StableHash(part, StableHash(std::string_view(&kind, 1)));
  return static_cast<uint32_t>((hash ^ (hash >> 32) ^ (hash >> 15)) & (kTurnRows - 1));
}

/// The vowel and the final consonant of the last syllable, by which Korean endings are much alike.
std::string LastJamo(const std::string& word) {
  std::u32string letters;
  AppendJamo(ToUtf32(Ending(word, 1)), letters);
  return ToUtf8(letters.size() > 1 ? letters.substr(1) : letters);
}

TurnWord TurnWordOf(const std::string& word, Language language) {
  if (language == Language::kEnglish) return {.rows = {RowOf('w', word), RowOf('3', Ending(word, 3)), RowOf('2', Ending(word, 2))}, .count = 3};
  return {.rows = {RowOf('w', word), RowOf('1', Ending(word, 1)), RowOf('2', Ending(word, 2)), RowOf('3', Ending(word, 3)), RowOf('j', LastJamo(word))}, .count = 5};
}

std::vector<TurnWord> TurnWordsOf(const std::vector<std::string>& words, Language language) {
  std::vector<TurnWord> read;
  for (const std::string& word : words) read.push_back(TurnWordOf(word, language));
  return read;
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

/// True where the words are a formula, with her name or without.
bool IsFormula(const std::vector<std::string>& words, Language language) {
  std::string all;
  for (const std::string& word : words)
    if (word != "samantha" && !word.starts_with("사만다")) (all += all.empty() ? "" : " ") += word;
  const auto is = [&](const auto& formulas) { return std::find(formulas.begin(), formulas.end(), all) != formulas.end(); };
  return language == Language::kKorean ? is(kKoreanFormulas) : is(kEnglishFormulas);
}

bool EndsInFiller(const std::vector<std::string>& words, Language language) { return language == Language::kKorean ? EndIn(words, kKoreanFillers) : EndIn(words, kEnglishFillers); }

bool EndsOpen(const std::vector<std::string>& words) {
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

std::vector<TurnWord> TurnWordsOf(std::string_view text, Language language) { return TurnWordsOf(WordsOf(text), language); }

bool IsFormula(std::string_view text, Language language) { return IsFormula(WordsOf(text), language); }

bool EndsInFiller(std::string_view text, Language language) { return EndsInFiller(WordsOf(text), language); }

double WholenessOf(std::string_view text, Language language) {
  const std::vector<std::string> words = WordsOf(text);
  if (words.empty()) return 0;
  if (IsFormula(words, language)) return kFormula + MarksOf(text);
  const bool korean = language == Language::kKorean;
  const auto* const nets = reinterpret_cast<const TurnNet*>(sam_turn_words_begin + sizeof kTurnNetMagic);
  const double learned = EndsWith(nets[korean ? 1 : 0], TurnWordsOf(words, language));
  return learned + MarksOf(text) - (EndsInFiller(words, language) ? kFiller : 0) - (korean && EndsOpen(words) ? kOpenEnding : 0);
}

}  // namespace sam
