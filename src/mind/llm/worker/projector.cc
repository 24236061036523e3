#include "mind/llm/worker/projector.h"

#include <fmt/format.h>
#include <llama.h>
#include <mtmd-helper.h>
#include <mtmd.h>

#include <algorithm>
#include <utility>

#include "audio/resample.h"
#include "audio/wav.h"
#include "base/random.h"

namespace sam::llm {
namespace {

constexpr uint32_t kUsualWidth = 1280, kUsualHeight = 960;  // of a picture as it is shown
constexpr size_t kOnePass = 512;                            // cells: the most that models of today make of a picture that is read at once
constexpr double kLongestSeconds = 600;                     // of a sound

using Chunks = mtmd::input_chunks_ptr;

/// The chunks of a bitmap alone, without words around it; nullptr where nothing can be made of it.
Chunks ChunksOf(mtmd_context* context, const mtmd_bitmap* bitmap) {
  Chunks chunks(mtmd_input_chunks_init());
  const std::string marker = mtmd_get_marker(context);
  const mtmd_input_text text{marker.c_str(), marker.size(), false, true};
  if (mtmd_tokenize(context, chunks.get(), &text, &bitmap, 1) != 0) chunks.reset();
  return chunks;
}

int32_t StandIn(std::string_view file, size_t part) { return -2 - static_cast<int32_t>(Draw(part, file.size(), file) & 0x3FFFFFFF); }

MediaPiece PieceOf(const mtmd_input_chunk* chunk, std::string_view file, size_t part) {
  MediaPiece piece;
  if (mtmd_input_chunk_get_type(chunk) == MTMD_INPUT_CHUNK_TYPE_TEXT) {
    size_t count = 0;
    const llama_token* tokens = mtmd_input_chunk_get_tokens_text(chunk, &count);
    piece.tokens.assign(tokens, tokens + count);
    return piece;
  }
  piece.chunk = {mtmd_input_chunk_copy(chunk), [](const mtmd_input_chunk* copy) { mtmd_input_chunk_free(const_cast<mtmd_input_chunk*>(copy)); }};
  piece.positions = static_cast<size_t>(mtmd_input_chunk_get_n_pos(chunk));
  piece.cells = mtmd_input_chunk_get_n_tokens(chunk);
  piece.stand_in = StandIn(file, part);
  return piece;
}

}  // namespace

void Projector::Free::operator()(mtmd_context* context) const { mtmd_free(context); }

Projector::Projector(std::unique_ptr<mtmd_context, Free> context) : context_(std::move(context)) {
  if (!sees()) return;
  const mtmd::bitmap empty(kUsualWidth, kUsualHeight, nullptr);
  if (const auto chunks = ChunksOf(context_.get(), empty.ptr.get())) picture_tokens_ = static_cast<int>(mtmd_helper_get_n_tokens(chunks.get()));
}

Result<std::unique_ptr<Projector>> Projector::Load(const Config& config, const llama_model* model) {
  mtmd_helper_log_set([](lm_ggml_log_level, const char*, void*) {}, nullptr);
  mtmd_context_params params = mtmd_context_params_default();
  params.use_gpu = false;
  params.print_timings = false;
  params.n_threads = config.threads;
  params.warmup = false;
  params.image_max_tokens = config.most_tokens;
  std::unique_ptr<mtmd_context, Free> context(mtmd_init_from_file(config.file.c_str(), model, params));
  if (!context) return Fail(ErrorCode::kCorrupt, fmt::format("'{}' is no projector for this model; take the one that was made for it", config.file));
  return std::unique_ptr<Projector>(new Projector(std::move(context)));
}

bool Projector::sees() const { return mtmd_support_vision(context_.get()); }
bool Projector::hears() const { return mtmd_support_audio(context_.get()); }
size_t Projector::OnePass() const { return mtmd_decode_use_non_causal(context_.get(), nullptr) ? kOnePass : 0; }

Result<std::vector<MediaPiece>> Projector::See(std::string_view file) const {
  if (!sees()) return Fail(ErrorCode::kInvalidArgument, "this model does not see");
  const mtmd_helper_bitmap_wrapper made = mtmd_helper_bitmap_init_from_buf(context_.get(), reinterpret_cast<const unsigned char*>(file.data()), file.size(), false);
  const mtmd::bitmap bitmap(made.bitmap);
  if (!bitmap.ptr || mtmd_bitmap_is_audio(bitmap.ptr.get())) return Fail(ErrorCode::kInvalidArgument, fmt::format("{} bytes that are no picture this model takes", file.size()));
  return PiecesOf(bitmap.ptr.get(), file);
}

Result<std::vector<MediaPiece>> Projector::Hear(std::string_view file) const {
  if (!hears()) return Fail(ErrorCode::kInvalidArgument, "this model does not hear");
  auto sound = ReadWav(file);
  if (!sound) return Fail(ErrorCode::kInvalidArgument, fmt::format("{} bytes that are no sound: {}", file.size(), sound.error().message));
  if (sound->samples.empty()) return Fail(ErrorCode::kInvalidArgument, "the sound is empty; record one");
  if (sound->seconds() > kLongestSeconds) return Fail(ErrorCode::kInvalidArgument, fmt::format("the sound takes {:.0f} s, and {:.0f} are heard at once; cut it", sound->seconds(), kLongestSeconds));
  const Pcm heard = Resample(std::move(*sound), mtmd_get_audio_sample_rate(context_.get()));
  std::vector<float> samples(heard.samples.size());
  std::ranges::transform(heard.samples, samples.begin(), [](int16_t sample) { return static_cast<float>(sample) / 32768.0f; });
  const mtmd::bitmap bitmap(mtmd_bitmap_init_from_audio(samples.size(), samples.data()));
  return PiecesOf(bitmap.ptr.get(), file);
}

Result<std::vector<MediaPiece>> Projector::PiecesOf(const mtmd_bitmap* bitmap, std::string_view file) const {
  const Chunks chunks = ChunksOf(context_.get(), bitmap);
  if (!chunks) return Fail(ErrorCode::kInvalidArgument, "the model can make nothing of this picture or sound");
  std::vector<MediaPiece> pieces;
  for (size_t i = 0; i < mtmd_input_chunks_size(chunks.get()); ++i) {
    const mtmd_input_chunk* chunk = mtmd_input_chunks_get(chunks.get(), i);
    pieces.push_back(PieceOf(chunk, file, i));
    if (mtmd_decode_use_non_causal(context_.get(), chunk) && pieces.back().cells > OnePass())
      return Fail(ErrorCode::kInvalidArgument, fmt::format("the picture or sound takes {} tokens, and {} are read at once", pieces.back().cells, OnePass()));
  }
  return pieces;
}

Result<void> Projector::Show(const MediaPiece& piece, llama_context* context, size_t position, int sequence, int batch) const {
  llama_pos after = 0;
  if (mtmd_helper_eval_chunk_single(context_.get(), context, piece.chunk.get(), static_cast<llama_pos>(position), sequence, std::max(batch, static_cast<int>(OnePass())), false, &after) == 0) return {};
  return Fail(ErrorCode::kUnavailable, "the model could not take the picture or sound in; show it again, or another one");
}

}  // namespace sam::llm
