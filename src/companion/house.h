// What whoever runs the machine has set for everybody who lives here.
#pragma once

#include <mutex>

#include "core/settings.h"

namespace sam {

/// Thread-safe.
class House {
 public:
  House() = default;
  explicit House(Settings settings) : settings_(std::move(settings)) {}
  Settings Get() const {
    const std::scoped_lock lock(mutex_);
    return settings_;
  }
  void Set(Settings settings) {
    const std::scoped_lock lock(mutex_);
    settings_ = std::move(settings);
  }

 private:
  mutable std::mutex mutex_;
  Settings settings_;
};

}  // namespace sam
