// Korean by espeak-ng, a program of its own. Inside speech/ only.
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "audio/pcm.h"
#include "base/child_process.h"
#include "base/result.h"
#include "core/prosody.h"

namespace sam {

enum class EspeakTimbre : uint8_t { kFemale, kMale };

/// One thread at a time. A process of espeak-ng speaks one phrase; the next ones wait with their voice loaded, so that a phrase costs what its sound costs.
class EspeakSpeaker {
 public:
  /// From its first sound to its last, at the voice's usual level; pitch, range, rate and pauses as `prosody` has them, gain and manner not. Blocks for at most 10 seconds a phrase; ends
  /// at once when `stop` is asked for. kUnavailable where the program is not installed; kExhausted for over 10 minutes of sound.
  Result<Pcm> Say(std::string_view text, EspeakTimbre timbre, const Prosody& prosody, const std::stop_token& stop);
  /// Starts what the next phrases of `timbre` will need; does nothing where they wait already.
  void Warm(EspeakTimbre timbre);
  /// Ends the processes that wait, as when they are killed; for tests.
  void EndWaiting();

 private:
  static Result<ChildProcess> Start(EspeakTimbre timbre);
  Result<std::string> SayPhrase(EspeakTimbre timbre, const std::string& marked, const std::stop_token& stop);
  std::vector<ChildProcess> waiting_[2];  // by timbre
};

/// What espeak-ng makes of a phrase in `voice` ("en-us"), in IPA. Errors as above.
Result<std::string> EspeakPhonemes(std::string_view phrase, const std::string& voice, const std::stop_token& stop);

/// The phrases of what is spoken, each with its mark; and the seconds that she rests behind one.
std::vector<std::string_view> SpokenPhrases(std::string_view text);
double RestAfter(std::string_view phrase);

}  // namespace sam
