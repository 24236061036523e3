#include "speech/ears/silero.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <functional>
#include <map>

#include "speech/ears/noise_floor.h"

namespace sam {
namespace {

constexpr size_t kBins = 129, kTransform = 256, kHop = 128, kFrames = 4, kGates = 512, kState = 128, kPadding = 64, kNeighbours = 3;
constexpr uint32_t kMagic = 0x67676d6c;  // "ggml"
constexpr int32_t kSingle = 0, kHalf = 1;  // kinds of numbers
constexpr size_t kLongestName = 64;

float Sigmoid(float x) { return 1 / (1 + std::exp(-x)); }

/// IEEE 754 binary16.
float FromHalf(uint16_t half) {
  const int exponent = half >> 10 & 31, fraction = half & 1023;
  const float value = exponent == 0 ? std::ldexp(static_cast<float>(fraction), -24) : std::ldexp(static_cast<float>(fraction + 1024), exponent - 25);
  return (half & 0x8000) != 0 ? -value : value;
}

/// sum[o] += weights[o] * by
void Add(std::span<float> sum, const float* weights, float by) {
  for (size_t o = 0; o < sum.size(); ++o) sum[o] += weights[o] * by;
}

}  // namespace

/// Reads one file; nothing in it is believed.
class SileroFile {
 public:
  SileroFile(std::FILE* file, const std::string& named, SileroModel& model) : file_(file), named_(named), model_(model) {
    const auto matrix = [](std::vector<float>& into, size_t in, size_t out) { return Place{{static_cast<int32_t>(in), static_cast<int32_t>(out)}, kSingle, &into, 1}; };
    const auto vector = [](std::vector<float>& into, size_t size) { return Place{{static_cast<int32_t>(size)}, kSingle, &into, 1}; };
    places_["_model.stft.forward_basis_buffer"] = {{kTransform, 1, 2 * kBins}, kHalf, &model.basis_, 1};
    for (size_t n = 0; n < model.encoder_.size(); ++n) {
      SileroModel::Convolution& layer = model.encoder_[n];
      const std::string name = fmt::format("_model.encoder.{}.reparam_conv.", n);
      places_[name + "weight"] = {{kNeighbours, static_cast<int32_t>(layer.in), static_cast<int32_t>(layer.out)}, kHalf, &layer.weight, 1};
      places_[name + "bias"] = vector(layer.bias, layer.out);
    }
    places_["_model.decoder.rnn.weight_ih"] = matrix(model.input_, kState, kGates);
    places_["_model.decoder.rnn.weight_hh"] = matrix(model.recurrent_, kState, kGates);
    places_["_model.decoder.rnn.bias_ih"] = vector(model.input_bias_, kGates);
    places_["_model.decoder.rnn.bias_hh"] = vector(model.recurrent_bias_, kGates);
    places_["_model.decoder.decoder.2.weight"] = {{kState}, kHalf, &model.last_, 1};
    places_["_model.decoder.decoder.2.bias"] = {{}, kSingle, &model.last_bias_, 1};
  }

  Result<void> Read() {
    if (auto front = ReadFront(); !front) return front;
    for (size_t n = places_.size(); n > 0; --n)
      if (auto tensor = ReadTensor(); !tensor) return tensor;
    return std::fgetc(file_) == EOF ? Result<void>() : Bad("more follows after its last weights");
  }

 private:
  struct Place {
    std::vector<int32_t> sizes;
    int32_t kind = 0;
    std::vector<float>* into = nullptr;
    int missing = 1;
  };

  tl::unexpected<Error> Bad(std::string_view what) const { return Fail(ErrorCode::kCorrupt, fmt::format("'{}' is no Silero model that can be used: {}", named_, what)); }

  bool Get(int32_t& value) { return std::fread(&value, sizeof value, 1, file_) == 1; }
  bool Text(int32_t size, std::string& text) {
    if (size < 0 || static_cast<size_t>(size) > kLongestName) return false;
    text.resize(static_cast<size_t>(size));
    return text.empty() || std::fread(text.data(), text.size(), 1, file_) == 1;
  }

  Result<void> ReadFront() {
    int32_t magic = 0, length = 0, major = 0, minor = 0, patch = 0;
    std::string kind;
    if (!Get(magic) || static_cast<uint32_t>(magic) != kMagic || !Get(length) || !Text(length, kind) || kind != "silero-16k") return Bad("it does not begin as one (ggml, silero-16k)");
    if (!Get(major) || !Get(minor) || !Get(patch)) return Bad("it ends within its version");
    std::vector<int32_t> wanted = {SileroModel::kWindow, SileroModel::kContext, static_cast<int32_t>(model_.encoder_.size())};
    for (const SileroModel::Convolution& layer : model_.encoder_) wanted.insert(wanted.end(), {static_cast<int32_t>(layer.in), static_cast<int32_t>(layer.out), kNeighbours});
    wanted.insert(wanted.end(), {kState, kState, kState, 1});
    for (const int32_t want : wanted) {
      int32_t is = 0;
      if (!Get(is) || is != want) return Bad(fmt::format("version {}.{}.{} has a size of {} where {} is known", major, minor, patch, is, want));
    }
    return {};
  }

  Result<void> ReadTensor() {
    int32_t dims = 0, length = 0, kind = 0;
    if (!Get(dims) || !Get(length) || !Get(kind) || dims < 0 || dims > 4) return Bad("it ends before its last weights");
    std::vector<int32_t> sizes(static_cast<size_t>(dims));
    for (int32_t& size : sizes)
      if (!Get(size)) return Bad("it ends within a size");
    std::string name;
    if (!Text(length, name)) return Bad("it ends within a name");
    const auto place = places_.find(name);
    if (place == places_.end() || --place->second.missing < 0) return Bad(fmt::format("it has weights '{}' that are not known, or are there twice", name));
    if (place->second.sizes != sizes || place->second.kind != kind) return Bad(fmt::format("its weights '{}' have another size or kind", name));
    return ReadWeights(place->second, name);
  }

  /// Turned around: in the file the inputs of one output lie together, here the outputs of one input.
  Result<void> ReadWeights(const Place& place, const std::string& name) {
    size_t inputs = 1;
    for (size_t d = 0; d + 1 < place.sizes.size(); ++d) inputs *= static_cast<size_t>(place.sizes[d]);
    const size_t outputs = place.sizes.empty() ? 1 : static_cast<size_t>(place.sizes.back());
    std::vector<char> bytes(inputs * outputs * (place.kind == kHalf ? sizeof(uint16_t) : sizeof(float)));
    if (std::fread(bytes.data(), bytes.size(), 1, file_) != 1) return Bad(fmt::format("it ends within the weights '{}'", name));
    place.into->resize(inputs * outputs);
    for (size_t out = 0; out < outputs; ++out)
      for (size_t in = 0; in < inputs; ++in) {
        const float value = ValueAt(bytes, out * inputs + in, place.kind);
        if (!std::isfinite(value)) return Bad(fmt::format("its weights '{}' are not all numbers", name));
        (*place.into)[in * outputs + out] = value;
      }
    return {};
  }

  static float ValueAt(const std::vector<char>& bytes, size_t at, int32_t kind) {
    if (kind == kHalf) {
      uint16_t half = 0;
      std::memcpy(&half, bytes.data() + at * sizeof half, sizeof half);
      return FromHalf(half);
    }
    float value = 0;
    std::memcpy(&value, bytes.data() + at * sizeof value, sizeof value);
    return value;
  }

  std::FILE* file_;
  const std::string& named_;
  SileroModel& model_;
  std::map<std::string, Place, std::less<>> places_;
};

Result<std::shared_ptr<const SileroModel>> SileroModel::Read(std::FILE* file, const std::string& named) {
  auto model = std::make_shared<SileroModel>();
  if (auto read = SileroFile(file, named, *model).Read(); !read) return tl::unexpected(read.error());
  return std::shared_ptr<const SileroModel>(std::move(model));
}

Result<std::shared_ptr<const SileroModel>> SileroModel::Open(const std::string& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!file) return Fail(ErrorCode::kNotFound, fmt::format("the voice activity model '{}' cannot be opened ({})", path, std::strerror(errno)));
  return Read(file.get(), path);
}

float SileroModel::Run(std::span<const float, kContext + kWindow> samples, State& state) const {
  std::array<float, kContext + kWindow + kPadding> padded;
  std::copy(samples.begin(), samples.end(), padded.begin());
  for (size_t i = 0; i < kPadding; ++i) padded[samples.size() + i] = samples[samples.size() - 2 - i];  // mirrored at its end
  std::vector<float> frames(kFrames * kBins);
  for (size_t f = 0; f < kFrames; ++f) {
    std::array<float, 2 * kBins> parts{};
    for (size_t n = 0; n < kTransform; ++n) Add(parts, basis_.data() + n * 2 * kBins, padded[f * kHop + n]);
    for (size_t bin = 0; bin < kBins; ++bin) frames[f * kBins + bin] = std::sqrt(parts[bin] * parts[bin] + parts[kBins + bin] * parts[kBins + bin]);
  }
  for (const Convolution& layer : encoder_) {
    const size_t before = frames.size() / layer.in, after = (before - 1) / layer.stride + 1;
    std::vector<float> out(after * layer.out);
    for (size_t f = 0; f < after; ++f) {
      const std::span<float> sum = std::span(out).subspan(f * layer.out, layer.out);
      std::copy(layer.bias.begin(), layer.bias.end(), sum.begin());
      for (size_t k = 0; k < kNeighbours; ++k) {
        const size_t at = f * layer.stride + k;  // one to the right: there is a zero on each side
        if (at == 0 || at > before) continue;
        for (size_t in = 0; in < layer.in; ++in) Add(sum, layer.weight.data() + (in * kNeighbours + k) * layer.out, frames[(at - 1) * layer.in + in]);
      }
      for (float& value : sum) value = std::max(0.0f, value);
    }
    frames = std::move(out);
  }
  std::array<float, kGates> gates;
  for (size_t g = 0; g < kGates; ++g) gates[g] = input_bias_[g] + recurrent_bias_[g];
  for (size_t in = 0; in < kState; ++in) {
    Add(gates, input_.data() + in * kGates, frames[in]);
    Add(gates, recurrent_.data() + in * kGates, state.hidden[in]);
  }
  float sum = last_bias_[0];
  for (size_t n = 0; n < kState; ++n) {
    state.cell[n] = Sigmoid(gates[kState + n]) * state.cell[n] + Sigmoid(gates[n]) * std::tanh(gates[2 * kState + n]);
    state.hidden[n] = Sigmoid(gates[3 * kState + n]) * std::tanh(state.cell[n]);
    sum += last_[n] * std::max(0.0f, state.hidden[n]);
  }
  return Sigmoid(sum);
}

namespace {

class SileroDetector final : public SpeechDetector {
 public:
  explicit SileroDetector(std::shared_ptr<const SileroModel> model) : model_(std::move(model)) {}

  float Take(const CleanFrame& frame) override {
    for (const int16_t sample : frame.samples) {
      samples_[filled_++] = static_cast<float>(sample) / 32768;
      if (filled_ < samples_.size()) continue;
      likely_ = model_->Run(samples_, state_);
      std::copy(samples_.end() - SileroModel::kContext, samples_.end(), samples_.begin());
      filled_ = SileroModel::kContext;
    }
    const float over = floor_.Over(frame.level_db, likely_ > kMayBe ? NoiseFloor::Sound::kMayBeSpeech : NoiseFloor::Sound::kOther);
    return likely_ / (1 + std::exp((kEvenOdds - over) / kSlope));
  }

 private:
  static constexpr float kMayBe = 0.2f;
  static constexpr float kEvenOdds = 4, kSlope = 1;  // dB over the floor: the network goes on for 100 ms after the last sound
  std::shared_ptr<const SileroModel> model_;
  SileroModel::State state_;
  std::array<float, SileroModel::kContext + SileroModel::kWindow> samples_{};
  size_t filled_ = SileroModel::kContext;
  float likely_ = 0;
  NoiseFloor floor_;
};

}  // namespace

std::unique_ptr<SpeechDetector> CreateSileroDetector(std::shared_ptr<const SileroModel> model) { return std::make_unique<SileroDetector>(std::move(model)); }

}  // namespace sam
