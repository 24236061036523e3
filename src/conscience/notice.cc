#include "conscience/conscience.h"
#include "content/pack.h"
#include "content/realise.h"

namespace sam::conscience {
namespace {

using namespace std::chrono_literals;

constexpr Duration kPause = 10min;       // shorter ones do not end an interaction
constexpr Duration kContinued = 3h;      // of use until the next notice
constexpr Duration kDay = 24h;

}  // namespace

std::optional<NoticeKind> NoticeDue(const NoticeClock& clock, Moment now) {
  if (!clock.shown) return NoticeKind::kFirst;
  const Duration since = now - *clock.shown;
  const bool goes_on = clock.heard && now - *clock.heard < kPause;
  if (goes_on) return since >= kContinued ? std::optional(NoticeKind::kBreak) : std::nullopt;
  return since >= kDay ? std::optional(NoticeKind::kAgain) : std::nullopt;
}

std::string NoticeText(NoticeKind kind, Language language, SpeechLevel level, std::string_view name) {
  const std::string_view key = kind == NoticeKind::kFirst ? "notice.first" : kind == NoticeKind::kAgain ? "notice.again" : "notice.break";
  const auto lines = content::Pack::Of(language).Lines(key);
  if (lines.empty()) return {};
  Slots slots;
  slots.Set(Slot::kHer, std::string(name));
  return Realise(lines.front(), level, slots);
}

std::optional<std::string> NoticeDue(const NoticeClock& clock, Moment now, Language language, SpeechLevel level, std::string_view name) {
  const auto kind = NoticeDue(clock, now);
  return kind ? std::optional(NoticeText(*kind, language, level, name)) : std::nullopt;
}

}  // namespace sam::conscience
