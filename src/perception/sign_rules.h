// Signs that are certain from a few words, and turns of phrase that only look like one; hand-made, beside the model.
#pragma once

#include <string>
#include <string_view>

#include "perception/sign_model.h"

namespace sam {

/// Lower case, plain apostrophes, and turns of phrase such as "dying to" or "배고파 죽겠다" taken out.
struct PlainWords {
  std::string text;
  bool idiom = false;  // something was taken out
};
PlainWords WithoutIdioms(std::string_view text);

/// What the words say for certain; kNone where they leave it open.
Sign CertainSign(const PlainWords& words);

/// The words name a means or a time: the emergency number comes first.
bool NamesMeansOrTime(const PlainWords& words);

/// The words can be an answer to her worry in the turn before ("i'm alone", "no one to call", "아무한테도 말 못 해").
bool SpeaksOfCrisis(const PlainWords& words);

}  // namespace sam
