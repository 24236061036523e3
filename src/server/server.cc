#include "server/server.h"

#include <fmt/format.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstdio>

#include "server/listener.h"
#include "server/tls/home_network.h"
#include "server/unix_socket.h"
#include "server/voice/voice_company.h"

namespace sam {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr auto kLookAgain = std::chrono::minutes(1);

/// Beyond this machine only encrypted, only on its own network, and never without a token.
Result<asio::ip::address> AddressOf(const ServerConfig& config) {
  boost::system::error_code failed;
  const auto address = asio::ip::make_address(config.address, failed);
  if (failed) return Fail(ErrorCode::kInvalidArgument, fmt::format("'{}' is no address; give one like 127.0.0.1:8600 with --listen", config.address));
  if (address.is_loopback()) return address;
  if (!config.tls) return Fail(ErrorCode::kInvalidArgument, fmt::format("'{}' is not of this machine alone; add --tls to be reached by others (docs/phones.md)", config.address));
  if (config.token.empty()) return Fail(ErrorCode::kInvalidArgument, fmt::format("--open lets everybody in, which goes with loopback only; leave it out to listen on '{}'", config.address));
  if (!address.is_unspecified() && !IsOfOwnNetwork(address))
    return Fail(ErrorCode::kInvalidArgument, fmt::format("'{}' is an address of the open internet; she serves your own network only (from elsewhere, use a VPN)", config.address));
  return address;
}

Result<std::shared_ptr<tcp::acceptor>> Bind(asio::io_context& io, const tcp::endpoint& endpoint) {
  boost::system::error_code failed;
  auto acceptor = std::make_shared<tcp::acceptor>(io);
  acceptor->open(endpoint.protocol(), failed);
  if (!failed) acceptor->set_option(asio::socket_base::reuse_address(true), failed);
  if (!failed) acceptor->bind(endpoint, failed);
  if (!failed) acceptor->listen(asio::socket_base::max_listen_connections, failed);
  if (failed)
    return Fail(ErrorCode::kUnavailable, fmt::format("cannot listen on {}:{} ({}); give another with --listen", endpoint.address().to_string(), endpoint.port(), failed.message()));
  return acceptor;
}

Result<std::shared_ptr<HomeNetwork>> MakeHome(const ServerConfig& config, const tcp::endpoint& endpoint, Instant now) {
  auto home = std::make_shared<HomeNetwork>();
  home->listen = endpoint.address();
  home->port = endpoint.port();
  auto keeper = TlsKeeper::Open(config.folder, home->Names(), now);
  if (!keeper) return tl::unexpected(keeper.error());
  home->keeper = std::move(*keeper);
  return home;
}

/// The machine comes to other networks, and certificates end. What fails is tried again; the old certificate serves meanwhile.
asio::awaitable<void> KeepCertificate(asio::io_context& io, HomeNetwork& home, const WallClock& clock) {
  asio::steady_timer timer(io);
  for (;;) {
    timer.expires_after(kLookAgain);
    co_await timer.async_wait(asio::use_awaitable);
    const LocalNames names = home.Names();
    const auto renewed = home.keeper->LookAgain(names, clock.Now().at);
    if (!renewed) std::fprintf(stderr, "samantha: %s\n", renewed.error().message.c_str());
  }
}

}  // namespace

Result<unsigned short> StartServer(asio::io_context& io, const ServerConfig& config, People& people, EventLog& log, House& house, const WallClock& clock,
                                   Metrics& metrics, std::unique_ptr<ServerContext>& context) {
  tcp::endpoint endpoint;
  std::shared_ptr<tcp::acceptor> acceptor;  // none where she listens on the Unix socket alone
  if (!config.address.empty()) {
    const auto address = AddressOf(config);
    if (!address) return tl::unexpected(address.error());
    auto bound = Bind(io, tcp::endpoint(*address, config.port));
    if (!bound) return tl::unexpected(bound.error());
    acceptor = std::move(*bound);
    endpoint = acceptor->local_endpoint();
  }
  std::shared_ptr<HomeNetwork> home;
  if (config.tls) {
    auto made = MakeHome(config, endpoint, clock.Now().at);
    if (!made) return tl::unexpected(made.error());
    home = std::move(*made);
  }
  auto keys = ApiKeys::Open(config.folder, log);
  if (!keys) return tl::unexpected(keys.error());
  const HostNames* names = home ? &home->keeper->names() : nullptr;
  context.reset(new ServerContext{people, log, house, config.folder, clock, metrics, {endpoint.port(), config.token, names}, config.default_person, std::move(*keys),
                                  std::make_shared<api::Desk>(), config.synthesizer, config.recognizer, config.silero, std::make_shared<VoiceCompany>(), std::move(home)});
  if (!config.socket_path.empty())
    if (auto listening = ListenOnUnixSocket(io, config.socket_path, *context); !listening) return tl::unexpected(listening.error());
  if (acceptor) asio::co_spawn(io, [accepting = acceptor, &shared = *context]() -> asio::awaitable<void> { co_await Listen(*accepting, shared); }, asio::detached);
  if (context->home) asio::co_spawn(io, KeepCertificate(io, *context->home, clock), asio::detached);
  return endpoint.port();
}

}  // namespace sam
