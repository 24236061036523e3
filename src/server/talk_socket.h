// One WebSocket conversation: GET /v1/talk.
#pragma once

#include <boost/beast/core/tcp_stream.hpp>

#include "server/server.h"
#include "server/http_request.h"

namespace sam {

/// Upgrades and talks until either side closes; returns at once: the talk goes on on the person's own executor.
void Talk(boost::beast::tcp_stream stream, HttpRequest request, std::shared_ptr<Session> session, const ServerContext& context);

}  // namespace sam
