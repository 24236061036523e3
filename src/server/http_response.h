// Whole answers of the page's side, with the headers that keep it apart from other sites.
#pragma once

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/status.hpp>
#include <boost/beast/http/string_body.hpp>
#include <string_view>

#include "server/http_request.h"

namespace sam {

using HttpResponse = boost::beast::http::response<boost::beast::http::string_body>;

HttpResponse Respond(const HttpRequest& request, boost::beast::http::status status, std::string_view type, std::string_view body);
/// {"error": message}
HttpResponse RespondRefusal(const HttpRequest& request, boost::beast::http::status status, std::string_view message);
/// 303 to `location`.
HttpResponse RespondElsewhere(const HttpRequest& request, std::string_view location);

}  // namespace sam
