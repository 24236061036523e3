// Reads the messages of a chat request. Inside server/openai/ only.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/openai/chat_request.h"

namespace sam::api {

class Faults;

/// Sorts them into what is said, what was before it and what came since; the first fault goes into `faults`.
void ReadMessages(const nlohmann::json& messages, ChatRequest& out, Faults& faults);

}  // namespace sam::api
