// A person's place in the crowd: one turn at a time for one person, different people side by side.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/experimental/channel.hpp>
#include <boost/asio/strand.hpp>
#include <memory>
#include <stop_token>

#include "companion/conversation.h"

namespace sam {

/// Thread-safe: every call hops to the person's strand and waits for its place in line.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(boost::asio::any_io_executor executor, const Household& household, PersonRecord person);

  const PersonRecord& person() const { return person_; }

  boost::asio::awaitable<Result<TurnReport>> Say(Utterance utterance, SentenceSink& sink, std::stop_token stop);
  /// Runs `action` with the conversation in its turn; what every other question and order goes through.
  template <typename T>
  boost::asio::awaitable<Result<T>> With(std::function<boost::asio::awaitable<Result<T>>(Conversation&)> action);
  /// Writes a snapshot where there is something new, and lets go of the state in memory.
  boost::asio::awaitable<void> PutAway();

 private:
  class Place;
  using Line = boost::asio::experimental::channel<void(boost::system::error_code)>;

  boost::asio::awaitable<Result<Conversation*>> Loaded();

  boost::asio::strand<boost::asio::any_io_executor> strand_;
  Line line_;  // capacity 1: a message in it means that somebody's turn is being taken
  const Household& household_;
  PersonRecord person_;
  std::unique_ptr<Conversation> conversation_;
};

template <typename T>
boost::asio::awaitable<Result<T>> Session::With(std::function<boost::asio::awaitable<Result<T>>(Conversation&)> action) {
  const auto self = shared_from_this();
  co_return co_await boost::asio::co_spawn(
      strand_,
      [self, action = std::move(action)]() -> boost::asio::awaitable<Result<T>> {
        boost::system::error_code ignored;
        co_await self->line_.async_send({}, boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
        Result<T> result = Fail(ErrorCode::kInternal, "nothing was done");
        auto loaded = co_await self->Loaded();
        if (loaded) result = co_await action(**loaded);
        else result = tl::unexpected(loaded.error());
        self->line_.try_receive([](boost::system::error_code) {});
        co_return result;
      },
      boost::asio::use_awaitable);
}

}  // namespace sam
