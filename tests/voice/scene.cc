#include "scene.h"

#include <algorithm>
#include <cmath>

#include "base/random.h"

namespace sam::voice_test {
namespace {

constexpr int kRate = 16000;
constexpr size_t kStep = kRate / 200;       // 5 ms
constexpr double kActiveDb = 25, kEndDb = 35; // under the loudest step: what counts as speech, and what as its last sound
constexpr double kHum = 12;                 // of a quiet room, in samples: -68 dB of full scale

using Wave = std::vector<double>;

double MeanSquare(const Wave& wave, size_t from, size_t count) {
  double sum = 0;
  for (size_t i = from; i < std::min(wave.size(), from + count); ++i) sum += wave[i] * wave[i];
  return sum / static_cast<double>(count);
}

/// Root mean square of the steps that are speech.
double ActiveLevel(const Wave& wave) {
  double loudest = 1;
  for (size_t at = 0; at < wave.size(); at += kStep) loudest = std::max(loudest, MeanSquare(wave, at, kStep));
  double sum = 0;
  int count = 0;
  for (size_t at = 0; at < wave.size(); at += kStep) {
    const double here = MeanSquare(wave, at, kStep);
    if (here > loudest * std::pow(10, -kActiveDb / 10)) sum += here, ++count;
  }
  return std::sqrt(sum / std::max(count, 1));
}

class Dice {
 public:
  explicit Dice(uint64_t seed) : state_(seed * 2654435761u + 88172645463325252ull) {}
  double operator()() {  // uniform in [-1, 1)
    state_ ^= state_ << 13, state_ ^= state_ >> 7, state_ ^= state_ << 17;
    return static_cast<double>(state_ >> 11) * 0x1.0p-52 - 1;
  }

 private:
  uint64_t state_;
};

/// Paul Kellet's filter of white noise, 3 dB an octave.
Wave Noise(const std::string& kind, size_t count, uint64_t seed) {
  Dice dice(seed);
  Wave out(count);
  double b0 = 0, b1 = 0, b2 = 0;
  for (double& x : out) {
    const double white = dice();
    b0 = 0.99765 * b0 + white * 0.0990460, b1 = 0.96300 * b1 + white * 0.2965164, b2 = 0.57000 * b2 + white * 1.0526913;
    x = kind == "pink" ? b0 + b1 + b2 + white * 0.1848 : white;
  }
  return out;
}

/// Where within 40 ms of `at` the sound is weakest.
size_t QuietestNear(const Wave& wave, size_t at) {
  constexpr size_t kReach = kRate / 25;
  size_t best = at;
  double least = 1e30;
  for (size_t i = at > kReach ? at - kReach : 0; i + kStep < std::min(wave.size(), at + kReach); i += kStep / 5) {
    const double here = MeanSquare(wave, i, kStep);
    if (here < least) least = here, best = i + kStep / 2;
  }
  return best;
}

void AddBreath(Wave& wave, size_t from, size_t count, double rms, uint64_t seed) {
  const Wave noise = Noise("pink", count, seed);
  const double scale = rms / std::sqrt(MeanSquare(noise, 0, count));
  for (size_t i = 0; i < count; ++i) {
    const double shape = std::sin(3.14159 * static_cast<double>(i) / static_cast<double>(count));
    wave[from + i] += scale * shape * noise[i];
  }
}

/// The speech with its silences put in; the words move along.
Wave WithPauses(const Wave& spoken, const SceneSettings& settings, double active, std::vector<SpokenWord>& words) {
  constexpr size_t kFade = kRate / 200;
  Wave out;
  size_t taken = 0;
  for (const Pause& pause : settings.pauses) {
    const auto index = static_cast<size_t>(pause.after_word);
    if (index + 1 >= words.size()) continue;
    const double shift = static_cast<double>(out.size()) * 1000 / kRate - static_cast<double>(taken) * 1000 / kRate;
    const size_t cut = std::max(taken, QuietestNear(spoken, static_cast<size_t>((words[index].end_ms - shift) * kRate / 1000)));
    out.insert(out.end(), spoken.begin() + static_cast<std::ptrdiff_t>(taken), spoken.begin() + static_cast<std::ptrdiff_t>(std::min(cut, spoken.size())));
    for (size_t i = 0; i < std::min(kFade, out.size()); ++i) out[out.size() - 1 - i] *= static_cast<double>(i) / kFade;
    const size_t from = out.size(), count = static_cast<size_t>(pause.ms) * kRate / 1000;
    out.resize(from + count, 0.0);
    if (pause.breath && pause.ms > 450) AddBreath(out, from + count - kRate * 4 / 10, kRate * 3 / 10, active * 0.03, settings.seed + index);
    taken = cut;
    for (size_t i = index + 1; i < words.size(); ++i) words[i].begin_ms += pause.ms, words[i].end_ms += pause.ms;
  }
  out.insert(out.end(), spoken.begin() + static_cast<std::ptrdiff_t>(std::min(taken, spoken.size())), spoken.end());
  return out;
}

}  // namespace

Scene MakeScene(const Spoken& spoken, const SceneSettings& settings) {
  Scene scene{.sound = {kRate, {}}, .words = spoken.words, .level_db = settings.level_db};
  const Wave plain(spoken.sound.samples.begin(), spoken.sound.samples.end());
  const double active = ActiveLevel(plain);
  Wave speech = WithPauses(plain, settings, active, scene.words);
  const double wanted = 32768 * std::pow(10, settings.level_db / 20), gain = wanted / active;
  double loudest = 0;
  for (size_t at = 0; at < speech.size(); at += kStep) loudest = std::max(loudest, MeanSquare(speech, at, kStep));
  const auto sounds = [&](size_t at) { return MeanSquare(speech, at, kStep) > loudest * std::pow(10, -kEndDb / 10); };
  size_t first = 0, last = speech.size() / kStep * kStep;
  while (first < speech.size() && !sounds(first)) first += kStep;
  while (last > first && !sounds(last - kStep)) last -= kStep;
  const size_t lead = static_cast<size_t>(settings.lead_ms) * kRate / 1000, total = lead + last + static_cast<size_t>(settings.tail_ms) * kRate / 1000;
  scene.begin_ms = settings.lead_ms + static_cast<double>(first) * 1000 / kRate;
  scene.end_ms = settings.lead_ms + static_cast<double>(last) * 1000 / kRate;
  for (SpokenWord& word : scene.words) word.begin_ms += settings.lead_ms, word.end_ms = std::min(word.end_ms + settings.lead_ms, scene.end_ms);

  Wave noise = Noise(settings.noise, total, settings.seed);
  if (settings.noise == "babble" && !settings.babble.samples.empty()) {
    for (size_t i = 0; i < total; ++i) noise[i] = settings.babble.samples[(i + settings.seed % 16000) % settings.babble.samples.size()];
  }
  const double noise_rms = settings.noise == "babble" ? ActiveLevel(noise) : std::sqrt(MeanSquare(noise, 0, total));
  const double noise_gain = settings.noise == "none" ? kHum / noise_rms : wanted / noise_rms * std::pow(10, -settings.snr_db / 20);
  scene.sound.samples.resize(total);
  for (size_t i = 0; i < total; ++i) {
    const double said = i >= lead && i - lead < speech.size() ? gain * speech[i - lead] : 0;
    scene.sound.samples[i] = static_cast<int16_t>(std::clamp(std::lround(said + noise_gain * noise[i]), -32768l, 32767l));
  }
  return scene;
}

}  // namespace sam::voice_test
