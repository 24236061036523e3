#include "server/voice/speaker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

namespace sam {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using testing::Each;
using testing::Eq;
using testing::Le;

constexpr size_t kFrame = static_cast<size_t>(kSpeakingRate) / 1000 * Speaker::kFrameMs;

Pcm Sound(int ms) { return {kSpeakingRate, std::vector<int16_t>(static_cast<size_t>(kSpeakingRate / 1000 * ms), 1)}; }

/// What a speaker sent, and how far ahead of its time.
class SpeakerTest : public testing::Test {
 protected:
  void Took(std::span<const int16_t> frame) {
    if (sizes_.empty()) began_ = Clock::now();
    const double passed = std::chrono::duration<double, std::milli>(Clock::now() - began_).count();
    ahead_ms_.push_back(static_cast<double>(samples_) * 1000 / kSpeakingRate - passed);
    samples_ += frame.size();
    sizes_.push_back(frame.size());
    if (sizes_.size() == then_) boost::asio::post(io_, [this] { speaker_->Add("and more.", Sound(210)), speaker_->End(); });
  }

  boost::asio::io_context io_{1};
  std::shared_ptr<Speaker> speaker_ = std::make_shared<Speaker>(io_.get_executor(), Speaker::Out{.sound = [this](std::span<const int16_t> frame) { Took(frame); }, .first = {}});
  size_t then_ = 0, samples_ = 0;
  std::vector<size_t> sizes_;
  std::vector<double> ahead_ms_;
  Clock::time_point began_{};
};

TEST_F(SpeakerTest, ASentenceThatComesLateIsNotSentFurtherAheadThanItMay) {
  speaker_->Add("A word,", Sound(100));
  io_.run_for(milliseconds(50));
  speaker_->Add("then more.", Sound(500));
  speaker_->End();
  io_.restart();
  io_.run();
  EXPECT_EQ(samples_, Sound(600).samples.size());
  EXPECT_THAT(ahead_ms_, Each(Le(Speaker::kLeadMs + 1)));
}

TEST_F(SpeakerTest, AFrameWaitsForTheNextSentenceToBeWhole) {
  then_ = 9;  // of the first sentence 10 ms are left
  speaker_->Add("A word,", Sound(190));
  io_.run();
  EXPECT_EQ(samples_, Sound(400).samples.size());
  EXPECT_THAT(sizes_, Each(Eq(kFrame)));
}

TEST_F(SpeakerTest, WhatIsMutedIsHeardToItsEndWithoutSound) {
  speaker_->Add("A word,", Sound(900));
  io_.run_for(milliseconds(50));
  speaker_->Mute();
  const size_t sent = samples_;
  EXPECT_LT(sent, Sound(900).samples.size());
  speaker_->Add("and more.", Sound(500));
  speaker_->End();
  boost::asio::co_spawn(io_, speaker_->WaitUntilHeard(), boost::asio::detached);
  io_.restart();
  io_.run();
  EXPECT_EQ(samples_, sent);
  EXPECT_FALSE(speaker_->stopped());
  EXPECT_EQ(speaker_->Heard(), "A word, and more.");
}

TEST_F(SpeakerTest, AFrameThatNothingFillsGoesBeforeItIsToBePlayed) {
  speaker_->Add("A word,", Sound(310));
  io_.run();
  EXPECT_EQ(samples_, Sound(310).samples.size());
}

}  // namespace
}  // namespace sam
