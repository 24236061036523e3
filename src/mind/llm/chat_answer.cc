#include "mind/llm/chat_answer.h"

#include <utility>

#include "base/unicode.h"

namespace sam::llm {
namespace {

constexpr size_t kMostBody = 1 << 20;  // of an answer that is no stream

Result<void> Over() { return Fail(ErrorCode::kExhausted, "the answer is longer than was asked for"); }

}  // namespace

Result<void> ChatAnswer::OnHead(const net::HttpResponse& head) {
  head_ = head;
  streams_ = head.status == 200 && !ToLower(head.Header("content-type")).starts_with("application/json");
  return {};
}

Result<void> ChatAnswer::OnBody(std::string_view bytes) {
  if (streams_) return events_.Feed(bytes, [this](std::string_view data) { return TakeEvent(data); });
  if (body_.size() + bytes.size() > kMostBody) return Fail(ErrorCode::kExhausted, "the answer is longer than an answer may be");
  body_ += bytes;
  return {};
}

Result<void> ChatAnswer::End() {
  if (head_.status != 200) return {};
  Result<void> taken = streams_ ? events_.End([this](std::string_view data) { return TakeEvent(data); }) : TakeEvent(body_);
  if (!taken && !over_) return taken;
  Say(think_.Feed(characters_.End()) + think_.End());
  // A body whose length was told is whole; of one that ends with its connection nobody knows.
  const bool framed = head_.Header("transfer-encoding") == "chunked" || !head_.Header("content-length").empty();
  if (finish_ == "error" || finish_ == "abort") return Fail(ErrorCode::kUnavailable, "the server gave up on the answer");
  if (done_ || over_ || !finish_.empty() || (framed && has_piece())) return {};
  return Fail(ErrorCode::kUnavailable, has_piece() ? "the answer broke off" : "no answer came");
}

Generation ChatAnswer::generation() const {
  Generation made;
  made.text = text_;
  made.finish = over_ || finish_ == "length" || finish_ == "content_filter" ? Finish::kLength : Finish::kStop;
  made.tokens = deltas_;
  if (usage_) made.prompt_tokens = usage_->prompt_tokens, made.reused_tokens = usage_->reused_tokens, made.tokens = usage_->tokens;
  return made;
}

Result<void> ChatAnswer::TakeEvent(std::string_view data) {
  if (done_) return {};
  if (Trim(data) == "[DONE]") {
    done_ = true;
    on_done_();
    return {};
  }
  const auto delta = ReadChatDelta(data);
  if (!delta) return tl::unexpected(delta.error());
  return TakeDelta(*delta);
}

Result<void> ChatAnswer::TakeDelta(const ChatDelta& delta) {
  if (delta.error) {
    error_ = delta.error;
    return Fail(ErrorCode::kUnavailable, "the server gave up on the answer" + (error_->code.empty() ? "" : " (" + error_->code + ")"));
  }
  if (delta.usage) usage_ = delta.usage;
  if (!delta.finish.empty()) finish_ = delta.finish;
  reasoned_ = reasoned_ || delta.reasons;
  if (delta.text.empty()) return {};
  ++deltas_;
  Say(think_.Feed(characters_.Feed(delta.text)));
  return over_ ? Over() : Result<void>();
}

void ChatAnswer::Say(std::string piece) {
  if (piece.empty() || over_) return;
  if (text_.empty()) on_first_();
  if (text_.size() + piece.size() > most_bytes_) {
    over_ = true;
    size_t whole = most_bytes_ - text_.size();
    while (whole > 0 && (static_cast<unsigned char>(piece[whole]) & 0xC0) == 0x80) --whole;
    piece.resize(whole);
  }
  text_ += piece;
  if (!piece.empty()) sink_.OnPiece(piece);
}

}  // namespace sam::llm
