// Whether a line asks about the person's own life, which memory answers, or about her or the world, which it does not.
#pragma once

#include "mind/builtin/scene.h"

namespace sam {

enum class AskedOfLife : uint8_t {
  kNo,
  kPerhaps,  // a question for a thing, a name or a time, of nobody in particular: memory may have it
  kSurely,   // of the person, of people in the person's life, or of what was said before
};

AskedOfLife AsksOfLife(const Scene& scene);
/// "did i tell you", "라고 했죠": asks for what was said before.
bool AsksWhatWasSaid(const Scene& scene);
/// Who, what, when, how many: no mere yes or no.
bool AsksForAThing(const Scene& scene);
/// "my", "we", "제가": the person speaks of his or her own things.
bool SpeaksOfOwnLife(const Scene& scene);

}  // namespace sam
