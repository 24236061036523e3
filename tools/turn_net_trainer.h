// Learns the network of src/speech/turn_net.h: after each word of a sentence, whether that was the last and, so that it sees more of the language, which word comes next
// (against words drawn by chance: Mikolov et al. 2013). Back through time over the whole sentence; Adam, for the tables Adagrad.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "speech/turn_net.h"

namespace sam::training {

struct Sentence {
  std::vector<TurnWord> words;
  float weight = 1;
  std::vector<float> silences{};  // after each word but the last: how likely somebody who goes on is silent there
};

class TurnNetTrainer {
 public:
  explicit TurnNetTrainer(uint64_t seed);
  ~TurnNetTrainer();

  /// `rounds` times over all of them, the steps growing smaller. With `fillers` people hold a turn.
  void Train(const std::vector<const Sentence*>& sentences, const std::vector<Sentence>& fillers, int rounds);
  /// After each word the logarithm of the odds that it is the last.
  std::vector<float> Read(const Sentence& sentence) const;
  /// As it stands in the file.
  std::unique_ptr<TurnNet> Packed() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace sam::training
