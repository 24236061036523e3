#include "companion/session.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace sam {

using boost::asio::awaitable;

Session::Session(boost::asio::any_io_executor executor, const Household& household, PersonRecord person)
    : strand_(boost::asio::make_strand(executor)), line_(strand_, 1), household_(household), person_(std::move(person)) {}

awaitable<Result<TurnReport>> Session::Say(Utterance utterance, SentenceSink& sink, std::stop_token stop) {
  return With<TurnReport>([utterance = std::move(utterance), &sink, stop](Conversation& conversation) {
    return conversation.TakeTurn(utterance, sink, stop);
  });
}

awaitable<Result<void>> Session::TakePlace(Step step) {
  const auto self = shared_from_this();
  auto work = [self, step = std::move(step)]() -> awaitable<Result<void>> {
    boost::system::error_code ignored;
    co_await self->line_.async_send({}, boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
    Result<void> outcome;
    auto loaded = self->Loaded();
    if (loaded) co_await step(**loaded);
    else outcome = tl::unexpected(loaded.error());
    self->line_.try_receive([](boost::system::error_code) {});
    co_return outcome;
  };
  co_return co_await boost::asio::co_spawn(strand_, std::move(work), boost::asio::use_awaitable);
}

Result<Conversation*> Session::Loaded() {
  if (conversation_ && conversation_->broken()) conversation_.reset();
  if (!conversation_) {
    auto record = household_.log->FindPerson(person_.name, EventLog::Create::kNo, 0);
    if (!record) return tl::unexpected(record.error());
    auto opened = Conversation::Open(household_, *record);
    if (!opened) return tl::unexpected(opened.error());
    conversation_ = std::move(*opened);
  }
  return conversation_.get();
}

awaitable<void> Session::PutAway() {
  const auto self = shared_from_this();
  // A named object: g++ 12 destroys a temporary lambda's captures twice when it stands inside co_await.
  auto work = [self]() -> awaitable<void> {
    boost::system::error_code ignored;
    co_await self->line_.async_send({}, boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
    if (self->conversation_) (void)co_await self->conversation_->WriteSnapshot();
    self->conversation_.reset();
    self->line_.try_receive([](boost::system::error_code) {});
  };
  co_await boost::asio::co_spawn(strand_, std::move(work), boost::asio::use_awaitable);
}

}  // namespace sam
