// Events as bytes: compact CBOR for the log, readable JSON for an archive. Every field of every kind is written; what
// equals its default is left out. Reading tolerates unknown fields and never throws, whatever the input.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "core/event.h"
#include "store/event_log.h"

namespace sam {

/// Raised when an old reader would misunderstand a new event; new optional fields do not raise it.
inline constexpr uint32_t kEventVersion = 1;

std::string EncodeEvent(const Event& event);
/// kCorrupt where the bytes are no event or one of a newer version.
Result<Event> DecodeEvent(std::string_view bytes);

/// One line without a line break. Broken UTF-8 becomes U+FFFD; numbers that are not finite become null and read as the
/// default.
std::string EventToJson(const StoredEvent& stored);
/// kInvalidArgument where the text is no event or one of a newer version.
Result<StoredEvent> EventFromJson(std::string_view text);

}  // namespace sam
