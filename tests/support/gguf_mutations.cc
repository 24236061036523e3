#include "tests/support/gguf_mutations.h"

#include <fmt/format.h>

#include <cmath>
#include <cstring>
#include <iterator>
#include <limits>
#include <utility>
#include <vector>

#include "base/random.h"
#include "tests/support/gguf_vocabulary.h"
#include "tests/support/gguf_writer.h"

namespace sam::support {
namespace {

using enum Mutation::Expect;

/// A model that is being spoilt.
struct Victim {
  GgufImage image;
  std::string header, weights;  // header: once it is written out
  uint64_t n = 0;
  bool pieces = true;  // SentencePiece, not byte pairs
  uint64_t Dice(const char* purpose, uint64_t below) const { return Draw(n, 0, purpose) % below; }
  GgufTensor& Tensor() { return image.tensors[Dice("tensor", image.tensors.size())]; }
  GgufEntry& Entry() { return image.entries[Dice("entry", image.entries.size())]; }
  std::string Key(const char* name) const { return (pieces ? "llama." : "qwen2.") + std::string(name); }
};

template <typename T>
void Overwrite(std::string& bytes, size_t at, T value) {
  if (at + sizeof value <= bytes.size()) std::memcpy(bytes.data() + at, &value, sizeof value);
}

template <typename T, size_t kCount>
T Pick(const Victim& victim, const T (&of)[kCount]) {
  return of[victim.Dice("pick", kCount)];
}

constexpr uint64_t kHuge[] = {uint64_t{1} << 63, std::numeric_limits<uint64_t>::max(), uint64_t{1} << 61, uint64_t{1} << 40, 0xFFFFFFFFull, uint64_t{1} << 31};

std::vector<std::string> TokensOf(const Victim& victim) {
  return victim.pieces ? SentencePieces(640).tokens : BytePairs(640).tokens;
}

void FlipBits(Victim& victim, int count) {
  for (int bit = 0; bit < count; ++bit) {
    const uint64_t at = Draw(victim.n, static_cast<uint64_t>(bit), "bit") % (victim.header.size() * 8);
    victim.header[at / 8] = static_cast<char>(victim.header[at / 8] ^ (1 << (at % 8)));
  }
}

void StrewBytes(Victim& victim) {
  for (uint64_t k = 0; k < 16; ++k) victim.header[Draw(victim.n, k, "where") % victim.header.size()] = static_cast<char>(Draw(victim.n, k, "what"));
}

void BlowUpText(Victim& victim) {
  for (GgufEntry* entry = &victim.Entry();; entry = &victim.image.entries[0])
    if (entry->value.type == GgufType::kText) return Overwrite(entry->value.bytes, 0, Pick(victim, kHuge));
}

void BlowUpArray(Victim& victim) {
  for (GgufEntry& entry : victim.image.entries)
    if (entry.key == "tokenizer.ggml.tokens") Overwrite(entry.value.bytes, 4, Pick(victim, kHuge));
}

void ChangeSize(Victim& victim) {
  constexpr uint64_t kSizes[] = {0, 1, 63, 65, uint64_t{1} << 20, uint64_t{1} << 40, uint64_t{1} << 62, std::numeric_limits<uint64_t>::max()};
  auto& sizes = victim.Tensor().sizes;
  sizes[victim.Dice("dimension", sizes.size())] = Pick(victim, kSizes);
}

/// A tensor whose sizes' product wraps around 2^64 to something small.
void WrapSizes(Victim& victim) {
  victim.Tensor().sizes = {uint64_t{1} << 32, uint64_t{1} << 31, 2, 32};
}

void MoveOffset(Victim& victim) {
  const uint64_t kMoves[] = {1, 32, uint64_t{1} << 20, uint64_t{1} << 63, std::numeric_limits<uint64_t>::max() - 31};
  victim.Tensor().offset += Pick(victim, kMoves);
}

void OverlapTensors(Victim& victim) {
  auto& tensors = victim.image.tensors;
  tensors[1 + victim.Dice("second", tensors.size() - 1)].offset = tensors[0].offset;
}

void ChangeWeightType(Victim& victim) {
  constexpr uint32_t kTypes[] = {4, 5, 31, 33, 36, 43, 255, 0x80000000u, 28, 12};  // those that are none, wide ones, ones whose block is no divisor
  victim.Tensor().type = Pick(victim, kTypes);
}

void ChangeValueType(Victim& victim) {
  constexpr uint32_t kTypes[] = {0, 4, 5, 6, 7, 8, 9, 10, 12, 13, 77, 0xFFFFFFFFu};
  victim.Entry().value.type = static_cast<GgufType>(Pick(victim, kTypes));
}

void SetShape(Victim& victim) {
  constexpr const char* kKeys[] = {"block_count", "embedding_length", "attention.head_count", "attention.head_count_kv", "context_length"};
  constexpr uint32_t kValues[] = {0, 513, 0x80000000u, 0xFFFFFFFFu};
  const char* key = Pick(victim, kKeys);
  const uint32_t value = kValues[victim.Dice("value", std::size(kValues))];
  victim.image.Set(victim.Key(key), Number(std::string_view(key) == "context_length" && value == 513 ? 0 : value));
}

void SetOddShape(Victim& victim) {
  const std::pair<const char*, GgufValue> kOdd[] = {
      {"attention.head_count", Number(3)}, {"attention.head_count_kv", Number(3)}, {"rope.dimension_count", Number(17)}, {"rope.dimension_count", Number(4096)},
      {"attention.layer_norm_rms_epsilon", Real(std::nanf(""))}, {"attention.layer_norm_rms_epsilon", Real(-1)}, {"rope.freq_base", Real(0)},
      {"rope.freq_base", Real(std::numeric_limits<float>::infinity())}, {"rope.scaling.type", Text("sideways")}, {"expert_count", Number(1000000)},
      {"expert_used_count", Number(4)}, {"attention.key_length", Number(0)}, {"feed_forward_length", Number(0xFFFFFFFFu)}, {"block_count", Wide(2)}};
  const auto& [key, value] = kOdd[victim.Dice("odd", std::size(kOdd))];
  victim.image.Set(victim.Key(key), value);
}

void SpoilTokens(Victim& victim) {
  auto tokens = TokensOf(victim);
  const uint64_t at = 300 + victim.Dice("token", 200);
  if (victim.n % 2 == 0) tokens[at] = tokens[at + 1];
  else tokens[at] = std::string(70000, 'x');
  victim.image.Set("tokenizer.ggml.tokens", Texts(tokens));
}

/// "<0x-1>" and its like, marked as bytes.
void SpoilBytes(Victim& victim) {
  constexpr const char* kBad[] = {"<0x-1>", "<0xG0>", "<0x>", "<0x100>", "A", "<0x0", "0x41"};
  auto tokens = TokensOf(victim);
  std::vector<int32_t> types(tokens.size(), 1);
  const size_t at = 100 + victim.Dice("byte", 100);
  tokens[at] = Pick(victim, kBad);
  if (tokens[at] == "A") tokens[at] = "a byte";
  types[at] = 6;
  victim.image.Set("tokenizer.ggml.tokens", Texts(tokens));
  victim.image.Set("tokenizer.ggml.token_type", Integers(types));
}

void UnevenLists(Victim& victim) {
  const std::vector<int32_t> types(victim.Dice("length", 640), 1);
  const std::vector<float> scores(victim.Dice("length", 640), 0.0f);
  const std::vector<std::string> tokens(victim.Dice("length", 640), "same");
  if (victim.n % 3 == 0) victim.image.Set("tokenizer.ggml.token_type", Integers(types));
  else if (victim.n % 3 == 1) victim.image.Set("tokenizer.ggml.scores", Reals(scores));
  else victim.image.Set("tokenizer.ggml.tokens", Texts(tokens));
}

/// Lists that llama.cpp would read as wider values than they hold.
void NarrowLists(Victim& victim) {
  GgufValue narrow{GgufType::kArray, std::string(12, '\0') + std::string(640, '\1')};
  Overwrite(narrow.bytes, 4, uint64_t{640});
  victim.image.Set(Pick(victim, {"tokenizer.ggml.scores", "tokenizer.ggml.token_type", "tokenizer.ggml.suppress_tokens", "tokenizer.ggml.tokens"}), narrow);
}

void NestArrays(Victim& victim) {
  GgufValue nested{GgufType::kArray, {}};
  for (int depth = 0; depth < 2000; ++depth) {
    nested.bytes.append({'\x09', 0, 0, 0, '\x01', 0, 0, 0, 0, 0, 0, 0});
  }
  victim.image.Set("general.tags", nested);
}

void SetAlignment(Victim& victim) {
  constexpr uint32_t kValues[] = {0, 1, 3, 33, 0x80000000u, 0xFFFFFFFFu, 131072};
  victim.image.Set("general.alignment", Number(Pick(victim, kValues)));
  if (victim.n % 5 == 0) victim.image.Set("general.alignment", Text("32"));
}

void SetArchitecture(Victim& victim) {
  constexpr const char* kNames[] = {"", "clip", "no such thing", "../../etc", "mamba", "gemma2"};
  victim.image.Set("general.architecture", Text(Pick(victim, kNames)));
}

void BreakWeights(Victim& victim) {
  const bool all = victim.n % 2 == 0;
  for (uint64_t k = 0; k < (all ? victim.weights.size() : 256); ++k)
    victim.weights[all ? k : Draw(victim.n, k, "at") % victim.weights.size()] = static_cast<char>(Draw(victim.n, k, "to"));
}

void HarmlessWords(Victim& victim) {
  victim.image.Set("general.name", Text("a name\n\x1b[31mwith \xff colours"));
  victim.image.Set("general.description", Text(std::string(victim.Dice("long", 5000), 'd')));
  victim.image.Set(fmt::format("made.up.key{}", victim.n), Wide(Draw(victim.n, 1, "value")));
}

void HostileTemplate(Victim& victim) {
  constexpr const char* kTemplates[] = {"{% for a in range(1000000000) %}x{% endfor %}", "{{ messages[99999].content }}", "{% if %}", "{{ raise_exception('no') }}", "{{ '%s' * 1000000000 }}"};
  victim.image.Set("tokenizer.chat_template", Text(Pick(victim, kTemplates)));
}

struct Change {
  const char* what;
  Mutation::Expect expect;
  void (*structure)(Victim&);  // before the header is written out
  void (*bytes)(Victim&);      // after
};

constexpr Change kChanges[] = {
    {"a bit of the header flipped", kEither, nullptr, [](Victim& v) { FlipBits(v, 1); }},
    {"40 bits of the header flipped", kEither, nullptr, [](Victim& v) { FlipBits(v, 40); }},
    {"bytes strewn over the header", kEither, nullptr, StrewBytes},
    {"cut within the header", kRefused, nullptr, [](Victim& v) { v.header.resize(v.Dice("cut", v.header.size())), v.weights.clear(); }},
    {"cut within the weights", kRefused, nullptr, [](Victim& v) { v.weights.resize(v.Dice("cut", v.image.tensors.back().offset + v.image.tensors.back().bytes)); }},
    {"more tensors told than there are", kRefused, nullptr, [](Victim& v) { Overwrite(v.header, 8, Pick(v, kHuge)); }},
    {"more keys told than there are", kRefused, nullptr, [](Victim& v) { Overwrite(v.header, 16, Pick(v, kHuge)); }},
    {"another version", kRefused, nullptr, [](Victim& v) { Overwrite(v.header, 4, Pick(v, {0u, 1u, 4u, 0x03000000u, 0xFFFFFFFFu})); }},
    {"a text's length blown up", kRefused, BlowUpText, nullptr},
    {"an array's length blown up", kRefused, BlowUpArray, nullptr},
    {"a tensor's size changed", kEither, ChangeSize, nullptr},
    {"a tensor's sizes wrap around", kRefused, WrapSizes, nullptr},
    {"a tensor's offset moved", kRefused, MoveOffset, nullptr},
    {"tensors over one another", kRefused, OverlapTensors, nullptr},
    {"a tensor's type changed", kRefused, ChangeWeightType, nullptr},
    {"a tensor's name too long", kRefused, [](Victim& v) { v.Tensor().name = std::string(64 + v.Dice("long", 4000), 'n'); }, nullptr},
    {"two tensors of one name", kRefused, [](Victim& v) { v.image.tensors[0].name = v.image.tensors[1 + v.Dice("second", 10)].name; }, nullptr},
    {"too many dimensions", kRefused, [](Victim& v) { v.Tensor().sizes.resize(5 + v.Dice("dimensions", 60), 1); }, nullptr},
    {"a key twice", kRefused, [](Victim& v) { v.image.entries.push_back(v.Entry()); }, nullptr},
    {"a value's type changed", kEither, ChangeValueType, nullptr},
    {"an impossible shape", kRefused, SetShape, nullptr},
    {"an odd shape", kRefused, SetOddShape, nullptr},
    {"a key missing", kEither, [](Victim& v) { v.image.Remove(std::string(v.Entry().key)); }, nullptr},
    {"tokens spoilt", kRefused, SpoilTokens, nullptr},
    {"byte tokens spoilt", kRefused, SpoilBytes, nullptr},
    {"lists of unequal length", kRefused, UnevenLists, nullptr},
    {"lists of narrow values", kRefused, NarrowLists, nullptr},
    {"a special token out of range", kRefused, [](Victim& v) { v.image.Set("tokenizer.ggml.eos_token_id", Number(Pick(v, {640u, 1000000u, 0x80000000u}))); }, nullptr},
    {"nested arrays", kRefused, NestArrays, nullptr},
    {"an impossible alignment", kRefused, SetAlignment, nullptr},
    {"another architecture", kRefused, SetArchitecture, nullptr},
    {"weights broken", kPassed, nullptr, BreakWeights},
    {"harmless words", kPassed, HarmlessWords, nullptr},
    {"a hostile template", kPassed, HostileTemplate, nullptr},
    {"bytes after the end", kPassed, nullptr, [](Victim& v) { v.weights.append(1 + v.Dice("more", 5000), 'z'); }},
};

}  // namespace

Mutation MakeMutation(uint64_t n) {
  constexpr const char* kShapes[] = {"llama-tiny", "qwen2-tiny-q8_0", "llama-tiny-q4_0", "qwen2-tiny-f16"};
  const ModelShape shape = *ShapeNamed(kShapes[n / std::size(kChanges) % std::size(kShapes)]);
  const Change& change = kChanges[n % std::size(kChanges)];
  Victim victim{DescribeModel(shape), "", "", n, shape.family == Family::kLlama};
  victim.weights = WeightsOf(victim.image, 1);
  if (change.structure) change.structure(victim);
  victim.header = victim.image.Header();
  if (change.bytes) change.bytes(victim);
  return {change.what, victim.header + victim.weights, change.expect};
}

}  // namespace sam::support
