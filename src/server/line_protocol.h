// The lines of `samantha chat --json`: one JSON object in, one or more out. Also what the Unix socket and the pipe speak.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "companion/people.h"

namespace sam {

/// One person's line-by-line conversation, with a clock of its own: real time until a line gives "at" or "wait", from then on
/// only those move it. Not thread-safe: one line at a time.
class LineProtocol {
 public:
  LineProtocol(std::shared_ptr<Session> session, People& people, const WallClock& clock);

  /// Answers one line of input (without its newline) by whole lines, each ending in a newline. Bad input gives {"error":...};
  /// nothing throws, nothing ends the conversation.
  boost::asio::awaitable<std::string> Answer(std::string_view line);
  /// The same for a line of plain text.
  boost::asio::awaitable<Result<TurnReport>> Say(std::string text);

 private:
  struct Request;
  /// A long line holds a picture and is parsed where it keeps nobody waiting.
  boost::asio::awaitable<Result<nlohmann::json>> ParseLine(std::string_view line);
  boost::asio::awaitable<std::string> Dispatch(Request request);
  boost::asio::awaitable<std::string> AnswerSay(Request request);
  boost::asio::awaitable<std::string> AnswerWait(std::string duration);
  boost::asio::awaitable<std::string> AnswerSet(Request request);
  boost::asio::awaitable<std::string> AnswerSetup(Request request);
  /// forget, correct, pin, unpin.
  boost::asio::awaitable<std::string> AnswerCare(std::string what, nlohmann::json target);
  boost::asio::awaitable<std::string> AnswerMemory(nlohmann::json query);
  boost::asio::awaitable<std::string> AnswerLook(std::string what);
  boost::asio::awaitable<std::string> AnswerNotes();
  /// settings, audit, diary, bond.
  boost::asio::awaitable<std::string> AnswerReins(std::string what);
  /// set.settings, pause, resume, undo.
  boost::asio::awaitable<std::string> AnswerSetSettings(nlohmann::json settings, std::string_view answered_as);
  boost::asio::awaitable<std::string> AnswerUndo();
  /// Her character card: export, preview, import.
  boost::asio::awaitable<std::string> AnswerCard(nlohmann::json what);
  boost::asio::awaitable<std::string> AnswerCardExport(nlohmann::json what);
  /// Which tools there are, and which she may use.
  boost::asio::awaitable<std::string> AnswerTools(nlohmann::json what);
  Moment Now() const { return virtual_now_ ? *virtual_now_ : clock_.Now(); }

  std::shared_ptr<Session> session_;
  People& people_;
  const WallClock& clock_;
  std::optional<Moment> virtual_now_;
};

}  // namespace sam
