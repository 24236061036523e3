// What she feels: OCC appraisals and emotions (Ortony, Clore & Collins 1988), mood in PAD space, and the reason for each.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "core/ids.h"
#include "core/pad.h"

namespace sam {

enum class EmotionType : uint8_t {
  kJoy, kDistress, kHappyFor, kSorryFor, kResentment, kGloating, kHope, kFear, kSatisfaction, kFearsConfirmed, kRelief,
  kDisappointment, kPride, kShame, kAdmiration, kReproach, kGratification, kRemorse, kGratitude, kAnger, kLiking, kDisliking,
  kLove, kHate, kSurprise,
};
inline constexpr size_t kEmotionTypes = 25;
/// The OCC name in lower case, "happy-for".
std::string_view Name(EmotionType type);

/// One thing that happened, seen from her goals, standards and tastes. Each value in [-1, 1], likelihood in [0, 1]; 0 is "does not apply".
struct Appraisal {
  double desirability = 0;            // for her own goals
  double desirability_for_other = 0;  // for the person, or the one spoken of
  double praiseworthiness = 0;        // of an act, by her standards
  bool own_act = false;               // whose act: hers, or the other's
  double appealingness = 0;           // of a thing
  double likelihood = 1;              // of a prospect
  double unexpectedness = 0;
  std::string event;   // what happened, in plain words, in the person's language ("your father is in hospital")
  std::string goal;    // which goal, standard or taste it touches ("I want you to be well")
  std::string prospect;  // key of a prospect this confirms or disconfirms; empty otherwise
};

/// An emotion since `onset`; `intensity` in [0, 1] is as of the moment the state was asked for.
struct Emotion {
  EmotionType type = EmotionType::kJoy;
  double intensity = 0;
  std::string because;  // event and goal, one plain clause
  Moment onset;
  TurnId source = TurnId::kNone;
};

struct AffectState {
  std::vector<Emotion> emotions;  // strongest first
  Pad mood;
};

}  // namespace sam
