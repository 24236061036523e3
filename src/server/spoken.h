// A turn that is taken on the person's executor while its sentences are passed on elsewhere.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/experimental/concurrent_channel.hpp>
#include <optional>
#include <stop_token>
#include <string>

#include "companion/session.h"

namespace sam {

/// Used by one coroutine, which must wait for the end: Next() until it gives nothing, then report().
class Spoken final : public SentenceSink {
 public:
  explicit Spoken(boost::asio::any_io_executor executor);

  /// Begins the turn. `session` is kept until its end.
  void Begin(std::shared_ptr<Session> session, Utterance utterance);
  /// The next sentence, as soon as she says it; none after the last.
  boost::asio::awaitable<std::optional<std::string>> Next();
  /// Ends it early: what was said of it stands.
  void Stop() { stop_.request_stop(); }
  const Result<TurnReport>& report() const { return report_; }
  /// How it is to sound; of its first sentence on.
  const Prosody& manner() const { return manner_; }

 private:
  void OnManner(const Prosody& manner) override { manner_ = manner; }
  void OnSentence(std::string_view sentence) override;

  boost::asio::any_io_executor executor_;
  boost::asio::experimental::concurrent_channel<void(boost::system::error_code, std::string)> sentences_;
  std::stop_source stop_;
  bool ended_ = false;
  Prosody manner_;
  Result<TurnReport> report_ = Fail(ErrorCode::kInternal, "the turn has no end");
};

/// A turn that was taken under `id` before the person was done goes: the whole of it is said next.
boost::asio::awaitable<void> TakeBackBeginning(std::shared_ptr<Session> session, std::string id, Moment at);

/// Tells the log that of a turn only `heard` reached the person, where it is still her last.
boost::asio::awaitable<void> TellWhatWasHeard(std::shared_ptr<Session> session, TurnId turn, std::string heard, Moment at);

}  // namespace sam
