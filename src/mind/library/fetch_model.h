// Gets a model's file over the network, in as many goes as it takes: what has come stays, and nothing takes its place before hash and header are right.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <stop_token>
#include <string>

#include "mind/library/known_models.h"
#include "net/http_client.h"

namespace sam::llm {

struct FetchOptions {
  std::string folder;                        // where the file goes; made where it is missing
  net::Reach reach = net::Reach::kPublic;
  std::function<void(uint64_t done, uint64_t all)> on_progress;  // bytes; `all` 0 while not known
};

/// Gives the file's path. `model` as CheckKnownModel allows it (but for the url's scheme). What came before an end lies in NAME.HASH.part, and the next call goes on from there.
/// kUnavailable: trying again may help; kCorrupt: size, hash or header are wrong, and what came was removed; kExhausted: no room; kCancelled. `stop` is
/// asked for on the executor's thread.
boost::asio::awaitable<Result<std::string>> FetchModel(net::HttpClient& client, KnownModel model, FetchOptions options, std::stop_token stop);

}  // namespace sam::llm
