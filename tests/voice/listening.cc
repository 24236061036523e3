#include "listening.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/random.h"
#include "base/unicode.h"
#include "speech/ears/ears.h"
#include "speech/turn_words.h"

namespace sam::voice_test {
namespace {

constexpr double kMissingMs = 60, kHeardShare = 0.8, kHalfHeardShare = 0.4;  // of a word that the sound cuts off

std::string WithoutMarks(const std::string& word) {
  size_t end = word.size();
  while (end > 0 && std::string_view(".,?!").find(word[end - 1]) != std::string_view::npos) --end;
  return word.substr(0, end);
}

}  // namespace

std::vector<SpeechFrame> FramesOf(const Pcm& sound) {
  std::vector<SpeechFrame> frames;
  const auto ears = OpenEars({.echo = EarsConfig::Echo::kByClient});
  for (const HeardFrame& heard : (*ears)->Take(sound.samples)) frames.push_back(heard.frame);
  return frames;
}

std::string HeardUntil(const Scene& scene, double until_ms, const RecogniserModel& model, uint64_t seed) {
  std::string heard;
  bool all = false;
  for (size_t i = 0; i < scene.words.size(); ++i) {
    const SpokenWord& word = scene.words[i];
    const double missing = word.end_ms - until_ms, share = 1 - std::max(0.0, missing) / std::max(1.0, word.end_ms - word.begin_ms);
    const bool clear = missing <= kMissingMs || share >= kHeardShare;
    if (!clear && share < kHalfHeardShare) break;
    const double dice = DrawUnit(seed, i, clear ? "error" : "half"), errors = clear ? model.word_errors : 1;
    all = i + 1 == scene.words.size();
    if (dice < errors / 2) continue;  // dropped
    std::string text = dice < errors && !model.other_words.empty() ? model.other_words[Draw(seed, i, "other") % model.other_words.size()] : word.text;
    if (DrawUnit(seed, i, "mark") < 0.5) text = WithoutMarks(text);
    heard += (heard.empty() ? "" : " ") + text;
  }
  // Recognisers like to end with a full stop, whatever was said.
  if (!all && !heard.empty()) {
    heard = WithoutMarks(heard);
    const double dice = DrawUnit(seed, static_cast<uint64_t>(until_ms), "stop");
    heard += dice < 0.25 ? "." : dice < 0.4 ? "..." : dice < 0.5 ? "," : "";
  }
  return heard;
}

namespace {

/// One recogniser, one recognition at a time.
class Recogniser {
 public:
  Recogniser(const Scene& scene, const RecogniserModel& model, uint64_t seed) : scene_(scene), model_(model), seed_(seed) {}

  void Begin(int id, double now, double to_ms) {
    ++begun;
    id_ = id, to_ms_ = to_ms, since_ = now;
    ready_ms_ = now + model_.latency_ms + std::max(1.0, (to_ms - scene_.begin_ms) / 1000) * model_.second_ms;
  }
  void Abandon(int id, double now) {
    if (id == id_) busy_ms += now - since_, id_ = 0;
  }
  /// The recognition that ended by now; 0 for none.
  int Ended(double now) {
    if (id_ == 0 || ready_ms_ > now) return 0;
    busy_ms += ready_ms_ - since_;
    words = HeardUntil(scene_, to_ms_, model_, seed_);
    heard_to_ms = to_ms_;
    return std::exchange(id_, 0);
  }

  int begun = 0;
  double busy_ms = 0, heard_to_ms = -1;
  std::string words;

 private:
  const Scene& scene_;
  const RecogniserModel& model_;
  uint64_t seed_;
  int id_ = 0;
  double since_ = 0, to_ms_ = 0, ready_ms_ = 0;
};

/// Writes down what is known at each silence.
class Notes {
 public:
  Notes(const TurnEndCue& known, std::vector<Juncture>& out) : known_(known), out_(out) {}

  void Frame(const SpeechFrame& heard) {
    frames_.push_back(near_.Take(heard));
    if (frames_.size() > 300) frames_.erase(frames_.begin());
    const SpeechFrame frame = frames_.back();
    now_ = static_cast<double>(frame.end_ms);
    if (frame.speech >= kSpeechFrom) stopped_ = now_;
    for (Juncture& juncture : out_) if (juncture.at_ms == stopped_) juncture.silence_ms = now_ - stopped_;
  }
  void Words(const std::string& words, double to_ms) { words_ = words, to_ms_ = to_ms; }
  void Look() {
    if (stopped_ < 0 || now_ - stopped_ < 60 || to_ms_ < stopped_ - 90 || (!out_.empty() && out_.back().at_ms == stopped_ && out_.back().to_ms == to_ms_)) return;
    Juncture& juncture = out_.emplace_back();
    juncture = {.at_ms = stopped_, .cue = known_, .words = words_, .odds = WholenessOf(words_, known_.language), .known_after_ms = now_ - stopped_, .to_ms = to_ms_};
    juncture.cue.melody = MelodyOf(frames_);
  }

 private:
  const TurnEndCue& known_;
  std::vector<Juncture>& out_;
  NearVoice near_;
  std::vector<SpeechFrame> frames_;
  std::string words_;
  double to_ms_ = -1, stopped_ = -1, now_ = 0;
};

}  // namespace

Interruption Interrupt(const Scene& scene, const std::vector<SpeechFrame>& frames, const FloorConfig& config, Language language, const RecogniserModel& model, uint64_t seed) {
  Interruption out;
  Floor floor(config);
  floor.SheIs(Floor::She::kThinking);
  floor.SheIs(Floor::She::kSpeaking);
  Recogniser recogniser(scene, model, seed);
  for (const SpeechFrame& frame : frames) {
    const auto now = static_cast<double>(frame.end_ms);
    const auto act = [&](const std::vector<FloorAct>& acts) {
      for (const FloorAct& a : acts) {
        if (a.kind == FloorAct::Kind::kRecognise) recogniser.Begin(a.id, now, static_cast<double>(a.to_ms));
        if (a.kind == FloorAct::Kind::kAbandon) recogniser.Abandon(a.id, now);
        if (a.kind == FloorAct::Kind::kHold && out.held_ms < 0) out.held_ms = now, floor.SheIs(Floor::She::kHolding);
        if (a.kind == FloorAct::Kind::kStop && out.stopped_ms < 0) out.stopped_ms = now;
        if (a.kind == FloorAct::Kind::kResume) out.resumed_ms = now, floor.SheIs(Floor::She::kSpeaking);
      }
    };
    act(floor.Take(frame));
    if (const int id = recogniser.Ended(now); id != 0) act(floor.Heard(id, recogniser.words, language));
    if (out.stopped_ms >= 0) break;
  }
  return out;
}

Listening Listen(const Scene& scene, const std::vector<SpeechFrame>& frames, const FloorConfig& config, const TurnEndCue& known, const RecogniserModel& model, uint64_t seed) {
  Listening out;
  Floor floor(config);
  floor.SheIs(Floor::She::kSilent, known.asked);
  Recogniser recogniser(scene, model, seed);
  Notes notes(known, out.junctures);
  for (const SpeechFrame& frame : frames) {
    const auto now = static_cast<double>(frame.end_ms);
    const auto act = [&](const std::vector<FloorAct>& acts) {
      for (const FloorAct& a : acts) {
        if (a.kind == FloorAct::Kind::kRecognise) recogniser.Begin(a.id, now, static_cast<double>(a.to_ms));
        if (a.kind == FloorAct::Kind::kAbandon) recogniser.Abandon(a.id, now);
        if (a.kind == FloorAct::Kind::kTakeTurn && out.over_ms < 0) out.over_ms = now;
      }
    };
    notes.Frame(frame);
    act(floor.Take(frame));
    if (const int id = recogniser.Ended(now); id != 0) {
      notes.Words(recogniser.words, recogniser.heard_to_ms);
      act(floor.Heard(id, recogniser.words + (model.patience == Patience::kEndless ? " um" : ""), known.language));
    }
    notes.Look();
    if (out.over_ms >= 0) break;
  }
  out.recognising_ms = recogniser.busy_ms;
  out.recognitions = recogniser.begun;
  return out;
}

}  // namespace sam::voice_test
