#include "speech/ears/echo_guard.h"

#include <algorithm>

namespace sam {
namespace {

constexpr size_t kWhereKnown = 12, kWhereUnknown = 55;  // frames in which an echo comes
constexpr float kLeast = -96;
constexpr float kTailFall = 0.6f;        // dB a frame: a room that takes 1 s for 60 dB
constexpr float kHeardFrom = -70;        // dB of full scale: what she plays more quietly comes back as nothing
constexpr float kLearnedFrom = -45;      // played as loud as this, the room tells something
constexpr float kStepUp = 1, kStepDown = 0.2f;        // dB a frame: towards the level that 5 in 6 frames stay below
constexpr float kCancelledUp = 0.2f, kCancelledDown = 1;
constexpr float kSomebody = 6;           // dB over: likely no echo, nearly nothing is learned of it
constexpr int kBetweenWords = 30;        // frames
constexpr float kSlowly = 0.05f;         // dB a frame, so that a changed room is learned in the end
constexpr float kEchoWithin = 3;         // dB over what was expected
constexpr float kLoudestCoupling = 10, kLeastCoupling = -60, kMostCancelled = 40;

}  // namespace

float EchoGuard::Take(const EchoLevels& levels, Alignment alignment) {
  far_[next_] = std::max(0.0f, levels.far_db - kLeast);
  next_ = (next_ + 1) % far_.size();
  float played = 0;
  for (size_t ago = 1; ago <= (alignment == Alignment::kKnown ? kWhereKnown : kWhereUnknown); ++ago) played = std::max(played, far_[(next_ + far_.size() - ago) % far_.size()]);
  tail_db_ = std::max(played + kLeast, tail_db_ - kTailFall);
  if (tail_db_ < kHeardFrom) return kNothingPlayed;
  const float over = std::min(kNothingPlayed, levels.clean_db - (tail_db_ + coupling_db_ - cancelled_db_));
  Learn(levels, tail_db_, over);
  return over;
}

void EchoGuard::Learn(const EchoLevels& levels, float played_db, float over_db) {
  if (played_db < kLearnedFrom) return;
  since_somebody_ = over_db > kSomebody ? 0 : since_somebody_ + 1;
  const bool somebody = since_somebody_ < kBetweenWords;
  const float expected = played_db + coupling_db_;
  if (levels.near_db <= expected) coupling_db_ -= somebody ? 0 : kStepDown;
  else coupling_db_ += somebody ? kSlowly : kStepUp;
  coupling_db_ = std::clamp(coupling_db_, kLeastCoupling, kLoudestCoupling);
  if (levels.near_db > expected + kEchoWithin) return;
  if (levels.near_db - levels.clean_db >= cancelled_db_) cancelled_db_ += somebody ? 0 : kCancelledUp;
  else cancelled_db_ -= somebody ? kSlowly : kCancelledDown;
  cancelled_db_ = std::clamp(cancelled_db_, 0.0f, kMostCancelled);
}

}  // namespace sam
