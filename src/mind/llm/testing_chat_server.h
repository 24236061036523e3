// For tests: a server of models that says what a script has it say, and what a model makes of it.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mind/llm/openai_model.h"
#include "net/scripted_server.h"

namespace sam::llm::trial {

using namespace std::chrono_literals;
using net::RunHere;
using net::ScriptedServer;
using net::ServerAnswer;
using net::ServerStep;
using net::WholeAnswer;
using testing::HasSubstr;
using testing::Not;
using Then = ServerStep::Then;

inline const std::string kStreamHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
inline const std::string kDone = "data: [DONE]\n\n";

std::string Piece(std::string_view text);
std::string Stopped(std::string_view reason = "stop");
std::string Usage(int prompt, int cached, int made);
ServerAnswer Stream(std::initializer_list<std::string> events);

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
