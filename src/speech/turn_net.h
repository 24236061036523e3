// A gated recurrent network (Cho et al. 2014) that reads an utterance word by word and tells after each whether it may end there; learned by tools/train_turn_words.
// Inside speech/ and tools/ only.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace sam {

/// Rows of the table of parts of words, numbers of a row, units of the network; a word is the sum of the rows of its parts.
inline constexpr uint32_t kTurnRows = 1u << 14;
inline constexpr size_t kTurnWidth = 40, kTurnUnits = 96, kTurnGates = 3 * kTurnUnits;

/// The rows of a word's parts; the first stands for the whole word.
struct TurnWord {
  std::array<uint32_t, 5> rows{};
  size_t count = 0;
};

/// What is not in the table of parts. Gates in the order update, reset, candidate.
struct TurnNetCore {
  std::array<std::array<float, kTurnGates>, kTurnWidth> of_word{};   // what a number of the word adds to each gate
  std::array<std::array<float, kTurnGates>, kTurnUnits> of_state{};  // and a unit of the state
  std::array<float, kTurnGates> bias{};
  std::array<float, kTurnUnits> out{};
  float out_bias = 0;
};

/// The network of one language as it lies in assets/turn_words.bin, behind kTurnNetMagic; English, then Korean. Little-endian.
struct TurnNet {
  TurnNetCore core;
  float scale = 0;  // a number of the table is its signed byte times this
  std::array<std::array<int8_t, kTurnWidth>, kTurnRows> parts{};
};
inline constexpr std::array<char, 8> kTurnNetMagic{'S', 'A', 'M', 'T', 'U', 'R', '2', '\0'};

/// What one word makes of a state, and all that is in between; the trainer goes back through it.
struct TurnNetStep {
  std::array<float, kTurnWidth> word{};
  std::array<float, kTurnGates> gates{};            // after their squashing
  std::array<float, kTurnUnits> from_state{};       // what the state adds to the candidate, before the reset
  std::array<float, kTurnUnits> state{};            // the next
};
/// From the state before and `step.word`.
void TakeTurnWord(const TurnNetCore& core, std::span<const float, kTurnUnits> before, TurnNetStep& step);
/// The logarithm of the odds that the utterance ends with the word that led to `state`.
float EndsAt(const TurnNetCore& core, std::span<const float, kTurnUnits> state);

/// The same for the last of `words`, of which there is one at least.
double EndsWith(const TurnNet& net, std::span<const TurnWord> words);

}  // namespace sam
