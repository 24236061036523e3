// The machine's own microphone and loudspeaker, by ALSA, which is opened where it is used.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace sam {

/// One thread at a time.
class Microphone {
 public:
  static constexpr int kRate = 16000;            // Hz, one channel
  static constexpr size_t kPieceSamples = 320;   // 20 ms

  /// `device` as ALSA names it. kUnavailable: there is none, or it is taken.
  static Result<std::unique_ptr<Microphone>> Open(const std::string& device = "default");
  ~Microphone();
  /// Waits for what comes next, at most kPieceSamples. What was missed because nobody read is left out. kUnavailable: the device is gone.
  Result<std::vector<int16_t>> Read();

 private:
  struct Device;
  explicit Microphone(std::unique_ptr<Device> device);
  std::unique_ptr<Device> device_;
};

/// One thread at a time.
class Loudspeaker {
 public:
  /// For sound of one channel. Errors as for Microphone; kInvalidArgument for a rate outside [4000, 192000] Hz.
  static Result<std::unique_ptr<Loudspeaker>> Open(int rate_hz, const std::string& device = "default");
  ~Loudspeaker();
  /// Waits until the device has taken it all, which is some 80 ms before it is heard. A silent device waits for so much before it begins. kUnavailable: the device is gone.
  Result<void> Play(std::span<const int16_t> samples);
  /// Begins with what it has, though that be less.
  void PlayWhatItHas();
  /// ms of what was taken and is not heard yet.
  int waiting_ms() const;
  /// Silence at once: what is not heard yet never will be.
  void Drop();

 private:
  struct Device;
  explicit Loudspeaker(std::unique_ptr<Device> device);
  std::unique_ptr<Device> device_;
};

}  // namespace sam
