// The other side of the crowd: people who connect and say a line every few seconds.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/bench_crowd.h"

namespace sam::app {

struct CrowdOutcome {
  int connected = 0;
  size_t said = 0;
  std::vector<double> millis;  // from said to reply.done, sorted
};

/// An everyday line; the same for the same number.
std::string_view CrowdLine(int number);

/// `name_of` names the people; `on_ready` runs when all are connected and have said a first line, which is not measured.
CrowdOutcome RunCrowd(unsigned short port, const CrowdOptions& options, std::string (*name_of)(int), const std::function<void()>& on_ready);

}  // namespace sam::app
