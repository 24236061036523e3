// From one rate of samples to another.
#pragma once

#include "audio/pcm.h"

namespace sam {

/// The whole of a sound at another rate, as long as before to within a sample: a windowed sinc, band-limited to the lower rate, flat to most of its half.
Pcm Resample(Pcm sound, int rate_hz);

}  // namespace sam
