// Claims told in passing: homes, work, things lent, lost and bought, deaths, lessons.
#include <algorithm>
#include <array>

#include "base/word_lists.h"
#include "core/predicates.h"
#include "perception/korean_claims.h"
#include "perception/korean_lexicon.h"
#include "perception/korean_syllable.h"

namespace sam::korean {
namespace {

using namespace std::string_view_literals;
using namespace std::chrono_literals;
constexpr size_t kNowhere = std::string_view::npos;

bool Says(const Clause& clause, std::initializer_list<std::string_view> any) {
  return std::any_of(clause.words.begin(), clause.words.end(), [&](const Word& w) { return IsOneOf(w.text, any); });
}

/// A place and what one lives in there: "서신동 빌라", "망원동 옥탑방"; one of the two is enough where `either`.
std::string HomeAt(const std::vector<Word>& words, size_t at, std::string_view noun, bool either) {
  const std::string_view before = at > 0 && words[at - 1].particle.empty() ? words[at - 1].text : std::string_view();
  if ((IsDwelling(noun) || EndsWith(noun, "동")) && IsPlace(before)) return std::string(before) + " " + std::string(noun);
  return either && IsPlace(noun) ? std::string(noun) : std::string();
}

/// Things that one has after buying them.
bool IsGoods(std::string_view noun) {
  return IsOneOf(noun, {"차",     "중고차", "자동차", "새차",   "자전거", "오토바이", "스쿠터", "전기차", "피아노", "기타",
                        "카메라", "노트북", "집",     "아파트", "텐트",   "바이올린", "첼로",   "우쿨렐레", "드럼",  "캠핑카",
                        "킥보드", "태블릿", "재봉틀", "망원경", "서핑보드", "요트",   "트럭",   "냉장고",  "세탁기", "소파"});
}

bool IsLesson(std::string_view noun) {
  return IsOneOf(noun, {"공방", "요가", "필라테스", "헬스", "헬스장", "수영", "수영장", "복싱", "발레", "클라이밍", "합창단", "도예",
                        "기타", "피아노", "테니스", "배드민턴", "탁구", "검도", "유도", "주짓수", "동호회", "문화센터", "스터디", "서예",
                        "도자기공방", "목공방", "댄스", "태권도", "크로스핏", "체육관", "화실", "미술학원", "피아노학원", "영어학원"});
}

/// "토요일 오전반", "수요일 저녁반", "목요일".
bool IsClassTime(std::string_view text) {
  if (text.find("요일") == text.npos) return false;
  for (const std::string_view end : {"오전반"sv, "오후반"sv, "저녁반"sv, "아침반"sv, "새벽반"sv, "주말반"sv, "야간반"sv})
    if (EndsWith(text, end)) return true;
  return false;
}

}  // namespace

/// "여수 본가에", "효자동 아파트로 계약했어요", "고흥에 혼자 계세요", "성수동에 방 구했어요".
bool ClaimReader::ReadHome(const Clause& clause, const std::string& who) {
  const std::vector<Word>& words = clause.words;
  for (size_t i = 1; i < words.size(); ++i) {
    const bool old_home = words[i].noun == "본가" && words[i - 1].particle.empty() && IsPlace(words[i - 1].text);
    const bool others = i > 1 && (SomeoneAt(words, i - 2) != "" && words[i - 2].particle.empty());
    if (old_home && !others && topic_.empty()) Add("me", predicate::kFrom, std::string(words[i - 1].text));
  }
  if (who.empty() || clause.negated || clause.unable) return false;
  const size_t to = WordWith(words, {"로", "으로"}), at = WordWith(words, {"에", "에는"});
  if (clause.past && clause.verb == "계약하" && to != kNowhere && who == "me") {
    const std::string home = HomeAt(words, to, words[to].noun, false);
    return home.empty() ? false : (Add("me", predicate::kLivesIn, home), true);
  }
  const bool emigrates = clause.past && (IsOneOf(clause.verb, {"이민가", "유학가"}) ||
                                         (clause.verb == "가" && !words.empty() && IsOneOf(words.back().noun, {"이민", "유학"})));
  if (emigrates && to != kNowhere && IsPlace(words[to].noun))
    return Add(who, predicate::kLivesIn, std::string(words[to].noun)), true;
  if (at == kNowhere || !IsPlace(words[at].noun)) return false;
  const bool stays = !clause.past && who != "me" && (clause.verb == "계" || clause.verb == "계시") && IsRelation(who);
  const bool alone = !clause.past && who != "me" && clause.verb == "있" && Says(clause, {"혼자", "유학"});
  const bool rents = clause.past && who == "me" && clause.verb == "구하" && !words.empty() &&
                     IsOneOf(words.back().noun, {"방", "집", "전세", "월세", "원룸", "자취방"});
  if (!stays && !alone && !rents) return false;
  return Add(who, predicate::kLivesIn, std::string(words[at].noun)), true;
}

/// "편의점에서 야간 알바해요", "치과에서 퇴근을 안 하려고", "그림책 편집해요".
bool ClaimReader::ReadJobInPassing(const Clause& clause, const std::string& who) {
  const std::vector<Word>& words = clause.words;
  if (who.empty() || clause.wish || clause.future) return false;
  const bool from = std::any_of(words.begin(), words.end(), [](const Word& w) { return w.particle == "부터"; });
  if (from && IsOneOf(clause.verb, {"일하", "근무하"}) && ReadWork(clause, who)) return true;  // "10월부터 꽃집에서 일한대요"
  for (size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i].particle == "에서" && IsWorkplace(words[i].noun) && IsOneOf(words[i + 1].noun, {"퇴근", "출근"}))
      return Add(who, predicate::kWorksAt, Whole(words, i)), true;
    if (IsOneOf(words[i].particle, {"로", "으로"}) && IsJob(words[i].noun) && IsOneOf(words[i + 1].text, {"일한", "근무한"}) &&
        !clause.negated)
      return Add(who, predicate::kJob, std::string(words[i].noun)), true;
  }
  if (clause.negated || clause.unable || clause.past) return false;
  const bool starts = clause.verb == "하" && !words.empty() && IsJob(words.back().noun) && who != "me" &&
                      (words.back().particle.empty() || IsObjectParticle(words.back().particle));
  if (starts) return Add(who, predicate::kJob, Whole(words, words.size() - 1)), true;  // "9월부터 필라테스 강사 한대요"
  const bool part_time = clause.verb == "알바하" || clause.verb == "아르바이트하" ||
                         (clause.verb == "하" && !words.empty() && IsOneOf(words.back().noun, {"알바", "아르바이트"}));
  if (part_time) {
    const size_t at = WordWith(words, {"에서"});
    const std::string_view before = words.empty() || words.back().noun == "알바" || words.back().noun == "아르바이트"
                                        ? (words.size() > 1 && clause.verb == "하" ? words[words.size() - 2].text : ""sv)
                                        : words.back().text;
    const bool kind = IsOneOf(before, {"야간", "주말", "새벽", "오전", "오후", "저녁", "단기", "서빙", "과외", "배달"});
    std::string job = at == kNowhere ? std::string() : std::string(words[at].noun) + " ";
    if (kind) job += std::string(before) + " ";
    return job.empty() ? false : (Add(who, predicate::kJob, job + "알바"), true);
  }
  const bool trade = IsOneOf(clause.verb, {"편집하", "번역하", "통역하", "디자인하", "개발하", "설계하", "조율하", "수리하", "연구하"});
  const bool bare = trade && !words.empty() && words.back().particle.empty() && !IsAdverb(words.back().text);
  const bool at_work = std::any_of(claims_.begin(), claims_.end(), [&](const FactClaim& c) {
    return c.subject == who && c.predicate == predicate::kWorksAt && c.kind == ClaimKind::kNew;
  });
  if (!bare || !at_work || clause.going_on) return false;
  return Add(who, predicate::kJob, Whole(words, words.size() - 1) + " " + clause.verb.substr(0, clause.verb.size() - 3)), true;
}

/// "아빠는 우체국 퇴직하고 나서": where somebody has worked.
void ClaimReader::ReadRetirement(const Clause& clause) {
  for (size_t i = 1; i < clause.words.size() + 1; ++i) {
    const Word& word = i < clause.words.size() ? clause.words[i] : clause.last;
    if (!IsOneOf(word.form.stem, {"퇴직하", "은퇴하", "정년퇴직하", "명퇴하"}) || clause.future || clause.wish) continue;
    const Word& place = clause.words[i - 1];
    if (!(place.particle.empty() || IsOneOf(place.particle, {"에서", "을", "를"})) || IsAdverb(place.text) || Letters(place.noun) < 2) continue;
    const bool works = IsWorkplace(place.noun) || EndsWith(place.noun, "청") || EndsWith(place.noun, "공사") || EndsWith(place.noun, "국");
    std::string who;
    for (size_t k = 0; k + 1 < i; ++k) {
      if (std::string someone = SomeoneAt(clause.words, k); !someone.empty() && clause.words[k].particle != "랑") who = std::move(someone);
    }
    if (who.empty()) who = topic_ == "me" ? std::string() : topic_;
    if (works && !who.empty()) Add(who, predicate::kWorksAt, std::string(place.noun), ClaimKind::kEnded);
  }
}

/// "지혜한테 30만원 빌려줬어요", "자전거 잃어버렸어요", "중고차 샀어요".
bool ClaimReader::ReadDeed(const Clause& clause, const Subject& subject, const std::string& who) {
  if (!clause.past || clause.negated || clause.unable || clause.guess || clause.quoted || (subject.explicit_ && subject.key != "me") || who != "me")
    return false;
  const bool lends = IsOneOf(clause.verb, {"빌려주", "꿔주", "빌려드리"});
  const bool loses = IsOneOf(clause.verb, {"잃어버리", "도둑맞", "잃"});
  const bool gets = IsOneOf(clause.verb, {"사", "장만하", "지르", "주워오", "입양하", "데려오"});
  if (!lends && !loses && !gets) return false;
  const size_t at = ObjectOf(clause);
  if (at == kNowhere || clause.words[at].noun.empty()) return false;
  const std::string_view noun = clause.words[at].noun;
  const auto count = FindQuantity(clause.words);
  const bool money = count && IsOneOf(count->counter, {"원", "만원"});
  std::string what = money ? count->text : Whole(clause.words, at);
  if (IsEmptySubject(noun) || IsQuestionWord(noun) || IsFirstPerson(noun) || Letters(what) > 16) return false;
  if (gets) {
    const bool animal = IsAnimal(noun) && Letters(noun) > 1 && !IsOneOf(noun, {"새우", "돼지", "오리", "가재"});
    if (animal ? clause.verb == "사" : (!IsGoods(noun) || !IsOneOf(clause.verb, {"사", "장만하", "지르"}))) return false;
    return Add("me", predicate::kHas, std::string(noun)), true;
  }
  std::string whom;
  for (size_t i = 0; i < clause.words.size(); ++i) {
    if (IsOneOf(clause.words[i].particle, {"한테", "에게", "께"})) whom = SomeoneAt(clause.words, i);
  }
  if (whom.empty() && lends && money) whom = !spoken_.empty() ? spoken_ : SomeoneBefore();
  if (IsOneOf(noun, {"길", "말", "정신", "입맛", "할", "의욕", "자신감", "기회", "이성", "균형"})) return false;
  if (lends && whom.empty()) return false;
  return Add("me", lends ? "빌려주"sv : "잃어버리"sv, lends ? whom + (LooksLikeName(whom) && EndsInConsonant(whom) ? "이한테 " : "한테 ") + what : what), true;
}

/// "지혜가 빌려간 돈 다 갚았어요": it is no longer owed.
bool ClaimReader::ReadRepaid(const Clause& clause, const Subject& subject) {
  if (clause.verb != "갚" || !clause.past || clause.negated || clause.unable || !Says(clause, {"다", "전부", "모두", "드디어"})) return false;
  const std::string who = subject.explicit_ ? subject.key : Whom(clause);
  const size_t before = claims_.size();
  for (const Fact& fact : context_.facts) {
    const bool lent = fact.state == FactState::kCurrent && fact.subject == "me" && fact.predicate == "빌려주" && EndsWith(fact.object, "원");
    if (lent && !who.empty() && who != "me" && StartsWith(fact.object, who)) Add("me", fact.predicate, fact.object, ClaimKind::kEnded);
  }
  return claims_.size() != before;
}

/// "할아버지가 작년에 돌아가셨어요", "누렁이는 결국 하늘나라 갔대요".
bool ClaimReader::ReadDeath(const Clause& clause, const std::string& who) {
  const bool heaven = IsOneOf(clause.verb, {"가", "떠나"}) &&
                      std::any_of(clause.words.begin(), clause.words.end(), [](const Word& w) { return StartsWith(w.text, "하늘나라"); });
  const bool bridge = clause.verb == "건너" &&
                      std::any_of(clause.words.begin(), clause.words.end(), [](const Word& w) { return StartsWith(w.text, "무지개다리") || w.text == "무지개"; });
  const bool passed = IsOneOf(clause.verb, {"돌아가", "돌아가시"}) && (clause.form.honorific || clause.verb == "돌아가시") &&
                      WordWith(clause.words, {"로", "으로"}) == kNowhere;
  if (passed && !IsRelation(who.substr(who.rfind(' ') + 1))) return false;
  if ((!heaven && !bridge && !passed) || !clause.past || clause.negated || who.empty() || who == "me") return false;
  return Add(who, predicate::kIs, "세상을 떠남"), true;
}

/// "도자기 공방 다녀요": a course or a club.
bool ClaimReader::ReadAttending(const Clause& clause, const std::string& who) {
  if (clause.verb != "다니" || clause.past || clause.negated || clause.unable || clause.wish || who.empty()) return false;
  for (size_t i = clause.words.size(); i > 0; --i) {
    const Word& word = clause.words[i - 1];
    const bool goes = word.particle.empty() || IsObjectParticle(word.particle) || word.particle == "에";
    if (goes && IsLesson(word.noun)) return Add(who, "다니", Whole(clause.words, i - 1)), true;
  }
  return false;
}

/// "추운 거 질색이라", "제가 자두 좋아하는 거 알아서".
bool ClaimReader::ReadAversion(const Clause& clause, const std::string& who) {
  const std::vector<Word>& words = clause.words;
  if (clause.copula && IsOneOf(clause.copula->noun, {"질색", "딱 질색"}) && !words.empty() && !who.empty()) {
    const Word& last = words.back();
    if (IsOneOf(last.noun, {"거", "건", "것", "게"}) && words.size() > 1 && words[words.size() - 2].particle.empty())
      return Add(who, predicate::kDislikes, std::string(words[words.size() - 2].text) + " 것"), true;
    if (Letters(last.noun) < 2 || IsRelation(last.noun) || IsAdverb(last.text) || IsFirstPerson(last.noun) || LooksLikeName(last.noun)) return false;
    return Add(who, predicate::kDislikes, Whole(words, words.size() - 1)), true;
  }
  if (clause.verb == "무서워하" && !clause.requests && !clause.past && !clause.negated && !who.empty()) {
    const size_t at = ObjectOf(clause);
    if (at == kNowhere || IsEmptySubject(words[at].noun) || IsAdverb(words[at].text) || !SomeoneAt(words, at).empty()) return false;
    return Add(who, predicate::kDislikes, Whole(words, at)), true;
  }
  if (!IsOneOf(clause.verb, {"알", "기억하"}) || clause.unable || clause.negated) return false;
  for (size_t i = 2; i + 1 < words.size(); ++i) {
    const bool likes = words[i].text == "좋아하는", hates = words[i].text == "싫어하는";
    const bool mine = IsOneOf(words[i - 2].text, {"제가", "내가"});
    if ((!likes && !hates) || !mine || !IsOneOf(words[i + 1].noun, {"거", "것", "걸", "줄"}) || IsEmptySubject(words[i - 1].noun)) continue;
    return Add("me", likes ? predicate::kLikes : predicate::kDislikes, std::string(words[i - 1].noun)), true;
  }
  return false;
}

/// "집은 서신동 빌라고", "솔숲이라고 작은 데인데", "토요일 오전반이에요", "다음 주 화요일이 수아 생일인데".
bool ClaimReader::ReadCopulaInPassing(const Clause& clause, const Subject& subject, const std::string& object) {
  const std::vector<Word>& words = clause.words;
  const std::string_view noun = clause.copula->noun;
  if (clause.past) return false;
  if (ReadAllergy(clause, subject.explicit_ ? subject.key : Whom(clause)) || ReadIllness(clause, subject)) return true;
  const bool own = !subject.explicit_ || subject.key == "me" || subject.phrase.mine || subject.phrase.owner.empty();
  if (subject.explicit_ && own && IsOneOf(subject.phrase.head, {"집", "저희집", "우리집"}) && subject.topic.empty()) {
    const std::string home = HomeAt(words, words.size(), noun, true);
    return home.empty() ? false : (Add("me", predicate::kLivesIn, home), true);
  }
  if (noun == "생일" || noun == "생신") {
    const auto when = FindWhen(words, now_, std::nullopt);
    const std::string who = words.empty() || !when || !when->has_day || !when->at ? std::string() : SomeoneAt(words, words.size() - 1);
    if (who.empty() || when->last >= words.size()) return false;
    const auto day = std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(when->at->at + when->at->offset));
    Add(who, predicate::kBirthday, std::to_string(static_cast<unsigned>(day.month())) + "월 " + std::to_string(static_cast<unsigned>(day.day())) + "일");
    return true;
  }
  for (size_t i = 0; i < words.size(); ++i) {
    const bool called = IsOneOf(words[i].particle, {"라고", "이라고", "라는", "이라는"}) && !IsQuestionWord(words[i].noun);
    const bool spot = IsOneOf(noun, {"데", "곳"}) || IsWorkplace(noun);
    if (!called || !spot || subject.explicit_ || claims_.empty() || claims_.back().predicate != predicate::kWorksAt) continue;
    return Add(claims_.back().subject, predicate::kWorksAt, std::string(words[i].noun)), true;
  }
  if (subject.explicit_ || !IsClassTime(object)) return false;
  const Fact* lesson = nullptr;
  for (const Fact& fact : context_.facts)
    if (fact.predicate == "다니" && fact.subject == "me" && now_ - fact.since < 30min) lesson = &fact;
  const auto told = std::find_if(claims_.begin(), claims_.end(), [](const FactClaim& c) { return c.predicate == "다니" && c.subject == "me"; });
  if (told == claims_.end() && lesson == nullptr) return false;
  return Add(told != claims_.end() ? told->object : lesson->object, predicate::kTime, object), true;
}

/// "엄마한테 일요일에 전화하기로 약속했어요": kept as a note, in the person's words.
bool ReadsAsPromise(const Clause& clause) {
  const bool promised = IsOneOf(clause.verb, {"약속하", "약속"}) && clause.past && !clause.negated && !clause.asks;
  return promised && std::any_of(clause.words.begin(), clause.words.end(), [](const Word& w) { return EndsWith(w.text, "기로") || EndsWith(w.text, "다고"); });
}

bool ClaimReader::ReadTold(const Clause& clause, const Subject& subject, const std::string& who) {
  if (ReadsAsPromise(clause) && (who == "me" || who.empty()) && (!subject.explicit_ || subject.key == "me")) {
    std::string promise;
    for (const Word& word : clause.words)
      if (!IsFirstPerson(word.noun)) promise += std::string(word.text) + " ";
    return Add("me", predicate::kNote, promise + "약속"), true;
  }
  ReadRetirement(clause);
  const std::string gone = who.empty() && subject.explicit_ ? subject.key : who;
  return ReadSweetheart(clause) || ReadRepaid(clause, subject) || ReadDeath(clause, gone) || ReadHome(clause, who) || ReadAttending(clause, who) || ReadAversion(clause, who) ||
         ReadDeed(clause, subject, who) || ReadJobInPassing(clause, who);
}

}  // namespace sam::korean
