// samantha hear-for: the process that runs a recogniser for the others; nobody calls it by hand.
#include <CLI/CLI.hpp>
#include <unistd.h>

#include <memory>
#include <string>

#include "app/commands.h"
#include "speech/whisper/worker.h"

namespace sam::app {

void AddHearFor(CLI::App& program, Action& action) {
  struct Options {
    std::string model;
    int threads = 2;
  };
  auto options = std::make_shared<Options>();
  CLI::App* hear = program.add_subcommand("hear-for", "runs a recogniser for the other commands")->group("");
  hear->add_option("--model", options->model)->required();
  hear->add_option("--threads", options->threads);
  hear->callback([options, &action] { action = [options] { return whisper::RunWorker(options->model, options->threads, STDIN_FILENO); }; });
}

}  // namespace sam::app
