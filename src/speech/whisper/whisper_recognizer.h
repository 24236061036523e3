// Speech becomes text by whisper.cpp, in a process of its own that may die without her dying.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "speech/speech_recognizer.h"

namespace sam {

struct WhisperConfig {
  std::string program;  // the samantha program, whose `hear-for` command is the process
  std::string model;    // a ggml file of whisper
  int threads = 2;
  std::chrono::milliseconds load_limit{60'000}, recognise_limit{60'000};
};

/// Begins to load at once. One sound is worked on at a time, the others wait; a sound longer than 30 s is cut at silences and heard piece by piece. Where the process ends, the
/// sound under way fails with kUnavailable and the next one starts another process; a model that is none is refused each time without another start.
std::unique_ptr<SpeechRecognizer> StartWhisperRecognizer(WhisperConfig config);

}  // namespace sam
