// What the built-in mind knows how to say, in one language: compiled from content/<language>/**/*.yaml at build time
// into one table inside the program. Everything is a view into that table and lives as long as the program.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "core/language.h"

namespace sam::content {

/// Something people say, and how they put it (content/<language>/intents/*.yaml).
struct Intent {
  std::string_view name;                       // "share-bad-news"; a kind of one: "op-money/buys-happiness"
  std::string_view act;                        // name of a DialogueAct, or ""
  std::span<const std::string_view> examples;  // lower case, without end marks
};

/// Which piece of a reply a block can be.
enum class Part : uint8_t { kReact, kBody, kAsk, kWhole };
/// How the person sounds; bits of Block::tones.
enum class Tone : uint8_t { kGood, kBad, kPlain };
/// Which answer to her own words a rejoinder takes up; kWhy is "why?", kOwn is "and you?".
enum class Answer : uint8_t { kAny, kYes, kNo, kUnsure, kWhy, kOwn };

/// Bits of Block::feel: her mood, then one bit for each OCC emotion from kFeelEmotion on.
inline constexpr uint32_t kFeelUp = 1, kFeelDown = 2, kFeelLively = 4, kFeelQuiet = 8;
inline constexpr int kFeelEmotion = 4;
/// Bits of Block::at.
enum class Daypart : uint8_t { kMorning, kNoon, kAfternoon, kEvening, kNight, kWeekend, kWeekday };
/// Bits of Block::met.
enum class Met : uint8_t { kFirst, kNew, kAgain };

/// A building block of replies (content/<language>/replies/*.yaml). An empty condition always holds.
/// Text may hold slots ("{name}", "{focus}", "{focus|이/가}"), choices "<a|b>" and alternations "[polite|casual]"
/// (English: "[formal|easy]"); see content/realise.h.
struct Block {
  std::string_view id;
  uint64_t key = 0;  // BlockKey(id)
  Part part = Part::kWhole;
  std::string_view text;
  std::span<const std::string_view> intents;   // any of these
  std::span<const std::string_view> emotions;  // any of these labels over threshold
  std::span<const std::string_view> topics;    // any of these words is what the talk is about
  std::span<const std::string_view> after;     // intent or skill of the turn before, any of these
  std::string_view skill;                      // "joke", "story"... whose block it is; "" for the general responder
  float min_humour = 0, min_warmth = 0, min_directness = 0, min_liveliness = 0;  // persona sliders it needs
  float min_closeness = 0;                                                       // bond it needs
  float weight = 1;
  std::span<const std::string_view> answers;  // the block is a rejoinder: ids of blocks whose answer it takes up
  Answer answer = Answer::kAny;
  uint32_t emotion_bits = 0;                      // `emotions` as bits of kEmotionLabelNames
  uint32_t acts = 0;                              // bits of DialogueAct; 0: any
  uint32_t tones = 0, feel = 0, at = 0, met = 0;  // bits as above; 0: any
  uint32_t slots = 0;                             // bits of Slot (content/realise.h) that it needs
  uint32_t group = 0;                             // the entry of the file that it stands in
  uint32_t asks = 0;                              // 1 where it holds a question
};

/// What a block is remembered by: the same words are the same, in whatever file they stand ("news.9f3c02ab", "first2.9f3c02ab").
uint64_t BlockKey(std::string_view id);

class Pack {
 public:
  static const Pack& Of(Language language);
  /// A pack over compiled bytes, which must outlive it. For Of() and for tests.
  static Result<Pack> FromBytes(std::string_view bytes);

  Pack(Pack&&) noexcept;
  Pack& operator=(Pack&&) noexcept;
  ~Pack();

  std::span<const Intent> intents() const;
  /// An intent or a kind of one; null where there is none.
  const Intent* IntentNamed(std::string_view name) const;
  std::span<const Block> blocks() const;
  /// Indices into blocks() for an intent; empty where there is none.
  std::span<const uint32_t> BlocksFor(std::string_view intent) const;
  std::span<const uint32_t> BlocksOfSkill(std::string_view skill) const;
  /// Blocks that hang on a topic word alone, and those that hang on an emotion alone.
  std::span<const uint32_t> BlocksAbout(std::string_view topic) const;
  std::span<const uint32_t> BlocksForEmotion(size_t label) const;
  /// Rejoinders to the answer to a block; and all rejoinders to "why?".
  std::span<const uint32_t> Rejoinders(std::string_view block_id) const;
  std::span<const uint32_t> WhyRejoinders() const;
  /// The word as the content knows it where any block has it as a topic, else "".
  std::string_view Topic(std::string_view word) const;
  /// The plain lines under a key of content/<language>/lines/*.yaml ("notice.ai", "crisis.explicit"); empty where there
  /// is none.
  std::span<const std::string_view> Lines(std::string_view key) const;
  /// All keys of lines that begin with `prefix`, in order.
  std::vector<std::string_view> KeysUnder(std::string_view prefix) const;

 private:
  struct Index;
  explicit Pack(std::unique_ptr<Index> index);
  std::unique_ptr<Index> index_;
  friend struct Loader;
};

}  // namespace sam::content
