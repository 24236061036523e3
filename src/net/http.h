// What goes over HTTP: a request with its limits, an answer, and where its body goes.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace sam::net {

enum class Method : uint8_t { kGet, kHead, kPost, kDelete };

/// Where a request may go. Link-local, multicast, unspecified and metadata addresses are refused in either case.
enum class Reach : uint8_t { kPublic, kPrivateToo };  // kPrivateToo: loopback and private networks as well

struct HttpLimits {
  std::chrono::milliseconds connect{10'000};     // until a connection stands, the name looked up
  std::chrono::milliseconds first_byte{60'000};  // from then to the answer's first byte
  std::chrono::milliseconds idle{30'000};        // between two pieces of the answer
  std::chrono::milliseconds total{0};            // of it all; 0: as long as it takes
  size_t header_bytes = 64 << 10;                // of the answer's head
  uint64_t body_bytes = 8 << 20;                 // of the answer's body
};

/// kOnce: for what acts and must not be done twice. Over a connection that was kept the library sends a request again, by itself, when it dies without an answer; this one gets its own.
enum class Delivered : uint8_t { kAtLeastOnce, kOnce };

using HeaderField = std::pair<std::string, std::string>;

struct HttpRequest {
  Method method = Method::kGet;
  std::string url;
  std::vector<HeaderField> headers{};
  std::string body{};        // of a kPost
  std::string key{};         // "Authorization: Bearer KEY"; over plain http it goes to loopback and private addresses only
  std::vector<HeaderField> secrets{};  // headers that hold keys: where they go is bound as for `key`
  Delivered delivered = Delivered::kAtLeastOnce;
  Reach reach = Reach::kPublic;
  int redirects = 0;         // followed, at most 5, and to https only; the keys, the headers and the body stay with the first host
  uint64_t resume_from = 0;  // bytes that are there already: only what follows is asked for; see BodySink::OnHead
  HttpLimits limits{};
};

struct HttpResponse {
  int status = 0;                    // 100 to 599
  std::vector<HeaderField> headers;  // names in lower case
  std::string url;                   // that answered, after redirects
  uint64_t body_bytes = 0;           // that were received

  /// The first of this name (lower case); "" where there is none.
  std::string_view Header(std::string_view name) const;
};

/// Where an answer goes: on the caller's executor, in order, never after Fetch has returned. A failure ends the transfer and is what Fetch gives.
class BodySink {
 public:
  virtual ~BodySink() = default;
  /// Before the body. Where resume_from was asked for: status 206 goes on from there, 200 begins anew.
  virtual Result<void> OnHead(const HttpResponse& /*head*/) { return {}; }
  virtual Result<void> OnBody(std::string_view bytes) = 0;
};

/// Keeps the body as one text.
class BodyText final : public BodySink {
 public:
  Result<void> OnBody(std::string_view bytes) override {
    text.append(bytes);
    return {};
  }
  std::string text;
};

}  // namespace sam::net
