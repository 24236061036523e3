// POST /v1/audio/transcriptions: what is said in a sound, by the recogniser that the server was given.
#pragma once

#include "server/openai/exchange.h"

namespace sam::api {

boost::asio::awaitable<void> Transcribe(Exchange& exchange);

}  // namespace sam::api
