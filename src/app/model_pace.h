// How fast a model runs on this machine: it is run.
#pragma once

#include <string>

#include "base/result.h"

namespace sam::app {

struct ModelPace {
  double load_seconds = 0;              // until it was ready
  double prompt_tokens_per_second = 0;  // read
  double tokens_per_second = 0;         // said
};

/// In a process of its own, for some seconds. What StartLlamaModel and Generate refuse is the error.
Result<ModelPace> MeasureModel(const std::string& file);

}  // namespace sam::app
