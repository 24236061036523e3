// The open connections of paired devices, so that a device that is removed falls silent at once.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "server/web_stream.h"

namespace sam {

/// Thread-safe.
class DeviceTalks {
 public:
  void Add(const std::string& device, std::weak_ptr<WebStream::Handle> connection) {
    const std::scoped_lock lock(mutex_);
    std::erase_if(open_, [](const auto& entry) { return entry.second.expired(); });
    if (ended_.contains(device)) WebStream::Cut(connection);
    else open_.emplace(device, std::move(connection));
  }
  void End(const std::string& device) {
    const std::scoped_lock lock(mutex_);
    for (auto [at, end] = open_.equal_range(device); at != end; ++at) WebStream::Cut(at->second);
    open_.erase(device);
    ended_.insert(device);
  }

 private:
  std::mutex mutex_;
  std::multimap<std::string, std::weak_ptr<WebStream::Handle>> open_;
  std::set<std::string> ended_;  // one that was let in as it was put out is cut off, too
};

}  // namespace sam
