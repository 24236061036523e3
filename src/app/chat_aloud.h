// samantha chat --aloud: the talk on this machine's own microphone and loudspeaker, over the wire of docs/voice.md.
#pragma once

#include <string>

#include "app/options.h"
#include "app/voices.h"

namespace sam::app {

struct AloudOptions {
  std::string person;                                        // "": the login name
  std::string microphone = "default", loudspeaker = "default";  // as ALSA names them
  std::string listen = "open";                               // or "push"
  MakeOptions parts{.data = "", .mind = {}, .seed = 1};
  VoiceOptions voice;  // where no server runs on the data folder: of the one in this process
};

/// Returns when the person leaves; gives the exit code.
int TalkAloud(AloudOptions options);

}  // namespace sam::app
