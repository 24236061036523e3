#include "speech/floor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace sam {
namespace {

using Kind = FloorAct::Kind;
using ::testing::Contains;
using ::testing::Not;

/// A microphone, a recogniser that needs 120 ms, and a floor between them, in simulated time.
class Room : public ::testing::Test {
 protected:
  static constexpr int kRecognitionMs = 120;

  /// Somebody speaks so long; `words` are what a recogniser makes of all that was said since the turn began.
  void Speak(int ms, std::string words) {
    says_ = std::move(words);
    Pass(ms, 1.0f, -20);
  }
  void BeSilent(int ms) { Pass(ms, 0.0f, -60); }
  void Pass(int ms, float speech, float level_db) {
    for (int passed = 0; passed < ms; passed += kFrameMs) {
      now_ += kFrameMs;
      Note(floor_.Take({.end_ms = now_, .speech = speech, .level_db = level_db, .pitch_hz = speech > 0.5f ? 180.0f : 0.0f}));
      for (auto due = due_.begin(); due != due_.end() && due->first <= now_; due = due_.erase(due)) Note(floor_.Heard(due->second.first, due->second.second, Language::kEnglish));
    }
  }
  void Note(const std::vector<FloorAct>& acts) {
    for (const FloorAct& act : acts) {
      done_.push_back(act);
      at_.push_back(now_);
      if (act.kind == Kind::kRecognise && hears_) due_.emplace(now_ + kRecognitionMs, std::pair(act.id, says_));
    }
  }
  std::vector<Kind> Kinds() const {
    std::vector<Kind> kinds;
    for (const FloorAct& act : done_) kinds.push_back(act.kind);
    return kinds;
  }
  std::vector<std::string> Turns() const {
    std::vector<std::string> turns;
    for (const FloorAct& act : done_)
      if (act.kind == Kind::kTakeTurn) turns.push_back(act.words);
    return turns;
  }
  /// When that first happened; -1 for never.
  int64_t TimeOf(Kind kind) const {
    for (size_t i = 0; i < done_.size(); ++i)
      if (done_[i].kind == kind) return at_[i];
    return -1;
  }
  void SheSpeaks() {
    Note(floor_.SheIs(Floor::She::kThinking));
    Note(floor_.SheIs(Floor::She::kSpeaking));
    BeSilent(500);
    done_.clear();
    at_.clear();
  }

  Floor floor_;
  int64_t now_ = 0;
  bool hears_ = true;
  std::string says_;
  std::vector<FloorAct> done_;
  std::vector<int64_t> at_;
  std::multimap<int64_t, std::pair<int, std::string>> due_;
};

TEST_F(Room, AQuestionIsTakenSoonAfterItsEnd) {
  BeSilent(300);
  Speak(1500, "what time is it in busan?");
  const int64_t end = now_;
  BeSilent(1000);
  ASSERT_EQ(Turns(), std::vector<std::string>{"what time is it in busan?"});
  EXPECT_LE(TimeOf(Kind::kTakeTurn) - end, 220);
}

TEST_F(Room, SomebodyWhoThinksIsLeftAlone) {
  Speak(1200, "i went to the");
  BeSilent(700);
  EXPECT_TRUE(Turns().empty());
  Speak(900, "i went to the harbour yesterday.");
  BeSilent(1500);
  EXPECT_EQ(Turns(), std::vector<std::string>{"i went to the harbour yesterday."});
}

TEST_F(Room, NoiseWithoutWordsIsNoTurn) {
  Speak(300, "");
  BeSilent(2500);
  EXPECT_TRUE(Turns().empty());
  EXPECT_THAT(Kinds(), Contains(Kind::kNothing));
  EXPECT_EQ(floor_.holder(), Floor::Holder::kNobody);
}

TEST_F(Room, AClickBeginsNothing) {
  Pass(20, 1.0f, -10);
  BeSilent(400);
  EXPECT_THAT(Kinds(), Not(Contains(Kind::kRecognise)));
}

TEST_F(Room, AMmHmMakesHerHoldAndGoOn) {
  SheSpeaks();
  const int64_t begins = now_;
  Speak(250, "mm-hm");
  BeSilent(1000);
  ASSERT_THAT(Kinds(), Contains(Kind::kHold));
  EXPECT_LE(TimeOf(Kind::kHold) - begins, 100);
  EXPECT_THAT(Kinds(), Contains(Kind::kResume));
  EXPECT_THAT(Kinds(), Not(Contains(Kind::kStop)));
  EXPECT_TRUE(Turns().empty());
}

TEST_F(Room, WordsOverHerVoiceStopHerAndAreATurn) {
  SheSpeaks();
  Speak(600, "no wait, i meant tuesday");
  BeSilent(3000);
  EXPECT_THAT(Kinds(), Contains(Kind::kStop));
  EXPECT_EQ(Turns(), std::vector<std::string>{"no wait, i meant tuesday"});
}

TEST_F(Room, SpeakingOnOverHerStopsHerBeforeAnyWordIsKnown) {
  hears_ = false;
  SheSpeaks();
  const int64_t begins = now_;
  Speak(1500, "");
  ASSERT_THAT(Kinds(), Contains(Kind::kStop));
  EXPECT_LE(TimeOf(Kind::kHold) - begins, 100);
  EXPECT_LE(TimeOf(Kind::kStop) - begins, 1000);
}

TEST_F(Room, StopIsObeyedAndAnsweredWithSilence) {
  SheSpeaks();
  Speak(300, "stop");
  BeSilent(1500);
  EXPECT_THAT(Kinds(), Contains(Kind::kStop));
  EXPECT_TRUE(Turns().empty());
}

TEST_F(Room, WhatIsSaidWhileSheThinksTakesTheFloorBack) {
  Note(floor_.SheIs(Floor::She::kThinking));
  Speak(800, "and one more thing");
  EXPECT_THAT(Kinds(), Contains(Kind::kStop));
  EXPECT_EQ(floor_.holder(), Floor::Holder::kPerson);
}

TEST_F(Room, ARecogniserThatFailsEndsTheTurnAllTheSame) {
  hears_ = false;
  Speak(800, "");
  BeSilent(60);
  ASSERT_EQ(done_.back().kind, Kind::kRecognise);
  Note(floor_.Failed(done_.back().id));
  BeSilent(3500);
  EXPECT_THAT(Kinds(), Contains(Kind::kNothing));
}

TEST_F(Room, AnAbandonedRecognitionChangesNothing) {
  hears_ = false;
  Speak(800, "");
  BeSilent(80);
  const int id = done_.back().id;
  Speak(300, "");
  EXPECT_THAT(Kinds(), Contains(Kind::kAbandon));
  EXPECT_TRUE(floor_.Heard(id, "half a thing", Language::kEnglish).empty());
}

TEST_F(Room, TenMinutesWithoutAPauseAreHeardPieceByPieceInLittleRoom) {
  for (int minute = 0; minute < 10; ++minute) {
    Speak(60'000, "more");
    EXPECT_LE(now_ - floor_.needed_from_ms(), 26'000);
  }
  BeSilent(3000);
  ASSERT_EQ(Turns().size(), 1u);
  EXPECT_GE(std::ranges::count(Turns().front(), 'm'), 25);
}

TEST_F(Room, HeldDownTheButtonIsTheTurn) {
  floor_.SetMode(Floor::Mode::kPush);
  Speak(500, "not for her");
  EXPECT_TRUE(done_.empty());
  Note(floor_.Press());
  Speak(400, "call");
  BeSilent(2000);  // thinking, the button held
  Speak(400, "call my mother");
  EXPECT_TRUE(Turns().empty());
  Note(floor_.Release());
  BeSilent(200);
  EXPECT_EQ(Turns(), std::vector<std::string>{"call my mother"});
}

TEST_F(Room, ALongStoryGetsAMurmurWhereItPauses) {
  Speak(6000, "so we drove up to the lake and then the");
  BeSilent(500);
  EXPECT_THAT(Kinds(), Contains(Kind::kMurmur));
  EXPECT_TRUE(Turns().empty());
}

/// A turn that was taken before its end, and what follows while she thinks.
TEST_F(Room, WhoSpeaksOnWhileSheThinksGoesOnWithTheTurn) {
  Speak(1500, "i went to the market this morning");
  BeSilent(1400);
  ASSERT_EQ(Turns().size(), 1u);
  Note(floor_.SheIs(Floor::She::kThinking));
  Speak(800, "and they had strawberries");
  BeSilent(1600);
  ASSERT_EQ(Turns().size(), 2u);
  EXPECT_EQ(Turns().back(), "i went to the market this morning and they had strawberries");
  EXPECT_TRUE(std::ranges::any_of(done_, [](const FloorAct& act) { return act.kind == Kind::kTakeTurn && act.goes_on; }));
}

TEST_F(Room, WhoSpeaksWhenSheWasHeardBeginsATurn) {
  Speak(1500, "what time is it in busan?");
  BeSilent(1000);
  SheSpeaks();
  BeSilent(400);
  Speak(900, "and what time is it in paris?");
  BeSilent(1600);
  EXPECT_EQ(Turns(), std::vector<std::string>{"and what time is it in paris?"});
}

TEST_F(Room, AMmHmOverHerFirstWordGoesOnWithNothing) {
  Speak(1500, "what time is it in busan?");
  BeSilent(1000);
  Note(floor_.SheIs(Floor::She::kThinking));
  Note(floor_.SheIs(Floor::She::kSpeaking));
  BeSilent(200);
  Speak(250, "mm-hm");
  BeSilent(1000);
  EXPECT_THAT(Kinds(), Contains(Kind::kResume));
  EXPECT_EQ(Turns().size(), 1u);
}

TEST_F(Room, WhoWasCutOffIsGivenLongerFromThenOn) {
  const auto wait_of_a_turn = [this] {
    Speak(1500, "what time is it in busan?");
    const int64_t end = now_;
    const size_t before = done_.size();
    BeSilent(1000);
    for (size_t i = before; i < done_.size(); ++i) if (done_[i].kind == Kind::kTakeTurn) return at_[i] - end;
    return int64_t{-1};
  };
  const int64_t usual = wait_of_a_turn();
  Note(floor_.SheIs(Floor::She::kSilent));
  for (int times = 0; times < 2; ++times) {
    Note(floor_.SheIs(Floor::She::kThinking));
    Speak(1500, "what time is it in busan?");
    BeSilent(1000);
  }
  Note(floor_.SheIs(Floor::She::kSilent));
  const int64_t patient = wait_of_a_turn();
  EXPECT_GT(patient, usual);
  for (int times = 0; times < 20; ++times) (void)wait_of_a_turn(), Note(floor_.SheIs(Floor::She::kSilent));
  EXPECT_EQ(wait_of_a_turn(), usual);
}

TEST_F(Room, TheSameSoundGivesTheSameActs) {
  const auto play = [] {
    Floor floor;
    std::vector<int> acts;
    for (int i = 0; i < 3000; ++i)
      for (const FloorAct& act : floor.Take({.end_ms = (i + 1) * kFrameMs, .speech = (i / 37) % 3 == 0 ? 0.9f : 0.1f, .level_db = -30})) {
        acts.push_back(static_cast<int>(act.kind));
        if (act.kind == Kind::kRecognise)
          for (const FloorAct& then : floor.Heard(act.id, "so i said", Language::kEnglish)) acts.push_back(static_cast<int>(then.kind));
      }
    return acts;
  };
  EXPECT_EQ(play(), play());
}

}  // namespace
}  // namespace sam
