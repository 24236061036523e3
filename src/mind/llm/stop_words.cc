#include "mind/llm/stop_words.h"

#include <algorithm>
#include <utility>

namespace sam::llm {
namespace {

std::vector<std::string> WithoutEmpty(std::vector<std::string> stops) {
  std::erase_if(stops, [](const std::string& stop) { return stop.empty(); });
  return stops;
}

/// Bytes at the end of `text` that begin `stop`.
size_t Begun(std::string_view text, std::string_view stop) {
  size_t length = std::min(text.size(), stop.size() - 1);
  while (length > 0 && !text.ends_with(stop.substr(0, length))) --length;
  return length;
}

}  // namespace

StopWords::StopWords(std::vector<std::string> stops) : stops_(WithoutEmpty(std::move(stops))) {}

std::string StopWords::Feed(std::string_view piece) {
  if (met_) return {};
  if (stops_.empty()) return std::string(piece);
  waiting_ += piece;
  size_t at = waiting_.npos, begun = 0;
  for (const std::string& stop : stops_) at = std::min(at, waiting_.find(stop)), begun = std::max(begun, Begun(waiting_, stop));
  met_ = at != waiting_.npos;
  std::string out = waiting_.substr(0, met_ ? at : waiting_.size() - begun);
  waiting_.erase(0, met_ ? waiting_.npos : out.size());
  return out;
}

std::string StopWords::End() { return std::exchange(waiting_, {}); }

}  // namespace sam::llm
