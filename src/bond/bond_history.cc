#include "bond/bond_history.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/random.h"

namespace sam {
namespace {

/// Ours: closeness approaches 1 with turns shared, slowly (half of it after about 400), and a little for each further day.
constexpr double kClosenessPerTurn = 1.0 / 600;
constexpr double kClosenessPerDay = 1.0 / 80;
constexpr double kHurtHealsPerTurn = 0.1;
constexpr double kQuarrelFrom = 0.25, kMadeUpBelow = 0.1;  // of `hurt`
constexpr Duration kLeastOfATurn = std::chrono::seconds(20), kMostOfATurn = std::chrono::minutes(5);
constexpr Duration kHoursHalfLife = std::chrono::hours(24 * 90);
constexpr float kFelt = 0.5F;  // of a label of feeling
constexpr size_t kMostMatters = 96, kMostEvents = 64;
constexpr int kDaysOfARitual = 5, kNightsApart = 3;  // no more than so many days between two of them

/// What a stage takes. Hall (2018) counts 40 to 60 hours to a casual friend and 80 to 100 to a friend, among people who share a room; of talk in writing
/// ours take a twentieth. It is never lowered by staying away.
struct Step {
  BondStage stage;
  double hours;
  int days, breadth, confidences;
  Depth depth;
};
constexpr std::array<Step, 3> kSteps = {{
    {BondStage::kAcquainted, 0.1, 1, 3, 0, Depth::kFacts},
    {BondStage::kFriends, 2.0, 4, 8, 0, Depth::kFeelings},
    {BondStage::kClose, 8.0, 14, 20, 3, Depth::kHeart},
}};

int LocalHour(Moment at) { return ToLocal(at).hour; }

bool IsOneOf(std::string_view intent, std::initializer_list<std::string_view> names) { return std::find(names.begin(), names.end(), intent) != names.end(); }

std::string_view IntentOf(const HeardEvent& heard) { return WithoutKind(heard.intent); }

}  // namespace

Depth DepthOf(const HeardEvent& heard) {
  const std::string_view intent = IntentOf(heard);
  if (heard.crisis != Name(CrisisLevel::kNone) || IsOneOf(intent, {"grief", "feel-empty", "feel-guilty", "confess", "pet-loss"})) return Depth::kHeart;
  const bool grave = std::any_of(heard.appraisals.begin(), heard.appraisals.end(), [](const Appraisal& a) { return a.desirability_for_other <= -0.8 && a.prospect.empty(); });
  if (grave) return Depth::kHeart;
  const bool felt = intent.starts_with("feel-") || std::any_of(heard.emotions.begin(), heard.emotions.end(), [](const auto& label) {
    return label.second >= kFelt && IsOneOf(label.first, {"sadness", "grief", "fear", "nervousness", "remorse", "embarrassment", "love", "pride", "anger", "disappointment"});
  });
  if (felt) return Depth::kFeelings;
  return heard.claims.empty() ? Depth::kSmallTalk : Depth::kFacts;
}

void BondHistory::Hear(const HeardEvent& heard, Moment at) {
  Bond& bond = data_.bond;
  const std::string_view intent = IntentOf(heard);
  const bool first = bond.turns == 0, new_day = first || LocalDay(data_.hours_at) != LocalDay(at);
  if (first) Note(BondEventKind::kMet, at, heard.turn);
  if (bond.stage == BondStage::kParted && intent != "leave-her" && intent != "goodbye") {
    bond.stage = data_.before_parting;
    Note(BondEventKind::kCameBack, at, heard.turn);
  }
  CountTime(at);
  bond.turns += 1;
  bond.days += new_day ? 1 : 0;
  bond.closeness += (1 - bond.closeness) * (kClosenessPerTurn + (new_day ? kClosenessPerDay : 0));
  if (!intent.empty() && data_.matters.size() < kMostMatters) {
    const uint64_t matter = StableHash(intent);
    const auto place = std::lower_bound(data_.matters.begin(), data_.matters.end(), matter);
    if (place == data_.matters.end() || *place != matter) data_.matters.insert(place, matter);
    bond.breadth = static_cast<int>(data_.matters.size());
  }
  const Depth depth = DepthOf(heard);
  bond.depth = std::max(bond.depth, depth);
  if (depth == Depth::kHeart) bond.confidences += 1, NoteOnce(BondEventKind::kFirstConfidence, at, heard.turn);
  if (intent == "laugh") NoteOnce(BondEventKind::kFirstLaugh, at, heard.turn);
  KeepRituals(heard, at);
  KeepQuarrels(heard, at);
  Deepen(at, heard.turn);
  if (intent == "leave-her" && bond.stage != BondStage::kParted) {
    if (bond.romance == Romance::kTogether) Turn({"romance-ended"}, at, heard.turn);
    data_.before_parting = bond.stage;
    bond.stage = BondStage::kParted;
    Note(BondEventKind::kParted, at, heard.turn);
  }
}

void BondHistory::CountTime(Moment at) {
  Bond& bond = data_.bond;
  const Duration passed = bond.turns == 0 ? Duration(0) : std::max(Duration(0), at - data_.hours_at);
  bond.hours *= std::exp2(-static_cast<double>(passed.count()) / static_cast<double>(kHoursHalfLife.count()));
  const Duration shared = passed > kMostOfATurn ? kLeastOfATurn : std::max(passed, kLeastOfATurn);
  bond.hours += std::chrono::duration<double, std::ratio<3600>>(shared).count();
  if (bond.turns == 0 || data_.hours_at < at) data_.hours_at = at;
}

void BondHistory::KeepRituals(const HeardEvent& heard, Moment at) {
  const std::string_view intent = IntentOf(heard);
  const int hour = LocalHour(at);
  const bool morning = hour >= 5 && hour < 11 && IsOneOf(intent, {"greeting", "wake-up", "returned"});
  const bool night = (hour >= 21 || hour < 3) && heard.act == Name(DialogueAct::kGoodbye);
  if (!morning && !night) return;
  Ritual& ritual = morning ? data_.mornings : data_.nights;
  const int64_t today = LocalDay(at) - (hour < 3 ? 1 : 0);
  if (ritual.days > 0 && today == ritual.last_day) return;
  ritual.days = ritual.days > 0 && today - ritual.last_day <= kNightsApart ? ritual.days + 1 : 1;
  ritual.last_day = today;
  if (ritual.days == kDaysOfARitual) NoteOnce(morning ? BondEventKind::kRitualMorning : BondEventKind::kRitualNight, at, heard.turn);
}

void BondHistory::KeepQuarrels(const HeardEvent& heard, Moment at) {
  Bond& bond = data_.bond;
  const double before = bond.hurt;
  bond.hurt *= 1 - kHurtHealsPerTurn;
  for (const Appraisal& a : heard.appraisals) {
    if (!a.own_act && a.praiseworthiness < 0) bond.hurt = std::min(1.0, bond.hurt - a.praiseworthiness / 2);
    bond.hurt *= 1 - a.repair;
  }
  const auto open = std::find_if(bond.events.rbegin(), bond.events.rend(), [](const BondEvent& e) { return e.kind == BondEventKind::kQuarrel || e.kind == BondEventKind::kMadeUp; });
  const bool quarrelling = open != bond.events.rend() && open->kind == BondEventKind::kQuarrel;
  if (!quarrelling && before < kQuarrelFrom && bond.hurt >= kQuarrelFrom) Note(BondEventKind::kQuarrel, at, heard.turn);
  if (quarrelling && bond.hurt < kMadeUpBelow && std::any_of(heard.appraisals.begin(), heard.appraisals.end(), [](const Appraisal& a) { return a.repair > 0; }))
    Note(BondEventKind::kMadeUp, at, heard.turn);
}

void BondHistory::Deepen(Moment at, TurnId turn) {
  Bond& bond = data_.bond;
  for (const Step& step : kSteps) {
    const bool reached = bond.hours >= step.hours && bond.days >= step.days && bond.breadth >= step.breadth && bond.confidences >= step.confidences && bond.depth >= step.depth;
    if (!reached || bond.stage >= step.stage) continue;
    bond.stage = step.stage;
    Note(BondEventKind::kStage, at, turn, step.stage);
  }
}

void BondHistory::Turn(const RomanceEvent& event, Moment at, TurnId turn) {
  Bond& bond = data_.bond;
  if (event.turn == "age-asked" && bond.romance != Romance::kTogether) bond.romance = Romance::kAgeAsked;
  if (event.turn == "romance-began" && bond.romance != Romance::kTogether) {
    bond.romance = Romance::kTogether;
    data_.before_parting = bond.stage;
    bond.stage = BondStage::kSweethearts;
    Note(BondEventKind::kRomanceBegan, at, turn);
  }
  if (event.turn == "romance-ended" && bond.romance == Romance::kTogether) {
    bond.romance = Romance::kEnded;
    bond.stage = data_.before_parting;
    Note(BondEventKind::kRomanceEnded, at, turn);
  }
}

void BondHistory::Forget(const std::vector<TurnId>& turns) {
  std::erase_if(data_.bond.events, [&](const BondEvent& e) { return std::find(turns.begin(), turns.end(), e.turn) != turns.end(); });
}

void BondHistory::Note(BondEventKind kind, Moment at, TurnId turn, BondStage stage) {
  auto& events = data_.bond.events;
  if (events.size() == kMostEvents) events.erase(events.begin() + 1);  // how it began stays
  events.push_back({kind, at, turn, stage});
}

void BondHistory::NoteOnce(BondEventKind kind, Moment at, TurnId turn) {
  const auto& events = data_.bond.events;
  if (std::none_of(events.begin(), events.end(), [&](const BondEvent& e) { return e.kind == kind; })) Note(kind, at, turn);
}

}  // namespace sam
