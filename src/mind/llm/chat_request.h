// A generation as the body of `/chat/completions`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

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
  kNoThinking,  // not sent: where it is gone, the model thinks before it speaks and needs room for that
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

/// What a model that thinks may think, in tokens, beside the answer.
inline constexpr int kThinkingRoom = 4096;

/// kInvalidArgument: a picture of no kind that servers take (PNG, JPEG, GIF, WebP), a schema that is no JSON.
Result<std::string> WriteChatRequest(const GenerationRequest& request, std::string_view model, ChatOptions refused);

/// `refused` and what a server's complaint (in lower case) names of what was sent; where it names nothing, everything that is only nice to have.
ChatOptions AlsoRefused(ChatOptions refused, const GenerationRequest& request, std::string_view complaint);

}  // namespace sam::llm
