#include "memory/word_families.h"

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_set.hpp>

namespace sam {
namespace {

constexpr std::array kSynonyms = {
    SynonymFamily{"@name", "name called named call nickname 이름 성함 존함 별명"},
    SynonymFamily{"@job", "job work profession occupation career 직업 일 직장"},
    SynonymFamily{"@begin", "begin start commence 시작 ~시작"},
    SynonymFamily{"@end", "finish end over 끝 ~끝나"},
    SynonymFamily{"@teach", "teach teacher tutor instructor lesson 선생 선생님 ~가르치 강사 쌤"},
    SynonymFamily{"@mother", "mother mom mum mama 엄마 어머니 어머님"},
    SynonymFamily{"@father", "father dad papa daddy 아빠 아버지 아버님"},
    SynonymFamily{"@grandmother", "grandmother grandma granny nana gran 할머니 할머님"},
    SynonymFamily{"@grandfather", "grandfather grandpa grandad granddad 할아버지"},
    SynonymFamily{"@wife", "wife 아내 와이프 집사람"},
    SynonymFamily{"@husband", "husband 남편 신랑"},
    SynonymFamily{"@child", "child kid children 아이 애 애들 아이들"},
    SynonymFamily{"@son", "son 아들"},
    SynonymFamily{"@daughter", "daughter 딸 딸내미"},
    SynonymFamily{"@sibling-younger", "동생 남동생 여동생"},
    SynonymFamily{"@boss", "boss manager supervisor 상사 팀장 팀장님 부장 부장님 사장 사장님"},
    SynonymFamily{"@flatmate", "flatmate roommate housemate 룸메이트 룸메"},
    SynonymFamily{"@friend", "friend buddy pal bestie 친구"},
    SynonymFamily{"@wedding", "wedding marry marriage married 결혼 결혼식 ~결혼"},
    SynonymFamily{"@exam", "exam test 시험"},
    SynonymFamily{"@trip", "trip travel journey holiday vacation 여행"},
    SynonymFamily{"@home", "flat apartment home house 집 아파트 자취방"},
    SynonymFamily{"@car", "car 차 자동차"},
    SynonymFamily{"@bike", "bike bicycle 자전거"},
    SynonymFamily{"@film", "movie film 영화"},
    SynonymFamily{"@gift", "gift present 선물"},
    SynonymFamily{"@meeting", "meeting 회의 미팅"},
    SynonymFamily{"@interview", "interview 면접 인터뷰"},
    SynonymFamily{"@dog", "dog puppy 강아지 개 댕댕이"},
    SynonymFamily{"@cat", "cat kitten kitty 고양이 냥이"},
    SynonymFamily{"@number", "number 번호"},
    SynonymFamily{"@colour", "colour color 색 색깔"},
    SynonymFamily{"@study", "study major 전공 공부 ~전공 ~공부"},
    SynonymFamily{"@company", "company firm workplace office 회사 직장"},
    SynonymFamily{"@allergy", "allergy allergic intolerant 알레르기 알러지"},
    SynonymFamily{"@liking", "favourite favorite love like enjoy 제일 가장 ~좋아 최애"},
    SynonymFamily{"@dislike", "dislike hate loathe stand ~싫어 ~싫"},
    SynonymFamily{"@fear", "afraid scared fear terrified phobia ~무서 ~겁"},
    SynonymFamily{"@hometown", "hometown birthplace 고향"},
    SynonymFamily{"@move", "move moved 이사 ~이사"},
    SynonymFamily{"@born", "birth born birthday 생일 생신 생년월일 ~태어"},
    SynonymFamily{"@buy", "buy purchase get 구매 ~샀"},
    SynonymFamily{"@appointment", "appointment reservation booking 약속 예약"},
    SynonymFamily{"@doctor", "doctor physician gp 의사 의사선생님"},
    SynonymFamily{"@plant", "plant 화분 식물"},
    SynonymFamily{"@doing", "hobby pastime 취미"},
    SynonymFamily{"@shift", "shift 근무"},
    SynonymFamily{"@fiance", "fiance fiancé fiancée 약혼자 예비신랑 예비신부"},
    SynonymFamily{"@mentor", "mentor 사수 멘토"},
};

constexpr std::array kKinds = {
    KindFamily{"@pet", "pet animal 반려동물 애완동물 동물 ~키우 ~기르",
               "parrot dog puppy cat kitten hamster rabbit bunny turtle tortoise fish goldfish lizard gecko snake budgie canary "
               "guinea ferret pony horse hedgehog chinchilla cockatiel iguana axolotl rat mouse chicken hen duck goat donkey terrier "
               "poodle dachshund labrador 거북이 거북 강아지 고양이 햄스터 토끼 앵무새 금붕어 물고기 도마뱀 고슴도치 개 뱀 페럿 기니피그 "
               "진돗개 푸들 말티즈 닭 오리 앵무 열대어 구피 도롱뇽"},
    KindFamily{"@instrument", "instrument 악기",
               "piano violin guitar cello drum flute clarinet trumpet saxophone sax harp ukulele bass organ oboe trombone accordion "
               "banjo viola harmonica bagpipe 피아노 바이올린 기타 첼로 드럼 플루트 클라리넷 트럼펫 색소폰 하프 우쿨렐레 베이스 오보에 가야금 "
               "거문고 장구 해금 아코디언 단소 대금"},
    KindFamily{"@sport", "sport exercise 운동 스포츠",
               "football soccer tennis basketball volleyball swimming swim running run climbing climb yoga pilates cycling rowing row "
               "badminton golf judo karate boxing hockey skating skiing ski surfing fencing marathon gym 축구 야구 농구 배구 테니스 수영 "
               "달리기 러닝 등산 클라이밍 요가 필라테스 배드민턴 골프 유도 태권도 권투 복싱 검도 펜싱 마라톤 헬스 볼링 탁구 스키"},
    KindFamily{"@family", "family relative sibling 가족 친척 형제 자매",
               "mother mom mum father dad sister brother aunt uncle cousin grandmother grandma grandfather grandpa niece nephew son "
               "daughter wife husband 엄마 어머니 아빠 아버지 언니 오빠 누나 형 동생 이모 고모 삼촌 외삼촌 사촌 할머니 할아버지 조카 아들 딸 "
               "아내 남편 외숙모 숙모 이모부 고모부"},
    KindFamily{"@partner", "partner spouse 배우자 애인 연인",
               "wife husband girlfriend boyfriend fiance fiancé fiancée 아내 남편 와이프 신랑 여자친구 남자친구 여친 남친"},
    KindFamily{"@hue", "colour color 색 색깔 컬러",
               "red blue green yellow black white grey gray purple pink orange brown turquoise teal beige navy crimson lilac violet "
               "golden silver ginger maroon scarlet indigo 빨간색 빨강 파란색 파랑 초록색 초록 노란색 노랑 검은색 검정 흰색 하얀색 회색 보라색 보라 "
               "분홍색 분홍 주황색 주황 갈색 남색 하늘색 연두색 베이지색 청록색 까만색 금색 은색 ~까매 ~까맣 ~하얗 ~하얘 ~빨갛 ~빨개 ~노랗 ~노래 ~파랗 "
               "~파래 ~까만 ~하얀 ~빨간 ~노란 ~파란 ~검은"},
    KindFamily{"@drink", "drink beverage 음료 마실거 ~마시",
               "coffee tea beer wine cocoa juice milk water lemonade whisky whiskey cider soju latte espresso matcha kombucha 커피 차 녹차 "
               "홍차 맥주 와인 소주 막걸리 우유 주스 라떼 보리차 율무차 유자차"},
    KindFamily{"@food", "food dish meal eat dessert fruit vegetable 음식 요리 간식 과일 채소 반찬 ~먹",
               "shellfish peanut nut gluten dairy milk egg wheat soy fish meat pork beef chicken cheese bread rice pasta pizza soup salad "
               "cake chocolate mushroom mango apple strawberry cilantro coriander celery olive onion garlic sushi curry noodle dumpling "
               "kiwi peach lobster shrimp prawn crab almond cashew sesame 메밀 땅콩 복숭아 새우 게 조개 갑각류 우유 계란 밀가루 견과류 오이 버섯 "
               "떡볶이 김치 라면 국수 냉면 파스타 피자 초밥 카레 만두 고수 굴 키위 망고 돼지고기 소고기 닭고기 생선 회 순대 비빔밥 김밥 칼국수 해산물 "
               "가지 당근 파인애플 토마토 콩 두부"},
    KindFamily{"@vehicle", "vehicle 교통편 ~타고",
               "car bus train tram bike bicycle motorbike scooter subway metro ferry van truck taxi plane 버스 기차 지하철 자전거 택시 비행기 배 "
               "오토바이 차 트럭 킥보드 ktx"},
    KindFamily{"@language", "language 언어 외국어",
               "english korean french german spanish italian japanese chinese portuguese finnish swedish welsh arabic russian dutch latin "
               "영어 한국어 프랑스어 불어 독일어 스페인어 일본어 중국어 러시아어 아랍어 이탈리아어 베트남어 태국어"},
    KindFamily{"@weekday", "day weekday 요일",
               "monday tuesday wednesday thursday friday saturday sunday 월요일 화요일 수요일 목요일 금요일 토요일 일요일"},
};

constexpr std::array kPhrases = {
    PhraseFamily{"@my-name", "my name|name's |call me |i'm called|i am called|im called|calls me|call myself|who i am|who am i|제 이름|내 이름|"
                             "제이름|내이름|저는 이름|나는 이름|라고 불러|라고 합니다|라고 해요|이라 합니다|내 성함|제가 누구|내가 누구"},
    PhraseFamily{"@my-job", "line of work|for a living|for work|my job|my work|my profession|my occupation|my career|what i do|do i do|do i work|"
                            "where i work|i work|i'm working as|i am working as|i teach|i drive|i translate|i design|i bake|i sell|i run a|"
                            "i repair|i fix |i nurse|i manage|i code|i paint|i edit|i install|i tune|i train |i research|i program|i build|"
                            "i illustrate|i restore|i proofread|i grade|my patients|my customers|my clients|my students|하는 일|제 직업|내 직업|직업이|직업은|무슨 일 하|무슨 일을 하|"
                            "로 일하|로 일해|에서 일하|에서 일해|로 근무|에서 근무|일하고 있|다니고 있|로 먹고 사|가 직업|가르치고 있|가르쳐요|가르칩니다"},
    PhraseFamily{"@cannot-eat", "mustn't eat|must not eat|can't eat|cannot eat|cant eat|can't have|cannot have|cant have|shouldn't eat|should not eat|"
                                "not allowed to eat|allergic|allergy|intolerant|intolerance|makes me sick|throat closed|throat swells|hives|a rash|i don't eat|i dont eat|"
                                "never eat|avoid eating|have to avoid|should i avoid|should avoid|stay away from|vegan|vegetarian|coeliac|celiac|lactose|먹으면 안|먹지 말|"
                                "먹지 못|못 먹|알레르기|알러지|두드러기|먹으면 목|먹으면 배|먹고 나면|안 먹는|가려움|채식|비건|유당|배탈|피해야"},
    PhraseFamily{"@my-home", "where do i live|where i live|i live in|i live on|i live at|i live near|i'm living in|moved to|my city|my town|어디 살|어디에 살|"
                             "어디서 살|사는 곳|사는 데|사는 동네|에 살아|에 살고|에 삽니다|에 산다|에서 살|로 이사"},
    PhraseFamily{"@my-origin", "where am i from|where i'm from|where i am from|i'm from|i am from|i come from|i grew up|did i grow up|was i born|i was born|"
                               "고향|태어났|태어나|출신|에서 자랐|어디서 자랐"},
    PhraseFamily{"@my-age", "how old am i|how old i am|my age|years old|i turned |i turn |i'm turning|내 나이|제 나이|몇 살|몇살|살이에요|살이야|살인데|살입니다|"
                            "살 됐|살이 됐"},
    PhraseFamily{"@flatmate", "share the flat|share a flat|share an apartment|share my flat|share my apartment|do i live with|i live with|same flat|같이 사는|같이 살|룸메"},
    PhraseFamily{"@scared", "afraid of|scared of|terrified of|freak me out|freaks me out|무서워|무섭|겁나|겁이 나|겁을"},
    PhraseFamily{"@favourite", "my favourite|my favorite|i love|i adore|do i love|do i like|i like|제일 좋아|가장 좋아|내가 좋아|제가 좋아|좋아하는|좋아해|최애"},
    PhraseFamily{"@disliked", "can't stand|do i like|do i hate|i hate|i loathe|don't i like|i don't like|do i dislike|싫어하|싫어해|질색|딱 싫"},
};

constexpr std::string_view kStopWords =
    "a an the and or but if so as of at by for from in into on onto to with about up out off over than that this these those there here i me my mine we us our "
    "ours you your yours he him his she her hers it its they them their am is are was were be been being do does did done have has had having "
    "will would can could should shall may might must not no yes yeah yep ok okay oh ah hey hi hello well just really very too also again then "
    "now some any all what which who whom whose when where why how i'm i've i'd i'll im ive you're we're we've it's that's there's what's who's "
    "where's when's don't dont didn't can't cant doesn't isn't wasn't won't let's lets please thanks thank remember recall know tell told say said "
    "mention talk speak earlier before once ago still ever got get one thing things something anything someone like more much many lot such "
    "same other kind sort because while after until these days today mustn't shouldn't mean meant "
    "나 내 제 저 내가 제가 나는 난 저는 전 우리 저희 너 네 니 넌 당신 그 이 저것 그것 이것 거 것 게 걔 얘 뭐 뭘 뭐지 뭐게 뭐야 뭐죠 무엇 누구 누가 어디 언제 왜 어떻게 어떤 무슨 몇 "
    "얼마 얼마나 좀 잘 더 안 못 다 막 또 꼭 참 진짜 정말 너무 아주 되게 그냥 이제 지금 아까 전에 저번 지난번 그때 요즘 오늘 응 네 예 아니 아뇨 음 아 어 오 근데 그런데 그리고 그래서 "
    "하지만 그래도 혹시 있 없 하 되 했 있어 없어 해 수 때 줄 데 중 기억 말 얘기 이야기 알 알아 사람 안녕 고마워";

constexpr std::string_view kKindWords =
    "name names old live lives living stay work works number date day time hour age colour color city town place country year month month's title kind called 이름 성함 날짜 시간 나이 색 색깔 도시 동네 "
    "번호 요일 곳 데 년도 살 시 언제 직업 생일날 ~일하 ~살 ~사는 ~산 yesterday tonight morning evening night week weekend 어제 그제 아침 저녁 밤 주말";

boost::unordered_flat_set<std::string_view> SetOf(std::string_view words) {
  boost::unordered_flat_set<std::string_view> set;
  for (size_t begin = 0; begin < words.size();) {
    const size_t end = std::min(words.find(' ', begin), words.size());
    if (end > begin) set.insert(words.substr(begin, end - begin));
    begin = end + 1;
  }
  return set;
}

}  // namespace

std::span<const SynonymFamily> SharedSynonyms() { return kSynonyms; }
std::span<const KindFamily> SharedKinds() { return kKinds; }
std::span<const PhraseFamily> PhraseFamilies() { return kPhrases; }

bool IsStopWord(std::string_view word) {
  static const boost::unordered_flat_set<std::string_view> kSet = SetOf(kStopWords);
  return kSet.contains(word);
}

bool NamesKindOfAnswer(std::string_view word) {
  static const boost::unordered_flat_set<std::string_view> kSet = SetOf(kKindWords);
  return kSet.contains(word);
}

}  // namespace sam
