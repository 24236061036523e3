#include "mind/builtin/choose_skill.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/random.h"
#include "base/unicode.h"
#include "base/word_lists.h"

namespace sam {
namespace {

using namespace std::string_view_literals;
using Pair = std::pair<std::string, std::string>;

constexpr size_t kLongest = 4;  // words of one alternative

/// Words after which the first alternative begins.
constexpr std::array kLeadIn = {"prefer"sv, "like"sv, "choose"sv, "pick"sv,      "rather"sv,   "between"sv,
                                "better"sv, "love"sv, "team"sv,   "it"sv,        "is"sv,       "are"sv,
                                "want"sv,   "have"sv, "more"sv,   "should"sv,    "you"sv,      "i"sv,
                                "we"sv,     "or"sv,   "so"sv,     "favourite"sv, "favorite"sv, "ok"sv,
                                "okay"sv,   "hey"sv,  "now"sv,    "quick"sv,     "question"sv, "person"sv,
                                 "wear"sv,   "take"sv, "get"sv,    "buy"sv,       "eat"sv,      "make"sv,
                                 "watch"sv,  "read"sv, "do"sv,     "cook"sv,      "order"sv,    "try"sv,
                                 "use"sv,    "bring"sv, "give"sv,  "go"sv,        "bake"sv,     "drink"sv};
/// Words that end the second one.
constexpr std::array kLeadOut = {"and"sv,   "because"sv, "for"sv,    "tonight"sv,  "today"sv, "tomorrow"sv, "then"sv,
                                 "which"sv, "what"sv,    "person"sv, "samantha"sv, "if"sv,    "when"sv,    "to"sv,     "in"sv,
                                 "at"sv,    "on"sv,      "with"sv,   "from"sv};
constexpr std::array kNothing = {"not"sv,      "what"sv, "something"sv, "anything"sv, "so"sv,
                                 "whatever"sv, "no"sv,   "else"sv,      "both"sv,     "never"sv};

/// What opens no thing that could be chosen: "or did you let it stand", "or merely".
constexpr std::array kOpensNoThing = {"did"sv, "do"sv, "does"sv, "is"sv, "are"sv, "was"sv, "were"sv, "am"sv, "can"sv, "could"sv, "will"sv, "would"sv, "should"sv, "has"sv, "have"sv,
                                      "in"sv, "at"sv, "on"sv, "of"sv, "merely"sv, "just"sv, "if"sv, "how"sv, "that"sv, "there"sv, "it's"sv, "he"sv, "she"sv, "they"sv, "about"sv};

template <size_t N>
bool Is(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string Join(const std::vector<std::string_view>& words, size_t begin, size_t end) {
  std::string out;
  for (size_t i = begin; i < end; ++i) {
    if (!out.empty()) out += ' ';
    out += words[i] == "my" ? "your"sv : words[i] == "me" ? "you"sv : words[i];
  }
  return out;
}

/// True where a mark stands between two neighbouring words of one text.
bool Apart(std::string_view left, std::string_view right) {
  const std::string_view between(left.data() + left.size(),
                                 static_cast<size_t>(right.data() - left.data()) - left.size());
  return between.find_first_of(",.:;?!") != between.npos;
}

std::optional<Pair> EnglishPair(std::string_view lower) {
  const auto words = SplitWords(lower);
  const auto found = std::find_if(words.begin(), words.end(), [](auto w) { return w == "or" || w == "vs"; });
  if (found == words.begin() || found == words.end() || found + 1 == words.end()) return std::nullopt;
  const auto at = static_cast<size_t>(found - words.begin());
  size_t begin = at;
  while (begin > 0 && at - begin < kLongest && !Is(words[begin - 1], kLeadIn) &&
         (begin == at || !Apart(words[begin - 1], words[begin]))) {
    --begin;
  }
  size_t end = at + 2;
  while (end < words.size() && end - at - 1 < kLongest && !Is(words[end], kLeadOut) &&
         !Apart(words[end - 1], words[end]))
    ++end;
  if (begin == at || Is(words[at + 1], kNothing) || Is(words[at + 1], kOpensNoThing) || Is(words[begin], kOpensNoThing)) return std::nullopt;
  return Pair{Join(words, begin, at), Join(words, at + 1, end)};
}

/// "버틸거야" -> "버티는 거", "먹을 거야" is two words and no pair; "" where it is no such plan.
std::string KoreanDeed(std::string_view word) {
  for (const std::string_view tail : {"거야"sv, "거예요"sv, "거에요"sv, "거임"sv, "거지"sv, "까"sv, "래"sv}) {
    if (word.size() <= tail.size() || !word.ends_with(tail)) continue;
    std::u32string stem = ToUtf32(word.substr(0, word.size() - tail.size()));
    constexpr int kTailL = 8;
    if (stem.empty() || !IsHangulSyllable(stem.back()) || FinalConsonant(stem.back()) != kTailL) continue;
    if (stem.back() == U'을' && stem.size() > 1) stem.pop_back();
    else stem.back() -= kTailL;
    return ToUtf8(stem) + "는 거";
  }
  return {};
}

/// The noun without what hangs on it in a choice: "산이야" 산, "고양이파야" 고양이파, "커피가" 커피.
std::string KoreanNoun(std::string_view word) {
  if (std::string deed = KoreanDeed(word); !deed.empty()) return deed;
  constexpr std::array kTails = {"이예요"sv, "이에요"sv, "인가요"sv, "이냐"sv, "이야"sv, "예요"sv, "에요"sv, "인가"sv,
                                 "이랑"sv,   "하고"sv,   "으로"sv,   "야"sv,   "냐"sv,   "랑"sv,   "과"sv,   "와"sv,
                                 "가"sv,     "을"sv,     "를"sv,     "은"sv,   "는"sv,   "요"sv};
  for (const auto tail : kTails) {
    if (word.size() <= tail.size() || !word.ends_with(tail)) continue;
    const std::string_view noun = word.substr(0, word.size() - tail.size());
    const bool after_consonant =
        tail.starts_with("이") || tail == "과" || tail == "을" || tail == "은" || tail == "으로";
    const bool after_vowel =
        tail == "와" || tail == "를" || tail == "는" || tail == "랑" || tail == "야" || tail == "예요" || tail == "가";
    if ((after_consonant && !EndsInConsonant(noun)) || (after_vowel && EndsInConsonant(noun))) continue;
    return std::string(noun);
  }
  return std::string(word);
}

/// What is only said of either thing in a choice: "나아요", "좋아", "할까요".
bool IsVerdict(std::string_view word) {
  return StartsWithAny(word, {"나아", "나은", "나을", "낫", "좋아", "좋은", "좋을", "괜찮", "편해", "맛있", "예뻐", "할까", "갈까", "먹을까", "살까", "볼까"});
}

/// "참는 게 나을까요": no noun that could be named alone.
bool IsVagueNoun(std::string_view noun) { return IsOneOf(noun, {"게", "거", "것", "건", "쪽", "편", "것이", "거가"}); }

/// "독학이" -> 독학: what a verdict follows has a subject's particle.
std::string Subject(std::string_view word) {
  const std::string_view noun = word.substr(0, word.size() - std::min(word.size(), "이"sv.size()));
  const bool part = word.ends_with("이") && EndsInConsonant(noun) && !EndsWithAny(word, {"고양이", "호랑이", "떡볶이", "종이", "어린이", "구이"});
  return part ? std::string(noun) : KoreanNoun(word);
}

/// "학원 다닐지 혼자 할지 고민이야": the two things somebody cannot decide between.
std::optional<Pair> KoreanDilemma(const std::vector<std::string_view>& words) {
  std::vector<std::string> deeds;
  for (size_t i = 0; i < words.size(); ++i) {
    if (!words[i].ends_with("지") || words[i].ends_with("말지")) continue;
    const std::string deed = KoreanDeed(std::string(words[i].substr(0, words[i].size() - "지"sv.size())) + "까");
    if (deed.empty()) continue;
    const bool alone = i == 0 || words[i - 1].ends_with("지");
    deeds.push_back(alone ? deed : std::string(words[i - 1]) + " " + deed);
  }
  return deeds.size() == 2 ? std::optional(Pair{deeds[0], deeds[1]}) : std::nullopt;
}

std::optional<Pair> KoreanPair(std::string_view lower) {
  const auto words = SplitWords(lower);
  if (auto dilemma = KoreanDilemma(words)) return dilemma;
  constexpr std::array kAsked = {"이야"sv, "야"sv, "예요"sv, "이에요"sv, "에요"sv, "냐"sv, "인가요"sv};
  const auto asked = [&](std::string_view word) {
    return std::any_of(kAsked.begin(), kAsked.end(),
                       [&](auto tail) { return word.size() > tail.size() && word.ends_with(tail); });
  };
  for (size_t i = 0; i + 1 < words.size(); ++i) {
    const bool between = i + 2 < words.size() && (words[i + 1] == "아니면" || words[i + 1] == "vs" ||
                                                  words[i + 1] == "대" || words[i + 1] == "또는");
    if (between) {
      const bool judged = i > 0 && IsVerdict(words[i]);  // "독학이 나아요 아니면 학원이 나아요?"
      const bool twice_judged = judged && i + 3 < words.size() && IsVerdict(words[i + 3]);
      const Pair pair{judged ? Subject(words[i - 1]) : KoreanNoun(words[i]), twice_judged ? Subject(words[i + 2]) : KoreanNoun(words[i + 2])};
      return judged && IsVagueNoun(pair.first) ? std::nullopt : std::optional(pair);
    }
    const bool joined =
        words[i].ends_with("랑") || words[i].ends_with("하고") || words[i].ends_with("과") || words[i].ends_with("와");
    const bool among = i + 2 < words.size() && (words[i + 2] == "중" || words[i + 2].starts_with("중에"));
    if (joined && among) return Pair{KoreanNoun(words[i]), KoreanNoun(words[i + 1])};
    const bool twice = i + 3 < words.size() && words[i + 1] == words[i + 3];  // "짜장면이 좋아 짬뽕이 좋아"
    if (twice) return Pair{KoreanNoun(words[i]), KoreanNoun(words[i + 2])};
    if (among && !joined && i == 0) return Pair{std::string(words[i]), KoreanNoun(words[i + 1])};  // "빨강 파랑 중에"
    if (i + 2 == words.size() && asked(words[i]) && asked(words[i + 1]))
      return Pair{KoreanNoun(words[i]), KoreanNoun(words[i + 1])};
  }
  return std::nullopt;
}

/// The alternative as it was written: "Quiet Invoice", not "quiet invoice"; a capital that only opens the sentence goes.
std::string InTheirCase(const std::string& alternative, const Scene& scene) {
  std::string written = AsWritten(alternative, scene.thought.utterance.text);
  const auto capitals = std::count_if(written.begin(), written.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return scene.lower.starts_with(alternative) && capitals == 1 ? alternative : written;
}

constexpr double kTaste = 1.05;   // two things are named: one of them is the answer, past any other words on her taste
constexpr double kPerhaps = 0.85;
constexpr double kAllOfIt = 0.75;  // of the line is what an intent is about
constexpr double kMeant = 0.6;   // an intent from here on is meant

bool AsksToChoose(const Scene& scene) {
  if (scene.IntentScore("ask-preference") >= 0.4 || scene.IntentScore("ask-choose") >= 0.4) return true;
  if (scene.thought.percept.act == DialogueAct::kChoiceQuestion) return true;
  if (scene.words.size() > 14) return false;
  const bool asked = scene.lower.ends_with('?') || IsQuestion(scene.thought.percept.act);
  return asked || scene.SaidAny({"prefer", "rather", "pick one", "choose", "which", "골라", "뭐가 나", "뭐가 더",
                                 "어느 쪽", "중에", "할지", "을지", "고민"});
}

}  // namespace

std::optional<Pair> Alternatives(std::string_view lower, Language language) {
  const auto pair = language == Language::kKorean ? KoreanPair(lower) : EnglishPair(lower);
  if (!pair || pair->first.empty() || pair->second.empty() || pair->first == pair->second) return std::nullopt;
  if (pair->first.size() > 48 || pair->second.size() > 48) return std::nullopt;
  return pair;
}

void ChooseSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  if (!scene.SameLanguage() || !AsksToChoose(scene)) return;
  auto pair = Alternatives(scene.lower, scene.thought.language);
  if (!pair) return;
  // Her taste: the same whichever is named first.
  const bool first =
      StableHash(std::min(pair->first, pair->second), StableHash(std::max(pair->first, pair->second))) % 2 == 0;
  if (first != (pair->first < pair->second)) std::swap(pair->first, pair->second);
  Slots slots = scene.slots;
  slots.Set("choice", InTheirCase(pair->first, scene));
  slots.Set("other", InTheirCase(pair->second, scene));
  const auto& intents = scene.thought.percept.intents;
  const content::Intent* meant = intents.empty() ? nullptr : scene.pack.IntentNamed(intents.front().intent);
  const bool asks = meant != nullptr && meant->act.ends_with("question");
  if (asks && intents.front().score >= kMeant && !intents.front().kind.empty() && intents.front().covered >= kAllOfIt) return;  // just this question has answers of its own
  const std::string_view intent = scene.thought.percept.Intent();
  constexpr size_t kBare = 4;  // words: "monday or tuesday?"
  const bool taste = scene.words.size() <= kBare || intent == "ask-date" || intent.starts_with("ask-preference") || intent.starts_with("ask-choose") || intent.starts_with("like-");
  const bool dilemma = scene.IsKorean() && slots.Get("choice").ends_with("는 거") && !scene.lower.ends_with('?');
  ProposeLines(scene, name(), dilemma ? "choose-dilemma" : "choose", slots, taste ? kTaste : kPerhaps, "asked to choose between two things", out);
}

}  // namespace sam
