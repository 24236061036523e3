#include "server/openai/functions.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/unicode.h"
#include "server/openai/json_schema.h"

namespace sam::api {
namespace {

using nlohmann::json;

constexpr size_t kMostTools = 128, kLongestName = 64, kLongestDescription = 4096, kLongestSchema = 32 << 10;

bool IsName(const std::string& name) {
  const auto fine = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; };
  return !name.empty() && name.size() <= kLongestName && std::all_of(name.begin(), name.end(), fine);
}

std::string ReadSchema(const JsonFields& function, Faults& faults) {
  const json* parameters = function.Object("parameters");
  if (parameters == nullptr || parameters->empty()) return R"({"type":"object","properties":{}})";
  const std::string path = function.Path("parameters");
  const auto refuse = [&](const std::string& why) { faults.Add({.message = fmt::format("Invalid schema for function '{}': {}.", CleanText(function.Text("name"), kLongestName), why), .param = path, .code = "invalid_function_parameters"}); };
  json schema = *parameters;
  if (!schema.contains("type")) schema["type"] = "object";
  if (const std::string why = function.IsTrue("strict") ? SchemaFault(schema) : ObjectSchemaFault(schema); !why.empty()) refuse(why);
  std::string text = schema.dump(-1, ' ', false, json::error_handler_t::replace);
  if (text.size() > kLongestSchema) refuse(fmt::format("it has {} bytes, at most {} are read", text.size(), kLongestSchema));
  return text;
}

void ReadFunction(const JsonFields& fields, ProgramFunctions& out, Faults& faults) {
  if (fields.Need("name") == nullptr) return;
  OfferedTool function{fields.Text("name"), CleanText(fields.Text("description"), kLongestDescription), ReadSchema(fields, faults)};
  const auto refuse = [&](const std::string& why) { faults.Add({.message = fmt::format("Invalid '{}': {}.", fields.Path("name"), why), .param = fields.Path("name"), .code = "invalid_value"}); };
  if (!IsName(function.name)) refuse("a name has 1 to 64 of the letters a-z, A-Z, 0-9, '_' and '-'");
  if (std::ranges::count(out.offered, function.name, &OfferedTool::name) > 0) refuse(fmt::format("there are two functions of the name '{}'", function.name));
  out.offered.push_back(std::move(function));
}

/// The name in {"type":"function","function":{"name":...}}, or in {"type":"function","name":...}.
std::string NameIn(const json& choice, const std::string& path, ToolShape shape, Faults& faults) {
  const JsonFields fields(choice, path + ".", faults);
  const json* function = shape == ToolShape::kRealtime && choice.contains("name") ? &choice : fields.Need("function") != nullptr ? fields.Object("function") : nullptr;
  if (function == nullptr) return {};
  const JsonFields inside(*function, function == &choice ? path + "." : path + ".function.", faults);
  return inside.Need("name") != nullptr ? inside.Text("name") : "";
}

/// Leaves only these in `out`.
void KeepOnly(const std::vector<std::string>& names, const std::string& path, ProgramFunctions& out, Faults& faults) {
  for (const std::string& name : names)
    if (std::ranges::count(out.offered, name, &OfferedTool::name) == 0)
      return faults.Add({.message = fmt::format("Invalid value for '{}': the function '{}' is not among the 'tools'.", path, CleanText(name, kLongestName)), .param = path, .code = "invalid_value"});
  std::erase_if(out.offered, [&](const OfferedTool& function) { return std::ranges::count(names, function.name) == 0; });
}

void ReadMode(const std::string& mode, const std::string& path, ProgramFunctions& out, Faults& faults) {
  if (mode == "none") out.calling = Calling::kNone;
  else if (mode == "auto") out.calling = Calling::kMay;
  else if (mode == "required") out.calling = Calling::kMust;
  else faults.Add({.message = fmt::format("Invalid value: '{}'. Supported values are: 'none', 'auto', and 'required'.", CleanText(mode, 40)), .param = path, .code = "invalid_value"});
}

void ReadAllowed(const json& choice, const std::string& path, ToolShape shape, ProgramFunctions& out, Faults& faults) {
  const JsonFields outside(choice, path + ".", faults);
  const json* inner = choice.contains("allowed_tools") ? outside.Object("allowed_tools") : &choice;
  if (inner == nullptr) return;
  const JsonFields fields(*inner, path + ".allowed_tools.", faults);
  ReadMode(fields.Text("mode"), path + ".allowed_tools.mode", out, faults);
  const json* tools = fields.Need("tools") != nullptr ? fields.Array("tools") : nullptr;
  std::vector<std::string> names;
  for (size_t i = 0; tools != nullptr && i < tools->size() && !faults.first(); ++i) {
    const std::string here = fmt::format("{}.allowed_tools.tools[{}]", path, i);
    if (!(*tools)[i].is_object()) return faults.Add({.message = fmt::format("Invalid type for '{}': expected an object.", here), .param = here, .code = "invalid_type"});
    names.push_back(NameIn((*tools)[i], here, shape, faults));
  }
  if (!faults.first()) KeepOnly(names, path, out, faults);
}

}  // namespace

void ReadTools(const json& tools, const std::string& path, ToolShape shape, ProgramFunctions& out, Faults& faults) {
  if (tools.size() > kMostTools)
    return faults.Add({.message = fmt::format("Invalid '{}': array too long. Expected an array with maximum length {}, but got an array with length {} instead.", path, kMostTools, tools.size()), .param = path, .code = "array_above_max_length"});
  for (size_t i = 0; i < tools.size() && !faults.first(); ++i) {
    const std::string here = fmt::format("{}[{}]", path, i);
    if (!tools[i].is_object()) return faults.Add({.message = fmt::format("Invalid type for '{}': expected an object.", here), .param = here, .code = "invalid_type"});
    const JsonFields tool(tools[i], here + ".", faults);
    tool.AllowOnly("type", {"function"}, "Only functions are passed on.");
    const json* function = shape == ToolShape::kRealtime ? &tools[i] : tool.Need("function") != nullptr ? tool.Object("function") : nullptr;
    if (function != nullptr) ReadFunction(JsonFields(*function, here + (shape == ToolShape::kRealtime ? "." : ".function."), faults), out, faults);
  }
}

void ReadToolChoice(const json& choice, const std::string& path, ToolShape shape, ProgramFunctions& out, Faults& faults) {
  if (choice.is_string()) {
    ReadMode(choice.get<std::string>(), path, out, faults);
    if (out.calling == Calling::kMust && out.offered.empty()) faults.Add({.message = fmt::format("Invalid value for '{}': 'required' is only allowed when 'tools' are specified.", path), .param = path, .code = "invalid_value"});
    return;
  }
  if (!choice.is_object()) return faults.Add({.message = fmt::format("Invalid type for '{}': expected a string or an object, but got a JSON {} instead.", path, choice.type_name()), .param = path, .code = "invalid_type"});
  const JsonFields fields(choice, path + ".", faults);
  if (fields.Text("type") == "allowed_tools") return ReadAllowed(choice, path, shape, out, faults);
  fields.AllowOnly("type", {"function"}, "Only functions are passed on.");
  const std::string name = NameIn(choice, path, shape, faults);
  if (faults.first()) return;
  KeepOnly({name}, path, out, faults);
  out.calling = Calling::kMust;
}

ApiError NoCalls() {
  return {.message = "Invalid parameter: 'tool_choice' asks for a call, and the built-in mind makes none: it answers in words. Run her with a language model (--mind), or send 'auto'.", .param = "tool_choice", .code = "unsupported_value"};
}

}  // namespace sam::api
