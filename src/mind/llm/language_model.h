// A language model: messages in, text out as it is found. In process-near workers or on servers; what she is, remembers and may say is never its business.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "core/seen.h"

namespace sam {

enum class Role : uint8_t { kSystem, kUser, kAssistant };

struct ChatMessage {
  Role role = Role::kUser;
  std::string text;
  std::vector<std::string> images{};  // JPEG or PNG files, shown after the text; only to a model that sees
  std::vector<std::string> sounds{};  // WAV files of one channel at 16 kHz, played after the text; only to a model that hears
  bool operator==(const ChatMessage&) const = default;
};

struct GenerationRequest {
  std::vector<ChatMessage> messages;
  size_t shared_bytes = 0;     // of the first message: the same in everybody's requests; read once for all
  std::string owner{};         // whose talk it is: what the model has read of it is kept under this name between requests; "" for nobody's
  int most_tokens = 256;       // of the answer
  double temperature = 0.8;    // [0, 2]
  double top_p = 0.95;         // (0, 1]
  uint64_t seed = 0;
  std::string json_schema{};   // the answer must follow it; "" free text
};

enum class Finish : uint8_t { kStop, kLength, kCancelled };

struct Generation {
  std::string text;
  Finish finish = Finish::kStop;
  int prompt_tokens = 0;   // of the whole prompt; 0 where the server does not tell
  int reused_tokens = 0;   // of these, not read anew
  int tokens = 0;          // of the answer
  std::chrono::milliseconds first_piece{0};  // until the first piece
};

/// Where the pieces of an answer go: whole UTF-8 characters, in order, on the caller's executor.
class PieceSink {
 public:
  virtual ~PieceSink() = default;
  virtual void OnPiece(std::string_view piece) = 0;
};

class LanguageModel {
 public:
  virtual ~LanguageModel() = default;
  /// For people: "qwen2.5-1.5b-instruct-q4_0.gguf", "llama3 at http://127.0.0.1:11434".
  virtual std::string name() const = 0;
  /// Prompt and answer together have at most so many tokens.
  virtual int context_tokens() const = 0;
  /// Streams the answer's pieces and gives it whole. Returns early, as success with kCancelled, within a token of `stop` being asked for. On an error
  /// (kUnavailable: try another or again later; kInvalidArgument: this request never works; kExhausted: there is no room for it) what was streamed so far stands. Thread-safe.
  virtual boost::asio::awaitable<Result<Generation>> Generate(const GenerationRequest& request, PieceSink& sink, std::stop_token stop) = 0;
  /// Whether it takes pictures with what is said, and where they go then. A server that was never asked is asked. Thread-safe.
  virtual boost::asio::awaitable<PictureReader> ReadsPictures(std::stop_token /*stop*/) { co_return PictureReader::kNone; }
  /// Whether it takes sounds with what is said. One that refused a sound does not any more. Thread-safe.
  virtual bool hears() const { return false; }
  /// About how many tokens a picture takes, rather too many than too few.
  virtual int picture_tokens() const { return 1600; }
  /// Lets go of what is kept under `owner`. Thread-safe.
  virtual void LetGo(const std::string& /*owner*/) {}
};

}  // namespace sam
