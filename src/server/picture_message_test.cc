#include "server/picture_message.h"

#include <gtest/gtest.h>

#include "base/base64.h"

namespace sam::wire {
namespace {

TEST(PictureMessage, HoldsThePictureAndTheWords) {
  const auto message = ReadPictureMessage(R"({"type":"image","id":"7","text":"can you solve this?","data":"iVBORw=="})");
  ASSERT_TRUE(message) << message.error().message;
  EXPECT_EQ(message->id, "7");
  EXPECT_EQ(message->text, "can you solve this?");
  EXPECT_EQ(message->file, "\x89PNG");
}

TEST(PictureMessage, MayBeADataAddress) {
  EXPECT_EQ(ReadPictureMessage(R"({"type":"image","id":"7","data":"data:image/png;base64,iVBORw=="})")->file, "\x89PNG");
  EXPECT_FALSE(ReadPictureMessage(R"({"type":"image","id":"7","data":"data:image/svg+xml,<svg/>"})"));
}

TEST(PictureMessage, IsRefusedInPlainWords) {
  const auto reason = [](std::string_view text) {
    const auto message = ReadPictureMessage(text);
    return message ? std::string() : message.error().message;
  };
  EXPECT_NE(reason(R"({"type":"image","id":"7"})").find("\"data\""), std::string::npos);
  EXPECT_NE(reason(R"({"type":"image","id":"7","data":""})").find("empty"), std::string::npos);
  EXPECT_NE(reason(R"({"type":"image","id":7,"data":"iVBORw=="})").find("\"id\""), std::string::npos);
  EXPECT_NE(reason(R"({"type":"image","id":"7","data":"iVB*Rw=="})").find("base64"), std::string::npos);
  const std::string large = R"({"type":"image","id":"7","data":")" + std::string(kMostPictureBytes / 3 * 4 + 64, 'A') + "\"}";
  EXPECT_NE(reason(large).find("16 MB"), std::string::npos);
}

TEST(PictureMessage, OfTheLargestFileIsRead) {
  const std::string file(kMostPictureBytes, 'x');
  const auto message = ReadPictureMessage(R"({"type":"image","id":"7","data":")" + ToBase64(file) + "\"}");
  ASSERT_TRUE(message) << message.error().message;
  EXPECT_EQ(message->file.size(), kMostPictureBytes);
}

TEST(PictureMessage, IsKnownByItsBeginning) {
  EXPECT_TRUE(BeginsAsImage(R"({"type":"image","id":"1")"));
  EXPECT_TRUE(BeginsAsImage("{ \"id\": \"1\",\n \"type\" : \"image\", \"data\":\"AAAA"));
  EXPECT_FALSE(BeginsAsImage(R"({"type":"say","text":"an \"image\"")"));
  EXPECT_FALSE(BeginsAsImage("\"type\""));
  EXPECT_FALSE(BeginsAsImage(""));
  EXPECT_FALSE(BeginsAsImage(R"({"type":"image)"));
  EXPECT_EQ(ImageId(R"({"type":"image","id":"a-7","data":"AAAA)"), "a-7");
  EXPECT_EQ(ImageId(R"({"type":"image","data":"AAAA)"), "");
}

}  // namespace
}  // namespace sam::wire
