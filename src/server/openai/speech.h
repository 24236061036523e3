// POST /v1/audio/speech: a text in her voice, sentence by sentence.
#pragma once

#include "server/openai/exchange.h"

namespace sam::api {

boost::asio::awaitable<void> Speak(Exchange& exchange);

}  // namespace sam::api
