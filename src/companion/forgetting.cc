#include "companion/forgetting.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <set>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "core/predicates.h"

namespace sam {
namespace {

/// A phrase that stands in more turns than this, and in more than one in forty, is a common word, no trace of a fact.
constexpr size_t kFewTurns = 5;

bool IsWordByte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0; }

/// Whole words in English; in Korean what begins a word.
bool Holds(std::string_view lower, std::string_view phrase) {
  for (size_t at = lower.find(phrase); at != lower.npos; at = lower.find(phrase, at + 1)) {
    const size_t end = at + phrase.size();
    const bool begins = at == 0 || !IsWordByte(lower[at - 1]) || (HasHangul(phrase) && lower[at - 1] == ' ');
    if (begins && (HasHangul(phrase) || end == lower.size() || !IsWordByte(lower[end]))) return true;
  }
  return false;
}

/// The turns in whose words or answers a phrase stands.
std::set<TurnId> TurnsHolding(std::span<const StoredEvent> events, std::string_view phrase) {
  std::set<TurnId> turns;
  const std::string lower = ToLower(phrase);
  if (lower.size() < 2) return turns;
  for (const StoredEvent& stored : events) {
    const auto* heard = std::get_if<HeardEvent>(&stored.event.body);
    const auto* answered = std::get_if<AnsweredEvent>(&stored.event.body);
    if (heard != nullptr && Holds(ToLower(heard->text), lower)) turns.insert(heard->turn);
    if (answered != nullptr && Holds(ToLower(answered->reply.text), lower)) turns.insert(answered->turn);
  }
  return turns;
}

const Fact* FactNamed(const std::vector<Fact>& facts, std::string_view id) {
  const auto found = std::find_if(facts.begin(), facts.end(), [&](const Fact& fact) { return fact.id == id; });
  return found == facts.end() ? nullptr : &*found;
}

void AddTraces(const Fact& fact, std::span<const StoredEvent> events, std::set<TurnId>& turns) {
  const std::set<TurnId> holding = TurnsHolding(events, fact.object);
  size_t heard = 0;
  for (const StoredEvent& stored : events) heard += std::holds_alternative<HeardEvent>(stored.event.body);
  if (fact.predicate == predicate::kName || holding.size() <= std::max(kFewTurns, heard / 40)) turns.insert(holding.begin(), holding.end());
}

/// "what I said about Yvonne crying on the coach": the turn that has most of it, with what was made of it; none where none has enough.
std::set<TurnId> TurnThatTells(const Life& life, std::string_view words) {
  constexpr double kMostOfIt = 0.6;
  const Recollection* best = nullptr;
  const std::vector<Recollection> found = life.memory().Search(words, Moment{});
  for (const Recollection& turn : found)
    if (!turn.fact && turn.episode && turn.score >= kMostOfIt && (best == nullptr || turn.score > best->score)) best = &turn;
  if (best == nullptr) return {};
  const std::vector<TurnId> turns = life.memory().TurnsOf("t" + std::to_string(Number(best->episode->turn)));
  return {turns.begin(), turns.end()};
}

}  // namespace

std::vector<TurnId> TurnsToForget(const Life& life, std::span<const StoredEvent> events, std::string_view id) {
  const std::vector<TurnId> saying = life.memory().TurnsOf(id);
  std::set<TurnId> turns(saying.begin(), saying.end());
  const std::vector<Fact> facts = life.memory().All();
  for (size_t begin = 0; begin < id.size();) {
    const size_t end = std::min(id.find(' ', begin), id.size());
    if (const Fact* fact = FactNamed(facts, id.substr(begin, end - begin)); fact != nullptr && !turns.empty()) AddTraces(*fact, events, turns);
    begin = end + 1;
  }
  return {turns.begin(), turns.end()};
}

std::vector<TurnId> TurnsToForgetAbout(const Life& life, std::span<const StoredEvent> events, std::string_view words) {
  const std::vector<TurnId> about = life.memory().TurnsAbout(words);
  std::set<TurnId> turns(about.begin(), about.end());
  std::string_view bare = words;
  for (const std::string_view mine : {"my ", "our ", "the ", "내 ", "제 ", "우리 "})
    if (StartsWith(bare, mine)) bare.remove_prefix(mine.size());
  if (!turns.empty()) turns.merge(TurnsHolding(events, bare));
  if (turns.empty()) turns = TurnThatTells(life, words);
  return {turns.begin(), turns.end()};
}

std::vector<TurnId> LeftToForget(std::span<const StoredEvent> events) {
  std::set<TurnId> asked, heard, left;
  for (const StoredEvent& stored : events) {
    if (const auto* said = std::get_if<HeardEvent>(&stored.event.body)) heard.insert(said->turn);
    const auto* forgotten = std::get_if<ForgottenEvent>(&stored.event.body);
    for (const std::string_view id : forgotten != nullptr ? SplitWords(forgotten->target) : std::vector<std::string_view>()) {
      uint32_t number = 0;
      const bool turn = id.size() > 1 && id[0] == 't' && std::from_chars(id.data() + 1, id.data() + id.size(), number).ptr == id.data() + id.size();
      if (turn && number > 0) asked.insert(static_cast<TurnId>(number));
    }
  }
  std::set_intersection(asked.begin(), asked.end(), heard.begin(), heard.end(), std::inserter(left, left.end()));
  return {left.begin(), left.end()};
}

std::string MeantByThat(const Life& life) {
  const DiscourseTurn* last = life.discourse().Last();
  if (last == nullptr) return {};
  std::vector<TurnId> told = life.memory().SourcesOf(last->turn);
  const bool asked = last->skill == "recall" || EndsWith(Trim(last->said), "?");
  if (told.empty() && asked) return {};
  if (told.empty()) told.push_back(last->turn);
  std::string ids;
  const auto add = [&](const std::string& id) { ids += (ids.empty() ? "" : " ") + id; };
  for (const TurnId turn : told) {
    add("t" + std::to_string(Number(turn)));
    for (const Fact& fact : life.memory().All())
      if (fact.source == turn) add(fact.id);
  }
  return ids;
}

}  // namespace sam
