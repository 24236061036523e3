// Told that she misheard, she owns it.
#include "mind/builtin/mend_skill.h"

#include <gtest/gtest.h>

#include "mind/builtin/testing_talk.h"

namespace sam {
namespace {

bool Mends(std::string_view line, Language language, bool after_a_reply = true) {
  trial::Talk talk;
  talk.language = language;
  Reply said;
  said.text = "Ah.";
  if (after_a_reply) talk.Keep(talk.Hear("my brother is home"), {}, said);
  const Utterance utterance = talk.Hear(line);
  Percept percept;
  percept.language = language;
  std::vector<Candidate> out;
  MendSkill().Propose(talk.ThoughtOf(utterance, percept), out);
  return !out.empty();
}

TEST(MendSkillTest, HearsThatSheMisheard) {
  EXPECT_TRUE(Mends("that's not what i asked", Language::kEnglish));
  EXPECT_TRUE(Mends("i'm talking about the dishes", Language::kEnglish));
  EXPECT_TRUE(Mends("동생이라니까 ㅋㅋ", Language::kKorean));
  EXPECT_TRUE(Mends("그 말이 아니고", Language::kKorean));
}

TEST(MendSkillTest, LeavesOtherLinesAlone) {
  EXPECT_FALSE(Mends("my brother asked for the dishes", Language::kEnglish));
  EXPECT_FALSE(Mends("엄마가 하지 말라니까 말을 안 들어", Language::kKorean));
  EXPECT_FALSE(Mends("that's not what i asked", Language::kEnglish, false));
}

}  // namespace
}  // namespace sam
