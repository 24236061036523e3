#include "mind/llm/testing_chat_server.h"

#include <nlohmann/json.hpp>

namespace sam::llm::trial {
namespace {

using nlohmann::json;

std::string Event(const json& event) { return "data: " + event.dump() + "\n\n"; }

}  // namespace

std::string Piece(std::string_view text) { return Event({{"choices", {{{"index", 0}, {"delta", {{"content", text}}}, {"finish_reason", nullptr}}}}}); }
std::string Stopped(std::string_view reason) { return Event({{"choices", {{{"index", 0}, {"delta", json::object()}, {"finish_reason", reason}}}}}); }
std::string Usage(int prompt, int cached, int made) {
  return Event({{"choices", json::array()}, {"usage", {{"prompt_tokens", prompt}, {"completion_tokens", made}, {"prompt_tokens_details", {{"cached_tokens", cached}}}}}});
}
ServerAnswer Stream(std::initializer_list<std::string> events) {
  std::string whole = kStreamHead;
  for (const std::string& event : events) whole += event;
  return {{.send = whole, .then = Then::kClose}};
}

}  // namespace sam::llm::trial
