#include "server/openai/realtime/realtime_talk.h"

#include <fmt/format.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <nlohmann/json.hpp>

#include "base/base64.h"
#include "base/unicode.h"
#include "server/guard.h"
#include "server/openai/functions.h"
#include "server/openai/voices.h"

namespace sam::api {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using nlohmann::json;
using nlohmann::ordered_json;

constexpr size_t kShortestSound = kRealtimeRate / 10;  // samples

ordered_json OrNull(const std::string& text) { return text.empty() ? ordered_json() : ordered_json(text); }

/// So that the ids of one talk are like those of no other, and fit a URL.
std::string MakeTag() {
  std::string tag = MakeToken().substr(0, 12);
  std::erase_if(tag, [](char c) { return c == '-' || c == '_'; });
  return tag + "x";
}

}  // namespace

struct RealtimeTalk::Handler {
  std::string_view type;
  void (RealtimeTalk::*take)(const json& event);
};

const std::vector<RealtimeTalk::Handler>& RealtimeTalk::Handlers() {
  static const std::vector<Handler> handlers = {
      {"session.update", &RealtimeTalk::UpdateSession},
      {"conversation.item.create", &RealtimeTalk::CreateItem},
      {"conversation.item.delete", &RealtimeTalk::DeleteItem},
      {"conversation.item.retrieve", &RealtimeTalk::RetrieveItem},
      {"conversation.item.truncate", &RealtimeTalk::TruncateItem},
      {"input_audio_buffer.append", &RealtimeTalk::AppendSound},
      {"input_audio_buffer.commit", &RealtimeTalk::CommitSound},
      {"input_audio_buffer.clear", &RealtimeTalk::ClearSound},
      {"response.create", &RealtimeTalk::CreateResponse},
      {"response.cancel", &RealtimeTalk::CancelResponse},
  };
  return handlers;
}

RealtimeTalk::RealtimeTalk(const ServerContext& context, std::shared_ptr<Session> session, std::function<void(std::string)> out)
    : context_(context), session_(std::move(session)), events_(std::move(out), MakeTag()), session_id_(events_.NewId("sess")), heard_(session_->executor(), asio::steady_timer::time_point::max()) {
  if (context_.synthesizer != nullptr) settings_.output = RealtimeSettings::Output::kAudio;
  if (context_.recognizer != nullptr) settings_.turns = TurnDetection();
  ears_.LookFor(settings_.turns);
}

void RealtimeTalk::Open() { events_.Send("session.created", {{"session", ToJson(settings_, session_id_)}}); }

void RealtimeTalk::Close() {
  events_.Close();
  closed_.request_stop();
  if (response_) response_->Cancel(RealtimeResponse::Why::kClient);
  heard_.cancel();
}

void RealtimeTalk::Take(std::string_view text) {
  client_event_.clear();
  const auto event = ParseBody(text);
  if (!event) return SendError(event.error());
  Faults faults;
  const JsonFields fields(*event, "", faults);
  client_event_ = CleanText(fields.Text("event_id"), 512);
  const std::string type = fields.Need("type") ? fields.Text("type") : "";
  if (faults.first()) return SendError(*faults.first());
  for (const Handler& handler : Handlers())
    if (handler.type == type) return (this->*handler.take)(*event);
  SendError({.message = fmt::format("Invalid value: '{}'. docs/api.md lists the events that are taken.", CleanText(type, 60)), .param = "type", .code = "invalid_value"});
}

void RealtimeTalk::UpdateSession(const json& event) {
  Faults faults;
  const JsonFields fields(event, "", faults);
  const json* session = fields.Need("session") ? fields.Object("session") : nullptr;
  RealtimeSettings settings = settings_;
  if (session != nullptr) ReadSession(*session, context_.synthesizer, settings, faults);
  if (faults.first()) return SendError(*faults.first());
  const auto same = [](const std::optional<TurnDetection>& a, const std::optional<TurnDetection>& b) {
    return a.has_value() == b.has_value() && (!a || (a->voice.threshold == b->voice.threshold && a->voice.padding_ms == b->voice.padding_ms && a->voice.silence_ms == b->voice.silence_ms));
  };
  if (!same(settings.turns, settings_.turns)) ears_.LookFor(settings.turns);
  settings_ = std::move(settings);
  events_.Send("session.updated", {{"session", ToJson(settings_, session_id_)}});
}

void RealtimeTalk::Announce(const RealtimeItem& item) {
  const ordered_json fields = {{"previous_item_id", OrNull(items_.Before(item.id))}, {"item", ToJson(item)}};
  events_.Send("conversation.item.added", fields);
  events_.Send("conversation.item.done", fields);
}

void RealtimeTalk::CreateItem(const json& event) {
  Faults faults;
  const JsonFields fields(event, "", faults);
  const json* object = fields.Need("item") ? fields.Object("item") : nullptr;
  const std::string behind = fields.Text("previous_item_id");
  RealtimeItem item = object != nullptr && !faults.first() ? ReadItem(*object, faults) : RealtimeItem();
  if (!faults.first() && items_.Find(item.id) != nullptr)
    faults.Add({.message = fmt::format("Item '{}' already exists.", item.id), .param = "item.id", .code = "item_create_duplicate_id"});
  const bool to_hear = item.hearing == RealtimeItem::Hearing::kWaiting;
  if (to_hear && context_.recognizer == nullptr) faults.Add(NoRecognizer());
  if (faults.first()) return SendError(*faults.first());
  if (item.id.empty()) item.id = events_.NewId("item");
  const RealtimeItems::Place place = items_.Insert(std::move(item), behind);
  if (place == nullptr) return SendError({.message = fmt::format("Item with item_id not found: {}.", CleanText(behind, 64)), .param = "previous_item_id", .code = "item_not_found"});
  Announce(*place);
  if (to_hear) Begin(Hear(place));
}

RealtimeItems::Place RealtimeTalk::Named(const json& event) {
  Faults faults;
  const JsonFields fields(event, "", faults);
  const std::string id = fields.Need("item_id") ? fields.Text("item_id") : "";
  const RealtimeItems::Place item = items_.Find(id);
  if (item == nullptr) faults.Add({.message = fmt::format("Item with item_id not found: {}.", CleanText(id, 64)), .param = "item_id", .code = "item_not_found"});
  if (faults.first()) SendError(*faults.first());
  return item;
}

void RealtimeTalk::DeleteItem(const json& event) {
  const RealtimeItems::Place item = Named(event);
  if (item == nullptr) return;
  items_.Erase(item->id);
  events_.Send("conversation.item.deleted", {{"item_id", item->id}});
}

void RealtimeTalk::RetrieveItem(const json& event) {
  if (const RealtimeItems::Place item = Named(event)) events_.Send("conversation.item.retrieved", {{"item", ToJson(*item)}});
}

void RealtimeTalk::TruncateItem(const json& event) {
  const RealtimeItems::Place item = Named(event);
  if (item == nullptr) return;
  Faults faults;
  const JsonFields fields(event, "", faults);
  fields.AllowOnly("content_index", {0}, "Her messages have one part.");
  (void)fields.Need("audio_end_ms");
  const int64_t end_ms = fields.Whole("audio_end_ms", 0, 1 << 30).value_or(0);
  if (item->role != "assistant" || item->medium != RealtimeItem::Medium::kAudio)
    faults.Add({.message = "Only messages that she said aloud can be truncated.", .param = "item_id", .code = "invalid_value"});
  if (faults.first()) return SendError(*faults.first());
  KeepHeard(item->pieces, static_cast<size_t>(end_ms) * (kRealtimeRate / 1000));
  item->text = JoinedPieces(item->pieces);
  item->status = "incomplete";
  events_.Send("conversation.item.truncated", {{"item_id", item->id}, {"content_index", 0}, {"audio_end_ms", end_ms}});
  if (item->turn != TurnId::kNone) Begin(TellWhatWasHeard(session_, item->turn, item->text, context_.clock.Now()));  // else the response tells at its end
}

void RealtimeTalk::AppendSound(const json& event) {
  Faults faults;
  const JsonFields fields(event, "", faults);
  const std::string text = fields.Need("audio") ? fields.Text("audio") : "";
  const auto bytes = FromBase64(text);
  if (!bytes) faults.Add({.message = fmt::format("Invalid 'audio': {}.", bytes.error().message), .param = "audio", .code = "invalid_base64"});
  if (faults.first()) return SendError(*faults.first());
  if (context_.recognizer == nullptr) {
    if (!std::exchange(told_of_no_recognizer_, true)) SendError(NoRecognizer());
    return;
  }
  const std::vector<int16_t> samples = FromBytes(*bytes);
  const auto edges = ears_.Append(samples);
  if (!edges) return SendError({.message = "The input audio buffer holds 5 minutes; commit or clear it first.", .param = "audio", .code = "input_audio_buffer_full"});
  for (const VoiceEdge& edge : *edges) OnEdge(edge);
}

void RealtimeTalk::OnEdge(const VoiceEdge& edge) {
  if (edge.kind == VoiceEdge::Kind::kBegan) {
    speaking_item_ = events_.NewId("item");
    ears_.Begin(edge.at_ms);
    events_.Send("input_audio_buffer.speech_started", {{"audio_start_ms", edge.at_ms}, {"item_id", speaking_item_}});
    if (response_ && settings_.turns && settings_.turns->interrupt_response) response_->Cancel(RealtimeResponse::Why::kTurnDetected);
    return;
  }
  events_.Send("input_audio_buffer.speech_stopped", {{"audio_end_ms", edge.at_ms}, {"item_id", speaking_item_}});
  AddSoundItem(std::exchange(speaking_item_, {}), ears_.Take(edge.at_ms));
  if (settings_.turns && settings_.turns->create_response) Respond(settings_, Asked::kByVoice);
}

void RealtimeTalk::CommitSound(const json&) {
  if (context_.recognizer == nullptr) return SendError(NoRecognizer());
  if (ears_.waiting() < kShortestSound)
    return SendError({.message = fmt::format("Error committing input audio buffer: buffer too small. Expected at least 100ms of audio, but buffer only has {}ms of audio.", ears_.waiting() * 1000 / kRealtimeRate),
                      .code = "input_audio_buffer_commit_empty"});
  std::string id = speaking_item_.empty() ? events_.NewId("item") : std::exchange(speaking_item_, {});
  std::vector<int16_t> samples = ears_.Take();
  ears_.LookFor(settings_.turns);
  AddSoundItem(std::move(id), std::move(samples));
}

void RealtimeTalk::AddSoundItem(std::string id, std::vector<int16_t> samples) {
  RealtimeItem item;
  item.id = std::move(id);
  item.role = "user";
  item.medium = RealtimeItem::Medium::kAudio;
  item.hearing = RealtimeItem::Hearing::kWaiting;
  item.sound = ToBytes(samples);
  const RealtimeItems::Place place = items_.Insert(std::move(item));
  events_.Send("input_audio_buffer.committed", {{"previous_item_id", OrNull(items_.Before(place->id))}, {"item_id", place->id}});
  Announce(*place);
  Begin(Hear(place));
}

void RealtimeTalk::ClearSound(const json&) {
  ears_.Clear();
  ears_.LookFor(settings_.turns);
  speaking_item_.clear();
  events_.Send("input_audio_buffer.cleared", ordered_json::object());
}

awaitable<void> RealtimeTalk::Hear(RealtimeItems::Place item) {
  Pcm sound{kRealtimeRate, FromBytes(std::exchange(item->sound, {}))};
  const double seconds = sound.seconds();
  RecognitionHints hints{.language = settings_.language};
  const auto transcript = co_await context_.recognizer->Recognize(std::move(sound), std::move(hints), closed_.get_token());
  item->hearing = transcript ? RealtimeItem::Hearing::kDone : RealtimeItem::Hearing::kFailed;
  if (transcript) item->text = CleanText(transcript->text);
  TellHeard(*item, seconds, transcript);
  heard_.cancel();
}

void RealtimeTalk::TellHeard(const RealtimeItem& item, double seconds, const Result<Transcript>& transcript) {
  ordered_json fields = {{"item_id", item.id}, {"content_index", 0}};
  if (!transcript) {
    const ApiError error = FromError(transcript.error());
    fields["error"] = {{"type", TypeOf(error.status)}, {"code", OrNull(error.code)}, {"message", error.message}, {"param", nullptr}};
    return events_.Send("conversation.item.input_audio_transcription.failed", fields);
  }
  if (!settings_.transcribes) return;
  fields["transcript"] = item.text;
  fields["usage"] = {{"type", "duration"}, {"seconds", seconds}};
  events_.Send("conversation.item.input_audio_transcription.completed", fields);
}

void RealtimeTalk::CreateResponse(const json& event) {
  Faults faults;
  const JsonFields fields(event, "", faults);
  RealtimeSettings settings = settings_;
  if (const json* wanted = fields.Object("response")) ReadResponse(*wanted, context_.synthesizer, settings, faults);
  if (faults.first()) return SendError(*faults.first());
  Respond(std::move(settings), Asked::kByClient);
}

void RealtimeTalk::CancelResponse(const json& event) {
  Faults faults;
  const std::string id = JsonFields(event, "", faults).Text("response_id");
  if (faults.first()) return SendError(*faults.first());
  if (!response_ || response_->cancelled() || (!id.empty() && id != response_->id()))
    return SendError({.message = "Cancellation failed: no active response found.", .code = "response_cancel_not_active"});
  response_->Cancel(RealtimeResponse::Why::kClient);
  heard_.cancel();
}

void RealtimeTalk::Respond(RealtimeSettings settings, Asked asked) {
  if (response_ && !response_->cancelled())
    return SendError({.message = fmt::format("Conversation already has an active response in progress: {}. Wait until the response is finished before creating a new one.", response_->id()),
                      .code = "conversation_already_has_active_response"});
  if (settings.functions.must_call() && context_.people.household().mind->pace() == Pace::kAtOnce) return SendError(NoCalls());
  auto response = std::make_shared<RealtimeResponse>(context_, session_, events_, items_, std::move(settings));
  response_ = response;  // one that was stopped may still be at its end: this one's turn waits in line behind it
  Begin(Answer(std::move(response), asked));
}

bool RealtimeTalk::IsHearing() const {
  for (const RealtimeItems::Place& item : items_.all())
    if (item->hearing == RealtimeItem::Hearing::kWaiting) return true;
  return false;
}

awaitable<void> RealtimeTalk::WaitUntilHeard(std::shared_ptr<RealtimeResponse> response) {
  constexpr auto kWait = asio::as_tuple(asio::use_awaitable);
  while (IsHearing() && !response->cancelled()) {
    const auto [rung] = co_await heard_.async_wait(kWait);
    (void)rung;
  }
}

awaitable<void> RealtimeTalk::Answer(std::shared_ptr<RealtimeResponse> response, Asked asked) {
  response->Announce();
  co_await WaitUntilHeard(response);
  const Desk::Place place(context_.desk, session_->person().name);
  const ApiError busy{.status = 429, .message = "Rate limit reached: too many of your requests are waiting for an answer.", .code = "rate_limit_exceeded"};
  const ApiError deaf{.status = 503, .message = "What was said could not be heard: the recogniser failed.", .code = "recogniser_failed"};
  const bool failed = !items_.all().empty() && items_.all().back()->hearing == RealtimeItem::Hearing::kFailed;
  if (response->cancelled() || !place || failed) {
    response->End(response->cancelled() ? nullptr : !place ? &busy : &deaf);
  } else {
    RealtimeTurn turn = TakeTurnFrom(items_, response->settings());
    if (turn.said.empty() && asked == Asked::kByVoice) response->End(nullptr);
    else co_await response->Run(std::move(turn));
  }
  if (response_ == response) response_.reset();
}

void RealtimeTalk::Begin(awaitable<void> work) {
  asio::co_spawn(session_->executor(), std::move(work), [self = shared_from_this()](std::exception_ptr) {});
}

}  // namespace sam::api
