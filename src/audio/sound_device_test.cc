// Microphone and loudspeaker by devices that ALSA makes of files.
#include "audio/sound_device.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <thread>

#include "audio/pcm.h"
#include "audio/sound_player.h"

namespace sam {
namespace {

/// A folder with sound files, and devices that play into one and hear from the other.
class SoundDevice : public testing::Test {
 protected:
  SoundDevice() {
    std::string name = std::filesystem::temp_directory_path() / "samantha-sound-XXXXXX";
    folder_ = mkdtemp(name.data());
    std::ofstream(folder_ / "asound.conf") << "pcm.test_speaker { type file slave.pcm null file " << Played() << " format raw }\n"
                                           << "pcm.test_microphone { type file slave.pcm null file /dev/null infile " << Spoken() << " format raw }\n"
                                           << "pcm.null { type null }\n";
    setenv("ALSA_CONFIG_PATH", (folder_ / "asound.conf").c_str(), 1);
  }
  ~SoundDevice() override {
    unsetenv("ALSA_CONFIG_PATH");
    std::filesystem::remove_all(folder_);
  }
  std::filesystem::path Played() const { return folder_ / "played.raw"; }
  std::filesystem::path Spoken() const { return folder_ / "spoken.raw"; }
  std::filesystem::path folder_;
};

std::vector<int16_t> Ramp(size_t count) {
  std::vector<int16_t> samples;
  for (size_t i = 0; i < count; ++i) samples.push_back(static_cast<int16_t>(i * 7 % 20000));
  return samples;
}

TEST_F(SoundDevice, PlaysWhatItIsGiven) {
  const std::vector<int16_t> sound = Ramp(22050);
  {
    const auto speaker = Loudspeaker::Open(22050, "test_speaker");
    ASSERT_TRUE(speaker) << speaker.error().message;
    ASSERT_TRUE((*speaker)->Play(sound));
    EXPECT_GE((*speaker)->waiting_ms(), 0);
  }
  std::ifstream file(Played(), std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  EXPECT_EQ(FromBytes(bytes), sound);
}

TEST_F(SoundDevice, HearsWhatIsSpoken) {
  const std::vector<int16_t> spoken = Ramp(1600);
  std::ofstream(Spoken(), std::ios::binary) << ToBytes(spoken);
  const auto microphone = Microphone::Open("test_microphone");
  ASSERT_TRUE(microphone) << microphone.error().message;
  std::vector<int16_t> heard;
  for (int n = 0; n < 5; ++n) {
    const auto piece = (*microphone)->Read();
    ASSERT_TRUE(piece) << piece.error().message;
    EXPECT_LE(piece->size(), Microphone::kPieceSamples);
    heard.insert(heard.end(), piece->begin(), piece->end());
  }
  EXPECT_EQ(heard, spoken);
}

TEST_F(SoundDevice, GoesOnAfterWhatWasDropped) {
  const auto speaker = Loudspeaker::Open(16000, "null");
  ASSERT_TRUE(speaker) << speaker.error().message;
  ASSERT_TRUE((*speaker)->Play(Ramp(4000)));
  (*speaker)->Drop();
  EXPECT_TRUE((*speaker)->Play(Ramp(4000)));
}

/// Until `now` is so; false where it is not so within seconds.
bool ComesTrue(const std::function<bool()>& now) {
  for (int n = 0; n < 500 && !now(); ++n) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  return now();
}

TEST_F(SoundDevice, IsPlayedOnByAPlayerThatHoldsAndStops) {
  const std::vector<int16_t> sound = Ramp(8000);
  {
    SoundPlayer player(*Loudspeaker::Open(16000, "test_speaker"), 16000);
    player.Begin("first");
    player.Add(sound);
    EXPECT_TRUE(ComesTrue([&] { return player.heard_ms("first") == 500; }));
    player.Begin("second");
    player.Hold();
    player.Add(sound);
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    EXPECT_EQ(player.heard_ms("second"), 0);
    player.Resume();
    EXPECT_TRUE(ComesTrue([&] { return player.heard_ms("second") == 500; }));
    player.Begin("third");
    player.Hold();
    player.Add(sound);
    player.Stop("third");
    player.Begin("fourth");  // goes on
    player.Add(sound);
    EXPECT_TRUE(ComesTrue([&] { return player.heard_ms("fourth") == 500; }));
    EXPECT_EQ(player.heard_ms("third"), 0);
    EXPECT_FALSE(player.failure());
  }
  std::ifstream file(Played(), std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  EXPECT_EQ(bytes.size(), 3 * 2 * sound.size());
}

TEST_F(SoundDevice, SaysThatThereIsNone) {
  for (const auto& error : {Microphone::Open("no_such_device").error(), Loudspeaker::Open(16000, "no_such_device").error()}) {
    EXPECT_EQ(error.code, ErrorCode::kUnavailable);
    EXPECT_NE(error.message.find("'no_such_device'"), std::string::npos) << error.message;
  }
  EXPECT_EQ(Loudspeaker::Open(1).error().code, ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace sam
