// The reins: what the person, or whoever runs the machine, has set about how she may be. Kept in the log, so that every change can be looked up.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sam {

/// kMuted: she feels and it can be looked up, but neither words nor voice show it. kOff: nothing is appraised, her mood rests.
enum class FeelingsMode : uint8_t { kOff, kMuted, kFull };
std::string_view Name(FeelingsMode mode);

/// kIfAsked: only where the person asks for it and has said that he is an adult.
enum class RomanceMode : uint8_t { kOff, kIfAsked };
std::string_view Name(RomanceMode mode);

/// kOn: after a talk, a language model that finds her words may read it again and note what is worth keeping.
enum class NotesMode : uint8_t { kOff, kOn };
std::string_view Name(NotesMode mode);

/// As the person has said. A minor stays one until whoever runs the machine says otherwise.
enum class Age : uint8_t { kUnknown, kAdult, kMinor };
std::string_view Name(Age age);

/// Minutes since local midnight, each in [0, 1440); may go past midnight (23:00 to 07:00).
struct QuietHours {
  int from = 0, to = 0;
  bool operator==(const QuietHours&) const = default;
  bool Contain(int minute) const { return from <= to ? minute >= from && minute < to : minute >= from || minute < to; }
};

struct Settings {
  FeelingsMode feelings = FeelingsMode::kFull;
  double intensity_cap = 1;           // [0, 1]: no emotion of hers is stronger, and below 1 her mood goes no further from its rest
  RomanceMode romance = RomanceMode::kIfAsked;
  Age age = Age::kUnknown;
  std::optional<QuietHours> quiet;    // she begins nothing and hardly asks
  int reminder_minutes = 0;           // of talk without a pause, after which she says how long it was; 0: never
  std::vector<std::string> never;     // what she is never to bring up by herself, in the person's words
  std::string profile = "default";    // the jurisdiction's, of content/profiles.yaml
  bool paused = false;                // she answers nothing and keeps nothing until resumed
  NotesMode notes = NotesMode::kOn;
  bool operator==(const Settings&) const = default;
};

/// True where `text` is about something that she is never to bring up.
bool Bars(const Settings& settings, std::string_view text);

}  // namespace sam
