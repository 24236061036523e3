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
                    ToJson(f.as_of), f.key, static_cast<int>(f.toward), f.grave});
  for (const auto& e : d.exposures) exposures.push_back({e.key, e.count, ToJson(e.as_of)});
  for (const auto& p : d.prospects) prospects.push_back({p.key, p.likelihood, p.significance, p.event, ToJson(p.since), ToJson(p.latest)});
  return {felt, ToJson(d.deviation), ToJson(d.mood_at), exposures, prospects};
}

AffectMemory::Data ToAffect(const json& j) {
  AffectMemory::Data d;
  for (const json& f : j.at(0)) {
    AffectMemory::Felt felt;
    felt.emotion = {static_cast<EmotionType>(f.at(0).get<int>()), f.at(1), f.at(2), ToMoment(f.at(3)), static_cast<TurnId>(f.at(4).get<uint32_t>())};
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
  for (const auto& t : d.recent) recent.push_back({Number(t.turn), ToJson(t.at), t.said, t.reply, t.intent, t.skill, t.subject});
  return {recent, d.open_question, d.game, d.finding, d.in_role_play, d.said_goodbye, d.crisis_turns_ago, d.turns, d.used.Entries()};
}

/// Throws, as json does, where the words used are out of order.
Discourse ToDiscourse(const json& j) {
  Discourse d;
  for (const json& t : j.at(0)) d.recent.push_back({static_cast<TurnId>(t.at(0).get<uint32_t>()), ToMoment(t.at(1)), t.at(2), t.at(3), t.at(4), t.at(5), t.at(6)});
  d.open_question = j.at(1), d.game = j.at(2), d.finding = j.at(3), d.in_role_play = j.at(4), d.said_goodbye = j.at(5);
  d.crisis_turns_ago = j.at(6), d.turns = j.at(7);
  if (!d.used.Restore(j.at(8).get<std::vector<uint64_t>>())) throw std::runtime_error("what was said is out of order");
  return d;
}

}  // namespace

std::string Life::Save() const {
  json ids = json::array();
  for (const auto& [hash, turn] : client_ids_) ids.push_back(hash), ids.push_back(turn);
  const json whole = {{"head", head_}, {"turn", Number(turn_)}, {"last", ToJson(last_)},
                      {"persona", Binary(EncodeEvent({last_, PersonaEvent{persona_, ""}}))},
                      {"bond", {bond_.turns, bond_.days, bond_.closeness, bond_.hurt}}, {"discourse", ToJson(discourse_)},
                      {"affect", ToJson(affect_.data())}, {"memory", Binary(memory_.Encode())}, {"interview", {interview_.step, interview_.done}},
                      {"shown", ToJson(notices_.shown)}, {"heard", ToJson(notices_.heard)}, {"open", open_}, {"crisis", in_crisis_}, {"ids", ids}};
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
    const json& bond = j.at("bond");
    life.bond_ = {bond.at(0), bond.at(1), bond.at(2), bond.at(3)};
    life.discourse_ = ToDiscourse(j.at("discourse"));
    life.affect_ = AffectMemory(ToAffect(j.at("affect")));
    auto memory = LifeMemory::Decode(Bytes(j.at("memory")));
    if (!memory) return damaged(memory.error().message);
    life.memory_ = std::move(*memory);
    life.interview_ = {j.at("interview").at(0), j.at("interview").at(1)};
    life.notices_.shown = ToOptionalMoment(j.at("shown")), life.notices_.heard = ToOptionalMoment(j.at("heard"));
    life.open_ = j.at("open"), life.in_crisis_ = j.at("crisis");
    life.client_ids_.reserve(j.at("ids").size() / 2);
    for (size_t i = 0; i + 1 < j.at("ids").size(); i += 2) life.client_ids_.emplace_back(j["ids"][i], j["ids"][i + 1]);
    return life;
  } catch (const std::exception& error) {  // nlohmann::json reports by throwing
    return damaged(error.what());
  }
}

}  // namespace sam
