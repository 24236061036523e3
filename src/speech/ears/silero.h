// Silero's voice activity model (MIT), which a person may add: a network of 0.3 million weights that hears whether somebody speaks.
#pragma once

#include <array>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "speech/ears/speech_detector.h"

namespace sam {

/// The network of silero-vad 5 and 6 at 16 kHz: magnitudes of a short-time Fourier transform, four convolutions, an LSTM of 128, one sigmoid; a window of 32 ms with
/// the 4 ms before it in, one probability out (github.com/snakers4/silero-vad). Immutable: all talks share one, 1.3 MB.
class SileroModel {
 public:
  static constexpr size_t kWindow = 512, kContext = 64;  // samples
  struct State {
    std::array<float, 128> hidden{}, cell{};
  };

  /// A file of whisper.cpp's form (ggml). Every size is fixed, and a file with others is refused; `named` is for the message. kCorrupt.
  static Result<std::shared_ptr<const SileroModel>> Read(std::FILE* file, const std::string& named);
  /// The same by its path. kNotFound, kCorrupt.
  static Result<std::shared_ptr<const SileroModel>> Open(const std::string& path);

  /// [0, 1]; about 0.15 ms. Samples in [-1, 1].
  float Run(std::span<const float, kContext + kWindow> samples, State& state) const;

 private:
  friend class SileroFile;
  /// Of a convolution over 3 neighbours: weight[(in * 3 + place) * out_count + out].
  struct Convolution {
    size_t in = 0, out = 0, stride = 1;
    std::vector<float> weight{}, bias{};
  };

  std::vector<float> basis_;  // [sample * 258 + bin]: 129 real parts, then 129 imaginary ones
  std::array<Convolution, 4> encoder_{Convolution{129, 128, 1}, Convolution{128, 64, 2}, Convolution{64, 64, 2}, Convolution{64, 128, 1}};
  std::vector<float> input_, recurrent_;             // [in * 512 + gate]
  std::vector<float> input_bias_, recurrent_bias_;   // 512: input, forget, cell and output gates
  std::vector<float> last_, last_bias_;              // 128, 1
};

/// Its own state for one talk: 4 kB.
std::unique_ptr<SpeechDetector> CreateSileroDetector(std::shared_ptr<const SileroModel> model);

}  // namespace sam
