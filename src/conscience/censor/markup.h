// Takes off a model's output what is no speech: marks of its template, labels of roles, Markdown, HTML, stage directions, thoughts.
#pragma once

#include <string>
#include <string_view>

#include "conscience/censor/turn_frame.h"

namespace sam::conscience {

/// One turn's; remembers code, thoughts and tags that are still open.
class Markup {
 public:
  /// kNothing: nothing of it is for the person. kEnds: what is left may be said, and nothing after it. kForAnother: it speaks in somebody else's place.
  enum class Left : uint8_t { kText, kCode, kNothing, kEnds, kForAnother };
  struct Outcome {
    Left left = Left::kText;
    std::string text;
    std::string_view rule;  // what was taken off; empty where nothing was
  };
  Outcome TakeOff(std::string_view line, const TurnFrame& frame);

 private:
  bool InThoughts(std::string& text);
  bool in_code_ = false, in_thoughts_ = false;
};

/// Broken bytes become U+FFFD; control, direction and other invisible characters and piled-up accents are dropped; NFC. Spaces at the beginning
/// stay, as code needs them.
std::string Cleaned(std::string_view bytes);

}  // namespace sam::conscience
