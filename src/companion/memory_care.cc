// What a person does to her memory by hand or in words: forgetting, putting right, pinning.
#include <fmt/format.h>

#include "companion/conversation.h"
#include "companion/forgetting.h"

namespace sam {
namespace {

using boost::asio::awaitable;

tl::unexpected<Error> Unknown(std::string_view id) {
  return Fail(ErrorCode::kNotFound, fmt::format("nothing is remembered under '{}'; /memory lists the ids", id.substr(0, 40)));
}

/// "f12.1" or "t12" of a turn that was.
bool MayHaveBeen(std::string_view id, TurnId last) {
  if (id.size() < 2 || (id[0] != 'f' && id[0] != 't')) return false;
  uint32_t turn = 0;
  for (const char c : id.substr(1, id.find('.') - 1)) {
    if (c < '0' || c > '9') return false;
    turn = turn * 10 + static_cast<uint32_t>(c - '0');
  }
  return turn > 0 && turn <= Number(last);
}

std::optional<Fact> CurrentFact(const Life& life, std::string_view id) {
  for (const Fact& fact : life.memory().Current())
    if (fact.id == id) return fact;
  return std::nullopt;
}

Life FoldedFrom(std::span<const StoredEvent> events) {
  Life life;
  for (const StoredEvent& stored : events) life.Apply(stored);
  return life;
}

}  // namespace

Result<std::vector<TurnId>> Conversation::ToForget(const Percept& percept) const {
  if (!percept.request || percept.request->kind != MemoryRequestKind::kForget) return std::vector<TurnId>();
  const auto events = household_.log->Read(person_.id, 0);
  if (!events) return tl::unexpected(events.error());
  const std::string& about = percept.request->about;
  return about.empty() ? TurnsToForget(life_, *events, MeantByThat(life_)) : TurnsToForgetAbout(life_, *events, about);
}

awaitable<Result<size_t>> Conversation::Forget(std::string id, Moment at) {
  const auto events = household_.log->Read(person_.id, 0);
  if (!events) co_return tl::unexpected(events.error());
  std::vector<TurnId> turns = TurnsToForget(life_, *events, id);
  if (turns.empty() && MayHaveBeen(id, life_.turn())) co_return size_t{0};
  if (turns.empty()) co_return Unknown(id);
  const size_t count = turns.size();
  if (auto gone = co_await Drop(std::move(turns), at); !gone) co_return tl::unexpected(gone.error());
  co_return count;
}

awaitable<Result<size_t>> Conversation::ForgetAbout(std::string words, Moment at) {
  const auto events = household_.log->Read(person_.id, 0);
  if (!events) co_return tl::unexpected(events.error());
  std::vector<TurnId> turns = TurnsToForgetAbout(life_, *events, words);
  if (turns.empty()) co_return Fail(ErrorCode::kNotFound, fmt::format("'{}' never came up; there is nothing to forget", words.substr(0, 40)));
  const size_t count = turns.size();
  if (auto gone = co_await Drop(std::move(turns), at); !gone) co_return tl::unexpected(gone.error());
  co_return count;
}

awaitable<Result<void>> Conversation::Drop(std::vector<TurnId> turns, Moment at) {
  std::string ids;
  for (const TurnId turn : turns) ids += (ids.empty() ? "t" : " t") + std::to_string(Number(turn));
  awaitable<Result<void>> gone = Remove(std::move(turns), std::move(ids), at);
  Result<void> removed = co_await std::move(gone);
  household_.mind->LetGo(person_.id);
  co_return removed;
}

awaitable<Result<void>> Conversation::DropBeginning(std::string id, Moment at) {
  const TurnId turn = id.empty() ? TurnId::kNone : life_.TurnOf(id);
  if (turn == TurnId::kNone || turn != life_.turn()) co_return Result<void>();
  awaitable<Result<void>> gone = Remove({turn}, fmt::format("t{} joined", Number(turn)), at);  // the mind may keep it: all of it is said again
  Result<void> removed = co_await std::move(gone);
  co_return removed;
}

awaitable<Result<void>> Conversation::Remove(std::vector<TurnId> turns, std::string ids, Moment at) {
  Keep(Clock(at), ForgottenEvent{std::move(ids)});
  if (auto kept = co_await Flush(); !kept) co_return kept;
  if (auto gone = household_.log->ForgetTurns(person_.id, turns); !gone) co_return gone;
  // Feelings and all else that came of those turns go too: the state is folded anew from what is left.
  auto left = household_.log->Read(person_.id, 0);
  if (!left) co_return tl::unexpected(left.error());
  life_ = FoldedFrom(*left);
  recalled_.clear();
  snapshot_at_ = 0;
  co_return co_await WriteSnapshot();
}

/// A forgetting that a crash cut off between the log and the keys.
Result<void> Conversation::FinishForgetting() {
  auto events = household_.log->Read(person_.id, 0);
  if (!events) return tl::unexpected(events.error());
  const std::vector<TurnId> left = LeftToForget(*events);
  if (left.empty()) return {};
  if (auto gone = household_.log->ForgetTurns(person_.id, left); !gone) return gone;
  events = household_.log->Read(person_.id, 0);
  if (!events) return tl::unexpected(events.error());
  life_ = FoldedFrom(*events);
  snapshot_at_ = 0;
  return {};
}

awaitable<Result<std::string>> Conversation::Correct(std::string id, std::string to, Moment at) {
  const std::optional<Fact> fact = CurrentFact(life_, id);
  if (!fact) co_return Unknown(id);
  if (to.empty()) co_return Fail(ErrorCode::kInvalidArgument, fmt::format("what is right instead of '{}' is missing; give the new words, or forget it", fact->object));
  at = Clock(at);
  Keep(at, MarkedEvent{id, "wrong"});
  HeardEvent heard;
  heard.turn = Next(life_.turn());
  heard.text = to;
  heard.language = fact->language;
  heard.claims.push_back({.subject = fact->subject, .predicate = fact->predicate, .object = to, .when = std::nullopt});
  Keep(at, heard);
  AnsweredEvent answered;
  answered.turn = heard.turn;
  answered.reply.skill = "memory";
  Keep(at, std::move(answered));
  household_.mind->LetGo(person_.id);
  const std::string now = fmt::format("f{}.1", Number(heard.turn));
  if (fact->pinned) Keep(at, MarkedEvent{now, "pinned"});
  if (auto kept = co_await Flush(); !kept) co_return tl::unexpected(kept.error());
  co_return now;
}

awaitable<Result<void>> Conversation::SetPin(std::string id, Pin pin, Moment at) {
  if (!CurrentFact(life_, id)) co_return Unknown(id);
  Keep(Clock(at), MarkedEvent{std::move(id), pin == Pin::kOn ? "pinned" : "unpinned"});
  co_return co_await Flush();
}

}  // namespace sam
