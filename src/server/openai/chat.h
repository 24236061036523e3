// POST /v1/chat/completions: one turn with her, whole or sentence by sentence.
#pragma once

#include "server/openai/exchange.h"

namespace sam::api {

boost::asio::awaitable<void> CompleteChat(Exchange& exchange);

}  // namespace sam::api
