// Recall without a single claim: only what was said, found again by its words and the kind of answer asked for.
#include <gtest/gtest.h>

#include <algorithm>

#include "memory/memory_test_life.h"

namespace sam::testing {
namespace {

struct Case {
  std::string name;
  std::vector<std::string> told;
  std::string asked;
  std::string answer;  // in the best recollection
};

const std::vector<std::string> kEnglishTalk = {
    "the lift smelled of popcorn this morning",          "a lady called Beatrix sold me a lamp shaped like a goose",
    "i burned the rice twice today",                     "is it normal to talk to pigeons?",
    "my neighbour plays the tuba at six",                "watched a documentary about salt for two hours",
    "got soaked on the way to the bank",                 "what would you name a boat?",
    "the bus driver sang the whole way",                 "there were five swans on the car park",
    "uncle Gideon mailed me a brick from Porto",         "my left shoe squeaks only in churches",
    "i think i'm getting a cold",                        "do you like thunder?",
};
const std::vector<std::string> kKoreanTalk = {
    "엘리베이터에서 팝콘 냄새가 났어",     "시장에서 미숙이라는 분이 거위 모양 등을 팔았어요", "오늘 밥을 두 번이나 태웠어",   "비둘기한테 말 거는 거 이상한가?",
    "옆집에서 아침 여섯 시에 튜바를 불어요", "소금 다큐멘터리를 두 시간이나 봤어요",             "은행 가다가 비를 쫄딱 맞았어", "배 이름을 짓는다면 뭐가 좋아?",
    "버스 기사님이 내내 노래를 부르셨어요", "주차장에 백조가 다섯 마리 있었어",                 "삼촌이 벽돌을 소포로 보내셨어", "왼쪽 신발에서만 소리가 나",
    "감기 기운이 있는 것 같아요",          "천둥 좋아해?",
};

class RecallByWords : public ::testing::TestWithParam<Case> {};

std::string Said(const std::vector<Recollection>& found) { return found.empty() || !found[0].episode ? "" : found[0].episode->said; }

void ExpectFound(const Case& c, const std::vector<std::string>& talk) {
  ToldLife life;
  for (size_t i = 0; i < talk.size() / 2; ++i) life.Say(talk[i]);
  for (const std::string& line : c.told) life.Say(line);
  for (size_t i = talk.size() / 2; i < talk.size(); ++i) life.Say(talk[i]);
  const auto found = life.Ask(c.asked);
  ASSERT_FALSE(found.empty()) << c.asked;
  EXPECT_NE(Said(found).find(c.answer), std::string::npos) << c.asked << " -> " << Said(found) << " " << found[0].score;
  EXPECT_GT(found[0].score, 0.5) << c.asked << " -> " << Said(found);
}

class RecallsEnglish : public RecallByWords {};
TEST_P(RecallsEnglish, WhatWasSaidInPassing) { ExpectFound(GetParam(), kEnglishTalk); }
class RecallsKorean : public RecallByWords {};
TEST_P(RecallsKorean, WhatWasSaidInPassing) { ExpectFound(GetParam(), kKoreanTalk); }

std::string NameOf(const ::testing::TestParamInfo<Case>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(
    English, RecallsEnglish,
    ::testing::Values(
        Case{"OwnName", {"everyone calls me Theodora, which is a lot of name"}, "do you still know my name?", "Theodora"},
        Case{"OwnNameCalled", {"hi, i'm called Lorcan, nice to meet you"}, "what am i called again?", "Lorcan"},
        Case{"PetKind", {"our ferret Dumpling hid my keys under the bath"}, "which pet do we have?", "ferret"},
        Case{"PetName", {"our ferret is called Dumpling"}, "what's the ferret's name?", "Dumpling"},
        Case{"Job", {"i teach welding at the night school"}, "what do i do for a living?", "welding"},
        Case{"JobPlace", {"i repair clocks in a workshop in Ghent"}, "what town is the workshop in?", "Ghent"},
        Case{"TeacherTeaches", {"my daughter's chess teacher is Mrs. Abara"}, "who teaches my daughter chess?", "Abara"},
        Case{"ShiftTime", {"my night class starts at 7:40 in the evening"}, "when does my night class begin?", "7:40"},
        Case{"CannotEat", {"kiwi makes my tongue swell, i'm allergic to it"}, "what food do i have to avoid?", "kiwi"},
        Case{"CannotEatNeverSaidAllergy", {"i can't have walnuts, they give me hives"}, "is there something i mustn't eat?", "walnuts"},
        Case{"RaceDate", {"the triathlon i signed up for is on August 19th"}, "what date is the triathlon?", "August 19th"},
        Case{"WeddingMarriage", {"my cousin is getting married on May 6th in Leeds"}, "when is my cousin's wedding?", "May 6th"},
        Case{"BellNumber", {"the museum let me keep the plate from locomotive 34"}, "which number was on that locomotive plate again?", "34"},
        Case{"HowMany", {"grandma knitted me seven pairs of mittens"}, "how many mittens did my grandmother knit?", "seven"},
        Case{"Colour", {"we finally painted the hallway turquoise"}, "what colour did we paint the hallway?", "turquoise"},
        Case{"ColourOfCar", {"i bought a tiny orange van off a florist"}, "what colour is my van?", "orange"},
        Case{"Where", {"my brother moved to Tromsø for the fishing"}, "where does my brother live?", "Tromsø"},
        Case{"Hometown", {"i grew up in Cork above a bakery"}, "where am i from?", "Cork"},
        Case{"Home", {"i live in a lighthouse cottage near Dunbar"}, "do you remember where i live?", "Dunbar"},
        Case{"Age", {"my niece Ottilie just turned nine"}, "how old is my niece?", "nine"},
        Case{"OwnAge", {"i turned 43 last week and nobody noticed"}, "how old am i?", "43"},
        Case{"InstrumentKind", {"i've been learning the oboe since march"}, "what instrument am i learning?", "oboe"},
        Case{"SportKind", {"fencing is the only thing that clears my head"}, "which sport clears my head?", "encing"},
        Case{"LanguageKind", {"my husband only swears in Welsh"}, "what language does my husband swear in?", "Welsh"},
        Case{"Boss", {"my boss Radoslav eats soup at meetings"}, "who is my boss?", "Radoslav"},
        Case{"FlatmateNow", {"i share the flat with a guy called Pim", "Pim moved out", "my new flatmate is called Saoirse"}, "what's the name of my flatmate?", "Saoirse"},
        Case{"PronounNextTurn", {"my sister adopted a dog from the harbour", "his name is Biscuit"}, "what is my sister's dog called?", "Biscuit"},
        Case{"NameInNextSentence", {"we finally hired a gardener! she's called Ffion and she whistles"}, "what's our gardener called?", "Ffion"},
        Case{"Correction", {"the dentist appointment is on Tuesday", "oh no, i mixed them up. the dentist is on Thursday, the barber is on Tuesday"}, "what day is the dentist?", "Thursday"},
        Case{"LaterWins", {"my bike is blue", "had my bike sprayed green today"}, "what colour is my bike?", "green"},
        Case{"Irregular", {"i bought a cello from a retired judge"}, "who did i buy the cello from?", "judge"},
        Case{"Afraid", {"i'm terrified of moths, always have been"}, "what am i scared of?", "moths"},
        Case{"Favourite", {"rhubarb crumble is my favourite thing on earth"}, "what's my favourite dessert?", "rhubarb"},
        Case{"InsideLongTurn",
             {"so the day was long and odd and full of forms to fill in, nobody knew where the good pens were, and lunch was a single boiled egg. my "
              "manager Philomena wants the report by Friday. after that i just walked along the river and looked at the boats until it got dark."},
             "who wants the report?", "Philomena"},
        Case{"HotelRoom", {"they gave us room 512 with a view of a wall"}, "which room number did we get?", "512"},
        Case{"HowLong", {"the train to Inverness took eleven hours"}, "how long did the train to Inverness take?", "eleven"}),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Korean, RecallsKorean,
    ::testing::Values(
        Case{"OwnName", {"내 이름은 도윤재야 잘 부탁해"}, "내 이름 뭔지 알아?", "도윤재"},
        Case{"OwnNamePolite", {"저는 서하린이라고 해요"}, "제 이름 기억나세요?", "서하린"},
        Case{"PetName", {"우리 집 고슴도치 이름이 밤톨이야"}, "고슴도치 이름이 뭐라고 했지?", "밤톨"},
        Case{"PetKind", {"앵무새를 키우는데 자꾸 제 전화벨을 따라 해요"}, "제가 무슨 동물 키운다고 했죠?", "앵무새"},
        Case{"PetAge", {"우리 고슴도치는 올해 네 살이에요"}, "고슴도치 나이는?", "네 살"},
        Case{"Job", {"저는 도서관에서 사서로 일하고 있어요"}, "제가 하는 일이 뭐였죠?", "사서"},
        Case{"JobCasual", {"나 빵집에서 일해 새벽마다 반죽해"}, "내 직업이 뭐라고 했더라?", "빵집"},
        Case{"CannotEat", {"복숭아만 먹으면 목이 간지러워서 못 먹어요"}, "저 뭐 먹으면 안 된다고 했죠?", "복숭아"},
        Case{"CannotEatAllergy", {"땅콩 알레르기가 있어서 과자도 성분표부터 봐"}, "내가 못 먹는 음식이 뭐게?", "땅콩"},
        Case{"Date", {"이사는 11월 8일로 정했어요"}, "제 이사 날짜가 언제라고 했죠?", "11월 8일"},
        Case{"Time", {"발레 수업이 저녁 일곱 시 반에 시작해"}, "발레 수업 몇 시에 시작한다고 했지?", "일곱 시"},
        Case{"Weekday", {"면접은 다음 주 수요일이래요"}, "면접이 언제라고 했더라?", "수요일"},
        Case{"Hometown", {"아내 고향이 강릉이라 여름마다 가요"}, "아내 고향이 어디라고 했죠?", "강릉"},
        Case{"Place", {"동생이 제주로 이사 가서 귤 농사를 지어"}, "내 동생 어디로 이사 갔다고 했지?", "제주"},
        Case{"HowLong", {"속초까지 버스로 네 시간 걸렸어요"}, "속초까지 버스로 몇 시간 걸렸다고 했죠?", "네 시간"},
        Case{"HowManyJars", {"할머니가 매실청을 다섯 병이나 담그셨어"}, "할머니가 매실청 몇 병 담그셨다고 했지?", "다섯 병"},
        Case{"HowManySent", {"이모가 옥수수를 스무 개나 보내셨어요"}, "이모가 몇 개 보냈다고 했죠?", "스무 개"},
        Case{"Colour", {"강아지가 하얀데 귀만 까매"}, "강아지 귀가 무슨 색이라고 했게?", "까매"},
        Case{"WhatSent", {"팀장님께 다른 사람 이력서를 보냈어요"}, "제가 팀장님께 뭘 보냈다고 했는지 기억나세요?", "이력서"},
        Case{"Mentor", {"제 사수는 한정우 대리님이에요"}, "제 사수가 누구라고 했죠?", "한정우"},
        Case{"MentorChanged", {"제 사수는 한정우 대리님이에요", "이번 주부터 새 사수는 백가은 과장님이에요"}, "지금 제 사수가 누구예요?", "백가은"},
        Case{"Corrected", {"이모 성함이 오미경이에요", "앗 잘못 말했어요. 오미경은 큰엄마고 이모는 오수경이에요"}, "저희 이모 성함이 뭐죠?", "오수경"},
        Case{"Teacher", {"아들 피아노 선생님은 류지안 선생님이셔"}, "우리 아들 피아노 누가 가르친다고 했지?", "류지안"},
        Case{"Instrument", {"요즘 해금을 배우고 있어요"}, "제가 배우는 악기가 뭐였죠?", "해금"},
        Case{"Exam", {"운전면허 시험에 세 번 떨어졌어"}, "내가 운전면허 몇 번 떨어졌다고 했지?", "세 번"},
        Case{"Afraid", {"나는 나방이 제일 무서워"}, "내가 뭘 무서워한다고 했지?", "나방"},
        Case{"Favourite", {"저는 들깨칼국수를 제일 좋아해요"}, "제가 좋아하는 음식이 뭐라고 했죠?", "들깨칼국수"},
        Case{"Room", {"호텔 방이 1207호였는데 물이 샜어요"}, "호텔 방 번호가 몇 호였죠?", "1207"},
        Case{"Flatmate", {"룸메이트 이름은 채린이고 요리를 잘해"}, "내 룸메 이름이 뭐야?", "채린"},
        Case{"Wedding", {"친구 결혼식에서 축가를 부르기로 했어요"}, "제가 친구 결혼식에서 뭐 하기로 했죠?", "축가"},
        Case{"NextTurnGoesOn", {"누나가 강아지를 데려왔어", "이름은 보리래"}, "누나 강아지 이름이 뭐라고?", "보리"},
        Case{"Company", {"남편이 조선소에서 배를 만들어요"}, "남편이 어디서 일한다고 했죠?", "조선소"},
        Case{"Allotment", {"주말농장에 가지랑 상추를 심었어요"}, "주말농장에 뭐 심었다고 했죠?", "상추"},
        Case{"Price", {"중고 자전거를 십이만 원에 샀어"}, "자전거 얼마에 샀다고 했지?", "십이만"}),
    NameOf);

TEST(RecallByWords, FindsNothingSureForWhatWasNeverSaid) {
  ToldLife life;
  for (const std::string& line : kEnglishTalk) life.Say(line);
  life.Say("my sister lives in Oslo");
  for (const std::string asked : {"when is my sister's wedding?", "what's my dentist called?", "which gym do i go to?", "do you prefer trains or planes?", "what's the funny bone called, do you know"}) {
    const auto found = life.Ask(asked);
    EXPECT_TRUE(found.empty() || found[0].score <= 0.5) << asked << " -> " << Said(found) << " " << found[0].score;
  }
}

TEST(RecallByWords, FindsNothingSureInKoreanForWhatWasNeverSaid) {
  ToldLife life;
  for (const std::string& line : kKoreanTalk) life.Say(line);
  life.Say("언니가 오슬로에 살아요");
  for (const std::string asked : {"언니 결혼식이 언제라고 했죠?", "제 치과 이름이 뭐였죠?", "기차가 좋아요 비행기가 좋아요?", "내 차 무슨 색이야?"}) {
    const auto found = life.Ask(asked);
    EXPECT_TRUE(found.empty() || found[0].score <= 0.5) << asked << " -> " << Said(found) << " " << found[0].score;
  }
}

TEST(RecallByWords, TakesNoQuestionForEvidence) {
  ToldLife life;
  life.Say("our ferret is called Dumpling");
  life.Say("what's our ferret called?");
  life.Say("is our ferret called Waffle?");
  EXPECT_EQ(Said(life.Ask("what is our ferret's name?")), "our ferret is called Dumpling");
}

TEST(RecallByWords, DoesNotFindTheTurnUnderWay) {
  ToldLife life;
  life.Say("the weather turned");
  life.Say("tell me about the brass bell");
  EXPECT_TRUE(life.Ask("tell me about the brass bell").empty());
}

TEST(RecallByWords, PrefersTheLaterOfEqualTurns) {
  ToldLife life;
  life.Say("the dog ate a sock");
  life.Say("rain again");
  life.Say("the dog ate a glove");
  EXPECT_EQ(Said(life.Ask("what did the dog eat?")), "the dog ate a glove");
}

TEST(RecallByWords, SurvivesOddText) {
  ToldLife life;
  life.Say(std::string(8000, 'a'));
  life.Say("???");
  std::string hangul;
  for (int i = 0; i < 2600; ++i) hangul += "가";
  life.Say(hangul);
  life.Say("\xF0\x9F\x98\x80\xF0\x9F\x98\x80");
  EXPECT_TRUE(life.Ask("").empty());
  EXPECT_TRUE(life.Ask("?!?!").empty());
  life.Ask(hangul);
  life.Ask(std::string(8000, '?'));
}

}  // namespace
}  // namespace sam::testing
