// Who has the floor: the turn-taking of a spoken talk as a state machine, in the time of the microphone.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "core/language.h"
#include "speech/speech_frame.h"
#include "speech/turn_end.h"

namespace sam {

struct FloorConfig {
  double begins = 0.5;         // [0, 1]: a frame over it is speech
  int onset_ms = 50;           // of speech within 120 ms: somebody speaks
  int hush_ms = 20;            // of silence after which recognition is begun
  int again_ms = 0;            // while somebody speaks: where an end looms, a recognition takes the place of one that was begun so long ago; 0: none is begun before the hush
  int padding_ms = 240;        // kept before the first sound
  int barge_onset_ms = 70;     // of speech over her voice that makes her hold
  int surely_ms = 900;         // of speech over her voice that is an interruption, whatever the words
  int words_within_ms = 1500;  // how long words may take after a hush before it goes on without them
  int settles_ms = 6000;       // a pause after so much speech fixes the words before it
  int longest_ms = 20000;      // of sound that is recognised at once
  int murmur_after_ms = 5000;  // of speech after which a pause may get an "mm"; 0: she is silent
};

/// What is to be done. `id` names a recognition; times are in ms since the first sample.
struct FloorAct {
  enum class Kind : uint8_t {
    kHolder,      // who has the floor has changed
    kRecognise,   // the sound from from_ms to to_ms
    kAbandon,     // the recognition `id` is needed no more
    kHeardSoFar,  // words: what was heard of a turn that goes on
    kTakeTurn,    // words: what the person said, which ended at from_ms; to_ms is now
    kNothing,     // what seemed to be a turn held no words
    kHold,        // she pauses: somebody may be speaking
    kResume,      // it was nothing
    kStop,        // she was interrupted
    kMurmur,      // an "mm" or "응" has its place here
  } kind = Kind::kHolder;
  int id = 0;
  int64_t from_ms = 0, to_ms = 0;
  std::string words{};
  bool goes_on = false;  // of a turn: its words begin with those of the turn before, which was taken too early and is none
};

/// Driven by the frames of the microphone alone, so that it plays the same in simulated time. Not thread-safe.
class Floor {
 public:
  enum class Holder : uint8_t { kNobody, kPerson, kSamantha };
  /// How a turn is told to begin and end: by itself, or by a button that is held.
  enum class Mode : uint8_t { kOpen, kPush };
  /// What she does: thinks about a turn, is heard, was made to hold; kSilent otherwise.
  enum class She : uint8_t { kSilent, kThinking, kSpeaking, kHolding };

  explicit Floor(const FloorConfig& config = {}) : config_(config) {}

  std::vector<FloorAct> Take(const SpeechFrame& frame);
  /// The words of a recognition; "" where nobody spoke. One that was abandoned changes nothing.
  std::vector<FloorAct> Heard(int id, std::string words, Language language);
  std::vector<FloorAct> Failed(int id);
  /// She begins or ends to be heard. What came over her voice is looked at anew from here.
  std::vector<FloorAct> SheIs(She she, bool asked = false);
  void SetMode(Mode mode);
  std::vector<FloorAct> Press();
  std::vector<FloorAct> Release();

  Holder holder() const;
  She she() const { return she_; }
  /// Sound before it is needed no more.
  int64_t needed_from_ms() const;
  int64_t now_ms() const { return now_ms_; }

 private:
  enum class Person : uint8_t { kQuiet, kSpeaking, kPausing, kDone };  // kDone: the turn is over, its words are waited for
  using Acts = std::vector<FloorAct>;

  static constexpr int kTailMs = 90;  // at the end of speech that words may lack and still be all of them

  void Begin(int64_t from_ms, Acts& acts);
  void WhileQuiet(Acts& acts);
  void WhileSpeaking(const SpeechFrame& frame, Acts& acts);
  void WhilePausing(Acts& acts);
  void Pause(Acts& acts);
  void GoOn(Acts& acts);
  void Ask(int64_t to_ms, Acts& acts);
  void Drop(Acts& acts);
  void Settle();
  /// Recognition may begin before the hush.
  void Anticipate(Acts& acts);
  void CutLong(const SpeechFrame& frame, Acts& acts);
  /// Words, or none after all that patience: is it over?
  void Weigh(Acts& acts);
  void WeighOverHer(Acts& acts);
  /// Who speaks on when she has hardly begun was not done.
  bool GoesOn(int64_t from_ms) const;
  /// How much silence ends this turn: more for a person who was cut off before.
  int WaitMs() const;
  void Finish(Acts& acts);
  void Forget();
  bool IsOverHer() const { return she_ == She::kSpeaking || she_ == She::kHolding; }
  bool words_are_whole() const { return has_words_ && words_to_ms_ >= last_speech_ms_ - kTailMs; }
  int RecentSpeechMs(int64_t since_ms) const;
  std::string Words() const;     // of what is being said
  std::string TurnWords() const;  // with what it goes on with
  void TellHolder(Acts& acts);

  FloorConfig config_;
  Mode mode_ = Mode::kOpen;
  She she_ = She::kSilent;
  Person person_ = Person::kQuiet;
  Holder told_ = Holder::kNobody;
  bool over_her_ = false;   // what is being said began over her voice and is no turn yet
  bool asked_ = false;      // she asked something last
  bool murmured_ = false;   // in this pause
  bool held_button_ = false;
  int64_t now_ms_ = 0, last_speech_ms_ = 0, she_since_ms_ = 0, murmur_from_ms_ = 0;
  int64_t unsettled_from_ms_ = 0, quietest_ms_ = 0;
  float quietest_db_ = 0;
  int speech_ms_ = 0;       // of this turn
  std::deque<SpeechFrame> recent_;   // 120 ms and more, for the onset
  NearVoice near_;
  int64_t sounded_ms_ = 0;     // when something last sounded like speech, near or far
  std::vector<SpeechFrame> melody_;  // of this turn's last seconds
  int asked_id_ = 0, next_id_ = 1;   // asked_id_: the recognition under way, 0 for none
  bool asked_to_settle_ = false;
  int64_t asked_to_ms_ = 0, words_to_ms_ = 0;
  bool has_words_ = false, words_failed_ = false;
  TurnEndGuess guess_;
  std::string settled_, words_;
  std::string taken_;       // the words of the last turn
  int64_t taken_to_ms_ = 0;  // where it ended
  bool goes_on_ = false;    // with that
  bool cut_off_ = false;    // after a pause that was taken for an end
  double patience_ = 1;     // times the silence that ends a turn
  Language language_ = Language::kEnglish;
};

}  // namespace sam
