#include "mind/llm/worker/thread_chooser.h"

#include <algorithm>

namespace sam::llm {
namespace {

constexpr int kTryEvery = 32;      // passes
constexpr double kNewsWeight = 0.3;

}  // namespace

ThreadChooser::ThreadChooser(int most) {
  candidates_ = {std::max(1, most), std::max(1, most / 2), 1};
  candidates_.erase(std::unique(candidates_.begin(), candidates_.end()), candidates_.end());
  for (Known& known : known_) known.seconds.resize(candidates_.size());
}

size_t ThreadChooser::SizeOf(int tokens) {
  size_t size = 0;
  while (tokens > 1 && size + 1 < kSizes) tokens /= 2, ++size;
  return size;
}

int ThreadChooser::Choose(int tokens) {
  tokens_ = std::max(1, tokens);
  size_ = SizeOf(tokens_);
  Known& known = known_[size_];
  const auto unknown = std::find(known.seconds.begin(), known.seconds.end(), 0);
  if (unknown != known.seconds.end()) chosen_ = static_cast<size_t>(unknown - known.seconds.begin());
  else if (++known.passes % kTryEvery == 0) chosen_ = static_cast<size_t>(known.passes / kTryEvery) % candidates_.size();
  else chosen_ = static_cast<size_t>(std::min_element(known.seconds.begin(), known.seconds.end()) - known.seconds.begin());
  return candidates_[chosen_];
}

void ThreadChooser::Took(double seconds) {
  double& known = known_[size_].seconds[chosen_];
  const double now = std::max(seconds / tokens_, 1e-9);
  known = known == 0 ? now : known + kNewsWeight * (now - known);
}

}  // namespace sam::llm
