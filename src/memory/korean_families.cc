#include <array>

#include "memory/word_families.h"

namespace sam {
namespace {

constexpr std::array kSynonyms = {
    SynonymFamily{"@ko-repair", "수리 ~수리 수선 ~수선 ~고치 ~손보"},
    SynonymFamily{"@ko-breakdown", "고장 ~고장 ~망가 먹통 ~먹통"},
    SynonymFamily{"@ko-shattered", "~깨졌 ~깨뜨 ~깨트 ~깨먹 박살"},
    SynonymFamily{"@ko-heating", "보일러 난방"},
    SynonymFamily{"@ko-aircon", "에어컨 에어콘 냉방"},
    SynonymFamily{"@ko-laundry", "빨래 ~빨래 세탁 ~세탁"},
    SynonymFamily{"@ko-cleaning", "청소 ~청소 대청소 ~치우"},
    SynonymFamily{"@ko-leak", "누수 물난리 물바다 침수 ~누수 ~침수"},
    SynonymFamily{"@ko-repairman", "기사님 수리기사 수리공 기술자 설비기사"},
    SynonymFamily{"@ko-landlord", "집주인 주인집 건물주 임대인 주인아주머니 주인아저씨"},
    SynonymFamily{"@ko-realtor", "부동산 중개사 공인중개사 중개인 복덕방"},
    SynonymFamily{"@ko-rent", "월세 방세 집세 임대료"},
    SynonymFamily{"@move", "이삿짐 이삿날 포장이사"},
    SynonymFamily{"@home", "원룸 오피스텔 빌라"},
    SynonymFamily{"@ko-hired", "취직 ~취직 취업 ~취업 입사 ~입사"},
    SynonymFamily{"@ko-quit", "퇴사 ~퇴사 퇴직 ~퇴직 사직 ~사직 사표 ~그만두"},
    SynonymFamily{"@ko-fired", "해고 해고당했어 실직 ~실직 정리해고 권고사직 ~잘렸 ~짤렸"},
    SynonymFamily{"@ko-salary", "월급 급여 봉급 월급날"},
    SynonymFamily{"@ko-overtime", "야근 ~야근 잔업 초과근무"},
    SynonymFamily{"@ko-colleague", "동료 직장동료 회사동료 동료들"},
    SynonymFamily{"@boss", "과장 과장님 차장 차장님 대표 대표님 직속상사"},
    SynonymFamily{"@ko-promotion", "승진 ~승진 진급 ~진급"},
    SynonymFamily{"@ko-parttime", "알바 ~알바 아르바이트 파트타임 알바생"},
    SynonymFamily{"@ko-jobless", "백수 취준 취준생 구직 ~구직"},
    SynonymFamily{"@ko-lend", "~빌리 ~빌려 ~꿔주"},
    SynonymFamily{"@ko-debt", "대출 융자 빚 부채 대출금 대출받았어"},
    SynonymFamily{"@ko-repay", "~갚 상환"},
    SynonymFamily{"@ko-pay", "결제 ~결제 지불 ~지불 납부 ~납부"},
    SynonymFamily{"@ko-price", "가격 값 금액 비용"},
    SynonymFamily{"@ko-saving", "저축 ~저축 적금 예금"},
    SynonymFamily{"@ko-scam", "사기꾼 사기당했어 보이스피싱 피싱 사기"},
    SynonymFamily{"@ko-sell", "판매 ~판매 처분 ~처분 팔았어 팔았지 팔았는데 팔았어요 팔고 팔려고"},
    SynonymFamily{"@buy", "구입 ~구입 ~구매"},
    SynonymFamily{"@ko-secondhand", "중고 중고거래 당근마켓 중고나라"},
    SynonymFamily{"@ko-lost", "~잃어 분실 ~분실 분실물 두고왔어 놓고왔어"},
    SynonymFamily{"@ko-stolen", "~훔치 도둑 ~도둑 도난 ~도난 소매치기 ~털렸 도둑맞았어"},
    SynonymFamily{"@ko-found", "~찾았 발견 ~발견 ~되찾"},
    SynonymFamily{"@ko-surgery", "수술 ~수술 시술 ~시술"},
    SynonymFamily{"@ko-inpatient", "입원 ~입원 병실 병동"},
    SynonymFamily{"@ko-medicine", "약 알약 처방 ~처방 처방전 복용 ~복용 약국"},
    SynonymFamily{"@ko-pain", "~아프 통증 ~편찮 ~앓 아파 아파서 아팠어 아팠는데 아팠지 아파요"},
    SynonymFamily{"@ko-cold", "감기 몸살 감기몸살 코감기 목감기"},
    SynonymFamily{"@ko-vomit", "구토 ~구토 ~토했 ~토하"},
    SynonymFamily{"@ko-stomachache", "배탈 ~배탈 설사 ~설사 복통 급체 소화불량 ~체했"},
    SynonymFamily{"@ko-rehab", "재활 재활치료 물리치료 도수치료"},
    SynonymFamily{"@ko-diet", "다이어트 감량 ~감량 체중감량"},
    SynonymFamily{"@ko-weight", "몸무게 체중"},
    SynonymFamily{"@ko-pregnant", "임신 임산부 입덧 태아 임신했어 임신했대"},
    SynonymFamily{"@ko-childbirth", "출산 ~출산 분만 ~분만 순산 제왕절개 ~낳"},
    SynonymFamily{"@ko-vaccine", "백신 예방접종 접종 ~접종"},
    SynonymFamily{"@ko-smoke", "담배 흡연 ~흡연 전자담배"},
    SynonymFamily{"@ko-parents", "부모님 부모 양친"},
    SynonymFamily{"@mother", "모친 친정엄마 엄니"},
    SynonymFamily{"@father", "부친 친정아빠"},
    SynonymFamily{"@wife", "마누라 안사람"},
    SynonymFamily{"@husband", "남편분 서방님"},
    SynonymFamily{"@grandmother", "외할머니 친할머니 할매"},
    SynonymFamily{"@grandfather", "외할아버지 친할아버지 할배 할아버님"},
    SynonymFamily{"@ko-husbands-mother", "시어머니 시어머님"},
    SynonymFamily{"@ko-wifes-mother", "장모님 장모"},
    SynonymFamily{"@ko-older-sister", "언니 누나 누님 큰언니 큰누나"},
    SynonymFamily{"@ko-older-brother", "오빠 형 형님 큰오빠 큰형"},
    SynonymFamily{"@ko-baby", "아기 애기 신생아 갓난아기"},
    SynonymFamily{"@friend", "친구들 절친 베프 단짝"},
    SynonymFamily{"@ko-boyfriend", "남자친구 남친"},
    SynonymFamily{"@ko-girlfriend", "여자친구 여친"},
    SynonymFamily{"@ko-dating", "연애 ~연애 교제 ~교제 ~사귀 ~사겨"},
    SynonymFamily{"@ko-breakup", "~헤어지 이별 결별 ~결별 차였어 차였는데 이별했어"},
    SynonymFamily{"@ko-divorce", "이혼 ~이혼 파경 돌싱"},
    SynonymFamily{"@ko-propose", "프로포즈 프러포즈 청혼 ~청혼"},
    SynonymFamily{"@ko-died", "돌아가셨어 돌아가셨어요 돌아가신 돌아가셨는데 죽었어 별세 사망 ~사망 하늘나라 무지개다리"},
    SynonymFamily{"@ko-funeral", "장례식 장례 장례식장 빈소 발인 조문 ~조문"},
    SynonymFamily{"@ko-university", "대학교 대학 대학생"},
    SynonymFamily{"@ko-graduate", "졸업 ~졸업 졸업식"},
    SynonymFamily{"@ko-passed", "합격 ~합격 ~통과 ~붙었"},
    SynonymFamily{"@ko-failed", "불합격 탈락 ~탈락 낙방 떨어졌어 떨어졌는데 떨어졌어요"},
    SynonymFamily{"@ko-grades", "성적 점수 학점 성적표"},
    SynonymFamily{"@ko-homework", "숙제 과제 레포트 리포트 과제물"},
    SynonymFamily{"@ko-gradschool", "대학원 대학원생 석사 석사과정"},
    SynonymFamily{"@ko-studyabroad", "유학 ~유학 교환학생 어학연수"},
    SynonymFamily{"@ko-army", "군대 입대 ~입대 군복무 훈련소"},
    SynonymFamily{"@trip", "~여행 관광 ~관광 여행지"},
    SynonymFamily{"@ko-flight", "비행기표 항공권 항공편"},
    SynonymFamily{"@ko-crash", "사고 교통사고 접촉사고 추돌 차사고"},
    SynonymFamily{"@ko-fine", "과태료 벌금 범칙금"},
    SynonymFamily{"@ko-motorbike", "오토바이 바이크 스쿠터"},
    SynonymFamily{"@car", "자가용 승용차 차량 중고차"},
    SynonymFamily{"@ko-subway", "지하철 전철"},
    SynonymFamily{"@ko-restaurant", "식당 음식점 맛집 레스토랑"},
    SynonymFamily{"@ko-cafe", "카페 커피숍 찻집"},
    SynonymFamily{"@dog", "반려견 멍멍이 멍뭉이"},
    SynonymFamily{"@cat", "반려묘 길고양이 길냥이 야옹이"},
    SynonymFamily{"@ko-vet", "동물병원 수의사"},
    SynonymFamily{"@ko-adopt", "입양 ~입양 분양 ~분양 데려왔어 데려온"},
    SynonymFamily{"@ko-gym", "헬스 헬스장 pt 피티"},
    SynonymFamily{"@ko-camping", "캠핑 ~캠핑 야영 차박 글램핑 캠핑장"},
    SynonymFamily{"@ko-knitting", "뜨개질 뜨개 코바늘 대바늘"},
    SynonymFamily{"@ko-concert", "콘서트 공연 연주회"},
    SynonymFamily{"@ko-rain", "비 소나기 폭우 장맛비 빗방울"},
    SynonymFamily{"@ko-hot", "~더우 ~덥 더위 무더위 폭염"},
    SynonymFamily{"@ko-cold-weather", "~추우 ~춥 추위 한파 강추위"},
    SynonymFamily{"@ko-hairdresser", "미용실 미장원 헤어샵 이발소"},
    SynonymFamily{"@ko-phone", "핸드폰 휴대폰 폰 스마트폰 휴대전화 핸폰"},
    SynonymFamily{"@ko-computer", "컴퓨터 컴 pc 피씨"},
    SynonymFamily{"@ko-earphones", "이어폰 에어팟 버즈 무선이어폰"},
    SynonymFamily{"@ko-password", "비밀번호 비번 암호 패스워드"},
    SynonymFamily{"@ko-call", "전화 ~전화 통화 ~통화"},
    SynonymFamily{"@ko-quarrel", "~싸우 싸움 부부싸움 ~다투 다툼 말다툼 언쟁"},
    SynonymFamily{"@ko-reconcile", "화해 ~화해 풀었어 화해했어"},
    SynonymFamily{"@ko-angry", "~화났 ~열받 ~빡쳤"},
    SynonymFamily{"@ko-sad", "~슬프 ~슬퍼 슬픔 ~서글"},
    SynonymFamily{"@ko-crying", "~울었 눈물 울음"},
    SynonymFamily{"@ko-lonely", "~외로 외로움 ~쓸쓸"},
    SynonymFamily{"@ko-tired", "~피곤 ~지쳤 녹초"},
    SynonymFamily{"@ko-depressed", "우울 ~우울 우울증 ~울적"},
    SynonymFamily{"@ko-anxious", "걱정 ~걱정 ~불안 ~초조 불안"},
    SynonymFamily{"@ko-disappointed", "실망 ~실망 ~섭섭 서운해 서운했어"},
};

constexpr std::array kKinds = {
    KindFamily{"@pet", "",
               "비숑 포메라니안 시츄 치와와 닥스훈트 시바견 리트리버 웰시코기 비글 슈나우저 요크셔테리어 코숏 러시안블루 "
               "페르시안 스코티시폴드 먼치킨 샴고양이 길고양이 카나리아 문조 이구아나 게코 카멜레온 장수풍뎅이 달팽이 "
               "미니피그 친칠라 병아리"},
    KindFamily{"@ko-dog-breed", "강아지 개 반려견 견종 댕댕이",
               "푸들 말티즈 진돗개 비숑 포메라니안 시츄 치와와 닥스훈트 시바견 리트리버 골든리트리버 웰시코기 비글 "
               "슈나우저 요크셔테리어 불독 허스키 사모예드 보더콜리 스피츠 도베르만 삽살개 믹스견 포메 코카스파니엘"},
    KindFamily{"@ko-cat-breed", "고양이 냥이 묘종 반려묘",
               "코숏 코리안숏헤어 러시안블루 페르시안 스코티시폴드 먼치킨 샴고양이 벵갈 랙돌 메인쿤 아비시니안 치즈냥이 "
               "고등어냥이 삼색이 턱시도냥이"},
    KindFamily{"@instrument", "",
               "통기타 일렉기타 베이스기타 클래식기타 비올라 콘트라베이스 호른 튜바 트롬본 리코더 하모니카 오카리나 "
               "칼림바 피콜로 신시사이저 키보드 오르간 팬플루트 만돌린 꽹과리 북 징 소고 태평소 피리 아쟁 젬베 카혼 "
               "실로폰 마림바"},
    KindFamily{"@sport", "",
               "스쿼시 크로스핏 주짓수 킥복싱 합기도 조깅 트레킹 서핑 스노보드 스노우보드 스케이트 양궁 사격 승마 핸드볼 "
               "럭비 풋살 족구 줄넘기 철봉 웨이트 사이클 철인삼종 자전거 프리다이빙 스쿠버다이빙 씨름 체조 당구 컬링 카약 "
               "하이킹 걷기 아이스하키"},
    KindFamily{"@family", "",
               "시어머니 시아버지 장모님 장인어른 며느리 사위 처남 처제 형부 매형 매제 제부 올케 시누이 도련님 동서 "
               "큰아버지 큰어머니 작은아버지 작은어머니 큰이모 외할머니 외할아버지 손자 손녀 손주 쌍둥이 막내 첫째 "
               "남동생 여동생 누님 새언니 형수님 당숙 사돈 외사촌"},
    KindFamily{"@hue", "",
               "자주색 카키색 카키 민트색 민트 와인색 아이보리 네이비 쥐색 밤색 코랄 버건디 연보라 연보라색 진분홍 다홍색 "
               "군청색 에메랄드 옥색 살구색 핑크 핑크색 블랙 화이트 그레이 블루 레드 그린 옐로우 퍼플 오렌지색 브라운 "
               "먹색 청색 녹색 형광색 라벤더색 상아색 겨자색"},
    KindFamily{"@drink", "",
               "아메리카노 콜라 사이다 에이드 레몬에이드 생강차 대추차 쌍화차 위스키 칵테일 하이볼 스무디 두유 요구르트 "
               "식혜 미숫가루 밀크티 버블티 핫초코 코코아 카푸치노 에스프레소 카페라떼 모카 캐모마일 루이보스 둥굴레차 "
               "우롱차 얼그레이 청주 매실주 복분자 탄산수 이온음료 토마토주스 오렌지주스 콤부차 아이스티 마테차 사케"},
    KindFamily{"@food", "",
               "삼겹살 치킨 족발 보쌈 곱창 닭갈비 떡 빵 케이크 초콜릿 아이스크림 돈까스 우동 라멘 짜장면 짬뽕 탕수육 "
               "마라탕 쌀국수 샌드위치 햄버거 스테이크 갈비 불고기 된장찌개 김치찌개 국밥 삼계탕 감자탕 해장국 닭발 딸기 "
               "수박 사과 바나나 귤 치즈 낙지 오징어 호두"},
    KindFamily{"@vehicle", "교통수단 탈것",
               "자가용 승용차 전철 스쿠터 바이크 전동킥보드 따릉이 고속버스 시외버스 마을버스 셔틀버스 srt 무궁화호 "
               "새마을호 렌터카 카풀 전기차 트램 여객선 유람선 페리 봉고차 경차 캠핑카"},
    KindFamily{"@language", "",
               "라틴어 포르투갈어 네덜란드어 스웨덴어 핀란드어 터키어 히브리어 힌디어 몽골어 인도네시아어 광둥어 수화 "
               "에스페란토 폴란드어 그리스어 우크라이나어 한문 일어"},
    KindFamily{"@ko-job", "직업 직종 ~일하 ~근무 장래희망",
               "간호사 의사 약사 교사 교수 변호사 회계사 세무사 공무원 경찰 경찰관 소방관 군인 개발자 프로그래머 디자이너 "
               "기자 작가 번역가 통역사 요리사 제빵사 바리스타 미용사 운전기사 택시기사 승무원 건축가 사회복지사 "
               "물리치료사 치위생사 수의사 영양사 사서 목수 용접공 배관공 농부 어부 배우"},
    KindFamily{"@ko-trade", "업자 업체 기사 수리기사 인부",
               "배관공 도배사 목수 전기기사 보일러기사 설비기사 미장공 타일공 페인트공 열쇠공 용접공 정비사 이삿짐센터 "
               "청소업체 인테리어업체 방역업체 조율사 수선집"},
    KindFamily{"@ko-workplace", "직장 회사 일터 근무지",
               "병원 학교 은행 공장 식당 카페 편의점 백화점 마트 구청 시청 우체국 도서관 어린이집 유치원 학원 연구소 "
               "스타트업 대기업 중소기업 방송국 신문사 출판사 여행사 호텔 물류센터 미용실 약국 주민센터 공기업"},
    KindFamily{"@ko-house-type", "거처 자취 ~자취",
               "아파트 원룸 투룸 오피스텔 빌라 고시원 기숙사 하숙집 반지하 옥탑방 주택 단독주택 쉐어하우스 한옥 전원주택 "
               "연립주택 임대주택 복층 셋방 쪽방"},
    KindFamily{"@ko-bills", "공과금 고지서 생활비 고정비",
               "전기세 전기요금 수도세 가스비 가스요금 난방비 관리비 통신비 월세 보험료 인터넷요금 휴대폰요금 재산세 "
               "자동차세"},
    KindFamily{"@ko-furniture", "가구",
               "침대 소파 책상 의자 식탁 옷장 장롱 서랍장 책장 화장대 매트리스 협탁 붙박이장 신발장 선반 행거 수납장 거울 "
               "책꽂이 안마의자"},
    KindFamily{"@ko-appliance", "가전 가전제품 전자제품",
               "세탁기 냉장고 에어컨 건조기 청소기 로봇청소기 전자레인지 오븐 에어프라이어 밥솥 전기밥솥 식기세척기 "
               "공기청정기 제습기 가습기 선풍기 티비 텔레비전 인덕션 믹서기 커피머신 정수기 드라이기 다리미 보일러 "
               "토스터 전기장판 김치냉장고 비데"},
    KindFamily{"@ko-neighbour", "이웃 이웃집 이웃사람",
               "옆집 윗집 아랫집 앞집 뒷집 위층 아래층 옆방 윗층 맞은편집"},
    KindFamily{"@ko-clinic", "병원 진료 ~진료",
               "내과 외과 치과 안과 정형외과 피부과 이비인후과 산부인과 소아과 비뇨기과 신경외과 성형외과 한의원 응급실 "
               "보건소 정신건강의학과 대학병원 종합병원 요양병원 동네병원 가정의학과"},
    KindFamily{"@ko-illness", "병 병명 질병 질환 지병 ~아프 아팠지 아팠어 ~앓",
               "감기 독감 몸살 코로나 폐렴 장염 위염 천식 비염 축농증 중이염 아토피 당뇨 고혈압 저혈압 빈혈 갑상선 암 위암 "
               "유방암 백혈병 뇌졸중 치매 우울증 공황장애 디스크 관절염 통풍 대상포진 결막염 백내장 맹장염 담석 신장결석 "
               "방광염 편두통 이석증 역류성식도염 식중독 구내염"},
    KindFamily{"@ko-symptom", "증상 증세 부작용",
               "기침 가래 콧물 재채기 두통 복통 설사 변비 구토 열 고열 오한 어지럼증 현기증 가려움 두드러기 발진 불면증 "
               "몸살 메스꺼움 속쓰림 코피 저림 이명"},
    KindFamily{"@ko-injury", "부상 ~다치 상처",
               "골절 염좌 화상 타박상 뇌진탕 찰과상 깁스 인대 ~삐끗 ~접질 탈골 흉터 꿰맸어 부러졌어 부러져서 부러졌는데 "
               "넘어졌어 넘어져서 데였어 삐었어 베였어"},
    KindFamily{"@ko-body", "부위 신체 ~다치 ~아프 아팠지 아팠어 통증 수술",
               "팔 다리 허리 무릎 발목 손목 어깨 목 등 발 손 손가락 발가락 팔꿈치 골반 엉덩이 갈비뼈 쇄골 턱 머리 귀 코 눈 "
               "이마 가슴 배 폐 심장 허벅지 종아리 발바닥 척추 고관절 아킬레스건 맹장 쓸개 잇몸"},
    KindFamily{"@ko-dental", "치과 치아 이빨",
               "충치 사랑니 임플란트 교정 스케일링 신경치료 발치 잇몸 틀니 크라운 교정기 라미네이트 풍치 치통"},
    KindFamily{"@ko-drug", "약 복용 ~복용 처방 영양제",
               "타이레놀 게보린 아스피린 이부프로펜 항생제 진통제 소화제 해열제 수면제 혈압약 당뇨약 감기약 두통약 "
               "항우울제 피임약 한약 비타민 유산균 오메가3 철분제 안약 연고 스테로이드 인슐린 홍삼 알레르기약 "
               "항히스타민제 위장약"},
    KindFamily{"@ko-in-laws", "시댁 처갓집 시부모님",
               "시어머니 시아버지 장모님 장인어른 시누이 시동생 도련님 처남 처제 처형 동서 형부 매형"},
    KindFamily{"@ko-sibling", "형제 자매 남매 형제자매",
               "언니 누나 오빠 형 동생 남동생 여동생 막내 쌍둥이 큰언니 큰누나 큰오빠 큰형 맏이 외동"},
    KindFamily{"@ko-feast", "모임 행사 잔치",
               "집들이 회식 송년회 신년회 돌잔치 백일잔치 환갑 환갑잔치 칠순 칠순잔치 동창회 송별회 생일파티 뒤풀이 엠티 "
               "워크숍 반상회 계모임 환영회 체육대회 바자회 종강파티 상견례"},
    KindFamily{"@ko-feast-days", "명절 연휴 기념일",
               "설날 설 구정 추석 한가위 크리스마스 성탄절 발렌타인데이 화이트데이 어린이날 어버이날 스승의날 결혼기념일 "
               "빼빼로데이 석가탄신일 현충일 광복절 개천절 한글날"},
    KindFamily{"@ko-gift", "선물 ~선물",
               "꽃다발 향수 케이크 목걸이 반지 귀걸이 시계 지갑 가방 상품권 기프티콘 손편지 인형 목도리 장갑 화장품 "
               "립스틱 와인 초콜릿 에어팟 넥타이 머그컵 홍삼 만년필 다이어리 텀블러 무드등 디퓨저 과일바구니 금반지"},
    KindFamily{"@ko-exam", "시험 고시 자격증",
               "수능 중간고사 기말고사 모의고사 토익 토플 아이엘츠 오픽 텝스 임용고시 공무원시험 운전면허 컴활 "
               "정보처리기사 한국사능력검정 공인중개사 변호사시험 세무사 회계사 검정고시 쪽지시험 jlpt hsk 한능검 감평사 "
               "노무사"},
    KindFamily{"@ko-school", "학교 학력 모교",
               "초등학교 중학교 고등학교 대학교 대학원 유치원 초등 고등 중등 외고 과고 예고 여고 남고 여대 교대 사범대 "
               "특성화고 대안학교 전문대 의대 법대 공대 미대 음대"},
    KindFamily{"@ko-subject", "과목 수업 강의 전공 학과",
               "수학 국어 영어 과학 물리 화학 생물 역사 한국사 세계사 지리 미술 음악 체육 윤리 경제학 경영학 심리학 사회학 "
               "철학 법학 의학 간호학 컴퓨터공학 기계공학 전자공학 건축학 국문학 영문학 통계학 생명공학 식품영양학 "
               "유아교육 사회복지학 시각디자인 언론정보 화학공학 정치외교 천문학"},
    KindFamily{"@ko-country", "나라 국가 해외 외국 해외여행",
               "일본 중국 미국 영국 프랑스 독일 이탈리아 스페인 포르투갈 스위스 오스트리아 체코 헝가리 네덜란드 벨기에 "
               "그리스 터키 러시아 몽골 대만 홍콩 베트남 태국 필리핀 말레이시아 싱가포르 인도네시아 네팔 호주 뉴질랜드 "
               "캐나다 멕시코 브라질 페루 아르헨티나 이집트 핀란드 아이슬란드 라오스"},
    KindFamily{"@ko-city", "도시 지역 지방 고향 여행지",
               "서울 부산 대구 인천 광주 대전 울산 세종 수원 성남 용인 춘천 강릉 속초 원주 청주 충주 천안 전주 군산 여수 "
               "순천 목포 포항 경주 안동 구미 창원 진주 통영 거제 김해 제주 서귀포 오사카 도쿄 교토 후쿠오카 다낭 방콕"},
    KindFamily{"@ko-lodging", "숙소 숙박 ~숙박 ~묵었",
               "호텔 모텔 펜션 민박 게하 게스트하우스 에어비앤비 리조트 호스텔 여관 글램핑 료칸 풀빌라 캠핑장 한옥스테이 "
               "템플스테이 찜질방"},
    KindFamily{"@ko-mountain", "등산 산행 하이킹",
               "설악산 한라산 지리산 북한산 관악산 도봉산 청계산 내장산 덕유산 오대산 치악산 속리산 태백산 계룡산 무등산 "
               "월악산 소백산 인왕산 금정산 수락산 둘레길 올레길"},
    KindFamily{"@ko-hobby", "취미 취미생활 특기",
               "뜨개질 낚시 등산 캠핑 독서 그림 사진 게임 요리 베이킹 자수 도예 도자기 서예 캘리그라피 가죽공예 목공 원예 "
               "텃밭 볼링 당구 바둑 장기 체스 퍼즐 레고 프라모델 우표 수집 춤 댄스 노래 합창 악기 글쓰기 필사 보드게임 "
               "영화감상 방탈출 드럼"},
    KindFamily{"@ko-film-genre", "영화 드라마 장르",
               "액션 로맨스 로코 공포 공포영화 스릴러 코미디 판타지 사극 다큐 다큐멘터리 애니 애니메이션 느와르 멜로 "
               "누아르 추리물 좀비물 히어로물 마블 디즈니 지브리 미드 일드 독립영화 뮤지컬영화"},
    KindFamily{"@ko-book", "책 독서 도서",
               "소설 시집 에세이 수필 만화책 웹툰 웹소설 자기계발서 추리소설 역사책 동화책 그림책 잡지 판타지소설 인문학 "
               "고전 위인전 평전 원서 sf소설"},
    KindFamily{"@ko-music", "음악 노래 장르",
               "발라드 힙합 랩 재즈 클래식 트로트 락 인디 인디음악 알앤비 댄스곡 아이돌 케이팝 팝송 국악 판소리 민요 "
               "오페라 메탈 포크 동요 찬송가 로파이 ost 시티팝 블루스"},
    KindFamily{"@ko-game", "게임 겜",
               "롤 오버워치 배그 배틀그라운드 메이플 메이플스토리 스타크래프트 피파 서든어택 로스트아크 마인크래프트 "
               "동물의숲 동숲 젤다 포켓몬 발로란트 카트라이더 던파 리니지 테트리스 닌텐도 플스 스위치 원신 쿠키런 애니팡 "
               "디아블로 심즈 보드게임 루미큐브"},
    KindFamily{"@ko-streaming", "ott 구독 ~구독",
               "넷플릭스 넷플 디즈니플러스 티빙 웨이브 왓챠 쿠팡플레이 유튜브 유튜브프리미엄 멜론 스포티파이 애플뮤직 "
               "밀리의서재 리디"},
    KindFamily{"@ko-weather", "날씨 기상",
               "비 눈 소나기 장마 장맛비 태풍 폭우 폭설 폭염 한파 안개 황사 미세먼지 천둥 번개 우박 강풍 무더위 열대야 "
               "서리 가뭄 홍수 꽃샘추위 빗방울 진눈깨비"},
    KindFamily{"@ko-season", "계절",
               "봄 여름 겨울 초봄 초여름 한여름 늦가을 초겨울 한겨울 봄날 여름철 겨울철 가을날 가을에"},
    KindFamily{"@ko-clothes", "옷 의상 옷차림 ~입었",
               "원피스 치마 바지 청바지 반바지 티셔츠 셔츠 블라우스 니트 스웨터 가디건 후드티 맨투맨 자켓 재킷 코트 패딩 "
               "점퍼 정장 양복 한복 드레스 교복 트레이닝복 운동복 수영복 잠옷 레깅스 조끼 속옷 트렌치코트 야상 유니폼 "
               "턱시도"},
    KindFamily{"@ko-shoes", "신발 ~신었",
               "운동화 구두 부츠 슬리퍼 샌들 하이힐 등산화 스니커즈 로퍼 크록스 장화 고무신 단화 축구화 러닝화 실내화 "
               "워커"},
    KindFamily{"@ko-accessory", "액세서리 악세사리 장신구 소지품",
               "반지 목걸이 귀걸이 팔찌 시계 손목시계 발찌 브로치 머리띠 머리핀 안경 선글라스 모자 목도리 장갑 스카프 "
               "벨트 넥타이 우산 지갑 가방 백팩 에코백 열쇠고리"},
    KindFamily{"@ko-hairstyle", "머리 헤어스타일 헤어 머리스타일",
               "단발 단발머리 숏컷 긴머리 파마 펌 염색 ~염색 탈색 ~탈색 앞머리 투블럭 생머리 곱슬머리 곱슬 포니테일 삭발 "
               "매직 히피펌 대머리"},
    KindFamily{"@ko-device", "전자기기 기기 기종",
               "아이폰 갤럭시 아이패드 태블릿 맥북 노트북 그램 데스크탑 모니터 키보드 마우스 프린터 에어팟 애플워치 "
               "스마트워치 갤럭시버즈 카메라 충전기 보조배터리 공유기 외장하드 스피커 닌텐도 플레이스테이션 빔프로젝터 "
               "헤드셋 이어폰 폴더폰 갤탭"},
    KindFamily{"@ko-religion", "종교 신앙",
               "교회 성당 절 기독교 개신교 천주교 불교 원불교 이슬람교 힌두교 무교 세례 미사 예배 성경 기도 템플 스님 "
               "목사님 신부님 수녀님"},
    KindFamily{"@ko-liquor", "술 주류 ~취했 술자리",
               "소주 맥주 와인 막걸리 위스키 칵테일 하이볼 사케 고량주 보드카 데킬라 동동주 소맥 생맥주 청주 매실주 "
               "복분자주 샴페인 럼 양주 폭탄주"},
    KindFamily{"@ko-meat", "고기 육류 고깃집",
               "삼겹살 소고기 돼지고기 닭고기 양고기 오리고기 갈비 스테이크 불고기 곱창 막창 대창 목살 항정살 차돌박이 "
               "육회 족발 보쌈 치킨 양꼬치 한우 베이컨 소시지"},
    KindFamily{"@ko-seafood", "해산물 해물 생선",
               "새우 꽃게 대게 굴 조개 홍합 가리비 전복 낙지 문어 오징어 쭈꾸미 연어 고등어 갈치 참치 광어 우럭 장어 삼치 "
               "꽁치 명태 동태 멍게 해삼 성게 바지락 랍스터 멸치 회 초밥"},
    KindFamily{"@ko-fruit", "과일",
               "사과 배 포도 딸기 수박 참외 복숭아 자두 귤 오렌지 단감 곶감 바나나 망고 키위 파인애플 체리 블루베리 멜론 "
               "자몽 레몬 석류 무화과 살구 매실 샤인머스캣 한라봉 토마토 아보카도 두리안 앵두 코코넛"},
    KindFamily{"@ko-vegetable", "채소 야채 나물",
               "오이 당근 가지 호박 감자 고구마 양파 마늘 대파 파 부추 상추 배추 양배추 무 시금치 콩나물 미나리 깻잎 고추 "
               "피망 파프리카 브로콜리 셀러리 고수 버섯 토마토 쑥갓 도라지 고사리 연근 우엉 생강 옥수수 콩 아스파라거스"},
    KindFamily{"@ko-noodles", "면 국수 면요리",
               "라면 냉면 칼국수 우동 라멘 짜장면 짬뽕 쌀국수 파스타 스파게티 소바 막국수 잔치국수 쫄면 비빔면 밀면 "
               "콩국수 수제비 잡채 비빔냉면"},
    KindFamily{"@ko-dessert", "디저트 후식 간식 군것질",
               "케이크 마카롱 쿠키 아이스크림 빙수 팥빙수 와플 도넛 크로플 타르트 푸딩 초콜릿 젤리 사탕 과자 호떡 붕어빵 "
               "떡 인절미 찹쌀떡 빵 소금빵 크루아상 치즈케이크 티라미수 탕후루 츄러스 휘낭시에 브라우니"},
    KindFamily{"@ko-flower", "꽃 꽃다발 화분 식물",
               "장미 튤립 백합 해바라기 국화 수국 카네이션 안개꽃 프리지아 라벤더 벚꽃 개나리 진달래 동백 난초 선인장 "
               "다육이 몬스테라 산세베리아 스투키 스킨답서스 고무나무 행운목 로즈마리 바질 허브 알로에 방울토마토 상추 "
               "제라늄"},
    KindFamily{"@ko-mbti", "mbti 엠비티아이 성격유형",
               "infp infj intp intj isfp isfj istp istj enfp enfj entp entj esfp esfj estp estj 인프피 인프제 엔프피 잇프피 인티제"},
    KindFamily{"@ko-shop", "가게 매장 상점 ~장봤 장보기",
               "마트 이마트 홈플러스 코스트코 다이소 편의점 시장 전통시장 백화점 아울렛 쿠팡 올리브영 무신사 이케아 서점 "
               "교보문고 문구점 철물점 빵집 정육점 꽃집 옷가게 세탁소 슈퍼 약국"},
    KindFamily{"@ko-investment", "투자 재테크",
               "주식 코인 비트코인 이더리움 펀드 etf 부동산 적금 예금 채권 달러 삼성전자 테슬라 청약 경매 연금"},
};

}  // namespace

std::span<const SynonymFamily> KoreanSynonyms() { return kSynonyms; }
std::span<const KindFamily> KoreanKinds() { return kKinds; }

}  // namespace sam
