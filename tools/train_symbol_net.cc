// Learns the network of vision/formula/symbol_net.h from glyphs that train_symbols.py has cut.
//   train_symbol_net OUT ROUNDS RATE FROM GLYPHS...      FROM: weights to begin with, or "-"
// Eight glyphs at once, one in each lane of a vector; Adam, the rate falling as a cosine; the seed is fixed.
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <numeric>
#include <string>
#include <vector>

#include "vision/formula/symbols.h"

namespace {

constexpr size_t kLanes = 8, kGlyph = 1 + 1024 + 256 + 16, kBatch = 64, kKept = 4000;
constexpr size_t kFirst = 16, kSecond = 32, kThird = 64, kFlat = 16 * kThird, kHidden = 128;  // how wide the layers are
constexpr float kDrop = 0.12f, kSmooth = 0.02f, kBlind = 0.1f;  // kBlind: how often nothing about the glyph is seen
typedef float Lanes __attribute__((vector_size(32)));
typedef int32_t Mask __attribute__((vector_size(32)));
using Planes = std::vector<Lanes>;

struct Luck {
  uint64_t state = 88172645463325252ull;
  uint64_t Next() { return state ^= state << 13, state ^= state >> 7, state ^= state << 17, state; }
  float Unit() { return static_cast<float>(Next() >> 40) / 16777216.0f; }
  float Normal() { return std::sqrt(-2 * std::log(Unit() + 1e-7f)) * std::cos(6.2831853f * Unit()); }
};

/// Weights by rows with a bias each, their gradients and Adam's moments.
struct Layer {
  size_t rows, columns;
  std::vector<float> w, g, m, v;  // columns, then the bias, for each row
  Layer(size_t r, size_t c, Luck& luck) : rows(r), columns(c), w(r * (c + 1)), g(w.size()), m(w.size()), v(w.size()) {
    for (size_t i = 0; i < w.size(); ++i) w[i] = i % (c + 1) == c ? 0 : luck.Normal() * std::sqrt(2.0f / static_cast<float>(c));
  }
  float* Row(size_t r) { return w.data() + r * (columns + 1); }
  float* Gradient(size_t r) { return g.data() + r * (columns + 1); }
  void Step(float rate, float first, float second) {
    for (size_t i = 0; i < w.size(); ++i) {
      m[i] += 0.1f * (g[i] - m[i]), v[i] += 0.001f * (g[i] * g[i] - v[i]);
      w[i] -= rate * (m[i] / first / (std::sqrt(v[i] / second) + 1e-8f) + 1e-5f * w[i]);
      g[i] = 0;
    }
  }
};

/// out[o][y][x] = sum of weights[c][k][o] and `in`, which has a border of one; `outs` a multiple of 4, `side` even.
void Convolve(const Lanes* in, size_t channels, size_t side, const float* weights, const float* bias, size_t outs, Lanes* out) {
  const size_t stride = side + 2;
  for (size_t o = 0; o < outs; o += 4)
    for (size_t y = 0; y < side; ++y)
      for (size_t x = 0; x < side; x += 2) {
        Lanes a[4], b[4];
        for (size_t j = 0; j < 4; ++j) a[j] = b[j] = Lanes{} + (bias ? bias[o + j] : 0.0f);
        for (size_t c = 0; c < channels; ++c) {
          const Lanes* from = in + c * stride * stride + y * stride + x;
          const float* w = weights + c * 9 * outs + o;
          for (size_t k = 0; k < 9; ++k, w += outs) {
            const Lanes p = from[(k / 3) * stride + k % 3], q = from[(k / 3) * stride + k % 3 + 1];
            for (size_t j = 0; j < 4; ++j) a[j] += w[j] * p, b[j] += w[j] * q;
          }
        }
        for (size_t j = 0; j < 4; ++j) out[((o + j) * side + y) * side + x] = a[j], out[((o + j) * side + y) * side + x + 1] = b[j];
      }
}

struct Stage {
  size_t channels, outs, side;
  Layer layer;
  Planes in, sums, pooled, slopes, back;  // in and slopes have a border
  Stage(size_t c, size_t o, size_t s, Luck& luck)
      : channels(c), outs(o), side(s), layer(o, 9 * c, luck), in(c * (s + 2) * (s + 2)), sums(o * s * s), pooled(o * s * s / 4), slopes(o * (s + 2) * (s + 2)), back((c + 3) / 4 * 4 * s * s) {}

  void Forward() {
    std::vector<float> turned(9 * channels * outs), bias(outs);
    for (size_t o = 0; o < outs; ++o) {
      for (size_t i = 0; i < 9 * channels; ++i) turned[i * outs + o] = layer.Row(o)[i];
      bias[o] = layer.Row(o)[9 * channels];
    }
    Convolve(in.data(), channels, side, turned.data(), bias.data(), outs, sums.data());
    for (size_t o = 0; o < outs; ++o)
      for (size_t y = 0; y < side; y += 2)
        for (size_t x = 0; x < side; x += 2) {
          const Lanes* s = &sums[(o * side + y) * side + x];
          Lanes most{};
          for (const Lanes v : {s[0], s[1], s[side], s[side + 1]}) most = v > most ? v : most;
          pooled[(o * side + y) / 2 * (side / 2) + x / 2] = most;
        }
  }

  /// From the slopes of what was pooled: those of the weights, and where asked for of what came in.
  void Backward(const Lanes* of_pooled, bool further) {
    const size_t stride = side + 2;
    std::fill(slopes.begin(), slopes.end(), Lanes{});
    for (size_t o = 0; o < outs; ++o)
      for (size_t y = 0; y < side; y += 2)
        for (size_t x = 0; x < side; x += 2) {
          const size_t p = (o * side + y) / 2 * (side / 2) + x / 2;
          Mask open = pooled[p] > Lanes{};
          for (const size_t k : {0u, 1u, 2u, 3u}) {
            const Mask here = open & (sums[(o * side + y + k / 2) * side + x + k % 2] == pooled[p]);
            slopes[o * stride * stride + (y + k / 2 + 1) * stride + x + k % 2 + 1] = here ? of_pooled[p] : Lanes{};
            open &= ~here;
          }
        }
    for (size_t o = 0; o < outs; ++o) GradientOf(o);
    if (!further) return;
    const size_t backs = (channels + 3) / 4 * 4;
    std::vector<float> turned(9 * backs * outs);
    for (size_t o = 0; o < outs; ++o)
      for (size_t c = 0; c < channels; ++c)
        for (size_t k = 0; k < 9; ++k) turned[(o * 9 + 8 - k) * backs + c] = layer.Row(o)[c * 9 + k];
    Convolve(slopes.data(), outs, side, turned.data(), nullptr, backs, back.data());
  }

  void GradientOf(size_t o) {
    const size_t stride = side + 2;
    const Lanes* slope = &slopes[o * stride * stride + stride + 1];
    float* gradient = layer.Gradient(o);
    Lanes bias{};
    for (size_t y = 0; y < side; ++y)
      for (size_t x = 0; x < side; ++x) bias += slope[y * stride + x];
    for (size_t l = 0; l < kLanes; ++l) gradient[9 * channels] += bias[l];
    for (size_t c = 0; c < channels; ++c) {
      Lanes sum[9] = {};
      const Lanes* from = &in[c * stride * stride];
      for (size_t y = 0; y < side; ++y)
        for (size_t x = 0; x < side; ++x) {
          const Lanes s = slope[y * stride + x];
          for (size_t k = 0; k < 9; ++k) sum[k] += s * from[(y + k / 3) * stride + x + k % 3];
        }
      for (size_t k = 0; k < 9; ++k)
        for (size_t l = 0; l < kLanes; ++l) gradient[c * 9 + k] += sum[k][l];
    }
  }
};

struct Full {
  Layer layer;
  Planes in, out, back;
  Full(size_t rows, size_t columns, Luck& luck) : layer(rows, columns, luck), in(columns), out(rows), back(columns) {}
  void Forward() {
    for (size_t r = 0; r < layer.rows; ++r) {
      Lanes sum = Lanes{} + layer.Row(r)[layer.columns];
      for (size_t c = 0; c < layer.columns; ++c) sum += layer.Row(r)[c] * in[c];
      out[r] = sum;
    }
  }
  void Backward(const Planes& slopes) {
    std::fill(back.begin(), back.end(), Lanes{});
    for (size_t r = 0; r < layer.rows; ++r) {
      float* gradient = layer.Gradient(r);
      for (size_t c = 0; c < layer.columns; ++c) {
        const Lanes p = slopes[r] * in[c];
        gradient[c] += ((p[0] + p[4]) + (p[1] + p[5])) + ((p[2] + p[6]) + (p[3] + p[7]));
        back[c] += layer.Row(r)[c] * slopes[r];
      }
      for (size_t l = 0; l < kLanes; ++l) gradient[layer.columns] += slopes[r][l];
    }
  }
};

using Dots = std::array<float, 1024>;

/// Turned, sheared, shifted and scaled a little.
void Bend(Luck& luck, Dots& dots) {
  const float turn = 0.06f * luck.Normal(), shear = 0.07f * luck.Normal(), wide = 1 + 0.05f * luck.Normal(), high = 1 + 0.05f * luck.Normal();
  const float dx = 15.5f + 0.8f * luck.Normal(), dy = 15.5f + 0.8f * luck.Normal();
  Dots bent;
  for (int y = 0; y < 32; ++y)
    for (int x = 0; x < 32; ++x) {
      const float u = static_cast<float>(x) - 15.5f, v = static_cast<float>(y) - 15.5f;
      const float fx = dx + wide * (u + (shear - turn) * v), fy = dy + high * (v + turn * u);
      const int x0 = static_cast<int>(std::floor(fx)), y0 = static_cast<int>(std::floor(fy));
      const float px = fx - static_cast<float>(x0), py = fy - static_cast<float>(y0);
      const auto at = [&](int i, int j) { return i < 0 || j < 0 || i > 31 || j > 31 ? 0.0f : dots[static_cast<size_t>(j * 32 + i)]; };
      bent[static_cast<size_t>(y * 32 + x)] = (at(x0, y0) * (1 - px) + at(x0 + 1, y0) * px) * (1 - py) + (at(x0, y0 + 1) * (1 - px) + at(x0 + 1, y0 + 1) * px) * py;
    }
  dots = bent;
}

/// Its strokes thicker or thinner, or blurred: part of the way to the greatest, the least or the mean about each dot.
void Rub(Luck& luck, Dots& dots) {
  const float way = 0.7f * luck.Unit(), kind = luck.Unit();
  Dots rubbed = dots;
  for (size_t y = 1; y < 31; ++y)
    for (size_t x = 1; x < 31; ++x) {
      const float* d = &dots[y * 32 + x];
      float to = 0;
      if (kind < 0.35f) to = std::max({d[0], d[-1], d[1], d[-32], d[32]});
      else if (kind < 0.6f) to = std::min({d[0], d[-1], d[1], d[-32], d[32]});
      else to = (d[0] + d[-1] + d[1] + d[-32] + d[32] + d[-33] + d[-31] + d[31] + d[33]) / 9;
      rubbed[y * 32 + x] += way * (to - d[0]);
    }
  dots = rubbed;
}

/// As another hand, light or lens would have made it.
void Disturb(Luck& luck, Dots& dots) {
  if (luck.Unit() < 0.8f) Bend(luck, dots);
  if (luck.Unit() < 0.4f) Rub(luck, dots);
  const float gain = 0.75f + 0.45f * luck.Unit(), grain = luck.Unit() < 0.25f ? 0.08f * luck.Unit() : 0;
  for (float& d : dots) d = std::clamp(d * gain + (grain > 0 ? grain * luck.Normal() : 0), 0.0f, 1.0f);
  if (luck.Unit() > 0.08f) return;  // a hole
  const size_t x0 = luck.Next() % 28, y0 = luck.Next() % 28, side = 2 + luck.Next() % 3;
  for (size_t y = y0; y < std::min<size_t>(32, y0 + side); ++y)
    for (size_t x = x0; x < std::min<size_t>(32, x0 + side); ++x) dots[y * 32 + x] *= 0.2f;
}

struct Net {
  Luck luck;
  std::array<Stage, 3> stages{Stage{1, kFirst, 32, luck}, Stage{kFirst + 1, kSecond, 16, luck}, Stage{kSecond, kThird, 8, luck}};
  Full hidden{kHidden, kFlat + 4, luck}, last{sam::vision::kSymbolCount, kHidden, luck};
  Planes flat_kept = Planes(kFlat), hidden_kept = Planes(kHidden);
  bool learning = false;

  std::array<Layer*, 5> Layers() { return {&stages[0].layer, &stages[1].layer, &stages[2].layer, &hidden.layer, &last.layer}; }

  void Drop(Planes& kept) {
    for (Lanes& k : kept)
      for (size_t l = 0; l < kLanes; ++l) k[l] = !learning ? 1.0f : luck.Unit() < kDrop ? 0.0f : 1 / (1 - kDrop);
  }

  void Put(const uint8_t* glyph, size_t lane) {
    std::array<float, 1024> dots;
    for (size_t i = 0; i < dots.size(); ++i) dots[i] = static_cast<float>(glyph[1 + i]) / 255;
    if (learning) Disturb(luck, dots);
    for (size_t i = 0; i < dots.size(); ++i) stages[0].in[(i / 32 + 1) * 34 + i % 32 + 1][lane] = dots[i];
    const float sight = !learning ? 1.0f / 255 : luck.Unit() < kBlind ? 0.0f : (0.8f + 0.4f * luck.Unit()) / 255;
    for (size_t i = 0; i < 256; ++i) stages[1].in[kFirst * 18 * 18 + (i / 16 + 1) * 18 + i % 16 + 1][lane] = static_cast<float>(glyph[1025 + i]) * sight;
    float place[4];
    std::memcpy(place, glyph + 1025 + 256, sizeof place);
    constexpr float kShake[4] = {0.12f, 0.12f, 0.06f, 0};
    for (size_t i = 0; i < 4; ++i) hidden.in[kFlat + i][lane] = place[i] + (learning ? kShake[i] * luck.Normal() : 0);
  }

  void Forward() {
    for (size_t k = 0; k < 3; ++k) {
      stages[k].Forward();
      if (k == 2) break;
      Stage& next = stages[k + 1];
      for (size_t c = 0; c < stages[k].outs; ++c)
        for (size_t y = 0; y < next.side; ++y)
          std::copy_n(&stages[k].pooled[(c * next.side + y) * next.side], next.side, &next.in[(c * (next.side + 2) + y + 1) * (next.side + 2) + 1]);
    }
    Drop(flat_kept), Drop(hidden_kept);
    for (size_t i = 0; i < kFlat; ++i) hidden.in[i] = stages[2].pooled[i] * flat_kept[i];
    hidden.Forward();
    for (size_t i = 0; i < kHidden; ++i) last.in[i] = (hidden.out[i] > Lanes{} ? hidden.out[i] : Lanes{}) * hidden_kept[i];
    last.Forward();
  }

  /// Of the lanes' labels; the loss of all.
  float Backward(const std::array<uint8_t, kLanes>& labels) {
    Planes slopes(last.layer.rows);
    float loss = 0;
    for (size_t l = 0; l < kLanes; ++l) {
      float most = -1e9f, sum = 0;
      for (const Lanes& o : last.out) most = std::max(most, o[l]);
      for (const Lanes& o : last.out) sum += std::exp(o[l] - most);
      for (size_t i = 0; i < slopes.size(); ++i) {
        const float goal = kSmooth / static_cast<float>(slopes.size()) + (i == labels[l] ? 1 - kSmooth : 0);
        slopes[i][l] = (std::exp(last.out[i][l] - most) / sum - goal) / kBatch;
      }
      loss += most + std::log(sum) - last.out[labels[l]][l];
    }
    last.Backward(slopes);
    Planes of_hidden(kHidden), of_flat(kFlat);
    for (size_t i = 0; i < kHidden; ++i) of_hidden[i] = hidden.out[i] > Lanes{} ? last.back[i] * hidden_kept[i] : Lanes{};
    hidden.Backward(of_hidden);
    for (size_t i = 0; i < kFlat; ++i) of_flat[i] = hidden.back[i] * flat_kept[i];
    stages[2].Backward(of_flat.data(), true);
    stages[1].Backward(stages[2].back.data(), true);
    stages[0].Backward(stages[1].back.data(), false);
    return loss;
  }
};

void Write(Net& net, const std::string& path) {
  std::ofstream out(path, std::ios::binary);
  out.write("SAMSYM03", 8);
  const auto put = [&](const auto& value) { out.write(reinterpret_cast<const char*>(&value), sizeof value); };
  for (Layer* layer : net.Layers()) {
    put(static_cast<uint32_t>(layer->rows)), put(static_cast<uint32_t>(layer->columns));
    for (size_t r = 0; r < layer->rows; ++r) {
      const float* row = layer->Row(r);
      float most = 1e-6f;
      for (size_t c = 0; c < layer->columns; ++c) most = std::max(most, std::abs(row[c]));
      put(most / 127), put(row[layer->columns]);
      for (size_t c = 0; c < layer->columns; ++c) put(static_cast<int8_t>(std::lround(row[c] / most * 127)));
    }
  }
}

bool ReadWeights(Net& net, const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  char magic[8];
  if (!in.read(magic, 8) || std::memcmp(magic, "SAMSYM03", 8) != 0) return false;
  const auto take = [&](auto& value) { in.read(reinterpret_cast<char*>(&value), sizeof value); };
  for (Layer* layer : net.Layers()) {
    uint32_t rows = 0, columns = 0;
    take(rows), take(columns);
    if (!in || rows != layer->rows || columns != layer->columns) return false;
    for (size_t r = 0; r < rows; ++r) {
      float scale = 0;
      take(scale), take(layer->Row(r)[columns]);
      for (size_t c = 0; c < columns; ++c) {
        int8_t w = 0;
        take(w);
        layer->Row(r)[c] = scale * static_cast<float>(w);
      }
    }
  }
  return static_cast<bool>(in);
}

struct Glyphs {
  std::vector<uint8_t> bytes;
  const uint8_t* At(size_t i) const { return bytes.data() + i * kGlyph; }
  size_t Count() const { return bytes.size() / kGlyph; }
};

float RightOf(Net& net, const Glyphs& glyphs, const std::vector<uint32_t>& rows) {
  net.learning = false;
  size_t right = 0, all = rows.size() / kLanes * kLanes;
  for (size_t i = 0; i < all; i += kLanes) {
    for (size_t l = 0; l < kLanes; ++l) net.Put(glyphs.At(rows[i + l]), l);
    net.Forward();
    for (size_t l = 0; l < kLanes; ++l) {
      size_t best = 0;
      for (size_t s = 0; s < net.last.out.size(); ++s)
        if (net.last.out[s][l] > net.last.out[best][l]) best = s;
      right += best == glyphs.At(rows[i + l])[0];
    }
  }
  net.learning = true;
  return static_cast<float>(right) / static_cast<float>(all);
}

void Learn(Net& net, const Glyphs& glyphs, double rounds, float rate, const std::string& path) {
  std::vector<uint32_t> rows(glyphs.Count());
  std::iota(rows.begin(), rows.end(), 0u);
  const auto shuffle = [&] {
    for (size_t i = rows.size(); i > 1; --i) std::swap(rows[i - 1], rows[net.luck.Next() % i]);
  };
  shuffle();
  const std::vector<uint32_t> kept(rows.begin(), rows.begin() + kKept);
  rows.erase(rows.begin(), rows.begin() + kKept);
  const size_t steps = static_cast<size_t>(rounds * static_cast<double>(rows.size()) / kBatch);
  const auto begun = std::chrono::steady_clock::now();
  float loss = 0;
  net.learning = true;
  for (size_t step = 0, at = rows.size(); step < steps; ++step) {
    if (at + kBatch > rows.size()) shuffle(), at = 0;
    for (size_t group = 0; group < kBatch / kLanes; ++group) {
      std::array<uint8_t, kLanes> labels;
      for (size_t l = 0; l < kLanes; ++l, ++at) net.Put(glyphs.At(rows[at]), l), labels[l] = glyphs.At(rows[at])[0];
      net.Forward();
      loss += net.Backward(labels);
    }
    const float now = static_cast<float>(step) / static_cast<float>(steps), t = static_cast<float>(step + 1);
    const float pace = rate * std::min(1.0f, t / 300) * (0.5f * (1 + std::cos(3.14159265f * now)) + 0.003f);
    for (Layer* layer : net.Layers()) layer->Step(pace, 1 - std::pow(0.9f, t), 1 - std::pow(0.999f, t));
    if ((step + 1) % 500 == 0) {
      const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
      std::printf("%zu of %zu: loss %.3f, of the kept %.4f, %.0f s\n", step + 1, steps, loss / (500 * kBatch), RightOf(net, glyphs, kept), seconds);
      std::fflush(stdout);
      loss = 0;
      Write(net, path);
    }
  }
  std::printf("of the kept %.4f\n", RightOf(net, glyphs, kept));
  Write(net, path);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 6) return std::fprintf(stderr, "train_symbol_net OUT ROUNDS RATE FROM GLYPHS...\n"), 2;
  Glyphs glyphs;
  for (int i = 5; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    std::vector<uint8_t> bytes((std::istreambuf_iterator<char>(in)), {});
    bytes.resize(bytes.size() / kGlyph * kGlyph);
    glyphs.bytes.insert(glyphs.bytes.end(), bytes.begin(), bytes.end());
  }
  if (glyphs.Count() < 2 * kKept) return std::fprintf(stderr, "too few glyphs\n"), 1;
  Net net;
  if (std::string(argv[4]) != "-" && !ReadWeights(net, argv[4])) return std::fprintf(stderr, "%s: not such weights\n", argv[4]), 1;
  Learn(net, glyphs, std::atof(argv[2]), static_cast<float>(std::atof(argv[3])), argv[1]);
  return 0;
}
