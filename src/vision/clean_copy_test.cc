#include "vision/clean_copy.h"

#include <gtest/gtest.h>

#include "vision/eye_wire.h"
#include "vision/eyes.h"
#include "vision/picture_header.h"
#include "vision/picture_maker.h"

namespace sam::vision {
namespace {

constexpr std::string_view kPlace = "GPS 37.5665 126.9780";

/// A segment as cameras write it: which way up, and where it was taken.
std::string ExifSegment(char orientation) {
  std::string tiff("MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19);
  tiff += orientation;
  tiff += std::string("\0\0\0\0\0\0", 6) + std::string(kPlace);
  const std::string body = std::string("Exif\0\0", 6) + tiff;
  return std::string("\xFF\xE1\0", 3) + static_cast<char>(body.size() + 2) + body;
}

std::string WithSegment(std::string jpeg, const std::string& segment) { return jpeg.insert(2, segment); }

/// Dark at the top, light below.
Picture Halves(int width, int height) {
  Picture picture = Blank(width, height, 240);
  Fill(picture, 0, 0, width, height / 2, 10, 10, 10);
  return picture;
}

Picture Decoded(const std::string& file) {
  auto picture = Decode(file);
  EXPECT_TRUE(picture) << (picture ? "" : picture.error().message);
  return picture ? std::move(*picture) : Picture{};
}

int BrightnessAt(const Picture& picture, int x, int y) { return picture.bgr[3 * (static_cast<size_t>(y) * static_cast<size_t>(picture.width) + static_cast<size_t>(x))]; }

TEST(CleanCopy, LeavesOutWhereAPictureWasTakenAndStandsUpright) {
  const std::string photo = WithSegment(JpegOf(Halves(400, 200)), ExifSegment(6));
  ASSERT_NE(photo.find(kPlace), photo.npos);
  const auto copy = Eyes(SAM_LOOK).Copy(photo);
  ASSERT_TRUE(copy) << copy.error().message;
  EXPECT_EQ(copy->find(kPlace), copy->npos);
  EXPECT_EQ(copy->find("Exif"), copy->npos);
  const Picture seen = Decoded(*copy);
  EXPECT_EQ(seen.width, 200);
  EXPECT_EQ(seen.height, 400);
  EXPECT_GT(BrightnessAt(seen, 20, 200), 200) << "what was below lies on the left";
  EXPECT_LT(BrightnessAt(seen, 180, 200), 50);
}

TEST(CleanCopy, IsNoLargerThanModelsLookAt) {
  for (const std::string& file : {PngOf(Halves(3000, 1000)), BmpOf(Halves(3000, 1000))}) {
    const auto copy = Eyes(SAM_LOOK).Copy(file);
    ASSERT_TRUE(copy) << copy.error().message;
    const Picture seen = Decoded(*copy);
    EXPECT_EQ(seen.width, 1280);
    EXPECT_EQ(seen.height, 427);
  }
  const auto small = Eyes(SAM_LOOK).Copy(PngOf(Halves(30, 20)));
  ASSERT_TRUE(small);
  EXPECT_EQ(Decoded(*small).width, 30) << "and is not blown up";
}

TEST(CleanCopy, SaysWhatIsWrongWithAFileAndLivesOn) {
  const Eyes eyes(SAM_LOOK);
  const std::string png = PngOf(Halves(300, 300));
  for (const std::string& file : {std::string(), std::string("no picture"), png.substr(0, png.size() / 2), PngHeader(30000, 30000)}) {
    const auto copy = eyes.Copy(file);
    ASSERT_FALSE(copy);
    EXPECT_EQ(copy.error().code, ErrorCode::kInvalidArgument) << copy.error().message;
  }
  EXPECT_TRUE(eyes.Copy(png));
}

TEST(CleanCopy, IsBelievedOnlyWhereItHoldsNothingBesides) {
  const auto copy = CleanCopy(Halves(64, 48));
  ASSERT_TRUE(copy);
  EXPECT_TRUE(IsCleanCopy(*copy));
  EXPECT_EQ(ReadCopy(WriteCopy(*copy)), *copy);
  EXPECT_FALSE(IsCleanCopy(WithSegment(*copy, ExifSegment(1))));
  EXPECT_FALSE(IsCleanCopy(WithSegment(*copy, std::string("\xFF\xFE\0\x06home", 8)))) << "a comment";
  EXPECT_FALSE(IsCleanCopy(*copy + "home")) << "bytes behind the end";
  EXPECT_FALSE(IsCleanCopy(copy->substr(0, copy->size() - 2)));
  EXPECT_FALSE(IsCleanCopy(PngOf(Halves(64, 48))));
  EXPECT_FALSE(IsCleanCopy(JpegOf(Halves(1400, 20)))) << "larger than it may be";
  EXPECT_FALSE(ReadCopy("copy\n"));
  EXPECT_EQ(ReadCopy(WriteCopy(Fail(ErrorCode::kExhausted, "too much"))).error().message, "too much");
}

}  // namespace
}  // namespace sam::vision
