#include "server/openai/realtime/realtime_item.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/base64.h"
#include "base/unicode.h"

namespace sam::api {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr size_t kLongestText = 8192, kLongestId = 64, kLongestOutput = 64 << 10;

ordered_json ContentOf(const RealtimeItem& item) {
  const bool hers = item.role == "assistant", audio = item.medium == RealtimeItem::Medium::kAudio;
  ordered_json part;
  if (audio) part = {{"type", hers ? "output_audio" : "input_audio"}, {"transcript", item.hearing == RealtimeItem::Hearing::kDone ? ordered_json(item.text) : ordered_json()}};
  else part = {{"type", hers ? "output_text" : "input_text"}, {"text", item.text}};
  return ordered_json::array({part});
}

void ReadPart(const json& part, const std::string& path, RealtimeItem& item, Faults& faults) {
  if (!part.is_object()) return faults.Add({.message = fmt::format("Invalid type for '{}': expected an object.", path), .param = path, .code = "invalid_type"});
  const JsonFields fields(part, path + ".", faults);
  const std::string type = fields.Text("type");
  if (type == "input_text" || type == "output_text" || type == "text") {
    if (fields.Need("text")) item.text += (item.text.empty() ? "" : "\n") + fields.Text("text");
  } else if (type == "output_audio" || type == "audio") {
    item.text += (item.text.empty() ? "" : "\n") + fields.Text("transcript");
  } else if (type == "input_audio" && item.role == "user") {
    const std::string transcript = fields.Text("transcript");
    auto sound = FromBase64(fields.Text("audio"));
    if (!sound) return faults.Add({.message = fmt::format("Invalid '{}.audio': {}.", path, sound.error().message), .param = path + ".audio", .code = "invalid_base64"});
    item.medium = RealtimeItem::Medium::kAudio;
    item.text += transcript;
    if (transcript.empty()) item.sound += *sound, item.hearing = RealtimeItem::Hearing::kWaiting;
  } else if (type == "input_image") {
    faults.Add({.message = "Pictures are shown over /v1/chat/completions, as an image_url.", .param = path, .code = "unsupported_content"});
  } else {
    faults.Add({.message = fmt::format("Invalid value: '{}'. Supported values are: 'input_text', 'input_audio', 'output_text', 'output_audio'.", CleanText(type, 40)), .param = path + ".type", .code = "invalid_value"});
  }
}

void ReadMessage(const JsonFields& fields, RealtimeItem& item, Faults& faults) {
  item.role = fields.Text("role");
  if (item.role != "user" && item.role != "assistant" && item.role != "system")
    return faults.Add({.message = fmt::format("Invalid value: '{}'. Supported values are: 'user', 'assistant', 'system'.", CleanText(item.role, 40)), .param = "item.role", .code = "invalid_value"});
  const json* content = fields.Need("content") ? fields.Array("content") : nullptr;
  for (size_t i = 0; content != nullptr && i < content->size() && !faults.first(); ++i) ReadPart((*content)[i], fmt::format("item.content[{}]", i), item, faults);
  if (item.text.size() > kLongestText)
    faults.Add({.message = fmt::format("Invalid 'item.content': {} bytes of text, where at most {} are read at once.", item.text.size(), kLongestText), .param = "item.content", .code = "string_above_max_length"});
  item.text = CleanText(item.text, kLongestText);
}

}  // namespace

ordered_json ToJson(const RealtimeItem& item) {
  ordered_json out = {{"id", item.id}, {"object", "realtime.item"}};
  if (item.kind == RealtimeItem::Kind::kCall) out.update({{"type", "function_call"}, {"status", item.status}, {"call_id", item.call_id}, {"name", item.name}, {"arguments", item.text}});
  else if (item.kind == RealtimeItem::Kind::kCallOutput) out.update({{"type", "function_call_output"}, {"status", item.status}, {"call_id", item.call_id}, {"output", item.text}});
  else out.update({{"type", "message"}, {"status", item.status}, {"role", item.role}, {"content", item.status == "in_progress" ? ordered_json::array() : ContentOf(item)}});
  return out;
}

RealtimeItem ReadItem(const json& object, Faults& faults) {
  const JsonFields fields(object, "item.", faults);
  RealtimeItem item;
  item.id = fields.Text("id");
  if (item.id.size() > kLongestId || CleanText(item.id) != item.id) faults.Add({.message = "Invalid 'item.id': at most 64 plain letters.", .param = "item.id", .code = "invalid_value"});
  const std::string type = fields.Text("type");
  if (type == "message") {
    ReadMessage(fields, item, faults);
  } else if (type == "function_call_output" || type == "function_call") {
    item.kind = type == "function_call" ? RealtimeItem::Kind::kCall : RealtimeItem::Kind::kCallOutput;
    item.call_id = CleanText(fields.Text("call_id"), kLongestId);
    item.name = CleanText(fields.Text("name"), kLongestId);
    item.text = CleanText(fields.Text(item.kind == RealtimeItem::Kind::kCall ? "arguments" : "output"), kLongestOutput);
  } else {
    faults.Add({.message = fmt::format("Invalid value: '{}'. Supported values are: 'message', 'function_call', 'function_call_output'.", CleanText(type, 40)), .param = "item.type", .code = "invalid_value"});
  }
  return item;
}

RealtimeItems::Place RealtimeItems::Insert(RealtimeItem item, std::string_view behind) {
  auto at = items_.end();
  if (behind == "root") at = items_.begin();
  else if (!behind.empty()) {
    at = std::ranges::find(items_, behind, [](const Place& place) -> std::string_view { return place->id; });
    if (at == items_.end()) return nullptr;
    ++at;
  }
  const Place place = std::make_shared<RealtimeItem>(std::move(item));
  items_.insert(at, place);
  if (items_.size() > kMost) items_.erase(items_.begin());
  return place;
}

RealtimeItems::Place RealtimeItems::Find(std::string_view id) const {
  const auto found = std::ranges::find(items_, id, [](const Place& place) -> std::string_view { return place->id; });
  return found == items_.end() ? nullptr : *found;
}

bool RealtimeItems::Erase(std::string_view id) {
  return std::erase_if(items_, [&](const Place& place) { return place->id == id; }) > 0;
}

std::string RealtimeItems::Before(std::string_view id) const {
  for (size_t i = 1; i < items_.size(); ++i)
    if (items_[i]->id == id) return items_[i - 1]->id;
  return {};
}

}  // namespace sam::api
