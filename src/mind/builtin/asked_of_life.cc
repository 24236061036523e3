#include "mind/builtin/asked_of_life.h"

#include <algorithm>
#include <initializer_list>

#include "base/unicode.h"
#include "base/word_lists.h"

namespace sam {
namespace {

bool HasWord(const Scene& scene, std::initializer_list<std::string_view> wanted) {
  return std::any_of(scene.words.begin(), scene.words.end(), [&](std::string_view word) { return IsOneOf(word, wanted); });
}

}  // namespace

bool AsksForAThing(const Scene& scene) {
  if (HasWord(scene, {"what", "what's", "whats", "who", "who's", "whos", "whose", "whom", "where", "where's", "when", "when's", "which", "whereabouts"})) return true;
  if (HasWord(scene, {"why", "how"}) && (HasWord(scene, {"did", "was", "were"}) || AsksWhatWasSaid(scene))) return true;
  return scene.SaidAny({"how many", "how old", "how much", "how long", "뭐", "뭘", "누구", "누가", "누굴", "어디", "언제", "몇", "며칠", "무슨", "어느", "얼마", "이름은", "나이는", "이름이", "날짜", "왜 ", "누군", "뭔지", "뭐하", "언젠", "어딘", "어떻게"});
}

namespace {

/// "갔죠", "싸웠더라", "샀게요": asks after what was, in one word.
bool AsksForPast(std::string_view word) {
  for (const std::string_view ending : {"죠", "지", "지요", "더라", "더라요", "게", "게요", "나", "니", "더라고"}) {
    if (!EndsWith(word, ending) || word.size() <= ending.size()) continue;
    const std::u32string before = ToUtf32(word.substr(0, word.size() - ending.size()));
    constexpr int kDoubleS = 20;
    if (IsHangulSyllable(before.back()) && FinalConsonant(before.back()) == kDoubleS && before != U"있" && before != U"겠") return true;
  }
  return false;
}

/// "did jake ever play football?", "do i like snakes?", "am i still in the choir?": yes or no, of the person's life.
bool OpensYesNo(const Scene& scene) {
  size_t i = 0;
  while (i < scene.words.size() && IsOneOf(scene.words[i], {"and", "so", "but", "ok", "hey", "wait", "oh", "then", "hm"})) ++i;
  if (i + 1 >= scene.words.size() || !IsOneOf(scene.words[i], {"do", "does", "did", "is", "are", "was", "were", "am", "has", "have", "had", "isn't", "didn't", "doesn't", "don't", "wasn't"})) return false;
  return !IsOneOf(scene.words[i + 1], {"you", "it", "that", "this", "there", "the", "a", "we", "they", "u"}) || IsOneOf(scene.words[i + 1], {"we"});
}

/// "still", "ever", "지금도", "-ㄴ 적 있어": looks back on what she was told.
bool LooksBack(const Scene& scene) {
  return HasWord(scene, {"still", "ever", "yet", "anymore", "already"}) || scene.SaidAny({"지금도", "아직도", "여전히", "한 적", "던 적", "적 있", "적이 있", "는 적", "간 적", "본 적", "결국"});
}

/// "am i right", "do i have to", "did i wake you": of this moment, no memory.
bool IsOfThisMoment(const Scene& scene) {
  if (scene.IsKorean()) return scene.SaidAny({"잘못했", "잘못한", "왜 이러", "왜 이래", "이렇게 됐", "보여", "친구지", "바보", "걸까", "을까", "될까", "일까", "클까", "할까", "같지", "같아?"});
  if (scene.SaidAny({"ever going to", "ever gonna", "ever be ", "ever stop", "ever get "})) return true;  // of what is to come
  if (LooksBack(scene)) return false;
  const bool of_today = HasWord(scene, {"being", "too", "right", "wrong", "unfair", "ok", "okay", "going", "gonna", "will", "mad", "angry", "weird", "normal"}) && !HasWord(scene, {"did", "was", "were"});
  const bool of_me = HasWord(scene, {"me"}) && HasWord(scene, {"is", "does", "do", "are"}) && !HasWord(scene, {"ever"}) && !scene.SaidAny({"owe", "me and "});
  if (of_today || of_me || scene.SaidAny({"did i tell you i", "the right thing", "have i changed"})) return true;
  return scene.SaidAny({"am i right", "am i wrong", "am i crazy", "am i mad", "am i being", "am i going", "am i allowed", "am i the ", "am i a ", "am i too", "am i supposed", "am i losing", "am i making", "do i have to", "do i need", "do i look", "do i sound",
                        "do i seem", "do i deserve", "do i dare", "do i really", "do i just", "do i even", "do i tell", "do i say", "did i wake", "did i bother", "did i upset", "did i hurt", "did i offend", "did i do something", "did i say something", "did i lose you", "are we ok",
                        "are we good", "are we cool", "are we friends", "are we done", "is my ", "was i wrong", "was i right", "was i too", "have i lost you", "have i got to", "had i better", "does anyone", "does anybody", "is anyone", "is anybody"});
}

/// "what should i wear", "뭐 먹을까": advice, an opinion or a favour, no memory.
bool AsksForAdvice(const Scene& scene) {
  const bool own_limits = scene.SaidAny({"can i not", "can't i", "cant i", "can't i eat", "can i eat"});
  if (HasWord(scene, {"should", "shall", "would", "could", "might", "think", "recommend", "suggest", "can", "will"}) && !AsksWhatWasSaid(scene) && !own_limits) return true;
  if (HasWord(scene, {"if"}) || scene.SaidAny({"do i start", "do i begin", "do we start", "do we begin"})) return !AsksWhatWasSaid(scene);
  if (scene.SaidAny({"for a living", "for work"})) return false;
  if (StartsWithAny(scene.lower, {"내가 ", "제가 "}) && scene.SaidAny({"인가", "걸까"}) && !scene.SaidAny({"뭐", "언제", "몇", "누구", "어디", "무슨"})) return true;  // "내가 꼰대인가?"
  return scene.SaidAny({"what time is it", "what day is it", "what's the date", "what date is it", "what time it is", "what do i do", "what do we do", "what am i doing", "what am i supposed", "how do i", "what do i say", "talking about", "i mean ", "i meant ", "what do you mean", "what's wrong with me", "who am i to", "where do i go from",
                        "을까", "ㄹ까", "할까", "될까", "볼까", "갈까", "먹을까", "좋을까", "어떡", "어떻게 하", "어떻게 해", "해야 ", "하면 좋", "뭐 하지", "뭐하지", "어쩌", "말하죠", "쓰죠", "보내죠", "말하지?", "보내지?"});
}

/// Speaks to her of herself.
bool AsksHerself(const Scene& scene) {
  const auto& query = scene.thought.percept.query;
  if (query && query->subject == "you") return true;
  if (AsksWhatWasSaid(scene) || scene.SaidAny({"do you know", "can you tell", "you know ", "do you have", "알아", "아세요", "기억"})) return false;
  return HasWord(scene, {"you", "your", "you're", "yours", "u", "ur", "너", "너는", "넌", "네가", "니가", "당신", "당신은", "사만다", "사만다는", "samantha"});
}

/// "what did papa give me": what was, and the person in it.
bool AsksOfOwnPast(const Scene& scene) { return HasWord(scene, {"did", "was", "were", "had"}) && SpeaksOfOwnLife(scene) && !scene.IsKorean(); }

/// "where do i", "what's my", "who did we", "when was our".
bool AsksOfOwn(const Scene& scene) {
  for (size_t i = 0; i + 1 < scene.words.size(); ++i) {
    if (IsOneOf(scene.words[i], {"do", "did", "am", "was", "were", "have", "had", "have", "does", "is", "are"}) && IsOneOf(scene.words[i + 1], {"i", "we", "my", "our"})) return true;
    if (IsOneOf(scene.words[i], {"what's", "who's", "where's", "when's", "whats", "whos", "of"}) && IsOneOf(scene.words[i + 1], {"my", "our"})) return true;
  }
  return false;
}

/// She has just told of something, and the question is of him, of her, of it.
bool GoesOnFromMemory(const Scene& scene) {
  const DiscourseTurn* before = scene.Before();
  if (before == nullptr || (before->skill != "recall" && before->skill != "memory")) return false;
  if (!scene.IsKorean() && HasWord(scene, {"is", "are", "am"}) && !AsksForAThing(scene)) return false;  // "is it still raining?"
  return HasWord(scene, {"he", "she", "they", "him", "her", "his", "their", "them", "it", "its", "걔", "걔는", "걔가", "거기", "그때", "그건", "그게", "그거", "그전에", "그전에는", "그전엔"}) || scene.SaidAny({"그 사람", "그 친구", "그분", "그 전에"});
}

/// "나 지금 어느 동네 살아?", "우리 집 강아지 몇 살이게?": how things are with the person.
bool AsksOfOwnKorean(const Scene& scene) {
  return SpeaksOfOwnLife(scene) && !scene.SaidAny({"왜 ", "어떻게", "까요", "까?"}) &&
         scene.SaidAny({"살아", "살지", "살죠", "다니", "타지", "타고", "타죠", "일해", "일하", "키우", "배우", "좋아하", "싫어하", "이름", "나이", "몇 살", "생일", "번호", "혈액형"});
}

bool NamesSomebody(const Scene& scene) {
  const auto& entities = scene.thought.percept.entities;
  return std::any_of(entities.begin(), entities.end(), [](const Entity& e) { return e.kind == EntityKind::kPerson || e.kind == EntityKind::kPet; });
}

/// A question for yes or no.
AskedOfLife AsksWhether(const Scene& scene, bool memory_intent) {
  if (scene.thought.percept.query || memory_intent) return AskedOfLife::kPerhaps;
  if (IsOfThisMoment(scene)) return AskedOfLife::kNo;
  const bool of_life = SpeaksOfOwnLife(scene) || NamesSomebody(scene);
  if (scene.IsKorean()) return !of_life && !AsksWhatWasSaid(scene) ? AskedOfLife::kNo : of_life && LooksBack(scene) ? AskedOfLife::kSurely : AskedOfLife::kPerhaps;
  if (!OpensYesNo(scene)) return AskedOfLife::kNo;
  return of_life && LooksBack(scene) ? AskedOfLife::kSurely : AskedOfLife::kPerhaps;
}

/// Somebody of whom she has a fact, or who is called by a role, a title or "씨": not every "이별" that could be a name.
bool NamesPerson(const Scene& scene) {
  const auto known = [&](const Entity& entity) {
    if (entity.kind != EntityKind::kPerson) return false;
    if (entity.text.find(' ') != entity.text.npos || HasAny(entity.text, {"씨", "님", "쌤", "언니", "오빠", "누나", "형", "엄마", "아빠", "동생", "이모", "삼촌", "고모", "할머니", "할아버지", "친구", "남편", "아내", "아들", "딸", "조카"})) return true;
    return std::any_of(scene.thought.facts.begin(), scene.thought.facts.end(), [&](const Fact& fact) { return fact.object == entity.text || fact.subject == entity.text; });
  };
  const auto& entities = scene.thought.percept.entities;
  return std::any_of(entities.begin(), entities.end(), known);
}

/// "버스에 31명이 타고 있었는데 12명이 내렸어. 지금 몇 명이게?": numbers enough to be a sum.
bool IsSum(const Scene& scene) {
  size_t numbers = 0;
  for (const std::string_view word : scene.words) numbers += !word.empty() && word[0] >= '0' && word[0] <= '9';
  return numbers >= 2 && !scene.SaidAny({"remember", "told you", "did i", "기억", "말했", "얘기했", "라고 했", "다고 했"});
}

}  // namespace

bool AsksWhatWasSaid(const Scene& scene) {
  if (scene.IsKorean() && std::any_of(scene.words.begin(), scene.words.end(), AsksForPast)) return true;
  return scene.SaidAny({"remember", "you recall", "remind me", "did i say", "did i tell", "did i mention", "have i told", "i told you", "i said", "i mentioned", " again", "do you know my", "do you know what i",
                        "라고 했", "다고 했", "라 했", "뭐랬", "뭐라 그랬", "뭐라고 그랬", "그랬더라", "했더라", "였더라", "더라?", "더라", "기억", "했는지", "였는지", "했게", "말했", "얘기했", "뭐였", "뭐게", "게요", "였죠", "였지", "었죠", "었지", "았죠", "았지",
                        "했죠", "했지", "랬죠", "랬지", "했었"});
}

bool SpeaksOfOwnLife(const Scene& scene) {
  if (HasWord(scene, {"my", "our", "i", "i'm", "am", "we", "mine", "me", "내", "제", "나", "저", "우리", "저희", "내가", "제가", "나는", "저는", "난", "전"})) return true;
  return scene.SaidAny({"내 ", "제 ", "우리 ", "저희 ", "제가 ", "내가 "});
}

AskedOfLife AsksOfLife(const Scene& scene) {
  const Percept& percept = scene.thought.percept;
  if (AsksHerself(scene) || IsSum(scene)) return AskedOfLife::kNo;
  const bool memory_intent = scene.IntentScore("ask-memory") > 0.5 || scene.IntentScore("ask-remember-me") > 0.5;
  const bool question = IsQuestion(percept.act) || percept.query || AsksWhatWasSaid(scene);
  if (!question || AsksForAdvice(scene)) return AskedOfLife::kNo;
  if (percept.query && (SpeaksOfOwnLife(scene) || AsksWhatWasSaid(scene) || NamesSomebody(scene) || memory_intent)) return AskedOfLife::kSurely;
  const bool of_a_thing = percept.query && !percept.query->subject.empty() && percept.query->subject != "me" && !percept.query->predicate.empty();
  if (scene.IsKorean() && of_a_thing && percept.query->kind != QueryKind::kYesNo) return AskedOfLife::kSurely;  // "고양이 이름이 뭐죠?"
  if (scene.IsKorean() && IsOfThisMoment(scene) && !NamesSomebody(scene)) return AskedOfLife::kNo;
  if (GoesOnFromMemory(scene)) return AskedOfLife::kSurely;
  if (!AsksForAThing(scene)) return AsksWhether(scene, memory_intent);
  if (AsksOfOwn(scene) || AsksOfOwnPast(scene) || (SpeaksOfOwnLife(scene) && AsksWhatWasSaid(scene))) return AskedOfLife::kSurely;
  if (scene.IsKorean() && AsksOfOwnKorean(scene)) return AskedOfLife::kSurely;
  if (scene.IsKorean() && NamesPerson(scene) && !scene.SaidAny({"왜 "})) return AskedOfLife::kSurely;  // "은주 언니 아이가 몇 살이에요?"
  if (AsksWhatWasSaid(scene) && (NamesSomebody(scene) || memory_intent || percept.query)) return AskedOfLife::kSurely;
  return AskedOfLife::kPerhaps;
}

}  // namespace sam
