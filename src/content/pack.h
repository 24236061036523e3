// What the built-in mind knows how to say, in one language: compiled from content/<language>/**/*.yaml at build time into
// one table inside the program. Everything is a view into that table and lives as long as the program.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/language.h"

namespace sam::content {

/// Something people say, and how they put it (content/<language>/intents/*.yaml).
struct Intent {
  std::string_view name;                           // "share-bad-news"
  std::string_view act;                            // name of a DialogueAct, or ""
  std::span<const std::string_view> examples;      // lower case, without end marks
};

/// Which piece of a reply a block can be.
enum class Part : uint8_t { kReact, kBody, kAsk, kWhole };

/// A building block of replies (content/<language>/replies/*.yaml). An empty condition always holds.
/// Text may hold slots ("{name}", "{focus}", "{focus|이/가}") and alternations "[polite|casual]" (English: "[formal|easy]").
struct Block {
  std::string_view id;
  Part part = Part::kWhole;
  std::string_view text;
  std::span<const std::string_view> intents;     // any of these
  std::span<const std::string_view> emotions;    // any of these labels over threshold
  std::span<const std::string_view> topics;      // any of these words is what the talk is about
  std::string_view skill;                        // "joke", "story"... whose block it is; "" for the general responder
  float min_humour = 0, min_warmth = 0, min_directness = 0;  // persona sliders it needs
  float min_closeness = 0;                       // bond it needs
  float weight = 1;
  std::span<const std::string_view> answers;     // the block is a rejoinder: ids of questions whose answer it takes up
};

class Pack {
 public:
  static const Pack& Of(Language language);

  std::span<const Intent> intents() const { return intents_; }
  std::span<const Block> blocks() const { return blocks_; }
  /// Indices into blocks() for an intent; empty where there is none.
  std::span<const uint32_t> BlocksFor(std::string_view intent) const;
  std::span<const uint32_t> BlocksOfSkill(std::string_view skill) const;
  /// The plain lines under a key of content/<language>/lines/*.yaml ("notice.ai", "crisis.explicit"); empty where there is none.
  std::span<const std::string_view> Lines(std::string_view key) const;
  /// All (key, lines) whose key begins with `prefix`.
  std::vector<std::string_view> KeysUnder(std::string_view prefix) const;

 private:
  struct Index;
  std::span<const Intent> intents_;
  std::span<const Block> blocks_;
  const Index* index_ = nullptr;
  friend struct Loader;
};

}  // namespace sam::content
