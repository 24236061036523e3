#include "vision/formula/symbol_net.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string_view>

// The widest instructions of the machine at run time; the others for any machine.
#if defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define SAM_WIDE __attribute__((target_clones("arch=haswell", "default")))
#else
#define SAM_WIDE
#endif

namespace sam::vision {
namespace {

constexpr std::string_view kMagic = "SAMSYM02";

/// Takes values one after another; `bad` once there are too few.
class Bytes {
 public:
  explicit Bytes(std::span<const uint8_t> bytes) : bytes_(bytes) {}
  template <typename T>
  T Take() {
    T value{};
    if (bytes_.size() < sizeof(T)) return bad_ = true, value;
    std::memcpy(&value, bytes_.data(), sizeof(T));
    bytes_ = bytes_.subspan(sizeof(T));
    return value;
  }
  bool Good() const { return !bad_; }
  size_t Left() const { return bytes_.size(); }

 private:
  std::span<const uint8_t> bytes_;
  bool bad_ = false;
};

/// out[o] = relu(bias[o] + the sum over channels and the 3x3 about each point), the greatest of each 2x2. `in` has a border of zeros, `out` gets one.
SAM_WIDE void Convolve(const float* in, size_t channels, size_t side, const float* weights, const float* bias, size_t outs, float* out) {
  const size_t stride = side + 2, plane = stride * stride, half = side / 2, out_stride = half + 2;
  float sums[32 * 32];
  for (size_t o = 0; o < outs; ++o) {
    std::fill_n(sums, side * side, bias[o]);
    for (size_t c = 0; c < channels; ++c)
      for (size_t k = 0; k < 9; ++k) {
        const float w = weights[(o * channels + c) * 9 + k];
        const float* from = in + c * plane + (k / 3) * stride + k % 3;
        for (size_t y = 0; y < side; ++y) {
          float* to = sums + y * side;
          const float* row = from + y * stride;
          for (size_t x = 0; x < side; ++x) to[x] += w * row[x];
        }
      }
    float* plane_out = out + o * out_stride * out_stride;
    std::fill_n(plane_out, out_stride * out_stride, 0.0f);
    for (size_t y = 0; y < half; ++y)
      for (size_t x = 0; x < half; ++x) {
        const float* s = sums + 2 * y * side + 2 * x;
        plane_out[(y + 1) * out_stride + x + 1] = std::max({s[0], s[1], s[side], s[side + 1], 0.0f});
      }
  }
}

SAM_WIDE void Multiply(const float* in, size_t columns, const float* weights, const float* bias, size_t rows, float* out) {
  for (size_t r = 0; r < rows; ++r) {
    float parts[8] = {};
    const float* w = weights + r * columns;
    size_t c = 0;
    for (; c + 8 <= columns; c += 8)
      for (size_t k = 0; k < 8; ++k) parts[k] += w[c + k] * in[c + k];
    float sum = bias[r];
    for (; c < columns; ++c) sum += w[c] * in[c];
    for (const float part : parts) sum += part;
    out[r] = sum;
  }
}

}  // namespace

SymbolNet::SymbolNet(std::span<const uint8_t> weights) {
  if (weights.size() < kMagic.size() || std::memcmp(weights.data(), kMagic.data(), kMagic.size()) != 0) return;
  Bytes bytes(weights.subspan(kMagic.size()));
  for (Layer& layer : layers_) {
    layer.rows = bytes.Take<uint32_t>(), layer.columns = bytes.Take<uint32_t>();
    if (!bytes.Good() || layer.rows > 4096 || layer.columns > 65536 || layer.rows * (layer.columns + 8) > bytes.Left()) return;
    layer.weights.resize(layer.rows * layer.columns), layer.bias.resize(layer.rows);
    for (size_t r = 0; r < layer.rows; ++r) {
      const float scale = bytes.Take<float>();
      layer.bias[r] = bytes.Take<float>();
      for (size_t c = 0; c < layer.columns; ++c) layer.weights[r * layer.columns + c] = scale * bytes.Take<int8_t>();
    }
  }
  const auto& l = layers_;
  ready_ = bytes.Good() && l[0].columns == 9 && l[1].columns == 9 * l[0].rows && l[2].columns == 9 * l[1].rows && l[3].columns == 16 * l[2].rows + kGlyphPlaces &&
           l[4].columns == l[3].rows && l[4].rows == kSymbolCount;
}

SymbolOdds SymbolNet::Of(const Glyph& glyph) const {
  SymbolOdds odds{};
  if (!ready_) return odds.fill(-std::log(static_cast<float>(kSymbolCount))), odds;
  std::vector<float> in(34 * 34), out;
  for (size_t y = 0; y < 32; ++y) std::copy_n(glyph.dots.begin() + static_cast<std::ptrdiff_t>(y * 32), 32, in.begin() + static_cast<std::ptrdiff_t>((y + 1) * 34 + 1));
  size_t side = 32, channels = 1;
  for (size_t k = 0; k < 3; ++k) {
    const Layer& layer = layers_[k];
    out.resize(layer.rows * (side / 2 + 2) * (side / 2 + 2));
    Convolve(in.data(), channels, side, layer.weights.data(), layer.bias.data(), layer.rows, out.data());
    std::swap(in, out), side /= 2, channels = layer.rows;
  }
  std::vector<float> flat;
  for (size_t c = 0; c < channels; ++c)
    for (size_t y = 1; y <= 4; ++y)
      for (size_t x = 1; x <= 4; ++x) flat.push_back(in[c * 36 + y * 6 + x]);
  flat.insert(flat.end(), glyph.place.begin(), glyph.place.end());
  std::vector<float> hidden(layers_[3].rows);
  Multiply(flat.data(), flat.size(), layers_[3].weights.data(), layers_[3].bias.data(), hidden.size(), hidden.data());
  for (float& h : hidden) h = std::max(h, 0.0f);
  Multiply(hidden.data(), hidden.size(), layers_[4].weights.data(), layers_[4].bias.data(), kSymbolCount, odds.data());
  const float most = *std::max_element(odds.begin(), odds.end());
  float sum = 0;
  for (const float o : odds) sum += std::exp(o - most);
  for (float& o : odds) o -= most + std::log(sum);
  return odds;
}

}  // namespace sam::vision
