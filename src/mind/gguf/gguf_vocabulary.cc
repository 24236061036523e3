#include "mind/gguf/gguf_vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/random.h"
#include "base/unicode.h"

namespace sam {
namespace {

constexpr uint64_t kMostTokens = uint64_t{1} << 21, kMostMerges = uint64_t{1} << 23, kLongestToken = 4096;
constexpr uint8_t kByteKind = 6, kLastKind = 6;
constexpr uint64_t kNoToken = 0xFFFFFFFFull;

bool IsHex(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }

}  // namespace

bool GgufVocabulary::TakeList(std::string_view key, GgufValueType type, uint64_t count, GgufCursor& cursor) {
  constexpr std::string_view kLists = "tokenizer.ggml.";
  if (!key.starts_with(kLists)) return false;
  const std::string_view list = key.substr(kLists.size());
  const bool texts = list == "tokens" || list == "merges", known = texts || list == "scores" || list == "token_type";
  if (!known) return false;
  const GgufValueType must = texts ? GgufValueType::kText : list == "scores" ? GgufValueType::kF32 : GgufValueType::kI32;
  const bool unsigned_kinds = list == "token_type" && type == GgufValueType::kU32;
  if (type != must && !unsigned_kinds) cursor.Refuse(fmt::format("{} holds values of type {}", cursor.where(), static_cast<uint32_t>(type)));
  const uint64_t most = list == "merges" ? kMostMerges : kMostTokens;
  if (count > most) cursor.Refuse(fmt::format("{} has {} places, where {} are plenty", cursor.where(), count, most));
  if (!cursor.ok()) return true;
  if (list == "tokens") TakeTokens(count, cursor);
  else if (list == "token_type") TakeKinds(count, cursor);
  else if (list == "merges")
    for (uint64_t n = 0; n < count && cursor.ok(); ++n) cursor.TakeStart(2 * kLongestToken, 0);
  else {
    has_scores_ = true;
    scores_ = count;
    for (uint64_t n = 0; n < count && cursor.ok(); ++n)
      if (std::isnan(cursor.Take<float>())) cursor.Refuse(fmt::format("the score of token {} is no number", n));
  }
  return true;
}

void GgufVocabulary::TakeTokens(uint64_t count, GgufCursor& cursor) {
  std::vector<uint64_t> seen;  // equal tokens are found by their hashes: two in 2^21 that differ share one once in eight million vocabularies
  for (uint64_t n = 0; n < count && cursor.ok(); ++n) {
    const std::string token = cursor.TakeText(kLongestToken);
    const bool like = token.starts_with("<0x") && token.ends_with('>');
    marks_.push_back(!like ? Mark::kText : token.size() == 6 && IsHex(token[3]) && IsHex(token[4]) ? Mark::kByte : Mark::kLikeByte);
    if (!token.empty()) seen.push_back(StableHash(token));
  }
  std::ranges::sort(seen);
  if (std::ranges::adjacent_find(seen) != seen.end()) cursor.Refuse("its vocabulary has the same token twice");
}

void GgufVocabulary::TakeKinds(uint64_t count, GgufCursor& cursor) {
  has_kinds_ = true;
  for (uint64_t n = 0; n < count && cursor.ok(); ++n) {
    const auto kind = cursor.Take<uint32_t>();
    if (kind > kLastKind) cursor.Refuse(fmt::format("token {} is of the unknown type {}", n, kind));
    kinds_.push_back(static_cast<uint8_t>(kind));
  }
}

void GgufVocabulary::CheckBytes(const GgufSettings& settings, GgufCursor& cursor) const {
  const bool all_count = settings.Text("tokenizer.ggml.model") == "plamo2";  // there what is written like a byte is one, whatever its type
  for (size_t n = 0; n < marks_.size(); ++n) {
    const bool byte = has_kinds_ && kinds_[n] == kByteKind;
    if ((byte && marks_[n] != Mark::kByte) || (all_count && marks_[n] == Mark::kLikeByte))
      return cursor.Refuse(fmt::format("token {} stands for a byte, but none is written in it", n));
  }
}

void GgufVocabulary::Check(const GgufSettings& settings, GgufCursor& cursor) const {
  if (marks_.empty()) return cursor.TurnAway("it has no vocabulary, so it cannot talk; take the whole model's file");
  if (has_scores_ && scores_ != size()) return cursor.Refuse(fmt::format("it has {} tokens, but {} scores", size(), scores_));
  if (has_kinds_ && kinds_.size() != size()) return cursor.Refuse(fmt::format("it has {} tokens, but {} types of tokens", size(), kinds_.size()));
  CheckBytes(settings, cursor);
  for (const auto& [key, setting] : settings.all()) {
    if (!key.starts_with("tokenizer.ggml.") || !key.ends_with("_token_id")) continue;
    if (setting.is_array || setting.type != GgufValueType::kU32) return cursor.Refuse(fmt::format("key \"{}\" is no token's number", key));
    const auto id = static_cast<uint64_t>(setting.integer);
    if (id >= size() && id != kNoToken) return cursor.Refuse(fmt::format("key \"{}\" names token {} of {}", key, id, size()));
  }
}

}  // namespace sam
