// What is asked about her feelings: how she feels, whether it is this, why, about what was just told, whether it still hurts.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "mind/builtin/scene.h"

namespace sam {

enum class FeelingAsked : uint8_t {
  kHow,       // "how do you feel?"
  kIs,        // "are you sad?": one of `types`
  kStill,     // "are you still mad?"
  kNever,     // "are you tired?": a state that a program has not; `state` names the lines
  kDidIHurt,  // "did I hurt you?"
  kAbout,     // "how do you feel about that?"
  kWhy,       // "why do you feel that way?"
  kMissed,    // "did you miss me?"
};

struct FeelingQuestion {
  FeelingAsked asked = FeelingAsked::kHow;
  std::vector<EmotionType> types{};
  std::string_view state{};  // "tired"
};

/// None where nothing of the kind is asked of her.
std::optional<FeelingQuestion> ReadFeelingQuestion(const Scene& scene);

}  // namespace sam
