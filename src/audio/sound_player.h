// Plays sounds one after another on a thread of its own: they can be held and stopped, and how far each was heard is known.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "audio/play_queue.h"
#include "audio/sound_device.h"

namespace sam {

/// Thread-safe. Nothing of it waits for the device; what is asked for happens within some 10 ms.
class SoundPlayer {
 public:
  /// For sound of `rate_hz`, at which the loudspeaker was opened.
  SoundPlayer(std::unique_ptr<Loudspeaker> loudspeaker, int rate_hz);
  /// Silence at once.
  ~SoundPlayer();
  /// What is added from now on is this sound's.
  void Begin(std::string id);
  void Add(std::span<const int16_t> samples);
  /// Silence, until it goes on where it was.
  void Hold();
  void Resume();
  /// Of this sound nothing more is played.
  void Stop(std::string id);
  int64_t heard_ms(std::string_view id) const;
  /// Once the device has failed, what of; nothing is heard any more.
  std::optional<Error> failure() const;

 private:
  void Run(const std::stop_token& stop);
  /// Does what waits to be done, in part; false where there is nothing.
  bool Step(std::unique_lock<std::mutex>& lock);
  size_t Unheard() const;

  const std::unique_ptr<Loudspeaker> loudspeaker_;  // of the thread alone
  const int rate_hz_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  PlayQueue queue_;
  std::vector<std::string> to_stop_;
  std::optional<Error> failure_;
  size_t unheard_ = 0;  // of what the device took
  int dry_steps_ = 0;   // how often nothing was there to be played while the device still had some
  bool held_ = false, silenced_ = false;
  std::jthread thread_;
};

}  // namespace sam
