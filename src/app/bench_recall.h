// samantha bench recall: how fast what was said is found again, and what it takes to keep it ready.
#pragma once

#include <cstdint>

namespace sam::app {

struct RecallBenchOptions {
  uint32_t memories = 0;  // turns of one person; 0: 10,000 and then 1,000,000
  int questions = 200;
  uint64_t seed = 1;
};
int BenchRecall(const RecallBenchOptions& options);

}  // namespace sam::app
