// Questions that a dictionary answers: what a word means, who somebody was, where a place is, what is a kind of what.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/thought.h"
#include "knowledge/word_net.h"

namespace sam::knowledge {

/// What she knows of words and the world, from a dictionary on this machine. Immutable; any thread. Without the dictionary it knows nothing.
class WordKnowledge {
 public:
  WordKnowledge();

  bool Available() const { return words_ != nullptr; }
  /// The answer to an English question about words, such as "what is a cello" or "capital of peru"; none where it is another question.
  /// Kinds: "word", "person", "place", "capital", "opposite", "same", "kind-yes", "kind-no", "spelling", "rhyme".
  std::optional<Finding> Answer(std::string_view text) const;
  /// What a noun is a kind of, as a topic of the content: "cello" is "kind-music"; "" where nothing is known.
  std::string_view KindOf(std::string_view noun) const;

 private:
  std::unique_ptr<const WordNet> words_;
  std::vector<std::pair<uint32_t, std::string_view>> heads_;  // senses under which a noun belongs to a topic; the first that fits
};

}  // namespace sam::knowledge
