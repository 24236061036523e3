// The HTTP(S) client: many transfers at once on one thread of its own, whose cost an event does not grow with their number.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <memory>
#include <stop_token>

#include "net/http.h"

namespace sam::net {

class CurlLoop;

struct HttpClientConfig {
  std::string ca_file;  // certificates to trust; "": the system's
};

/// Thread-safe; connections are kept and used again. libcurl is opened and the thread begun by the first Fetch. No proxy, cookie, password file or environment is looked at. The program ignores SIGPIPE.
/// Must not be destroyed before the executors of those who wait: what is under way then ends as kCancelled.
class HttpClient {
 public:
  explicit HttpClient(HttpClientConfig config = {});
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  /// An answer of whatever status is a success. Ends at once when `stop` is asked for. Errors: kCancelled; kUnavailable: not reached, too slow, broken off (trying again may help);
  /// kInvalidArgument: not sent, as the request is wrong or its address is refused; kExhausted: over a limit of size; kCorrupt: no HTTP. Messages hold no key, query or body.
  boost::asio::awaitable<Result<HttpResponse>> Fetch(HttpRequest request, BodySink& sink, std::stop_token stop);

 private:
  std::shared_ptr<CurlLoop> loop_;
};

}  // namespace sam::net
