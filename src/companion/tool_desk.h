// Where a mind's wishes to call tools are decided: what the person has allowed is called, what acts outward is shown and waits for the person's yes.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/event.h"
#include "tools/toolbox.h"

namespace sam {

/// Of one turn. Not thread-safe.
class ToolDesk {
 public:
  /// Makes an event part of the life, and durable.
  using Record = std::function<boost::asio::awaitable<Result<void>>(ToolEvent)>;
  /// `box` null: there are no tools. `consent` is the life's, as it changes.
  ToolDesk(tools::Toolbox* box, const ToolConsent& consent, Record record) : box_(box), consent_(consent), record_(std::move(record)) {}

  /// The allowed tools as they are now. One that says something else of itself since is allowed no more: changed() names it.
  boost::asio::awaitable<Result<std::vector<OfferedTool>>> Offer(std::stop_token stop);
  const std::vector<std::string>& changed() const { return changed_; }

  /// A mind's wish. Where the person is asked, the text is what to show: the call exactly as it would be made.
  boost::asio::awaitable<CallOutcome> Take(ToolCall call, const Thought& thought, std::stop_token stop);
  /// A call that the person has said yes to.
  boost::asio::awaitable<CallOutcome> MakeConfirmed(AskedCall asked, std::stop_token stop);

 private:
  const tools::Tool* Known(const std::string& name) const;
  boost::asio::awaitable<CallOutcome> Make(const char* as, AskedCall call, std::stop_token stop);
  boost::asio::awaitable<CallOutcome> Ask(AskedCall call, const Thought& thought);

  tools::Toolbox* const box_;
  const ToolConsent& consent_;
  const Record record_;
  std::vector<tools::Tool> known_;
  std::vector<std::string> changed_;
  int calls_ = 0;
};

/// A line of the content about tools, as she says it.
std::string ToolLine(std::string_view key, const Thought& thought, const std::string& tool);

/// Words of others come to the mind with this turn: of a program's request, a picture, a text that is shown.
bool BringsWordsOfOthers(const Utterance& utterance, const Percept& percept);
/// Or have come to it of late, or stand in what it remembers or in the character it is to be.
bool WordsOfOthersAreBefore(const Thought& thought, const ToolConsent& consent);

}  // namespace sam
