// Result<T>: a value or an Error that says what failed, with which value, and what to do.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace sam {

enum class ErrorCode { kInvalidArgument, kNotFound, kUnavailable, kCorrupt, kExhausted, kCancelled, kInternal };

/// `message` is one plain line: what failed, with which value, what to do.
struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;
};

/// [[nodiscard]] wrapper: a dropped result does not compile.
template <typename T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
  Result(tl::expected<T, Error> other) : tl::expected<T, Error>(std::move(other)) {}
};

inline tl::unexpected<Error> Fail(ErrorCode code, std::string message) {
  return tl::unexpected<Error>(Error{code, std::move(message)});
}

[[noreturn]] void CheckFailed(const char* expression, const char* file, int line);

}  // namespace sam

/// For programmer errors only, never on outside data.
#define SAM_CHECK(expression) \
  ((expression) ? static_cast<void>(0) : ::sam::CheckFailed(#expression, __FILE__, __LINE__))
