#include "content/pack.h"

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstring>
#include <utility>

#include "base/random.h"
#include "content/blob.h"
#include "core/percept.h"

namespace sam::content {
namespace {

using Posts = boost::unordered_flat_map<std::string_view, std::vector<uint32_t>>;

std::span<const uint32_t> Find(const Posts& posts, std::string_view key) {
  const auto found = posts.find(key);
  if (found == posts.end()) return {};
  return found->second;
}

template <typename Record>
Record At(std::string_view bytes, size_t offset, size_t index) {
  Record record;
  std::memcpy(&record, bytes.data() + offset + index * sizeof(Record), sizeof(Record));
  return record;
}

}  // namespace

struct Pack::Index {
  std::vector<std::string_view> texts;
  std::vector<Intent> intents;
  std::unordered_map<std::string_view, size_t> intent_places;
  std::vector<Block> blocks;
  Posts by_intent, by_skill, by_topic, by_question;
  std::array<std::vector<uint32_t>, kEmotionLabels> by_emotion;
  std::vector<uint32_t> why;
  boost::unordered_flat_map<std::string_view, std::string_view> topics;
  boost::unordered_flat_map<std::string_view, std::span<const std::string_view>> lines;
  std::vector<std::string_view> keys;
};

struct Loader {
  std::string_view bytes;
  BlobHeader header;
  size_t texts = 0, intents = 0, blocks = 0, lines = 0, pool = 0;  // offsets

  /// Offsets of the tables, or false where the bytes are too few for what the header says.
  bool Place() {
    texts = sizeof(BlobHeader);
    intents = texts + header.texts * sizeof(BlobText);
    blocks = intents + header.intents * sizeof(BlobIntent);
    lines = blocks + header.blocks * sizeof(BlobBlock);
    pool = lines + header.lines * sizeof(BlobLines);
    return bytes.size() >= pool + header.pool;
  }
  std::string_view Text(BlobText t) const { return bytes.substr(pool + t.begin, t.size); }
  static std::span<const std::string_view> List(const Pack::Index& index, BlobList list) {
    return std::span(index.texts).subspan(list.begin, list.count);
  }

  Block ReadBlock(const Pack::Index& index, size_t i) const {
    const auto r = At<BlobBlock>(bytes, blocks, i);
    Block b;
    b.id = Text(r.id);
    b.key = BlockKey(b.id);
    b.part = static_cast<Part>(r.part);
    b.text = Text(r.text);
    b.skill = Text(r.skill);
    b.intents = List(index, r.intents);
    b.emotions = List(index, r.emotions);
    b.topics = List(index, r.topics);
    b.after = List(index, r.after);
    b.answers = List(index, r.answers);
    b.min_humour = r.humour, b.min_warmth = r.warmth, b.min_directness = r.directness, b.min_liveliness = r.liveliness;
    b.min_closeness = r.closeness, b.weight = r.weight;
    b.answer = static_cast<Answer>(r.answer), b.tones = r.tones;
    b.emotion_bits = r.emotion_bits, b.acts = r.acts, b.feel = r.feel, b.at = r.at, b.met = r.met;
    b.slots = r.slots, b.group = r.group, b.asks = r.asks;
    return b;
  }

  static void Post(Pack::Index& index, uint32_t i) {
    const Block& b = index.blocks[i];
    for (const auto topic : b.topics) index.topics.emplace(topic, topic);
    if (!b.answers.empty()) {
      for (const auto question : b.answers) index.by_question[question].push_back(i);
      if (b.answer == Answer::kWhy) index.why.push_back(i);
      return;
    }
    if (!b.skill.empty()) return index.by_skill[b.skill].push_back(i);
    for (const auto intent : b.intents) index.by_intent[intent].push_back(i);
    if (!b.intents.empty()) return;
    for (const auto topic : b.topics) index.by_topic[topic].push_back(i);
    if (!b.topics.empty()) return;
    for (size_t label = 0; label < kEmotionLabels; ++label) {
      if (b.emotion_bits >> label & 1u) index.by_emotion[label].push_back(i);
    }
  }

  void Read(Pack::Index& index) const {
    for (size_t i = 0; i < header.texts; ++i) index.texts.push_back(Text(At<BlobText>(bytes, texts, i)));
    for (size_t i = 0; i < header.intents; ++i) {
      const auto r = At<BlobIntent>(bytes, intents, i);
      index.intent_places.emplace(Text(r.name), i);
      index.intents.push_back({Text(r.name), Text(r.act), List(index, r.examples)});
    }
    index.blocks.reserve(header.blocks);
    for (size_t i = 0; i < header.blocks; ++i) {
      index.blocks.push_back(ReadBlock(index, i));
      Post(index, static_cast<uint32_t>(i));
    }
    for (size_t i = 0; i < header.lines; ++i) {
      const auto r = At<BlobLines>(bytes, lines, i);
      index.lines.emplace(Text(r.key), List(index, r.lines));
      index.keys.push_back(Text(r.key));
    }
    std::sort(index.keys.begin(), index.keys.end());
  }
};

uint64_t BlockKey(std::string_view id) {
  constexpr size_t kHex = 8;
  const size_t dot = id.rfind('.');
  const bool by_text = dot != id.npos && id.size() - dot - 1 == kHex && id.find_first_not_of("0123456789abcdef", dot + 1) == id.npos;
  return StableHash(by_text ? id.substr(dot + 1) : id);
}

Pack::Pack(std::unique_ptr<Index> index) : index_(std::move(index)) {}
Pack::Pack(Pack&&) noexcept = default;
Pack& Pack::operator=(Pack&&) noexcept = default;
Pack::~Pack() = default;

Result<Pack> Pack::FromBytes(std::string_view bytes) {
  Loader loader;
  loader.bytes = bytes;
  if (bytes.size() >= sizeof(BlobHeader)) loader.header = At<BlobHeader>(bytes, 0, 0);
  if (bytes.size() < sizeof(BlobHeader) || loader.header.magic != kBlobMagic || loader.header.version != kBlobVersion ||
      !loader.Place()) {
    return Fail(ErrorCode::kCorrupt, "the compiled content does not fit this program; build it again");
  }
  auto index = std::make_unique<Index>();
  index->texts.reserve(loader.header.texts);
  loader.Read(*index);
  return Pack(std::move(index));
}

std::span<const Intent> Pack::intents() const { return index_->intents; }
const Intent* Pack::IntentNamed(std::string_view name) const {
  const auto found = index_->intent_places.find(name);
  return found == index_->intent_places.end() ? nullptr : &index_->intents[found->second];
}
std::span<const Block> Pack::blocks() const { return index_->blocks; }
std::span<const uint32_t> Pack::BlocksFor(std::string_view intent) const { return Find(index_->by_intent, intent); }
std::span<const uint32_t> Pack::BlocksOfSkill(std::string_view skill) const { return Find(index_->by_skill, skill); }
std::span<const uint32_t> Pack::BlocksAbout(std::string_view topic) const { return Find(index_->by_topic, topic); }
std::span<const uint32_t> Pack::Rejoinders(std::string_view block_id) const {
  return Find(index_->by_question, block_id);
}
std::span<const uint32_t> Pack::WhyRejoinders() const { return index_->why; }

std::span<const uint32_t> Pack::BlocksForEmotion(size_t label) const {
  if (label >= kEmotionLabels) return {};
  return index_->by_emotion[label];
}

std::string_view Pack::Topic(std::string_view word) const {
  const auto found = index_->topics.find(word);
  return found == index_->topics.end() ? std::string_view() : found->second;
}

std::span<const std::string_view> Pack::Lines(std::string_view key) const {
  const auto found = index_->lines.find(key);
  if (found == index_->lines.end()) return {};
  return found->second;
}

std::vector<std::string_view> Pack::KeysUnder(std::string_view prefix) const {
  const auto& keys = index_->keys;
  std::vector<std::string_view> under;
  for (auto it = std::lower_bound(keys.begin(), keys.end(), prefix); it != keys.end() && it->starts_with(prefix);
       ++it) {
    under.push_back(*it);
  }
  return under;
}

}  // namespace sam::content
