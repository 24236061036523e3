#include "perception/loss.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "core/predicates.h"
#include "perception/english_words.h"
#include "perception/korean_lexicon.h"
#include "perception/korean_words.h"

namespace sam {
namespace {

constexpr size_t kLongest = 300;  // bytes that are read

bool Holds(const std::string& text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return Contains(text, word); });
}

/// "my nan died", "we had to put max to sleep": whose, by the words with "my" or "our" before them.
std::string_view EnglishLoss(const std::string& lower) {
  if (!Holds(lower, {"died", "passed away", "passed on", "is dead", "'s dead", "put down", "put him down", "put her down", "had to put", "didn't make it", "didnt make it", "rainbow bridge"})) return {};
  if (Holds(lower, {"died laughing", "nearly died", "almost died", "of embarrassment", "battery", "phone", "laptop", "rock us", "rock me", "rock him", "rock her", "go to sleep", "get to sleep", "sing", "?", " if ", "if i died", "died up there", "died on stage", "dead tired", "dead bored"}))
    return {};
  const auto words = SplitWords(lower);
  for (size_t i = 0; i < words.size(); ++i) {
    const bool owned = i > 0 && (words[i - 1] == "my" || words[i - 1] == "our" || (i > 1 && (words[i - 2] == "my" || words[i - 2] == "our")));
    const bool alone = words[i] == "mum" || words[i] == "mom" || words[i] == "dad" || words[i] == "nan" || words[i] == "gran" || words[i] == "grandma" || words[i] == "grandpa";
    if (!owned && !alone) continue;
    std::string_view word = words[i];
    if (word.ends_with("'s")) word.remove_suffix(2);
    if ((ClassesOf(word) & kPetWord) != 0) return "pet-loss";
    if ((ClassesOf(word) & kRelationWord) != 0) return "grief";
  }
  return Contains(lower, "rainbow bridge") ? "pet-loss" : std::string_view();
}

std::string_view KoreanLoss(const std::string& text) {
  if (Holds(text, {"?", "까 봐", "까봐", "다면", "으면", "드라마", "영화", "주인공", "소설", "웃겨 죽", "배고파 죽", "힘들어 죽"})) return {};
  const bool bridge = Contains(text, "무지개다리") || Contains(text, "무지개 다리");
  const bool died = bridge || Holds(text, {"하늘나라", "별이 됐", "별이 되었", "세상을 떠", "세상 떠났", "숨을 거", "별세"});
  const bool died_plainly = Holds(text, {"죽었어", "죽었다", "죽었네", "죽었어요", "죽어 버렸", "죽어버렸"});
  const bool passed = Holds(text, {"돌아가셨", "돌아가신 지", "돌아가신지"}) && !Holds(text, {"집에 돌아", "집으로 돌아", "로 돌아가셨", "에 돌아가셨"});
  if (!died && !died_plainly && !passed) return {};
  for (const korean::Sentence& sentence : korean::ReadSentences(text)) {
    for (const korean::Word& word : sentence.words) {
      if (korean::IsAnimal(word.noun) && !passed) return "pet-loss";
      if (korean::IsRelation(word.noun) && (died || passed)) return "grief";
    }
  }
  return bridge ? "pet-loss" : std::string_view();
}

/// Of the animal or the person whose name stands in the line, as far as names are known.
std::string_view LossOfWhomItNames(const std::string& lower, const PerceptionContext& context) {
  for (const Fact& fact : context.facts) {
    if (fact.predicate != predicate::kName || fact.subject == "me" || fact.object.size() < 3) continue;
    const size_t at = lower.find(ToLower(fact.object));
    if (at == lower.npos || (at > 0 && lower[at - 1] != ' ')) continue;
    const std::string_view role = std::string_view(fact.subject).substr(fact.subject.rfind(' ') == fact.subject.npos ? 0 : fact.subject.rfind(' ') + 1);
    if ((ClassesOf(role) & kPetWord) != 0 || korean::IsAnimal(role)) return "pet-loss";
    if ((ClassesOf(role) & kRelationWord) != 0 || korean::IsRelation(role)) return "grief";
  }
  return {};
}

bool TellsOfADeath(const std::string& lower, Language language) {
  if (language == Language::kEnglish) return Holds(lower, {" died", "passed away", "passed on", "put down", "put him down", "put her down", "is gone now", "didn't make it"}) && !Holds(lower, {"?", " if ", "nearly", "almost", "laughing", "battery"});
  const bool gently = Holds(lower, {"갔어", "갔다", "갔네", "갔어요", "떠났"}) && Holds(lower, {"새벽", "하늘", "옆에서", "품에서", "편하게", "편히", "편안", "ㅠ", "..", "먼저"}) && !Holds(lower, {"병원", "산책", "미용", "집에 갔", "러 갔", "학교", "회사", "여행", "놀러"});
  return gently || Holds(lower, {"죽었", "하늘나라", "무지개", "세상을 떠", "돌아가셨"});
}

/// "내 옆에서 자다가 갔어. 9년 같이 살았는데", "the house is so quiet": still of the death that was told a moment ago.
std::string_view StillOf(const std::string& lower, const PerceptionContext& context) {
  constexpr size_t kTurns = 3;
  const auto& recent = context.discourse.recent;
  for (size_t back = 1; back <= std::min(kTurns, recent.size()); ++back) {
    const std::string_view intent = WithoutKind(recent[recent.size() - back].intent);
    if (intent != "pet-loss" && intent != "grief") continue;
    const bool mourns = Holds(lower, {"so quiet", "miss him", "miss her", "keep looking for", "keeps looking for", "empty bed", "bowl", "years old", "was only", "took it worst", "took it hard", "by the door", "won't sleep", "in my arms", "cried", "funeral", "ashes", "마음 아파", "마음이 아파", "보고 싶", "보고싶", "찾아다녀", "찾아다니", "허전", "텅 빈", "같이 살았", "자다가 갔", "울었", "눈물", "장례", "화장", "빈자리", "밥그릇"});
    return mourns && !Contains(lower, "?") ? intent : std::string_view();
  }
  return {};
}

}  // namespace

std::string_view LossTold(std::string_view text, Language language, const PerceptionContext& context) {
  const std::string lower = ToLower(text.substr(0, kLongest));
  if (const std::string_view loss = language == Language::kKorean ? KoreanLoss(lower) : EnglishLoss(lower); !loss.empty()) return loss;
  if (const std::string_view loss = TellsOfADeath(lower, language) ? LossOfWhomItNames(lower, context) : std::string_view(); !loss.empty()) return loss;
  return StillOf(lower, context);
}

}  // namespace sam
