// The Unix socket of a running server, mode 0600: the other commands speak to the data folder through it. One JSON line says
// what is wanted, {"hello":{"person":"..."}} for a conversation or {"admin":"people|key|devices|export|import|forget",...}; then
// a conversation goes on as `chat --json`, and an admin command is answered by {"out":...} or {"error":...}.
// A first line "GET ..." is HTTP: GET /v1/talk is the same WebSocket as on the page (docs/voice.md).
#pragma once

#include <boost/asio/io_context.hpp>
#include <string>

#include "server/server.h"

namespace sam {

Result<void> ListenOnUnixSocket(boost::asio::io_context& io, const std::string& path, const ServerContext& context);

/// The client's side: a connected stream, kNotFound where no server runs on this folder.
class UnixClient {
 public:
  static Result<UnixClient> Connect(const std::string& path);
  UnixClient(UnixClient&& other) noexcept;
  UnixClient& operator=(UnixClient&&) = delete;
  ~UnixClient();

  Result<void> Send(std::string_view line);
  /// One line without its newline; kUnavailable where the server went away.
  Result<std::string> Receive();
  /// Sends, and gives the next line.
  Result<std::string> Ask(std::string_view line);

 private:
  explicit UnixClient(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
  std::string buffer_;
};

}  // namespace sam
