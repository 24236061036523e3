// The HTTP side: accepts connections, admits callers, answers the routes, hands WebSockets on.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "server/server.h"

namespace sam {

/// Accepts until the io_context stops.
boost::asio::awaitable<void> Listen(boost::asio::ip::tcp::acceptor& acceptor, const ServerContext& context);

}  // namespace sam
