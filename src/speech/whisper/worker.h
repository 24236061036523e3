// The process that runs a whisper model: sounds come in on a line, words go out.
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace sam::whisper {

/// What stands before a sound on the line: `prompt_bytes` of words and `samples` of 16 bits at 16 kHz follow. Machine's own byte order: both ends are this program.
struct SoundHead {
  static constexpr uint32_t kMagic = 0x444E4F53;  // "SOND"
  uint32_t magic = kMagic;
  uint32_t samples = 0;
  uint32_t prompt_bytes = 0;
  uint32_t most_tokens = 0;
  std::array<char, 12> language{};  // "en"; empty where it is not known
};

/// What stands before words on the line; the first, without words, tells that the model is loaded. `error`: 0, or the ErrorCode + 1, and the words are its message.
struct WordsHead {
  uint32_t error = 0;
  uint32_t bytes = 0;
  std::array<char, 12> language{};
};

/// Ends the sound under way; does nothing between two.
inline constexpr char kStop = 'x';

/// Loads the model shut in (base/cell.h) and serves the line until it closes; gives the exit code.
int RunWorker(const std::string& model, int threads, int line);

}  // namespace sam::whisper
