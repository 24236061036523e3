#include "mind/llm/model_ring.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>

namespace sam::llm {
namespace {

class NotingSink final : public PieceSink {
 public:
  explicit NotingSink(PieceSink& sink) : sink_(sink) {}
  void OnPiece(std::string_view piece) override {
    any = true;
    sink_.OnPiece(piece);
  }
  bool any = false;

 private:
  PieceSink& sink_;
};

/// What lies in what was asked, and says nothing of the model.
bool IsTheRequests(const Error& error) { return error.code == ErrorCode::kInvalidArgument || error.code == ErrorCode::kExhausted; }

}  // namespace

/// Notes how a request went, also one that was never finished.
class ModelRing::Trial {
 public:
  Trial(ModelRing& ring, size_t model) : ring_(ring), model_(model) {}
  ~Trial() { ring_.Note(model_, outcome ? &*outcome : nullptr); }
  Trial(const Trial&) = delete;
  Trial& operator=(const Trial&) = delete;
  std::optional<Result<Generation>> outcome;

 private:
  ModelRing& ring_;
  const size_t model_;
};

ModelRing::ModelRing(std::vector<std::unique_ptr<LanguageModel>> models, BreakerPolicy policy, SteadyNow now) : models_(std::move(models)), policy_(policy), now_(std::move(now)), health_(models_.size()) {}

std::string ModelRing::name() const {
  std::string names;
  for (const auto& model : models_) names += (names.empty() ? "" : ", else ") + model->name();
  return names;
}

int ModelRing::context_tokens() const {
  return (*std::ranges::min_element(models_, {}, [](const auto& model) { return model->context_tokens(); }))->context_tokens();
}

boost::asio::awaitable<Result<Generation>> ModelRing::Generate(const GenerationRequest& request, PieceSink& sink, std::stop_token stop) {
  std::optional<Error> last;
  const std::vector<size_t> order = co_await OrderFor(request, stop);
  for (const size_t i : order) {
    if (!Begin(i)) continue;
    Trial trial(*this, i);
    NotingSink noting(sink);
    Result<Generation> outcome = co_await models_[i]->Generate(request, noting, stop);
    trial.outcome = outcome;
    if (outcome || noting.any || IsTheRequests(outcome.error())) co_return outcome;
    last = outcome.error();
  }
  if (!last) last = AllRest();
  co_return tl::unexpected(std::move(*last));
}

boost::asio::awaitable<std::vector<size_t>> ModelRing::OrderFor(const GenerationRequest& request, std::stop_token stop) {
  std::vector<size_t> order(models_.size());
  std::iota(order.begin(), order.end(), size_t{0});
  if (models_.size() == 1) co_return order;
  if (std::ranges::any_of(request.messages, [](const ChatMessage& message) { return !message.sounds.empty(); })) std::ranges::stable_partition(order, [&](size_t i) { return models_[i]->hears(); });
  if (std::ranges::none_of(request.messages, [](const ChatMessage& message) { return !message.images.empty(); })) co_return order;
  std::vector<PictureReader> readers;
  for (const auto& model : models_) {
    const PictureReader reader = co_await model->ReadsPictures(stop);
    readers.push_back(reader);
  }
  std::ranges::stable_partition(order, [&](size_t i) { return readers[i] != PictureReader::kNone; });
  co_return order;
}

boost::asio::awaitable<PictureReader> ModelRing::ReadsPictures(std::stop_token stop) {
  PictureReader widest = PictureReader::kNone;
  for (const auto& model : models_) {
    const PictureReader reader = co_await model->ReadsPictures(stop);
    widest = std::max(widest, reader);
  }
  co_return widest;
}

bool ModelRing::hears() const {
  return std::ranges::any_of(models_, [](const auto& model) { return model->hears(); });
}

int ModelRing::picture_tokens() const {
  return (*std::ranges::max_element(models_, {}, [](const auto& model) { return model->picture_tokens(); }))->picture_tokens();
}

void ModelRing::LetGo(const std::string& owner) {
  for (const auto& model : models_) model->LetGo(owner);
}

bool ModelRing::Begin(size_t model) {
  const std::lock_guard lock(mutex_);
  Health& health = health_[model];
  if (health.failures < policy_.failures) return true;
  if (now_() < health.rests_until || health.tried) return false;
  health.tried = true;
  return true;
}

void ModelRing::Note(size_t model, const Result<Generation>* outcome) {
  const std::lock_guard lock(mutex_);
  Health& health = health_[model];
  health.tried = false;
  if (outcome == nullptr || (*outcome && (*outcome)->finish == Finish::kCancelled)) return;
  if (*outcome) {
    health = {};
  } else if (!IsTheRequests(outcome->error()) && ++health.failures >= policy_.failures) {
    const auto rest = policy_.rest * (1ll << std::min(health.rests++, 20));
    health.rests_until = now_() + std::min<std::chrono::milliseconds>(rest, policy_.most);
  }
}

Error ModelRing::AllRest() const {
  const std::lock_guard lock(mutex_);
  const auto soonest = std::ranges::min_element(health_, {}, &Health::rests_until)->rests_until;
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(std::max(soonest - now_(), std::chrono::steady_clock::duration(0))).count();
  return {ErrorCode::kUnavailable, fmt::format("{} failed too often; the next try is due in {} s", name(), seconds)};
}

}  // namespace sam::llm
