#include "emotion_trainer.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <numeric>

#include "base/random.h"

namespace sam::training {
namespace {

constexpr float kTiny = 1e-6f;

float Logistic(float x) { return 1 / (1 + std::exp(-x)); }

/// Gradient of the log loss in each output; zero where the truth is not known.
Scores Errors(const Scores& scores, const Sample& sample) {
  Scores errors{};
  for (size_t i = 0; i < kEmotionLabels && sample.has_labels; ++i) {
    errors[i] = Logistic(scores[i]) - static_cast<float>((sample.labels >> i) & 1);
  }
  const float valence = Logistic(scores[kValenceOutput]);
  if (sample.valence != 0) {
    errors[kValenceOutput] = valence - (sample.valence > 0 ? 1.0f : 0.0f);
  } else if (sample.has_labels) {
    errors[kValenceOutput] = 0.5f * (valence - 0.5f);
  }
  for (float& error : errors) error *= sample.weight;
  return errors;
}

}  // namespace

Trainer::Trainer(const Settings& settings, const std::vector<Sample>& vocabulary_from) : settings_(settings) {
  std::unordered_map<uint64_t, uint32_t> counts;
  for (const Sample& sample : vocabulary_from) {
    for (const Feature& f : EmotionFeatures(sample.text, settings_.language)) ++counts[f.hash];
  }
  for (const auto& [hash, count] : counts)
    if (static_cast<int>(count) >= settings_.least_seen) hashes_.push_back(hash);
  std::sort(hashes_.begin(), hashes_.end());
  for (const uint64_t hash : hashes_) {
    index_.emplace(hash, static_cast<uint32_t>(seen_.size()));
    seen_.push_back(counts[hash]);
  }
  weights_.resize(hashes_.size());
  squares_.resize(hashes_.size());
}

Encoded Trainer::Encode(const Sample& sample) const {
  Encoded encoded{.features = {}, .sample = &sample};
  for (const Feature& f : EmotionFeatures(sample.text, settings_.language)) {
    const auto found = index_.find(f.hash);
    if (found != index_.end()) encoded.features.emplace_back(found->second, f.weight);
  }
  return encoded;
}

Scores Trainer::Score(const Encoded& sample) const {
  Scores scores = bias_;
  for (const auto& [feature, weight] : sample.features) {
    for (size_t i = 0; i < kEmotionOutputs; ++i) scores[i] += weight * weights_[feature][i];
  }
  return scores;
}

void Trainer::Step(const Encoded& encoded, uint64_t step) {
  std::vector<std::pair<uint32_t, float>> kept;
  kept.reserve(encoded.features.size());
  const auto keep = static_cast<uint64_t>((1 - settings_.dropped) * 1024);
  for (size_t i = 0; i < encoded.features.size(); ++i) {
    const auto [feature, weight] = encoded.features[i];
    if ((Draw(settings_.seed, step, "feature") * (2 * i + 1) >> 20) % 1024 < keep) {
      kept.emplace_back(feature, weight / (1 - settings_.dropped));
    }
  }
  Scores scores = bias_;
  for (const auto& [feature, weight] : kept) {
    for (size_t i = 0; i < kEmotionOutputs; ++i) scores[i] += weight * weights_[feature][i];
  }
  const Scores errors = Errors(scores, *encoded.sample);
  for (const auto& [feature, weight] : kept) {
    Scores& w = weights_[feature];
    Scores& square = squares_[feature];
    for (size_t i = 0; i < kEmotionOutputs; ++i) {
      const float gradient = errors[i] * weight + settings_.decay * w[i];
      square[i] += gradient * gradient;
      w[i] -= settings_.rate * gradient / (std::sqrt(square[i]) + kTiny);
    }
  }
  for (size_t i = 0; i < kEmotionOutputs; ++i) {
    bias_square_[i] += errors[i] * errors[i];
    bias_[i] -= settings_.rate * errors[i] / (std::sqrt(bias_square_[i]) + kTiny);
  }
}

void Trainer::Train(const std::vector<const Encoded*>& samples) {
  for (Scores& square : squares_) square.fill(1e-2f);
  bias_square_.fill(1.0f);
  std::vector<uint32_t> order(samples.size());
  std::iota(order.begin(), order.end(), 0u);
  uint64_t step = 0;
  for (int epoch = 0; epoch < settings_.epochs; ++epoch) {
    for (size_t i = order.size(); i > 1; --i) {
      std::swap(order[i - 1],
                order[Draw(settings_.seed, static_cast<uint64_t>(epoch) * order.size() + i, "shuffle") % i]);
    }
    for (const uint32_t which : order) Step(*samples[which], ++step);
  }
}

std::vector<uint8_t> Trainer::Pack(const Thresholds& thresholds) const {
  EmotionHeader header;
  header.slots = settings_.slots;
  header.bias = bias_;
  header.threshold = thresholds;
  std::vector<uint16_t> fingerprints(settings_.slots);
  std::vector<EmotionRow> rows(settings_.slots);
  std::vector<std::pair<float, uint32_t>> by_strength;
  for (uint32_t f = 0; f < weights_.size(); ++f) {
    float square = 0;
    for (const float w : weights_[f]) square += w * w;
    by_strength.emplace_back(-square * static_cast<float>(seen_[f]), f);
  }
  std::sort(by_strength.begin(), by_strength.end());
  for (const auto& [strength, f] : by_strength) {
    const size_t bucket = BucketOf(hashes_[f], header.slots);
    const uint16_t fingerprint = FingerprintOf(hashes_[f]);
    size_t slot = bucket;
    while (slot < bucket + kSlotsInBucket && fingerprints[slot] != 0 && fingerprints[slot] != fingerprint) ++slot;
    if (slot == bucket + kSlotsInBucket || fingerprints[slot] == fingerprint) continue;
    float largest = 1e-9f;
    for (const float w : weights_[f]) largest = std::max(largest, std::abs(w));
    fingerprints[slot] = fingerprint;
    rows[slot].scale = ScaleFor(largest);
    const float scale = ScaleOf(rows[slot].scale);
    for (size_t i = 0; i < kEmotionOutputs; ++i)
      rows[slot].value[i] = static_cast<int8_t>(std::lround(weights_[f][i] / scale));
  }
  std::vector<uint8_t> bytes(sizeof(header) + fingerprints.size() * sizeof(uint16_t) +
                             rows.size() * sizeof(EmotionRow));
  std::memcpy(bytes.data(), &header, sizeof(header));
  std::memcpy(bytes.data() + sizeof(header), fingerprints.data(), fingerprints.size() * sizeof(uint16_t));
  std::memcpy(bytes.data() + sizeof(header) + fingerprints.size() * sizeof(uint16_t), rows.data(),
              rows.size() * sizeof(EmotionRow));
  return bytes;
}

EmotionDistribution Probabilities(const Scores& scores) {
  EmotionDistribution out{};
  for (size_t i = 0; i < kEmotionLabels; ++i) out[i] = Logistic(scores[i]);
  return out;
}

Thresholds BestThresholds(const std::vector<std::pair<Scores, uint32_t>>& scored) {
  Thresholds thresholds{};
  for (size_t label = 0; label < kEmotionLabels; ++label) {
    std::vector<std::pair<float, int>> ranked;
    int positives = 0;
    for (const auto& [scores, truth] : scored) {
      const int is = static_cast<int>((truth >> label) & 1);
      positives += is;
      ranked.emplace_back(Logistic(scores[label]), is);
    }
    std::sort(ranked.begin(), ranked.end(), std::greater<>());
    double best = -1;
    int hits = 0;
    thresholds[label] = 0.5f;
    for (size_t i = 0; positives > 0 && i + 1 < ranked.size(); ++i) {
      hits += ranked[i].second;
      // A little smoothing keeps a rare label from a threshold that one sample decided.
      const double f1 = 2.0 * hits / (static_cast<double>(i) + 1 + positives + 4);
      if (f1 > best) best = f1, thresholds[label] = (ranked[i].first + ranked[i + 1].first) / 2;
    }
  }
  return thresholds;
}

namespace {

constexpr double kGroupsWorth = 8;  // of the groups beside the labels

/// Hits, guesses and true ones of each label and of each of Ekman's groups.
class Tally {
 public:
  void Add(uint32_t guess, uint32_t truth) {
    AddTo(labels_, guess, truth);
    AddTo(groups_, EkmanOf(guess), EkmanOf(truth));
  }
  /// The mean F1 of the labels and that of the groups.
  double Score() const { return Mean(labels_, kEmotionLabels) + kGroupsWorth * Mean(groups_, kEkmanGroups); }

 private:
  using Counts = std::array<std::array<int, 3>, kEmotionLabels>;
  static void AddTo(Counts& counts, uint32_t guess, uint32_t truth) {
    for (uint32_t bits = guess | truth; bits != 0; bits &= bits - 1) {
      const auto i = static_cast<size_t>(std::countr_zero(bits));
      counts[i][0] += static_cast<int>(guess >> i & truth >> i & 1);
      counts[i][1] += static_cast<int>(guess >> i & 1);
      counts[i][2] += static_cast<int>(truth >> i & 1);
    }
  }
  static double Mean(const Counts& counts, size_t classes) {
    double sum = 0;
    for (size_t i = 0; i < classes; ++i)
      sum += 2.0 * counts[i][0] / (counts[i][1] + counts[i][2] + 1);  // 1: a rare label's threshold is not left to one line
    return sum / static_cast<double>(classes);
  }
  Counts labels_{}, groups_{};
};

}  // namespace

void RefineThresholds(const std::vector<std::pair<Scores, uint32_t>>& scored, Thresholds& thresholds) {
  constexpr std::array kSteps = {0.7f, 0.8f, 0.87f, 0.93f, 1.07f, 1.15f, 1.25f, 1.4f};
  constexpr int kRounds = 4;
  std::vector<EmotionDistribution> probabilities;
  for (const auto& [scores, truth] : scored) probabilities.push_back(Probabilities(scores));
  for (int round = 0; round < kRounds; ++round) {
    for (size_t label = 0; label < kEmotionLabels; ++label) {
      Thresholds best = thresholds;
      double most = -1;
      for (size_t step = 0; step <= kSteps.size(); ++step) {
        Thresholds tried = thresholds;
        if (step > 0) tried[label] = std::clamp(tried[label] * kSteps[step - 1], 0.01f, 0.95f);
        Tally tally;
        for (size_t i = 0; i < scored.size(); ++i) tally.Add(LabelsOf(probabilities[i], tried), scored[i].second);
        if (const double score = tally.Score(); score > most + (step > 0 ? 1e-5 : 0)) most = score, best = tried;
      }
      thresholds = best;
    }
  }
}

uint32_t LabelsOf(const EmotionDistribution& probabilities, const Thresholds& thresholds) {
  uint32_t labels = 0;
  size_t best = 0;
  for (size_t i = 0; i < kEmotionLabels; ++i) {
    if (probabilities[i] >= thresholds[i]) labels |= 1u << i;
    if (probabilities[i] / thresholds[i] > probabilities[best] / thresholds[best]) best = i;
  }
  return labels != 0 ? labels : 1u << best;
}

double MacroF1(const std::vector<std::pair<uint32_t, uint32_t>>& pairs, size_t classes, std::vector<double>* each) {
  double sum = 0;
  for (size_t i = 0; i < classes; ++i) {
    int hits = 0, predicted = 0, true_ones = 0;
    for (const auto& [guess, truth] : pairs) {
      hits += static_cast<int>((guess & truth) >> i & 1);
      predicted += static_cast<int>(guess >> i & 1);
      true_ones += static_cast<int>(truth >> i & 1);
    }
    const double f1 = predicted + true_ones > 0 ? 2.0 * hits / (predicted + true_ones) : 0;
    if (each != nullptr) each->push_back(f1);
    sum += f1;
  }
  return sum / static_cast<double>(classes);
}

}  // namespace sam::training
