#include <gtest/gtest.h>

#include "vision/decoders.h"
#include "vision/eyes.h"
#include "vision/light.h"
#include "vision/picture_header.h"
#include "vision/picture_maker.h"

namespace sam::vision {
namespace {

using namespace std::string_literals;

Picture Flag() {
  Picture flag = Blank(30, 20, 255);
  Fill(flag, 0, 0, 10, 20, 0, 0, 200);
  Fill(flag, 20, 0, 30, 20, 200, 0, 0);
  return flag;
}

/// A GIF of 3 x 1 pixels: black, white, black; codes of 3 bits: clear 4, then 0 1 0, end 5.
std::string SmallGif() { return "GIF89a\3\0\1\0\x80\0\0\0\0\0\xFF\xFF\xFF,\0\0\0\0\3\0\1\0\0\2\3\x44\x50\0\0;"s; }

/// One byte somewhere becomes another; `state` goes on (Numerical Recipes' generator).
void Garble(std::string& file, unsigned& state) {
  state = state * 1664525u + 1013904223u;
  file[(state >> 8) % file.size()] = static_cast<char>(state >> 24);
}

TEST(PictureHeader, TellsTheSizeOfEachKind) {
  const Picture flag = Flag();
  for (const std::string& file : {PngOf(flag), JpegOf(flag), BmpOf(flag)}) {
    const auto header = ReadHeader(file);
    ASSERT_TRUE(header) << header.error().message;
    EXPECT_EQ(header->width, 30);
    EXPECT_EQ(header->height, 20);
  }
  EXPECT_EQ(ReadHeader(SmallGif())->width, 3);
  EXPECT_EQ(ReadHeader("RIFF\x40\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\x0F\x27\0\x1F\x03\0"s)->width, 10000);
}

TEST(PictureHeader, RefusesWhatIsNoPicture) {
  for (const std::string& file : {""s, "hello"s, "\x89PNG\r\n\x1a\n"s, "\xFF\xD8\xFF\xE0"s, "BM"s, "GIF89a"s, "RIFF"s, "%PDF-1.7 and more"s}) EXPECT_FALSE(ReadHeader(file)) << file.size();
}

TEST(PictureHeader, RefusesABombByWhatItSays) {
  const auto bomb = HeaderWithin(PngHeader(30000, 30000), EyeLimits());
  ASSERT_FALSE(bomb);
  EXPECT_EQ(bomb.error().code, ErrorCode::kInvalidArgument);
  EXPECT_NE(bomb.error().message.find("30000 x 30000"), std::string::npos);
  EXPECT_FALSE(HeaderWithin("GIF89a\xFF\xFF\xFF\xFF\0\0\0"s, EyeLimits()));
  EXPECT_FALSE(HeaderWithin(PngHeader(8000, 7000), EyeLimits())) << "few bytes that would swell to 168 million";
}

TEST(PictureHeader, LetsAWhiteScreenSwell) { EXPECT_TRUE(HeaderWithin(PngHeader(3840, 2160), EyeLimits())); }

TEST(Decode, GivesTheSamePictureFromPngAndBmp) {
  const Picture flag = Flag();
  for (const std::string& file : {PngOf(flag), BmpOf(flag)}) {
    const auto picture = Decode(file);
    ASSERT_TRUE(picture) << picture.error().message;
    EXPECT_EQ(picture->bgr, flag.bgr);
  }
}

TEST(Decode, ReadsAGif) {
  const auto picture = Decode(SmallGif());
  ASSERT_TRUE(picture) << picture.error().message;
  EXPECT_EQ(picture->bgr, (std::vector<unsigned char>{0, 0, 0, 255, 255, 255, 0, 0, 0}));
}

TEST(Decode, ShrinksWhatIsLarge) {
  const auto picture = Decode(JpegOf(Blank(4000, 3000, 90)));
  ASSERT_TRUE(picture) << picture.error().message;
  EXPECT_EQ(picture->given_width, 4000);
  EXPECT_EQ(picture->width, 2000);
  EXPECT_NEAR(picture->bgr[0], 90, 2);
}

TEST(Decode, FailsPlainlyWhereverAFileIsCutOff) {
  for (const std::string& file : {PngOf(Flag()), JpegOf(Flag()), BmpOf(Flag()), SmallGif()}) {
    for (size_t n = 0; n + 3 < file.size(); n += 1 + n / 40) {
      const auto picture = Decode(std::string_view(file).substr(0, n));
      if (!picture) {
        EXPECT_FALSE(picture.error().message.empty());
      }
    }
    EXPECT_FALSE(Decode(std::string_view(file).substr(0, file.size() / 2))) << file.size();
  }
}

TEST(Decode, OutlivesGarbledBytes) {
  unsigned state = 7;
  for (const std::string& whole : {PngOf(Flag()), JpegOf(Flag()), BmpOf(Flag()), SmallGif()}) {
    for (int n = 0; n < 300; ++n) {
      std::string file = whole;
      for (int k = 0; k < 4; ++k) Garble(file, state);
      if (HeaderWithin(file, EyeLimits{.most_pixels = 1'000'000})) (void)Decode(file).has_value();
    }
  }
}

TEST(Decode, StopsAtEndlessScans) { EXPECT_FALSE(Decode(JpegOfManyScans(Blank(600, 600, 128), 500))); }

TEST(Upright, TurnsAsExifAsks) {
  Picture picture = Blank(2, 1, 255);  // dark, light
  Fill(picture, 0, 0, 1, 1, 0, 0, 0);
  const Picture right = Upright(picture, 6);  // a quarter clockwise: the left comes to the top
  EXPECT_EQ(right.width, 1);
  EXPECT_EQ(right.height, 2);
  EXPECT_EQ(right.bgr[0], 0);
  EXPECT_EQ(Upright(picture, 8).bgr[0], 255);
  EXPECT_EQ(Upright(picture, 3).bgr[0], 255);
  EXPECT_EQ(Upright(picture, 2).bgr[0], 255);
}

TEST(Light, NamesTheMostFrequentColours) {
  Picture picture = Blank(100, 100, 250);
  Fill(picture, 0, 0, 30, 100, 20, 20, 220);
  Fill(picture, 30, 0, 40, 100, 200, 60, 30);
  const Light light = LightOf(picture);
  EXPECT_EQ(light.colours, (std::vector<std::string>{"white", "red", "blue"}));
  EXPECT_GT(light.brightness, 0.5);
  EXPECT_LT(LightOf(Blank(10, 10, 5)).brightness, 0.05);
}

}  // namespace
}  // namespace sam::vision
