// What she had to say, whom she referred to help, and every change of her: read from the log, which is only ever added to. No words of the talk, but for what was sent to a tool.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/event.h"

namespace sam::conscience {

struct AuditEntry {
  Moment at;
  std::string kind;  // "disclosure", "reminder", "referral", "persona", "settings", "romance", "forgotten", "fact", "tool", "notes", "conscience"
  std::string what;  // in plain words: "told that she is an AI (first)", "feelings full -> muted (asked for in talk)"
};

/// Feed it the events of one life in their order.
class AuditReader {
 public:
  void Read(const Event& event);
  const std::vector<AuditEntry>& entries() const { return entries_; }

 private:
  std::vector<AuditEntry> entries_;
  Persona persona_;
  Settings settings_;
  int noted_ = 0;  // since the last time that a talk was read again
};

/// What differs, each in plain words: "warmth 0.70 -> 0.90". Empty where nothing does.
std::vector<std::string> Differences(const Persona& before, const Persona& after);
/// The same as one text, with "; " between.
std::string Difference(const Persona& before, const Persona& after);

}  // namespace sam::conscience
