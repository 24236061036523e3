#include "companion/session.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace sam {

using boost::asio::awaitable;

Session::Session(boost::asio::any_io_executor executor, const Household& household, PersonRecord person)
    : executor_(std::move(executor)), line_(executor_, 1), household_(household), person_(std::move(person)) {}

awaitable<Result<TurnReport>> Session::Say(Utterance utterance, SentenceSink& sink, std::stop_token stop) {
  return With<TurnReport>([this, utterance = std::move(utterance), &sink, stop](Conversation& conversation) -> awaitable<Result<TurnReport>> {
    reading_.request_stop();
    unread_ = true;
    if (speaking_.stop_requested()) speaking_ = std::stop_source();
    const std::stop_callback both(stop, [source = speaking_]() mutable { source.request_stop(); });
    auto report = co_await conversation.TakeTurn(utterance, sink, speaking_.get_token());
    co_return report;
  });
}

awaitable<void> Session::WaitInLine() {
  if (line_.try_send(boost::system::error_code())) co_return;
  boost::system::error_code ignored;
  co_await line_.async_send({}, boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
}

// Named objects: g++ 12 makes wrong code of some temporaries inside co_await.
awaitable<Result<void>> Session::TakePlace(Step step) {
  const boost::asio::any_io_executor here = co_await boost::asio::this_coro::executor;
  awaitable<Result<void>> taken = TakePlaceHere(std::move(step));
  if (here == executor_) {
    Result<void> outcome = co_await std::move(taken);
    co_return outcome;
  }
  Result<void> outcome = co_await boost::asio::co_spawn(executor_, std::move(taken), boost::asio::use_awaitable);
  co_return outcome;
}

awaitable<Result<void>> Session::TakePlaceHere(Step step) {
  const auto self = shared_from_this();
  co_await WaitInLine();
  Result<void> outcome;
  auto loaded = Loaded();
  if (loaded) co_await step(**loaded);
  else outcome = tl::unexpected(loaded.error());
  line_.try_receive([](boost::system::error_code) {});
  co_return outcome;
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

awaitable<Result<NotesReport>> Session::ReadAgain(Instant before, Moment now) {
  awaitable<Result<NotesReport>> reading = ReadAgainHere(before, now);
  Result<NotesReport> report = co_await boost::asio::co_spawn(executor_, std::move(reading), boost::asio::use_awaitable);
  co_return report;
}

awaitable<Result<NotesReport>> Session::ReadAgainHere(Instant before, Moment now) {
  const auto self = shared_from_this();
  if (household_.mind->reader().empty()) co_return Fail(ErrorCode::kUnavailable, "no language model is there that could read the talk again; start with --mind to bring one");
  std::function<awaitable<Result<std::vector<TalkedTurn>>>(Conversation&)> ask = [before](Conversation& conversation) -> awaitable<Result<std::vector<TalkedTurn>>> { co_return conversation.TalkToReadAgain(before); };
  auto talk = co_await With<std::vector<TalkedTurn>>(std::move(ask));
  if (!talk) co_return tl::unexpected(talk.error());
  if (talk->empty()) co_return NotesReport{household_.mind->reader(), {}};
  reading_ = std::stop_source();
  auto noted = co_await household_.mind->ReadAgain(*talk, reading_.get_token());
  if (!noted) co_return tl::unexpected(noted.error());
  std::function<awaitable<Result<NotesReport>>(Conversation&)> keep = [&talk, &noted, now](Conversation& conversation) -> awaitable<Result<NotesReport>> {
    auto report = co_await conversation.KeepNotes(std::move(*talk), std::move(*noted), now);
    co_return report;
  };
  auto report = co_await With<NotesReport>(std::move(keep));
  co_return report;
}

awaitable<void> Session::PutAway() {
  const auto self = shared_from_this();
  auto work = [self]() -> awaitable<void> {
    co_await self->WaitInLine();
    if (self->conversation_) (void)co_await self->conversation_->WriteSnapshot();
    self->conversation_.reset();
    self->line_.try_receive([](boost::system::error_code) {});
  };
  co_await boost::asio::co_spawn(executor_, std::move(work), boost::asio::use_awaitable);
}

}  // namespace sam
