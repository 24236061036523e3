#include "perception/korean_told.h"

#include <algorithm>

#include "base/word_lists.h"
#include "perception/korean_lexicon.h"

namespace sam::korean {
namespace {

bool IsSomebody(const Word& word) { return IsOneOf(word.text, {"걔가", "걔는", "걔도", "얘가", "얘는", "쟤가", "애가", "애는", "애들이", "애들은"}) || IsRelation(word.noun) || IsAnimal(word.noun) || LooksLikeName(word.noun) || IsTitle(word.noun) || IsOneOf(word.noun, {"아이", "애", "걔", "손님", "사람들", "할머니", "할아버지", "아저씨", "아주머니", "친구들", "다들"}); }

/// "손님이 하나도 없어", "사람이 많아요": nobody does anything.
bool IsThere(const Clause& clause) { return IsOneOf(clause.form.stem, {"없", "있", "많", "적"}); }

bool IsNear(std::string_view word) { return IsOneOf(word, {"내일", "모레", "다음", "이번", "곧", "이따", "이따가"}) || (word.find("요일") != word.npos); }

bool IsSelf(const Word& word) { return IsFirstPerson(word.text) || IsFirstPerson(word.noun); }

Telling::Who WhoOf(const std::vector<Clause>& sentence) {
  for (const Word& word : sentence.back().words) {  // "아내는 도시가 그립다고 하네요"
    if (!(word.particle == "은" || word.particle == "는")) continue;
    if (IsSelf(word)) return Telling::Who::kMe;
    if (IsSomebody(word)) return Telling::Who::kOther;
  }
  for (size_t c = sentence.size(); c > 0; --c) {
    const Clause& clause = sentence[c - 1];
    for (size_t i = clause.words.size(); i > 0; --i) {
      const Word& word = clause.words[i - 1];
      if (IsSomebody(word) && word.particle.empty() && EndsWithAny(word.text, {"가", "는"})) return Telling::Who::kOther;  // "걔가"
      if (!IsSubjectParticle(word.particle) || word.particle == "도") {
        if (IsSelf(word) && word.particle.empty()) return Telling::Who::kMe;
        continue;
      }
      if (IsSelf(word)) return Telling::Who::kMe;
      if (IsSomebody(word) && !(IsThere(clause) && (word.particle == "이" || word.particle == "가"))) return Telling::Who::kOther;
      const bool of_thing = (word.particle == "이" || word.particle == "가") && c == sentence.size() && !IsEmptySubject(word.noun);
      if (of_thing) return Telling::Who::kThing;
    }
    if (c == sentence.size() && clause.form.honorific) return Telling::Who::kOther;
    if (c > 1 && IsOneOf(sentence[c - 2].form.ending, {"서", "니까", "으니까", "라", "라서", "느라"})) break;  // "통화를 해서 잠을 못 자요": somebody else's doing is only the reason
    if (c > 1 && sentence[c - 2].kind == Kind::kBecause) break;
  }
  return Telling::Who::kMe;
}

}  // namespace

Telling ReadTold(const std::vector<Sentence>& sentences, const std::vector<std::vector<Clause>>& clauses, const News& news) {
  Telling told;
  if (sentences.empty() || clauses.back().empty() || sentences.back().asks) return told;
  const Clause& last = clauses.back().back();
  told.who = WhoOf(clauses.back());
  told.negated = last.negated || last.unable;
  const bool soon = !last.past && std::any_of(last.words.begin(), last.words.end(), [](const Word& word) { return IsNear(word.noun) || IsNear(word.text); });
  const bool ahead = IsOneOf(news.shape, {"plan", "wish", "must"}) || (last.future && !last.past && !last.form.ending.starts_with("더") && !last.unable) || soon;
  told.time = ahead ? Telling::Time::kAhead : last.past ? Telling::Time::kDone : Telling::Time::kNow;
  if (!news.kinds.empty()) told.group = news.kinds.front();
  return told;
}

}  // namespace sam::korean
