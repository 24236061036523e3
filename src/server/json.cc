#include "server/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/json_nesting.h"
#include "base/unicode.h"
#include "server/json_writer.h"

namespace sam::wire {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr int kDeepest = 32;

double Round(double value) { return std::round(value * 1e4) / 1e4; }

JsonWriter& Write(JsonWriter& out, const Pad& pad) {
  return out.Open('[').Value(pad.pleasure).Value(pad.arousal).Value(pad.dominance).Close(']');
}

JsonWriter& Write(JsonWriter& out, const AffectState& affect) {
  Write(out.Open('{').Key("mood"), affect.mood).Key("emotions").Open('[');
  for (const Emotion& e : affect.emotions) {
    out.Open('{').Field("type", Name(e.type)).Field("intensity", e.intensity).Field("because", e.because);
    if (e.coping != Coping::kNone) out.Field("coping", Name(e.coping));
    out.Close('}');
  }
  return out.Close(']').Close('}');
}

void WritePerceived(JsonWriter& out, const TurnReport& report) {
  out.Open('{').Field("act", report.act).Field("intent", report.intent).Key("emotions").Open('{');
  for (const auto& [label, p] : report.emotions) out.Field(label, static_cast<double>(p));
  Write(out.Close('}').Key("pad"), report.pad).Field("crisis", report.crisis).Close('}');
}

JsonWriter& Write(JsonWriter& out, const Seen& seen) {
  out.Open('{').Key("formulas").Open('[');
  for (const SeenFormula& formula : seen.formulas) out.Open('{').Field("text", formula.text).Field("sureness", formula.sureness).Close('}');
  out.Close(']').Field("words", seen.words).Field("words_sureness", seen.words_sureness);
  return out.Field("width", int64_t{seen.width_px}).Field("height", int64_t{seen.height_px}).Field("brightness", seen.brightness).Field("colours", seen.colours).Close('}');
}

void WriteFields(JsonWriter& out, const TurnReport& report) {
  out.Field("reply", report.reply).Field("language", Code(report.language)).Field("mind", report.mind);
  WritePerceived(out.Key("perceived"), report);
  Write(out.Key("affect"), report.affect).Field("recalled", report.recalled).Key("finding");
  if (const auto& finding = report.finding)
    out.Open('{').Field("kind", finding->kind).Field("answer", finding->answer).Key("verified").Literal(finding->verified ? "true" : "false").Close('}');
  else
    out.Literal("null");
  if (report.seen) Write(out.Key("seen"), *report.seen);
  if (!report.unseen.empty()) out.Field("unseen", report.unseen);
  const Prosody& prosody = report.prosody;
  out.Key("prosody").Open('{').Field("rate", prosody.rate).Field("pitch_st", prosody.pitch_shift_st).Field("gain_db", prosody.gain_db).Close('}');
  out.Field("notices", report.notices).Field("micros", report.micros);
}

}  // namespace

std::string ReportLine(const TurnReport& report) {
  JsonWriter out;
  WriteFields(out.Open('{'), report);
  if (!report.id.empty()) out.Field("id", report.id);
  return out.Close('}').TakeLine();
}

std::string DeltaLine(std::string_view id, std::string_view text) {
  return JsonWriter().Open('{').Field("type", std::string_view("reply.delta")).Field("id", id).Field("text", text).Close('}').TakeLine();
}

std::string DoneLine(const TurnReport& report) {
  JsonWriter out;
  WriteFields(out.Open('{').Field("type", std::string_view("reply.done")).Field("id", report.id), report);
  return out.Close('}').TakeLine();
}

std::string FeelingsLine(const AffectState& affect) {
  JsonWriter out;
  return Write(out.Open('{').Key("feelings"), affect).Close('}').TakeLine();
}

namespace {

std::string Date(std::chrono::year_month_day date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

ordered_json Ids(const std::vector<TurnId>& turns) {
  ordered_json ids = ordered_json::array();
  for (const TurnId turn : turns) ids.push_back(fmt::format("t{}", Number(turn)));
  return ids;
}

}  // namespace

std::string GistLine(const Gist& gist) {
  ordered_json people = ordered_json::array(), weeks = ordered_json::array(), days = ordered_json::array();
  for (const PersonGist& p : gist.people)
    people.push_back({{"name", p.name}, {"role", p.role}, {"text", p.text}, {"since", FormatRfc3339(p.since)}, {"last", FormatRfc3339(p.last)}, {"times", p.times}, {"sources", Ids(p.sources)}});
  for (const TimeGist& week : gist.weeks) weeks.push_back({{"from", Date(week.from)}, {"to", Date(week.to)}, {"text", week.text}, {"sources", Ids(week.sources)}});
  for (const TimeGist& day : gist.days) days.push_back({{"date", Date(day.from)}, {"text", day.text}, {"sources", Ids(day.sources)}});
  ordered_json moments = ordered_json::array();
  for (const MomentGist& m : gist.moments) moments.push_back({{"at", FormatRfc3339(m.at)}, {"kind", m.kind}, {"text", m.text}, {"source", fmt::format("t{}", Number(m.source))}});
  return Line({{"gist", {{"people", std::move(people)}, {"moments", std::move(moments)}, {"weeks", std::move(weeks)}, {"days", std::move(days)}}}});
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
          {"confidence", Round(fact.confidence)}, {"state", fact.state == FactState::kCurrent ? "current" : "former"}, {"pinned", fact.pinned},
          {"noted", fact.noted}, {"subject", fact.subject}, {"predicate", fact.predicate}, {"value", fact.object}};
}

std::string Line(const ordered_json& value) {
  return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

std::string ErrorLine(std::string_view message) { return Line({{"error", message}}); }

bool NestsTooDeep(std::string_view text) { return NestsDeeperThan(text, kDeepest); }

Result<json> Parse(std::string_view text, size_t longest) {
  if (text.size() > longest) return Fail(ErrorCode::kInvalidArgument, fmt::format("a line of {} bytes is too long; at most {} are read", text.size(), longest));
  if (!IsUtf8(text)) return Fail(ErrorCode::kInvalidArgument, "the line is not UTF-8; send UTF-8");
  if (NestsTooDeep(text)) return Fail(ErrorCode::kInvalidArgument, fmt::format("the JSON is nested more than {} deep; send a flat object", kDeepest));
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
