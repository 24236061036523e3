#include "mind/builtin/bring_up_skill.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/random.h"
#include "base/unicode.h"
#include "base/word_lists.h"
#include "core/predicates.h"
#include "mind/builtin/composer.h"

namespace sam {
namespace {

using std::chrono::hours;
constexpr auto kAway = hours(4);              // since the last turn: the person comes back
constexpr auto kPlanAway = hours(1);          // ... or to speak of a plan whose time has come
constexpr auto kLongPast = hours(24 * 14);    // a plan that was longer ago is history
constexpr auto kThreadPast = hours(24 * 10);  // the same of what the last talk was about
constexpr auto kSoon = hours(36);
constexpr int kEvening = 20;  // o'clock, from which a day's plan is taken to be over
constexpr double kPlan = 1.2, kThread = 1.5;  // past a mere greeting, however well the pieces go together
constexpr double kGreets = 0.6;                 // of the intent

/// "fly to tokyo", "see the dentist": a deed, as the memory keeps plans; anything else is a thing ("driving test").
bool IsDeed(std::string_view object, bool korean) {
  if (korean) return EndsWith(object, "기");
  return IsOneOf(object.substr(0, object.find(' ')),
                 {"go", "fly", "see", "visit", "meet", "have", "take", "start", "begin", "move", "travel", "drive", "play", "run", "finish", "give", "get", "make", "do", "buy",
                  "sell", "cook", "bake", "watch", "pick", "leave", "return", "come", "sign", "call", "try", "join", "help", "paint", "fix", "talk", "tell", "ask", "attend",
                  "sing", "perform", "submit", "send", "hand", "hike", "swim", "climb", "camp", "stay", "sit", "retake", "present", "adopt", "marry", "read", "write"});
}

int DaysUntil(const Scene& scene, const Moment& when) {
  using std::chrono::sys_days;
  return static_cast<int>((sys_days(ToLocal(when).date) - sys_days(scene.local.date)).count());
}

/// To come back and talk is a promise to her, no plan to ask after.
bool IsOfTheTalk(std::string_view object) {
  return HasAny(object, {"come back", "be back", "tell you", "talk to you", "talk to samantha", "write to you", "다시 오기", "돌아오기", "얘기하기", "이야기하기", "말하기", "얘기 하기"}) || object == "back";
}

std::string Key(const Fact& plan) { return "brought-up:" + plan.id; }

bool Greets(const Scene& scene) {
  constexpr size_t kFew = 3, kMore = 6;  // words
  const auto& intents = scene.thought.percept.intents;
  if (scene.thought.percept.act == DialogueAct::kGreeting) return true;
  const bool opens = !scene.words.empty() && scene.words.size() <= kFew && IsOneOf(scene.words.front(), {"hi", "hello", "hiya", "hey", "morning", "evening", "안녕", "하이", "굿모닝"});
  const bool returns = scene.words.size() <= kMore && (scene.SaidAny({"me again", "i'm back", "im back", "i am back", "it's me", "its me", "다녀왔", "오랜만", "좋은 아침"}) ||
                                                              StartsWithAny(scene.lower, {"나 왔", "저 왔", "안뇽", "저예요", "저에요", "나야"}));
  if (opens || returns) return true;
  return !intents.empty() && intents.front().score >= kGreets && intents.front().intent == "greeting";
}

/// "sister coming": a visit, kept as one's own plan.
std::string VisitorIn(const std::string& object) {
  for (const std::string_view end : {" coming", " comes", " visiting", " arriving", " arrives"}) {
    if (EndsWith(object, end)) return "your " + object.substr(0, object.size() - end.size());
  }
  return {};
}

/// "Hana" for the sister of that name, else "your sister".
std::string NameFor(const Scene& scene, const std::string& subject) {
  for (const Fact& fact : scene.thought.facts) {
    if (fact.subject != subject || fact.predicate != predicate::kName || fact.state != FactState::kCurrent) continue;
    return Capitalised(fact.object);
  }
  const bool named = !subject.empty() && subject[0] >= 'A' && subject[0] <= 'Z';
  return named ? subject : "your " + subject;
}

/// "your", "your sister's", "누나 ".
std::string Whose(const Fact& plan, bool korean) {
  if (korean) return plan.subject == "me" ? "" : plan.subject + " ";
  return plan.subject == "me" ? "your" : plan.subject[0] >= 'A' && plan.subject[0] <= 'Z' ? plan.subject + "'s" : "your " + plan.subject + "'s";
}

void ProposePlan(const Scene& scene, const Fact& plan, std::string_view time, std::vector<Candidate>& out) {
  const bool korean = scene.IsKorean(), deed = IsDeed(plan.object, korean);
  const bool theirs = deed && !korean && plan.subject != "me";
  const std::string visitor = korean ? std::string() : VisitorIn(plan.object);
  Slots slots = scene.slots;
  if (theirs) slots.Set("whom", NameFor(scene, plan.subject));
  if (!visitor.empty()) slots.Set("whom", visitor);
  slots.Set("object", plan.object);
  slots.Set("whose", Whose(plan, korean));
  const size_t before = out.size();
  ProposeLines(scene, "bring-up", fmt::format("bring-up.{}.{}", time, !visitor.empty() ? "visit" : theirs ? "theirs" : deed ? "deed" : "thing"), slots, kPlan, fmt::format("a plan told before: {}", plan.object), out);
  for (size_t i = before; i < out.size(); ++i) out[i].blocks.push_back(Key(plan)), out[i].blocks.push_back(MemoryBlockId(plan.source));
}

/// The plan that is nearest to now and whose time has come since the last talk, or comes soon; null where there is none.
const Fact* DuePlan(const Scene& scene, const Moment& last, std::string_view& time) {
  const Moment now = scene.thought.now();
  const Fact* due = nullptr;
  for (const Fact& fact : scene.thought.facts) {
    if (fact.predicate != predicate::kPlans || fact.state != FactState::kCurrent || !fact.when || fact.subject == "you" || fact.language != scene.thought.language || IsOfTheTalk(fact.object) || Bars(scene.thought.settings, fact.subject + " " + fact.object)) continue;
    if (scene.Age(StableHash(Key(fact))) > 0) continue;
    const int days = DaysUntil(scene, *fact.when);
    const LocalTime at = ToLocal(*fact.when);
    const bool any_hour = at.hour == 12 && at.minute == 0;  // only the day was told
    const bool over = any_hour ? days < 0 || (days == 0 && scene.local.hour >= kEvening) : now - *fact.when > hours(1);
    const bool past = *fact.when > last && over && now - *fact.when < kLongPast;
    const bool soon = !over && (*fact.when > now || any_hour) && *fact.when - now < kSoon && days <= 1 && days >= 0;
    if (!past && !soon) continue;
    if (due != nullptr && *fact.when <= *due->when) continue;
    due = &fact;
    time = past ? "past" : days == 0 ? "today" : "tomorrow";
  }
  return due;
}

/// What the last talk was about, where there is something to ask about it a day later.
void ProposeThread(const Scene& scene, std::vector<Candidate>& out) {
  const auto& recent = scene.thought.discourse.recent;
  for (auto turn = recent.rbegin(); turn != recent.rend(); ++turn) {
    if (turn->turn == scene.thought.turn || scene.thought.now() - turn->at > kThreadPast || Bars(scene.thought.settings, turn->said)) continue;
    auto blocks = scene.pack.BlocksOfSkill("again-" + turn->intent);
    if (blocks.empty()) blocks = scene.pack.BlocksOfSkill("again-" + std::string(WithoutKind(turn->intent)));
    const std::string key = fmt::format("again:t{}", Number(turn->turn));
    if (blocks.empty() || scene.Age(StableHash(key)) > 0) continue;
    Composer composer(scene, "bring-up");
    composer.Add(blocks, 0.5);
    const size_t before = out.size();
    if (!composer.Empty()) composer.Propose(kThread, "comes back to what was told: " + turn->intent, out);
    for (size_t i = before; i < out.size(); ++i) {
      out[i].blocks.push_back(key);
      out[i].blocks.push_back(MemoryBlockId(turn->turn));
    }
    return;
  }
}

}  // namespace

void BringUpSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  const DiscourseTurn* last = scene.Before();
  if (last == nullptr || !scene.SameLanguage() || !Greets(scene)) return;
  const Duration away = scene.thought.now() - last->at;
  if (away < kPlanAway || scene.thought.discourse.crisis_turns_ago >= 0) return;
  std::string_view time;
  if (const Fact* plan = DuePlan(scene, last->at, time)) return ProposePlan(scene, *plan, time, out);
  if (away >= kAway) ProposeThread(scene, out);
}

}  // namespace sam
