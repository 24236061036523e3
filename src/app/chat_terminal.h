// The conversation on a terminal: set-up talk at the first meeting, line editing, her mood in colour, slash commands.
#pragma once

#include <functional>
#include <string>

namespace sam::app {

/// Takes one line of `chat --json` and gives the answering line.
using LineAnswer = std::function<std::string(const std::string& line)>;

/// Returns at /quit or the end of input; gives the exit code.
int TalkInTerminal(const LineAnswer& answer);

}  // namespace sam::app
