// The mind: a Thought in, sentences out. The built-in one needs no weights.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "core/event.h"
#include "core/prosody.h"
#include "core/thought.h"

namespace sam {

/// Where her sentences go as they are said, in order. Called on the person's executor.
class SentenceSink {
 public:
  virtual ~SentenceSink() = default;
  /// How what follows is to sound; before the first sentence.
  virtual void OnManner(const Prosody& /*manner*/) {}
  virtual void OnSentence(std::string_view sentence) = 0;
};

/// What a mind speaks to: the conscience stands between it and the person.
class MindSink {
 public:
  virtual ~MindSink() = default;
  virtual Said OnSentence(std::string_view sentence) = 0;
  /// One of the words that were written for her, from a mind that otherwise says what a model finds.
  virtual Said OnOwnSentence(std::string_view sentence) { return OnSentence(sentence); }
  /// A JSON document that the request asks for, whole; `texts` are the strings in it, names of members included. It goes out as it is (kWhole) or not at all (kNot).
  virtual Said OnDocument(std::string_view /*document*/, const std::vector<std::string>& /*texts*/) { return Said::kNot; }
  /// The mind wishes to call one of the thought's tools. Whether it may is decided here, not by the mind.
  virtual boost::asio::awaitable<CallOutcome> OnCall(ToolCall /*call*/, std::stop_token /*stop*/) { co_return CallOutcome{CallOutcome::Kind::kRefused, "there are no tools"}; }
};

/// kAtOnce: within milliseconds, so that what was heard and what was answered are one write. kStreaming: sentence by sentence, over seconds.
enum class Pace : uint8_t { kAtOnce, kStreaming };

/// What the person said in a turn, as it is read again after the talk.
struct TalkedTurn {
  TurnId turn = TurnId::kNone;
  std::string said;
};

class Mind {
 public:
  virtual ~Mind() = default;
  /// "builtin", "llama", "openai".
  virtual std::string_view name() const = 0;
  virtual Pace pace() const { return Pace::kAtOnce; }
  /// Whether a picture that is shown is more to it than what her own eyes read, and where it goes then: a clean copy is made only for a mind that takes one.
  /// Thread-safe.
  virtual boost::asio::awaitable<PictureReader> ReadsPictures(std::stop_token /*stop*/) { co_return PictureReader::kNone; }
  /// Streams the reply to `sink` and gives it whole, as the mind said it: what the person got is the sink's to know. Returns early, as success, when
  /// `stop` is asked for. `thought` is only used until it returns. Safe to call for different people at the same time.
  virtual boost::asio::awaitable<Result<Reply>> Answer(const Thought& thought, MindSink& sink, std::stop_token stop) = 0;
  /// The model that can read a talk again; "" where there is none.
  virtual std::string reader() const { return {}; }
  /// What is worth keeping of what one person said, as the model puts it: nothing of it has been checked, and no more than a few notes are kept. kUnavailable: not now.
  virtual boost::asio::awaitable<Result<std::vector<NotedEvent>>> ReadAgain(std::vector<TalkedTurn> /*talk*/, std::stop_token /*stop*/) {
    co_return Fail(ErrorCode::kUnavailable, "no language model is there that could read the talk again");
  }
  /// Lets go of everything it keeps in memory of this person, as something was forgotten or undone. Thread-safe.
  virtual void LetGo(PersonId /*person*/) {}
};

}  // namespace sam
