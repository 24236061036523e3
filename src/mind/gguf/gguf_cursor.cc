#include "mind/gguf/gguf_cursor.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace sam {

bool GgufCursor::Load() {
  loaded_ = position_;
  ssize_t got;
  do got = pread(file_, buffer_.data(), buffer_.size(), static_cast<off_t>(loaded_));
  while (got < 0 && errno == EINTR);
  filled_ = got > 0 ? static_cast<size_t>(got) : 0;
  if (filled_ == 0) Refuse(fmt::format("it cannot be read at byte {}", position_));
  return filled_ > 0;
}

void GgufCursor::Fill(char* to, size_t count) {
  if (ok() && count > left()) Refuse(fmt::format("it ends within {}", where_));
  while (ok() && count > 0) {
    if ((position_ < loaded_ || position_ >= loaded_ + filled_) && !Load()) break;
    const size_t from = static_cast<size_t>(position_ - loaded_), take = std::min(count, filled_ - from);
    std::memcpy(to, buffer_.data() + from, take);
    to += take;
    count -= take;
    position_ += take;
  }
  if (!ok()) std::memset(to, 0, count);
}

void GgufCursor::Skip(uint64_t bytes) {
  if (!ok()) return;
  if (bytes > left()) Refuse(fmt::format("{} is said to have {} bytes, but {} are left", where_, bytes, left()));
  else position_ += bytes;
}

std::string GgufCursor::TakeText(uint64_t most) {
  return TakeStart(most, most);
}

std::string GgufCursor::TakeStart(uint64_t most, uint64_t keep) {
  const uint64_t bytes = Take<uint64_t>();
  if (ok() && bytes > left()) Refuse(fmt::format("{} is said to have {} bytes, but {} are left", where_, bytes, left()));
  if (ok() && bytes > most) Refuse(fmt::format("{} has {} bytes, where {} are plenty", where_, bytes, most));
  if (!ok()) return "";
  std::string text(std::min(bytes, keep), '\0');
  Fill(text.data(), text.size());
  Skip(bytes - text.size());
  return text;
}

void GgufCursor::Refuse(std::string_view why) {
  if (!refusal_) refusal_ = Error{ErrorCode::kCorrupt, fmt::format("{}; it is cut short, damaged or made to harm: get it anew", why)};
}

void GgufCursor::TurnAway(std::string_view why) {
  if (!refusal_) refusal_ = Error{ErrorCode::kInvalidArgument, std::string(why)};
}

}  // namespace sam
