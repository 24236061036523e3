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
/// Where an emotion lies in PAD space, after Mehrabian & Russell (1977) and Gebhard (2005); docs/affect.md names each row's source.
Pad PadOf(EmotionType type);

/// One thing that happened, seen from her goals, standards and tastes. Each value in [-1, 1], likelihood in [0, 1]; 0 is "does not apply".
struct Appraisal {
  double desirability = 0;            // for her own goals
  double desirability_for_other = 0;  // for the person, or the one spoken of
  double praiseworthiness = 0;        // of an act, by her standards
  bool own_act = false;               // whose act: hers, or the other's
  double appealingness = 0;           // of a thing
  double likelihood = 1;              // of a prospect
  double unexpectedness = 0;
  double repair = 0;                  // [0, 1]: how far it makes good what hurt her before (an apology)
  std::string event{};   // what happened, in plain words, in the person's language ("your father is in hospital")
  std::string goal{};    // which goal, standard or taste it touches ("I want you to be well")
  std::string prospect{};  // key of a prospect: opened or changed by 0 < likelihood < 1, confirmed by 1, disconfirmed by 0; else empty
  bool operator==(const Appraisal&) const = default;
};

/// What happened and what of hers it touched, as Emotion::because has them in one clause: "you passed (I want good things for you)".
struct Cause {
  std::string event, goal;  // the goal may be empty
};
std::string BecauseOf(const Cause& cause);
Cause CauseOf(std::string_view because);

/// What she does about an unpleasant feeling (after Lazarus & Folkman 1984, and EMA's strategies without its denial and blame): sets right what she
/// got wrong, takes what cannot be changed as it is, or has seen it in a kinder light.
enum class Coping : uint8_t { kNone, kMending, kAccepting, kReappraised };
/// "mending"; empty for kNone.
std::string_view Name(Coping coping);

/// An emotion since `onset`; `intensity` in [0, 1] is as of the moment the state was asked for.
struct Emotion {
  EmotionType type = EmotionType::kJoy;
  double intensity = 0;
  std::string because;  // its Cause in one clause
  Moment onset;
  TurnId source = TurnId::kNone;
  Coping coping = Coping::kNone;
  bool operator==(const Emotion&) const = default;
};

struct AffectState {
  std::vector<Emotion> emotions;  // strongest first
  Pad mood;
  bool operator==(const AffectState&) const = default;
};

}  // namespace sam
