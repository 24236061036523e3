#include "server/openai/form.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/unicode.h"

namespace sam::api {
namespace {

constexpr size_t kMostParts = 64, kLongestHead = 8 << 10, kLongestBoundary = 70, kLongestName = 200;
constexpr std::string_view kNewline = "\r\n";

tl::unexpected<Error> Broken(std::string_view why) { return Fail(ErrorCode::kInvalidArgument, fmt::format("the form cannot be read: {}", why)); }

std::string Lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

/// The value of `key` in `; key="value"` after a header's first word; none where it is missing or broken. Keys do not care for case.
std::optional<std::string> Parameter(std::string_view header, std::string_view key) {
  for (size_t at = header.find(';'); at != header.npos;) {
    ++at;
    while (at < header.size() && (header[at] == ' ' || header[at] == '\t')) ++at;
    const size_t equals = header.find('=', at);
    if (equals == header.npos) return std::nullopt;
    const bool wanted = Lower(header.substr(at, equals - at)) == key;
    std::string value;
    at = equals + 1;
    if (at < header.size() && header[at] == '"') {
      for (++at; at < header.size() && header[at] != '"'; ++at) {
        if (header[at] == '\\' && at + 1 < header.size()) ++at;
        value += header[at];
      }
      if (at == header.size()) return std::nullopt;
    } else {
      const size_t end = std::min(header.find(';', at), header.size());
      value = Trim(header.substr(at, end - at));
    }
    if (wanted) return value;
    at = header.find(';', at);
  }
  return std::nullopt;
}

std::string_view FirstWord(std::string_view header) { return Trim(header.substr(0, header.find(';'))); }

Result<std::string> Boundary(std::string_view content_type) {
  if (Lower(FirstWord(content_type)) != "multipart/form-data")
    return Broken(fmt::format("its type is '{}', where multipart/form-data is expected", CleanText(FirstWord(content_type), 60)));
  auto boundary = Parameter(content_type, "boundary");
  const bool plain = boundary && !boundary->empty() && boundary->size() <= kLongestBoundary && std::ranges::all_of(*boundary, [](char c) { return c >= ' ' && c < 0x7F; });
  if (!plain) return Broken("its header names no boundary of 1 to 70 letters");
  return std::move(*boundary);
}

Result<void> ReadHeader(std::string_view line, FormPart& part) {
  const size_t colon = line.find(':');
  if (colon == line.npos) return Broken("a part's header has no colon");
  const std::string name = Lower(line.substr(0, colon));
  const std::string_view value = Trim(line.substr(colon + 1));
  if (name == "content-type") part.type = Lower(FirstWord(value));
  if (name != "content-disposition") return {};
  const auto field = Parameter(value, "name"), file = Parameter(value, "filename");
  if (Lower(FirstWord(value)) != "form-data" || !field || field->empty() || field->size() > kLongestName || !IsUtf8(*field)) return Broken("a part has no name");
  if (!part.name.empty()) return Broken("a part has two names");
  part.name = *field;
  if (file) part.file_name = CleanText(*file, kLongestName);
  return {};
}

/// The lines before its body, taken off `rest` with the empty one after them.
Result<FormPart> ReadHead(std::string_view& rest) {
  FormPart part;
  size_t read = 0;
  for (;;) {
    const size_t end = rest.substr(0, kLongestHead).find(kNewline);
    if (end == rest.npos || (read += end) > kLongestHead) return Broken("a part's header does not end within 8 KiB");
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + kNewline.size());
    if (line.empty()) break;
    if (auto header = ReadHeader(line, part); !header) return tl::unexpected(header.error());
  }
  if (part.name.empty()) return Broken("a part has no name");
  return part;
}

}  // namespace

Result<std::vector<FormPart>> ReadForm(std::string_view content_type, std::string_view body) {
  const auto boundary = Boundary(content_type);
  if (!boundary) return tl::unexpected(boundary.error());
  const std::string first = "--" + *boundary, between = "\r\n--" + *boundary;
  if (!body.starts_with(first)) return Broken("it does not begin with its boundary");
  std::string_view rest = body.substr(first.size());
  std::vector<FormPart> parts;
  while (!rest.starts_with("--")) {
    if (!rest.starts_with(kNewline)) return Broken("something follows a boundary on its line");
    if (parts.size() == kMostParts) return Broken("it has over 64 parts");
    rest.remove_prefix(kNewline.size());
    auto part = ReadHead(rest);
    if (!part) return tl::unexpected(part.error());
    const size_t end = rest.find(between);
    if (end == rest.npos) return Broken("its last part does not end");
    part->body = rest.substr(0, end);
    parts.push_back(std::move(*part));
    rest.remove_prefix(end + between.size());
  }
  return parts;
}

}  // namespace sam::api
