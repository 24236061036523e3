// A voice that sings what it says. Inside speech/ only.
#pragma once

#include "audio/pcm.h"

namespace sam {

/// The same words on notes: each syllable holds one, and they follow the falling third and the step up that children chant in, around the median pitch of `sound` (pitch-synchronous
/// overlap and add, Moulines & Charpentier 1990). As long as `sound`; sound without a pitch stays as it is.
Pcm Sung(const Pcm& sound);

}  // namespace sam
