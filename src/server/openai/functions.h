// Reads the functions that a program offers, over chat and realtime. Inside server/openai/ only.
#pragma once

#include "core/request_context.h"
#include "server/openai/json_fields.h"

namespace sam::api {

/// Where a function's name stands: in the "function" of a tool, or in the tool itself.
enum class ToolShape : uint8_t { kChat, kRealtime };

/// `tools` are an array; `path` names it in errors: "tools".
void ReadTools(const nlohmann::json& tools, const std::string& path, ToolShape shape, ProgramFunctions& out, Faults& faults);
/// `choice` is "none", "auto", "required", one function or several allowed ones; to be read behind the tools.
void ReadToolChoice(const nlohmann::json& choice, const std::string& path, ToolShape shape, ProgramFunctions& out, Faults& faults);

/// What a program is told where an answer has to be a call and the mind calls nothing.
ApiError NoCalls();

}  // namespace sam::api
