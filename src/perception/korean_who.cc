#include "perception/korean_who.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "perception/korean_lexicon.h"
#include "perception/korean_syllable.h"

namespace sam::korean {
namespace {

using namespace std::string_view_literals;
constexpr size_t kTurnsBack = 4;

/// "민준이가" names 민준 as "민지가" names 민지.
std::string_view NameIn(const Word& word) {
  if (LooksLikeName(word.noun)) return word.noun;
  std::string_view shorter = word.noun;
  return TakeSuffix(shorter, "이"sv) && EndsInConsonant(shorter) && LooksLikeName(shorter) ? shorter : std::string_view();
}

bool IsMany(std::string_view noun) { return EndsWith(noun, "들") || IsOneOf(noun, {"부모님", "부모", "가족", "식구", "애들"}); }

/// Words that name somebody only beside a name: "김 대리", "민지 씨".
std::string WithTitle(const std::vector<Word>& words, size_t i) {
  const std::string_view noun = words[i].noun;
  if (i == 0 || !IsTitle(noun) || !words[i - 1].particle.empty()) return {};
  const std::string_view before = words[i - 1].text;
  if (!LooksLikeName(before) && Letters(before) != 1) return {};
  if (Letters(before) == 1 && noun == "씨") return {};
  return std::string(before) + " " + std::string(noun);
}

std::string Named(const std::vector<Sentence>& sentences) {
  for (const Sentence& sentence : sentences) {
    for (size_t i = 0; i < sentence.words.size(); ++i) {
      const Word& word = sentence.words[i];
      if (IsFirstPerson(word.text) || IsMany(word.noun) || StartsWith(word.particle, "들")) continue;
      if (std::string titled = WithTitle(sentence.words, i); !titled.empty()) return titled;
      const bool somebody = IsRelation(word.noun) || (IsTitle(word.noun) && Letters(word.noun) > 1) ||
                            (IsAnimal(word.noun) && Letters(word.noun) > 1);
      if (somebody && word.particle != "의") return std::string(word.noun);
      const std::string_view name = NameIn(word);
      if (!name.empty() && !word.particle.empty() && word.particle != "의" && !IsPlaceParticle(word.particle)) return std::string(name);
    }
  }
  return {};
}

bool PointsBack(const std::vector<Sentence>& sentences) {
  for (const Sentence& sentence : sentences) {
    for (size_t i = 0; i < sentence.words.size(); ++i) {
      const std::string_view text = sentence.words[i].text;
      if (StartsWith(text, "걔") || StartsWith(text, "쟤") || StartsWith(text, "그분")) return true;
      const bool that = text == "그" && i + 1 < sentence.words.size();
      if (that && IsOneOf(sentence.words[i + 1].noun, {"사람", "친구", "애", "분", "놈", "자식"})) return true;
    }
  }
  return false;
}

std::string SpokenOf(const PerceptionContext& context) {
  const auto& recent = context.discourse.recent;
  const size_t oldest = recent.size() > kTurnsBack ? recent.size() - kTurnsBack : 0;
  for (size_t i = recent.size(); i > oldest; --i) {
    if (std::string who = Named(ReadSentences(recent[i - 1].said)); !who.empty()) return who;
  }
  return {};
}

bool HasTitle(std::string_view who) {
  const size_t space = who.rfind(' ');
  if (space != who.npos) return IsTitle(who.substr(space + 1));
  return IsTitle(who) && (!IsRelation(who) || IsOneOf(who, {"팀장", "부장", "과장", "사장", "교수", "실장", "대표", "대리", "차장", "이사", "선생"}));
}

std::string Polite(const std::string& who) {
  if (who == "엄마") return "어머니";
  if (who == "아빠") return "아버지";
  if (HasTitle(who)) return who + (EndsWith(who, "님") || EndsWith(who, "씨") || EndsWith(who, "쌤") ? "" : "님");
  return LooksLikeName(who) && !IsRelation(who) ? who + " 씨" : who;
}

std::string Casual(const std::string& who) {
  const bool name = !HasTitle(who) && LooksLikeName(who) && !IsRelation(who);
  return name && EndsInConsonant(who) ? who + "이" : who;
}

/// What of a time reads well in any sentence.
std::string NearTime(std::string_view said) {
  const std::string time = StripParticle(said);
  if (IsOneOf(time, {"오늘", "내일", "모레", "어제", "그저께", "오늘 밤", "내일 아침", "어젯밤", "오늘 저녁", "내일 저녁"})) return time;
  constexpr std::array kSpans = {"이번 주말"sv, "다음 주"sv, "다음주"sv, "지난주"sv, "이번 주"sv, "이번주"sv, "다음 달"sv, "지난달"sv, "주말"sv};
  if (std::find(kSpans.begin(), kSpans.end(), time) != kSpans.end()) return time + "에";
  return EndsWith(time, "요일") && Letters(time) <= 7 ? time + "에" : std::string();
}

}  // namespace

void ReadCircumstance(const std::vector<Sentence>& sentences, const PerceptionContext& context, Percept& out) {
  std::string who = Named(sentences);
  if (who.empty() && PointsBack(sentences)) who = SpokenOf(context);
  out.circumstance.who = Casual(who);
  out.circumstance.who_polite = Polite(who);
  for (const Entity& entity : out.entities) {
    if (entity.kind == EntityKind::kTime && out.circumstance.when.empty()) out.circumstance.when = NearTime(entity.text);
  }
}

}  // namespace sam::korean
