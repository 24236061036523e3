// The conversation on a terminal: set-up talk at the first meeting, line editing, her mood in colour, slash commands.
#pragma once

#include "app/line_answer.h"

namespace sam::app {

/// Returns at /quit or the end of input; gives the exit code.
int TalkInTerminal(const LineAnswer& answer);
/// The set-up talk alone, where they have not met; false at the end of input.
bool MeetInTerminal(const LineAnswer& answer);

}  // namespace sam::app
