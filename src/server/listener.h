// The HTTP side: accepts connections, admits callers, answers the routes, hands WebSockets on.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <string>

#include "server/server.h"
#include "server/web_stream.h"

namespace sam {

/// Accepts until the io_context stops.
boost::asio::awaitable<void> Listen(boost::asio::ip::tcp::acceptor& acceptor, const ServerContext& context);

/// One request over the Unix socket, of which `begun` was read; whoever may open that is let in. GET /v1/talk goes on as a talk.
boost::asio::awaitable<void> AnswerLocal(WebStream stream, std::string begun, const ServerContext& context);

}  // namespace sam
