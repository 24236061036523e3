#include "perception/memory_requests.h"

#include <gtest/gtest.h>

#include "perception/past_time.h"

namespace sam {
namespace {

/// "forget", "forget: priya", "" where nothing is asked of her memory.
std::string Asked(std::string_view text, Language language) {
  const Moment now = *ParseRfc3339("2026-11-26T20:00:00+09:00");
  const auto request = ReadMemoryRequest(text, PastTime(text, now, language), language);
  if (!request) return "";
  constexpr const char* kNames[] = {"forget", "keep", "when", "happened", "tell"};
  return kNames[static_cast<int>(request->kind)] + (request->about.empty() ? std::string() : ": " + request->about);
}
std::string English(std::string_view text) { return Asked(text, Language::kEnglish); }
std::string Korean(std::string_view text) { return Asked(text, Language::kKorean); }

TEST(MemoryRequests, ForgetWhatIsNamed) {
  EXPECT_EQ(English("forget that"), "forget");
  EXPECT_EQ(English("Please forget what I just said."), "forget");
  EXPECT_EQ(English("can you forget everything about priya?"), "forget: priya");
  EXPECT_EQ(English("forget everything i told you about my ex"), "forget: my ex");
  EXPECT_EQ(English("delete everything you know about the flat"), "forget: the flat");
  EXPECT_EQ(Korean("그거 잊어 줘요"), "forget");
  EXPECT_EQ(Korean("방금 한 말은 지워 줘"), "forget");
  EXPECT_EQ(Korean("하나 얘기는 다 잊어 주세요"), "forget: 하나");
  EXPECT_EQ(Korean("민수에 대한 건 전부 지워줘"), "forget: 민수");
}

TEST(MemoryRequests, ForgetWhatIsDescribed) {
  EXPECT_EQ(English("forget what i said about Yvonne crying on the coach, she'd kill me"), "forget: yvonne crying on the coach");
}

TEST(MemoryRequests, TellOfSomebody) {
  EXPECT_EQ(English("tell me about my mum"), "tell: my mum");
  EXPECT_EQ(English("what do you know about Ellie?"), "tell: ellie");
  EXPECT_EQ(English("It was a long day. Right, what can you tell me about my uncle?"), "tell: my uncle");
  EXPECT_EQ(English("what happened to Biscuit?"), "tell: biscuit");
  EXPECT_EQ(English("so what have i told you about the allotment so far?"), "tell: allotment");
  for (const char* words : {"tell me about yourself", "what do you know about me?", "tell me about it", "tell me about how to bake the bread that my gran used to make"}) EXPECT_EQ(English(words), "") << words;
  EXPECT_EQ(Korean("내 여동생에 대해 아는 거 다 말해봐"), "tell: 여동생");
  EXPECT_EQ(Korean("태호씨에 대해선?"), "tell: 태호씨");
  EXPECT_EQ(Korean("진주 귀걸이는 어떻게 됐지?"), "tell: 진주 귀걸이");
  EXPECT_EQ(Korean("하율이가 누구게?"), "tell: 하율");
  for (const char* words : {"나에 대해 뭐 알아?", "누구랑 갔더라?", "인생에 대해 어떻게 생각해?", "그게 누구야?"}) EXPECT_EQ(Korean(words), "") << words;
}

TEST(MemoryRequests, WavingSomethingOffForgetsNothing) {
  for (const char* words : {"forget it", "forget about it", "oh forget it, let's talk about films", "i always forget my keys", "don't forget me", "i want to forget everything", "forget everything"})
    EXPECT_EQ(English(words), "") << words;
  for (const char* words : {"잊어버려", "잊지 마요", "다 잊고 싶어요", "우산을 또 잊어버렸어요"}) EXPECT_EQ(Korean(words), "") << words;
}

TEST(MemoryRequests, KeepWhatIsSaid) {
  EXPECT_EQ(English("remember that i owe dave 20 quid"), "keep: i owe dave 20 quid");
  EXPECT_EQ(English("remember when we talked about the sea?"), "");
  EXPECT_EQ(Korean("민수한테 2만 원 빌린 거 기억해 줘요"), "keep: 민수한테 2만 원 빌린 거");
  EXPECT_EQ(Korean("기억해 줘서 고마워요"), "");
}

TEST(MemoryRequests, WhenAndWhat) {
  EXPECT_EQ(English("when did i tell you about my oven?"), "when: my oven");
  EXPECT_EQ(English("when did i tell you"), "when");
  EXPECT_EQ(English("what did we talk about in april?"), "happened");
  EXPECT_EQ(English("what happened to the van in may?"), "");
  EXPECT_EQ(Korean("냉장고 고장난 거 언제 얘기했죠?"), "when: 냉장고 고장난");
  EXPECT_EQ(Korean("4월에 우리 무슨 얘기 했어요?"), "happened");
  EXPECT_EQ(Korean("추석에 무슨 일 있었다고 했지?"), "happened");
}

TEST(Quoted, MaterialIsNotSaidByThePerson) {
  EXPECT_EQ(WithoutQuoted("my novel begins: \"My name is Boris and I live in Omsk.\""), "my novel begins");
  EXPECT_EQ(WithoutQuoted("she said \"i live in Leith now\" and left"), "she said … and left");
  EXPECT_EQ(WithoutQuoted("> i am a pilot\nwhat do you think?"), "\nwhat do you think?");
  EXPECT_EQ(WithoutQuoted("we call him \"Biscuit\""), "we call him \"Biscuit\"");
  EXPECT_EQ(WithoutQuoted("이런 메일이 왔어요: 저는 김철수이고 판교에 삽니다"), "이런 메일이 왔어요");
}

}  // namespace
}  // namespace sam
