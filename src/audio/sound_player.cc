#include "audio/sound_player.h"

#include <chrono>

namespace sam {
namespace {

constexpr int kPieceMs = 10;
constexpr std::chrono::milliseconds kLook{20};
constexpr int kDrySteps = 2;  // after which what the device has is all that it gets for now

}  // namespace

SoundPlayer::SoundPlayer(std::unique_ptr<Loudspeaker> loudspeaker, int rate_hz)
    : loudspeaker_(std::move(loudspeaker)), rate_hz_(rate_hz), thread_([this](const std::stop_token& stop) { Run(stop); }) {}

SoundPlayer::~SoundPlayer() {
  thread_.request_stop();
  thread_.join();
  loudspeaker_->Drop();
}

void SoundPlayer::Begin(std::string id) {
  const std::lock_guard lock(mutex_);
  queue_.Begin(std::move(id));
  held_ = false;
}

void SoundPlayer::Add(std::span<const int16_t> samples) {
  const std::lock_guard lock(mutex_);
  queue_.Add(samples);
  changed_.notify_all();
}

void SoundPlayer::Hold() {
  const std::lock_guard lock(mutex_);
  held_ = true;
  silenced_ = false;
  changed_.notify_all();
}

void SoundPlayer::Resume() {
  const std::lock_guard lock(mutex_);
  held_ = false;
  changed_.notify_all();
}

void SoundPlayer::Stop(std::string id) {
  const std::lock_guard lock(mutex_);
  to_stop_.push_back(std::move(id));
  changed_.notify_all();
}

int64_t SoundPlayer::heard_ms(std::string_view id) const {
  const std::lock_guard lock(mutex_);
  return static_cast<int64_t>(queue_.Heard(id, unheard_)) * 1000 / rate_hz_;
}

std::optional<Error> SoundPlayer::failure() const {
  const std::lock_guard lock(mutex_);
  return failure_;
}

size_t SoundPlayer::Unheard() const { return static_cast<size_t>(loudspeaker_->waiting_ms()) * static_cast<size_t>(rate_hz_) / 1000; }

/// What is asked for first, then sound, then how far that has come.
bool SoundPlayer::Step(std::unique_lock<std::mutex>& lock) {
  if (!to_stop_.empty()) {
    const size_t unheard = Unheard();
    loudspeaker_->Drop();
    queue_.Stop(to_stop_.back(), unheard);
    to_stop_.pop_back();
    unheard_ = 0;
    return true;
  }
  if (held_ && !silenced_) {
    queue_.TakeBack(Unheard());
    loudspeaker_->Drop();
    unheard_ = 0;
    return silenced_ = true;
  }
  if (held_ || queue_.empty()) return false;
  const std::vector<int16_t> piece = queue_.Take(static_cast<size_t>(rate_hz_) * kPieceMs / 1000);
  unheard_ += piece.size();
  dry_steps_ = 0;
  lock.unlock();
  const auto played = loudspeaker_->Play(piece);
  const size_t unheard = Unheard();
  lock.lock();
  if (!played) failure_ = played.error();
  unheard_ = unheard;
  return true;
}

void SoundPlayer::Run(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  const auto something = [this] { return !to_stop_.empty() || (held_ ? !silenced_ : !queue_.empty()); };
  while (!stop.stop_requested() && !failure_) {
    if (Step(lock)) continue;
    if (unheard_ == 0) {
      changed_.wait(lock, stop, something);
      continue;
    }
    if (changed_.wait_for(lock, stop, kLook, something)) continue;
    if (++dry_steps_ == kDrySteps) loudspeaker_->PlayWhatItHas();
    unheard_ = Unheard();
  }
}

}  // namespace sam
