#include "speech/classic_synthesizer.h"

#include <algorithm>
#include <cmath>
#include <thread>

#include "audio/resample.h"
#include "speech/espeak_voice.h"
#include "speech/flite_voice.h"
#include "speech/sound_shape.h"
#include "speech/spoken_text.h"
#include "speech/sung.h"
#include "speech/whispered.h"
#include "speech/work_line.h"

namespace sam {
namespace {

using boost::asio::awaitable;

constexpr int kMostWaiting = 256, kMostThreads = 4;
constexpr double kSlowest = .25, kFastest = 4;
constexpr double kSwitchSeconds = .02;                     // between two voices
constexpr double kMostMatched = 6;                        // dB
constexpr double kSentenceRest = .25, kClauseRest = .15;  // behind what was said

/// What is laughed: higher, livelier and quicker than speech (Bachorowski, Smoski & Owren 2001 measured 4.4 calls a second at about twice the pitch of speech; ours stays within what these voices can).
Prosody Laughing(Prosody prosody) {
  prosody.rate *= 1.25;
  prosody.pitch_shift_st += 4;
  prosody.range *= 1.4;
  return prosody;
}

/// The manner is made of the sound; what goes with it is the voice's to do.
Prosody For(const SpeechRequest& request) {
  Prosody prosody = request.prosody;
  if (prosody.manner == VoiceManner::kSingSong) prosody.rate *= .8, prosody.pause *= .8;
  if (prosody.manner == VoiceManner::kWhisper) prosody.rate *= .92;
  prosody.rate = std::clamp(prosody.rate * request.speed, kSlowest, kFastest);
  prosody.range = std::clamp(prosody.range, .1, 2.0);
  prosody.pause = std::clamp(prosody.pause, 0.0, 4.0);
  return prosody;
}

int FliteThreads() { return std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, kMostThreads); }

struct Said {
  Language language;
  Pcm sound;
};

/// One sound, at the highest rate of its parts; the other voice as loud as that one in this sentence.
Pcm Joined(std::vector<Said> parts, Language language) {
  if (parts.size() == 1) return std::move(parts.front().sound);
  int rate_hz = 16000;
  for (const Said& part : parts) rate_hz = std::max(rate_hz, part.sound.rate_hz);
  Pcm own{rate_hz, {}}, other{rate_hz, {}};
  for (const Said& part : parts) Append(part.language == language ? own : other, part.sound);
  const double level = ActiveLevel(own), beside = ActiveLevel(other);
  const double gain_db = level > 0 && beside > 0 ? std::clamp(20 * std::log10(level / beside), -kMostMatched, kMostMatched) : 0;
  Pcm sound{rate_hz, {}};
  for (Said& part : parts) {
    if (part.language != language) Amplify(part.sound, gain_db);
    if (!sound.samples.empty()) AppendRest(sound, kSwitchSeconds);
    Append(sound, std::move(part.sound));
  }
  return sound;
}

Pcm Finished(Pcm sound, const SpeechRequest& request, const Prosody& prosody) {
  if (prosody.manner == VoiceManner::kWhisper) sound = Whispered(sound);
  if (prosody.manner == VoiceManner::kSingSong) sound = Sung(sound);
  Amplify(sound, prosody.gain_db);
  const bool clause = request.text.find_last_not_of(' ') != std::string::npos && request.text[request.text.find_last_not_of(' ')] == ',';
  AppendRest(sound, (clause ? kClauseRest : kSentenceRest) * prosody.pause / prosody.rate);
  return sound;
}

/// English has the voices; Korean has two, a woman's and a man's.
class ClassicSynthesizer final : public SpeechSynthesizer {
 public:
  ClassicSynthesizer(const std::string& voice, std::unique_ptr<StretchVoice> own) : voices_(FliteVoices()), own_(std::move(own)) {
    if (const auto first = std::find(voices_.begin(), voices_.end(), voice); first != voices_.end()) std::rotate(voices_.begin(), first, first + 1);
  }

  std::vector<std::string> voices() const override { return voices_; }

  awaitable<Result<Pcm>> Say(SpeechRequest request, std::stop_token stop) override {
    if (request.voice.empty()) request.voice = voices_.front();
    const std::vector<SpokenStretch> pieces = SpokenText(request.text, request.language);
    const Prosody prosody = For(request);
    std::optional<WorkLine::Clock::time_point> by;
    if (request.within) by = WorkLine::Clock::now() + *request.within;
    std::vector<Said> parts;
    for (const SpokenStretch& piece : pieces) {
      const Prosody manner = piece.kind == SpokenKind::kLaugh ? Laughing(prosody) : prosody;
      Result<Pcm> said = co_await SayPiece(piece, request, manner, by, stop);
      if (!said) co_return said;
      if (!said->samples.empty()) parts.push_back({piece.language, std::move(*said)});
    }
    Pcm sound = Joined(std::move(parts), request.language);
    if (sound.samples.empty()) co_return sound;
    std::function<Result<Pcm>()> finish = [&]() -> Result<Pcm> { return Finished(std::move(sound), request, prosody); };
    if (prosody.manner == VoiceManner::kPlain) co_return finish();
    Result<Pcm> done = co_await english_.Run(std::move(finish), by);
    co_return done;
  }

  void Warm() override {
    english_.Post([voice = voices_.front()] { (void)SayByFlite("a", voice, {}); });
    korean_.Post([this] { espeak_.Warm(TimbreOf(voices_.front())); });
    if (own_) LineOf(own_->language()).Post([this] { own_->Warm(); });
  }

  void Stop() override {
    english_.Stop();
    korean_.Stop();
  }

 private:
  WorkLine& LineOf(Language language) { return language == Language::kKorean ? korean_ : english_; }
  static EspeakTimbre TimbreOf(const std::string& voice) { return voice == "slt" ? EspeakTimbre::kFemale : EspeakTimbre::kMale; }

  awaitable<Result<Pcm>> SayPiece(const SpokenStretch& piece, const SpeechRequest& request, Prosody prosody, std::optional<WorkLine::Clock::time_point> by, std::stop_token stop) {
    const std::string& voice = request.voice;
    std::function<Result<Pcm>()> say = [&]() -> Result<Pcm> {
      if (stop.stop_requested()) return Fail(ErrorCode::kCancelled, "speaking was stopped");
      auto sound = own_ && own_->language() == piece.language ? own_->Say(piece.text, prosody, stop)
                   : piece.language == Language::kKorean      ? espeak_.Say(piece.text, TimbreOf(voice), prosody, stop)
                                                              : SayByFlite(piece.text, voice, prosody);
      if (sound && request.rate_hz > 0) sound = Resample(std::move(*sound), request.rate_hz);
      return sound;
    };
    const bool korean = piece.language == Language::kKorean;
    Result<Pcm> said = co_await LineOf(piece.language).Run(std::move(say), by);
    if (korean) korean_.Post([this, timbre = TimbreOf(voice)] { espeak_.Warm(timbre); });  // while this one is heard
    co_return said;
  }

  std::vector<std::string> voices_;
  EspeakSpeaker espeak_;                     // on the line of Korean
  const std::unique_ptr<StretchVoice> own_;  // on the line of its language
  WorkLine english_{kMostWaiting, own_ && own_->language() == Language::kEnglish ? 1 : FliteThreads()}, korean_{kMostWaiting};
};

}  // namespace

std::unique_ptr<SpeechSynthesizer> CreateClassicSynthesizer(const std::string& voice, std::unique_ptr<StretchVoice> own) { return std::make_unique<ClassicSynthesizer>(voice, std::move(own)); }

}  // namespace sam
