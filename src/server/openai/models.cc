#include "server/openai/models.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/unicode.h"

namespace sam::api {
namespace {

using nlohmann::ordered_json;

constexpr int64_t kMade = 1795737600;  // 2026-11-27, when she came to this API

ordered_json Model() { return {{"id", kModel}, {"object", "model"}, {"created", kMade}, {"owned_by", "samantha"}}; }

}  // namespace

ApiError NoSuchModel(std::string_view id) {
  return {.status = 404, .message = fmt::format("The model '{}' does not exist here; the one that does is '{}'.", CleanText(id, 80), kModel), .param = "model", .code = "model_not_found"};
}

boost::asio::awaitable<void> ListModels(Exchange& exchange) {
  const ordered_json list = {{"object", "list"}, {"data", ordered_json::array({Model()})}};
  std::string text = list.dump();
  co_await exchange.Send("application/json", std::move(text));
}

boost::asio::awaitable<void> ShowModel(Exchange& exchange) {
  if (exchange.rest != kModel) {
    ApiError error = NoSuchModel(exchange.rest);
    co_return co_await exchange.SendError(std::move(error));
  }
  std::string text = Model().dump();
  co_await exchange.Send("application/json", std::move(text));
}

}  // namespace sam::api
