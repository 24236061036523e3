#include "core/affect.h"

namespace sam {

std::string_view Name(EmotionType type) {
  constexpr std::array<std::string_view, kEmotionTypes> kNames = {
      "joy", "distress", "happy-for", "sorry-for", "resentment", "gloating", "hope", "fear", "satisfaction", "fears-confirmed",
      "relief", "disappointment", "pride", "shame", "admiration", "reproach", "gratification", "remorse", "gratitude", "anger",
      "liking", "disliking", "love", "hate", "surprise"};
  return kNames[static_cast<size_t>(type)];
}

std::string BecauseOf(const Cause& cause) { return cause.goal.empty() ? cause.event : cause.event + " (" + cause.goal + ")"; }

Cause CauseOf(std::string_view because) {
  const size_t open = because.rfind(" (");
  if (open == because.npos || !because.ends_with(')')) return {std::string(because), {}};
  return {std::string(because.substr(0, open)), std::string(because.substr(open + 2, because.size() - open - 3))};
}

Pad PadOf(EmotionType type) {
  // MR: Mehrabian & Russell's term norms, those under OCC names as in GAMYGDALA; A: ALMA's table.
  constexpr std::array<Pad, kEmotionTypes> kPads = {{
      {.76, .48, .35},     // joy, MR
      {-.61, .28, -.36},   // distress, MR
      {.64, .35, .25},     // happy-for, MR
      {-.52, .02, -.21},   // sorry-for (pity), MR
      {-.35, .35, .29},    // resentment, MR
      {-.45, .48, .42},    // gloating, MR
      {.51, .23, .14},     // hope, MR
      {-.64, .60, -.43},   // fear, MR
      {.87, .20, .62},     // satisfaction, MR
      {-.61, .06, -.32},   // fears-confirmed, MR
      {.29, -.19, -.28},   // relief, MR
      {-.61, -.15, -.29},  // disappointment, MR
      {.40, .30, .30},     // pride, A
      {-.57, .01, -.34},   // shame ("shamed"), MR
      {.50, .30, -.20},    // admiration, A
      {-.55, .16, -.05},   // reproach ("displeased"), MR
      {.69, .57, .63},     // gratification, MR
      {-.57, .28, -.34},   // remorse, MR
      {.64, .16, -.21},    // gratitude, MR
      {-.51, .59, .25},    // anger, MR
      {.40, .16, -.24},    // liking, A
      {-.40, .20, .10},    // disliking, A
      {.82, .65, -.05},    // love ("in love"), MR
      {-.60, .60, .30},    // hate, A
      {.40, .67, -.13},    // surprise ("surprised"), MR
  }};
  return kPads[static_cast<size_t>(type)];
}

std::string_view Name(Coping coping) {
  constexpr std::array<std::string_view, 4> kNames = {"", "mending", "accepting", "reappraised"};
  return kNames[static_cast<size_t>(coping)];
}

}  // namespace sam
