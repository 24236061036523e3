#include "perception/intent_matcher.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/random.h"
#include "base/unicode.h"
#include "base/word_lists.h"
#include "perception/features.h"

namespace sam {
namespace {

// All constants here are ours, set by trial on held-out lines.
constexpr size_t kMostIntents = 5;
constexpr size_t kMostParts = 4;     // sentences of a long text that are looked at one by one
constexpr double kPartWorth = 0.93;  // what a sentence's likeness is worth beside the whole text's
constexpr size_t kAsideWords = 3;
constexpr double kAsideWorth = 0.5;  // ... and that of an "ok." or "huh." before what is really said
constexpr size_t kBriefWords = 5, kBriefKorean = 3;
constexpr double kLongForBrief = 0.6;
constexpr double kAskedClearly = 0.6, kBesideQuestion = 0.6, kBesideUnclear = 0.8, kNotAsked = 0.7;
constexpr double kLastWorth = 0.9;    // what the last sentence's being covered is worth beside the whole line's
constexpr double kPieceScore = 0.6;  // what comes after the last comma is an example word for word
constexpr double kSurest = 0.99;      // of what is no example word for word
constexpr double kLearnedScore = 0.9;  // of a line that the model has learned from
constexpr double kStretch = 0.45;    // chance to score: an even chance is 0.73, one in three 0.61
// What a likeliest intent far ahead of the next is worth, however many others share the rest: on lines not learned from, as often right
// as one of such a score by its chance.
constexpr double kLeads = 0.7, kLeadScore = 0.6, kLeadSlope = 0.9;
constexpr float kLeastLeading = 0.1f;  // its chance must be
// Probability of a kind against the next likely one, from which it is told. A question names what it asks for (of lines left out, from 0.8
// on, two of three were right); of what is told, a kind with few examples must be near certain (one of ten, and four of ten of the broad).
constexpr float kClearAsked = 0.8f, kClearKind = 0.9f, kClearNarrowKind = 0.96f;
constexpr size_t kBroad = 12;  // examples
constexpr float kAlike = 0.72f;      // cosine to an example of an intent that the model does not know, from which it is considered

/// What only tells how something is taken.
bool IsAside(const content::Intent& intent) {
  return intent.act == "backchannel" || intent.act == "exclamation" || intent.act == "agreement" || intent.act == "disagreement" || intent.act == "thanking" ||
         intent.act == "greeting" || intent.name == "confusion" || intent.name == "swear" || intent.name == "praise-her" || intent.name == "laugh";
}

/// What is said in a few words only: of a longer line it is hardly the sense.
bool IsBrief(const content::Intent& intent) {
  return intent.act == "backchannel" || intent.act == "agreement" || intent.act == "disagreement" || intent.name.starts_with("short-answer");
}

bool WantsAnAnswer(std::string_view act) { return act.ends_with("question") || act == "request"; }

float NeededForKind(const content::Intent& kind, std::string_view act) {
  return WantsAnAnswer(act) ? kClearAsked : kind.examples.size() >= kBroad ? kClearKind : kClearNarrowKind;
}

double ScoreOf(float chance, float next) {
  const double by_chance = std::pow(static_cast<double>(chance), kStretch), lead = static_cast<double>(chance) / static_cast<double>(chance + next);
  return chance < kLeastLeading || lead < kLeads ? by_chance : std::max(by_chance, kLeadScore + kLeadSlope * (lead - kLeads));
}

/// "anyway, my sister called", "있잖아 나 요즘 이직할까 고민 중이야": what is really said begins behind the opener, where enough is left.
std::string_view WithoutOpener(std::string_view text, Language language) {
  static constexpr std::array<std::string_view, 24> kEnglishOpeners = {
      "anyway ", "anyways ", "anyway, ", "anyways, ", "btw ", "btw, ", "by the way ", "by the way, ", "haha ", "lol ", "hey, ", "hey samantha ", "samantha, ", "ok so ", "okay so ",
      "oh and ", "oh, and ", "so yeah ", "so yeah, ", "well, ", "also, ", "um ", "hmm ", "yeah, "};
  static constexpr std::array<std::string_view, 30> kKoreanOpeners = {
      "있잖아 ", "있잖아요 ", "근데 ", "그런데 ", "암튼 ", "아무튼 ", "음 ", "음.. ", "음... ", "아 ", "아 맞다 ", "그리고 ", "야 ", "참 ", "사실 ", "네 ", "응 ", "ㅇㅇ ", "오 ", "와 ", "하 ", "하.. ",
      "그래서 ", "아니 ", "아니 근데 ", "ㅋㅋ ", "ㅋㅋㅋ ", "ㅎㅎ ", "ㅋㅋㅋㅋ ", "사만다 "};
  constexpr size_t kLeast = 3, kLeastKorean = 2;  // words that are left
  const bool korean = language == Language::kKorean;
  const std::string_view whole = text;
  for (int rounds = 0; rounds < 3; ++rounds) {
    const std::string_view before = text;
    size_t longest = 0;
    const auto look = [&](std::string_view opener) {
      if (text.starts_with(opener)) longest = std::max(longest, opener.size());
    };
    if (korean) std::for_each(kKoreanOpeners.begin(), kKoreanOpeners.end(), look);
    else std::for_each(kEnglishOpeners.begin(), kEnglishOpeners.end(), look);
    text.remove_prefix(longest);
    if (text.size() == before.size()) break;
    const auto words = 1 + std::count(text.begin(), text.end(), ' ');
    if (words < static_cast<std::ptrdiff_t>(korean ? kLeastKorean : kLeast)) return before.size() == whole.size() ? whole : before;
  }
  return text;
}

/// "세 번 정도? 막상 하니까 ㅋㅋ 걔도 예민했대": laughter and tears beside words tell how, not what. As given where nothing else is left.
std::string WithoutLaughter(std::string_view text) {
  constexpr size_t kLeast = 2;  // words that are left
  const auto laughs = [](std::string_view word) {
    for (size_t pos = 0; pos < word.size();) {
      const char32_t c = DecodeUtf8(word, pos);
      if (std::u32string_view(U"ㅋㅎㅠㅜㅡ~^;.!").find(c) == std::u32string_view::npos) return false;
    }
    return true;
  };
  std::string out;
  size_t words = 0;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    std::string_view word = text.substr(begin, end - begin);
    begin = end + 1;
    if (word.empty() || laughs(word)) continue;
    for (const std::string_view sign : {"ㅋ", "ㅎ", "ㅠ", "ㅜ"}) {
      while (word.size() > sign.size() && word.ends_with(sign)) word.remove_suffix(sign.size());
    }
    if (!out.empty()) out += ' ';
    out += word;
    ++words;
  }
  return words < kLeast ? std::string(text) : out;
}

bool Laughs(std::string_view text) {
  for (const std::string_view sign : {"ㅋ", "ㅎ", "ㅠ", "ㅜ"})
    if (text.find(sign) != text.npos) return true;
  return false;
}

/// A mark, a word that asks, "you", or a verb in front: without any of them an English line asks nothing.
bool MayAsk(std::string_view text) {
  if (text.find('?') != text.npos) return true;
  constexpr size_t kFewWords = 4;  // "the weather in paris" may be meant as one
  const std::string lower = ToLower(text);
  const std::vector<std::string_view> words = SplitWords(lower);
  bool first = true;
  for (const std::string_view word : words) {
    if (IsOneOf(word, {"what", "who", "whom", "whose", "which", "when", "where", "why", "how", "what's", "whats", "who's", "whos", "how's", "where's", "when's", "you", "u", "your", "ur", "you're", "yours", "wonder", "tell", "know",
                       "explain", "define", "name", "describe", "spell", "guess", "samantha", "or", "favourite", "favorite", "meaning", "capital"}))
      return true;
    if (first && IsOneOf(word, {"is", "are", "am", "was", "were", "do", "does", "did", "can", "could", "will", "would", "shall", "should", "may", "might", "must", "have", "has", "had", "isn't", "aren't", "don't", "doesn't", "didn't",
                                "can't", "won't", "any", "got", "ever", "if"}))
      return true;
    first = IsOneOf(word, {"so", "and", "but", "well", "ok", "okay", "hey", "oh", "um", "haha", "lol", "please", "then", "anyway", "hmm", "also"});
  }
  return words.size() <= kFewWords;
}

float Cosine(const IntentVector& a, const IntentVector& b) {
  float dot = 0, aa = 1e-9f, bb = 1e-9f;
  for (size_t i = 0; i < kIntentDimensions; ++i) dot += a[i] * b[i], aa += a[i] * a[i], bb += b[i] * b[i];
  return dot / std::sqrt(aa * bb);
}

}  // namespace

IntentMatcher::IntentMatcher(std::span<const content::Intent> intents, const IntentModel& model, Language language)
    : language_(language), intents_(intents), model_(model), words_(intents, language) {
  for (uint32_t i = 0; i < intents.size(); ++i) places_.emplace(intents[i].name, i);
  const auto place = [&](std::string_view name) {
    const auto found = places_.find(name);
    return found == places_.end() ? kNone : found->second;
  };
  std::vector<bool> known(intents.size());
  const auto learn = [&](std::span<const std::string_view> names, std::vector<uint32_t>& places) {
    for (const std::string_view name : names) {
      places.push_back(place(name));
      if (places.back() != kNone) known[places.back()] = true;
    }
  };
  learn(model.names(), learned_);
  learn(model.kinds(), learned_kinds_);
  const uint64_t nothing = WordsHash("");
  for (uint32_t i = 0; i < intents.size(); ++i) {
    const uint32_t plain = place(intents[i].name.substr(0, intents[i].name.find('/')));
    plain_.push_back(plain == kNone ? i : plain);
    for (const std::string_view example : intents[i].examples) {
      if (const uint64_t whole = WordsHash(example); whole != nothing) whole_.emplace_back(whole, i);
      if (!known[i]) unlearned_.emplace_back(model.Meaning(EmotionFeatures(example, language)), i);
    }
  }
  std::sort(whole_.begin(), whole_.end());
}

/// What a line that the model has learned from means; it is no example of the content.
std::optional<IntentMatcher::Guess> IntentMatcher::Learned(uint64_t words) const {
  const auto lines = model_.lines();
  const auto at = std::lower_bound(lines.begin(), lines.end(), words);
  if (at == lines.end() || *at != words) return std::nullopt;
  const uint32_t meant = model_.meant()[static_cast<size_t>(at - lines.begin())];
  const uint32_t place = meant < learned_.size() ? learned_[meant] : learned_kinds_[meant - learned_.size()];
  return place == kNone ? std::nullopt : std::optional(GuessOf(kLearnedScore, place));
}

IntentMatcher::Guess IntentMatcher::GuessOf(double score, uint32_t place) const {
  return {score, plain_[place], plain_[place] == place ? kNone : place};
}

void IntentMatcher::Keep(Guesses& guesses, const Guess& guess) {
  const auto known = std::find_if(guesses.begin(), guesses.end(), [&](const Guess& g) { return g.intent == guess.intent; });
  if (known == guesses.end()) {
    guesses.push_back(guess);
  } else if (guess.score > known->score) {
    *known = guess;
  }
}

void IntentMatcher::MatchOne(std::span<const Feature> features, double worth, Guesses& out) const {
  const IntentVector meaning = model_.Meaning(features);
  const WholeVector whole = ToWhole(meaning);
  const std::vector<float> chances = model_.Chances(whole);
  float first = 0, second = 0;
  for (const float chance : chances) {
    if (chance > first) second = std::exchange(first, chance);
    else second = std::max(second, chance);
  }
  for (size_t c = 0; c < chances.size(); ++c) {
    if (chances[c] < kLeastChance || learned_[c] == kNone) continue;
    Guess guess{worth * ScoreOf(chances[c], chances[c] == first ? second : first), learned_[c], kNone};
    if (const auto kind = model_.KindOf(whole, c); kind.chance >= kClearAsked) {
      const uint32_t place = learned_kinds_[kind.kind];
      if (place != kNone && kind.chance >= NeededForKind(intents_[place], intents_[learned_[c]].act)) guess.kind = place;
    }
    Keep(out, guess);
  }
  for (const auto& [example, place] : unlearned_) {
    const float alike = Cosine(meaning, example);
    if (alike >= kAlike) Keep(out, GuessOf(worth * static_cast<double>(alike), place));
  }
}

/// "오늘 하나도 안 먹었어 칭찬해줘": what is asked for in the last words, after something told without a mark.
void IntentMatcher::MatchTail(std::string_view text, Guesses& out) const {
  constexpr size_t kLeastBytes = 40;
  while (!text.empty() && (text.back() == ' ' || text.back() == '.' || text.back() == '!')) text.remove_suffix(1);
  if (text.size() < kLeastBytes || !(text.ends_with("줘") || text.ends_with("줘요") || text.ends_with("주세요")))
    return;
  const size_t last = text.rfind(' ');
  if (last == text.npos || last == 0) return;
  MatchOne(EmotionFeatures(text.substr(last + 1), language_), kPartWorth, out);
  if (const size_t two = text.rfind(' ', last - 1); two != text.npos) MatchOne(EmotionFeatures(text.substr(two + 1), language_), kPartWorth, out);
}

/// "yeah true. do you remember what i do for work?": a question that ends a line is what wants an answer, where it is understood.
void IntentMatcher::PreferLastQuestion(std::span<const std::string_view> sentences, Guesses& out) const {
  if (sentences.size() < 2 || !sentences.back().ends_with('?') || SplitWords(sentences.back()).size() < (language_ == Language::kKorean ? 2 : 4)) return;
  Guesses asked;
  MatchOne(EmotionFeatures(sentences.back(), language_), 1, asked);
  const auto asks = [&](const Guess& guess) { return WantsAnAnswer(intents_[guess.intent].act); };
  const bool clear = std::any_of(asked.begin(), asked.end(), [&](const Guess& guess) { return asks(guess) && guess.score >= kAskedClearly; });
  for (Guess& guess : out) {
    if (asks(guess) || (!clear && intents_[guess.intent].name.starts_with("feel-"))) continue;
    guess.score *= clear ? kBesideQuestion : kBesideUnclear;
  }
  for (const Guess& guess : asked) Keep(out, guess);
}

void IntentMatcher::MatchSentences(std::span<const std::string_view> sentences, Guesses& out) const {
  for (size_t i = 0; sentences.size() > 1 && i < std::min(sentences.size(), kMostParts); ++i) {
    Guesses part;
    MatchOne(EmotionFeatures(sentences[i], language_), kPartWorth, part);
    const bool brief = i + 1 < sentences.size() && SplitWords(sentences[i]).size() <= kAsideWords && SplitWords(sentences.back()).size() > kAsideWords;
    for (Guess& guess : part) {
      if (brief && (i == 0 || IsAside(intents_[guess.intent]))) guess.score *= kAsideWorth;  // "never mind. my knee's killing me"
      Keep(out, guess);
    }
  }
}

std::span<const std::pair<uint64_t, uint32_t>> IntentMatcher::Whole(uint64_t whole) const {
  const auto first = std::lower_bound(whole_.begin(), whole_.end(), std::pair{whole, 0u});
  return {first, std::find_if(first, whole_.end(), [&](const auto& w) { return w.first != whole; })};
}

void IntentMatcher::AddWhole(uint64_t words, Guesses& out) const {
  for (const auto& [hash, place] : Whole(words)) {
    const Guess guess = GuessOf(1, place);
    const auto known = std::find_if(out.begin(), out.end(), [&](const Guess& g) { return g.intent == guess.intent; });
    const uint32_t kind = guess.kind == kNone && known != out.end() ? known->kind : guess.kind;
    if (known != out.end()) out.erase(known);
    out.push_back({1, guess.intent, kind});
  }
}

void IntentMatcher::AddLastPiece(std::string_view text, Guesses& out) const {
  const size_t comma = text.find_last_of(',');
  if (comma == text.npos || text.find(' ', std::min(text.size(), comma + 2)) == text.npos) return;
  for (const auto& [hash, place] : Whole(WordsHash(text.substr(comma + 1)))) {
    const std::string_view act = intents_[place].act;
    const bool in_passing = act == "agreement" || act == "disagreement" || act == "backchannel";  // "..., of course"
    if (!in_passing) Keep(out, GuessOf(kPieceScore, place));
  }
}

void IntentMatcher::Cover(std::string_view text, std::span<const std::string_view> sentences, std::vector<IntentScore>& out) const {
  const auto whole = ContentWords(text, language_);
  const auto last = sentences.size() > 1 ? ContentWords(sentences.back(), language_) : std::vector<uint64_t>();
  const auto learned = Learned(WordsHash(text));
  for (IntentScore& scored : out) {
    const auto place = places_.find(FullName(scored));
    const bool known = scored.score >= 1 || (learned && intents_[learned->intent].name == scored.intent);
    if (known || place == places_.end()) continue;
    scored.covered = words_.Covered(place->second, whole);
    if (last.size() > 1) scored.covered = std::max(scored.covered, kLastWorth * words_.Covered(place->second, last));
  }
}

std::vector<IntentScore> IntentMatcher::Match(std::string_view text, std::span<const Feature> features) const {
  Guesses guesses;
  const std::string plain = language_ == Language::kKorean && Laughs(text) ? WithoutLaughter(text) : std::string();
  if (const std::string_view said = WithoutOpener(plain.empty() ? text : plain, language_); said.size() < text.size()) MatchOne(EmotionFeatures(said, language_), 1, guesses);
  else MatchOne(features, 1, guesses);
  const auto sentences = SplitSentences(text.substr(0, 1200));
  if (sentences.size() > 1 && SplitWords(sentences.front()).size() <= kAsideWords && SplitWords(sentences.back()).size() > kAsideWords) {
    for (Guess& guess : guesses)  // "aw thanks. i've started knitting a blanket": the thanks are not what it is about
      if (IsAside(intents_[guess.intent])) guess.score *= kAsideWorth;
  }
  MatchSentences(sentences, guesses);
  if (language_ == Language::kEnglish && !MayAsk(text)) {
    for (Guess& guess : guesses)  // "josh is her brother" asks nothing
      if (intents_[guess.intent].act.ends_with("question")) guess.score *= kNotAsked;
  }
  PreferLastQuestion(sentences, guesses);
  if (language_ == Language::kKorean) MatchTail(text, guesses);
  if (SplitWords(text).size() > (language_ == Language::kKorean ? kBriefKorean : kBriefWords)) {
    for (Guess& guess : guesses)
      if (IsBrief(intents_[guess.intent])) guess.score *= kLongForBrief;
  }
  if (plain != text && !plain.empty() && text.find("ㅋㅋ") != text.npos) {
    for (Guess& guess : guesses)  // "소 울음소리 나 ㅋㅋ" is no weeping
      if (intents_[guess.intent].name.starts_with("feel-crying") || intents_[guess.intent].name == "feel-sad") guess.score *= kLongForBrief;
  }
  std::erase_if(guesses, [](const Guess& g) { return g.score < kLeastScore; });
  for (Guess& guess : guesses) guess.score = std::min(guess.score, kSurest);
  const uint64_t words = WordsHash(text);
  if (const auto learned = Learned(words)) Keep(guesses, *learned);
  AddWhole(words, guesses);
  AddLastPiece(text, guesses);
  std::sort(guesses.begin(), guesses.end(), [](const Guess& a, const Guess& b) { return a.score != b.score ? a.score > b.score : a.intent < b.intent; });
  if (guesses.size() > kMostIntents) guesses.resize(kMostIntents);
  std::vector<IntentScore> out;
  for (const Guess& guess : guesses) {
    const std::string_view intent = intents_[guess.intent].name;
    out.push_back({std::string(intent), guess.score, guess.kind == kNone ? "" : std::string(intents_[guess.kind].name.substr(intent.size() + 1))});
  }
  Cover(text, sentences, out);
  return out;
}

std::string_view IntentMatcher::ActOf(std::string_view intent) const {
  const auto found = places_.find(intent);
  return found == places_.end() ? std::string_view() : intents_[found->second].act;
}

}  // namespace sam
