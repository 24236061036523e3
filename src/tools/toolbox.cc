#include "tools/toolbox.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "net/http_client.h"

namespace sam::tools {
namespace {

using boost::asio::awaitable;

constexpr size_t kThreads = 4;

std::string ServerOf(const std::string& tool) { return tool.substr(0, tool.find('.')); }

}  // namespace

Toolbox::Toolbox(std::vector<ServerConfig> servers, McpLimits limits) {
  const bool far = std::any_of(servers.begin(), servers.end(), [](const ServerConfig& config) { return !config.url.empty(); });
  const auto http = far ? std::make_shared<net::HttpClient>() : nullptr;
  for (ServerConfig& config : servers) servers_.push_back(std::make_unique<Server>(std::move(config), limits, http));
}

boost::asio::thread_pool& Toolbox::Pool() {
  const std::scoped_lock lock(mutex_);
  if (!pool_) pool_ = std::make_unique<boost::asio::thread_pool>(std::min(kThreads, servers_.size()));
  return *pool_;
}

void Toolbox::Join() {
  ending_.request_stop();
  const std::scoped_lock lock(mutex_);
  if (pool_) pool_->join();
}

std::vector<std::string> Toolbox::Servers() const {
  std::vector<std::string> shown;
  for (const auto& server : servers_) shown.push_back(server->client.config().name + ": " + server->client.config().Shown());
  return shown;
}

Toolbox::Server* Toolbox::Of(const std::string& tool) const {
  const std::string name = ServerOf(tool);
  const auto found = std::find_if(servers_.begin(), servers_.end(), [&](const auto& server) { return server->client.config().name == name; });
  return found == servers_.end() ? nullptr : found->get();
}

Listing Toolbox::ListNow(const std::set<std::string>& names, const std::stop_token& stop) const {
  Listing listing;
  std::set<std::string> wanted;
  for (const std::string& name : names) wanted.insert(ServerOf(name));
  for (const auto& server : servers_) {
    if (!wanted.empty() && !wanted.contains(server->client.config().name)) continue;
    const std::scoped_lock lock(server->mutex);
    auto tools = server->client.List(stop);
    if (!tools) listing.failures.push_back(tools.error().message);
    else listing.tools.insert(listing.tools.end(), tools->begin(), tools->end());
  }
  return listing;
}

awaitable<Listing> Toolbox::List(std::set<std::string> names, std::stop_token stop) {
  if (servers_.empty()) co_return Listing();
  std::stop_source either;
  const std::stop_callback mine(stop, [either]() mutable { either.request_stop(); });
  const std::stop_callback all(ending_.get_token(), [either]() mutable { either.request_stop(); });
  const std::stop_token token = either.get_token();
  auto work = [this, &names, &token]() -> awaitable<Listing> { co_return ListNow(names, token); };
  Listing listing = co_await boost::asio::co_spawn(Pool(), std::move(work), boost::asio::use_awaitable);
  co_return listing;
}

awaitable<Result<std::string>> Toolbox::Call(std::string name, std::string arguments, std::string hash, std::stop_token stop) {
  Server* const server = Of(name);
  if (server == nullptr) co_return Fail(ErrorCode::kNotFound, fmt::format("there is no tool {}", name));
  std::stop_source either;
  const std::stop_callback mine(stop, [either]() mutable { either.request_stop(); });
  const std::stop_callback all(ending_.get_token(), [either]() mutable { either.request_stop(); });
  const std::stop_token token = either.get_token();
  auto work = [&]() -> awaitable<Result<std::string>> {
    const std::scoped_lock lock(server->mutex);
    co_return server->client.Call(name, arguments, hash, token);
  };
  Result<std::string> given = co_await boost::asio::co_spawn(Pool(), std::move(work), boost::asio::use_awaitable);
  co_return given;
}

}  // namespace sam::tools
