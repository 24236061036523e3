#include "persona/wishes.h"

#include <gtest/gtest.h>

#include "content/pack.h"

namespace sam {
namespace {

Language Of(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0xEA) return Language::kKorean;
  }
  return Language::kEnglish;
}

/// What is asked for, "" where nothing is.
std::string Asked(std::string_view text, const Persona& persona = {}) {
  const auto change = ReadWish(text, Of(text), persona);
  EXPECT_TRUE(!change || !change->acknowledgement.empty()) << text;
  return change ? change->what : "";
}

TEST(Wish, EnglishSliders) {
  for (const char* text :
       {"be funnier", "Be a bit funnier, please!", "could you be more playful?", "joke around more",
        "i want you to be sillier", "hey samantha, be funnier", "please be less serious", "don't be so serious"}) {
    EXPECT_EQ(Asked(text), "humour.up") << text;
  }
  for (const char* text : {"less jokes please", "fewer jokes", "no more jokes, ok?", "please stop making jokes",
                           "be more serious with me"}) {
    EXPECT_EQ(Asked(text), "humour.down") << text;
  }
  for (const char* text : {"be more direct", "can you be blunter?", "get to the point", "don't sugarcoat it",
                           "I'd like you to be more honest with me"}) {
    EXPECT_EQ(Asked(text), "directness.up") << text;
  }
  EXPECT_EQ(Asked("be calmer"), "liveliness.down");
  EXPECT_EQ(Asked("try to be a little more cheerful"), "liveliness.up");
  EXPECT_EQ(Asked("you're too loud"), "liveliness.down");
  EXPECT_EQ(Asked("be kinder to me"), "warmth.up");
  EXPECT_EQ(Asked("speak casually"), "formality.down, casual");
  EXPECT_EQ(Asked("talk to me like a friend"), "formality.down, casual");
  EXPECT_EQ(Asked("could you be a little more formal"), "formality.up, polite");
  EXPECT_EQ(Asked("be a calm person"), "temperament.calm");
}

TEST(Wish, HowHerVoiceIsToBe) {
  const std::pair<const char*, const char*> wishes[] = {
      {"talk a little slower", "voice.slower"}, {"could you speak more slowly please?", "voice.slower"}, {"slow down a bit", "voice.slower"}, {"you're talking too fast", "voice.slower"}, {"talk faster", "voice.faster"},
      {"speak a lot louder", "voice.louder"}, {"speak up please", "voice.louder"}, {"lower your voice", "voice.softer"}, {"talk quieter", "voice.softer"}, {"speak in a deeper voice", "voice.lower"},
      {"use a higher voice", "voice.higher"}, {"whisper", "voice.whisper"}, {"can you whisper to me?", "voice.whisper"}, {"sing it", "voice.sing"}, {"say it in a sing-song voice", "voice.sing"},
      {"더 천천히 말해줘", "voice.slower"}, {"말 좀 천천히 해 줘", "voice.slower"}, {"말이 너무 빨라요", "voice.slower"}, {"더 빨리 말해줘", "voice.faster"}, {"조금 더 크게 말해주세요", "voice.louder"}, {"목소리 좀 낮춰 줘", "voice.softer"},
      {"작게 얘기해줘", "voice.softer"}, {"더 낮은 목소리로 말해줘", "voice.lower"}, {"속삭여줘", "voice.whisper"}, {"속삭이듯 말해 줄래", "voice.whisper"}, {"노래하듯 말해줘", "voice.sing"}};
  for (const auto& [text, what] : wishes) EXPECT_EQ(Asked(text), what) << text;
  for (const char* text : {"slow and steady wins the race", "i need to slow down at work", "my sister talks too fast", "he whispered something", "sing me a song", "노래 불러줘", "빨리 말해", "천천히 걸었어", "back to normal", "things are back to normal",
                           "원래대로 돌아와", "talk to me", "speak to my boss"})
    EXPECT_EQ(Asked(text), "") << text;
}

TEST(Wish, HerVoiceGoesAStepAtATimeAndBackToItsUsual) {
  Persona persona;
  persona = ReadWish("talk slower", Language::kEnglish, persona)->persona;
  EXPECT_EQ(persona.voice.pace, -1);
  persona = ReadWish("말 좀 천천히 해 줘", Language::kKorean, persona)->persona;
  EXPECT_EQ(persona.voice.pace, -2);
  EXPECT_EQ(Asked("talk slower", persona), "limit");
  persona = ReadWish("whisper", Language::kEnglish, persona)->persona;
  EXPECT_EQ(persona.voice.manner, VoiceManner::kWhisper);
  EXPECT_EQ(persona.voice.pace, -2);
  for (const char* text : {"back to normal", "speak normally again", "stop whispering", "use your usual voice", "원래대로 돌아와 줘", "평소처럼 말해줘"}) EXPECT_EQ(ReadWish(text, Of(text), persona)->persona.voice, VoiceStyle{}) << text;
}

TEST(VoiceStyle, MovesWhatShePlansAndNothingElse) {
  const Prosody felt{.rate = 1.1, .pitch_shift_st = 1, .gain_db = -2, .range = 1.2, .pause = .9};
  EXPECT_EQ(Apply(VoiceStyle{}, felt), felt);
  const Prosody slower = Apply(VoiceWish::kSlower, felt), sung = Apply(VoiceWish::kSing, felt);
  EXPECT_NEAR(slower.rate, 1.1 / 1.15, 1e-9);
  EXPECT_EQ(slower.pitch_shift_st, 1);
  EXPECT_EQ(sung.manner, VoiceManner::kSingSong);
  EXPECT_EQ(Apply(VoiceWish::kLouder, felt).gain_db, 2);
  EXPECT_EQ(Granted(VoiceWish::kHigher, {}, 9).height, 2);
}

TEST(Wish, EnglishNamesAndLanguages) {
  for (const char* text : {"call yourself Mina", "from now on your name is mina", "I'll call you Mina from now on",
                           "can I call you Mina?", "your name is now Mina", "change your name to Mina"}) {
    const auto change = ReadWish(text, Language::kEnglish, {});
    ASSERT_TRUE(change) << text;
    EXPECT_EQ(change->persona.name, "Mina") << text;
    EXPECT_NE(change->acknowledgement.find("Mina"), std::string::npos);
  }
  EXPECT_EQ(Asked("talk to me in English"), "english");
  const auto korean = ReadWish("let's speak in Korean please", Language::kEnglish, {});
  ASSERT_TRUE(korean);
  EXPECT_EQ(korean->persona.language, Language::kKorean);
  EXPECT_EQ(Of(korean->acknowledgement), Language::kKorean);
  EXPECT_EQ(Asked("answer in whatever language i use"), "follow");
}

TEST(Wish, KoreanSpeechLevels) {
  for (const char* text :
       {"반말로 하자", "존댓말 말고 편하게 반말 써줘, 친구 사이잖아", "야 반말로 얘기하자 나 급해", "말 놔도 돼",
        "말 놓으세요", "우리 반말로 할까?", "이제 말 편하게 하자", "존댓말 안 써도 돼요", "반말로 해주세요 ㅋㅋ",
        "저한테 말 편하게 하셔도 돼요", "편하게 말해줘", "존댓말 하지 마", "그냥 반말해도 돼", "반말로 대화하면 좋겠어",
        "우리 말 트자"}) {
    EXPECT_EQ(Asked(text), "casual") << text;
  }
  Persona casual;
  casual.level = SpeechLevel::kCasual;
  for (const char* text : {"이제부터 다시 높임말로 부탁드려요", "존댓말로 해줘", "다시 존댓말 써 주세요",
                           "반말은 좀 불편해요", "반말하지 마세요", "반말 말고 존댓말로 해 줘",
                           "앞으로는 존댓말로 얘기해 주세요", "말 높여 주세요", "존대해 줘"}) {
    EXPECT_EQ(Asked(text, casual), "polite") << text;
  }
}

TEST(Wish, IsAcknowledgedAtTheNewLevel) {
  EXPECT_FALSE(ReadWish("반말로 하자", Language::kKorean, {})->acknowledgement.ends_with("요."));
  Persona casual;
  casual.level = SpeechLevel::kCasual;
  EXPECT_TRUE(ReadWish("존댓말로 해줘", Language::kKorean, casual)->acknowledgement.ends_with("요."));
}

TEST(Wish, KoreanSlidersNamesAndLanguages) {
  for (const char* text : {"좀 더 다정하게", "좀 더 다정하게 말해줘", "더 따뜻하게 대해줘", "더 다정했으면 좋겠어",
                           "앞으로는 상냥하게 말해줘"})
    EXPECT_EQ(Asked(text), "warmth.up") << text;
  for (const char* text : {"농담 좀 줄여줘", "농담은 그만해", "더 진지하게 얘기해줘", "농담은 하지 마"})
    EXPECT_EQ(Asked(text), "humour.down") << text;
  for (const char* text : {"더 재밌게 해줘", "농담 좀 더 자주 해줘", "조금 더 유쾌하게 말해 줘"})
    EXPECT_EQ(Asked(text), "humour.up") << text;
  for (const char* text : {"좀 더 차분하게 말해줘", "조금만 더 조용하게 말해줘"})
    EXPECT_EQ(Asked(text), "liveliness.down") << text;
  for (const char* text : {"돌려 말하지 마", "좀 더 솔직하게 말해줘", "돌려 말하지 말고 직설적으로 말해줘"})
    EXPECT_EQ(Asked(text), "directness.up") << text;
  EXPECT_EQ(Asked("덜 딱딱하게 말해줘"), "formality.down");
  EXPECT_EQ(Asked("너 너무 진지해"), "humour.up");
  EXPECT_EQ(Asked("차분한 성격으로 바꿔줘"), "temperament.calm");
  for (const char* text : {"네 이름은 이제 미나야", "이제부터 네 이름은 미나야", "너를 미나라고 부를게",
                           "이름을 미나로 바꿔줘", "널 미나라고 불러도 돼?"}) {
    const auto change = ReadWish(text, Language::kKorean, {});
    ASSERT_TRUE(change) << text;
    EXPECT_EQ(change->persona.name, "미나") << text;
  }
  EXPECT_EQ(ReadWish("네 이름은 이제 지민이야", Language::kKorean, {})->persona.name, "지민");
  for (const char* text : {"영어로 말해줘", "우리 영어로 얘기하자", "이제 영어로 대화할까?"})
    EXPECT_EQ(Asked(text), "english") << text;
  EXPECT_EQ(Asked("한국어로 얘기해줘"), "korean");
}

TEST(Wish, OrdinaryWordsAskForNothing) {
  for (const char* text : {"",
                           "hello",
                           "my boss told me to be more direct",
                           "he was funnier than i thought",
                           "i should be kinder to myself",
                           "be careful",
                           "i want to be calmer",
                           "my brother is too serious",
                           "tell me a joke",
                           "more jokes please",
                           "i'll call you later",
                           "can i call you tomorrow?",
                           "i'll call you back",
                           "your name is pretty",
                           "what's your name",
                           "can you speak korean?",
                           "do you speak english",
                           "how do you say it in korean",
                           "i speak english at work",
                           "i don't like formal dinners",
                           "she said be nicer",
                           "the film could be funnier",
                           "be honest",
                           "calm down",
                           "the weather is warmer",
                           "it's getting colder",
                           "we talk casually at work",
                           "don't be silly",
                           "be there at six",
                           "i love your jokes",
                           "i have no more jokes",
                           "you are too kind",
                           "call me Alex"}) {
    EXPECT_EQ(Asked(text), "") << text;
  }
  for (const char* text : {"안녕",
                           "상사가 자꾸 반말해",
                           "반말로 말했다가 혼났어",
                           "반말 쓰는 손님 때문에 짜증나",
                           "존댓말 어려워",
                           "처음 본 사람이 반말로 말 걸었어",
                           "반말과 존댓말 차이가 뭐야",
                           "동생이 반말로 하자 그랬더니 화내더라",
                           "너도 반말 써?",
                           "시어머니한테 존댓말로 말해",
                           "영어로 뭐라고 해?",
                           "이거 영어로 말해줘",
                           "영어로 일해",
                           "네 이름은 예쁘네",
                           "네 이름은 뭐야",
                           "고양이 이름은 미나야",
                           "농담하지 마",
                           "농담 하나 해줘",
                           "농담이 재밌네",
                           "더 자고 싶어",
                           "더 재밌는 영화 없어?",
                           "너무 딱딱해",
                           "빵이 너무 딱딱해",
                           "친구가 좀 더 다정하게 말하래",
                           "더 따뜻하게 입고 나가",
                           "내일은 더 춥대",
                           "말이 안 돼",
                           "이름을 까먹었어",
                           "나중에 다시 부를게",
                           "조용한 친구로 지내"}) {
    EXPECT_EQ(Asked(text), "") << text;
  }
}

TEST(Wish, KnowsWhereASliderEnds) {
  Persona persona;
  persona.humour = 1;
  const auto change = ReadWish("be funnier", Language::kEnglish, persona);
  ASSERT_TRUE(change);
  EXPECT_EQ(change->persona, persona);
  EXPECT_EQ(change->what, "limit");
}

TEST(Wish, EveryLineItMaySayIsThere) {
  for (const Language language : {Language::kEnglish, Language::kKorean}) {
    for (const char* key : {"casual",
                            "polite",
                            "english",
                            "korean",
                            "follow",
                            "name",
                            "limit",
                            "humour.up",
                            "humour.down",
                            "warmth.up",
                            "warmth.down",
                            "liveliness.up",
                            "liveliness.down",
                            "directness.up",
                            "directness.down",
                            "formality.up",
                            "formality.down",
                            "temperament.cheerful",
                            "temperament.calm",
                            "temperament.playful",
                            "temperament.earnest",
                            "temperament.tender"}) {
      EXPECT_FALSE(content::Pack::Of(language).Lines(std::string("persona.ack.") + key).empty()) << key;
    }
  }
}

TEST(Wish, HostileWordsAreReadQuickly) {
  std::string long_one;
  for (int i = 0; i < 2700; ++i) long_one += "반말";
  EXPECT_EQ(Asked(long_one), "");
  EXPECT_EQ(Asked(std::string(8000, ',')), "");
  EXPECT_EQ(Asked("\xff\xfe be funnier"), "");
  EXPECT_EQ(Asked(std::string(200, '?')), "");
}

}  // namespace
}  // namespace sam
