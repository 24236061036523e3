// Plain words of feeling, which the learned models have seen too rarely in everyday talk: a small lexicon of ours that
// corrects their reading ("서운해", "ㅠㅠ", "i feel so empty"), with negation and intensifiers.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/language.h"
#include "perception/emotion_model.h"

namespace sam {

/// Moves `reading` by the cues in the first 600 bytes of `text`.
void ApplyEmotionCues(std::string_view text, Language language, EmotionReading& reading);

/// The labels (bit i: label i of kEmotionLabelNames) whose cues `text` has, not negated.
uint32_t CuedLabels(std::string_view text, Language language);

}  // namespace sam
