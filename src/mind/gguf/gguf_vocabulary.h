// The tokens a model speaks in, as its header lists them: only what must be known to see that the lists fit each other and do no harm.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "mind/gguf/gguf_cursor.h"
#include "mind/gguf/gguf_settings.h"

namespace sam {

class GgufVocabulary {
 public:
  /// Reads the array under `key` where that is one of the tokenizer's lists; false, and nothing read, where it is not.
  bool TakeList(std::string_view key, GgufValueType type, uint64_t count, GgufCursor& cursor);
  /// Whether the lists have one length, byte tokens name bytes and the special tokens are among the tokens; refuses in `cursor` where not.
  void Check(const GgufSettings& settings, GgufCursor& cursor) const;
  uint64_t size() const { return marks_.size(); }

 private:
  void TakeTokens(uint64_t count, GgufCursor& cursor);
  void TakeKinds(uint64_t count, GgufCursor& cursor);
  void CheckBytes(const GgufSettings& settings, GgufCursor& cursor) const;
  enum class Mark : uint8_t { kText, kByte, kLikeByte };  // how a token is written: "<0x0A>" is a byte, "<0x-1>" only looks like one
  std::vector<Mark> marks_;
  std::vector<uint8_t> kinds_;  // as the format numbers them
  bool has_scores_ = false, has_kinds_ = false;
  uint64_t scores_ = 0;
};

}  // namespace sam
