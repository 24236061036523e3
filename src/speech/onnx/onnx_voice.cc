#include "speech/onnx/onnx_voice.h"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <fstream>
#include <iterator>
#include <optional>

#include "base/child_process.h"
#include "speech/espeak_voice.h"
#include "speech/line_io.h"
#include "speech/onnx/onnx_worker.h"
#include "speech/onnx/piper_voice.h"
#include "speech/sound_shape.h"

namespace sam {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double kUsualLevel = 3500;  // of the classic voices, measured as ActiveLevel does
constexpr int kEdgeMs = 10, kLookAgainMs = 20;
constexpr uint32_t kMostSamples = 48000u * 600, kMostMessage = 4096;

class OnnxVoice final : public StretchVoice {
 public:
  OnnxVoice(OnnxVoiceConfig config, onnx::PiperVoice voice) : config_(std::move(config)), voice_(std::move(voice)) {}

  Language language() const override { return voice_.language; }
  void Warm() override { (void)Open({}); }

  Result<Pcm> Say(std::string_view text, const Prosody& prosody, const std::stop_token& stop) override {
    Pcm sound{voice_.rate_hz, {}};
    double rest = 0;
    for (const std::string_view phrase : SpokenPhrases(text)) {
      auto said = SayPhrase(phrase, prosody, stop);
      if (!said) return said;
      if (said->samples.empty()) continue;
      AppendRest(sound, rest);
      Append(sound, std::move(*said));
      rest = RestAfter(phrase) * prosody.pause / prosody.rate;
    }
    if (const double level = ActiveLevel(sound); level > 0) Amplify(sound, 20 * std::log10(kUsualLevel / level));
    return sound;
  }

 private:
  Result<Pcm> SayPhrase(std::string_view phrase, const Prosody& prosody, const std::stop_token& stop) {
    auto ipa = EspeakPhonemes(phrase, voice_.espeak_voice, stop);
    if (!ipa) return tl::unexpected(ipa.error());
    if (const size_t last = phrase.find_last_not_of(' '); last != phrase.npos) *ipa += phrase[last];  // its mark has a sound of its own
    const std::vector<int64_t> ids = onnx::IdsOf(voice_, *ipa);
    if (ids.size() > onnx::kMostIds) return Fail(ErrorCode::kExhausted, "the sentence is too long to be spoken; send less at a time");
    if (ids.empty()) return Pcm{voice_.rate_hz, {}};
    if (auto there = Open(stop); !there) return tl::unexpected(there.error());
    onnx::IdsHead head;
    head.ids = static_cast<uint32_t>(ids.size());
    head.speaker = voice_.speakers > 1 ? 0 : -1;
    head.scales = {voice_.noise_scale, static_cast<float>(voice_.length_scale / prosody.rate), voice_.noise_w};
    const std::string_view bytes(reinterpret_cast<const char*>(ids.data()), ids.size() * sizeof ids[0]);
    if (!SendAll(process_->line(), {reinterpret_cast<const char*>(&head), sizeof head}) || !SendAll(process_->line(), bytes)) return Lose();
    auto samples = Await(Clock::now() + config_.say_limit, stop);
    if (!samples) return tl::unexpected(samples.error());
    return Trimmed(Pcm{voice_.rate_hz, std::move(*samples)}, kEdgeMs);
  }

  /// Starts the process where none runs, and waits until it has loaded the voice.
  Result<void> Open(const std::stop_token& stop) {
    if (refused_) return tl::unexpected(*refused_);
    if (process_) return {};
    std::vector<std::string> arguments = {"speak-for", "--model", config_.model, "--threads", std::to_string(config_.threads)};
    if (!config_.library.empty()) arguments.insert(arguments.end(), {"--library", config_.library});
    auto started = ChildProcess::Start(config_.program, arguments, {"HOME"});
    if (!started) return tl::unexpected(started.error());
    process_.emplace(std::move(*started));
    const auto ready = Await(Clock::now() + config_.load_limit, stop);
    if (ready) return {};
    process_.reset();
    if (ready.error().code == ErrorCode::kCorrupt) refused_ = ready.error();
    return tl::unexpected(ready.error());
  }

  tl::unexpected<Error> Lose() {
    process_.reset();
    return Fail(ErrorCode::kUnavailable, "the voice's process has ended; it is started again when it is needed");
  }

  /// Waits for so many bytes. A process that is left in the middle is ended: it cannot be told to stop.
  bool Read(void* into, size_t bytes, Clock::time_point deadline, const std::stop_token& stop) {
    for (char* at = static_cast<char*>(into); bytes > 0;) {
      if (stop.stop_requested() || Clock::now() > deadline) return false;
      pollfd wait{process_->line(), POLLIN, 0};
      if (poll(&wait, 1, kLookAgainMs) <= 0) continue;
      const ssize_t n = read(process_->line(), at, bytes);
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) return false;
      at += n;
      bytes -= static_cast<size_t>(n);
    }
    return true;
  }

  Result<std::vector<int16_t>> Await(Clock::time_point deadline, const std::stop_token& stop) {
    onnx::SoundHead head;
    const auto lost = [&]() -> tl::unexpected<Error> {
      if (!stop.stop_requested()) return Lose();
      process_.reset();
      return Fail(ErrorCode::kCancelled, "speaking was stopped");
    };
    if (!Read(&head, sizeof head, deadline, stop) || head.count > (head.error > 0 ? kMostMessage : kMostSamples)) return lost();
    if (head.error > 0) {
      std::string message(head.count, '\0');
      if (!Read(message.data(), message.size(), deadline, stop)) return lost();
      return Fail(static_cast<ErrorCode>(head.error - 1), message);
    }
    std::vector<int16_t> samples(head.count);
    if (!Read(samples.data(), samples.size() * sizeof samples[0], deadline, stop)) return lost();
    return samples;
  }

  const OnnxVoiceConfig config_;
  const onnx::PiperVoice voice_;
  std::optional<ChildProcess> process_;
  std::optional<Error> refused_;
};

}  // namespace

Result<std::unique_ptr<StretchVoice>> CreateOnnxVoice(OnnxVoiceConfig config) {
  if (!std::ifstream(config.model)) return Fail(ErrorCode::kNotFound, fmt::format("the voice '{}' cannot be opened; see that the file is there", config.model));
  std::ifstream file(config.model + ".json", std::ios::binary);
  if (!file) return Fail(ErrorCode::kNotFound, fmt::format("'{}.json' cannot be opened; a voice comes with it", config.model));
  const std::string json((std::istreambuf_iterator<char>(file)), {});
  auto voice = onnx::ReadPiperVoice(json);
  if (!voice) return tl::unexpected(voice.error());
  return std::make_unique<OnnxVoice>(std::move(config), std::move(*voice));
}

}  // namespace sam
