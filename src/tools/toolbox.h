// All servers of tools of this house, asked on threads of their own, so that nobody's turn waits for somebody else's.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>
#include <memory>
#include <mutex>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

#include "tools/mcp_client.h"

namespace sam::tools {

struct Listing {
  std::vector<Tool> tools;
  std::vector<std::string> failures;  // of servers, in plain words
};

/// Thread-safe. Must not outlive the executors of those who wait: end with Join().
class Toolbox {
 public:
  explicit Toolbox(std::vector<ServerConfig> servers, McpLimits limits = {});
  ~Toolbox() { Join(); }

  bool empty() const { return servers_.empty(); }
  /// "calendar: npx", "home: http://127.0.0.1:8123": each server as people may see it.
  std::vector<std::string> Servers() const;
  /// The tools of the servers of `names` ("calendar.create_event" is of "calendar"); of all where it is empty.
  boost::asio::awaitable<Listing> List(std::set<std::string> names, std::stop_token stop);
  /// As McpClient::Call; kNotFound where no server has that name.
  boost::asio::awaitable<Result<std::string>> Call(std::string name, std::string arguments, std::string hash, std::stop_token stop);
  /// Ends what is under way.
  void Join();

 private:
  struct Server {
    Server(ServerConfig config, McpLimits limits, std::shared_ptr<net::HttpClient> http) : client(std::move(config), limits, std::move(http)) {}
    std::mutex mutex;  // held on the pool's threads only
    McpClient client;
  };
  Server* Of(const std::string& tool) const;
  Listing ListNow(const std::set<std::string>& names, const std::stop_token& stop) const;

  std::vector<std::unique_ptr<Server>> servers_;
  std::stop_source ending_;
  std::unique_ptr<boost::asio::thread_pool> pool_;  // made when it is first needed
  std::mutex mutex_;                                // guards pool_
  boost::asio::thread_pool& Pool();
};

}  // namespace sam::tools
