#include "server/openai/realtime/realtime_events.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace sam::api {

using nlohmann::ordered_json;

std::string RealtimeEvents::NewId(std::string_view kind) { return fmt::format("{}_{}{}", kind, tag_, ++count_); }

void RealtimeEvents::Send(std::string_view type, ordered_json fields) {
  if (!out_) return;
  ordered_json event = {{"type", type}, {"event_id", NewId("event")}};
  event.update(fields);
  out_(event.dump(-1, ' ', false, ordered_json::error_handler_t::replace));
}

void RealtimeEvents::Error(const ApiError& error, const std::string& client_event) {
  ordered_json inside = ordered_json::parse(ErrorBody(error), nullptr, false)["error"];
  inside["event_id"] = client_event.empty() ? ordered_json() : ordered_json(client_event);
  Send("error", {{"error", std::move(inside)}});
}

}  // namespace sam::api
