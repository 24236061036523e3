#include "app/hosting.h"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "companion/model_recognizer.h"

namespace sam::app {
namespace {

namespace asio = boost::asio;

constexpr auto kLook = std::chrono::minutes(1);
constexpr auto kTalkIsOver = std::chrono::minutes(5);  // after the last turn
constexpr auto kIdle = std::chrono::minutes(15);       // after which a person's state leaves the memory

}  // namespace

void GiveVoices(ServerConfig& config, Voices& voices, const Parts& parts) {
  if (!voices.recognizer && parts.ears) voices.recognizer = CreateModelRecognizer(parts.ears);
  config.synthesizer = voices.synthesizer.get();
  config.recognizer = voices.recognizer.get();
  config.silero = voices.silero;
}

Host::Host(Parts& parts, const ServerConfig& config, unsigned threads, uint64_t seed) : parts_(parts), synthesizer_(config.synthesizer), recognizer_(config.recognizer) {
  std::vector<asio::any_io_executor> executors;
  for (unsigned i = 0; i < (threads ? threads : std::max(1u, std::thread::hardware_concurrency())); ++i) {
    loops_.push_back(std::make_unique<asio::io_context>(1));
    stay_.push_back(asio::make_work_guard(*loops_.back()));
    executors.push_back(loops_.back()->get_executor());
  }
  people_ = std::make_unique<People>(executors, parts.household(), seed);
}

Result<std::unique_ptr<Host>> Host::Start(Parts& parts, const ServerConfig& config, unsigned threads, uint64_t seed) {
  std::unique_ptr<Host> host(new Host(parts, config, threads, seed));
  asio::io_context& io = *host->loops_.front();
  const auto port = StartServer(io, config, *host->people_, *parts.log, *parts.house, host->clock_, host->metrics_, host->context_);
  if (!port) return tl::unexpected(port.error());
  asio::co_spawn(io, host->PutAwayIdlePeople(), asio::detached);
  asio::co_spawn(io, host->ReadTalksAgain(), asio::detached);
  for (const auto& loop : host->loops_) host->threads_.emplace_back([&loop = *loop] { loop.run(); });
  return host;
}

Host::~Host() {
  for (const auto& loop : loops_) loop->stop();
  threads_.clear();
  parts_.tools->Join();
  if (synthesizer_ != nullptr) synthesizer_->Stop();
  if (recognizer_ != nullptr) recognizer_->Stop();
  parts_.sight->aside().Join();  // what it looks at comes back to the loops
}

asio::awaitable<void> Host::PutAwayIdlePeople() {
  asio::steady_timer timer(*loops_.front());
  for (;;) {
    timer.expires_after(kLook);
    co_await timer.async_wait(asio::use_awaitable);
    co_await people_->PutAwayIdle(clock_.Now().at - kIdle);
  }
}

asio::awaitable<void> Host::ReadTalksAgain() {
  asio::steady_timer timer(*loops_.front());
  for (;;) {
    timer.expires_after(kLook);
    co_await timer.async_wait(asio::use_awaitable);
    const Moment now = clock_.Now();
    co_await people_->ReadTalksAgain(now.at - kTalkIsOver, now);
  }
}

}  // namespace sam::app
