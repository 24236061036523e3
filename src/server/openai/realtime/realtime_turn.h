// What a realtime conversation says to her now, and what it only brings along.
#pragma once

#include <string>

#include "core/request_context.h"
#include "server/openai/realtime/realtime_item.h"
#include "server/openai/realtime/realtime_settings.h"

namespace sam::api {

struct RealtimeTurn {
  std::string said;  // the person's messages since she last spoke; "" where there are none
  RequestContext context;
  size_t input_tokens = 0;  // estimated
};

/// Marks what is said now as taken.
RealtimeTurn TakeTurnFrom(const RealtimeItems& items, const RealtimeSettings& settings);

}  // namespace sam::api
