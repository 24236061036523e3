// What somebody who asks what to do wants to hear, by how he puts it: "how do i start?", "should i?", "like what?", "what if it doesn't work?".
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sam {

enum class AdviceWanted : uint8_t { kNothing, kIdea, kVerdict, kReason, kExample, kFallback };

/// What a question about what to do asks for; kNothing where it is none. English, lower case.
AdviceWanted WantedOf(std::string_view question);

/// What a line asks for right after she has given an idea: its reason, an example, what to do where it fails. English, lower case.
AdviceWanted WantedAfterIdea(std::string_view line);

/// What there is to do it with, from her side: "eggs and an old tomato" of "i've only got eggs and an old tomato"; empty where the line names nothing.
std::string GivenIn(std::string_view line);

/// True where one of the words stands in the text, as a whole or as its plural; one that ends in '-' stands for words that begin so.
bool HoldsWord(std::string_view lower, std::span<const std::string_view> words);

}  // namespace sam
