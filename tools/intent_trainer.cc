#include "intent_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

#include "base/random.h"

namespace sam::training {
namespace {

constexpr float kTiny = 1e-6f;

template <typename T>
void Append(std::vector<uint8_t>& bytes, const T* data, size_t count) {
  const size_t begin = bytes.size();
  bytes.resize(begin + FilledUp(count * sizeof(T)));
  std::memcpy(bytes.data() + begin, data, count * sizeof(T));
}

void Descend(IntentVector& at, IntentVector& squares, const IntentVector& gradient, float rate) {
  for (size_t i = 0; i < kIntentDimensions; ++i) {
    squares[i] += gradient[i] * gradient[i];
    at[i] -= rate * gradient[i] / (std::sqrt(squares[i]) + kTiny);
  }
}

/// The line as a hurried hand types it: in English a letter of a longer word lost, doubled or changed places; in Korean a space lost. The
/// line itself where there is nothing to slip on.
std::string WithSlip(const std::string& text, Language language, uint64_t seed) {
  std::vector<size_t> places;
  for (size_t i = 1; i + 2 < text.size(); ++i) {
    const auto letter = [&](size_t at) { return text[at] >= 'a' && text[at] <= 'z'; };
    if (language == Language::kKorean ? text[i] == ' ' : letter(i - 1) && letter(i) && letter(i + 1) && letter(i + 2)) places.push_back(i);
  }
  if (places.empty()) return text;
  const uint64_t draw = Draw(seed, 0, text);
  const size_t at = places[draw % places.size()];
  std::string out = text;
  if (language == Language::kKorean) return out.erase(at, 1);
  switch (draw >> 32 & 3) {
    case 0: return out.erase(at, 1);
    case 1: return out.insert(at, 1, out[at]);
    default: std::swap(out[at], out[at + 1]); return out;
  }
}

}  // namespace

IntentTrainer::IntentTrainer(const IntentSettings& settings, std::vector<std::string> intents)
    : settings_(settings), intents_(std::move(intents)) {}

void IntentTrainer::CollectFeatures(const std::vector<const LabelledLine*>& lines) {
  std::unordered_map<uint64_t, std::pair<uint32_t, const LabelledLine*>> counts;
  for (const LabelledLine* line : lines) {
    for (const Feature& f : EmotionFeatures(line->text, settings_.language)) {
      auto& [count, last] = counts[f.hash];
      if (last != line) ++count, last = line;
    }
  }
  for (const auto& [hash, count] : counts)
    if (count.first >= settings_.least_seen) hashes_.push_back(hash);
  std::sort(hashes_.begin(), hashes_.end());
  rows_.resize(hashes_.size());
  row_squares_.resize(hashes_.size());
  for (uint32_t f = 0; f < hashes_.size(); ++f) {
    index_.emplace(hashes_[f], f);
    seen_.push_back(counts[hashes_[f]].first);
    for (size_t i = 0; i < kIntentDimensions; ++i)
      rows_[f][i] = static_cast<float>(DrawUnit(settings_.seed, hashes_[f] + i, "row") - 0.5) * 0.1f;
    row_squares_[f].fill(1e-3f);
  }
  vectors_.assign(intents_.size(), {});
  vector_squares_.resize(intents_.size());
  for (size_t c = 0; c < intents_.size(); ++c) {
    vector_squares_[c].fill(1e-2f);
    for (size_t i = 0; i < kIntentDimensions; ++i)
      vectors_[c][i] = static_cast<float>(DrawUnit(settings_.seed, c * kIntentDimensions + i, "intent") - 0.5) * 0.5f;
  }
  bias_.assign(intents_.size(), 0);
  bias_squares_.assign(intents_.size(), 1);
}

void IntentTrainer::Step(const Encoded& line, uint64_t step, float rate) {
  const auto keep = static_cast<uint64_t>((1 - settings_.dropped) * 1024);
  std::vector<std::pair<uint32_t, float>> kept;
  for (size_t i = 0; i < line.features.size(); ++i) {
    if ((Draw(settings_.seed, step, "feature") * (2 * i + 1) >> 20) % 1024 < keep)
      kept.emplace_back(line.features[i].first, line.features[i].second / (1 - settings_.dropped));
  }
  IntentVector meaning{};
  for (const auto& [f, weight] : kept)
    for (size_t i = 0; i < kIntentDimensions; ++i) meaning[i] += weight * rows_[f][i];
  std::vector<float> error(intents_.size());
  float most = -INFINITY, sum = 0;
  for (size_t c = 0; c < error.size(); ++c) {
    error[c] = bias_[c];
    for (size_t i = 0; i < kIntentDimensions; ++i) error[c] += vectors_[c][i] * meaning[i];
    most = std::max(most, error[c]);
  }
  for (float& e : error) sum += e = std::exp(e - most);
  IntentVector back{};
  const float spread = settings_.smoothing / static_cast<float>(error.size());
  for (size_t c = 0; c < error.size(); ++c) {
    error[c] = (error[c] / sum - spread - (c == line.intent ? 1 - settings_.smoothing : 0)) * line.weight;
    for (size_t i = 0; i < kIntentDimensions; ++i) back[i] += error[c] * vectors_[c][i];
  }
  for (size_t c = 0; c < error.size(); ++c) {
    IntentVector gradient;
    for (size_t i = 0; i < kIntentDimensions; ++i) gradient[i] = error[c] * meaning[i] + settings_.decay * vectors_[c][i];
    Descend(vectors_[c], vector_squares_[c], gradient, rate);
    bias_squares_[c] += error[c] * error[c];
    bias_[c] -= rate * error[c] / std::sqrt(bias_squares_[c]);
  }
  for (const auto& [f, weight] : kept) {
    IntentVector gradient;
    for (size_t i = 0; i < kIntentDimensions; ++i) gradient[i] = back[i] * weight + settings_.decay * rows_[f][i];
    Descend(rows_[f], row_squares_[f], gradient, rate);
  }
}

void IntentTrainer::Train(const std::vector<const LabelledLine*>& lines) {
  CollectFeatures(lines);
  std::vector<Encoded> encoded;
  const auto encode = [&](const std::string& text, uint32_t intent, float weight) {
    Encoded& e = encoded.emplace_back(Encoded{{}, intent, weight});
    for (const Feature& f : EmotionFeatures(text, settings_.language))
      if (const auto found = index_.find(f.hash); found != index_.end()) e.features.emplace_back(found->second, f.weight);
  };
  for (const LabelledLine* line : lines) {
    encode(line->text, line->intent, line->weight);
    if (DrawUnit(settings_.seed, 1, line->text) >= settings_.slips) continue;
    if (const std::string slipped = WithSlip(line->text, settings_.language, settings_.seed); slipped != line->text)
      encode(slipped, line->intent, line->weight * 0.5f);
  }
  std::vector<uint32_t> order(encoded.size());
  std::iota(order.begin(), order.end(), 0u);
  uint64_t step = 0;
  const auto steps = static_cast<float>(encoded.size()) * static_cast<float>(settings_.epochs);
  for (int epoch = 0; epoch < settings_.epochs; ++epoch) {
    for (size_t i = order.size(); i > 1; --i)
      std::swap(order[i - 1], order[Draw(settings_.seed, static_cast<uint64_t>(epoch) * order.size() + i, "shuffle") % i]);
    for (const uint32_t which : order) {
      const float left = 1 - static_cast<float>(++step) / steps;
      Step(encoded[which], step, settings_.rate * (0.1f + 0.9f * left));
    }
  }
}

std::vector<uint8_t> IntentTrainer::Pack(float sharpness) const {
  IntentHeader header;
  header.slots = settings_.slots;
  header.intents = static_cast<uint32_t>(intents_.size());
  header.sharpness = sharpness;
  std::string names;
  for (const std::string& name : intents_) names += name + "\n";
  header.name_bytes = static_cast<uint32_t>(FilledUp(names.size()));
  names.resize(header.name_bytes, '\0');
  std::vector<IntentSlot> slots(settings_.slots);
  std::vector<std::array<int8_t, kIntentDimensions>> rows(settings_.slots);
  std::vector<std::pair<float, uint32_t>> by_strength;
  for (uint32_t f = 0; f < rows_.size(); ++f) {
    const float square = std::inner_product(rows_[f].begin(), rows_[f].end(), rows_[f].begin(), 0.0f);
    by_strength.emplace_back(-square * static_cast<float>(seen_[f]), f);
  }
  std::sort(by_strength.begin(), by_strength.end());
  for (const auto& [strength, f] : by_strength) {
    const size_t bucket = BucketOf(hashes_[f], header.slots);
    const uint16_t fingerprint = FingerprintOf(hashes_[f]);
    size_t slot = bucket;
    while (slot < bucket + kSlotsInBucket && slots[slot].fingerprint != 0 && slots[slot].fingerprint != fingerprint) ++slot;
    if (slot == bucket + kSlotsInBucket || slots[slot].fingerprint == fingerprint) continue;
    float largest = 1e-9f;
    for (const float v : rows_[f]) largest = std::max(largest, std::abs(v));
    slots[slot] = {fingerprint, ScaleFor(largest)};
    const float scale = ScaleOf(slots[slot].scale);
    for (size_t i = 0; i < kIntentDimensions; ++i) rows[slot][i] = static_cast<int8_t>(std::lround(rows_[f][i] / scale));
  }
  std::vector<uint8_t> bytes;
  Append(bytes, &header, 1);
  Append(bytes, names.data(), names.size());
  std::vector<float> columns(ColumnFloats(vectors_.size()));
  for (size_t c = 0; c < vectors_.size(); ++c)
    for (size_t i = 0; i < kIntentDimensions; ++i)
      columns[(c / kIntentsAtOnce * kIntentDimensions + i) * kIntentsAtOnce + c % kIntentsAtOnce] = vectors_[c][i];
  Append(bytes, columns.data(), columns.size());
  Append(bytes, bias_.data(), bias_.size());
  Append(bytes, slots.data(), slots.size());
  Append(bytes, rows.data(), rows.size());
  return bytes;
}

}  // namespace sam::training
