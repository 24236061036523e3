// "Are you sure? It's 7": an answer that was found is looked at again, and stays where it holds.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/thought.h"

namespace sam {

struct Claim {
  std::string number{};  // "7", "x = 2"
  std::string after{};   // the word after it
};

/// What somebody sets against an answer.
struct Doubt {
  std::vector<Claim> claims{};  // none where the answer is only doubted
};

/// None where the text doubts nothing, asks something new or goes on from the answer.
std::optional<Doubt> ReadDoubt(std::string_view text);

/// The sum that was last answered, looked at again: kind "stand" where the answer stays, "agree" where the claim is the same. None without such a sum or doubt.
std::optional<Finding> AnswerDoubt(std::string_view text, Language language, const Discourse& discourse);

}  // namespace sam
