#include "mind/builtin/told_skill.h"

#include <gmock/gmock.h>

#include "mind/builtin/builtin_mind.h"
#include "mind/builtin/testing_talk.h"

namespace sam {
namespace {

TEST(ToldSkill, TakesInANameThatWasTold) {
  Percept percept;
  percept.claims.push_back({.subject = "cat", .predicate = "name", .object = "Biscuit", .kind = ClaimKind::kNew, .confidence = 1, .when = {}});
  const BuiltinMind mind(content::Pack::Of(Language::kEnglish), content::Pack::Of(Language::kKorean));
  trial::Talk talk;
  const Reply reply = talk.Say(mind, "my cat is called Biscuit", percept);
  EXPECT_EQ(reply.skill, "told") << reply.chosen;
  EXPECT_THAT(reply.text, testing::HasSubstr("Biscuit"));
}

}  // namespace
}  // namespace sam
