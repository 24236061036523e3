// What she keeps of a person's life: facts and episodes, and what comes to mind.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "core/ids.h"
#include "core/language.h"
#include "core/percept.h"

namespace sam {

enum class FactState : uint8_t { kCurrent, kFormer };

struct Fact {
  std::string id;         // "f12.1": the turn that said it and the claim's place there; stable
  std::string subject;    // as in FactClaim
  std::string predicate;
  std::string object;
  double confidence = 1;  // [0, 1]
  FactState state = FactState::kCurrent;
  TurnId source = TurnId::kNone;
  Moment since;                // when it was said
  std::optional<Moment> when;  // when it happens or happened
  Language language = Language::kEnglish;
};

/// One turn as it was lived: what the person said.
struct Episode {
  TurnId turn = TurnId::kNone;
  Moment at;
  Language language = Language::kEnglish;
  std::string said;
};

/// The id under which a reply lists, among its blocks, a turn that it was made from: forgetting the turn takes the reply, too.
inline constexpr std::string_view kMemoryBlockPrefix = "memory:t";
inline std::string MemoryBlockId(TurnId turn) { return std::string(kMemoryBlockPrefix) + std::to_string(Number(turn)); }

struct RecallCue {
  std::string text;
  Language language = Language::kEnglish;
  std::optional<FactQuery> query;
  std::vector<Entity> entities;
  Moment now;
};

/// What came to mind, with where it comes from.
struct Recollection {
  std::optional<Fact> fact;
  std::optional<Episode> episode;  // the turn in which it was said
  double score = 0;                // [0, 1]; above 0.5 is sure enough to answer with
  std::string because;             // why it came up: "asked for parrot's name", "same words: bell, number"
};

}  // namespace sam
