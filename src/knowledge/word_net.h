// The dictionary of Debian's wordnet-base (WordNet 3.0, Fellbaum 1998): senses, glosses and relations of English words.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sam::knowledge {

enum class WordClass : uint8_t { kNoun, kVerb, kAdjective, kAdverb };

/// A relation to another synset; symbols as in wninput(5WN): "@" hypernym, "@i" class of an instance, "#p" whole of a part, "%p" part
/// of a whole, "!" antonym.
struct Pointer {
  std::string_view symbol;
  uint32_t target = 0;
  WordClass target_class = WordClass::kNoun;
};

/// One meaning. Views into the dictionary.
struct Synset {
  uint32_t offset = 0;
  int lexicographer_file = 0;  // lexnames(5WN): 5 animal, 6 artifact, 13 food, 15 location, 18 person, 20 plant...
  std::vector<std::string_view> words;  // as written, "_" for a space
  std::vector<Pointer> pointers;
  std::string_view gloss;
};

/// Immutable; any thread. The files are mapped, so that only what is looked up is in memory.
class WordNet {
 public:
  /// Fails (kNotFound) where the folder does not hold the dictionary.
  static Result<std::unique_ptr<const WordNet>> Open(const std::string& folder = "/usr/share/wordnet");
  ~WordNet();

  /// Senses of a lemma (lower case, words joined by a space or "_"), the most frequent first; empty where it is unknown.
  std::vector<uint32_t> Senses(std::string_view lemma, WordClass of) const;
  Synset Read(uint32_t offset, WordClass of) const;
  /// The lemma of a word that may be a plural: "mice" is "mouse", "cellos" is "cello". Empty where neither is known.
  std::string NounLemma(std::string_view word) const;
  /// The noun sense itself and all that it is a kind or an instance of, the nearest first.
  std::vector<uint32_t> KindsOf(uint32_t offset) const;

 private:
  struct Files;
  explicit WordNet(std::unique_ptr<Files> files);
  std::unique_ptr<Files> files_;
};

}  // namespace sam::knowledge
