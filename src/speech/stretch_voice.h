// A voice of one language that takes the place of a classic one. Inside speech/ only.
#pragma once

#include <stop_token>
#include <string_view>

#include "audio/pcm.h"
#include "base/result.h"
#include "core/language.h"
#include "core/prosody.h"

namespace sam {

/// One thread at a time.
class StretchVoice {
 public:
  virtual ~StretchVoice() = default;
  virtual Language language() const = 0;
  /// A stretch of SpokenText's, from its first sound to its last, at the usual level; what it can of rate, pitch, range and pauses, gain and manner not. Blocks.
  virtual Result<Pcm> Say(std::string_view text, const Prosody& prosody, const std::stop_token& stop) = 0;
  /// Begins to open what the first word would wait for.
  virtual void Warm() {}
};

}  // namespace sam
