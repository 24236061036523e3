// A realtime talk: what each event of the client's does. The transport is somebody else's (realtime_socket.h).
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <stop_token>
#include <string>
#include <string_view>

#include "server/openai/realtime/realtime_ears.h"
#include "server/openai/realtime/realtime_events.h"
#include "server/openai/realtime/realtime_item.h"
#include "server/openai/realtime/realtime_response.h"
#include "server/openai/realtime/realtime_settings.h"
#include "server/server.h"

namespace sam::api {

/// On the person's executor. What it began goes on, without a listener, after Close().
class RealtimeTalk final : public std::enable_shared_from_this<RealtimeTalk> {
 public:
  /// `out` gets each event as JSON, until Close().
  RealtimeTalk(const ServerContext& context, std::shared_ptr<Session> session, std::function<void(std::string)> out);

  /// session.created.
  void Open();
  /// One event of the client's, whatever it is: what is wrong with it is answered by an error event.
  void Take(std::string_view text);
  void Close();

 private:
  struct Handler;
  static const std::vector<Handler>& Handlers();

  void UpdateSession(const nlohmann::json& event);
  void CreateItem(const nlohmann::json& event);
  void DeleteItem(const nlohmann::json& event);
  void RetrieveItem(const nlohmann::json& event);
  void TruncateItem(const nlohmann::json& event);
  void AppendSound(const nlohmann::json& event);
  void CommitSound(const nlohmann::json& event);
  void ClearSound(const nlohmann::json& event);
  void CreateResponse(const nlohmann::json& event);
  void CancelResponse(const nlohmann::json& event);

  void OnEdge(const VoiceEdge& edge);
  void AddSoundItem(std::string id, std::vector<int16_t> samples);
  enum class Asked : uint8_t { kByClient, kByVoice };  // kByVoice: the person stopped speaking; where nobody spoke there is nothing to answer
  void Respond(RealtimeSettings settings, Asked asked);
  boost::asio::awaitable<void> Answer(std::shared_ptr<RealtimeResponse> response, Asked asked);
  boost::asio::awaitable<void> Hear(RealtimeItems::Place item);
  boost::asio::awaitable<void> WaitUntilHeard(std::shared_ptr<RealtimeResponse> response);
  bool IsHearing() const;
  void TellHeard(const RealtimeItem& item, double seconds, const Result<Transcript>& transcript);
  void Begin(boost::asio::awaitable<void> work);
  void Announce(const RealtimeItem& item);
  void SendError(ApiError error) { events_.Error(error, client_event_); }
  /// The one that the event names, or null with an error.
  RealtimeItems::Place Named(const nlohmann::json& event);

  const ServerContext& context_;
  const std::shared_ptr<Session> session_;
  RealtimeEvents events_;
  RealtimeItems items_;
  RealtimeEars ears_;
  RealtimeSettings settings_;
  const std::string session_id_;
  std::string client_event_;   // the id of the event in work
  std::string speaking_item_;  // of what is being said to her
  std::shared_ptr<RealtimeResponse> response_;  // under way; null for none
  std::stop_source closed_;
  boost::asio::steady_timer heard_;  // rings when something was heard, or need not be
  bool told_of_no_recognizer_ = false;
};

}  // namespace sam::api
