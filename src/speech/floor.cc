#include "speech/floor.h"

#include <algorithm>
#include <utility>

namespace sam {
namespace {

constexpr int kOnsetWithinMs = 120, kResumeMs = 30, kResumeWithinMs = 60;
constexpr int kRecentMs = 400;
constexpr size_t kMelodyFrames = 300;      // 3 s
constexpr int kBurstMs = 400;              // speech over her that is shorter and has no words is let pass
constexpr int kSettlesAfterMs = 250;       // a pause that may part words
constexpr int kMurmurAfterMs = 250;        // of silence
constexpr double kThinks = 0.5;            // likelihood of being done, under which a pause is one of thinking
constexpr int kLookBackMs = 2000;          // for the quietest place to cut a long sound
constexpr int kStuckMs = 5000;             // beyond longest_ms, after which sound is let go of
constexpr int kAnticipatesAfterMs = 200;   // of speech
constexpr int kSaidMs = 120;               // of silence behind words over her, before they are judged
constexpr int kStarvedMs = 1500;           // without new words: what is being recognised is left to end
constexpr int kUnsureMs = 200;             // of silence still to come: time for a second recognition
constexpr int kFailedWaitMs = 700;         // of silence that ends a turn whose words cannot be had

constexpr int kHardlyHeardMs = 500;        // of her answer: what follows it so soon is no answer to it
constexpr int kCutOffMs = 1500;            // of silence before somebody went on: more was no pause
// How patience grows each time somebody was cut off, falls with each turn that was not, and how far it reaches.
constexpr double kGrows = 1.6, kFalls = 0.93, kMostPatience = 5;
constexpr int kFaintMs = 120;              // more of a wait while there is something like speech, an f or a t, no louder than what is far away
constexpr int kReleaseMs = 60;             // after the last sound that was taken for speech: so much may yet belong to the last word
constexpr int kPatientMs = 1500;           // waits beyond it stay as they are

using Kind = FloorAct::Kind;

}  // namespace

std::vector<FloorAct> Floor::Take(const SpeechFrame& heard) {
  Acts acts;
  const SpeechFrame frame = near_.Take(heard);
  if (heard.speech >= config_.begins) sounded_ms_ = heard.end_ms;
  now_ms_ = frame.end_ms;
  recent_.push_back(frame);
  while (!recent_.empty() && recent_.front().end_ms <= now_ms_ - kRecentMs) recent_.pop_front();
  if (person_ != Person::kQuiet) {
    if (melody_.size() >= kMelodyFrames) melody_.erase(melody_.begin(), melody_.begin() + kMelodyFrames / 3);
    melody_.push_back(frame);
  }
  switch (person_) {
    case Person::kQuiet: WhileQuiet(acts); break;
    case Person::kSpeaking: WhileSpeaking(frame, acts); break;
    case Person::kPausing: WhilePausing(acts); break;
    case Person::kDone: break;
  }
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

void Floor::Begin(int64_t from_ms, Acts& acts) {
  person_ = Person::kSpeaking;
  unsettled_from_ms_ = std::max<int64_t>(0, from_ms - config_.padding_ms);
  last_speech_ms_ = now_ms_;
  speech_ms_ = std::max(kFrameMs, RecentSpeechMs(from_ms));
  murmur_from_ms_ = 0;
  quietest_db_ = 0;
  over_her_ = IsOverHer() && mode_ == Mode::kOpen;
  goes_on_ = GoesOn(from_ms);
  cut_off_ = goes_on_ && from_ms - taken_to_ms_ < kCutOffMs;
  for (const SpeechFrame& frame : recent_)
    if (frame.end_ms > from_ms) melody_.push_back(frame);
  if (over_her_ && she_ == She::kSpeaking) acts.push_back({.kind = Kind::kHold});
  else if (she_ == She::kThinking || (IsOverHer() && !over_her_)) acts.push_back({.kind = Kind::kStop});
}

void Floor::WhileSpeaking(const SpeechFrame& frame, Acts& acts) {
  if (frame.speech >= config_.begins) {
    last_speech_ms_ = now_ms_;
    speech_ms_ += kFrameMs;
  }
  if (over_her_ && speech_ms_ >= config_.surely_ms) {
    over_her_ = false;
    acts.push_back({.kind = Kind::kStop});
  }
  CutLong(frame, acts);
  Anticipate(acts);
  if (mode_ == Mode::kOpen && now_ms_ - last_speech_ms_ >= config_.hush_ms) Pause(acts);
}

void Floor::Anticipate(Acts& acts) {
  if (config_.again_ms == 0 || mode_ != Mode::kOpen || asked_to_settle_ || speech_ms_ < kAnticipatesAfterMs || now_ms_ - last_speech_ms_ >= config_.hush_ms) return;
  if (asked_id_ != 0 && now_ms_ - std::max(words_to_ms_, unsettled_from_ms_) > kStarvedMs) return;
  if (now_ms_ - std::max(asked_to_ms_, unsettled_from_ms_) < config_.again_ms || !EndLooms(melody_)) return;
  Drop(acts);
  Ask(now_ms_, acts);
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
  asked_to_settle_ = false;
  acts.push_back({.kind = Kind::kRecognise, .id = asked_id_, .from_ms = unsettled_from_ms_, .to_ms = to_ms});
}

void Floor::Drop(Acts& acts) {
  if (asked_id_ != 0) acts.push_back({.kind = Kind::kAbandon, .id = asked_id_});
  asked_id_ = 0;
}

void Floor::Pause(Acts& acts) {
  person_ = Person::kPausing;
  murmured_ = false;
  const std::string known = words_are_whole() ? TurnWords() : "";  // where recognition began before the hush
  guess_ = GuessTurnEnd({.words = known, .language = language_, .melody = MelodyOf(melody_), .asked = asked_});
  words_failed_ = false;
  if (asked_id_ != 0 && !asked_to_settle_ && asked_to_ms_ < last_speech_ms_ - kTailMs) Drop(acts);
  if (asked_id_ == 0 && !words_are_whole()) Ask(now_ms_, acts);  // else the end is asked for when that is done
}

void Floor::WhilePausing(Acts& acts) {
  if (RecentSpeechMs(std::max(now_ms_ - kResumeWithinMs, last_speech_ms_)) >= kResumeMs) return GoOn(acts);
  const bool lacks = words_to_ms_ <= std::clamp(sounded_ms_, last_speech_ms_, last_speech_ms_ + kReleaseMs) && guess_.wait_ms > kUnsureMs;  // the last of it may change that
  const bool unsure = over_her_ ? words_to_ms_ < last_speech_ms_ + kSaidMs && now_ms_ - last_speech_ms_ >= kSaidMs : lacks;
  if (asked_id_ == 0 && !words_failed_ && (!words_are_whole() || unsure)) Ask(now_ms_, acts);
  Weigh(acts);
}

void Floor::GoOn(Acts& acts) {
  if (!asked_to_settle_) Drop(acts);
  person_ = Person::kSpeaking;
  if (now_ms_ - last_speech_ms_ >= kSettlesAfterMs && words_are_whole() && last_speech_ms_ - unsettled_from_ms_ >= config_.settles_ms) {
    Settle();
    unsettled_from_ms_ = (last_speech_ms_ + now_ms_) / 2;
  }
  last_speech_ms_ = now_ms_;
  speech_ms_ += RecentSpeechMs(now_ms_ - kResumeWithinMs);
}

void Floor::Settle() {
  if (!words_.empty()) (settled_ += settled_.empty() ? "" : " ") += words_;
  words_.clear();
  has_words_ = false;
}

std::string Floor::Words() const { return settled_ + (settled_.empty() || words_.empty() ? "" : " ") + words_; }

std::string Floor::TurnWords() const {
  const std::string words = Words();
  return goes_on_ ? taken_ + (words.empty() ? "" : " ") + words : words;
}

bool Floor::GoesOn(int64_t from_ms) const {
  if (mode_ != Mode::kOpen || taken_.empty()) return false;
  return she_ == She::kThinking || (IsOverHer() && from_ms - she_since_ms_ <= kHardlyHeardMs);
}

int Floor::WaitMs() const {
  return guess_.wait_ms >= kPatientMs ? guess_.wait_ms : std::min(kPatientMs, static_cast<int>(guess_.wait_ms * patience_));
}

std::vector<FloorAct> Floor::Heard(int id, std::string words, Language language) {
  Acts acts;
  if (id == 0 || id != asked_id_) return acts;
  asked_id_ = 0;
  words_ = std::move(words);
  words_to_ms_ = asked_to_ms_;
  has_words_ = true;
  language_ = language;
  if (std::exchange(asked_to_settle_, false)) {
    Settle();
    unsettled_from_ms_ = words_to_ms_;
  }
  const std::string all = TurnWords();
  if (!Words().empty() && !over_her_) acts.push_back({.kind = Kind::kHeardSoFar, .words = all});
  guess_ = GuessTurnEnd({.words = all, .language = language_, .melody = MelodyOf(melody_), .asked = asked_});
  if (person_ == Person::kDone && !words_are_whole()) Ask(last_speech_ms_, acts);
  else if (person_ == Person::kPausing && !words_are_whole()) Ask(now_ms_, acts);
  else if (person_ != Person::kSpeaking) Weigh(acts);
  TellHolder(acts);
  return acts;
}

std::vector<FloorAct> Floor::Failed(int id) {
  Acts acts;
  if (id == 0 || id != asked_id_) return acts;
  asked_id_ = 0;
  words_failed_ = true;
  if (std::exchange(asked_to_settle_, false)) unsettled_from_ms_ = asked_to_ms_;
  if (person_ != Person::kSpeaking) Weigh(acts);
  TellHolder(acts);
  return acts;
}

void Floor::Weigh(Acts& acts) {
  if (person_ == Person::kDone) {
    if (words_are_whole() || words_failed_) Finish(acts);
    return;
  }
  if (over_her_) return WeighOverHer(acts);
  const int64_t silence = now_ms_ - last_speech_ms_;
  if (words_failed_ && silence >= std::max(kFailedWaitMs, WaitMs())) return Finish(acts);
  if (!words_are_whole()) return;
  const bool may_go_on = sounded_ms_ == now_ms_ && (silence < WaitMs() + kFaintMs || recent_.back().speech >= config_.begins);
  if (silence >= WaitMs() && !may_go_on) return Finish(acts);
  const bool long_said = config_.murmur_after_ms > 0 && speech_ms_ - murmur_from_ms_ >= config_.murmur_after_ms;
  if (murmured_ || !long_said || silence < kMurmurAfterMs || guess_.done >= kThinks || she_ != She::kSilent || words_.empty()) return;
  murmured_ = true;
  murmur_from_ms_ = speech_ms_;
  acts.push_back({.kind = Kind::kMurmur});
}

void Floor::WeighOverHer(Acts& acts) {
  const bool known = words_are_whole() && words_to_ms_ >= last_speech_ms_ + kSaidMs;  // there is no hurry: she holds
  if (!known && !words_failed_ && now_ms_ - last_speech_ms_ < config_.words_within_ms) return;
  const std::string words = known ? Words() : "";
  const bool stop = known && IsStop(words);
  const bool nothing = known ? words.empty() || IsBackchannel(words) : speech_ms_ < kBurstMs;
  if (stop || !nothing) acts.push_back({.kind = Kind::kStop});
  else acts.push_back({.kind = Kind::kResume});
  over_her_ = false;
  if (!stop && !nothing) return Weigh(acts);
  Drop(acts);
  Forget();
}

void Floor::Finish(Acts& acts) {
  const bool said = !TurnWords().empty();
  acts.push_back({.kind = said ? Kind::kTakeTurn : Kind::kNothing, .from_ms = last_speech_ms_, .to_ms = now_ms_, .words = TurnWords(), .goes_on = goes_on_});
  if (said) {
    patience_ = cut_off_ ? std::min(kMostPatience, patience_ * kGrows) : std::max(1.0, patience_ * kFalls);
    taken_ = TurnWords();
    taken_to_ms_ = last_speech_ms_;
  }
  Drop(acts);
  Forget();
  if (said) she_ = She::kThinking;
}

void Floor::Forget() {
  person_ = Person::kQuiet;
  settled_.clear();
  words_.clear();
  has_words_ = words_failed_ = over_her_ = goes_on_ = false;
  speech_ms_ = 0;
  melody_.clear();
  recent_.clear();
  near_ = {};
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
