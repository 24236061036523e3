#include "perception/just_told.h"

#include <gtest/gtest.h>

#include "core/predicates.h"

namespace sam {
namespace {

Fact Known(std::string subject, std::string_view predicate, std::string object, uint32_t turn) {
  Fact fact;
  fact.subject = std::move(subject);
  fact.predicate = predicate;
  fact.object = std::move(object);
  fact.source = static_cast<TurnId>(turn);
  return fact;
}

TEST(FactJustTold, IsTheOneThatHerLastAnswerFromMemoryNamed) {
  const std::vector<Fact> facts = {Known("mum", predicate::kLivesIn, "Scarborough", 1), Known("me", predicate::kLivesIn, "Hull", 2), Known("mum", predicate::kName, "Jean", 3)};
  Discourse discourse;
  const Persona persona;
  const PerceptionContext context{discourse, persona, facts};
  EXPECT_EQ(FactJustTold(context), nullptr);
  discourse.recent.push_back({.turn = TurnId{9}, .at = {}, .said = "where does mum live?", .reply = "Your mum lives in Scarborough.", .intent = "", .skill = "recall", .subject = ""});
  ASSERT_NE(FactJustTold(context), nullptr);
  EXPECT_EQ(FactJustTold(context)->object, "Scarborough");
  discourse.recent.back().skill = "respond";
  EXPECT_EQ(FactJustTold(context), nullptr);
}

}  // namespace
}  // namespace sam
