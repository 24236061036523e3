// What a language model is told: who she is, whom she talks with, and with each turn what she feels, remembers and knows for sure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/thought.h"

namespace sam::llm {

/// The rules of the house, the same for everybody: the beginning of every first message.
std::string_view SharedRules();
/// Who she is for this person, and how the two stand.
std::string PersonaWords(const Thought& thought);
/// What is known of the person's life, the pinned first; "" where nothing is.
std::string LifeWords(const Thought& thought);
/// What the model is shown with the words of a turn.
enum class Shown : uint8_t { kNothing, kPicture };
/// What was said now, with what she has in mind. `draft` is what the built-in mind would say.
std::string TurnWords(const Thought& thought, const Reply& draft, Shown shown = Shown::kNothing);
/// What stands in the place of a picture once it is shown no more.
std::string_view PictureGone();
/// What came of a call, for the model to go on with.
std::string CallWords(const ToolCall& call, const CallOutcome& outcome);
/// What others say or have written, so that it cannot pass for notes or marks.
std::string Quoted(std::string_view text);
/// The same of a longer text.
std::string QuotedWhole(std::string_view text, size_t most_bytes);
/// JSON of others, so that it cannot pass for marks.
std::string WithoutMarks(std::string json);

/// How long the answer to this may be.
struct Length {
  int sentences = 3;
  int tokens = 160;
};
Length LengthFor(const Thought& thought);

/// About how many tokens a text has: what models of today make of it, rather too many than too few.
int EstimateTokens(std::string_view text);

}  // namespace sam::llm
