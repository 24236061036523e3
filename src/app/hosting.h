// Her server within this process: for serve, for a talk aloud where no server runs, for the benches.
#pragma once

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <memory>
#include <thread>
#include <vector>

#include "app/options.h"
#include "app/voices.h"
#include "server/server.h"

namespace sam::app {

/// Her voice and her ears into the configuration; where no recogniser is named, the mind's model hears if it can. The voices outlive the server.
void GiveVoices(ServerConfig& config, Voices& voices, const Parts& parts);

/// A loop for each thread. A person and the connections of that person stay with one, so that threads seldom wait for each other and what
/// a turn touches stays in one core's cache. All of it ends with this, the threads of her voice and her ears too.
class Host {
 public:
  /// `threads` 0: as many as cores. Errors as for StartServer. What is given outlives it.
  static Result<std::unique_ptr<Host>> Start(Parts& parts, const ServerConfig& config, unsigned threads, uint64_t seed);
  ~Host();
  const ServerContext& context() const { return *context_; }

 private:
  Host(Parts& parts, const ServerConfig& config, unsigned threads, uint64_t seed);
  boost::asio::awaitable<void> PutAwayIdlePeople();
  boost::asio::awaitable<void> ReadTalksAgain();

  Parts& parts_;
  SpeechSynthesizer* synthesizer_;
  SpeechRecognizer* recognizer_;
  std::vector<std::unique_ptr<boost::asio::io_context>> loops_;
  std::vector<boost::asio::executor_work_guard<boost::asio::io_context::executor_type>> stay_;
  SystemClock clock_;
  Metrics metrics_;
  std::unique_ptr<People> people_;
  std::unique_ptr<ServerContext> context_;
  std::vector<std::jthread> threads_;
};

}  // namespace sam::app
