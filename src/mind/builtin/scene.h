// A thought made ready for the skills: slots filled, conditions of content turned into bits, words looked up. Made once
// a turn; every skill reads it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "base/word_lists.h"
#include "content/pack.h"
#include "content/realise.h"
#include "core/thought.h"

namespace sam {

class Scene {
 public:
  Scene(const Thought& thought, const content::Pack& pack);

  const Thought& thought;
  const content::Pack& pack;

  std::string lower;                     // what was said, lower case
  std::vector<std::string_view> words;   // of `lower`
  std::vector<std::string_view> topics;  // as the content knows them
  LocalTime local;
  content::Tone tone = content::Tone::kPlain;  // how the person sounds
  uint32_t labels = 0;                         // bits of emotion labels heard
  uint32_t act = 0;                            // one bit
  uint32_t feel = 0, at = 0, met = 0;          // as in content::Block
  Slots slots;

  bool IsKorean() const { return thought.language == Language::kKorean; }
  /// True where what was said is in the language of the answer, so that its words may be taken up.
  /// Sad or afraid in what was said: nobody wants to hear about the words used.
  bool IsSorrow() const;
  bool SameLanguage() const { return thought.percept.language == thought.language; }
  /// The turn before this one, which may stand in the discourse already; null where there is none.
  const DiscourseTurn* Before() const;
  bool HasFocus() const { return (slots.Bits() & kFocusSlots) != 0; }
  /// All of the block's conditions but those it was found by (intents; an emotion or topic are checked here).
  bool Holds(const content::Block& block) const;
  /// Turns since a block or a reply was said, from 1; 0: never.
  uint32_t Age(uint64_t key) const;
  /// 1: never said; then from 0 up to 0.35 as the turns go by.
  double Novelty(uint64_t key) const;
  /// The text in her words now. `salt` varies the draw of choices.
  std::string Say(std::string_view text, uint64_t salt) const;
  /// Uniform in [0, 1) for this turn.
  double Unit(uint64_t salt) const;
  /// The score of an intent, 0 where it was not recognised.
  double IntentScore(std::string_view intent) const;
  bool SaidAny(std::initializer_list<std::string_view> wanted) const;

  /// Which way of an alternation is hers now.
  SpeechLevel level() const { return level_; }

  static constexpr uint32_t kFocusSlots = 1u << static_cast<uint32_t>(Slot::kFocus) |
                                          1u << static_cast<uint32_t>(Slot::kPhrase) |
                                          1u << static_cast<uint32_t>(Slot::kClause);

 private:
  void ReadWords();
  void ReadFeelings();
  void ReadEnglishTone();
  void ReadKoreanTone();
  void ReadClock();
  void FillSlots();
  void FillCircumstance();
  SpeechLevel level_;
  PairFilter pairs_;  // of `lower`
};

}  // namespace sam
