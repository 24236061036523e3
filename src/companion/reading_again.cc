// After a talk: the language model reads again what the person said, and what of it stands up is kept.
#include <algorithm>

#include "base/unicode.h"
#include "companion/conversation.h"
#include "companion/notes.h"
#include "perception/memory_requests.h"

namespace sam {

using boost::asio::awaitable;

std::vector<TalkedTurn> Conversation::TalkToReadAgain(Instant before) const {
  constexpr size_t kFewest = 2;  // turns with words
  const DiscourseTurn* last = life_.discourse().Last();
  const Settings reins = Reins();
  if (last == nullptr || last->at.at >= before || reins.paused || reins.notes == NotesMode::kOff) return {};
  std::vector<TalkedTurn> talk;
  const PerceptionContext context{life_.discourse(), life_.persona(), life_.memory().Current()};
  for (uint32_t number = Number(life_.turn()); number > Number(life_.reflected()) && talk.size() < kMostReadAgain; --number) {
    auto episode = life_.memory().Turn(static_cast<TurnId>(number));
    if (!episode) continue;
    episode->said = WithoutQuoted(episode->said);
    if (Trim(episode->said).empty()) continue;
    const Utterance utterance{.id = "", .text = episode->said, .at = episode->at, .image = ""};
    if (household_.perceiver->Perceive(utterance, context).crisis.level != CrisisLevel::kNone) continue;
    talk.push_back({episode->turn, std::move(episode->said)});
  }
  if (talk.size() < kFewest) return {};
  std::reverse(talk.begin(), talk.end());
  return talk;
}

awaitable<Result<NotesReport>> Conversation::KeepNotes(std::vector<TalkedTurn> talk, std::vector<NotedEvent> noted, Moment at) {
  std::erase_if(talk, [&](const TalkedTurn& turn) {
    const auto episode = life_.memory().Turn(turn.turn);
    return !episode || WithoutQuoted(episode->said) != turn.said;
  });
  NotesReport report{household_.mind->reader(), {}};
  if (talk.empty() || Reins().notes == NotesMode::kOff) co_return report;
  const PerceptionContext context{life_.discourse(), life_.persona(), life_.memory().Current()};
  report.notes = Grounded(noted, talk, life_.memory(), *household_.perceiver, context);
  at = Clock(at);
  for (const NotedEvent& note : report.notes) Keep(at, note);
  Keep(at, ReflectedEvent{talk.back().turn, report.by});
  if (auto kept = co_await Flush(); !kept) co_return tl::unexpected(kept.error());
  co_return report;
}

}  // namespace sam
