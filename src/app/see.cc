// samantha see: the child that looks at one picture; the program starts it for itself.
#include <CLI/CLI.hpp>

#include <unistd.h>

#include <memory>

#include "app/commands.h"
#include "vision/eyes.h"

namespace sam::app {

void AddSee(CLI::App& program, Action& action) {
  CLI::App* see = program.add_subcommand("see", "looks at one picture for the program itself");
  see->group("");  // not in the help
  const auto words = std::make_shared<bool>(false);
  see->add_flag("--words", *words, "reads words too");
  see->callback([&action, words] { action = [words] { return vision::RunEye(STDIN_FILENO, STDOUT_FILENO, *words ? vision::Reads::kFormulasAndWords : vision::Reads::kFormulas); }; });
}

}  // namespace sam::app
