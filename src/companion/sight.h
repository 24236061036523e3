// Looking at a picture that somebody shows: what was seen, or why nothing.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "companion/aside.h"
#include "core/percept.h"

namespace sam {

/// The bytes of a file -> what is in it. Thread-safe; fails with kInvalidArgument on a broken file, kExhausted where it takes too
/// much, kCancelled where there is no time.
using Looker = std::function<Result<Seen>(std::string_view file)>;
/// The bytes of a file -> a copy that holds its points and nothing else. Thread-safe.
using Copier = std::function<Result<std::string>(std::string_view file)>;

/// A larger file is not looked at.
inline constexpr size_t kMostPictureBytes = 16u << 20;

struct Glance {
  std::optional<Seen> seen;
  std::string unseen;  // as in Percept
  std::string copy{};  // a clean one, where it was asked for and could be made
};

/// Thread-safe. Looks at a few pictures at a time, on threads of its own.
class Sight {
 public:
  explicit Sight(Looker look, Copier copy = {});
  enum class Copy : uint8_t { kNone, kClean };
  boost::asio::awaitable<Glance> LookAt(std::string file, Copy copy = Copy::kNone);
  /// For other long work with pictures, such as reading them from a message.
  Aside& aside() { return aside_; }

 private:
  Looker look_;
  Copier copy_;
  Aside aside_;
};

/// A file that begins as a PNG, JPEG, WebP, BMP or GIF does.
bool BeginsAsPicture(std::string_view file);

}  // namespace sam
