// The conversation on a terminal: set-up talk at the first meeting, line editing, her mood in colour, slash commands.
#pragma once

#include <boost/asio/io_context.hpp>

#include "companion/people.h"

namespace sam::app {

/// Returns at /quit or the end of input; gives the exit code.
int TalkInTerminal(boost::asio::io_context& io, Session& session, People& people, const WallClock& clock);

}  // namespace sam::app
