#include "perception/language_id.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/unicode.h"

namespace sam {
namespace {

using namespace std::string_view_literals;

/// Words that only an English sentence is built with. Sorted.
constexpr std::array kEnglishFrame = {
    "a"sv,     "about"sv,  "after"sv, "again"sv,  "all"sv,     "am"sv,    "an"sv,      "and"sv,    "any"sv,  "are"sv,
    "as"sv,    "at"sv,     "back"sv,  "be"sv,     "because"sv, "been"sv,  "before"sv,  "but"sv,    "by"sv,   "can"sv,
    "can't"sv, "could"sv,  "did"sv,   "didn't"sv, "do"sv,      "does"sv,  "doesn't"sv, "don't"sv,  "for"sv,  "from"sv,
    "get"sv,   "got"sv,    "had"sv,   "has"sv,    "have"sv,    "he"sv,    "her"sv,     "here"sv,   "him"sv,  "his"sv,
    "how"sv,   "i"sv,      "i'd"sv,   "i'll"sv,   "i'm"sv,     "i've"sv,  "if"sv,      "im"sv,     "in"sv,   "is"sv,
    "isn't"sv, "it"sv,     "it's"sv,  "its"sv,    "just"sv,    "know"sv,  "like"sv,    "made"sv,   "make"sv, "me"sv,
    "mean"sv,  "my"sv,     "no"sv,    "not"sv,    "of"sv,      "on"sv,    "or"sv,      "our"sv,    "out"sv,  "please"sv,
    "say"sv,   "says"sv,   "she"sv,   "should"sv, "so"sv,      "some"sv,  "than"sv,    "thanks"sv, "that"sv, "that's"sv,
    "the"sv,   "their"sv,  "them"sv,  "then"sv,   "there"sv,   "these"sv, "they"sv,    "think"sv,  "this"sv, "those"sv,
    "to"sv,    "too"sv,    "tried"sv, "up"sv,     "us"sv,      "very"sv,  "was"sv,     "wasn't"sv, "we"sv,   "were"sv,
    "what"sv,  "what's"sv, "when"sv,  "where"sv,  "which"sv,   "who"sv,   "why"sv,     "will"sv,   "with"sv, "won't"sv,
    "word"sv,  "would"sv,  "yes"sv,   "you"sv,    "your"sv};
static_assert(std::is_sorted(kEnglishFrame.begin(), kEnglishFrame.end()));

/// Words that people of both languages type, and that say nothing of either. Sorted.
constexpr std::array kOfBoth = {"ah"sv,  "aha"sv, "bye"sv, "ha"sv,  "haha"sv, "hahaha"sv, "heh"sv,  "hehe"sv,
                                "hi"sv,  "hm"sv,  "hmm"sv, "huh"sv, "k"sv,    "kk"sv,     "kkk"sv,  "lmao"sv,
                                "lol"sv, "mm"sv,  "oh"sv,  "ok"sv,  "okay"sv, "omg"sv,    "oops"sv, "rofl"sv,
                                "ugh"sv, "uh"sv,  "um"sv,  "wow"sv, "xd"sv};
static_assert(std::is_sorted(kOfBoth.begin(), kOfBoth.end()));

/// Syllables that end a Korean predicate.
constexpr std::u32string_view kPredicateEnd = U"다요어아여야지네까니냐자게래데걸죠군구나라음임해돼봐줘와";
/// Korean words that ask about words: the sentence around them is Korean whatever it quotes.
constexpr std::array kAboutWords = {"무슨"sv, "뜻이"sv, "영어로"sv, "뭐야"sv, "뭐예요"sv, "뭐라고"sv};

constexpr double kQuoted = 0.25;  // how much a word in quotation marks counts
constexpr double kSure = 1.0;     // evidence below this tells nothing

struct Word {
  std::u32string_view letters;
  bool quoted = false;
};

bool IsLatin(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x24F); }
bool IsHangul(char32_t c) { return IsHangulSyllable(c) || IsHangulJamo(c); }
bool IsOpening(char32_t c) { return c == 0x201C || c == 0x300C || c == 0x300E || c == 0x00AB; }
bool IsClosing(char32_t c) { return c == 0x201D || c == 0x300D || c == 0x300F || c == 0x00BB; }

std::vector<Word> Words(std::u32string_view text) {
  std::vector<Word> words;
  const auto is_quote_start = [&](size_t i) {
    return (text[i] == '"' || text[i] == '\'' || text[i] == 0x2018) &&
           (i == 0 || text[i - 1] == ' ' || text[i - 1] == '(');
  };
  const auto ends_quote = [&](size_t i) {
    return (text[i] == '"' || text[i] == '\'' || text[i] == 0x2019) && !(i + 1 < text.size() && IsLatin(text[i + 1]));
  };
  bool quoted = false;
  for (size_t i = 0; i < text.size();) {
    if (!IsLatin(text[i]) && !IsHangul(text[i])) {
      if (IsOpening(text[i]))
        quoted = true;
      else if (IsClosing(text[i]))
        quoted = false;
      else if (!quoted && is_quote_start(i))
        quoted = true;
      else if (quoted && ends_quote(i))
        quoted = false;
      ++i;
      continue;
    }
    const size_t begin = i;
    const auto inside = [&](size_t at) {
      return IsLatin(text[at]) || IsHangul(text[at]) ||
             ((text[at] == '\'' || text[at] == 0x2019) && at + 1 < text.size() && IsLatin(text[at + 1]));
    };
    while (i < text.size() && inside(i)) ++i;
    words.push_back({text.substr(begin, i - begin), quoted});
  }
  return words;
}

/// The word in lower case ASCII; letters beyond it are dropped.
std::string Plain(std::u32string_view letters) {
  std::string out;
  for (const char32_t c : letters.substr(0, 16)) {
    if (c == 0x2019)
      out.push_back('\'');
    else if (c < 0x80)
      out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : static_cast<char>(c));
  }
  return out;
}

double EnglishEvidence(std::u32string_view letters) {
  const std::string plain = Plain(letters);
  if (std::binary_search(kOfBoth.begin(), kOfBoth.end(), plain)) return 0.1;
  if (std::binary_search(kEnglishFrame.begin(), kEnglishFrame.end(), plain)) return 2;
  const bool acronym = std::all_of(letters.begin(), letters.end(), [](char32_t c) { return c >= 'A' && c <= 'Z'; });
  return acronym || letters.size() == 1 ? 0.3 : 0.9;
}

double KoreanEvidence(std::u32string_view letters) {
  const auto syllables = std::count_if(letters.begin(), letters.end(), IsHangulSyllable);
  if (syllables == 0) return 0.2;          // ㅋㅋ, ㅇㅇ
  if (IsLatin(letters.front())) return 2;  // deadline만: only Korean puts particles on words
  const std::string word = ToUtf8(letters.substr(0, 8));
  if (std::any_of(kAboutWords.begin(), kAboutWords.end(), [&](auto about) { return word.starts_with(about); }))
    return 4;
  return kPredicateEnd.find(letters.back()) != std::u32string_view::npos && syllables >= 2 ? 2 : 1.5;
}

struct Evidence {
  double english = 0, korean = 0;
};

Evidence Weigh(std::string_view text) {
  const std::u32string letters = ToUtf32(text.substr(0, 2048));
  Evidence all, unquoted;
  for (const Word& word : Words(letters)) {
    const bool korean = std::any_of(word.letters.begin(), word.letters.end(), IsHangul);
    const double weight = korean ? KoreanEvidence(word.letters) : EnglishEvidence(word.letters);
    (korean ? all.korean : all.english) += weight;
    if (!word.quoted) (korean ? unquoted.korean : unquoted.english) += weight;
  }
  // All in quotation marks is as none in them.
  if (unquoted.english + unquoted.korean < kSure) return all;
  return {unquoted.english + kQuoted * (all.english - unquoted.english),
          unquoted.korean + kQuoted * (all.korean - unquoted.korean)};
}

std::optional<Language> Decide(const Evidence& evidence) {
  const double more = std::max(evidence.english, evidence.korean), less = std::min(evidence.english, evidence.korean);
  if (more < kSure || more - less < 0.25 * more) return std::nullopt;
  return evidence.korean > evidence.english ? Language::kKorean : Language::kEnglish;
}

}  // namespace

std::optional<Language> LanguageOfWords(std::string_view text) { return Decide(Weigh(text)); }

Language IdentifyLanguage(std::string_view text, const PerceptionContext& context) {
  const Evidence evidence = Weigh(text);
  if (const auto decided = Decide(evidence)) return *decided;
  const auto& recent = context.discourse.recent;
  for (auto turn = recent.rbegin(); turn != recent.rend(); ++turn) {
    if (const auto said = LanguageOfWords(turn->said)) return *said;
  }
  if (context.persona.language) return *context.persona.language;
  return evidence.korean > evidence.english ? Language::kKorean : Language::kEnglish;
}

}  // namespace sam
