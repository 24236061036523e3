#include "vision/formula/symbol_net.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string_view>

// The widest instructions of the machine at run time; the others for any machine.
#if defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define SAM_WIDE __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define SAM_WIDE
#endif

namespace sam::vision {
namespace {

constexpr std::string_view kMagic = "SAMSYM03";

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

typedef float Eight __attribute__((vector_size(32)));

/// One row of `kOuts` outputs: bias and the sum over channels and the 3x3 about each point. All sums stay in registers.
template <size_t kSide, size_t kOuts>
[[gnu::always_inline]] inline void Row(const float* in, size_t channels, const float* weights, const float* bias, float* sums) {
  constexpr size_t kStride = kSide + 2, kPlane = kStride * kStride, kVectors = kSide / 8;
  const size_t all = 9 * channels;
  Eight sum[kOuts][kVectors];
  for (size_t o = 0; o < kOuts; ++o)
    for (size_t v = 0; v < kVectors; ++v) sum[o][v] = Eight{} + bias[o];
  for (size_t c = 0; c < channels; ++c, in += kPlane, weights += 9)
    for (size_t k = 0; k < 9; ++k) {
      const float* row = in + k / 3 * kStride + k % 3;
      for (size_t v = 0; v < kVectors; ++v) {
        Eight dots;
        std::memcpy(&dots, row + 8 * v, sizeof dots);
        for (size_t o = 0; o < kOuts; ++o) sum[o][v] += weights[o * all + k] * dots;
      }
    }
  for (size_t o = 0; o < kOuts; ++o) std::memcpy(sums + o * kSide, sum[o], sizeof sum[o]);
}

/// relu of the sums, the greatest of each 2x2. `in` has a border of zeros, `out` gets one; `outs` is a multiple of kOuts.
template <size_t kSide, size_t kOuts>
[[gnu::always_inline]] inline void Convolve(const float* in, size_t channels, const float* weights, const float* bias, size_t outs, float* out) {
  constexpr size_t kHalf = kSide / 2, kOut = kHalf + 2;
  std::fill_n(out, outs * kOut * kOut, 0.0f);
  float upper[kOuts * kSide], lower[kOuts * kSide];
  for (size_t o = 0; o < outs; o += kOuts)
    for (size_t y = 0; y < kHalf; ++y) {
      Row<kSide, kOuts>(in + 2 * y * (kSide + 2), channels, weights + o * 9 * channels, bias + o, upper);
      Row<kSide, kOuts>(in + (2 * y + 1) * (kSide + 2), channels, weights + o * 9 * channels, bias + o, lower);
      for (size_t j = 0; j < kOuts; ++j)
        for (size_t x = 0; x < kHalf; ++x) {
          const float *u = upper + j * kSide + 2 * x, *l = lower + j * kSide + 2 * x;
          out[(o + j) * kOut * kOut + (y + 1) * kOut + x + 1] = std::max({u[0], u[1], l[0], l[1], 0.0f});
        }
    }
}

struct Filters {
  const float *weights, *bias;
  size_t outs;
};

/// The glyph's 34x34 dots with their border; `half` comes with what lies about the glyph as its last plane.
SAM_WIDE void ConvolveAll(const float* dots, const std::array<Filters, 3>& f, float* half, float* quarter, float* eighth) {
  Convolve<32, 2>(dots, 1, f[0].weights, f[0].bias, f[0].outs, half);
  Convolve<16, 4>(half, f[0].outs + 1, f[1].weights, f[1].bias, f[1].outs, quarter);
  Convolve<8, 8>(quarter, f[1].outs, f[2].weights, f[2].bias, f[2].outs, eighth);
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
  ready_ = bytes.Good() && l[0].columns == 9 && l[1].columns == 9 * (l[0].rows + 1) && l[2].columns == 9 * l[1].rows && l[3].columns == 16 * l[2].rows + kGlyphPlaces &&
           l[4].columns == l[3].rows && l[4].rows == kSymbolCount && (l[0].rows % 2 | l[1].rows % 4 | l[2].rows % 8) == 0;
}

SymbolOdds SymbolNet::Of(const Glyph& glyph) const {
  SymbolOdds odds{};
  if (!ready_) return odds.fill(-std::log(static_cast<float>(kSymbolCount))), odds;
  const auto& [first, second, third, full, last] = layers_;
  std::vector<float> in(34 * 34), half((first.rows + 1) * 18 * 18), quarter(second.rows * 10 * 10), eighth(third.rows * 6 * 6);
  for (size_t y = 0; y < 32; ++y) std::copy_n(&glyph.dots[y * 32], 32, &in[(y + 1) * 34 + 1]);
  for (size_t y = 0; y < 16; ++y) std::copy_n(&glyph.around[y * 16], 16, &half[first.rows * 18 * 18 + (y + 1) * 18 + 1]);
  const auto filters = [](const Layer& layer) { return Filters{layer.weights.data(), layer.bias.data(), layer.rows}; };
  ConvolveAll(in.data(), {filters(first), filters(second), filters(third)}, half.data(), quarter.data(), eighth.data());
  std::vector<float> flat;
  for (size_t c = 0; c < third.rows; ++c)
    for (size_t y = 1; y <= 4; ++y)
      for (size_t x = 1; x <= 4; ++x) flat.push_back(eighth[c * 36 + y * 6 + x]);
  flat.insert(flat.end(), glyph.place.begin(), glyph.place.end());
  std::vector<float> hidden(full.rows);
  Multiply(flat.data(), flat.size(), full.weights.data(), full.bias.data(), hidden.size(), hidden.data());
  for (float& h : hidden) h = std::max(h, 0.0f);
  Multiply(hidden.data(), hidden.size(), last.weights.data(), last.bias.data(), kSymbolCount, odds.data());
  const float most = *std::max_element(odds.begin(), odds.end());
  float sum = 0;
  for (const float o : odds) sum += std::exp(o - most);
  for (float& o : odds) o -= most + std::log(sum);
  return odds;
}

}  // namespace sam::vision
