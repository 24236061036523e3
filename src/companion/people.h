// Everyone she knows: sessions on demand, put away when idle, and the true number of those she is talking with.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "companion/session.h"

namespace sam {

/// Thread-safe.
class People {
 public:
  /// Each person belongs to one of the `executors` for good, so each must run one thing at a time: a loop on one thread, or a strand.
  /// `household` is completed here (others_now); its parts outlive this.
  People(std::vector<boost::asio::any_io_executor> executors, Household household, uint64_t seed);

  /// The session of this person, made on first use. An empty name or one over 200 bytes is refused.
  Result<std::shared_ptr<Session>> Find(const std::string& name);

  const Household& household() const { return household_; }

  /// Destroys a person's life: the state in memory goes, then the keys and the records. kNotFound for an unknown name.
  Result<void> Forget(const std::string& name);

  /// Counts open connections; a person is being talked with while one is open, or for 10 minutes after a turn.
  void Connected(PersonId person);
  void Disconnected(PersonId person);
  void TookTurn(PersonId person, Instant at);
  int TalkingNow(Instant now) const;
  int OthersNow(PersonId person, Instant now) const;

  /// Has the talks read again that ended before `before`, one after another (Session::ReadAgain). Ends at once where no model could.
  boost::asio::awaitable<void> ReadTalksAgain(Instant before, Moment now);
  /// Puts away the sessions of people without a connection and without a turn since `before`.
  boost::asio::awaitable<void> PutAwayIdle(Instant before);

 private:
  struct Place {
    std::shared_ptr<Session> session;
    int connections = 0;
    Instant last_turn{};
  };
  /// Nothing was said to them since.
  enum class Of : uint8_t { kGone, kAll };
  std::vector<std::shared_ptr<Session>> Silent(Instant before, Of whom) const;
  bool IsTalking(const Place& place, Instant now) const;

  std::vector<boost::asio::any_io_executor> executors_;
  Household household_;
  uint64_t seed_;
  mutable std::mutex mutex_;  // guards everything below; never held across a wait
  std::unordered_map<std::string, PersonId> ids_;
  std::unordered_map<int64_t, Place> places_;
};

}  // namespace sam
