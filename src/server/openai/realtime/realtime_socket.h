// GET /v1/realtime: a WebSocket that speaks the events of OpenAI's realtime API.
#pragma once

#include "server/openai/exchange.h"

namespace sam::api {

/// Upgrades and talks until either side closes; the talk goes on on the person's own executor after this returns.
boost::asio::awaitable<void> OpenRealtime(Exchange& exchange);

}  // namespace sam::api
