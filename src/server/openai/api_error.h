// Errors of the API in its own shape: {"error":{"message","type","param","code"}} with an HTTP status.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "base/result.h"

namespace sam::api {

struct ApiError {
  unsigned status = 400;
  std::string message;  // what is wrong, with which value, what to do
  std::string param{};  // the field of the request that is meant, "messages[0].role"; "" for null
  std::string code{};   // for programs: "invalid_api_key"; "" for null
  int retry_after_s = 0;  // of a 429 or 503; 0 for none
};

template <typename T>
using Outcome = tl::expected<T, ApiError>;

inline tl::unexpected<ApiError> Refuse(ApiError error) { return tl::unexpected<ApiError>(std::move(error)); }

/// "invalid_request_error", "rate_limit_error", "server_error"... for a status.
std::string_view TypeOf(unsigned status);
/// The whole body; always valid JSON.
std::string ErrorBody(const ApiError& error);
/// A failure inside her, as the API tells it.
ApiError FromError(const Error& error);

}  // namespace sam::api
