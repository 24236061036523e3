// The tokens of the made models: bytes, a few hundred pieces of everyday words, marks of a chat, and filling.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sam::support {

/// As the format keeps it; all vectors but `merges` have one place a token.
struct Vocabulary {
  std::vector<std::string> tokens;
  std::vector<float> scores;
  std::vector<int32_t> types;  // 1 normal, 2 unknown, 3 control, 6 byte
  std::vector<std::string> merges;
  int32_t begin = -1, end = -1;  // the ids of <|im_start|> or <s>, and of <|im_end|>
};

Vocabulary SentencePieces(uint32_t size);
Vocabulary BytePairs(uint32_t size);

}  // namespace sam::support
