#include "perception/korean.h"

#include <algorithm>

#include "base/word_lists.h"
#include "perception/korean_claims.h"
#include "perception/korean_dates.h"
#include "perception/korean_deeds.h"
#include "perception/korean_focus.h"
#include "perception/korean_level.h"
#include "perception/korean_lexicon.h"
#include "perception/korean_news.h"
#include "perception/korean_query.h"
#include "perception/korean_syllable.h"
#include "perception/korean_told.h"
#include "perception/korean_who.h"
#include "perception/korean_words.h"

namespace sam {
namespace {

using namespace korean;

SpeechLevel Level(const std::vector<Sentence>& sentences, const PerceptionContext& context) {
  for (size_t i = sentences.size(); i > 0; --i) {
    if (const auto level = LevelOf(sentences[i - 1])) return *level;
  }
  return context.persona.level;
}

void AddEntity(EntityKind kind, std::string text, size_t begin, std::vector<Entity>& out) {
  const bool twice = std::any_of(out.begin(), out.end(), [&](const Entity& e) { return e.text == text; });
  if (!text.empty() && !twice && out.size() < 16) out.push_back({kind, std::move(text), begin});
}

std::optional<EntityKind> KindOfNoun(const Word& word) {
  if (IsFirstPerson(word.text) || IsAdverb(word.text) || IsQuestionWord(word.noun)) return std::nullopt;
  if (IsRelation(word.noun)) return EntityKind::kPerson;
  if (IsAnimal(word.noun) && (Letters(word.noun) > 1 || !word.particle.empty())) return EntityKind::kPet;
  if (IsWorkplace(word.noun)) return EntityKind::kOrganisation;
  if (IsJob(word.noun)) return EntityKind::kWork;
  if (LooksLikeFullName(word.noun) ||
      (LooksLikeName(word.noun) && !word.particle.empty() && IsSubjectParticle(word.particle)))
    return EntityKind::kPerson;
  return std::nullopt;
}

void ReadEntities(const std::vector<Sentence>& sentences, Moment at, Percept& percept) {
  std::vector<Entity>& out = percept.entities;
  for (const Sentence& sentence : sentences) {
    for (const Word& word : sentence.words) {
      if (const auto kind = KindOfNoun(word)) AddEntity(*kind, std::string(word.noun), word.begin, out);
    }
    if (const auto when = FindWhen(sentence.words, at, std::nullopt)) {
      AddEntity(EntityKind::kTime, when->text, sentence.words[when->first].begin, out);
      if (!percept.circumstance.at) percept.circumstance.at = when->at;
    }
    if (const auto count = FindQuantity(sentence.words))
      AddEntity(EntityKind::kNumber, count->text, sentence.words[count->first].begin, out);
  }
}

/// What a claim names is an entity too: the value of a name is a person or a pet, of a home a place.
void AddClaimed(std::string_view text, Percept& out) {
  for (const FactClaim& claim : out.claims) {
    const size_t begin = text.find(claim.object);
    if (begin == text.npos || claim.object.empty()) continue;
    if (claim.predicate == "name")
      AddEntity(IsAnimal(claim.subject) ? EntityKind::kPet : EntityKind::kPerson, claim.object, begin, out.entities);
    else if (claim.predicate == "lives-in" || claim.predicate == "from" || claim.predicate == "place")
      AddEntity(EntityKind::kPlace, claim.object, begin, out.entities);
    else if (claim.predicate == "cannot-eat")
      AddEntity(EntityKind::kFood, claim.object, begin, out.entities);
  }
}

/// "열 마리나 잡아 왔지 뭐예요": asks nothing.
bool SaysWhatAWonder(std::string_view text) {
  while (!text.empty() && std::string_view(".!?~ ").find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  return EndsWithAny(text, {"지 뭐예요", "지 뭐야", "지 뭐에요", "지 뭡니까", "지 뭐니"});
}

}  // namespace

void ReadKorean(std::string_view text, Moment at, const PerceptionContext& context, Percept& out) {
  out.language = Language::kKorean;
  const std::vector<Sentence> sentences = ReadSentences(text);
  SentenceClauses clauses;
  clauses.reserve(sentences.size());
  for (const Sentence& sentence : sentences) clauses.push_back(ReadClauses(sentence));
  out.level = Level(sentences, context);
  if (sentences.empty() || sentences.back().words.empty()) return;
  ReadEntities(sentences, at, out);
  const bool exclaims = SaysWhatAWonder(text);
  if (exclaims && IsQuestion(out.act)) out.act = DialogueAct::kExclamation;
  if (!exclaims) out.query = ReadQuery(text, sentences, clauses, context);
  SentenceClauses told = clauses;
  if (out.query) told.pop_back();
  out.claims = ReadClaims(told, at, context);
  AddClaimed(text, out);
  out.focus = ReadFocus(sentences, clauses);
  ReadCircumstance(sentences, context, out);
  const bool plain = out.act == DialogueAct::kStatement || IsQuestion(out.act) || out.act == DialogueAct::kRequest;
  if (const auto act = exclaims ? std::nullopt : ActOf(sentences, clauses); act && plain)
    out.act = *act;
  else if (!act && IsQuestion(out.act))
    out.act = DialogueAct::kStatement;
  const bool corrects = std::any_of(out.claims.begin(), out.claims.end(),
                                    [](const FactClaim& c) { return c.kind == ClaimKind::kCorrection; });
  if (corrects && out.act == DialogueAct::kStatement) out.act = DialogueAct::kCorrection;
  if (out.query && !IsQuestion(out.act) && out.act != DialogueAct::kRequest) out.act = DialogueAct::kQuestion;
  out.news = ReadNews(text, sentences, clauses, out.act, context);
  out.told = ReadTold(sentences, clauses, out.news);
  if (!IsQuestion(out.act) && out.act != DialogueAct::kRequest) out.frames = ReadFrames(sentences, clauses, out.news);
}

}  // namespace sam
