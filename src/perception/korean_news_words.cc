#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "base/random.h"
#include "base/word_lists.h"
#include "perception/korean_news.h"

namespace sam::korean {
namespace {

/// Pieces of words that tell what happened, with '|' between. `pull`: which way the news goes, and how clearly.
struct Row {
  std::string_view kind;
  float pull;
  std::string_view cues;
};

constexpr Row kRows[] = {
    {"money", -3.5f, "값이 많이 올|값이 올|물가가 올|월세가 올|요금이 올|전세가 올"},
    {"unfair", -1.8f, "욕함|욕하는|욕하더"},
    {"farewell", -1.3f, "떠났|이민|유학을 갔|유학 갔|배웅|작별|전학"},
    {"lonely", -2, "만날 사람이 없|연락할 사람|얘기할 사람"},
    {"sleepless", -1.3f, "잠은 좀 부족|잠이 부족|잠을 못"},
    {"longrun", 0.5f, "년째|십 년 넘게|오래 했"},
    {"jobloss", -2.5f, "문을 닫는|문 닫는다|없어진대|정리해고|계약이 끝"},
    {"ruin", -2, "파헤쳐|헤집|쑥대밭|다 쓰러|날아갔|다 죽었|못 쓰게"},
    {"tooth", -1.2f, "사랑니|임플란트|신경치료|마취|치통|이가 아|이빨이"},
    {"firstday", 0.3f, "첫 출근|첫출근|첫날|개학|개강|입학"},
    {"restless", -1, "싱숭생숭|뒤숭숭|복잡하|복잡해|기분이 이상|심란"},
    {"nagging", -1.5f, "언제 가냐|결혼 언제|언제 하냐|취직 언제|물어봐요|캐물"},
    {"flood", -1.5f, "엄청 쏟|물바다|넘쳤"},
    {"caught", 0, "들켰|들킬|깨는 소리|몰래"},
    {"proudwork", 1.5f, "하길 잘했|잘했다 싶"},
    {"sick", -1.8f, "열이 3|38도|39도|40도|해열제|열이 펄펄|칭얼"},
    {"lend", -1.2f, "빌려달|빌려 달|빌려줬|빌려 줬|안 갚|보증"},
    {"sky", 0.3f, "달이|별이|노을|바람이 시원|바람 시원|하늘이 예|구름이"},
    {"heart", 2.5f, "하트"},
    {"money", -1.5f, "월급날까지|만 원이래|만원이래|십만 원이"},
    {"late", -1.8f, "버스 놓치|지하철 놓치|놓치고"},
    {"spill", -1.8f, "국물 튀|국물이 튀|얼룩|묻었"},
    {"broken", -1.8f, "액정|깨짐|안 켜짐"},
    {"badday", -2, "되는 일이|하나도 없다|운이 없|재수 없|재수가 없|일진이"},
    {"tired", -1.5f, "처짐|처져|처지|축 처"},
    {"alone", -0.3f, "혼자 먹|밥도 혼자"},
    {"redo", -1.2f, "처음으로 돌아|다시 하래|다시 써|또 수정|번째 수정|수정하래|반려됐|반려당"},
    {"vague", -0.8f, "느낌이 안 온|마음에 안 든다|알아서 하래|별로래|애매하"},
    {"leave", -0.3f, "연차를|연차 냈|반차|휴가를 냈|조퇴"},
    {"eyes", -1.2f, "눈치"},
    {"fetch", 1.2f, "데리러|마중|와주셨|와 주셨|와줬|와 줬|태워다|바래다"},
    {"welcome", 1.8f, "반겨|꼬리를 흔|흔들더라|꼬리가 안 보"},
    {"couple", 2, "남자친구 생|여자친구 생|남친 생|여친 생|말이 잘 통|첫 데이트"},
    {"asleep", 0.6f, "잠들었|곯아떨어|자고 있어"},
    {"cooled", 1, "식었네|열이 내|내렸어"},
    {"strange", 0, "맛이 이상|맛이 없|맛없"},
    {"moved", 0, "울컥|뭉클|코끝"},
    {"movedin", 0, "이사 왔|이사했|이사 했|이사를 했|이사를 왔"},
    {"army", -0.3f, "훈련소|입대|군대|전역|휴가 나"},
    {"sad", -1.5f, "짠하|짠해|마음이 시|낯설"},
    {"lonely", -1.8f, "텅 빈|빈자리|빈 집|혼자 남"},
    {"scold", -1.8f, "트집|꼬투리|구박"},
    {"relief", -0.5f, "뻔했|뻔 했|큰일 날"},
    {"hurt", -1.5f, "퉁퉁|부르텄|물집"},
    {"gaveIn", -0.5f, "결국 먹었|먹어 버렸|먹어버렸|의지박약|또 먹|작심삼일"},
    {"pass", 2, "100점|백점|만점|상장|메달"},
    {"gift", 1.2f, "사준댔|사준대|사 준대|데려오셨|데려왔|초대"},
    {"broken", -1.8f, "부숨|부쉈|부숴|박살"},
    {"breakup", -2, "새 여자친구|새 남자친구|전 애인|그 사람이랑|헤어진"},
    {"meet", 0, "마주쳤|만났|만나고"},
    {"slow", -1.2f, "손님이 없|손님이 네|손님이 두|손님이 한|장사가 안|수수료|매출"},
    {"better", 1, "힘이 나|힘이 났|기운이 나|위로가 됐|위로됐"},
    {"cute", 1, "무릎에|품에|옆에 누|따라다니|쓰다듬|그려왔|그려 왔|심장 멎"},
    {"against", -1, "반대하|반대해|허락을 안|허락 안|못 하게"},
    {"promise", 0.3f, "약속했|가기로|하기로|만나기로"},
    {"grow", 1, "새잎|새 잎|이파리|몬스테라|새순|꽃봉오리|물 뿌"},
    {"plantsick", -1.2f, "잎끝|잎이 노|시들|말라 죽|과습"},
    {"worry", -1.5f, "어떡하지|안 넘어가|트라우마|겁이 나|세 번 확인"},
    {"quiet", 0, "너무 조용|집이 조용"},
    {"odd", 0, "이상해|신기하|신기해|희한"},
    {"decorate", 0.3f, "붙여놨|붙여 놨|꾸몄|꾸며|걸어놨|걸어 놨"},
    {"singing", 0.3f, "노래방|코노"},
    {"seeyou", 0, "나가는 중|가는 중|가는 길|도착했"},
    {"refuse", -2.2f, "거절을 못|거절 못|거절하지 못|말도 못|말을 못|싫다고 못"},
    {"fault", -2.2f, "제 탓|내 탓|제 잘못|내 잘못|안 닫았"},
    {"check", -1.5f, "검진|조직검사|검사를 해야|검사 결과|뭐가 보인|재검|초음파|큰 병원|혹이"},
    {"deadline", -0.8f, "자정까지|오늘까지|내일까지|마감|과제|보고서|제출해야|기한"},
    {"offer", 1, "제안을 받|제안받|제안이 왔|스카우트|오퍼"},
    {"apologised", 1.5f, "미안하대|미안하다고|사과했|사과하더|사과를 했|사과받|먼저 사과"},
    {"found", 2.5f, "찾았어|찾았다!|찾았습|찾았네"},
    {"search", -2, "못 찾|찾고 있|사라졌|집을 나갔|문 열린"},
    {"effort", 0.6f, "뛰었|버텼|참았|끝까지|견뎠|연습했|밤새워"},
    {"gift", 1.5f, " 사 왔| 사왔| 사다 줌| 사줌| 사 줌|주고 가|주셨|나눠 줬|나눠줬|싸 줬|싸줬|구워 줬|만들어 줬"},
    {"grow", 1, "꽃대|난초|다육|물을 준|물을 줬|물 줬|화분에"},
    {"death", -3, "먼저 간|먼저 갔|먼저 보내|기일|제사|영정"},
    {"regret", -2, "제 탓|내 탓|제 잘못|내 잘못|안 닫았|상처 줬|상처를 줬"},
    {"fail", -1.5f, "꼴찌|못 이김|못 이겼|F 준|재수강|학점이|등급 떨|점수가 떨|바통 떨|F 받|F 나|놓쳐서"},
    {"worry", -2, "손에 안 잡|손이 떨|잠이 안 올 것|심장이|불길"},
    {"gloomy", -1.5f, "기분이 안|기분 안|찝찝|찜찜|허탈|텅 빈"},
    {"fight", -1.5f, "커졌어|서로 말|화를 냈|화냈|소리쳤"},
    {"unfair", -1.5f, "편을 안|편 안 들|내 편|제 편|하품하|비웃|차별|따졌|뒷담|남 탓|떠맡|혼자 다 해|혼자 다 했"},
    {"ignored", -1.5f, "읽고 씹|아무도 연락|아무도 답|안 챙겨|까맣게 잊|투명인간"},
    {"decide", -0.6f, "고민|결정|갈까 말까|할까 말까|답을 줘야|선택|망설"},
    {"fan", 1, "티켓팅|콘서트|팬미팅|덕질|최애|응원봉|공연|좌석"},
    {"grandchild", 0, "손녀|손주|손자"},
    {"sleepy", 0, "졸려|졸린|졸리|하품|눈이 감"},
    {"quit", -0.5f, "퇴사|사표|그만두|때려치|관두"},
    {"move", 0, "이사|이삿짐|집 보러|방 구하|새집|새 집|전세"},
    {"transit", 0, "지하철|버스|택시|기차|운전|주차|퇴근길|출근길"},
    {"parcel", 0.5f, "택배|배송|배달"},
    {"call", 0, "전화가 왔|전화 왔|전화했|통화했|자주 전화|영상통화|안부"},
    {"nostalgia", 0, "옛날|추억|사진첩|어릴 때|어렸을 때|예전에|그때가|생각났|생각나"},
    {"dream", 0, "꿈을 꿨|꿈 꿨|꿈꿨|꿈에|꿈에서"},
    {"holiday", 0.8f, "쉬는 날|드디어 주말|주말이다|주말이네|주말이야|연휴|불금|금요일이다|공휴일"},
    {"birthday", 1, "생일|생신"},
    {"rain", 0, "비가 오|비 오|비 와|비가 와|비 온|소나기|장마|빗소리"},
    {"weather", 0, "더워|더웠|추워|추웠|날씨|바람이|눈이 와|눈이 오|첫눈|미세먼지|하늘이|노을"},
    {"cook", 0.5f, "구웠|요리|끓였|볶|김장|담갔|부침개|도시락"},
    {"read", 0, "책을|책 읽|소설|웹툰|만화책|독서"},
    {"music", 0.3f, "노래|기타를|기타 |피아노|음악|연주|악보"},
    {"photo", 0, "사진 찍|사진을 찍|사진도|셀카|필름"},
    {"payday", 1.2f, "월급날|월급 들어|월급이 들|보너스|용돈 받"},
    {"buy", 0.3f, "샀어|샀는데|샀다|주문했|장바구니|지름|새로 산|새 신발|새 옷"},
    {"game", 0, "게임|롤 |한 판|랭크|레벨|오락"},
    {"drink", 0, "맥주|소주|한잔|막걸리|와인|술을|술 마|혼술"},
    {"coffee", 0, "커피|아메리카노|라떼|카페인"},
    {"diet", 0, "다이어트|살쪘|살이 쪘|살 빠|몸무게|킬로 빠|닭가슴살"},
    {"pet", 0.4f, "강아지|고양이|냥이|댕댕|우리 개|꼬리|간식|사료|산책시"},
    {"alone", 0, "혼자 살|혼자 밥|혼밥|혼자 있|혼자 뛰|혼자 가|혼자 하"},
    {"friend", 0, "동창|동기|단짝|절친"},
    {"hobby", 0.4f, "취미|뜨개|그림|도자기|캘리|낚시|등산|캠핑|자전거"},
    {"fail", -2, "탈락|떨어졌|망했|망쳤|망함|망침|거절당|까였|안 됐|실패"},
    {"fail", -3, "불합격"},
    {"mistake", -2, "실수|잘못 보|잘못 눌|잘못 말|사고 쳤|사고를 쳤|사고쳤"},
    {"mistake", -1.5f, "깜빡|까먹"},
    {"mistake", -1, "다른 회사"},
    {"mistake", -2.5f, "오타|오자를|빠뜨렸|빼먹"},
    {"scold", -2, "혼났|혼나|욕먹|욕 먹|욕을 먹|꾸중|한소리|핀잔"},
    {"scold", -1.5f, "잔소리|뭐라 해|뭐라 하|지적"},
    {"scold", -1, "뭐라고 해"},
    {"lost", -2, "잃어버|없어졌|도둑|털렸|두고 내|놓고 내"},
    {"broken", -2, "고장|깨졌|깨먹|깨트|망가|안 켜|먹통|물이 새|찢어"},
    {"broken", -1.5f, "부서|터졌|방전|긁었"},
    {"broken", -1, "변기"},
    {"spill", -2, "쏟았|엎질|엎었|태웠|흘렸"},
    {"spill", -1, "쏟아"},
    {"late", -1.5f, "늦었|늦잠|길이 막|차가 막"},
    {"late", -2, "지각|놓쳤|놓침|연착"},
    {"sick", -2,
     "아파|아프|아팠|몸살|감기|독감|코로나|체했|열나|열이 나|열이 "
     "안|기침|두통|쑤셔|쑤시|뻐근|통증|뿌사질|끊어질|배탈|설사|토했|어지러|편찮|삐끗"},
    {"sick", -1.5f, "저려"},
    {"hurt", -2, "다쳤|삐었|베였|데었|넘어졌|멍들|깁스|절뚝|절어서|부러졌"},
    {"surgery", -2, "수술|입원|응급실|안 좋대|안 좋으시"},
    {"surgery", -3, "중환자|쓰러지"},
    {"death", -4, "돌아가셨|세상을 떠|무지개다리|하늘나라"},
    {"death", -3, "죽었|장례|떠나보"},
    {"breakup", -3, "헤어졌|차였|이혼|바람피|바람 피"},
    {"breakup", -2, "헤어지|이별|통보|못 잊"},
    {"breakup", -1, "환승|전남친|전여친|사진을 못 지"},
    {"fight", -2, "싸웠|다퉜|말다툼|냉전|손절|사이가 안"},
    {"fight", -1.5f, "삐졌|오해|말도 안 해|말을 안 해"},
    {"ignored", -2, "답장이 없|답장이 안|읽씹|연락이 없|연락이 안|연락도 없|연락 없|무시|따돌|왕따|나만 빼|안 불러"},
    {"ignored", -1.5f, "답장도|안 말해"},
    {"ignored", -1, "답장이 세"},
    {"unfair", -2,
     "억울|떠넘|던져주|던져 주|뺏|가로챘|거짓말|오리발|새치기|진상|갑질|몰라라|어이없|어이가|황당|기가 막|뻔뻔|월급을 "
     "안"},
    {"unfair", -1.5f, " 우기|저만 이|나만 이|저만 시|나만 시"},
    {"unfair", -3, "사기당|배신"},
    {"unfair", -0.5f, "공을"},
    {"angry", -2, "열받|열 받|화나|화났|화가 나|빡치|빡쳐|짜증|킹받"},
    {"angry", -1.5f, "미치겠|돌겠"},
    {"noisy", -2, "쿵쿵|층간소음|시끄러|시끄럽"},
    {"noisy", -1.5f, "드릴|짖어"},
    {"overwork", -1.5f, "야근|일이 너무|일이 많|밀렸|밀려|끝이 없"},
    {"overwork", -2, "철야|주말 출근|쉬지도|산더미"},
    {"tired", -1.5f, "피곤|벅차"},
    {"tired", -2, "지쳤|지친|지쳐|녹초|번아웃|기운이 없|기운 없|힘들|힘드|고되|진 빠|버거"},
    {"sleepless", -2, "잠이 안|잠 안|못 자|못 잤|설쳤|불면|뜬눈|뒤척"},
    {"unfed", -1.5f, "못 먹|굶"},
    {"unfed", -1, "배고"},
    {"money", -2, "돈이 없|돈 없|텅장|손해|과태료|벌금|수술비"},
    {"money", -0.5f, "월세"},
    {"money", -1.5f, "이자|빚|카드값|비싸|물렸|병원비|물가"},
    {"money", -1, "대출|비싼"},
    {"worry", -2, "걱정|불안|무서|무섭|두렵|두려|초조|조마조마|막막|큰일|심란"},
    {"worry", -1.5f, "긴장|떨려|떨리|어떡하|어떡해|어쩌죠"},
    {"worry", -1, "알레르기"},
    {"slighted", -2, "서운|섭섭|서럽|서러|상처"},
    {"gloomy", -2, "우울|울적|꿀꿀|허무|공허|현타|씁쓸"},
    {"sad", -2, "슬프|슬퍼|슬펐|울었|속상|마음이 아"},
    {"sad", -1, "눈물"},
    {"sad", -1.5f, "안 잘된"},
    {"lonely", -2, "외로|외롭|쓸쓸|적적|허전"},
    {"lonely", -1.5f, "너무 조용|말할 사람|아무도 없"},
    {"idle", -1, "할 일이 없|할일이 없|할 게 없|심심"},
    {"idle", -0.5f, "무료"},
    {"shame", -2, "창피|쪽팔|민망|이불킥|흑역사"},
    {"shame", -1, "어색"},
    {"regret", -2, "후회|죄책|자책|거절을 못"},
    {"regret", -1.5f, "말걸|할걸|말도 못|말을 못"},
    {"regret", -1, "괜히|미안하고|미안해서|미안한 마음"},
    {"compare", -1.5f, "비교|질투"},
    {"compare", -1, "부럽|부러|벌써 대리"},
    {"compare", -3, "뒤처|나만 못|저만 못|나만 안 |저만 안 |나만 떨어|저만 떨어|나만 빼|저만 빼|나만 그대로|저만 그대로"},
    {"letdown", -2, "실망|취소|매진"},
    {"letdown", -1.5f, "아쉽|아쉬|품절|환불"},
    {"letdown", -1, "아깝"},
    {"letdown", -0.5f, "아까워"},
    {"stuck", -1.5f, "안 올라|안 풀|안 돼|안돼|안 나와|안 맞|안 늘|어려워|어렵|안 써져|안 들어와"},
    {"unsure", -1, "모르겠"},
    {"stuck", -1, "삐뚤"},
    {"unwilling", -1.5f, "하기 싫|가기 싫|지겨|지루|싫어|싫다"},
    {"unwilling", -1, "귀찮"},
    {"bug", -1.5f, "벌레|모기|곰팡이"},
    {"bug", -2, "바퀴벌레"},
    {"naughty", -1.5f, "말을 안 들|말 안 들|말을 하나도|떼쓰|떼를|물어뜯|어질러"},
    {"naughty", -0.5f, "크레파스"},
    {"jobloss", -3, "잘렸|해고|권고사직|폐업"},
    {"busy", -1.5f, "시간이 하나도 없|시간이 없|정신없|정신이 없"},
    {"busy", -1, "바빠|바빴|바쁘"},
    {"hairfail", -1.5f, "너무 짧게 잘"},
    {"hairfail", -2, "머리 망"},
    {"", -1, "ㅠㅠ|ㅜㅜ"},
    {"", -2, "ㅡㅡ|최악|엉망|안 좋"},
    {"overwork", -1, "또 회식"},
    {"overwork", -0.5f, "회식이"},
    {"", -1, "하필|별로"},
    {"", -0.5f, "문제"},
    {"pass", 3, "합격|취업했|뽑혔|우승|이겼|상 받|상을 받|해냈|완주"},
    {"pass", 2, "붙었|통과|취직|승진|일등|만점|성공|등급!!"},
    {"pass", 1.5f, "1등|올랐"},
    {"invite", 2, "면접 오라|답장 왔|답장이 왔|영화 보재|만나재|고백받"},
    {"invite", 1, "연락 왔|연락이 왔|보자고"},
    {"invite", 1.5f, "만나자|데이트|사귀"},
    {"romance", 1.5f, "썸"},
    {"romance", 1, "매일 연락|눈 마주"},
    {"romance", 2, "심쿵"},
    {"praised", 2, "칭찬|예쁘대|잘했대|멋있대|인정받"},
    {"praised", 1.5f, "예쁘다고|잘한다고"},
    {"gift", 1.5f, "선물|사다 줬|사다줬|사줬|사 줬"},
    {"gift", 1, "챙겨|보내주|보내 주"},
    {"gift", 0.8f, "보내셨"},
    {"luck", 2, "당첨|보너스|개꿀|개이득"},
    {"luck", 1.5f, "주웠|공짜"},
    {"luck", 1, "할인"},
    {"done", 1, "끝났|다 했|퇴근했"},
    {"done", 1.5f, "끝냈|방학|완성"},
    {"done", 2, "칼퇴|종강"},
    {"done", 0.8f, "제출"},
    {"better", 2, "다 나았|나아졌|좋아졌|괜찮대|괜찮아졌|다행|후련|홀가분|편해졌|화해"},
    {"better", 1.5f, "낫네|풀린다|풀렸|개운"},
    {"better", 0.5f, "나아"},
    {"better", 1, "한숨 돌|가라앉"},
    {"cute", 2, "귀여|귀엽"},
    {"cute", 3, "사랑해 했|엄마 사랑해"},
    {"cute", 1, "코 골"},
    {"cute", 1.5f, "꾹꾹이|애교|옹알이|걸음마"},
    {"tasty", 2, "맛있|꿀맛|존맛"},
    {"fun", 1.5f, "재밌|재미있|웃겼|웃겨"},
    {"fun", 1, "웃긴"},
    {"fun", 2, "빵 터|즐거|신나|신난|설레|행복|기뻐|기쁘"},
    {"proud", 2, "뿌듯|자랑스|보람"},
    {"proud", 1.5f, "기특"},
    {"grow", 1, "열렸|고추 땄"},
    {"grow", 1.5f, "꽃이 폈|피었|싹이|새싹|수확"},
    {"grow", 0.5f, "키우"},
    {"grow", 2, "농사가 잘"},
    {"grow", 0.3f, "상추 땄|토마토 땄|사과 땄|귤 땄|오이 땄|상추를 땄|사과를 땄|귤을 땄"},
    {"birth", 3, "태어났"},
    {"birth", 2, "임신|청혼|할배가|할머니가 된|아빠가 된"},
    {"birth", 1.5f, "결혼해"},
    {"birth", 1, "결혼하"},
    {"start", 0.8f, "시작했|시작해|등록|배우기"},
    {"start", 0.6f, "배워|배우고"},
    {"trip", 1, "놀러|여행 가|여행 다녀"},
    {"trip", 1.5f, "여행 왔"},
    {"trip", 1.2f, "휴가"},
    {"thankful", 1.5f, "고마|감사|도와줬"},
    {"thankful", 2, "감동"},
    {"thankful", 1, "도와주"},
    {"visit", 1.5f, "온다 카|놀러 온"},
    {"visit", 0.8f, "내려온대|오신대"},
    {"", 2, "잘됐|잘 됐|최고"},
    {"", 1.5f, "잘했|좋았|좋아요|좋다|좋네|예뻐|예쁘|멋있|멋지|제일 좋아|편안"},
    {"", 1, "대박|드디어|사랑"},
    {"", 0.6f, "ㅋㅋ|!!"},
    {"", 0.8f, "ㅎㅎ"},
    {"rest", 0, "누웠|누워|이불|쉬려고|쉬는|씻고"},
    {"home", 0, "집 왔|집에 왔|집 도착|집에 들어"},
    {"eat", 0, "먹었|먹으려|먹는 중|먹고 있|시켰|끓여|부쳐|급식"},
    {"child", 0, "애 재우|개월|육아"},
    {"retire", 0, "은퇴|퇴직"},
    {"commute", 0, "출근"},
    {"meeting", 0, "회의가"},
    {"talk", 0, "발표|면접|자기소개"},
    {"exam", 0, "시험|수능|모의고사|독서실|공부"},
    {"walk", 0, "산책"},
    {"sport", 0, "운동|헬스|달리기|러닝"},
    {"chores", 0, "청소|빨래|설거지"},
    {"watch", 0, "영화|드라마|유튜브"},
    {"shy", 0, "낯을 가리|낯가|내성적"},
    {"start", 0, "붓|서예"},
    {"romance", 0, "고백|짝사랑"},
    {"clinic", 0, "병원"},
    {"friend", 0, "친구"},
};

constexpr std::array<std::string_view, 8> kUndone = {"지 않",   "지않",  "지는 않", "진 않",
                                                     "지도 않", "지 못", "지 마",   "지도 못"};

struct Cue {
  std::string_view text, kind;
  float pull;
};

/// The cues by their first syllable, so that a text is read once for all of them.
class CueIndex {
 public:
  CueIndex() {
    for (const Row& row : kRows) {
      for (size_t begin = 0; begin < row.cues.size();) {
        const size_t end = std::min(row.cues.find('|', begin), row.cues.size());
        const Cue cue{row.cues.substr(begin, end - begin), row.kind, row.pull};
        next_.push_back(first_[KeyOf(cue.text)]);
        tails_.push_back(TailOf(cue.text));
        cues_.push_back(cue);
        first_[KeyOf(cue.text)] = static_cast<uint16_t>(cues_.size());
        begin = end + 1;
      }
    }
  }

  /// Calls `found(cue, begin)` for the first place of each cue in `text`.
  template <typename Found>
  void Scan(std::string_view text, Found found) const {
    std::vector<bool> met(cues_.size());
    for (size_t at = 0; at < text.size(); ++at) {
      if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
      const uint16_t tail = TailOf(text.substr(at));
      for (uint16_t i = first_[KeyOf(text.substr(at))]; i != 0; i = next_[i - 1]) {
        if ((tails_[i - 1] != 0 && tails_[i - 1] != tail) || met[i - 1] || !StartsWith(text.substr(at), cues_[i - 1].text)) continue;
        met[i - 1] = true;
        found(cues_[i - 1], at);
      }
    }
  }

 private:
  static constexpr size_t kKeys = 1024;
  static size_t KeyOf(std::string_view text) { return StableHash(text.substr(0, 3)) % kKeys; }
  /// The last two bytes of the second syllable; 0 where there is none.
  static uint16_t TailOf(std::string_view text) {
    if (text.size() < 6) return 0;
    return static_cast<uint16_t>(static_cast<unsigned char>(text[4]) << 8 | static_cast<unsigned char>(text[5]));
  }
  std::array<uint16_t, kKeys> first_{};  // 1 + index of a cue; 0: none
  std::vector<uint16_t> tails_;          // told apart without going to the cue
  std::vector<uint16_t> next_;
  std::vector<Cue> cues_;
};

struct Sum {
  struct Kind {
    std::string_view name;
    float worth = 0, pull = 0;
  };
  std::array<Kind, 10> kinds;
  size_t count = 0;
  float tone = 0;
  float lately = 0;  // of what comes after "but"

  void Add(std::string_view kind, float worth, float pull) {
    if (kind.empty()) return;
    const auto end = kinds.begin() + count;
    const auto known = std::find_if(kinds.begin(), end, [&](const Kind& k) { return k.name == kind; });
    if (known != end) {
      known->worth = std::max(known->worth, worth);
    } else if (count < kinds.size()) {
      kinds[count++] = {kind, worth, pull};
    }
  }
  /// A kind speaks against the tone of the whole where it pulls the other way: "시끄러웠는데 지금은 좋아요".
  bool Fits(const Kind& kind, int way) const {
    return std::abs(kind.pull) < 0.5f || (kind.pull > 0 ? way >= 0 : way <= 0);
  }
};

bool Undone(std::string_view text, size_t begin, size_t end) {
  const std::string_view before = text.substr(0, begin), after = text.substr(end, 24);
  return EndsWith(before, "안 ") || EndsWith(before, "못 ") || EndsWith(before, "하나도 안") || EndsWith(before, "덜 ") || EndsWith(before, "덜") ||
         std::any_of(kUndone.begin(), kUndone.end(), [&](auto u) { return Contains(after, u); }) ||
         after.find(" 없") < 9;
}

/// "아파트" is no 아파, "떡볶이" no 볶다.
bool IsInAnotherWord(std::string_view text, std::string_view cue, size_t at) {
  constexpr std::array<std::string_view, 4> kWords = {"아파트", "떡볶이", "이사장", "이사님"};
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
    const size_t in = word.find(cue);
    return in != word.npos && at >= in && word.size() > cue.size() && StartsWith(text.substr(at - in), word);
  });
}

/// Where the last turn of a "but" lies: what follows weighs more than what went before.
size_t AfterBut(std::string_view text) {
  static constexpr std::array<std::string_view, 8> kButs = {"는데", "은데", "지만", "근데", "그래도", "다고", "더니", "다가"};
  for (size_t space = text.rfind(' '); space != text.npos && space > 0; space = text.rfind(' ', space - 1)) {
    for (const std::string_view but : kButs) {
      if (text.substr(0, space).ends_with(but)) return space - but.size();
    }
  }
  return 0;
}

void Take(std::string_view text, const Cue& cue, size_t at, size_t but, Sum& sum) {
  const float weight = at >= but ? 1.0f : 0.45f;
  if (cue.pull != 0 && Undone(text, at, at + cue.text.size())) {
    sum.tone -= 0.6f * cue.pull * weight;
    if (cue.pull < 0) sum.Add("better", 0.5f, 1);
    return;
  }
  sum.tone += cue.pull * weight;
  if (at >= but && but > 0) sum.lately += cue.pull;
  sum.Add(cue.kind, weight * (0.6f + std::abs(cue.pull)) + 0.001f * static_cast<float>(at), cue.pull);
}

}  // namespace

void ReadNewsWords(std::string_view text, News& news) {
  text = text.substr(0, 400);
  Sum sum;
  const size_t but = AfterBut(text);
  static const CueIndex index;
  index.Scan(text, [&](const Cue& cue, size_t at) {
    if (!IsInAnotherWord(text, cue.text, at)) Take(text, cue, at, but, sum);
  });
  news.tone = sum.tone >= 0.8f ? 1 : sum.tone <= -0.8f ? -1 : 0;
  const int way = news.tone != 0 ? news.tone : sum.lately > 0 ? 1 : sum.lately < 0 ? -1 : 0;
  const auto end = sum.kinds.begin() + sum.count;
  std::sort(sum.kinds.begin(), end, [](const auto& a, const auto& b) { return a.worth > b.worth; });
  for (auto kind = sum.kinds.begin(); kind != end && news.kinds.size() < 2; ++kind) {
    if (sum.Fits(*kind, way)) news.kinds.emplace_back(kind->name);
  }
}

}  // namespace sam::korean
