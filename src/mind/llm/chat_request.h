// A generation as the body of `/chat/completions`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "mind/llm/chat_delta.h"
#include "mind/llm/language_model.h"

namespace sam::llm {

/// What not every server takes; each is left out, or said otherwise, once a server has refused it.
enum class ChatOption : uint8_t {
  kUsage,       // stream_options.include_usage
  kSeed,
  kMaxTokens,   // otherwise max_completion_tokens
  kTemperature,
  kTopP,
  kJsonSchema,  // otherwise response_format json_object, the schema told in words
  kJsonObject,  // otherwise the schema told in words
  kSystemRole,  // otherwise its words stand before the person's first, and neighbours of one role are joined
  kThinking,    // nothing is sent for it; where it is gone, the model was seen to think before it speaks, and is asked not to:
  kTemplate,    // by chat_template_kwargs
  kEffort,      // and by reasoning_effort
  kBrevity,     // nothing is sent for it; where it is gone, the model thinks whatever it is asked, and needs room for that
};

/// A set of options.
class ChatOptions {
 public:
  constexpr ChatOptions() = default;
  constexpr explicit ChatOptions(uint32_t bits) : bits_(bits) {}
  constexpr bool Has(ChatOption option) const { return (bits_ >> static_cast<int>(option) & 1) != 0; }
  constexpr ChatOptions With(ChatOption option) const { return ChatOptions(bits_ | 1u << static_cast<int>(option)); }
  constexpr uint32_t bits() const { return bits_; }
  constexpr bool operator==(const ChatOptions&) const = default;

 private:
  uint32_t bits_ = 0;
};

/// `thinking_tokens` are what a model that thinks may think beside the answer. kInvalidArgument: a picture of no kind that servers take (PNG, JPEG, GIF, WebP), a sound that is no WAV file, a schema that is no JSON.
Result<std::string> WriteChatRequest(const GenerationRequest& request, std::string_view model, ChatOptions refused, int thinking_tokens);

/// `refused` and what a server's error names of what was sent; where it names nothing, everything that is only nice to have.
ChatOptions AlsoRefused(ChatOptions refused, const GenerationRequest& request, const ServerError& error);

}  // namespace sam::llm
