#include "server/openai/chat_messages.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "audio/wav.h"
#include "base/base64.h"
#include "base/tokens.h"
#include "base/unicode.h"
#include "server/openai/json_fields.h"
#include "server/picture_message.h"

namespace sam::api {
namespace {

using nlohmann::json;

constexpr size_t kMostMessages = 2048;
constexpr size_t kMostRecordings = 4;
constexpr size_t kPictureTokens = 85;  // as the API counts a picture at low detail

struct Message {
  std::string role, text;
  std::vector<std::string> pictures;  // their addresses
  struct Recording {
    std::string data, format, path;  // base64, "wav", "messages[3].content[1]."
  };
  std::vector<Recording> recordings;
  std::string path;                   // "messages[3]."
  std::vector<std::pair<std::string, std::string>> calls;  // ids, and names with arguments
  std::string answers;                // the id of the call that a tool answers
};

/// Text as it is, but for control characters.
std::string AsQuoted(const std::string& text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return static_cast<unsigned char>(c) >= ' ' || c == '\n' || c == '\t'; });
  return ToNfc(Trim(out));
}

void ReadPart(const json& part, const std::string& path, Message& message, Faults& faults) {
  if (!part.is_object()) return faults.Add({.message = fmt::format("Invalid type for '{}': expected an object, but got a JSON {} instead.", path, part.type_name()), .param = path, .code = "invalid_type"});
  const JsonFields fields(part, path + ".", faults);
  const std::string type = fields.Text("type");
  if (type == "text" || type == "refusal") {
    const char* key = type == "text" ? "text" : "refusal";
    if (fields.Need(key)) message.text += (message.text.empty() ? "" : "\n") + fields.Text(key);
  } else if (type == "image_url") {
    if (!fields.Need("image_url")) return;
    if (const json* image = fields.Object("image_url")) {
      const JsonFields inside(*image, path + ".image_url.", faults);
      if (inside.Need("url")) message.pictures.push_back(inside.Text("url"));
    }
  } else if (type == "input_audio") {
    if (!fields.Need("input_audio")) return;
    if (const json* audio = fields.Object("input_audio")) {
      const JsonFields inside(*audio, path + ".input_audio.", faults);
      if (inside.Need("data") && inside.Need("format")) message.recordings.push_back({inside.Text("data"), inside.Text("format"), path + "."});
    }
  } else {
    faults.Add({.message = fmt::format("Invalid value: '{}'. Supported values are: 'text', 'image_url', 'input_audio'.", CleanText(type, 40)), .param = path + ".type", .code = "invalid_value"});
  }
}

/// A tool's call, in words a mind can read.
void ReadCalls(const json& calls, const std::string& path, Message& message, Faults& faults) {
  for (size_t i = 0; i < calls.size(); ++i) {
    const std::string here = fmt::format("{}tool_calls[{}]", path, i);
    if (!calls[i].is_object()) return faults.Add({.message = fmt::format("Invalid type for '{}': expected an object.", here), .param = here, .code = "invalid_type"});
    const JsonFields call(calls[i], here + ".", faults);
    if (!call.Need("function")) return;
    const json* function = call.Object("function");
    if (function == nullptr) return;
    const JsonFields inside(*function, here + ".function.", faults);
    message.text += fmt::format("{}[called {} with {}]", message.text.empty() ? "" : "\n", inside.Text("name"), inside.Text("arguments"));
    message.calls.emplace_back(call.Text("id"), inside.Text("name") + " " + inside.Text("arguments"));
  }
}

void ReadContent(const JsonFields& fields, const std::string& path, Message& message, Faults& faults) {
  const json* calls = message.role == "assistant" ? fields.Array("tool_calls") : nullptr;
  const json* content = message.role == "assistant" ? fields.Find("content") : fields.Need("content");
  if (content != nullptr && content->is_string()) message.text = content->get<std::string>();
  else if (content != nullptr && content->is_array())
    for (size_t i = 0; i < content->size(); ++i) ReadPart((*content)[i], fmt::format("{}content[{}]", path, i), message, faults);
  else if (content != nullptr) fields.WrongType("content", "a string or an array of parts", *content);
  if (calls != nullptr) ReadCalls(*calls, path, message, faults);
}

Message ReadMessage(const json& object, size_t index, Faults& faults) {
  Message message;
  message.path = fmt::format("messages[{}].", index);
  if (!object.is_object()) {
    const std::string path = fmt::format("messages[{}]", index);
    faults.Add({.message = fmt::format("Invalid type for '{}': expected an object, but got a JSON {} instead.", path, object.type_name()), .param = path, .code = "invalid_type"});
    return message;
  }
  const JsonFields fields(object, message.path, faults);
  if (!fields.Need("role")) return message;
  message.role = fields.Text("role");
  constexpr std::array<std::string_view, 6> kRoles = {"system", "developer", "user", "assistant", "tool", "function"};
  if (std::find(kRoles.begin(), kRoles.end(), message.role) == kRoles.end())
    faults.Add({.message = fmt::format("Invalid value: '{}'. Supported values are: 'system', 'developer', 'user', 'assistant', 'tool'.", CleanText(message.role, 40)),
                .param = message.path + "role", .code = "invalid_value"});
  if (message.role == "tool" && fields.Need("tool_call_id")) message.answers = fields.Text("tool_call_id");
  ReadContent(fields, message.path, message, faults);
  return message;
}

/// The one picture she is to look at. Nothing is fetched for anybody: addresses of the web stay what they are.
void TakePicture(const Message& message, ChatRequest& out, Faults& faults) {
  const auto refuse = [&](std::string why, std::string code) { faults.Add({.message = std::move(why), .param = message.path + "content", .code = std::move(code)}); };
  if (message.pictures.empty()) return;
  if (message.pictures.size() > 1) return refuse("She looks at one picture at a time; send one image_url.", "too_many_images");
  const std::string& url = message.pictures.front();
  if (!url.starts_with("data:image/"))
    return refuse(fmt::format("The picture at '{}' is not fetched: send its bytes, as an image_url of 'data:image/png;base64,...'.", CleanText(url.substr(0, 60), 60)), "invalid_image_url");
  auto file = wire::ReadPictureData(url);
  if (!file) return refuse(file.error().message, "invalid_image");
  if (file->empty()) return refuse("The picture is empty; send its bytes as base64.", "invalid_image");
  out.picture = std::move(*file);
}

/// Of one recording; the fault is named.
void TakeRecording(const Message::Recording& recording, ChatRequest& out, Faults& faults) {
  const auto refuse = [&](std::string why, const char* key, std::string code) { faults.Add({.message = std::move(why), .param = recording.path + "input_audio." + key, .code = std::move(code)}); };
  if (recording.format != "wav") return refuse(fmt::format("Invalid value: '{}'. Supported values are: 'wav'.", CleanText(recording.format, 40)), "format", "invalid_value");
  const auto file = FromBase64(recording.data);
  if (!file) return refuse(file.error().message, "data", "invalid_base64");
  auto sound = ReadWav(*file);
  if (!sound) return refuse(fmt::format("The recording cannot be read: {}.", sound.error().message), "data", "unsupported_format");
  if (sound->seconds() < 0.1) return refuse("The recording is too short. Minimum audio length is 0.1 seconds.", "data", "audio_too_short");
  out.spoken.push_back({std::move(*sound), recording.path});
}

void TakeSaid(const Message& message, ChatRequest& out, Faults& faults) {
  const std::string clean = CleanText(message.text, message.text.size() + 1);
  if (clean.size() > kLongestSaid)
    return faults.Add({.message = fmt::format("Invalid '{}content': string too long. She hears at most {} bytes at once; this has {}.", message.path, kLongestSaid, clean.size()),
                       .param = message.path + "content", .code = "string_above_max_length"});
  out.said = clean;
  TakePicture(message, out, faults);
  if (message.recordings.size() > kMostRecordings) return faults.Add({.message = fmt::format("She hears at most {} recordings at once; this has {}.", kMostRecordings, message.recordings.size()), .param = message.path + "content", .code = "too_many_recordings"});
  for (const Message::Recording& recording : message.recordings) TakeRecording(recording, out, faults);
}

QuotedMessage Quote(const Message& message) {
  const QuotedSpeaker speaker = message.role == "user" ? QuotedSpeaker::kPerson : message.role == "assistant" ? QuotedSpeaker::kHer : QuotedSpeaker::kTool;
  return {speaker, AsQuoted(message.text)};
}

/// What a tool gave is told with the call that asked for it.
void NameAnswers(std::vector<Message>& all) {
  std::map<std::string, std::string> called;
  for (Message& message : all) {
    for (const auto& [id, call] : message.calls) called[id] = call;
    if (const auto call = called.find(message.answers); !message.answers.empty() && call != called.end()) message.text = call->second + " gave: " + message.text;
  }
}

}  // namespace

void ReadMessages(const json& messages, ChatRequest& out, Faults& faults) {
  if (messages.empty()) return faults.Add({.message = "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.", .param = "messages", .code = "empty_array"});
  if (messages.size() > kMostMessages)
    return faults.Add({.message = fmt::format("Invalid 'messages': array too long. At most {} are read.", kMostMessages), .param = "messages", .code = "array_above_max_length"});
  std::vector<Message> all;
  for (size_t i = 0; i < messages.size() && !faults.first(); ++i) all.push_back(ReadMessage(messages[i], i, faults));
  if (faults.first()) return;
  NameAnswers(all);
  const auto last = std::find_if(all.rbegin(), all.rend(), [](const Message& message) { return message.role == "user"; });
  if (last == all.rend()) return faults.Add({.message = "Invalid 'messages': none has the role 'user', so that nothing is said to her.", .param = "messages", .code = "invalid_value"});
  const size_t now = static_cast<size_t>(all.rend() - last) - 1;
  for (size_t i = 0; i < all.size(); ++i) {
    const Message& message = all[i];
    out.prompt_tokens += EstimateTokens(message.text) + kPictureTokens * message.pictures.size();
    if (i == now) TakeSaid(message, out, faults);
    else if (message.role == "system" || message.role == "developer") out.context.system += (out.context.system.empty() ? "" : "\n\n") + AsQuoted(message.text);
    else (i < now ? out.context.earlier : out.context.since).push_back(Quote(message));
  }
}

}  // namespace sam::api
