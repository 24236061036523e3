#include "speech/whisper/whisper_recognizer.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>

#include "audio/resample.h"
#include "base/child_process.h"
#include "speech/whisper/engine.h"
#include "speech/whisper/quiet_cut.h"
#include "speech/whisper/worker.h"
#include "speech/work_line.h"

namespace sam {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kMostWaiting = 64;                       // sounds
constexpr std::chrono::milliseconds kPatience{2'000};  // with a process that was told to stop
constexpr uint32_t kMostWords = 1 << 20;               // bytes

/// Our end of the line to the process; of one thread.
class Line {
 public:
  explicit Line(const WhisperConfig& config) : config_(config) {}

  Result<Transcript> Recognize(const std::vector<int16_t>& samples, const RecognitionHints& hints, const std::stop_token& stop) {
    if (auto there = Open(stop); !there) return tl::unexpected(there.error());
    whisper::SoundHead head;
    head.samples = static_cast<uint32_t>(samples.size());
    head.prompt_bytes = static_cast<uint32_t>(hints.prompt.size());
    head.most_tokens = static_cast<uint32_t>(std::max(0, hints.most_tokens));
    hints.language.copy(head.language.data(), head.language.size() - 1);
    std::string bytes(reinterpret_cast<const char*>(&head), sizeof head);
    bytes += hints.prompt;
    bytes.append(reinterpret_cast<const char*>(samples.data()), samples.size() * sizeof samples[0]);
    if (!Send(bytes)) return Lose();
    return Await(Clock::now() + config_.recognise_limit, stop);
  }

  /// Starts the process where none runs, and waits until it has loaded the model.
  Result<void> Open(const std::stop_token& stop) {
    if (refused_) return tl::unexpected(*refused_);
    if (process_) return {};
    auto started = ChildProcess::Start(config_.program, {"hear-for", "--model", config_.model, "--threads", std::to_string(config_.threads)}, {"HOME"});
    if (!started) return tl::unexpected(started.error());
    process_.emplace(std::move(*started));
    const auto ready = Await(Clock::now() + config_.load_limit, stop);
    if (ready) return {};
    process_.reset();
    if (ready.error().code == ErrorCode::kCorrupt || ready.error().code == ErrorCode::kNotFound) refused_ = ready.error();
    return tl::unexpected(ready.error());
  }

 private:
  tl::unexpected<Error> Lose() {
    process_.reset();
    return Fail(ErrorCode::kUnavailable, "the recogniser's process has ended; it is started again when it is needed");
  }

  bool Send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t n = send(process_->line(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) return false;
      bytes.remove_prefix(static_cast<size_t>(n));
    }
    return true;
  }

  /// Waits for so many bytes; tells the process to stop as soon as that is asked for, and leaves it to end by itself.
  bool Read(void* into, size_t bytes, Clock::time_point& deadline, const std::stop_token& stop, bool& stopped) {
    for (char* at = static_cast<char*>(into); bytes > 0;) {
      if (stop.stop_requested() && !stopped) {
        stopped = true;
        deadline = std::min(deadline, Clock::now() + kPatience);
        if (!Send({&whisper::kStop, 1})) return false;
      }
      if (Clock::now() > deadline) return false;
      constexpr int kLookAgain = 4;  // ms, for a stop
      pollfd wait{process_->line(), POLLIN, 0};
      if (poll(&wait, 1, kLookAgain) <= 0) continue;
      const ssize_t n = read(process_->line(), at, bytes);
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) return false;
      at += n;
      bytes -= static_cast<size_t>(n);
    }
    return true;
  }

  Result<Transcript> Await(Clock::time_point deadline, const std::stop_token& stop) {
    whisper::WordsHead head;
    bool stopped = false;
    if (!Read(&head, sizeof head, deadline, stop, stopped) || head.bytes > kMostWords) return Lose();
    std::string words(head.bytes, '\0');
    if (!Read(words.data(), words.size(), deadline, stop, stopped)) return Lose();
    if (stopped) return Fail(ErrorCode::kCancelled, "the sound went on");
    if (head.error > 0) return Fail(static_cast<ErrorCode>(head.error - 1), words);
    head.language.back() = '\0';
    return Transcript{std::move(words), head.language.data()};
  }

  const WhisperConfig& config_;
  std::optional<ChildProcess> process_;
  std::optional<Error> refused_;
};

class WhisperRecognizer final : public SpeechRecognizer {
 public:
  explicit WhisperRecognizer(WhisperConfig config) : config_(std::move(config)), line_(config_), work_(kMostWaiting) {
    work_.Post([this] { (void)line_.Open(all_.get_token()); });
  }
  ~WhisperRecognizer() override { Stop(); }
  void Stop() override {
    all_.request_stop();
    work_.Stop();
  }
  Place place() const override { return Place::kHere; }

  boost::asio::awaitable<Result<Transcript>> Recognize(Pcm sound, RecognitionHints hints, std::stop_token stop) override {
    std::function<Result<Transcript>()> hear = [this, &sound, &hints, stop] { return Hear(std::move(sound), hints, stop); };
    auto heard = co_await work_.Run<Transcript>(std::move(hear));
    co_return heard;
  }

 private:
  Result<Transcript> Hear(Pcm sound, const RecognitionHints& hints, const std::stop_token& asked) {
    std::stop_source either;
    const auto end = [&either] { either.request_stop(); };
    const std::stop_callback by_caller(asked, end), by_all(all_.get_token(), end);
    const std::stop_token stop = either.get_token();
    if (stop.stop_requested()) return Fail(ErrorCode::kCancelled, "the sound went on");
    const Pcm at_its_rate = Resample(std::move(sound), whisper::kRateHz);
    Transcript whole;
    for (const std::vector<int16_t>& piece : whisper::CutAtQuiet(at_its_rate.samples, static_cast<size_t>(whisper::kLongestSeconds * whisper::kRateHz))) {
      auto heard = line_.Recognize(piece, hints, stop);
      if (!heard) return heard;
      if (!heard->text.empty()) whole.text += (whole.text.empty() ? "" : " ") + heard->text;
      whole.language = heard->language;
    }
    return whole;
  }

  const WhisperConfig config_;
  std::stop_source all_;  // of whatever is worked on
  Line line_;
  WorkLine work_;
};

}  // namespace

std::unique_ptr<SpeechRecognizer> StartWhisperRecognizer(WhisperConfig config) { return std::make_unique<WhisperRecognizer>(std::move(config)); }

}  // namespace sam
