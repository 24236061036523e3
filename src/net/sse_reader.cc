#include "net/sse_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace sam::net {
namespace {

constexpr size_t kLongestId = 1024;  // bytes

}  // namespace

Result<void> SseReader::Feed(std::string_view bytes, const Take& take) {
  while (!bytes.empty()) {
    if (std::exchange(after_cr_, false) && bytes.front() == '\n') {
      bytes.remove_prefix(1);
      continue;
    }
    const size_t end = std::min(bytes.find_first_of("\r\n"), bytes.size());
    if (line_.size() + data_.size() + end > most_bytes_) return Fail(ErrorCode::kExhausted, fmt::format("an event of the answer is longer than {} bytes", most_bytes_));
    line_.append(bytes.substr(0, end));
    if (end == bytes.size()) return {};
    after_cr_ = bytes[end] == '\r';
    bytes.remove_prefix(end + 1);
    if (auto taken = EndLine(take); !taken) return taken;
  }
  return {};
}

Result<void> SseReader::End(const Take& take) {
  if (auto taken = EndLine(take); !taken) return taken;
  return EndEvent(take);
}

Result<void> SseReader::EndLine(const Take& take) {
  std::string_view line = line_;
  if (!std::exchange(begun_, true) && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  if (line.empty()) return EndEvent(take);
  const size_t colon = std::min(line.find(':'), line.size());
  const std::string_view field = line.substr(0, colon);
  const bool bare = line.starts_with('{');
  std::string_view value = line;
  if (!bare) value.remove_prefix(std::min(colon + 1, line.size()));
  if (!bare && value.starts_with(' ')) value.remove_prefix(1);
  TakeField(bare ? "data" : field, value);
  line_.clear();
  return {};
}

void SseReader::TakeField(std::string_view field, std::string_view value) {
  if (field == "data" || field == "error") {
    if (std::exchange(has_data_, true)) data_ += '\n';
    data_ += value;
  } else if (field == "event") {
    type_ = value;
  } else if (field == "id") {
    if (value.size() <= kLongestId && std::ranges::all_of(value, [](char c) { return c >= 0x20 && c < 0x7F; })) id_ = value;
  } else if (field == "retry") {
    uint32_t wait = 0;
    const auto [end, wrong] = std::from_chars(value.data(), value.data() + value.size(), wait);
    if (wrong == std::errc() && end == value.data() + value.size()) retry_ = std::chrono::milliseconds(wait);
  }
}

Result<void> SseReader::EndEvent(const Take& take) {
  line_.clear();
  last_id_ = id_;
  Result<void> taken;
  if (std::exchange(has_data_, false)) taken = take(data_);
  data_.clear();
  type_.clear();
  return taken;
}

}  // namespace sam::net
