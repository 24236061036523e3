// From labels of emotion to pleasure, arousal and dominance.
#pragma once

#include "core/pad.h"
#include "perception/emotion_model.h"

namespace sam {

/// The PAD of the labels, each counting by how far its probability is over half its threshold, blended with the valence
/// read on its own. Neutral text is near zero.
Pad PadOf(const EmotionReading& reading, const EmotionModel& model);

}  // namespace sam
