#include "speech/classic_synthesizer.h"

#include "speech/espeak_voice.h"
#include "speech/flite_voice.h"
#include "speech/work_line.h"

namespace sam {
namespace {

constexpr int kMostWaiting = 64;

/// English has the voices; Korean has one, whichever is asked for.
class ClassicSynthesizer final : public SpeechSynthesizer {
 public:
  std::vector<std::string> voices() const override { return FliteVoices(); }

  boost::asio::awaitable<Result<Pcm>> Say(SpeechRequest request, std::stop_token stop) override {
    std::function<Result<Pcm>()> say = [&]() -> Result<Pcm> {
      if (stop.stop_requested()) return Fail(ErrorCode::kCancelled, "speaking was stopped");
      if (request.language == Language::kKorean) return SayByEspeak(request.text, Code(request.language), request.speed, stop);
      return SayByFlite(request.text, request.voice.empty() ? FliteVoices().front() : request.voice, request.speed);
    };
    WorkLine& line = request.language == Language::kKorean ? korean_ : english_;
    Result<Pcm> sound = co_await line.Run(std::move(say));
    co_return sound;
  }

  void Stop() override {
    english_.Stop();
    korean_.Stop();
  }

 private:
  WorkLine english_{kMostWaiting}, korean_{kMostWaiting};
};

}  // namespace

std::unique_ptr<SpeechSynthesizer> CreateClassicSynthesizer() { return std::make_unique<ClassicSynthesizer>(); }

}  // namespace sam
