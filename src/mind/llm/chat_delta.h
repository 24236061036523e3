// What an OpenAI-compatible server says, read without trusting it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sam::llm {

struct TokenUsage {
  int prompt_tokens = 0, reused_tokens = 0, tokens = 0;
  bool operator==(const TokenUsage&) const = default;
};

/// What a server's error is about, as far as what servers say is known.
enum class Complaint : uint8_t {
  kOther,
  kTooLong,  // prompt and answer do not fit into its context
  kCrowded,  // all talks that are under way there do not fit into its context together
  kLoading,  // the model is not there yet, and will be
  kNoModel,  // no model of this name
  kRoles,    // its template takes no system message, or wants person and model to take turns
};

struct ServerError {
  std::string code;   // or type, in [a-z0-9_]; "" where there is none
  std::string words;  // all it says, in lower case; may quote what was said: look for names in it, never show it
  Complaint complaint = Complaint::kOther;
  int context_tokens = 0;  // of a kTooLong; 0: it does not tell
};

/// One event of a streamed answer, or a whole answer. Texts may hold broken UTF-8: a character may go on in the next.
struct ChatDelta {
  std::string text;
  bool reasons = false;  // holds reasoning, which is not the answer
  std::string finish;    // "stop", "length", ...; "" not yet
  std::optional<TokenUsage> usage;
  std::optional<ServerError> error;
};

/// kCorrupt: no JSON object, or one too deep.
Result<ChatDelta> ReadChatDelta(std::string_view data);

/// Of an error's body, which may be anything.
ServerError ReadServerError(std::string_view body);

/// The JSON object in an answer, without what a model writes around it; nothing where there is none.
std::optional<std::string> FindJsonObject(std::string_view answer);

struct ListedModel {
  std::string name;
  int context_tokens = 0;  // 0: it does not tell
};
/// Of `/models`: the one called `name`; for "" the first that is loaded, else the first. kNotFound: there is none; kCorrupt.
Result<ListedModel> ReadListedModel(std::string_view body, std::string_view name);

/// Whether the list of models says that `model` ("": the first) takes pictures. Servers tell it in several ways, most in none.
bool TellsSight(std::string_view body, std::string_view model);

}  // namespace sam::llm
