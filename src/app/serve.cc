// samantha serve: the server and its page.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <cstdio>
#include <memory>

#include "app/commands.h"
#include "app/hosting.h"
#include "app/options.h"
#include "app/voices.h"
#include "server/server.h"
#include "server/tls/home_network.h"

namespace sam::app {
namespace {

struct ServeOptions {
  std::string listen = "127.0.0.1:8600", data, person;
  MindOptions mind;
  VoiceOptions voice;
  bool open = false, tls = false;
  uint64_t seed = 1;
  unsigned threads = 0;
};

Result<ServerConfig> ReadListen(const ServeOptions& options) {
  ServerConfig config;
  const size_t colon = options.listen.rfind(':');
  const std::string port = colon == std::string::npos ? options.listen : options.listen.substr(colon + 1);
  if (colon != std::string::npos) config.address = options.listen.substr(0, colon);
  if (config.address.starts_with('[') && config.address.ends_with(']')) config.address = config.address.substr(1, config.address.size() - 2);
  if (config.address == "localhost") config.address = "127.0.0.1";
  const bool digits = !port.empty() && port.size() <= 5 && port.find_first_not_of("0123456789") == std::string::npos;
  if (!digits || std::stoul(port) > 65535 || config.address.empty())
    return Fail(ErrorCode::kInvalidArgument, fmt::format("'{}' is no address to listen on; write it like 127.0.0.1:8600", options.listen));
  config.port = static_cast<unsigned short>(std::stoul(port));
  return config;
}

/// As many open files as the system lets us have: one for each person talking.
void RaiseFileLimit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

/// Her address and, with --tls, how a phone comes in; the code that lets one in is shown on a terminal only.
void SayWhere(const ServerContext& context, const ServerConfig& config) {
  const std::string query = config.token.empty() ? "" : "?token=" + config.token;
  const bool everywhere = config.address == "0.0.0.0" || config.address == "::", six = config.address.find(':') != std::string::npos;
  const std::string host = everywhere ? "localhost" : six ? "[" + config.address + "]" : config.address;
  std::printf("Samantha is at http%s://%s:%u/%s\n", config.tls ? "s" : "", host.c_str(), static_cast<unsigned>(context.guard.port), query.c_str());
  const bool terminal = isatty(STDOUT_FILENO) != 0;
  if (config.tls && terminal && context.home->listen.is_loopback()) {
    std::printf("Only this machine reaches her; --listen 0.0.0.0:8600 lets the devices of your network in.\n");
  } else if (config.tls && terminal) {
    if (const auto invitation = Invite(context, "")) std::fputs(ShowInvitation(*invitation).c_str(), stdout);
  } else if (config.tls) {
    std::printf("On other devices: http://%s/trust first, then what samantha devices pair shows. Fingerprint of the authority (SHA-256): %s\n", context.home->Place().c_str(),
                context.home->keeper->fingerprint().c_str());
  }
  std::fflush(stdout);
}

int Serve(const ServeOptions& options) {
  auto config = ReadListen(options);
  if (!config) return Complain(config.error());
  auto parts = MakeParts({.data = DataFolder(options.data), .mind = options.mind, .seed = options.seed});
  if (!parts) return Complain(parts.error());
  auto voices = MakeVoices(options.voice);
  if (!voices) return Complain(voices.error());
  RaiseFileLimit();
  config->tls = options.tls;
  config->token = options.open ? "" : MakeToken();
  config->default_person = options.person.empty() ? LoginName() : options.person;
  config->folder = DataFolder(options.data);
  GiveVoices(*config, *voices, *parts);
  config->socket_path = config->folder + "/samantha.sock";

  const auto host = Host::Start(*parts, *config, options.threads, options.seed);
  if (!host) return Complain(host.error());
  SayWhere((*host)->context(), *config);
  boost::asio::io_context io(1);
  boost::asio::signal_set stop(io, SIGINT, SIGTERM);
  stop.async_wait([](boost::system::error_code, int) {});
  io.run();
  return kOk;
}

}  // namespace

void AddServe(CLI::App& program, Action& action) {
  auto options = std::make_shared<ServeOptions>();
  CLI::App* serve = program.add_subcommand("serve", "the server and its page, on this machine or, with --tls, its own network");
  serve->add_option("--listen", options->listen, "address and port; 0.0.0.0:8600 for the whole network, with --tls")->capture_default_str();
  serve->add_flag("--tls", options->tls, "HTTPS, so that phones may use the microphone (docs/phones.md)");
  serve->add_option("--data", options->data, "data folder");
  AddMindOptions(*serve, options->mind);
  AddVoiceOptions(*serve, options->voice);
  serve->add_option("--person", options->person, "who talks where the address names nobody (the login name unless given)");
  serve->add_option("--seed", options->seed, "seed of new people's randomness");
  serve->add_option("--threads", options->threads, "threads; as many as cores unless given");
  serve->add_flag("--open", options->open, "no token: anybody on this machine may talk, as whom the address names");
  serve->callback([options, &action] { action = [options] { return Serve(*options); }; });
}

}  // namespace sam::app
