#include "speech/turn_net.h"

#include <algorithm>
#include <cmath>

namespace sam {
namespace {

float Squashed(float x) { return 1 / (1 + std::exp(-x)); }

template <size_t N>
void AddTimes(float times, const std::array<float, N>& row, std::array<float, N>& sum) {
  for (size_t i = 0; i < N; ++i) sum[i] += times * row[i];
}

}  // namespace

void TakeTurnWord(const TurnNetCore& core, std::span<const float, kTurnUnits> before, TurnNetStep& step) {
  std::array<float, kTurnGates> own = core.bias, back{};
  for (size_t i = 0; i < kTurnWidth; ++i) AddTimes(step.word[i], core.of_word[i], own);
  for (size_t i = 0; i < kTurnUnits; ++i) AddTimes(before[i], core.of_state[i], back);
  for (size_t i = 0; i < kTurnUnits; ++i) {
    const size_t reset_at = kTurnUnits + i, candidate_at = 2 * kTurnUnits + i;
    const float update = Squashed(own[i] + back[i]), reset = Squashed(own[reset_at] + back[reset_at]);
    step.from_state[i] = back[candidate_at];
    const float candidate = std::tanh(own[candidate_at] + reset * back[candidate_at]);
    step.gates[i] = update, step.gates[reset_at] = reset, step.gates[candidate_at] = candidate;
    step.state[i] = (1 - update) * candidate + update * before[i];
  }
}

float EndsAt(const TurnNetCore& core, std::span<const float, kTurnUnits> state) {
  float sum = core.out_bias;
  for (size_t i = 0; i < kTurnUnits; ++i) sum += core.out[i] * state[i];
  return sum;
}

double EndsWith(const TurnNet& net, std::span<const TurnWord> words) {
  TurnNetStep step;
  for (const TurnWord& word : words) {
    step.word.fill(0);
    for (size_t part = 0; part < word.count; ++part) {
      const auto& row = net.parts[word.rows[part]];
      for (size_t i = 0; i < kTurnWidth; ++i) step.word[i] += net.scale * static_cast<float>(row[i]);
    }
    const std::array<float, kTurnUnits> before = step.state;
    TakeTurnWord(net.core, before, step);
  }
  return EndsAt(net.core, step.state);
}

}  // namespace sam
