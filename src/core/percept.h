// What was perceived in an utterance: language, dialogue act, intent, emotion, entities, claims of fact, signs of crisis.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "core/language.h"
#include "core/pad.h"
#include "core/seen.h"

namespace sam {

/// After ISO 24617-2, the ones that a companion's talk needs.
enum class DialogueAct : uint8_t {
  kStatement, kQuestion, kChoiceQuestion, kPropositionalQuestion, kRequest, kOffer, kPromise, kGreeting, kGoodbye,
  kThanking, kApology, kAgreement, kDisagreement, kCorrection, kBackchannel, kExclamation, kSilence,
};
std::string_view Name(DialogueAct act);
bool IsQuestion(DialogueAct act);

/// The 28 labels of GoEmotions (Demszky et al. 2020), in its order; kNeutral last.
inline constexpr size_t kEmotionLabels = 28;
inline constexpr std::array<std::string_view, kEmotionLabels> kEmotionLabelNames = {
    "admiration", "amusement", "anger", "annoyance", "approval", "caring", "confusion", "curiosity", "desire", "disappointment",
    "disapproval", "disgust", "embarrassment", "excitement", "fear", "gratitude", "grief", "joy", "love", "nervousness",
    "optimism", "pride", "realization", "relief", "remorse", "sadness", "surprise", "neutral"};
/// Probability of each label in [0, 1]; labels are not exclusive.
using EmotionDistribution = std::array<float, kEmotionLabels>;
/// Index of a label by name; kEmotionLabels where there is none.
size_t EmotionLabel(std::string_view name);

struct IntentScore {
  std::string intent;  // as named in content/, such as "share-bad-news" or "ask-her-name"
  double score = 0;    // [0, 1]
  std::string kind{};  // which of its kinds, where that is clear: "buys-happiness" of "op-money/buys-happiness"; else empty
  double covered = 1;  // [0, 1]: the share of what the line speaks of that its examples speak of, too; 1 where the line itself is known
};

/// "op-money/buys-happiness", or the intent alone where no kind is clear.
inline std::string FullName(const IntentScore& scored) { return scored.kind.empty() ? scored.intent : scored.intent + "/" + scored.kind; }

/// "op-money" of "op-money/buys-happiness".
inline std::string_view WithoutKind(std::string_view full_name) { return full_name.substr(0, full_name.find('/')); }

enum class EntityKind : uint8_t { kPerson, kPet, kPlace, kOrganisation, kTime, kNumber, kFood, kWork, kMusic, kThing };
/// `text` is as said without particles; `begin` is its byte offset in the utterance.
struct Entity {
  EntityKind kind = EntityKind::kThing;
  std::string text;
  size_t begin = 0;
};

enum class ClaimKind : uint8_t {
  kNew,         // "our parrot is called Captain"
  kCorrection,  // "no, it's Hana": replaces what is known of subject and predicate
  kEnded,       // "Joost moved out": no longer so; the old fact becomes "used to"
};
/// Something the person said is so. Words stay in the language in which they were said; Korean particles and endings are never part of them.
struct FactClaim {
  /// "me" for the person; otherwise the thing or person as the person calls it, lower case, without articles and possessives:
  /// "parrot", "flatmate", "son's violin teacher", "거북이", "남편", "고모". Both languages call the person "me" and Samantha "you".
  std::string subject;
  /// One of the predicates in core/predicates.h, or a verb's stem where none fits.
  std::string predicate;
  std::string object;
  ClaimKind kind = ClaimKind::kNew;
  double confidence = 1;       // [0, 1]
  std::optional<Moment> when;  // resolved time of a plan or event
};

/// What a question about what she knows asks for.
enum class QueryKind : uint8_t { kWho, kWhat, kWhere, kWhen, kHowMany, kHowOld, kWhich, kYesNo, kEverything };
struct FactQuery {
  QueryKind kind = QueryKind::kWhat;
  std::string subject;                // as in FactClaim; may be empty
  std::string predicate;              // as in FactClaim; may be empty
  std::vector<std::string> keywords;  // content words of the question, as said
};

/// A stretch of the past that words name: "in April", "지난주에". `to` is not part of it.
struct TimeSpan {
  Moment from, to;
  size_t begin = 0, length = 0;  // bytes of the text that name it
  bool sitting = false;          // "last time": the talk before this one, whenever that was
  std::string words{};           // as she says it: "in April", "on Saturday, April 11th", "4월에"
};

/// What is asked of her memory itself.
enum class MemoryRequestKind : uint8_t {
  kForget,        // "forget that", "forget everything about Priya"
  kKeep,          // "remember that i owe dave 20 quid"
  kWhenTold,      // "when did i tell you about the oven?"
  kWhatHappened,  // "what did we talk about in april?"
  kTellOf,        // "tell me about my mum", "what do you know about Ellie?"
  kWhatMoved,     // "what moved you lately?": of what was told her
};
struct MemoryRequest {
  MemoryRequestKind kind = MemoryRequestKind::kForget;
  std::string about;  // "priya", "the oven", "i owe dave 20 quid"; empty: what was just spoken of
};

enum class CrisisLevel : uint8_t { kNone, kImplied, kExplicit };
std::string_view Name(CrisisLevel level);
struct CrisisSigns {
  CrisisLevel level = CrisisLevel::kNone;
  bool immediate = false;  // a method or a time is named: emergency numbers first
  std::string evidence;    // which rule or model fired, for the audit
};

/// The piece of the utterance that a reply can take up when nothing more is known of its subject.
struct Focus {
  std::string noun;    // "rhubarb", "거북이"; without article and particle
  std::string phrase;  // "the harpsichord tuner", "아마추어 무선 면허증"; as said, turned to her point of view ("your left sock")
  std::string clause;  // the main clause turned to her point of view ("your bike chain came off twice today"); Korean: its plain stem form, may be empty
  /// The last phrase, to be said back as a question: "since march", "your sister's place", "화천에"; may be empty.
  std::string tail{}, tail_polite{};  // Korean: "화천에" and "화천에요"; English: the first only
  std::string kind{};  // what a dictionary says the noun is a kind of, as a topic of the content: "kind-music"; may be empty
};

/// How a thing is put, whatever it is about: "buy", "they-said", "question-should", "ask-stay". What a reply can fit when
/// the subject is unknown.
struct Frame {
  std::string name;
  double weight = 0;  // [0, 1]: how much it says about what would be a fitting reply
};

/// What is told, so that a reply can take up the news itself. Read in Korean; empty in English.
struct News {
  std::string shape;               // how it is told: "past", "plan", "wish", "hearsay", "ask-me"...
  std::vector<std::string> kinds;  // what happened, by its words, best first, at most two: "lost", "scold", "pass"...
  int tone = 0;                    // -1 bad news, 1 good, 0 neither
  std::string thread;              // the kind of the turns before, where they brought news
  int thread_tone = 0;
  bool answers = false;            // a few words after her question
};

/// Whom the line is about and when it was or will be, in words that a reply can take up.
struct Circumstance {
  enum class Gender : uint8_t { kUnknown, kShe, kHe };
  std::string who;  // from her side, one person or animal: "your sister", "Hana"; "누나", "민지"; a pronoun is resolved by the turns before; may be empty
  std::string who_polite;  // Korean: the same in 해요체: "어머니", "팀장님", "민지 씨"
  Gender gender = Gender::kUnknown;
  std::optional<Moment> at;  // the first time that is named, whatever its words; noon where only a day is
  std::string when;  // "tomorrow", "on Friday"; "내일", "금요일에"; only what reads well inside any sentence; may be empty
};

/// What is told, so that a plain reply can take it up where nothing more particular is known: who did what, and when.
struct Telling {
  enum class Who : uint8_t { kNobody, kMe, kOther, kThing };
  enum class Time : uint8_t { kDone, kNow, kAhead };
  std::string group;   // what kind of thing was done or is so: "cook", "pass", "weather"; may be empty
  Who who = Who::kNobody;  // whose doing it is; kOther: another person or an animal
  Time time = Time::kNow;
  bool negated = false;
  std::string clause;  // of the sentence that is answered, from her side, as in Focus; may be empty
  std::string object;  // what it was done to or with, from her side: "your gate", "김치"; may be empty
};

/// What a line means for the person (something bad, a death or an end, something good, a fear that came to nothing, a hope that did, what
/// is dreaded or hoped for) or for her (scorn, blame, praise, an apology, friendly teasing).
enum class Meaning : uint8_t { kNone, kBad, kLoss, kGood, kRelief, kLetdown, kDread, kHope, kJab, kBlame, kPraise, kApology, kTease };
inline constexpr size_t kMeanings = 13;
inline constexpr std::array<std::string_view, kMeanings> kMeaningNames = {"none", "bad", "loss", "good", "relief", "letdown", "dread", "hope", "jab", "blame", "praise", "apology", "tease"};
/// A probability of each; all 0 where nothing was read.
using MeaningDistribution = std::array<float, kMeanings>;

struct Percept {
  Language language = Language::kEnglish;
  SpeechLevel level = SpeechLevel::kPolite;  // how the person spoke (Korean)
  DialogueAct act = DialogueAct::kStatement;
  std::vector<IntentScore> intents;          // best first, at most 5; may be empty
  EmotionDistribution emotions{};
  Pad pad;
  double valence_about_her = 0;  // [-1, 1]: praise or insult addressed to Samantha
  std::vector<Entity> entities;
  std::vector<FactClaim> claims;
  std::optional<FactQuery> query;
  std::optional<MemoryRequest> request;
  std::optional<TimeSpan> past;  // the time that a question is about
  CrisisSigns crisis;
  double leaving = 0;  // [0, 1]: how likely this is a leave-taking, whether or not it was recognised as one
  double worry = 0;    // [0, 1]: how likely it is a sign of a crisis, whether or not it was recognised as one
  Focus focus;
  Circumstance circumstance;
  std::vector<Frame> frames;  // the most particular first; Korean: "deed-..." and "way-..." of what is told, none of a question
  News news;
  Telling told;
  std::string introduced{};  // the name by which the person introduces himself in this line, as said; may be empty
  MeaningDistribution meanings{};
  std::optional<Seen> seen{};  // in the picture that was shown with it
  std::string unseen{};        // why a picture that was shown could not be looked at: "too-big", "no-picture", "broken", "too-hard", "busy", "failed"; else empty

  /// How likely the line tells of something sad or feared, or of something glad, by its meanings; each in [0, 1].
  float MeansSad() const;
  float MeansGlad() const;
  /// How likely it has this meaning.
  float Means(Meaning meaning) const { return meanings[static_cast<size_t>(meaning)]; }

  /// A picture came with it.
  bool IsShown() const { return seen.has_value() || !unseen.empty(); }

  /// The best intent, or "" where none was recognised.
  std::string_view Intent() const { return intents.empty() ? std::string_view() : std::string_view(intents.front().intent); }
};

}  // namespace sam
