#include "vision/eye_wire.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

#include "base/unicode.h"
#include "vision/clean_copy.h"
#include "vision/eyes.h"

namespace sam::vision {
namespace {

constexpr std::array<std::string_view, 11> kColours = {"red", "orange", "yellow", "green", "blue", "purple", "pink", "brown", "black", "grey", "white"};
constexpr std::array<std::string_view, 7> kCodes = {"invalid", "missing", "unavailable", "corrupt", "exhausted", "cancelled", "internal"};  // in the order of ErrorCode
constexpr size_t kMostFormulas = 64, kMostFormulaBytes = 1024, kMostWordLines = 200;

std::string OneLine(std::string text) {
  std::replace_if(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
  return text;
}

/// The first word of `rest`, which then begins behind it.
std::string_view NextWord(std::string_view& rest) {
  const size_t end = std::min(rest.find(' '), rest.size());
  const std::string_view word = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return word;
}

template <typename Number>
std::optional<Number> NumberFrom(std::string_view& rest, Number least, Number most) {
  const std::string_view word = NextWord(rest);
  Number value{};
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc() || end != word.data() + word.size() || !(value >= least && value <= most)) return std::nullopt;
  return value;
}

/// Takes one line into what was seen; false where it is no such line.
bool TakeLine(std::string_view line, Looked& looked) {
  Seen& seen = looked.seen;
  const std::string_view what = NextWord(line);
  if (what == "unread") return looked.unread = true;
  if (what == "size") {
    const auto width = NumberFrom<int>(line, 1, 65535), height = NumberFrom<int>(line, 1, 65535);
    if (!width || !height) return false;
    seen.width_px = *width;
    seen.height_px = *height;
    return true;
  }
  if (what == "colour") {
    const bool known = std::find(kColours.begin(), kColours.end(), line) != kColours.end() && seen.colours.size() < 3;
    if (known) seen.colours.emplace_back(line);
    return known;
  }
  const auto share = NumberFrom<double>(line, 0.0, 1.0);
  if (!share) return false;
  if (what == "light") seen.brightness = *share;
  else if (what == "sure") seen.words_sureness = *share;
  else if (what == "words" && std::count(seen.words.begin(), seen.words.end(), '\n') < static_cast<long>(kMostWordLines)) seen.words += (seen.words.empty() ? "" : "\n") + std::string(line);
  else if (what == "formula" && seen.formulas.size() < kMostFormulas && !line.empty() && line.size() <= kMostFormulaBytes) seen.formulas.push_back({std::string(line), *share});
  else return false;
  return true;
}

constexpr std::string_view kCopy = "copy\n";

tl::unexpected<Error> Garbled() { return Fail(ErrorCode::kInternal, "what looks at pictures gave no whole answer; send the picture again, or another one"); }

/// The reason in a reply that begins with "error "; Garbled() where it is none.
tl::unexpected<Error> ErrorIn(std::string_view reply) {
  reply.remove_prefix(std::min<size_t>(6, reply.size()));
  const auto code = std::find(kCodes.begin(), kCodes.end(), NextWord(reply));
  if (code == kCodes.end() || reply.empty()) return Garbled();
  return Fail(static_cast<ErrorCode>(code - kCodes.begin()), OneLine(std::string(reply.substr(0, reply.find('\n')))));
}

}  // namespace

std::string WriteLimits(const EyeLimits& limits) {
  return fmt::format("look {} {} {} {} {}\n", limits.most_pixels, limits.most_expansion, limits.cpu_seconds, limits.memory_bytes, limits.most_file_bytes);
}

Result<EyeLimits> ReadLimits(std::string_view line) {
  constexpr long kMost = 1L << 40;
  std::string_view rest = line;
  const bool look = NextWord(rest) == "look";
  const auto pixels = NumberFrom<long>(rest, 1, kMost), expansion = NumberFrom<long>(rest, 1, kMost);
  const auto cpu = NumberFrom<int>(rest, 1, 3600);
  const auto memory = NumberFrom<long>(rest, 1, kMost), bytes = NumberFrom<long>(rest, 1, kMost);
  if (!look || !pixels || !expansion || !cpu || !memory || !bytes || !rest.empty())
    return Fail(ErrorCode::kInvalidArgument, fmt::format("no line of limits: '{}'; this command is for the program itself", OneLine(std::string(line.substr(0, 60)))));
  return EyeLimits{.most_pixels = *pixels, .most_expansion = *expansion, .cpu_seconds = *cpu, .memory_bytes = *memory, .most_file_bytes = static_cast<size_t>(*bytes)};
}

std::string WriteReply(const Result<Looked>& looked) {
  if (!looked) return fmt::format("error {} {}\nend\n", kCodes[static_cast<size_t>(looked.error().code)], OneLine(looked.error().message));
  const Seen* seen = &looked->seen;
  std::string out = fmt::format("size {} {}\nlight {:.4f}\nsure {:.4f}\n", seen->width_px, seen->height_px, seen->brightness, seen->words_sureness);
  for (const std::string& colour : seen->colours) out += fmt::format("colour {}\n", colour);
  for (const SeenFormula& formula : seen->formulas)
    if (out.size() + formula.text.size() < kMostReplyBytes / 2 && formula.text.size() <= kMostFormulaBytes) out += fmt::format("formula {:.4f} {}\n", formula.sureness, OneLine(formula.text));
  for (size_t at = 0; at < seen->words.size();) {
    const size_t end = std::min(seen->words.find('\n', at), seen->words.size());
    if (out.size() + end - at + 64 < kMostReplyBytes) out += fmt::format("words 1 {}\n", OneLine(seen->words.substr(at, end - at)));
    at = end + 1;
  }
  return out + (looked->unread ? "unread\n" : "") + "end\n";
}

Result<Looked> ReadReply(std::string_view reply) {
  if (reply.size() > kMostReplyBytes || !reply.ends_with("end\n") || !IsUtf8(reply)) return Garbled();
  reply.remove_suffix(4);
  if (reply.starts_with("error ")) return ErrorIn(reply);
  Looked looked;
  while (!reply.empty()) {
    const size_t end = reply.find('\n');
    if (end == std::string_view::npos || !TakeLine(reply.substr(0, end), looked)) return Garbled();
    reply.remove_prefix(end + 1);
  }
  if (looked.seen.width_px == 0) return Garbled();
  return looked;
}

std::string WriteCopy(const Result<std::string>& copy) { return copy ? std::string(kCopy) + *copy : WriteReply(tl::unexpected(copy.error())); }

Result<std::string> ReadCopy(std::string_view reply) {
  if (reply.starts_with("error ") && reply.ends_with("end\n") && IsUtf8(reply)) return ErrorIn(reply);
  if (!reply.starts_with(kCopy) || !IsCleanCopy(reply.substr(kCopy.size()))) return Garbled();
  return std::string(reply.substr(kCopy.size()));
}

}  // namespace sam::vision
