// Her name in what is said to her: "사만다는 음악 좋아해요?" asks what "너는 음악 좋아해요?" asks.
#pragma once

#include <string>
#include <string_view>

#include "core/language.h"

namespace sam {

/// `text` with "you" for her name where it is what the sentence is about, and without it where she is only called; as given where it does not
/// stand there.
std::string WithYouForHerName(std::string_view text, std::string_view her_name, Language language);

}  // namespace sam
