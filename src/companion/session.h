// A person's place in the crowd: one turn at a time for one person, different people side by side.
#pragma once

#include <atomic>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/experimental/channel.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

#include "companion/conversation.h"

namespace sam {

/// Thread-safe: every call hops to the person's executor, unless it comes from there, and waits for its place in line.
class Session : public std::enable_shared_from_this<Session> {
 public:
  /// `executor` runs one thing at a time.
  Session(boost::asio::any_io_executor executor, const Household& household, PersonRecord person);

  const PersonRecord& person() const { return person_; }
  /// A coroutine that runs on it calls without hopping.
  const boost::asio::any_io_executor& executor() const { return executor_; }

  boost::asio::awaitable<Result<TurnReport>> Say(Utterance utterance, SentenceSink& sink, std::stop_token stop);
  /// One picture of this person is in work at a time: false where another one is.
  class Showing {
   public:
    explicit Showing(Session& session) : session_(session), first_(!session.showing_.exchange(true)) {}
    ~Showing() {
      if (first_) session_.showing_ = false;
    }
    Showing(const Showing&) = delete;
    Showing& operator=(const Showing&) = delete;
    explicit operator bool() const { return first_; }

   private:
    Session& session_;
    const bool first_;
  };
  /// Whatever is being said to this person ends now, on every connection; what was said of it stands.
  void Interrupt() { speaking_.request_stop(); }
  /// Runs `action` with the conversation in its turn; what every other question and order goes through.
  template <typename T>
  boost::asio::awaitable<Result<T>> With(std::function<boost::asio::awaitable<Result<T>>(Conversation&)> action);
  /// Has a language model read the talk again where the last turn is older than `before` and something was said since it last did; what stands up is kept. Ends, as
  /// kCancelled, when the person says something. kUnavailable where there is no such model.
  boost::asio::awaitable<Result<NotesReport>> ReadAgain(Instant before, Moment now);
  /// Something was said since; true once until something is said again.
  bool TakeUnread() { return unread_.exchange(false); }
  /// Writes a snapshot where there is something new, and lets go of the state in memory.
  boost::asio::awaitable<void> PutAway();

 private:
  using Step = std::function<boost::asio::awaitable<void>(Conversation&)>;
  using Line = boost::asio::experimental::channel<void(boost::system::error_code)>;

  boost::asio::awaitable<Result<NotesReport>> ReadAgainHere(Instant before, Moment now);
  boost::asio::awaitable<Result<void>> TakePlace(Step step);
  /// On the executor: waits for a place in line, loads the conversation where needed, and takes the step.
  boost::asio::awaitable<Result<void>> TakePlaceHere(Step step);
  boost::asio::awaitable<void> WaitInLine();
  Result<Conversation*> Loaded();

  boost::asio::any_io_executor executor_;
  Line line_;  // capacity 1: a message in it means that somebody's turn is being taken
  const Household& household_;
  PersonRecord person_;
  std::unique_ptr<Conversation> conversation_;
  std::stop_source speaking_;  // of the turn under way
  std::stop_source reading_;   // of the talk, again
  std::atomic<bool> showing_ = false, unread_ = true;
};

template <typename T>
boost::asio::awaitable<Result<T>> Session::With(std::function<boost::asio::awaitable<Result<T>>(Conversation&)> action) {
  std::optional<Result<T>> result;
  Step step = [&result, &action](Conversation& conversation) -> boost::asio::awaitable<void> { result.emplace(co_await action(conversation)); };
  const Result<void> taken = co_await TakePlace(std::move(step));
  if (!taken) co_return tl::unexpected(taken.error());
  co_return std::move(*result);
}

}  // namespace sam
