#include "content/compiler/encode.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <unordered_map>

#include "content/blob.h"
#include "content/realise.h"
#include "core/affect.h"
#include "core/percept.h"

namespace sam::content {
namespace {

/// The pool of text and the table of texts, each string once.
class Pool {
 public:
  BlobText Text(const std::string& text) {
    const auto [found, fresh] =
        known_.try_emplace(text, BlobText{static_cast<uint32_t>(bytes_.size()), static_cast<uint32_t>(text.size())});
    if (fresh) bytes_ += text;
    return found->second;
  }
  BlobList List(const std::vector<std::string>& texts) {
    const BlobList list{static_cast<uint32_t>(table_.size()), static_cast<uint32_t>(texts.size())};
    for (const auto& text : texts) table_.push_back(Text(text));
    return list;
  }
  const std::string& bytes() const { return bytes_; }
  const std::vector<BlobText>& table() const { return table_; }

 private:
  std::string bytes_;
  std::vector<BlobText> table_;
  std::unordered_map<std::string, BlobText> known_;
};

template <typename Record>
void Append(const std::vector<Record>& records, std::string& out) {
  const size_t begin = out.size();
  out.resize(begin + records.size() * sizeof(Record));
  if (!records.empty()) std::memcpy(out.data() + begin, records.data(), records.size() * sizeof(Record));
}

template <typename Bits>
uint32_t All(const std::vector<std::string>& names, Bits bits) {
  uint32_t all = 0;
  for (const auto& name : names) all |= bits(name).value_or(0);
  return all;
}

template <size_t N>
std::optional<uint32_t> Bit(const std::array<std::string_view, N>& names, std::string_view name, uint32_t first) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return 1u << (first + static_cast<uint32_t>(found - names.begin()));
}

BlobBlock Record(const BlockSource& b, Pool& pool) {
  BlobBlock r;
  r.id = pool.Text(b.id), r.text = pool.Text(b.text), r.skill = pool.Text(b.skill);
  r.intents = pool.List(b.intents), r.emotions = pool.List(b.emotions), r.topics = pool.List(b.topics);
  r.after = pool.List(b.after), r.answers = pool.List(b.answers);
  r.humour = b.humour, r.warmth = b.warmth, r.directness = b.directness, r.liveliness = b.liveliness;
  r.closeness = b.closeness, r.weight = b.weight;
  r.part = static_cast<uint32_t>(b.part), r.answer = static_cast<uint32_t>(b.answer);
  r.tones = All(b.tones, ToneBits);
  r.emotion_bits = All(b.emotions, EmotionBits), r.acts = All(b.acts, ActBits), r.feel = All(b.feel, FeelBits);
  r.at = All(b.at, AtBits), r.met = All(b.met, MetBits);
  r.slots = SlotBits(b.text);
  r.group = b.group;
  r.asks = b.text.find('?') != std::string::npos ? 1 : 0;
  return r;
}

}  // namespace

std::optional<uint32_t> EmotionBits(std::string_view name) {
  const size_t label = EmotionLabel(name);
  if (label >= kEmotionLabels) return std::nullopt;
  return 1u << label;
}

std::optional<uint32_t> ActBits(std::string_view name) {
  uint32_t bits = 0;
  for (uint32_t i = 0; i <= static_cast<uint32_t>(DialogueAct::kSilence); ++i) {
    const auto act = static_cast<DialogueAct>(i);
    if (Name(act) == name || (name == "question" && IsQuestion(act))) bits |= 1u << i;
  }
  if (bits == 0) return std::nullopt;
  return bits;
}

std::optional<uint32_t> FeelBits(std::string_view name) {
  constexpr std::array<std::string_view, 4> moods = {"up", "down", "lively", "quiet"};
  if (const auto mood = Bit(moods, name, 0)) return mood;
  for (uint32_t i = 0; i < kEmotionTypes; ++i) {
    if (Name(static_cast<EmotionType>(i)) == name) return 1u << (kFeelEmotion + i);
  }
  return std::nullopt;
}

std::optional<uint32_t> AtBits(std::string_view name) {
  constexpr std::array<std::string_view, 7> times = {"morning", "noon",    "afternoon", "evening",
                                                     "night",   "weekend", "weekday"};
  return Bit(times, name, 0);
}

std::optional<uint32_t> MetBits(std::string_view name) {
  constexpr std::array<std::string_view, 3> stages = {"first", "new", "again"};
  return Bit(stages, name, 0);
}

std::optional<uint32_t> ToneBits(std::string_view name) {
  constexpr std::array<std::string_view, 3> tones = {"good", "bad", "plain"};
  return Bit(tones, name, 0);
}

uint32_t SlotBits(std::string_view text) {
  uint32_t bits = 0;
  for (size_t pos = 0; pos < text.size();) {
    const Piece piece = NextPiece(text, pos);
    if (piece.kind == Piece::Kind::kSlot) {
      if (const auto slot = SlotNamed(SlotParts(piece.inside).first)) bits |= 1u << static_cast<uint32_t>(*slot);
    } else if (piece.kind == Piece::Kind::kLevels || piece.kind == Piece::Kind::kChoice) {
      for (const auto way : Ways(piece.inside)) bits |= SlotBits(way);
    }
  }
  return bits;
}

std::string Encode(const PackSource& source) {
  Pool pool;
  std::vector<BlobIntent> intents;
  std::vector<BlobBlock> blocks;
  std::vector<BlobLines> lines;
  for (const auto& i : source.intents) {
    const auto shared = source.acts.find(i.name);
    const std::string act = !i.act.empty() ? i.act : shared == source.acts.end() ? "" : shared->second;
    intents.push_back({pool.Text(i.name), pool.Text(act), pool.List(i.examples)});
  }
  for (const auto& b : source.blocks) blocks.push_back(Record(b, pool));
  for (const auto& l : source.lines) lines.push_back({pool.Text(l.key), pool.List(l.lines)});
  BlobHeader header;
  header.texts = static_cast<uint32_t>(pool.table().size());
  header.intents = static_cast<uint32_t>(intents.size());
  header.blocks = static_cast<uint32_t>(blocks.size());
  header.lines = static_cast<uint32_t>(lines.size());
  header.pool = static_cast<uint32_t>(pool.bytes().size());
  std::string out;
  Append(std::vector<BlobHeader>{header}, out);
  Append(pool.table(), out);
  Append(intents, out);
  Append(blocks, out);
  Append(lines, out);
  return out + pool.bytes();
}

}  // namespace sam::content
