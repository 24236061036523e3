#include "net/head_reader.h"

#include <fmt/format.h>

#include <charconv>

namespace sam::net {
namespace {

std::string_view TrimBlank(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

/// The number a text begins with.
std::optional<uint64_t> Number(std::string_view text) {
  uint64_t number = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (wrong != std::errc()) return std::nullopt;
  return number;
}

}  // namespace

Result<std::optional<HttpResponse>> HeadReader::Take(std::string_view line) {
  bytes_ += line.size();
  if (bytes_ > most_bytes_) return Fail(ErrorCode::kExhausted, fmt::format("its head is longer than {} bytes", most_bytes_));
  if (done_) return std::optional<HttpResponse>();
  if (line.starts_with("HTTP/")) {
    head_ = {};
    const size_t space = line.find(' ');
    head_.status = static_cast<int>(space == std::string_view::npos ? 0 : Number(line.substr(space + 1)).value_or(0));
    if (head_.status < 100 || head_.status > 599) return Fail(ErrorCode::kCorrupt, "its first line has no status from 100 to 599");
    return std::optional<HttpResponse>();
  }
  if (TrimBlank(line).empty()) return End();
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos) return std::optional<HttpResponse>();
  std::string name(TrimBlank(line.substr(0, colon)));
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  head_.headers.emplace_back(std::move(name), TrimBlank(line.substr(colon + 1)));
  return std::optional<HttpResponse>();
}

Result<std::optional<HttpResponse>> HeadReader::End() {
  if (head_.status < 200) return std::optional<HttpResponse>();
  done_ = true;
  if (const std::string_view coding = head_.Header("content-encoding"); !coding.empty() && coding != "identity") return Fail(ErrorCode::kCorrupt, "it sent a compressed body, which was not asked for");
  if (const auto length = Number(head_.Header("content-length")); length && *length > most_body_) return Fail(ErrorCode::kExhausted, fmt::format("its body has {} bytes, at most {} are taken", *length, most_body_));
  if (auto right = CheckRange(); !right) return tl::unexpected(right.error());
  return std::optional<HttpResponse>(head_);
}

Result<void> HeadReader::CheckRange() const {
  if (head_.status != 206) return {};
  const std::string_view range = head_.Header("content-range");
  if (range.starts_with("bytes ") && Number(range.substr(6)) == resume_from_ && resume_from_ > 0) return {};
  return Fail(ErrorCode::kCorrupt, fmt::format("it sent another part than the one from byte {} on", resume_from_));
}

}  // namespace sam::net
