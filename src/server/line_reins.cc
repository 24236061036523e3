// The reins over the line protocol: {"settings":true}, {"set":{"settings":{...}}}, {"pause":true}, {"resume":true}, {"undo":true}, {"audit":true},
// {"diary":true}, {"bond":true}.
#include <nlohmann/json.hpp>

#include "base/unicode.h"
#include "server/json.h"
#include "server/json_reins.h"
#include "server/line_protocol.h"

namespace sam {

using boost::asio::awaitable;
using nlohmann::json;
using nlohmann::ordered_json;

awaitable<std::string> LineProtocol::AnswerReins(std::string what) {
  std::function<awaitable<Result<std::string>>(Conversation&)> look = [this, what](Conversation& conversation) -> awaitable<Result<std::string>> {
    const Life& life = conversation.life();
    const Moment now = conversation.Clock(Now());
    if (what == "audit") {
      auto audit = conversation.Audit();
      if (!audit) co_return tl::unexpected(audit.error());
      co_return wire::Line({{"audit", wire::ToJson(*audit)}});
    }
    if (what == "diary") co_return wire::Line({{"diary", wire::ToJson(life.diary(), now)}});
    if (what == "bond") {
      const DiscourseTurn* last = life.discourse().Last();
      const bool korean = last ? HasHangul(last->said) : life.persona().language == Language::kKorean;
      co_return wire::Line({{"bond", wire::ToJson(life.bond(), korean ? Language::kKorean : Language::kEnglish)}});
    }
    co_return wire::Line({{"settings", wire::ToJson(conversation.Reins())}, {"yours", wire::ToJson(life.settings())}, {"limits", wire::ToJson(conversation.Limits())}});
  };
  auto line = co_await session_->With(std::move(look));
  co_return line ? *line : wire::ErrorLine(line.error().message);
}

awaitable<std::string> LineProtocol::AnswerSetSettings(json settings, std::string_view answered_as) {
  auto change = wire::ReadSettingsChange(settings);
  if (!change) co_return wire::ErrorLine(change.error().message);
  if (change->paused.value_or(false)) session_->Interrupt();
  std::function<awaitable<Result<Settings>>(Conversation&)> apply = [this, c = *change](Conversation& conversation) {
    return conversation.ChangeSettings(c, conscience::Setter::kPerson, "set by hand", Now());
  };
  auto now = co_await session_->With(std::move(apply));
  if (!now) co_return wire::ErrorLine(now.error().message);
  if (answered_as == "set") co_return wire::Line({{"set", {{"settings", wire::ToJson(*now)}}}});
  co_return wire::Line({{"paused", now->paused}});
}

awaitable<std::string> LineProtocol::AnswerUndo() {
  std::function<awaitable<Result<Persona>>(Conversation&)> undo = [this](Conversation& conversation) { return conversation.UndoPersona(Now()); };
  auto persona = co_await session_->With(std::move(undo));
  if (!persona) co_return wire::ErrorLine(persona.error().message);
  co_return wire::Line({{"undone", {{"persona", wire::ToJson(*persona)}}}});
}

}  // namespace sam
