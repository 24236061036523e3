// samantha tools: which tools there are, which of them she may use, what was sent (docs/tools.md).
#include <CLI/CLI.hpp>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "app/line_answer.h"
#include "app/options.h"
#include "app/tools_view.h"

namespace sam::app {
namespace {

using nlohmann::json;

struct ToolsOptions {
  std::string what, name, person, data;
  bool json = false;
};

int Run(const ToolsOptions& options) {
  return WithLinesOf(options.person, {.data = options.data, .mind = {}, .seed = 1}, [&](const LineAnswer& answer) {
    const json given = json::parse(answer(ToolsLine(options.what, options.name)), nullptr, false);
    if (!given.is_object() || given.contains("error")) return Complain({ErrorCode::kInvalidArgument, given.is_object() ? given.value("error", "no answer") : "no answer"});
    std::fputs(options.json ? (given.dump() + "\n").c_str() : ToolsShown(given).c_str(), stdout);
    return kOk;
  });
}

void AddOrder(CLI::App& tools, Action& action, const char* what, const char* about, const char* named) {
  auto options = std::make_shared<ToolsOptions>();
  options->what = what;
  CLI::App* order = tools.add_subcommand(what, about);
  if (named != nullptr) order->add_option("NAME", options->name, named)->required();
  order->add_option("--person", options->person, "whose (the login name unless given)");
  order->add_option("--data", options->data, "data folder");
  order->add_flag("--json", options->json, "as JSON");
  order->callback([options, &action] { action = [options] { return Run(*options); }; });
}

}  // namespace

void AddTools(CLI::App& program, Action& action) {
  CLI::App* tools = program.add_subcommand("tools", "tools of tools.json that she may use, each by your leave (docs/tools.md)");
  tools->require_subcommand(1);
  AddOrder(*tools, action, "list", "what there is, and what is allowed", nullptr);
  AddOrder(*tools, action, "allow", "lets her use one; what acts outward is asked for each time", "as samantha tools list shows it");
  AddOrder(*tools, action, "deny", "takes that back", "as samantha tools list shows it");
  AddOrder(*tools, action, "log", "what was asked, called and sent", nullptr);
}

}  // namespace sam::app
