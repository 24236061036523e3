#include "speech/whisper/engine.h"

#include <fmt/format.h>
#include <ggml-backend-impl.h>
#include <ggml-cpu.h>
#include <whisper.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "base/unicode.h"
#include "speech/whisper/greedy.h"

namespace sam::whisper {
namespace {

constexpr int kFramesASecond = 50;       // of the encoder
constexpr int kFewestFrames = 64;        // the encoder is not asked for less than 1.3 s
constexpr int kRoundedTo = 32;           // frames
constexpr double kShortestSeconds = 1.1;  // whisper.cpp takes nothing under a second
constexpr int kTokensASecond = 10, kFewestTokens = 16;
constexpr size_t kLongestPrompt = 400;  // bytes

size_t ReadFile(void* file, void* into, size_t bytes) { return std::fread(into, 1, bytes, static_cast<std::FILE*>(file)); }
bool IsAtEnd(void* file) {
  const int next = std::getc(static_cast<std::FILE*>(file));
  if (next != EOF) std::ungetc(next, static_cast<std::FILE*>(file));
  return next == EOF;
}
void LeaveOpen(void*) {}

/// Of the thread's recognition under way; null for none.
thread_local const std::function<bool()>* stopping = nullptr;

bool MustStop(void*) { return stopping != nullptr && (*stopping)(); }

void* (*usual_address)(wsp_ggml_backend_reg_t, const char*) = nullptr;

void SetThreads(wsp_ggml_backend_t backend, int threads) {
  wsp_ggml_backend_cpu_set_n_threads(backend, threads);
  wsp_ggml_backend_cpu_set_abort_callback(backend, &MustStop, nullptr);
}

void* AddressOf(wsp_ggml_backend_reg_t device, const char* name) {
  if (std::string_view(name) == "wsp_ggml_backend_set_n_threads") return reinterpret_cast<void*>(&SetThreads);
  return usual_address(device, name);
}

/// whisper.cpp looks for a stop after the encoder only, a tenth of a second later; its library would look before each operation, but whisper.cpp does not tell it to. It does ask that
/// library, before each run, how to set the threads: there the stop is set, too.
void StopBetweenOperations() {
  wsp_ggml_backend_reg_t const device = wsp_ggml_backend_cpu_reg();
  if (usual_address != nullptr || device == nullptr) return;
  usual_address = device->iface.get_proc_address;
  device->iface.get_proc_address = &AddressOf;
}

/// What whisper writes where it hears no words: "[BLANK_AUDIO]", "(music)", "♪".
std::string WithoutSounds(std::string_view text) {
  std::string out;
  char closes = 0;
  for (const char c : text) {
    if (closes != 0) closes = c == closes ? '\0' : closes;
    else if (c == '[' || c == '(') closes = c == '[' ? ']' : ')';
    else out.push_back(c);
  }
  for (const std::string_view note : {"♪", "♫"})
    for (size_t at = out.find(note); at != out.npos; at = out.find(note, at)) out.erase(at, note.size());
  return CleanText(Trim(out));
}

}  // namespace

struct Engine::Whisper {
  whisper_context* context = nullptr;
  std::unique_ptr<GreedyDecoder> decoder;
  ~Whisper() {
    if (context != nullptr) whisper_free(context);
  }
};

void Engine::Hush() { whisper_log_set([](wsp_ggml_log_level, const char*, void*) {}, nullptr); }

Engine::Engine(std::unique_ptr<Whisper> whisper, int threads) : whisper_(std::move(whisper)), threads_(threads) {}
Engine::~Engine() = default;

Result<std::unique_ptr<Engine>> Engine::Load(const EngineConfig& config) {
  StopBetweenOperations();
  whisper_model_loader loader{config.model, &ReadFile, &IsAtEnd, &LeaveOpen};
  whisper_context_params params = whisper_context_default_params();
  params.use_gpu = false;
  params.flash_attn = true;
  auto whisper = std::make_unique<Whisper>();
  whisper->context = whisper_init_with_params(&loader, params);
  if (whisper->context == nullptr) return Fail(ErrorCode::kCorrupt, "whisper.cpp cannot load the model; is it a ggml file of whisper?");
  whisper->decoder = std::make_unique<GreedyDecoder>(whisper->context);
  return std::unique_ptr<Engine>(new Engine(std::move(whisper), std::max(1, config.threads)));
}

bool Engine::is_multilingual() const { return whisper_is_multilingual(whisper_->context) != 0; }

Result<Transcript> Engine::Recognize(std::span<const float> samples, const RecognitionHints& hints, const std::function<bool()>& stopped) {
  const double seconds = static_cast<double>(samples.size()) / kRateHz;
  if (samples.empty() || seconds > kLongestSeconds) return Fail(ErrorCode::kInvalidArgument, fmt::format("a sound of {:.1f} s cannot be recognised at once; it may have up to {} s", seconds, kLongestSeconds));
  std::vector<float> sound(samples.begin(), samples.end());
  sound.resize(std::max(sound.size(), static_cast<size_t>(kShortestSeconds * kRateHz)));
  GreedyOrder order{.samples = sound, .language = hints.language, .prompt = hints.prompt.substr(0, kLongestPrompt), .threads = threads_};
  order.most_tokens = std::max(kFewestTokens, static_cast<int>(std::ceil(seconds * kTokensASecond)));
  if (hints.most_tokens > 0) order.most_tokens = std::min(order.most_tokens, hints.most_tokens);
  const int frames = static_cast<int>(std::ceil(seconds * kFramesASecond)) + kRoundedTo / 2;
  order.audio_frames = std::min(whisper_n_audio_ctx(whisper_->context), std::max(kFewestFrames, (frames + kRoundedTo - 1) / kRoundedTo * kRoundedTo));
  stopping = &stopped;
  const GreedyWords words = whisper_->decoder->Decode(order);
  stopping = nullptr;
  if (stopped()) return Fail(ErrorCode::kCancelled, "the sound went on");
  if (words.failed != 0) return Fail(ErrorCode::kInternal, fmt::format("whisper.cpp failed at step {}", words.failed));
  return Transcript{WithoutSounds(words.text), words.language};
}

}  // namespace sam::whisper
