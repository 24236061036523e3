// What is told in passing is asked for later: claim and query meet at the same subject and predicate.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "perception/korean.h"

namespace sam {
namespace {

struct TellAsk {
  std::string_view told[3];  // in order; empty ones are left out
  std::string_view asked;
  std::string_view answer;    // must be in the fact that is found
  std::string_view old = {};  // must not be in any fact found
};

constexpr TellAsk kTalks[] = {
    {{"저는 서하린이라고 합니다"}, "제 이름이 뭐였죠?", "하린"},
    {{"나 도윤이야, 반가워"}, "내 이름 기억나?", "도윤"},
    {{"제 이름은 오지안이고요, 이사 온 지 얼마 안 됐어요"}, "제 이름 아세요?", "오지안"},
    {{"난 보람이라고 해 ㅋㅋ"}, "내 이름 뭐게?", "보람"},
    {{"이름은 마채원이에요"}, "제 이름이 뭐라고 했는지 기억해요?", "마채원"},
    {{"우리 강아지 이름은 감자야"}, "우리 강아지 이름이 뭐라고 했지?", "감자"},
    {{"고양이를 두 마리 키우는데 첫째 이름이 율무예요"}, "저희 고양이가 몇 마리라고 했죠?", "두 마리"},
    {{"제 햄스터는 이름이 도토리예요"}, "햄스터 이름 기억해요?", "도토리"},
    {{"우리 앵무새가 올해 일곱 살이야"}, "앵무새 몇 살이라고 했지?", "일곱"},
    {{"저희 집 강아지 나이가 열네 살이에요"}, "우리 강아지 나이가 어떻게 된다고 했죠?", "열네"},
    {{"저는 도서관에서 사서로 일해요"}, "제 직업이 뭐라고 했죠?", "사서"},
    {{"나 조선소에서 용접공으로 일하고 있어"}, "내 직업이 뭐였더라?", "용접공"},
    {{"저는 초등학교 교사예요"}, "제가 하는 일이 뭐라고 했죠?", "교사"},
    {{"아내는 수의사예요"}, "아내 직업이 뭐였죠?", "수의사"},
    {{"형은 소방서에서 구급대원으로 일해"}, "형 직업이 뭐라고 했지?", "구급대원"},
    {{"저 양조장 다녀요"}, "저 어디서 일한다고 했죠?", "양조장"},
    {{"나 군산 살아"}, "나 어디 산다고 했지?", "군산"},
    {{"저는 지금 강릉에 살고 있어요"}, "제가 사는 곳이 어디라고 했죠?", "강릉"},
    {{"동생은 오사카에서 살아요"}, "동생이 어디 산다고 했죠?", "오사카"},
    {{"지난달에 전주로 이사했어요"}, "저 어디 사는지 기억하세요?", "전주"},
    {{"제 고향은 여수예요"}, "제 고향이 어딘지 기억하세요?", "여수"},
    {{"아빠 고향이 봉화라서 사과를 자주 보내주셔"}, "아빠 고향이 어디라고 했지?", "봉화"},
    {{"저 땅콩 알레르기 있어요"}, "저 뭐 못 먹는다고 했죠?", "땅콩"},
    {{"우유를 마시면 배가 아파요"}, "제가 뭘 못 먹는다고 했죠?", "우유"},
    {{"나 고수 못 먹어"}, "나 뭐 못 먹는다고 했지?", "고수"},
    {{"저는 복숭아 먹으면 안 돼요"}, "제가 먹으면 안 되는 게 뭐라고 했죠?", "복숭아"},
    {{"난 술을 전혀 못 마셔"}, "내가 못 마시는 게 뭐라고 했지?", "술"},
    {{"갑각류를 먹으면 입술이 부어요"}, "저 어떤 음식 알레르기 있다고 했죠?", "갑각류"},
    {{"딸은 꽃가루 알레르기가 심해요"}, "딸이 무슨 알레르기 있다고 했죠?", "꽃가루"},
    {{"졸업식은 2월 19일이야"}, "졸업식이 언제라고 했지?", "2월 19일"},
    {{"이삿날은 12월 3일로 정했어요"}, "이삿날이 며칠이라고 했죠?", "12월 3일"},
    {{"다음 주 수요일에 면접 보러 가요"}, "제 면접이 언제라고 했죠?", "면접"},
    {{"모레 오후 3시에 치과 예약이 있어"}, "나 치과 예약 언제라고 했지?", "치과"},
    {{"내일 아침 9시에 발표가 있어요"}, "제 발표가 몇 시라고 했죠?", "발표"},
    {{"마라톤 대회 날짜는 11월 29일이에요"}, "마라톤 대회 날짜가 언제죠?", "11월 29일"},
    {{"출근은 새벽 5시 반이야"}, "내 출근 시간이 몇 시라고 했지?", "5시 반"},
    {{"공연 장소는 홍대 벨로주예요"}, "공연 장소가 어디라고 했죠?", "벨로주"},
    {{"제 생일은 8월 30일이에요"}, "제 생일이 언제라고 했죠?", "8월 30일"},
    {{"엄마 생신이 음력 3월 7일이에요"}, "어머니 생신이 언제라고 했죠?", "3월 7일"},
    {{"남동생이 한 명 있는데 이름은 재원이야"}, "내 남동생 이름이 뭐라고 했지?", "재원"},
    {{"우리 팀장님 성함은 구자명이에요"}, "저희 팀장님 성함이 뭐였죠?", "구자명"},
    {{"담임선생님은 표유리 선생님이야"}, "내 담임선생님이 누구라고 했지?", "표유리"},
    {{"남자친구 이름은 하진우예요"}, "제 남자친구 이름 기억하세요?", "하진우"},
    {{"제 룸메이트는 방소담이에요"}, "제 룸메가 누구라고 했죠?", "방소담"},
    {{"우리 고양이 나비가 또 화분을 엎었어"}, "우리 고양이 이름이 뭐였지?", "나비"},
    {{"제 동생 유진이가 군대에 갔어요"}, "제 동생 이름이 뭐라고 했죠?", "유진"},
    {{"큰딸 담임선생님 성함이 추미경이래요"}, "큰딸 담임선생님 성함이 뭐라고 했죠?", "추미경"},
    {{"코코라는 고슴도치를 키워요"}, "저희 고슴도치 이름이 뭐죠?", "코코"},
    {{"할머니 연세가 여든여덟이세요"}, "할머니 연세가 어떻게 되신다고 했죠?", "여든여덟"},
    {{"저는 올해 서른두 살이에요"}, "제 나이가 몇이라고 했죠?", "서른두"},
    {{"조카가 이제 다섯 살이야"}, "조카 몇 살이라고 했지?", "다섯"},
    {{"저는 간호학을 전공했어요"}, "제 전공이 뭐라고 했죠?", "간호학"},
    {{"제일 좋아하는 계절은 늦가을이에요"}, "제가 제일 좋아하는 계절이 뭐라고 했죠?", "늦가을"},
    {{"나 재즈 좋아해"}, "내가 무슨 음악 좋아한다고 했지?", "재즈"},
    {{"저는 오이를 정말 싫어해요"}, "제가 뭐 싫어한다고 했죠?", "오이"},
    {{"제 취미는 암벽등반이에요"}, "제 취미가 뭐라고 했죠?", "암벽등반"},
    {{"내 혈액형은 AB형이야"}, "내 혈액형 뭐라고 했지?", "AB형"},
    {{"제 차는 하늘색이에요"}, "제 차가 무슨 색이라고 했죠?", "하늘색"},
    {{"이모가 귤을 세 상자 보내셨어요"}, "이모가 귤을 몇 상자 보냈다고 했죠?", "세 상자"},
    {{"삼촌이 벌통을 서른 개 관리해요"}, "삼촌이 벌통을 몇 개 관리한다고 했죠?", "서른 개"},
    {{"언니 이름이 유나야", "아니 유나가 아니라 유라야"}, "우리 언니 이름이 뭐라고 했지?", "유라", "유나"},
    {{"돌잔치는 5월 4일이에요", "아 잘못 말했어요, 5월 11일이에요"}, "돌잔치가 언제라고 했죠?", "5월 11일", "5월 4일"},
    {{"우리 토끼는 세 살이야", "정정할게, 네 살이야"}, "토끼 나이는?", "네 살", "세 살"},
    {{"제 트레이너는 탁민재 코치님이에요", "탁 코치님이 그만두셨어요", "새 트레이너는 여은솔 코치님이에요"},
     "지금 제 트레이너가 누구죠?",
     "여은솔",
     "탁민재"},
    {{"여자친구 이름은 송다온이야", "나 여자친구랑 헤어졌어"}, "내 여자친구 이름이 뭐라고 했지?", "", "송다온"},
    {{"저는 출판사에 다녀요", "저 출판사 그만뒀어요"}, "저 어디 다닌다고 했죠?", "", "출판사"},
    {{"거북이 키워", "이제 거북이 안 키워"}, "나 무슨 동물 키운다고 했지?", "", "거북이"},
    {{"막내 이름은 이든이에요", "앗 헷갈렸어요. 이든이는 조카고 막내는 이솔이에요"},
     "저희 막내 이름이 뭐죠?",
     "이솔",
     "이든"},
    {{"집은 망원동 옥탑방이에요", "합정동 빌라로 계약했어요"}, "저 어디 산다고 했죠?", "합정동"},
    {{"남동생은 목수예요", "남동생이 내년부터 수영 강사 한대요"}, "남동생 직업이 뭐였죠?", "수영 강사"},
    {{"오늘부터 도예 공방 다녀요. 일요일 오전반이에요"}, "도예 공방 몇 시에 간다고 했죠?", "일요일 오전반"},
    {{"민재 씨라고 배관공이래요", "민재 씨가 아니라 민혁 씨였어요"}, "민혁 씨 직업이 뭐였죠?", "배관공"},
    {{"나 요즘 도예를 배우고 있어"}, "내가 요즘 뭐 배운다고 했지?", "도예"},
};

/// A book of facts as plain as can be.
class Book {
 public:
  void Apply(const FactClaim& claim, uint32_t turn) {
    std::erase_if(facts_, [&](const Fact& fact) {
      const bool same = fact.subject == claim.subject && fact.predicate == claim.predicate;
      if (claim.kind == ClaimKind::kEnded) return same && (claim.object.empty() || fact.object == claim.object);
      return same && claim.kind == ClaimKind::kCorrection;
    });
    if (claim.kind == ClaimKind::kEnded) return;
    facts_.push_back({"f1.1",
                      claim.subject,
                      claim.predicate,
                      claim.object,
                      1,
                      FactState::kCurrent,
                      TurnId{turn},
                      {},
                      claim.when,
                      Language::kKorean});
  }
  const std::vector<Fact>& facts() const { return facts_; }

 private:
  std::vector<Fact> facts_;
};

class Talk {
 public:
  Percept Say(std::string_view text) {
    Percept out;
    ReadKorean(CleanText(text), now_, {discourse_, persona_, book_.facts()}, out);
    ++turn_;
    for (const FactClaim& claim : out.claims) book_.Apply(claim, turn_);
    return out;
  }
  /// Objects of the facts that the query names, joined.
  std::string Find(const FactQuery& query) const {
    const auto close = [](std::string_view asked, std::string_view known) {
      if (asked == known) return true;
      constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kNear = {
          std::pair{"name", "is"}, {"date", "plans"},        {"time", "plans"},      {"works-at", "job"},
          {"likes", "favourite"},  {"cannot-eat", "health"}, {"works-at", "studies"}};
      return std::any_of(kNear.begin(), kNear.end(), [&](const auto& near) {
        return (near.first == asked && near.second == known) || (near.second == asked && near.first == known);
      });
    };
    std::string found;
    for (const Fact& fact : book_.facts()) {
      if (fact.subject == query.subject && (query.predicate.empty() || close(query.predicate, fact.predicate)))
        found += fact.object + "; ";
    }
    return found;
  }

 private:
  Discourse discourse_;
  Persona persona_;
  Book book_;
  uint32_t turn_ = 0;
  Moment now_ = *ParseRfc3339("2026-11-23T20:00:00+09:00");
};

TEST(KoreanTells, WhatIsToldIsFoundWhenAskedFor) {
  for (const TellAsk& talk : kTalks) {
    Talk with;
    for (const std::string_view told : talk.told)
      if (!told.empty()) with.Say(told);
    const Percept asked = with.Say(talk.asked);
    if (!asked.query && talk.answer.empty()) continue;
    EXPECT_TRUE(asked.query) << talk.asked;
    if (!asked.query) continue;
    const std::string found = with.Find(*asked.query);
    EXPECT_NE(found.find(talk.answer), found.npos) << talk.told[0] << " -> " << talk.asked << " found: " << found
                                                   << " for " << asked.query->subject << "|" << asked.query->predicate;
    const bool says_old = !talk.old.empty() && found.find(talk.old) != found.npos;
    EXPECT_FALSE(says_old) << talk.asked << " found: " << found;
    EXPECT_TRUE(asked.claims.empty()) << talk.asked;
  }
}

TEST(KoreanTells, NoParticleBecomesPartOfAName) {
  constexpr std::string_view kNames[] = {"가람", "민수", "하은", "서연",   "지우",   "도윤",  "다온",
                                         "은별", "유나", "솔",   "강가람", "이도현", "나해솔"};
  constexpr std::string_view kFrames[] = {"제 이름은 %이에요", "내 이름은 %이야", "제 이름은 %입니다",
                                          "저는 %이라고 해요", "내 이름 %이거든", "제 이름은 %이고 학생이에요"};
  for (const std::string_view name : kNames) {
    for (const std::string_view frame : kFrames) {
      const size_t at = frame.find('%');
      std::string tail(frame.substr(at + 1));
      if (!EndsInConsonant(name)) {
        if (tail.starts_with("이에요"))
          tail = "예요";
        else if (!tail.starts_with("입"))
          tail = tail.substr(3);
      }
      Talk with;
      const Percept percept = with.Say(std::string(frame.substr(0, at)) + std::string(name) + tail);
      const auto claim = std::find_if(percept.claims.begin(), percept.claims.end(),
                                      [](const FactClaim& c) { return c.predicate == "name" && c.subject == "me"; });
      EXPECT_NE(claim, percept.claims.end()) << frame << " " << name;
      if (claim == percept.claims.end()) continue;
      const bool called = claim->object == name || claim->object == std::string(name) + "이";
      EXPECT_TRUE(called) << frame << " " << name << " gave " << claim->object;
    }
  }
}

}  // namespace
}  // namespace sam
