// Claims about time: plans, dates and hours.
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
  if (when->first > 0 && EndsWith(clause.words[when->first - 1].text, "박")) return false;  // "2박 3일"
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
  const bool of_it = settled && !clause.words.empty() && clause.words.front().noun == "날짜";  // "날짜는 3월 20일로 잡았대요"
  const bool did_it = clause.past && clause.verb == "하" && when->last == clause.words.size() && when->first == 0;  // "27일에 했어요"
  if (event == kNowhere && (of_it || did_it)) {
    const std::string it = EventBefore();
    if (!it.empty()) return Add(it, predicate::kDate, when->text), true;
  }
  if (begins && when->has_clock && !when->has_day && subject.explicit_ && !clause.past) {
    Add(subject.key, predicate::kTime, when->text).when = when->at;
    return true;
  }
  if (clause.past || *when->at <= now_ || (!when->has_day && !when->has_clock)) return false;
  if (IsOneOf(clause.verb, {"춥", "덥", "좋", "싫", "오", "맑", "흐리", "되", "같", "걱정되", "기대되", "떨리"}) &&
      event == kNowhere)
    return false;
  if (clause.verb == "아니") return false;  // "18일 아니고 25일이야"
  std::string plan = PlanOf(clause, *when);
  for (const std::string_view part : {" 초", " 말", " 중순", " 초순", " 하순"})  // "이사는 6월 초에"
    if (EndsWith(plan, part)) plan.resize(plan.size() - part.size());
  if (plan.empty() || Letters(plan) < 2 || Letters(plan) > 40) return false;
  if (who.empty() && clause.quoted && !subject.explicit_) return false;
  const bool third = !who.empty() && who != "me" && !(subject.explicit_ && IsEvent(subject.phrase.head)) && clause.verb != "있";
  Add(third ? who : "me", predicate::kPlans, plan).when = when->at;
  last_when_ = when->at;
  return true;
}

}  // namespace sam::korean
