// One answer in a realtime talk, from response.created to response.done.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <stop_token>
#include <string>

#include "server/openai/realtime/realtime_events.h"
#include "server/openai/realtime/realtime_item.h"
#include "server/openai/realtime/realtime_settings.h"
#include "server/openai/realtime/realtime_turn.h"
#include "server/spoken.h"
#include "server/server.h"

namespace sam::api {

/// On the person's executor. `events` and `items` outlive it.
class RealtimeResponse {
 public:
  RealtimeResponse(const ServerContext& context, std::shared_ptr<Session> session, RealtimeEvents& events, RealtimeItems& items, RealtimeSettings settings);

  const std::string& id() const { return id_; }
  const RealtimeSettings& settings() const { return settings_; }
  void Announce();
  /// Takes the turn, says it, tells the log of what was not heard, and ends with response.done.
  boost::asio::awaitable<void> Run(RealtimeTurn turn);
  /// Ends it without a word: as failed, or as it was cancelled, or because there was nothing to answer.
  void End(const ApiError* error);

  enum class Why : uint8_t { kClient, kTurnDetected };
  void Cancel(Why why);
  bool cancelled() const { return stop_.stop_requested(); }

 private:
  boost::asio::awaitable<void> SayAll(Spoken& spoken);
  boost::asio::awaitable<void> Say(std::string sentence);
  boost::asio::awaitable<size_t> SendSound(const std::string& sentence);
  void OpenItem();
  void CloseItem();
  void SendCalls(const std::vector<ToolCall>& calls);
  void Done(const ApiError* error);
  nlohmann::ordered_json Place() const;  // which part of the response an event is about
  nlohmann::ordered_json ToJson() const;
  nlohmann::ordered_json Status(const ApiError* error) const;

  const ServerContext& context_;
  const std::shared_ptr<Session> session_;
  RealtimeEvents& events_;
  RealtimeItems& items_;
  const RealtimeSettings settings_;
  const std::string id_;
  RealtimeItems::Place item_;  // null before its first words
  std::vector<RealtimeItems::Place> output_;
  std::stop_source stop_;
  Why why_ = Why::kClient;
  std::string status_ = "in_progress";
  size_t samples_ = 0, input_tokens_ = 0;
  bool voice_failed_ = false, cut_to_length_ = false;
  std::optional<ModelTokens> tokens_;
  nlohmann::ordered_json status_details_;
};

}  // namespace sam::api
