#include "mind/gguf/gguf_header.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>

#include "base/unicode.h"
#include "mind/gguf/gguf_cursor.h"
#include "mind/gguf/gguf_settings.h"
#include "mind/gguf/gguf_shape.h"
#include "mind/gguf/gguf_types.h"
#include "mind/gguf/gguf_vocabulary.h"
#include "mind/gguf/gguf_weights.h"

namespace sam {
namespace {

constexpr uint32_t kMagic = 0x46554747, kOldest = 2, kNewest = 3;
constexpr uint64_t kUsualAlignment = 32, kLeastAlignment = 8, kMostAlignment = 65536;

struct Counts {
  uint64_t tensors = 0, keys = 0;
};

Counts ReadOpening(GgufCursor& cursor) {
  if (cursor.Take<uint32_t>() != kMagic) cursor.TurnAway("it is no GGUF file; give the file of a model, which ends in .gguf");
  const auto version = cursor.Take<uint32_t>();
  if (version == 0 || version > 0xFFFF) cursor.Refuse(fmt::format("its version is {}", version));
  else if (version < kOldest || version > kNewest) cursor.TurnAway(fmt::format("it is GGUF of version {}; versions {} and {} are read", version, kOldest, kNewest));
  Counts counts;
  counts.tensors = cursor.Take<uint64_t>();
  counts.keys = cursor.Take<uint64_t>();
  return counts;
}

uint64_t AlignmentOf(const GgufSettings& settings, GgufCursor& cursor) {
  const GgufSetting* setting = settings.Find("general.alignment");
  if (!setting) return kUsualAlignment;
  const auto bytes = static_cast<uint64_t>(setting->integer);
  const bool fits = !setting->is_array && setting->type == GgufValueType::kU32 && std::has_single_bit(bytes) && bytes >= kLeastAlignment && bytes <= kMostAlignment;
  if (!fits) cursor.Refuse(fmt::format("key \"general.alignment\" is {}, no power of two between {} and {}", setting->integer, kLeastAlignment, kMostAlignment));
  return fits ? bytes : kUsualAlignment;
}

std::string ArchitectureOf(const GgufSettings& settings, GgufCursor& cursor) {
  const std::string_view name = settings.Text("general.architecture");
  const bool plain = !name.empty() && name.size() <= 64 && std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.'; });
  if (!plain) cursor.Refuse(fmt::format("key \"general.architecture\" is \"{}\"", CleanText(name, 64)));
  return std::string(name);
}

/// llama.cpp reads these arrays as the type they should have.
void CheckArrays(const GgufSettings& settings, GgufCursor& cursor) {
  const auto check = [&](const char* key, std::initializer_list<GgufValueType> types) {
    const GgufSetting* setting = settings.Find(key);
    if (setting && (!setting->is_array || std::ranges::find(types, setting->type) == types.end())) cursor.Refuse(fmt::format("key \"{}\" holds values of type {}", key, static_cast<uint32_t>(setting->type)));
  };
  check("tokenizer.ggml.precompiled_charsmap", {GgufValueType::kI8, GgufValueType::kU8});
  check("tokenizer.ggml.suppress_tokens", {GgufValueType::kI32, GgufValueType::kU32});
  for (const char* list : {"tokens", "merges"}) check(fmt::format("tokenizer.ggml.{}", list).c_str(), {GgufValueType::kText});
  check("tokenizer.ggml.scores", {GgufValueType::kF32});
  check("tokenizer.ggml.token_type", {GgufValueType::kI32, GgufValueType::kU32});
}

void CheckParts(const GgufSettings& settings, GgufCursor& cursor) {
  const GgufSetting* parts = settings.Find("split.count");
  if (parts && parts->integer > 1) cursor.TurnAway(fmt::format("it is one of {} parts; join them to one file first (llama-gguf-split --merge)", parts->integer));
}

void Describe(const GgufSettings& settings, const GgufWeights& weights, GgufHeader& header) {
  const GgufSetting* type = settings.Find("general.file_type");
  header.name = CleanText(settings.Text("general.name"), 200);
  header.licence = CleanText(settings.Text("general.license"), 200);
  header.quantisation = type && !type->is_array ? FileTypeName(static_cast<uint64_t>(type->integer)) : "";
  if (header.quantisation.empty()) header.quantisation = weights.most;
  header.parameters = weights.parameters;
  header.weight_bytes = weights.bytes;
  header.embedding_bytes = weights.own_output ? weights.table_bytes : 0;
  header.has_chat_template = !settings.Text("tokenizer.chat_template").empty();
  if (header.architecture == "clip") header.kind = GgufHeader::Kind::kProjector;
  else if (settings.Text("general.type") == "adapter" || settings.Find("adapter.type")) header.kind = GgufHeader::Kind::kAdapter;
}

void CheckKind(const GgufSettings& settings, const GgufVocabulary& vocabulary, const GgufWeights& weights, GgufHeader& header, GgufCursor& cursor) {
  if (header.kind == GgufHeader::Kind::kProjector) return CheckProjectorShape(settings, header, cursor);
  if (header.kind == GgufHeader::Kind::kAdapter) return CheckAdapter(settings, cursor);
  if (settings.Text("tokenizer.ggml.model").empty() || settings.Text("tokenizer.ggml.model").starts_with("no")) cursor.TurnAway("it has no vocabulary, so it cannot talk; take the whole model's file");
  CheckArrays(settings, cursor);
  vocabulary.Check(settings, cursor);
  header.vocabulary = static_cast<uint32_t>(vocabulary.size());
  if (cursor.ok()) CheckModelShape(settings, weights, header, cursor);
}

GgufHeader Read(GgufCursor& cursor, uint64_t file_bytes) {
  GgufHeader header;
  header.file_bytes = file_bytes;
  const Counts counts = ReadOpening(cursor);
  GgufSettings settings;
  GgufVocabulary vocabulary;
  settings.Read(counts.keys, cursor, [&](std::string_view key, GgufValueType type, uint64_t count) { return vocabulary.TakeList(key, type, count, cursor); });
  if (!cursor.ok()) return header;
  header.architecture = ArchitectureOf(settings, cursor);
  CheckParts(settings, cursor);
  const uint64_t alignment = AlignmentOf(settings, cursor);
  const GgufWeights weights = ReadGgufWeights(counts.tensors, alignment, cursor);
  if (!cursor.ok()) return header;
  cursor.Now("the weights");
  cursor.Skip((alignment - cursor.position() % alignment) % alignment);
  if (counts.tensors == 0) cursor.TurnAway("it has no weights; take the whole model's file");
  if (cursor.ok() && weights.bytes > cursor.left()) cursor.Refuse(fmt::format("its weights have {} bytes, but {} follow its header", weights.bytes, cursor.left()));
  Describe(settings, weights, header);
  CheckKind(settings, vocabulary, weights, header, cursor);
  return header;
}

}  // namespace

Result<GgufHeader> ReadGgufHeader(int file, const std::string& name) {
  struct stat status {};
  if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) return Fail(ErrorCode::kInvalidArgument, fmt::format("{} is no file; give the file of a model, which ends in .gguf", name));
  GgufCursor cursor(file, static_cast<uint64_t>(status.st_size));
  GgufHeader header = Read(cursor, static_cast<uint64_t>(status.st_size));
  if (cursor.refusal()) return Fail(cursor.refusal()->code, fmt::format("{} is refused: {}", name, cursor.refusal()->message));
  return header;
}

Result<GgufHeader> ReadGgufHeader(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return Fail(errno == ENOENT ? ErrorCode::kNotFound : ErrorCode::kUnavailable, fmt::format("{} cannot be opened: {}", path, std::strerror(errno)));
  auto header = ReadGgufHeader(file, path);
  close(file);
  return header;
}

const char* KindName(GgufHeader::Kind kind) {
  constexpr const char* kNames[] = {"model", "projector", "adapter"};
  return kNames[static_cast<size_t>(kind)];
}

}  // namespace sam
