// Messages -> tokens, by the model's own chat template. What people and documents say never becomes a control token.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "mind/llm/language_model.h"
#include "mind/llm/worker/projector.h"

struct llama_model;

namespace sam::llm {

using Tokens = std::vector<int32_t>;

/// Answers as the model gave them, so that its own words are read again as the tokens that it wrote: text -> tokens.
class GivenAnswers {
 public:
  void Add(const std::string& text, Tokens tokens);
  const Tokens* Find(const std::string& text) const;

 private:
  static constexpr size_t kMost = 64;
  std::list<std::pair<std::string, Tokens>> answers_;  // newest first
};

/// A part of a picture or sound in a prompt.
struct MediaSpan {
  size_t at = 0;     // of the prompt's tokens: where its stand-ins begin, a position each
  MediaPiece piece;
};

struct Prompt {
  Tokens tokens;
  size_t shared = 0;  // of these, from the beginning: the same for everybody
  std::vector<MediaSpan> media{};  // in order
  size_t more_cells = 0;           // of the context that media take beyond their positions

  /// The first part that begins at `from` or behind it; none: nullptr.
  const MediaSpan* MediaFrom(size_t from) const;
};

/// The model must outlive it. Not thread-safe.
class ChatFormat {
 public:
  /// kCorrupt where the model's template cannot be read.
  static Result<std::unique_ptr<ChatFormat>> Of(const llama_model* model);
  ~ChatFormat();

  /// `shared_bytes` of the first message are the same for everybody. kInvalidArgument where the template refuses the messages, or a picture or sound
  /// cannot be read; without a projector none can.
  Result<Prompt> Read(const std::vector<ChatMessage>& messages, size_t shared_bytes, const GivenAnswers& answers, const Projector* projector);

 private:
  struct Template;
  ChatFormat(const llama_model* model, std::unique_ptr<Template> chat);
  /// The text around the messages: one more piece than messages.
  Result<const std::vector<std::string>*> Around(const std::vector<ChatMessage>& messages);
  void Append(const std::string& text, bool first, bool control, Tokens& tokens) const;

  const llama_model* model_;
  std::unique_ptr<Template> template_;
  std::unordered_map<std::string, std::vector<std::string>> around_;  // by the roles
};

}  // namespace sam::llm
