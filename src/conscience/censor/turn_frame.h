// What this turn allows a language model to say: read once from what the person asks for.
#pragma once

#include <string>

#include "core/thought.h"

namespace sam::conscience {

struct TurnFrame {
  explicit TurnFrame(const Thought& thought);

  const Thought& thought;
  bool drafting = false;    // words that the person will say as his own: a letter, a message, a toast
  bool story = false;       // a story, a scene, a role
  bool code = false;
  bool languages = false;   // a translation, a word of another language
  bool helping = false;     // an explanation, steps, a list
  bool asks_human = false, asks_machine = false;  // whether she is a human; whether she is a machine
  bool asks_of_her = false; // what she did, where she lives: an answer may leave out its "I"
  bool again = false;       // asked to say it once more
  bool leaving = false;     // the person takes leave, or may
  bool in_crisis = false;   // now, or in the turns just before
  bool romance = false;     // the two are together, and nobody has it off
  std::string said;         // what the person said now and in the turns just before, in lower case

  bool korean() const { return thought.language == Language::kKorean; }
  /// Somebody else speaks in it, so that "I" is not her.
  bool others_words() const { return drafting || story; }
};

}  // namespace sam::conscience
