// The mind: a Thought in, sentences out. The built-in one needs no weights.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <stop_token>
#include <string_view>

#include "base/result.h"
#include "core/thought.h"

namespace sam {

/// Where a mind's sentences go as they are found, in order. Called on the person's executor.
class SentenceSink {
 public:
  virtual ~SentenceSink() = default;
  virtual void OnSentence(std::string_view sentence) = 0;
};

class Mind {
 public:
  virtual ~Mind() = default;
  /// "builtin", "llama", "openai".
  virtual std::string_view name() const = 0;
  /// Streams the reply to `sink` and gives it whole. Returns early, as success, when `stop` is asked for. `thought` is
  /// only used until it returns. Safe to call for different people at the same time.
  virtual boost::asio::awaitable<Result<Reply>> Answer(const Thought& thought, SentenceSink& sink, std::stop_token stop) = 0;
};

}  // namespace sam
