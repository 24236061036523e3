// Pairing codes: what a new device shows once, within ten minutes, to be let in as the person whom the code was made for.
#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace sam {

/// Thread-safe. Codes lie in memory only, as hashes.
class PairingDesk {
 public:
  static constexpr auto kCodeLife = std::chrono::minutes(10);
  static constexpr size_t kMostCodes = 8;     // open at once; the oldest makes room
  static constexpr int kMostWrong = 10;       // within kCodeLife, from one address
  static constexpr int kMostWrongOfAll = 60;  // and from all together: 60 of 2^40 codes

  /// "K7QM-2XPA": 40 random bits in Crockford's base 32.
  std::string Make(const std::string& person, Instant now);

  enum class Ruling : uint8_t { kRight, kWrong, kTooMany };
  struct Answer {
    Ruling ruling = Ruling::kWrong;
    std::string person;  // where it is right
  };
  /// A right code counts once. `from` is the address that it came from. Case, spaces and hyphens do not matter, nor O for 0, I or L for 1.
  Answer Take(std::string_view code, const std::string& from, Instant now);

 private:
  struct Open {
    std::string hash, person;
    Instant until;
  };
  struct Wrong {
    std::string from;
    Instant at;
  };
  void Tidy(Instant now);

  std::mutex mutex_;
  std::deque<Open> open_;
  std::deque<Wrong> wrong_;
};

}  // namespace sam
