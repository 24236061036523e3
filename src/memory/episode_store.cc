#include "memory/episode_store.h"

#include <algorithm>
#include <cmath>

#include "base/growth.h"
#include "memory/asked.h"
#include "memory/text_keys.h"

namespace sam {
namespace {

constexpr size_t kLongestSaid = 8192;

Moment ToMoment(int64_t at, int16_t offset) { return {Instant(Duration(at)), std::chrono::minutes(offset)}; }

/// Keys of one turn from `begin` on, 16 bits each, without repeats.
void AppendKeys(std::string_view text, std::vector<WordKey>& scratch, std::vector<uint16_t>& out, size_t begin) {
  scratch.clear();
  AddDocumentKeys(text, scratch);
  GrowGently(out, scratch.size());
  for (const WordKey key : scratch) out.push_back(static_cast<uint16_t>(key));
  const auto first = out.begin() + static_cast<std::ptrdiff_t>(begin);
  std::sort(first, out.end());
  out.erase(std::unique(first, out.end()), out.end());
}

}  // namespace

bool EpisodeStore::Add(const Episode& episode) {
  if (!data_.records.empty() && episode.turn <= data_.records.back().turn) return false;
  const std::string_view said = std::string_view(episode.said).substr(0, kLongestSaid);
  EpisodeRecord record;
  record.turn = episode.turn;
  record.begin = static_cast<uint32_t>(data_.text.size());
  record.size = static_cast<uint16_t>(said.size());
  record.at = episode.at.at.time_since_epoch().count();
  record.offset = static_cast<int16_t>(episode.at.offset.count());
  record.language = episode.language;
  record.pleasure = static_cast<int8_t>(std::lround(std::clamp(episode.pleasure, -1.0, 1.0) * 100));
  record.feeling = static_cast<uint8_t>(std::lround(std::clamp(episode.feeling, 0.0, 1.0) * 100));
  record.moment = episode.moment;
  GrowGently(data_.text, said.size());
  data_.text += said;
  GrowGently(data_.records, 1);
  data_.records.push_back(record);
  return true;
}

void EpisodeStore::AddDerivation(Derivation derivation) {
  if (std::find(data_.derivations.begin(), data_.derivations.end(), derivation) == data_.derivations.end()) data_.derivations.push_back(derivation);
}

void EpisodeStore::AddHighlight(TurnId turn, std::string_view words) {
  const auto index = Find(turn);
  const size_t begin = index && !words.empty() ? Said(*index).find(words) : std::string_view::npos;
  if (begin == std::string_view::npos) return;
  const Highlight highlight{turn, static_cast<uint16_t>(begin), static_cast<uint16_t>(words.size())};
  const auto at = std::lower_bound(data_.highlights.begin(), data_.highlights.end(), turn, [](const Highlight& h, TurnId t) { return h.turn < t; });
  if (at != data_.highlights.end() && at->turn == turn) *at = highlight;
  else data_.highlights.insert(at, highlight);
}

std::string_view EpisodeStore::HighlightOf(size_t index) const {
  const TurnId turn = TurnAt(index);
  const auto at = std::lower_bound(data_.highlights.begin(), data_.highlights.end(), turn, [](const Highlight& h, TurnId t) { return h.turn < t; });
  return at != data_.highlights.end() && at->turn == turn ? Said(index).substr(at->begin, at->size) : std::string_view();
}

void EpisodeStore::Drop(const std::set<TurnId>& turns) {
  Data kept;
  for (EpisodeRecord record : data_.records) {
    if (turns.contains(record.turn)) continue;
    const std::string_view said = std::string_view(data_.text).substr(record.begin, record.size);
    record.begin = static_cast<uint32_t>(kept.text.size());
    kept.text += said;
    kept.records.push_back(record);
  }
  for (const Derivation& d : data_.derivations)
    if (!turns.contains(d.derived) && !turns.contains(d.source)) kept.derivations.push_back(d);
  for (const Highlight& h : data_.highlights)
    if (!turns.contains(h.turn)) kept.highlights.push_back(h);
  data_ = std::move(kept);
  Trim();
}

void EpisodeStore::CloseOver(std::set<TurnId>& turns) const {
  for (const Derivation& d : data_.derivations)  // derived turns come after their sources, in order
    if (turns.contains(d.source)) turns.insert(d.derived);
}

std::vector<TurnId> EpisodeStore::SourcesOf(TurnId derived) const {
  std::vector<TurnId> sources;
  for (const Derivation& d : data_.derivations)
    if (d.derived == derived) sources.push_back(d.source);
  return sources;
}

std::string_view EpisodeStore::Said(size_t index) const {
  const EpisodeRecord& record = data_.records[index];
  return std::string_view(data_.text).substr(record.begin, record.size);
}

std::optional<size_t> EpisodeStore::Find(TurnId turn) const {
  const auto it = std::lower_bound(data_.records.begin(), data_.records.end(), turn, [](const EpisodeRecord& r, TurnId t) { return r.turn < t; });
  if (it == data_.records.end() || it->turn != turn) return std::nullopt;
  return static_cast<size_t>(it - data_.records.begin());
}

Episode EpisodeStore::At(size_t index) const {
  const EpisodeRecord& record = data_.records[index];
  return {record.turn, ToMoment(record.at, record.offset), record.language, std::string(Said(index)), record.pleasure / 100.0, record.feeling / 100.0, record.moment};
}

const EpisodeStore::Index& EpisodeStore::Words() const {
  std::vector<WordKey> scratch;
  while (index_.ends.size() < size()) {
    const size_t i = index_.ends.size(), begin = index_.keys.size();
    const std::string_view said = Said(i);
    GrowGently(index_.marks, 1);
    index_.marks.push_back(static_cast<uint8_t>((GoesOn(said) ? kGoesOn : 0) | (OpensCorrection(said) ? kCorrects : 0)));
    if (i > 0 && index_.marks.back() != 0) {
      const size_t from = i > 1 ? index_.ends[i - 2] : 0;
      GrowGently(index_.keys, begin - from);
      for (size_t k = from; k < begin; ++k) index_.keys.push_back(index_.keys[k]);
    }
    AppendKeys(said, scratch, index_.keys, begin);
    GrowGently(index_.ends, 1);
    index_.ends.push_back(static_cast<uint32_t>(index_.keys.size()));
  }
  if (size() - index_.sorted >= SortEvery(size()) && size() <= UINT16_MAX) SortKeys();
  return index_;
}

void EpisodeStore::SortKeys() const {
  const auto before = static_cast<std::ptrdiff_t>(index_.by_key.size());
  size_t at = index_.sorted > 0 ? index_.ends[index_.sorted - 1] : 0;
  for (; index_.sorted < size(); ++index_.sorted)
    for (; at < index_.ends[index_.sorted]; ++at) index_.by_key.push_back(static_cast<uint32_t>(index_.keys[at]) << 16 | static_cast<uint32_t>(index_.sorted));
  std::sort(index_.by_key.begin() + before, index_.by_key.end());
  std::inplace_merge(index_.by_key.begin(), index_.by_key.begin() + before, index_.by_key.end());
}

void EpisodeStore::Trim() const { index_ = {}; }

size_t EpisodeStore::Bytes() const {
  return data_.records.capacity() * sizeof(EpisodeRecord) + data_.text.capacity() + data_.derivations.capacity() * sizeof(Derivation) + data_.highlights.capacity() * sizeof(Highlight) +
         (index_.keys.capacity() + 2 * index_.by_key.capacity()) * sizeof(uint16_t) + index_.ends.capacity() * sizeof(uint32_t) + index_.marks.capacity();
}

bool EpisodeStore::Restore(Data data) {
  TurnId last = TurnId::kNone;
  size_t end = 0;
  for (const EpisodeRecord& record : data.records) {
    if (record.turn <= last || record.begin != end) return false;
    last = record.turn;
    end += record.size;
  }
  if (end != data.text.size()) return false;
  for (size_t i = 0; i < data.highlights.size(); ++i) {
    const Highlight& h = data.highlights[i];
    const auto record = std::lower_bound(data.records.begin(), data.records.end(), h.turn, [](const EpisodeRecord& r, TurnId t) { return r.turn < t; });
    if (record == data.records.end() || record->turn != h.turn || h.begin + h.size > record->size || (i > 0 && h.turn <= data.highlights[i - 1].turn)) return false;
  }
  data_ = std::move(data);
  data_.text.shrink_to_fit();
  Trim();
  return true;
}

}  // namespace sam
