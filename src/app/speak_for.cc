// samantha speak-for: the process that runs a neural voice for the others; nobody calls it by hand.
#include <CLI/CLI.hpp>
#include <unistd.h>

#include <memory>
#include <string>

#include "app/commands.h"
#include "speech/onnx/onnx_worker.h"

namespace sam::app {

void AddSpeakFor(CLI::App& program, Action& action) {
  struct Options {
    std::string model, library;
    int threads = 2;
  };
  auto options = std::make_shared<Options>();
  CLI::App* speak = program.add_subcommand("speak-for", "runs a neural voice for the other commands")->group("");
  speak->add_option("--model", options->model)->required();
  speak->add_option("--library", options->library);
  speak->add_option("--threads", options->threads);
  speak->callback([options, &action] { action = [options] { return onnx::RunWorker(options->model, options->library, options->threads, STDIN_FILENO); }; });
}

}  // namespace sam::app
