#include "speech/spoken_pieces.h"

#include <algorithm>

namespace sam {

void KeepHeard(std::vector<SpokenPiece>& pieces, size_t samples) {
  size_t start = 0;
  for (size_t i = 0; i < pieces.size(); ++i) {
    SpokenPiece& piece = pieces[i];
    if (piece.end_sample > samples) {
      const size_t length = piece.end_sample - start, heard = samples > start ? samples - start : 0;
      const size_t letters = piece.text.size() * heard / std::max<size_t>(length, 1), space = letters == 0 ? piece.text.npos : piece.text.rfind(' ', letters);
      piece.text.resize(space == piece.text.npos ? 0 : space);
      piece.end_sample = samples;
      pieces.resize(piece.text.empty() ? i : i + 1);
      break;
    }
    start = piece.end_sample;
  }
}

std::string JoinedPieces(const std::vector<SpokenPiece>& pieces, size_t count) {
  std::string text;
  for (size_t i = 0; i < std::min(count, pieces.size()); ++i) (text += text.empty() ? "" : " ") += pieces[i].text;
  return text;
}

}  // namespace sam
