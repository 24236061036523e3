#include "mind/llm/worker_wire.h"

#include <nlohmann/json.hpp>

#include "base/base64.h"

namespace sam::llm {
namespace {

using nlohmann::json;

std::string Line(const json& object) { return object.dump(-1, ' ', false, json::error_handler_t::replace) + "\n"; }

json FilesToJson(const std::vector<std::string>& files) {
  json list = json::array();
  for (const std::string& file : files) list.push_back(ToBase64(file));
  return list;
}

std::vector<std::string> FilesOf(const json& list) {
  std::vector<std::string> files;
  for (const json& file : list) files.push_back(FromBase64(file.get_ref<const std::string&>()).value_or(""));
  return files;
}

json ToJson(const GenerationRequest& request) {
  json messages = json::array();
  for (const ChatMessage& message : request.messages) {
    messages.push_back({static_cast<int>(message.role), message.text, FilesToJson(message.images), FilesToJson(message.sounds)});
  }
  return {{"messages", std::move(messages)}, {"shared", request.shared_bytes}, {"owner", request.owner}, {"most", request.most_tokens}, {"temperature", request.temperature},
          {"top_p", request.top_p}, {"seed", request.seed}, {"schema", request.json_schema}};
}

GenerationRequest RequestOf(const json& j) {
  GenerationRequest request;
  for (const json& message : j.at("messages")) {
    const int role = message.at(0).get<int>();
    ChatMessage& read = request.messages.emplace_back(ChatMessage{role == 0 ? Role::kSystem : role == 1 ? Role::kUser : Role::kAssistant, message.at(1).get<std::string>()});
    read.images = FilesOf(message.at(2));
    read.sounds = FilesOf(message.at(3));
  }
  request.shared_bytes = j.at("shared").get<size_t>();
  request.owner = j.at("owner").get<std::string>();
  request.most_tokens = j.at("most").get<int>();
  request.temperature = j.at("temperature").get<double>();
  request.top_p = j.at("top_p").get<double>();
  request.seed = j.at("seed").get<uint64_t>();
  request.json_schema = j.at("schema").get<std::string>();
  return request;
}

template <typename T, typename Read>
Result<T> ReadAs(std::string_view line, Read read) {
  try {
    return read(json::parse(line));
  } catch (const json::exception&) {
    return Fail(ErrorCode::kCorrupt, "a line between the program and its model's process cannot be read");
  }
}

}  // namespace

std::string WriteLine(const ToWorker& message) {
  if (const auto* ask = std::get_if<Ask>(&message)) return Line({{"ask", ask->id}, {"request", ToJson(ask->request)}});
  if (const auto* stop = std::get_if<StopAsk>(&message)) return Line({{"stop", stop->id}});
  return Line({{"let_go", std::get<LetGoAsk>(message).owner}});
}

std::string WriteLine(const FromWorker& message) {
  if (const auto* ready = std::get_if<Ready>(&message)) return Line({{"ready", {ready->context_tokens, ready->talks, ready->picture_tokens, ready->hears}}});
  if (const auto* said = std::get_if<PieceSaid>(&message)) return Line({{"id", said->id}, {"piece", said->piece}});
  if (const auto* failed = std::get_if<Failed>(&message))
    return Line({{"id", failed->id}, {"error", failed->error.message}, {"code", static_cast<int>(failed->error.code)}});
  const Done& done = std::get<Done>(message);
  return Line({{"id", done.id},
               {"done", {static_cast<int>(done.made.finish), done.made.prompt_tokens, done.made.reused_tokens, done.made.tokens, done.made.first_piece.count()}}});
}

Result<ToWorker> ReadToWorker(std::string_view line) {
  return ReadAs<ToWorker>(line, [](const json& j) -> ToWorker {
    if (j.contains("ask")) return Ask{j.at("ask").get<uint64_t>(), RequestOf(j.at("request"))};
    if (j.contains("stop")) return StopAsk{j.at("stop").get<uint64_t>()};
    return LetGoAsk{j.at("let_go").get<std::string>()};
  });
}

Result<FromWorker> ReadFromWorker(std::string_view line) {
  return ReadAs<FromWorker>(line, [](const json& j) -> FromWorker {
    if (j.contains("ready")) {
      const json& ready = j.at("ready");
      return Ready{ready.at(0).get<int>(), ready.at(1).get<int>(), ready.at(2).get<int>(), ready.at(3).get<bool>()};
    }
    const auto id = j.at("id").get<uint64_t>();
    if (j.contains("piece")) return PieceSaid{id, j.at("piece").get<std::string>()};
    if (j.contains("error")) {
      const int code = j.at("code").get<int>();
      const bool known = code >= 0 && code <= static_cast<int>(ErrorCode::kInternal);
      return Failed{id, {known ? static_cast<ErrorCode>(code) : ErrorCode::kInternal, j.at("error").get<std::string>()}};
    }
    const json& done = j.at("done");
    Generation made;
    const int finish = done.at(0).get<int>();
    made.finish = finish == 0 ? Finish::kStop : finish == 1 ? Finish::kLength : Finish::kCancelled;
    made.prompt_tokens = done.at(1).get<int>();
    made.reused_tokens = done.at(2).get<int>();
    made.tokens = done.at(3).get<int>();
    made.first_piece = std::chrono::milliseconds(done.at(4).get<int64_t>());
    return Done{id, std::move(made)};
  });
}

}  // namespace sam::llm
