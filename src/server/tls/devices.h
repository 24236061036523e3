// For whoever runs her, on her page: letting a device in, which are in, and putting one out.
#pragma once

#include <string_view>

#include "server/http_response.h"
#include "server/server.h"

namespace sam {

/// /pair/new, /devices.
bool IsForOwner(std::string_view path);
/// POST /pair/new makes a code, GET /devices lists, DELETE /devices?id= puts one out. `device` is the id of the paired device that asks, which lets no other in or out; "" for none.
HttpResponse AnswerOwner(const HttpRequest& request, const Target& target, const ServerContext& context, std::string_view device);

}  // namespace sam
