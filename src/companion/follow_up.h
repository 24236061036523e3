// Questions that go on from the last answer: "and of norway?", "and plus 9?", "거기에 9 더하면?".
#pragma once

#include <string>
#include <string_view>

#include "core/discourse.h"

namespace sam {

/// The question as it would be put alone, where the turn before found something out and this goes on from it; else `text`.
/// After "what's the capital of peru": "and of norway?" is "what's the capital of norway". After 391: "and plus 9?" is "391 plus 9".
std::string WholeQuestion(std::string_view text, const Discourse& discourse);

}  // namespace sam
