// samantha think: the process that runs a language model for the others; nobody calls it by hand.
#include <CLI/CLI.hpp>
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <memory>

#include "app/commands.h"
#include "app/options.h"
#include "mind/llm/worker/worker.h"

namespace sam::app {
namespace {

/// Bytes of memory that are free to use now; 4 GiB where the kernel does not tell.
size_t FreeMemory() {
  size_t kib = 0;
  if (std::FILE* file = std::fopen("/proc/meminfo", "r")) {
    char line[128];
    while (std::fgets(line, sizeof line, file) != nullptr)
      if (std::sscanf(line, "MemAvailable: %zu kB", &kib) == 1) break;
    std::fclose(file);
  }
  return kib == 0 ? size_t{4} << 30 : kib << 10;
}

}  // namespace

void AddThink(CLI::App& program, Action& action) {
  auto config = std::make_shared<llm::WorkerConfig>();
  CLI::App* think = program.add_subcommand("think", "runs a language model for the other commands")->group("");
  think->add_option("--model", config->model)->required();
  think->add_option("--adapter", config->engine.adapter);
  think->add_option("--projector", config->engine.projector);
  think->add_option_function<std::string>("--found-projector", [config](const std::string& file) { config->engine.projector = file, config->engine.projector_must = llm::EngineConfig::Must::kMayFit; });
  think->add_option("--threads", config->engine.threads);
  think->add_option("--context", config->engine.context);
  think->add_option("--talks", config->engine.talks);
  think->callback([config, &action] {
    action = [config] {
      config->engine.cache_bytes = FreeMemory() / 4;
      config->engine.shelf_bytes = FreeMemory() / 16;
      return llm::RunWorker(std::move(*config), STDIN_FILENO);
    };
  });
}

}  // namespace sam::app
