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
  bool pinned = false;         // by the person: named first, and never replaced without asking
  bool noted = false;          // a language model found it in the person's words after the talk
};

/// What a turn was between the two of them.
enum class SharedMoment : uint8_t { kNone, kLaughed, kHurt, kMadeUp };

/// One turn as it was lived: what the person said.
struct Episode {
  TurnId turn = TurnId::kNone;
  Moment at;
  Language language = Language::kEnglish;
  std::string said;
  double pleasure = 0;  // [-1, 1]: of what was felt in it
  double feeling = 0;   // [0, 1]: how strong that was
  SharedMoment moment = SharedMoment::kNone;
};

/// The id under which a reply lists, among its blocks, a turn that it was made from: forgetting the turn takes the reply, too.
inline constexpr std::string_view kMemoryBlockPrefix = "memory:t";
inline std::string MemoryBlockId(TurnId turn) { return std::string(kMemoryBlockPrefix) + std::to_string(Number(turn)); }

struct RecallCue {
  std::string text;
  Language language = Language::kEnglish;
  std::optional<FactQuery> query;
  std::optional<MemoryRequest> request;
  std::optional<TimeSpan> past;
  Moment now;
  std::string before{};  // the question that she was asked just before, answered from memory; "" none
};

/// What the person says now against what is known: only one of them can be so.
struct Contradiction {
  Fact known;
  FactClaim claim;
};

/// What came to mind, with where it comes from.
struct Recollection {
  std::optional<Fact> fact;
  std::optional<Episode> episode;  // the turn in which it was said; of several, their words one after another
  std::vector<TurnId> also{};      // the other turns of such a passage
  bool whole = false;              // of a passage: one turn of it has most of what was asked, not only whom it was asked about
  bool about_someone = false;      // of a passage: what it shares with the question names somebody
  double score = 0;                // [0, 1]; above 0.5 is sure enough to answer with
  std::string because;             // why it came up: "asked for parrot's name", "same words: bell, number"
};

}  // namespace sam
