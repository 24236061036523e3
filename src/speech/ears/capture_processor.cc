#include "speech/ears/capture_processor.h"

#include <webrtc/modules/audio_processing/include/audio_processing.h>
#include <webrtc/modules/interface/module_common_types.h>

#include <algorithm>

#include "speech/ears/level.h"

namespace sam {
namespace {

using webrtc::AudioProcessing;

constexpr int kDelayMs = 0;        // told to the canceller: what it is given has been shifted
constexpr int kLoudestDbfs = 3;    // below full scale: where the gain aims
constexpr int kMostGainDb = 9;

/// The canceller's own search for the delay is too slow and ends at 130 ms, so it is off; low suppression, or nobody is heard over her.
std::unique_ptr<AudioProcessing> MakeProcessing() {
  webrtc::Config options;
  options.Set<webrtc::ExtendedFilter>(new webrtc::ExtendedFilter(true));
  options.Set<webrtc::DelayAgnostic>(new webrtc::DelayAgnostic(false));
  options.Set<webrtc::ExperimentalAgc>(new webrtc::ExperimentalAgc(false));
  std::unique_ptr<AudioProcessing> made(AudioProcessing::Create(options));
  constexpr auto kMono = AudioProcessing::kMono;
  if (made && made->Initialize(kHearingRate, kHearingRate, kHearingRate, kMono, kMono, kMono) != 0) made.reset();
  return made;
}

bool SetUpCleaning(AudioProcessing& processing, const EarsConfig& config) {
  webrtc::NoiseSuppression* const noise = processing.noise_suppression();
  webrtc::VoiceDetection* const voice = processing.voice_detection();
  return processing.high_pass_filter()->Enable(true) == 0 && voice->set_likelihood(webrtc::VoiceDetection::kLowLikelihood) == 0 && voice->Enable(true) == 0 &&
         (config.noise == EarsConfig::Noise::kKept || (noise->set_level(webrtc::NoiseSuppression::kModerate) == 0 && noise->Enable(true) == 0));
}

bool SetUpGain(AudioProcessing& processing) {
  webrtc::GainControl* const gain = processing.gain_control();
  return gain->set_mode(webrtc::GainControl::kAdaptiveDigital) == 0 && gain->set_target_level_dbfs(kLoudestDbfs) == 0 && gain->set_compression_gain_db(kMostGainDb) == 0 && gain->Enable(true) == 0;
}

}  // namespace

struct CaptureProcessor::Webrtc {
  std::unique_ptr<AudioProcessing> cleaning, gain;  // the gain comes after all else, so that levels are told without it
  webrtc::AudioFrame frame;

  void Put(Frame samples) { frame.UpdateFrame(0, 0, samples.data(), kFrameSamples, kHearingRate, webrtc::AudioFrame::kNormalSpeech, webrtc::AudioFrame::kVadUnknown); }
  /// What cannot be processed stays as it is; it never happens with frames of this form.
  void Run(AudioProcessing& processing, Frame samples) {
    Put(samples);
    if (processing.ProcessStream(&frame) == 0) std::copy_n(frame.data_, kFrameSamples, samples.begin());
  }
};

CaptureProcessor::CaptureProcessor(std::unique_ptr<Webrtc> webrtc) : webrtc_(std::move(webrtc)) {}
CaptureProcessor::~CaptureProcessor() = default;

Result<std::unique_ptr<CaptureProcessor>> CaptureProcessor::Create(const EarsConfig& config) {
  auto webrtc = std::make_unique<Webrtc>();
  webrtc->cleaning = MakeProcessing();
  bool well = webrtc->cleaning && SetUpCleaning(*webrtc->cleaning, config);
  if (config.gain == EarsConfig::Gain::kEvened) {
    webrtc->gain = MakeProcessing();
    well = well && webrtc->gain && SetUpGain(*webrtc->gain);
  }
  if (!well) return Fail(ErrorCode::kUnavailable, "webrtc-audio-processing cannot be set up; is libwebrtc-audio-processing1 of Debian 12 installed?");
  return std::unique_ptr<CaptureProcessor>(new CaptureProcessor(std::move(webrtc)));
}

CaptureSigns CaptureProcessor::Process(Frame near) {
  AudioProcessing& cleaning = *webrtc_->cleaning;
  if (cleaning.echo_cancellation()->is_enabled()) cleaning.set_stream_delay_ms(kDelayMs);
  webrtc_->Run(cleaning, near);
  return {LevelOf(near), cleaning.voice_detection()->stream_has_voice()};
}

CaptureSigns CaptureProcessor::Process(Frame near, Frame far) {
  webrtc::EchoCancellation* const echo = webrtc_->cleaning->echo_cancellation();
  if (!echo->is_enabled()) {
    echo->set_suppression_level(webrtc::EchoCancellation::kLowSuppression);
    echo->Enable(true);
  }
  webrtc_->Put(far);
  webrtc_->cleaning->AnalyzeReverseStream(&webrtc_->frame);
  return Process(near);
}

void CaptureProcessor::Even(Frame clean) {
  if (webrtc_->gain) webrtc_->Run(*webrtc_->gain, clean);
}

}  // namespace sam
