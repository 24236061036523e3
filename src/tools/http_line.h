// The line to a server of tools at an address: Streamable HTTP of the Model Context Protocol. Each message is a POST of its own; what comes is JSON or a stream of events.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "net/http_client.h"
#include "net/url.h"
#include "tools/mcp_limits.h"
#include "tools/server_line.h"
#include "tools/tools_file.h"

namespace sam::tools {

/// Only the address that is configured is asked: no redirect is followed. The session ends with it. Nothing it gives or says holds a value of a header of the configuration.
class HttpLine final : public ServerLine {
 public:
  /// Sends nothing yet. kInvalidArgument, kNotFound where the value of a header cannot be had.
  static Result<std::unique_ptr<HttpLine>> Open(const ServerConfig& config, const McpLimits& limits, std::shared_ptr<net::HttpClient> http);
  ~HttpLine() override;

  Result<void> Send(std::string message, Awaits awaits, Deadline deadline, const std::stop_token& stop) override;
  /// A stream that broke off is taken up again where its server gave its events ids; what was asked is never sent again.
  Result<std::string> Receive(Deadline deadline, const std::stop_token& stop) override;
  void Agree(const std::string& version) override { version_ = version; }
  bool session_over() const override { return session_over_; }

 private:
  class Incoming;

  HttpLine(net::Url url, std::vector<net::HeaderField> secrets, const McpLimits& limits, std::shared_ptr<net::HttpClient> http)
      : http_(std::move(http)), url_(std::move(url)), secrets_(std::move(secrets)), limits_(limits) {}
  net::HttpRequest Request(net::Method method, Deadline deadline) const;
  std::shared_ptr<Incoming> Begin(net::HttpRequest request, Awaits awaits);
  boost::asio::awaitable<void> Fetch(std::shared_ptr<Incoming> incoming, net::HttpRequest request);
  Result<void> RunUntil(const std::function<bool()>& done, Deadline deadline, const std::stop_token& stop);
  Result<void> GoOn(Deadline deadline, const std::stop_token& stop);
  Result<void> TakeHead(const Incoming& incoming);
  Error WhyEnded(const Incoming& incoming);
  Error Refusal(const Incoming& incoming);
  Error Ours(Error error) const;
  std::string WithoutSecrets(std::string text) const;

  const std::shared_ptr<net::HttpClient> http_;
  const net::Url url_;
  const std::vector<net::HeaderField> secrets_;
  const McpLimits limits_;
  std::string session_, version_;
  bool session_over_ = false;
  std::deque<std::string> messages_;  // received, not yet given
  std::shared_ptr<Incoming> asked_;   // where the answer is to come from
  std::string last_id_;               // of its events; "": it cannot be taken up again
  int failed_ = 0;                    // times in a row that it broke off
  std::vector<std::shared_ptr<Incoming>> under_way_;
  boost::asio::io_context io_{1};  // run by whoever waits
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_ = boost::asio::make_work_guard(io_);
};

}  // namespace sam::tools
