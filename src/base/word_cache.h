// What was found out about words, kept for when they are said again: a few thousand words make up most of what people say.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/random.h"

namespace sam {

/// A table with one place for each hash: a word that shares its place with another pushes that one out. Not safe from two threads: keep
/// one for each (`thread_local`). Views in a Value must not point into the word.
template <typename Value, size_t kPlaces = 2048>
class WordCache {
 public:
  /// The value of `word`, made by `make()` where it is not known. Stays valid until the next call.
  template <typename Make>
  const Value& Of(std::string_view word, Make make) {
    Place& place = places_[StableHash(word) % kPlaces];
    if (place.word != word || word.empty()) {
      place.value = make();
      place.word = word;
    }
    return place.value;
  }

 private:
  struct Place {
    std::string word;
    Value value{};
  };
  std::array<Place, kPlaces> places_;
};

}  // namespace sam
