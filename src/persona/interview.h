// The set-up talk: at most four short questions, each may be skipped, after which she is who the person wants to meet.
//   1 what to call the person (and in which language)   2 what she should be like
//   3 how to speak (존댓말 or 반말; plain or playful)     4 the name that she chose for herself, and why
// Where she is somebody in particular already, from a card or by hand, only the first is asked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/language.h"
#include "core/persona.h"

namespace sam {

inline constexpr int kInterviewSteps = 4;

/// What came of an answer. `next` is the step to ask now, or kInterviewSteps + 1 when all is done.
struct InterviewTurn {
  int next = 1;
  Persona persona;
  std::optional<std::string> person_name;  // what the person wants to be called
  Language language = Language::kEnglish;  // to go on in
  std::string reply;                       // a short word to the answer; may be empty
  bool aside = false;                      // no answer but something to talk about: the set-up ends, and the line is to be taken as talk

  bool Done() const { return next > kInterviewSteps; }
};

/// The question of `step` (1-4). Step 4 proposes the name that ChooseOwnName gives for the same seed.
std::string InterviewQuestion(int step, Language language, const Persona& persona, uint64_t seed);
/// Takes the answer to `step`'s question; a wish for the other language is granted and the first question asked again. Empty, "skip", "넘어가" and the like skip one; "skip all" ends it.
InterviewTurn AnswerInterview(int step, std::string_view answer, Language language, const Persona& persona,
                              uint64_t seed);

struct OwnName {
  std::string name;
  std::string reason;  // one sentence
};
/// The name she would choose for herself, by temperament and seed.
OwnName ChooseOwnName(Language language, const Persona& persona, uint64_t seed);

}  // namespace sam
