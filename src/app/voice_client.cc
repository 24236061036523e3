#include "app/voice_client.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <span>

#include "app/talk_client.h"
#include "audio/pcm.h"
#include "base/random.h"
#include "server/voice/speaker.h"
#include "speech/speech_frame.h"

namespace sam::app {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr auto kWait = asio::as_tuple(asio::use_awaitable);
constexpr milliseconds kFrame{20}, kAnswerWithin{8000}, kBeforeBreakingIn{700};
constexpr size_t kFrameOfSamples = kHearingRate / 50;
constexpr int kHeard = 200;  // a sample over it is sound
constexpr double kHerFrameMs = 1000.0 * Speaker::kFrameMs / 1000;

class Caller {
 public:
  Caller(asio::io_context& io, const VoiceClientConfig& config, const std::vector<BenchUtterance>& utterances, int number, VoiceOutcome& outcome)
      : io_(io), client_(io), config_(config), utterances_(utterances), number_(number), outcome_(outcome) {}

  awaitable<void> Run() {
    if (!co_await Connect()) co_return static_cast<void>(outcome_.lost += config_.turns);
    asio::co_spawn(io_, Listen(), asio::detached);
    next_ = Clock::now() + milliseconds(Draw(11, static_cast<uint64_t>(number_), "phase") % (config_.people > 1 ? 6000 : 1000));
    for (int turn = 0; turn < config_.turns && !closed_; ++turn) co_await TakeTurn(utterances_[static_cast<size_t>(number_ + turn) % utterances_.size()], turn);
    closed_ = true;
    co_await client_.Close();
  }

 private:
  awaitable<bool> Connect() {
    std::string person = fmt::format("voice-{:03}", number_);
    const auto connected = co_await client_.Connect(config_.port, std::move(person));
    client_.Send(R"({"type":"voice","listen":"open","speak":"on","echo":"client"})");
    co_return connected.has_value();
  }

  /// A frame of the microphone when its time has come: all of it has been said by then.
  awaitable<void> SendFrame(std::span<const int16_t> speech) {
    std::vector<int16_t> frame(kFrameOfSamples);
    for (int16_t& sample : frame) sample = static_cast<int16_t>(static_cast<int>(Draw(17, noise_++, "room") % 41) - 20);  // a quiet room
    for (size_t i = 0; i < speech.size(); ++i) frame[i] = static_cast<int16_t>(std::clamp(frame[i] + speech[i], -32768, 32767));
    next_ += kFrame;
    asio::steady_timer timer(io_, next_);
    (void)co_await timer.async_wait(kWait);
    client_.Send(std::span<const int16_t>(frame));
  }

  awaitable<void> Say(const BenchUtterance& utterance) {
    const std::span<const int16_t> all(utterance.samples);
    for (size_t at = 0; at < all.size() && !closed_; at += kFrameOfSamples) co_await SendFrame(all.subspan(at, std::min(kFrameOfSamples, all.size() - at)));
    const size_t rest = all.size() % kFrameOfSamples;  // the last sample was said before its frame was whole
    last_sample_ = next_ - (rest == 0 ? milliseconds(0) : milliseconds(20 - static_cast<int>(rest * 20 / kFrameOfSamples)));
  }

  awaitable<void> BeSilent(milliseconds longest, const std::function<bool()>& until) {
    const auto end = Clock::now() + longest;
    while (!closed_ && Clock::now() < end && !until()) co_await SendFrame({});
  }

  awaitable<void> TakeTurn(const BenchUtterance& utterance, int turn) {
    ++outcome_.turns;
    co_await BeSilent(milliseconds(500), [] { return false; });
    began_.reset();
    turned_.reset();
    done_ = false;
    if (config_.says) config_.says(utterance);
    co_await Say(utterance);
    const bool cut_in = began_ || turned_;
    if (cut_in) ++outcome_.cut_in, began_.reset(), turned_.reset();  // before the last sample: it is no answer
    co_await BeSilent(kAnswerWithin, [this] { return began_.has_value(); });
    outcome_.each.push_back({utterance.text, AfterSpeech(turned_), AfterSpeech(began_), cut_in});
    if (!began_) co_return static_cast<void>(++outcome_.lost);
    outcome_.reply_ms.push_back(AfterSpeech(began_));
    if (turned_) outcome_.turn_ms.push_back(AfterSpeech(turned_));
    if (turn % 2 == 1) co_await BreakIn(utterance);
    co_await BeSilent(milliseconds(30'000), [this] { return done_; });
  }

  double AfterSpeech(const std::optional<Clock::time_point>& when) const {
    return when ? std::chrono::duration<double, std::milli>(*when - last_sample_).count() : std::nan("");
  }

  awaitable<void> BreakIn(const BenchUtterance& utterance) {
    co_await BeSilent(kBeforeBreakingIn, [this] { return done_; });
    if (done_) co_return;  // a short answer
    silent_.reset();
    const auto begins = next_;  // where the first sample of it is said
    for (size_t at = 0; at < utterance.samples.size() && !closed_ && !silent_; at += kFrameOfSamples)
      co_await SendFrame(std::span<const int16_t>(utterance.samples).subspan(at, std::min(kFrameOfSamples, utterance.samples.size() - at)));
    if (silent_) outcome_.silence_ms.push_back(std::chrono::duration<double, std::milli>(*silent_ - begins).count());
    else if (!done_) ++outcome_.lost;
  }

  awaitable<void> Listen() {
    for (auto message = co_await client_.Next(); message; message = co_await client_.Next()) {
      if (message->is_sound) TakeSound(message->bytes);
      else TakeText(message->bytes);
    }
    closed_ = true;
  }

  void TakeText(std::string_view text) {
    const auto is = [text](std::string_view type) { return text.starts_with(fmt::format(R"({{"type":"{}")", type)); };
    if (is("audio.begin")) in_words_ = text.find(R"("kind":"words")") != text.npos, frames_ = 0, first_heard_ = false;
    else if ((is("audio.hold") || is("audio.stop")) && !silent_) silent_ = Clock::now();
    else if (is("reply.done")) done_ = true;
    else if (is("transcript") && text.find(R"("final":true)") != text.npos) turned_ = Clock::now();
    else if (is("error")) std::printf("error      %.*s\n", static_cast<int>(text.size()), text.data());
    if (is("audio.hold")) held_ = true;
    if (is("audio.resume")) held_ = false, frames_ = 0;
    if (is("audio.begin")) held_ = false;
  }

  void TakeSound(std::string_view bytes) {
    const auto now = Clock::now();
    const std::vector<int16_t> samples = FromBytes(bytes);
    if (!in_words_) return;
    if (!began_ && !first_heard_) {
      if (frames_ == 0) first_frame_ = now;
      for (size_t i = 0; i < samples.size(); ++i)
        if (std::abs(samples[i]) > kHeard) {
          const double offset = frames_ * kHerFrameMs + static_cast<double>(i) * 1000 / kSpeakingRate;
          began_ = std::max(now, first_frame_ + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double, std::milli>(offset)));
          first_heard_ = true;
          break;
        }
    }
    Time(now);
    ++frames_;
  }

  /// The first frames come ahead of their time; from then on one comes every 20 ms, and late is one that comes after it was to be played.
  void Time(Clock::time_point now) {
    constexpr int kAhead = Speaker::kLeadMs / Speaker::kFrameMs;
    if (frames_ == 0) played_from_ = now;
    if (frames_ > kAhead + 1 && !held_) {
      outcome_.jitter_ms.push_back(std::abs(std::chrono::duration<double, std::milli>(now - last_frame_).count() - kHerFrameMs));
      if (std::chrono::duration<double, std::milli>(now - played_from_).count() > frames_ * kHerFrameMs + 1) {
        ++outcome_.dropouts;
        played_from_ = now - milliseconds(static_cast<int>(frames_ * kHerFrameMs));
      }
    }
    last_frame_ = now;
  }

  asio::io_context& io_;
  TalkClient client_;
  const VoiceClientConfig& config_;
  const std::vector<BenchUtterance>& utterances_;
  const int number_;
  VoiceOutcome& outcome_;
  Clock::time_point next_{}, last_sample_{}, first_frame_{}, last_frame_{}, played_from_{};
  std::optional<Clock::time_point> began_, turned_, silent_;
  uint64_t noise_ = 0;
  int frames_ = 0;
  bool in_words_ = false, first_heard_ = false, held_ = false, done_ = false, closed_ = false;
};

}  // namespace

VoiceOutcome RunVoices(const VoiceClientConfig& config, const std::vector<BenchUtterance>& utterances) {
  VoiceOutcome outcome;
  asio::io_context io(1);
  std::vector<std::unique_ptr<Caller>> callers;
  for (int i = 0; i < config.people; ++i) {
    callers.push_back(std::make_unique<Caller>(io, config, utterances, i, outcome));
    asio::co_spawn(io, callers.back()->Run(), asio::detached);
  }
  io.run();
  for (std::vector<double>* each : {&outcome.reply_ms, &outcome.turn_ms, &outcome.silence_ms, &outcome.jitter_ms}) std::sort(each->begin(), each->end());
  return outcome;
}

}  // namespace sam::app
