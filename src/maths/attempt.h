// A person's own working, line by line: which lines hold, where it first goes wrong, and how, told so that he can mend it himself.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/language.h"

namespace sam::maths {

struct AttemptLine {
  std::string text{}; // as it was understood
  bool right = true;  // follows from the line before it: the same solutions, the same value
};

struct AttemptCheck {
  std::vector<AttemptLine> lines;
  std::optional<size_t> first_wrong;
  std::string slip;       // what kind of slip it was ("sign", "order", "lost"); "unknown" where none of the usual ones; empty where all is right
  std::string said;       // what went wrong there, in words of that language, without the right answer; empty where all is right
  bool finished = false;  // all right, and the last line is an answer
};

/// None where the lines are no working of a kind that is understood. The first line is taken as the problem.
std::optional<AttemptCheck> CheckAttempt(const std::vector<std::string>& lines, Language language);

/// The lines of working in a message ("내가 푼 거: 3x + 1 = 4, 3x = 5", "I got x = 5 because 3x = 15"), the problem first as far as it
/// is told; empty where there is none. A lone problem is no working.
std::vector<std::string> ReadAttempt(std::string_view message);

}  // namespace sam::maths
