#include "server/metrics.h"

#include <fmt/format.h>

namespace sam {

void Metrics::CountTurn(double milliseconds) {
  size_t bucket = 0;
  while (bucket < kBoundsMs.size() && milliseconds > kBoundsMs[bucket]) ++bucket;
  buckets_[bucket].fetch_add(1, std::memory_order_relaxed);
  turns_.fetch_add(1, std::memory_order_relaxed);
  micros_.fetch_add(static_cast<uint64_t>(milliseconds * 1000), std::memory_order_relaxed);
}

std::string Metrics::Text(int people_now) const {
  std::string out = "# TYPE samantha_turn_seconds histogram\n";
  uint64_t below = 0;
  for (size_t i = 0; i < kBoundsMs.size(); ++i) {
    below += buckets_[i].load(std::memory_order_relaxed);
    out += fmt::format("samantha_turn_seconds_bucket{{le=\"{}\"}} {}\n", kBoundsMs[i] / 1000, below);
  }
  const uint64_t turns = turns_.load(std::memory_order_relaxed);
  out += fmt::format("samantha_turn_seconds_bucket{{le=\"+Inf\"}} {}\nsamantha_turn_seconds_count {}\nsamantha_turn_seconds_sum {:.6f}\n", turns, turns,
                     static_cast<double>(micros_.load(std::memory_order_relaxed)) / 1e6);
  out += fmt::format("# TYPE samantha_connections gauge\nsamantha_connections {}\n", connections_.load(std::memory_order_relaxed));
  out += fmt::format("# TYPE samantha_people_now gauge\nsamantha_people_now {}\n", people_now);
  out += fmt::format("# TYPE samantha_refused_requests_total counter\nsamantha_refused_requests_total {}\n", refusals_.load(std::memory_order_relaxed));
  return out;
}

}  // namespace sam
