// Claims about food that does not agree, and about health.
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

template <size_t N>
bool Has(const std::array<std::string_view, N>& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

constexpr std::array kEating = {"먹"sv, "마시"sv, "드시"sv, "드"sv, "입에대"sv, "삼키"sv};
constexpr std::array kSymptoms = {
    "두드러기"sv, "배탈"sv, "설사"sv,   "알레르기"sv, "알러지"sv, "가려"sv, "가렵"sv, "간지"sv,   "부어"sv, "부풀"sv,
    "붓"sv,       "토하"sv, "토할"sv,   "토해"sv,     "체해"sv,   "체하"sv, "탈이"sv, "탈나"sv,   "아파"sv, "아프"sv,
    "쓰려"sv,     "숨"sv,   "응급실"sv, "큰일"sv,     "쓰러"sv,   "발진"sv, "뒤집"sv, "어지러"sv, "울렁"sv, "빨개"sv,
    "화장실"sv,   "목이"sv, "더부룩"sv, "속이"sv,     "배가"sv,   "죽어"sv, "죽는"sv, "잠을"sv,   "심장"sv};
constexpr std::array kNoFood = {"꽃가루"sv,   "먼지"sv, "집먼지"sv,   "진드기"sv,  "집먼지진드기"sv, "고양이"sv,
                                "강아지"sv,   "개"sv,   "동물"sv,     "털"sv,      "햇빛"sv,         "금속"sv,
                                "페니실린"sv, "약"sv,   "항생제"sv,   "라텍스"sv,  "곰팡이"sv,       "벌"sv,
                                "아스피린"sv, "니켈"sv, "고양이털"sv, "강아지털"sv};
constexpr std::array kIllnesses = {
    "천식"sv,     "당뇨"sv,   "고혈압"sv,     "저혈압"sv,   "우울증"sv,     "불면증"sv,       "공황장애"sv,
    "디스크"sv,   "아토피"sv, "비염"sv,       "편두통"sv,   "빈혈"sv,       "관절염"sv,       "통풍"sv,
    "난청"sv,     "이명"sv,   "갑상선"sv,     "위염"sv,     "장염"sv,       "축농증"sv,       "녹내장"sv,
    "백내장"sv,   "ADHD"sv,   "adhd"sv,       "골다공증"sv, "부정맥"sv,     "심장병"sv,       "신장병"sv,
    "간염"sv,     "결핵"sv,   "뇌전증"sv,     "간질"sv,     "폐소공포증"sv, "고소공포증"sv,   "건선"sv,
    "루푸스"sv,   "암"sv,     "유방암"sv,     "위암"sv,     "폐암"sv,       "대장암"sv,       "치매"sv,
    "파킨슨병"sv, "이석증"sv, "메니에르병"sv, "공포증"sv,   "저혈당"sv,     "갑상선저하증"sv, "과민성대장증후군"sv,
    "평발"sv,     "색맹"sv,   "색약"sv,       "측만증"sv,   "무릎관절염"sv};
constexpr std::array kNotEaten = {"밥"sv,   "점심"sv,   "저녁"sv, "아침"sv, "거"sv,     "것"sv,   "걸"sv,
                                  "게"sv,   "아무것"sv, "뭐"sv,   "야식"sv, "간식"sv,   "약"sv,   "욕"sv,
                                  "나이"sv, "이거"sv,   "그거"sv, "음식"sv, "아침밥"sv, "끼니"sv, "한입"sv};

/// The thing eaten in a clause: an object, a topic, a bare noun before the verb; "" where none.
std::string Eaten(const Clause& clause) {
  for (size_t i = clause.words.size(); i > 0; --i) {
    const Word& word = clause.words[i - 1];
    if (IsFirstPerson(word.noun) || IsFirstPerson(word.text) || IsAdverb(word.text) || IsRelation(word.noun) ||
        word.particle == "에" || word.particle == "에서")
      continue;
    if (word.particle == "한테" || word.particle == "때문" || word.text == "때문에") continue;
    if (word.particle == "이" || word.particle == "가") continue;
    const bool holding = i > 2 && IsOneOf(word.noun, {"건", "거", "것", "게", "걸", "음식"}) && IsOneOf(clause.words[i - 2].text, {"들어간", "든", "들어있는", "섞인"});
    if (holding) return std::string(clause.words[i - 3].noun);  // "호두 들어간 건 못 먹어요"
    const bool kind = i > 1 && IsOneOf(clause.words[i - 2].text, {"매운", "단", "짠", "찬", "신", "뜨거운", "기름진", "느끼한", "날"});
    if (kind && IsOneOf(word.noun, {"거", "것", "걸", "건", "게", "음식"}))
      return std::string(clause.words[i - 2].text) + (word.noun == "음식" ? " 음식" : " 것");
    if (Has(kNotEaten, word.noun) || IsSecondPerson(word.text) || IsQuestionWord(word.noun) || IsEmptySubject(word.noun)) return {};
    const Phrase phrase = ReadPhrase(clause.words, i - 1);
    std::string what = phrase.owner.empty() ? phrase.head : phrase.owner + " " + phrase.head;
    if (!phrase.modifier.empty() && phrase.modifier != "새") what = phrase.modifier + " " + what;
    return what;
  }
  return {};
}

bool HasSymptom(const Clause& clause) {
  std::string all;
  for (const Word& word : clause.words) all += std::string(word.text) + " ";
  all += clause.last.text;
  return std::any_of(kSymptoms.begin(), kSymptoms.end(), [&](auto sign) { return all.find(sign) != all.npos; });
}

}  // namespace

bool ClaimReader::ReadFood(const Clause& clause, const Clause* before, const std::string& who) {
  const bool eats = Has(kEating, clause.verb) || (clause.verb == "대" && clause.unable);
  if (clause.must_not && eats) {
    const std::string what = Eaten(clause);
    return what.empty() ? false : (Add(who, predicate::kCannotEat, what), true);
  }
  if (before != nullptr && Has(kEating, before->verb) &&
      (HasSymptom(clause) || (clause.negated && clause.verb == "되"))) {
    const std::string what = Eaten(*before);
    return what.empty() ? false : (Add(who, predicate::kCannotEat, what), true);
  }
  const bool digest = clause.unable && (clause.verb == "시키" || clause.verb == "소화하" || clause.verb == "소화시키");
  const bool refuses = clause.negated && eats && !clause.past && !clause.ended;
  if ((!clause.unable || (!eats && !digest)) && !refuses) return false;
  if (clause.past || clause.future) return false;
  std::string what;
  if (digest || clause.verb == "대") {
    for (const Word& word : clause.words) {
      if ((IsObjectParticle(word.particle) || IsTopicParticle(word.particle)) && word.noun != "소화" &&
          word.noun != "입에" && !IsFirstPerson(word.noun))
        what = std::string(word.noun);
    }
  } else {
    what = Eaten(clause);
  }
  if (what.empty() || std::any_of(clause.words.begin(), clause.words.end(), [](const Word& w) {
        return w.text == "잘" || w.text == "오늘" || w.text == "아직" || w.text == "요즘";
      }))
    return false;
  return Add(who == SubjectKey(what, context_) ? "me" : who, predicate::kCannotEat, what), true;  // "저 새우는 못 먹어요"
}

/// "엄마가 당뇨라", "(두부가 응급실 갔어요.) 방광염이래요".
bool ClaimReader::ReadIllness(const Clause& clause, const Subject& subject) {
  if (!clause.copula || !Has(kIllnesses, clause.copula->noun)) return false;
  const std::string& head = subject.phrase.head;
  const bool someone = IsRelation(head) || IsAnimal(head) || LooksLikeName(head) || subject.key == "me" || IsNameKnown(head);
  const std::string who = subject.explicit_ ? (someone ? subject.key : std::string()) : clause.quoted ? Whom(clause) : std::string();
  return who.empty() ? false : (Add(who, predicate::kHealth, std::string(clause.copula->noun)), true);
}

/// "저 밀가루 알레르기예요".
bool ClaimReader::ReadAllergy(const Clause& clause, const std::string& who) {
  if (!clause.copula || !IsOneOf(clause.copula->noun, {"알레르기", "알러지"}) || clause.words.empty() || who.empty()) return false;
  const Word& to = clause.words.back();
  if (!to.particle.empty() || IsAdverb(to.text) || IsFirstPerson(to.text) || IsRelation(to.text) || IsQuestionWord(to.text)) return false;
  const bool food = !Has(kNoFood, to.noun);
  return Add(who, food ? predicate::kCannotEat : predicate::kHealth, std::string(to.noun) + (food ? "" : " 알레르기")), true;
}

bool ClaimReader::ReadHealth(const Clause& clause, const std::string& who) {
  for (size_t i = 0; clause.verb == "좋" && clause.negated && !clause.past && i < clause.words.size(); ++i) {  // "엄마 무릎이 안 좋아서"
    const Word& part = clause.words[i];
    if (!IsOneOf(part.noun, {"허리", "무릎", "눈", "심장", "간", "어깨", "목", "귀", "다리", "손목", "발목", "치아", "위", "폐"}) || !IsOneOf(part.particle, {"이", "가"}))
      continue;
    const std::string owner = ReadPhrase(clause.words, i).owner;
    const std::string whose = IsRelation(owner) ? SubjectKey(owner, context_) : who;
    return whose.empty() ? false : (Add(whose, predicate::kHealth, std::string(part.text) + " 안 좋음"), true);
  }
  const bool has = clause.verb == "있" || clause.verb == "앓" || clause.verb == "심하" || clause.verb == "걸리" ||
                   clause.verb == "받" || clause.verb == "생기" || clause.verb == "달";
  const bool is = clause.copula.has_value() && !clause.copula->weak;
  if ((!has && !is) || clause.negated || clause.unable || clause.verb == "없") return false;
  for (size_t i = 0; i < clause.words.size(); ++i) {
    const std::string_view noun = clause.words[i].noun;
    if (noun == "알레르기" || noun == "알러지" ||
        ((noun.ends_with("알레르기") || noun.ends_with("알러지")) && noun.size() > 12)) {
      std::string to = noun.size() > 12
                           ? std::string(noun.substr(0, noun.size() - (noun.ends_with("알레르기") ? 12 : 9)))
                       : i > 0 ? std::string(clause.words[i - 1].noun)
                               : std::string();
      if (to.empty() || IsFirstPerson(to) || IsAdverb(to) ||
          (i > 0 && noun.size() <= 12 && IsTopicParticle(clause.words[i - 1].particle)))
        return false;
      if (Has(kNoFood, to)) return Add(who, predicate::kHealth, to + " 알레르기"), true;
      return Add(who, predicate::kCannotEat, to), true;
    }
    const bool ill = Has(kIllnesses, noun) ||
                     (Letters(noun) >= 3 &&
                      (noun.ends_with("증") || noun.ends_with("병") || noun.ends_with("염") || noun.ends_with("암")) &&
                      IsSubjectParticle(clause.words[i].particle));
    if (!ill || noun == "궁금증" || noun == "자격증" || noun == "면허증" || noun == "신분증" || noun == "학생증" ||
        noun == "물병" || noun == "꽃병")
      continue;
    const Phrase phrase = ReadPhrase(clause.words, i);
    const bool part = !phrase.owner.empty() && !IsRelation(phrase.owner);
    return Add(who == SubjectKey(noun, context_) ? "me" : who, predicate::kHealth,
               part ? phrase.owner + " " + phrase.head : phrase.head),
           true;
  }
  return false;
}

}  // namespace sam::korean
