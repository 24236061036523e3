#include "persona/character_card.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/json_nesting.h"
#include "base/unicode.h"
#include "persona/card_persona.h"
#include "persona/card_png.h"
#include "persona/persona_settings.h"

namespace sam {
namespace {

using nlohmann::json;

constexpr int kDeepest = 64;
constexpr size_t kMostTags = 100;        // that are read
constexpr const char* kOurs = "samantha";  // in extensions
constexpr std::array<const char*, 6> kFlatFields = {"name", "description", "personality", "scenario", "first_mes", "mes_example"};

template <typename... T>
tl::unexpected<Error> Wrong(fmt::format_string<T...> form, T&&... values) {
  return Fail(ErrorCode::kInvalidArgument, "the card " + fmt::format(form, std::forward<T>(values)...));
}

Result<json> Parse(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.size() > kMostCardJson) return Fail(ErrorCode::kExhausted, fmt::format("the card has {} bytes of JSON; at most {} are read", text.size(), kMostCardJson));
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (text.starts_with("PK\x03\x04")) return Wrong("is a CHARX archive, which is not read here; export it as PNG or JSON");
  if (!IsUtf8(text)) return Wrong("is neither a PNG nor JSON in UTF-8; give one of these");
  if (NestsDeeperThan(text, kDeepest)) return Wrong("is nested more than {} deep; export it anew", kDeepest);
  json root = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (root.is_discarded()) return Wrong("is not whole JSON; export it anew");
  if (!root.is_object()) return Wrong("is a JSON {}; give an object", root.type_name());
  return root;
}

std::string Dump(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

const json* Find(const json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

/// The text, or as much of it as is read.
std::string_view Within(std::string_view text) {
  if (text.size() <= kMostCardField) return text;
  size_t end = kMostCardField;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

Result<void> TakeText(const json& data, const char* key, std::string& into, CharacterCard& card) {
  const json* found = Find(data, key);
  if (!found) return {};
  if (!found->is_string()) return Wrong("has a {} as its \"{}\"; it must be a string", found->type_name(), key);
  const auto& text = found->get_ref<const std::string&>();
  if (text.size() > kMostCardField) card.cut.emplace_back(key);
  into = Within(text);
  return {};
}

Result<void> TakeTags(const json& data, CharacterCard& card) {
  const json* tags = Find(data, "tags");
  if (!tags) return {};
  if (!tags->is_array()) return Wrong("has a {} as its \"tags\"; it must be a list of strings", tags->type_name());
  for (const json& tag : *tags) {
    if (!tag.is_string()) return Wrong("has a {} among its \"tags\"; they must be strings", tag.type_name());
    if (card.tags.size() < kMostTags) card.tags.emplace_back(Within(tag.get_ref<const std::string&>()));
  }
  return {};
}

Result<void> TakeLore(const json& data, CharacterCard& card) {
  const json* book = Find(data, "character_book");
  if (!book) return {};
  const json* entries = book->is_object() ? Find(*book, "entries") : nullptr;
  if (!entries || !entries->is_array()) return Wrong("has a \"character_book\" without a list of entries; export it anew");
  if (entries->size() > kMostLore) return Wrong("has {} lorebook entries; at most {} are kept", entries->size(), kMostLore);
  for (const json& entry : *entries)
    if (!entry.is_object()) return Wrong("has a {} among its lorebook entries; they must be objects", entry.type_name());
  card.lore_entries = entries->size();
  return {};
}

Result<void> TakeNumber(const json& object, const char* key, double& into) {
  const json* found = Find(object, key);
  if (!found) return {};
  if (!found->is_number()) return Wrong("has a {} as extensions.samantha's \"{}\"; it must be a number", found->type_name(), key);
  into = found->get<double>();
  return {};
}

Result<void> TakeWord(const json& object, const char* key, std::string& into) {
  const json* found = Find(object, key);
  if (!found) return {};
  if (!found->is_string()) return Wrong("has a {} as extensions.samantha's \"{}\"; it must be a string", found->type_name(), key);
  into = found->get<std::string>();
  return {};
}

std::array<std::pair<const char*, double*>, 5> Traits(BigFive& five) {
  return {{{"openness", &five.openness}, {"conscientiousness", &five.conscientiousness}, {"extraversion", &five.extraversion}, {"agreeableness", &five.agreeableness}, {"stability", &five.stability}}};
}

std::array<std::pair<const char*, double*>, 5> Sliders(Persona& p) {
  return {{{"warmth", &p.warmth}, {"humour", &p.humour}, {"liveliness", &p.liveliness}, {"directness", &p.directness}, {"formality", &p.formality}}};
}

/// Judged as what a person sets by hand is.
Result<Persona> Checked(const Persona& p, std::string temperament, std::string language, std::string level) {
  PersonaSettings named, rest;
  if (temperament != "own") named.temperament = temperament;
  rest.big_five = p.big_five;
  rest.warmth = p.warmth, rest.humour = p.humour, rest.liveliness = p.liveliness, rest.directness = p.directness, rest.formality = p.formality;
  rest.language = std::move(language);
  rest.speech_level = std::move(level);
  auto checked = ApplySettings({}, named);
  if (checked) checked = ApplySettings(std::move(*checked), rest);
  if (!checked) return Wrong("has extensions.samantha that cannot be: {}", checked.error().message);
  checked->temperament = std::move(temperament);
  return checked;
}

/// Takes what this program wrote out of the card.
Result<void> TakeOwn(json& data, CharacterCard& card) {
  const auto extensions = data.find("extensions");
  if (extensions == data.end() || extensions->is_null()) return {};
  if (!extensions->is_object()) return Wrong("has a {} as its \"extensions\"; it must be an object", extensions->type_name());
  const json ours = extensions->value(kOurs, json());
  extensions->erase(kOurs);
  if (ours.is_null()) return {};
  const json* written = ours.is_object() ? Find(ours, "persona") : nullptr;
  if (!written || !written->is_object()) return Wrong("has extensions.samantha without a persona; export it anew");
  Persona persona;
  std::string temperament = "own", language = "auto", level = "polite";
  Result<void> taken;
  for (auto [key, into] : Sliders(persona))
    if (taken) taken = TakeNumber(*written, key, *into);
  if (const json* five = Find(*written, "big_five"); five && five->is_object())
    for (auto [key, into] : Traits(persona.big_five))
      if (taken) taken = TakeNumber(*five, key, *into);
  for (auto [key, into] : {std::pair("temperament", &temperament), std::pair("language", &language), std::pair("speech_level", &level)})
    if (taken) taken = TakeWord(*written, key, *into);
  if (!taken) return taken;
  auto checked = Checked(persona, std::move(temperament), std::move(language), std::move(level));
  if (!checked) return tl::unexpected(checked.error());
  card.own = std::move(*checked);
  return {};
}

Result<CardSpec> SpecOf(const json& root) {
  const json* spec = Find(root, "spec");
  if (!spec) {
    const bool flat = !root.contains("data") && root.contains("name") && std::any_of(kFlatFields.begin() + 1, kFlatFields.end(), [&](const char* key) { return root.contains(key); });
    if (!flat) return Wrong("is JSON but no character card: it has neither a \"spec\" nor a name with a description");
    return CardSpec::kV1;
  }
  for (const CardSpec known : {CardSpec::kV2, CardSpec::kV3})
    if (*spec == Name(known)) return known;
  return Wrong("is of the kind {}; chara_card_v2 and chara_card_v3 are read", CleanText(Dump(*spec), 60));
}

Result<CharacterCard> ReadJsonCard(std::string_view text) {
  auto root = Parse(text);
  if (!root) return tl::unexpected(root.error());
  auto spec = SpecOf(*root);
  if (!spec) return tl::unexpected(spec.error());
  if (*spec != CardSpec::kV1 && !root->contains("data")) return Wrong("has no \"data\"; export it anew");
  json& data = *spec == CardSpec::kV1 ? *root : (*root)["data"];
  if (!data.is_object()) return Wrong("has a {} as its \"data\"; it must be an object", data.type_name());
  CharacterCard card;
  card.spec = *spec;
  Result<void> taken;
  for (auto [key, into] : {std::pair("name", &card.name), std::pair("nickname", &card.nickname), std::pair("description", &card.description), std::pair("personality", &card.personality),
                           std::pair("scenario", &card.scenario), std::pair("first_mes", &card.first_words), std::pair("mes_example", &card.examples),
                           std::pair("system_prompt", &card.system_prompt), std::pair("creator_notes", &card.creator_notes), std::pair("creator", &card.creator)})
    if (taken) taken = TakeText(data, key, *into, card);
  for (Result<void> (*take)(const json&, CharacterCard&) : {TakeTags, TakeLore})
    if (taken) taken = take(data, card);
  if (taken) taken = TakeOwn(data, card);
  if (!taken) return tl::unexpected(taken.error());
  card.json = Dump(*root);
  return card;
}

/// An empty card, and what older kinds lack.
json Required() {
  json data = {{"alternate_greetings", json::array()}, {"tags", json::array()}, {"extensions", json::object()}};
  for (const char* key : kFlatFields) data[key] = "";
  for (const char* key : {"creator_notes", "system_prompt", "post_history_instructions", "creator", "character_version"}) data[key] = "";
  return data;
}

json BareCard(const Persona& persona) {
  json data = Required();
  data["name"] = persona.name;
  data["description"] = persona.about.empty() ? DescribeCharacter(persona) : persona.about;
  return {{"data", std::move(data)}};
}

/// Flat fields move to where the later kinds have them.
void Lift(json& root) {
  json data = Required();
  for (const char* key : kFlatFields)
    if (root.contains(key)) data[key] = root[key].is_null() ? json("") : root[key], root.erase(key);
  root["data"] = std::move(data);
}

void MakeKind(json& root, CardSpec spec) {
  const std::string name(Name(spec));
  if (root.value("spec", json()) == name) return;
  root["spec"] = name;
  root["spec_version"] = spec == CardSpec::kV3 ? "3.0" : "2.0";
  if (spec != CardSpec::kV3) return;
  json& data = root["data"];
  if (!data.contains("group_only_greetings")) data["group_only_greetings"] = json::array();
  if (const auto book = data.find("character_book"); book != data.end() && book->is_object())
    for (json& entry : (*book)["entries"])
      if (!entry.contains("use_regex")) entry["use_regex"] = false;
}

json OurState(Persona persona, const std::optional<CardState>& state) {
  json five = json::object(), written = {{"temperament", persona.temperament}, {"speech_level", persona.level == SpeechLevel::kPolite ? "polite" : "casual"}};
  for (auto [key, value] : Traits(persona.big_five)) five[key] = *value;
  for (auto [key, value] : Sliders(persona)) written[key] = *value;
  written["big_five"] = std::move(five);
  written["language"] = persona.language ? json(Code(*persona.language)) : json();
  json out = {{"version", 1}, {"persona", std::move(written)}};
  if (state) out["state"] = {{"bond_stage", state->bond_stage}, {"mood", {{"pleasure", state->pleasure}, {"arousal", state->arousal}, {"dominance", state->dominance}}}};
  return out;
}

}  // namespace

std::string_view Name(CardSpec spec) {
  constexpr std::array<std::string_view, 3> kNames = {"flat fields (V1)", "chara_card_v2", "chara_card_v3"};
  return kNames[static_cast<size_t>(spec)];
}

Result<std::string> CardText(std::string_view file) {
  if (!BeginsAsPng(file)) return std::string(file);
  auto cards = ReadPngCards(file);
  if (!cards) return tl::unexpected(cards.error());
  if (!cards->v3 && !cards->v2) return Fail(ErrorCode::kInvalidArgument, "the PNG has no character card in it, no text named \"ccv3\" or \"chara\"; give a picture that was exported as a card");
  return std::move(cards->v3 ? *cards->v3 : *cards->v2);
}

Result<CharacterCard> ReadCard(std::string_view file) {
  if (!BeginsAsPng(file)) return ReadJsonCard(file);
  auto text = CardText(file);
  return text ? ReadJsonCard(*text) : Result<CharacterCard>(tl::unexpected(text.error()));
}

Result<std::string> WriteCard(const Persona& persona, CardSpec spec, const std::optional<CardState>& state) {
  json root = BareCard(persona);
  if (!persona.card.empty()) {
    auto kept = ReadJsonCard(persona.card);
    if (!kept) return Fail(ErrorCode::kCorrupt, "the card that she was made from cannot be read any more: " + kept.error().message);
    root = json::parse(kept->json, nullptr, /*allow_exceptions=*/false);
    if (kept->spec == CardSpec::kV1) Lift(root);
    if (CleanText(kept->name, kMostCardField) != persona.name) {
      root["data"]["name"] = persona.name;
      if (root.contains("name")) root["name"] = persona.name;  // some programs write the flat fields beside
    }
  }
  MakeKind(root, spec == CardSpec::kV3 ? CardSpec::kV3 : CardSpec::kV2);
  json& extensions = root["data"]["extensions"];
  if (!extensions.is_object()) extensions = json::object();
  extensions[kOurs] = OurState(persona, state);
  return Dump(root);
}

Result<std::string> WriteCardPng(const Persona& persona, CardSpec spec, const std::optional<CardState>& state, std::string_view png) {
  constexpr Rgb kHerColour{220, 165, 110};
  PngCards cards;
  auto v2 = WriteCard(persona, CardSpec::kV2, state);
  if (!v2) return v2;
  cards.v2 = std::move(*v2);
  if (spec == CardSpec::kV3) {
    auto v3 = WriteCard(persona, CardSpec::kV3, state);
    if (!v3) return v3;
    cards.v3 = std::move(*v3);
  }
  return WithCards(png.empty() ? PlainPng(kHerColour) : std::string(png), cards);
}

}  // namespace sam
