// Claims about who is who: names that stand beside what they name, people introduced in passing, and of whom a clause
// speaks that names nobody.
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

/// Parts and belongings of a pet that are not its name.
constexpr std::array kOfPets = {
    "사료"sv, "간식"sv,   "산책"sv,     "털"sv,   "꼬리"sv, "밥"sv,     "물"sv,   "화장실"sv,   "발"sv,   "눈"sv,
    "코"sv,   "귀"sv,     "배"sv,       "병원"sv, "생일"sv, "이름"sv,   "나이"sv, "장난감"sv,   "집"sv,   "방석"sv,
    "목욕"sv, "소리"sv,   "울음소리"sv, "버릇"sv, "사진"sv, "모래"sv,   "미용"sv, "예방접종"sv, "건강"sv, "똥"sv,
    "오줌"sv, "침대"sv,   "카페"sv,     "두"sv,   "세"sv,   "한"sv,     "네"sv,   "품종"sv,     "영상"sv, "냄새"sv,
    "수염"sv, "등껍질"sv, "껍질"sv,     "어항"sv, "수조"sv, "케이지"sv, "우리"sv, "둘"sv,       "셋"sv,   "하나"sv,
    "녀석"sv, "새끼"sv,   "가족"sv,     "주인"sv, "발톱"sv, "이빨"sv,   "알"sv};

/// "은주 언니", "영란 쌤", "재석 씨": words that follow a given name.
bool FollowsName(std::string_view noun) {
  return IsOneOf(noun, {"씨", "쌤", "샘", "언니", "오빠", "형", "누나", "선배", "선배님", "선생님", "이모", "삼촌", "님", "코치님",
                        "대리님", "과장님", "팀장님", "주임님", "부장님"});
}

bool MayBeGiven(std::string_view word, std::string_view title) {
  if (!IsAllHangul(word) || IsRelation(word) || IsAnimal(word) || IsAdverb(word) || IsFirstPerson(word)) return false;
  if (LooksLikeName(word)) return true;
  return IsOneOf(title, {"씨", "쌤"}) && Letters(word) == 2 && !IsJob(word) && !IsWorkplace(word) && !IsQuestionWord(word) &&
         !IsOneOf(word, {"아가", "다른", "담임", "요가", "영어", "수학", "미술", "과외", "학원", "도예", "수영", "무슨", "어떤", "우리"});
}

/// "옆자리", "같은 반": where somebody is known from, before the name.
std::string KnownFrom(const std::vector<Word>& words, size_t name) {
  if (name > 0 && IsOneOf(words[name - 1].text, {"옆자리", "앞자리", "뒷자리", "옆집", "윗집", "아랫집"}))
    return std::string(words[name - 1].text);
  for (size_t i = 0; i + 1 < name; ++i) {
    if (words[i].text == "같은" && IsOneOf(words[i + 1].noun, {"반", "팀", "과", "회사", "학교", "동네", "부서", "동아리"}) &&
        words[i + 1].particle.starts_with("에"))
      return "같은 " + std::string(words[i + 1].noun);
  }
  return {};
}

constexpr bool IsLink(std::string_view particle) {
  return particle == "이" || particle == "가" || particle == "을" || particle == "를" || particle == "은" ||
         particle == "는" || particle == "도" || particle == "랑" || particle == "이랑" || particle == "하고" ||
         particle == "한테" || particle == "와" || particle == "과" || particle == "랑은" || particle == "이랑은" ||
         particle == "한테는" || particle == "보고" || particle == "라고" || particle == "이라고";
}

/// What a job does not say of somebody mentioned just so, since it is as likely said of oneself.
bool IsPlainStanding(std::string_view job) {
  return IsOneOf(job, {"학생", "백수", "취준생", "주부", "직장인", "프리랜서", "선생님", "신입사원", "인턴", "기사", "선수", "신부"});
}

}  // namespace

bool NamesMe(const Clause& clause) {
  return std::any_of(clause.words.begin(), clause.words.end(),
                     [](const Word& w) { return IsFirstPerson(w.noun) || IsFirstPerson(w.text); });
}

bool ClaimReader::IsNameKnown(std::string_view name) const {
  return std::any_of(context_.facts.begin(), context_.facts.end(), [&](const Fact& fact) {
    return (fact.predicate == predicate::kName && fact.object == name && fact.subject != "me") ||
           (fact.predicate == predicate::kRelation && fact.subject == name);
  });
}

/// The one whom word `i` means: "수아", "은주 언니", "외할머니"; "" where it is nobody.
std::string ClaimReader::SomeoneAt(const std::vector<Word>& words, size_t i) const {
  const Word& word = words[i];
  const std::string_view noun = word.noun;
  if (IsFirstPerson(noun) || IsFirstPerson(word.text) || IsQuestionWord(noun) || IsSecondPerson(noun)) return {};
  if (i > 0 && FollowsName(noun) && words[i - 1].particle.empty() && !words[i - 1].pause_after &&
      MayBeGiven(words[i - 1].text, noun))
    return std::string(words[i - 1].text) + " " + std::string(noun);
  const bool before_name = i + 1 < words.size() && word.particle.empty() && LooksLikeName(NameWithoutI(words[i + 1].noun));
  if (IsRelation(noun) && !before_name && !IsOneOf(noun, {"사람", "식구", "형제", "자매", "남매"})) {
    const Phrase phrase = ReadPhrase(words, i);
    if (phrase.yours) return {};
    return SubjectKey(phrase.owner.empty() ? phrase.head : phrase.owner + " " + phrase.head, context_);
  }
  const std::string_view name = NameWithoutI(noun);
  const bool common = IsPlace(name) || IsEvent(name) || IsJob(name) || IsWorkplace(name) || IsEmptySubject(name) || IsAdverb(name) || !PredicateOf(name).empty();
  if (LooksLikeName(name) && !common && (name != noun || IsLink(word.particle) || word.particle.empty())) return std::string(name);
  return IsNameKnown(name) ? std::string(name) : std::string();
}

/// The one of the turn before.
std::string ClaimReader::SomeoneBefore() const {
  const DiscourseTurn* last = context_.discourse.Last();
  if (last == nullptr) return {};
  std::string out;
  for (const Sentence& sentence : ReadSentences(last->said)) {
    for (size_t i = 0; i < sentence.words.size(); ++i) {
      if (std::string who = SomeoneAt(sentence.words, i); !who.empty()) out = std::move(who);
    }
  }
  return out;
}

/// The event of the turn before, with whose it is: "엄마 수술" of "엄마 무릎이 안 좋아서 수술하신대요".
std::string ClaimReader::EventBefore() const {
  const DiscourseTurn* last = context_.discourse.Last();
  if (last == nullptr) return {};
  std::string event;
  for (const Sentence& sentence : ReadSentences(last->said)) {
    for (const Word& word : sentence.words) {
      std::string_view deed = word.form.stem;
      if (IsEvent(word.noun)) event = std::string(word.noun);
      if (TakeSuffix(deed, "하") && IsEvent(deed)) event = std::string(deed);
    }
  }
  const std::string whose = event.empty() ? std::string() : SomeoneBefore();
  return whose.empty() ? event : whose + " " + event;
}

/// Of whom a clause without a subject speaks; "" where that cannot be told.
std::string ClaimReader::Whom(const Clause& clause) const {
  if (NamesMe(clause)) return "me";
  for (size_t i = 0; i + 1 < clause.words.size(); ++i) {  // "수아 치과 그만뒀어요"
    const Word& word = clause.words[i];
    if (IsAdverb(word.text) || word.text == "맞다") continue;
    const bool bare = word.particle.empty() && !word.pause_after && !IsAnimal(word.noun);
    const bool someone = bare && (IsNameKnown(word.noun) || (LooksLikeName(word.noun) && !IsPlace(word.noun)));
    if (someone && !FollowsName(clause.words[i + 1].noun)) return std::string(word.noun);
    break;
  }
  if (!topic_.empty()) return topic_;
  const bool explains = EndsWith(clause.last.text, "거든") || EndsWith(clause.last.text, "거든요");  // "(서준이가 만든대.) 빵집에서 일하거든"
  if (explains && !spoken_.empty() && IsOneOf(clause.verb, {"일하", "근무하", "다니", "살", "전공하", "가르치"})) return spoken_;
  const bool respects = clause.form.honorific && clause.verb != "모";  // never of oneself
  if (clause.quoted || respects) return !spoken_.empty() ? spoken_ : SomeoneBefore();
  return "me";
}

/// "누나가 병원 옮겼어요. 이제 치과에서 일해요": who goes on being spoken of where nobody is named.
void ClaimReader::NoteThird(const Clause& clause) {
  if (NamesMe(clause)) third_.clear();
  const Subject subject = SubjectIn(clause);
  if (subject.explicit_ && !subject.others && subject.key != "me" && (IsRelation(subject.phrase.head) || LooksLikeName(subject.phrase.head) || IsTitle(subject.phrase.head))) third_ = subject.key;
  for (const Word& word : clause.words)
    if (IsAnimal(word.noun) || IsRelation(word.noun)) creature_ = SubjectKey(word.noun, context_);
}

/// "고양이 두 마리 있어요. 보리랑 깨순이": nothing but names, of the animals before.
void ClaimReader::ReadBareNames(const Clause& clause) {
  if (!clause.fragment || clause.asks || clause.words.size() < 2 || clause.words.size() > 4 || animals_.empty()) return;
  for (size_t i = 0; i + 1 < clause.words.size(); ++i)
    if (!IsOneOf(clause.words[i].particle, {"랑", "이랑", "하고", "와", "과"}) || IsAnimal(clause.words[i].noun)) return;
  if (Letters(clause.last.text) > 4 || IsAdverb(clause.last.text) || !IsAllHangul(clause.last.text)) return;
  for (size_t i = 0; i < clause.words.size(); ++i) Add(animals_, predicate::kName, std::string(NameWithoutI(i + 1 == clause.words.size() ? clause.last.text : clause.words[i].noun)));
}

void ClaimReader::NoteSpokenOf(const Clause& clause) {
  const auto made_up = [](const Word& w) {
    return IsOneOf(w.noun, {"드라마", "영화", "소설", "만화", "웹툰", "뉴스", "라디오", "방송", "유튜브", "예능", "게임", "주인공"});
  };
  if (std::any_of(clause.words.begin(), clause.words.end(), made_up)) return;
  for (size_t i = 0; i < clause.words.size(); ++i) {
    const Word& word = clause.words[i];
    const bool topic = word.particle == "은" || word.particle == "는" || word.particle == "께서는";
    if (topic && IsFirstPerson(word.noun)) topic_ = "me";
    if (IsOneOf(word.text, {"나는", "난", "저는", "전"})) topic_ = "me";
    std::string who = SomeoneAt(clause.words, i);
    if (who.empty()) continue;
    if (topic) topic_ = who;
    spoken_ = std::move(who);
  }
}

/// "우리 고양이 나비가", "제 동생 지훈이는", "코코라는 강아지": a name beside what it names.
void ClaimReader::ReadAppositions(const Clause& clause) {
  const std::string keep = last_subject_;
  for (size_t i = 0; i + 1 < clause.words.size(); ++i) {
    const std::string_view particle = clause.words[i].particle;
    if (particle == "라는" || particle == "이라는")
      ReadPersonCalled(clause, i);
    else
      ReadNameBeside(clause, i);
  }
  last_subject_ = keep;
}

/// "소방관인 재석 씨라는 분", "코코라는 강아지".
void ClaimReader::ReadPersonCalled(const Clause& clause, size_t i) {
  const std::vector<Word>& words = clause.words;
  const Word& next = words[i + 1];
  if (IsQuestionWord(words[i].noun)) return;
  if (IsRelation(next.noun) || IsAnimal(next.noun))
    return static_cast<void>(Add(SubjectKey(next.noun, context_), predicate::kName, std::string(words[i].noun)));
  const std::string who = IsOneOf(next.noun, {"분", "사람", "애", "아이"}) ? SomeoneAt(words, i) : std::string();
  if (who.empty() || IsRelation(who)) return;
  const size_t first = who.find(' ') == who.npos ? i : i - 1;
  if (first > 0 && words[first - 1].copula && words[first - 1].copula->kind == Kind::kAdnominal &&
      IsJob(words[first - 1].copula->noun))
    Add(who, predicate::kJob, std::string(words[first - 1].copula->noun));
  if (const std::string from = KnownFrom(words, first); !from.empty()) Add(who, predicate::kRelation, from);
}

/// "여동생 수아랑", "회사 선배 은주 언니가", "고양이 두부도 있으니까".
void ClaimReader::ReadNameBeside(const Clause& clause, size_t i) {
  const std::vector<Word>& words = clause.words;
  const Word& word = words[i];
  const Word& next = words[i + 1];
  const bool kin = IsRelation(word.text), animal = IsAnimal(word.text) && Letters(word.text) > 1;
  if (word.pause_after) return;
  const bool titled = i + 2 < words.size() && FollowsName(words[i + 2].noun) && next.particle.empty() &&
                      MayBeGiven(next.text, words[i + 2].noun) && word.text != words[i + 2].noun;
  if (titled && !kin) {
    const std::string from = KnownFrom(words, i + 1);
    const std::string who = std::string(next.text) + " " + std::string(words[i + 2].noun);
    if (!from.empty()) Add(who, predicate::kRelation, from);
    return;
  }
  if (!kin && !animal) return;
  const bool greets = clause.verb == "만나" || clause.verb == "보";  // "대학 동기 나연이 만났어요"
  const bool bare = next.particle.empty() && i + 2 == words.size() && greets;
  if (!titled && !IsLink(next.particle) && !bare) return;
  const Phrase phrase = ReadPhrase(words, i);
  if (phrase.yours) return;
  std::string name(NameWithoutI(next.noun));
  const bool denied = std::find(kOfPets.begin(), kOfPets.end(), name) != kOfPets.end() || IsEmptySubject(name) ||
                      IsRelation(name) || IsAnimal(name) || IsEvent(name) || !PredicateOf(name).empty() || IsJob(name) ||
                      IsWorkplace(name) || IsVerbForm(next.text) || IsAdverb(next.text) || !IsAllHangul(name);
  if (denied || (kin && !LooksLikeName(name) && !titled)) return;
  const bool lives = IsOneOf(clause.verb, {"있", "살", "키우", "기르", "데려오", "입양하"}) && !clause.negated;
  const bool along = IsOneOf(next.particle, {"도", "랑", "이랑", "하고"});
  if (animal && (Letters(name) > 3 || Letters(name) < 2 || !(phrase.mine || !phrase.owner.empty() || (lives && along)))) return;
  if (animal && !phrase.mine && !phrase.owner.empty() && !EndsWith(phrase.owner, "네")) return;
  if (titled) name += " " + std::string(words[i + 2].noun);
  const std::string owner = phrase.owner.empty() ? "" : phrase.owner + " ";
  Add(SubjectKey(owner + std::string(word.text), context_), predicate::kName, name);
  if (animal && lives && along && owner.empty()) Add("me", predicate::kHas, SubjectKey(word.text, context_));
}

/// "(수아는 퇴근을 안 하려고 해요) 치위생사거든요", "(지혜 만났어요) 대학 동기인데": of whom was just spoken.
bool ClaimReader::ReadDescription(const Clause& clause, const std::string& object) {
  if (clause.past || NamesMe(clause) || topic_ == "me") return false;
  const size_t space = object.rfind(' ');
  const std::string_view head = space == object.npos ? std::string_view(object) : std::string_view(object).substr(space + 1);
  std::string called;
  for (size_t i = 0; i < clause.words.size(); ++i) {  // "도윤 씨라고 한옥 고치는 목수래요"
    if (IsOneOf(clause.words[i].particle, {"라고", "이라고"})) called = SomeoneAt(clause.words, i);
  }
  std::string who = !called.empty() ? called : !topic_.empty() ? topic_ : spoken_;
  if (who.empty() && clauses_read_ == 1 && (clause.quoted || clause.kind == Kind::kBut)) who = SomeoneBefore();
  if (who.empty() || who == "me") return false;
  std::string what = object;
  if (!called.empty()) what = what.substr(std::min(what.size(), what.find("라고 ") == what.npos ? 0 : what.find("라고 ") + 7));
  if (IsJob(head) && !(IsPlainStanding(head) && topic_.empty() && called.empty())) {
    Add(who, predicate::kJob, what);
  } else if (IsRelation(head) && Letters(head) > 1 && !IsRelation(who) && !IsPlainStanding(head) && clause.kind != Kind::kQuestion) {
    Add(who, predicate::kRelation, what);
  } else if (IsOneOf(head, {"분", "사람", "애"}) && EndsWith(object, "채식하는 " + std::string(head))) {
    Add(who, predicate::kIs, object);
  } else {
    return false;
  }
  return topic_ = who, true;
}

/// "도현 씨랑 이제 정식으로 만나요", "준서랑 사귀기로 했어요".
bool ClaimReader::ReadSweetheart(const Clause& clause) {
  const auto says = [&](std::string_view text) {
    return std::any_of(clause.words.begin(), clause.words.end(), [&](const Word& w) { return w.text == text; });
  };
  const bool meets = clause.verb == "만나" && (says("정식으로") || says("진지하게")) && !clause.wish;
  if ((!meets && clause.verb != "사귀") || clause.negated || clause.unable || clause.quoted) return false;
  for (size_t i = 0; i < clause.words.size(); ++i) {
    if (IsSubjectParticle(clause.words[i].particle) && !IsFirstPerson(clause.words[i].noun)) return false;
    if (!IsOneOf(clause.words[i].particle, {"랑", "이랑", "하고", "와", "과"})) continue;
    const std::string who = SomeoneAt(clause.words, i);
    if (who.empty() || IsRelation(who)) return false;
    return Add("애인", predicate::kName, who), true;
  }
  return false;
}

}  // namespace sam::korean
