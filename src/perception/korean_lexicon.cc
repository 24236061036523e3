#include "perception/korean_lexicon.h"

#include "base/word_lists.h"
#include "perception/korean_syllable.h"

namespace sam::korean {
namespace {

using namespace std::string_view_literals;
template <typename... T>
constexpr auto Words(T... words) {
  return WordSet<sizeof...(T)>(std::array<std::string_view, sizeof...(T)>{words...});
}

constexpr WordSet kLikeParticle = Words(
    "휴가"sv, "작가"sv, "화가"sv, "물가"sv, "국가"sv, "요가"sv, "평가"sv, "추가"sv, "전가"sv, "단가"sv, "상가"sv,
    "본가"sv, "외가"sv, "처가"sv, "친가"sv, "시가"sv, "여가"sv, "허가"sv, "증가"sv, "대가"sv, "정가"sv, "원가"sv,
    "주가"sv, "참가"sv, "가가"sv, "소설가"sv, "음악가"sv, "미술가"sv, "전문가"sv, "사업가"sv, "활동가"sv, "건축가"sv,
    "발명가"sv, "작곡가"sv, "번역가"sv, "만화가"sv, "누가"sv, "고양이"sv, "호랑이"sv, "거북이"sv, "원숭이"sv,
    "어린이"sv, "젊은이"sv, "늙은이"sv, "떡볶이"sv, "달팽이"sv, "지팡이"sv, "곰팡이"sv, "올챙이"sv, "지렁이"sv,
    "구렁이"sv, "멍멍이"sv, "댕댕이"sv, "냥냥이"sv, "야옹이"sv, "얼룩이"sv, "쌍둥이"sv, "막둥이"sv, "늦둥이"sv,
    "손잡이"sv, "목걸이"sv, "귀걸이"sv, "옷걸이"sv, "턱걸이"sv, "책꽂이"sv, "꽃꽂이"sv, "나들이"sv, "집들이"sv,
    "길이"sv, "높이"sv, "깊이"sv, "넓이"sv, "먹이"sv, "놀이"sv, "맏이"sv, "종이"sv, "물놀이"sv, "불꽃놀이"sv,
    "돈벌이"sv, "맞벌이"sv, "살림살이"sv, "계란말이"sv, "달걀말이"sv, "김밥말이"sv, "냉이"sv, "오이"sv, "어른이"sv,
    "많이"sv, "같이"sv, "높이뛰기"sv, "일찍이"sv, "깊숙이"sv, "꽃맞이"sv, "해돋이"sv, "개구쟁이"sv, "겁쟁이"sv,
    "욕심쟁이"sv, "난쟁이"sv, "반딧불이"sv, "방울이"sv, "턱받이"sv, "총각무"sv, "절름발이"sv, "하루살이"sv, "봄맞이"sv,
    "새해맞이"sv, "똑같이"sv, "특별히"sv, "일일이"sv, "옹이"sv, "멍이"sv, "앵무새"sv, "포도"sv, "지도"sv, "속도"sv,
    "온도"sv, "기도"sv, "태도"sv, "제주도"sv, "강원도"sv, "경기도"sv, "정도"sv, "인도"sv, "수도"sv, "파도"sv, "복도"sv,
    "각도"sv, "독도"sv, "효도"sv, "시도"sv, "부도"sv, "습도"sv, "울릉도"sv, "거제도"sv, "전라도"sv, "경상도"sv,
    "충청도"sv, "강화도"sv, "완도"sv, "진도"sv, "여의도"sv, "청포도"sv, "경도"sv, "위도"sv, "유도"sv, "검도"sv,
    "태권도"sv, "한도"sv, "의도"sv, "농도"sv, "밀도"sv, "아직도"sv, "그래도"sv, "월미도"sv, "영종도"sv, "보도"sv,
    "거품기"sv, "철도"sv, "용도"sv, "제도"sv, "진로"sv, "경로"sv, "도로"sv, "미로"sv, "피로"sv, "위로"sv, "서로"sv,
    "바로"sv, "새로"sv, "별로"sv, "따로"sv, "제로"sv, "종로"sv, "통로"sv, "활로"sv, "난로"sv, "선로"sv, "애로"sv,
    "과로"sv, "실제로"sv, "함부로"sv, "저절로"sv, "스스로"sv, "홀로"sv, "그대로"sv, "회의"sv, "강의"sv, "주의"sv,
    "합의"sv, "논의"sv, "거의"sv, "동의"sv, "정의"sv, "예의"sv, "문의"sv, "상의"sv, "하의"sv, "편의"sv, "성의"sv,
    "호의"sv, "유의"sv, "심의"sv, "결의"sv, "한의"sv, "창의"sv, "안과"sv, "결과"sv, "학과"sv, "통과"sv, "일과"sv,
    "산부인과"sv, "정신과"sv, "성과"sv, "국문과"sv, "영문과"sv, "법학과"sv, "인과"sv, "이비인후과"sv, "건축과"sv,
    "경영학과"sv, "대만"sv, "불만"sv, "비만"sv, "거만"sv, "낭만"sv, "충만"sv, "오만"sv, "미만"sv, "하지만"sv,
    "그렇지만"sv, "지만"sv, "교만"sv, "누나"sv, "하나"sv, "바나나"sv, "언제나"sv, "누구나"sv, "피아노"sv, "지나"sv,
    "그러나"sv, "혹시나"sv, "얼마나"sv, "매우나"sv, "사랑"sv, "자랑"sv, "노랑"sv, "파랑"sv, "신랑"sv, "명랑"sv,
    "화랑"sv, "유랑"sv, "가랑"sv, "예비신랑"sv, "짝사랑"sv, "첫사랑"sv, "기와"sv, "강와"sv, "도와"sv, "함께"sv,
    "어제께"sv, "무지개떡"sv, "은은"sv, "지은"sv, "정은"sv, "혜은"sv, "시은"sv, "가은"sv, "하은"sv, "다은"sv, "성은"sv,
    "부엉이"sv, "두더지"sv, "메뚜기"sv, "갈매기"sv, "기러기"sv, "뻐꾸기"sv, "까마귀"sv, "부산역"sv, "아까부터"sv,
    "처음"sv, "라면"sv, "보라"sv, "아이"sv, "나이"sv, "사이"sv, "차이"sv, "회사"sv, "고가"sv, "양가"sv, "우엉"sv,
    "튤립"sv, "곰돌이"sv, "삼순이"sv, "금붕어"sv, "아무도"sv, "마을"sv, "가을"sv, "노을"sv, "겨를"sv, "구슬"sv,
    "가운데"sv, "어디에"sv, "때문에"sv, "올해"sv, "밤중에"sv, "에어로"sv, "걸음마"sv, "다이어트"sv, "엄마"sv, "이마"sv,
    "가마"sv, "치마"sv, "고구마"sv, "하마"sv, "감자"sv, "사과"sv, "치과"sv, "내과"sv, "외과"sv, "소아과"sv, "초과"sv,
    "효과"sv, "교과"sv, "부과"sv, "경과"sv, "모과"sv, "정형외과"sv, "피부과"sv, "비뇨기과"sv, "다과"sv, "전과"sv,
    "한과"sv, "약과"sv, "신경과"sv, "흉부외과"sv, "물리학과"sv, "컴퓨터공학과"sv, "간호학과"sv, "의예과"sv,
    "수의학과"sv, "병과"sv, "전에"sv, "전에는"sv);

constexpr WordSet kRelations = Words(
    "엄마"sv, "아빠"sv, "어머니"sv, "아버지"sv, "어머님"sv, "아버님"sv, "부모님"sv, "할머니"sv, "할아버지"sv,
    "외할머니"sv, "외할아버지"sv, "친할머니"sv, "친할아버지"sv, "증조할머니"sv, "언니"sv, "오빠"sv, "누나"sv, "형"sv,
    "형님"sv, "동생"sv, "남동생"sv, "여동생"sv, "막내"sv, "막냇동생"sv, "막내동생"sv, "큰형"sv, "작은형"sv, "큰언니"sv,
    "작은언니"sv, "큰누나"sv, "큰오빠"sv, "쌍둥이"sv, "이모"sv, "고모"sv, "삼촌"sv, "외삼촌"sv, "숙모"sv, "외숙모"sv,
    "이모부"sv, "고모부"sv, "큰아버지"sv, "큰어머니"sv, "작은아버지"sv, "작은어머니"sv, "큰아빠"sv, "큰엄마"sv,
    "큰이모"sv, "막내이모"sv, "큰고모"sv, "막내고모"sv, "막내삼촌"sv, "조카"sv, "사촌"sv, "사촌동생"sv, "사촌누나"sv,
    "사촌언니"sv, "사촌오빠"sv, "사촌형"sv, "손자"sv, "손녀"sv, "손주"sv, "며느리"sv, "사위"sv, "시어머니"sv,
    "시아버지"sv, "시어머님"sv, "시아버님"sv, "시누이"sv, "시동생"sv, "장모님"sv, "장인어른"sv, "처남"sv, "처제"sv,
    "처형"sv, "형부"sv, "제부"sv, "매형"sv, "매제"sv, "올케"sv, "새언니"sv, "형수님"sv, "형수"sv, "제수씨"sv, "동서"sv,
    "도련님"sv, "아가씨"sv, "시누"sv, "남편"sv, "아내"sv, "와이프"sv, "신랑"sv, "신부"sv, "집사람"sv, "배우자"sv,
    "약혼자"sv, "약혼녀"sv, "애인"sv, "남자친구"sv, "여자친구"sv, "남친"sv, "여친"sv, "전남친"sv, "전여친"sv,
    "예비신랑"sv, "예비신부"sv, "아들"sv, "딸"sv, "큰아들"sv, "작은아들"sv, "막내아들"sv, "큰딸"sv, "작은딸"sv,
    "막내딸"sv, "첫째"sv, "둘째"sv, "셋째"sv, "넷째"sv, "아이"sv, "애기"sv, "아기"sv, "딸아이"sv, "아들내미"sv,
    "딸내미"sv, "친구"sv, "절친"sv, "베프"sv, "단짝"sv, "소꿉친구"sv, "동창"sv, "짝꿍"sv, "썸남"sv, "썸녀"sv,
    "짝사랑"sv, "첫사랑"sv, "룸메이트"sv, "룸메"sv, "하우스메이트"sv, "사수"sv, "부사수"sv, "선배"sv, "후배"sv,
    "선배님"sv, "동기"sv, "동료"sv, "상사"sv, "부하"sv, "부하직원"sv, "팀장"sv, "팀장님"sv, "부장님"sv, "과장님"sv,
    "차장님"sv, "대표님"sv, "사장님"sv, "사장"sv, "실장님"sv, "본부장님"sv, "원장님"sv, "원장"sv, "점장님"sv, "점장"sv,
    "교장선생님"sv, "담임"sv, "담임선생님"sv, "선생님"sv, "교수님"sv, "지도교수"sv, "지도교수님"sv, "코치"sv,
    "코치님"sv, "감독님"sv, "트레이너"sv, "트레이너쌤"sv, "담임쌤"sv, "과외쌤"sv, "멘토"sv, "멘티"sv, "주치의"sv,
    "의사선생님"sv, "집주인"sv, "이웃"sv, "옆집"sv, "윗집"sv, "아랫집"sv, "상담사"sv, "상담선생님"sv, "베이비시터"sv,
    "이모님"sv, "비서"sv, "매니저"sv, "매니저님"sv, "신입"sv, "인턴"sv, "알바생"sv, "파트너"sv, "동업자"sv, "스승"sv,
    "은사님"sv, "은사"sv, "제자"sv, "반려"sv, "대모"sv, "대부"sv, "목사님"sv, "신부님"sv, "스님"sv, "수녀님"sv,
    "며늘아기"sv, "외손자"sv, "외손녀"sv, "손자놈"sv, "큰애"sv, "작은애"sv, "막둥이"sv, "늦둥이"sv, "시부모님"sv,
    "처부모님"sv, "형제"sv, "자매"sv, "남매"sv, "식구"sv, "과외선생님"sv, "학원선생님"sv);

constexpr WordSet kAnimals =
    Words("고양이"sv, "강아지"sv, "개"sv, "거북이"sv, "거북"sv, "햄스터"sv, "토끼"sv, "앵무새"sv, "앵무"sv, "새"sv,
          "잉꼬"sv, "카나리아"sv, "금붕어"sv, "물고기"sv, "열대어"sv, "구피"sv, "베타"sv, "고슴도치"sv, "기니피그"sv,
          "도마뱀"sv, "게코"sv, "뱀"sv, "이구아나"sv, "페럿"sv, "친칠라"sv, "다람쥐"sv, "병아리"sv, "닭"sv, "오리"sv,
          "염소"sv, "말"sv, "소"sv, "돼지"sv, "달팽이"sv, "장수풍뎅이"sv, "사슴벌레"sv, "소라게"sv, "우파루파"sv,
          "반려견"sv, "반려묘"sv, "반려동물"sv, "애완동물"sv, "댕댕이"sv, "멍멍이"sv, "냥이"sv, "야옹이"sv, "길냥이"sv,
          "길고양이"sv, "푸들"sv, "말티즈"sv, "포메"sv, "시바견"sv, "진돗개"sv, "리트리버"sv, "비숑"sv, "치와와"sv,
          "닥스훈트"sv, "코기"sv, "웰시코기"sv, "슈나우저"sv, "시츄"sv, "요크셔테리어"sv, "페르시안"sv, "러시안블루"sv,
          "문조"sv, "십자매"sv, "왕관앵무"sv, "모란앵무"sv, "자라"sv, "미꾸라지"sv, "가재"sv, "새우"sv, "타란툴라"sv,
          "개구리"sv, "두꺼비"sv, "펫"sv, "고영희"sv);

constexpr WordSet kJobs =
    Words("학생"sv, "대학생"sv, "고등학생"sv, "중학생"sv, "초등학생"sv, "대학원생"sv, "유학생"sv, "취준생"sv,
          "재수생"sv, "고3"sv, "수험생"sv, "주부"sv, "전업주부"sv, "백수"sv, "프리랜서"sv, "회사원"sv, "직장인"sv,
          "공무원"sv, "소방관"sv, "경찰"sv, "경찰관"sv, "군인"sv, "장교"sv, "의사"sv, "한의사"sv, "수의사"sv, "약사"sv,
          "간호사"sv, "간호조무사"sv, "물리치료사"sv, "작업치료사"sv, "언어치료사"sv, "변호사"sv, "판사"sv, "검사"sv,
          "세무사"sv, "회계사"sv, "노무사"sv, "법무사"sv, "교사"sv, "선생님"sv, "강사"sv, "교수"sv, "조교"sv,
          "연구원"sv, "개발자"sv, "프로그래머"sv, "엔지니어"sv, "디자이너"sv, "기획자"sv, "마케터"sv, "작가"sv,
          "소설가"sv, "시인"sv, "기자"sv, "편집자"sv, "번역가"sv, "통역사"sv, "화가"sv, "만화가"sv, "가수"sv, "배우"sv,
          "성우"sv, "모델"sv, "감독"sv, "피디"sv, "작곡가"sv, "피아니스트"sv, "바이올리니스트"sv, "요리사"sv, "셰프"sv,
          "제빵사"sv, "바리스타"sv, "미용사"sv, "헤어디자이너"sv, "플로리스트"sv, "사서"sv, "농부"sv, "어부"sv,
          "목수"sv, "기사"sv, "택시기사"sv, "버스기사"sv, "조종사"sv, "승무원"sv, "항해사"sv, "배관공"sv, "용접공"sv,
          "정비사"sv, "건축가"sv, "건축사"sv, "사업가"sv, "자영업자"sv, "영업사원"sv, "은행원"sv, "상담사"sv,
          "사회복지사"sv, "요양보호사"sv, "영양사"sv, "치위생사"sv, "방사선사"sv, "임상병리사"sv, "응급구조사"sv,
          "조리사"sv, "사육사"sv, "조련사"sv, "트레이너"sv, "코치"sv, "심리학자"sv, "과학자"sv, "우체부"sv, "집배원"sv,
          "택배기사"sv, "경비원"sv, "환경미화원"sv, "유치원교사"sv, "보육교사"sv, "큐레이터"sv, "사진작가"sv,
          "사진사"sv, "유튜버"sv, "스트리머"sv, "목사"sv, "신부"sv, "수녀"sv, "스님"sv, "은퇴자"sv, "음악가"sv,
          "조율사"sv, "재단사"sv, "교도관"sv, "소믈리에"sv, "외교관"sv, "지휘자"sv, "안무가"sv, "댄서"sv, "무용수"sv,
          "보컬"sv, "드러머"sv, "기타리스트"sv, "첼리스트"sv, "알바생"sv, "인턴"sv, "신입사원"sv, "관제사"sv,
          "기관사"sv, "도예가"sv, "조각가"sv, "세공사"sv, "장의사"sv, "속기사"sv, "측량사"sv, "감정평가사"sv, "선수"sv,
          "선장"sv, "선원"sv, "해녀"sv, "정비공"sv, "도배사"sv, "캐디"sv, "네일아티스트"sv, "학예사"sv, "판매원"sv, "점원"sv,
          "계산원"sv, "캐셔"sv, "관장"sv, "교장"sv, "교감"sv, "편집장"sv, "아나운서"sv, "통역가"sv, "프로듀서"sv, "배달원"sv,
          "라이더"sv, "군무원"sv, "간병인"sv, "조향사"sv, "바텐더"sv, "훈련사"sv, "사진가"sv, "일러스트레이터"sv, "애니메이터"sv,
          "연주자"sv, "반주자"sv, "성악가"sv, "무용가"sv, "석공"sv, "도공"sv, "대장장이"sv, "농사꾼"sv, "변리사"sv, "주무관"sv,
          "행정사"sv, "공인중개사"sv, "보험설계사"sv, "상담원"sv, "미화원"sv, "철도원"sv, "역무원"sv, "구조대원"sv, "해경"sv,
          "형사"sv, "안경사"sv, "제과사"sv, "수선사"sv, "정원사"sv, "조경사"sv, "산림청직원"sv, "웹툰작가"sv, "방송작가"sv);

constexpr WordSet kEvents = Words(
    "결혼식"sv, "약혼식"sv, "돌잔치"sv, "졸업식"sv, "입학식"sv, "시험"sv, "중간고사"sv, "기말고사"sv, "수능"sv,
    "면접"sv, "발표"sv, "회의"sv, "마라톤"sv, "대회"sv, "공연"sv, "콘서트"sv, "연주회"sv, "전시회"sv, "전시"sv,
    "여행"sv, "출장"sv, "휴가"sv, "이사"sv, "수술"sv, "검진"sv, "건강검진"sv, "진료"sv, "예약"sv, "상담"sv, "소개팅"sv,
    "데이트"sv, "약속"sv, "모임"sv, "회식"sv, "동창회"sv, "제사"sv, "생일"sv, "생일파티"sv, "파티"sv, "기념일"sv,
    "결혼기념일"sv, "개업"sv, "오픈"sv, "마감"sv, "마감일"sv, "출근"sv, "첫출근"sv, "퇴원"sv, "입원"sv, "입대"sv,
    "전역"sv, "전역일"sv, "제대"sv, "출산"sv, "예정일"sv, "출산예정일"sv, "오디션"sv, "콩쿠르"sv, "경기"sv, "시합"sv,
    "결승"sv, "수업"sv, "강의"sv, "개강"sv, "종강"sv, "방학"sv, "개학"sv, "학예회"sv, "운동회"sv, "소풍"sv,
    "수학여행"sv, "워크숍"sv, "세미나"sv, "학회"sv, "면담"sv, "미팅"sv, "계약"sv, "입주"sv, "잔금"sv, "집들이"sv,
    "송별회"sv, "환갑"sv, "칠순"sv, "팔순"sv, "김장"sv, "기차"sv, "비행기"sv, "출국"sv, "귀국"sv, "항공편"sv, "촬영"sv,
    "녹음"sv, "연습"sv, "리허설"sv, "재판"sv, "배송"sv, "월급날"sv, "이삿날"sv, "실기시험"sv, "필기시험"sv,
    "운전면허시험"sv, "자격증시험"sv, "모의고사"sv, "논문심사"sv, "심사"sv, "첫공연"sv, "신혼여행"sv, "상견례"sv,
    "돌"sv, "백일"sv, "검사"sv, "치과"sv, "병원"sv, "레슨"sv, "알바"sv, "당직"sv, "야근"sv);

constexpr WordSet kWorkplaces =
    Words("회사"sv, "직장"sv, "병원"sv, "재활병원"sv, "대학병원"sv, "학교"sv, "초등학교"sv, "중학교"sv, "고등학교"sv,
          "대학교"sv, "대학"sv, "대학원"sv, "학원"sv, "유치원"sv, "어린이집"sv, "은행"sv, "공장"sv, "연구소"sv,
          "도서관"sv, "서점"sv, "카페"sv, "빵집"sv, "식당"sv, "편의점"sv, "마트"sv, "가게"sv, "출판사"sv, "방송국"sv,
          "신문사"sv, "시청"sv, "구청"sv, "군청"sv, "주민센터"sv, "우체국"sv, "소방서"sv, "경찰서"sv, "법원"sv,
          "로펌"sv, "스타트업"sv, "대기업"sv, "중소기업"sv, "약국"sv, "미용실"sv, "박물관"sv, "미술관"sv, "동물병원"sv,
          "보건소"sv, "복지관"sv, "요양원"sv, "호텔"sv, "공항"sv, "조선소"sv, "물류센터"sv, "백화점"sv, "꽃집"sv,
          "정비소"sv, "스튜디오"sv, "사무실"sv, "부동산"sv, "여행사"sv, "게임회사"sv, "광고회사"sv, "무역회사"sv,
          "건설회사"sv, "보험회사"sv, "농장"sv, "목장"sv, "과수원"sv, "양조장"sv, "수영장"sv, "헬스장"sv, "체육관"sv,
          "극단"sv, "기획사"sv, "설계사무소"sv, "천문대"sv, "등대"sv);

/// True where `word` is longer than one of `ends` and ends with it.
template <size_t N>
bool IsKindOf(const std::array<std::string_view, N>& ends, std::string_view word) {
  for (const auto end : ends) {
    if (word.size() > end.size() && EndsWith(word, end)) return true;
  }
  return false;
}

}  // namespace

bool EndsLikeParticle(std::string_view word) { return kLikeParticle.Has(word); }

bool IsRelation(std::string_view word) {
  if (kRelations.Has(word)) return true;
  return word.size() > 6 && (EndsWith(word, "선생님") || EndsWith(word, "친구") || EndsWith(word, "동생")) &&
         IsAllHangul(word);
}

bool IsAnimal(std::string_view word) { return kAnimals.Has(word); }

bool IsJob(std::string_view word) {
  if (kJobs.Has(word)) return true;
  constexpr std::array kEnds = {"대원"sv,   "치료사"sv, "디자이너"sv, "개발자"sv,   "교사"sv,   "강사"sv, "연구원"sv,
                                "작가"sv,   "간호사"sv, "기사"sv,     "엔지니어"sv, "매니저"sv, "학생"sv, "공무원"sv,
                                "회사원"sv, "기획자"sv, "관리사"sv,   "지도사"sv,   "조종사"sv, "선수"sv};
  return IsKindOf(kEnds, word);
}

bool IsEvent(std::string_view word) {
  if (kEvents.Has(word)) return true;
  constexpr std::array kEnds = {"시험"sv, "면접"sv,   "대회"sv,   "공연"sv,   "연주회"sv, "결혼식"sv, "여행"sv,
                                "검진"sv, "수술"sv,   "기념일"sv, "파티"sv,   "예약"sv,   "수업"sv,   "발표"sv,
                                "모임"sv, "마라톤"sv, "전시회"sv, "졸업식"sv, "발표회"sv, "마감"sv};
  return IsKindOf(kEnds, word);
}

bool IsWorkplace(std::string_view word) {
  if (kWorkplaces.Has(word)) return true;
  constexpr std::array kEnds = {"회사"sv, "병원"sv, "학교"sv,   "은행"sv, "연구소"sv, "공장"sv,
                                "센터"sv, "학원"sv, "출판사"sv, "전자"sv, "의원"sv,   "공단"sv};
  return IsKindOf(kEnds, word);
}

}  // namespace sam::korean
