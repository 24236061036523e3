#include "core/settings.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"

namespace sam {

std::string_view Name(FeelingsMode mode) {
  constexpr std::array<std::string_view, 3> kNames = {"off", "muted", "full"};
  return kNames[static_cast<size_t>(mode)];
}

std::string_view Name(RomanceMode mode) {
  constexpr std::array<std::string_view, 2> kNames = {"off", "if-asked"};
  return kNames[static_cast<size_t>(mode)];
}

std::string_view Name(NotesMode mode) {
  constexpr std::array<std::string_view, 2> kNames = {"off", "on"};
  return kNames[static_cast<size_t>(mode)];
}

std::string_view Name(Age age) {
  constexpr std::array<std::string_view, 3> kNames = {"unknown", "adult", "minor"};
  return kNames[static_cast<size_t>(age)];
}

bool Bars(const Settings& settings, std::string_view text) {
  if (settings.never.empty()) return false;
  const std::string lower = ToLower(text);
  return std::any_of(settings.never.begin(), settings.never.end(), [&](const std::string& what) { return lower.find(ToLower(what)) != std::string::npos; });
}

}  // namespace sam
