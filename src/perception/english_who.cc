#include "perception/english_who.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/unicode.h"
#include "core/predicates.h"
#include "perception/english_tells.h"

namespace sam::english {
namespace {

constexpr size_t kTurnsBack = 4;       // a pronoun means nobody from longer ago
constexpr size_t kWordsBetween = 2;    // "my best old friend"

struct Someone {
  std::string who;
  Gender gender = Gender::kUnknown;
};

/// Who needs no "my" before: "mum called", "the boss was in a mood".
bool StandsAlone(std::string_view role) {
  return IsOneOf(role, {"mom", "mum", "mam", "mama", "mommy", "mummy", "dad", "daddy", "grandma", "granny", "nan", "nana", "gran", "grandpa",
                        "grandad", "boss", "hubby", "landlord", "landlady"});
}

bool IsOne(const Token& token) { return !LooksPlural(token.word) || IsOneOf(token.word, {"boss", "missus", "princess"}); }

/// "my best friend" at the friend: where the "my" stands; npos where nobody's.
size_t OwnerOf(const Text& text, size_t role) {
  for (size_t back = 1; back <= kWordsBetween + 1 && back <= role; ++back) {
    const Token& token = text[role - back];
    if (token.word == "my" || token.word == "our") return role - back;
    if (token.stop_after != 0 || !(token.Is(kAdjectiveWord) || IsOneOf(token.word, {"best", "ex", "twin", "step", "oldest", "closest"}))) break;
  }
  return std::string_view::npos;
}

bool IsKnownName(std::string_view word, const PerceptionContext& context) {
  return std::any_of(context.facts.begin(), context.facts.end(), [&](const Fact& fact) {
    return fact.predicate == predicate::kName && fact.subject != "me" && fact.state == FactState::kCurrent && ToLower(fact.object) == word;
  });
}

bool IsOwnName(std::string_view word, const PerceptionContext& context) {
  if (ToLower(context.persona.name) == word) return true;
  return std::any_of(context.facts.begin(), context.facts.end(), [&](const Fact& fact) {
    return fact.predicate == predicate::kName && fact.subject == "me" && ToLower(fact.object) == word;
  });
}

bool IsName(const Text& text, size_t i, const std::vector<Entity>& entities, const PerceptionContext& context) {
  const Token& token = text[i];
  if (token.word.size() < 2 || IsOwnName(token.word, context)) return false;
  if (IsKnownName(token.word, context)) return true;
  if (token.Is(kGivenNameWord) && token.classes == kGivenNameWord && token.verb == nullptr) return true;
  const bool opens = i == 0 || text[i - 1].stop_after != 0;
  if (!token.capital || !IsNameToken(token) || (opens && token.word.ends_with("ly"))) return false;  // "Terribly."
  const std::string raw = text.RawWord(i);
  return std::any_of(entities.begin(), entities.end(), [&](const Entity& e) { return e.kind == EntityKind::kPerson && e.text == raw; });
}

/// The first person or animal that is named; no pronouns.
Someone Named(const Text& text, const std::vector<Entity>& entities, const PerceptionContext& context) {
  for (size_t i = 0; i < text.size(); ++i) {
    const Token& token = text[i];
    if (token.genitive && i + 1 < text.size() && text[i + 1].verb == nullptr && !text[i + 1].Is(kAdverbWord | kPrepositionWord)) continue;  // "my sister's dog"
    if (token.Is(kRelationWord | kPetWord) && IsOne(token)) {
      const size_t owner = OwnerOf(text, i);
      const bool alone = StandsAlone(token.word) && (i == 0 || !text[i - 1].Is(kPossessiveWord));
      if (owner == std::string_view::npos && !alone) continue;
      const Gender gender = GenderOfRole(token.word);
      const bool named = i + 1 < text.size() && token.stop_after == 0 && IsName(text, i + 1, entities, context);
      if (named) return {Capitalised(std::string(text[i + 1].word)), gender};
      const std::string role = alone ? std::string(token.word) : text.Lower({owner + 1, i + 1});
      return {"your " + (role.ends_with("'s") ? role.substr(0, role.size() - 2) : role), gender};
    }
    if (IsName(text, i, entities, context)) return {Capitalised(std::string(text[i].word)), Gender::kUnknown};
  }
  return {};
}

Someone SpokenOf(Gender gender, const PerceptionContext& context) {
  const auto& recent = context.discourse.recent;
  const size_t oldest = recent.size() > kTurnsBack ? recent.size() - kTurnsBack : 0;
  for (size_t i = recent.size(); i > oldest; --i) {
    const Text said(recent[i - 1].said);
    Someone before = Named(said, {}, context);
    if (before.who.empty() || (before.gender != Gender::kUnknown && before.gender != gender)) continue;
    before.gender = gender;
    return before;
  }
  return {};
}

/// What of a time reads well in any sentence: days and spans near now, no hours and dates.
std::string NearTime(std::string_view said) {
  std::string lower = ToLower(said);
  static constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  for (const auto opener : {"", "next ", "this ", "last "}) {
    for (const auto day : kDays) {
      if (lower == std::string(opener) + std::string(day)) return (*opener == 0 ? "on " : opener) + Capitalised(std::string(day));
    }
  }
  static constexpr std::array<std::string_view, 20> kNear = {
      "today",     "tonight",    "tomorrow",  "yesterday",      "this weekend",  "next weekend",     "last weekend", "this week",    "next week",         "last week",
      "this month", "next month", "last month", "last night",     "this morning",  "this afternoon",   "this evening", "tomorrow night", "tomorrow morning", "this year"};
  return std::find(kNear.begin(), kNear.end(), lower) != kNear.end() ? lower : std::string();
}

}  // namespace

void ReadCircumstance(const Text& text, const PerceptionContext& context, Percept& out) {
  Someone about = Named(text, out.entities, context);
  Gender pronoun = Gender::kUnknown;
  for (size_t i = 0; i < text.size() && pronoun == Gender::kUnknown; ++i) pronoun = GenderOfPronoun(text[i].word);
  if (about.who.empty() && pronoun != Gender::kUnknown) about = SpokenOf(pronoun, context);
  out.circumstance.who = std::move(about.who);
  out.circumstance.gender = about.gender == Gender::kUnknown ? pronoun : about.gender;
  for (const Entity& entity : out.entities) {
    if (entity.kind == EntityKind::kTime && out.circumstance.when.empty()) out.circumstance.when = NearTime(entity.text);
  }
}

}  // namespace sam::english
