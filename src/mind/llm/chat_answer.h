// The answer of `/chat/completions` as it comes in: pieces go on at once, the rest is added up.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "mind/llm/chat_delta.h"
#include "mind/llm/language_model.h"
#include "mind/llm/think_filter.h"
#include "mind/llm/whole_characters.h"
#include "net/http.h"
#include "net/sse_reader.h"

namespace sam::llm {

class ChatAnswer final : public net::BodySink {
 public:
  /// `on_first` is called before the first piece, `on_done` once the server has said that it is done.
  ChatAnswer(int most_tokens, PieceSink& sink, std::function<void()> on_first, std::function<void()> on_done)
      : most_bytes_(static_cast<size_t>(most_tokens) * 16 + 256), sink_(sink), on_first_(std::move(on_first)), on_done_(std::move(on_done)) {}

  Result<void> OnHead(const net::HttpResponse& head) override;
  Result<void> OnBody(std::string_view bytes) override;
  /// The body is whole. kUnavailable, kCorrupt: what came is no answer, or half of one; kExhausted: the prompt is too long.
  Result<void> End();

  const net::HttpResponse& head() const { return head_; }
  const std::string& text() const { return text_; }
  Generation generation() const;
  bool has_piece() const { return !text_.empty(); }
  /// It went on for longer than it may: what came is the answer, and the transfer is to end.
  bool is_over() const { return over_; }
  bool is_done() const { return done_; }
  bool has_thought() const { return reasoned_ || think_.has_thought(); }
  /// What the server said in place of an answer, or in its middle.
  const std::optional<ServerError>& error() const { return error_; }
  /// The body where it is no stream, as it was sent: an error's, for one.
  const std::string& body() const { return body_; }

 private:
  Result<void> TakeEvent(std::string_view data);
  Result<void> TakeDelta(const ChatDelta& delta);
  void Say(std::string piece);

  size_t most_bytes_;  // of the answer: what its tokens can hold
  PieceSink& sink_;
  std::function<void()> on_first_, on_done_;
  net::HttpResponse head_;
  net::SseReader events_;
  WholeCharacters characters_;
  ThinkFilter think_;
  std::string body_, text_, finish_;
  std::optional<TokenUsage> usage_;
  std::optional<ServerError> error_;
  int deltas_ = 0;
  bool streams_ = false, done_ = false, over_ = false, reasoned_ = false;
};

}  // namespace sam::llm
