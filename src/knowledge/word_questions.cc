#include "knowledge/word_questions.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/unicode.h"
#include "base/word_lists.h"

namespace sam::knowledge {
namespace {

constexpr std::string_view kProof = "WordNet 3.0, the dictionary on this machine";

/// lexnames(5WN).
enum LexFile { kAnimal = 5, kArtifact = 6, kBody = 8, kFeeling = 12, kFood = 13, kLocation = 15, kObject = 17, kPerson = 18, kPlant = 20, kSubstance = 27 };

bool IsConcrete(int file) {
  constexpr std::array kFiles = {kAnimal, kArtifact, kBody, kFood, kLocation, kObject, kPlant, kSubstance};
  return std::find(kFiles.begin(), kFiles.end(), file) != kFiles.end();
}

/// Words that are asked about for her view, not for a definition.
bool IsBigWord(std::string_view word) {
  return IsOneOf(word, {"love", "life", "death", "time", "truth", "happiness", "beauty", "art", "god", "freedom", "justice", "reality", "consciousness",
                        "friendship", "evil", "soul", "mind", "sex", "hope", "trust", "home", "success", "intelligence", "wisdom", "peace", "war", "music",
                        "heaven", "hell", "nothing", "everything", "something", "anything", "people", "man", "woman", "men", "women", "family", "friend",
                        "humor", "humour", "money", "work", "fun", "better", "best", "good", "bad", "right", "wrong", "new", "next", "up", "going", "it", "in",
                        "a", "i", "am", "or", "at", "be", "no", "do", "as", "he", "an", "on", "so", "are", "us", "now", "here", "there", "who", "what", "less",
                        "more", "one", "two", "first", "last", "point", "matter", "problem", "difference", "answer", "question", "big deal", "catch", "plan",
                        "deal", "reason", "secret", "subject", "topic", "date", "weather", "same", "other", "is", "was", "can", "will", "like", "well", "over"});
}

std::string WithSpaces(std::string_view word) {
  std::string out(word);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

/// The gloss as one clause: no examples, no brackets but years, the first part where it is long.
std::string Clause(std::string_view gloss) {
  constexpr size_t kLong = 140;
  gloss = gloss.substr(0, gloss.find("; \""));
  std::string out;
  for (size_t i = 0; i < gloss.size(); ++i) {
    if (gloss[i] == '(') {
      const size_t close = gloss.find(')', i);
      const std::string_view inside = gloss.substr(i, close == gloss.npos ? close : close - i + 1);
      const bool years = inside.size() > 3 && std::any_of(inside.begin(), inside.end(), [](char c) { return c >= '0' && c <= '9'; });
      if (years) out += inside;
      if (!years && !out.empty() && out.back() == ' ') out.pop_back();
      if (close == gloss.npos) break;
      i = close;
    } else {
      out += gloss[i];
    }
  }
  if (out.size() > kLong) out.resize(std::min(out.find(';'), out.size()));
  while (!out.empty() && (out.back() == ' ' || out.back() == ';')) out.pop_back();
  while (!out.empty() && out.front() == ' ') out.erase(0, 1);
  return out;
}

Finding Found(std::string_view kind, std::string question, std::string answer) {
  return {.kind = std::string(kind), .question = std::move(question), .answer = std::move(answer), .proof = std::string(kProof), .verified = true};
}

/// What follows the first of `openings` that the text begins with.
std::string_view After(std::string_view text, std::span<const std::string_view> openings) {
  for (const std::string_view opening : openings)
    if (text.starts_with(opening)) return text.substr(opening.size());
  return {};
}

std::string_view WithoutArticle(std::string_view words) {
  constexpr std::array<std::string_view, 4> kArticles = {"a ", "an ", "the ", "some "};
  const std::string_view rest = After(words, kArticles);
  return rest.empty() ? words : rest;
}

std::string WithArticle(std::string_view word) {
  const bool vowel = word.find_first_of("aeiou") == 0 && !word.starts_with("uni") && !word.starts_with("eu") && !word.starts_with("use");
  return (vowel ? "an " : "a ") + std::string(word);
}

bool IsInstance(const Synset& synset) {
  return std::any_of(synset.pointers.begin(), synset.pointers.end(), [](const Pointer& p) { return p.symbol == "@i"; });
}

/// Lower case, without marks at the end, "what's" as "what is", politeness left out.
std::string Plain(std::string_view text) {
  std::string out = ToLower(text);
  while (!out.empty() && std::string_view(" .!?\"'").find(out.back()) != std::string_view::npos) out.pop_back();
  for (const auto& [from, to] : {std::pair<std::string_view, std::string_view>{"what's ", "what is "}, {"who's ", "who is "}, {"where's ", "where is "},
                                 {"whats ", "what is "}, {"what're ", "what are "}})
    if (out.starts_with(from)) out = std::string(to) + out.substr(from.size());
  constexpr std::array<std::string_view, 14> kAside = {"please ", "can you tell me ", "could you tell me ", "tell me ", "do you know ", "hey ", "so ", "and ",
                                                       "samantha, ", "ok ", "then ", "i wonder ", "well, ", "well "};
  for (bool more = true; more;) {
    const std::string_view rest = After(out, kAside);
    more = !rest.empty();
    if (more) out = std::string(rest);
  }
  if (out.ends_with(" please")) out.resize(out.size() - 7);
  if (out.size() > 1 && out.front() == '"') out.erase(0, 1);
  std::erase_if(out, [](char c) { return c == '"' || c == '\''; });
  return out;
}

/// "X" of "what X is", "what X means".
std::string_view Turned(std::string_view text) {
  if (!text.starts_with("what ")) return {};
  std::string_view rest = text.substr(5);
  for (const std::string_view end : {" is", " are", " means", " mean"})
    if (rest.ends_with(end)) return rest.substr(0, rest.size() - end.size());
  return {};
}

class Asker {
 public:
  explicit Asker(const WordNet& words) : words_(words) {}

  std::optional<Finding> Answer(const std::string& text) const {
    if (auto spelled = Spelling(text)) return spelled;
    if (auto other = Opposite(text)) return other;
    if (auto capital = Capital(text)) return capital;
    if (auto person = Person(text)) return person;
    if (auto place = Place(text)) return place;
    if (auto kind = Kind(text)) return kind;
    return Meaning(text);
  }

 private:
  std::string Lemma(std::string_view words) const {
    const std::string_view bare = WithoutArticle(words);
    if (bare.empty() || bare.size() > 40) return "";
    return words_.NounLemma(bare);
  }

  std::optional<Synset> First(std::string_view lemma, WordClass of = WordClass::kNoun) const {
    const auto senses = words_.Senses(lemma, of);
    if (lemma.empty() || senses.empty()) return std::nullopt;
    return words_.Read(senses.front(), of);
  }

  /// The first meaning that is a thing, one of the usual ones.
  std::optional<Synset> Concrete(std::string_view lemma) const {
    constexpr size_t kUsual = 3;
    const auto senses = words_.Senses(lemma, WordClass::kNoun);
    for (size_t i = 0; i < std::min(kUsual, senses.size()); ++i)
      if (Synset synset = words_.Read(senses[i], WordClass::kNoun); IsConcrete(synset.lexicographer_file)) return synset;
    return std::nullopt;
  }

  static std::optional<Finding> Spelling(std::string_view text) {
    constexpr std::array<std::string_view, 5> kAsks = {"how do you spell ", "spell the word ", "can you spell ", "how is it spelled ", "spell "};
    const std::string_view word = After(text, kAsks);
    if (word.empty() || word.size() > 30 || word.find(' ') != word.npos) return std::nullopt;
    std::string letters;
    for (const char c : word) letters += (letters.empty() ? "" : "-") + std::string(1, c);
    return Finding{.kind = "spelling", .question = std::string(word), .answer = letters, .proof = "letter by letter", .verified = true};
  }

  std::optional<Finding> Opposite(std::string_view text) const {
    constexpr std::array<std::string_view, 4> kOpposite = {"what is the opposite of ", "opposite of ", "the opposite of ", "what is an antonym of "};
    constexpr std::array<std::string_view, 5> kSame = {"what is another word for ", "another word for ", "a synonym for ", "what is a synonym for ", "give me a synonym for "};
    if (const std::string_view word = After(text, kOpposite); !word.empty()) {
      for (const WordClass of : {WordClass::kAdjective, WordClass::kNoun, WordClass::kVerb, WordClass::kAdverb}) {
        for (const uint32_t sense : words_.Senses(word, of)) {
          for (const Pointer& pointer : words_.Read(sense, of).pointers)
            if (pointer.symbol == "!") return Found("opposite", std::string(word), WithSpaces(words_.Read(pointer.target, pointer.target_class).words.front()));
        }
      }
    }
    const std::string_view word = After(text, kSame);
    if (word.empty()) return std::nullopt;
    for (const WordClass of : {WordClass::kAdjective, WordClass::kNoun, WordClass::kVerb}) {
      const auto synset = First(word, of);
      if (!synset) continue;
      for (const auto other : synset->words)
        if (std::string same = WithSpaces(other.substr(0, other.find('('))); same != word) return Found("same", std::string(word), std::move(same));
      for (const Pointer& near : synset->pointers)
        if (near.symbol == "&") return Found("same", std::string(word), WithSpaces(words_.Read(near.target, near.target_class).words.front()));
    }
    return std::nullopt;
  }

  std::optional<Finding> Capital(std::string_view text) const {
    constexpr std::array<std::string_view, 5> kAsks = {"what is the capital of ", "capital of ", "the capital of ", "what is the capital city of ", "name the capital of "};
    const std::string place = Lemma(After(text, kAsks));
    if (place.empty()) return std::nullopt;
    const auto capitals = {First("national capital"), First("state capital"), First("provincial capital")};
    for (const uint32_t sense : words_.Senses(place, WordClass::kNoun)) {
      for (const Pointer& part : words_.Read(sense, WordClass::kNoun).pointers) {
        if (part.symbol != "%p") continue;
        const Synset town = words_.Read(part.target, WordClass::kNoun);
        for (const Pointer& is : town.pointers) {
          const bool capital = is.symbol == "@i" && std::any_of(capitals.begin(), capitals.end(), [&](const auto& c) { return c && c->offset == is.target; });
          if (capital) return Found("capital", WithSpaces(words_.Read(sense, WordClass::kNoun).words.front()), WithSpaces(town.words.front()));
        }
      }
    }
    return std::nullopt;
  }

  std::optional<Finding> Person(std::string_view text) const {
    constexpr std::array<std::string_view, 3> kAsks = {"who is ", "who was ", "who were "};
    const std::string_view who = After(text, kAsks);
    if (who.empty() || IsBigWord(who)) return std::nullopt;
    for (const uint32_t sense : words_.Senses(WithoutArticle(who), WordClass::kNoun)) {
      const Synset synset = words_.Read(sense, WordClass::kNoun);
      if (synset.lexicographer_file != kPerson || !IsInstance(synset)) continue;
      return Found("person", FullName(synset), Clause(synset.gloss));
    }
    return std::nullopt;
  }

  /// "Einstein, Albert Einstein": the longest.
  static std::string FullName(const Synset& synset) {
    return WithSpaces(*std::max_element(synset.words.begin(), synset.words.end(), [](auto a, auto b) { return a.size() < b.size(); }));
  }

  std::optional<Finding> Place(std::string_view text) const {
    constexpr std::array<std::string_view, 4> kAsks = {"where is ", "where on earth is ", "in which country is ", "in what country is "};
    const std::string place = Lemma(After(text, kAsks));
    if (place.empty()) return std::nullopt;
    for (const uint32_t sense : words_.Senses(place, WordClass::kNoun)) {
      const Synset synset = words_.Read(sense, WordClass::kNoun);
      const bool somewhere = synset.lexicographer_file == kLocation || synset.lexicographer_file == kObject;
      if (somewhere && IsInstance(synset)) return Found("place", WithSpaces(synset.words.front()), Clause(synset.gloss));
    }
    return std::nullopt;
  }

  /// "is a whale a fish", "are tomatoes fruit": only of things that can be touched.
  std::optional<Finding> Kind(std::string_view text) const {
    constexpr std::array<std::string_view, 2> kAsks = {"is ", "are "};
    const std::string_view rest = After(text, kAsks);
    if (rest.empty() || rest.starts_with("the ")) return std::nullopt;
    const bool one = text.starts_with("is ");
    for (size_t space = rest.find(' ', 3); space != rest.npos; space = rest.find(' ', space + 1)) {
      const std::string thing = Lemma(rest.substr(0, space)), kind = Lemma(rest.substr(space + 1));
      if (thing.empty() || kind.empty() || thing == kind || IsBigWord(thing)) continue;
      const auto meant = Concrete(thing);
      if (!meant || !Concrete(kind)) continue;
      if (one && WithoutArticle(rest.substr(space + 1)) == rest.substr(space + 1)) continue;  // "is the coast clear"
      const auto wanted = words_.Senses(kind, WordClass::kNoun);
      for (const uint32_t sense : words_.Senses(thing, WordClass::kNoun)) {
        const auto kinds = words_.KindsOf(sense);
        if (std::find_first_of(kinds.begin(), kinds.end(), wanted.begin(), wanted.end()) != kinds.end())
          return Found("kind-yes", WithArticle(WithSpaces(thing)), WithArticle(WithSpaces(kind)));
      }
      for (const Pointer& pointer : meant->pointers)
        if (pointer.symbol == "@") return Found("kind-no", WithArticle(WithSpaces(thing)), WithArticle(WithSpaces(words_.Read(pointer.target, WordClass::kNoun).words.front())));
    }
    return std::nullopt;
  }

  std::optional<Finding> Meaning(std::string_view text) const {
    constexpr std::array<std::string_view, 8> kPlainly = {"what does the word ", "define ", "what is the meaning of ", "what is the definition of ", "the definition of ",
                                                          "definition of ", "meaning of ", "what does "};
    constexpr std::array<std::string_view, 3> kAsks = {"what is ", "what are ", "what exactly is "};
    std::string_view word = After(text, kPlainly);
    const bool plainly = !word.empty();
    if (!plainly) word = After(text, kAsks);
    if (!plainly && word.empty()) word = Turned(text);
    if (text.starts_with("what does ") && !word.ends_with(" mean")) return std::nullopt;
    if (word.ends_with(" mean")) word.remove_suffix(5);
    const bool known_one = word.starts_with("the ");  // "the joke": one they both know, unless it is a thing
    word = WithoutArticle(word);
    if (IsOneOf(word, {"it", "this", "that", "they", "he", "she", "you", "i", "we", "life", "universe", "bot", "existence"})) return std::nullopt;
    if (word.empty() || word.size() > 40 || (!plainly && IsBigWord(word))) return std::nullopt;
    const auto noun = First(words_.NounLemma(word));
    if (noun && known_one && !plainly && !IsConcrete(noun->lexicographer_file)) return std::nullopt;
    if (noun && (plainly || noun->lexicographer_file != kFeeling))
      return Found(IsInstance(*noun) && noun->lexicographer_file == kPerson ? "person" : "word", WithSpaces(noun->words.front() == word ? noun->words.front() : word), Clause(noun->gloss));
    for (const WordClass of : {WordClass::kAdjective, WordClass::kVerb, WordClass::kAdverb}) {
      if (const auto synset = First(word, of); synset && plainly) return Found("word", std::string(word), Clause(synset->gloss));
    }
    return std::nullopt;
  }

  const WordNet& words_;
};

/// Heads of WordNet's tree under which a noun belongs to a topic; the first that fits.
struct Head {
  std::string_view lemma, topic;
};
constexpr std::array<Head, 21> kHeads = {{{"musical instrument", "kind-music"}, {"music", "kind-music"}, {"musician", "kind-music"}, {"beverage", "kind-drink"},
    {"food", "kind-food"}, {"foodstuff", "kind-food"}, {"fruit", "kind-food"}, {"animal", "kind-animal"}, {"vehicle", "kind-vehicle"}, {"clothing", "kind-clothes"},
    {"footwear", "kind-clothes"}, {"furniture", "kind-home"}, {"tool", "kind-tool"}, {"sport", "kind-sport"}, {"game", "kind-game"}, {"plant", "kind-plant"},
    {"building", "kind-building"}, {"illness", "kind-illness"}, {"region", "kind-place"}, {"worker", "kind-job"}, {"device", "kind-device"}}};

}  // namespace

WordKnowledge::WordKnowledge() {
  if (auto opened = WordNet::Open()) words_ = std::move(*opened);
  for (const Head& head : kHeads)
    for (const uint32_t sense : words_ ? words_->Senses(head.lemma, WordClass::kNoun) : std::vector<uint32_t>()) heads_.emplace_back(sense, head.topic);
}

std::optional<Finding> WordKnowledge::Answer(std::string_view text) const {
  constexpr size_t kLongest = 90;  // a question about a word is short
  if (words_ == nullptr || text.size() > kLongest) return std::nullopt;
  return Asker(*words_).Answer(Plain(text));
}

std::string_view WordKnowledge::KindOf(std::string_view noun) const {
  if (words_ == nullptr || noun.empty() || noun.size() > 40) return "";
  std::string lemma = words_->NounLemma(ToLower(noun));
  if (lemma.empty() && noun.rfind(' ') != noun.npos) lemma = words_->NounLemma(ToLower(noun.substr(noun.rfind(' ') + 1)));
  const auto senses = words_->Senses(lemma, WordClass::kNoun);
  if (lemma.empty() || senses.empty()) return "";
  const auto kinds = words_->KindsOf(senses.front());
  for (const auto& [head, topic] : heads_)
    if (std::find(kinds.begin(), kinds.end(), head) != kinds.end()) return topic;
  return "";
}

}  // namespace sam::knowledge
