#include "server/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/unicode.h"

namespace sam::wire {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr int kDeepest = 32;
constexpr size_t kLongest = 1 << 20;

/// Four decimals: enough for a person, and the same on every machine.
double Round(double value) { return std::round(value * 1e4) / 1e4; }

ordered_json ToJson(const Pad& pad) { return ordered_json::array({Round(pad.pleasure), Round(pad.arousal), Round(pad.dominance)}); }

/// Nesting outside of strings, without parsing; stops at one over the limit.
int Depth(std::string_view text) {
  int depth = 0, deepest = 0;
  bool in_string = false;
  for (size_t i = 0; i < text.size() && deepest <= kDeepest; ++i) {
    const char c = text[i];
    if (in_string && c == '\\') ++i;
    else if (c == '"') in_string = !in_string;
    else if (!in_string && (c == '{' || c == '[')) deepest = std::max(deepest, ++depth);
    else if (!in_string && (c == '}' || c == ']')) --depth;
  }
  return deepest;
}

}  // namespace

ordered_json ToJson(const AffectState& affect) {
  ordered_json emotions = ordered_json::array();
  for (const Emotion& e : affect.emotions)
    emotions.push_back({{"type", Name(e.type)}, {"intensity", Round(e.intensity)}, {"because", e.because}});
  return {{"mood", ToJson(affect.mood)}, {"emotions", std::move(emotions)}};
}

ordered_json ToJson(const TurnReport& report) {
  ordered_json emotions = ordered_json::object();
  for (const auto& [label, p] : report.emotions) emotions[label] = Round(static_cast<double>(p));
  ordered_json out = {
      {"reply", report.reply}, {"language", Code(report.language)}, {"mind", report.mind},
      {"perceived", {{"act", report.act}, {"intent", report.intent}, {"emotions", std::move(emotions)}, {"pad", ToJson(report.pad)}, {"crisis", report.crisis}}},
      {"affect", ToJson(report.affect)}, {"recalled", report.recalled}, {"finding", nullptr}};
  if (report.finding)
    out["finding"] = {{"kind", report.finding->kind}, {"answer", report.finding->answer}, {"verified", report.finding->verified}};
  out["prosody"] = {{"rate", Round(report.prosody.rate)}, {"pitch_st", Round(report.prosody.pitch_shift_st)}, {"gain_db", Round(report.prosody.gain_db)}};
  out["notices"] = report.notices;
  out["micros"] = report.micros;
  if (!report.id.empty()) out["id"] = report.id;
  return out;
}

ordered_json ToJson(const Persona& persona) {
  const BigFive& five = persona.big_five;
  ordered_json out = {{"name", persona.name}};
  if (persona.temperament == "own")
    out["temperament"] = {{"openness", five.openness}, {"conscientiousness", five.conscientiousness}, {"extraversion", five.extraversion},
                          {"agreeableness", five.agreeableness}, {"stability", five.stability}};
  else out["temperament"] = persona.temperament;
  out.update({{"warmth", persona.warmth}, {"humour", persona.humour}, {"liveliness", persona.liveliness}, {"directness", persona.directness}, {"formality", persona.formality}});
  if (persona.language) out["language"] = Code(*persona.language);
  else out["language"] = nullptr;
  out["speech_level"] = persona.level == SpeechLevel::kPolite ? "polite" : "casual";
  return out;
}

ordered_json ToJson(const WhyReport& why) {
  return {{"perceived", why.perceived}, {"appraised", why.appraised}, {"felt", why.felt}, {"recalled", why.recalled}, {"chosen", why.chosen}};
}

ordered_json ToJson(const Fact& fact, std::string_view words) {
  return {{"id", fact.id}, {"text", words}, {"since", FormatRfc3339(fact.since)}, {"source", fmt::format("t{}", Number(fact.source))},
          {"confidence", Round(fact.confidence)}};
}

std::string Line(const ordered_json& value) {
  return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

std::string ErrorLine(std::string_view message) { return Line({{"error", message}}); }

Result<json> Parse(std::string_view text) {
  if (text.size() > kLongest) return Fail(ErrorCode::kInvalidArgument, fmt::format("a line of {} bytes is too long; at most {} are read", text.size(), kLongest));
  if (!IsUtf8(text)) return Fail(ErrorCode::kInvalidArgument, "the line is not UTF-8; send UTF-8");
  if (Depth(text) > kDeepest) return Fail(ErrorCode::kInvalidArgument, fmt::format("the JSON is nested more than {} deep; send a flat object", kDeepest));
  json value = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (value.is_discarded()) return Fail(ErrorCode::kInvalidArgument, "the line is no JSON; send one object such as {\"say\":\"hello\"}");
  if (!value.is_object()) return Fail(ErrorCode::kInvalidArgument, fmt::format("the line is a JSON {}; send an object such as {{\"say\":\"hello\"}}", value.type_name()));
  return value;
}

namespace {

/// Reads one field of a settings object into `into`; a missing field is fine, one of the wrong type is named.
template <typename T>
Result<void> Take(const json& object, const char* key, std::optional<T>& into, bool (json::*is)() const noexcept, const char* kind) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return {};
  if (!((*found).*is)()) return Fail(ErrorCode::kInvalidArgument, fmt::format("\"{}\" is a JSON {}; give a {}", key, found->type_name(), kind));
  into = found->get<T>();
  return {};
}

Result<void> TakeTemperament(const json& object, PersonaSettings& settings) {
  const auto found = object.find("temperament");
  if (found == object.end() || !found->is_object()) return Take(object, "temperament", settings.temperament, &json::is_string, "name or an object of five numbers");
  BigFive five;
  for (auto [key, into] : {std::pair("openness", &five.openness), std::pair("conscientiousness", &five.conscientiousness),
                           std::pair("extraversion", &five.extraversion), std::pair("agreeableness", &five.agreeableness), std::pair("stability", &five.stability)}) {
    std::optional<double> value;
    if (auto taken = Take(*found, key, value, &json::is_number, "number"); !taken) return taken;
    *into = value.value_or(0);
  }
  settings.big_five = five;
  return {};
}

constexpr std::array<std::string_view, 9> kPersonaKeys = {"name", "temperament", "warmth", "humour", "liveliness", "directness", "formality", "language", "speech_level"};

}  // namespace

Result<PersonaSettings> ReadPersonaSettings(const json& object) {
  if (!object.is_object()) return Fail(ErrorCode::kInvalidArgument, fmt::format("\"persona\" is a JSON {}; give an object such as {{\"humour\":0.8}}", object.type_name()));
  for (const auto& [key, value] : object.items())
    if (std::find(kPersonaKeys.begin(), kPersonaKeys.end(), key) == kPersonaKeys.end())
      return Fail(ErrorCode::kInvalidArgument, fmt::format("a persona has no \"{}\"; there are {}", key.substr(0, 40), fmt::join(kPersonaKeys, ", ")));
  PersonaSettings settings;
  Result<void> taken = TakeTemperament(object, settings);
  for (auto [key, into] : {std::pair("name", &settings.name), std::pair("language", &settings.language), std::pair("speech_level", &settings.speech_level)})
    if (taken) taken = Take(object, key, *into, &json::is_string, "string");
  for (auto [key, into] : {std::pair("warmth", &settings.warmth), std::pair("humour", &settings.humour), std::pair("liveliness", &settings.liveliness),
                           std::pair("directness", &settings.directness), std::pair("formality", &settings.formality)})
    if (taken) taken = Take(object, key, *into, &json::is_number, "number");
  if (!taken) return tl::unexpected(taken.error());
  return settings;
}

}  // namespace sam::wire
