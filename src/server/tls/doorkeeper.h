// How many strangers stand at the door: connections of which nothing has been let in yet. A stranger who holds many of them open keeps nobody else out.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace sam {

/// Thread-safe.
class Doorkeeper {
 public:
  static constexpr int kMost = 256, kMostOfOne = 32;

 private:
  struct Room {
    std::mutex mutex;
    std::map<std::string, int> waiting;
    int all = 0;
  };

 public:
  /// Counts as long as it lives, also beyond the door.
  class Pass {
   public:
    Pass(Pass&& other) noexcept = default;
    Pass& operator=(Pass&&) = delete;
    ~Pass() {
      if (!room_) return;
      const std::scoped_lock lock(room_->mutex);
      --room_->all;
      if (const auto at = room_->waiting.find(from_); --at->second == 0) room_->waiting.erase(at);
    }

   private:
    friend class Doorkeeper;
    Pass(std::shared_ptr<Room> room, std::string from) : room_(std::move(room)), from_(std::move(from)) {}
    std::shared_ptr<Room> room_;
    std::string from_;
  };

  /// None where there are too many, of this address or in all.
  std::optional<Pass> Enter(const std::string& from) {
    const std::scoped_lock lock(room_->mutex);
    if (room_->all >= kMost) return std::nullopt;
    int& here = room_->waiting[from];
    if (here >= kMostOfOne) return std::nullopt;
    ++here;
    ++room_->all;
    return Pass(room_, from);
  }

 private:
  const std::shared_ptr<Room> room_ = std::make_shared<Room>();
};

}  // namespace sam
