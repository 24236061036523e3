// One request of the API and its answer: whole, or as it comes.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "server/openai/api_error.h"
#include "server/server.h"
#include "server/http_request.h"
#include "server/web_stream.h"

namespace sam::api {

/// Belongs to its connection and is used on the connection's executor only.
class Exchange {
 public:
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  /// `parser` has read the header and nothing of the body. All outlive the exchange.
  Exchange(WebStream& stream, boost::beast::flat_buffer& buffer, Parser& parser, const ServerContext& context);

  const ServerContext& context() const { return context_; }
  const HttpRequest& request() const { return request_; }
  const Target& target() const { return target_; }
  std::string_view Header(std::string_view name) const { return Field(request_, name); }
  /// What follows the path of its route: the id in "/v1/models/samantha".
  std::string rest;
  /// Who it is from: whom the key belongs to, or whom the address names; `user_may_name` where the request itself may name somebody else.
  std::string person;
  std::string key_id;  // of that key; "" where it came without one
  bool user_may_name = false;
  std::string body;

  /// Reads the body, of at most so many bytes, into `body`: 413 for more, 400 for a broken one.
  boost::asio::awaitable<Outcome<void>> ReadBody(uint64_t longest);

  /// The whole answer. `type` is its media type.
  boost::asio::awaitable<void> Send(std::string_view type, std::string text);
  boost::asio::awaitable<void> SendError(ApiError error);

  /// An answer in pieces: its head, pieces, its end. False once the client is gone; what is written then goes nowhere.
  boost::asio::awaitable<bool> Begin(std::string_view type);
  boost::asio::awaitable<bool> Write(std::string piece);
  boost::asio::awaitable<void> End();
  /// Ends it where it is, after Begin(): the client sees that the answer is not whole.
  void Abandon() { keep_ = false; }
  bool begun() const { return begun_; }

  /// Calls `gone` once, on the connection's executor, should the client go before this is destroyed or stopped. Wait for Stop() before the exchange ends.
  class Watch {
   public:
    Watch(Exchange& exchange, std::function<void()> gone);
    boost::asio::awaitable<void> Stop();

   private:
    struct State;
    Exchange& exchange_;
    std::shared_ptr<State> state_;
  };

  /// For a WebSocket: the connection is the caller's from now on, and the request's head with it.
  WebStream TakeStream();
  /// The connection goes on to the next request.
  bool keep() const { return keep_; }

 private:
  boost::asio::awaitable<void> Drain();

  WebStream& stream_;
  boost::beast::flat_buffer& buffer_;
  Parser& parser_;
  const ServerContext& context_;
  HttpRequest request_;  // its head; the body goes into `body`
  Target target_;
  bool keep_ = true, begun_ = false, chunked_ = false, unread_ = true;
  bool gone_ = false;  // nobody takes what is written
};

}  // namespace sam::api
