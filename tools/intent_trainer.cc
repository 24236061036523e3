#include "intent_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

#include "base/random.h"

namespace sam::training {
namespace {

constexpr float kTiny = 1e-6f;
constexpr float kSlipWorth = 0.5f;  // of a line with a slip of the fingers, beside the line itself

template <typename T>
void Append(std::vector<uint8_t>& bytes, const T* data, size_t count) {
  const size_t begin = bytes.size();
  bytes.resize(begin + FilledUp(count * sizeof(T)));
  std::memcpy(bytes.data() + begin, data, count * sizeof(T));
}

IntentRow RowOf(const IntentVector& vector, float scale) {
  IntentRow row;
  for (size_t i = 0; i < kIntentDimensions; ++i) row[i] = static_cast<int8_t>(std::lround(vector[i] / scale));
  return row;
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

IntentTrainer::IntentTrainer(const IntentSettings& settings, std::vector<std::string> intents, std::vector<std::string> kinds)
    : settings_(settings), intents_(std::move(intents)), kinds_(std::move(kinds)) {
  for (uint32_t intent = 0, kind = 0; intent < intents_.size(); ++intent) {
    const uint32_t first = kind;
    while (kind < kinds_.size() && kinds_[kind].starts_with(intents_[intent] + "/")) ++kind;
    kinds_of_.emplace_back(first, kind);
  }
}

void IntentTrainer::Choices::Begin(size_t count, uint64_t seed, std::string_view purpose) {
  vectors.resize(count);
  vector_squares.resize(count);
  for (size_t c = 0; c < count; ++c) {
    vector_squares[c].fill(1e-2f);
    for (size_t i = 0; i < kIntentDimensions; ++i)
      vectors[c][i] = static_cast<float>(DrawUnit(seed, c * kIntentDimensions + i, purpose) - 0.5) * 0.5f;
  }
  bias.assign(count, 0);
  bias_squares.assign(count, 1);
}

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
  intent_choices_.Begin(intents_.size(), settings_.seed, "intent");
  kind_choices_.Begin(kinds_.size(), settings_.seed, "kind");
}

void IntentTrainer::Choose(Choices& choices, std::pair<uint32_t, uint32_t> range, bool or_plain, uint32_t wanted, const IntentVector& meaning,
                           float weight, float rate, IntentVector& back) const {
  const auto [first, last] = range;
  std::vector<float> error(last - first);
  float most = or_plain ? 0 : -INFINITY;
  for (uint32_t c = first; c < last; ++c) {
    const IntentVector& vector = choices.vectors[c];
    float score = 0;
    for (size_t i = 0; i < kIntentDimensions; ++i) score += vector[i] * meaning[i];
    error[c - first] = score + choices.bias[c];
    most = std::max(most, error[c - first]);
  }
  float sum = or_plain ? std::exp(-most) : 0;
  for (float& e : error) sum += e = std::exp(e - most);
  const float spread = settings_.smoothing / static_cast<float>(error.size() + or_plain);
  for (uint32_t c = first; c < last; ++c) {
    float& e = error[c - first];
    e = (e / sum - spread - (c == wanted ? 1 - settings_.smoothing : 0)) * weight;
    IntentVector& vector = choices.vectors[c];
    IntentVector gradient;
    for (size_t i = 0; i < kIntentDimensions; ++i) {
      back[i] += e * vector[i];
      gradient[i] = e * meaning[i] + settings_.decay * vector[i];
    }
    Descend(vector, choices.vector_squares[c], gradient, rate);
    choices.bias_squares[c] += e * e;
    choices.bias[c] -= rate * e / std::sqrt(choices.bias_squares[c]);
  }
}

void IntentTrainer::Step(const Encoded& line, uint64_t step, float rate) {
  const auto keep = static_cast<uint64_t>((1 - settings_.dropped) * 1024);
  std::vector<std::pair<uint32_t, float>> kept;
  for (size_t i = 0; i < line.features.size(); ++i) {
    if ((Draw(settings_.seed, step, "feature") * (2 * i + 1) >> 20) % 1024 < keep)
      kept.emplace_back(line.features[i].first, line.features[i].second / (1 - settings_.dropped));
  }
  IntentVector meaning{}, back{};
  for (const auto& [f, weight] : kept)
    for (size_t i = 0; i < kIntentDimensions; ++i) meaning[i] += weight * rows_[f][i];
  Choose(intent_choices_, {0, static_cast<uint32_t>(intents_.size())}, false, line.intent, meaning, line.weight, rate, back);
  if (const auto kinds = kinds_of_[line.intent]; line.kind != LabelledLine::kAnyKind && kinds.first != kinds.second)
    Choose(kind_choices_, kinds, true, line.kind, meaning, line.weight, rate, back);
  for (const auto& [f, weight] : kept) {
    IntentVector gradient;
    for (size_t i = 0; i < kIntentDimensions; ++i) gradient[i] = back[i] * weight + settings_.decay * rows_[f][i];
    Descend(rows_[f], row_squares_[f], gradient, rate);
  }
}

void IntentTrainer::Train(const std::vector<const LabelledLine*>& lines) {
  CollectFeatures(lines);
  std::vector<Encoded> encoded;
  const auto encode = [&](const std::string& text, const LabelledLine& line, float weight) {
    Encoded& e = encoded.emplace_back(Encoded{{}, line.intent, line.kind, weight});
    for (const Feature& f : EmotionFeatures(text, settings_.language))
      if (const auto found = index_.find(f.hash); found != index_.end()) e.features.emplace_back(found->second, f.weight);
  };
  for (const LabelledLine* line : lines) {
    if (!line->ours) lines_[WordsHash(line->text)] = line->kind >= LabelledLine::kPlain ? line->intent : static_cast<uint32_t>(intents_.size()) + line->kind;
    encode(line->text, *line, 1);
    if (DrawUnit(settings_.seed, 1, line->text) >= settings_.slips) continue;
    if (const std::string slipped = WithSlip(line->text, settings_.language, settings_.seed); slipped != line->text)
      encode(slipped, *line, kSlipWorth);
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

void IntentTrainer::PackFeatures(std::vector<uint8_t>& bytes) const {
  std::vector<IntentSlot> slots(settings_.slots);
  std::vector<IntentRow> rows(settings_.slots);
  std::vector<std::pair<float, uint32_t>> by_strength;
  for (uint32_t f = 0; f < rows_.size(); ++f) {
    const float square = std::inner_product(rows_[f].begin(), rows_[f].end(), rows_[f].begin(), 0.0f);
    by_strength.emplace_back(-square * static_cast<float>(seen_[f]), f);
  }
  std::sort(by_strength.begin(), by_strength.end());
  for (const auto& [strength, f] : by_strength) {
    const size_t bucket = BucketOf(hashes_[f], settings_.slots);
    const uint16_t fingerprint = FingerprintOf(hashes_[f]);
    size_t slot = bucket;
    while (slot < bucket + kSlotsInBucket && slots[slot].fingerprint != 0 && slots[slot].fingerprint != fingerprint) ++slot;
    if (slot == bucket + kSlotsInBucket || slots[slot].fingerprint == fingerprint) continue;
    float largest = 1e-9f;
    for (const float v : rows_[f]) largest = std::max(largest, std::abs(v));
    slots[slot] = {fingerprint, ScaleFor(largest)};
    const float scale = ScaleOf(slots[slot].scale);
    rows[slot] = RowOf(rows_[f], scale);
  }
  Append(bytes, slots.data(), slots.size());
  Append(bytes, rows.data(), rows.size());
}

void IntentTrainer::PackLines(std::vector<uint8_t>& bytes) const {
  std::vector<uint64_t> hashes;
  std::vector<uint32_t> meant;
  for (const auto& [hash, name] : lines_) hashes.push_back(hash), meant.push_back(name);
  Append(bytes, hashes.data(), hashes.size());
  Append(bytes, meant.data(), meant.size());
}

std::vector<uint8_t> IntentTrainer::Pack(float sharpness) const {
  IntentHeader header;
  header.slots = settings_.slots;
  header.intents = static_cast<uint32_t>(intents_.size());
  header.kinds = static_cast<uint32_t>(kinds_.size());
  header.lines = static_cast<uint32_t>(lines_.size());
  header.sharpness = sharpness;
  std::string names;
  for (const auto* list : {&intents_, &kinds_})
    for (const std::string& name : *list) names += name + "\n";
  header.name_bytes = static_cast<uint32_t>(FilledUp(names.size()));
  names.resize(header.name_bytes, '\0');
  std::vector<uint8_t> bytes;
  Append(bytes, &header, 1);
  Append(bytes, names.data(), names.size());
  const std::vector<IntentVector>& vectors = intent_choices_.vectors;
  std::vector<float> columns(ColumnFloats(vectors.size()));
  for (size_t c = 0; c < vectors.size(); ++c)
    for (size_t i = 0; i < kIntentDimensions; ++i)
      columns[(c / kIntentsAtOnce * kIntentDimensions + i) * kIntentsAtOnce + c % kIntentsAtOnce] = vectors[c][i];
  Append(bytes, columns.data(), columns.size());
  Append(bytes, intent_choices_.bias.data(), intent_choices_.bias.size());
  std::vector<IntentRow> kind_rows;
  std::vector<float> kind_scales;
  for (const IntentVector& vector : kind_choices_.vectors) {
    float largest = kTiny;
    for (const float v : vector) largest = std::max(largest, std::abs(v));
    kind_scales.push_back(largest / 127);
    kind_rows.push_back(RowOf(vector, kind_scales.back()));
  }
  Append(bytes, kind_rows.data(), kind_rows.size());
  Append(bytes, kind_scales.data(), kind_scales.size());
  Append(bytes, kind_choices_.bias.data(), kind_choices_.bias.size());
  PackFeatures(bytes);
  PackLines(bytes);
  return bytes;
}

}  // namespace sam::training
