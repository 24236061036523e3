#include "turn_net_trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace sam::training {
namespace {

constexpr size_t kGuess = 32;                 // numbers of a guess at the next word
constexpr int kOthers = 12;                   // words drawn beside the true one
constexpr float kGuessWeight = 0.3f;          // of a next word against an end
constexpr float kRate = 2e-3f, kTableRate = 0.05f, kLeastRate = 0.05f;
constexpr size_t kBatch = 8;
constexpr float kMisheard = 0.1f, kHeld = 0.06f;  // of the sentences come once more with a wrong word, or a filler, at the end
constexpr float kOpenWeight = 0.5f;
constexpr float kDropWord = 0.1f, kDropInput = 0.1f, kDropState = 0.3f;

struct Luck {
  uint64_t state;
  uint64_t Next() { return state ^= state << 13, state ^= state >> 7, state ^= state << 17, state; }
  float Unit() { return static_cast<float>(Next() >> 40) * 0x1.0p-24f; }
  float Around(float most) { return (2 * Unit() - 1) * most; }
};

/// The network and what is only for learning, as one row of numbers for Adam.
struct Dense {
  TurnNetCore core;
  std::array<std::array<float, kTurnUnits>, kGuess> guess{};
  float* data() { return core.of_word[0].data(); }
  static constexpr size_t kCount = (kTurnWidth + kTurnUnits + 1) * kTurnGates + kTurnUnits + 1 + kGuess * kTurnUnits;
};
static_assert(sizeof(Dense) == Dense::kCount * sizeof(float));

/// Rows of numbers by Adagrad, a step size for each row.
template <size_t N>
struct Table {
  std::vector<std::array<float, N>> rows{kTurnRows};
  std::vector<float> squares = std::vector<float>(kTurnRows, 1e-3f);
  void Step(uint32_t row, const std::array<float, N>& gradient, float rate) {
    squares[row] += std::inner_product(gradient.begin(), gradient.end(), gradient.begin(), 0.0f) / N;
    const float by = kTableRate * rate / std::sqrt(squares[row]);
    for (size_t i = 0; i < N; ++i) rows[row][i] -= by * gradient[i];
  }
};

template <size_t N>
void AddTimes(float times, const std::array<float, N>& row, std::array<float, N>& sum) {
  for (size_t i = 0; i < N; ++i) sum[i] += times * row[i];
}
template <size_t N>
float Product(const std::array<float, N>& a, const std::array<float, N>& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0f);
}
float Squashed(float x) { return 1 / (1 + std::exp(-x)); }

using State = std::array<float, kTurnUnits>;
using Gates = std::array<float, kTurnGates>;

}  // namespace

struct TurnNetTrainer::Parts {
  explicit Parts(uint64_t seed) : luck{seed} {
    for (auto& row : core().of_word) for (float& w : row) w = luck.Around(1 / std::sqrt(static_cast<float>(kTurnWidth)));
    for (auto& row : core().of_state) for (float& w : row) w = luck.Around(1 / std::sqrt(static_cast<float>(kTurnUnits)));
    for (auto& row : dense->guess) for (float& w : row) w = luck.Around(1 / std::sqrt(static_cast<float>(kTurnUnits)));
    for (float& w : core().out) w = luck.Around(0.05f);
    for (auto& row : words.rows) for (float& w : row) w = luck.Around(0.1f);
    for (auto& row : next.rows) for (float& w : row) w = luck.Around(0.05f);
  }

  /// A word as it is met: with what is dropped for this time.
  struct Met {
    TurnNetStep step;
    std::array<bool, kTurnWidth> dropped{};
    State kept{};  // 0, or what makes up for those dropped
    size_t first_part = 0;
  };

  TurnNetCore& core() { return dense->core; }

  std::array<float, kTurnWidth> Sum(const TurnWord& word, size_t first_part) const {
    std::array<float, kTurnWidth> sum{};
    for (size_t part = first_part; part < word.count; ++part) AddTimes(1, words.rows[word.rows[part]], sum);
    return sum;
  }

  void Meet(const Sentence& sentence) {
    met.resize(sentence.words.size());
    State before{};
    for (size_t t = 0; t < met.size(); ++t) {
      Met& m = met[t];
      m.first_part = luck.Unit() < kDropWord ? 1 : 0;
      m.step.word = Sum(sentence.words[t], m.first_part);
      for (size_t i = 0; i < kTurnWidth; ++i) {
        m.dropped[i] = luck.Unit() < kDropInput;
        m.step.word[i] = m.dropped[i] ? 0 : m.step.word[i] / (1 - kDropInput);
      }
      for (float& k : m.kept) k = luck.Unit() < kDropState ? 0 : 1 / (1 - kDropState);
      TakeTurnWord(core(), before, m.step);
      before = m.step.state;
    }
  }

  /// The end, as the state tells it; into the gradient of the state.
  void LearnEnd(const Met& m, float whole, float weight, State& of_state) {
    State seen = m.step.state;
    for (size_t i = 0; i < kTurnUnits; ++i) seen[i] *= m.kept[i];
    const float error = weight * (Squashed(EndsAt(core(), seen)) - whole);
    AddTimes(error, seen, gradient->core.out);
    gradient->core.out_bias += error;
    for (size_t i = 0; i < kTurnUnits; ++i) of_state[i] += error * core().out[i] * m.kept[i];
  }

  void LearnNext(const Met& m, uint32_t word, State& of_state, float rate) {
    std::array<float, kGuess> guess{}, of_guess{};
    for (size_t i = 0; i < kGuess; ++i) guess[i] = Product(dense->guess[i], m.step.state);
    for (int k = 0; k <= kOthers; ++k) {
      const uint32_t row = k == 0 ? word : drawn[luck.Next() % drawn.size()];
      if (k > 0 && row == word) continue;
      const float error = kGuessWeight * (Squashed(Product(next.rows[row], guess)) - (k == 0 ? 1.0f : 0.0f));
      AddTimes(error, next.rows[row], of_guess);
      std::array<float, kGuess> of_row{};
      AddTimes(error, guess, of_row);
      next.Step(row, of_row, rate);
    }
    for (size_t i = 0; i < kGuess; ++i) {
      AddTimes(of_guess[i], m.step.state, gradient->guess[i]);
      AddTimes(of_guess[i], dense->guess[i], of_state);
    }
  }

  /// Back through one word: from the gradient of its state to that of the state before, and of the word.
  State GoBack(const Met& m, const State& before, const State& of_state, const TurnWord& word, float rate) {
    Gates own{}, back{};  // gradients before squashing: of what the word adds, of what the state adds
    State of_before{};
    for (size_t i = 0; i < kTurnUnits; ++i) {
      const size_t reset_at = kTurnUnits + i, candidate_at = 2 * kTurnUnits + i;
      const float update = m.step.gates[i], reset = m.step.gates[reset_at], candidate = m.step.gates[candidate_at];
      of_before[i] = of_state[i] * update;
      own[i] = back[i] = of_state[i] * (before[i] - candidate) * update * (1 - update);
      own[candidate_at] = of_state[i] * (1 - update) * (1 - candidate * candidate);
      back[candidate_at] = own[candidate_at] * reset;
      own[reset_at] = back[reset_at] = own[candidate_at] * m.step.from_state[i] * reset * (1 - reset);
    }
    AddTimes(1, own, gradient->core.bias);
    std::array<float, kTurnWidth> of_word{};
    for (size_t i = 0; i < kTurnWidth; ++i) {
      AddTimes(m.step.word[i], own, gradient->core.of_word[i]);
      of_word[i] = m.dropped[i] ? 0 : Product(core().of_word[i], own) / (1 - kDropInput);
    }
    for (size_t i = 0; i < kTurnUnits; ++i) {
      AddTimes(before[i], back, gradient->core.of_state[i]);
      of_before[i] += Product(core().of_state[i], back);
    }
    for (size_t part = m.first_part; part < word.count; ++part) words.Step(word.rows[part], of_word, rate);
    return of_before;
  }

  enum class End { kWhole, kOpen };

  void Learn(const Sentence& sentence, End end, float rate) {
    Meet(sentence);
    const size_t count = sentence.words.size();
    State of_state{};
    for (size_t t = count; t-- > 0;) {
      const bool last = t + 1 == count;
      const float share = last ? 1.0f : sentence.silences[t];
      LearnEnd(met[t], last && end == End::kWhole ? 1 : 0, sentence.weight * share, of_state);
      if (!last) LearnNext(met[t], sentence.words[t + 1].rows[0], of_state, rate);
      of_state = GoBack(met[t], t > 0 ? met[t - 1].step.state : State{}, of_state, sentence.words[t], rate);
    }
  }

  /// Cut short, then a wrong word in place of the last one, as a recogniser hears half a word.
  void LearnMisheard(const Sentence& sentence, const Sentence& other, float rate) {
    const size_t count = sentence.words.size();
    if (count < 3) return;
    Sentence cut = sentence;
    cut.words.resize(2 + luck.Next() % (count - 2));
    cut.weight *= kOpenWeight;
    cut.words.back() = other.words[luck.Next() % other.words.size()];
    Learn(cut, End::kOpen, rate);
  }

  /// Cut short anywhere, also at its end, then a filler.
  void LearnFiller(const Sentence& sentence, const Sentence& filler, float rate) {
    Sentence held = sentence;
    held.words.resize(1 + luck.Next() % held.words.size());
    held.words.insert(held.words.end(), filler.words.begin(), filler.words.end());
    held.silences.resize(held.words.size(), 0);
    held.weight *= kOpenWeight;
    Learn(held, End::kOpen, rate);
  }

  void Step(float rate) {
    ++steps;
    const float first = 1 - std::pow(0.9f, static_cast<float>(steps)), second = 1 - std::pow(0.999f, static_cast<float>(steps));
    float *const w = dense->data(), *const g = gradient->data(), *const m = mean->data(), *const s = square->data();
    for (size_t i = 0; i < Dense::kCount; ++i) {
      const float by = g[i] / kBatch;
      m[i] += 0.1f * (by - m[i]), s[i] += 0.001f * (by * by - s[i]);
      w[i] -= kRate * rate * m[i] / first / (std::sqrt(s[i] / second) + 1e-8f);
      g[i] = 0;
    }
  }

  Luck luck;
  std::unique_ptr<Dense> dense = std::make_unique<Dense>(), gradient = std::make_unique<Dense>(), mean = std::make_unique<Dense>(), square = std::make_unique<Dense>();
  Table<kTurnWidth> words;
  Table<kGuess> next;
  std::vector<uint32_t> drawn;  // a row as often as it is drawn
  std::vector<Met> met;
  long steps = 0;
};

TurnNetTrainer::TurnNetTrainer(uint64_t seed) : parts_(std::make_unique<Parts>(seed)) {}
TurnNetTrainer::~TurnNetTrainer() = default;

void TurnNetTrainer::Train(const std::vector<const Sentence*>& sentences, const std::vector<Sentence>& fillers, int rounds) {
  std::vector<float> often(kTurnRows);
  for (const Sentence* sentence : sentences) for (const TurnWord& word : sentence->words) ++often[word.rows[0]];
  for (uint32_t row = 0; row < kTurnRows; ++row) parts_->drawn.insert(parts_->drawn.end(), static_cast<size_t>(std::ceil(std::pow(often[row], 0.75f) / 4)), row);
  std::vector<const Sentence*> order = sentences;
  const auto all = static_cast<float>(order.size()) * static_cast<float>(rounds);
  size_t done = 0;
  for (int round = 0; round < rounds; ++round) {
    for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[parts_->luck.Next() % i]);
    for (const Sentence* sentence : order) {
      const float rate = 1 - (1 - kLeastRate) * static_cast<float>(done) / all;
      parts_->Learn(*sentence, Parts::End::kWhole, rate);
      if (parts_->luck.Unit() < kMisheard) parts_->LearnMisheard(*sentence, *order[parts_->luck.Next() % order.size()], rate);
      if (parts_->luck.Unit() < kHeld) parts_->LearnFiller(*sentence, fillers[parts_->luck.Next() % fillers.size()], rate);
      if (++done % kBatch == 0) parts_->Step(rate);
    }
  }
}

std::vector<float> TurnNetTrainer::Read(const Sentence& sentence) const {
  std::vector<float> out;
  TurnNetStep step;
  for (const TurnWord& word : sentence.words) {
    step.word = parts_->Sum(word, 0);
    const State before = step.state;
    TakeTurnWord(parts_->core(), before, step);
    out.push_back(EndsAt(parts_->core(), step.state));
  }
  return out;
}

std::unique_ptr<TurnNet> TurnNetTrainer::Packed() const {
  auto net = std::make_unique<TurnNet>();
  net->core = parts_->core();
  float largest = 1e-9f;
  for (const auto& row : parts_->words.rows) for (const float w : row) largest = std::max(largest, std::abs(w));
  net->scale = largest / 127;
  for (size_t r = 0; r < kTurnRows; ++r)
    for (size_t i = 0; i < kTurnWidth; ++i) net->parts[r][i] = static_cast<int8_t>(std::lround(parts_->words.rows[r][i] / net->scale));
  return net;
}

}  // namespace sam::training
