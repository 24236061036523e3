#include "mind/llm/llama_model.h"

#include <fmt/format.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "mind/llm/worker_line.h"

namespace sam::llm {
namespace {

namespace asio = boost::asio;
using asio::awaitable;

std::string FileName(const std::string& path) { return path.substr(path.rfind('/') + 1); }

class LlamaModel final : public LanguageModel {
 public:
  explicit LlamaModel(LlamaConfig config) : name_(config.name.empty() ? FileName(config.file) : config.name), line_(std::move(config)) {}

  std::string name() const override { return name_; }
  int context_tokens() const override { return line_.context_tokens(); }
  bool hears() const override { return line_.hears(); }
  int picture_tokens() const override { return line_.picture_tokens(); }
  awaitable<PictureReader> ReadsPictures(std::stop_token) override { co_return line_.picture_tokens() > 0 ? PictureReader::kHere : PictureReader::kNone; }
  void LetGo(const std::string& owner) override { line_.LetGo(owner); }

  awaitable<Result<Generation>> Generate(const GenerationRequest& request, PieceSink& sink, std::stop_token stop) override {
    const auto executor = co_await asio::this_coro::executor;
    const auto flight = std::make_shared<Flight>(executor);
    if (auto begun = line_.Begin(request, flight); !begun) co_return tl::unexpected(begun.error());
    const std::stop_callback end(stop, [this, &flight] { line_.Stop(flight); });
    std::string text;
    for (;;) {
      const auto [failed, message] = co_await flight->messages.async_receive(asio::as_tuple(asio::use_awaitable));
      if (failed) co_return Fail(ErrorCode::kUnavailable, "the model's process has gone");
      if (const auto* said = std::get_if<PieceSaid>(&message)) {
        text += said->piece;
        sink.OnPiece(said->piece);
      } else if (const auto* error = std::get_if<Failed>(&message)) {
        co_return tl::unexpected(error->error);
      } else if (const auto* done = std::get_if<Done>(&message)) {
        Generation made = done->made;
        made.text = std::move(text);
        co_return made;
      }
    }
  }

 private:
  const std::string name_;
  WorkerLine line_;
};

}  // namespace

std::unique_ptr<LanguageModel> StartLlamaModel(LlamaConfig config) { return std::make_unique<LlamaModel>(std::move(config)); }

}  // namespace sam::llm
