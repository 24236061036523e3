// samantha bench crowd.
#pragma once

#include <string>

namespace sam::app {

struct CrowdOptions {
  int people = 641;
  int seconds = 60;        // of talk, after everybody is connected
  int every_seconds = 10;  // one line each in this time
  int stored_turns = 200;  // that each person brings
  std::string data;        // kept afterwards where given
};

/// Prints what was measured; kFailed where a turn was lost.
int BenchCrowd(const CrowdOptions& options);

}  // namespace sam::app
