#include "core/bond.h"

#include <array>

namespace sam {

std::string_view Name(BondStage stage) {
  constexpr std::array<std::string_view, 6> kNames = {"new", "acquainted", "friends", "close", "sweethearts", "parted"};
  return kNames[static_cast<size_t>(stage)];
}

std::string_view Name(BondEventKind kind) {
  constexpr std::array<std::string_view, 12> kNames = {"met",     "first-confidence", "first-laugh",   "good-mornings", "good-nights", "quarrel",
                                                       "made-up", "stage",            "romance-began", "romance-ended", "parted",      "came-back"};
  return kNames[static_cast<size_t>(kind)];
}

}  // namespace sam
