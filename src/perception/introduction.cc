#include "perception/introduction.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "perception/english_text.h"
#include "perception/korean_lexicon.h"
#include "perception/korean_words.h"

namespace sam {
namespace {

constexpr size_t kSentences = 3;      // of a line, in which a name may be told
constexpr size_t kLeastRest = 3, kLeastRestKorean = 2;  // words that are more than a flourish

/// Where in the text the introduction and the greeting before it stand, in bytes.
struct Found {
  std::string name;
  size_t begin = 0, end = 0;
};

std::string RestOf(std::string_view text, const Found& found, size_t least) {
  std::string rest(Trim(text.substr(0, found.begin)));
  std::string_view after = text.substr(found.end);
  while (!after.empty() && std::string_view(" ,.!;~-").find(after.front()) != after.npos) after.remove_prefix(1);
  for (const std::string_view link : {"and ", "so ", "but ", "btw", "by the way"})
    if (ToLower(after.substr(0, link.size())) == link) after.remove_prefix(link.size());
  after = Trim(after);
  if (!rest.empty() && !after.empty()) rest += ' ';
  rest += after;
  return SplitWords(rest).size() < least ? std::string() : rest;
}

namespace en {

using namespace english;

constexpr std::array<std::string_view, 20> kHellos = {"hi", "hello", "hey", "hiya", "yo", "heya", "howdy", "good", "morning", "evening", "afternoon", "there", "samantha", "everyone", "again", "greetings", "oh", "well", "so", "um"};

/// Forms that only a name follows, and forms that much else may follow; longest first.
constexpr std::array<std::string_view, 15> kSure = {"you can call me", "you may call me", "please call me", "everyone calls me", "everybody calls me", "people call me", "friends call me", "they call me", "just call me",
                                                   "my name is", "the name is", "name is", "i am called", "call me", "i go by"};
constexpr std::array<std::string_view, 3> kMaybe = {"i am", "this is", "it is"};

bool IsNation(std::string_view word) {
  return EndsWithAny(word, {"ish", "ese", "ican", "alian", "adian", "nian", "pean"}) || IsOneOf(word, {"german", "french", "greek", "dutch", "welsh", "indian", "italian", "norwegian", "russian", "mexican", "asian", "muslim", "catholic", "jewish", "hindu", "buddhist", "vegan", "vegetarian"});
}

/// By its form alone nothing else than a name.
bool MayBeName(const Token& token, bool sure) {
  if (token.word.size() < 2 || token.word.size() > 16 || token.word.find_first_of("0123456789") != token.word.npos) return false;
  if (token.Is(kGivenNameWord)) return token.capital || sure || (token.classes & ~(kGivenNameWord | kTitleWord)) == 0;
  if (IsNation(token.word) && !token.Is(kGivenNameWord)) return false;
  constexpr uint32_t kNever = kDeterminerWord | kPossessiveWord | kPronounWord | kPrepositionWord | kConjunctionWord | kAdverbWord | kNumberWord | kTimeWord | kQuestionWord | kAuxiliaryWord | kFillerWord | kRelationWord | kHealthWord | kPlaceWord | kStateWord;
  if (token.Is(kNever)) return false;
  if (token.capital) return sure || (token.classes & (kAdjectiveWord | kJobWord | kVagueWord)) == 0;
  if (token.classes != 0 || token.verb != nullptr || token.word.size() < 3 || IsEnglishStopWord(token.word)) return false;
  return !EndsWithAny(token.word, {"ing", "tion", "ment", "ness", "ity", "ly", "ed", "less", "ful", "ious", "able", "ible", "sick", "ish", "ous"});
}

bool IsHello(const Token& token) { return std::find(kHellos.begin(), kHellos.end(), token.word) != kHellos.end(); }

/// What may follow the name: the end, a mark, or words that begin something else.
bool Closes(const Text& text, size_t last) {
  if (last + 1 >= text.size() || text[last].stop_after != 0) return true;
  return IsOneOf(text[last + 1].word, {"and", "by", "btw", "from", "but", "i", "speaking", "here", "nice", "pleased", "haha", "lol", "your"});
}

std::optional<Found> At(const Text& text, size_t i, bool greeted) {
  const Span all{0, text.size()};
  const auto take = [&](size_t at, bool sure) -> std::optional<Found> {
    if (at >= text.size() || !MayBeName(text[at], sure) || text[at].genitive) return std::nullopt;
    const bool known = text[at].Is(kGivenNameWord) || text[at].capital;
    if (!sure && !known && !greeted) return std::nullopt;
    size_t last = at;
    while (last + 1 < text.size() && text[last].stop_after == 0 && text[last + 1].capital && text[last + 1].word != "i" && text[last + 1].classes == 0 && last < at + 2) ++last;
    if (!Closes(text, last)) return std::nullopt;
    std::string name = text.Raw({at, last + 1});
    name = Capitalised(name);
    size_t end = last;
    while (end + 1 < text.size() && text[end].stop_after == 0 && IsOneOf(text[end + 1].word, {"speaking", "here"})) ++end;
    return Found{std::move(name), text[i].begin, text[end].end};
  };
  for (const std::string_view form : kSure)
    if (text.At(i, form, all)) return take(i + 1 + static_cast<size_t>(std::count(form.begin(), form.end(), ' ')), true);
  for (const std::string_view form : kMaybe)
    if (text.At(i, form, all)) return take(i + 2, false);
  const bool here = i + 1 < text.size() && text[i + 1].word == "here" && text[i].stop_after == 0 && (text[i].capital || text[i].Is(kGivenNameWord));
  return here && MayBeName(text[i], false) ? take(i, true) : std::nullopt;
}

Introduction Read(std::string_view raw) {
  const Text text(raw);
  size_t sentences = 0;
  bool greeted = false;
  for (size_t i = 0; i < text.size() && sentences < kSentences; ++i) {
    const bool opens = i == 0 || text[i - 1].stop_after != 0 || IsHello(text[i - 1]) || IsOneOf(text[i - 1].word, {"and"});
    if (i > 0 && std::string_view(".!?;").find(text[i - 1].stop_after) != std::string_view::npos && text[i - 1].stop_after != 0) ++sentences;
    if (sentences >= kSentences) break;
    if (i == 0 && IsHello(text[0]) && text[0].word != "so" && text[0].word != "well" && text[0].word != "oh") greeted = true;
    if (!opens || text[i].quoted) continue;
    auto found = At(text, i, greeted);
    if (!found) continue;
    bool only_hello = true;
    for (size_t k = 0; k < i; ++k) only_hello = only_hello && IsHello(text[k]);
    if (only_hello) found->begin = 0;
    return {found->name, RestOf(raw, *found, kLeastRest)};
  }
  return {};
}

}  // namespace en

namespace ko {

using namespace korean;

constexpr std::array<std::string_view, 26> kEnds = {"이라고 합니다", "라고 합니다", "이라고 해요", "라고 해요", "이라고 해", "라고 해", "이라고 불러 주세요", "라고 불러 주세요", "이라고 불러주세요", "라고 불러주세요", "이라고 불러줘", "라고 불러줘", "이라고 불러 줘", "라고 불러 줘",
                                                   "이라고 불러요", "라고 불러요", "이라고 불러", "라고 불러", "이에요", "이예요", "예요", "에요", "입니다", "이야", "야", "임"};
constexpr std::array<std::string_view, 13> kSelf = {"제 이름은 ", "내 이름은 ", "저는요 ", "저는 ", "나는 ", "전 ", "난 ", "저 ", "나 ", "여기 ", "그냥 ", "친구들은 저를 ", "다들 저를 "};
constexpr std::array<std::string_view, 16> kHellos = {"안녕하세요", "안녕하십니까", "안녕", "ㅎㅇ", "하이", "헬로", "반가워요", "반갑습니다", "반가워", "처음 뵙겠습니다", "처음 뵐게요", "야", "저기요", "오", "네", "음"};

std::string_view WithoutMarks(std::string_view words) {
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view mark : {"~", "!", ".", ",", " ", "ㅎ", "ㅋ", "^", "…"})
      while (words.ends_with(mark)) words.remove_suffix(mark.size()), cut = true;
  }
  return words;
}

/// The words without a greeting before them.
std::string_view WithoutHello(std::string_view words) {
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view hello : kHellos) {
      if (!words.starts_with(hello)) continue;
      std::string_view rest = words.substr(hello.size());
      if (!rest.empty() && std::string_view(" ,.!~").find(rest.front()) == rest.npos) continue;
      while (!rest.empty() && std::string_view(" ,.!~").find(rest.front()) != rest.npos) rest.remove_prefix(1);
      words = rest, cut = true;
    }
  }
  return words;
}

bool IsHangulName(std::string_view word, bool surely) {
  const size_t letters = word.size() / 3;
  if (word.size() % 3 != 0 || letters < 2 || letters > 4 || !HasHangul(word)) return false;
  if (IsRelation(word) || IsAnimal(word) || IsJob(word) || IsPlace(word) || IsWorkplace(word) || IsAdverb(word) || IsQuestionWord(word) || IsSecondPerson(word) || IsFirstPerson(word)) return false;
  return surely || LooksLikeName(word) || LooksLikeName(NameWithoutI(word));
}

/// "저는 지우예요", "전 민지라고 해요": the name, where the words are no more than that.
std::string NameIn(std::string_view words) {
  words = WithoutMarks(WithoutHello(Trim(words)));
  bool self = false, named = false;
  for (const std::string_view start : kSelf) {
    if (!words.starts_with(start)) continue;
    words.remove_prefix(start.size());
    self = true, named = start.ends_with("이름은 ");
    break;
  }
  for (const std::string_view end : kEnds) {
    if (words.size() <= end.size() || !words.ends_with(end)) continue;
    const std::string_view name = Trim(words.substr(0, words.size() - end.size()));
    const bool called = end.find(' ') != end.npos;
    const bool fits = end.starts_with("이") == EndsInConsonant(name) || end == "입니다" || end == "에요" || end == "임" || called;
    if (!fits) continue;
    if (name.find(' ') != name.npos || !IsHangulName(name, named || called)) return {};
    return self || called ? std::string(NameWithoutI(name)) : std::string();
  }
  return {};
}

Introduction Read(std::string_view text) {
  const auto sentences = SplitSentences(text);
  for (size_t s = 0; s < std::min(sentences.size(), kSentences); ++s) {
    for (size_t from = 0; from < sentences[s].size();) {  // each piece between commas
      const size_t comma = std::min(sentences[s].find_first_of(",~", from), sentences[s].size());
      const std::string name = NameIn(sentences[s].substr(from, comma - from));
      const size_t at = static_cast<size_t>(sentences[s].data() - text.data());
      if (!name.empty()) {
        const std::string_view before = WithoutMarks(WithoutHello(text.substr(0, at + from)));
        Found found{name, before.empty() ? 0 : at + from, at + comma};
        return {name, RestOf(text, found, kLeastRestKorean)};
      }
      from = comma + 1;
    }
  }
  return {};
}

}  // namespace ko
}  // namespace

Introduction ReadIntroduction(std::string_view text, Language language) { return language == Language::kKorean ? ko::Read(text) : en::Read(text); }

}  // namespace sam
