#include "perception/korean_claims.h"

#include <algorithm>
#include <array>

#include "base/word_lists.h"
#include "core/predicates.h"
#include "perception/korean_lexicon.h"
#include "perception/korean_syllable.h"

namespace sam::korean {
namespace {

using namespace std::string_view_literals;

struct Attribute {
  std::string_view noun;
  std::string_view predicate;
};
constexpr std::array kAttributes = {Attribute{"이름", predicate::kName},       Attribute{"나이", predicate::kAge},
                                    Attribute{"생일", predicate::kBirthday},   Attribute{"고향", predicate::kFrom},
                                    Attribute{"본가", predicate::kFrom},       Attribute{"출신", predicate::kFrom},
                                    Attribute{"직업", predicate::kJob},        Attribute{"하는일", predicate::kJob},
                                    Attribute{"전공", predicate::kStudies},    Attribute{"사는곳", predicate::kLivesIn},
                                    Attribute{"사는데", predicate::kLivesIn},  Attribute{"집", predicate::kLivesIn},
                                    Attribute{"날짜", predicate::kDate},       Attribute{"날", predicate::kDate},
                                    Attribute{"시간", predicate::kTime},       Attribute{"시각", predicate::kTime},
                                    Attribute{"장소", predicate::kPlace},      Attribute{"위치", predicate::kPlace},
                                    Attribute{"색", predicate::kColour},       Attribute{"색깔", predicate::kColour},
                                    Attribute{"털색", predicate::kColour},     Attribute{"동네", predicate::kLivesIn},
                                    Attribute{"사는동네", predicate::kLivesIn}};
constexpr std::array kOwn = {"취미"sv,     "특기"sv,   "꿈"sv,     "목표"sv,   "혈액형"sv,   "번호"sv, "비밀번호"sv,
                             "전화번호"sv, "키"sv,     "몸무게"sv, "mbti"sv,   "MBTI"sv,     "별명"sv, "닉네임"sv,
                             "좌우명"sv,   "태몽"sv,   "종교"sv,   "별자리"sv, "띠"sv,       "신발"sv, "사이즈"sv,
                             "발"sv,       "차번호"sv, "예명"sv,   "필명"sv,   "장래희망"sv, "전화"sv, "학번"sv,
                             "군번"sv,     "주량"sv,   "본관"sv,   "품종"sv,   "견종"sv,     "종"sv};
constexpr std::array kTraits = {
    "채식주의자"sv, "비건"sv,   "왼손잡이"sv, "오른손잡이"sv, "양손잡이"sv, "막내"sv,    "외동"sv,     "외동딸"sv,
    "외동아들"sv,   "장남"sv,   "장녀"sv,     "첫째"sv,       "둘째"sv,     "셋째"sv,    "쌍둥이"sv,   "크리스천"sv,
    "기독교"sv,     "천주교"sv, "불교"sv,     "무교"sv,       "솔로"sv,     "싱글"sv,    "미혼"sv,     "기혼"sv,
    "돌싱"sv,       "임산부"sv, "한국인"sv,   "재외동포"sv,   "아침형"sv,   "저녁형"sv,  "올빼미형"sv, "집순이"sv,
    "집돌이"sv,     "길치"sv,   "음치"sv,     "몸치"sv,       "색맹"sv,     "색약"sv,    "신혼"sv,     "유부녀"sv,
    "유부남"sv,     "워킹맘"sv, "싱글맘"sv,   "재택근무자"sv, "고양이파"sv, "강아지파"sv};

template <size_t N>
bool Has(const std::array<std::string_view, N>& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

bool IsMbti(std::string_view word) {
  if (word.size() != 4) return false;
  constexpr std::array<std::string_view, 4> kPairs = {"EIei", "NSns", "TFtf", "JPjp"};
  for (size_t i = 0; i < 4; ++i)
    if (kPairs[i].find(word[i]) == std::string_view::npos) return false;
  return true;
}

bool IsTrait(std::string_view word) {
  return Has(kTraits, word) || IsMbti(word) || EndsWith(word, "주의자") || EndsWith(word, "B형") ||
         EndsWith(word, "O형") || EndsWith(word, "A형");
}

/// The last word of a phrase.
std::string_view HeadOf(std::string_view phrase) {
  const size_t space = phrase.rfind(' ');
  return space == phrase.npos ? phrase : phrase.substr(space + 1);
}

/// "윤태호 대리님", "박 부장님", "김지훈 씨", "강가람".
bool IsPersonName(std::string_view object) {
  const std::string_view head = HeadOf(object);
  const std::string_view first = object.substr(0, object.find(' '));
  if (head != object && IsJob(head) && head != "선생님" && Letters(first) > 1 && !LooksLikeName(first))
    return false;  // "택시 기사"
  if (head != object)
    return IsTitle(head) && IsAllHangul(object.substr(0, object.find(' '))) &&
           object.find(' ') == object.size() - head.size() - 1;
  if (LooksLikeName(object)) return true;
  for (const std::string_view title : {"선생님"sv, "대리님"sv, "과장님"sv, "주임님"sv, "쌤"sv, "씨"sv, "교수님"sv,
                                       "코치님"sv, "부장님"sv, "차장님"sv}) {
    std::string_view name = object;
    if (TakeSuffix(name, title) && (LooksLikeName(name) || Letters(name) == 1)) return true;
  }
  return false;
}

/// "김지훈 씨" -> "김지훈", "지훈이" -> "지훈".
std::string BareName(std::string_view object) {
  for (const std::string_view tail : {" 씨"sv, "씨"sv, " 님"sv}) {
    if (TakeSuffix(object, tail)) return std::string(object);
  }
  std::string_view name = object;
  if (Letters(name) == 3 && TakeSuffix(name, "이") && LooksLikeName(name)) return std::string(name);
  return std::string(object);
}

bool IsAge(std::string_view object) {
  size_t used = 0;
  const int number = ReadNumber(object, used);
  if (used == 0 || number <= 0 || number > 120) return false;
  std::string_view rest = object.substr(used);
  while (StartsWith(rest, " ")) rest.remove_prefix(1);
  if (StartsWith(rest, "살") || StartsWith(rest, "세")) return rest.size() == 3 || IsOneOf(rest.substr(3), {" 반", "쯤", " 쯤"});  // no "오세준"
  return rest.empty() && number > 12 && !IsDigit(object[0]);
}

std::vector<Word> WordsOf(std::string_view text) {
  auto sentences = ReadSentences(text);
  return sentences.empty() ? std::vector<Word>() : std::move(sentences.front().words);
}

/// "연남동", "서울 성북구", "회사 근처 원룸".
bool NamesPlace(const std::string& object) {
  const std::vector<Word> words = WordsOf(object);
  return std::any_of(words.begin(), words.end(), [](const Word& word) {
    return IsPlace(word.noun) || IsDwelling(word.noun) || EndsWith(word.noun, "구") || EndsWith(word.noun, "역") || EndsWith(word.noun, "근처");
  });
}

std::string JoinAsSaid(const Clause& clause) {
  std::string out;
  for (const Word& word : clause.words) out += std::string(word.text) + " ";
  return out + std::string(clause.copula->noun);
}

}  // namespace

std::string_view PredicateOf(std::string_view attribute) {
  const std::string_view plain = PlainNoun(attribute);
  for (const Attribute& row : kAttributes)
    if (row.noun == plain) return row.predicate;
  return {};
}

bool IsKnown(std::string_view subject, const PerceptionContext& context) {
  return std::any_of(context.facts.begin(), context.facts.end(),
                     [&](const Fact& fact) { return fact.subject == subject; });
}

std::string SubjectKey(std::string_view noun, const PerceptionContext& context) {
  const std::string_view head = HeadOf(noun);
  const std::string_view same = Canonical(head);
  const std::string key = std::string(noun.substr(0, noun.size() - head.size())) + std::string(same);
  if (IsKnown(key, context) || !IsKnown(noun, context)) return key;
  return std::string(noun);
}

FactClaim& ClaimReader::Add(std::string subject, std::string_view predicate, std::string object, ClaimKind kind) {
  FactClaim claim;
  claim.subject = std::move(subject);
  claim.predicate = std::string(predicate);
  claim.object = std::move(object);
  claim.kind = correcting_ && kind == ClaimKind::kNew ? ClaimKind::kCorrection : kind;
  if (kind == ClaimKind::kNew) last_subject_ = claim.subject;
  claims_.push_back(std::move(claim));
  return claims_.back();
}

bool ClaimReader::Readable(const Clause& clause) const {
  if (clause.asks || clause.guess || clause.wish || clause.kind == Kind::kIf || clause.kind == Kind::kQuestion)
    return false;
  const auto asks = [](const Word& w) { return IsQuestionWord(w.noun) || IsQuestionWord(w.text); };
  if (std::any_of(clause.words.begin(), clause.words.end(), asks)) return false;
  return !clause.quoted || !clause.named.empty() || clause.kind == Kind::kHearsay;
}

ClaimReader::Subject ClaimReader::SubjectIn(const Clause& clause) const {
  Subject out;
  const size_t at = SubjectOf(clause.words);
  if (at == std::string_view::npos) {
    for (size_t i = 0; i < clause.words.size(); ++i) {  // "나 민수야", "우리 고모 박혜란이야"
      if (IsFirstPerson(clause.words[i].text) && (clause.words[i].text == "나" || clause.words[i].text == "저")) {
        out.phrase.head = "나", out.phrase.mine = true, out.key = "me", out.explicit_ = true, out.end = i + 1;
        return out;
      }
    }
    const size_t bare = clause.words.empty() ? 0 : clause.words.size() - 1;
    if (clause.words.empty() || !clause.copula || PredicateOf(clause.words[bare].text).empty())
      return out.key = "me", out;
    return SubjectAt(clause, bare);  // "내 이름 민수야"
  }
  return SubjectAt(clause, at);
}

ClaimReader::Subject ClaimReader::SubjectAt(const Clause& clause, size_t at) const {
  Subject out;
  out.explicit_ = true;
  out.phrase = ReadPhrase(clause.words, at);
  out.end = at + 1;
  for (size_t i = 0; i < out.phrase.first; ++i) {
    if (IsTopicParticle(clause.words[i].particle) || IsSubjectParticle(clause.words[i].particle))
      out.topic = std::string(ReadPhrase(clause.words, i).head);
    if (clause.words[i].text == "난" || clause.words[i].text == "전" || clause.words[i].text == "나" ||
        clause.words[i].text == "저")
      out.topic = "나";
  }
  const std::string_view word = clause.words[at].text;
  const bool me = IsFirstPerson(out.phrase.head) || word == "난" || word == "전";
  if (me) out.phrase.head = "나";
  if (out.phrase.yours || IsSecondPerson(out.phrase.head) || IsSecondPerson(out.topic)) out.others = true;
  std::string whole = out.phrase.owner;
  if (!whole.empty()) whole += ' ';
  out.key = me ? "me" : SubjectKey(whole + out.phrase.head, context_);
  if (IsQuestionWord(out.phrase.head)) out.others = true;
  const std::string_view name = NameWithoutI(out.phrase.head);
  if (LooksLikeName(name) && (out.phrase.owner.empty() || IsRelation(HeadOf(out.phrase.owner)))) {  // "조카 지안이는"
    out.phrase.head = out.key = std::string(name);
    out.phrase.owner.clear();
  }
  return out;
}

/// Whose attribute is spoken of: the owner named, the topic before, the person, or the last one spoken of.
std::string ClaimReader::OwnerKey(const Subject& subject) const {
  if (!subject.phrase.owner.empty()) return SubjectKey(subject.phrase.owner, context_);
  if (subject.phrase.mine) return "me";
  if (!subject.topic.empty()) return IsFirstPerson(subject.topic) ? "me" : SubjectKey(subject.topic, context_);
  const bool asks_name = PlainNoun(subject.phrase.head) == "이름";
  if (!last_subject_.empty() && !(asks_name && last_subject_ == "me" && !spoken_.empty())) return last_subject_;
  const size_t space = spoken_.rfind(' ');
  const std::string_view spoken_of_last = space == spoken_.npos ? std::string_view(spoken_) : std::string_view(spoken_).substr(space + 1);
  if (asks_name && (IsRelation(spoken_of_last) || IsAnimal(spoken_of_last))) return spoken_;  // "팀장님이 오셨는데 이름이"
  if (asks_name && !creature_.empty()) return creature_;  // "햄스터가 죽었어요 이름이 초코였는데"
  const std::string spoken_of = asks_name ? SpokenOf() : std::string();
  return spoken_of.empty() ? "me" : spoken_of;
}

/// The animal or person of the last turns: "고양이 껴안고 누워있기" ... "이름은 두부야".
std::string ClaimReader::SpokenOf() const {
  if (clauses_read_ > 1) return {};  // "알바 새로 구했어. 이름이 하율이": not of whom the turn before was about
  constexpr size_t kTurns = 3;
  const auto& recent = context_.discourse.recent;
  for (size_t back = 1; back <= std::min(kTurns, recent.size()); ++back) {
    const std::string& subject = recent[recent.size() - back].subject;
    if (IsAnimal(subject) || IsRelation(subject)) return SubjectKey(subject, context_);
  }
  return {};
}

/// "이름은 두부": a name without any verb.
void ClaimReader::ReadBareName(const Clause& clause) {
  if (!clause.fragment || clause.asks || clause.words.size() < 2 || PlainNoun(clause.words[clause.words.size() - 2].noun) != "이름") return;
  const std::string_view name = NameWithoutI(clause.last.text);
  if (Letters(name) == 0 || Letters(name) > 5 || IsQuestionWord(name) || IsAdverb(name) || IsEmptySubject(name)) return;
  Subject subject;
  subject.phrase = ReadPhrase(clause.words, clause.words.size() - 2);
  const std::string owner = OwnerKey(subject);
  if (owner != "me" || subject.phrase.mine) Add(owner, predicate::kName, std::string(name));
}

void ClaimReader::Read(const std::vector<Clause>& clauses) {
  NoteCorrection(clauses);
  topic_.clear();
  for (size_t i = 0; i < clauses.size(); ++i) {
    clauses_read_ += 1;
    if (i > 0) NoteThird(clauses[i - 1]);
    if (ReadCorrection(clauses, i)) continue;
    const Clause& clause = clauses[i];
    ReadAppositions(clause);
    if (i > 0) NoteSpokenOf(clauses[i - 1]);
    if (!Readable(clause)) continue;
    const size_t before = claims_.size();
    ReadBareName(clause);
    ReadBareNames(clause);
    if (clause.copula && !clause.negated && !clause.future) ReadCopular(clause);
    if (claims_.size() != before) continue;
    if (!clause.copula || clause.copula->weak || clause.future || !clause.form.stem.empty()) {
      ReadVerb(clause, i > 0 ? &clauses[i - 1] : nullptr, i + 1 < clauses.size() ? &clauses[i + 1] : nullptr);
    }
  }
  if (!clauses.empty()) NoteSpokenOf(clauses.back()), NoteThird(clauses.back());
  animals_.clear();
  for (const Clause& clause : clauses)
    for (const Word& word : clause.words)
      if (IsAnimal(word.noun) && IsOneOf(clause.verb, {"있", "키우", "기르"})) animals_ = SubjectKey(word.noun, context_);
}

/// "안녕하세요, 수민이고": a name is said where none is known yet.
void ClaimReader::NoteGreeting(const std::vector<Clause>& clauses) {
  const bool named = std::any_of(context_.facts.begin(), context_.facts.end(),
                                 [](const Fact& fact) { return fact.subject == "me" && fact.predicate == predicate::kName; });
  for (const Clause& clause : clauses) {
    const std::string_view first = clause.words.empty() ? clause.last.text : clause.words.front().text;
    greets_ |= !named && (StartsWith(first, "안녕") || StartsWith(first, "반가") || first == "처음");
  }
}

void ClaimReader::ReadCopular(const Clause& clause) {
  const Subject subject = SubjectIn(clause);
  if (subject.others || clause.copula->noun.empty() || IsQuestionWord(clause.copula->noun)) return;
  std::string object = subject.end < clause.words.size() ? Join(clause.words, subject.end, clause.words.size()) : "";
  if (subject.end < clause.words.size())
    object = std::string(clause.words[clause.words.size() - 1].text) == object ? object : object;
  std::vector<Word> rest(clause.words.begin() + static_cast<std::ptrdiff_t>(subject.end), clause.words.end());
  object.clear();
  for (const Word& word : rest) {
    if ((IsAdverb(word.text) && word.text != "네") || word.text == "올해로" || word.text == "이제" ||
        word.text == "만으로" || word.text == "바로")
      continue;
    if (IsFirstPerson(word.noun) && (word.particle == "랑" || word.particle == "하고")) continue;  // "저랑 대학 동기예요"
    if (word.particle == "에" || word.particle == "에서" || word.particle == "부터" || word.particle == "로" ||
        word.particle == "으로") {
      object.clear();
      continue;
    }
    object += std::string(IsFirstPerson(word.text) ? std::string_view() : word.text);
    if (!object.empty()) object += ' ';
  }
  object += clause.copula->noun;
  if (ReadCopulaInPassing(clause, subject, object) || ReadAversion(clause, subject.explicit_ ? subject.key : Whom(clause))) return;
  const auto calls = [](const Word& w) { return IsOneOf(w.particle, {"라고", "이라고"}); };
  const bool called = std::any_of(clause.words.begin(), clause.words.end(), calls);
  if ((!subject.explicit_ || called) && ReadDescription(clause, called ? JoinAsSaid(clause) : object))
    return;
  const bool native = EndsWith(object, " 사람") && IsPlace(object.substr(0, object.rfind(' ')));  // "광주 사람이에요"
  if ((IsEmptySubject(HeadOf(object)) && !native) || Letters(object) > 24) return;
  if (!subject.explicit_ || subject.phrase.head == "나") {
    if (IsEvent(HeadOf(object)) && ReadTime(clause, subject, "me")) return;
    if (!subject.explicit_ && subject.end == 0 && !last_subject_.empty() && last_subject_ != "me")
      return ReadValue(last_subject_, object);
    ReadMe(clause, object);
    return;
  }
  if (ReadAttribute(subject, clause, object)) return;
  if (ReadPerson(subject, clause, object)) return;
  if (IsRelation(subject.phrase.head) && !FindWhen(WordsOf(object), now_, std::nullopt)) return;
  ReadThing(subject, clause, object);
}

bool ClaimReader::ReadAttribute(const Subject& subject, const Clause& clause, const std::string& object) {
  const std::string_view head = PlainNoun(subject.phrase.head);
  const std::string& modifier = subject.phrase.modifier;
  if (modifier == "최애" || (modifier == "좋아하는" && head != "사람")) {
    if (clause.copula->weak && IsAdverb(object)) return false;
    const bool thing = head == "건" || head == "게" || head == "것" || head == "거";
    return Add(IsFirstPerson(subject.topic) || subject.topic.empty() ? "me" : SubjectKey(subject.topic, context_),
               predicate::kFavourite, thing ? object : std::string(head) + ": " + object),
           true;
  }
  if (modifier == "싫어하는") return Add(OwnerKey(subject), predicate::kDislikes, object), true;
  std::string_view named = PredicateOf(head);
  if (modifier == "하는" && head == "일") named = predicate::kJob;
  if (modifier == "사는" && (head == "곳" || head == "데")) named = predicate::kLivesIn;
  if (named.empty()) {
    if (!Has(kOwn, head)) return false;
    const std::string owner = OwnerKey(subject);
    return Add(owner == "me" ? std::string(head) : owner + " " + std::string(head), predicate::kIs, object), true;
  }
  const std::string owner = OwnerKey(subject);
  const bool anew = subject.phrase.owner.empty() && subject.topic.empty() && !subject.phrase.mine && (owner == "me" || spoken_.empty());
  if (named == predicate::kName && anew && EndsWith(object, " 씨")) {  // "이름은 현우 씨고"
    spoken_ = topic_ = object;
    return true;
  }
  if (named == predicate::kName && owner == "회사" && modifier.empty() && !clause.quoted) Add("me", predicate::kWorksAt, object);
  if (named == predicate::kName && owner.find("주인공") != owner.npos) return false;
  if (named == predicate::kName && (clause.copula->weak && Letters(object) < 1)) return false;
  if ((named == predicate::kDate || named == predicate::kTime || named == predicate::kPlace ||
       named == predicate::kColour) &&
      owner == "me")
    return false;
  if (named == predicate::kLivesIn && (head == "집" || head == "동네") &&
      (!subject.phrase.mine || clause.copula->weak || FindQuantity(WordsOf(object)) || !NamesPlace(object)))
    return false;
  const auto when = named == predicate::kDate || named == predicate::kTime || named == predicate::kBirthday
                        ? FindWhen(WordsOf(object), now_, std::nullopt)
                        : std::nullopt;
  FactClaim& claim = Add(owner, named, named == predicate::kName ? BareName(object) : object);
  if (when && named != predicate::kBirthday) claim.when = when->at;
  return true;
}

void ClaimReader::ReadValue(const std::string& subject, const std::string& object) {
  if (IsAge(object))
    Add(subject, predicate::kAge, object);
  else if (IsJob(HeadOf(object)))
    Add(subject, predicate::kJob, object);
}

bool ClaimReader::ReadPerson(const Subject& subject, const Clause& clause, const std::string& object) {
  const bool ours = std::any_of(clause.words.begin() + static_cast<std::ptrdiff_t>(subject.end), clause.words.end(),
                                [](const Word& w) { return IsFirstPerson(w.text); });
  const std::string& head = subject.phrase.head;
  const std::string_view object_head = HeadOf(object);
  if (EndsWith(object, "채식하는 분") || EndsWith(object, "채식하는 사람")) return Add(subject.key, predicate::kIs, object), true;
  if (LooksLikeName(head) && subject.phrase.owner.empty() && IsAge(object)) return Add(subject.key, predicate::kAge, object), true;
  if (IsRelation(head) || IsAnimal(head) || head == "쌤") {
    if (subject.phrase.modifier == "새" || subject.phrase.modifier == "이번") EndFacts(subject.key, predicate::kName);
    if (IsPersonName(object) && !IsAnimal(object)) return Add(subject.key, predicate::kName, BareName(object)), true;
    if (IsAge(object)) return Add(subject.key, predicate::kAge, object), true;
    if (IsJob(object_head)) return Add(subject.key, predicate::kJob, object), true;
    if (EndsWith(object, " 사람") || EndsWith(object, " 출신"))
      return Add(subject.key, predicate::kFrom, object.substr(0, object.rfind(' '))), true;
    if (EndsWith(object_head, "색") && !IsOneOf(object_head, {"질색", "정색", "검색", "내색"})) return Add(subject.key, predicate::kColour, object), true;
    if (IsAnimal(head) && subject.phrase.mine) return Add(subject.key, predicate::kIs, object), true;
    return IsTrait(object) ? (Add(subject.key, predicate::kIs, object), true) : false;
  }
  const std::string whole = BareName(subject.phrase.owner.empty() ? head : subject.phrase.owner + " " + head);
  const bool calls =
      ours && (IsAnimal(object_head) || IsRelation(object_head)) && Letters(whole) <= 4 && !IsEmptySubject(whole);
  if (calls)
    return Add(SubjectKey(StartsWith(object, "집 ") ? std::string_view(object).substr(4) : std::string_view(object),
                          context_),
               predicate::kName, whole),
           true;
  if (!IsPersonName(whole)) return false;
  if (IsRelation(object_head)) return Add(SubjectKey(object, context_), predicate::kName, BareName(whole)), true;
  if (IsJob(object_head)) return Add(BareName(whole), predicate::kJob, object), true;
  return false;
}

bool ClaimReader::ReadMe(const Clause& clause, const std::string& object) {
  const bool spoken = topic_ == "me" || std::any_of(clause.words.begin(), clause.words.end(), [](const Word& w) {
    return IsFirstPerson(w.noun) || IsFirstPerson(w.text);
  });
  if (IsAge(object) && (spoken || clause.words.empty() || last_subject_ == "me" || greets_)) {
    const std::string other = spoken || last_subject_ == "me" ? std::string() : SpokenOf();  // "세 살이고 하얀색이야", of the cat
    return Add(other.empty() ? "me" : other, predicate::kAge, object), true;
  }
  if (spoken && clause.words.size() == 1 && !clause.copula->weak && LooksLikeName(object)) return Add("me", predicate::kName, BareName(object)), true;  // "나 민수야"
  if (greets_ && clause.words.empty() && LooksLikeName(object) && !StartsWith(object, "안녕") && !StartsWith(object, "반가") && !clause.quoted) return Add("me", predicate::kName, BareName(object)), true;
  if (!spoken || clause.copula->weak) return false;
  const std::string_view head = HeadOf(object);
  if (EndsWith(object, " 사람") || EndsWith(object, " 출신")) {
    const std::string place = object.substr(0, object.rfind(' '));
    return !IsPlace(place) && (IsVerbForm(place) || ReadForm(place).kind == Kind::kAdnominal) ? false
                                                                         : (Add("me", predicate::kFrom, place), true);
  }
  if (IsJob(head)) return Add("me", predicate::kJob, object), true;
  if (IsTrait(head)) return Add("me", predicate::kIs, object), true;
  if (LooksLikeName(object)) return Add("me", predicate::kName, BareName(object)), true;
  return false;
}

bool ClaimReader::ReadThing(const Subject& subject, const Clause& clause, const std::string& object) {
  const std::string& head = subject.phrase.head;
  const auto words = WordsOf(object);
  if (const auto when = FindWhen(words, now_, Anchor()); when && when->first == 0) {
    const bool event = IsEvent(head) || EndsWith(head, "일") || head == "출근" || head == "퇴근" || head == "근무" ||
                       subject.phrase.mine || IsKnown(subject.key, context_);
    if (!event || IsEmptySubject(head)) return false;
    Add(subject.key, when->has_day ? predicate::kDate : predicate::kTime, when->text).when = when->at;
    return true;
  }
  if (clause.copula->weak || IsEmptySubject(head) || head == "집") return false;
  if (!subject.phrase.mine && !IsKnown(subject.key, context_)) return false;
  if (HeadOf(object).ends_with("색")) return Add(subject.key, predicate::kColour, object), true;
  if (IsAdverb(object) || ReadForm(object).kind == Kind::kAdnominal || Letters(object) < 2) return false;
  if (head == "회사" || head == "직장" || head == "학교" || head == "가게")
    return Add(subject.key, predicate::kPlace, object), true;
  return Add(subject.key, predicate::kIs, object), true;
}

// "화학을 가르친대요": somebody else's, unless the person is named in it.
static bool IsHearsay(const std::vector<Clause>& clauses) {
  const auto names_me = [](const Clause& clause) {
    return std::any_of(clause.words.begin(), clause.words.end(), [](const Word& word) { return IsFirstPerson(word.noun) || IsFirstPerson(word.text); });
  };
  return std::any_of(clauses.begin(), clauses.end(), [](const Clause& clause) { return clause.quoted && clause.named.empty(); }) && std::none_of(clauses.begin(), clauses.end(), names_me);
}

void ClaimReader::DropOwnSince(size_t count) {
  const auto own = [](const FactClaim& claim) { return claim.subject == "me" && claim.kind != ClaimKind::kEnded; };
  claims_.erase(std::remove_if(claims_.begin() + static_cast<std::ptrdiff_t>(count), claims_.end(), own), claims_.end());
}

std::vector<FactClaim> ReadClaims(const SentenceClauses& sentences, const Moment& now,
                                  const PerceptionContext& context) {
  ClaimReader reader(now, context);
  for (const auto& clauses : sentences) {
    reader.NoteGreeting(clauses);
    const size_t before = reader.size();
    reader.Read(clauses);
    if (IsHearsay(clauses)) reader.DropOwnSince(before);
  }
  std::vector<FactClaim> claims = reader.Take();
  std::vector<FactClaim> out;
  for (FactClaim& claim : claims) {
    const bool twice = std::any_of(out.begin(), out.end(), [&](const FactClaim& c) {
      return c.subject == claim.subject && c.predicate == claim.predicate && c.object == claim.object &&
             c.kind == claim.kind;
    });
    if (!twice && claim.object.size() <= 120 && claim.subject.size() <= 60 && out.size() < 8)
      out.push_back(std::move(claim));
  }
  return out;
}

}  // namespace sam::korean
