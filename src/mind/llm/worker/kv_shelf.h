// What the model has read, laid aside as bytes: people who are not talking now make room for those who are, and who she is is read once for all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <string>
#include <vector>

#include "mind/llm/worker/chat_format.h"

namespace sam::llm {

/// Bounded by bytes; what was used longest ago goes first. Not thread-safe.
class KvShelf {
 public:
  struct Entry {
    std::string owner;  // "" everybody's
    Tokens tokens;
    std::vector<uint8_t> state;
  };
  explicit KvShelf(size_t most_bytes) : most_bytes_(most_bytes) {}

  void Put(Entry entry);
  /// Of what is everybody's or `owner`'s: the entry that begins like `tokens` for longest; none: nullptr. `common`: for how many tokens.
  const Entry* Best(const std::string& owner, const Tokens& tokens, size_t& common);
  bool HasShared(const Tokens& tokens, size_t count) const;
  void LetGo(const std::string& owner);
  size_t bytes() const { return bytes_; }

 private:
  const size_t most_bytes_;
  size_t bytes_ = 0;
  std::list<Entry> entries_;  // newest first
};

size_t CommonStart(const Tokens& a, const Tokens& b);

}  // namespace sam::llm
