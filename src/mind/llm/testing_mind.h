// For tests: a language mind on a model that says what a script has it say.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <deque>

#include "mind/builtin/testing_talk.h"
#include "mind/llm/language_mind.h"

namespace sam::trial {

/// What a model is to do with the next request.
struct Script {
  std::vector<std::string> pieces;
  std::optional<Error> fails{};  // after the pieces
  std::chrono::milliseconds waits{0};
  Finish finish = Finish::kStop;
};

class ScriptedModel final : public LanguageModel {
 public:
  std::string name() const override { return "scripted"; }
  int context_tokens() const override { return context; }
  void LetGo(const std::string& owner) override { let_go.push_back(owner); }
  boost::asio::awaitable<Result<Generation>> Generate(const GenerationRequest& request, PieceSink& sink, std::stop_token stop) override {
    requests.push_back(request);
    const Script script = scripts.empty() ? Script{{"All right."}} : scripts.front();
    if (!scripts.empty()) scripts.pop_front();
    if (script.waits.count() > 0) {
      boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, script.waits);
      co_await timer.async_wait(boost::asio::use_awaitable);
    }
    Generation made;
    made.finish = script.finish;
    made.prompt_tokens = 100, made.tokens = 7;
    for (const std::string& piece : script.pieces) {
      if (stop.stop_requested()) break;
      made.text += piece;
      sink.OnPiece(piece);
    }
    if (stop.stop_requested()) made.finish = Finish::kCancelled;
    if (script.fails) co_return tl::unexpected(*script.fails);
    co_return made;
  }

  boost::asio::awaitable<PictureReader> ReadsPictures(std::stop_token) override { co_return reader; }
  bool hears() const override { return hears_now; }

  PictureReader reader = PictureReader::kNone;
  bool hears_now = false;
  std::deque<Script> scripts;
  std::vector<GenerationRequest> requests;
  std::vector<std::string> let_go;
  int context = 4096;
};

struct HeardFromMind final : MindSink {
  Said OnSentence(std::string_view sentence) override {
    if (refuses && sentence.find(*refuses) != sentence.npos) return Said::kNot;
    sentences.emplace_back(sentence);
    return Said::kWhole;
  }
  Said OnDocument(std::string_view document, const std::vector<std::string>& texts) override {
    if (refuses && std::find(texts.begin(), texts.end(), *refuses) != texts.end()) return Said::kNot;
    documents.emplace_back(document);
    return Said::kWhole;
  }
  Said OnOwnSentence(std::string_view sentence) override {
    own.emplace_back(sentence);
    return Said::kWhole;
  }
  std::vector<std::string> sentences, own, documents;
  std::optional<std::string> refuses;
};

class LanguageMindScene : public testing::Test {
 protected:
  LanguageMindScene() {
    auto model = std::make_unique<ScriptedModel>();
    model_ = model.get();
    mind_ = CreateLanguageMind(std::move(model), {.name = "llama", .reflex_after = std::chrono::milliseconds(30)});
  }

  Result<Reply> Ask(const std::string& text, HeardFromMind& heard, std::string_view intent = "chat") { return Answer(talk_.Hear(text), trial::Heard(intent), heard); }
  /// A picture of which her own eyes see this much, or why nothing.
  Reply Show(const std::string& text, HeardFromMind& heard, std::optional<Seen> seen, std::string unseen = "") {
    model_->reader = std::max(model_->reader, PictureReader::kHere);
    Utterance utterance = talk_.Hear(text);
    utterance.image = kCopy;
    Percept percept = trial::Heard("chat");
    percept.seen = std::move(seen);
    percept.unseen = std::move(unseen);
    auto reply = Answer(std::move(utterance), percept, heard);
    EXPECT_TRUE(reply.has_value());
    return reply.value_or(Reply());
  }
  Result<Reply> Answer(Utterance utterance, const Percept& percept, HeardFromMind& heard) {
    utterance.context = context_;
    const Thought thought = talk_.ThoughtOf(utterance, percept);
    boost::asio::io_context io;
    Result<Reply> reply(Reply{});
    boost::asio::co_spawn(io, mind_->Answer(thought, heard, {}), [&](std::exception_ptr, Result<Reply> got) { reply = std::move(got); });
    io.run();
    if (reply) talk_.Keep(utterance, percept, *reply);
    return reply;
  }
  Reply Say(const std::string& text, HeardFromMind& heard, std::string_view intent = "chat") {
    auto reply = Ask(text, heard, intent);
    EXPECT_TRUE(reply.has_value());
    return reply.value_or(Reply());
  }
  Result<std::vector<NotedEvent>> ReadAgain(std::vector<TalkedTurn> talk) {
    boost::asio::io_context io;
    Result<std::vector<NotedEvent>> notes;
    boost::asio::co_spawn(io, mind_->ReadAgain(std::move(talk), {}), [&](std::exception_ptr, Result<std::vector<NotedEvent>> got) { notes = std::move(got); });
    io.run();
    return notes;
  }
  Reply Say(const std::string& text) {
    HeardFromMind heard;
    return Say(text, heard);
  }

  static constexpr const char* kCopy = "\xFF\xD8\xFF a clean copy";
  Talk talk_;
  RequestContext context_;
  ScriptedModel* model_ = nullptr;
  std::unique_ptr<Mind> mind_;
};

}  // namespace sam::trial
