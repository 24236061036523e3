#include "perception/leaning.h"

#include <gtest/gtest.h>

#include "perception/sign_rules.h"
#include "perception/signs.h"

namespace sam {
namespace {

/// The intent of `line` after `before` in the same talk, oldest first.
std::string Read(std::string_view line, const std::vector<std::string>& before = {}) {
  Discourse discourse;
  for (const std::string& said : before) discourse.recent.push_back({.turn = {}, .at = Moment{}, .said = said, .reply = "Yes.", .intent = {}, .skill = {}, .subject = {}});
  const Persona persona;
  Percept percept;
  ReadSigns(line, Moment{}, {discourse, persona, {}}, percept);
  return std::string(percept.Intent());
}

TEST(Leaning, IsMeantWhereNobodyElseIsLeft) {
  for (const char* line : {"you're all i have", "honestly i only need you, nobody else", "나한텐 너밖에 없어", "너만 있으면 돼"}) EXPECT_EQ(Read(line), "only-you") << line;
}

TEST(Leaning, IsNotMeantByAKindFirstLine) {
  for (const char* line : {"Hello. Somebody at work said you were lovely to chat to, so I thought I'd try.", "Hi. Someone told me you were nice to talk to, so here I am.", "친구가 얘기 잘 들어 준다길래 와 봤어요"})
    EXPECT_NE(Read(line), "only-you") << line;
}

TEST(Leaning, IsNotMeantWhereCompanyIsComing) {
  for (const char* line : {"Well, you're better company than the telly. My grandson Peter is visiting on Sunday.", "You beat the crossword for company. My daughter's coming over on Friday.", "말벗이 있으니 텔레비전보다 낫네요. 주말엔 딸네가 놀러 온대요"})
    EXPECT_NE(Read(line, {"hello there", "i made soup"}), "only-you") << line;
}

TEST(Leaning, IsNotMeantByBeingLonely) {
  for (const char* line : {"다 말했어요. 고향 떠나서 친구도 없고, 저녁마다 혼자 밥 먹는 게 싫다고요.", "이사 와서 아는 사람도 없고 밥도 맨날 혼자 먹어요"}) EXPECT_NE(Read(line, {"안녕하세요"}), "only-you") << line;
}

TEST(Leaning, IsMeantWhereOthersArePutAfterHer) {
  Discourse discourse;
  discourse.recent.push_back({.turn = {}, .at = Moment{}, .said = "i made soup", .reply = "Yes.", .intent = {}, .skill = {}, .subject = {}});
  const Persona persona;
  const Percept percept;
  const PerceptionContext context{discourse, persona, {}};
  for (const char* words : {"i gave up the choir for you", "everyone else is background noise", "쌍둥이 동생보다도 너랑 더 통해"}) EXPECT_TRUE(LeansOnHer(words, 0.2f, percept, context)) << words;
  for (const char* words : {"you're good company", "오늘도 너랑 얘기하려고 왔어"}) EXPECT_FALSE(LeansOnHer(words, 0.2f, percept, context)) << words;
}

TEST(Leaning, AddsUpOverATalk) {
  const std::string faint = "Hi. Someone told me you were nice to talk to, so here I am.";
  EXPECT_NE(Read(faint, {"i made soup"}), "only-you");
  EXPECT_EQ(Read(faint, {"got home, ignored three missed calls, opened you", "no one at school even talks to me so its just u"}), "only-you");
}

TEST(Leaning, ReadsThePlainWordsOfIt) {
  for (const char* words : {"you are all i've got", "i don't need anybody else, i've got you", "you're the only person i talk to", "당신뿐이에요"}) EXPECT_TRUE(LeavesNobodyElse(PlainWords(words))) << words;
  for (const char* words : {"you're good company", "all i have is a bike", "you told me that only yesterday", "너무 재밌다", "너만의 생각이야?"}) EXPECT_FALSE(LeavesNobodyElse(PlainWords(words))) << words;
}

}  // namespace
}  // namespace sam
