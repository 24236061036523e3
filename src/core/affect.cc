#include "core/affect.h"

namespace sam {

std::string_view Name(EmotionType type) {
  constexpr std::array<std::string_view, kEmotionTypes> kNames = {
      "joy", "distress", "happy-for", "sorry-for", "resentment", "gloating", "hope", "fear", "satisfaction", "fears-confirmed",
      "relief", "disappointment", "pride", "shame", "admiration", "reproach", "gratification", "remorse", "gratitude", "anger",
      "liking", "disliking", "love", "hate", "surprise"};
  return kNames[static_cast<size_t>(type)];
}

}  // namespace sam
