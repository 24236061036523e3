// samantha bench voice: talks aloud with a server of this program over its WebSocket, at the pace of speech, and takes the time.
#include "app/bench_voice.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdio>
#include <filesystem>
#include <thread>

#include "app/bench_speech.h"
#include "app/options.h"
#include "app/voice_client.h"
#include "server/server.h"

namespace sam::app {
namespace {

double At(const std::vector<double>& sorted, double q) { return sorted.empty() ? 0.0 : sorted[static_cast<size_t>(q * static_cast<double>(sorted.size() - 1))]; }

void Print(const char* what, const std::vector<double>& sorted) {
  std::printf("%-10s median %.0f ms, 95th percentile %.0f ms, longest %.0f ms, of %zu\n", what, At(sorted, 0.5), At(sorted, 0.95), At(sorted, 1), sorted.size());
}

/// The server's loops, each on a thread; they end with this.
class Server {
 public:
  Server(Parts& parts, const ServerConfig& config, unsigned threads) {
    for (unsigned i = 0; i < threads; ++i) {
      loops_.push_back(std::make_unique<boost::asio::io_context>(1));
      stay_.push_back(boost::asio::make_work_guard(*loops_.back()));
    }
    std::vector<boost::asio::any_io_executor> executors;
    for (const auto& loop : loops_) executors.push_back(loop->get_executor());
    people_ = std::make_unique<People>(executors, parts.household(), 1);
    port_ = StartServer(*loops_.front(), config, *people_, *parts.log, *parts.house, clock_, metrics_, context_);
    for (const auto& loop : loops_) threads_.emplace_back([&loop = *loop] { loop.run(); });
  }
  ~Server() {
    for (const auto& loop : loops_) loop->stop();
    threads_.clear();
  }
  const Result<unsigned short>& port() const { return port_; }

 private:
  std::vector<std::unique_ptr<boost::asio::io_context>> loops_;
  std::vector<boost::asio::executor_work_guard<boost::asio::io_context::executor_type>> stay_;
  SystemClock clock_;
  Metrics metrics_;
  std::unique_ptr<People> people_;
  std::unique_ptr<ServerContext> context_;
  Result<unsigned short> port_ = 0;
  std::vector<std::jthread> threads_;
};

int Measure(const VoiceBenchOptions& options, const std::string& data) {
  auto utterances = MakeUtterances(options.language);
  if (!utterances) return Complain(utterances.error());
  if (options.sessions > 1) utterances->resize(1);  // whoever hears them cannot tell them apart: all say the same
  Labels labels;
  labels.Set(utterances->front());
  std::unique_ptr<LabelServer> remote;
  VoiceOptions voice = options.voice;
  if (options.remote_ms > 0) {
    remote = std::make_unique<LabelServer>(labels, options.remote_ms);
    voice.recognizer = fmt::format("openai:http://127.0.0.1:{}#bench", remote->port());
  }
  auto voices = MakeVoices(voice);
  if (!voices) return Complain(voices.error());
  const auto labelled = remote ? nullptr : CreateLabelRecognizer(voices->recognizer.get(), labels);
  auto parts = MakeParts({.data = data, .mind = {}, .seed = 1});
  if (!parts) return Complain(parts.error());
  ServerConfig config;
  config.port = 0;
  config.default_person = "voice";
  config.folder = data;
  config.synthesizer = voices->synthesizer.get();
  config.recognizer = remote ? voices->recognizer.get() : labelled.get();
  config.silero = voices->silero;
  VoiceOutcome outcome;
  double before = 0;
  {
    Server server(*parts, config, options.threads);
    if (!server.port()) return Complain(server.port().error());
    const auto says = [&labels](const BenchUtterance& utterance) { labels.Set(utterance); };
    (void)RunVoices({.port = *server.port(), .people = 1, .turns = 2, .says = says}, *utterances);  // models are loaded, pages are mapped
    before = ResidentMiB();
    outcome = RunVoices({.port = *server.port(), .people = options.sessions, .turns = options.turns, .says = says}, *utterances);
  }
  voices->synthesizer->Stop();
  std::printf("voices     %d at once, %d turns, %d lost\n", options.sessions, outcome.turns, outcome.lost);
  Print("turn", outcome.turn_ms);
  Print("answer", outcome.reply_ms);
  Print("silence", outcome.silence_ms);
  std::printf("sound      jitter median %.1f ms, 99th percentile %.1f ms, longest %.1f ms, %d dropouts\n", At(outcome.jitter_ms, 0.5), At(outcome.jitter_ms, 0.99), At(outcome.jitter_ms, 1), outcome.dropouts);
  std::printf("memory     %.0f KiB a voice, both ends of it\n", (ResidentMiB() - before) * 1024 / options.sessions);
  return outcome.lost == 0 ? kOk : kFailed;
}

}  // namespace

int BenchVoice(const VoiceBenchOptions& options) {
  const std::string data = (std::filesystem::temp_directory_path() / fmt::format("samantha-voice-{}", getpid())).string();
  const int code = Measure(options, data);
  std::error_code ignored;
  std::filesystem::remove_all(data, ignored);
  return code;
}

}  // namespace sam::app
