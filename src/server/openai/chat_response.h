// What POST /v1/chat/completions answers: one object, or the chunks of a stream.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "companion/turn_report.h"

namespace sam::api {

/// Of one answer.
class ChatResponse {
 public:
  /// `created` in seconds since 1970; `prompt_tokens` of the request.
  ChatResponse(std::string id, int64_t created, size_t prompt_tokens) : id_(std::move(id)), created_(created), prompt_tokens_(prompt_tokens) {}

  std::string Whole(const TurnReport& report) const;

  enum class Usage : uint8_t { kLeftOut, kAtTheEnd };
  /// Events of a stream, each "data: {...}" with its blank line, in this order: First, Piece..., Last.
  enum class Content : uint8_t { kWords, kNone };
  std::string First(Usage usage, Content content) const;
  std::string Piece(std::string_view text, Usage usage) const;
  /// A document, or the words in its place, in pieces.
  std::string Document(const TurnReport& report, Usage usage) const;
  /// Everything after the last piece: calls of tools, the reason it ended for, the usage where it is asked for, [DONE].
  std::string Last(const TurnReport& report, Usage usage) const;
  static std::string Failed(std::string_view error_body);

 private:
  std::string id_;
  int64_t created_;
  size_t prompt_tokens_;
};

/// What goes after her words, from its blank line on: what she has to tell of herself and of the time; "" where there is nothing.
std::string NoticesAfter(const TurnReport& report);

}  // namespace sam::api
