// Claims read from verbs: naming, living, working, liking, having.
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
constexpr size_t kNowhere = std::string_view::npos;

bool IsEveryday(std::string_view noun) {
  return IsOneOf(noun, {"밥", "점심", "저녁", "아침", "일",   "말",   "생각", "얘기", "이야기", "거",   "것",  "걸",
                        "게", "사람", "시간", "연락", "그거", "이거", "너",   "널",   "네",     "이런", "그런"});
}

}  // namespace

bool ClaimReader::ReadNaming(const Clause& clause, const Subject& subject) {
  if (clause.past && clause.verb != "짓" && clause.verb != "지") return false;
  if (!clause.named.empty()) {
    const bool saying = IsOneOf(clause.verb, {"하", "부르", "불르", "불러주", "짓", "지"});
    if (!saying || IsQuestionWord(clause.named) || IsVerbForm(clause.named)) return false;
    std::string owner = subject.key;
    if (subject.explicit_ && PlainNoun(subject.phrase.head) == "이름")
      owner = OwnerKey(subject);
    else if (clause.requests)
      owner = "me";
    else if (!subject.explicit_ && !last_subject_.empty())
      owner = last_subject_;
    const size_t object = WordWith(clause.words, {"를", "을"});
    if (object != kNowhere && PlainNoun(clause.words[object].noun) == "이름")
      owner = subject.phrase.owner.empty() && !clause.words.empty()
                  ? OwnerKey({ReadPhrase(clause.words, object), "", "", true, false, 0})
                  : owner;
    else if (object != kNowhere && !IsFirstPerson(clause.words[object].noun))
      return false;
    const bool person = owner == "me" || IsRelation(owner) || IsAnimal(owner) ||
                        PlainNoun(subject.phrase.head) == "이름" || IsKnown(owner, context_);
    if (!person || subject.others) return false;
    if (owner == "me" && !subject.explicit_ && !clause.requests && !LooksLikeName(clause.named)) return false;  // "해보라고 해서"
    for (const std::string_view told : {"해보"sv, "어보"sv, "아보"sv, "가보"sv, "와보"sv, "해주"sv, "어주"sv, "아주"sv}) {
      if (EndsWith(clause.named, told)) return false;  // "한번 해보라고 해서": a deed that is asked for
    }
    std::string_view name = clause.named;
    if (Letters(name) == 3 && name.ends_with("이") && LooksLikeName(DropLast(name))) name = DropLast(name);
    return Add(owner, predicate::kName, std::string(name)), true;
  }
  if (!clause.past || !IsOneOf(clause.verb, {"짓", "지", "바꾸", "하", "정하"})) return false;
  const size_t object = WordWith(clause.words, {"을", "를", "은", "는"});
  const size_t to = WordWith(clause.words, {"로", "으로"});
  if (object == kNowhere || to == kNowhere || to < object || PlainNoun(clause.words[object].noun) != "이름")
    return false;
  const Phrase phrase = ReadPhrase(clause.words, object);
  const std::string owner = OwnerKey({phrase, "", subject.topic, true, false, 0});
  return Add(owner, predicate::kName, std::string(clause.words[to].noun)), true;
}

bool ClaimReader::ReadPlaceVerb(const Clause& clause, const std::string& who) {
  if (clause.negated || clause.unable) return false;
  const bool lives = IsOneOf(clause.verb, {"살", "사", "거주하", "자취하", "지내"}) && !clause.past;
  const bool moved =
      clause.past &&
      (IsOneOf(clause.verb, {"이사하", "이사오", "이사가", "이사"}) ||
       (IsOneOf(clause.verb, {"하", "오", "가"}) && !clause.words.empty() && clause.words.back().noun == "이사"));
  const bool born = clause.past && IsOneOf(clause.verb, {"태어나", "나고자라", "자라"});
  if (!lives && !moved && !born) return false;
  const size_t at = moved ? WordWith(clause.words, {"로", "으로"}) : WordWith(clause.words, {"에", "에서", "에서는"});
  if (born) {
    if (const auto when = FindWhen(clause.words, now_, std::nullopt))
      return Add(who, predicate::kBirthday, when->text), true;
  }
  const bool bare = at == kNowhere && lives && !clause.words.empty() && clause.words.back().particle.empty() &&
                    !IsAdverb(clause.words.back().text) && !IsFirstPerson(clause.words.back().text) &&
                    clause.verb == "살" && Letters(clause.words.back().text) > 1;  // "나 군산 살아"
  if (at == kNowhere && !bare) return false;
  const std::string place = Whole(clause.words, bare ? clause.words.size() - 1 : at);
  const bool vague = IsEmptySubject(place) || IsOneOf(place, {"집", "새집", "혼자", "같이", "근처", "동네", "곳", "시골", "지방", "해외", "외국"});
  if (vague || place.ends_with("층")) return false;
  if (clause.verb == "사" &&
      (ObjectOf(clause) != kNowhere && IsObjectParticle(clause.words[ObjectOf(clause)].particle)))
    return false;
  if (clause.verb == "지내" && !clause.going_on) return false;
  return Add(who, born ? predicate::kFrom : predicate::kLivesIn, place), true;
}

bool ClaimReader::ReadWork(const Clause& clause, const std::string& who) {
  if (clause.negated || clause.unable) return false;
  const bool works =
      !clause.past && (IsOneOf(clause.verb, {"일하", "근무하", "재직하", "근무", "활동하", "종사하"}) ||
                       (clause.verb == "하" && !clause.words.empty() && clause.words.back().noun == "일"));
  const size_t as = WordWith(clause.words, {"로", "으로"}), at = WordWith(clause.words, {"에서", "에"}),
               object = ObjectOf(clause);
  if (works) {
    bool any = false;
    if (as != kNowhere && clause.words[as].noun.size() > 3)
      Add(who, predicate::kJob, Whole(clause.words, as)), any = true;
    if (at != kNowhere && !IsEmptySubject(clause.words[at].noun))
      Add(who, predicate::kWorksAt, Whole(clause.words, at)), any = true;
    const bool trade =
        clause.verb == "하" && clause.words.size() > 1 && clause.words.back().noun == "일" && as == kNowhere;
    if (trade && clause.words[clause.words.size() - 2].particle.empty() &&
        !IsAdverb(clause.words[clause.words.size() - 2].text)) {
      Add(who, predicate::kJob, std::string(clause.words[clause.words.size() - 2].text) + " 일"), any = true;
    }
    return any;
  }
  if (clause.verb == "다니" && !clause.past) {
    const bool where = at != kNowhere && (object == kNowhere || !IsWorkplace(clause.words[object].noun));  // "부산에서 은행 다녀요"
    const size_t place = where ? at : object;
    if (place == kNowhere || !IsWorkplace(clause.words[place].noun)) return false;
    const std::string whole = Whole(clause.words, place);
    const bool school = whole.ends_with("학교") || whole.ends_with("대학") || whole.ends_with("대학원") ||
                        whole.ends_with("유치원") || whole.ends_with("어린이집");
    if (whole == "회사" || whole == "직장" || whole == "병원" || whole == "학원" || whole == "학교") return false;
    return Add(who, school ? predicate::kStudies : predicate::kWorksAt, whole), true;
  }
  if (clause.past && IsOneOf(clause.verb, {"취직하", "취업하", "입사하", "이직하", "합격하"}) && at != kNowhere) {
    return Add(who, predicate::kWorksAt, Whole(clause.words, at)), true;
  }
  if (object == kNowhere) return false;
  const std::string what = Whole(clause.words, object);
  if (clause.past && clause.verb != "전공하") return false;
  if (IsOneOf(clause.verb, {"전공하", "전공"})) return Add(who, predicate::kStudies, what), true;
  if (clause.verb == "하" && what.ends_with("전공"))
    return Add(who, predicate::kStudies,
               clause.words[object].noun == "전공" && what.size() > 7 ? what.substr(0, what.size() - 7) : what),
           true;
  if (IsOneOf(clause.verb, {"운영하", "경영하"})) return Add(who, predicate::kJob, what + " 운영"), true;
  const bool shop = clause.verb == "하" && (what.ends_with("집") || what.ends_with("가게") || what.ends_with("식당") ||
                                            what.ends_with("카페") || what.ends_with("농사") || what.ends_with("학원"));
  const bool named_place = at != kNowhere && IsPlace(clause.words[at].noun);
  const std::string where = named_place ? std::string(clause.words[at].noun) + " " : std::string();
  if (shop && what.find("러 가게") != what.npos) return false;  // "보러 가게 해 줘"
  if (shop) return Add(who, predicate::kJob, what.ends_with("농사") ? what : where + what + " 운영"), true;
  if (clause.verb == "가르치" && at != kNowhere && IsWorkplace(clause.words[at].noun))
    Add(who, predicate::kWorksAt, Whole(clause.words, at));
  if (clause.verb == "가르치")
    return Add(who, predicate::kJob, what + std::string(Particle(what, "을/를")) + " 가르치는 일"), true;
  if (clause.verb == "하" && IsJob(clause.words[object].noun) && !IsEvent(clause.words[object].noun)) return Add(who, predicate::kJob, what), true;
  if (IsOneOf(clause.verb, {"배우", "배우러"}) || (clause.going_on && IsOneOf(clause.verb, {"공부하", "연습하"})))
    return IsEveryday(what) ? false : (Add(who, "배우", what), true);
  return false;
}

bool ClaimReader::ReadTaste(const Clause& clause, const Subject& subject, const std::string& who) {
  const bool likes = IsOneOf(clause.verb, {"좋아하", "사랑하", "즐기", "아끼"}),
             hates = IsOneOf(clause.verb, {"싫어하", "혐오하", "질색하"});
  const bool good = clause.verb == "좋", bad = clause.verb == "싫";
  if (clause.past || (!likes && !hates && !good && !bad)) return false;
  std::string whom = who;
  size_t at = ObjectOf(clause);
  if (good || bad) {  // "나는 가을이 좋아"
    at = WordWith(clause.words, {"이", "가"});
    if (at == kNowhere && bad && !clause.negated && clause.words.size() == 2 && IsOneOf(clause.words[1].text, {"진짜", "정말", "너무", "제일"}) &&
        IsTopicParticle(clause.words[0].particle) && SomeoneAt(clause.words, 0).empty() && !IsEmptySubject(clause.words[0].noun) &&
        !IsEveryday(clause.words[0].noun))
      return Add("me", predicate::kDislikes, std::string(clause.words[0].noun)), true;  // "민트초코는 진짜 싫어요"
    const bool mine = std::any_of(clause.words.begin(), clause.words.end(),
                                  [](const Word& w) { return IsFirstPerson(w.text) || IsFirstPerson(w.noun); });
    if (!mine && !(at != kNowhere && at > 0 &&
                   (clause.words[0].text == "제일" || clause.words[at - 1].text == "제일" ||
                    clause.words[at - 1].text == "너무")))
      return false;
    whom = "me";
  }
  if (at == kNowhere || (subject.others && whom != "me")) return false;
  const std::string_view noun = clause.words[at].noun;
  const bool doing = IsOneOf(noun, {"거", "것", "걸", "게"}) && at > 0;
  if ((!doing && (IsEveryday(noun) || IsEmptySubject(noun))) || IsFirstPerson(noun) || IsSecondPerson(noun) ||
      IsQuestionWord(noun))
    return false;
  const Phrase phrase = ReadPhrase(clause.words, at);
  std::string what = Whole(clause.words, at);
  if (doing) {
    size_t first = at;
    while (first > 0 && !IsTopicParticle(clause.words[first - 1].particle) &&
           !IsFirstPerson(clause.words[first - 1].text) && !IsAdverb(clause.words[first - 1].text))
      --first;
    what.clear();
    for (size_t i = first; i < at; ++i) what += std::string(clause.words[i].text) + " ";
    what += "것";
  } else if (!phrase.modifier.empty() && phrase.first < at && phrase.modifier != "새") {
    what = phrase.modifier + " " + what;
  }
  const bool of_another = StartsWith(what, "걔") || StartsWith(what, "얘") || StartsWith(what, "쟤");  // "걔는 매운 걸 좋아해"
  if (of_another && spoken_.empty()) return true;
  if (of_another) whom = spoken_, what.erase(0, what.find(' ') == what.npos ? what.size() : what.find(' ') + 1);
  const bool positive = (likes || good) != clause.negated;
  Add(whom, positive ? predicate::kLikes : predicate::kDislikes, what);
  return true;
}

bool ClaimReader::ReadHaving(const Clause& clause, const Subject& subject, const std::string& who) {
  const bool keeps = IsOneOf(clause.verb, {"키우", "기르", "모시", "입양하", "데려오", "분양받"});
  const bool exists = IsOneOf(clause.verb, {"있", "계시", "계", "생기", "살"});
  if ((!keeps && !exists) || clause.unable || clause.negated) return false;
  if (clause.past && !IsOneOf(clause.verb, {"입양하", "데려오", "분양받", "생기"})) return false;
  size_t at = kNowhere;
  for (size_t i = clause.words.size(); i > 0 && at == kNowhere; --i) {
    const Word& word = clause.words[i - 1];
    const bool fits = IsAnimal(word.noun) || (exists && IsRelation(word.noun)) ||
                      IsOneOf(word.noun, {"차", "자동차", "자전거", "피아노", "기타", "바이올린", "오토바이", "텃밭",
                                          "카메라", "첼로", "드럼"});
    if (fits && (word.particle.empty() || IsSubjectParticle(word.particle) || IsObjectParticle(word.particle)))
      at = i - 1;
  }
  if (at == kNowhere) return false;
  const Word& what = clause.words[at];
  if (exists && (clause.verb == "살" || clause.going_on || clause.future)) return false;
  const bool parent = exists && IsOneOf(SubjectKey(what.noun, context_), {"엄마", "아빠", "부모님", "팀장", "사장"});
  if (parent || clause.words.back().text == "수도" || EndsWith(clause.last.text, "수도")) return false;
  const bool mine = std::any_of(clause.words.begin(), clause.words.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                                [](const Word& w) { return IsFirstPerson(w.text) || IsFirstPerson(w.noun); });
  const auto count = FindQuantity(clause.words);
  for (const Word& word : clause.words) {  // "지붕 위에 까치가 있어요" is nobody's bird
    if (exists && !mine && IsPlaceParticle(word.particle) && word.noun != "집" && word.noun != "집엔") return false;
  }
  if (exists && !mine && IsAnimal(what.noun) && !count && WordWith(clause.words, {"에", "에는"}) == kNowhere)
    return false;
  std::string owner =
      keeps || (subject.explicit_ && subject.key != SubjectKey(what.noun, context_) && !IsAnimal(subject.phrase.head) &&
                clause.words[at].text != clause.words[subject.end - 1].text)
          ? who
          : "me";
  if (IsAnimal(owner) || owner == what.noun) owner = "me";
  const Phrase phrase = ReadPhrase(clause.words, at);
  const std::string key = SubjectKey(what.noun, context_);
  Add(owner, predicate::kHas, key);
  if (count && IsOneOf(count->counter, {"마리", "명", "분", "대", "개", "사람"}))
    Add(owner == "me" ? key : owner + " " + key, predicate::kCount, count->text);
  else if (exists && at + 1 < clause.words.size() &&
           IsOneOf(clause.words[at + 1].text, {"하나", "둘", "셋", "넷", "다섯"}))
    Add(key, predicate::kCount, std::string(clause.words[at + 1].text));
  last_subject_ = owner == "me" ? key : owner;
  return true;
}

/// "엄마가 김치를 여덟 통이나 보내셨어요": who did how many of what.
void ClaimReader::ReadQuantity(const Clause& clause, const Subject& subject, const std::string& who) {
  if (!subject.explicit_ || clause.negated || clause.unable || clause.verb.size() < 3 || clause.future) return;
  if (!IsRelation(subject.phrase.head) && !IsKnown(subject.key, context_) && who != "me") return;
  const auto count = FindQuantity(clause.words);
  if (!count || IsOneOf(count->counter, {"번", "회", "시", "분", "일", "도", "세", "등"})) return;
  if (IsOneOf(count->counter, {"살"})) return static_cast<void>(Add(who, predicate::kAge, count->text));
  const size_t object = WordWith(clause.words, {"를", "을"});
  if (object == kNowhere || IsEmptySubject(clause.words[object].noun)) return;
  const std::string what = Whole(clause.words, object);
  const bool counted = object >= count->first && object < count->last;
  Add(who, clause.verb, counted ? count->text : what + " " + count->text);
}

void ClaimReader::ReadVerb(const Clause& clause, const Clause* before, const Clause* next) {
  Subject subject = SubjectIn(clause);
  if (subject.others) return;
  std::string who = subject.explicit_ ? subject.key : Whom(clause);
  const bool person = IsRelation(subject.phrase.head) || IsKnown(subject.key, context_) ||
                      LooksLikeName(subject.phrase.head) || IsTitle(subject.phrase.head);
  if (subject.explicit_ && who != "me" && !person)
    who = subject.topic.empty()          ? (subject.phrase.mine ? subject.key : "")
          : IsFirstPerson(subject.topic) ? "me"
                                         : SubjectKey(subject.topic, context_);
  if (ReadEnd(clause, subject)) return;
  if (clause.verb == "되" && clause.past && !clause.words.empty() && (who == "me" || person)) {  // "올해 마흔둘 됐어요"
    const std::vector<Word> tail(
        clause.words.end() - std::min<std::ptrdiff_t>(2, static_cast<std::ptrdiff_t>(clause.words.size())),
        clause.words.end());
    const auto count = FindQuantity(tail);
    if (count && (count->counter == "살" || (count->counter == "세" && count->number > 12)))
      return static_cast<void>(Add(who, predicate::kAge, count->text));
    size_t used = 0;
    const std::string_view word = tail.back().noun;
    if (ReadNumber(word, used) > 12 && used == word.size() && !IsDigit(word[0]))
      return static_cast<void>(Add(who, predicate::kAge, std::string(word)));
  }
  if (ReadNaming(clause, subject) || ReadTold(clause, subject, who)) return;
  const Clause* food_before = before != nullptr && before->kind == Kind::kIf ? before : nullptr;
  static_cast<void>(next);
  if (ReadFood(clause, food_before, who.empty() && !clause.quoted ? "me" : who)) return;
  if (ReadHealth(clause, who.empty() && !clause.quoted ? (subject.topic.empty() ? "me" : SubjectKey(subject.topic, context_)) : who))
    return;
  if (ReadTaste(clause, subject, who.empty() ? "me" : who)) return;
  if (ReadTime(clause, subject, who)) return;
  if (ReadHaving(clause, subject, who.empty() ? "me" : who)) return;
  if (who.empty()) return;
  const std::string& whose = !subject.explicit_ && who == "me" && !third_.empty() && !NamesMe(clause) ? third_ : who;
  if (ReadPlaceVerb(clause, whose) || ReadWork(clause, whose)) return;
  ReadQuantity(clause, subject, who);
}

}  // namespace sam::korean
