#include "server/openai/desk.h"

#include <fmt/format.h>

#include "base/random.h"
#include "server/guard.h"

namespace sam::api {

Desk::Place::Place(std::shared_ptr<Desk> desk, std::string person) : desk_(std::move(desk)), person_(std::move(person)) {
  const std::scoped_lock lock(desk_->mutex_);
  int& waiting = desk_->waiting_[person_];
  taken_ = waiting < kMostWaiting;
  if (taken_) ++waiting;
}

Desk::Place::~Place() {
  if (!taken_) return;
  const std::scoped_lock lock(desk_->mutex_);
  const auto waiting = desk_->waiting_.find(person_);
  if (--waiting->second == 0) desk_->waiting_.erase(waiting);
}

std::string Desk::IdOf(std::string_view person, std::string_view body, std::string_view idempotency_key, int retries) {
  const uint64_t hash = StableHash(body, StableHash(person));
  if (!idempotency_key.empty()) return fmt::format("api-{:016x}{:016x}", StableHash(idempotency_key), hash);
  const std::scoped_lock lock(mutex_);
  const auto known = ids_.find(hash);
  if (retries > 0 && known != ids_.end()) return known->second;
  std::string id = "api-" + MakeToken().substr(0, 32);
  if (known == ids_.end()) order_.push_back(hash);
  ids_[hash] = id;
  if (order_.size() > kMostRemembered) {
    ids_.erase(order_.front());
    order_.pop_front();
  }
  return id;
}

void Desk::Note(const std::string& id, const TurnReport& report) {
  if (report.calls.empty() && !report.cut_to_length && !report.is_refusal && !report.tokens) return;
  const std::scoped_lock lock(mutex_);
  if (noted_.insert_or_assign(id, Noted{report.calls, report.cut_to_length, report.is_refusal, report.tokens}).second) noted_order_.push_back(id);
  if (noted_order_.size() <= kMostNoted) return;
  noted_.erase(noted_order_.front());
  noted_order_.pop_front();
}

void Desk::PutBack(const std::string& id, TurnReport& again) {
  const std::scoped_lock lock(mutex_);
  const auto found = noted_.find(id);
  if (found == noted_.end()) return;
  const Noted& noted = found->second;
  again.calls = noted.calls, again.cut_to_length = noted.cut_to_length, again.is_refusal = noted.is_refusal, again.tokens = noted.tokens;
}

}  // namespace sam::api
