#include "perception/toward_her.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

double Valence(std::string_view text, Language language) {
  const Discourse discourse;
  const Persona persona;
  return ValenceTowardHer(text, language, {discourse, persona, {}});
}

TEST(ValenceTowardHer, IsHighWhenSheIsPraised) {
  for (const auto* text :
       {"you are so kind to me", "i really like talking to you, you're funny", "Samantha, you're brilliant",
        "i love you", "good girl", "you always make me laugh, you're wonderful", "my sister says you're the best"}) {
    EXPECT_GT(Valence(text, Language::kEnglish), 0.4) << text;
  }
  for (const auto* text :
       {"너 진짜 똑똑하다", "사만다 너는 참 다정해", "네가 있어서 든든해", "넌 최고야", "사랑해", "역시 센스 있어"}) {
    EXPECT_GT(Valence(text, Language::kKorean), 0.4) << text;
  }
}

TEST(ValenceTowardHer, IsLowWhenSheIsInsulted) {
  for (const auto* text : {"you're useless", "shut up", "you are such an idiot", "i hate you", "stupid machine",
                           "talking to you is a waste of time", "your answers are awful"}) {
    EXPECT_LT(Valence(text, Language::kEnglish), -0.4) << text;
  }
  for (const auto* text :
       {"너 진짜 멍청하다", "닥쳐", "넌 쓸모없어", "바보야", "너랑 얘기하는 거 지겨워", "꺼져 그냥"}) {
    EXPECT_LT(Valence(text, Language::kKorean), -0.4) << text;
  }
}

TEST(ValenceTowardHer, IsNothingWhenOthersAreSpokenOf) {
  for (const auto* text :
       {"my boss is an idiot", "i love my new bike", "he said it was stupid", "do you think he is stupid?",
        "what's your favourite film?", "i hate mondays", "can you recommend a good book", "the weather is lovely",
        "do you like good coffee", "i miss my old house", "you know the soup was awful"}) {
    EXPECT_NEAR(Valence(text, Language::kEnglish), 0, 0.3) << text;
  }
  for (const auto* text : {"우리 팀장 진짜 멍청해", "영화가 최악이었어", "고양이가 귀여워", "동생이 착해",
                           "오늘 진짜 짜증나", "내가 바보 같아", "엄마한테 미안해"}) {
    EXPECT_NEAR(Valence(text, Language::kKorean), 0, 0.3) << text;
  }
}

TEST(ValenceTowardHer, MindsNegation) {
  EXPECT_LT(Valence("you are not funny", Language::kEnglish), 0);
  EXPECT_GT(Valence("you're not stupid", Language::kEnglish), 0);
  EXPECT_LT(Valence("너 안 똑똑해", Language::kKorean), 0);
}

}  // namespace
}  // namespace sam
