#include "speech/ears/delay_finder.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sam {
namespace {

constexpr float kForgetting = 0.997f;        // of the correlation, a frame: half in 2.3 s
constexpr float kDoubted = 0.3f;
constexpr float kPowerForgetting = 0.98f;
constexpr float kQuietestFar = 900;           // power at 4 kHz (16-bit samples): below this nothing is learned
constexpr int kFramesBetweenLooks = 4;
constexpr float kStandsOut = 10;              // times the mean of all delays
constexpr float kLeastExpected = 0.1f;        // of the most
constexpr int kFewestTried = 20;               // delays, of 10 ms each, at which something was played
constexpr float kFirstPart = 0.25f;           // of the largest: the earliest window with so much is where the echo begins
constexpr int kLooksThatAgree = 3, kSameWithin = 40;  // samples at 4 kHz: 10 ms

/// 16 kHz to 4 kHz by means of four, then differences: the low voices' weight is taken off.
template <size_t N>
void Thin(std::span<const int16_t, kFrameSamples> frame, int32_t& last, std::array<float, N>& out) {
  for (size_t i = 0; i < N; ++i) {
    const int32_t sum = frame[4 * i] + frame[4 * i + 1] + frame[4 * i + 2] + frame[4 * i + 3];
    out[i] = static_cast<float>(sum - last) / 4;
    last = sum;
  }
}

template <typename Range>
float PowerOf(const Range& block) {
  return std::inner_product(block.begin(), block.end(), block.begin(), 0.0f) / static_cast<float>(block.size());
}

}  // namespace

DelayFinder::DelayFinder() : far_(kLags + kBlock), correlation_(kLags), expected_(kLags / kBlock) {}

void DelayFinder::Take(Frame near, Frame far) {
  Block in, out;
  Thin(near, last_near_, in);
  Thin(far, last_far_, out);
  std::copy(far_.begin() + kBlock, far_.end(), far_.begin());
  std::copy(out.begin(), out.end(), far_.end() - kBlock);
  near_power_ = kPowerForgetting * near_power_ + (1 - kPowerForgetting) * PowerOf(in);
  far_power_ = std::max(kPowerForgetting * far_power_, PowerOf(out));
  if (far_power_ < kQuietestFar) return;
  const float weight = 1 / std::sqrt((near_power_ + 1) * (far_power_ + 1));
  for (float& sample : in) sample *= weight;
  for (size_t block = 0; block < expected_.size(); ++block)
    expected_[block] = kForgetting * expected_[block] + PowerOf(in) * PowerOf(std::span(far_).subspan(kLags - block * kBlock, kBlock)) * kBlock;
  // far_[kLags - lag + i] was played `lag` samples before in[i] came.
  for (int lag = 0; lag < kLags; ++lag) {
    const float* const played = far_.data() + (kLags - lag);
    float sum = 0;
    for (int i = 0; i < kBlock; ++i) sum += in[static_cast<size_t>(i)] * played[i];
    correlation_[static_cast<size_t>(lag)] = kForgetting * correlation_[static_cast<size_t>(lag)] + sum;
  }
  if (++heard_ % kFramesBetweenLooks == 0) Look();
}

void DelayFinder::Doubt() {
  for (float& each : correlation_) each *= kDoubted;
  for (float& each : expected_) each *= kDoubted * kDoubted;
}

void DelayFinder::Look() {
  std::vector<float> power(kLags - kWindow + 1);
  float sum = 0, all = 0, most = 0;
  const float least = kLeastExpected * *std::max_element(expected_.begin(), expected_.end());
  const auto tried = std::count_if(expected_.begin(), expected_.end(), [&](float each) { return each >= least; });
  if (tried < kFewestTried) return;
  const auto power_at = [&](int lag) {
    const float value = correlation_[static_cast<size_t>(lag)];
    return value * value / std::max(least, expected_[static_cast<size_t>(lag / kBlock)]);
  };
  for (int lag = 0; lag < kLags; ++lag) {
    sum += power_at(lag), all += power_at(lag);
    if (lag < kWindow - 1) continue;
    power[static_cast<size_t>(lag - kWindow + 1)] = sum;
    most = std::max(most, sum);
    sum -= power_at(lag - kWindow + 1);
  }
  const float mean = all * kWindow / static_cast<float>(tried * kBlock);
  if (most < kStandsOut * mean) {
    agreed_ = 0;
    return;
  }
  const auto first = std::find_if(power.begin(), power.end(), [&](float each) { return each >= kFirstPart * most; });
  const int lag = static_cast<int>(first - power.begin());
  agreed_ = found_ >= 0 && std::abs(lag - found_) <= kSameWithin ? agreed_ + 1 : 1;
  found_ = lag;
  if (agreed_ >= kLooksThatAgree) delay_ms_ = lag * kStep * 1000 / kHearingRate;
}

}  // namespace sam
