#include "server/openai/api_error.h"

#include <nlohmann/json.hpp>

namespace sam::api {
namespace {

using nlohmann::ordered_json;

ordered_json OrNull(const std::string& text) { return text.empty() ? ordered_json() : ordered_json(text); }

unsigned StatusOf(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidArgument: return 400;
    case ErrorCode::kNotFound: return 404;
    case ErrorCode::kExhausted: return 413;
    case ErrorCode::kCancelled: return 429;
    case ErrorCode::kUnavailable: return 503;
    case ErrorCode::kCorrupt: case ErrorCode::kInternal: break;
  }
  return 500;
}

}  // namespace

std::string_view TypeOf(unsigned status) {
  if (status == 403) return "permission_error";
  if (status == 429) return "rate_limit_error";
  return status >= 500 ? "server_error" : "invalid_request_error";
}

std::string ErrorBody(const ApiError& error) {
  const ordered_json body = {{"error", {{"message", error.message}, {"type", TypeOf(error.status)}, {"param", OrNull(error.param)}, {"code", OrNull(error.code)}}}};
  return body.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

ApiError FromError(const Error& error) {
  const unsigned status = StatusOf(error.code);
  return {.status = status, .message = error.message, .code = status == 429 ? "rate_limit_exceeded" : "", .retry_after_s = status == 429 ? 1 : 0};
}

}  // namespace sam::api
