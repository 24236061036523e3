#include "mind/builtin/recall_words.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>

#include "base/random.h"
#include "base/unicode.h"
#include "base/word_lists.h"
#include "core/predicates.h"
#include "mind/builtin/clock_words.h"
#include "mind/builtin/her_side.h"

namespace sam {
namespace {

constexpr size_t kLongestTold = 110;   // bytes of a clause that is turned, not quoted
constexpr size_t kLongestQuote = 320;

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }

bool StartsSentence(std::string_view words, std::string_view said) { return said.starts_with(words); }

std::string_view FirstWord(std::string_view words) { return words.substr(0, words.find(' ')); }

/// "a parrot", "two boats", "an owl", "bees".
std::string WithArticle(std::string_view thing) {
  const std::string first = ToLower(FirstWord(thing));
  const bool counted = IsOneOf(first, {"a", "an", "the", "some", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "my", "your", "one", "no", "many", "several"}) ||
                       (first[0] >= '0' && first[0] <= '9');
  const bool plural = (thing.ends_with("s") && !thing.ends_with("ss") && !thing.ends_with("us")) || thing.ends_with("children") || thing.ends_with("people");
  if (counted || plural || IsUpper(thing[0]) || HasHangul(thing)) return std::string(thing);
  const bool vowel = std::string_view("aeio").find(thing[0]) != std::string_view::npos;
  return (vowel ? "an " : "a ") + std::string(thing);
}

bool IsDayWord(std::string_view lower) {
  for (const std::string_view day : {"mon", "tues", "wednes", "thurs", "fri", "satur", "sun"})
    if (lower.starts_with(day) && lower.ends_with("day")) return true;
  return IsOneOf(lower, {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "the"});
}

/// "on October 3rd", "at 4:15", "tomorrow".
std::string WithPreposition(std::string_view when) {
  const std::string first = ToLower(FirstWord(when));
  if (IsDayWord(first)) return "on " + std::string(when);
  const bool clock = first[0] >= '0' && first[0] <= '9';
  if (clock && (when.find(':') != when.npos || when.find('m') != when.npos || when.size() <= 2)) return "at " + std::string(when);
  if (clock) return "on " + std::string(when);
  return IsOneOf(first, {"half", "quarter", "noon", "midnight", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "one", "two", "three", "four"})
             ? "at " + std::string(when) : std::string(when);
}

bool IsElder(std::string_view subject) {
  for (const std::string_view elder : {"고모", "이모", "어머니", "아버지", "엄마", "아빠", "할머니", "할아버지", "외숙모", "숙모", "외삼촌", "삼촌", "큰엄마", "큰아버지", "고모부", "이모부",
                                       "장모님", "장인어른", "시어머니", "시아버지", "선생님", "교수님", "사장님", "팀장님", "부장님", "과장님", "원장님"})
    if (subject.ends_with(elder)) return true;
  return false;
}

/// The name that is known of a thing the person has.
std::string NameKnownOf(const Scene& scene, std::string_view thing) {
  for (const Fact& fact : scene.thought.facts)
    if (fact.predicate == predicate::kName && fact.subject == thing) return fact.object;
  return {};
}

std::string_view WithoutMe(std::string_view subject) {
  if (subject.starts_with("me.")) subject.remove_prefix(3);
  return subject;
}

/// "I translate subtitles" or "i'm a nurse": what kind of word a job is can be read from how it was said.
std::string_view JobKey(std::string_view job, std::string_view said) {
  const std::string lower = ToLower(said), wanted = ToLower(job);
  for (const std::string_view before : {"i ", "we "})
    if (lower.find(std::string(before) + wanted) != lower.npos) return "job.verb";
  for (const std::string_view before : {"a ", "an ", "as "})
    if (lower.find(std::string(before) + wanted) != lower.npos) return "job.noun";
  return "job.me";
}

/// "검사 결과가 나오기" as what was said of it: "검사 결과가 나온다고". Empty where the plan is no verb.
std::string PlanTold(std::string_view plan) {
  constexpr std::string_view kNominal = "기";
  constexpr int kTailN = 4, kTailL = 8;
  if (!plan.ends_with(kNominal)) return {};
  std::u32string stem = ToUtf32(plan.substr(0, plan.size() - kNominal.size()));
  if (stem.empty() || !IsHangulSyllable(stem.back())) return {};
  const int tail = FinalConsonant(stem.back());
  if (tail != 0 && tail != kTailL) return ToUtf8(stem) + "는다고";
  stem.back() += static_cast<char32_t>(kTailN - tail);
  return ToUtf8(stem) + "다고";
}

struct Line {
  std::string key;
  Slots slots;
};

void SplitFavourite(std::string_view object, const Scene& scene, Slots& slots) {
  const size_t colon = object.find(':');
  slots.Set("what", colon == object.npos ? (scene.IsKorean() ? "것" : "thing") : std::string(Trim(object.substr(0, colon))));
  slots.Set("object", std::string(Trim(colon == object.npos ? object : object.substr(colon + 1))));
}

std::string Day(const Scene& scene, const Moment& when) {
  const LocalTime local = ToLocal(when);
  const std::string date = CalendarDate(local.date, scene.thought.language);
  const std::string weekday(WeekdayName(local.weekday, scene.thought.language));
  return scene.IsKorean() ? date + " " + weekday : weekday + ", " + date;
}

/// The key by predicate, finer where the words allow it.
std::string KeyFor(const Scene& scene, const Fact& fact, std::string_view said, const Slots& slots) {
  const bool mine = fact.subject == "me";
  if (fact.predicate == predicate::kJob && mine && !scene.IsKorean()) return std::string(JobKey(fact.object, said));
  if (fact.predicate == predicate::kHas && mine && !slots.Get("name-of").empty()) return "has.named";
  const bool told = !slots.Get("told").empty();
  if (fact.predicate == predicate::kPlans && mine && fact.when) return told ? "plans.dated.told" : "plans.dated";
  if (fact.predicate == predicate::kPlans && mine && told) return "plans.told";
  if (fact.predicate == predicate::kName && !mine && scene.IsKorean() && IsElder(fact.subject)) return "name.elder";
  return fact.predicate + (mine ? ".me" : ".other");
}

Line LineFor(const Scene& scene, const Recollection& remembered) {
  const Fact& fact = *remembered.fact;
  const std::string_view said = remembered.episode ? std::string_view(remembered.episode->said) : std::string_view();
  const auto turned = HasHangul(fact.object) ? std::nullopt : ToHerSide(fact.object);
  std::string object = turned.value_or(fact.object);
  if (fact.predicate == predicate::kName) object = Capitalised(std::move(object));
  const std::string_view bare = WithoutMe(fact.subject);
  Line line;
  line.slots.Set("object", object);
  line.slots.Set("subject", NameSubject(scene, fact.subject, said));
  line.slots.Set("bare", std::string(bare));
  line.slots.Set("thing", IsUpper(bare.empty() ? ' ' : bare[0]) ? std::string(bare) : "the " + std::string(bare));
  line.slots.Set("article", object.empty() ? "" : WithArticle(object));
  line.slots.Set("on", object.empty() ? "" : WithPreposition(object));
  line.slots.Set("at", object.empty() ? "" : WithPreposition(object));
  if (fact.predicate == predicate::kFavourite) SplitFavourite(object, scene, line.slots);
  if (fact.predicate == predicate::kHas) line.slots.Set("name-of", NameKnownOf(scene, fact.object));
  if (fact.when) line.slots.Set("day", Day(scene, *fact.when));
  if (fact.predicate == predicate::kPlans) line.slots.Set("told", PlanTold(object));
  line.key = KeyFor(scene, fact, said, line.slots);
  return line;
}

/// A clause that can follow "you told me": one sentence that begins with a subject.
std::optional<std::string> ToldClause(std::string_view said) {
  if (said.size() > kLongestTold || said.find('\n') != said.npos || HasHangul(said) || SplitSentences(said).size() != 1) return std::nullopt;
  if (said.find_first_of("?!\"“”…{[<") != said.npos) return std::nullopt;
  const std::string first = ToLower(FirstWord(said));
  if (!IsOneOf(first, {"i", "i'm", "i've", "my", "our", "the", "we", "we're", "we've", "he", "she", "they", "there", "there's"})) return std::nullopt;
  std::optional<std::string> turned = ToHerSide(said);
  if (!turned) return std::nullopt;
  while (!turned->empty() && turned->back() == '.') turned->pop_back();
  if (IsUpper((*turned)[0])) (*turned)[0] = static_cast<char>((*turned)[0] | 0x20);
  return turned;
}

}  // namespace

std::string NameSubject(const Scene& scene, std::string_view subject, std::string_view said) {
  subject = WithoutMe(subject);
  const std::string written = AsWritten(subject, said);
  if (scene.IsKorean() || subject.empty()) return written;
  const bool name = IsUpper(written[0]) && (!StartsSentence(written, said) || IsUpper(subject[0]));
  if (name) return written;
  const bool known = std::any_of(scene.thought.facts.begin(), scene.thought.facts.end(), [&](const Fact& fact) { return fact.predicate == predicate::kName && ToLower(fact.object) == ToLower(subject); });
  if (known) return Capitalised(written);
  return HasHangul(subject) ? std::string(subject) : "your " + std::string(subject);
}

std::string SayRecall(const Scene& scene, std::string_view key, const Slots& slots) {
  const auto lines = scene.pack.Lines("recall." + std::string(key));
  if (lines.empty()) return {};
  const uint64_t draw = Draw(scene.thought.seed, Number(scene.thought.turn), key);
  return Realise(lines[draw % lines.size()], scene.level(), slots, draw);
}

std::string SayFact(const Scene& scene, const Recollection& remembered) {
  const Line line = LineFor(scene, remembered);
  return line.slots.Get("object").empty() ? std::string() : SayRecall(scene, line.key, line.slots);
}

std::string ListFact(const Scene& scene, const Recollection& remembered) {
  const Line line = LineFor(scene, remembered);
  const Fact& fact = *remembered.fact;
  auto lines = scene.pack.Lines("recall.item." + line.key);
  if (lines.empty()) lines = scene.pack.Lines("recall.item." + fact.predicate + (fact.subject == "me" ? ".me" : ".other"));
  if (lines.empty() || line.slots.Get("object").empty()) return {};
  std::string item = Realise(lines.front(), scene.level(), line.slots);
  // Lines open with a capital; an item stands in the middle of a sentence.
  const bool ours = !item.empty() && lines.front()[0] >= 'a' && lines.front()[0] <= 'z';
  if (ours || item.starts_with("Your ")) item[0] = static_cast<char>(item[0] | 0x20);
  return item;
}

std::string ListFacts(const Scene& scene, Candidate& candidate) {
  constexpr size_t kListed = 5;
  std::vector<std::string> items;
  for (const Recollection& remembered : scene.thought.recollections) {
    if (!remembered.fact || items.size() == kListed) continue;
    std::string item = ListFact(scene, remembered);
    if (item.empty() || std::find(items.begin(), items.end(), item) != items.end()) continue;
    items.push_back(std::move(item));
    Credit(remembered, candidate);
  }
  std::string text;
  for (size_t i = 0; i < items.size(); ++i) {
    const bool last = i + 1 == items.size() && i > 0;
    if (i > 0) text += last && !scene.IsKorean() ? (items.size() > 2 ? ", and " : " and ") : ", ";
    text += items[i];
  }
  return text;
}

std::string SayTurn(const Scene& scene, const Episode& episode) {
  if (const auto clause = scene.IsKorean() ? std::nullopt : ToldClause(episode.said)) {
    Slots slots;
    slots.Set("clause", *clause);
    return SayRecall(scene, "told", slots);
  }
  const bool long_ago = ToLocal(episode.at).date != ToLocal(scene.thought.now()).date;
  return SayQuoting(scene, long_ago ? "quote.dated" : "quote", episode);
}

std::string Quoted(std::string_view said) {
  std::string quote;
  for (size_t begin = 0; begin < said.size();) {
    const size_t end = std::min(said.find('\n', begin), said.size());
    const std::string_view line = Trim(said.substr(begin, end - begin));
    const bool open = !quote.empty() && std::string_view(".!?~)").find(quote.back()) == std::string_view::npos;
    quote += (quote.empty() ? "" : open ? ". " : " ") + std::string(line);
    begin = end + 1;
  }
  if (quote.size() > kLongestQuote) {
    size_t end = kLongestQuote;
    while (end > 0 && (static_cast<unsigned char>(quote[end]) & 0xC0) == 0x80) --end;
    quote = quote.substr(0, std::max(quote.rfind(' ', end) == quote.npos ? end : quote.rfind(' ', end), end / 2)) + "…";
  }
  while (!quote.empty() && quote.back() == '.') quote.pop_back();
  std::replace(quote.begin(), quote.end(), '"', '\'');
  return quote;
}

std::string DayTold(const Scene& scene, const Moment& at) {
  const auto day_of = [](const LocalTime& local) { return std::chrono::sys_days(local.date); };
  const LocalTime then = ToLocal(at), now = ToLocal(scene.thought.now());
  const auto days = (day_of(now) - day_of(then)).count();
  if (days <= 0) return scene.IsKorean() ? "아까" : "earlier today";
  if (days == 1) return scene.IsKorean() ? "어제" : "yesterday";
  const bool other_year = then.date.year() != now.date.year();
  const std::string year = std::to_string(static_cast<int>(then.date.year()));
  if (scene.IsKorean()) return (other_year ? year + "년 " : "") + Day(scene, at) + "에";
  return "on " + Day(scene, at) + (other_year ? ", " + year : "");
}

void Credit(const Recollection& remembered, Candidate& candidate) {
  const TurnId turn = remembered.fact ? remembered.fact->source : remembered.episode ? remembered.episode->turn : TurnId::kNone;
  if (turn != TurnId::kNone) candidate.blocks.push_back(MemoryBlockId(turn));
  for (const TurnId also : remembered.also) candidate.blocks.push_back(MemoryBlockId(also));
}

std::string SayQuoting(const Scene& scene, std::string_view key, const Episode& episode) {
  Slots slots;
  slots.Set("quote", Quoted(episode.said));
  slots.Set("day", DayTold(scene, episode.at));
  return slots.Get("quote").empty() ? std::string() : SayRecall(scene, key, slots);
}

}  // namespace sam
