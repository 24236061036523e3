#include "mind/llm/sse_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace sam::llm {

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
  if (bare || field == "data" || field == "error") {
    if (!bare) line.remove_prefix(std::min(colon + 1, line.size()));
    if (!bare && line.starts_with(' ')) line.remove_prefix(1);
    if (std::exchange(has_data_, true)) data_ += '\n';
    data_ += line;
  }
  line_.clear();
  return {};
}

Result<void> SseReader::EndEvent(const Take& take) {
  line_.clear();
  if (!std::exchange(has_data_, false)) return {};
  Result<void> taken = take(data_);
  data_.clear();
  return taken;
}

}  // namespace sam::llm
