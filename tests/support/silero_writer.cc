#include "tests/support/silero_writer.h"

#include <cmath>
#include <initializer_list>
#include <utility>
#include <vector>

#include "base/random.h"

namespace sam::support {
namespace {

class Writer {
 public:
  explicit Writer(uint64_t seed) : seed_(seed) {}
  void Put(std::initializer_list<int32_t> numbers) {
    for (const int32_t number : numbers) Append(&number, sizeof number);
  }
  void Text(const std::string& text) {
    Put({static_cast<int32_t>(text.size())});
    bytes_ += text;
  }
  /// Random numbers in [-size, size].
  void Tensor(const std::string& name, const std::vector<int32_t>& sizes, int32_t kind, double size) {
    Put({static_cast<int32_t>(sizes.size()), static_cast<int32_t>(name.size()), kind});
    size_t count = 1;
    for (const int32_t each : sizes) Put({each}), count *= static_cast<size_t>(each);
    bytes_ += name;
    for (size_t i = 0; i < count; ++i) {
      const float value = static_cast<float>(size * (2 * static_cast<double>(Draw(seed_, ++drawn_, "weight") % 10001) / 10000 - 1));
      if (kind == 0) Append(&value, sizeof value);
      else AppendHalf(value);
    }
  }
  std::string Take() { return std::move(bytes_); }

 private:
  void Append(const void* data, size_t size) { bytes_.append(static_cast<const char*>(data), size); }
  void AppendHalf(float value) {
    int exponent = 0;
    const float fraction = std::frexp(std::abs(value), &exponent);  // [0.5, 1)
    const bool is_small = value == 0 || exponent < -13;
    const auto half = static_cast<uint16_t>(is_small ? 0 : (exponent + 14) << 10 | static_cast<int>(fraction * 2048 - 1024));
    const uint16_t with_sign = value < 0 ? static_cast<uint16_t>(half | 0x8000) : half;
    Append(&with_sign, sizeof with_sign);
  }

  uint64_t seed_;
  std::string bytes_;
  uint64_t drawn_ = 0;
};

}  // namespace

std::string SileroFile(uint64_t seed) {
  Writer file(seed);
  file.Put({0x67676d6c});
  file.Text("silero-16k");
  file.Put({6, 2, 0, 512, 64, 4, 129, 128, 3, 128, 64, 3, 64, 64, 3, 64, 128, 3, 128, 128, 128, 1});
  const int32_t in[] = {129, 128, 64, 64}, out[] = {128, 64, 64, 128};
  for (size_t n = 0; n < 4; ++n) {
    const std::string name = "_model.encoder." + std::to_string(n) + ".reparam_conv.";
    file.Tensor(name + "weight", {3, in[n], out[n]}, 1, 0.15);
    file.Tensor(name + "bias", {out[n]}, 0, 0.1);
  }
  file.Tensor("_model.decoder.rnn.weight_ih", {128, 512}, 0, 0.3);
  file.Tensor("_model.decoder.rnn.weight_hh", {128, 512}, 0, 0.05);
  file.Tensor("_model.decoder.rnn.bias_ih", {512}, 0, 0.3);
  file.Tensor("_model.decoder.rnn.bias_hh", {512}, 0, 0.3);
  file.Tensor("_model.decoder.decoder.2.weight", {128}, 1, 1.5);
  file.Tensor("_model.decoder.decoder.2.bias", {}, 0, 0.5);
  file.Tensor("_model.stft.forward_basis_buffer", {256, 1, 258}, 1, 0.2);
  return file.Take();
}

}  // namespace sam::support
