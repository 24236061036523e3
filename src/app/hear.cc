// samantha hear: a recording in; who spoke when, what was said, and where each turn was over, as in a talk.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "app/commands.h"
#include "app/named_file.h"
#include "app/options.h"
#include "app/run_now.h"
#include "app/voices.h"
#include "audio/resample.h"
#include "audio/wav.h"
#include "base/unicode.h"
#include "speech/ears/ears.h"
#include "speech/floor.h"

namespace sam::app {
namespace {

using nlohmann::ordered_json;

constexpr size_t kMostFileBytes = 512 << 20;
constexpr float kSpeech = 0.5f;
constexpr int64_t kApartMs = 200, kShortestMs = 50;  // of silence between two stretches; of speech in one
constexpr int kSilenceAfterMs = 4000;                // is heard after the end, so that the last turn ends

struct HearOptions {
  std::string file, language;
  bool json = false;
  VoiceOptions voice;
};

struct Stretch {
  int64_t from_ms = 0, to_ms = 0, speech_ms = 0;
};

struct SpokenTurn {
  std::string words;
  std::vector<Stretch> stretches;
  int64_t over_ms = 0;
};

/// Plays a recording to the ears and the floor, in the time of the recording.
class Listening {
 public:
  Listening(Ears& ears, SpeechRecognizer* recognizer, std::string language) : ears_(ears), recognizer_(recognizer), language_(std::move(language)) {}

  Result<void> Take(std::span<const int16_t> sound) {
    for (const HeardFrame& heard : ears_.Take(sound)) {
      cleaned_.insert(cleaned_.end(), heard.samples.begin(), heard.samples.end());
      if (heard.frame.speech >= kSpeech) AddSpeech(heard.frame.end_ms);
      if (auto done = Do(floor_.Take(heard.frame)); !done) return done;
    }
    return {};
  }

  const std::vector<SpokenTurn>& turns() const { return turns_; }

 private:
  void AddSpeech(int64_t end_ms) {
    if (stretches_.empty() || end_ms - kFrameMs - stretches_.back().to_ms >= kApartMs) stretches_.push_back({end_ms - kFrameMs, end_ms, 0});
    stretches_.back().to_ms = end_ms;
    stretches_.back().speech_ms += kFrameMs;
  }

  Result<void> Do(std::vector<FloorAct> acts) {
    for (size_t i = 0; i < acts.size(); ++i) {
      const FloorAct act = acts[i];
      std::vector<FloorAct> more;
      if (act.kind == FloorAct::Kind::kRecognise) {
        auto heard = Recognise(act);
        if (!heard) return tl::unexpected(heard.error());
        more = std::move(*heard);
      } else if (act.kind == FloorAct::Kind::kTakeTurn || act.kind == FloorAct::Kind::kNothing) {
        EndTurn(act);
        more = floor_.SheIs(Floor::She::kSilent);
      }
      acts.insert(acts.end(), more.begin(), more.end());
    }
    return {};
  }

  Result<std::vector<FloorAct>> Recognise(const FloorAct& act) {
    if (recognizer_ == nullptr) return floor_.Failed(act.id);
    const auto at = [&](int64_t ms) { return cleaned_.begin() + std::min(static_cast<std::ptrdiff_t>(ms * kHearingRate / 1000), std::ssize(cleaned_)); };
    Pcm sound{kHearingRate, {at(act.from_ms), at(act.to_ms)}};
    RecognitionHints hints{.language = language_};
    auto work = recognizer_->Recognize(std::move(sound), std::move(hints), {});
    auto heard = RunNow(io_, std::move(work));
    if (!heard) return tl::unexpected(heard.error());
    return floor_.Heard(act.id, heard->text, HasHangul(heard->text) ? Language::kKorean : Language::kEnglish);
  }

  void EndTurn(const FloorAct& act) {
    SpokenTurn turn{act.words, {}, act.to_ms};
    std::copy_if(stretches_.begin(), stretches_.end(), std::back_inserter(turn.stretches), [](const Stretch& each) { return each.speech_ms >= kShortestMs; });
    stretches_.clear();
    // Where a recogniser heard no words in it, it was no turn.
    if (!turn.stretches.empty() && (recognizer_ == nullptr || !turn.words.empty())) turns_.push_back(std::move(turn));
  }

  Ears& ears_;
  SpeechRecognizer* recognizer_;
  std::string language_;
  boost::asio::io_context io_;
  Floor floor_{{.murmur_after_ms = 0}};
  std::vector<int16_t> cleaned_;
  std::vector<Stretch> stretches_;
  std::vector<SpokenTurn> turns_;
};

double Seconds(int64_t ms) { return static_cast<double>(ms) / 1000; }

ordered_json ToJson(const std::vector<SpokenTurn>& turns, double seconds, const SpeechRecognizer* recognizer) {
  ordered_json list = ordered_json::array();
  std::string text;
  for (const SpokenTurn& turn : turns) {
    ordered_json segments = ordered_json::array();
    for (const Stretch& each : turn.stretches) segments.push_back({{"start", Seconds(each.from_ms)}, {"end", Seconds(each.to_ms)}});
    list.push_back({{"text", turn.words}, {"segments", segments}, {"over", Seconds(turn.over_ms)}});
    if (!turn.words.empty()) text += (text.empty() ? "" : " ") + turn.words;
  }
  return {{"text", text}, {"turns", list}, {"seconds", seconds}, {"recognizer", recognizer != nullptr}};
}

void Print(const std::vector<SpokenTurn>& turns) {
  if (turns.empty()) std::puts("nobody is heard");
  for (const SpokenTurn& turn : turns) {
    std::string times;
    for (const Stretch& each : turn.stretches) times += fmt::format("{}{:.2f}-{:.2f} s", times.empty() ? "" : ", ", Seconds(each.from_ms), Seconds(each.to_ms));
    std::printf("%s; over at %.2f s%s%s\n", times.c_str(), Seconds(turn.over_ms), turn.words.empty() ? "" : ": ", turn.words.c_str());
  }
}

int Hear(const HearOptions& options) {
  const auto file = ReadNamedFile(options.file, "a WAV", kMostFileBytes);
  if (!file) return Complain(file.error());
  auto sound = ReadWav(*file);
  if (!sound) return Complain({sound.error().code, fmt::format("'{}': {}", options.file.substr(0, 200), sound.error().message)});
  auto voices = MakeVoices(options.voice);
  if (!voices) return Complain(voices.error());
  auto ears = OpenEars({.echo = EarsConfig::Echo::kByClient, .silero = voices->silero});
  if (!ears) return Complain(ears.error());
  const double seconds = sound->seconds();
  Listening listening(**ears, voices->recognizer.get(), options.language);
  const Pcm heard = Resample(std::move(*sound), kHearingRate);
  Result<void> listened = listening.Take(heard.samples);
  if (listened) listened = listening.Take(std::vector<int16_t>(kSilenceAfterMs * kHearingRate / 1000));
  voices->synthesizer->Stop();
  if (!listened) return Complain(listened.error());
  if (!voices->recognizer) std::fputs("samantha: no recogniser is named, so no words are heard; name one with --recognizer whisper:FILE or openai:URL#MODEL\n", stderr);
  if (options.json) std::puts(ToJson(listening.turns(), seconds, voices->recognizer.get()).dump(-1, ' ', false, ordered_json::error_handler_t::replace).c_str());
  else Print(listening.turns());
  return kOk;
}

}  // namespace

void AddHear(CLI::App& program, Action& action) {
  auto options = std::make_shared<HearOptions>();
  CLI::App* hear = program.add_subcommand("hear", "a recording in; who spoke when, what was said, where each turn was over");
  hear->add_option("file", options->file, "a WAV file")->required();
  hear->add_flag("--json", options->json, "one JSON object");
  hear->add_option("--language", options->language, "what is spoken, where it is known")->check(CLI::IsMember({"en", "ko"}));
  AddHearingOptions(*hear, options->voice);
  hear->callback([options, &action] { action = [options] { return Hear(*options); }; });
}

}  // namespace sam::app
