#include "server/server.h"

#include <fmt/format.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "server/listener.h"
#include "server/unix_socket.h"
#include "server/voice/voice_company.h"

namespace sam {

namespace asio = boost::asio;
using asio::ip::tcp;

Result<unsigned short> StartServer(asio::io_context& io, const ServerConfig& config, People& people, EventLog& log, House& house, const WallClock& clock,
                                   Metrics& metrics, std::unique_ptr<ServerContext>& context) {
  boost::system::error_code failed;
  const auto address = asio::ip::make_address(config.address, failed);
  if (failed || !address.is_loopback())
    return Fail(ErrorCode::kInvalidArgument, fmt::format("'{}' is no loopback address; until people sign in she listens on 127.0.0.1 only", config.address));
  auto acceptor = std::make_shared<tcp::acceptor>(io);
  const tcp::endpoint endpoint(address, config.port);
  acceptor->open(endpoint.protocol(), failed);
  if (!failed) acceptor->set_option(asio::socket_base::reuse_address(true), failed);
  if (!failed) acceptor->bind(endpoint, failed);
  if (!failed) acceptor->listen(asio::socket_base::max_listen_connections, failed);
  if (failed)
    return Fail(ErrorCode::kUnavailable, fmt::format("cannot listen on {}:{} ({}); give another with --listen", config.address, config.port, failed.message()));
  auto keys = ApiKeys::Open(config.folder, log);
  if (!keys) return tl::unexpected(keys.error());
  const unsigned short port = acceptor->local_endpoint().port();
  context.reset(new ServerContext{people, log, house, config.folder, clock, metrics, {port, config.token}, config.default_person, std::move(*keys), std::make_shared<api::Desk>(),
                                  config.synthesizer, config.recognizer, std::make_shared<VoiceCompany>()});
  if (!config.socket_path.empty())
    if (auto listening = ListenOnUnixSocket(io, config.socket_path, *context); !listening) return tl::unexpected(listening.error());
  asio::co_spawn(io, [acceptor, &shared = *context]() -> asio::awaitable<void> { co_await Listen(*acceptor, shared); }, asio::detached);
  return port;
}

}  // namespace sam
