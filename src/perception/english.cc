#include "perception/english.h"

#include <algorithm>

#include "perception/english_dates.h"
#include "perception/english_focus.h"
#include "perception/english_frames.h"
#include "perception/english_query.h"
#include "perception/english_reading.h"
#include "perception/english_tells.h"
#include "perception/english_told.h"
#include "perception/english_who.h"

namespace sam {
namespace {

using namespace english;

void AddEntity(std::string_view said, EntityKind kind, std::string words, Percept& out) {
  if (words.empty() || out.entities.size() >= 16) return;
  const size_t begin = said.find(words);
  for (const auto& known : out.entities) {
    if (known.text == words) return;
  }
  out.entities.push_back({kind, std::move(words), begin == std::string_view::npos ? 0 : begin});
}

EntityKind KindOfName(const Text& text, Span name) {
  const size_t before = name.begin;
  const bool place = before > 0 && IsOneOf(text[before - 1].word, {"in", "to", "from", "near", "around", "across"}) &&
                     !text[name.begin].Is(kTitleWord | kGivenNameWord);
  if (place) return EntityKind::kPlace;
  if (before > 0 && text[before - 1].word == "at") return EntityKind::kOrganisation;
  if (before > 0 && text[before - 1].Is(kPetWord)) return EntityKind::kPet;
  return EntityKind::kPerson;
}

void ReadEntities(const Text& text, std::string_view said, const Moment& at, Percept& out) {
  for (size_t i = 0; i < text.size();) {
    if (const auto time = text[i].Is(kTimeWord | kNumberWord | kPrepositionWord | kDeterminerWord | kAdjectiveWord)
                              ? TimeAt(text, i, text.size(), at)
                              : std::nullopt) {
      AddEntity(said, EntityKind::kTime, time->text, out);
      if (!out.circumstance.at) out.circumstance.at = time->when;
      i = std::max(i + 1, time->tokens.end);
      continue;
    }
    const bool opens = i == 0 || (text[i - 1].stop_after != 0 && text[i - 1].stop_after != ',');
    const bool name_like = IsNameToken(text[i]) &&
                           !(opens && (text[i].classes & ~(kGivenNameWord | kTitleWord)) != 0) &&
                           !(opens && text[i].verb != nullptr);
    const bool titled =
        text[i].Is(kTitleWord) && i + 1 < text.size() && text[i].stop_after == 0 && IsNameToken(text[i + 1]);
    const Span name = name_like || titled ? ParseName(text, i, text.size(), NameMode::kSure) : Span{};
    if (!name.Empty()) {
      std::string words = text.Raw(name);
      if (text[name.end - 1].genitive && words.ends_with("'s")) words.resize(words.size() - 2);
      AddEntity(said, KindOfName(text, name), std::move(words), out);
      i = name.end;
      continue;
    }
    const Token& token = text[i];
    if (token.Is(kFoodWord))
      AddEntity(said, EntityKind::kFood, text.RawWord(i), out);
    else if (token.Is(kPetWord))
      AddEntity(said, EntityKind::kPet, text.RawWord(i), out);
    else if (token.Is(kRelationWord) && !token.Is(kVagueWord))
      AddEntity(said, EntityKind::kPerson, text.RawWord(i), out);
    else if (token.Is(kNumberWord) && token.word != "one")
      AddEntity(said, EntityKind::kNumber, text.RawWord(i), out);
    ++i;
  }
}

bool IsRequest(const Text& text) {
  const size_t i = SkipFillers(text, {0, text.size()});
  const auto at = [&](std::string_view words) { return text.At(i, words, {0, text.size()}); };
  for (const auto opener :
       {"tell me", "give me", "show me",  "help me",   "write me", "write us", "sing",   "let us", "remind me",
        "explain", "call me", "do not",   "say",       "describe", "make me",  "pick",   "choose", "tell us",
        "wish me", "talk to", "sit with", "translate", "spell",    "imagine",  "pretend"}) {
    if (at(opener) && text.size() > i + 1) return true;
  }
  return (at("can you") || at("could you") || at("will you") || at("would you")) && text.size() > i + 3 &&
         text[i + 2].verb != nullptr && text[i + 2].word != "be" && !text.Has("would you like") &&
         !text.Has("would you rather");
}

DialogueAct QuestionAct(const Text& text, const ClauseSpan& clause) {
  const size_t i = SkipFillers(text, clause.tokens);
  for (size_t k = clause.tokens.begin; k < clause.tokens.end; ++k) {
    if (text[k].Is(kQuestionWord) && (k == i || k == clause.tokens.begin || text[k].word != "when")) {
      const bool choice = text.Find("or", {k, text.size()}) < text.size() && (text[k].word == "which");
      return choice ? DialogueAct::kChoiceQuestion : DialogueAct::kQuestion;
    }
  }
  return text.Find("or", {i, text.size()}) + 1 < text.size() ? DialogueAct::kChoiceQuestion
                                                             : DialogueAct::kPropositionalQuestion;
}

void RefineAct(const Text& text, Percept& out) {
  const bool open = out.act == DialogueAct::kStatement || IsQuestion(out.act);
  if (!open || text.size() == 0) return;
  if (IsRequest(text)) {
    out.act = DialogueAct::kRequest;
    return;
  }
  for (const auto& clause : text.clauses()) {
    if (clause.mood != Mood::kQuestion) continue;
    out.act = QuestionAct(text, clause);
    return;
  }
  const bool corrected = std::any_of(out.claims.begin(), out.claims.end(),
                                     [](const FactClaim& claim) { return claim.kind == ClaimKind::kCorrection; });
  out.act = corrected ? DialogueAct::kCorrection : DialogueAct::kStatement;
}

}  // namespace

void ReadEnglish(std::string_view text, Moment at, const PerceptionContext& context, Percept& out) {
  Text read(text);
  if (read.size() == 0) return;
  MarkNames(read, context);
  for (auto& claim : ReadClaims(read, at, context)) out.claims.push_back(std::move(claim));
  if (auto query = ReadQuery(read, at, context)) out.query = std::move(query);
  ReadEntities(read, text, at, out);
  out.focus = ReadFocus(read, at);
  ReadCircumstance(read, context, out);
  RefineAct(read, out);
  ReadFrames(read, out.act, out.frames);
  out.told = ReadTold(read);
}

}  // namespace sam
