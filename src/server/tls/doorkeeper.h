// How many strangers stand at the door: connections of which nothing has been let in yet. A stranger who holds many of them open keeps nobody else out.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace sam {

/// Thread-safe; outlives its passes.
class Doorkeeper {
 public:
  static constexpr int kMost = 256, kMostOfOne = 32;

  /// Counts as long as it lives.
  class Pass {
   public:
    Pass(Pass&& other) noexcept : keeper_(std::exchange(other.keeper_, nullptr)), from_(std::move(other.from_)) {}
    Pass& operator=(Pass&&) = delete;
    ~Pass() {
      if (keeper_ != nullptr) keeper_->Leave(from_);
    }

   private:
    friend class Doorkeeper;
    Pass(Doorkeeper* keeper, std::string from) : keeper_(keeper), from_(std::move(from)) {}
    Doorkeeper* keeper_;
    std::string from_;
  };

  /// None where there are too many, of this address or in all.
  std::optional<Pass> Enter(const std::string& from) {
    const std::scoped_lock lock(mutex_);
    if (all_ >= kMost) return std::nullopt;
    int& here = waiting_[from];
    if (here >= kMostOfOne) return std::nullopt;
    ++here;
    ++all_;
    return Pass(this, from);
  }

 private:
  void Leave(const std::string& from) {
    const std::scoped_lock lock(mutex_);
    --all_;
    if (const auto at = waiting_.find(from); --at->second == 0) waiting_.erase(at);
  }
  std::mutex mutex_;
  std::map<std::string, int> waiting_;
  int all_ = 0;
};

}  // namespace sam
