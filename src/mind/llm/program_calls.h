// The functions of the program that a person uses: how a model is told of them, and what it asks for.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "core/request_context.h"

namespace sam::llm {

/// What a model is told, in at most so many bytes: of many or long functions only names and arguments, of too many the first. "" where none may be asked for.
std::string FunctionWords(const ProgramFunctions& functions, size_t most_bytes);

/// Null where there is none of that name, or none may be asked for.
const OfferedTool* FunctionNamed(const ProgramFunctions& functions, std::string_view name);

/// The call with its arguments on one line and without an id. kInvalidArgument: they are no JSON object that fits the function's schema; the message is for the model.
Result<ToolCall> FittingCall(const OfferedTool& function, std::string_view arguments);

/// What the model is told where a call does not fit.
std::string MisfitWords(std::string_view name, std::string_view why);

}  // namespace sam::llm
