// Events on their way to a realtime client, each with its type and an id.
#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "server/openai/api_error.h"

namespace sam::api {

/// Not thread-safe.
class RealtimeEvents {
 public:
  /// `tag` is this talk's own part of every id.
  RealtimeEvents(std::function<void(std::string)> out, std::string tag) : out_(std::move(out)), tag_(std::move(tag)) {}

  void Send(std::string_view type, nlohmann::ordered_json fields);
  /// `client_event` is the id of the event that is to blame; may be empty.
  void Error(const ApiError& error, const std::string& client_event);
  /// "item" -> "item_TAG7".
  std::string NewId(std::string_view kind);
  /// Nothing goes out any more.
  void Close() { out_ = nullptr; }

 private:
  std::function<void(std::string)> out_;
  const std::string tag_;
  uint64_t count_ = 0;
};

}  // namespace sam::api
