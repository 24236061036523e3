// Everything she has in mind when she answers: the mind's one argument; and what the mind gives back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/affect.h"
#include "core/bond.h"
#include "core/discourse.h"
#include "core/memory.h"
#include "core/percept.h"
#include "core/persona.h"
#include "core/request_context.h"
#include "core/settings.h"
#include "core/tools.h"

namespace sam {

/// A verified answer of a faculty, with its proof.
struct Finding {
  std::string kind;    // "maths", "clock", "people"
  std::string question;  // as understood: "9 × 6 − 18 ÷ 3"
  std::string answer;  // "x = 1"
  std::string proof;   // how it was checked
  bool verified = false;
  /// Of what was read in a picture: as it was read, and how sure in [0, 1]; empty for what was typed.
  std::string read{};
  double sureness = 1;

  /// Only what stands in a picture, and nothing found about it.
  bool IsReading() const { return !verified && !read.empty(); }
};

/// What was said to her, cleaned.
struct Utterance {
  std::string id;     // the client's, may be empty
  std::string text;   // NFC, clean
  Moment at;
  std::string image;  // the bytes of a picture that is shown with it, until she has looked at it; then a clean copy for a mind that takes one; else empty
  RequestContext context{};
};

/// Lives for one turn; everything it points to outlives it.
struct Thought {
  const Utterance& utterance;
  const Percept& percept;
  const AffectState& affect;  // as it may colour her words: at rest where her feelings are muted or off
  const std::vector<Recollection>& recollections;  // best first
  const std::vector<Finding>& findings;
  const Persona& persona;
  const Bond& bond;
  const Settings& settings;
  const Discourse& discourse;
  const std::optional<Contradiction>& contradiction;
  size_t forgotten = 0;            // turns that are being forgotten as asked for in this one
  const std::vector<Fact>& facts;  // all current facts about the person's life
  Language language = Language::kEnglish;   // to answer in
  SpeechLevel level = SpeechLevel::kPolite; // to answer at
  PersonId person = PersonId::kNobody;
  uint64_t seed = 0;
  TurnId turn = TurnId::kNone;
  std::vector<OfferedTool> tools{};  // that may be asked for

  Moment now() const { return utterance.at; }
};

/// What a model counted in one answer.
struct ModelTokens {
  int prompt = 0;  // read; 0 where it does not tell
  int reused = 0;  // of these, not read anew
  int answer = 0;
};

/// What the mind decided to say, and why.
struct Reply {
  std::string text;
  Language language = Language::kEnglish;
  std::string skill;                 // which skill, rule or model: "recall", "empathise", "crisis"
  std::string chosen;                // for /why: skill, blocks and the reasons they won
  std::vector<std::string> blocks;   // ids of the content used
  std::string open_question;         // id of the question asked, may be empty
  std::string subject;               // what it is about
  std::optional<std::string> game;   // new state of the game; none: unchanged
  std::string notice{};              // what was lost on the way to it, in plain words; not part of what she says, not kept
  std::vector<ToolCall> calls{};     // functions of the program's that are to be called first; not kept
  bool cut_to_length = false;        // the request's bound came before its end; not kept
  std::vector<std::string> held_back{};  // the rules that a language model broke: what it said against them did not go out
  bool is_refusal = false;           // words in the place of the document that the request asks for; not kept
  std::optional<ModelTokens> tokens{};  // not kept
};

/// What became of a sentence that a mind found.
enum class Said : uint8_t {
  kWhole,   // it goes out as it is
  kMended,  // the conscience put other words in its place
  kNot,     // it may not be said
  kEnough,  // nor may anything after it: the mind stops
};

}  // namespace sam
