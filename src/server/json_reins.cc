#include "server/json_reins.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/unicode.h"

namespace sam::wire {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;
using conscience::SettingsChange;

constexpr const char* kKeys = "feelings, intensity_cap, romance, age, quiet_hours, reminder_minutes, never, profile, paused, notes";

Error WrongType(const std::string& key, const json& value, std::string_view wanted) {
  return {ErrorCode::kInvalidArgument, fmt::format("settings.{} is a JSON {}; give {}", key, value.type_name(), wanted)};
}

Result<void> Read(const std::string& key, const json& value, SettingsChange& change) {
  const std::array<std::pair<std::string_view, std::optional<std::string>*>, 6> texts = {
      {{"feelings", &change.feelings}, {"romance", &change.romance}, {"age", &change.age}, {"quiet_hours", &change.quiet_hours}, {"profile", &change.profile}, {"notes", &change.notes}}};
  for (const auto& [name, into] : texts) {
    if (key != name) continue;
    if (!value.is_string()) return tl::unexpected(WrongType(key, value, "a string"));
    *into = CleanText(value.get<std::string>(), 80);
    return {};
  }
  if (key == "intensity_cap") {
    if (!value.is_number()) return tl::unexpected(WrongType(key, value, "a number from 0 to 1"));
    change.intensity_cap = value.get<double>();
  } else if (key == "reminder_minutes") {
    if (!value.is_number_integer()) return tl::unexpected(WrongType(key, value, "a whole number of minutes"));
    const auto minutes = value.get<int64_t>();
    change.reminder_minutes = static_cast<int>(std::clamp<int64_t>(minutes, -1, 1'000'000));
  } else if (key == "paused") {
    if (!value.is_boolean()) return tl::unexpected(WrongType(key, value, "true or false"));
    change.paused = value.get<bool>();
  } else if (key == "never") {
    if (!value.is_array()) return tl::unexpected(WrongType(key, value, "a list of strings"));
    auto& never = change.never.emplace();
    for (const json& each : value) {
      if (!each.is_string()) return tl::unexpected(WrongType(key, each, "strings in the list"));
      never.push_back(CleanText(each.get<std::string>(), 200));
    }
  } else {
    return Fail(ErrorCode::kInvalidArgument, fmt::format("settings has no \"{}\"; it has {}", key.substr(0, 40), kKeys));
  }
  return {};
}

/// In the person's language; the names on the wire stay English.
std::string_view InWords(BondStage stage, Language language) {
  constexpr std::array<std::array<std::string_view, 2>, 6> kWords = {{{"just met", "막 만난 사이"},
                                                                      {"getting to know each other", "알아 가는 사이"},
                                                                      {"friends", "친구"},
                                                                      {"close friends", "가까운 친구"},
                                                                      {"sweethearts", "연인"},
                                                                      {"parted", "헤어진 사이"}}};
  return kWords[static_cast<size_t>(stage)][language == Language::kKorean ? 1 : 0];
}

std::string InWords(const BondEvent& event, Language language) {
  const bool korean = language == Language::kKorean;
  constexpr std::array<std::array<std::string_view, 2>, 12> kWords = {{{"you met", "처음 만났어요"},
                                                                       {"you first told something that one seldom tells", "쉽게 못 하는 이야기를 처음 들려줬어요"},
                                                                       {"you first laughed together", "처음으로 같이 웃었어요"},
                                                                       {"saying good morning became a habit", "아침 인사가 습관이 됐어요"},
                                                                       {"saying good night became a habit", "밤 인사가 습관이 됐어요"},
                                                                       {"you quarrelled", "다퉜어요"},
                                                                       {"you made up", "화해했어요"},
                                                                       {"from here on:", "이때부터:"},
                                                                       {"you became sweethearts, at your word", "말해 준 대로 연인이 됐어요"},
                                                                       {"you were no longer sweethearts", "연인 사이를 끝냈어요"},
                                                                       {"you parted, at your word", "말해 준 대로 헤어졌어요"},
                                                                       {"you came back", "다시 돌아왔어요"}}};
  std::string words(kWords[static_cast<size_t>(event.kind)][korean ? 1 : 0]);
  if (event.kind == BondEventKind::kStage) words += " " + std::string(InWords(event.stage, language));
  return words;
}

std::string DayOf(int64_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace

ordered_json ToJson(const Settings& s) {
  return {{"feelings", Name(s.feelings)}, {"intensity_cap", s.intensity_cap}, {"romance", Name(s.romance)}, {"age", Name(s.age)}, {"quiet_hours", conscience::InWords(s.quiet)},
          {"reminder_minutes", s.reminder_minutes}, {"never", s.never}, {"profile", s.profile}, {"paused", s.paused}, {"notes", Name(s.notes)}};
}

ordered_json ToJson(const std::vector<conscience::AuditEntry>& audit) {
  ordered_json out = ordered_json::array();
  for (const auto& entry : audit) out.push_back({{"at", FormatRfc3339(entry.at)}, {"kind", entry.kind}, {"what", entry.what}});
  return out;
}

ordered_json ToJson(const conscience::UsageDiary& diary, Moment now) {
  constexpr int kWeek = 7, kMonth = 30;
  const int64_t today = LocalDay(now);
  ordered_json days = ordered_json::array();
  for (const auto& day : diary.days()) days.push_back({{"date", DayOf(day.day)}, {"minutes", day.minutes}, {"night_minutes", day.night_minutes}, {"turns", day.turns}});
  return {{"today_minutes", diary.MinutesOf(1, today)}, {"week_minutes", diary.MinutesOf(kWeek, today)}, {"month_minutes", diary.MinutesOf(kMonth, today)}, {"days", std::move(days)}};
}

ordered_json ToJson(const Bond& bond, Language language) {
  constexpr std::array<std::string_view, 4> kDepths = {"small talk", "facts", "feelings", "heart"};
  ordered_json events = ordered_json::array();
  for (const BondEvent& event : bond.events) events.push_back({{"at", FormatRfc3339(event.at)}, {"kind", Name(event.kind)}, {"text", InWords(event, language)}});
  return {{"stage", Name(bond.stage)}, {"name", InWords(bond.stage, language)}, {"since", bond.events.empty() ? "" : FormatRfc3339(bond.events.front().at)}, {"days", bond.days}, {"turns", bond.turns},
          {"hours", std::round(bond.hours * 100) / 100}, {"breadth", bond.breadth}, {"depth", kDepths[static_cast<size_t>(bond.depth)]}, {"events", std::move(events)}};
}

Result<SettingsChange> ReadSettingsChange(const json& object) {
  if (!object.is_object()) return Fail(ErrorCode::kInvalidArgument, fmt::format("settings is a JSON {}; give an object with any of {}", object.type_name(), kKeys));
  SettingsChange change;
  for (const auto& [key, value] : object.items())
    if (auto read = Read(key, value, change); !read) return tl::unexpected(read.error());
  return change;
}

json WordsAsJson(const std::vector<std::string>& words) {
  json object = json::object();
  for (const std::string& word : words) {
    const size_t equals = std::min(word.find('='), word.size());
    const std::string key = word.substr(0, equals), value = equals < word.size() ? word.substr(equals + 1) : std::string();
    if (key == "intensity_cap" || key == "reminder_minutes" || key == "paused") {
      object[key] = json::parse(value, nullptr, false);
      if (object[key].is_discarded()) object[key] = nullptr;
    } else if (key == "never") {
      object[key] = json::array();
      for (size_t begin = 0; begin < value.size();) {
        const size_t end = std::min(value.find(',', begin), value.size());
        object[key].push_back(std::string(Trim(std::string_view(value).substr(begin, end - begin))));
        begin = end + 1;
      }
    } else {
      object[key] = value;
    }
  }
  return object;
}

Result<SettingsChange> ReadSettingsWords(const std::vector<std::string>& words) {
  for (const std::string& word : words)
    if (word.find('=') == word.npos) return Fail(ErrorCode::kInvalidArgument, fmt::format("\"{}\" sets nothing; write it as feelings=muted", word.substr(0, 60)));
  return ReadSettingsChange(WordsAsJson(words));
}

Result<Settings> ReadSettings(const json& object) {
  auto change = ReadSettingsChange(object);
  if (!change) return tl::unexpected(change.error());
  return conscience::Apply(Settings(), *change, conscience::Setter::kHouse);
}

}  // namespace sam::wire
