// The talk with one person as a model has read it: only added to, so that what was read need not be read again, until it grows too long and is begun anew.
#pragma once

#include <string>
#include <vector>

#include "core/thought.h"
#include "mind/llm/language_model.h"
#include "mind/llm/prompt.h"

namespace sam::llm {

/// Not thread-safe.
class Dialogue {
 public:
  /// The messages for this turn, whose last is `words`; together with the answer in `most_tokens` of context, as far as can be estimated.
  /// A picture that is shown with them is no part of this; where it was, later turns read that it is gone.
  std::vector<ChatMessage> Prepare(const Thought& thought, std::string words, Shown shown, int most_tokens);
  /// What the model answered in this turn: as it wrote it, and as it was passed on.
  void Answered(const Thought& thought, std::string raw, std::string said);
  size_t shared_bytes() const { return shared_bytes_; }

 private:
  void Begin(const Thought& thought, std::string persona);
  /// Takes in the turns that were since the last one this has, as the talk remembers them.
  void CatchUp(const Discourse& discourse);
  int Tokens() const;
  /// Drops the older half of the turns.
  void Shorten();

  std::vector<ChatMessage> messages_;  // the first is who she is
  std::string persona_;
  size_t shared_bytes_ = 0;
  TurnId last_ = TurnId::kNone;        // of the last message
  bool unanswered_ = false;            // the last message is the person's
  std::string raw_, said_;             // the answer to it, where it is the model's
};

}  // namespace sam::llm
