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
  const auto reads = std::make_shared<vision::Reads>(vision::Reads::kFormulas);
  see->add_flag_callback("--words", [reads] { *reads = vision::Reads::kFormulasAndWords; }, "reads words too");
  see->add_flag_callback("--copy", [reads] { *reads = vision::Reads::kNothing; }, "makes a clean copy instead");
  see->callback([&action, reads] { action = [reads] { return vision::RunEye(STDIN_FILENO, STDOUT_FILENO, *reads); }; });
}

}  // namespace sam::app
