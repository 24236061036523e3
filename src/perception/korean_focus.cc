#include "perception/korean_focus.h"

#include <algorithm>
#include <array>

#include "base/word_lists.h"
#include "perception/korean_dates.h"
#include "perception/korean_level.h"
#include "perception/korean_lexicon.h"
#include "perception/korean_syllable.h"

namespace sam::korean {
namespace {

using namespace std::string_view_literals;

/// Counters and the nouns that only lean on others: "명", "개", "정도", "때문".
bool LeansOnOthers(std::string_view noun) {
  return IsOneOf(noun, {"명",   "개",   "번", "살", "시", "년",   "월",   "일",   "원",   "마리", "권",   "잔",
                        "병",   "층",   "장", "것", "거", "수",   "줄",   "때",   "중",   "쪽",   "정도", "만큼",
                        "때문", "동안", "후", "뒤", "앞", "안",   "밖",   "위",   "옆",   "채",   "적",   "데",
                        "게",   "건",   "걸", "등", "뿐", "대로", "번째", "시간", "하나", "둘",   "셋",   "자리"});
}

/// A bare word that ends as predicates do: "설레", "재미있어용", "유쾌해짐".
bool EndsLikePredicate(std::string_view noun) {
  constexpr std::array kEnds = {"레"sv, "래"sv, "용"sv, "욤"sv, "짐"sv, "움"sv, "함"sv, "셈"sv, "듯"sv, "해"sv, "어"sv,
                                "아"sv, "야"sv, "네"sv, "다"sv, "요"sv, "까"sv, "냐"sv, "죠"sv, "군"sv, "댘"sv, "슬"sv,
                                "임"sv, "삼"sv, "쩔"sv, "쩜"sv, "겨"sv, "져"sv, "워"sv, "봐"sv, "줘"sv, "돼"sv, "됨"sv};
  return Letters(noun) > 1 && std::any_of(kEnds.begin(), kEnds.end(), [&](auto end) { return EndsWith(noun, end); });
}

/// How well a word serves as what the talk is about; 0: not at all.
int Weight(const Word& word) {
  const std::string_view noun = word.noun;
  if (IsAdverb(noun) || IsAdverb(word.text) || IsFirstPerson(noun) || IsFirstPerson(word.text) ||
      IsSecondPerson(noun) || IsOneOf(noun, {"씨", "님", "없", "있"}) || StartsWith(noun, "사만다") || StartsWith(noun, "samantha") || IsEmptySubject(noun) || IsQuestionWord(noun))
    return 0;
  size_t used = 0;
  ReadNumber(noun, used);
  if (used == noun.size() || LeansOnOthers(noun.substr(used))) return 0;
  if (word.particle.empty())
    return word.form.kind == Kind::kNone && Letters(noun) > 1 && !EndsLikePredicate(noun) ? 2 : 0;
  if (IsVerbForm(word.text) || (word.particle == "도" && LooksLikeInfinitive(noun))) return 0;  // "해도 돼"
  const bool may_be_verb =
      word.particle == "는" && Letters(noun) <= 3 &&  // "헤어지는", "커지는"
      IsOneOf(noun.substr(noun.size() - std::min<size_t>(3, noun.size())), {"지", "있", "없", "하", "되"});
  if (may_be_verb) return 0;
  if (Letters(noun) == 1 && word.particle != "를" && word.particle != "을" && !IsSubjectParticle(word.particle))
    return 0;
  const bool person = IsRelation(noun) || LooksLikeName(noun) || IsOneOf(noun, {"분", "누가", "사람", "녀석"});
  if (IsObjectParticle(word.particle)) return person ? 5 : 8;
  if (IsSubjectParticle(word.particle)) return person ? 4 : 7;
  if (word.particle == "만" || word.particle == "랑" || word.particle == "이랑") return 6;
  if (IsPlaceParticle(word.particle) || word.particle == "로" || word.particle == "으로")
    return Letters(noun) > 1 ? 4 : 1;
  return 1;
}

void TakeNoun(const std::vector<Clause>& clauses, Focus& focus) {
  int best = 0;
  for (size_t c = clauses.size(); c > 0; --c) {
    const Clause& clause = clauses[c - 1];
    for (size_t i = clause.words.size(); i > 0; --i) {
      if (clause.words[i - 1].particle.empty() && i != clause.words.size() && !IsVerbForm(clause.words[i].text))
        continue;
      const int weight = Weight(clause.words[i - 1]) * 2 + (c == clauses.size() ? 1 : 0);
      if (weight <= std::max(best, 1)) continue;
      best = weight;
      const Phrase phrase = ReadPhrase(clause.words, i - 1);
      focus.noun = phrase.head;
      focus.phrase = phrase.owner.empty() ? phrase.head : phrase.owner + " " + phrase.head;
    }
    const bool noun_end = clause.copula && !clause.copula->weak && !IsEmptySubject(clause.copula->noun) &&
                          !IsQuestionWord(clause.copula->noun) && Letters(clause.copula->noun) > 1 &&
                          !LeansOnOthers(clause.copula->noun);
    const bool bare_end = clause.fragment && Weight(clause.last) > 0;
    if ((noun_end && best < 8) || (bare_end && best < 6)) {
      focus.noun = std::string(noun_end ? clause.copula->noun : clause.last.noun);
      focus.phrase = focus.noun;
      best = 8;
    }
  }
}

/// Stem of the clause's last word, ready for endings that begin with a consonant other than ㄹ-dropping ones.
std::string EndStem(const Clause& clause) {
  if (EndsWith(clause.last.text, "더군요") || EndsWith(clause.last.text, "더군") || EndsWith(clause.last.text, "까 합니다")) return {};  // seen, and not said back
  if (clause.copula && (!clause.copula->weak || clause.form.kind == Kind::kNone)) {
    const std::string noun(clause.copula->noun);
    if (clause.copula->past) return noun + (EndsInConsonant(noun) ? "이었" : "였");
    return EndsInConsonant(noun) ? noun + "이" : noun;
  }
  std::string base = clause.form.base;
  if (HasTail(base, kTailL)) base = WithTail(base, kTailNone);
  return base;
}

/// Stems that take -다 where verbs take -ㄴ다 or -는다.
bool IsAdjective(std::string_view stem) {
  constexpr std::array kWhole = {
      "좋"sv,     "싫"sv,     "많"sv,     "적"sv,     "크"sv,     "작"sv,     "예쁘"sv,   "이쁘"sv,   "아프"sv,
      "바쁘"sv,   "고프"sv,   "춥"sv,     "덥"sv,     "맵"sv,     "어렵"sv,   "쉽"sv,     "있"sv,     "없"sv,
      "같"sv,     "기쁘"sv,   "슬프"sv,   "나쁘"sv,   "길"sv,     "짧"sv,     "높"sv,     "낮"sv,     "싶"sv,
      "달"sv,     "쓰"sv,     "짜"sv,     "시"sv,     "비싸"sv,   "싸"sv,     "귀엽"sv,   "고맙"sv,   "무섭"sv,
      "외롭"sv,   "힘들"sv,   "그립"sv,   "부럽"sv,   "반갑"sv,   "가깝"sv,   "멀"sv,     "빠르"sv,   "느리"sv,
      "다르"sv,   "배고프"sv, "졸리"sv,   "하얗"sv,   "까맣"sv,   "빨갛"sv,   "파랗"sv,   "노랗"sv,   "괜찮"sv,
      "맛있"sv,   "재밌"sv,   "재미있"sv, "멋있"sv,   "무겁"sv,   "가볍"sv,   "두껍"sv,   "얇"sv,     "아쉽"sv,
      "까매"sv,   "하얘"sv,   "밝"sv,     "어둡"sv,   "차갑"sv,   "뜨겁"sv,   "따뜻하"sv, "급하"sv,   "조용하"sv,
      "피곤하"sv, "행복하"sv, "심심하"sv, "우울하"sv, "이상하"sv, "답답하"sv, "편하"sv,   "불편하"sv, "궁금하"sv,
      "속상하"sv, "억울하"sv, "미안하"sv, "죄송하"sv, "신기하"sv, "대단하"sv, "유명하"sv, "친하"sv,   "착하"sv,
      "강하"sv,   "약하"sv,   "심하"sv,   "한가하"sv, "뻔하"sv,   "완벽하"sv, "중요하"sv, "필요하"sv, "비슷하"sv,
      "아니"sv, "가능하"sv, "따듯하"sv, "시원하"sv, "쌀쌀하"sv, "건강하"sv, "든든하"sv, "뿌듯하"sv, "허전하"sv, "불안하"sv,
      "무기력하"sv, "심란하"sv, "허탈하"sv, "서운하"sv, "섭섭하"sv, "씁쓸하"sv, "찝찝하"sv, "뭉클하"sv, "창피하"sv, "민망하"sv, "어색하"sv, "공허하"sv, "짜릿하"sv, "나른하"sv, "귀찮"sv, "서럽"sv, "낯설"sv,
      "초조하"sv, "지루하"sv, "막막하"sv, "멍하"sv,   "허무하"sv, "화나"sv,   "짜증나"sv};
  if (std::find(kWhole.begin(), kWhole.end(), stem) != kWhole.end()) return true;
  for (const std::string_view end : {"스럽"sv, "롭"sv, "답"sv, "없"sv, "맛있"sv, "싫"sv, "싶"sv, "같"sv})
    if (EndsWith(stem, end)) return true;
  return false;
}

/// Verbs in 하: of any other present one it cannot be told whether 군요 or 는군요 follows ("깐깐해").
bool IsVerbInHa(std::string_view stem) {
  constexpr std::array kVerbs = {"일하"sv, "공부하"sv, "운동하"sv, "요리하"sv, "청소하"sv, "이사하"sv, "결혼하"sv, "산책하"sv, "연습하"sv, "준비하"sv, "여행하"sv, "출근하"sv, "퇴근하"sv, "생각하"sv, "말하"sv, "사랑하"sv, "전화하"sv, "노래하"sv,
                                "쇼핑하"sv, "부탁하"sv, "얘기하"sv, "이야기하"sv, "걱정하"sv, "고민하"sv, "시작하"sv, "기다리"sv, "도착하"sv, "출발하"sv, "졸업하"sv, "입학하"sv, "취직하"sv, "은퇴하"sv, "데이트하"sv, "빨래하"sv, "설거지하"sv, "잘하"sv, "못하"sv, "하"sv};
  return std::find(kVerbs.begin(), kVerbs.end(), stem) != kVerbs.end() || EndsWithAny(stem, {"어하", "아하", "워하", "려하"});
}

/// "땄대요" -> "땄다", "온대" -> "온다": what somebody says, as said outright; empty where it is no statement.
std::string ToldPlainly(const Clause& last) {
  std::string_view told = last.last.text;
  TakeSuffix(told, "요");
  if (last.kind != Kind::kHearsay && !last.quoted) return {};
  return TakeSuffix(told, "대") ? std::string(told) + "다" : std::string();
}

/// Takes -다 and 군요, where verbs take -ㄴ다 and 는군요; of an unknown word in 하 without an object, rather so: "깐깐해".
bool Describes(const Clause& clause) {
  const std::string_view stem = clause.form.stem;
  return IsAdjective(stem) || (EndsWith(stem, "하") && !IsVerbInHa(stem) && ObjectOf(clause) == std::string::npos);
}

/// The stem as a plain sentence: "빠졌다", "부른다", "먹는다", "좋다", "막내다".
std::string Plain(const Clause& clause, const std::string& stem) {
  const bool noun = clause.copula && (!clause.copula->weak || clause.form.kind == Kind::kNone);
  if (noun || EndsInPast(stem) || EndsWith(stem, "겠") || EndsWith(stem, "있") || EndsWith(stem, "없") ||
      Describes(clause))
    return (Describes(clause) && !clause.form.past ? clause.form.base : stem) + "다";
  if (!clause.words.empty() && EndsWith(clause.words.back().text, "긴") && EndsWith(stem, "하")) return stem + "다";
  if (clause.form.stem == "않" && IsAdjective(clause.verb)) return stem + "다";
  return HasTail(stem, kTailNone) ? WithTail(stem, kTailN) + "다" : stem + "는다";
}

/// From a plain sentence back to a stem before endings in a consonant: "부른다" -> "부르".
std::string StemOfPlain(std::string_view plain) {
  std::string_view rest = plain;
  if (!TakeSuffix(rest, "다")) return std::string(plain);
  std::string_view verb = rest;
  if (TakeSuffix(verb, "는") && !HasTail(verb, kTailNone)) return std::string(verb);
  return HasTail(rest, kTailN) ? WithTail(rest, kTailNone) : std::string(rest);
}

bool IsSelf(std::string_view word) {
  return IsOneOf(word, {"제가", "내가", "나는", "저는", "난", "전", "나", "저", "나도", "저도", "우리", "저희", "내",
                        "제", "저희가", "우리가", "우리는", "나의", "저의"});
}

bool TurnsOnUs(const Word& word) {
  return IsOneOf(word.noun, {"나", "저", "너", "네", "널", "당신", "사만다", "절", "날", "넌"}) && !IsSelf(word.text);
}

/// "엄마" of the person's is 어머니 when she speaks politely; the particles agree.
std::string Polite(std::string_view word) {
  for (const auto& [casual, polite] : {std::pair{"엄마"sv, "어머니"sv}, std::pair{"아빠"sv, "아버지"sv}}) {
    if (StartsWith(word, casual)) return std::string(polite) + std::string(word.substr(casual.size()));
  }
  return std::string(word);
}

/// A bare noun, number or determiner that belongs to the noun behind it: "택배 박스에", "한 달", "새 직장을".
bool LeansForward(const Word& word) {
  const bool twice = word.text.size() % 2 == 0 && word.text.substr(0, word.text.size() / 2) == word.text.substr(word.text.size() / 2);  // "슬슬"
  return !twice && word.particle.empty() && word.form.kind == Kind::kNone && !word.pause_after && !IsAdverb(word.text) && !TurnsOnUs(word) && !IsSelf(word.text) && Letters(word.text) <= 4;
}

/// "누워있기", "비키지를", "말할수", "배우는것": verbs in the clothes of nouns; "다행히", "하루종일", "땜에": no nouns at all.
bool IsNoNounAfterAll(const Word& word) {
  constexpr std::array kEnds = {"기"sv, "지를"sv, "지도"sv, "지는"sv, "수"sv, "것"sv, "거"sv, "걸"sv, "게"sv, "히"sv, "종일"sv, "땜에"sv, "때문에"sv, "심"sv, "음"sv, "줄"sv, "동"sv, "마다"sv, "상"sv, "후"sv, "전"sv, "지만"sv, "길"sv, "준이"sv, "담에"sv, "다음에"sv, "나중에"sv, "이따"sv, "나게"sv};
  constexpr std::array kFine = {"이야기"sv, "고기"sv, "불고기"sv, "비행기"sv, "감기"sv, "일기"sv, "세탁기"sv, "청소기"sv, "커피"sv, "학기"sv, "점수"sv, "교수"sv, "가수"sv, "박수"sv, "국수"sv, "칼국수"sv,
                            "카페"sv, "마음"sv, "얼음"sv, "음식"sv, "세상"sv, "책상"sv, "밥상"sv, "운동"sv, "회의"sv, "가게"sv, "무게"sv, "휴게"sv, "날씨"sv, "택시"sv, "노래"sv, "아르바이트"sv, "운전"sv, "사전"sv, "오전"sv, "오후"sv, "길"sv, "골목길"sv, "출근길"sv, "퇴근길"sv, "귀갓길"sv, "산책길"sv};
  const std::string_view noun = word.noun;
  if (std::find(kFine.begin(), kFine.end(), noun) != kFine.end()) return false;
  return std::any_of(kEnds.begin(), kEnds.end(), [&](auto end) { return EndsWith(word.text, end) || EndsWith(noun, end); });
}

/// What can be said back of a word: with its particle, but for those that set a topic.
bool CanBeSaidBack(const Word& word) {
  if (TurnsOnUs(word) || IsSelf(word.text) || IsVerbForm(word.text) || IsNoNounAfterAll(word) || IsQuestionWord(word.noun) || IsEmptySubject(word.noun)) return false;
  const bool bare = word.particle.empty() || IsTopicParticle(word.particle);
  const bool verbal = EndsWithAny(word.noun, {"고", "진", "갈", "할", "름", "림", "마", "없이", "녕"}) && !IsOneOf(word.noun, {"광고", "냉장고", "사진", "엄마", "구름", "여름", "이름", "그림", "드라마", "창고", "피아노"});
  if (bare && (Letters(word.noun) < 2 || word.form.kind != Kind::kNone || verbal)) return false;
  if (word.particle == "하고") return false;  // "우울하고" and "엄마하고" look alike
  if (IsSubjectParticle(word.particle) && IsRelation(word.noun)) return false;  // "남편이요?" asks for nothing
  return Weight(word) > 0 || (IsPlaceParticle(word.particle) && !LeansOnOthers(word.noun) && !IsAdverb(word.text));  // "길에서"
}

void SayBack(const std::vector<Word>& words, size_t at, Focus& focus) {
  const Word& word = words[at];
  const bool bare = word.particle.empty() || IsTopicParticle(word.particle);
  std::string tail(bare ? word.noun : word.text);
  if (at > 0 && LeansForward(words[at - 1])) tail = std::string(words[at - 1].text) + " " + tail;
  focus.tail_polite = tail + (bare && EndsInConsonant(tail) ? "이요" : "요");
  focus.tail = std::move(tail);
}

/// The last words before a predicate that can be said back as a question.
void ReadTail(const std::vector<Clause>& clauses, Focus& focus) {
  constexpr size_t kMostClauses = 2, kMostWords = 2;
  if (clauses.back().asks || (clauses.back().requests && !clauses.back().quoted)) return;
  for (size_t c = clauses.size(); c > 0 && c + kMostClauses > clauses.size(); --c) {
    const Clause& clause = clauses[c - 1];
    if (clause.fragment && CanBeSaidBack(clause.last)) return SayBack({clause.last}, 0, focus);
    for (size_t i = clause.words.size(); i > 0 && i + kMostWords > clause.words.size(); --i)
      if (CanBeSaidBack(clause.words[i - 1])) return SayBack(clause.words, i - 1, focus);
  }
}

}  // namespace

Focus ReadFocus(const std::vector<Sentence>& sentences, const std::vector<std::vector<Clause>>& clauses) {
  Focus focus;
  if (!sentences.empty() && !clauses.back().empty() && !sentences.back().asks) ReadTail(clauses.back(), focus);
  for (size_t s = sentences.size(); s > 0 && focus.noun.empty(); --s) TakeNoun(clauses[s - 1], focus);
  if (sentences.empty() || clauses.back().empty() || sentences.back().asks) return focus;
  const Clause& last = clauses.back().back();
  const bool states = last.kind == Kind::kStatement || last.kind == Kind::kExclaim || last.kind == Kind::kHearsay ||
                      last.kind == Kind::kBut || last.kind == Kind::kNominal ||
                      (last.kind == Kind::kWonder && !HasQuestionWord(sentences.back())) ||
                      last.kind == Kind::kBecause || last.kind == Kind::kAnd;
  const bool noun_now = last.copula && (!last.copula->weak || last.form.kind == Kind::kNone) && !last.copula->past;
  if (noun_now && !EndsInConsonant(last.copula->noun)) return focus;  // "번째다", "1등급이래"
  if (last.kind == Kind::kNominal || (StartsWith(last.form.ending, "더") && !last.form.past)) return focus;
  if (last.last.text == "뭐") return focus;
  for (const std::string_view either : {"들어"sv, "걸어"sv, "물어"sv, "실어"sv}) {  // 듣다 or 들다
    if (StartsWith(last.last.text, either) && !last.past) return focus;
  }
  std::string_view told = last.last.text;
  TakeSuffix(told, "요");
  const std::string reported = ToldPlainly(last);
  for (const std::string_view hearsay : {"대"sv, "래"sv, "재"sv, "냬"sv}) {
    if (reported.empty() && EndsWith(told, hearsay)) return focus;
  }
  if (last.fragment || last.asks || last.requests || (!states && reported.empty()) || (last.future && !last.form.past) || last.guess)
    return focus;
  const std::vector<Word>& words = sentences.back().words;
  size_t first = words.size();
  size_t taken = 0;
  for (size_t c = clauses.back().size(); c > 0 && taken < 2;
       --c) {  // the last clause, and the one before where it is short
    const Clause& clause = clauses.back()[c - 1];
    if (taken == 1 && (words.size() - first > 3 || !IsConnective(clause.kind))) break;
    first = static_cast<size_t>(std::find_if(words.begin(), words.end(),
                                             [&](const Word& w) {
                                               return w.begin == (clause.words.empty() ? clause.last.begin
                                                                                       : clause.words.front().begin);
                                             }) -
                                words.begin());
    ++taken;
  }
  std::string out;
  for (size_t i = first; i + 1 < words.size(); ++i) {
    if (TurnsOnUs(words[i])) return focus;
    if (IsSelf(words[i].text) || (i > 0 && words[i].text == "집" && IsSelf(words[i - 1].text)) ||
        (out.empty() &&
         IsOneOf(words[i].text,
                 {"아", "앗", "근데", "그런데", "진짜", "사실", "아니",     "그리고", "그래서", "참", "헐",
                  "와", "야", "음",   "그래도", "결국", "그럼", "그러니까", "아무튼", "뭐",     "어", "오"})))
      continue;
    out += std::string(words[i].text) + " ";
  }
  if (out.empty() && (words.size() > 1 || !last.past)) return focus;
  const std::string stem = EndStem(last);
  if (EndsWithAny(stem, {"거", "것", "건"})) return focus;  // "자랑하는 건데"
  if (!reported.empty() && Letters(out) <= 40) focus.clause = out + reported;
  else if (!stem.empty() && Letters(out) + Letters(stem) <= 40) focus.clause = out + Plain(last, stem);
  return focus;
}

}  // namespace sam::korean

namespace sam {

std::string WithEchoEnding(std::string_view stem, SpeechLevel level) {
  const bool past =
      korean::HasTail(stem, korean::kTailSs) && !EndsWith(stem, "있") && !EndsWith(stem, "없") && !EndsWith(stem, "겠");
  const bool polite = level == SpeechLevel::kPolite;
  return std::string(stem) + (past ? (polite ? "군요" : "구나") : (polite ? "네요" : "네"));
}

std::string EchoClause(std::string_view text) {
  const auto sentences = korean::ReadSentences(text);
  std::vector<std::vector<korean::Clause>> clauses;
  for (const auto& sentence : sentences) clauses.push_back(korean::ReadClauses(sentence));
  const std::string stem = korean::StemOfPlain(korean::ReadFocus(sentences, clauses).clause);
  if (stem.empty()) return {};
  return WithEchoEnding(korean::Polite(stem), SpeechLevel::kPolite) + "|" + WithEchoEnding(stem, SpeechLevel::kCasual);
}

}  // namespace sam
