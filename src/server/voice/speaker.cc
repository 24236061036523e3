#include "server/voice/speaker.h"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

namespace sam {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using std::chrono::milliseconds;

constexpr auto kWait = asio::as_tuple(asio::use_awaitable);
constexpr size_t kFrame = static_cast<size_t>(kSpeakingRate) * Speaker::kFrameMs / 1000;
constexpr int kClientLags = 1500;    // ms, how much later than sent a client may play
constexpr int kAllButMs = 60;        // a client that has played all but this has played it all

}  // namespace

Speaker::Speaker(asio::any_io_executor executor, Out out)
    : out_(std::move(out)), due_(executor), changed_(executor, asio::steady_timer::time_point::max()) {}

void Speaker::Add(std::string text, Pcm sound) {
  if (stopped_) return;
  if (muted_) sound.samples.clear();
  sound_end_ += sound.samples.size();
  pieces_.push_back({std::move(text), sound_end_});
  queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(std::exchange(next_, 0)));
  if (queue_.empty()) queue_ = std::move(sound.samples);
  else queue_.insert(queue_.end(), sound.samples.begin(), sound.samples.end());
  due_.cancel();
  if (sending_ || waiting() == 0) return;
  sending_ = true;
  start_ = std::max(start_, now() - milliseconds(ToMs(sent_)));  // after a gap its time goes on from here
  asio::co_spawn(due_.get_executor(), Send(), [self = shared_from_this()](std::exception_ptr) {});
}

void Speaker::End() {
  ended_ = true;
  due_.cancel();
  changed_.cancel();
}

int Speaker::elapsed_ms() const {
  if (sent_ == 0) return 0;
  return static_cast<int>(std::chrono::duration_cast<milliseconds>(now() - start_).count());
}

awaitable<void> Speaker::Send() {
  const auto self = shared_from_this();
  while (!stopped_ && waiting() > 0) {
    if (held_) {
      due_.expires_at(asio::steady_timer::time_point::max());
      (void)co_await due_.async_wait(kWait);
      continue;
    }
    const bool whole = ended_ || waiting() >= kFrame;  // else what comes next may fill it
    const auto goes = start_ + milliseconds(ToMs(sent_) - (whole ? kLeadMs : kLeadMs / 2));
    if (Clock::now() < goes) {
      due_.expires_at(goes);
      (void)co_await due_.async_wait(kWait);
      continue;
    }
    SendFrame();
  }
  sending_ = false;
  changed_.cancel();
}

void Speaker::SendFrame() {
  if (sent_ == 0 && out_.first) out_.first();
  const size_t count = std::min(kFrame, waiting());
  out_.sound(std::span<const int16_t>(queue_).subspan(next_, count));
  next_ += count;
  sent_ += count;
  changed_.cancel();
}

awaitable<void> Speaker::WaitUntilSent() {
  const auto self = shared_from_this();
  while (!stopped_ && waiting() > 0) (void)co_await changed_.async_wait(kWait);
}

awaitable<void> Speaker::WaitForRoom(int ms) {
  const auto self = shared_from_this();
  while (!stopped_ && ToMs(waiting()) >= ms) (void)co_await changed_.async_wait(kWait);
}

awaitable<void> Speaker::WaitUntilHeard() {
  const auto self = shared_from_this();
  while (!stopped_ && (!ended_ || waiting() > 0)) (void)co_await changed_.async_wait(kWait);
  while (!stopped_ && heard_ms() + (told_ms_ >= 0 ? kAllButMs : 0) < total_ms()) {
    asio::steady_timer look(due_.get_executor(), milliseconds(held_ ? kFrameMs : std::clamp(total_ms() - heard_ms(), 5, kFrameMs)));
    (void)co_await look.async_wait(kWait);
    if (elapsed_ms() > total_ms() + kClientLags) break;
  }
}

void Speaker::Hold() {
  if (held_ || stopped_) return;
  held_ = true;
  held_since_ = Clock::now();
}

void Speaker::Resume() {
  if (!held_ || stopped_) return;
  start_ += Clock::now() - held_since_;
  if (told_ms_ >= 0) told_at_ = Clock::now();
  held_ = false;
  due_.cancel();
}

void Speaker::Stop() {
  if (stopped_) return;
  if (!held_) held_since_ = Clock::now();  // its time stands still from here
  held_ = stopped_ = true;
  std::vector<int16_t>().swap(queue_);
  next_ = 0;
  due_.cancel();
  changed_.cancel();
}

void Speaker::Mute() {
  if (stopped_ || muted_) return;
  Resume();
  muted_ = true;
  std::vector<int16_t>().swap(queue_);
  next_ = 0;
  sound_end_ = sent_;
  for (SpokenPiece& piece : pieces_) piece.end_sample = std::min(piece.end_sample, sent_);
  due_.cancel();
  changed_.cancel();
}

void Speaker::Played(int64_t ms) {
  told_ms_ = std::clamp<int64_t>(ms, std::max<int64_t>(told_ms_, 0), ToMs(sent_));
  told_at_ = now();
  changed_.cancel();
}

int Speaker::heard_ms() const {
  if (told_ms_ < 0) return std::min(elapsed_ms(), ToMs(sent_));
  const int64_t since = std::max<int64_t>(0, std::chrono::duration_cast<milliseconds>(now() - told_at_).count());
  return static_cast<int>(std::min<int64_t>(told_ms_ + std::min<int64_t>(since, 250), ToMs(sent_)));
}

std::string Speaker::Heard() const {
  std::vector<SpokenPiece> heard = pieces_;
  KeepHeard(heard, static_cast<size_t>(heard_ms()) * kSpeakingRate / 1000);
  return JoinedPieces(heard);
}

}  // namespace sam
