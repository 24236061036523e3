#include "server/voice/voice_talk.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <nlohmann/json.hpp>

#include "audio/resample.h"
#include "base/unicode.h"
#include "server/guard.h"
#include "server/json.h"
#include "server/voice/voice_company.h"

namespace sam {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using nlohmann::ordered_json;
using std::chrono::milliseconds;

constexpr auto kWait = asio::as_tuple(asio::use_awaitable);
constexpr size_t kLongestFrame = 2u * kHearingRate;          // bytes: 1 s
constexpr milliseconds kMostAhead{2000}, kGap{300}, kLook{100};
constexpr int kAgainMs = 70;                                 // for a recogniser that costs nothing but time
constexpr milliseconds kSameWords{2500};                     // within which two devices hear the same person say the same
constexpr int64_t kKeptMs = 1000;                            // of sound that may be let go of later, all at once
constexpr int kSamplesPerMs = kHearingRate / 1000;

std::string_view NameOf(Floor::Holder holder) { return holder == Floor::Holder::kPerson ? "person" : holder == Floor::Holder::kSamantha ? "samantha" : "nobody"; }

/// So that the ids of one talk are like those of no other.
std::string MakeTag() {
  std::string tag = MakeToken().substr(0, 12);
  std::erase_if(tag, [](char c) { return c == '-' || c == '_'; });
  return tag;
}

}  // namespace

VoiceTalk::VoiceTalk(const ServerContext& context, std::shared_ptr<Session> session, Out out)
    : context_(context), session_(std::move(session)), out_(std::move(out)), answered_(session_->executor(), asio::steady_timer::time_point::max()), tag_(MakeTag()) {}

void VoiceTalk::Join() { context_.company->Join(session_->person().id, weak_from_this()); }

void VoiceTalk::Close() {
  closed_ = true;
  recognising_.request_stop();
  StopHer();
  answered_.cancel();
  context_.company->Leave(session_->person().id, this);
}

std::string VoiceTalk::NewId() { return fmt::format("v{}-{}", tag_, next_id_++); }

VoiceMeans VoiceTalk::Means() const {
  VoiceMeans means;
  if (context_.recognizer == nullptr) means.no_ears = "She cannot hear you yet: there is no recogniser. Type to her, or start her with --recognizer.";
  if (context_.synthesizer == nullptr) means.no_voice = "She has no voice here; what she says is written.";
  return means;
}

Result<void> VoiceTalk::Set(const nlohmann::json& message) {
  auto order = ReadVoiceOrder(message, settings_);
  if (!order) return tl::unexpected(order.error());
  const bool spoke = speaks(), same_ears = order->settings.echo == settings_.echo && order->settings.listen == settings_.listen;
  listen_told_ = listen_told_ || message.contains("listen");
  speak_told_ = speak_told_ || message.contains("speak");
  settings_ = std::move(order->settings);
  AgreeOnCodec();
  if (speaks()) context_.synthesizer->Warm();
  else if (spoke) MuteHer();
  if (context_.recognizer == nullptr) settings_.listen = VoiceSettings::Listen::kOff;
  if (!same_ears) {
    recognising_.request_stop();
    ears_.reset();
    Listen();
  }
  if (order->held) Do(*order->held ? floor_.Press() : floor_.Release());
  else Send(ToJson(settings_, Means()));
  return {};
}

/// Opus where it can be had, else PCM: what holds is told.
void VoiceTalk::AgreeOnCodec() {
  if (settings_.codec == VoiceSettings::Codec::kOpus && !writer_) {
    auto writer = OpusPacketWriter::Create({.rate_hz = kSpeakingRate, .expected_loss = 0});
    auto reader = OpusPacketReader::Create(kHearingRate);
    if (writer && reader) writer_ = std::move(*writer), reader_ = std::move(*reader);
  }
  if (settings_.codec == VoiceSettings::Codec::kPcm) writer_.reset(), reader_.reset();
  if (!writer_) settings_.codec = VoiceSettings::Codec::kPcm;
}

Result<std::vector<int16_t>> VoiceTalk::ReadSound(std::string_view bytes) {
  if (reader_) return reader_->Read(bytes);
  if (bytes.size() > kLongestFrame || bytes.size() % 2 != 0)
    return Fail(ErrorCode::kInvalidArgument, fmt::format("a binary frame of {} bytes; it is whole 16-bit samples at 16 kHz, at most 1 s of them", bytes.size()));
  return FromBytes(bytes);
}

/// The floor's time begins anew with the ears. Who was speaking is not heard out, and what was held for it goes on.
void VoiceTalk::BeginFloor() {
  if (floor_.she() == Floor::She::kHolding) Do({.kind = FloorAct::Kind::kResume});
  const Floor::Holder held = floor_.holder();
  const Floor::She she = floor_.she() == Floor::She::kHolding ? Floor::She::kSpeaking : floor_.she();
  FloorConfig config;
  if (context_.recognizer != nullptr && context_.recognizer->place() == SpeechRecognizer::Place::kHere) config.again_ms = kAgainMs;
  floor_ = Floor(config);
  floor_.SetMode(settings_.listen == VoiceSettings::Listen::kPush ? Floor::Mode::kPush : Floor::Mode::kOpen);
  (void)floor_.SheIs(she);
  sound_.clear();
  sound_from_ms_ = 0;
  if (floor_.holder() != held) TellFloor();
}

void VoiceTalk::Listen() {
  if (ears_) return;
  BeginFloor();
  if (settings_.listen == VoiceSettings::Listen::kOff) return;
  EarsConfig config;
  config.echo = settings_.echo == VoiceSettings::Echo::kClient ? EarsConfig::Echo::kByClient : EarsConfig::Echo::kCancelled;
  config.silero = context_.silero;
  auto ears = OpenEars(config);
  if (!ears) {
    settings_.listen = VoiceSettings::Listen::kOff;
    return SendError("failed", ears.error().message);
  }
  ears_ = std::move(*ears);
  if (std::exchange(watching_, true)) return;
  asio::co_spawn(session_->executor(), WatchForGaps(), [self = shared_from_this()](std::exception_ptr) {});
}

Result<void> VoiceTalk::Hear(std::string_view bytes) {
  const auto samples = ReadSound(bytes);
  if (!samples) return tl::unexpected(samples.error());
  if (!ears_) {
    if (!std::exchange(listen_told_, true) && context_.recognizer != nullptr) {  // without a word of it
      settings_.listen = VoiceSettings::Listen::kOpen;
      if (!std::exchange(speak_told_, true)) settings_.speaks = true;
    }
    if (settings_.listen != VoiceSettings::Listen::kOff) Listen();
    if (!std::exchange(sound_answered_, true) || ears_) Send(ToJson(settings_, Means()));  // the first sound is answered by what holds
    if (!ears_) return {};
  }
  const auto now = Clock::now();
  last_sound_ = now;
  if (came_ == 0 || sound_began_ + milliseconds(came_ms()) < now) sound_began_ = now - milliseconds(came_ms());  // it is never behind
  came_ += static_cast<int64_t>(samples->size());
  TakeSamples(*samples);
  return {};
}

milliseconds VoiceTalk::ahead() const {
  const auto ahead = std::chrono::duration_cast<milliseconds>(sound_began_ + milliseconds(came_ms()) - Clock::now());
  return came_ == 0 || ahead < kMostAhead ? milliseconds(0) : ahead - kMostAhead / 2;
}

void VoiceTalk::TakeSamples(std::span<const int16_t> samples) {
  for (const HeardFrame& heard : ears_->Take(samples)) {
    sound_.insert(sound_.end(), heard.samples.begin(), heard.samples.end());
    Do(floor_.Take(heard.frame));
    if (!ears_) return;
  }
  const int64_t surplus = floor_.needed_from_ms() - sound_from_ms_;
  if (surplus < kKeptMs) return;
  const auto count = static_cast<std::ptrdiff_t>(std::min<int64_t>(surplus * kSamplesPerMs, static_cast<int64_t>(sound_.size())));
  sound_.erase(sound_.begin(), sound_.begin() + count);
  sound_from_ms_ += count / kSamplesPerMs;
}

/// A network that brings nothing while somebody speaks, or while she waits to hear whether somebody does: silence comes in its place, so that turns end and she goes on.
awaitable<void> VoiceTalk::WatchForGaps() {
  const auto self = shared_from_this();
  asio::steady_timer look(session_->executor());
  const std::vector<int16_t> silence(static_cast<size_t>(kLook.count()) * kSamplesPerMs);
  while (!closed_) {
    look.expires_after(kLook);
    (void)co_await look.async_wait(kWait);
    if (!closed_ && ears_ && (floor_.holder() == Floor::Holder::kPerson || floor_.she() == Floor::She::kHolding) && Clock::now() - last_sound_ > kGap) TakeSamples(silence);
  }
}

void VoiceTalk::Do(const std::vector<FloorAct>& acts) {
  for (const FloorAct& act : acts) Do(act);
}

void VoiceTalk::Do(const FloorAct& act) {
  using Kind = FloorAct::Kind;
  switch (act.kind) {
    case Kind::kHolder: return TellFloor();
    case Kind::kRecognise: return BeginRecognising(act);
    case Kind::kAbandon: return static_cast<void>(recognising_.request_stop());
    case Kind::kHeardSoFar: return Show(wire::Line({{"type", "transcript"}, {"text", act.words}, {"final", false}}));
    case Kind::kTakeTurn: return TakeTurn(act);
    case Kind::kNothing: return Show(wire::Line({{"type", "transcript"}, {"text", ""}, {"final", true}}));
    case Kind::kHold:
      if (!sounding_) return;
      sounding_->speaker->Hold();
      SheIs(Floor::She::kHolding);
      return Send({{"type", "audio.hold"}, {"id", sounding_->id}});
    case Kind::kResume:
      if (!sounding_) return;
      sounding_->speaker->Resume();
      SheIs(Floor::She::kSpeaking);
      return Send({{"type", "audio.resume"}, {"id", sounding_->id}});
    case Kind::kStop: return StopHer();
    case Kind::kMurmur: return Murmur();
  }
}

void VoiceTalk::BeginRecognising(const FloorAct& act) {
  recognising_ = std::stop_source();
  const int64_t end = sound_from_ms_ + static_cast<int64_t>(sound_.size()) / kSamplesPerMs, from = std::clamp(act.from_ms, sound_from_ms_, end), to = std::clamp(act.to_ms, from, end);
  const auto at = [&](int64_t ms) { return sound_.begin() + (ms - sound_from_ms_) * kSamplesPerMs; };
  Pcm sound{kHearingRate, std::vector<int16_t>(at(from), at(to))};
  asio::co_spawn(session_->executor(), Recognise(act.id, std::move(sound), recognising_.get_token()), [self = shared_from_this()](std::exception_ptr) {});
}

awaitable<void> VoiceTalk::Recognise(int id, Pcm sound, std::stop_token stop) {
  const auto self = shared_from_this();
  RecognitionHints hints{.language = settings_.language};
  const auto heard = co_await context_.recognizer->Recognize(std::move(sound), std::move(hints), stop);
  if (closed_ || stop.stop_requested()) co_return;  // the floor that asked may be another by now
  if (!heard) {
    if (!std::exchange(told_ears_failed_, true)) SendError("deaf", heard.error().message);
    co_return Do(floor_.Failed(id));
  }
  told_ears_failed_ = false;
  const std::string words = CleanText(heard->text);
  const bool korean = HasHangul(words) || (words.empty() && heard->language.starts_with("ko"));
  Do(floor_.Heard(id, words, korean ? Language::kKorean : Language::kEnglish));
}

/// Where two of the person's devices hear the same words, the first to have them answers.
void VoiceTalk::TakeTurn(const FloorAct& act) {
  for (const auto& other : context_.company->Others(session_->person().id, this))
    if (other->heard_last_ == act.words && Clock::now() - other->heard_at_ < kSameWords) {
      turn_id_.clear();  // what follows on it joins nothing here
      SheIs(Floor::She::kSilent);
      return;
    }
  heard_last_ = act.words;
  heard_at_ = Clock::now();
  const std::string id = NewId(), joins = std::exchange(turn_id_, id);
  Utterance utterance{.id = id, .text = CleanText(act.words), .at = context_.clock.Now(), .image = ""};
  ordered_json transcript{{"type", "transcript"}, {"id", id}, {"text", act.words}, {"final", true}};
  std::string joined = act.goes_on ? joins : "";
  if (act.goes_on) transcript["joins"] = joins;
  Show(wire::Line(transcript));
  language_ = HasHangul(act.words) ? Language::kKorean : Language::kEnglish;
  asio::co_spawn(session_->executor(), speaks() ? Answer(std::move(utterance), std::move(joined)) : AnswerSilently(std::move(utterance), std::move(joined)), [self = shared_from_this()](std::exception_ptr) {});
}

void VoiceTalk::TellFloor() {
  Send({{"type", "floor"}, {"holder", NameOf(floor_.holder())}, {"thinking", floor_.she() == Floor::She::kThinking}});
}

void VoiceTalk::SheIs(Floor::She she, bool asked) {
  const bool changed = floor_.she() != she;
  const auto acts = floor_.SheIs(she, asked);
  Do(acts);
  if (changed && acts.empty() && ears_) TellFloor();
}

void VoiceTalk::Send(const ordered_json& message) {
  if (!closed_) out_.text(wire::Line(message));
}

void VoiceTalk::Show(const std::string& line) {
  if (!closed_) out_.text(line);
  for (const auto& other : context_.company->Others(session_->person().id, this))
    if (!other->closed_) other->out_.text(line);
}

void VoiceTalk::SendError(std::string_view code, std::string_view message) { Send({{"type", "error"}, {"code", code}, {"message", message}}); }

}  // namespace sam
