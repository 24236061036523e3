#include "perception/korean_query.h"

#include <algorithm>
#include <array>

#include "base/word_lists.h"
#include "core/predicates.h"
#include "perception/korean_claims.h"
#include "perception/korean_dates.h"
#include "perception/korean_level.h"
#include "perception/korean_lexicon.h"
#include "perception/korean_syllable.h"

namespace sam::korean {
namespace {

using namespace std::string_view_literals;
constexpr size_t kNowhere = std::string_view::npos;

/// One question as it is being understood.
struct Asked {
  std::string_view text;  // of the whole utterance
  const std::vector<Word>& words;
  const PerceptionContext& context;
  FactQuery query;
  bool remembers = false;  // "-다고 했지", "기억나?", "뭐였더라": asks for what was said
  bool mine = false;       // 나, 제, 우리...
  bool yours = false;
};

/// Words by which one asks after what was said before.
bool AsksForSaid(std::string_view text) {
  return HasAny(
      text,
      {"했지",   "했죠",    "했더라",  "했는지",   "했나",     "했게",      "했었지",  "했었죠",  "했더라", "했니",
       "했어?",  "했어요?", "랬지",    "랬죠",     "랬더라",   "댔지",      "댔죠",    "댔더라",  "기억",   "말했",
       "말해줘", "말해 줘", "말해줄",  "말해 줄",  "맞혀",     "맞춰",      "알아?",   "알아요?", "알지?",  "알죠?",
       "아세요", "아니?",   "알고 있", "알려줘",   "알려 줘",  "잊",        "였지",    "였죠",    "였더라", "었지",
       "었죠",   "었더라",  "뭐더라",  "누구더라", "언제더라", "어디더라",  "게?",     "뭐게",    "누구게", "언제게",
       "살게",   "어딘지",  "뭔지",    "누군지",   "언젠지",   "몇 살인지", "뭐였",    "했었어",  "얘기했", "그랬지",
       "그랬죠", "했던",    "까먹",    "생각나",   "알아맞",   "알려주",    "라 그랬", "가르쳐"});
}

QueryKind KindOf(std::string_view text, const std::vector<Word>& words) {
  if (HasAny(text, {"몇 살", "몇살", "나이", "연세", "춘추", "몇 개월이"})) return QueryKind::kHowOld;
  if (HasAny(text, {"언제", "몇 시에", "몇시", "며칠", "날짜", "무슨 요일", "몇 월", "생일", "생신"}))
    return QueryKind::kWhen;
  if (HasAny(text, {"몇 시"}) && !HasAny(text, {"몇 시간"})) return QueryKind::kWhen;
  if (HasAny(text, {"몇", "얼마"})) return QueryKind::kHowMany;
  if (HasAny(text, {"누구", "누가", "누굴", "누군"})) return QueryKind::kWho;
  if (HasAny(text, {"어디", "고향"})) return QueryKind::kWhere;
  if (HasAny(text, {"무슨", "어느", "어떤"})) return QueryKind::kWhich;
  if (HasAny(text, {"뭐", "뭘", "뭔", "무엇", "이름", "성함", "뭣"})) return QueryKind::kWhat;
  static_cast<void>(words);
  return QueryKind::kYesNo;
}

std::string WholeKey(const Phrase& phrase, const PerceptionContext& context) {
  return SubjectKey(phrase.owner.empty() ? phrase.head : phrase.owner + " " + phrase.head, context);
}

/// "수아", "아빠": someone named without a particle.
bool IsBarePerson(const Asked& asked, const Word& word) {
  if (!word.particle.empty() || IsAnimal(word.text) || IsQuestionWord(word.text) || IsAdverb(word.text)) return false;
  return IsRelation(word.text) || LooksLikeName(word.text) || IsOneOf(word.text, {"씨", "쌤"}) || (Letters(word.text) > 1 && IsKnown(word.text, asked.context));
}

/// The topic or subject that stands before word `at`: "저는", "남편은", "아빠 (퇴직 전에)"; "" where there is none.
std::string TopicBefore(const Asked& asked, size_t at) {
  for (size_t i = at; i > 0; --i) {
    const Word& word = asked.words[i - 1];
    if (IsBarePerson(asked, word)) return WholeKey(ReadPhrase(asked.words, i - 1), asked.context);
    if (IsFirstPerson(word.noun) || IsFirstPerson(word.text)) return "me";
    if (IsSubjectParticle(word.particle) && !IsQuestionWord(word.noun))
      return WholeKey(ReadPhrase(asked.words, i - 1), asked.context);
  }
  return {};
}

std::string PronounSubject(const Asked& asked) {
  const DiscourseTurn* last = asked.context.discourse.Last();
  return last != nullptr ? SubjectKey(last->subject, asked.context) : std::string();
}

/// Attribute nouns: "이름", "고향", "날짜", "하는 일".
bool ByAttribute(Asked& asked) {
  for (size_t i = asked.words.size(); i > 0; --i) {
    std::string_view noun = asked.words[i - 1].noun;
    if (const auto copula = asked.words[i - 1].copula; copula && !PredicateOf(copula->noun).empty())
      noun = copula->noun;
    if (noun.size() > 6 && PredicateOf(noun).empty()) {  // "이름뭐야", "고향어디야"
      for (const std::string_view start : {"이름"sv, "나이"sv, "고향"sv, "생일"sv})
        if (StartsWith(noun, start) && HasAny(noun, {"뭐", "어디", "언제", "몇", "뭔"})) noun = start;
    }
    Phrase phrase = ReadPhrase(asked.words, i - 1);
    std::string_view predicate = PredicateOf(noun);
    if (phrase.modifier == "하는" && (noun == "일" || StartsWith(noun, "일"))) predicate = predicate::kJob;
    if (phrase.modifier == "사는" && (noun == "곳" || noun == "데" || noun == "동네")) predicate = predicate::kLivesIn;
    if (noun == "집" && !HasAny(asked.text, {"집이 어디", "집은 어디", "집 어디", "집이 어딘"})) predicate = {};
    if (noun == "날" || noun == "시간" || noun == "동네")
      predicate = noun == "동네" || !phrase.owner.empty() ? predicate : std::string_view();
    if (predicate.empty() || phrase.yours) continue;
    std::string owner = !phrase.owner.empty() ? SubjectKey(phrase.owner, asked.context)
                        : phrase.mine         ? "me"
                                              : TopicBefore(asked, phrase.first);
    if (owner.empty())
      owner = asked.yours ? ""
              : predicate == predicate::kName || predicate == predicate::kAge || predicate == predicate::kColour
                  ? PronounSubject(asked)
                  : "";
    if (owner.empty()) owner = "me";
    if (owner == "me" && asked.yours) return false;
    for (const std::string_view done : {"한"sv, "했던"sv, "하는"sv}) {  // "엄마 무릎 수술한 날"
      std::string_view event = owner;
      if (TakeSuffix(event, done) && (IsEvent(event) || IsEvent(event.substr(event.rfind(' ') + 1)))) owner = std::string(event);
    }
    asked.query.subject = owner;
    asked.query.predicate = std::string(predicate);
    return true;
  }
  return false;
}

struct VerbRow {
  std::string_view verb;
  std::string_view predicate;
};
constexpr std::array kVerbs = {VerbRow{"일하", predicate::kWorksAt},    VerbRow{"근무하", predicate::kWorksAt},
                               VerbRow{"다니", predicate::kWorksAt},    VerbRow{"전공하", predicate::kStudies},
                               VerbRow{"태어나", predicate::kFrom},     VerbRow{"키우", predicate::kHas},
                               VerbRow{"기르", predicate::kHas},        VerbRow{"좋아하", predicate::kLikes},
                               VerbRow{"싫어하", predicate::kDislikes}, VerbRow{"배우", "배우"},
                               VerbRow{"살", predicate::kLivesIn}};

/// "어디 산다고", "뭐 못 먹는다고", "누구 좋아한다고": by the verb asked about.
bool ByVerb(Asked& asked) {
  for (size_t i = 0; i < asked.words.size(); ++i) {
    const std::string_view word = asked.words[i].text;
    const std::string_view before = i > 0 ? asked.words[i - 1].text : std::string_view();
    std::string stem = asked.words[i].form.stem;
    for (const std::string_view eat : {"먹"sv, "마시"sv}) {
      const bool eats =
          StartsWith(word, eat) || word.starts_with(std::string("못") + std::string(eat)) ||
          word.starts_with(std::string("안") + std::string(eat)) ||
          (eat == "마시" && (StartsWith(word, "마신") || StartsWith(word, "마셔") || StartsWith(word, "못마")));
      const bool not_so = before == "못" || before == "안" || StartsWith(word, "못") || StartsWith(word, "안") ||
                          HasAny(asked.text, {"면 안 ", "면 안되", "면 안돼", "지 못", "못먹", "못 먹", "수 없"});
      if (!eats || !not_so) continue;
      const std::string owner = TopicBefore(asked, i);
      asked.query.subject = owner.empty() ? "me" : owner;
      asked.query.predicate = std::string(predicate::kCannotEat);
      return true;
    }
    if (StartsWith(word, "산다") || StartsWith(word, "사는지") || StartsWith(word, "살아") ||
        StartsWith(word, "살지") || StartsWith(word, "살게") || StartsWith(word, "살고") || StartsWith(word, "살죠"))
      stem = HasAny(asked.text, {"몇 살"}) ? "" : "살";
    for (const VerbRow& row : kVerbs) {
      if (stem != row.verb && !(Letters(row.verb) > 1 && StartsWith(word, row.verb))) continue;
      if (row.verb == "태어나" && HasAny(asked.text, {"언제", "며칠", "몇 년"})) {
        asked.query.predicate = std::string(predicate::kBirthday);
      } else if ((row.verb == "일하" || row.verb == "다니") &&
                 !HasAny(asked.text, {"어디", "무슨 회사", "어느", "학교"})) {
        asked.query.predicate = std::string(predicate::kJob);
      } else if (row.verb == "좋아하" && HasAny(asked.text, {"제일", "가장"})) {
        asked.query.predicate = std::string(predicate::kFavourite);
      } else {
        asked.query.predicate = std::string(row.predicate);
      }
      const std::string owner = TopicBefore(asked, i);
      asked.query.subject = owner.empty() ? "me" : owner;
      return true;
    }
  }
  return false;
}

/// "새 회사 첫 출근이 언제였죠": by the event whose time is asked for.
bool ByEventAsked(Asked& asked) {
  for (size_t i = asked.words.size(); i > 0; --i) {
    const Word& word = asked.words[i - 1];
    if (!IsEvent(word.noun) || IsRelation(word.noun) || !IsSubjectParticle(word.particle)) continue;
    const Phrase phrase = ReadPhrase(asked.words, i - 1);
    if (phrase.yours) return false;
    asked.query.subject = WholeKey(phrase, asked.context);
    asked.query.predicate = HasAny(asked.text, {"몇 시", "몇시"}) ? predicate::kTime : predicate::kDate;
    return true;
  }
  return false;
}

/// "사수가 누구", "결혼식이 언제", "거북이 몇 살": by the person, pet or event asked about.
bool ByHead(Asked& asked) {
  if (asked.query.kind == QueryKind::kWhen && ByEventAsked(asked)) return true;
  for (size_t i = 0; i < asked.words.size(); ++i) {
    const Word& word = asked.words[i];
    const Phrase phrase = ReadPhrase(asked.words, i);
    const std::string key = WholeKey(phrase, asked.context);
    const bool bare_before =
        i + 1 < asked.words.size() && word.particle.empty() &&
        (IsRelation(asked.words[i + 1].noun) || IsEvent(asked.words[i + 1].noun) || IsAnimal(asked.words[i + 1].noun));
    if (word.text == "새" && word.particle.empty()) continue;  // "새 회사"
    const bool usual = IsRelation(word.noun) || IsAnimal(word.noun) || IsEvent(word.noun);
    const bool known =
        Letters(word.noun) > 1 && (IsKnown(key, asked.context) || (phrase.mine && IsSubjectParticle(word.particle)));
    if ((!usual && !known) || bare_before || phrase.yours || IsFirstPerson(word.noun) || IsQuestionWord(word.noun))
      continue;
    if (word.particle == "랑" || word.particle == "이랑" || word.particle == "한테" || word.particle == "에서")
      continue;
    const bool agent = !usual && IsOneOf(word.particle, {"이", "가"}) && asked.words.size() > 4;
    if (agent && asked.query.kind == QueryKind::kWhat) continue;  // "수아가 문 앞에 두고 간 과일이 뭐였죠"
    asked.query.subject = key;
    const bool event = IsEvent(word.noun) && !IsRelation(word.noun);
    switch (asked.query.kind) {
      case QueryKind::kHowOld:
        asked.query.predicate = predicate::kAge;
        break;
      case QueryKind::kWhen:
        asked.query.predicate = !event && (IsRelation(word.noun) || IsAnimal(word.noun)) ? predicate::kBirthday
                                : HasAny(asked.text, {"몇 시", "몇시"})                  ? predicate::kTime
                                                                                         : predicate::kDate;
        break;
      case QueryKind::kWho:
        asked.query.predicate = event ? ""sv : predicate::kName;
        break;
      case QueryKind::kWhere:
        asked.query.predicate = event ? predicate::kPlace : ""sv;
        break;
      case QueryKind::kHowMany:
        asked.query.predicate =
            HasAny(asked.text, {"몇 마리", "몇마리", "몇 명", "몇명", "몇 분"}) ? predicate::kCount : ""sv;
        break;
      case QueryKind::kWhich:
        asked.query.predicate = HasAny(asked.text, {"무슨 색", "어떤 색"}) ? predicate::kColour
                                : HasAny(asked.text, {"무슨 일"})          ? predicate::kJob
                                                                           : ""sv;
        break;
      default:
        asked.query.predicate = known && !usual ? predicate::kIs : ""sv;
        break;
    }
    return true;
  }
  return false;
}

bool ByTopic(Asked& asked) {
  if (HasAny(asked.text, {"알레르기", "알러지"})) {
    asked.query.subject = TopicBefore(asked, asked.words.size());
    if (asked.query.subject.empty() || asked.query.subject.find("알") != asked.query.subject.npos)
      asked.query.subject = "me";
    const bool food = std::any_of(asked.context.facts.begin(), asked.context.facts.end(), [&](const Fact& f) {
      return f.subject == asked.query.subject && f.predicate == predicate::kCannotEat;
    });
    asked.query.predicate = food ? predicate::kCannotEat : predicate::kHealth;
    return true;
  }
  if (HasAny(asked.text, {"키운다", "키우는", "키우지", "키우게", "반려동물", "애완동물", "무슨 동물"}))
    return asked.query.subject = "me", asked.query.predicate = predicate::kHas, true;
  if (asked.mine && asked.remembers && HasAny(asked.text, {"몇 살", "몇살"}))
    return asked.query.subject = "me", asked.query.predicate = predicate::kAge, true;
  const bool plan = HasAny(asked.text, {"뭐 한다고", "뭐 하기로", "뭐 하러", "어디 간다고", "뭐한다고", "뭐 있다고",
                                        "뭐 있지", "일정", "계획", "뭐 한댔"});
  const bool others =
      std::any_of(asked.words.begin(), asked.words.end(), [](const Word& w) { return IsRelation(w.noun); });
  if (plan && asked.remembers && !others)
    return asked.query.subject = "me", asked.query.predicate = predicate::kPlans, true;
  if (asked.mine && asked.remembers &&
      HasAny(asked.text, {"내가 누구", "제가 누구", "나 누구", "저 누구", "뭐라고 불", "뭐라고 부"}))
    return asked.query.subject = "me", asked.query.predicate = predicate::kName, true;
  return false;
}

/// A plan that speaks of the event asked for is found where plans are kept.
void PointAtPlan(Asked& asked) {
  if (asked.query.predicate != predicate::kDate && asked.query.predicate != predicate::kTime) return;
  for (const Fact& fact : asked.context.facts) {
    if (fact.subject == asked.query.subject &&
        (fact.predicate == predicate::kDate || fact.predicate == predicate::kTime)) {
      asked.query.predicate = fact.predicate;
      return;
    }
  }
  for (const Fact& fact : asked.context.facts) {
    if (fact.predicate != predicate::kPlans || fact.object.find(asked.query.subject) == fact.object.npos) continue;
    asked.query.subject = fact.subject;
    asked.query.predicate = predicate::kPlans;
    return;
  }
}

bool IsAskingWord(std::string_view stem) {
  return IsOneOf(stem, {"기억", "기억나", "기억하", "말하",   "말해주", "알",   "하", "뭐",   "누구",
                        "언제", "어디",   "몇",     "이",     "무슨",   "어느", "되", "그러", "거",
                        "것",   "얘기하", "알려주", "궁금하", "잊",     "까먹", "했", "있"});
}

bool IsEverything(const Asked& asked) {
  const bool about_me = HasAny(
      asked.text, {"나에 대해", "저에 대해", "나에 관해", "저에 관해", "내 얘기", "제 얘기", "나에대해", "저에대해",
                   "나에 대한", "저에 대한", "날 얼마나", "나를 얼마나", "저를 얼마나", "나란 사람"});
  return about_me && (asked.remembers || HasAny(asked.text, {"알", "아는", "말해", "기억", "뭐", "뭘"}));
}

}  // namespace

std::optional<FactQuery> ReadQuery(std::string_view text, const std::vector<Sentence>& sentences,
                                   const std::vector<std::vector<Clause>>& clauses, const PerceptionContext& context) {
  if (sentences.empty() || sentences.back().words.empty() || text.size() > 400) return std::nullopt;
  const Sentence& sentence = sentences.back();
  Asked asked{text, sentence.words, context, {}, AsksForSaid(text), false, false};
  const auto any = [&](auto test) { return std::any_of(sentence.words.begin(), sentence.words.end(), test); };
  asked.mine = any([](const Word& w) { return IsFirstPerson(w.text) || IsFirstPerson(w.noun); });
  asked.yours = any([](const Word& w) {
    return (IsSecondPerson(w.text) || IsSecondPerson(w.noun)) && w.text != "네" && w.text != "자기" && w.text != "니";
  });
  const bool question = HasQuestionWord(sentence);
  const Clause& last = clauses.back().back();
  const bool topic_only = last.fragment && (IsTopicParticle(last.last.particle)) &&
                          (sentence.asks || sentence.words.size() <= 3) && last.last.particle != "도";
  const bool her_memory = !asked.mine && HasAny(text, {"기억은", "기억을 얼마", "기억력", "기억 얼마", "기억할 수"});
  const bool puzzled = HasAny(text, {"모르겠"}) && !HasAny(text, {"기억", "고 했", "랬", "말했"});
  if (her_memory || puzzled) return std::nullopt;  // "기억은 얼마나 오래 해요?"
  if (HasAny(text, {"나 누군지", "저 누군지", "내가 누군지", "제가 누군지", "나 누구게", "저 누구게", "내가 누구게", "제가 누구게"})) return FactQuery{QueryKind::kWho, "me", std::string(predicate::kName), {}};
  if (IsEverything(asked)) return FactQuery{QueryKind::kEverything, "me", "", {}};
  const bool asks =
      sentence.asks || question || topic_only || last.kind == Kind::kQuestion || (asked.remembers && last.requests);
  if (!asks || (last.future && !asked.remembers)) return std::nullopt;
  asked.query.kind = KindOf(text, sentence.words);
  if (asked.query.kind == QueryKind::kYesNo && !asked.remembers && !topic_only) return std::nullopt;
  if (asked.query.kind == QueryKind::kYesNo && HasAny(text, {"기억"}) && HasAny(text, {"못 했", "하세요 기억"}))
    return std::nullopt;
  bool found = ByAttribute(asked) || ByTopic(asked);
  const bool person_known = asked.remembers || asked.mine;
  if (!found && person_known) found = ByVerb(asked);
  if (!found) found = ByHead(asked);
  if (!found && !(asked.remembers && question)) return std::nullopt;
  const bool about_known =
      asked.remembers || (asked.mine && question) || topic_only || IsKnown(asked.query.subject, context);
  if (!about_known) return std::nullopt;
  if (asked.yours && !asked.mine && !IsKnown(asked.query.subject, context)) return std::nullopt;
  PointAtPlan(asked);
  for (std::string& stem : KoreanStems(text)) {
    if (!IsAskingWord(stem) && asked.query.keywords.size() < 8) asked.query.keywords.push_back(std::move(stem));
  }
  if (topic_only && asked.query.kind == QueryKind::kYesNo) asked.query.kind = QueryKind::kWhat;
  return std::move(asked.query);
}

bool AsksOfAnother(std::string_view text, const Percept& percept) {
  if (!IsOneOf(percept.Intent(), {"ask-who-are-you", "ask-her-home"}) || percept.focus.noun.empty()) return false;
  return !HasAny(text, {"너", "넌", "네가", "니가", "네 ", "니 ", "당신", "사만다", "자기", "그쪽"}) &&
         !IsOneOf(percept.focus.noun, {"이름", "정체", "집", "주소", "고향", "소개", "여기", "거기", "동네", "서버", "사람", "로봇", "기계"});
}

}  // namespace sam::korean
