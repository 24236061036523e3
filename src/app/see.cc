// samantha see: the child that looks at one picture; the program starts it for itself.
#include <CLI/CLI.hpp>

#include <unistd.h>

#include "app/commands.h"
#include "vision/eyes.h"

namespace sam::app {

void AddSee(CLI::App& program, Action& action) {
  CLI::App* see = program.add_subcommand("see", "looks at one picture for the program itself");
  see->group("");  // not in the help
  see->callback([&action] { action = [] { return vision::RunEye(STDIN_FILENO, STDOUT_FILENO); }; });
}

}  // namespace sam::app
