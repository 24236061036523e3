// The set-up talk at the first meeting: the notice that she is an AI, at most four short questions, then the talk begins.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <optional>
#include <string>

#include "companion/conversation.h"

namespace sam {

/// What to show next: her words, and whether she is still asking.
struct SetupTalk {
  std::string notice;    // to be shown before anything else; empty once shown
  std::string said;      // her word to the last answer; may be empty
  std::string question;  // empty when the set-up is done
  bool done = false;
  bool aside = false;    // the answer was something to talk about: it is to be taken as a turn
};

/// Where the set-up talk stands; done at once for a person she has talked with. `language` is the one to begin in.
boost::asio::awaitable<Result<SetupTalk>> BeginSetup(Conversation& conversation, Language language, Moment at);
/// Takes the answer to the question last shown.
boost::asio::awaitable<Result<SetupTalk>> AnswerSetup(Conversation& conversation, std::string answer, Moment at);

}  // namespace sam
