// Turning a clause to the other side of the talk, stop words, content stems.
#include <algorithm>
#include <boost/unordered/unordered_flat_set.hpp>

#include "base/unicode.h"
#include "base/word_cache.h"
#include "perception/english_words.h"

namespace sam {
namespace {

struct Turned {
  std::string_view from, to;
};

constexpr Turned kFlat[] = {
    {"me", "you"},          {"my", "your"},      {"mine", "yours"},
    {"myself", "yourself"}, {"we", "you"},       {"us", "you"},
    {"our", "your"},        {"ours", "yours"},   {"ourselves", "yourselves"},
    {"i'm", "you're"},      {"im", "you're"},    {"i've", "you've"},
    {"ive", "you've"},      {"i'd", "you'd"},    {"i'll", "you'll"},
    {"we're", "you're"},    {"we've", "you've"}, {"we'd", "you'd"},
    {"we'll", "you'll"},    {"your", "my"},      {"yours", "mine"},
    {"yourself", "myself"}, {"you're", "I'm"},   {"youre", "I'm"},
    {"you've", "I've"},     {"you'd", "I'd"},    {"you'll", "I'll"},
    {"ur", "my"},           {"i", "you"},
};

constexpr bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '\'' || c == '-' ||
         (c & 0x80) != 0;
}

bool IsVerbal(std::string_view word) {
  const VerbForm* verb = FindVerb(word);
  if (verb != nullptr && (verb->forms & (kBaseForm | kPastForm)) != 0) return true;
  const uint32_t classes = ClassesOf(word);
  return (classes & kAuxiliaryWord) != 0 ||
         ((classes & kAdverbWord) != 0 && word != "too" && word != "again" && word != "today");
}

/// One left-to-right pass; knows the last two words so that verbs can be made to agree.
class Flipper {
 public:
  explicit Flipper(std::string_view clause) : clause_(clause) {}

  std::string Flip() {
    out_.reserve(clause_.size() + 16);
    for (size_t pos = 0; pos < clause_.size();) {
      if (!IsWordByte(clause_[pos])) {
        if (clause_[pos] != ' ') since_subject_ = kFar;
        out_ += clause_[pos++];
        continue;
      }
      size_t end = pos;
      while (end < clause_.size() && IsWordByte(clause_[end])) ++end;
      const std::string word = ToLower(clause_.substr(pos, end - pos));
      out_ += Turn(word, clause_.substr(pos, end - pos), end);
      previous_ = word;
      ++since_subject_;
      pos = end;
    }
    return std::move(out_);
  }

 private:
  static constexpr int kFar = 9;

  std::string PeekWord(size_t pos) const {
    while (pos < clause_.size() && clause_[pos] == ' ') ++pos;
    size_t end = pos;
    while (end < clause_.size() && IsWordByte(clause_[end])) ++end;
    return ToLower(clause_.substr(pos, end - pos));
  }

  std::string_view Turn(const std::string& word, std::string_view raw, size_t end) {
    if (word == "you" || word == "u") return TurnYou(end);
    if (word == "am" || word == "was" || word == "wasn't" || word == "are" || word == "were" || word == "weren't" ||
        word == "aren't")
      return TurnBe(word, raw, end);
    for (const auto& [from, to] : kFlat) {
      if (word != from) continue;
      if (word == "i") since_subject_ = 0, subject_ = "you";
      return to;
    }
    return raw;
  }

  std::string_view TurnYou(size_t end) {
    const bool inverted = (ClassesOf(previous_) & kAuxiliaryWord) != 0;
    const bool object = previous_ == "to" || previous_ == "with" || previous_ == "at" || previous_ == "of" ||
                        previous_ == "from" || previous_ == "for";
    if (object || (!inverted && !IsVerbal(PeekWord(end)))) return "me";
    since_subject_ = 0;
    subject_ = "I";
    return "I";
  }

  std::string_view TurnBe(const std::string& word, std::string_view raw, size_t end) const {
    const std::string next = PeekWord(end);
    const bool of_i = (since_subject_ <= 3 && subject_ == "you") || next == "i";
    const bool of_you = (since_subject_ <= 3 && subject_ == "I") || next == "you";
    if (of_i && word == "am") return "are";
    if (of_i && word == "was") return "were";
    if (of_i && word == "wasn't") return "weren't";
    if (of_you && word == "are") return "am";
    if (of_you && word == "were") return "was";
    if (of_you && word == "weren't") return "wasn't";
    if (of_you && word == "aren't") return "am not";
    return raw;
  }

  std::string_view clause_;
  std::string out_;
  std::string previous_;
  std::string_view subject_;
  int since_subject_ = kFar;
};

}  // namespace

std::string FlipPointOfView(std::string_view clause) { return Flipper(clause).Flip(); }

bool IsEnglishStopWord(std::string_view word) {
  constexpr uint32_t kFunction = kDeterminerWord | kPossessiveWord | kPronounWord | kPrepositionWord |
                                 kConjunctionWord | kQuestionWord | kAuxiliaryWord | kFillerWord;
  if ((ClassesOf(word) & kFunction) != 0) return true;
  static const boost::unordered_flat_set<std::string_view> kMore = {
      "i'm",       "i've",    "i'd",       "i'll",    "it's",    "he's",     "she's",   "that's",   "there's",
      "what's",    "who's",   "where's",   "when's",  "how's",   "don't",    "doesn't", "didn't",   "can't",
      "won't",     "isn't",   "aren't",    "wasn't",  "weren't", "haven't",  "hasn't",  "couldn't", "wouldn't",
      "shouldn't", "we're",   "we've",     "they're", "you're",  "you've",   "let's",   "not",      "again",
      "just",      "very",    "really",    "too",     "also",    "then",     "now",     "here",     "never",
      "always",    "only",    "even",      "still",   "already", "yet",      "im",      "ive",      "dont",
      "whats",     "whos",    "wheres",    "gonna",   "wanna",   "remember", "tell",    "told",     "say",
      "said",      "mention", "mentioned", "know",    "name's",  "called",   "got",     "getting",  "kind",
      "sort"};
  return kMore.contains(word);
}

namespace {

constexpr size_t kMostStems = 64;

std::vector<std::string> ReadStems(std::string_view text) {
  std::vector<std::string> stems;
  const std::string lower = ToLower(text);
  for (const auto word : SplitWords(lower)) {
    if (stems.size() >= kMostStems) break;
    if (IsEnglishStopWord(word)) continue;
    std::string stem = StemEnglish(word);
    if (std::find(stems.begin(), stems.end(), stem) == stems.end()) stems.push_back(std::move(stem));
  }
  return stems;
}

}  // namespace

std::vector<std::string> ContentStems(std::string_view text, size_t limit) {
  constexpr size_t kLongest = 240;  // bytes: what is kept
  thread_local WordCache<std::vector<std::string>, 256> read;  // the last turns and the facts are gone through at each question
  const auto first = [&](const std::vector<std::string>& all) { return std::vector(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(limit, all.size()))); };
  return first(text.size() > kLongest ? ReadStems(text) : read.Of(text, [&] { return ReadStems(text); }));
}

}  // namespace sam
