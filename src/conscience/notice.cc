#include "conscience/notice.h"

#include <array>

#include "conscience/profiles.h"
#include "content/pack.h"
#include "content/realise.h"

namespace sam::conscience {
namespace {

using namespace std::chrono_literals;

constexpr Duration kPause = 10min;  // shorter ones do not end a talk
constexpr Duration kDay = 24h;

bool GoesOn(const NoticeClock& clock, Moment now) { return clock.heard && now - *clock.heard < kPause; }

std::string Line(std::string_view key, Language language, SpeechLevel level, const Slots& slots, uint64_t draw = 0) {
  const auto lines = content::Pack::Of(language).Lines(key);
  return lines.empty() ? std::string() : Realise(lines[draw % lines.size()], level, slots);
}

}  // namespace

std::string_view Name(NoticeKind kind) {
  constexpr std::array<std::string_view, 3> kNames = {"first", "again", "break"};
  return kNames[static_cast<size_t>(kind)];
}

void NoticeClock::Hear(Moment at) {
  if (!GoesOn(*this, at)) began = at;
  heard = at;
}

std::optional<NoticeKind> NoticeDue(const NoticeClock& clock, Moment now, const Settings& settings) {
  if (!clock.shown) return NoticeKind::kFirst;
  const Profile& profile = ProfileOf(settings.profile);
  const Duration since = now - *clock.shown, most = settings.age == Age::kMinor ? profile.minor_notice : profile.notice;
  if (GoesOn(clock, now)) return since >= most ? std::optional(NoticeKind::kBreak) : std::nullopt;
  return since >= kDay || (profile.each_talk && since >= kPause) ? std::optional(NoticeKind::kAgain) : std::nullopt;
}

std::string NoticeText(NoticeKind kind, Language language, SpeechLevel level, std::string_view name, const Settings& settings) {
  const Profile& profile = ProfileOf(settings.profile);
  Slots slots;
  slots.Set(Slot::kHer, std::string(name));
  const bool an_hour = kind == NoticeKind::kBreak && settings.age == Age::kMinor && profile.minor_notice == Duration(1h);
  std::string text = Line(an_hour ? "notice.hour" : "notice." + std::string(Name(kind)), language, level, slots);
  if (profile.denies_feeling) text += " " + Line("notice.denial", language, level, slots);
  return text;
}

std::optional<int> ReminderDue(const NoticeClock& clock, Moment now, const Settings& settings) {
  if (settings.reminder_minutes <= 0 || !GoesOn(clock, now) || !clock.began) return std::nullopt;
  const Duration length = std::chrono::minutes(settings.reminder_minutes);
  const Moment since = clock.reminded && *clock.began < *clock.reminded ? *clock.reminded : *clock.began;
  if (now - since < length) return std::nullopt;
  return static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(now - *clock.began).count());
}

std::string ReminderText(int minutes, Language language, SpeechLevel level, uint64_t draw) {
  Slots slots;
  slots.Set("minutes", std::to_string(minutes));
  return Line("nudge.long", language, level, slots, draw);
}

}  // namespace sam::conscience
