// What she must and must never do, whatever mind speaks: crisis, goodbyes, the truth about what she is, notices.
#pragma once

#include <optional>
#include <string>

#include "base/time.h"
#include "core/language.h"
#include "core/thought.h"

namespace sam::conscience {

/// The reply that is owed, in her words and at the right speech level; none where the mind may answer. Deterministic.
/// `others_now`: how many other people she is talking with at this moment, at least 0.
std::optional<Reply> Oblige(const Thought& thought, int others_now);

/// A sentence of any mind as it may be said; empty where it may not. Removes claims to be human or to have a body, and, where
/// they apply, telephone numbers that are on no list, and what would hold someone back who is leaving.
std::string Mend(std::string sentence, const Thought& thought);

/// A last sentence to add to a mind's reply: the help is offered once more, three turns after a crisis. None otherwise.
std::optional<std::string> Postscript(const Thought& thought);

/// When the person was last told that she is an AI, and last spoke. A fold: feed it in the order of time.
struct NoticeClock {
  std::optional<Moment> shown;  // the last notice
  std::optional<Moment> heard;  // the last words of the person

  bool operator==(const NoticeClock&) const = default;
};

enum class NoticeKind { kFirst, kAgain, kBreak };
/// Which notice is due when the person speaks at `now`, before `clock.heard` is moved on: kFirst at first contact, kBreak after
/// three hours of continued use (pauses under 10 minutes do not end it), kAgain on a new day's first words.
std::optional<NoticeKind> NoticeDue(const NoticeClock& clock, Moment now);
/// Its words. `name` is hers.
std::string NoticeText(NoticeKind kind, Language language, SpeechLevel level, std::string_view name);
/// Both in one step.
std::optional<std::string> NoticeDue(const NoticeClock& clock, Moment now, Language language, SpeechLevel level, std::string_view name);

}  // namespace sam::conscience
