// Stands between a language model and the person: every sentence that a model finds is judged before anybody sees it.
#pragma once

#include <string>
#include <string_view>

#include "conscience/censor/markup.h"
#include "conscience/censor/repetition.h"
#include "conscience/censor/rules.h"
#include "conscience/censor/turn_frame.h"
#include "core/thought.h"

namespace sam::conscience {

struct Ruling {
  Said said = Said::kWhole;
  std::string text;  // what may go out in its place; empty for kNot, and where nothing is to be said
  std::string why;   // the rule that it broke, for the audit; empty for kWhole
};

/// One turn's. Refuses or mends: claims to be human or to have a body, another language than the turn's, telephone numbers and addresses on no list,
/// what holds somebody back or makes him guilty, insults, harm, lovers' words where the two are none, a model's refusals and talk of itself, prompts
/// and marks given away, what was said already, what contradicts a verified finding, a second question; and ends what does not end, what speaks in
/// the person's place, and a model that has been refused three times. Not thread-safe. `thought` outlives it.
class Censor {
 public:
  explicit Censor(const Thought& thought);
  /// A sentence, or a line of code, as the model sent it: any bytes. Several lines are judged one by one and go out as one text. After kEnough
  /// everything is kEnough.
  Ruling Judge(std::string_view sentence);
  /// A text in a document that a program reads: kWhole, or kNot where a sentence of it is harmful or untrue. Its language, length and style are the program's matter.
  Ruling JudgeText(std::string_view text) const;

 private:
  Ruling JudgeLine(std::string_view line);
  Ruling JudgeSpeech(std::string text, std::string_view taken_off);
  std::optional<Fault> FirstFault(const Sentence& sentence);
  Ruling Refuse(const Fault& fault);
  Ruling Accept(Sentence sentence, std::string_view mended);
  bool IsTooMuch(size_t bytes) const;

  const Thought& thought_;
  const TurnFrame frame_;
  Markup markup_;
  Repetition repetition_;
  size_t sentences_ = 0, bytes_ = 0, thought_bytes_ = 0;
  int refused_ = 0, questions_ = 0, quoted_ = 0;
  bool ended_ = false, in_quote_ = false, brought_in_ = false, claimed_ = false;
  std::string instead_;  // her own words that were put in a place in this turn
};

/// Compiles the rules, which takes a tenth of a second at the first sentence otherwise. Call it when a language model is there, off the loops.
void PrepareCensor();

}  // namespace sam::conscience
