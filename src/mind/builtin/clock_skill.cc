#include "mind/builtin/clock_skill.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "core/feasts.h"
#include "core/predicates.h"
#include "mind/builtin/clock_words.h"

namespace sam {
namespace {

struct Day {
  std::string_view words;
  int offset;
};
/// Longer ones first: "day after tomorrow" holds "tomorrow".
constexpr std::array<Day, 12> kDays = {{{"day after tomorrow", 2},
                                        {"day before yesterday", -2},
                                        {"tomorrow", 1},
                                        {"yesterday", -1},
                                        {"today", 0},
                                        {"글피", 3},
                                        {"모레", 2},
                                        {"그저께", -2},
                                        {"그제", -2},
                                        {"내일", 1},
                                        {"어제", -1},
                                        {"오늘", 0}}};

enum class Wanted : uint8_t { kTime, kDate, kWeekday };

constexpr size_t kShortQuestion = 14;  // words; a longer one is about something else

std::optional<Wanted> WantedNow(const Scene& scene) {
  if (scene.words.size() > kShortQuestion || scene.words.empty()) return std::nullopt;
  const bool asked = IsQuestion(scene.thought.percept.act) || scene.SaidAny({"?", "무슨", "몇", "what", "which", "tell", "알려", "며칠"});
  if (!asked) return std::nullopt;  // "장례식은 목요일이야"
  if (scene.SaidAny({"what weekday", "which weekday", "what day of the week", "which day of the week", "what day is",
                     "which day is", "what day was", "무슨 요일", "무슨요일", "몇 요일", "요일이 뭐", "요일인지"})) {
    return Wanted::kWeekday;
  }
  if (scene.SaidAny({"what date", "what's the date", "whats the date", "what is the date", "today's date", "which date",
                     "tomorrow's date", "몇 월 며칠", "몇월 며칠", "며칠이", "며칠이야", "며칠이지", "며칠인",
                     "몇 일이", "날짜가 어떻게", "날짜 알려", "오늘 날짜", "오늘 며칠"})) {
    return Wanted::kDate;
  }
  if (scene.SaidAny({"what time is it", "what's the time", "whats the time",   "what is the time", "time is it",
                     "got the time",    "have the time",   "tell me the time", "current time",     "지금 몇 시",
                     "지금 몇시",       "몇 시야",         "몇시야",           "몇 시예요",        "몇시예요",
                     "몇 시지",         "몇시지",          "몇 시에요",        "몇시에요",         "몇 시죠",
                     "몇시죠",          "몇 시인",         "몇시인",           "시간 좀 알려"})) {
    return Wanted::kTime;
  }
  if (scene.words.size() > 7) return std::nullopt;
  if (scene.IntentScore("ask-time") >= 0.7) return Wanted::kTime;
  if (scene.IntentScore("ask-date") >= 0.7) return Wanted::kDate;
  return std::nullopt;
}

/// "what time is it on the east coast": her clock is the person's own.
bool AsksOfElsewhere(const Scene& scene) {
  return scene.SaidAny({"time is it in ", "the time in ", "time in ", " on the east", " on the west", "over there", "where you are", "시차", "거기 지금 몇", "거기는 몇"}) &&
         !scene.SaidAny({"in the morning", "in the evening", "in the afternoon"});
}

/// How far it is to a day, or which day something is.
enum class Far : uint8_t { kNo, kCount, kWhich };

Far FarAsked(const Scene& scene) {
  if (scene.words.size() > kShortQuestion || scene.words.empty()) return Far::kNo;
  const bool count = scene.SaidAny({"days until", "days till", "days til ", "days to ", "days before", "days left", "weeks until", "weeks till", "weeks to ", "how long until", "how long till", "how long til ",
                                    "how soon is", "how far off is", "며칠 남", "몇일 남", "얼마나 남", "얼마 남", "까지 며칠", "까지 얼마", "까지 몇", "몇 밤", "디데이", "d-day"});
  if (count) return Far::kCount;
  const bool when = scene.SaidAny({"when is", "when's", "whens ", "what date is", "what day is", "what day of the week is", "which day is", "언제야", "언제예요", "언제에요", "언제지", "언제죠", "언제더라",
                                   "언젠지", "언제인가", "무슨 요일", "며칠이야", "며칠이지", "며칠이에요", "몇월 며칠", "몇 월 며칠"});
  return when ? Far::kWhich : Far::kNo;
}

/// What is asked about and when it is: a feast, a birthday or a plan that was told, or a day that was named.
struct NamedDay {
  std::string name;
  std::chrono::sys_days date;
};

/// The plan or birthday whose words the question holds.
std::optional<NamedDay> ToldDay(const Scene& scene) {
  for (const Fact& fact : scene.thought.facts) {
    if (!fact.when || fact.state != FactState::kCurrent || fact.language != scene.thought.language) continue;
    const bool birthday = fact.predicate == predicate::kBirthday && fact.subject == "me" && scene.SaidAny({"my birthday", "내 생일", "제 생일"});
    const bool plan = fact.predicate == predicate::kPlans && fact.subject == "me" && scene.lower.find(fact.object) != std::string::npos;
    if (!birthday && !plan) continue;
    std::chrono::year_month_day date = ToLocal(*fact.when).date;
    while (birthday && std::chrono::sys_days(date) < std::chrono::sys_days(scene.local.date)) date += std::chrono::years(1);
    if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
    const std::string own = scene.IsKorean() ? fact.object : "your " + fact.object;
    return NamedDay{birthday ? (scene.IsKorean() ? "생일" : "your birthday") : own, date};
  }
  return std::nullopt;
}

std::optional<NamedDay> DayAskedFor(const Scene& scene, Far far) {
  if (const FeastHit hit = FindFeast(scene.lower, scene.thought.language); hit.feast != nullptr) {
    if (const auto date = NextDateOf(*hit.feast, scene.local.date)) return NamedDay{std::string(hit.feast->name), *date};
    return std::nullopt;
  }
  if (auto told = ToldDay(scene)) return told;
  const auto& at = scene.thought.percept.circumstance.at;
  const bool of_date = far == Far::kCount || scene.SaidAny({"what date", "what day", "which day", "무슨 요일", "며칠"});
  const bool near = std::any_of(kDays.begin(), kDays.end(), [&](const Day& d) { return scene.lower.find(d.words) != std::string::npos; });
  if (!at || !of_date || near) return std::nullopt;
  const auto& entities = scene.thought.percept.entities;
  const auto time = std::find_if(entities.begin(), entities.end(), [](const Entity& e) { return e.kind == EntityKind::kTime; });
  return NamedDay{time == entities.end() ? std::string() : time->text, std::chrono::sys_days(ToLocal(*at).date)};
}

/// True where it was a question of the calendar, answered or not.
bool ProposeFar(const Scene& scene, std::vector<Candidate>& out) {
  constexpr double kSure = 1.08;  // just this was asked
  const Far far = FarAsked(scene);
  if (far == Far::kNo) return false;
  const auto day = DayAskedFor(scene, far);
  if (!day) return far == Far::kCount;
  const auto days = (day->date - std::chrono::sys_days(scene.local.date)).count();
  if (days < 0) return true;
  const Language language = scene.thought.language;
  Slots slots = scene.slots;
  slots.Set("day", day->name);
  slots.Set("count", std::to_string(days));
  slots.Set(Slot::kDate, CalendarDate(std::chrono::year_month_day(day->date), language));
  slots.Set(Slot::kWeekday, std::string(WeekdayName(std::chrono::weekday(day->date), language)));
  const std::string_view key = days == 0 ? "clock.far.today" : days == 1 ? "clock.far.tomorrow" : far == Far::kCount ? "clock.far.count" : "clock.far.which";
  ProposeLines(scene, "clock", key, slots, kSure, "asked how far off a day is, or which day it is", out);
  return true;
}

}  // namespace

void ClockSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  if (ProposeFar(scene, out)) return;
  const auto wanted = WantedNow(scene);
  if (!wanted || (*wanted == Wanted::kTime && AsksOfElsewhere(scene))) return;
  const Language language = scene.thought.language;
  const auto day = std::find_if(kDays.begin(), kDays.end(),
                                [&](const Day& d) { return scene.lower.find(d.words) != std::string::npos; });
  const int offset = day == kDays.end() ? 0 : day->offset;
  const auto then = std::chrono::sys_days(scene.local.date) + std::chrono::days(offset);
  Slots slots = scene.slots;
  slots.Set(Slot::kDate, CalendarDate(std::chrono::year_month_day(then), language));
  slots.Set(Slot::kWeekday, std::string(WeekdayName(std::chrono::weekday(then), language)));
  if (offset != 0) slots.Set("day", std::string(day->words));
  const std::string_view key = *wanted == Wanted::kTime ? "clock.time"
                               : offset == 0            ? (*wanted == Wanted::kDate ? "clock.date" : "clock.weekday")
                               : offset > 0             ? "clock.ahead"
                                                        : "clock.back";
  ProposeLines(scene, name(), key, slots, 0.97, "asked for the clock or the calendar", out);
}

}  // namespace sam
