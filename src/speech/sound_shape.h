// Sound made louder or softer, cut to where it is heard, and put together. Inside speech/ only.
#pragma once

#include <span>

#include "audio/pcm.h"

namespace sam {

/// Times 10^(gain_db / 20); what would go beyond 0.8 of full scale is bent with a hyperbolic tangent, so that nothing is cut off.
void Amplify(Pcm& sound, double gain_db);

/// Root mean square of the 10 ms frames that are no more than 30 dB under the loudest one, in samples' units: how loud a voice is while it speaks. 0 for silence.
double ActiveLevel(const Pcm& sound);

/// Without what is quiet at either end (35 dB under the loudest 10 ms); at most `edge_ms` of it stay.
Pcm Trimmed(Pcm sound, int edge_ms);

/// `more` behind `sound`, at the rate of `sound`.
void Append(Pcm& sound, Pcm more);
void AppendRest(Pcm& sound, double seconds);

}  // namespace sam
