// What a request's head says: its address, its fields, and whether it may come in.
#pragma once

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <string>
#include <string_view>

#include "server/guard.h"

namespace sam {

using HttpRequest = boost::beast::http::request<boost::beast::http::string_body>;

struct Target {
  std::string path, query;
};
inline Target Split(std::string_view target) {
  const size_t mark = target.find('?');
  return {std::string(target.substr(0, mark)), mark == target.npos ? "" : std::string(target.substr(mark + 1))};
}

inline std::string_view Field(const HttpRequest& request, boost::beast::http::field name) {
  const auto value = request[name];
  return {value.data(), value.size()};
}
inline std::string_view Field(const HttpRequest& request, std::string_view name) {
  const auto value = request[boost::beast::string_view(name.data(), name.size())];
  return {value.data(), value.size()};
}

/// By its Host and its Origin.
Admission AdmitPlaceOf(const HttpRequest& request, const GuardConfig& guard);
/// By its Host, its Origin and the session's token.
Admission AdmitRequest(const HttpRequest& request, const Target& target, const GuardConfig& guard);

}  // namespace sam
