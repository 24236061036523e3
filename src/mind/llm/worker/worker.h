// The process that runs a model: samantha think. Reads what is asked from `line`, writes what comes of it there.
#pragma once

#include <string>

#include "mind/llm/worker/engine.h"

namespace sam::llm {

struct WorkerConfig {
  std::string model;  // a GGUF file
  EngineConfig engine;
};

/// Opens the file, shuts itself in, loads, answers until the other side closes. Gives the exit code.
int RunWorker(WorkerConfig config, int line);

}  // namespace sam::llm
