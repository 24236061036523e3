// A voice without its pitch. Inside speech/ only.
#pragma once

#include "audio/pcm.h"

namespace sam {

/// The same words whispered: each 25 ms keeps its resonances and its strength (linear prediction by autocorrelation, Makhoul 1975) and is excited by noise in place of the voice; it tilts
/// up by 6 dB an octave against a voice, as whispers do. As long as `sound` and about as loud; the same for the same sound.
Pcm Whispered(const Pcm& sound);

}  // namespace sam
