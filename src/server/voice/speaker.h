// Her sound on its way to one connection: sent as fast as it is to be played, held, dropped, and how much of it was heard.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audio/pcm.h"
#include "speech/spoken_pieces.h"

namespace sam {

constexpr int kSpeakingRate = 24000;  // Hz, of all that she says over /v1/talk

/// One thing said: a reply, a first word, an "mm". On the person's executor.
class Speaker final : public std::enable_shared_from_this<Speaker> {
 public:
  static constexpr int kFrameMs = 20, kLeadMs = 200;
  struct Out {
    std::function<void(std::span<const int16_t>)> sound;  // a frame
    std::function<void()> first;                          // before the first frame
  };

  Speaker(boost::asio::any_io_executor executor, Out out);

  /// What comes next; at kSpeakingRate.
  void Add(std::string text, Pcm sound);
  /// Nothing comes any more.
  void End();
  /// Until all was heard, or it was stopped. What a client does not tell of is heard when its time has passed.
  boost::asio::awaitable<void> WaitUntilHeard();
  /// Until all there is was sent, or it was stopped.
  boost::asio::awaitable<void> WaitUntilSent();
  /// Until less than so much waits to be sent, or it was stopped.
  boost::asio::awaitable<void> WaitForRoom(int ms);
  void Hold();
  void Resume();
  void Stop();
  /// What is left of it has no sound: its words are read.
  void Mute();
  bool stopped() const { return stopped_; }
  bool muted() const { return muted_; }
  bool began() const { return sent_ > 0; }
  /// The client has played so much of it.
  void Played(int64_t ms);
  int heard_ms() const;
  /// Made and not sent.
  int waiting_ms() const { return ToMs(waiting()); }
  int total_ms() const { return ToMs(sound_end_); }
  /// What was heard of it, in words.
  std::string Heard() const;
  const std::vector<SpokenPiece>& pieces() const { return pieces_; }

 private:
  using Clock = std::chrono::steady_clock;

  boost::asio::awaitable<void> Send();
  void SendFrame();
  Clock::time_point now() const { return held_ ? held_since_ : Clock::now(); }
  int elapsed_ms() const;
  static int ToMs(size_t samples) { return static_cast<int>(samples * 1000 / kSpeakingRate); }

  Out out_;
  boost::asio::steady_timer due_, changed_;
  size_t waiting() const { return queue_.size() - next_; }

  std::vector<int16_t> queue_;     // what is not yet sent begins at next_
  size_t next_ = 0;
  std::vector<SpokenPiece> pieces_;
  size_t sent_ = 0, sound_end_ = 0;  // samples
  Clock::time_point start_{}, held_since_{}, told_at_{};
  int64_t told_ms_ = -1;           // by the client
  bool sending_ = false, ended_ = false, held_ = false, stopped_ = false, muted_ = false;
};

}  // namespace sam
