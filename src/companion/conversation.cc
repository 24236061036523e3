#include "companion/conversation.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>

#include "affect/affect_engine.h"
#include "base/unicode.h"
#include "companion/faculties.h"
#include "companion/mending_sink.h"
#include "companion/request_talk.h"
#include "companion/sentence_gate.h"
#include "companion/why.h"
#include "conscience/conscience.h"
#include "conscience/reins.h"
#include "core/predicates.h"
#include "expression/prosody_plan.h"

namespace sam {
namespace {

namespace asio = boost::asio;
using asio::awaitable;

/// A snapshot is due after so many events, more of a longer life, whose snapshot is larger; rebuilding replays at most this many.
constexpr Seq kSnapshotEvery = 128, kMostBetweenSnapshots = 4096;
constexpr Seq SnapshotInterval(Seq life) { return std::clamp<Seq>(life / 4, kSnapshotEvery, kMostBetweenSnapshots); }

/// Appends runs of events in order and gives the outcome of all once the last is durable.
struct AppendRun {
  TurnId turn;
  std::vector<Event> events;
};
awaitable<Result<void>> AppendAll(EventLog& log, PersonId person, Seq first, std::vector<AppendRun> runs) {
  auto initiate = [&](auto handler) {
    using Handler = decltype(handler);
    struct State {
      Handler handler;
      asio::executor_work_guard<asio::associated_executor_t<Handler>> work;
      Result<void> outcome;
    };
    auto work = asio::make_work_guard(asio::get_associated_executor(handler));
    auto state = std::make_shared<State>(State{std::move(handler), std::move(work), {}});
    for (size_t i = 0; i < runs.size(); ++i) {
      const Seq count = static_cast<Seq>(runs[i].events.size());
      log.Append(person, first, runs[i].turn, std::move(runs[i].events), [state, last = i + 1 == runs.size()](Result<void> outcome) {
        if (!outcome && state->outcome) state->outcome = std::move(outcome);
        if (!last) return;
        asio::post(state->work.get_executor(), [state] { std::move(state->handler)(std::move(state->outcome)); });
      });
      first += count;
    }
  };
  co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(Result<void>)>(initiate, asio::use_awaitable);
}

/// Changes of who she is, notices and forgetting outlive the turn in which they were said.
bool OutlivesItsTurn(const EventBody& body) {
  if (const auto* tool = std::get_if<ToolEvent>(&body)) return tool->what == "allowed" || tool->what == "denied" || tool->what == "changed";
  return !std::holds_alternative<HeardEvent>(body) && !std::holds_alternative<AnsweredEvent>(body);
}

/// The turn whose key seals an event, and with which it is forgotten.
TurnId SealedWith(const EventBody& body, TurnId now) {
  if (const auto* noted = std::get_if<NotedEvent>(&body)) return noted->turn;
  return OutlivesItsTurn(body) ? TurnId::kNone : now;
}

/// The words that name what is to be forgotten go with it.
std::vector<TurnId> WithThisTurn(std::vector<TurnId> turns, const MemoryRequest& request, TurnId turn) {
  if (!request.about.empty()) turns.push_back(turn);
  return turns;
}

AnsweredEvent AnswerOf(const Thought& thought, const Reply& reply, const std::vector<std::string>& notices) {
  AnsweredEvent answered;
  answered.turn = thought.turn;
  answered.reply = reply;
  answered.finding = thought.findings.empty() || thought.findings.front().IsReading() ? "" : thought.findings.front().answer;
  answered.notices = notices;
  return answered;
}

SpeechLevel LevelFor(const Persona& persona, Language language) {
  if (language == Language::kKorean) return persona.level;
  return persona.formality > 0.6 ? SpeechLevel::kPolite : SpeechLevel::kCasual;
}

}  // namespace

Result<std::unique_ptr<Conversation>> Conversation::Open(const Household& household, PersonRecord person) {
  std::unique_ptr<Conversation> self(new Conversation(household, std::move(person)));
  auto snapshot = household.log->ReadSnapshot(self->person_.id);
  if (!snapshot) return tl::unexpected(snapshot.error());
  if (*snapshot && (*snapshot)->version == Life::kSnapshotVersion) {
    auto life = Life::Load((*snapshot)->state);
    if (life) self->life_ = std::move(*life), self->snapshot_at_ = (*snapshot)->seq;
  }
  auto tail = household.log->Read(self->person_.id, self->snapshot_at_);
  if (!tail) return tl::unexpected(tail.error());
  TurnId unanswered = TurnId::kNone;
  for (const StoredEvent& stored : *tail) {
    self->life_.Apply(stored);
    if (const auto* heard = std::get_if<HeardEvent>(&stored.event.body)) unanswered = heard->turn;
    if (std::holds_alternative<AnsweredEvent>(stored.event.body)) unanswered = TurnId::kNone;
  }
  const bool forgot = std::any_of(tail->begin(), tail->end(), [](const StoredEvent& stored) { return std::holds_alternative<ForgottenEvent>(stored.event.body); });
  if (auto done = forgot ? self->FinishForgetting() : Result<void>(); !done) return tl::unexpected(done.error());
  const auto forgotten = household.log->LastForgotten(self->person_.id, self->life_.turn());
  if (!forgotten) return tl::unexpected(forgotten.error());
  self->life_.SkipTo(*forgotten);
  self->durable_ = std::max(self->person_.head, self->life_.head());
  if (unanswered != TurnId::kNone) self->CloseAsCut(unanswered);
  return self;
}

awaitable<Result<TurnReport>> Conversation::TakeTurn(Utterance utterance, SentenceSink& sink, std::stop_token stop) {
  utterance.at = Clock(utterance.at);
  if (const TurnId turn = life_.TurnOf(utterance.id); !utterance.id.empty() && turn != TurnId::kNone)
    co_return co_await AnswerAgain(std::move(utterance), turn, sink);
  const auto began = std::chrono::steady_clock::now();
  LeaveOutRemembered(utterance.context, life_);

  Glance glance = co_await Look(utterance, stop);
  const std::string said = SetAsideShown(utterance);
  const Percept percept = Perceive(utterance, said, std::move(glance), life_.memory().Current());
  const Settings reins = Reins();
  if (reins.paused && percept.crisis.level == CrisisLevel::kNone && !conscience::Resumes(utterance.text, percept.language)) co_return AnswerPaused(utterance, percept, reins, sink);
  const std::vector<Recollection> recollections = Recall(utterance, percept);
  const std::optional<Contradiction> contradiction = life_.memory().ContradictedBy(percept.claims);
  const Result<std::vector<TurnId>> going = ToForget(percept);
  if (!going) co_return tl::unexpected(going.error());
  std::vector<std::string> notices = GiveNotices(utterance, percept.language, reins);
  const std::optional<TurnId> asked_in = TurnOfCalls(utterance.context, said, life_.discourse());
  HeardEvent heard = Understand(utterance, said, percept, life_.memory().Current(), reins);
  if (asked_in) heard = HeardBefore(std::move(heard));
  const std::optional<AskedCall> waiting = life_.tools().asked;
  Keep(utterance.at, heard);
  ToolDesk desk = OpenDesk(utterance, percept);
  const Consultation consultation = Consult(utterance, percept);
  const std::vector<Finding>& findings = consultation.findings;
  const std::optional<Persona> asked = PersonaForTurn(utterance.context, life_.persona());
  const Persona& persona = asked ? *asked : life_.persona();
  const Language language = consultation.language.value_or(asked ? asked->language.value_or(percept.language) : percept.language);
  const AffectState felt = FeelingsAt(utterance.at), shown = Shown(felt, reins, life_.persona());
  Thought thought{.utterance = utterance, .percept = percept, .affect = shown, .recollections = recollections,
                        .findings = findings, .persona = persona, .bond = life_.bond(), .settings = reins, .discourse = life_.discourse(),
                        .contradiction = contradiction, .forgotten = going->size(), .facts = life_.memory().Current(), .language = language, .level = LevelFor(persona, language),
                        .person = person_.id, .seed = person_.seed, .turn = heard.turn};
  const conscience::Owed owed = Oblige(thought);
  sink.OnManner(Manner(shown));
  SentenceGate gate(sink);
  if (auto kept = co_await OpenEarly(gate, owed); !kept) co_return tl::unexpected(kept.error());
  const Result<std::string> first = co_await OpenTools(owed.reply || !utterance.context.wants_words() ? ToolsNow::kNone : ToolsNow::kAll, waiting, utterance, thought, desk, notices, stop);
  if (!first) co_return tl::unexpected(first.error());
  Result<Reply> reply = co_await FindWords(thought, owed.reply, *first, desk, gate, stop);
  if (!reply) co_return tl::unexpected(reply.error());
  if (!reply->notice.empty()) notices.push_back(reply->notice);
  if (auto taken = TakeEffect(owed, utterance.at); !taken) co_return tl::unexpected(taken.error());
  if (reply->skill == "crisis") Keep(utterance.at, NoticeEvent{"referral"});
  if (asked_in) reply->blocks.push_back(MemoryBlockId(*asked_in));
  Keep(utterance.at, AnswerOf(thought, *reply, notices));
  const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began).count();
  if (auto kept = co_await Flush(); !kept) co_return tl::unexpected(kept.error());
  gate.Open();

  TurnReport report = ReportOf(thought, heard, *reply, felt);
  report.notices = notices;
  report.micros = micros;
  if (!going->empty()) {
    if (auto gone = co_await Drop(WithThisTurn(*going, *percept.request, heard.turn), utterance.at); !gone) co_return tl::unexpected(gone.error());
  }
  if (durable_ - snapshot_at_ >= SnapshotInterval(durable_)) (void)co_await WriteSnapshot();
  co_return report;
}

Prosody Conversation::Manner(const AffectState& shown) const { return Apply(life_.persona().voice, PlanProsody(shown)); }

TurnReport Conversation::ReportOf(const Thought& thought, const HeardEvent& heard, const Reply& reply, const AffectState& felt) {
  TurnReport report = Report(thought, heard, reply);
  recalled_ = report.recalled;
  report.affect = felt;
  report.mind = household_.mind->name();
  report.prosody = Manner(thought.affect);
  return report;
}

awaitable<Result<void>> Conversation::OpenEarly(SentenceGate& gate, const conscience::Owed& owed) {
  if (owed.reply || household_.mind->pace() != Pace::kStreaming) co_return Result<void>();
  Result<void> kept = co_await Flush();
  if (kept) gate.Open();
  co_return kept;
}

awaitable<Glance> Conversation::Look(Utterance& utterance, std::stop_token stop) const {
  std::string file = std::exchange(utterance.image, {});
  if (file.empty()) co_return Glance{};
  if (household_.sight == nullptr) co_return Glance{std::nullopt, "failed"};
  const PictureReader reader = co_await household_.mind->ReadsPictures(stop);
  const Sight::Copy copy = reader == PictureReader::kNone ? Sight::Copy::kNone : Sight::Copy::kClean;
  Glance glance = co_await household_.sight->LookAt(std::move(file), copy);
  utterance.image = std::move(glance.copy);
  co_return glance;
}

/// What is written in a picture or in a text that is shown is nobody's words: only what the person said is perceived as said; signs of a crisis count
/// wherever they stand.
Percept Conversation::Perceive(const Utterance& utterance, const std::string& said, Glance glance, std::span<const Fact> facts) const {
  const PerceptionContext context{life_.discourse(), life_.persona(), facts};
  Percept percept = household_.perceiver->Perceive(utterance, context);
  if (said != utterance.text) percept.crisis = household_.perceiver->Perceive({.id = "", .text = said, .at = utterance.at, .image = ""}, context).crisis;
  percept.seen = std::move(glance.seen);
  percept.unseen = std::move(glance.unseen);
  if (percept.IsShown() && percept.act == DialogueAct::kSilence) percept.act = DialogueAct::kStatement, percept.intents.clear();
  constexpr double kMeant = 0.6;  // of an intent, from which it does not matter what its nouns are
  const bool meant = !percept.intents.empty() && percept.intents.front().score >= kMeant;
  if (percept.language == Language::kEnglish && !meant) percept.focus.kind = KindOfNoun(percept.focus.noun);
  return percept;
}

HeardEvent Conversation::Understand(const Utterance& utterance, const std::string& said, const Percept& percept, std::span<const Fact> facts, const Settings& reins) const {
  HeardEvent heard;
  heard.turn = Next(life_.turn());
  heard.client_id = utterance.id;
  heard.text = said;
  heard.language = percept.language;
  heard.level = percept.level;
  heard.act = Name(percept.act);
  if (!percept.intents.empty()) heard.intent = FullName(percept.intents.front());
  heard.subject = percept.focus.noun;
  heard.pad = percept.pad;
  for (const auto& [label, p] : household_.perceiver->LabelsOver(percept.emotions, percept.language)) heard.emotions.emplace_back(label, p);
  heard.claims = percept.claims;
  if (reins.feelings != FeelingsMode::kOff) heard.appraisals = Appraise(percept, utterance, life_.bond(), life_.discourse(), facts, life_.affect());
  heard.crisis = Name(percept.crisis.level);
  heard.seen = percept.seen;
  return heard;
}

std::vector<Recollection> Conversation::Recall(const Utterance& utterance, const Percept& percept) const {
  constexpr std::chrono::minutes kGoesOn{10};
  const DiscourseTurn* last = life_.discourse().Last();
  const bool goes_on = last != nullptr && (last->skill == "recall" || last->skill == "memory") && utterance.at.at - last->at.at < kGoesOn;
  return life_.memory().Recall({.text = utterance.text, .language = percept.language, .query = percept.query, .request = percept.request,
                                .past = percept.past, .now = utterance.at, .before = goes_on ? last->said : std::string()});
}

Consultation Conversation::Consult(const Utterance& utterance, const Percept& percept) {
  Consultation consultation = ConsultFaculties(utterance, percept, life_.persona(), life_.discourse());
  if (consultation.persona) Keep(utterance.at, PersonaEvent{*consultation.persona, "asked for in talk"});
  return consultation;
}

Settings Conversation::Reins() const {
  return household_.house == nullptr ? life_.settings() : conscience::Strictest(life_.settings(), household_.house->Get());
}

TurnReport Conversation::AnswerPaused(const Utterance& utterance, const Percept& percept, const Settings& reins, SentenceSink& sink) const {
  TurnReport report;
  report.id = utterance.id;
  report.at = utterance.at;
  report.language = percept.language;
  report.reply = conscience::PausedText(percept.language, LevelFor(life_.persona(), percept.language), person_.seed + Number(life_.turn()));
  report.is_refusal = utterance.context.format.is_json();
  report.mind = household_.mind->name();
  report.affect = FeelingsAt(utterance.at);
  report.prosody = Manner(Shown(report.affect, reins, life_.persona()));
  sink.OnSentence(report.reply);
  return report;
}

std::vector<std::string> Conversation::GiveNotices(const Utterance& utterance, Language language, const Settings& reins) {
  std::vector<std::string> notices;
  if (!utterance.context.wants_words()) return notices;  // they come with the next answer that is read as it is
  const SpeechLevel level = LevelFor(life_.persona(), language);
  if (const auto kind = conscience::NoticeDue(life_.notices(), utterance.at, reins)) {
    notices.push_back(conscience::NoticeText(*kind, language, level, life_.persona().name, reins));
    Keep(utterance.at, NoticeEvent{std::string(conscience::Name(*kind))});
  }
  if (const auto minutes = conscience::ReminderDue(life_.notices(), utterance.at, reins)) {
    notices.push_back(conscience::ReminderText(*minutes, language, level, person_.seed + Number(life_.turn())));
    Keep(utterance.at, NoticeEvent{"reminder"});
  }
  return notices;
}

conscience::Owed Conversation::Oblige(const Thought& thought) const {
  const bool asked = thought.percept.Intent() == "ask-crowd" && household_.others_now;
  return conscience::Oblige(thought, {.others_now = asked ? household_.others_now(person_.id) : 0, .mine = life_.settings(), .can_undo = life_.persona_before() != nullptr});
}

Result<void> Conversation::TakeEffect(const conscience::Owed& owed, Moment at) {
  if (owed.change) {
    auto settings = conscience::Apply(life_.settings(), *owed.change, conscience::Setter::kPerson);
    if (!settings) return tl::unexpected(settings.error());
    if (!(*settings == life_.settings())) Keep(at, SettingsEvent{std::move(*settings), "said in talk"});
  }
  if (owed.undo && life_.persona_before() != nullptr) Keep(at, PersonaEvent{*life_.persona_before(), std::string(kUndone)});
  if (!owed.romance.empty()) Keep(at, RomanceEvent{owed.romance});
  return {};
}

awaitable<Result<Reply>> Conversation::FindWords(const Thought& thought, std::optional<Reply> owed, const std::string& first, ToolDesk& desk, SentenceSink& sink, std::stop_token stop) {
  Result<Reply> reply(Reply{});
  if (owed) {
    reply = std::move(*owed);
    if (!thought.discourse.game.empty()) reply->game = "";
    for (const std::string_view sentence : SplitSentences(reply->text)) sink.OnSentence(sentence);
    reply->is_refusal = thought.utterance.context.format.is_json();
    co_return reply;
  }
  MendingSink mended(sink, thought, household_.mind->pace() == Pace::kStreaming ? MendingSink::Words::kOfAModel : MendingSink::Words::kHerOwn, desk);
  if (!first.empty()) mended.Add(first);
  reply = co_await household_.mind->Answer(thought, mended, stop);
  if (!reply && household_.mind->pace() == Pace::kStreaming) {  // it is durable that it was heard
    CloseAsCut(thought.turn);
    (void)co_await Flush();
  }
  if (!reply) co_return reply;
  mended.LetGo();
  if (const auto postscript = conscience::Postscript(thought); postscript && !mended.has_document()) mended.Add(*postscript);
  if (mended.said().empty() && reply->calls.empty() && !reply->cut_to_length && conscience::MayLeave(thought)) mended.Add(conscience::Parting(thought));
  reply->text = mended.said();
  reply->cut_to_length = reply->cut_to_length || mended.cut_to_length();
  reply->held_back = mended.held_back();
  reply->is_refusal = thought.utterance.context.format.is_json() && !mended.has_document() && !reply->text.empty();
  co_return reply;
}

awaitable<Result<TurnReport>> Conversation::AnswerAgain(Utterance utterance, TurnId turn, SentenceSink& sink) {
  auto events = household_.log->Read(person_.id, 0);
  if (!events) co_return tl::unexpected(events.error());
  TurnReport report;
  for (const StoredEvent& stored : *events) {
    if (const auto* heard = std::get_if<HeardEvent>(&stored.event.body); heard && heard->turn == turn) ReportHeard(*heard, report);
    if (const auto* answered = std::get_if<AnsweredEvent>(&stored.event.body); answered && answered->turn == turn) {
      report.reply = answered->reply.text;
      report.language = answered->reply.language;
      report.notices = answered->notices;
      report.at = stored.event.at;
    }
  }
  report.id = utterance.id;
  report.turn = turn;
  report.again = true;
  report.mind = household_.mind->name();
  report.affect = FeelingsAt(utterance.at);
  report.prosody = Manner(report.affect);
  sink.OnSentence(report.reply);
  co_return report;
}

Result<WhyReport> Conversation::Why() const {
  WhyReport why;
  bool found = false;
  // The last turn is among the last few events, unless much was set by hand since.
  for (Seq back = 8; !found && life_.turn() != TurnId::kNone; back *= 8) {
    const Seq after = life_.head() > back ? life_.head() - back : 0;
    auto events = household_.log->Read(person_.id, after);
    if (!events) return tl::unexpected(events.error());
    const HeardEvent* heard = nullptr;
    for (const StoredEvent& stored : *events) {
      if (const auto* h = std::get_if<HeardEvent>(&stored.event.body)) heard = h;
      const auto* answered = std::get_if<AnsweredEvent>(&stored.event.body);
      found = found || (answered && heard && answered->turn == life_.turn());
      if (answered && heard) why = Explain(*heard, answered->reply, FeelingsAt(stored.event.at), recalled_);
    }
    found = found || after == 0;
  }
  return why;
}

awaitable<Result<void>> Conversation::CutAnswer(TurnId turn, std::string heard, Moment at) {
  const DiscourseTurn* last = life_.discourse().Last();
  if (turn == TurnId::kNone || last == nullptr || last->turn != turn || life_.turn() != turn) co_return Fail(ErrorCode::kNotFound, fmt::format("turn {} is not the last one", Number(turn)));
  if (last->reply == heard) co_return Result<void>();
  AnsweredEvent cut;
  cut.turn = turn;
  cut.cut = true;
  cut.reply.text = std::move(heard);
  cut.reply.language = HasHangul(last->reply) ? Language::kKorean : Language::kEnglish;
  cut.reply.skill = last->skill;
  Keep(Clock(at), std::move(cut));
  co_return co_await Flush();
}

awaitable<Result<void>> Conversation::Pass(Moment at) {
  Keep(Clock(at), PassedEvent{});
  co_return co_await Flush();
}

awaitable<Result<void>> Conversation::SetPersona(Persona persona, std::string why, Moment at) {
  if (!(persona == life_.persona())) Keep(Clock(at), PersonaEvent{std::move(persona), std::move(why)});
  co_return co_await Flush();
}

awaitable<Result<Persona>> Conversation::UndoPersona(Moment at) {
  if (life_.persona_before() == nullptr) co_return Fail(ErrorCode::kNotFound, "there is no change of who she is to undo");
  Keep(Clock(at), PersonaEvent{*life_.persona_before(), std::string(kUndone)});
  if (auto kept = co_await Flush(); !kept) co_return tl::unexpected(kept.error());
  co_return life_.persona();
}

awaitable<Result<Settings>> Conversation::ChangeSettings(conscience::SettingsChange change, conscience::Setter setter, std::string why, Moment at) {
  auto settings = conscience::Apply(life_.settings(), change, setter);
  if (!settings) co_return tl::unexpected(settings.error());
  if (!(*settings == life_.settings())) {
    const bool together = life_.bond().romance == Romance::kTogether, may_be = settings->romance != RomanceMode::kOff && settings->age == Age::kAdult;
    Keep(Clock(at), SettingsEvent{std::move(*settings), std::move(why)});
    if (together && !may_be) Keep(Clock(at), RomanceEvent{"romance-ended"});
    if (auto kept = co_await Flush(); !kept) co_return tl::unexpected(kept.error());
  }
  co_return Reins();
}

Result<std::vector<conscience::AuditEntry>> Conversation::Audit() const {
  auto events = household_.log->Read(person_.id, 0);
  if (!events) return tl::unexpected(events.error());
  conscience::AuditReader reader;
  for (const StoredEvent& stored : *events) reader.Read(stored.event);
  return reader.entries();
}

awaitable<Result<void>> Conversation::NoteInterview(InterviewState state, Persona persona, std::string answer, std::string person_name, Moment at) {
  at = Clock(at);
  Keep(at, PersonaEvent{std::move(persona), "chosen in the set-up talk"});
  Keep(at, InterviewEvent{state.step, std::move(answer), state.done});
  if (!person_name.empty()) {
    HeardEvent heard;
    heard.turn = Next(life_.turn());
    heard.text = person_name;
    heard.language = life_.persona().language.value_or(Language::kEnglish);
    heard.claims.push_back({.subject = "me", .predicate = std::string(predicate::kName), .object = person_name, .when = std::nullopt});
    Keep(at, heard);
    AnsweredEvent answered;
    answered.turn = heard.turn;
    answered.reply.skill = "interview";
    Keep(at, std::move(answered));
  }
  co_return co_await Flush();
}

awaitable<Result<void>> Conversation::NoteNotice(Moment at) {
  Keep(Clock(at), NoticeEvent{"first"});
  co_return co_await Flush();
}

awaitable<Result<void>> Conversation::WriteSnapshot() {
  if (snapshot_at_ == durable_ || broken_) co_return Result<void>();
  snapshot_at_ = durable_;
  household_.log->WriteSnapshot(person_.id, {durable_, Life::kSnapshotVersion, life_.Save()}, [](Result<void>) {});
  co_return Result<void>();
}

void Conversation::Keep(Moment at, EventBody body) {
  StoredEvent stored{life_.head() + 1, life_.turn(), {at, std::move(body)}};
  life_.Apply(stored);
  pending_.push_back(std::move(stored.event));
}

void Conversation::CloseAsCut(TurnId turn) {
  AnsweredEvent answered;
  answered.turn = turn;
  answered.cut = true;
  Keep(life_.last(), std::move(answered));
}

awaitable<Result<void>> Conversation::Flush() {
  std::vector<AppendRun> runs;
  for (Event& event : pending_) {
    const TurnId turn = SealedWith(event.body, life_.turn());
    if (runs.empty() || runs.back().turn != turn) runs.push_back({turn, {}});
    runs.back().events.push_back(std::move(event));
  }
  const Seq first = durable_ + 1;
  durable_ += static_cast<Seq>(pending_.size());
  pending_ = {};  // with its room: there may be thousands like this one
  if (runs.empty()) co_return Result<void>();
  Result<void> kept = co_await AppendAll(*household_.log, person_.id, first, std::move(runs));
  broken_ = !kept;
  co_return kept;
}

}  // namespace sam
