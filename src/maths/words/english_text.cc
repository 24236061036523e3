// Words, numbers and sentences of an English story.
#include "maths/words/english_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <unordered_map>

#include "maths/words/english_words.h"

namespace sam::maths {
namespace {

struct Piece {
  std::string text;
  bool joined = false;  // no blank stood before it
};

bool IsLetter(char c) { return std::isalpha(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

/// Curly quotes and long dashes as the plain ones.
std::string Plain(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kSame = {
      {{"\u2019", "'"}, {"\u2018", "'"}, {"\u201c", "\""}, {"\u201d", "\""}, {"\u2013", "-"}, {"\u2014", " - "}, {"\u20ac", "$"}, {"\u00a3", "$"}, {"\u00a2", " cents"}, {"\u00bd", " 1/2"}, {"\u00bc", " 1/4"}, {"\u00be", " 3/4"}, {"\u00a0", " "}, {"km/h", "kmh"}}};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto same = std::ranges::find_if(kSame, [&](const auto& pair) { return text.substr(at).starts_with(pair.first); });
    if (same == kSame.end()) out += text[at++];
    else out += same->second, at += same->first.size();
  }
  return out;
}

/// Where the number that begins at `at` ends: "1,200", "3.5", "3/4".
std::size_t NumberEnd(const std::string& text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size()) {
    const bool goes_on = (text[end] == ',' || text[end] == '.' || text[end] == '/') && end > at && end + 1 < text.size() && IsDigit(text[end + 1]);
    if (text[end] == ',' && goes_on && !(end + 3 < text.size() && IsDigit(text[end + 2]) && IsDigit(text[end + 3]))) break;
    if (!IsDigit(text[end]) && !goes_on) break;
    ++end;
  }
  return end;
}

std::size_t WordEnd(const std::string& text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && (IsLetter(text[end]) || (text[end] == '-' && end + 1 < text.size() && IsLetter(text[end + 1])))) ++end;
  return end;
}

std::vector<Piece> Pieces(const std::string& text) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < text.size() && pieces.size() < kMostWords;) {
    if (std::isspace(static_cast<unsigned char>(text[at]))) {
      ++at;
      continue;
    }
    const bool joined = at > 0 && !std::isspace(static_cast<unsigned char>(text[at - 1])), short_decimal = text[at] == '.' && at + 1 < text.size() && IsDigit(text[at + 1]) && !joined;
    std::size_t end = at + 1;
    if (IsDigit(text[at]) || short_decimal) end = NumberEnd(text, short_decimal ? at + 1 : at);
    else if (IsLetter(text[at])) end = WordEnd(text, at);
    else if (text[at] == '\'' && joined) end = std::max(at + 1, WordEnd(text, at + 1));
    pieces.push_back({text.substr(at, end - at), joined});
    at = end;
  }
  return pieces;
}

const std::unordered_map<std::string_view, int>& NumberWords() {
  static const std::unordered_map<std::string_view, int> words = {
      {"zero", 0}, {"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9}, {"ten", 10}, {"eleven", 11}, {"twelve", 12},
      {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20}, {"thirty", 30}, {"forty", 40}, {"fifty", 50},
      {"sixty", 60}, {"seventy", 70}, {"eighty", 80}, {"ninety", 90}};
  return words;
}

/// "twenty-five" and the single words.
std::optional<int> SpelledNumber(const std::string& word) {
  const auto dash = word.find('-');
  const auto first = NumberWords().find(std::string_view(word).substr(0, dash));
  if (first == NumberWords().end()) return std::nullopt;
  if (dash == std::string::npos) return first->second;
  const auto second = NumberWords().find(std::string_view(word).substr(dash + 1));
  if (second == NumberWords().end() || first->second < 20 || second->second > 9) return std::nullopt;
  return first->second + second->second;
}

/// "third" is 3, "quarters" 4; none where a word names no part.
std::optional<int> PartNamed(std::string_view word) {
  static const std::unordered_map<std::string_view, int> names = {{"third", 3}, {"fourth", 4}, {"quarter", 4}, {"fifth", 5}, {"sixth", 6}, {"seventh", 7}, {"eighth", 8}, {"ninth", 9}, {"tenth", 10}, {"twelfth", 12}, {"twentieth", 20}};
  if (word.ends_with('s')) word.remove_suffix(1);
  const auto named = names.find(word);
  return named == names.end() ? std::nullopt : std::optional(named->second);
}

/// "two-thirds", "one-fourth".
std::optional<Amount> SpelledPart(const std::string& word) {
  const auto dash = word.find('-');
  if (dash == std::string::npos) return std::nullopt;
  const auto above = NumberWords().find(std::string_view(word).substr(0, dash));
  const auto below = word.substr(dash + 1) == "half" ? std::optional(2) : PartNamed(std::string_view(word).substr(dash + 1));
  return above == NumberWords().end() || !below ? std::nullopt : std::optional(Amount(above->second, *below));
}

std::optional<Amount> ReadFigure(const std::string& figure) {
  return figure.size() > 18 ? std::nullopt : ReadAmount(figure);
}

bool EndsSentence(const std::vector<Piece>& pieces, std::size_t n) {
  static const auto kTitles = SetOf("mr mrs ms dr st lb lbs oz ft vs no");
  const std::string& text = pieces[n].text;
  if (text == "?" || text == "!") return true;
  if (text != "." || n == 0) return false;
  std::string before = pieces[n - 1].text;
  std::ranges::transform(before, before.begin(), [](unsigned char c) { return std::tolower(c); });
  return !kTitles.contains(before) && !(before.size() == 1 && IsLetter(before[0]) && n > 1 && pieces[n - 2].text != "box" && pieces[n].joined && n + 1 < pieces.size() && pieces[n + 1].joined);
}

void Classify(StoryWord& word) {
  if (word.number() || word.punctuation) return;
  word.stem = StemOf(word.text);
  word.verb = VerbOf(word.text);
  if (const auto spelled = SpelledNumber(word.text)) word.kind = NumberKind::kPlain, word.spelled = true, word.value = *spelled;
  else if (word.text == "dozen") word.kind = NumberKind::kPlain, word.spelled = true, word.value = 12;
  else if (word.text == "halved") word.kind = NumberKind::kFraction, word.value = Amount(1, 2);
  else if (word.text == "doubled" || word.text == "tripled") word.kind = NumberKind::kTimes, word.value = word.text == "doubled" ? 2 : 3;
  else if (const auto part = SpelledPart(word.text)) word.kind = NumberKind::kFraction, word.spelled = true, word.value = *part;
  else if (word.text == "half" || word.text == "halves") word.kind = NumberKind::kFraction, word.value = Amount(1, 2);
  else if (word.text == "twice" || word.text == "double" || word.text == "thrice" || word.text == "triple")
    word.kind = NumberKind::kTimes, word.value = word.text[1] == 'w' || word.text == "double" ? 2 : 3;
}

StoryWord WordOf(const Piece& piece) {
  StoryWord word;
  word.text = piece.text;
  std::ranges::transform(word.text, word.text.begin(), [](unsigned char c) { return std::tolower(c); });
  if (IsDigit(piece.text[0]) || (piece.text.size() > 1 && piece.text[0] == '.')) {
    const auto value = ReadFigure(piece.text);
    word.kind = value ? NumberKind::kPlain : NumberKind::kNone;
    word.value = value.value_or(Amount(0));
    if (value && piece.text.find('/') != std::string::npos) word.kind = NumberKind::kFraction;
  }
  word.punctuation = !IsLetter(piece.text[0]) && !word.number() && piece.text.size() == 1;
  word.capital = std::isupper(static_cast<unsigned char>(piece.text[0]));
  Classify(word);
  return word;
}

/// A capital at a sentence's start tells nothing, unless the word is none that is known and no plural.
void SettleCapitals(std::vector<StoryWord>& words) {
  std::set<std::string> names;
  for (std::size_t n = 0; n < words.size(); ++n) {
    const bool begins = n == 0 || words[n].sentence != words[n - 1].sentence || words[n - 1].text == "\"";
    const bool known = IsFunctionWord(words[n].text) || words[n].verb.form != VerbForm::kNone || words[n].number() || IsAdjective(words[n].text);
    if (words[n].capital && begins && (known || words[n].stem != words[n].text)) words[n].capital = false;
    if (words[n].capital) names.insert(words[n].text);
  }
  for (StoryWord& word : words) word.capital = word.capital && names.contains(word.text);
}

using Words = std::vector<StoryWord>;

std::string_view TextAt(const Words& words, std::size_t n) { return n < words.size() ? std::string_view(words[n].text) : std::string_view(); }

bool OneOf(std::string_view word, std::initializer_list<std::string_view> all) { return std::ranges::find(all, word) != all.end(); }

void EraseWords(Words& words, std::size_t at, std::size_t count) { words.erase(words.begin() + std::ptrdiff_t(at), words.begin() + std::ptrdiff_t(at + count)); }

/// "one third of", "three quarters of", "a fifth of", "a quarter mile".
void JoinParts(Words& words) {
  for (std::size_t n = 0; n + 1 < words.size(); ++n) {
    const auto part = PartNamed(words[n + 1].text);
    if (!part || words[n + 1].text == "seconds") continue;
    const std::string_view after = TextAt(words, n + 2);
    const bool shares = OneOf(after, {"of", "as", "that", "the", "full", "less", "more"}), plural = words[n + 1].text.ends_with('s');
    const bool unit = n + 2 < words.size() && !DimensionOf(words[n + 2].stem).empty() && OneOf(words[n + 1].text, {"quarter"});
    const bool counted = words[n].kind == NumberKind::kPlain && words[n].value.whole() && words[n].value < *part && (shares || (words[n].spelled && (!plural || !words[n + 1].text.starts_with("quarter"))));
    const bool lone = words[n].text == "a" && (shares || unit);
    if (!counted && !lone) continue;
    StoryWord& word = words[n + 1];
    word.value = Amount(counted ? words[n].value.above() : 1, *part), word.kind = unit ? NumberKind::kPlain : NumberKind::kFraction, word.spelled = true;
    if (counted) EraseWords(words, n, 1);
  }
}

/// "2 and a half", "1 1/2", "half an hour", "half a dozen".
void JoinHalves(Words& words) {
  for (std::size_t n = 0; n + 1 < words.size(); ++n) {
    const bool plain = words[n].kind == NumberKind::kPlain;
    if (plain && words[n + 1].text.find('/') != std::string::npos && words[n + 1].number() && words[n + 1].value < 1 && words[n].value.whole()) words[n].value = words[n].value + words[n + 1].value, EraseWords(words, n + 1, 1);
    if (plain && TextAt(words, n + 1) == "and" && TextAt(words, n + 2) == "a" && TextAt(words, n + 3) == "half") words[n].value = words[n].value + Amount(1, 2), EraseWords(words, n + 1, 3);
    if (words[n].text != "half" || !OneOf(words[n + 1].text, {"a", "an"}) || n + 2 >= words.size()) continue;
    const bool dozen = words[n + 2].text == "dozen";
    if (!dozen && DimensionOf(words[n + 2].stem).empty() && !OneOf(words[n + 2].text, {"cup", "cake", "pizza", "pie"})) continue;
    words[n].kind = NumberKind::kPlain, words[n].value = dozen ? Amount(6) : Amount(1, 2);
    EraseWords(words, n + 1, dozen ? 2 : 1);
  }
}

/// "$ 3 a dozen", "per dozen": the dozen is what the price is for; "twice a day": two times each day.
void SettleRates(Words& words) {
  for (std::size_t n = 0; n < words.size(); ++n) {
    const bool each = n > 0 && (OneOf(words[n - 1].text, {"per", "each", "every", "/"}) || (words[n - 1].text == "a" && n > 1 && (words[n - 2].number() || OneOf(words[n - 2].stem, {"dollar", "cent"}))));
    if (words[n].text == "dozen" && each) words[n].kind = NumberKind::kNone;
    const bool rate = OneOf(TextAt(words, n + 1), {"a", "each", "every", "per"}) && n + 2 < words.size() && DimensionOf(words[n + 2].stem) == "time";
    if (rate && OneOf(words[n].text, {"once", "twice", "thrice"})) words[n].kind = NumberKind::kPlain, words[n].spelled = true, words[n].value = words[n].text == "once" ? 1 : words[n].text == "twice" ? 2 : 3;
  }
}

/// "2 dozen", "5 hundred", "3 times", "20 percent": two words, one number.
void JoinNumbers(Words& words) {
  static const std::unordered_map<std::string_view, int> kScales = {{"dozen", 12}, {"hundred", 100}, {"thousand", 1000}, {"million", 1000000}};
  static const auto kCompared = SetOf("as more the older younger longer taller heavier bigger larger faster greater higher farther that what wider deeper smaller shorter");
  JoinHalves(words), SettleRates(words);
  for (std::size_t n = 0; n + 1 < words.size(); ++n) {
    if (words[n].kind != NumberKind::kPlain) continue;
    const auto scale = words[n + 1].kind == NumberKind::kNone && words[n + 1].text == "dozen" ? kScales.end() : kScales.find(words[n + 1].text);
    const bool times = words[n + 1].text == "times" && kCompared.contains(TextAt(words, n + 2));
    const bool percent = words[n + 1].text == "%" || words[n + 1].text == "percent";
    if (scale != kScales.end() && scale->second == 12) words[n].dozens = words[n].value;
    if (scale != kScales.end()) words[n].value = words[n].value * scale->second;
    else if (times) words[n].kind = NumberKind::kTimes;
    else if (percent) words[n].kind = NumberKind::kPercent, words[n].value = words[n].value / 100;
    else continue;
    EraseWords(words, n + 1, 1);
  }
  JoinParts(words);
}

/// "$ 3" keeps its value and becomes money; a lone sign goes.
void JoinDollars(std::vector<StoryWord>& words) {
  for (std::size_t n = 0; n + 1 < words.size(); ++n)
    if (words[n].text == "$" && words[n + 1].number()) {
      words[n + 1].money = true;
      words.erase(words.begin() + std::ptrdiff_t(n));
    }
}

/// The letters of "18th" and "2B".
bool IsLabelled(const Piece& piece) {
  static const auto kOrdinals = SetOf("th st nd rd A B D E");
  return piece.joined && kOrdinals.contains(piece.text);
}

}  // namespace

StoryText ReadText(std::string_view text) {
  StoryText story;
  const auto pieces = Pieces(Plain(text.substr(0, 4000)));
  int sentence = 0;
  for (std::size_t n = 0; n < pieces.size(); ++n) {
    if (pieces[n].text == "-" && n > 0 && pieces[n].joined && !story.words.empty()) {
      story.words.back().hyphen = story.words.back().number();
      continue;
    }
    StoryWord word = WordOf(pieces[n]);
    if (IsLabelled(pieces[n]) && !story.words.empty() && story.words.back().number() && std::isdigit(static_cast<unsigned char>(story.words.back().text[0]))) {
      StoryWord& place = story.words.back();  // "18th", "2B": a name more than a number
      place.text += word.text, place.stem = place.text, place.kind = NumberKind::kNone;
      continue;
    }
    if (word.text == "'t" && !story.words.empty() && story.words.back().text.ends_with("n")) {
      std::string& helper = story.words.back().text;  // "couldn" + "'t" is "could not"
      helper = helper == "can" ? "can" : helper == "won" ? "will" : helper.substr(0, helper.size() - 1);
      story.words.back().stem = StemOf(helper), story.words.back().verb = VerbOf(helper), story.words.back().kind = NumberKind::kNone;
      word = WordOf({"not", false});
    }
    const bool late_start = word.capital && (word.text == "how" || word.text == "what" || word.text == "find") && n > 0 && !story.words.back().punctuation && story.words.back().sentence == sentence;
    if (late_start) ++sentence;
    word.sentence = sentence;
    const bool ends = EndsSentence(pieces, n);
    if (!(pieces[n].text == "." && !ends)) story.words.push_back(word);
    if (ends) ++sentence;
  }
  SettleCapitals(story.words);
  JoinDollars(story.words);
  JoinNumbers(story.words);
  story.sentences = story.words.empty() ? 0 : story.words.back().sentence + 1;
  return story;
}

}  // namespace sam::maths
