#include "persona/card_png.h"

#include <gtest/gtest.h>

#include <string>

#include "base/base64.h"

namespace sam {
namespace {

std::string Reason(const std::string& png) {
  const auto cards = ReadPngCards(png);
  return cards ? "" : cards.error().message;
}

/// A picture with a card, and where the data of its chunk begins.
std::string Sample() { return *WithCards(PlainPng({10, 20, 30}), {.v2 = R"({"a":1})", .v3 = R"({"b":2})"}); }

TEST(CardPng, GivesBackTheCardsThatWerePutIn) {
  const auto cards = ReadPngCards(Sample());
  ASSERT_TRUE(cards) << cards.error().message;
  EXPECT_EQ(cards->v2, R"({"a":1})");
  EXPECT_EQ(cards->v3, R"({"b":2})");
}

TEST(CardPng, APlainPictureHasNoCard) {
  const auto cards = ReadPngCards(PlainPng({1, 2, 3}));
  ASSERT_TRUE(cards) << cards.error().message;
  EXPECT_FALSE(cards->v2 || cards->v3);
}

TEST(CardPng, OtherCardsAndWhatACameraWroteDoNotStayInThePicture) {
  const std::string again = *WithCards(Sample(), {.v2 = std::nullopt, .v3 = "{}"});
  const auto cards = ReadPngCards(again);
  ASSERT_TRUE(cards);
  EXPECT_FALSE(cards->v2);
  EXPECT_EQ(cards->v3, "{}");
  EXPECT_EQ(again.find(ToBase64(R"({"a":1})")), again.npos);
}

TEST(CardPng, RefusesEveryCutOfAPicture) {
  const std::string whole = Sample();
  for (size_t n = 0; n < whole.size(); n += n < 100 || n + 200 > whole.size() ? 1 : 97) EXPECT_NE(Reason(whole.substr(0, n)), "") << n;
}

TEST(CardPng, RefusesAChunkWithAWrongChecksum) {
  std::string png = Sample();
  png[png.find("ccv3") + 6] ^= 1;
  EXPECT_NE(Reason(png).find("wrong checksum"), std::string::npos) << Reason(png);
}

TEST(CardPng, RefusesAChunkThatReachesBeyondTheFile) {
  std::string png = Sample();
  png[png.find("tEXt") - 4] = '\x7F';
  EXPECT_NE(Reason(png).find("beyond its end"), std::string::npos) << Reason(png);
}

TEST(CardPng, RefusesMoreBytesThanItReads) {
  EXPECT_NE(Reason(Sample() + std::string(kMostCardPng, 'x')).find("at most 16 MB"), std::string::npos);
  EXPECT_EQ(Reason(Sample() + "what follows the end is no part of it"), "");
}

/// CRC-32 bit by bit, so that the reader is not judged by its own table.
uint32_t SlowCrc(const std::string& bytes) {
  uint32_t crc = 0xFFFFFFFFu;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320u : crc >> 1;
  }
  return ~crc;
}

std::string Big(uint32_t value) { return {static_cast<char>(value >> 24), static_cast<char>(value >> 16 & 0xFF), static_cast<char>(value >> 8 & 0xFF), static_cast<char>(value & 0xFF)}; }

std::string WithText(const std::string& text) {
  std::string png = PlainPng({0, 0, 0});
  const std::string body = "tEXt" + text;
  png.insert(png.size() - 12, Big(static_cast<uint32_t>(text.size())) + body + Big(SlowCrc(body)));
  return png;
}

TEST(CardPng, ReadsAChunkThatAnotherProgramWrote) {
  const auto cards = ReadPngCards(WithText(std::string("Chara\0", 6) + ToBase64("{}")));
  ASSERT_TRUE(cards) << cards.error().message;
  EXPECT_EQ(cards->v2, "{}");
}

TEST(CardPng, RefusesBase64ThatIsNotStrict) {
  for (const char* text : {"e30", "e30=\n", "e31=", "e3 0=", "e30=e30=", "????"}) EXPECT_NE(Reason(WithText(std::string("chara\0", 6) + text)).find("base64"), std::string::npos) << text;
}

TEST(CardPng, RefusesMoreChunksThanAPictureNeeds) {
  std::string png = PlainPng({0, 0, 0}), chunk = "juNk";
  chunk = Big(0) + chunk + Big(SlowCrc(chunk));
  std::string many;
  for (int i = 0; i < (1 << 16) + 1; ++i) many += chunk;
  png.insert(png.size() - 12, many);
  EXPECT_NE(Reason(png).find("chunks"), std::string::npos);
}

}  // namespace
}  // namespace sam
