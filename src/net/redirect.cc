#include "net/redirect.h"

#include <fmt/format.h>

namespace sam::net {

Result<HttpRequest> SendOn(const HttpRequest& request, const Url& from, const Url& to, int status) {
  const bool same = from.Origin() == to.Origin(), as_it_is = status == 307 || status == 308;
  if (to.scheme != Scheme::kHttps) return Fail(ErrorCode::kInvalidArgument, fmt::format("{} sends on to {}, which is not https; give the address it should be asked at", from.Shown(), to.Shown()));
  HttpRequest next = request;
  next.url = to.Text();
  if (request.method == Method::kPost && !as_it_is) next.method = Method::kGet, next.body.clear();
  if (same) return next;
  if (next.method == Method::kPost || next.method == Method::kDelete)
    return Fail(ErrorCode::kInvalidArgument, fmt::format("{} sends on to another host, {}, and what was said would go there too; give that address if you mean it", from.Shown(), to.Shown()));
  next.key.clear();
  next.secrets.clear();
  next.headers.clear();
  return next;
}

}  // namespace sam::net
