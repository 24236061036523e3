#include "memory/gist.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/unicode.h"
#include "core/roles.h"
#include "memory/asked.h"
#include "memory/describe.h"
#include "memory/fact_relations.h"
#include "memory/names_in_talk.h"
#include "memory/text_keys.h"

namespace sam {
namespace {

namespace ch = std::chrono;

constexpr size_t kOfDay = 2, kOfWeek = 3;  // turns that an entry quotes
constexpr size_t kLongestPiece = 120;      // bytes
constexpr double kHard = -0.25, kGood = 0.3;
constexpr size_t kMostPeople = 60;
constexpr size_t kSourcesOfPerson = 12;

std::string Short(std::string_view said) {
  if (said.size() <= kLongestPiece) return std::string(said);
  size_t end = kLongestPiece;
  while (end > 0 && said[end] != ' ') --end;
  if (end == 0) end = kLongestPiece;
  while (end > 0 && (static_cast<unsigned char>(said[end]) & 0xC0) == 0x80) --end;
  return std::string(said.substr(0, end)) + "…";
}

std::string MoodOf(double pleasure, bool korean, bool week) {
  if (pleasure <= kHard) return korean ? (week ? "힘든 한 주. " : "힘든 날. ") : week ? "A hard week. " : "A hard day. ";
  if (pleasure >= kGood) return korean ? (week ? "좋은 한 주. " : "좋은 날. ") : week ? "A good week. " : "A good day. ";
  return {};
}

/// The turns that weigh most, in the order of time.
TimeGist Summed(const EpisodeStore& episodes, const FactBook& facts, std::vector<size_t> turns, size_t most) {
  TimeGist gist;
  double pleasure = 0;
  size_t korean = 0;
  for (const size_t turn : turns) {
    pleasure += episodes.At(turn).pleasure * episodes.At(turn).feeling;
    korean += episodes.At(turn).language == Language::kKorean;
  }
  gist.pleasure = pleasure / static_cast<double>(turns.size());
  const bool in_korean = korean * 2 > turns.size();
  std::stable_sort(turns.begin(), turns.end(), [&](size_t a, size_t b) { return WeightOf(episodes, facts, a) > WeightOf(episodes, facts, b); });
  if (turns.size() > most) turns.resize(most);
  std::sort(turns.begin(), turns.end());
  gist.text = MoodOf(gist.pleasure, in_korean, most == kOfWeek);
  for (size_t i = 0; i < turns.size(); ++i) {
    const std::string_view highlight = episodes.HighlightOf(turns[i]);
    gist.text += (i > 0 ? " · " : "") + Short(highlight.empty() ? episodes.Said(turns[i]) : highlight);
    gist.sources.push_back(episodes.TurnAt(turns[i]));
  }
  return gist;
}

ch::sys_days DayOf(const Episode& episode) { return ch::sys_days(ToLocal(episode.at).date); }
ch::sys_days MondayOf(ch::sys_days day) { return day - ch::days(ch::weekday(day).iso_encoding() - 1); }

std::vector<TimeGist> ByTime(const EpisodeStore& episodes, const FactBook& facts, int days) {
  std::map<ch::sys_days, std::vector<size_t>> turns;
  for (size_t i = 0; i < episodes.size(); ++i) {
    if (OnlyAsks(episodes.Said(i))) continue;
    const ch::sys_days day = DayOf(episodes.At(i));
    turns[days == 1 ? day : MondayOf(day)].push_back(i);
  }
  std::vector<TimeGist> out;
  for (auto at = turns.rbegin(); at != turns.rend(); ++at) {
    out.push_back(Summed(episodes, facts, at->second, days == 1 ? kOfDay : kOfWeek));
    out.back().from = at->first;
    out.back().to = at->first + ch::days(days - 1);
  }
  return out;
}

struct Somebody {
  std::string name, role;
  std::vector<Fact> facts;
  std::vector<size_t> turns;
};

/// Whom the facts name, and who goes by a role alone.
std::vector<Somebody> Everybody(const FactBook& facts) {
  std::vector<Somebody> people;
  for (const Fact& fact : facts.Current()) {
    const Triple triple{fact.subject, fact.predicate, fact.object};
    if (!IsNaming(triple) || fact.subject == "me") continue;
    const Naming naming = NamingOf(triple);
    const auto same = std::find_if(people.begin(), people.end(), [&](const Somebody& s) { return Comparable(s.name) == Comparable(naming.name); });
    if (same == people.end()) people.push_back({std::string(naming.name), std::string(naming.role), {}, {}});
  }
  for (const std::string_view role : RoleWords())
    if (std::none_of(people.begin(), people.end(), [&](const Somebody& s) { return s.role == role; })) people.push_back({"", std::string(role), {}, {}});
  for (Somebody& somebody : people)
    for (const Fact& fact : facts.Current())
      if (fact.subject != "me" && (SamePerson(fact.subject, somebody.role) || (!somebody.name.empty() && SamePerson(fact.subject, somebody.name)))) somebody.facts.push_back(fact);
  return people;
}

void FindMentions(const EpisodeStore& episodes, std::vector<Somebody>& people) {
  std::multimap<WordKey, size_t> who;
  for (size_t p = 0; p < people.size(); ++p)
    for (const std::string& word : {people[p].name, people[p].role}) {
      if (word.empty() || (&word == &people[p].role && !people[p].name.empty() && !IsOnlyOne(word))) continue;
      const std::vector<Term> terms = QueryTerms(word);
      if (terms.size() == 1) who.emplace(terms.front().keys.front().key, p);
    }
  for (size_t i = 0; i < episodes.size(); ++i) {
    if (OnlyAsks(episodes.Said(i))) continue;
    std::vector<WordKey> keys;
    AddWordKeys(episodes.Said(i), keys);
    for (const WordKey key : keys) {
      const auto [first, last] = who.equal_range(key);
      for (auto at = first; at != last; ++at)
        if (people[at->second].turns.empty() || people[at->second].turns.back() != i) people[at->second].turns.push_back(i);
    }
  }
}

PersonGist InShort(const EpisodeStore& episodes, const Somebody& somebody) {
  PersonGist gist{somebody.name, somebody.role, {}, {}, {}, somebody.turns.size(), {}};
  gist.since = episodes.At(somebody.turns.front()).at;
  gist.last = episodes.At(somebody.turns.back()).at;
  for (const Fact& fact : somebody.facts) {
    gist.text += (gist.text.empty() ? "" : "; ") + Describe(fact);
    gist.sources.push_back(fact.source);
  }
  gist.text += (gist.text.empty() ? "" : ". ") + ("\u201C" + Short(episodes.Said(somebody.turns.back())) + "\u201D");
  const size_t first = somebody.turns.size() > kSourcesOfPerson ? somebody.turns.size() - kSourcesOfPerson : 0;
  for (size_t i = first; i < somebody.turns.size(); ++i) gist.sources.push_back(episodes.TurnAt(somebody.turns[i]));
  std::sort(gist.sources.begin(), gist.sources.end());
  gist.sources.erase(std::unique(gist.sources.begin(), gist.sources.end()), gist.sources.end());
  return gist;
}

std::vector<MomentGist> Moments(const EpisodeStore& episodes) {
  constexpr size_t kMost = 60;
  constexpr std::array<std::string_view, 4> kKinds = {"first-talk", "laughed", "hurt", "made-up"};
  std::vector<MomentGist> moments;
  for (size_t i = episodes.size(); i-- > 0 && moments.size() < kMost;) {
    const Episode episode = episodes.At(i);
    if (i == 0 || episode.moment != SharedMoment::kNone) moments.push_back({episode.at, std::string(kKinds[static_cast<size_t>(episode.moment)]), Short(episode.said), episode.turn});
  }
  return moments;
}

}  // namespace

double WeightOf(const EpisodeStore& episodes, const FactBook& facts, size_t index) {
  constexpr double kOfFact = 2, kOfFeeling = 2.5, kOfWord = 0.35, kEnoughWords = 9, kOfHighlight = 4;
  constexpr size_t kSaysSomething = 6;  // words: so many are never all stop words
  const std::string_view said = episodes.Said(index);
  const size_t count = SplitWords(said).size();
  std::vector<WordKey> keys;
  if (count <= kSaysSomething) AddDocumentKeys(said, keys);
  const bool empty = count <= kSaysSomething && keys.empty();
  const EpisodeRecord& record = episodes.data().records[index];
  return kOfWord * std::min(kEnoughWords, static_cast<double>(count)) + kOfFeeling * record.feeling / 100.0 + (facts.HasFactOf(record.turn) ? kOfFact : 0) + (episodes.HighlightOf(index).empty() ? 0 : kOfHighlight) - (empty ? kOfFact : 0);
}

Gist SumUp(const EpisodeStore& episodes, const FactBook& facts) {
  Gist gist;
  gist.moments = Moments(episodes);
  gist.days = ByTime(episodes, facts, 1);
  gist.weeks = ByTime(episodes, facts, 7);
  std::vector<Somebody> people = Everybody(facts);
  FindMentions(episodes, people);
  for (const Somebody& somebody : people)
    if (!somebody.turns.empty()) gist.people.push_back(InShort(episodes, somebody));
  std::stable_sort(gist.people.begin(), gist.people.end(), [](const PersonGist& a, const PersonGist& b) { return a.times > b.times; });
  if (gist.people.size() > kMostPeople) gist.people.resize(kMostPeople);
  return gist;
}

}  // namespace sam
