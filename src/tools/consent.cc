#include "tools/consent.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/unicode.h"

namespace sam::tools {
namespace {

using nlohmann::json;

constexpr size_t kLongestShown = 2000;  // bytes
constexpr int kDeepest = 16;

constexpr std::array<std::string_view, 38> kYes = {
    "yes", "y", "yeah", "yep", "yup", "ok", "okay", "sure", "do it", "go ahead", "please do", "yes please", "yes do it", "yes do", "yes go ahead", "ok do it", "okay do it", "sure do it", "sure go ahead",
    "네", "예", "응", "어", "그래", "그래요", "좋아", "좋아요", "해 줘", "해줘", "해 주세요", "해주세요", "그렇게 해", "그렇게 해 줘", "그렇게 해 주세요", "네 해 주세요", "네 해주세요", "응 해 줘", "응 해줘"};

/// Lower case, without marks, single spaces.
std::string Plain(std::string_view said) {
  std::string out;
  for (const char c : ToLower(said)) {
    const bool gap = c == ' ' || c == ',' || c == '.' || c == '!' || c == '~';
    if (!gap) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  return std::string(Trim(out));
}

/// Controls, signs of no width or of direction, fillers, tags: what is not seen as it is sent.
bool HidesSigns(std::string_view text) {
  constexpr std::array<std::pair<char32_t, char32_t>, 15> kUnseen = {{{0x0, 0x1F}, {0x7F, 0x9F}, {0xAD, 0xAD}, {0x61C, 0x61C}, {0x115F, 0x1160}, {0x180B, 0x180F}, {0x200B, 0x200F}, {0x2028, 0x202E},
                                                                      {0x2060, 0x206F}, {0x3164, 0x3164}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFD}, {0xE0000, 0xE0FFF}}};
  for (size_t pos = 0; pos < text.size();) {
    const char32_t c = DecodeUtf8(text, pos);
    if (std::any_of(kUnseen.begin(), kUnseen.end(), [c](const auto& range) { return c >= range.first && c <= range.second; })) return true;
  }
  return false;
}

bool IsYes(const std::string& plain) { return std::find(kYes.begin(), kYes.end(), plain) != kYes.end(); }

}  // namespace

Verdict Decide(const Tool* tool, const std::string& name, const ToolConsent& consent, Before before) {
  const auto allowed = consent.allowed.find(name);
  if (tool == nullptr || allowed == consent.allowed.end() || allowed->second != tool->hash) return Verdict::kRefuse;
  const bool led = before == Before::kWordsOfOthers;
  if (!tool->read_only) return led ? Verdict::kAskByName : Verdict::kAsk;
  return led && tool->open_world ? Verdict::kAskByName : Verdict::kCall;
}

Result<std::string> AsShown(std::string_view arguments) {
  bool too_deep = false;
  const json object = json::parse(arguments.empty() ? "{}" : arguments, [&](int depth, json::parse_event_t, json&) { return too_deep = too_deep || depth >= kDeepest, !too_deep; }, false);
  if (!object.is_object() || too_deep) return Fail(ErrorCode::kInvalidArgument, "the arguments are no JSON object");
  std::string shown = object.dump(-1, ' ', false, json::error_handler_t::replace);
  if (shown.size() > kLongestShown) return Fail(ErrorCode::kInvalidArgument, fmt::format("the arguments are longer than {} bytes, too long to be shown", kLongestShown));
  if (HidesSigns(shown)) return Fail(ErrorCode::kInvalidArgument, "the arguments have signs in them that cannot be seen");
  return shown;
}

bool MeansYes(std::string_view said, const AskedCall& asked) {
  if (asked.assent == Assent::kPlain) return IsYes(Plain(said));
  std::string lower = ToLower(said);
  const std::string name = ToLower(asked.tool);
  for (const std::string& known : {name, name.substr(name.find('.') + 1)}) {
    const size_t at = lower.find(known);
    if (at == lower.npos) continue;
    const std::string rest = Plain(lower.erase(at, known.size()));
    return rest.empty() || IsYes(rest);
  }
  return false;
}

}  // namespace sam::tools
