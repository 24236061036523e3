#include "affect/occ.h"

#include <algorithm>
#include <cmath>

namespace sam {
namespace {

constexpr double kGrave = 0.8;           // ours: desirability from which an event is grave
constexpr double kObjectFactor = 0.7;    // FAtiMA: love and hate as a share of the attitude
constexpr double kStrongAttitude = 0.5;  // ours: from here on liking is love, disliking hate
constexpr double kEvenOdds = 0.5;        // what a prospect is taken to be before it was spoken of

class Derivation {
 public:
  Derivation(const Appraisal& appraisal, std::optional<double> before)
      : a_(appraisal), before_(before.value_or(kEvenOdds)) {
    const bool broken_promise = a_.prospect.starts_with(kPromisePrefix) && a_.likelihood <= 0;
    const bool wronged = !a_.own_act && a_.praiseworthiness < 0;
    toward_ = broken_promise || wronged ? Toward::kPerson : Toward::kNobody;
    grave_ = std::max(std::abs(a_.desirability), std::abs(a_.desirability_for_other)) >= kGrave;
  }

  std::vector<Feeling> Run() {
    const bool open = !a_.prospect.empty() && a_.likelihood > 0 && a_.likelihood < 1;
    if (!a_.prospect.empty()) FeelProspect(open);
    if (!open) {
      FeelWellBeing();
      FeelForOther();
    }
    FeelAct();
    FeelObject();
    Add(EmotionType::kSurprise, std::max(0.0, a_.unexpectedness));
    return std::move(out_);
  }

 private:
  void Add(EmotionType type, double intensity) {
    if (intensity > 0) out_.push_back({type, std::min(1.0, intensity), toward_, grave_});
  }

  void FeelProspect(bool open) {
    const double significance = std::max(std::abs(a_.desirability), std::abs(a_.desirability_for_other));
    if (open) {
      if (a_.likelihood >= before_)
        Add(EmotionType::kHope, significance * a_.likelihood);
      else
        Add(EmotionType::kFear, significance * (1 - a_.likelihood));
    } else if (a_.likelihood >= 1) {
      Add(before_ <= kEvenOdds ? EmotionType::kRelief : EmotionType::kSatisfaction, significance);
    } else {
      Add(before_ >= kEvenOdds ? EmotionType::kDisappointment : EmotionType::kFearsConfirmed, significance);
    }
  }

  void FeelWellBeing() {
    if (a_.desirability > 0) Add(EmotionType::kJoy, a_.desirability);
    // What disappoints is already felt as disappointment.
    if (a_.desirability < 0 && a_.prospect.empty()) Add(EmotionType::kDistress, -a_.desirability);
  }

  void FeelForOther() {
    const double other = a_.desirability_for_other;
    if (other == 0) return;
    const double potential = (std::abs(a_.desirability) + std::abs(other)) / 2;
    if (other > 0)
      Add(a_.desirability < 0 ? EmotionType::kResentment : EmotionType::kHappyFor, potential);
    else
      Add(a_.desirability > 0 ? EmotionType::kGloating : EmotionType::kSorryFor, potential);
  }

  void FeelAct() {
    const double p = a_.praiseworthiness, d = a_.desirability;
    if (p == 0) return;
    const bool good = p > 0;
    if (a_.own_act)
      Add(good ? EmotionType::kPride : EmotionType::kShame, std::abs(p));
    else
      Add(good ? EmotionType::kAdmiration : EmotionType::kReproach, std::abs(p));
    if (d == 0 || (d > 0) != good) return;  // compounds need an act and its outcome of one sign
    const double both = std::abs(d + p) / 2;
    if (a_.own_act)
      Add(good ? EmotionType::kGratification : EmotionType::kRemorse, both);
    else
      Add(good ? EmotionType::kGratitude : EmotionType::kAnger, both);
  }

  void FeelObject() {
    const double attitude = a_.appealingness, strength = kObjectFactor * std::abs(attitude);
    const bool strong = std::abs(attitude) >= kStrongAttitude;
    if (attitude > 0) Add(strong ? EmotionType::kLove : EmotionType::kLiking, strength);
    if (attitude < 0) Add(strong ? EmotionType::kHate : EmotionType::kDisliking, strength);
  }

  const Appraisal& a_;
  double before_;
  Toward toward_ = Toward::kNobody;
  bool grave_ = false;
  std::vector<Feeling> out_;
};

}  // namespace

std::vector<Feeling> Derive(const Appraisal& appraisal, std::optional<double> before) {
  return Derivation(appraisal, before).Run();
}

bool IsNegative(EmotionType type) {
  switch (type) {
    case EmotionType::kDistress:
    case EmotionType::kSorryFor:
    case EmotionType::kResentment:
    case EmotionType::kFear:
    case EmotionType::kFearsConfirmed:
    case EmotionType::kDisappointment:
    case EmotionType::kShame:
    case EmotionType::kReproach:
    case EmotionType::kRemorse:
    case EmotionType::kAnger:
    case EmotionType::kDisliking:
    case EmotionType::kHate:
      return true;
    default:
      return false;
  }
}

}  // namespace sam
