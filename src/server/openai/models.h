// GET /v1/models and /v1/models/{id}: there is one, and she is it.
#pragma once

#include "server/openai/exchange.h"

namespace sam::api {

inline constexpr std::string_view kModel = "samantha";

/// 404 in the API's words for a model that is not here.
ApiError NoSuchModel(std::string_view id);

boost::asio::awaitable<void> ListModels(Exchange& exchange);
boost::asio::awaitable<void> ShowModel(Exchange& exchange);

}  // namespace sam::api
