// Life as the bytes of a snapshot: CBOR, versioned by Life::kSnapshotVersion; and back.
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "companion/life.h"
#include "store/event_codec.h"

namespace sam {
namespace {

using nlohmann::json;

json Binary(const std::string& bytes) { return json::binary(std::vector<uint8_t>(bytes.begin(), bytes.end())); }
std::string Bytes(const json& value) {
  const auto& binary = value.get_binary();
  return std::string(binary.begin(), binary.end());
}

json ToJson(const Moment& m) { return {m.at.time_since_epoch().count(), m.offset.count()}; }
Moment ToMoment(const json& j) { return {Instant(Duration(j.at(0).get<int64_t>())), std::chrono::minutes(j.at(1).get<int64_t>())}; }

json ToJson(const Pad& pad) { return {pad.pleasure, pad.arousal, pad.dominance}; }
Pad ToPad(const json& j) { return {j.at(0), j.at(1), j.at(2)}; }

json ToJson(const std::optional<Moment>& m) { return m ? ToJson(*m) : json(); }
std::optional<Moment> ToOptionalMoment(const json& j) { return j.is_null() ? std::nullopt : std::optional(ToMoment(j)); }

json ToJson(const AffectMemory::Data& d) {
  json felt = json::array(), exposures = json::array(), prospects = json::array();
  for (const auto& f : d.emotions)
    felt.push_back({static_cast<int>(f.emotion.type), f.emotion.intensity, f.emotion.because, ToJson(f.emotion.onset), Number(f.emotion.source),
                    ToJson(f.as_of), f.key, static_cast<int>(f.toward), f.grave, static_cast<int>(f.emotion.coping)});
  for (const auto& e : d.exposures) exposures.push_back({e.key, e.count, ToJson(e.as_of)});
  for (const auto& p : d.prospects) prospects.push_back({p.key, p.likelihood, p.significance, p.event, ToJson(p.since), ToJson(p.latest)});
  return {felt, ToJson(d.deviation), ToJson(d.mood_at), exposures, prospects};
}

AffectMemory::Data ToAffect(const json& j) {
  AffectMemory::Data d;
  for (const json& f : j.at(0)) {
    AffectMemory::Felt felt;
    felt.emotion = {static_cast<EmotionType>(f.at(0).get<int>()), f.at(1), f.at(2), ToMoment(f.at(3)), static_cast<TurnId>(f.at(4).get<uint32_t>()), static_cast<Coping>(f.at(9).get<int>())};
    felt.as_of = ToMoment(f.at(5)), felt.key = f.at(6), felt.toward = static_cast<Toward>(f.at(7).get<int>()), felt.grave = f.at(8);
    d.emotions.push_back(std::move(felt));
  }
  d.deviation = ToPad(j.at(1)), d.mood_at = ToMoment(j.at(2));
  for (const json& e : j.at(3)) d.exposures.push_back({e.at(0), e.at(1), ToMoment(e.at(2))});
  for (const json& p : j.at(4)) d.prospects.push_back({p.at(0), p.at(1), p.at(2), p.at(3), ToMoment(p.at(4)), ToMoment(p.at(5))});
  return d;
}

json ToJson(const Discourse& d) {
  json recent = json::array();
  for (const auto& t : d.recent) recent.push_back({Number(t.turn), ToJson(t.at), t.said, t.reply, t.intent, t.skill, t.subject, t.shown, t.shown_sureness});
  return {recent, d.open_question, d.game, d.finding, d.in_role_play, d.said_goodbye, d.crisis_turns_ago, d.turns, d.used.Entries()};
}

json ToJson(const BondHistory::Data& d) {
  json events = json::array();
  for (const BondEvent& e : d.bond.events) events.push_back({static_cast<int>(e.kind), ToJson(e.at), Number(e.turn), static_cast<int>(e.stage)});
  const Bond& b = d.bond;
  return {{b.turns, b.days, b.closeness, b.hurt, b.hours, b.breadth, b.confidences, static_cast<int>(b.depth), static_cast<int>(b.stage), static_cast<int>(b.romance)},
          events, d.matters, ToJson(d.hours_at), {d.mornings.days, d.mornings.last_day}, {d.nights.days, d.nights.last_day}, static_cast<int>(d.before_parting)};
}

BondHistory::Data ToBond(const json& j) {
  BondHistory::Data d;
  Bond& b = d.bond;
  const json& bond = j.at(0);
  b.turns = bond.at(0), b.days = bond.at(1), b.closeness = bond.at(2), b.hurt = bond.at(3), b.hours = bond.at(4), b.breadth = bond.at(5), b.confidences = bond.at(6);
  b.depth = static_cast<Depth>(bond.at(7).get<int>()), b.stage = static_cast<BondStage>(bond.at(8).get<int>()), b.romance = static_cast<Romance>(bond.at(9).get<int>());
  for (const json& e : j.at(1))
    b.events.push_back({static_cast<BondEventKind>(e.at(0).get<int>()), ToMoment(e.at(1)), static_cast<TurnId>(e.at(2).get<uint32_t>()), static_cast<BondStage>(e.at(3).get<int>())});
  d.matters = j.at(2).get<std::vector<uint64_t>>(), d.hours_at = ToMoment(j.at(3));
  d.mornings = {j.at(4).at(0), j.at(4).at(1)}, d.nights = {j.at(5).at(0), j.at(5).at(1)};
  d.before_parting = static_cast<BondStage>(j.at(6).get<int>());
  return d;
}

json ToJson(const ToolConsent& tools) {
  const json asked = tools.asked ? json::array({tools.asked->tool, tools.asked->arguments, static_cast<int>(tools.asked->assent)}) : json();
  return {tools.allowed, asked, Number(tools.quoted)};
}

ToolConsent ToTools(const json& j) {
  ToolConsent tools{j.at(0).get<std::map<std::string, std::string>>(), std::nullopt, static_cast<TurnId>(j.at(2).get<uint32_t>())};
  if (const json& asked = j.at(1); !asked.is_null()) tools.asked = AskedCall{asked.at(0), asked.at(1), static_cast<Assent>(asked.at(2).get<int>())};
  return tools;
}

json ToJson(const conscience::UsageDiary::Data& d) {
  json days = json::array();
  for (const auto& day : d.days) days.push_back({day.day, day.minutes, day.night_minutes, day.turns});
  return {days, d.seconds, d.night_seconds};
}

conscience::UsageDiary::Data ToDiary(const json& j) {
  conscience::UsageDiary::Data d;
  for (const json& day : j.at(0)) d.days.push_back({day.at(0), day.at(1), day.at(2), day.at(3)});
  d.seconds = j.at(1), d.night_seconds = j.at(2);
  return d;
}

/// Throws, as json does, where the words used are out of order.
Discourse ToDiscourse(const json& j) {
  Discourse d;
  for (const json& t : j.at(0)) d.recent.push_back({static_cast<TurnId>(t.at(0).get<uint32_t>()), ToMoment(t.at(1)), t.at(2), t.at(3), t.at(4), t.at(5), t.at(6), t.at(7), t.at(8)});
  d.open_question = j.at(1), d.game = j.at(2), d.finding = j.at(3), d.in_role_play = j.at(4), d.said_goodbye = j.at(5);
  d.crisis_turns_ago = j.at(6), d.turns = j.at(7);
  if (!d.used.Restore(j.at(8).get<std::vector<uint64_t>>())) throw std::runtime_error("what was said is out of order");
  return d;
}

}  // namespace

std::string Life::Save() const {
  json ids = json::array();
  for (const auto& [hash, turn] : client_ids_) ids.push_back(hash), ids.push_back(turn);
  json earlier = json::array();
  for (const Persona& persona : earlier_) earlier.push_back(Binary(EncodeEvent({last_, PersonaEvent{persona, ""}})));
  const json whole = {{"head", head_}, {"turn", Number(turn_)}, {"last", ToJson(last_)},
                      {"persona", Binary(EncodeEvent({last_, PersonaEvent{persona_, ""}}))},
                      {"earlier", earlier}, {"settings", Binary(EncodeEvent({last_, SettingsEvent{settings_, ""}}))},
                      {"bond", ToJson(bond_.data())}, {"diary", ToJson(diary_.data())}, {"discourse", ToJson(discourse_)},
                      {"affect", ToJson(affect_.data())}, {"memory", Binary(memory_.Encode())}, {"interview", {interview_.step, interview_.done}},
                      {"shown", ToJson(notices_.shown)}, {"heard", ToJson(notices_.heard)},
                      {"began", ToJson(notices_.began)}, {"reminded", ToJson(notices_.reminded)}, {"open", open_}, {"crisis", in_crisis_}, {"ids", ids}, {"tools", ToJson(tools_)}, {"reflected", Number(reflected_)}};
  std::string bytes;
  json::to_cbor(whole, bytes);
  return bytes;
}

Result<Life> Life::Load(std::string_view bytes) {
  const auto damaged = [](const std::string& what) { return Fail(ErrorCode::kCorrupt, "a snapshot cannot be read (" + what + "); it is rebuilt from the log"); };
  try {
    const json j = json::from_cbor(bytes);
    Life life;
    life.head_ = j.at("head"), life.turn_ = static_cast<TurnId>(j.at("turn").get<uint32_t>()), life.last_ = ToMoment(j.at("last"));
    const auto body = [](const json& event) { return DecodeEvent(Bytes(event)); };
    if (auto persona = body(j.at("persona"))) life.persona_ = std::get<PersonaEvent>(persona->body).persona;
    for (const json& earlier : j.at("earlier"))
      if (auto persona = body(earlier)) life.earlier_.push_back(std::get<PersonaEvent>(persona->body).persona);
    if (auto settings = body(j.at("settings"))) life.settings_ = std::get<SettingsEvent>(settings->body).settings;
    life.bond_ = BondHistory(ToBond(j.at("bond")));
    life.diary_ = conscience::UsageDiary(ToDiary(j.at("diary")));
    life.discourse_ = ToDiscourse(j.at("discourse"));
    life.affect_ = AffectMemory(ToAffect(j.at("affect")));
    auto memory = LifeMemory::Decode(Bytes(j.at("memory")));
    if (!memory) return damaged(memory.error().message);
    life.memory_ = std::move(*memory);
    life.interview_ = {j.at("interview").at(0), j.at("interview").at(1)};
    life.notices_.shown = ToOptionalMoment(j.at("shown")), life.notices_.heard = ToOptionalMoment(j.at("heard"));
    life.notices_.began = ToOptionalMoment(j.at("began")), life.notices_.reminded = ToOptionalMoment(j.at("reminded"));
    life.open_ = j.at("open"), life.in_crisis_ = j.at("crisis");
    life.tools_ = ToTools(j.at("tools"));
    life.reflected_ = static_cast<TurnId>(j.at("reflected").get<uint32_t>());
    life.client_ids_.reserve(j.at("ids").size() / 2);
    for (size_t i = 0; i + 1 < j.at("ids").size(); i += 2) life.client_ids_.emplace_back(j["ids"][i], j["ids"][i + 1]);
    return life;
  } catch (const std::exception& error) {  // nlohmann::json reports by throwing
    return damaged(error.what());
  }
}

}  // namespace sam
