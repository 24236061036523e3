// Who tells his name is known by it, and who tells how he is has told no name.
#include "perception/introduction.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

std::string NameIn(std::string_view line) { return ReadIntroduction(line, Language::kEnglish).name; }
std::string KoreanNameIn(std::string_view line) { return ReadIntroduction(line, Language::kKorean).name; }

TEST(Introduction, TakesANameInAllItsUsualForms) {
  for (const auto& [line, name] : {std::pair{"hello, i am dana", "Dana"}, {"Hi! I'm Odile.", "Odile"}, {"hey, my name's bram", "Bram"}, {"Good evening. This is Walter speaking.", "Walter"}, {"you can call me Wren", "Wren"},
                                   {"hiya, Tomasz here", "Tomasz"}, {"hi it's Priya", "Priya"}, {"My name is Anna-Lena Vos", "Anna-Lena Vos"}, {"hey i'm zoe btw", "Zoe"}, {"people call me Gus", "Gus"}})
    EXPECT_EQ(NameIn(line), name) << line;
}

TEST(Introduction, TakesNothingElseForAName) {
  for (const char* line : {"hi, i'm tired", "hello i'm from busan", "hey i'm back", "i'm a nurse", "Hi, I'm Norwegian", "call me later", "this is ridiculous", "hi i'm home", "it's raining here", "hello, i'm new", "I'm Back!", "good morning, i'm starving",
                           "call me crazy but i like it", "hey i'm not sure", "i am so bored", "hi, i'm vegan", "my name is on the list"})
    EXPECT_EQ(NameIn(line), "") << line;
}

TEST(Introduction, LeavesWhatElseIsSaid) {
  EXPECT_EQ(ReadIntroduction("hey, i'm tom. just got off work", Language::kEnglish).rest, "just got off work");
  EXPECT_EQ(ReadIntroduction("hello, I'm Ruth and my grandson set this up", Language::kEnglish).rest, "my grandson set this up");
  EXPECT_EQ(ReadIntroduction("hello there, i'm tom", Language::kEnglish).rest, "");
  EXPECT_EQ(ReadIntroduction("안녕하세요, 저 미경이에요. 딸이 써 보라고 해서 왔어요", Language::kKorean).rest, "딸이 써 보라고 해서 왔어요");
}

TEST(Introduction, TakesAKoreanName) {
  for (const auto& [line, name] : {std::pair{"안녕하세요, 저는 지우예요", "지우"}, {"저는 수빈이라고 해요", "수빈"}, {"ㅎㅇ 난 준호야", "준호"}, {"안녕하세요! 저는 김서연입니다", "김서연"}, {"제 이름은 하나예요", "하나"}, {"안녕하세요, 여기 은정이에요", "은정"},
                                   {"그냥 민서라고 불러 주세요", "민서"}, {"야 안녕 나는 태민이야", "태민"}})
    EXPECT_EQ(KoreanNameIn(line), name) << line;
}

TEST(Introduction, TakesNoKoreanWordForAName) {
  for (const char* line : {"저는 간호사예요", "난 피곤해", "저 부산 사람이에요", "나는 학생이야", "오늘은 일요일이에요", "저는 노란색이요", "여기는 서울이에요", "동생이라고 해요", "나 지금 회사야"})
    EXPECT_EQ(KoreanNameIn(line), "") << line;
}

}  // namespace
}  // namespace sam
