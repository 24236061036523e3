// Her character card over the line protocol: {"card":true} gives it, {"card":{"export":{"version":"v2","as":"png","state":true}}} another kind of it,
// {"card":{"preview":{"json":"..."}}} tells what a card would change, {"card":{"import":{"json":"..."}}} takes it in. In the place of "json" a whole file, PNG or
// JSON, may come as base64 in "data".
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/base64.h"
#include "base/unicode.h"
#include "conscience/audit.h"
#include "core/predicates.h"
#include "persona/card_persona.h"
#include "server/json.h"
#include "server/line_protocol.h"

namespace sam {
namespace {

using boost::asio::awaitable;
using nlohmann::json;
using nlohmann::ordered_json;

constexpr const char* kWhy = "taken from a card";

Result<CharacterCard> CardIn(const json& given) {
  const bool object = given.is_object();
  const auto text = object ? given.find("json") : given.end(), data = object ? given.find("data") : given.end();
  if (text != given.end() && text->is_string()) return ReadCard(text->get_ref<const std::string&>());
  if (data == given.end() || !data->is_string()) return Fail(ErrorCode::kInvalidArgument, "a card comes as its text in \"json\" or as a file's bytes, base64, in \"data\"; send one of them");
  auto file = FromBase64(data->get_ref<const std::string&>());
  if (!file) return tl::unexpected(file.error());
  return ReadCard(*file);
}

/// As the person wants to be called; the name of the life where that never came up.
std::string CalledName(const Conversation& conversation) {
  for (const Fact& fact : conversation.life().memory().Current())
    if (fact.subject == "me" && fact.predicate == predicate::kName) return fact.object;
  return conversation.person().name;
}

ordered_json ToJson(const CharacterCard& card, const Persona& before, const Persona& after, const std::string& person) {
  return {{"name", after.name}, {"spec", Name(card.spec)}, {"creator", CleanText(card.creator, 200)}, {"ours", card.own.has_value()}, {"changes", conscience::Differences(before, after)}, {"about", after.about},
          {"first_words", FirstWords(card, person)}, {"left_out", LeftOut(card)}, {"lore_entries", card.lore_entries}, {"cut", card.cut}};
}

}  // namespace

awaitable<std::string> LineProtocol::AnswerCard(json what) {
  const bool object = what.is_object(), preview = object && what.contains("preview");
  if (!preview && (!object || !what.contains("import"))) co_return co_await AnswerCardExport(std::move(what));
  auto card = CardIn(what[preview ? "preview" : "import"]);
  if (!card) co_return wire::ErrorLine(card.error().message);
  std::function<awaitable<Result<std::string>>(Conversation&)> take = [this, preview, &card](Conversation& conversation) -> awaitable<Result<std::string>> {
    const Persona before = conversation.life().persona();
    auto persona = WithCard(*card, before);
    if (!persona) co_return tl::unexpected(persona.error());
    ordered_json told = ToJson(*card, before, *persona, CalledName(conversation));
    if (preview) co_return wire::Line({{"card", {{"preview", std::move(told)}}}});
    auto kept = co_await conversation.SetPersona(*persona, kWhy, Now());
    if (!kept) co_return tl::unexpected(kept.error());
    told["persona"] = wire::ToJson(*persona);
    co_return wire::Line({{"card", {{"imported", std::move(told)}}}});
  };
  auto line = co_await session_->With(std::move(take));
  co_return line ? *line : wire::ErrorLine(line.error().message);
}

awaitable<std::string> LineProtocol::AnswerCardExport(json what) {
  const json order = what.is_object() ? what.value("export", json::object()) : json::object();
  const json version = order.is_object() ? order.value("version", json("v3")) : json(), as = order.is_object() ? order.value("as", json("json")) : json();
  if ((version != "v2" && version != "v3") || (as != "json" && as != "png"))
    co_return wire::ErrorLine("a card is exported as {\"version\":\"v3\" or \"v2\",\"as\":\"json\" or \"png\",\"state\":true where it is to tell how you two stand}; send {\"card\":{\"export\":{}}}");
  const CardSpec spec = version == "v2" ? CardSpec::kV2 : CardSpec::kV3;
  const bool picture = as == "png", state = order.value("state", json()) == true;
  std::function<awaitable<Result<std::string>>(Conversation&)> write = [this, spec, picture, state](Conversation& conversation) -> awaitable<Result<std::string>> {
    const Persona& persona = conversation.life().persona();
    std::optional<CardState> stand;
    if (state) {
      const Pad mood = conversation.FeelingsAt(conversation.Clock(Now())).mood;
      stand = CardState{std::string(Name(conversation.life().bond().stage)), mood.pleasure, mood.arousal, mood.dominance};
    }
    auto written = picture ? WriteCardPng(persona, spec, stand, "") : WriteCard(persona, spec, stand);
    if (!written) co_return tl::unexpected(written.error());
    ordered_json told = {{"name", persona.name}, {"spec", Name(spec)}};
    if (picture) told["data"] = ToBase64(*written);
    else told["json"] = std::move(*written);
    co_return wire::Line({{"card", {{"exported", std::move(told)}}}});
  };
  auto line = co_await session_->With(std::move(write));
  co_return line ? *line : wire::ErrorLine(line.error().message);
}

}  // namespace sam
