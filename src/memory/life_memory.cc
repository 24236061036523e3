#include "memory/life_memory.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <optional>
#include <set>

#include "memory/memory_codec.h"
#include "memory/recall.h"
#include "memory/text_keys.h"

namespace sam {
namespace {

constexpr uint32_t kVersion = 4;

std::optional<TurnId> ParseTurn(std::string_view id, std::string_view prefix) {
  if (!id.starts_with(prefix)) return std::nullopt;
  id.remove_prefix(prefix.size());
  uint32_t number = 0;
  const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
  if (error != std::errc() || end != id.data() + id.size() || number == 0) return std::nullopt;
  return static_cast<TurnId>(number);
}

void PutClaims(const FactBook& facts, ByteWriter& out) {
  out.PutText(facts.text());
  out.Put(static_cast<uint32_t>(facts.records().size()));
  for (const ClaimRecord& r : facts.records()) {
    out.Put(r.turn), out.Put(r.begin), out.Put(r.subject_head), out.Put(r.object_head), out.Put(r.subject_size), out.Put(r.predicate_size);
    out.Put(r.object_size), out.Put(r.place), out.Put(std::bit_cast<uint32_t>(r.confidence)), out.Put(r.kind), out.Put(r.state);
    out.Put(r.language), out.Put(r.has_when), out.Put(r.marks), out.Put(r.said_offset), out.Put(r.when_offset), out.Put(r.said_at), out.Put(r.when_at);
  }
}

template <typename T>
void Read(ByteReader& in, T& value) { value = in.Get<T>(); }

bool GetClaims(ByteReader& in, FactBook& facts) {
  std::string text(in.GetText());
  std::vector<ClaimRecord> records(in.GetCount(53));
  for (ClaimRecord& r : records) {
    Read(in, r.turn), Read(in, r.begin), Read(in, r.subject_head), Read(in, r.object_head), Read(in, r.subject_size), Read(in, r.predicate_size);
    Read(in, r.object_size), Read(in, r.place), r.confidence = std::bit_cast<float>(in.Get<uint32_t>()), Read(in, r.kind), Read(in, r.state);
    Read(in, r.language), Read(in, r.has_when), Read(in, r.marks), Read(in, r.said_offset), Read(in, r.when_offset), Read(in, r.said_at), Read(in, r.when_at);
  }
  return in.ok() && facts.Restore(std::move(records), std::move(text));
}

void PutEpisodes(const EpisodeStore::Data& data, ByteWriter& out) {
  out.PutText(data.text);
  out.Put(static_cast<uint32_t>(data.records.size()));
  for (const EpisodeRecord& r : data.records) out.Put(r.turn), out.Put(r.begin), out.Put(r.at), out.Put(r.size), out.Put(r.offset), out.Put(r.language), out.Put(r.pleasure), out.Put(r.feeling), out.Put(r.moment);
  out.Put(static_cast<uint32_t>(data.derivations.size()));
  for (const Derivation& d : data.derivations) out.Put(d.derived), out.Put(d.source);
  out.Put(static_cast<uint32_t>(data.highlights.size()));
  for (const Highlight& h : data.highlights) out.Put(h.turn), out.Put(h.begin), out.Put(h.size);
}

bool GetEpisodes(ByteReader& in, EpisodeStore& episodes) {
  EpisodeStore::Data data;
  data.text = in.GetText();
  data.records.resize(in.GetCount(24));
  for (EpisodeRecord& r : data.records) {
    Read(in, r.turn), Read(in, r.begin), Read(in, r.at), Read(in, r.size), Read(in, r.offset), Read(in, r.language), Read(in, r.pleasure), Read(in, r.feeling), Read(in, r.moment);
    if (r.language > Language::kKorean || r.moment > SharedMoment::kMadeUp) return false;
  }
  data.derivations.resize(in.GetCount(8));
  for (Derivation& d : data.derivations) Read(in, d.derived), Read(in, d.source);
  data.highlights.resize(in.GetCount(8));
  for (Highlight& h : data.highlights) Read(in, h.turn), Read(in, h.begin), Read(in, h.size);
  return in.ok() && episodes.Restore(std::move(data));
}

double StrongestFeeling(const HeardEvent& heard) {
  double strongest = 0;
  for (const auto& [label, p] : heard.emotions)
    if (label != kEmotionLabelNames.back()) strongest = std::max(strongest, static_cast<double>(p));
  return strongest;
}

/// She was hurt, they made up, or a joke of hers landed.
SharedMoment MomentOf(const HeardEvent& heard, bool joked) {
  constexpr double kHurts = -0.3, kMends = 0.3;
  for (const Appraisal& a : heard.appraisals) {
    if (a.repair >= kMends) return SharedMoment::kMadeUp;
    if (!a.own_act && a.praiseworthiness <= kHurts) return SharedMoment::kHurt;
  }
  const bool amused = std::any_of(heard.emotions.begin(), heard.emotions.end(), [](const auto& e) { return e.first == "amusement"; });
  return joked && amused ? SharedMoment::kLaughed : SharedMoment::kNone;
}

}  // namespace

void LifeMemory::Learn(const HeardEvent& heard, Moment at) {
  if (!episodes_.Add({heard.turn, at, heard.language, heard.text, heard.pad.pleasure, StrongestFeeling(heard), MomentOf(heard, joked_)})) return;
  facts_.Add({heard.turn, at, heard.language, heard.claims});
}

void LifeMemory::Note(const NotedEvent& noted) {
  const auto index = episodes_.Find(noted.turn);
  if (!index || noted.quote.empty() || episodes_.Said(*index).find(noted.quote) == std::string_view::npos) return;
  if (noted.telling) episodes_.AddHighlight(noted.turn, noted.quote);
  const Episode episode = episodes_.At(*index);
  if (!noted.claims.empty()) facts_.AddNoted({noted.turn, episode.at, episode.language, noted.claims});
}

void LifeMemory::Close(const AnsweredEvent& answered) {
  joked_ = answered.reply.skill == "joke";
  for (const std::string& block : answered.reply.blocks)
    if (const auto source = ParseTurn(block, kMemoryBlockPrefix)) episodes_.AddDerivation({answered.turn, *source});
}

std::vector<TurnId> LifeMemory::TurnsAbout(std::string_view words) const {
  std::set<TurnId> turns;
  std::vector<std::vector<Term>> wanted = {QueryTerms(words)};
  for (const std::string& name : facts_.OtherNamesOf(words)) wanted.push_back(QueryTerms(name));
  for (size_t i = 0; i < episodes_.size(); ++i) {
    std::vector<WordKey> keys;
    AddDocumentKeys(episodes_.Said(i), keys);
    std::sort(keys.begin(), keys.end());
    const auto all_said = [&](const std::vector<Term>& terms) {
      return !terms.empty() && std::all_of(terms.begin(), terms.end(), [&](const Term& term) { return std::binary_search(keys.begin(), keys.end(), term.keys.front().key); });
    };
    if (std::any_of(wanted.begin(), wanted.end(), all_said)) turns.insert(episodes_.TurnAt(i));
  }
  episodes_.CloseOver(turns);
  return {turns.begin(), turns.end()};
}

std::vector<TurnId> LifeMemory::TurnsOf(std::string_view id) const {
  std::set<TurnId> turns;
  for (size_t begin = 0; begin < id.size();) {
    const size_t end = std::min(id.find(' ', begin), id.size());
    const std::string_view one = id.substr(begin, end - begin);
    if (const auto turn = ParseTurn(one, "t"); turn && episodes_.Find(*turn)) turns.insert(*turn);
    for (const TurnId turn : facts_.TurnsSaying(one)) turns.insert(turn);
    begin = end + 1;
  }
  episodes_.CloseOver(turns);
  return {turns.begin(), turns.end()};
}

void LifeMemory::Forget(std::string_view id) {
  const std::vector<TurnId> list = TurnsOf(id);
  if (list.empty()) return;
  const std::set<TurnId> turns(list.begin(), list.end());
  Drop(turns);
}

void LifeMemory::Drop(const std::set<TurnId>& turns) {
  episodes_.Drop(turns);
  facts_.Drop(turns);
  passages_ = {};
}

std::vector<Recollection> LifeMemory::Recall(const RecallCue& cue) const { return RecallFrom({episodes_, facts_, passages_}, cue); }

std::vector<Recollection> LifeMemory::Search(std::string_view words, const Moment& now) const {
  return SearchIn({episodes_, facts_, passages_}, {.text = std::string(words), .language = Language::kEnglish, .query = {}, .request = {}, .past = {}, .now = now});
}

std::optional<Episode> LifeMemory::Turn(TurnId turn) const {
  const auto index = episodes_.Find(turn);
  return index ? std::optional(episodes_.At(*index)) : std::nullopt;
}

std::string LifeMemory::Encode() const {
  ByteWriter out;
  out.Put(kVersion);
  out.Put(static_cast<uint8_t>(joked_));
  PutEpisodes(episodes_.data(), out);
  PutClaims(facts_, out);
  return out.Take();
}

Result<LifeMemory> LifeMemory::Decode(std::string_view bytes) {
  ByteReader in(bytes);
  if (const uint32_t version = in.Get<uint32_t>(); in.ok() && version != kVersion)
    return Fail(ErrorCode::kInvalidArgument, "memory snapshot has version " + std::to_string(version) + "; this program reads another; rebuild it from the log");
  LifeMemory memory;
  memory.joked_ = in.Get<uint8_t>() == 1;
  if (!GetEpisodes(in, memory.episodes_) || !GetClaims(in, memory.facts_) || !in.AtEnd())
    return Fail(ErrorCode::kCorrupt, "memory snapshot of " + std::to_string(bytes.size()) + " bytes is damaged; rebuild it from the log");
  return memory;
}

}  // namespace sam
