#include "companion/people.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/random.h"
#include "base/unicode.h"

namespace sam {
namespace {

constexpr size_t kLongestName = 200;
constexpr Duration kStillTalking = std::chrono::minutes(10);

Instant RealNow() { return SystemClock().Now().at; }

}  // namespace

People::People(std::vector<boost::asio::any_io_executor> executors, Household household, uint64_t seed)
    : executors_(std::move(executors)), household_(std::move(household)), seed_(seed) {
  household_.others_now = [this](PersonId person) { return OthersNow(person, RealNow()); };
}

Result<std::shared_ptr<Session>> People::Find(const std::string& name) {
  const std::string clean = CleanText(name, kLongestName + 1);
  if (clean.empty() || clean.size() > kLongestName)
    return Fail(ErrorCode::kInvalidArgument, fmt::format("a person's name has 1 to {} bytes of text; '{}' has not", kLongestName, clean.substr(0, 40)));
  const std::scoped_lock lock(mutex_);
  if (const auto known = ids_.find(clean); known != ids_.end()) return places_[static_cast<int64_t>(known->second)].session;
  auto record = household_.log->FindPerson(clean, EventLog::Create::kYes, Draw(seed_, 0, clean));
  if (!record) return tl::unexpected(record.error());
  Place& place = places_[static_cast<int64_t>(record->id)];
  const auto& executor = executors_[static_cast<uint64_t>(record->id) % executors_.size()];
  if (!place.session) place.session = std::make_shared<Session>(executor, household_, *record);
  ids_[clean] = record->id;
  return place.session;
}

Result<void> People::Forget(const std::string& name) {
  auto record = household_.log->FindPerson(CleanText(name, kLongestName), EventLog::Create::kNo, 0);
  if (!record) return tl::unexpected(record.error());
  {
    const std::scoped_lock lock(mutex_);
    ids_.erase(record->name);
    if (const auto place = places_.find(static_cast<int64_t>(record->id)); place != places_.end()) place->second.session.reset();
  }
  household_.mind->LetGo(record->id);
  return household_.log->ForgetPerson(record->id);
}

void People::Connected(PersonId person) {
  const std::scoped_lock lock(mutex_);
  places_[static_cast<int64_t>(person)].connections += 1;
}

void People::Disconnected(PersonId person) {
  const std::scoped_lock lock(mutex_);
  places_[static_cast<int64_t>(person)].connections -= 1;
}

void People::TookTurn(PersonId person, Instant at) {
  const std::scoped_lock lock(mutex_);
  Place& place = places_[static_cast<int64_t>(person)];
  place.last_turn = std::max(place.last_turn, at);
}

bool People::IsTalking(const Place& place, Instant now) const {
  return place.connections > 0 || (place.last_turn.time_since_epoch().count() > 0 && now - place.last_turn < kStillTalking);
}

int People::TalkingNow(Instant now) const {
  const std::scoped_lock lock(mutex_);
  return static_cast<int>(std::count_if(places_.begin(), places_.end(), [&](const auto& entry) { return IsTalking(entry.second, now); }));
}

int People::OthersNow(PersonId person, Instant now) const {
  const std::scoped_lock lock(mutex_);
  return static_cast<int>(std::count_if(places_.begin(), places_.end(), [&](const auto& entry) {
    return entry.first != static_cast<int64_t>(person) && IsTalking(entry.second, now);
  }));
}

std::vector<std::shared_ptr<Session>> People::Silent(Instant before, Of whom) const {
  std::vector<std::shared_ptr<Session>> silent;
  const std::scoped_lock lock(mutex_);
  for (const auto& [id, place] : places_)
    if (place.session && place.last_turn < before && (whom == Of::kAll || place.connections <= 0)) silent.push_back(place.session);
  return silent;
}

boost::asio::awaitable<void> People::ReadTalksAgain(Instant before, Moment now) {
  if (household_.mind->reader().empty()) co_return;
  for (const auto& session : Silent(before, Of::kAll))
    if (session->TakeUnread()) (void)co_await session->ReadAgain(before, now);
}

boost::asio::awaitable<void> People::PutAwayIdle(Instant before) {
  for (const auto& session : Silent(before, Of::kGone)) co_await session->PutAway();
}

}  // namespace sam
