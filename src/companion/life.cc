#include "companion/life.h"

#include <algorithm>
#include <type_traits>

#include "base/growth.h"
#include "base/random.h"
#include "base/unicode.h"
#include "content/pack.h"

namespace sam {
namespace {

constexpr size_t kRecentTurns = 8;
constexpr size_t kMostEarlier = 16;  // changes of who she is that can be undone

/// The highest turn among ids such as "t12 f3.1": turns are not numbered again once they are forgotten.
TurnId LatestTurnIn(std::string_view ids) {
  uint32_t latest = 0, number = 0;
  bool counts = false;
  for (const char c : ids) {
    if (c == 't' || c == 'f') number = 0, counts = true;
    else if (c >= '0' && c <= '9' && counts) number = number * 10 + static_cast<uint32_t>(c - '0');
    else counts = false;
    if (counts) latest = std::max(latest, number);
  }
  return static_cast<TurnId>(latest);
}

/// Leaves in the turn what a later one may go on with: the sums, as sure as the least sure of them; else the words.
void Show(const Seen& seen, DiscourseTurn& turn) {
  constexpr size_t kMostWords = 1000;
  if (seen.formulas.empty()) {
    turn.shown = CleanText(seen.words, kMostWords);
    turn.shown_sureness = seen.words_sureness;
    return;
  }
  turn.shown_sureness = 1;
  for (const SeenFormula& formula : seen.formulas) {
    turn.shown += (turn.shown.empty() ? "" : "\n") + formula.text;
    turn.shown_sureness = std::min(turn.shown_sureness, formula.sureness);
  }
}

}  // namespace

void Life::Apply(const StoredEvent& stored) {
  head_ = stored.seq;
  MoveClock(stored.event.at);
  std::visit(
      [&](const auto& body) {
        using Body = std::decay_t<decltype(body)>;
        if constexpr (std::is_same_v<Body, HeardEvent>) Hear(body, stored.event.at);
        if constexpr (std::is_same_v<Body, AnsweredEvent>) Answer(body, stored.event.at);
        if constexpr (std::is_same_v<Body, PersonaEvent>) Become(body);
        if constexpr (std::is_same_v<Body, SettingsEvent>) settings_ = body.settings;
        if constexpr (std::is_same_v<Body, RomanceEvent>) bond_.Turn(body, stored.event.at, turn_);
        if constexpr (std::is_same_v<Body, ToolEvent>) Note(body);
        if constexpr (std::is_same_v<Body, NotedEvent>) memory_.Note(body);
        if constexpr (std::is_same_v<Body, ReflectedEvent>) reflected_ = std::max(reflected_, body.until);
        if constexpr (std::is_same_v<Body, InterviewEvent>) interview_ = {body.step, body.done};
        if constexpr (std::is_same_v<Body, ForgottenEvent>) Forget(body.target);
        if constexpr (std::is_same_v<Body, MarkedEvent>) memory_.Mark(body.target, body.mark);
        if constexpr (std::is_same_v<Body, NoticeEvent>) {
          if (body.kind == "reminder") notices_.reminded = stored.event.at;
          else if (body.kind != "referral") notices_.shown = stored.event.at;
        }
      },
      stored.event.body);
}

void Life::MoveClock(Moment at) {
  if (last_ < at) last_ = at;
}

void Life::Hear(const HeardEvent& heard, Moment at) {
  diary_.Note(notices_.heard.value_or(at), at);
  notices_.Hear(at);
  turn_ = heard.turn;
  open_ = true;
  tools_.asked.reset();
  bond_.Hear(heard, at);
  affect_.Apply(heard.appraisals, at, heard.turn, persona_);
  memory_.Learn(heard, at);
  discourse_.turns += 1;
  discourse_.said_goodbye = heard.act == Name(DialogueAct::kGoodbye);
  if (discourse_.recent.size() == kRecentTurns) discourse_.recent.erase(discourse_.recent.begin());
  discourse_.recent.push_back({heard.turn, at, heard.text, "", heard.intent, "", heard.subject});
  if (heard.seen) Show(*heard.seen, discourse_.recent.back());
  if (!heard.client_id.empty()) {
    const std::pair<uint64_t, uint32_t> entry(StableHash(heard.client_id), Number(heard.turn));
    GrowGently(client_ids_, 1);
    client_ids_.insert(std::lower_bound(client_ids_.begin(), client_ids_.end(), entry), entry);
  }
  in_crisis_ = heard.crisis != Name(CrisisLevel::kNone);
}

/// What was not heard was not asked either.
void Life::CutShort(const AnsweredEvent& answered) {
  DiscourseTurn& last = discourse_.recent.back();
  last.reply = answered.reply.text;
  discourse_.open_question.clear();
}

void Life::Answer(const AnsweredEvent& answered, Moment at) {
  const bool amends = !open_ && answered.cut && !discourse_.recent.empty() && discourse_.recent.back().turn == answered.turn;
  if (amends) return CutShort(answered);
  open_ = false;
  memory_.Close(answered);
  if (in_crisis_) discourse_.crisis_turns_ago = 0;
  else if (!discourse_.recent.empty() && WithoutKind(discourse_.recent.back().intent) == "not-meant") discourse_.crisis_turns_ago = -1;
  else if (discourse_.crisis_turns_ago >= 0) discourse_.crisis_turns_ago += 1;
  const uint32_t turn = Number(answered.turn);
  for (const std::string& block : answered.reply.blocks) discourse_.used.Mark(content::BlockKey(block), turn);
  if (!answered.reply.text.empty()) discourse_.used.Mark(StableHash(answered.reply.text), turn);
  discourse_.open_question = answered.reply.open_question;
  if (answered.reply.game) discourse_.game = *answered.reply.game;
  if (!answered.finding.empty()) discourse_.finding = answered.finding;
  if (!discourse_.recent.empty() && discourse_.recent.back().turn == answered.turn) {
    DiscourseTurn& turn_record = discourse_.recent.back();
    turn_record.reply = answered.reply.text;
    turn_record.skill = answered.reply.skill;
    turn_record.at = at;
    if (!answered.reply.subject.empty()) turn_record.subject = answered.reply.subject;
  }
  if (!answered.notices.empty() && !notices_.shown) notices_.shown = at;  // of a log from before notices had records of their own
}

void Life::Become(const PersonaEvent& event) {
  if (event.why == kUndone) {
    if (!earlier_.empty()) earlier_.pop_back();
  } else if (!(event.persona == persona_)) {
    if (earlier_.size() == kMostEarlier) earlier_.erase(earlier_.begin());
    earlier_.push_back(persona_);
  }
  persona_ = event.persona;
}

void Life::Note(const ToolEvent& event) {
  if (event.what == "allowed") tools_.allowed[event.tool] = event.text;
  else if (event.what == "denied" || event.what == "changed") tools_.allowed.erase(event.tool);
  else if (event.what == "asked") tools_.asked = AskedCall{event.tool, event.text, Assent::kPlain};
  else if (event.what == "asked-by-name") tools_.asked = AskedCall{event.tool, event.text, Assent::kByName};
  else if (event.what == "quoted") tools_.quoted = turn_;
}

void Life::Forget(const std::string& id) {
  turn_ = std::max(turn_, LatestTurnIn(id));
  const std::vector<TurnId> turns = memory_.TurnsOf(id);
  const auto gone = [&](TurnId turn) { return std::find(turns.begin(), turns.end(), turn) != turns.end(); };
  memory_.Forget(id);
  bond_.Forget(turns);
  std::erase_if(discourse_.recent, [&](const DiscourseTurn& turn) { return gone(turn.turn); });
}

TurnId Life::TurnOf(std::string_view client_id) const {
  const uint64_t hash = StableHash(client_id);
  const auto found = std::lower_bound(client_ids_.begin(), client_ids_.end(), std::pair<uint64_t, uint32_t>(hash, 0));
  return found != client_ids_.end() && found->first == hash ? static_cast<TurnId>(found->second) : TurnId::kNone;
}

}  // namespace sam
