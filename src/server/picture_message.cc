#include "server/picture_message.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/base64.h"
#include "base/unicode.h"
#include "server/json.h"

namespace sam::wire {
namespace {

using nlohmann::json;

constexpr size_t kWithin = 256;  // bytes in which an image message says that it is one

std::string_view AfterSpace(std::string_view text) { return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size())); }

/// The plain string after this key within the first bytes, without parsing the whole; empty where there is none.
std::string_view ValueOf(std::string_view key, std::string_view message) {
  const std::string_view start = message.substr(0, kWithin);
  const size_t at = start.find(key);
  if (at == start.npos) return {};
  std::string_view rest = AfterSpace(start.substr(at + key.size()));
  if (!rest.starts_with(':')) return {};
  rest = AfterSpace(rest.substr(1));
  const size_t end = rest.find('"', 1);
  return rest.starts_with('"') && end != rest.npos ? rest.substr(1, end - 1) : std::string_view();
}

Result<std::string> Text(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return std::string();
  if (!found->is_string()) return Fail(ErrorCode::kInvalidArgument, fmt::format("\"{}\" is a JSON {}; give a string", key, found->type_name()));
  return found->get<std::string>();
}

}  // namespace

bool BeginsAsImage(std::string_view message) { return ValueOf("\"type\"", message) == "image"; }

std::string ImageId(std::string_view message) { return CleanText(ValueOf("\"id\"", message), 200); }

Result<std::string> ReadPictureData(std::string_view base64) {
  constexpr std::string_view kMarker = ";base64,";
  if (base64.starts_with("data:")) {
    const size_t marker = base64.substr(0, kWithin).find(kMarker);
    if (marker == base64.npos) return Fail(ErrorCode::kInvalidArgument, "the data address of the picture has no base64; send its bytes as base64");
    base64.remove_prefix(marker + kMarker.size());
  }
  if (base64.size() > (kMostPictureBytes + 2) / 3 * 4) return Fail(ErrorCode::kExhausted, fmt::format("the picture has over {} MB; send a smaller one", kMostPictureBytes >> 20));
  return FromBase64(base64);
}

Result<PictureMessage> ReadPictureMessage(std::string_view message) {
  const auto object = Parse(message, kLongestPictureMessage);
  if (!object) return tl::unexpected(object.error());
  PictureMessage out;
  for (auto [key, into] : {std::pair("id", &out.id), std::pair("text", &out.text), std::pair("at", &out.at)}) {
    auto text = Text(*object, key);
    if (!text) return tl::unexpected(text.error());
    *into = std::move(*text);
  }
  const auto data = object->find("data");
  if (data == object->end() || !data->is_string()) return Fail(ErrorCode::kInvalidArgument, "image needs \"data\": the bytes of the picture as base64");
  auto file = ReadPictureData(data->get_ref<const std::string&>());
  if (!file) return tl::unexpected(file.error());
  if (file->empty()) return Fail(ErrorCode::kInvalidArgument, "the picture is empty; send its bytes as base64 in \"data\"");
  out.id = CleanText(out.id, 200);
  out.text = CleanText(out.text);
  out.file = std::move(*file);
  return out;
}

}  // namespace sam::wire
