// What the games share: the state of a game under way, what the person wants of it, the matching of short answers, and
// replies put together from lines of the content.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mind/builtin/scene.h"
#include "mind/builtin/skill.h"

namespace sam {

enum class Game : uint8_t { kNone, kRiddle, kRather, kWordChain, kTwenty };

/// The game that the words ask for now; kNone where they ask for none.
Game GameAskedFor(const Scene& scene);

/// What was said as " a b c ", so that a word can be looked for with a space before it.
std::string Spaced(const Scene& scene);
/// True where the words stand in a spaced text: English ones whole, Korean ones at the start of a word.
bool HoldsWord(std::string_view spaced, std::string_view words);

/// Parts of `text` between `separator`s, without spaces at their ends and without empty ones.
std::vector<std::string_view> PartsOf(std::string_view text, char separator);
/// Fields of the state "name:language:field:..." after the language, where that game is under way in the language of the answer; else
/// nullopt.
std::optional<std::vector<std::string_view>> GameUnderWay(const Scene& scene, std::string_view name);
std::string GameState(const Scene& scene, std::string_view name, std::initializer_list<std::string_view> fields);

/// "stop", "그만": the game is to end.
bool EndsGame(const Scene& scene);
/// "i give up", "모르겠어": she is to tell.
bool GivesUp(const Scene& scene);
/// "another", "하나 더".
bool AsksForAnother(const Scene& scene);
/// "hmm", "ㅋㅋㅋ", "let me think": no move yet, and no other subject either.
bool TakesTime(const Scene& scene);
/// True where the line belongs to no game: more than six words, or surely about something else.
bool IsAside(const Scene& scene);

/// True where what was said names one of the answers of a list with commas, whatever its case, articles, particles and spaces, and with one
/// typing slip in a longer word.
bool NamesOneOf(const Scene& scene, std::string_view answers);
/// True where the texts are equal but for one slip: a letter (in Korean: a jamo) put in, left out, changed or exchanged with the next.
/// Short words and first letters must be right.
bool IsSlipOf(std::string_view said, std::string_view meant);

/// The key under `prefix` that was used longest ago, or never; drawn among those never used.
std::string_view FreshKey(const Scene& scene, std::string_view prefix);

/// A reply in a game, put together from lines.
class GameMove {
 public:
  GameMove(const Scene& scene, std::string_view skill, std::string_view why);
  /// The line under `key` that was said longest ago.
  GameMove& Line(std::string_view key) { return Line(key, scene_.slots); }
  GameMove& Line(std::string_view key, const Slots& slots);
  /// A text of the content, in her words.
  GameMove& Text(std::string_view text);
  /// Marks `block` as used.
  GameMove& Used(std::string_view block);
  /// Proposes the reply; the game stands at `state` after it.
  void Propose(std::string state, std::vector<Candidate>& out);

 private:
  void Append(std::string_view text);

  const Scene& scene_;
  Candidate move_;
};

/// Asks one of the questions under "<skill>." that was not asked lately: "games.<skill>-ask", then the first of its `fields` lines; the
/// state's last field is `stands`.
void AskFresh(const Scene& scene, std::string_view skill, size_t fields, std::string_view stands, std::vector<Candidate>& out);

}  // namespace sam
