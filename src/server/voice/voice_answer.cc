// How a turn is answered aloud; the listening half is voice_talk.cc.
#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <nlohmann/json.hpp>
#include <utility>

#include "audio/resample.h"
#include "base/random.h"
#include "base/unicode.h"
#include "content/pack.h"
#include "server/json.h"
#include "server/voice/voice_company.h"
#include "server/voice/voice_talk.h"
#include "speech/spoken_text.h"

namespace sam {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using std::chrono::milliseconds;

constexpr auto kWait = asio::as_tuple(asio::use_awaitable);
constexpr int kMostWaitingMs = 3000;           // of sound made and not sent; others need the voice, too
constexpr milliseconds kFirstWordAfter{700};   // that her mind needs
constexpr milliseconds kLastWord{150};         // for the client to say how far it came

Language LanguageOf(std::string_view sentence) { return HasHangul(sentence) ? Language::kKorean : Language::kEnglish; }

bool IsQuestion(const std::vector<SpokenPiece>& pieces) { return !pieces.empty() && pieces.back().text.ends_with('?'); }

}  // namespace

std::shared_ptr<Speaker> VoiceTalk::MakeSpeaker(std::string id, std::string kind) {
  const std::weak_ptr<VoiceTalk> weak = weak_from_this();
  const auto first = [weak, id, kind] {
    if (const auto self = weak.lock()) {
      self->Send({{"type", "audio.begin"}, {"id", id}, {"kind", kind}});
      if (kind == "words") self->SheIs(Floor::She::kSpeaking);
    }
  };
  const auto sound = [weak](std::span<const int16_t> samples) {
    if (const auto self = weak.lock()) self->SendSound(samples);
  };
  return std::make_shared<Speaker>(session_->executor(), Speaker::Out{.sound = sound, .first = first});
}

void VoiceTalk::SendSound(std::span<const int16_t> samples) {
  if (closed_) return;
  if (ears_ && settings_.echo == VoiceSettings::Echo::kServer) ears_->Play(Resample({kSpeakingRate, {samples.begin(), samples.end()}}, kHearingRate).samples);
  if (!writer_) return out_.sound(ToBytes(samples));
  std::vector<int16_t> frame(samples.begin(), samples.end());
  frame.resize(static_cast<size_t>(kSpeakingRate) * kOpusFrameMs / 1000);
  if (auto packet = writer_->Write(frame)) out_.sound(std::move(*packet));
}

void VoiceTalk::SendCaption(std::string_view id, std::string_view kind, std::string_view text, int from_ms, int to_ms) {
  Send({{"type", "caption"}, {"id", id}, {"kind", kind}, {"text", text}, {"from_ms", from_ms}, {"to_ms", to_ms}});
}

void VoiceTalk::Played(std::string_view id, int64_t ms) {
  if (sounding_ && sounding_->id == id) sounding_->speaker->Played(ms);
}

void VoiceTalk::StopHer() {
  silent_.request_stop();
  for (const auto& sounding : {short_, sounding_}) {
    if (!sounding || sounding->speaker->stopped()) continue;
    sounding->stop.request_stop();
    sounding->speaker->Stop();
    if (ears_) ears_->StopPlaying();
    Send({{"type", "audio.stop"}, {"id", sounding->id}});
  }
}

/// Her sound ends here, her words go on.
void VoiceTalk::MuteHer() {
  if (short_) short_->speaker->Stop();
  if (!sounding_ || sounding_->speaker->stopped()) return;
  sounding_->speaker->Mute();
  if (!sounding_->speaker->began()) return;
  if (ears_) ears_->StopPlaying();
  Send({{"type", "audio.stop"}, {"id", sounding_->id}});
}

/// What is said to the person ends here, on every connection.
awaitable<void> VoiceTalk::TakeVoice() {
  const auto self = shared_from_this();
  for (const auto& other : context_.company->Others(session_->person().id, this))
    while (other->answering_ && !closed_) {
      other->StopHer();
      (void)co_await other->answered_.async_wait(kWait);
    }
  while (answering_ && !closed_) {
    StopHer();
    (void)co_await answered_.async_wait(kWait);
  }
}

awaitable<void> VoiceTalk::Answer(Utterance utterance, std::string joins) {
  const auto self = shared_from_this();
  co_await TakeVoice();
  answering_ = true;
  const std::string id = utterance.id;
  const auto sounding = std::make_shared<Sounding>(Sounding{MakeSpeaker(id, "words"), id, {}});
  sounding_ = sounding;
  if (closed_) StopHer();  // nobody is there to do so later
  if (!speaks()) MuteHer();
  SheIs(Floor::She::kThinking);
  if (context_.people.household().mind->pace() == Pace::kStreaming) asio::co_spawn(session_->executor(), FirstWord(sounding, language_), [self](std::exception_ptr) {});
  Spoken spoken(session_->executor());
  const std::stop_callback stop(sounding->stop.get_token(), [&spoken] { spoken.Stop(); });
  const auto began = Clock::now();
  if (!joins.empty()) co_await TakeBackBeginning(session_, std::move(joins), utterance.at);
  spoken.Begin(session_, std::move(utterance));
  co_await SayAll(spoken, sounding);
  Speaker& speaker = *sounding->speaker;
  if (auto report = spoken.report(); !report) {
    SendError("failed", report.error().message);
  } else {
    context_.people.TookTurn(session_->person().id, context_.clock.Now().at);
    context_.metrics.CountTurn(std::chrono::duration<double, std::milli>(Clock::now() - began).count());
    for (const std::string& notice : report->notices)
      if (!speaker.stopped()) co_await SayAloud(notice, spoken.manner(), sounding);
    speaker.End();
    co_await speaker.WaitUntilHeard();
    if (speaker.stopped()) {
      asio::steady_timer last(session_->executor(), kLastWord);
      (void)co_await last.async_wait(kWait);
      report->reply = speaker.Heard();
      co_await TellWhatWasHeard(session_, report->turn, report->reply, context_.clock.Now());
    } else if (speaker.began()) {
      Send({{"type", "audio.end"}, {"id", id}, {"ms", speaker.total_ms()}});
    }
    Show(wire::DoneLine(*report));
  }
  sounding_.reset();
  answering_ = false;
  answered_.cancel();
  SheIs(Floor::She::kSilent, IsQuestion(speaker.pieces()));
}

awaitable<void> VoiceTalk::SayAll(Spoken& spoken, std::shared_ptr<Sounding> sounding) {
  const auto self = shared_from_this();
  bool first = true;
  for (auto sentence = co_await spoken.Next(); sentence; sentence = co_await spoken.Next()) {
    if (sounding->speaker->stopped()) continue;
    Show(wire::DeltaLine(sounding->id, (first ? "" : " ") + *sentence));
    first = false;
    co_await SayAloud(std::move(*sentence), spoken.manner(), sounding);
    co_await sounding->speaker->WaitForRoom(kMostWaitingMs);
  }
}

/// One after another: of the first sentence a first clause by itself where there is one, so that it is heard earlier.
awaitable<void> VoiceTalk::SayAloud(std::string sentence, const Prosody& manner, std::shared_ptr<Sounding> sounding) {
  const auto self = shared_from_this();
  Speaker& speaker = *sounding->speaker;
  const Language language = LanguageOf(sentence);
  const int from_ms = speaker.total_ms();
  size_t cut = speaker.pieces().empty() ? FirstClause(sentence, language) : 0;
  for (size_t at = 0; at < sentence.size() && !speaker.stopped() && !closed_; at = std::exchange(cut, 0)) {
    const std::string part(Trim(std::string_view(sentence).substr(at, cut > at ? cut - at : sentence.npos)));
    SpeechRequest request{.text = part, .language = language, .prosody = manner, .rate_hz = kSpeakingRate};
    if (!speaker.pieces().empty()) request.within = milliseconds(speaker.waiting_ms());
    Result<Pcm> sound = Pcm{kSpeakingRate, {}};
    if (!speaker.muted()) sound = co_await context_.synthesizer->Say(std::move(request), sounding->stop.get_token());
    while (short_ && !speaker.stopped() && !closed_) (void)co_await answered_.async_wait(kWait);  // frames of one thing at a time
    if (speaker.stopped() || closed_) co_return;
    if (!sound && !std::exchange(told_voice_failed_, true)) SendError("voiceless", sound.error().message);  // that takes nothing from the words
    speaker.Add(part, sound ? Resample(std::move(*sound), kSpeakingRate) : Pcm{kSpeakingRate, {}});
    if (cut <= at) break;
  }
  if (!speaker.stopped()) SendCaption(sounding->id, "words", sentence, from_ms, speaker.total_ms());
}

awaitable<void> VoiceTalk::AnswerSilently(Utterance utterance, std::string joins) {
  const auto self = shared_from_this();
  co_await TakeVoice();
  answering_ = true;
  silent_ = std::stop_source();
  if (closed_) StopHer();
  const std::string id = utterance.id;
  Spoken spoken(session_->executor());
  const std::stop_callback stop(silent_.get_token(), [&spoken] { spoken.Stop(); });
  if (!joins.empty()) co_await TakeBackBeginning(session_, std::move(joins), utterance.at);
  spoken.Begin(session_, std::move(utterance));
  bool first = true;
  for (auto sentence = co_await spoken.Next(); sentence; sentence = co_await spoken.Next()) {
    Show(wire::DeltaLine(id, (first ? "" : " ") + *sentence));
    first = false;
  }
  if (const auto report = spoken.report(); report) Show(wire::DoneLine(*report));
  else SendError("failed", report.error().message);
  answering_ = false;
  answered_.cancel();
  SheIs(Floor::She::kSilent);
}

/// A slow mind: a word at once, so that the silence is no riddle.
awaitable<void> VoiceTalk::FirstWord(std::shared_ptr<Sounding> sounding, Language language) {
  const auto self = shared_from_this();
  asio::steady_timer timer(session_->executor(), kFirstWordAfter);
  (void)co_await timer.async_wait(kWait);
  if (closed_ || sounding != sounding_ || sounding->speaker->stopped() || !sounding->speaker->pieces().empty()) co_return;
  const auto lines = content::Pack::Of(language).Lines("first");
  if (lines.empty()) co_return;
  co_await SayShort(std::string(lines[static_cast<size_t>(next_id_) % lines.size()]), "reflex");
}

void VoiceTalk::Murmur() {
  const auto lines = content::Pack::Of(language_).Lines("murmur");
  if (sounding_ || short_ || !speaks() || lines.empty()) return;
  asio::co_spawn(session_->executor(), SayShort(std::string(lines[static_cast<size_t>(next_id_++) % lines.size()]), "backchannel"), [self = shared_from_this()](std::exception_ptr) {});
}

awaitable<void> VoiceTalk::SayShort(std::string text, std::string kind) {
  const auto self = shared_from_this();
  SpeechRequest request{.text = text, .language = LanguageOf(text), .rate_hz = kSpeakingRate};
  if (kind == "backchannel") request.prosody.gain_db = -6;
  auto sound = co_await context_.synthesizer->Say(std::move(request), {});
  if (!sound || sound->samples.empty() || closed_ || short_ || (sounding_ && !sounding_->speaker->pieces().empty())) co_return;
  const std::string id = NewId();
  const auto speaker = MakeSpeaker(id, kind);
  short_ = std::make_shared<Sounding>(Sounding{speaker, id, {}});
  speaker->Add(text, Resample(std::move(*sound), kSpeakingRate));
  speaker->End();
  SendCaption(id, kind, text, 0, speaker->total_ms());
  co_await speaker->WaitUntilSent();
  if (!speaker->stopped()) Send({{"type", "audio.end"}, {"id", id}, {"ms", speaker->total_ms()}});
  short_.reset();
  answered_.cancel();
}

}  // namespace sam
