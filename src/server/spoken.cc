#include "server/spoken.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <limits>

namespace sam {

namespace asio = boost::asio;

asio::awaitable<void> TellWhatWasHeard(std::shared_ptr<Session> session, TurnId turn, std::string heard, Moment at) {
  std::function<asio::awaitable<Result<bool>>(Conversation&)> cut = [turn, heard = std::move(heard), at](Conversation& conversation) -> asio::awaitable<Result<bool>> {
    const Result<void> done = co_await conversation.CutAnswer(turn, heard, at);
    co_return done.has_value();
  };
  const Result<bool> told = co_await session->With<bool>(std::move(cut));
  (void)told;  // a turn that is not her last any more stays as it is
}

asio::awaitable<void> TakeBackBeginning(std::shared_ptr<Session> session, std::string id, Moment at) {
  std::function<asio::awaitable<Result<bool>>(Conversation&)> drop = [id = std::move(id), at](Conversation& conversation) -> asio::awaitable<Result<bool>> {
    const Result<void> done = co_await conversation.DropBeginning(id, at);
    co_return done.has_value();
  };
  const Result<bool> dropped = co_await session->With<bool>(std::move(drop));
  (void)dropped;  // where it stays, it is said twice
}

Spoken::Spoken(asio::any_io_executor executor) : executor_(executor), sentences_(executor, std::numeric_limits<size_t>::max()) {}

void Spoken::OnSentence(std::string_view sentence) {
  if (!sentence.empty()) sentences_.try_send(boost::system::error_code(), std::string(sentence));
}

void Spoken::Begin(std::shared_ptr<Session> session, Utterance utterance) {
  auto take = [](Spoken& self, std::shared_ptr<Session> with, Utterance said) -> asio::awaitable<void> {
    self.report_ = co_await with->Say(std::move(said), self, self.stop_.get_token());
  };
  asio::co_spawn(executor_, take(*this, std::move(session), std::move(utterance)), [this](std::exception_ptr) {
    sentences_.try_send(boost::system::error_code(), std::string());  // the end: closing the channel would drop what nobody has taken yet
  });
}

asio::awaitable<std::optional<std::string>> Spoken::Next() {
  constexpr auto kWait = asio::as_tuple(asio::use_awaitable);
  if (ended_) co_return std::nullopt;
  auto [failed, sentence] = co_await sentences_.async_receive(kWait);
  ended_ = failed || sentence.empty();
  if (ended_) co_return std::nullopt;
  co_return std::move(sentence);
}

}  // namespace sam
