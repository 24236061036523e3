#include "affect/affect_memory.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "affect/temperament.h"
#include "base/random.h"

namespace sam {
namespace {

constexpr double kNoticeable = 0.02;   // an emotion under this is over
constexpr double kMoodPull = 0.3;      // FAtiMA's emotion-influence-on-mood factor
constexpr double kRepeatScale = 10;    // FAtiMA counts intensity to 10
constexpr double kRepairShare = 0.85;  // of the hurt that a whole apology takes away
constexpr double kMendedShare = 0.5;   // of what weighs on her of her own doing, once she is thanked or praised
constexpr double kAcceptingPace = 4.0 / 3;  // what she accepts fades so much faster
constexpr double kInhibits = 0.3;          // from this intensity a fresh emotion inhibits those of the other sign
constexpr double kInhibition = 0.6;        // ... by this share of its intensity (Velasquez 1997, Cathexis: inhibitory inputs)
constexpr Duration kExposureHalfLife = std::chrono::hours(24);
constexpr Duration kProspectLife = std::chrono::hours(24 * 60);
constexpr size_t kMostEmotions = 12, kMostExposures = 64, kMostProspects = 32;

double Decay(Moment from, Moment to, Duration half_life) {
  const Duration passed = std::max(Duration(0), to - from);
  return std::exp2(-static_cast<double>(passed.count()) / static_cast<double>(half_life.count()));
}

double IntensityAt(const AffectMemory::Felt& felt, Moment now) {
  const double pace = felt.emotion.coping == Coping::kAccepting ? kAcceptingPace : 1;
  const Duration half_life = felt.grave ? kGraveHalfLife : kEmotionHalfLife;
  return felt.emotion.intensity * Decay(felt.as_of, now, std::chrono::duration_cast<Duration>(half_life / pace));
}

/// What she does about an unpleasant feeling: sets right what was her own doing, accepts what nobody can change; what the person did is
/// left as it is until he says something to it.
Coping CopingWith(EmotionType type, Toward toward) {
  if (type == EmotionType::kShame || type == EmotionType::kRemorse) return Coping::kMending;
  const bool given = type == EmotionType::kDistress || type == EmotionType::kDisappointment || type == EmotionType::kFearsConfirmed;
  return given && toward == Toward::kNobody ? Coping::kAccepting : Coping::kNone;
}

/// A kind word for what she did.
bool Approves(const Appraisal& appraisal) { return appraisal.praiseworthiness > 0 && !appraisal.event.empty(); }

/// FAtiMA's I = ln(e^I + e^new) on its scale; the -1 makes nothing added to nothing be nothing.
double Repeat(double intensity, double more) {
  return std::log(std::exp(kRepeatScale * intensity) + std::exp(kRepeatScale * more) - 1) / kRepeatScale;
}

/// The emotions that a good word afterwards can mend.
bool CanHeal(EmotionType type) {
  return IsNegative(type) && type != EmotionType::kSorryFor && type != EmotionType::kFear &&
         type != EmotionType::kFearsConfirmed;
}

/// Care for the person does not wear off by repetition.
bool Habituates(EmotionType type) { return type != EmotionType::kSorryFor && type != EmotionType::kFear; }

double PullAxis(double mood, double emotion, double strength) {
  const double corner = emotion < 0 ? -1 : 1;
  return mood + kMoodPull * strength * std::abs(emotion) * (corner - mood);
}

}  // namespace

struct AffectMemory::Impulse {
  Feeling feeling;
  std::string because;
  uint64_t key = 0;

  auto Order() const { return std::tie(feeling.type, key, feeling.intensity, because); }
};

void AffectMemory::Apply(std::span<const Appraisal> appraisals, Moment at, TurnId turn, const Persona& persona) {
  at = std::max(at, data_.mood_at);
  data_.deviation = data_.deviation * Decay(data_.mood_at, at, kMoodHalfLife);
  data_.mood_at = at;
  double repair = 0;
  std::vector<Impulse> impulses;
  std::vector<Appraisal> changes;
  for (const Appraisal& appraisal : appraisals) {
    repair = std::max(repair, appraisal.repair);
    const Prospect* prospect = FindProspect(appraisal.prospect);
    const auto before = prospect ? std::optional(prospect->likelihood) : std::nullopt;
    const std::string because = BecauseOf({appraisal.event, appraisal.goal});
    for (const Feeling& feeling : Derive(appraisal, before)) {
      const bool merged = feeling.toward == Toward::kPerson && IsNegative(feeling.type);
      const uint64_t key = StableHash(merged ? std::string_view("hurt") : std::string_view(appraisal.event),
                                      static_cast<uint64_t>(feeling.type) + 1);
      impulses.push_back({feeling, because, key});
    }
    if (!appraisal.prospect.empty()) changes.push_back(appraisal);
  }
  if (repair > 0) Heal(std::min(1.0, repair), at);
  if (std::any_of(appraisals.begin(), appraisals.end(), Approves)) Mend(at);
  std::sort(impulses.begin(), impulses.end(), [](const Impulse& a, const Impulse& b) { return a.Order() < b.Order(); });
  Inhibit(impulses, at);
  for (const Impulse& impulse : impulses) Feel(impulse, at, turn, persona);
  KeepProspects(std::move(changes), at);
  Prune(at);
}

void AffectMemory::Heal(double repair, Moment at) {
  for (Felt& felt : data_.emotions) {
    if (!CanHeal(felt.emotion.type)) continue;
    felt.emotion.intensity = IntensityAt(felt, at) * (1 - kRepairShare * repair);
    felt.emotion.coping = Coping::kReappraised;
    felt.as_of = at;
  }
}

void AffectMemory::Inhibit(std::span<const Impulse> impulses, Moment at) {
  double glad = 0, sad = 0;
  for (const Impulse& impulse : impulses) {
    double& most = IsNegative(impulse.feeling.type) ? sad : glad;
    most = std::max(most, impulse.feeling.intensity);
  }
  for (Felt& felt : data_.emotions) {
    const double against = IsNegative(felt.emotion.type) ? glad - sad : sad - glad;
    if (against < kInhibits) continue;
    felt.emotion.intensity = IntensityAt(felt, at) * (1 - kInhibition * std::min(1.0, against));
    felt.as_of = at;
  }
}

void AffectMemory::Mend(Moment at) {
  for (Felt& felt : data_.emotions) {
    if (felt.emotion.coping != Coping::kMending) continue;
    felt.emotion.intensity = IntensityAt(felt, at) * (1 - kMendedShare);
    felt.as_of = at;
  }
}

void AffectMemory::Feel(const Impulse& impulse, Moment at, TurnId turn, const Persona& persona) {
  const EmotionType type = impulse.feeling.type;
  const bool hurt = impulse.feeling.toward == Toward::kPerson && IsNegative(type);
  const double cap = hurt ? kHurtCap : 1.0;
  const double worn = Habituates(type) ? Habituation(impulse.key, at) : 1.0;
  const double fresh = cap * std::min(1.0, impulse.feeling.intensity * Gain(type, persona)) * worn;
  if (fresh < kNoticeable) return;
  auto felt = std::find_if(data_.emotions.begin(), data_.emotions.end(),
                           [&](const Felt& f) { return f.key == impulse.key && f.emotion.type == type; });
  if (felt == data_.emotions.end()) {
    data_.emotions.push_back(
        {{type, fresh, impulse.because, at, turn, CopingWith(type, impulse.feeling.toward)}, at, impulse.key, impulse.feeling.toward, impulse.feeling.grave});
    PullMood(type, fresh, persona);
    return;
  }
  const double before = IntensityAt(*felt, at);
  const double after = std::min(cap, Repeat(before, fresh));
  if (before < kNoticeable) felt->emotion.onset = at;
  felt->emotion.intensity = after;
  felt->emotion.because = impulse.because;
  felt->emotion.source = turn;
  felt->emotion.coping = CopingWith(type, impulse.feeling.toward);
  felt->grave = felt->grave || impulse.feeling.grave;
  felt->as_of = at;
  PullMood(type, std::max(0.0, after - before), persona);
}

void AffectMemory::PullMood(EmotionType type, double strength, const Persona& persona) {
  const Pad rest = DefaultMood(persona.big_five), pull = PadOf(type), mood = Clamp(rest + data_.deviation);
  data_.deviation =
      Pad{PullAxis(mood.pleasure, pull.pleasure, strength), PullAxis(mood.arousal, pull.arousal, strength),
          PullAxis(mood.dominance, pull.dominance, strength)} -
      rest;
}

double AffectMemory::Habituation(uint64_t key, Moment at) {
  auto it =
      std::find_if(data_.exposures.begin(), data_.exposures.end(), [&](const Exposure& e) { return e.key == key; });
  if (it == data_.exposures.end()) {
    if (data_.exposures.size() >= kMostExposures) data_.exposures.erase(data_.exposures.begin());
    data_.exposures.push_back({key, 1, at});
    return 1;
  }
  const double count = it->count * Decay(it->as_of, at, kExposureHalfLife);
  Exposure again{key, count + 1, at};
  data_.exposures.erase(it);  // kept in order of last use: the front is the one to forget
  data_.exposures.push_back(again);
  return 1 / (1 + 0.4 * count);
}

void AffectMemory::KeepProspects(std::vector<Appraisal> changes, Moment at) {
  std::sort(changes.begin(), changes.end(), [](const Appraisal& a, const Appraisal& b) {
    return std::tie(a.prospect, a.likelihood, a.event) < std::tie(b.prospect, b.likelihood, b.event);
  });
  auto& kept = data_.prospects;
  for (Appraisal& change : changes) {
    auto it = std::find_if(kept.begin(), kept.end(), [&](const Prospect& p) { return p.key == change.prospect; });
    const bool open = change.likelihood > 0 && change.likelihood < 1;
    const double significance = std::max(std::abs(change.desirability), std::abs(change.desirability_for_other));
    if (!open && it != kept.end()) kept.erase(it);
    if (!open) continue;
    if (it == kept.end()) {
      kept.push_back({change.prospect, change.likelihood, significance, change.event, at, at});
    } else {
      *it = {change.prospect, change.likelihood, std::max(significance, it->significance), change.event, it->since, at};
    }
  }
  std::erase_if(kept, [&](const Prospect& p) { return at - p.latest > kProspectLife; });
  if (kept.size() > kMostProspects) kept.erase(kept.begin(), kept.end() - kMostProspects);
}

void AffectMemory::Prune(Moment at) {
  auto& felt = data_.emotions;
  std::erase_if(felt, [&](const Felt& f) { return IntensityAt(f, at) < kNoticeable; });
  while (felt.size() > kMostEmotions) {
    felt.erase(std::min_element(felt.begin(), felt.end(),
                                [&](const Felt& a, const Felt& b) { return IntensityAt(a, at) < IntensityAt(b, at); }));
  }
  std::erase_if(data_.exposures,
                [&](const Exposure& e) { return e.count * Decay(e.as_of, at, kExposureHalfLife) < 0.05; });
}

AffectState AffectMemory::At(Moment now, const Persona& persona) const {
  AffectState state;
  for (const Felt& felt : data_.emotions) {
    const double intensity = IntensityAt(felt, now);
    if (intensity < kNoticeable) continue;
    state.emotions.push_back(felt.emotion);
    state.emotions.back().intensity = intensity;
  }
  std::sort(state.emotions.begin(), state.emotions.end(), [](const Emotion& a, const Emotion& b) {
    return a.intensity != b.intensity ? a.intensity > b.intensity
                                      : std::tie(a.type, a.because) < std::tie(b.type, b.because);
  });
  state.mood = Clamp(DefaultMood(persona.big_five) + data_.deviation * Decay(data_.mood_at, now, kMoodHalfLife));
  return state;
}

AffectState Limited(AffectState state, const Settings& settings, const Persona& persona) {
  const Pad rest = DefaultMood(persona.big_five);
  if (settings.feelings == FeelingsMode::kOff) return {{}, rest};
  const double cap = settings.intensity_cap;
  for (Emotion& emotion : state.emotions) emotion.intensity = std::min(emotion.intensity, cap);
  std::erase_if(state.emotions, [](const Emotion& emotion) { return emotion.intensity < kNoticeable; });
  const auto held = [cap](double mood, double at_rest) { return cap >= 1 || std::abs(mood - at_rest) <= cap ? mood : at_rest + std::copysign(cap, mood - at_rest); };
  state.mood = {held(state.mood.pleasure, rest.pleasure), held(state.mood.arousal, rest.arousal), held(state.mood.dominance, rest.dominance)};
  return state;
}

AffectState Shown(const AffectState& state, const Settings& settings, const Persona& persona) {
  return settings.feelings == FeelingsMode::kFull ? state : AffectState{{}, DefaultMood(persona.big_five)};
}

double AffectMemory::Hurt(Moment now) const {
  double most = 0;
  for (const Felt& felt : data_.emotions) {
    if (felt.toward == Toward::kPerson && IsNegative(felt.emotion.type)) most = std::max(most, IntensityAt(felt, now));
  }
  return most;
}

const Prospect* AffectMemory::FindProspect(std::string_view key) const {
  if (key.empty()) return nullptr;
  const auto it =
      std::find_if(data_.prospects.begin(), data_.prospects.end(), [&](const Prospect& p) { return p.key == key; });
  return it == data_.prospects.end() ? nullptr : &*it;
}

}  // namespace sam
