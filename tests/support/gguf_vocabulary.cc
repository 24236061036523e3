#include "tests/support/gguf_vocabulary.h"

#include <fmt/format.h>

#include <set>
#include <string_view>

namespace sam::support {
namespace {

constexpr std::string_view kWords[] = {"the", "and", "you", "that", "was", "for", "are", "with", "his", "they", "this", "have", "from", "one", "had", "word",
  "but", "not", "what", "all", "were", "when", "your", "can", "said", "there", "use", "each", "which", "she", "how", "their", "will", "other", "about", "out",
  "many", "then", "them", "these", "some", "her", "would", "make", "like", "him", "into", "time", "has", "look", "two", "more", "write", "see", "number", "way",
  "could", "people", "than", "first", "water", "been", "call", "who", "oil", "its", "now", "find", "long", "down", "day", "did", "get", "come", "made", "may"};

void Add(Vocabulary& made, std::string token, int32_t type, float score) {
  made.tokens.push_back(std::move(token));
  made.types.push_back(type);
  made.scores.push_back(score);
}

/// Beginnings of words, each one letter longer than one before it, from the word's space on.
void AddWords(Vocabulary& made, std::string_view space, uint32_t size) {
  std::set<std::string> known(made.tokens.begin(), made.tokens.end());
  for (const std::string_view word : kWords) {
    std::string whole(space);
    for (const char letter : word) {
      const std::string longer = whole + letter;
      if (made.tokens.size() < size && known.insert(longer).second) {
        made.merges.push_back(fmt::format("{} {}", whole, letter));
        Add(made, longer, 1, -static_cast<float>(made.tokens.size()));
      }
      whole = longer;
    }
  }
}

/// Made-up words up to the size.
void Fill(Vocabulary& made, std::string_view space, uint32_t size) {
  for (uint32_t n = 0; made.tokens.size() < size; ++n) {
    std::string word(space);
    for (uint32_t rest = n + 676; rest > 0; rest /= 26) word += static_cast<char>('A' + rest % 26);
    Add(made, std::move(word), 1, -1e6f);
  }
}

/// The characters under which byte-level BPE writes bytes (Radford et al. 2019): printing ones stand for themselves, others from U+0100 on.
std::string ByteCharacter(int byte, int& next) {
  const bool printing = (byte >= '!' && byte <= '~') || (byte >= 0xA1 && byte <= 0xAC) || byte >= 0xAE;
  const int code = printing ? byte : next++;
  if (code < 0x80) return std::string(1, static_cast<char>(code));
  return {static_cast<char>(0xC0 | code >> 6), static_cast<char>(0x80 | (code & 0x3F))};
}

}  // namespace

Vocabulary SentencePieces(uint32_t size) {
  const std::string space = "\xE2\x96\x81";
  Vocabulary made;
  Add(made, "<unk>", 2, 0);
  Add(made, "<s>", 3, 0);
  Add(made, "</s>", 3, 0);
  for (int byte = 0; byte < 256; ++byte) Add(made, fmt::format("<0x{:02X}>", byte), 6, 0);
  Add(made, "<|im_start|>", 3, 0);
  Add(made, "<|im_end|>", 3, 0);
  made.begin = 1;
  made.end = static_cast<int32_t>(made.tokens.size()) - 1;
  Add(made, space, 1, -1000);
  for (char letter = '!'; letter <= '~'; ++letter) Add(made, std::string(1, letter), 1, -1000);
  AddWords(made, space, size);
  Fill(made, space, size);
  made.merges.clear();
  return made;
}

Vocabulary BytePairs(uint32_t size) {
  Vocabulary made;
  std::string space;
  int next = 0x100;
  for (int byte = 0; byte < 256; ++byte) {
    Add(made, ByteCharacter(byte, next), 1, 0);
    if (byte == ' ') space = made.tokens.back();
  }
  AddWords(made, space, size - 3);
  Fill(made, space, size - 3);
  made.begin = static_cast<int32_t>(size) - 2;
  made.end = made.begin + 1;
  for (const char* mark : {"<|endoftext|>", "<|im_start|>", "<|im_end|>"}) Add(made, mark, 3, 0);
  return made;
}

}  // namespace sam::support
