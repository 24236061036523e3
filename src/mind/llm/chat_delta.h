// What an OpenAI-compatible server says, read without trusting it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sam::llm {

struct TokenUsage {
  int prompt_tokens = 0, reused_tokens = 0, tokens = 0;
  bool operator==(const TokenUsage&) const = default;
};

/// One event of a streamed answer, or a whole answer. Texts may hold broken UTF-8: a character may go on in the next.
struct ChatDelta {
  std::string text;
  bool reasons = false;  // holds reasoning, which is not the answer
  std::string finish;    // "stop", "length", ...; "" not yet
  std::optional<TokenUsage> usage;
  std::optional<std::string> error;  // the server's own; its code or type in [a-z0-9_], "" where it has none
};

/// kCorrupt: no JSON object, or one too deep.
Result<ChatDelta> ReadChatDelta(std::string_view data);

struct ServerError {
  std::string code;   // or type, in [a-z0-9_]; "" where there is none
  std::string words;  // all it says, in lower case; may quote what was said: look for names in it, never show it
};
ServerError ReadServerError(std::string_view body);

/// The JSON object in an answer, without what a model writes around it; nothing where there is none.
std::optional<std::string> FindJsonObject(std::string_view answer);

struct ListedModel {
  std::string name;
  int context_tokens = 0;  // 0: it does not tell
};
/// The first of `/models`. kNotFound: it lists none; kCorrupt.
Result<ListedModel> ReadFirstModel(std::string_view body);

/// Whether the list of models says that `model` ("": the first) takes pictures. Servers tell it in several ways, most in none.
bool TellsSight(std::string_view body, std::string_view model);

}  // namespace sam::llm
