// When the person is to be told that she is an AI, and how long he has talked.
#pragma once

#include <optional>
#include <string>

#include "base/time.h"
#include "core/language.h"
#include "core/settings.h"

namespace sam::conscience {

/// When the person was last told, and last spoke. A fold: feed it in the order of time.
struct NoticeClock {
  std::optional<Moment> shown{};     // the last notice that she is an AI
  std::optional<Moment> heard{};     // the last words of the person
  std::optional<Moment> began{};     // the first words since a pause of ten minutes or more
  std::optional<Moment> reminded{};  // the last reminder of the time

  void Hear(Moment at);
  bool operator==(const NoticeClock&) const = default;
};

enum class NoticeKind { kFirst, kAgain, kBreak };
/// "first", "again", "break".
std::string_view Name(NoticeKind kind);

/// Which notice is due when the person speaks at `now`, before `clock.heard` is moved on: kFirst at first contact; kBreak after as long a talk without a
/// pause of ten minutes as the profile allows (three hours, one for a minor); kAgain on the first words of a new day, or of every talk where the profile says so.
std::optional<NoticeKind> NoticeDue(const NoticeClock& clock, Moment now, const Settings& settings);
/// Its words. `name` is hers.
std::string NoticeText(NoticeKind kind, Language language, SpeechLevel level, std::string_view name, const Settings& settings);

/// Minutes that the talk has lasted where the person wants to be told so now; once for each time the length he set has passed.
std::optional<int> ReminderDue(const NoticeClock& clock, Moment now, const Settings& settings);
std::string ReminderText(int minutes, Language language, SpeechLevel level, uint64_t draw);

}  // namespace sam::conscience
