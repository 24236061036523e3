#include "server/openai/realtime/realtime_response.h"

#include <boost/asio/this_coro.hpp>
#include <chrono>

#include "audio/resample.h"
#include "base/base64.h"
#include "base/tokens.h"
#include "base/unicode.h"

namespace sam::api {
namespace {

using boost::asio::awaitable;
using nlohmann::ordered_json;

constexpr size_t kPieceSamples = kRealtimeRate * 2 / 5;       // of one event
constexpr size_t kSamplesPerToken = kRealtimeRate / 20;  // as the API counts sound it gives

bool IsAudio(const RealtimeSettings& settings) { return settings.output == RealtimeSettings::Output::kAudio; }

}  // namespace

RealtimeResponse::RealtimeResponse(const ServerContext& context, std::shared_ptr<Session> session, RealtimeEvents& events, RealtimeItems& items, RealtimeSettings settings)
    : context_(context), session_(std::move(session)), events_(events), items_(items), settings_(std::move(settings)), id_(events.NewId("resp")) {}

void RealtimeResponse::Announce() { events_.Send("response.created", {{"response", ToJson()}}); }

void RealtimeResponse::Cancel(Why why) {
  if (cancelled()) return;
  why_ = why;
  stop_.request_stop();
}

awaitable<void> RealtimeResponse::Run(RealtimeTurn turn) {
  input_tokens_ = turn.input_tokens;
  const auto began = std::chrono::steady_clock::now();
  Utterance utterance{.id = id_, .text = std::move(turn.said), .at = context_.clock.Now(), .image = "", .context = std::move(turn.context)};
  const auto executor = co_await boost::asio::this_coro::executor;
  Spoken spoken(executor);
  const std::stop_callback stop(stop_.get_token(), [&spoken] { spoken.Stop(); });
  spoken.Begin(session_, std::move(utterance));
  co_await SayAll(spoken);
  const auto& report = spoken.report();
  if (!report) {
    const ApiError error = FromError(report.error());
    CloseItem();
    co_return Done(&error);
  }
  context_.people.TookTurn(session_->person().id, context_.clock.Now().at);
  context_.metrics.CountTurn(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count());
  cut_to_length_ = report->cut_to_length;
  tokens_ = report->tokens;
  const size_t of_reply = item_ ? item_->pieces.size() : 0;
  for (const std::string& notice : report->notices)
    if (!cancelled()) co_await Say(notice);
  if (item_) item_->turn = report->turn;
  CloseItem();
  if (!cancelled()) SendCalls(report->calls);
  const bool cut = cancelled() || (item_ && item_->status == "incomplete");
  if (cut) {
    std::string heard = item_ ? JoinedPieces(item_->pieces, of_reply) : "";
    co_await TellWhatWasHeard(session_, report->turn, std::move(heard), context_.clock.Now());
  }
  Done(nullptr);
}

awaitable<void> RealtimeResponse::SayAll(Spoken& spoken) {
  for (auto sentence = co_await spoken.Next(); sentence; sentence = co_await spoken.Next())
    if (!cancelled()) co_await Say(std::move(*sentence));
}

/// What was stopped before its sound came out was not said.
awaitable<void> RealtimeResponse::Say(std::string sentence) {
  const bool first = item_ == nullptr;
  if (first) OpenItem();
  ordered_json delta = Place();
  if (IsAudio(settings_)) {
    const size_t sent = co_await SendSound(sentence);
    if (cancelled() && sent == 0) co_return;
  } else {
    delta["delta"] = (first ? "" : " ") + sentence;
    events_.Send("response.output_text.delta", delta);
  }
  if (item_->status == "incomplete") co_return;  // truncated meanwhile
  item_->pieces.push_back({std::move(sentence), samples_});
  item_->text = JoinedPieces(item_->pieces);
}

/// Her words, then their sound: gives how many samples there were. A voice that fails takes nothing from the words.
awaitable<size_t> RealtimeResponse::SendSound(const std::string& sentence) {
  Result<Pcm> sound = Pcm{};
  if (context_.synthesizer != nullptr && !voice_failed_) {
    SpeechRequest request{.text = sentence, .language = HasHangul(sentence) ? Language::kKorean : Language::kEnglish, .voice = settings_.voice, .speed = settings_.speed, .rate_hz = kRealtimeRate};
    sound = co_await context_.synthesizer->Say(std::move(request), stop_.get_token());
  }
  if (cancelled()) co_return 0;
  if (!sound) {
    voice_failed_ = true;
    events_.Error(FromError(sound.error()), "");
    sound = Pcm{};
  }
  ordered_json delta = Place();
  delta["delta"] = (item_->pieces.empty() ? "" : " ") + sentence;
  events_.Send("response.output_audio_transcript.delta", delta);
  const Pcm pcm = Resample(std::move(*sound), kRealtimeRate);
  const std::span<const int16_t> all(pcm.samples);
  for (size_t at = 0; at < all.size(); at += kPieceSamples) {
    delta["delta"] = ToBase64(ToBytes(all.subspan(at, std::min(kPieceSamples, all.size() - at))));
    events_.Send("response.output_audio.delta", delta);
  }
  samples_ += all.size();
  co_return all.size();
}

void RealtimeResponse::OpenItem() {
  RealtimeItem item;
  item.id = events_.NewId("item");
  item.role = "assistant";
  item.status = "in_progress";
  item.medium = IsAudio(settings_) ? RealtimeItem::Medium::kAudio : RealtimeItem::Medium::kText;
  item.taken = true;
  item_ = items_.Insert(std::move(item));
  output_.push_back(item_);
  const ordered_json shown = api::ToJson(*item_);
  const std::string before = items_.Before(item_->id);
  events_.Send("response.output_item.added", {{"response_id", id_}, {"output_index", 0}, {"item", shown}});
  events_.Send("conversation.item.added", {{"previous_item_id", before.empty() ? ordered_json() : ordered_json(before)}, {"item", shown}});
  ordered_json part = Place();
  part["part"] = IsAudio(settings_) ? ordered_json{{"type", "audio"}, {"transcript", ""}} : ordered_json{{"type", "text"}, {"text", ""}};
  events_.Send("response.content_part.added", part);
}

void RealtimeResponse::CloseItem() {
  if (item_ == nullptr) return;
  if (item_->status == "in_progress") item_->status = cancelled() ? "incomplete" : "completed";
  ordered_json done = Place(), part = done;
  if (IsAudio(settings_)) {
    events_.Send("response.output_audio.done", done);
    done["transcript"] = item_->text;
    events_.Send("response.output_audio_transcript.done", done);
    part["part"] = {{"type", "audio"}, {"transcript", item_->text}};
  } else {
    done["text"] = item_->text;
    events_.Send("response.output_text.done", done);
    part["part"] = {{"type", "text"}, {"text", item_->text}};
  }
  events_.Send("response.content_part.done", part);
  const ordered_json shown = api::ToJson(*item_);
  const std::string before = items_.Before(item_->id);
  events_.Send("response.output_item.done", {{"response_id", id_}, {"output_index", 0}, {"item", shown}});
  events_.Send("conversation.item.done", {{"previous_item_id", before.empty() ? ordered_json() : ordered_json(before)}, {"item", shown}});
}

void RealtimeResponse::SendCalls(const std::vector<ToolCall>& calls) {
  for (const ToolCall& call : calls) {
    RealtimeItem item;
    item.kind = RealtimeItem::Kind::kCall;
    item.id = events_.NewId("item");
    item.call_id = call.id;
    item.name = call.name;
    item.taken = true;
    const RealtimeItems::Place place = items_.Insert(std::move(item));
    const size_t index = output_.size();
    output_.push_back(place);
    events_.Send("response.output_item.added", {{"response_id", id_}, {"output_index", index}, {"item", api::ToJson(*place)}});
    place->text = call.arguments;
    ordered_json arguments = {{"response_id", id_}, {"item_id", place->id}, {"output_index", index}, {"call_id", call.id}, {"delta", call.arguments}};
    events_.Send("response.function_call_arguments.delta", arguments);
    arguments.erase("delta");
    arguments["name"] = call.name;
    arguments["arguments"] = call.arguments;
    events_.Send("response.function_call_arguments.done", arguments);
    events_.Send("response.output_item.done", {{"response_id", id_}, {"output_index", index}, {"item", api::ToJson(*place)}});
  }
}

void RealtimeResponse::End(const ApiError* error) { Done(error); }

void RealtimeResponse::Done(const ApiError* error) {
  status_ = cancelled() ? "cancelled" : error != nullptr ? "failed" : cut_to_length_ ? "incomplete" : "completed";
  status_details_ = Status(error);
  events_.Send("response.done", {{"response", ToJson()}});
}

ordered_json RealtimeResponse::Status(const ApiError* error) const {
  if (status_ == "completed") return nullptr;
  ordered_json details = {{"type", status_}};
  if (status_ == "cancelled") details["reason"] = why_ == Why::kClient ? "client_cancelled" : "turn_detected";
  if (status_ == "incomplete") details["reason"] = "max_output_tokens";
  if (status_ == "failed" && error != nullptr)
    details["error"] = {{"type", TypeOf(error->status)}, {"code", error->code.empty() ? ordered_json() : ordered_json(error->code)}, {"message", error->message}};
  return details;
}

ordered_json RealtimeResponse::Place() const { return {{"response_id", id_}, {"item_id", item_->id}, {"output_index", 0}, {"content_index", 0}}; }

ordered_json RealtimeResponse::ToJson() const {
  ordered_json output = ordered_json::array(), usage;
  size_t text = 0;
  for (const RealtimeItems::Place& item : output_) output.push_back(api::ToJson(*item)), text += EstimateTokens(item->text);
  if (status_ != "in_progress") {
    const size_t sound = samples_ / kSamplesPerToken, cached = tokens_ ? static_cast<size_t>(tokens_->reused) : 0;
    const size_t input = tokens_ && tokens_->prompt > 0 ? static_cast<size_t>(tokens_->prompt) : input_tokens_;
    if (tokens_) text = static_cast<size_t>(tokens_->answer);
    usage = {{"total_tokens", input + text + sound}, {"input_tokens", input}, {"output_tokens", text + sound},
             {"input_token_details", {{"text_tokens", input}, {"audio_tokens", 0}, {"cached_tokens", cached}}}, {"output_token_details", {{"text_tokens", text}, {"audio_tokens", sound}}}};
  }
  return {{"object", "realtime.response"}, {"id", id_}, {"status", status_}, {"status_details", status_details_}, {"output", output}, {"output_modalities", ordered_json::array({IsAudio(settings_) ? "audio" : "text"})},
          {"max_output_tokens", settings_.most_tokens == 0 ? ordered_json("inf") : ordered_json(settings_.most_tokens)}, {"usage", usage}, {"metadata", nullptr}};
}

}  // namespace sam::api
