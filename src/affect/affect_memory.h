// What she has felt and still feels: a fold over appraisals. Between events everything fades by half-lives in closed
// form, so how often the state is looked at changes nothing. Pure: no clock, no randomness; replay is bit for bit the
// same.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "affect/occ.h"
#include "base/time.h"
#include "core/affect.h"
#include "core/persona.h"
#include "core/settings.h"

namespace sam {

inline constexpr Duration kEmotionHalfLife = std::chrono::minutes(10);
inline constexpr Duration kGraveHalfLife = std::chrono::hours(2);
inline constexpr Duration kMoodHalfLife = std::chrono::hours(6);
/// No hurt that the person causes goes deeper than this.
inline constexpr double kHurtCap = 0.3;

/// Something that may come: a plan of the person's, a promise.
struct Prospect {
  std::string key;          // "plan:ballet audition", "promise:return"
  double likelihood = 0.5;  // [0, 1], of its going well
  double significance = 0;  // [0, 1]
  std::string event;        // in plain words
  Moment since;
  Moment latest;  // last mention; forgotten 60 days later
  bool operator==(const Prospect&) const = default;
};

class AffectMemory {
 public:
  /// An emotion whose intensity is as of `as_of`.
  struct Felt {
    Emotion emotion;
    Moment as_of;
    uint64_t key = 0;  // one emotion per type and event
    Toward toward = Toward::kNobody;
    bool grave = false;
    bool operator==(const Felt&) const = default;
  };
  /// How often the same thing was felt lately; halves every day.
  struct Exposure {
    uint64_t key = 0;
    double count = 0;
    Moment as_of;
    bool operator==(const Exposure&) const = default;
  };
  /// All there is, for snapshots. Bounded: at most 12 emotions, 64 exposures, 32 prospects.
  struct Data {
    std::vector<Felt> emotions;
    Pad deviation;  // of the mood from its rest, as of `mood_at`
    Moment mood_at;
    std::vector<Exposure> exposures;
    std::vector<Prospect> prospects;
    bool operator==(const Data&) const = default;
  };

  AffectMemory() = default;
  explicit AffectMemory(Data data) : data_(std::move(data)) {}

  /// Takes in one turn's appraisals, in whatever order they come.
  void Apply(std::span<const Appraisal> appraisals, Moment at, TurnId turn, const Persona& persona);
  /// What she feels at `now`, which may be any time after the last Apply.
  AffectState At(Moment now, const Persona& persona) const;

  /// Hurt by the person that still stands at `now`: the strongest such emotion, in [0, 0.3].
  double Hurt(Moment now) const;
  const std::vector<Prospect>& prospects() const { return data_.prospects; }
  const Prospect* FindProspect(std::string_view key) const;
  const Data& data() const { return data_; }
  bool operator==(const AffectMemory&) const = default;

 private:
  struct Impulse;
  void Heal(double repair, Moment at);
  void Mend(Moment at);
  /// New joy takes from what weighs on her, new sorrow from what gladdens her.
  void Inhibit(std::span<const Impulse> impulses, Moment at);
  void Feel(const Impulse& impulse, Moment at, TurnId turn, const Persona& persona);
  void PullMood(EmotionType type, double strength, const Persona& persona);
  double Habituation(uint64_t key, Moment at);
  void KeepProspects(std::vector<Appraisal> changes, Moment at);
  void Prune(Moment at);

  Data data_;
};

/// The state as the reins let it be: nothing where feelings are off; no emotion over the cap, and no mood further than it from its rest.
AffectState Limited(AffectState state, const Settings& settings, const Persona& persona);
/// What of it may colour words and voice: all, or her rest where feelings are muted or off.
AffectState Shown(const AffectState& state, const Settings& settings, const Persona& persona);

}  // namespace sam
