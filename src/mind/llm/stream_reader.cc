#include "mind/llm/stream_reader.h"

#include <utility>

#include "base/unicode.h"

namespace sam::llm {
namespace {

constexpr size_t kLongestTag = 48;        // bytes; what is longer is no tag
constexpr size_t kLongestCall = 4096;     // bytes; what is longer is none
constexpr size_t kLongestSentence = 700;  // bytes; what is longer is cut at a space

/// "feel joy 0.6" -> a mark; an empty name where it is none.
SpokenMark MarkOf(std::string_view inside) {
  inside = Trim(inside);
  if (inside.ends_with('/')) inside = Trim(inside.substr(0, inside.size() - 1));
  const size_t gap = inside.find_first_of(" :=");
  const std::string name = ToLower(inside.substr(0, gap));
  if (name != "feel" && name != "pause" && name != "/feel" && name != "/pause") return {};
  return {name.substr(name.starts_with('/') ? 1 : 0), std::string(gap == inside.npos ? "" : Trim(inside.substr(gap + 1)))};
}

/// Behind the brace that closes the one at `begin`; npos where it is not closed. Braces in strings are none.
size_t EndOfObject(std::string_view text, size_t begin) {
  int depth = 0;
  bool quoted = false;
  for (size_t at = begin; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted && c == '\\') ++at;
    else if (c == '"') quoted = !quoted;
    else if (!quoted && c == '{') ++depth;
    else if (!quoted && c == '}' && --depth == 0) return at + 1;
  }
  return text.npos;
}

}  // namespace

size_t StreamReader::TakeCallMark(bool at_end) {
  constexpr std::string_view kOpen = "<call ";
  const size_t brace = pending_.find('{');
  const size_t end = EndOfObject(pending_, brace);
  const size_t close = end == pending_.npos ? end : pending_.find_first_not_of(" \n", end);
  if (close == pending_.npos && !at_end && pending_.size() <= kLongestCall) return 0;
  if (close == pending_.npos) return pending_.size();
  if (pending_[close] != '>' || close > kLongestCall) return close;
  shown_ += '\n';  // what stands before it is whole
  call_ = ToolCall{"", std::string(Trim(std::string_view(pending_).substr(kOpen.size(), brace - kOpen.size()))), pending_.substr(brace, end - brace)};
  return close + 1;
}

std::optional<ToolCall> StreamReader::TakeCall() {
  if (call_) pending_.clear();
  return std::exchange(call_, std::nullopt);
}

std::vector<std::string> StreamReader::PassCall() {
  call_.reset();
  Sift(false);
  return Cut(false);
}

size_t StreamReader::TakeTag(bool at_end) {
  if (ToLower(std::string_view(pending_).substr(0, 6)) == "<call ") return TakeCallMark(at_end);
  const char closing = pending_[0] == '<' ? '>' : ']';
  const size_t end = pending_.find(closing);
  if (end == std::string::npos || end > kLongestTag) {
    if (end == std::string::npos && pending_.size() <= kLongestTag && !at_end && pending_.find('\n') == std::string::npos) return 0;
    shown_ += pending_[0];
    return 1;
  }
  SpokenMark mark = MarkOf(std::string_view(pending_).substr(1, end - 1));
  if (mark.name.empty()) {
    shown_ += pending_[0];
    return 1;
  }
  if (!mark.value.empty()) marks_.push_back(std::move(mark));
  return end + 1;
}

void StreamReader::Sift(bool at_end) {
  size_t from = 0;
  while (from < pending_.size()) {
    const size_t open = pending_.find_first_of("<[", from);
    shown_.append(pending_, from, open == std::string::npos ? std::string::npos : open - from);
    from = open == std::string::npos ? pending_.size() : open;
    if (from == pending_.size()) break;
    pending_.erase(0, from);
    from = TakeTag(at_end);
    if (from == 0) return;
    if (call_) break;
  }
  pending_.erase(0, from);
}

std::vector<std::string> StreamReader::Cut(bool at_end) {
  std::vector<std::string> sentences;
  size_t done = 0;
  while (done < shown_.size()) {
    const size_t line_end = shown_.find('\n', done);
    const std::string_view line = std::string_view(shown_).substr(done, line_end == std::string::npos ? std::string::npos : line_end - done);
    const auto found = SplitSentences(line);
    const bool open = line_end == std::string::npos && !at_end;  // its last sentence may go on
    for (size_t i = 0; i + (open ? 1 : 0) < found.size(); ++i) {
      if (const std::string_view sentence = Trim(found[i]); !sentence.empty()) sentences.emplace_back(sentence);
    }
    if (!open) {
      done = line_end == std::string::npos ? shown_.size() : line_end + 1;
      continue;
    }
    if (!found.empty()) done = static_cast<size_t>(found.back().data() - shown_.data());
    break;
  }
  shown_.erase(0, done);
  while (shown_.size() > kLongestSentence) {
    size_t at = shown_.rfind(' ', kLongestSentence);
    if (at == std::string::npos || at == 0) at = kLongestSentence;
    while (at < shown_.size() && (static_cast<unsigned char>(shown_[at]) & 0xC0) == 0x80) ++at;
    sentences.push_back(shown_.substr(0, at));
    shown_.erase(0, at);
  }
  return sentences;
}

std::vector<std::string> StreamReader::Feed(std::string_view piece) {
  if (call_) return {};
  pending_ += piece;
  Sift(false);
  return Cut(false);
}

std::vector<std::string> StreamReader::Close(End end) {
  if (call_) pending_.clear();
  Sift(true);
  if (end == End::kWhole) return Cut(true);
  const std::string_view rest = Trim(shown_);
  const bool ended = rest.ends_with('.') || rest.ends_with('!') || rest.ends_with('?') || rest.ends_with("…") || rest.ends_with('"');
  if (ended) return Cut(true);
  auto sentences = Cut(false);
  shown_.clear();
  return sentences;
}

}  // namespace sam::llm
