// Claims that end or correct what was known.
#include <algorithm>
#include <array>

#include "base/word_lists.h"
#include "core/predicates.h"
#include "perception/korean_claims.h"
#include "perception/korean_lexicon.h"
#include "perception/korean_syllable.h"
#include "perception/just_told.h"

namespace sam::korean {
namespace {

using namespace std::string_view_literals;
constexpr size_t kNowhere = std::string_view::npos;

/// What kind of thing an object is, so that a bare correction finds what it corrects.
enum class Sort : uint8_t { kOther, kTime, kCount, kName };
Sort SortOf(std::string_view object, const Moment& now) {
  const auto sentences = ReadSentences(object);
  if (sentences.empty() || sentences.front().words.empty()) return Sort::kOther;
  if (const auto when = FindWhen(sentences.front().words, now, std::nullopt); when && when->first == 0)
    return Sort::kTime;
  if (FindQuantity(sentences.front().words)) return Sort::kCount;
  const std::string_view first = sentences.front().words.front().text;
  return LooksLikeName(first) ? Sort::kName : Sort::kOther;
}

bool IsPart(std::string_view text, std::string_view part) { return !part.empty() && text.find(part) != text.npos; }

/// "윤 대리" and "윤태호 대리님", "준호" and "김준호" mean the same man.
bool SamePerson(std::string_view object, std::string_view key) {
  if (IsPart(object, key)) return true;
  const size_t space = key.find(' ');
  return space != key.npos && object.starts_with(key.substr(0, 3)) && IsPart(object, key.substr(space + 1));
}

}  // namespace

void ClaimReader::EndFacts(std::string_view subject, std::string_view predicate) {
  for (const Fact& fact : context_.facts) {
    if (fact.state != FactState::kCurrent || fact.subject != subject ||
        (!predicate.empty() && fact.predicate != predicate))
      continue;
    Add(fact.subject, fact.predicate, fact.object, ClaimKind::kEnded);
  }
}

/// "남자친구랑 헤어졌어": whatever is known of whom one parted from has been.
bool ClaimReader::ReadParting(const Clause& clause) {
  if (!clause.past || !IsOneOf(clause.verb, {"헤어지", "이혼하", "깨지", "파혼하", "이혼", "절교하"})) return false;
  std::string whom = clause.verb.starts_with("이혼") ? "남편" : "";
  for (const Word& word : clause.words) {
    if (IsOneOf(word.particle, {"랑", "이랑", "하고", "와", "과"})) whom = SubjectKey(word.noun, context_);
  }
  const size_t before = claims_.size();
  for (const Fact& fact : context_.facts) {
    const bool lover = whom.empty() && IsOneOf(fact.subject, {"남자친구", "여자친구", "애인", "약혼자", "약혼녀"});
    const bool named = fact.predicate == predicate::kName && !whom.empty() && SamePerson(fact.object, whom);
    if (fact.state != FactState::kCurrent || (!lover && fact.subject != whom && !named)) continue;
    Add(fact.subject, fact.predicate, fact.object, ClaimKind::kEnded);
  }
  if (claims_.size() == before && IsRelation(whom)) Add("me", predicate::kHas, whom, ClaimKind::kEnded);
  return true;
}

/// "회사 그만뒀어요": work, or what one did, has been.
bool ClaimReader::ReadQuitting(const Clause& clause, const Subject& subject) {
  const bool quit = clause.past && IsOneOf(clause.verb, {"그만두", "관두", "퇴사하", "때려치우", "퇴직하", "은퇴하",
                                                         "잘리", "해고당하", "해고되", "퇴사"});
  if (!quit) return false;
  if (const std::string who = subject.explicit_ ? subject.key : Whom(clause); who != "me") {  // "수아 치과 그만뒀어요"
    const size_t place = ObjectOf(clause);
    const bool works = place != kNowhere && (IsWorkplace(clause.words[place].noun) || IsOneOf(clause.words[place].noun, {"치과", "일"}));
    if (who.empty() || subject.others || !works || EndsWith(clause.verb, "직하")) return false;
    const size_t before = claims_.size();
    EndFacts(who, predicate::kWorksAt);
    EndFacts(who, predicate::kJob);
    if (claims_.size() == before) Add(who, predicate::kWorksAt, std::string(clause.words[place].noun), ClaimKind::kEnded);
    return true;
  }
  const size_t before = claims_.size();
  const size_t object = ObjectOf(clause);
  const std::string what = object == kNowhere ? "" : std::string(clause.words[object].noun);
  const bool job = what.empty() || IsWorkplace(what) || IsOneOf(what, {"일", "알바", "직장"});
  if (job) {
    EndFacts("me", predicate::kWorksAt);
    EndFacts("me", predicate::kJob);
    const std::string place = what.empty() || what == "일" ? "회사" : what;
    if (claims_.size() == before) Add("me", predicate::kWorksAt, place, ClaimKind::kEnded);
    return true;
  }
  for (const Fact& fact : context_.facts) {
    if (fact.subject != "me" || !IsPart(fact.object, what)) continue;
    Add(fact.subject, fact.predicate, fact.object, ClaimKind::kEnded);
  }
  return true;
}

/// "이제 고양이 안 키워요", "담배 끊었어".
bool ClaimReader::ReadNoLonger(const Clause& clause) {
  if (!clause.ended && !(clause.past && IsOneOf(clause.verb, {"끊", "접"}))) return false;
  const size_t object = ObjectOf(clause);
  const std::string what = object == kNowhere ? "" : SubjectKey(clause.words[object].noun, context_);
  const size_t before = claims_.size();
  for (const Fact& fact : context_.facts) {
    const bool keeps = fact.predicate == predicate::kHas && clause.verb == "키우";
    const bool same = what.empty() ? keeps : IsPart(fact.object, what);
    if (fact.state != FactState::kCurrent || fact.subject != "me" || !same) continue;
    Add("me", fact.predicate, fact.object, ClaimKind::kEnded);
  }
  if (claims_.size() != before || what.empty()) return true;
  if (IsOneOf(clause.verb, {"키우", "기르"})) Add("me", predicate::kHas, what, ClaimKind::kEnded);
  if (clause.verb == "다니") Add("me", predicate::kWorksAt, what, ClaimKind::kEnded);
  return true;
}

/// "윤 대리님이 부서를 옮기셨어", "룸메이트가 나갔어": he is no longer who he was to the person.
bool ClaimReader::ReadLeaving(const Clause& clause, const Subject& subject) {
  if (!clause.past || !subject.explicit_ || subject.key == "me") return false;
  const auto is_post = [](const Word& word) {
    return IsOneOf(word.noun, {"부서", "회사", "팀", "지점", "직장", "이사", "병원", "학교", "전근"});
  };
  const bool moves =
      IsOneOf(clause.verb, {"옮기", "가"}) && std::any_of(clause.words.begin(), clause.words.end(), is_post);
  const bool leaves =
      IsOneOf(clause.verb, {"나가", "떠나", "퇴사하", "그만두", "전근가", "이직하", "이사나가", "관두", "이사가"});
  if (!moves && !leaves) return false;
  if (!leaves && WordWith(clause.words, {"로", "으로"}) != kNowhere && clause.words.back().noun == "이사") return false;  // "대구로 이사 갔어요"
  const std::string& owner = subject.phrase.owner;
  const std::string person = owner.empty() ? subject.phrase.head : owner + " " + subject.phrase.head;
  for (const Fact& fact : context_.facts) {
    const bool meant =
        SamePerson(fact.object, subject.key) || SamePerson(fact.object, person) || fact.subject == subject.key;
    if (fact.state != FactState::kCurrent || fact.predicate != predicate::kName || !meant) continue;
    if (fact.subject == "me" || IsAnimal(fact.subject)) continue;
    Add(fact.subject, fact.predicate, fact.object, ClaimKind::kEnded);
  }
  return true;
}

bool ClaimReader::ReadEnd(const Clause& clause, const Subject& subject) {
  return ReadParting(clause) || ReadQuitting(clause, subject) || ReadNoLonger(clause) || ReadLeaving(clause, subject);
}

void ClaimReader::NoteCorrection(const std::vector<Clause>& clauses) {
  if (clauses.empty()) return;
  std::string all;
  for (const Clause& clause : clauses) {
    for (const Word& word : clause.words) all += std::string(word.text) + " ";
    all += std::string(clause.last.text) + " ";
  }
  constexpr std::array kMarks = {"잘못 말"sv, "잘못말"sv, "잘못 알려"sv, "정정"sv,      "헷갈렸"sv,  "헷갈려"sv,
                                 "틀렸"sv,    "실수"sv,   "착각"sv,      "다시 말하"sv, "말이 헛"sv, "바꿔 말"sv};
  correcting_ |= std::any_of(kMarks.begin(), kMarks.end(), [&](auto mark) { return all.find(mark) != all.npos; });
  correcting_ |= all.starts_with("아니 ") || all.starts_with("아니다 ") || all.starts_with("아니요 ") ||
                 all.starts_with("아 아니") || all.starts_with("앗 아니") || all.starts_with("아참 ");
}

bool ClaimReader::Correct(std::string_view old_object, const std::string& new_object) {
  const Fact* best = old_object.empty() ? FactJustTold(context_) : nullptr;
  const bool just_told = best != nullptr;
  const Sort sort = SortOf(new_object, now_);
  for (const Fact& fact : context_.facts) {
    if (just_told || fact.state != FactState::kCurrent || fact.object == new_object) continue;
    const bool fits = old_object.empty() ? SortOf(fact.object, now_) == sort && sort != Sort::kOther
                                         : IsPart(fact.object, old_object);
    if (fits && (best == nullptr || fact.source >= best->source)) best = &fact;
  }
  if (best == nullptr) return false;
  std::string object = new_object;
  if (!old_object.empty() && best->predicate == predicate::kPlans)
    object = best->object;  // the day changes, the plan stays
  FactClaim& claim = Add(best->subject, best->predicate, object, ClaimKind::kCorrection);
  const auto words = ReadSentences(new_object);
  if (sort == Sort::kTime) {
    if (const auto when = FindWhen(words.front().words, now_, best->when)) claim.when = when->at;
  }
  return true;
}

/// "공방은 이제 토요일 말고 수요일 저녁반으로 옮겼어요".
bool ClaimReader::ReadMovedTime(const Clause& clause, const Clause& next) {
  const size_t to = WordWith(next.words, {"로", "으로", "에"}), at = SubjectOf(clause.words);
  const bool moved = IsOneOf(next.verb, {"옮기", "바꾸", "바뀌", "변경하", "가", "다니"}) && !next.asks && !next.wish && !next.negated;
  if (!moved || to == kNowhere || at == kNowhere || IsFirstPerson(clause.words[at].noun)) return false;
  const std::string time = Join(next.words, 0, to + 1);
  const std::string_view old = clause.words.back().noun;
  if (old.find("요일") == old.npos && old.find("반") == old.npos && old.find("시") == old.npos) return false;
  if (time.find("요일") == time.npos && time.find("반") == time.npos && time.find("시") == time.npos) return false;
  const Phrase phrase = ReadPhrase(clause.words, at);
  const std::string key = SubjectKey(phrase.owner.empty() ? phrase.head : phrase.owner + " " + phrase.head, context_);
  return Add(key, predicate::kTime, time), true;
}

/// "도윤 씨가 아니라 도현 씨였어요": what was told of the one is so of the other.
bool ClaimReader::CorrectPerson(const Clause& clause, const std::string& object) {
  const std::string old = SomeoneAt(clause.words, clause.words.size() - 1);
  if (old.empty() || IsRelation(old) || IsRelation(object)) return false;
  const size_t before = claims_.size();
  for (const Fact& fact : context_.facts) {
    if (fact.state != FactState::kCurrent || (fact.subject != old && fact.object != old)) continue;
    if (fact.subject == old)
      Add(object, fact.predicate, fact.object, ClaimKind::kCorrection);
    else
      Add(fact.subject, fact.predicate, object, ClaimKind::kCorrection);
  }
  return claims_.size() != before;
}

/// "화요일이 아니라 수요일이야", "두부 말고 순두부야", "아니 열세 살이야".
bool ClaimReader::ReadCorrection(const std::vector<Clause>& clauses, size_t& i) {
  const Clause& clause = clauses[i];
  const bool not_so = clause.last.text.starts_with("아니라") || clause.last.text.starts_with("아니고") ||
                      clause.last.text == "아니구" || clause.last.text == "말고";
  if (not_so && i + 1 < clauses.size() && !clause.words.empty()) {
    const Clause& next = clauses[i + 1];
    if (ReadMovedTime(clause, next)) return ++i, true;
    if (!next.copula || next.asks || next.copula->noun.empty()) return false;
    std::string object = Join(next.words, 0, next.words.size());
    object += (object.empty() ? "" : " ") + std::string(next.copula->noun);
    const Word& old = clause.words.back();
    ++i;
    if (CorrectPerson(clause, object)) return true;
    const size_t at = SubjectOf(std::vector<Word>(clause.words.begin(), clause.words.end() - 1));
    if (Correct(old.noun, object)) return true;
    if (at == kNowhere) return true;
    const Phrase phrase = ReadPhrase(clause.words, at);
    const std::string_view named = PredicateOf(phrase.head);
    const std::string owner = OwnerKey({phrase, "", "", true, false, 0});
    if (!named.empty())
      Add(owner, named, object, ClaimKind::kCorrection);
    else if (IsRelation(phrase.head) || IsAnimal(phrase.head))
      Add(SubjectKey(phrase.head, context_), predicate::kName, object, ClaimKind::kCorrection);
    return true;
  }
  if (!correcting_ || !clause.copula || clause.asks || SubjectOf(clause.words) != kNowhere ||
      clause.copula->noun.empty())
    return false;
  std::string object;
  for (const Word& word : clause.words)
    if ((!IsAdverb(word.text) || word.text == "네") && !IsFirstPerson(word.text))
      object += std::string(word.text) + " ";
  object += clause.copula->noun;
  return Correct({}, object);
}

}  // namespace sam::korean
