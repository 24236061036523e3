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

TEST(ToldSkill, TakesUpWhatWasToldOfAnother) {
  const BuiltinMind mind(content::Pack::Of(Language::kEnglish), content::Pack::Of(Language::kKorean));
  const auto answer = [&](std::string subject, std::string predicate, std::string object, std::string said, Language language) {
    Percept percept;
    percept.language = language;
    percept.claims.push_back({.subject = std::move(subject), .predicate = std::move(predicate), .object = std::move(object), .kind = ClaimKind::kNew, .confidence = 1, .when = {}});
    trial::Talk talk;
    talk.language = language;
    return talk.Say(mind, std::move(said), percept);
  };
  EXPECT_THAT(answer("mum", "lives-in", "Whitby", "my mum lives in Whitby", Language::kEnglish).text, testing::HasSubstr("Whitby"));
  EXPECT_THAT(answer("엄마", "lives-in", "강릉", "엄마는 강릉에 살아요", Language::kKorean).text, testing::HasSubstr("강릉"));
  EXPECT_NE(answer("friends", "job", "a midwife", "we've been friends since school, she's a midwife", Language::kEnglish).skill, "told");
}

}  // namespace
}  // namespace sam
