// Tools outside of her: what the person has allowed, what waits for the person's yes, and what a mind is told of them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "core/ids.h"

namespace sam {

/// A tool as a mind is told of it. Description and schema are its server's words: untrusted text.
struct OfferedTool {
  std::string name;         // "calendar.create_event"
  std::string description;
  std::string schema;       // of its arguments: a JSON object
  bool operator==(const OfferedTool&) const = default;
};

/// How a person says yes to a call. kByName: the tool's name is part of it, since words of others were before the mind and might have asked for the call.
enum class Assent : uint8_t { kPlain, kByName };

/// A call that has been shown and waits for the person's yes in the turn after.
struct AskedCall {
  std::string tool;
  std::string arguments;  // a JSON object on one line, as it was shown and as it would be sent
  Assent assent = Assent::kPlain;
  bool operator==(const AskedCall&) const = default;
};

/// A fold over ToolEvents; nothing is allowed before the person says so.
struct ToolConsent {
  std::map<std::string, std::string> allowed;  // tool -> hash of what it said of itself when it was allowed
  std::optional<AskedCall> asked;              // in the last turn
  TurnId quoted = TurnId::kNone;               // the last turn in which words of others came to the mind
  bool operator==(const ToolConsent&) const = default;
};

/// What came of a mind's wish to call a tool.
struct CallOutcome {
  enum class Kind : uint8_t {
    kGave,     // `text` is what the tool gave: quoted material
    kRefused,  // `text` says why, for the mind
    kAsked,    // the person was asked; the mind's turn is over
  } kind = Kind::kRefused;
  std::string text;
};

}  // namespace sam
