// Names of places: towns, provinces, countries, and what ends like a quarter of a town.
#include "base/word_lists.h"
#include "perception/korean_lexicon.h"
#include "perception/korean_syllable.h"

namespace sam::korean {
namespace {

using namespace std::string_view_literals;

constexpr WordSet kPlaces(std::array{
    "서울"sv, "부산"sv, "대구"sv, "인천"sv, "광주"sv, "대전"sv, "울산"sv, "세종"sv, "수원"sv, "성남"sv, "분당"sv, "판교"sv,
    "용인"sv, "부천"sv, "안산"sv, "안양"sv, "평택"sv, "시흥"sv, "김포"sv, "파주"sv, "의정부"sv, "하남"sv, "광명"sv, "군포"sv,
    "오산"sv, "이천"sv, "양주"sv, "구리"sv, "안성"sv, "포천"sv, "의왕"sv, "여주"sv, "양평"sv, "동두천"sv, "과천"sv, "가평"sv,
    "연천"sv, "일산"sv, "고양"sv, "남양주"sv, "화성"sv, "동탄"sv, "춘천"sv, "원주"sv, "강릉"sv, "동해"sv, "태백"sv, "속초"sv,
    "삼척"sv, "홍천"sv, "횡성"sv, "영월"sv, "평창"sv, "정선"sv, "철원"sv, "화천"sv, "양구"sv, "인제"sv, "양양"sv, "주문진"sv,
    "청주"sv, "충주"sv, "제천"sv, "보은"sv, "옥천"sv, "영동"sv, "진천"sv, "괴산"sv, "음성"sv, "단양"sv, "천안"sv, "공주"sv,
    "보령"sv, "아산"sv, "서산"sv, "논산"sv, "계룡"sv, "당진"sv, "금산"sv, "부여"sv, "서천"sv, "청양"sv, "홍성"sv, "예산"sv,
    "태안"sv, "전주"sv, "군산"sv, "익산"sv, "정읍"sv, "남원"sv, "김제"sv, "완주"sv, "무주"sv, "임실"sv, "순창"sv, "고창"sv,
    "부안"sv, "목포"sv, "여수"sv, "순천"sv, "나주"sv, "광양"sv, "담양"sv, "곡성"sv, "구례"sv, "고흥"sv, "보성"sv, "화순"sv,
    "장흥"sv, "강진"sv, "해남"sv, "영암"sv, "무안"sv, "함평"sv, "영광"sv, "장성"sv, "완도"sv, "진도"sv, "신안"sv, "포항"sv,
    "경주"sv, "김천"sv, "안동"sv, "구미"sv, "영주"sv, "영천"sv, "상주"sv, "문경"sv, "경산"sv, "의성"sv, "청송"sv, "영덕"sv,
    "칠곡"sv, "예천"sv, "봉화"sv, "울진"sv, "울릉도"sv, "창원"sv, "마산"sv, "진해"sv, "진주"sv, "통영"sv, "사천"sv, "김해"sv,
    "밀양"sv, "거제"sv, "양산"sv, "의령"sv, "함안"sv, "창녕"sv, "남해"sv, "하동"sv, "산청"sv, "함양"sv, "거창"sv, "합천"sv,
    "제주"sv, "제주도"sv, "서귀포"sv, "강화도"sv, "거제도"sv, "완도읍"sv, "홍대"sv, "강남"sv, "잠실"sv, "신촌"sv, "해운대"sv, "돌산"sv,
    "미국"sv, "일본"sv, "중국"sv, "영국"sv, "독일"sv, "프랑스"sv, "캐나다"sv, "호주"sv, "뉴질랜드"sv, "베트남"sv, "태국"sv, "대만"sv,
    "홍콩"sv, "싱가포르"sv, "필리핀"sv, "스페인"sv, "이탈리아"sv, "네덜란드"sv, "스위스"sv, "스웨덴"sv, "노르웨이"sv, "핀란드"sv, "덴마크"sv, "아일랜드"sv,
    "인도"sv, "인도네시아"sv, "말레이시아"sv, "멕시코"sv, "브라질"sv, "두바이"sv, "도쿄"sv, "오사카"sv, "교토"sv, "후쿠오카"sv, "삿포로"sv, "뉴욕"sv,
    "런던"sv, "파리"sv, "베를린"sv, "뮌헨"sv, "시드니"sv, "멜버른"sv, "밴쿠버"sv, "토론토"sv, "하노이"sv, "다낭"sv, "방콕"sv, "상하이"sv,
    "베이징"sv, "보스턴"sv, "시애틀"sv, "로마"sv, "바르셀로나"sv, "치앙마이"sv, "발리"sv, "하와이"sv, "괌"sv, "몰타"sv});
constexpr WordSet kNoQuarters(std::array{"운동"sv, "활동"sv, "행동"sv, "감동"sv, "노동"sv, "이동"sv, "아동"sv, "충동"sv, "진동"sv, "공동"sv,
                                         "자동"sv, "수동"sv, "오른쪽"sv, "정리"sv, "요리"sv, "관리"sv, "수리"sv, "거리"sv, "소리"sv, "자리"sv,
                                         "머리"sv, "다리"sv, "허리"sv, "사리"sv, "유리"sv, "옆자리"sv, "뒷정리"sv, "마무리"sv, "울타리"sv, "항아리"sv,
                                         "보따리"sv, "너구리"sv, "개구리"sv, "도토리"sv, "목소리"sv, "잠자리"sv, "일자리"sv, "봉우리"sv, "아라리"sv, "메아리"sv,
                                         "병아리"sv, "송아리"sv, "미나리"sv, "사거리"sv, "동아리"sv, "카테고리"sv, "스토리"sv, "배터리"sv, "심부름"sv, "총무과"sv});
constexpr WordSet kDwellings(std::array{"아파트"sv, "빌라"sv, "원룸"sv, "투룸"sv, "오피스텔"sv, "주택"sv, "단독주택"sv, "옥탑방"sv, "반지하"sv, "고시원"sv,
                                        "하숙집"sv, "기숙사"sv, "전셋집"sv, "월셋집"sv, "셰어하우스"sv, "자취방"sv, "빌라촌"sv, "맨션"sv, "다세대"sv, "한옥"sv});

}  // namespace

bool IsPlace(std::string_view word) {
  if (kPlaces.Has(word)) return true;
  if (Letters(word) < 3 || Letters(word) > 5 || !IsAllHangul(word) || kNoQuarters.Has(word)) return false;
  return EndsWith(word, "동") || EndsWith(word, "읍") || (EndsWith(word, "시") && kPlaces.Has(DropLast(word))) ||
         (EndsWith(word, "구") && kPlaces.Has(DropLast(word))) || (EndsWith(word, "군") && kPlaces.Has(DropLast(word))) || (EndsWith(word, "리") && Letters(word) == 3 && !LooksLikeName(word));
}

bool IsDwelling(std::string_view word) { return kDwellings.Has(word); }

}  // namespace sam::korean
