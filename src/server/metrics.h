// Counts for /metrics, in the text format of Prometheus. No words, no names.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string>

namespace sam {

/// Thread-safe.
class Metrics {
 public:
  /// Upper bounds of the turn-time histogram, in milliseconds.
  static constexpr std::array<double, 8> kBoundsMs = {1, 2, 5, 10, 20, 50, 100, 500};

  void CountTurn(double milliseconds);
  void CountRefusal() { refusals_.fetch_add(1, std::memory_order_relaxed); }
  void Connections(int change) { connections_.fetch_add(change, std::memory_order_relaxed); }
  std::string Text(int people_now) const;

 private:
  std::array<std::atomic<uint64_t>, kBoundsMs.size() + 1> buckets_{};
  std::atomic<uint64_t> turns_{0}, refusals_{0}, micros_{0};
  std::atomic<int64_t> connections_{0};
};

}  // namespace sam
