// The API as OpenAI's clients know it: which address does what. docs/api.md describes it for people.
#pragma once

#include <boost/beast/http/verb.hpp>
#include <cstdint>
#include <string_view>

#include "server/openai/exchange.h"

namespace sam::api {

/// A new address of the API is one more line in router.cc's table.
struct Route {
  boost::beast::http::verb method;
  std::string_view path;      // "/v1/models"; one that ends in '/' takes the rest of the address as an id
  uint64_t longest_body = 0;  // bytes
  boost::asio::awaitable<void> (*answer)(Exchange& exchange);  // admitted, its body read; sends an answer, whole or in pieces, or takes the stream
};

/// True for every address under /v1/ but those of the page.
bool IsApi(std::string_view path);

/// Finds the route, admits the caller, reads the body and answers; any failure in the API's own shape. `parser` has read the header. Gives whether the
/// connection goes on; the stream may be taken over.
boost::asio::awaitable<bool> Answer(WebStream& stream, boost::beast::flat_buffer& buffer, Exchange::Parser& parser, const ServerContext& context);

}  // namespace sam::api
