// Her sentences and where they lie in the sound of a reply: what was heard of it where somebody broke in.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace sam {

/// A sentence of hers, and where its sound ends.
struct SpokenPiece {
  std::string text;
  size_t end_sample = 0;  // of the reply's sound, at its rate; 0 where it is text alone
};

/// Keeps what lies before `samples`: of the sentence that was cut, the words of which all was heard, as if its letters took the same time each.
void KeepHeard(std::vector<SpokenPiece>& pieces, size_t samples);
/// The first `count` of them, a space between.
std::string JoinedPieces(const std::vector<SpokenPiece>& pieces, size_t count);
inline std::string JoinedPieces(const std::vector<SpokenPiece>& pieces) { return JoinedPieces(pieces, pieces.size()); }

}  // namespace sam
