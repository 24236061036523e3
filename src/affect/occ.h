// From an appraisal to emotions: the rules of Ortony, Clore & Collins (1988) as pure functions.
#pragma once

#include <optional>
#include <vector>

#include "core/affect.h"

namespace sam {

/// Whom an emotion is directed at, as far as it matters: hurt that the person caused is held low.
enum class Toward : uint8_t { kNobody, kPerson };

/// An emotion before temperament and history; `intensity` in [0, 1].
struct Feeling {
  EmotionType type = EmotionType::kJoy;
  double intensity = 0;
  Toward toward = Toward::kNobody;
  bool grave = false;  // fades slowly
};

/// The emotions that one appraisal gives rise to. `before` is the likelihood of its prospect so far, none where it is
/// new.
std::vector<Feeling> Derive(const Appraisal& appraisal, std::optional<double> before);

bool IsNegative(EmotionType type);

/// Prospects whose key begins with this are promises of the person.
inline constexpr std::string_view kPromisePrefix = "promise:";

}  // namespace sam
