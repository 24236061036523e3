// The reins taken in words: "turn your feelings off", "never mention my brother", "멈춰 줘", "아까처럼 돌아가 줘".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "conscience/conscience.h"
#include "core/language.h"

namespace sam::conscience {

enum class Rein : uint8_t {
  kPause, kResume, kFeelingsOff, kFeelingsMuted, kFeelingsFull, kNever, kMayAgain, kUndo, kQuiet, kQuietOff, kReminder, kReminderOff, kRomanceOff, kShow,
};

struct ReinRequest {
  Rein rein = Rein::kShow;
  std::string what;  // kNever, kMayAgain: the matter, from the person's side ("my brother"); kQuiet: "23:00-07:00"
  int minutes = 0;   // kReminder
};

/// None where nothing of the kind is asked. `text` as said; it is to be short, a request and no story.
std::optional<ReinRequest> ReadRein(std::string_view text, Language language);

/// True where she is asked to go on after a pause.
bool Resumes(std::string_view text, Language language);
/// What she says while she is paused, whatever is said to her.
std::string PausedText(Language language, SpeechLevel level, uint64_t draw);

/// What is owed where the person takes the reins, or ends a pause; nothing otherwise.
Owed ObligeRein(const Thought& thought, const Means& means);

}  // namespace sam::conscience
