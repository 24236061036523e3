// Claims about time: plans, dates and hours; and names that stand beside what they name.
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

size_t EventIn(const std::vector<Word>& words, const When& when) {
  for (size_t i = words.size(); i > 0; --i) {
    const bool outside = i - 1 < when.first || i - 1 >= when.last;
    if (outside && IsEvent(words[i - 1].noun) && !IsFirstPerson(words[i - 1].text)) return i - 1;
  }
  return kNowhere;
}

/// Parts and belongings of a pet that are not its name.
constexpr std::array kOfPets = {
    "사료"sv, "간식"sv,   "산책"sv,     "털"sv,   "꼬리"sv, "밥"sv,     "물"sv,   "화장실"sv,   "발"sv,   "눈"sv,
    "코"sv,   "귀"sv,     "배"sv,       "병원"sv, "생일"sv, "이름"sv,   "나이"sv, "장난감"sv,   "집"sv,   "방석"sv,
    "목욕"sv, "소리"sv,   "울음소리"sv, "버릇"sv, "사진"sv, "모래"sv,   "미용"sv, "예방접종"sv, "건강"sv, "똥"sv,
    "오줌"sv, "침대"sv,   "카페"sv,     "두"sv,   "세"sv,   "한"sv,     "네"sv,   "품종"sv,     "영상"sv, "냄새"sv,
    "수염"sv, "등껍질"sv, "껍질"sv,     "어항"sv, "수조"sv, "케이지"sv, "우리"sv, "둘"sv,       "셋"sv,   "하나"sv,
    "녀석"sv, "새끼"sv,   "가족"sv,     "주인"sv, "발톱"sv, "이빨"sv,   "알"sv};

/// The words of `clause` without those that say when and whose, joined; the plan as a noun phrase.
std::string PlanOf(const Clause& clause, const When& when) {
  std::string out;
  for (size_t i = 0; i < clause.words.size(); ++i) {
    const Word& word = clause.words[i];
    const bool who =
        IsRelation(word.noun) && (word.particle == "이" || word.particle == "가" || IsTopicParticle(word.particle));
    if ((i >= when.first && i < when.last) || (who && i + 1 < clause.words.size() && clause.verb != "있") ||
        IsAdverb(word.text) || IsFirstPerson(word.noun) || IsFirstPerson(word.text))
      continue;
    const bool last_noun = i + 1 == clause.words.size() &&
                           (clause.verb == "있" || clause.verb == "잡히" || clause.fragment || clause.copula);
    out += (out.empty() ? "" : " ") + std::string(last_noun || IsTopicParticle(word.particle) ? word.noun : word.text);
  }
  const bool noun_only =
      clause.verb == "있" || clause.verb == "잡히" || clause.verb == "이" || clause.verb.empty() || clause.fragment;
  if (clause.fragment) return std::string(Trim(out));
  if (clause.copula && !clause.copula->weak) {
    out += (out.empty() ? "" : " ") + std::string(clause.copula->noun);
  } else if (!noun_only) {
    const bool going = (clause.verb == "가" || clause.verb == "오") && out.empty();
    out += (out.empty() ? "" : " ") + (going ? std::string() : clause.verb + "기");
  }
  return std::string(Trim(out));
}

}  // namespace

std::optional<Moment> ClaimReader::Anchor() const {
  if (last_when_) return last_when_;
  const Fact* newest = nullptr;
  for (const Fact& fact : context_.facts) {
    const bool near = fact.when && now_ - fact.since < 30min && now_ >= fact.since && *fact.when > now_;
    if (near && fact.predicate == predicate::kPlans && (newest == nullptr || fact.source >= newest->source))
      newest = &fact;
  }
  return newest != nullptr ? newest->when : std::nullopt;
}

bool ClaimReader::ReadTime(const Clause& clause, const Subject& subject, const std::string& who) {
  const auto when = FindWhen(clause.words, now_, Anchor());
  if (!when || !when->at || clause.negated || clause.unable) return false;
  for (const Word& word : clause.words) {
    if (IsOneOf(word.text, {"매일", "매주", "항상", "보통", "맨날", "늘", "매번", "주로", "평소"}) ||
        word.particle == "마다")
      return false;
  }
  const size_t event = EventIn(clause.words, *when);
  const bool settled = IsOneOf(clause.verb, {"잡", "정하", "예약하", "미루", "바꾸", "바뀌", "옮기", "연기되", "당기",
                                             "결정되", "결정하", "미뤄지", "변경되", "되", "잡히", "확정되", "당겨지"});
  const bool begins = IsOneOf(clause.verb, {"시작하", "시작되", "열리", "시작", "열"});
  if ((event != kNowhere && settled && (clause.past || !when->has_clock)) ||
      (event != kNowhere && begins && !clause.past)) {
    const std::string key = SubjectKey(clause.words[event].noun, context_);
    Add(key, when->has_day ? predicate::kDate : predicate::kTime, when->text).when = when->at;
    last_when_ = when->at;
    return true;
  }
  if (begins && when->has_clock && !when->has_day && subject.explicit_ && !clause.past) {
    Add(subject.key, predicate::kTime, when->text).when = when->at;
    return true;
  }
  if (clause.past || *when->at <= now_ || (!when->has_day && !when->has_clock)) return false;
  if (IsOneOf(clause.verb, {"춥", "덥", "좋", "싫", "오", "맑", "흐리", "되", "같", "걱정되", "기대되", "떨리"}) &&
      event == kNowhere)
    return false;
  const std::string plan = PlanOf(clause, *when);
  if (plan.empty() || Letters(plan) < 2 || Letters(plan) > 40) return false;
  const bool third =
      subject.explicit_ && !who.empty() && who != "me" && !IsEvent(subject.phrase.head) && clause.verb != "있";
  Add(third ? who : "me", predicate::kPlans, plan).when = when->at;
  last_when_ = when->at;
  return true;
}

/// "우리 고양이 나비가", "제 동생 지훈이는", "코코라는 강아지": a name beside what it names.
void ClaimReader::ReadAppositions(const Clause& clause) {
  for (size_t i = 0; i + 1 < clause.words.size(); ++i) {
    const Word& word = clause.words[i];
    const Word& next = clause.words[i + 1];
    const bool kin = IsRelation(word.text), animal = IsAnimal(word.text);
    if (word.particle == "라는" || word.particle == "이라는") {
      const bool named = IsRelation(next.noun) || IsAnimal(next.noun);
      if (named && !IsQuestionWord(word.noun))
        Add(SubjectKey(next.noun, context_), predicate::kName, std::string(word.noun));
      continue;
    }
    if ((!kin && !animal) || word.pause_after ||
        !(IsSubjectParticle(next.particle) || IsObjectParticle(next.particle) || next.particle == "랑" ||
          next.particle == "이랑" || next.particle == "한테"))
      continue;
    const Phrase phrase = ReadPhrase(clause.words, i);
    std::string_view name = next.noun;
    if (!phrase.mine && !(kin && LooksLikeFullName(name))) continue;
    if (Letters(name) == 3 && name.ends_with("이") && LooksLikeName(DropLast(name))) name = DropLast(name);
    const bool denied = std::find(kOfPets.begin(), kOfPets.end(), name) != kOfPets.end() || IsEmptySubject(name) ||
                        IsRelation(name) || IsAnimal(name) || IsEvent(name) || !PredicateOf(name).empty();
    if (denied || IsJob(name) || IsWorkplace(name) || IsVerbForm(next.text) || IsAdverb(next.text) ||
        !IsAllHangul(name))
      continue;
    if (kin && !LooksLikeName(name)) continue;
    if (animal && (Letters(name) > 3 || Letters(name) < 2)) continue;
    const std::string keep = last_subject_;
    Add(SubjectKey((phrase.owner.empty() ? "" : phrase.owner + " ") + std::string(word.text), context_),
        predicate::kName, std::string(name));
    last_subject_ = keep;
  }
}

}  // namespace sam::korean
