#include "server/openai/spoken.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <limits>

namespace sam::api {

namespace asio = boost::asio;

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

}  // namespace sam::api
