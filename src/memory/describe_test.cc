#include "memory/describe.h"

#include <gtest/gtest.h>

#include "core/predicates.h"

namespace sam {
namespace {

Fact Of(std::string subject, std::string_view predicate, std::string object, Language language = Language::kEnglish) {
  Fact fact;
  fact.subject = std::move(subject);
  fact.predicate = predicate;
  fact.object = std::move(object);
  fact.language = language;
  return fact;
}

TEST(Describe, PutsAFactIntoWordsOfItsLanguage) {
  EXPECT_EQ(Describe(Of("me", predicate::kName, "Mina")), "you are called Mina");
  EXPECT_EQ(Describe(Of("dog", predicate::kName, "Pepper")), "your dog is called Pepper");
  EXPECT_EQ(Describe(Of("Ida", predicate::kLivesIn, "Lisbon")), "Ida lives in Lisbon");
  EXPECT_EQ(Describe(Of("me", "collect", "stamps")), "you collect stamps");
  EXPECT_EQ(Describe(Of("me", predicate::kLivesIn, "부산", Language::kKorean)), "사는 곳: 부산");
  EXPECT_EQ(Describe(Of("동생", predicate::kName, "지훈", Language::kKorean)), "동생 이름: 지훈");
}

TEST(Describe, SaysWhatUsedToBeSo) {
  Fact fact = Of("me", predicate::kLivesIn, "Busan {}");
  fact.state = FactState::kFormer;
  EXPECT_EQ(Describe(fact), "you live in Busan {} (formerly)");
}

}  // namespace
}  // namespace sam
