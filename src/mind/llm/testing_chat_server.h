// For tests: a server of models that says what a script has it say, and what a model makes of it.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "mind/llm/openai_model.h"
#include "net/scripted_server.h"

namespace sam::llm::trial {

using namespace std::chrono_literals;
using net::RunHere;
using net::ScriptedServer;
using net::ServerAnswer;
using net::ServerStep;
using net::WholeAnswer;
using nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using Then = ServerStep::Then;

inline const std::string kStreamHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
inline const std::string kDone = "data: [DONE]\n\n";

inline std::string Event(const json& event) { return "data: " + event.dump() + "\n\n"; }
inline std::string Piece(std::string_view text) { return Event({{"choices", {{{"index", 0}, {"delta", {{"content", text}}}, {"finish_reason", nullptr}}}}}); }
inline std::string Stopped(std::string_view reason = "stop") { return Event({{"choices", {{{"index", 0}, {"delta", json::object()}, {"finish_reason", reason}}}}}); }
inline std::string Usage(int prompt, int cached, int made) {
  return Event({{"choices", json::array()}, {"usage", {{"prompt_tokens", prompt}, {"completion_tokens", made}, {"prompt_tokens_details", {{"cached_tokens", cached}}}}}});
}
inline ServerAnswer Stream(std::initializer_list<std::string> events) {
  std::string whole = kStreamHead;
  for (const std::string& event : events) whole += event;
  return {{.send = whole, .then = Then::kClose}};
}
inline ServerAnswer Refuse(std::string_view status, const json& error, std::string_view headers = "") { return {{WholeAnswer(status, json{{"error", error}}.dump(), headers)}}; }
inline json BodyOf(const std::string& request) { return json::parse(request.substr(request.find("\r\n\r\n") + 4)); }

struct Pieces final : PieceSink {
  void OnPiece(std::string_view piece) override {
    EXPECT_FALSE(piece.empty());
    said.emplace_back(piece);
  }
  std::string Whole() const {
    std::string whole;
    for (const std::string& piece : said) whole += piece;
    return whole;
  }
  std::vector<std::string> said;
};

/// A model of one scripted server that is asked again after at most milliseconds.
struct Scene {
  explicit Scene(ScriptedServer::Answer answer) : server(std::move(answer)) {
    config.endpoints = {{*net::ParseUrl(server.Address("/v1")), "tiny", "sk-secret"}};
    config.context_tokens = 8192;
    config.retries.first = 2ms;
    request.messages = {{Role::kSystem, "You are Samantha."}, {Role::kUser, "hello"}};
  }
  Result<Generation> Ask(std::stop_token stop = {}) {
    if (!model) model = std::move(*OpenOpenAiModel(config));
    pieces.said.clear();
    return RunHere(model->Generate(request, pieces, stop));
  }
  ScriptedServer server;
  OpenAiConfig config;
  GenerationRequest request;
  std::unique_ptr<LanguageModel> model;
  Pieces pieces;
};

}  // namespace sam::llm::trial
