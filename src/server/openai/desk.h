// Where the API's requests wait: at most so many of one person's, and which of them came before.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "companion/turn_report.h"

namespace sam::api {

/// Thread-safe.
class Desk {
 public:
  static constexpr int kMostWaiting = 8;  // of one person's requests, the one that is being answered among them

  /// One request's place, until it is answered. False where the person has as many waiting as may be. Keeps the desk: as the server ends, what waits there goes last.
  class Place {
   public:
    Place(std::shared_ptr<Desk> desk, std::string person);
    ~Place();
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    explicit operator bool() const { return taken_; }

   private:
    const std::shared_ptr<Desk> desk_;
    const std::string person_;
    bool taken_ = false;
  };

  /// The id under which a request is taken: the same request twice under one `idempotency_key` has one id; without a key a retry, as the client counts them
  /// (`retries` > 0), has the id of the try before it, and anything else one of its own.
  std::string IdOf(std::string_view person, std::string_view body, std::string_view idempotency_key, int retries);

  /// What her life does not keep of an answer (calls, a refusal, counts) is noted, for a request that comes again; there it is put back.
  void Note(const std::string& id, const TurnReport& report);
  void PutBack(const std::string& id, TurnReport& again);

 private:
  static constexpr size_t kMostRemembered = 4096, kMostNoted = 1024;
  struct Noted {
    std::vector<ToolCall> calls;
    bool cut_to_length = false, is_refusal = false;
    std::optional<ModelTokens> tokens;
  };

  std::mutex mutex_;
  std::unordered_map<std::string, int> waiting_;
  std::unordered_map<uint64_t, std::string> ids_;  // of the last requests, by their hash
  std::deque<uint64_t> order_;                     // of these, oldest first
  std::unordered_map<std::string, Noted> noted_;
  std::deque<std::string> noted_order_;            // oldest first
};

}  // namespace sam::api
