#include "mind/gguf/gguf_shape.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/unicode.h"

namespace sam {
namespace {

constexpr uint64_t kMostLayers = 512, kMostHeads = 4096, kWidestHead = 8192, kWidest = uint64_t{1} << 17, kWidestFeed = uint64_t{1} << 20;
constexpr uint64_t kLongestContext = uint64_t{1} << 27, kMostExperts = 512, kBytesOfHalf = 2;

/// Keys of one model or of a part of it: all begin alike.
class Keys {
 public:
  Keys(const GgufSettings& settings, std::string start, GgufCursor& cursor) : settings_(settings), start_(std::move(start)), cursor_(cursor) {}

  bool Has(std::string_view key) const { return settings_.Find(start_ + std::string(key)) != nullptr; }
  bool HasAny(std::string_view group) const {
    const auto found = settings_.all().lower_bound(start_ + std::string(group));
    return found != settings_.all().end() && found->first.starts_with(start_ + std::string(group));
  }
  /// A whole number within [least, most]; `absent` where the key is missing.
  uint64_t Number(std::string_view key, uint64_t least, uint64_t most, uint64_t absent) const {
    const GgufSetting* setting = settings_.Find(start_ + std::string(key));
    if (!setting) return absent;
    if (setting->is_array || setting->type != GgufValueType::kU32) return Refuse(key, "is no whole number");
    return Within(key, setting->integer, least, most);
  }
  uint64_t Need(std::string_view key, uint64_t least, uint64_t most) const { return Has(key) ? Number(key, least, most, 0) : Refuse(key, "is missing"); }
  /// One number for all layers, or one a layer: as many as `layers` then, or fewer where some layers are kept apart. Empty where the key is missing.
  std::vector<uint64_t> PerLayer(std::string_view key, uint64_t most, uint64_t layers) const {
    const GgufSetting* setting = settings_.Find(start_ + std::string(key));
    if (!setting) return {};
    if (!setting->is_array) return std::vector<uint64_t>(layers, Number(key, 0, most, 0));
    const bool whole = setting->type == GgufValueType::kU32 || setting->type == GgufValueType::kI32;
    std::vector<uint64_t> values;
    if (!whole || setting->count == 0 || setting->count > layers) {
      Refuse(key, "does not have one number a layer");
      return values;
    }
    for (const int64_t value : setting->integers) values.push_back(Within(key, value, 0, most));
    values.resize(layers, values.back());
    return values;
  }
  void Real(std::string_view key, double least, double most) const {
    const GgufSetting* setting = settings_.Find(start_ + std::string(key));
    if (!setting) return;
    if (setting->is_array || setting->type != GgufValueType::kF32 || !(setting->real >= least && setting->real <= most)) Refuse(key, fmt::format("is no number between {} and {}", least, most));
  }
  uint64_t Refuse(std::string_view key, std::string_view why) const {
    cursor_.Refuse(fmt::format("key \"{}{}\" {}", start_, key, why));
    return 0;
  }

 private:
  uint64_t Within(std::string_view key, int64_t value, uint64_t least, uint64_t most) const {
    if (value < 0 || static_cast<uint64_t>(value) < least || static_cast<uint64_t>(value) > most) return Refuse(key, fmt::format("is {}, not between {} and {}", value, least, most));
    return static_cast<uint64_t>(value);
  }
  const GgufSettings& settings_;
  std::string start_;
  GgufCursor& cursor_;
};

void CheckExperts(const Keys& keys) {
  const uint64_t experts = keys.Number("expert_count", 0, kMostExperts, 0), used = keys.Number("expert_used_count", 0, kMostExperts, 0);
  if (used > experts) keys.Refuse("expert_used_count", fmt::format("is {} of {}", used, experts));
  if (experts > 1 && used == 0) keys.Refuse("expert_used_count", fmt::format("is 0 of {}", experts));
  const uint64_t groups = keys.Number("expert_group_count", 0, kMostExperts, 0);
  if (groups > 1 && (groups >= experts || experts % groups != 0)) keys.Refuse("expert_group_count", fmt::format("is {} with {} experts", groups, experts));
}

void CheckFactors(const Keys& keys, const GgufSettings& settings, const std::string& architecture) {
  keys.Real("attention.layer_norm_rms_epsilon", 0, 0.1);
  keys.Real("attention.layer_norm_epsilon", 0, 0.1);
  keys.Real("rope.freq_base", 1e-3, 1e12);
  keys.Real("rope.scaling.factor", 0, 1e6);
  constexpr std::string_view kScalings[] = {"", "none", "linear", "yarn", "longrope"};
  const std::string_view scaling = settings.Text(architecture + ".rope.scaling.type");
  if (std::ranges::find(kScalings, scaling) == std::end(kScalings)) keys.Refuse("rope.scaling.type", fmt::format("is \"{}\", which is not known", CleanText(scaling, 40)));
}

/// Sizes of one head's keys and values.
struct HeadSizes {
  uint64_t keys = 0, values = 0;
};

HeadSizes CheckHeads(const Keys& keys, const std::vector<uint64_t>& heads, uint64_t embedding) {
  const auto some = std::ranges::find_if(heads, [](uint64_t n) { return n > 0; });
  if (some == heads.end()) return {};
  const bool told = keys.Has("attention.key_length");
  if (!told && embedding % *some != 0) keys.Refuse("attention.head_count", fmt::format("is {}, which does not divide the embedding of {}", *some, embedding));
  const HeadSizes sizes{keys.Number("attention.key_length", 1, kWidestHead, embedding / *some), keys.Number("attention.value_length", 1, kWidestHead, embedding / *some)};
  const uint64_t turned = keys.Number("rope.dimension_count", 0, kWidestHead, sizes.keys);
  if (turned > sizes.keys || turned % 2 != 0) keys.Refuse("rope.dimension_count", fmt::format("is {} in heads of {}", turned, sizes.keys));
  return sizes;
}

bool AllZero(const std::vector<uint64_t>& values) {
  return std::ranges::all_of(values, [](uint64_t n) { return n == 0; });
}

uint64_t KvBytesPerToken(const Keys& keys, uint64_t layers, uint64_t embedding) {
  const bool recurrent = keys.HasAny("ssm.") || keys.HasAny("wkv.") || keys.HasAny("kda.") || keys.HasAny("shortconv.");
  const auto heads = keys.PerLayer("attention.head_count", kMostHeads, layers);
  auto shared = keys.PerLayer("attention.head_count_kv", kMostHeads, layers);
  if (shared.empty()) shared = heads;
  if (!recurrent && AllZero(heads)) keys.Refuse("attention.head_count", "is missing or 0");
  if (!recurrent && AllZero(shared)) keys.Refuse("attention.head_count_kv", "is 0");
  const HeadSizes sizes = CheckHeads(keys, heads, embedding);
  uint64_t bytes = 0;
  for (size_t n = 0; n < std::min(heads.size(), shared.size()); ++n) {
    if (heads[n] > 0 && shared[n] > 0 && heads[n] % shared[n] != 0) keys.Refuse("attention.head_count_kv", fmt::format("is {}, which does not divide {} heads", shared[n], heads[n]));
    bytes += shared[n] * (sizes.keys + sizes.values) * kBytesOfHalf;
  }
  return bytes;
}

}  // namespace

void CheckModelShape(const GgufSettings& settings, const GgufWeights& weights, GgufHeader& header, GgufCursor& cursor) {
  const Keys keys(settings, header.architecture + ".", cursor);
  header.layers = static_cast<uint32_t>(keys.Need("block_count", 1, kMostLayers));
  header.context_length = static_cast<uint32_t>(keys.Need("context_length", 1, kLongestContext));
  header.embedding = static_cast<uint32_t>(keys.Need("embedding_length", 1, kWidest));
  if (!cursor.ok()) return;
  keys.PerLayer("feed_forward_length", kWidestFeed, header.layers);
  CheckExperts(keys);
  CheckFactors(keys, settings, header.architecture);
  header.kv_bytes_per_token = KvBytesPerToken(keys, header.layers, header.embedding);
  if (weights.rows == 0) return cursor.Refuse("it has no tensor \"token_embd.weight\"");
  if (weights.row != header.embedding || weights.rows != header.vocabulary)
    cursor.Refuse(fmt::format("tensor \"token_embd.weight\" has {} rows of {}, where {} tokens of {} are told", weights.rows, weights.row, header.vocabulary, header.embedding));
  if (weights.last_layer >= header.layers) cursor.Refuse(fmt::format("it has weights of layer {}, but {} layers", weights.last_layer, header.layers));
}

void CheckProjectorShape(const GgufSettings& settings, GgufHeader& header, GgufCursor& cursor) {
  bool typed = !settings.Text("clip.projector_type").empty();
  for (const char* part : {"vision", "audio"}) {
    const Keys keys(settings, fmt::format("clip.{}.", part), cursor);
    typed |= !settings.Text(fmt::format("clip.{}.projector_type", part)).empty();
    if (!keys.Has("embedding_length")) continue;
    (std::string_view(part) == "vision" ? header.has_eyes : header.has_ears) = true;
    const uint64_t embedding = keys.Number("embedding_length", 1, kWidest, 0), heads = keys.Number("attention.head_count", 1, kMostHeads, 1);
    if (heads > 0 && !keys.Has("attention.head_dim") && embedding % heads != 0) keys.Refuse("attention.head_count", fmt::format("is {}, which does not divide the embedding of {}", heads, embedding));
    header.layers = std::max(header.layers, static_cast<uint32_t>(keys.Number("block_count", 0, kMostLayers, 0)));
    header.embedding = std::max(header.embedding, static_cast<uint32_t>(embedding));
    keys.Number("feed_forward_length", 0, kWidestFeed, 0);
    keys.Number("projection_dim", 0, kWidest, 0);
    const uint64_t image = keys.Number("image_size", 1, 16384, 16384);
    keys.Number("patch_size", 1, image, 1);
    keys.Number("num_mel_bins", 1, 4096, 1);
    keys.Real("attention.layer_norm_epsilon", 0, 0.1);
    for (const char* colours : {"image_mean", "image_std"}) {
      const GgufSetting* setting = settings.Find(fmt::format("clip.{}.{}", part, colours));
      if (setting && (!setting->is_array || setting->type != GgufValueType::kF32 || setting->count < 3)) keys.Refuse(colours, "does not have one number a colour");
    }
  }
  if (!typed) cursor.Refuse("key \"clip.projector_type\" is missing");
  if (header.embedding == 0) cursor.Refuse("it has the keys of neither eyes nor ears");
}

void CheckAdapter(const GgufSettings& settings, GgufCursor& cursor) {
  const Keys keys(settings, "adapter.", cursor);
  if (settings.Text("adapter.type") != "lora") cursor.TurnAway(fmt::format("it is an adapter of the kind \"{}\", and only lora is understood", CleanText(settings.Text("adapter.type"), 40)));
  keys.Real("lora.alpha", 0, 1e6);
}

}  // namespace sam
