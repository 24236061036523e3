// A client of the wire of a talk (docs/voice.md): the WebSocket over the Unix socket of a data folder, or over a port of this machine.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "base/result.h"

namespace sam::app {

/// On its loop's one thread.
class TalkClient {
 public:
  struct Message {
    std::string bytes;
    bool is_sound = false;  // else JSON
  };

  explicit TalkClient(boost::asio::io_context& io);
  ~TalkClient();
  /// kUnavailable: nobody answers there, or refuses.
  boost::asio::awaitable<Result<void>> Connect(unsigned short port, std::string person);
  boost::asio::awaitable<Result<void>> Connect(std::string unix_socket, std::string person);
  /// One after another; what cannot be sent is lost, sound also where 5 s of it wait.
  void Send(std::string json);
  void Send(std::span<const int16_t> sound);
  /// What comes next; none once the talk has ended.
  boost::asio::awaitable<std::optional<Message>> Next();
  /// Says goodbye.
  boost::asio::awaitable<void> Close();

 private:
  struct Line;
  std::shared_ptr<Line> line_;
};

}  // namespace sam::app
