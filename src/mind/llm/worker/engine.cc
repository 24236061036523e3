#include "mind/llm/worker/engine.h"

#include <fmt/format.h>
#include <llama.h>
#include <log.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "mind/llm/whole_characters.h"
#include "mind/llm/worker/sampling.h"

namespace sam::llm {
namespace {

constexpr int kMostTalks = 16;
constexpr int kBatch = 256;          // tokens of one pass
constexpr size_t kMostScores = 256u << 20;  // bytes of attention scores of one pass: below it the plain way is the faster one for a few new tokens in a long talk
constexpr int kLeastChunk = 32;
constexpr double kPassSeconds = 0.25;  // a pass over prompts takes about so long, so that nobody else's answer halts for longer
constexpr size_t kWorthRestoring = 16;
constexpr size_t kWorthKeeping = 64;   // tokens
constexpr size_t kMostOwners = 4096;
constexpr int kLeastPictureTokens = 256, kMostPictureTokens = 1024;  // of a picture whose model takes any size

using Clock = std::chrono::steady_clock;

struct ModelDeleter { void operator()(llama_model* model) const { llama_model_free(model); } };
struct ContextDeleter { void operator()(llama_context* context) const { llama_free(context); } };
struct AdapterDeleter { void operator()(llama_adapter_lora* adapter) const { llama_adapter_lora_free(adapter); } };

/// Of one token of context, both halves in 16 bits.
size_t CacheBytesOfToken(const llama_model* model) {
  const int heads = std::max(1, llama_model_n_head(model)), kv_heads = std::max(1, llama_model_n_head_kv(model));
  return static_cast<size_t>(llama_model_n_layer(model)) * static_cast<size_t>(llama_model_n_embd(model) / heads * kv_heads) * 4;
}

/// Whether this processor multiplies BF16 numbers: caches in them are read faster then, and lose about as much as in eight bits.
bool HasBrainFloats() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx512bf16") != 0;
#else
  return false;
#endif
}

void SetAttention(int heads, llama_context_params& params) {
  const size_t scores = static_cast<size_t>(kBatch) * params.n_ctx / params.n_seq_max * static_cast<size_t>(std::max(1, heads)) * sizeof(float);
  if (scores > kMostScores) return;
  params.flash_attn_type = LLAMA_FLASH_ATTN_TYPE_DISABLED;
  if (HasBrainFloats()) params.type_k = params.type_v = LM_GGML_TYPE_BF16;
}

int Threads(int wished) { return wished > 0 ? wished : std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 8); }

std::string PieceOf(const llama_vocab* vocab, llama_token token) {
  std::string piece(32, '\0');
  int n = llama_token_to_piece(vocab, token, piece.data(), static_cast<int32_t>(piece.size()), 0, false);
  if (n < 0) {
    piece.resize(static_cast<size_t>(-n));
    n = llama_token_to_piece(vocab, token, piece.data(), static_cast<int32_t>(piece.size()), 0, false);
  }
  piece.resize(static_cast<size_t>(std::max(n, 0)));
  return piece;
}

}  // namespace

struct Engine::Llama {
  std::unique_ptr<llama_model, ModelDeleter> model;
  std::unique_ptr<llama_adapter_lora, AdapterDeleter> adapter;
  std::unique_ptr<llama_context, ContextDeleter> context;
  std::unique_ptr<Projector> projector;
  llama_batch batch = llama_batch_init(kBatch, 0, 1);
  int context_tokens = 0;

  Llama() = default;
  Llama(const Llama&) = delete;
  Llama& operator=(const Llama&) = delete;
  ~Llama() { llama_batch_free(batch); }

  llama_memory_t memory() const { return llama_get_memory(context.get()); }
  const llama_vocab* vocab() const { return llama_model_get_vocab(model.get()); }
  void Add(llama_token token, size_t position, int sequence, bool answer) {
    const auto i = static_cast<size_t>(batch.n_tokens++);
    batch.token[i] = token;
    batch.pos[i] = static_cast<llama_pos>(position);
    batch.n_seq_id[i] = 1;
    batch.seq_id[i][0] = sequence;
    batch.logits[i] = answer ? 1 : 0;
  }
};

struct Engine::Work {
  uint64_t id = 0;
  GenerationRequest request;
  Prompt prompt;
  Sampler sampler;
  Generation made;
  WholeCharacters characters;
  Tokens tokens;             // of the answer
  Clock::time_point began = Clock::now();
};

struct Engine::Slot {
  int sequence = 0;
  std::string owner;
  Tokens tokens;             // what its cache holds
  std::unique_ptr<Work> work;
  uint64_t used = 0;         // the step in which it was last used
  int32_t next = -1;         // the token that was chosen and is not read yet
  int answers_at = -1;       // of the batch: where its next token's chances are
  bool Reading() const { return work && next < 0; }
  /// The part of a picture that comes next for it; none: nullptr.
  const MediaSpan* Sees() const {
    const MediaSpan* span = Reading() ? work->prompt.MediaFrom(tokens.size()) : nullptr;
    return span != nullptr && span->at == tokens.size() ? span : nullptr;
  }
};

Result<void> Engine::LoadProjector(const EngineConfig& config, Llama& llama) {
  if (config.projector.empty()) return {};
  const int most_tokens = std::clamp(config.context / 4, kLeastPictureTokens, kMostPictureTokens);
  auto projector = Projector::Load({config.projector, Threads(config.threads), most_tokens}, llama.model.get());
  if (projector) llama.projector = std::move(*projector);
  else if (config.projector_must == EngineConfig::Must::kFit) return tl::unexpected(projector.error());
  return {};
}

Engine::Engine(std::unique_ptr<Llama> llama, int threads) : llama_(std::move(llama)), threads_(threads) {}
Engine::~Engine() = default;

void Engine::Hush() {
  llama_log_set([](lm_ggml_log_level, const char*, void*) {}, nullptr);
  common_log_set_verbosity_thold(-1);
}

Result<std::unique_ptr<Engine>> Engine::Load(const EngineConfig& config) {
  llama_backend_init();
  auto llama = std::make_unique<Llama>();
  llama_model_params model_params = llama_model_default_params();
  llama->model.reset(llama_model_load_from_file_ptr(config.model, model_params));
  if (!llama->model) return Fail(ErrorCode::kCorrupt, "llama.cpp cannot load the model; samantha model check FILE tells more");
  if (!llama_model_has_decoder(llama->model.get()) || llama_model_has_encoder(llama->model.get()))
    return Fail(ErrorCode::kInvalidArgument, "the model does not write text; take one made for talk");
  if (!config.adapter.empty()) {
    llama->adapter.reset(llama_adapter_lora_init(llama->model.get(), config.adapter.c_str()));
    if (!llama->adapter) return Fail(ErrorCode::kCorrupt, fmt::format("'{}' is no adapter for this model", config.adapter));
  }
  if (auto eyes = LoadProjector(config, *llama); !eyes) return tl::unexpected(eyes.error());
  const int trained = std::max(1, llama_model_n_ctx_train(llama->model.get()));
  llama->context_tokens = std::clamp(config.context, 64, std::max(64, trained));
  const size_t one_talk = CacheBytesOfToken(llama->model.get()) * static_cast<size_t>(llama->context_tokens);
  const int fit = static_cast<int>(std::min<size_t>(kMostTalks, config.cache_bytes / std::max<size_t>(1, one_talk)));
  const int talks = config.talks > 0 ? std::min(config.talks, 64) : std::max(1, fit);
  llama_context_params params = llama_context_default_params();
  params.n_ctx = static_cast<uint32_t>(llama->context_tokens * talks);
  params.n_batch = params.n_ubatch = std::max<uint32_t>(kBatch, llama->projector ? static_cast<uint32_t>(llama->projector->OnePass()) : 0);
  params.n_seq_max = static_cast<uint32_t>(talks);
  params.n_threads = params.n_threads_batch = Threads(config.threads);
  params.kv_unified = false;
  SetAttention(llama_model_n_head(llama->model.get()), params);
  llama->context.reset(llama_init_from_model(llama->model.get(), params));
  if (!llama->context) return Fail(ErrorCode::kExhausted, fmt::format("there is no room for {} talks of {} tokens; give a smaller context", talks, llama->context_tokens));
  llama->context_tokens = static_cast<int>(llama_n_ctx_seq(llama->context.get()));
  if (llama->adapter) {
    llama_adapter_lora* adapter = llama->adapter.get();
    float scale = config.adapter_scale;
    if (llama_set_adapters_lora(llama->context.get(), &adapter, 1, &scale) != 0) return Fail(ErrorCode::kInvalidArgument, "the adapter does not fit the model");
  }
  auto format = ChatFormat::Of(llama->model.get());
  if (!format) return tl::unexpected(format.error());
  std::unique_ptr<Engine> engine(new Engine(std::move(llama), Threads(config.threads)));
  engine->format_ = std::move(*format);
  engine->shelf_ = std::make_unique<KvShelf>(config.shelf_bytes);
  engine->slots_.resize(static_cast<size_t>(talks));
  for (int i = 0; i < talks; ++i) engine->slots_[static_cast<size_t>(i)].sequence = i;
  return engine;
}

int Engine::context_tokens() const { return llama_->context_tokens; }
int Engine::talks() const { return static_cast<int>(slots_.size()); }
int Engine::picture_tokens() const { return llama_->projector ? llama_->projector->picture_tokens() : 0; }
bool Engine::hears() const { return llama_->projector && llama_->projector->hears(); }

bool Engine::IsIdle() const {
  return waiting_.empty() && std::none_of(slots_.begin(), slots_.end(), [](const Slot& slot) { return slot.work != nullptr; });
}

void Engine::Begin(uint64_t id, GenerationRequest request) {
  auto work = std::make_unique<Work>();
  work->id = id;
  work->request = std::move(request);
  waiting_.push_back(std::move(work));
}

void Engine::Stop(uint64_t id, std::vector<EngineEvent>& events) {
  for (Slot& slot : slots_)
    if (slot.work && slot.work->id == id) return Finish(slot, Finish::kCancelled, events);
  const auto waits = std::find_if(waiting_.begin(), waiting_.end(), [&](const auto& work) { return work->id == id; });
  if (waits == waiting_.end()) return;
  events.push_back({id, Generation{.text = "", .finish = Finish::kCancelled}});
  waiting_.erase(waits);
}

void Engine::LetGo(const std::string& owner) {
  shelf_->LetGo(owner);
  answers_.erase(owner);
  for (Slot& slot : slots_) {
    if (slot.owner != owner) continue;
    slot.owner.clear();
    if (slot.work) continue;  // its cache goes when another one takes its place
    llama_memory_seq_rm(llama_->memory(), slot.sequence, -1, -1);
    slot.tokens.clear();
  }
}

void Engine::SeatWaiting(std::vector<EngineEvent>& events) {
  while (!waiting_.empty()) {
    Slot* slot = ChooseSlot(waiting_.front()->request.owner);
    if (slot == nullptr) return;
    std::unique_ptr<Work> work = std::move(waiting_.front());
    waiting_.pop_front();
    const uint64_t id = work->id;
    if (auto seated = Seat(*slot, std::move(work)); !seated) events.push_back({id, seated.error()});
  }
}

Engine::Slot* Engine::ChooseSlot(const std::string& owner) {
  Slot* best = nullptr;
  for (Slot& slot : slots_) {
    if (slot.work) continue;
    if (!owner.empty() && slot.owner == owner) return &slot;
    if (best == nullptr || slot.used < best->used) best = &slot;
  }
  return best;
}

void Engine::LayAside(Slot& slot) {
  if (slot.owner.empty() || slot.tokens.size() < kWorthKeeping) return;
  KvShelf::Entry entry{slot.owner, slot.tokens, {}};
  entry.state.resize(llama_state_seq_get_size(llama_->context.get(), slot.sequence));
  entry.state.resize(llama_state_seq_get_data(llama_->context.get(), entry.state.data(), entry.state.size(), slot.sequence));
  if (!entry.state.empty()) shelf_->Put(std::move(entry));
}

Result<void> Engine::Seat(Slot& slot, std::unique_ptr<Work> work) {
  auto prompt = format_->Read(work->request.messages, work->request.shared_bytes, answers_[work->request.owner], llama_->projector.get());
  if (!prompt) return tl::unexpected(prompt.error());
  const int size = static_cast<int>(prompt->tokens.size() + prompt->more_cells);
  if (size == 0 || size + 1 > context_tokens()) return Fail(ErrorCode::kExhausted, fmt::format("the prompt has {} tokens, of {} in all", size, context_tokens()));
  if (prompt->tokens.back() < 0) return Fail(ErrorCode::kInvalidArgument, "the model's chat template ends with a picture; take another model");
  auto sampler = MakeSampler(llama_->model.get(), work->request);
  if (!sampler) return tl::unexpected(sampler.error());
  work->sampler = std::move(*sampler);
  work->request.most_tokens = std::clamp(work->request.most_tokens, 1, context_tokens() - size);
  Reuse(slot, work->request.owner, *prompt);
  work->made.prompt_tokens = size;
  work->made.reused_tokens = static_cast<int>(slot.tokens.size());
  work->prompt = std::move(*prompt);
  slot.owner = work->request.owner;
  slot.work = std::move(work);
  slot.next = -1;
  return {};
}

void Engine::Reuse(Slot& slot, const std::string& owner, const Prompt& prompt) {
  if (slot.owner != owner) LayAside(slot);
  size_t same = CommonStart(slot.tokens, prompt.tokens), on_shelf = 0;
  const KvShelf::Entry* entry = shelf_->Best(owner, prompt.tokens, on_shelf);
  if (entry != nullptr && on_shelf > same + kWorthRestoring) {
    llama_memory_seq_rm(llama_->memory(), slot.sequence, -1, -1);
    const bool restored = llama_state_seq_set_data(llama_->context.get(), entry->state.data(), entry->state.size(), slot.sequence) > 0;
    slot.tokens = restored ? entry->tokens : Tokens();
    same = restored ? on_shelf : 0;
  }
  size_t keep = std::min(same, prompt.tokens.size() - 1);  // the last is read anew: what follows it is asked
  for (const MediaSpan& span : prompt.media)
    if (span.at < keep && keep < span.at + span.piece.positions) keep = span.at;  // a picture is kept whole or not at all
  if (keep < slot.tokens.size() && !llama_memory_seq_rm(llama_->memory(), slot.sequence, static_cast<llama_pos>(keep), -1)) {
    llama_memory_seq_rm(llama_->memory(), slot.sequence, -1, -1);  // a model that cannot go back
    keep = 0;
  }
  slot.tokens.resize(keep);
}

void Engine::FillBatch() {
  llama_->batch.n_tokens = 0;
  for (Slot& slot : slots_) {
    slot.answers_at = -1;
    if (!slot.work || slot.next < 0) continue;
    slot.answers_at = llama_->batch.n_tokens;
    llama_->Add(slot.next, slot.tokens.size(), slot.sequence, true);
    slot.tokens.push_back(slot.next);
  }
  int room = std::clamp(static_cast<int>(prompt_speed_ * kPassSeconds), kLeastChunk, kBatch - llama_->batch.n_tokens);
  std::vector<Slot*> reading;
  for (Slot& slot : slots_)
    if (slot.Reading()) reading.push_back(&slot);
  std::sort(reading.begin(), reading.end(), [](const Slot* a, const Slot* b) { return a->work->id < b->work->id; });
  for (Slot* slot : reading) AddPrompt(*slot, room);
}

void Engine::AddPrompt(Slot& slot, int& room) {
  const Prompt& prompt = slot.work->prompt;
  const size_t had = slot.tokens.size();
  size_t until = std::min(prompt.tokens.size(), had + static_cast<size_t>(std::max(room, 0)));
  if (had < prompt.shared) until = std::min(until, prompt.shared);
  if (const MediaSpan* picture = prompt.MediaFrom(had)) until = std::min(until, picture->at);
  for (size_t i = had; i < until; ++i) {
    const bool last = i + 1 == prompt.tokens.size();
    if (last) slot.answers_at = llama_->batch.n_tokens;
    llama_->Add(prompt.tokens[i], i, slot.sequence, last);
    slot.tokens.push_back(prompt.tokens[i]);
  }
  room -= static_cast<int>(until - had);
}

void Engine::Step(std::vector<EngineEvent>& events) {
  ++steps_;
  SeatWaiting(events);
  FillBatch();
  if (llama_->batch.n_tokens > 0) Pass(events);
  ShowNext(events);
}

void Engine::Pass(std::vector<EngineEvent>& events) {
  const int threads = threads_.Choose(llama_->batch.n_tokens);
  llama_set_n_threads(llama_->context.get(), threads, threads);
  const auto began = Clock::now();
  if (llama_decode(llama_->context.get(), llama_->batch) != 0) return FailAll(events);
  const double seconds = std::chrono::duration<double>(Clock::now() - began).count();
  threads_.Took(seconds);
  if (llama_->batch.n_tokens >= kLeastChunk) prompt_speed_ += 0.3 * (llama_->batch.n_tokens / std::max(seconds, 1e-6) - prompt_speed_);
  AfterDecode(events);
}

void Engine::ShowNext(std::vector<EngineEvent>& events) {
  Slot* next = nullptr;
  for (Slot& slot : slots_)
    if (slot.Sees() != nullptr && (next == nullptr || slot.work->id < next->work->id)) next = &slot;
  if (next == nullptr) return;
  const MediaPiece& piece = next->Sees()->piece;
  if (auto shown = llama_->projector->Show(piece, llama_->context.get(), next->tokens.size(), next->sequence, kBatch); !shown) return Drop(*next, shown.error(), events);
  next->tokens.resize(next->tokens.size() + piece.positions, piece.stand_in);
  next->used = steps_;
}

void Engine::AfterDecode(std::vector<EngineEvent>& events) {
  for (Slot& slot : slots_) {
    if (!slot.work) continue;
    slot.used = steps_;
    const Prompt& prompt = slot.work->prompt;
    if (prompt.shared >= kWorthKeeping && slot.tokens.size() == prompt.shared && !shelf_->HasShared(slot.tokens, prompt.shared)) {
      KvShelf::Entry entry{"", slot.tokens, {}};
      entry.state.resize(llama_state_seq_get_size(llama_->context.get(), slot.sequence));
      entry.state.resize(llama_state_seq_get_data(llama_->context.get(), entry.state.data(), entry.state.size(), slot.sequence));
      shelf_->Put(std::move(entry));
    }
    if (slot.answers_at >= 0) TakeToken(slot, events);
  }
}

void Engine::TakeToken(Slot& slot, std::vector<EngineEvent>& events) {
  Work& work = *slot.work;
  const llama_token token = llama_sampler_sample(work.sampler.get(), llama_->context.get(), slot.answers_at);
  if (work.made.tokens == 0) work.made.first_piece = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - work.began);
  if (llama_vocab_is_eog(llama_->vocab(), token)) return Finish(slot, Finish::kStop, events);
  slot.next = token;
  ++work.made.tokens;
  work.tokens.push_back(token);
  if (std::string piece = work.characters.Feed(PieceOf(llama_->vocab(), token)); !piece.empty()) {
    work.made.text += piece;
    events.push_back({work.id, std::move(piece)});
  }
  const bool full = std::ssize(slot.tokens) + static_cast<int>(work.prompt.more_cells) + 1 >= context_tokens();
  if (work.made.tokens >= work.request.most_tokens || full) Finish(slot, Finish::kLength, events);
}

void Engine::Finish(Slot& slot, sam::Finish finish, std::vector<EngineEvent>& events) {
  Work& work = *slot.work;
  work.made.finish = finish;
  if (!work.request.owner.empty() && slot.owner == work.request.owner && !work.made.text.empty()) {
    if (answers_.size() > kMostOwners) answers_.clear();
    answers_[work.request.owner].Add(work.made.text, std::move(work.tokens));
  }
  events.push_back({work.id, std::move(work.made)});
  slot.work.reset();
  slot.next = -1;
}

void Engine::FailAll(std::vector<EngineEvent>& events) {
  for (Slot& slot : slots_)
    if (slot.work) Drop(slot, {ErrorCode::kUnavailable, "the model's pass failed; try again"}, events);
}

void Engine::Drop(Slot& slot, Error why, std::vector<EngineEvent>& events) {
  events.push_back({slot.work->id, std::move(why)});
  slot.work.reset();
  slot.next = -1;
  llama_memory_seq_rm(llama_->memory(), slot.sequence, -1, -1);
  slot.tokens.clear();
}

}  // namespace sam::llm
