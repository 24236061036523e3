// Case tables for the Korean reader: particles, stems, levels, acts, claims, times, echoes.
#include "perception/korean.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/unicode.h"
#include "perception/korean_focus.h"
#include "perception/korean_level.h"
#include "perception/korean_words.h"

namespace sam {
namespace {

const Moment kMondayEvening = *ParseRfc3339("2026-11-23T20:00:00+09:00");

Percept Read(std::string_view text, const std::vector<Fact>& facts = {}) {
  static const Discourse discourse;
  static const Persona persona;
  Percept out;
  ReadKorean(CleanText(text), kMondayEvening, {discourse, persona, facts}, out);
  return out;
}

std::string Shown(const std::vector<FactClaim>& claims) {
  std::string out;
  for (const FactClaim& claim : claims) {
    out += (out.empty() ? "" : " + ") + claim.subject + "|" + claim.predicate + "|" + claim.object;
    if (claim.kind == ClaimKind::kCorrection) out += "|corrected";
    if (claim.kind == ClaimKind::kEnded) out += "|ended";
  }
  return out;
}

struct Pair {
  std::string_view said;
  std::string_view wanted;
};

TEST(KoreanWords, TakeParticlesOffAndLeaveWordsThatOnlyLookIt) {
  constexpr Pair kCases[] = {
      {"고양이가", "고양이"}, {"고양이", "고양이"},   {"휴가", "휴가"},           {"휴가를", "휴가"},
      {"포도", "포도"},       {"포도도", "포도"},     {"바다로", "바다"},         {"나이는", "나이"},
      {"아이들이", "아이"},   {"호랑이를", "호랑이"}, {"도토리묵은", "도토리묵"}, {"두부가", "두부"},
      {"학교에서는", "학교"}, {"친구한테", "친구"},   {"엄마랑", "엄마"},         {"집으로", "집"},
      {"서울로", "서울"},     {"회의", "회의"},       {"회의에", "회의"},         {"떡볶이", "떡볶이"},
      {"떡볶이를", "떡볶이"}, {"사과", "사과"},       {"사과와", "사과"},         {"안과", "안과"},
      {"제주도에", "제주도"}, {"누나", "누나"},       {"누나가", "누나"},         {"바나나", "바나나"},
      {"사랑", "사랑"},       {"위로", "위로"},       {"아들이", "아들"},         {"선생님께서", "선생님"},
      {"세 시까지", "세 시"}, {"겨울마다", "겨울"},   {"너처럼", "너"},           {"아무도", "아무도"}};
  for (const auto& [said, wanted] : kCases) EXPECT_EQ(StripParticle(said), wanted) << said;
}

TEST(KoreanWords, AreSearchedForByTheirStems) {
  const auto joined = [](std::string_view text) {
    std::string out;
    for (const std::string& stem : KoreanStems(text)) out += (out.empty() ? "" : " ") + stem;
    return out;
  };
  EXPECT_EQ(joined("통영까지 버스로 여섯 시간 걸려요"), "통영 버스 여섯 시간 걸리");
  EXPECT_EQ(joined("엄마가 김치를 보내셨어요"), "엄마 김치 보내");
  EXPECT_EQ(joined("체인이 빠졌다고 했지?"), "체인 빠지");
  EXPECT_EQ(joined("나는 매운 떡볶이가 좋아"), "매운 떡볶이 좋");
}

TEST(KoreanLevel, IsHeardInTheLastEnding) {
  using enum SpeechLevel;
  constexpr std::pair<std::string_view, SpeechLevel> kCases[] = {
      {"오늘 비가 와요", kPolite}, {"오늘 비 와", kCasual},     {"그렇습니다", kPolite},
      {"배고프다", kCasual},       {"뭐 해?", kCasual},         {"뭐 하세요?", kPolite},
      {"갈까요", kPolite},         {"갈까", kCasual},           {"먹었거든요", kPolite},
      {"먹었거든", kCasual},       {"그러네 ㅋㅋ", kCasual},    {"좋죠!", kPolite},
      {"좋지", kCasual},           {"학생이에요", kPolite},     {"학생이야", kCasual},
      {"빨리 와 ㅠㅠ", kCasual},   {"도와주십시오", kPolite},   {"난 군고구마 ㅋㅋ", kCasual},
      {"저는 라면", kPolite},      {"한 판도 못 이김", kCasual}};
  for (const auto& [said, wanted] : kCases) {
    const auto level = KoreanLevel(said);
    EXPECT_TRUE(level) << said;
    EXPECT_EQ(level.value_or(wanted), wanted) << said;
  }
  EXPECT_FALSE(KoreanLevel("군고구마"));
}

TEST(KoreanAct, FollowsTheEnding) {
  using enum DialogueAct;
  constexpr std::pair<std::string_view, DialogueAct> kCases[] = {{"오늘 양말에 구멍이 났어요", kStatement},
                                                                 {"뭐 먹었니", kQuestion},
                                                                 {"밥 먹었냐", kPropositionalQuestion},
                                                                 {"갈까요?", kPropositionalQuestion},
                                                                 {"어디 가나요", kQuestion},
                                                                 {"그게 맞는가요?", kPropositionalQuestion},
                                                                 {"내 이름이 뭐게?", kQuestion},
                                                                 {"재밌는 얘기 해줘", kRequest},
                                                                 {"조금만 기다려 주세요", kRequest},
                                                                 {"반말로 하자", kRequest},
                                                                 {"노래 추천해줄래요?", kRequest},
                                                                 {"한 번만 더 말해 줄 수 있어?", kRequest},
                                                                 {"내일 다시 올게", kPromise},
                                                                 {"꼭 전화할게요", kPromise},
                                                                 {"산이 좋아 바다가 좋아?", kChoiceQuestion},
                                                                 {"커피 아니면 홍차?", kChoiceQuestion},
                                                                 {"응", kAgreement},
                                                                 {"아니요", kDisagreement},
                                                                 {"맞아", kAgreement},
                                                                 {"내일은 뭐 입고 나가지", kQuestion},
                                                                 {"거북이는?", kQuestion},
                                                                 {"누가 왔더라", kQuestion},
                                                                 {"비가 오네", kStatement},
                                                                 {"동생이 자요", kStatement},
                                                                 {"그거 알려줘요", kRequest},
                                                                 {"왜 안 되지?", kQuestion}};
  for (const auto& [said, wanted] : kCases) EXPECT_EQ(Name(Read(said).act), Name(wanted)) << said;
}

TEST(KoreanClaims, SayWhatThePersonSaid) {
  constexpr Pair kCases[] = {{"나 민재야", "me|name|민재"},
                             {"저는 홍다솜이라고 해요", "me|name|홍다솜"},
                             {"그냥 서아라고 불러줘", "me|name|서아"},
                             {"제 이름은 루카입니다", "me|name|루카"},
                             {"저 플로리스트예요", "me|job|플로리스트"},
                             {"나 고등학생이야", "me|job|고등학생"},
                             {"엄마가 약사세요", "엄마|job|약사"},
                             {"누나는 출판사에서 편집자로 일해", "누나|job|편집자 + 누나|works-at|출판사"},
                             {"저는 목포 살아요", "me|lives-in|목포"},
                             {"나 제주도에 살아", "me|lives-in|제주도"},
                             {"고향은 정읍이에요", "me|from|정읍"},
                             {"남동생 하나 있어요", "me|has|남동생 + 남동생|count|하나"},
                             {"앵무새 세 마리 키워요", "me|has|앵무새 + 앵무새|count|세 마리"},
                             {"우리 고양이 이름은 호두야", "고양이|name|호두"},
                             {"우리 강아지는 여섯 살이야", "강아지|age|여섯 살"},
                             {"저는 서른아홉 살이에요", "me|age|서른아홉 살"},
                             {"아들은 8살이야", "아들|age|8살"},
                             {"할아버지 연세가 아흔이세요", "할아버지|age|아흔"},
                             {"오이 못 먹어요", "me|cannot-eat|오이"},
                             {"새우 알레르기 있어요", "me|cannot-eat|새우"},
                             {"고양이 털 알레르기가 있어", "me|health|털 알레르기"},
                             {"저 천식이 있어요", "me|health|천식"},
                             {"굴 먹으면 배탈 나", "me|cannot-eat|굴"},
                             {"난 눈 오는 날을 좋아해", ""},
                             {"저는 만두를 좋아해요", "me|likes|만두"},
                             {"나 가지 싫어해", "me|dislikes|가지"},
                             {"제일 좋아하는 색은 남색이야", "me|favourite|색: 남색"},
                             {"제 생일은 9월 2일이에요", "me|birthday|9월 2일"},
                             {"전시회는 12월 5일이에요", "전시회|date|12월 5일"},
                             {"수업이 7시에 시작해요", "수업|time|7시"},
                             {"사진을 전공했어요", "me|studies|사진"},
                             {"제 여동생 지아가 결혼해요", "여동생|name|지아"},
                             {"몽실이라는 토끼를 키워요", "토끼|name|몽실 + me|has|토끼"},
                             {"준서는 제 사촌이에요", "사촌|name|준서"},
                             {"요즘 첼로를 배우고 있어요", "me|배우|첼로"},
                             {"내 혈액형은 O형이야", "혈액형|is|O형"},
                             {"우리 팀장님은 소은재 팀장님이에요", "팀장|name|소은재 팀장님"},
                             {"나 채식주의자야", "me|is|채식주의자"}};
  for (const auto& [said, wanted] : kCases) EXPECT_EQ(Shown(Read(said).claims), wanted) << said;
}

TEST(KoreanClaims, AreReadFromWhatIsToldInPassing) {
  constexpr Pair kCases[] = {
      {"남동생 도진이랑 둘이 살아요", "남동생|name|도진"},
      {"고양이 만두도 같이 살거든요", "고양이|name|만두 + me|has|고양이"},
      {"회사 선배 유진 언니가 커피 사줬어요", "회사 선배|name|유진 언니"},
      {"어제 나연이랑 밥 먹었어요. 고등학교 동창인데 춘천에서 꽃집 해요", "나연|relation|고등학교 동창 + 나연|job|춘천 꽃집 운영"},
      {"같은 반에 간호사인 동혁 씨라는 분이 있어요", "동혁 씨|relation|같은 반 + 동혁 씨|job|간호사"},
      {"이름은 태윤 씨고 수원에서 영어 가르친대요", "태윤 씨|job|영어를 가르치는 일"},
      {"민호 씨라고 배 만드는 엔지니어래요", "민호 씨|job|배 만드는 엔지니어"},
      {"요가 쌤은 소라 쌤이에요", "요가 쌤|name|소라 쌤"},
      {"조카 지안이는 다섯 살이에요", "조카|name|지안 + 지안|age|다섯 살"},
      {"반가워요 가온이에요. 스물일곱이고요", "me|name|가온 + me|age|스물일곱"},
      {"부산에서 은행 다녀요", "me|works-at|은행"},
      {"난 재하야 서른둘이고 부산에서 물리치료사 해", "me|name|재하 + me|age|서른둘 + me|job|물리치료사"},
      {"팀장님이 새로 오셨는데 이름이 박상훈이래", "팀장|name|박상훈"},
      {"은정이라고 같이 사는 친구예요", "은정|relation|같이 사는 친구"},
      {"저는 스물아홉 살이고 디자이너예요", "me|age|스물아홉 살 + me|job|디자이너"},
      {"고향은 안동이고 지금은 대전 살아요", "me|from|안동 + me|lives-in|대전"},
      {"우리 집은 해운대구 좌동이야", "me|lives-in|해운대구 좌동"},
      {"필라테스 화요일 목요일 다녀요", "me|다니|필라테스"},
      {"저 매운 음식 못 먹거든요", "me|cannot-eat|매운 음식"},
      {"물류회사 다녀요. 바른길이라고 작은 데예요", "me|works-at|물류회사 + me|works-at|바른길"},
      {"편의점에서 야간 알바해요", "me|job|편의점 야간 알바"},
      {"누나가 늦게 퇴근하더라고요. 약사거든요", "누나|job|약사"},
      {"아빠는 철도청 퇴직하고 요즘 등산 다니세요", "아빠|works-at|철도청|ended"},
      {"다은이 미용실 그만뒀어요. 10월부터 꽃집에서 일한대요", "다은|works-at|미용실|ended + 다은|works-at|꽃집"},
      {"집은 연남동 오피스텔이고 혼자 살아요", "me|lives-in|연남동 오피스텔"},
      {"상계동 빌라로 계약했어요", "me|lives-in|상계동 빌라"},
      {"부산 본가에 내려갔다 왔어요", "me|from|부산"},
      {"외할머니는 담양에 혼자 계세요", "외할머니|lives-in|담양"},
      {"서연이는 지난주에 대구로 이사 갔어요", "서연|lives-in|대구"},
      {"저는 원래 광주 사람이에요", "me|from|광주"},
      {"저는 땅콩 들어간 건 못 먹어요", "me|cannot-eat|땅콩"},
      {"저 새우는 못 먹어요", "me|cannot-eat|새우"},
      {"저 밀가루 알레르기예요", "me|cannot-eat|밀가루"},
      {"지우는 추운 거 질색이라 겨울엔 안 나와요", "지우|dislikes|추운 것"},
      {"제가 귤 좋아하는 거 알아서 한 봉지 사왔어요", "me|likes|귤"},
      {"현우 씨가 강아지를 무서워한대요", "현우 씨|dislikes|강아지"},
      {"엄마 허리가 안 좋아요", "엄마|health|허리가 안 좋음"},
      {"드디어 자전거를 샀어요", "me|has|자전거"},
      {"어제 우산 잃어버렸어요", "me|잃어버리|우산"},
      {"세윤이한테 20만원 빌려줬어요", "me|빌려주|세윤이한테 20만원"},
      {"다음 주 금요일이 지우 생일이에요", "지우|birthday|12월 4일"},
      {"저 준서랑 사귀기로 했어요", "애인|name|준서"},
      {"도현 씨랑 이제 정식으로 만나요", "애인|name|도현 씨"},
      {"할아버지가 작년에 돌아가셨어요", "할아버지|is|세상을 떠남"},
      {"요가는 이제 월요일 말고 목요일 저녁반으로 옮겼어요", "요가|time|목요일 저녁반"}};
  for (const auto& [said, wanted] : kCases) EXPECT_EQ(Shown(Read(said).claims), wanted) << said;
}

TEST(KoreanClaims, EndWhenMoneyLentIsRepaid) {
  std::vector<Fact> facts(1);
  facts[0] = {"f1.1", "me", "빌려주", "민재한테 100만원", 1, FactState::kCurrent, TurnId{1}, {}, {}, Language::kKorean};
  EXPECT_EQ(Shown(Read("민재가 빌려간 돈 드디어 다 갚았어요", facts).claims), "me|빌려주|민재한테 100만원|ended");
  EXPECT_EQ(Shown(Read("민재가 아직 돈을 안 갚았어요", facts).claims), "");
}

TEST(KoreanClaims, TakeNoHearsayNounOrStoryForAPerson) {
  constexpr std::string_view kCases[] = {"준비가 다 끝났대요",
                                         "화학을 가르친대요",
                                         "친구 준비물 챙겨줬어요",
                                         "엄마 기준이 너무 높아요",
                                         "고양이 장난감도 있어요",
                                         "본가에 갔다 왔어요",
                                         "친구 여수 본가에 놀러 갔어요",
                                         "집은 엉망이고 할 일은 많아요",
                                         "자전거를 사고 싶어요",
                                         "길을 잃어버렸어요",
                                         "엄마가 집으로 돌아가셨어요",
                                         "아빠가 우체국에 가셨어요",
                                         "도윤 씨랑 만나기로 했어요",
                                         "안녕하세요 서울이에요",
                                         "오늘은 영상 편집해요",
                                         "벌레 무서워하지 마세요",
                                         "드라마에 지수라는 사람이 나오는데 변호사래요",
                                         "아침에 언니 만났는데 간호사가 꿈이래요",
                                         "서울로 이사 가고 싶어요"};
  for (const std::string_view said : kCases) EXPECT_EQ(Shown(Read(said).claims), "") << said;
}

TEST(KoreanClaims, LeaveWishesQuestionsConditionsAndSmallTalkAlone) {
  constexpr std::string_view kCases[] = {"고양이 키우고 싶어요",
                                         "강아지 키우면 어떨까?",
                                         "내가 의사라면 좋겠다",
                                         "친구가 대전에 산다고 했어",
                                         "나 학생 아니야",
                                         "오늘 밥을 못 먹었어",
                                         "점심 안 먹어",
                                         "넌 몇 살이야?",
                                         "네 이름은 뭐야?",
                                         "커피 좋아하세요?",
                                         "나 감기야",
                                         "나 지금 집이야",
                                         "나 바보야",
                                         "우리 언니는 천사야",
                                         "그건 사실이야",
                                         "오늘은 월요일이야",
                                         "지붕 위에 까치가 세 마리 있었어요",
                                         "라디오에서 상수라는 사람이 버섯 얘기를 했어요",
                                         "옆집 고양이가 예뻐요",
                                         "우리 집 고양이가 밥을 안 먹어",
                                         "여동생이 없어요",
                                         "내일 비가 온대요",
                                         "기차가 좋아요 비행기가 좋아요?",
                                         "고마워 네 덕분이야",
                                         "뭐 먹을까?",
                                         "비밀번호는 알려줄 수 없어",
                                         "이름 세 개만 지어줘",
                                         "서울에 살면 좋을까?",
                                         "복도에서 귤 냄새가 나네요",
                                         "아이고 힘들다"};
  for (const std::string_view said : kCases) EXPECT_EQ(Shown(Read(said).claims), "") << said;
}

TEST(KoreanClaims, ResolveWhenPlansHappen) {
  constexpr Pair kCases[] = {{"내일 오전 10시에 면접 보러 가요", "2026-11-24T10:00:00+09:00"},
                             {"모레 저녁 7시 반에 공연 보러 가", "2026-11-25T19:30:00+09:00"},
                             {"글피에 시험이 있어요", "2026-11-26T12:00:00+09:00"},
                             {"다음 주 화요일에 발표 있어", "2026-12-01T12:00:00+09:00"},
                             {"이번 주말에 등산 가요", "2026-11-28T12:00:00+09:00"},
                             {"사흘 뒤에 수술해요", "2026-11-26T20:00:00+09:00"},
                             {"두 시간 뒤에 회의가 있어요", "2026-11-23T22:00:00+09:00"},
                             {"내일 8시 반에 계약서 쓰러 가요", "2026-11-24T08:30:00+09:00"},
                             {"금요일 오후 3시에 상담 받아요", "2026-11-27T15:00:00+09:00"},
                             {"12월 24일에 공연해요", "2026-12-24T12:00:00+09:00"},
                             {"내일 낮 12시에 친구랑 점심 먹어", "2026-11-24T12:00:00+09:00"},
                             {"다음 달 3일에 이사해", "2026-12-03T12:00:00+09:00"},
                             {"30분 뒤에 수업이야", "2026-11-23T20:30:00+09:00"},
                             {"이틀 후에 출국해요", "2026-11-25T20:00:00+09:00"},
                             {"내일 14:20에 기차 타", "2026-11-24T14:20:00+09:00"}};
  for (const auto& [said, wanted] : kCases) {
    const Percept percept = Read(said);
    const bool dated = !percept.claims.empty() && percept.claims.front().when;
    EXPECT_TRUE(dated) << said << " " << Shown(percept.claims);
    if (!dated) continue;
    EXPECT_EQ(FormatRfc3339(*percept.claims.front().when), wanted) << said << " " << Shown(percept.claims);
  }
}

TEST(KoreanQuery, IsOnlySeenWhereHerMemoryIsAsked) {
  constexpr std::string_view kNone[] = {"지금 몇 시야?",
                                        "오늘 며칠이에요?",
                                        "네 이름이 뭐야?",
                                        "넌 꿈이 뭐야?",
                                        "사만다는 고향이 어디예요?",
                                        "저녁으로 뭐 먹을까?",
                                        "기차가 좋아요 비행기가 좋아요?",
                                        "오늘 날씨가 어때?",
                                        "왜 하늘은 파래?",
                                        "사서님이 제 이름을 기억하시더라고요",
                                        "양념통을 가나다순으로 두면 이상한가?",
                                        "심심해"};
  for (const std::string_view said : kNone) EXPECT_FALSE(Read(said).query) << said;
  const auto everything = Read("나에 대해 아는 거 다 말해줘").query;
  ASSERT_TRUE(everything);
  EXPECT_EQ(everything->kind, QueryKind::kEverything);
  const auto who = Read("지금 내 사수가 누구라고 했지?").query;
  ASSERT_TRUE(who);
  EXPECT_EQ(who->kind, QueryKind::kWho);
  EXPECT_EQ(who->subject, "사수");
}

TEST(KoreanQuery, NamesTheOneWhoIsAskedAbout) {
  std::vector<Fact> facts(1);
  facts[0] = {"f1.1", "은지", "job", "미용사", 1, FactState::kCurrent, TurnId{1}, {}, {}, Language::kKorean};
  constexpr Pair kCases[] = {{"은지 요즘 직업이 뭐예요?", "은지|job"},
                             {"우리 엄마 은퇴 전에 어디서 일하셨게요", "엄마|works-at"},
                             {"새 직장 첫 출근이 언제였죠?", "직장 첫 출근|date"},
                             {"아빠 허리 수술한 날이 며칠이었죠?", "아빠 허리 수술|date"},
                             {"저 어디서 일했죠?", "me|works-at"},
                             {"제 직업이 뭐예요?", "me|job"}};
  for (const auto& [said, wanted] : kCases) {
    const auto query = Read(said, facts).query;
    EXPECT_EQ(query ? query->subject + "|" + query->predicate : "", wanted) << said;
  }
}

TEST(KoreanFocus, IsTheNounWorthTakingUp) {
  constexpr Pair kCases[] = {{"텃밭에 토란만 심기로 했어요", "토란"},       {"서랍에서 낡은 면허증이 나왔어", "면허증"},
                             {"이모가 몰타에서 엽서를 보냈어요", "엽서"},   {"비 맞으면서 돌담 쌓는 중이야", "돌담"},
                             {"우산이 두 번이나 뒤집혔어요", "우산"},       {"왼쪽 양말에 또 구멍 났다", "양말"},
                             {"제 사촌이 연날리기 대회에 나간대요", "대회"}};
  for (const auto& [said, wanted] : kCases) EXPECT_EQ(Read(said).focus.noun, wanted) << said;
}

TEST(KoreanFocus, SaysAClauseBackFromHerSide) {
  constexpr Pair kCases[] = {
      {"자전거 체인이 오늘만 두 번 빠졌어", "자전거 체인이 오늘만 두 번 빠졌군요|자전거 체인이 오늘만 두 번 빠졌구나"},
      {"왼쪽 양말에 또 구멍 났다", "왼쪽 양말에 또 구멍 났군요|왼쪽 양말에 또 구멍 났구나"},
      {"옆집 합창단이 같은 소절만 불러요", "옆집 합창단이 같은 소절만 부르네요|옆집 합창단이 같은 소절만 부르네"},
      {"엄마가 김치를 보내셨어요", "어머니가 김치를 보내셨군요|엄마가 김치를 보내셨구나"},
      {"떡볶이가 너무 매워", "떡볶이가 너무 맵네요|떡볶이가 너무 맵네"},
      {"사무실 프린터가 분홍색으로만 나와 ㅋㅋ",
       "사무실 프린터가 분홍색으로만 나오네요|사무실 프린터가 분홍색으로만 나오네"},
      {"뭐 먹을까?", ""},
      {"재밌는 얘기 해줘", ""},
      {"군고구마", ""}};
  for (const auto& [said, wanted] : kCases) EXPECT_EQ(EchoClause(said), wanted) << said;
  EXPECT_EQ(Read("옆집 합창단이 같은 소절만 불러요").focus.clause, "옆집 합창단이 같은 소절만 부른다");
  EXPECT_EQ(Read("제 동생이 드디어 취직했어요").focus.clause, "동생이 드디어 취직했다");
  EXPECT_EQ(Read("커피가 좋아").focus.clause, "커피가 좋다");
}

TEST(KoreanReader, SurvivesWhateverIsThrownAtIt) {
  std::string mess;
  for (int i = 0; i < 900; ++i)
    mess += i % 7 == 0 ? "이 " : i % 5 == 0 ? "고양이가면서고 " : i % 3 == 0 ? "ㅋㅋ? " : "열두요이라고";
  for (const std::string_view said : {std::string_view(mess), std::string_view("."), std::string_view("?"),
                                      std::string_view(""), std::string_view("이"), std::string_view("ㅠㅠㅠ"),
                                      std::string_view("요요요"), std::string_view("고고고 고 고"),
                                      std::string_view("99999999999999월 88일"), std::string_view("\xff\xfe깨진")}) {
    const Percept percept = Read(said);
    EXPECT_LE(percept.claims.size(), 8u);
  }
}

}  // namespace
}  // namespace sam
