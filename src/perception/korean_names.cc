// The part of the lexicon about persons: pronouns, titles, personal names, and words that mean the same someone.
#include "base/word_lists.h"
#include "perception/korean_lexicon.h"
#include "perception/korean_syllable.h"

namespace sam::korean {
namespace {

using namespace std::string_view_literals;
template <typename... T>
constexpr auto Words(T... words) {
  return WordSet<sizeof...(T)>(std::array<std::string_view, sizeof...(T)>{words...});
}

constexpr WordSet kFirst = Words("나"sv, "저"sv, "내"sv, "제"sv, "내가"sv, "제가"sv, "우리"sv, "저희"sv, "난"sv, "전"sv,
                                 "나는"sv, "저는"sv, "본인"sv, "나도"sv, "저도"sv, "날"sv, "절"sv, "울"sv, "나한테"sv,
                                 "저한테"sv, "나의"sv, "저의"sv, "내게"sv, "제게"sv);
constexpr WordSet kSecond =
    Words("너"sv, "네"sv, "니"sv, "네가"sv, "니가"sv, "넌"sv, "너는"sv, "당신"sv, "사만다"sv, "사만사"sv, "자기"sv,
          "그쪽"sv, "너희"sv, "널"sv, "너의"sv, "samantha"sv, "Samantha"sv);
constexpr WordSet kEmpty =
    Words("그거"sv, "이거"sv, "저거"sv, "그건"sv, "이건"sv, "저건"sv, "그게"sv, "이게"sv, "저게"sv, "그것"sv, "이것"sv,
          "저것"sv, "거"sv, "것"sv, "게"sv, "건"sv, "걸"sv, "오늘"sv, "내일"sv, "어제"sv, "지금"sv, "이제"sv, "요즘"sv,
          "여기"sv, "거기"sv, "저기"sv, "문제"sv, "사실"sv, "이유"sv, "결론"sv, "생각"sv, "느낌"sv, "기분"sv, "말"sv,
          "일"sv, "날"sv, "때"sv, "점"sv, "수"sv, "데"sv, "줄"sv, "뿐"sv, "그"sv, "이"sv, "저"sv, "얘"sv, "걔"sv,
          "쟤"sv, "그분"sv, "이분"sv, "그때"sv, "이번"sv, "다음"sv, "누구"sv, "뭐"sv, "무엇"sv, "어디"sv, "언제"sv,
          "왜"sv, "다"sv, "더"sv, "모두"sv, "전부"sv, "하나"sv, "아무"sv, "사람"sv, "얘기"sv, "이야기"sv, "상황"sv,
          "마음"sv, "정말"sv, "진짜"sv, "내용"sv, "올해"sv, "작년"sv, "내년"sv, "주말"sv, "아침"sv, "점심"sv, "저녁"sv,
          "밤"sv, "날씨"sv, "하루"sv, "세상"sv, "인생"sv, "그날"sv, "이번주"sv, "다음주"sv, "지난주"sv, "시간"sv,
          "곳"sv, "중"sv, "편"sv, "쪽"sv, "한번"sv, "처음"sv, "마지막"sv, "또"sv, "둘"sv, "셋"sv);
constexpr WordSet kQuestion =
    Words("누구"sv, "누가"sv, "뭐"sv, "뭘"sv, "뭔"sv, "무엇"sv, "무슨"sv, "언제"sv, "어디"sv, "몇"sv, "어느"sv,
          "어떤"sv, "얼마"sv, "얼마나"sv, "왜"sv, "어떻게"sv, "뭐가"sv, "뭐야"sv, "며칠"sv, "어디서"sv, "어디에"sv,
          "뭐라고"sv, "누구야"sv, "어때"sv, "뭐였"sv, "뭐더라"sv, "언제더라"sv, "누군"sv, "누굴"sv, "뭐게"sv, "어딘"sv,
          "뭔지"sv, "누군지"sv, "어딘지"sv, "언젠지"sv, "뭐였지"sv, "뭐지"sv, "뭐죠"sv, "누구지"sv, "누구죠"sv);
constexpr WordSet kAdverbs = Words(
    "암튼"sv, "아무튼"sv, "하여튼"sv, "어쨌든"sv, "있잖아"sv, "일단은"sv, "글구"sv, "막상"sv,
    "그냥"sv, "진짜"sv, "정말"sv, "요즘"sv, "너무"sv, "아주"sv, "매우"sv, "되게"sv, "엄청"sv, "완전"sv, "좀"sv,
    "조금"sv, "많이"sv, "잘"sv, "더"sv, "또"sv, "다시"sv, "아직"sv, "아직도"sv, "벌써"sv, "이미"sv, "이제"sv, "지금"sv,
    "방금"sv, "아까"sv, "먼저"sv, "같이"sv, "함께"sv, "혼자"sv, "거의"sv, "항상"sv, "늘"sv, "맨날"sv, "매일"sv,
    "가끔"sv, "자주"sv, "드디어"sv, "결국"sv, "역시"sv, "사실"sv, "솔직히"sv, "일단"sv, "근데"sv, "그런데"sv,
    "그리고"sv, "그래서"sv, "그래도"sv, "하지만"sv, "그러니까"sv, "그럼"sv, "아니"sv, "아"sv, "어"sv, "음"sv, "앗"sv,
    "오"sv, "와"sv, "헐"sv, "네"sv, "응"sv, "예"sv, "참"sv, "막"sv, "꼭"sv, "계속"sv, "자꾸"sv, "바로"sv, "빨리"sv,
    "천천히"sv, "별로"sv, "못"sv, "안"sv, "오늘"sv, "내일"sv, "어제"sv, "모레"sv, "글피"sv, "그저께"sv, "올해"sv,
    "작년"sv, "내년"sv, "혹시"sv, "제일"sv, "가장"sv, "여기"sv, "거기"sv, "그"sv, "이"sv, "저"sv, "몰래"sv, "괜히"sv,
    "서로"sv, "특히"sv, "약간"sv, "살짝"sv, "완전히"sv, "전혀"sv, "절대"sv, "야"sv, "자"sv, "아침"sv, "새로"sv, "다"sv,
    "왜"sv, "온"sv, "딱"sv, "쭉"sv, "뭐"sv, "어차피"sv, "원래"sv, "맞다"sv, "참고로"sv, "심지어"sv, "갑자기"sv,
    "무척"sv, "잘못"sv, "다른"sv, "그런"sv, "이런"sv, "어떤"sv, "아무"sv, "온통"sv, "한참"sv);
constexpr WordSet kTitles = Words(
    "대리"sv, "주임"sv, "과장"sv, "차장"sv, "부장"sv, "팀장"sv, "실장"sv, "이사"sv, "상무"sv, "전무"sv, "대표"sv,
    "사장"sv, "사원"sv, "인턴"sv, "선생"sv, "쌤"sv, "샘"sv, "교수"sv, "박사"sv, "코치"sv, "감독"sv, "원장"sv, "점장"sv,
    "매니저"sv, "선임"sv, "책임"sv, "수석"sv, "씨"sv, "님"sv, "선배"sv, "작가"sv, "변호사"sv, "간호사"sv, "기사"sv,
    "목사"sv, "신부"sv, "스님"sv, "반장"sv, "소장"sv, "본부장"sv, "국장"sv, "계장"sv, "조교"sv, "강사"sv, "트레이너"sv,
    "프로"sv, "형"sv, "누나"sv, "언니"sv, "오빠"sv, "이모"sv, "삼촌"sv, "아저씨"sv, "아주머니"sv, "군"sv, "양"sv);
constexpr WordSet kSurnames =
    Words("김"sv, "이"sv, "박"sv, "최"sv, "정"sv, "강"sv, "조"sv, "윤"sv, "장"sv, "임"sv, "한"sv, "오"sv, "서"sv,
          "신"sv, "권"sv, "황"sv, "안"sv, "송"sv, "류"sv, "유"sv, "전"sv, "홍"sv, "고"sv, "문"sv, "양"sv, "손"sv,
          "배"sv, "백"sv, "허"sv, "남"sv, "심"sv, "노"sv, "하"sv, "곽"sv, "성"sv, "차"sv, "주"sv, "우"sv, "구"sv,
          "나"sv, "민"sv, "진"sv, "지"sv, "엄"sv, "채"sv, "원"sv, "천"sv, "방"sv, "공"sv, "현"sv, "함"sv, "변"sv,
          "염"sv, "여"sv, "추"sv, "도"sv, "소"sv, "석"sv, "선"sv, "설"sv, "마"sv, "길"sv, "연"sv, "위"sv, "표"sv,
          "명"sv, "기"sv, "반"sv, "라"sv, "왕"sv, "금"sv, "옥"sv, "육"sv, "인"sv, "맹"sv, "제"sv, "탁"sv, "국"sv,
          "어"sv, "은"sv, "편"sv, "용"sv, "예"sv, "봉"sv, "사"sv, "부"sv, "피"sv, "목"sv, "형"sv, "두"sv);
constexpr WordSet kGivenFirst =
    Words("민"sv, "지"sv, "서"sv, "하"sv, "현"sv, "수"sv, "은"sv, "영"sv, "정"sv, "유"sv, "예"sv, "도"sv, "준"sv,
          "태"sv, "재"sv, "승"sv, "성"sv, "주"sv, "진"sv, "혜"sv, "경"sv, "소"sv, "가"sv, "나"sv, "다"sv, "라"sv,
          "보"sv, "상"sv, "선"sv, "시"sv, "아"sv, "연"sv, "우"sv, "원"sv, "윤"sv, "이"sv, "인"sv, "종"sv, "채"sv,
          "찬"sv, "창"sv, "철"sv, "한"sv, "해"sv, "호"sv, "효"sv, "건"sv, "규"sv, "기"sv, "동"sv, "미"sv, "병"sv,
          "세"sv, "슬"sv, "용"sv, "희"sv, "솔"sv, "빛"sv, "봄"sv, "별"sv, "새"sv, "한"sv, "온"sv, "초"sv, "송"sv,
          "광"sv, "대"sv, "명"sv, "문"sv, "석"sv, "순"sv, "숙"sv);
constexpr WordSet kGivenLast =
    Words("수"sv, "은"sv, "연"sv, "우"sv, "준"sv, "민"sv, "지"sv, "현"sv, "진"sv, "아"sv, "영"sv, "희"sv, "정"sv,
          "호"sv, "혁"sv, "석"sv, "훈"sv, "환"sv, "원"sv, "윤"sv, "서"sv, "빈"sv, "율"sv, "린"sv, "나"sv, "라"sv,
          "경"sv, "미"sv, "숙"sv, "자"sv, "순"sv, "철"sv, "식"sv, "기"sv, "규"sv, "태"sv, "재"sv, "형"sv, "성"sv,
          "용"sv, "주"sv, "솔"sv, "별"sv, "람"sv, "빛"sv, "늘"sv, "결"sv, "찬"sv, "완"sv, "균"sv, "섭"sv, "범"sv,
          "솜"sv, "겸"sv, "후"sv, "하"sv, "온"sv, "안"sv, "욱"sv, "란"sv, "비"sv, "슬"sv, "인"sv, "선"sv, "혜"sv,
          "옥"sv, "임"sv, "한"sv, "언"sv, "울"sv, "봄"sv, "름"sv);
constexpr WordSet kNoNames = Words(
    "수영"sv, "정수"sv, "하나"sv, "도시"sv, "사진"sv, "여자"sv, "남자"sv, "사람"sv, "지하"sv, "수학"sv, "영화"sv,
    "도서"sv, "경기"sv, "시민"sv, "주민"sv, "경영"sv, "미용"sv, "기자"sv, "주인"sv, "성인"sv, "상인"sv, "시인"sv,
    "연인"sv, "애인"sv, "미인"sv, "유자"sv, "지수"sv, "수정"sv, "시기"sv, "정상"sv, "주식"sv, "한식"sv, "채식"sv,
    "소식"sv, "기후"sv, "오후"sv, "이후"sv, "미래"sv, "나라"sv, "지인"sv, "본인"sv, "개인"sv, "병원"sv, "공원"sv,
    "회원"sv, "사원"sv, "정원"sv, "지원"sv, "인원"sv, "태권"sv, "이상"sv, "호수"sv, "점수"sv, "교수"sv, "가수"sv,
    "선수"sv, "사수"sv, "이유"sv, "우유"sv, "소유"sv, "자유"sv, "여유"sv, "소설"sv, "시작"sv, "소주"sv, "맥주"sv,
    "우주"sv, "진주"sv, "제주"sv, "전주"sv, "원주"sv, "경주"sv, "광주"sv, "청주"sv, "여주"sv, "성주"sv, "상주"sv,
    "파주"sv, "영주"sv, "아이"sv, "나이"sv, "사이"sv, "우리"sv, "이미"sv, "상태"sv, "형태"sv, "기태"sv, "주말"sv,
    "연말"sv, "정말"sv, "동기"sv, "감기"sv, "일기"sv, "연기"sv, "용기"sv, "향기"sv, "시간"sv, "기분"sv, "신기"sv,
    "인기"sv, "경우"sv, "배우"sv, "여우"sv, "새우"sv, "매우"sv, "하늘"sv, "오늘"sv, "마늘"sv, "바늘"sv, "그늘"sv,
    "도안"sv, "동안"sv, "미안"sv, "집안"sv, "불안"sv, "보안"sv, "해안"sv, "방안"sv, "문의"sv, "한숨"sv, "상사"sv,
    "이사"sv, "의사"sv, "기사"sv, "천사"sv, "회사"sv, "식사"sv, "인사"sv, "행사"sv, "주사"sv, "감사"sv, "수업"sv,
    "졸업"sv, "작업"sv, "기업"sv, "아빠"sv, "엄마"sv, "오빠"sv, "언니"sv, "누나"sv, "동생"sv, "조카"sv, "이모"sv,
    "고모"sv, "삼촌"sv, "친구"sv, "남편"sv, "아내"sv, "진심"sv, "점심"sv, "중심"sv, "조심"sv, "혼자"sv, "최고"sv,
    "바보"sv, "천재"sv, "부자"sv, "거지"sv, "환자"sv, "신입"sv, "막내"sv, "장남"sv, "장녀"sv, "외동"sv, "백수"sv,
    "주부"sv, "서울"sv, "부산"sv, "대구"sv, "인천"sv, "대전"sv, "울산"sv, "세종"sv, "수원"sv, "강릉"sv, "속초"sv,
    "춘천"sv, "통영"sv, "여수"sv, "순천"sv, "목포"sv, "포항"sv, "군산"sv, "안동"sv, "김해"sv, "거제"sv, "남해"sv,
    "고성"sv, "양양"sv, "평창"sv, "정선"sv, "영월"sv, "충주"sv, "천안"sv, "아산"sv, "서산"sv, "당진"sv, "보령"sv,
    "공주"sv, "남원"sv, "정읍"sv, "익산"sv, "김제"sv, "나주"sv, "광양"sv, "해남"sv, "완도"sv, "진도"sv, "사천"sv,
    "밀양"sv, "양산"sv, "이천"sv, "용인"sv, "성남"sv, "하남"sv, "구리"sv, "의정부"sv, "고양"sv, "일산"sv, "분당"sv,
    "판교"sv, "안양"sv, "과천"sv, "광명"sv, "시흥"sv, "안산"sv, "화성"sv, "오산"sv, "평택"sv, "강아지"sv, "고양이"sv,
    "거북이"sv, "유학생"sv, "이십대"sv, "주방장"sv, "임산부"sv, "신혼부부"sv, "고등어"sv, "강남역"sv, "서울역"sv,
    "이동식"sv, "한국인"sv, "전라도"sv, "경상도"sv, "강원도"sv, "제주도"sv, "남동생"sv, "여동생"sv, "조카딸"sv,
    "고모부"sv, "이모부"sv, "외숙모"sv, "외삼촌"sv, "여자친구"sv, "남자친구"sv, "수요일"sv, "일요일"sv, "월요일"sv,
    "화요일"sv, "목요일"sv, "금요일"sv, "토요일"sv, "기러기"sv, "도라지"sv, "고구마"sv, "방울이"sv, "이공계"sv,
    "문과생"sv, "이과생"sv, "신학생"sv, "지망생"sv, "연습생"sv, "수험생"sv, "복학생"sv, "시선"sv, "우정"sv, "기준"sv,
    "재주"sv, "하원"sv, "용서"sv, "순서"sv, "대기"sv, "성별"sv, "인성"sv, "보호"sv, "수유"sv, "수선"sv, 
    "인연"sv, "경비"sv, "수비"sv, "준비"sv, "정비"sv, "소비"sv, "대비"sv, "성비"sv, "연비"sv, "유지"sv, "정지"sv,
    "수지"sv, "연하"sv, "원하"sv, "효자"sv, "소주"sv, "이주"sv, "도주"sv, "재미"sv, "기미"sv, "동화"sv,
    "대우"sv, "우수"sv, "동성"sv, "이성"sv, "지성"sv, "성질"sv, "주인공"sv, "정신"sv, "다정"sv, "인정"sv, "사정"sv,
    "일정"sv, "수준"sv, "동지"sv, "이민"sv, "서민"sv, "고민"sv, "도민"sv, "국민"sv, "예민"sv, "원인"sv, "이인"sv,
    "승인"sv, "문인"sv, "경영"sv, "상영"sv, "운영"sv, "이용"sv, "미용"sv, "소용"sv, "인용"sv, "보온"sv,
    "기온"sv, "체온"sv, "도로"sv, "진행"sv, "성공"sv, "세안"sv, "대안"sv, "제안"sv, 
    "시계"sv, "기린"sv, "어린"sv, "원서"sv, "부서"sv, "문서"sv, "비서"sv, "동서"sv, "이혼"sv, "재혼"sv,
    "미혼"sv, "상하"sv, "영하"sv, "이하"sv, "정하"sv, "주기"sv, "보기"sv, "가기"sv, "하기"sv,
    "대하"sv, "노선"sv, "예선"sv, "동선"sv, "우선"sv, "대선"sv, "상선"sv, "가지"sv, "이름"sv, "어디서"sv, "소원"sv);

bool IsGivenName(std::string_view word) {
  if (Letters(word) != 2 || !IsAllHangul(word) || kNoNames.Has(word)) return false;
  return kGivenFirst.Has(DropLast(word)) && kGivenLast.Has(word.substr(DropLast(word).size()));
}

struct Same {
  std::string_view word;
  std::string_view as;
};
constexpr std::array kSame = {
    Same{"어머니", "엄마"},   Same{"어머님", "엄마"},     Same{"아버지", "아빠"},       Same{"아버님", "아빠"},
    Same{"와이프", "아내"},   Same{"집사람", "아내"},     Same{"신랑", "남편"},         Same{"여친", "여자친구"},
    Same{"남친", "남자친구"}, Same{"룸메", "룸메이트"},   Same{"직장", "회사"},         Same{"개", "강아지"},
    Same{"멍멍이", "강아지"}, Same{"댕댕이", "강아지"},   Same{"반려견", "강아지"},     Same{"냥이", "고양이"},
    Same{"야옹이", "고양이"}, Same{"반려묘", "고양이"},   Same{"거북", "거북이"},       Same{"베프", "절친"},
    Same{"단짝", "절친"},     Same{"딸아이", "딸"},       Same{"딸내미", "딸"},         Same{"아들내미", "아들"},
    Same{"애기", "아기"},     Same{"담임", "담임선생님"}, Same{"담임쌤", "담임선생님"}, Same{"트레이너쌤", "트레이너"},
    Same{"앵무", "앵무새"},   Same{"형님", "형"},         Same{"차", "자동차"},         Same{"폰", "휴대폰"},
    Same{"핸드폰", "휴대폰"}, Same{"장모", "장모님"},     Same{"막냇동생", "막내동생"}};
constexpr std::array kPlain = {Same{"성함", "이름"},   Same{"존함", "이름"},     Same{"성명", "이름"},
                               Same{"함자", "이름"},   Same{"본명", "이름"},     Same{"연세", "나이"},
                               Same{"춘추", "나이"},   Same{"생신", "생일"},     Same{"댁", "집"},
                               Same{"직업", "직업"},   Same{"본업", "직업"},     Same{"출신지", "고향"},
                               Same{"고향집", "고향"}, Same{"생년월일", "생일"}, Same{"말씀", "말"}};

}  // namespace

bool IsFirstPerson(std::string_view word) { return kFirst.Has(word); }
bool IsSecondPerson(std::string_view word) { return kSecond.Has(word); }
bool IsEmptySubject(std::string_view word) { return kEmpty.Has(word); }
bool IsQuestionWord(std::string_view word) { return kQuestion.Has(word); }
bool IsAdverb(std::string_view word) { return kAdverbs.Has(word); }

bool IsTitle(std::string_view word) {
  if (kTitles.Has(word)) return true;
  return TakeSuffix(word, "님") && kTitles.Has(word);
}

bool LooksLikeFullName(std::string_view word) {
  if (Letters(word) != 3 || !IsAllHangul(word) || kNoNames.Has(word) || IsJob(word) || IsRelation(word) ||
      IsAnimal(word))
    return false;
  const std::string_view given = word.substr(3);
  if (!kSurnames.Has(word.substr(0, 3)) || kNoNames.Has(given)) return false;
  return kGivenFirst.Has(given.substr(0, 3)) || kGivenLast.Has(given.substr(3));
}

bool LooksLikeName(std::string_view word) { return LooksLikeFullName(word) || IsGivenName(word); }

std::string_view NameWithoutI(std::string_view word) {
  return Letters(word) == 3 && EndsWith(word, "이") && LooksLikeName(DropLast(word)) ? DropLast(word) : word;
}

std::string_view Canonical(std::string_view noun) {
  for (const Same& same : kSame) {
    if (same.word == noun) return same.as;
  }
  std::string_view plain = noun;
  if (TakeSuffix(plain, "님") && Letters(plain) >= 2 && (kTitles.Has(plain) || IsRelation(plain)) && plain != "선생")
    return plain;
  return noun;
}

std::string_view PlainNoun(std::string_view noun) {
  for (const Same& same : kPlain) {
    if (same.word == noun) return same.as;
  }
  return noun;
}

}  // namespace sam::korean
