#include "store/event_codec.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "base/random.h"
#include "store/store_samples.h"

namespace sam {
namespace {

TEST(EventCodec, GivesBackEveryFieldOfEveryKindFromTheLog) {
  for (const Event& event : OneOfEachKind()) {
    const auto back = DecodeEvent(EncodeEvent(event));
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(Everything(*back), Everything(event));
    EXPECT_EQ(back->at.offset, event.at.offset);
  }
}

TEST(EventCodec, GivesBackEveryFieldOfEveryKindFromAnArchiveLine) {
  for (const Event& event : OneOfEachKind()) {
    const std::string line = EventToJson({7, TurnId{3}, event});
    EXPECT_EQ(line.find('\n'), line.npos);
    const auto back = EventFromJson(line);
    ASSERT_TRUE(back) << back.error().message << " in " << line;
    EXPECT_EQ(back->seq, 7u);
    EXPECT_EQ(back->turn, TurnId{3});
    EXPECT_EQ(EncodeEvent(back->event), EncodeEvent(event));
  }
}

TEST(EventCodec, KeepsDefaultsThatAreLeftOut) {
  for (const EventBody& body :
       {EventBody(HeardEvent{}), EventBody(AnsweredEvent{}), EventBody(PersonaEvent{}), EventBody(NoticeEvent{})}) {
    const Event event{{}, body};
    const auto back = DecodeEvent(EncodeEvent(event));
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(EncodeEvent(*back), EncodeEvent(event));
    EXPECT_EQ(back->body.index(), event.body.index());
  }
  const auto heard = DecodeEvent(EncodeEvent({{}, HeardEvent{}}));
  EXPECT_EQ(std::get<HeardEvent>(heard->body).crisis, "none");
  const auto persona = DecodeEvent(EncodeEvent({{}, PersonaEvent{}}));
  EXPECT_EQ(std::get<PersonaEvent>(persona->body).persona, Persona{});
}

TEST(EventCodec, KeepsAPersonaWhoseTraitsAreZero) {
  Persona flat;
  flat.big_five = {};
  flat.warmth = 0;
  const auto back = DecodeEvent(EncodeEvent({{}, PersonaEvent{flat, ""}}));
  ASSERT_TRUE(back);
  EXPECT_EQ(std::get<PersonaEvent>(back->body).persona, flat);
}

TEST(EventCodec, KeepsHowHerVoiceIsToBe) {
  Persona asked;
  asked.voice = {.pace = -2, .height = 1, .loudness = -1, .manner = VoiceManner::kWhisper};
  const auto back = DecodeEvent(EncodeEvent({{}, PersonaEvent{asked, ""}}));
  ASSERT_TRUE(back);
  EXPECT_EQ(std::get<PersonaEvent>(back->body).persona, asked);
}

TEST(EventCodec, KeepsNumbersBitForBit) {
  HeardEvent heard;
  heard.pad = {0.1 + 0.2, -1.0 / 3, std::numeric_limits<double>::denorm_min()};
  const auto log = DecodeEvent(EncodeEvent({{}, heard}));
  const auto text = EventFromJson(EventToJson({1, TurnId{1}, {{}, heard}}));
  ASSERT_TRUE(log && text);
  EXPECT_EQ(std::get<HeardEvent>(log->body).pad, heard.pad);
  EXPECT_EQ(std::get<HeardEvent>(text->event.body).pad, heard.pad);
}

TEST(EventCodec, IsSmallForAPlainTurn) {
  HeardEvent heard;
  heard.turn = TurnId{12};
  heard.text = "good morning";
  heard.act = "greeting";
  EXPECT_LT(EncodeEvent({Moment{Instant(Duration(1'790'000'000'000)), {}}, heard}).size(), 64u);
}

TEST(EventCodec, ToleratesFieldsItDoesNotKnow) {
  const auto back = EventFromJson(
      R"({"v":1,"seq":1,"turn":1,"mood":[1],"at":"2026-11-23T20:00:00+09:00","heard":{"text":"hi","scent":{"a":[{}]}}})");
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(std::get<HeardEvent>(back->event.body).text, "hi");
}

TEST(EventCodec, RefusesWhatANewerVersionWrote) {
  const auto back = EventFromJson(R"({"v":99,"seq":1,"turn":1,"at":"2026-11-23T20:00:00+09:00","heard":{}})");
  ASSERT_FALSE(back);
  EXPECT_NE(back.error().message.find("newer version"), std::string::npos) << back.error().message;
}

TEST(EventCodec, RefusesHostileArchiveLines) {
  const std::string deep = R"({"v":1,"at":"2026-11-23T20:00:00Z","heard":)" + std::string(200'000, '[');
  for (const std::string& line : {std::string(), std::string("null"), std::string("[]"), std::string("{}"),
                                  std::string("{\"v\":1}"), deep, deep + std::string(200'000, ']') + "}",
                                  std::string(R"({"v":1,"at":"2026-11-23T20:00:00Z","seq":-1,"heard":{}})"),
                                  std::string(R"({"v":1,"at":"2026-11-23T20:00:00Z","seq":1e300,"heard":{}})"),
                                  std::string(R"({"v":1,"at":[9223372036854775807,0],"heard":{}})"),
                                  std::string(R"({"v":1,"at":"yesterday","heard":{}})"),
                                  std::string(R"({"v":1,"at":"2026-11-23T20:00:00Z","sung":{}})"),
                                  std::string(R"({"v":1,"at":"2026-11-23T20:00:00Z","heard":{"language":"fr"}})"),
                                  std::string(R"({"v":1,"at":"2026-11-23T20:00:00Z","heard":{"language":7}})"),
                                  std::string(R"({"v":1,"at":"2026-11-23T20:00:00Z","heard":{"pad":[1,2]}})"),
                                  std::string(R"({"v":1,"at":"2026-11-23T20:00:00Z","heard":{"pad":[1,2,1e999]}})"),
                                  std::string(R"({"v":1,"at":"2026-11-23T20:00:00Z","heard":{"text":5}})")}) {
    const auto back = EventFromJson(line);
    ASSERT_FALSE(back) << line.substr(0, 80);
    EXPECT_EQ(back.error().code, ErrorCode::kInvalidArgument);
    EXPECT_EQ(back.error().message.find('\n'), std::string::npos);
  }
}

TEST(EventCodec, RefusesEveryTruncationOfALogEvent) {
  for (const Event& event : OneOfEachKind()) {
    const std::string bytes = EncodeEvent(event);
    for (size_t length = 0; length < bytes.size(); ++length) EXPECT_FALSE(DecodeEvent(bytes.substr(0, length)));
    EXPECT_FALSE(DecodeEvent(bytes + "x"));
  }
}

TEST(EventCodec, SurvivesDamagedBytes) {
  const std::string bytes = EncodeEvent(OneOfEachKind().front());
  for (uint64_t round = 0; round < 20'000; ++round) {
    std::string broken = bytes;
    for (uint64_t flips = 0; flips <= round % 3; ++flips) {
      const uint64_t draw = Draw(round, flips, "flip");
      broken[draw % broken.size()] = static_cast<char>(draw >> 32);
    }
    const auto back = DecodeEvent(broken);  // an event or an error, never a crash
    if (back) {
      EXPECT_FALSE(EncodeEvent(*back).empty());
    }
  }
  EXPECT_FALSE(DecodeEvent(std::string(1'000'000, '\x81')));  // a million arrays, one in the other
}

TEST(EventCodec, MakesBrokenTextFitForAnArchive) {
  HeardEvent heard;
  heard.text = "caf\xff\n";
  heard.pad = {std::nan(""), 0.5, 0};
  const auto back = EventFromJson(EventToJson({1, TurnId{1}, {{}, heard}}));
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(std::get<HeardEvent>(back->event.body).text, "caf\xEF\xBF\xBD\n");
  EXPECT_EQ(std::get<HeardEvent>(back->event.body).pad, (Pad{0, 0.5, 0}));
}

}  // namespace
}  // namespace sam
