// One person's lines, answered by a running server of this data folder, or by the parts in this process.
#pragma once

#include <functional>
#include <string>

#include "app/options.h"

namespace sam::app {

/// A line of `chat --json` in, its answer out.
using LineAnswer = std::function<std::string(const std::string& line)>;

/// Gives `use` the person's lines; gives the exit code. `person` "" is the login name.
int WithLinesOf(std::string person, MakeOptions options, const std::function<int(const LineAnswer&)>& use);

}  // namespace sam::app
