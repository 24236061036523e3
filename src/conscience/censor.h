// Stands between a language model and the person: every sentence that a model finds is judged before anybody sees it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/thought.h"

namespace sam::conscience {

struct Ruling {
  Said said = Said::kWhole;
  std::string text;  // what may go out in its place; empty for kNot, and where nothing is to be said
  std::string why;   // the rule that it broke, for the audit; empty for kWhole
};

/// One turn's. Refuses or mends: claims to be human or to have a body, another language than the turn's, telephone numbers on no list, what holds
/// somebody back or makes him guilty, insults, a model's refusals and talk of itself, prompts and marks given away, what was said already, what
/// contradicts a verified finding; and ends what does not end. Not thread-safe.
class Censor {
 public:
  explicit Censor(const Thought& thought) : thought_(thought) {}
  Ruling Judge(std::string_view sentence);

 private:
  const Thought& thought_;
  std::vector<std::string> said_;  // in this turn
  int refused_ = 0;
};

}  // namespace sam::conscience
