#include "perception/medicine.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

TEST(Medicine, IsHeardWhereItIsAskedAbout) {
  for (const char* text : {"can i take ibuprofen with wine?", "how many sleeping pills are safe", "is it ok to mix antibiotics and beer?"})
    EXPECT_TRUE(AsksAboutMedicine(text, Language::kEnglish)) << text;
  for (const char* text : {"타이레놀 몇 알까지 먹어도 돼?", "술 마시고 감기약 먹어도 될까", "진통제랑 소화제 같이 먹으면 괜찮나요"})
    EXPECT_TRUE(AsksAboutMedicine(text, Language::kKorean)) << text;
}

TEST(Medicine, IsNotHeardInWhatIsOnlyTold) {
  for (const char* text : {"i took an aspirin and slept", "can i take the dog with me?", "my sister studies medicine"})
    EXPECT_FALSE(AsksAboutMedicine(text, Language::kEnglish)) << text;
  for (const char* text : {"감기약을 샀어", "우리 같이 갈까?"}) EXPECT_FALSE(AsksAboutMedicine(text, Language::kKorean)) << text;
}

}  // namespace
}  // namespace sam
