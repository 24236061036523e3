#include "speech/floor.h"

#include <algorithm>
#include <utility>

namespace sam {
namespace {

constexpr int kOnsetWithinMs = 120;
constexpr int kRecentMs = 400;
constexpr int kSettlesAfterMs = 250;       // a pause that may part words
constexpr int kMurmurAfterMs = 250;        // of silence
constexpr double kThinks = 0.5;            // likelihood of being done, under which a pause is one of thinking
constexpr int kTailMs = 40;                // of silence that a recogniser is given behind the last word
constexpr int kHushMs = 60;                // after speech over her, before it is judged
constexpr int kBurstMs = 400;              // speech over her that is shorter and has no words is let pass
constexpr float kWantsTheFloor = 0.5f;     // likelihood, from which speech over her needs no words
constexpr size_t kMostOver = 500;          // frames of speech over her
constexpr int kLookBackMs = 2000;          // for the quietest place to cut a long sound
constexpr int kStuckMs = 5000;             // beyond longest_ms, after which sound is let go of
constexpr float kLevelStep = 0.01f;        // of a frame towards the usual level
constexpr int kFrugalMs = 400;             // a recognition that takes longer is not begun before there is a silence

using Kind = FloorAct::Kind;

}  // namespace

std::vector<FloorAct> Floor::Take(const SpeechFrame& frame) {
  Acts acts;
  now_ms_ = frame.end_ms;
  recent_.push_back(frame);
  while (!recent_.empty() && recent_.front().end_ms <= now_ms_ - kRecentMs) recent_.pop_front();
  if (person_ == Person::kQuiet) WhileQuiet(acts);
  else if (person_ == Person::kSpeaking) WhileSpeaking(frame, acts);
  TellHolder(acts);
  return acts;
}

int Floor::RecentSpeechMs(int64_t since_ms) const {
  int sum = 0;
  for (const SpeechFrame& frame : recent_)
    if (frame.end_ms > since_ms && frame.speech >= config_.begins) sum += kFrameMs;
  return sum;
}

void Floor::WhileQuiet(Acts& acts) {
  if (mode_ == Mode::kPush) return;
  const int needed = IsOverHer() ? config_.barge_onset_ms : config_.onset_ms;
  const int64_t since = std::max(now_ms_ - kOnsetWithinMs, she_since_ms_);
  if (RecentSpeechMs(since) < needed) return;
  int64_t first = now_ms_;
  for (const SpeechFrame& frame : recent_)
    if (frame.end_ms > since && frame.speech >= config_.begins) first = std::min(first, frame.end_ms - kFrameMs);
  Begin(first, acts);
}

TurnEndSettings Floor::SettingsNow() const {
  TurnEndSettings settings = config_.turn_end;
  settings.language = language_;
  settings.asked = asked_;
  settings.recognition_ms = recognition_ms_;
  settings.again_ms = std::max(settings.again_ms, recognition_ms_ / 2);
  if (recognition_ms_ > kFrugalMs) settings.partial_ms = 0, settings.again_ms = 1 << 20;
  return settings;
}

void Floor::Begin(int64_t from_ms, Acts& acts) {
  person_ = Person::kSpeaking;
  unsettled_from_ms_ = std::max<int64_t>(0, from_ms - config_.padding_ms);
  last_speech_ms_ = now_ms_;
  speech_ms_ = RecentSpeechMs(from_ms);
  murmur_from_ms_ = 0;
  quietest_db_ = 0;
  over_her_ = IsOverHer() && mode_ == Mode::kOpen;
  watch_ = TurnEndWatch(SettingsNow());
  for (const SpeechFrame& frame : recent_)
    if (frame.end_ms > from_ms) {
      (void)watch_.Take(frame);
      over_.push_back(frame);
    }
  if (over_her_ && she_ == She::kSpeaking) acts.push_back({.kind = Kind::kHold});
  else if (she_ == She::kThinking || (IsOverHer() && !over_her_)) acts.push_back({.kind = Kind::kStop});
}

void Floor::WhileSpeaking(const SpeechFrame& frame, Acts& acts) {
  const bool speech = frame.speech >= config_.begins;
  if (speech) speech_ms_ += kFrameMs;
  CutLong(frame, acts);
  if (mode_ == Mode::kPush) return;
  if (speech && !over_her_) usual_level_db_ += kLevelStep * (frame.level_db - usual_level_db_);
  const int64_t before = last_speech_ms_;
  const TurnEndWatch::Advice advice = watch_.Take(frame);
  last_speech_ms_ = std::max(last_speech_ms_, watch_.ended_ms());
  if (last_speech_ms_ - before >= kSettlesAfterMs) GoOn(before);
  if (last_speech_ms_ > before) murmured_ = false;
  // Words that lack a little of the end are whole where they sound so; else the last of them may be missing.
  const bool lacks = !words_are_whole() || (words_to_ms_ < last_speech_ms_ && watch_.guess().done < kThinks);
  const bool is_due = now_ms_ - last_speech_ms_ >= kTailMs && asked_id_ == 0 && lacks && !words_failed_ && watch_.has_spoken();
  if ((advice == TurnEndWatch::Advice::kRecognise && !asked_to_settle_) || is_due) {
    Drop(acts);
    Ask(now_ms_, acts);
  }
  if (!over_her_) return Weigh(acts);
  if (over_.size() < kMostOver) over_.push_back(frame);
  WeighOverHer(acts);
}

void Floor::GoOn(int64_t paused_at_ms) {
  if (!has_words_ || asked_to_settle_ || words_to_ms_ < paused_at_ms || paused_at_ms - unsettled_from_ms_ < config_.settles_ms) return;
  Settle();
  unsettled_from_ms_ = paused_at_ms + kSettlesAfterMs / 2;
}

void Floor::CutLong(const SpeechFrame& frame, Acts& acts) {
  const int64_t waiting = now_ms_ - unsettled_from_ms_;
  if (waiting > config_.longest_ms - kLookBackMs && (frame.level_db <= quietest_db_ || quietest_ms_ <= unsettled_from_ms_)) {
    quietest_db_ = frame.level_db;
    quietest_ms_ = now_ms_;
  }
  if (waiting < config_.longest_ms) return;
  if (waiting > config_.longest_ms + kStuckMs) {
    Drop(acts);
    unsettled_from_ms_ = now_ms_ - config_.padding_ms;
  } else if (asked_id_ == 0) {
    Ask(quietest_ms_, acts);
    asked_to_settle_ = true;
  }
}

void Floor::Ask(int64_t to_ms, Acts& acts) {
  asked_id_ = next_id_++;
  asked_to_ms_ = to_ms;
  asked_at_ms_ = now_ms_;
  asked_to_settle_ = words_failed_ = false;
  acts.push_back({.kind = Kind::kRecognise, .id = asked_id_, .from_ms = unsettled_from_ms_, .to_ms = to_ms});
}

void Floor::Drop(Acts& acts) {
  if (asked_id_ != 0) acts.push_back({.kind = Kind::kAbandon, .id = asked_id_});
  asked_id_ = 0;
}

void Floor::Settle() {
  if (!words_.empty()) (settled_ += settled_.empty() ? "" : " ") += words_;
  words_.clear();
  has_words_ = false;
}

std::string Floor::Words() const { return settled_ + (settled_.empty() || words_.empty() ? "" : " ") + words_; }

std::vector<FloorAct> Floor::Heard(int id, std::string words, Language language) {
  Acts acts;
  if (id == 0 || id != asked_id_) return acts;
  asked_id_ = 0;
  recognition_ms_ += static_cast<int>(now_ms_ - asked_at_ms_ - recognition_ms_) / 4;
  words_ = std::move(words);
  words_to_ms_ = asked_to_ms_;
  has_words_ = true;
  language_ = language;
  const bool settles = std::exchange(asked_to_settle_, false);
  if (settles) {
    Settle();
    unsettled_from_ms_ = words_to_ms_;
  }
  const std::string all = Words();
  watch_.Heard(all, words_to_ms_, language);
  if (!all.empty() && !over_her_) acts.push_back({.kind = Kind::kHeardSoFar, .words = all});
  if (person_ == Person::kDone && !words_are_whole()) Ask(last_speech_ms_, acts);
  else if (over_her_) WeighOverHer(acts);
  else Weigh(acts);
  TellHolder(acts);
  return acts;
}

std::vector<FloorAct> Floor::Failed(int id) {
  Acts acts;
  if (id == 0 || id != asked_id_) return acts;
  asked_id_ = 0;
  words_failed_ = true;
  if (std::exchange(asked_to_settle_, false)) unsettled_from_ms_ = asked_to_ms_;
  if (over_her_) WeighOverHer(acts);
  else Weigh(acts);
  TellHolder(acts);
  return acts;
}

void Floor::Weigh(Acts& acts) {
  if (person_ == Person::kQuiet) return;
  if (person_ == Person::kDone) {
    if (words_are_whole() || words_failed_) Finish(acts);
    return;
  }
  if (mode_ == Mode::kPush) return;
  if (watch_.IsOver() && (words_are_whole() || words_failed_)) return Finish(acts);
  MayMurmur(acts);
}

void Floor::MayMurmur(Acts& acts) {
  const bool long_said = config_.murmur_after_ms > 0 && speech_ms_ - murmur_from_ms_ >= config_.murmur_after_ms;
  if (murmured_ || !long_said || she_ != She::kSilent || now_ms_ - last_speech_ms_ < kMurmurAfterMs || !words_are_whole() || words_.empty() || watch_.guess().done >= kThinks) return;
  murmured_ = true;
  murmur_from_ms_ = speech_ms_;
  acts.push_back({.kind = Kind::kMurmur});
}

void Floor::WeighOverHer(Acts& acts) {
  const int64_t silence = now_ms_ - last_speech_ms_;
  const bool known = has_words_ && words_are_whole();
  const std::string words = has_words_ ? Words() : "";
  bool wanted = LikelyBargeIn(over_, usual_level_db_) >= kWantsTheFloor && !(known && IsBackchannel(words));
  const bool stop = IsStop(words);
  if (!wanted && !stop) {
    if (silence < kHushMs || (!known && !words_failed_ && silence < config_.words_within_ms)) return;
    wanted = known ? !words.empty() && !IsBackchannel(words) : speech_ms_ >= kBurstMs;
  }
  acts.push_back({.kind = wanted || stop ? Kind::kStop : Kind::kResume});
  over_her_ = false;
  if (wanted && !stop) return Weigh(acts);
  Drop(acts);
  Forget();
}

void Floor::Finish(Acts& acts) {
  std::string words = Words();
  const bool said = !words.empty();
  acts.push_back({.kind = said ? Kind::kTakeTurn : Kind::kNothing, .from_ms = last_speech_ms_, .to_ms = now_ms_, .words = std::move(words)});
  Drop(acts);
  Forget();
  if (said) she_ = She::kThinking;
}

void Floor::Forget() {
  person_ = Person::kQuiet;
  settled_.clear();
  words_.clear();
  has_words_ = words_failed_ = over_her_ = murmured_ = false;
  speech_ms_ = 0;
  over_.clear();
  recent_.clear();
}

std::vector<FloorAct> Floor::SheIs(She she, bool asked) {
  Acts acts;
  if (she == She::kSpeaking && she_ != She::kHolding && person_ == Person::kQuiet) she_since_ms_ = now_ms_;
  const bool was_over_her = IsOverHer();
  she_ = she;
  if (she == She::kSilent) asked_ = asked;
  if (was_over_her && !IsOverHer()) over_her_ = false;  // what was said over her last words is a turn
  TellHolder(acts);
  return acts;
}

void Floor::SetMode(Mode mode) {
  mode_ = mode;
  held_button_ = false;
  asked_id_ = 0;
  Forget();
}

std::vector<FloorAct> Floor::Press() {
  Acts acts;
  if (mode_ != Mode::kPush || held_button_) return acts;
  held_button_ = true;
  Drop(acts);
  Forget();
  Begin(now_ms_, acts);
  TellHolder(acts);
  return acts;
}

std::vector<FloorAct> Floor::Release() {
  Acts acts;
  if (mode_ != Mode::kPush || !std::exchange(held_button_, false) || person_ != Person::kSpeaking) return acts;
  person_ = Person::kDone;
  last_speech_ms_ = now_ms_;
  if (asked_id_ == 0) Ask(now_ms_, acts);
  return acts;
}

Floor::Holder Floor::holder() const {
  if (person_ != Person::kQuiet && !over_her_) return Holder::kPerson;
  return she_ == She::kSilent ? Holder::kNobody : Holder::kSamantha;
}

int64_t Floor::needed_from_ms() const {
  if (person_ != Person::kQuiet) return unsettled_from_ms_;
  return std::max<int64_t>(0, now_ms_ - config_.padding_ms - kOnsetWithinMs - kFrameMs);
}

void Floor::TellHolder(Acts& acts) {
  if (const Holder now = holder(); std::exchange(told_, now) != now) acts.push_back({.kind = Kind::kHolder});
}

}  // namespace sam
