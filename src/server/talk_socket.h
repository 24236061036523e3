// One WebSocket conversation: GET /v1/talk.
#pragma once

#include "server/server.h"
#include "server/http_request.h"
#include "server/web_stream.h"

namespace sam {

/// Upgrades and talks until either side closes; returns at once. `stream` lies on the session's executor, where the talk goes on.
void Talk(WebStream stream, HttpRequest request, std::shared_ptr<Session> session, const ServerContext& context);

}  // namespace sam
