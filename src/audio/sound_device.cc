#include "audio/sound_device.h"

#include <alsa/asoundlib.h>
#include <fmt/format.h>

#include <algorithm>

#include "base/opened_library.h"

namespace sam {
namespace {

constexpr unsigned kCaptureLatencyUs = 60'000, kPlayLatencyUs = 80'000;
constexpr int kLowestRate = 4000, kHighestRate = 192000;

void SayNothing(const char*, int, const char*, int, const char*, ...) {}

struct Alsa : private OpenedLibrary {
  bool Open() {
    const bool found = OpenedLibrary::Open("libasound.so.2") && Find(open, "snd_pcm_open") && Find(close, "snd_pcm_close") && Find(set, "snd_pcm_set_params") && Find(read, "snd_pcm_readi") &&
                       Find(write, "snd_pcm_writei") && Find(recover, "snd_pcm_recover") && Find(drop, "snd_pcm_drop") && Find(prepare, "snd_pcm_prepare") && Find(delay, "snd_pcm_delay") && Find(start, "snd_pcm_start") &&
                       Find(text, "snd_strerror") && Find(on_error, "snd_lib_error_set_handler");
    if (found) on_error(&SayNothing);
    return found;
  }

  decltype(&snd_pcm_open) open = nullptr;
  decltype(&snd_pcm_close) close = nullptr;
  decltype(&snd_pcm_set_params) set = nullptr;
  decltype(&snd_pcm_readi) read = nullptr;
  decltype(&snd_pcm_writei) write = nullptr;
  decltype(&snd_pcm_recover) recover = nullptr;
  decltype(&snd_pcm_drop) drop = nullptr;
  decltype(&snd_pcm_prepare) prepare = nullptr;
  decltype(&snd_pcm_delay) delay = nullptr;
  decltype(&snd_pcm_start) start = nullptr;
  decltype(&snd_strerror) text = nullptr;
  decltype(&snd_lib_error_set_handler) on_error = nullptr;
};

const Alsa* OpenAlsa() {
  static Alsa alsa;
  static const bool there = alsa.Open();
  return there ? &alsa : nullptr;
}

struct Stream {
  const Alsa* alsa = nullptr;
  snd_pcm_t* pcm = nullptr;
  int rate_hz = 0;
  ~Stream() {
    if (pcm != nullptr) alsa->close(pcm);
  }
  Error Gone(int code) const { return {ErrorCode::kUnavailable, fmt::format("the sound device has failed ({}); plug it in again, or name another", alsa->text(code))}; }
};

Result<void> OpenStream(Stream& stream, const std::string& device, snd_pcm_stream_t direction, int rate_hz, unsigned latency_us) {
  const char* const kind = direction == SND_PCM_STREAM_CAPTURE ? "microphone" : "loudspeaker";
  stream.alsa = OpenAlsa();
  if (stream.alsa == nullptr) return Fail(ErrorCode::kUnavailable, fmt::format("no {} can be used: ALSA is not there (libasound.so.2); install it (apt-get install libasound2), or type: samantha chat", kind));
  int code = stream.alsa->open(&stream.pcm, device.c_str(), direction, 0);
  if (code < 0) stream.pcm = nullptr;
  else code = stream.alsa->set(stream.pcm, SND_PCM_FORMAT_S16, SND_PCM_ACCESS_RW_INTERLEAVED, 1, static_cast<unsigned>(rate_hz), 1, latency_us);
  stream.rate_hz = rate_hz;
  if (code < 0) return Fail(ErrorCode::kUnavailable, fmt::format("there is no {} '{}' that can be used ({}); name another with --{}, or type: samantha chat", kind, device.substr(0, 60), stream.alsa->text(code), kind));
  return {};
}

}  // namespace

struct Microphone::Device : Stream {};

Microphone::Microphone(std::unique_ptr<Device> device) : device_(std::move(device)) {}
Microphone::~Microphone() = default;

Result<std::unique_ptr<Microphone>> Microphone::Open(const std::string& device) {
  auto stream = std::make_unique<Device>();
  if (auto opened = OpenStream(*stream, device, SND_PCM_STREAM_CAPTURE, kRate, kCaptureLatencyUs); !opened) return tl::unexpected(opened.error());
  return std::unique_ptr<Microphone>(new Microphone(std::move(stream)));
}

Result<std::vector<int16_t>> Microphone::Read() {
  std::vector<int16_t> samples(kPieceSamples);
  auto count = device_->alsa->read(device_->pcm, samples.data(), samples.size());
  if (count < 0) {
    if (const int code = device_->alsa->recover(device_->pcm, static_cast<int>(count), 1); code < 0) return tl::unexpected(device_->Gone(code));
    count = device_->alsa->read(device_->pcm, samples.data(), samples.size());
    if (count < 0) return tl::unexpected(device_->Gone(static_cast<int>(count)));
  }
  samples.resize(static_cast<size_t>(count));
  return samples;
}

struct Loudspeaker::Device : Stream {};

Loudspeaker::Loudspeaker(std::unique_ptr<Device> device) : device_(std::move(device)) {}
Loudspeaker::~Loudspeaker() = default;

Result<std::unique_ptr<Loudspeaker>> Loudspeaker::Open(int rate_hz, const std::string& device) {
  if (rate_hz < kLowestRate || rate_hz > kHighestRate) return Fail(ErrorCode::kInvalidArgument, fmt::format("a loudspeaker plays no {} samples a second; give {} to {}", rate_hz, kLowestRate, kHighestRate));
  auto stream = std::make_unique<Device>();
  if (auto opened = OpenStream(*stream, device, SND_PCM_STREAM_PLAYBACK, rate_hz, kPlayLatencyUs); !opened) return tl::unexpected(opened.error());
  return std::unique_ptr<Loudspeaker>(new Loudspeaker(std::move(stream)));
}

Result<void> Loudspeaker::Play(std::span<const int16_t> samples) {
  int failed = 0;  // in a row
  while (!samples.empty()) {
    const auto count = device_->alsa->write(device_->pcm, samples.data(), samples.size());
    if (count >= 0) {
      samples = samples.subspan(std::min(samples.size(), static_cast<size_t>(count)));
      failed = 0;
      continue;
    }
    const int code = device_->alsa->recover(device_->pcm, static_cast<int>(count), 1);
    if (code < 0 || ++failed > 2) return tl::unexpected(device_->Gone(code < 0 ? code : static_cast<int>(count)));
  }
  return {};
}

int Loudspeaker::waiting_ms() const {
  snd_pcm_sframes_t frames = 0;
  if (device_->alsa->delay(device_->pcm, &frames) < 0 || frames < 0) return 0;
  return static_cast<int>(frames * 1000 / device_->rate_hz);
}

void Loudspeaker::PlayWhatItHas() { device_->alsa->start(device_->pcm); }  // one that plays already refuses

void Loudspeaker::Drop() {
  device_->alsa->drop(device_->pcm);
  device_->alsa->prepare(device_->pcm);
}

}  // namespace sam
