// Reads the body of POST /v1/chat/completions: what is said now, and what the request brings along.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audio/pcm.h"
#include "core/request_context.h"
#include "server/openai/api_error.h"

namespace sam::api {

/// A recording in the last user message: what is said in it is hers to hear like what is typed.
struct SpokenPart {
  Pcm sound;
  std::string path;  // "messages[3].content[1]."
};

struct ChatRequest {
  std::string said;     // the last user message, clean; may be empty
  std::string picture;  // the bytes of the one that came with it; may be empty
  std::vector<SpokenPart> spoken;  // in order
  std::string user;     // whom the request says it is from; may be empty
  RequestContext context;
  size_t prompt_tokens = 0;  // of all messages, estimated
  bool stream = false;
  bool include_usage = false;  // in a stream
};

inline constexpr size_t kLongestSaid = 8192;  // bytes, clean

/// Anything may come: broken JSON, wrong types, unknown roles and what she cannot do are refused by name. Takes some milliseconds for a large picture.
Outcome<ChatRequest> ReadChatRequest(std::string_view body);

/// What a mind that answers in words alone cannot do of it; nothing where it can.
std::optional<ApiError> WordsAlone(const RequestContext& context);

}  // namespace sam::api
