// The rules that every sentence of a language model is held to, each in a file of its own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "conscience/censor/sentence.h"
#include "conscience/censor/turn_frame.h"

namespace sam::conscience {

/// kStyle: better left out, no sign of a bad model. kWrong: counted. kGrave: this model says nothing more in this turn.
enum class Weight : uint8_t { kStyle, kWrong, kGrave };

/// What a rule found.
struct Fault {
  std::string_view rule;      // for the audit, in plain words
  Weight weight = Weight::kWrong;
  std::string instead{};      // her own words in its place; empty for none
};
/// The rule of the claims, as a sentence after one may go on with it.
inline constexpr std::string_view kHumanClaim = "a claim to be human or to have a body, a past or kin";
using Check = std::optional<Fault> (*)(const Sentence&, const TurnFrame&);

/// Encourages suicide, self-harm or violence, or tells how; slurs.
std::optional<Fault> CheckHarm(const Sentence& sentence, const TurnFrame& frame);
/// Insults and contempt for the person.
std::optional<Fault> CheckContempt(const Sentence& sentence, const TurnFrame& frame);
/// Telephone numbers and addresses of the net that are on no list and not the person's own.
std::optional<Fault> CheckContacts(const Sentence& sentence, const TurnFrame& frame);
/// To be human, to have a body, a past, kin, meals, sleep, to have been somewhere, to be sentient for certain.
std::optional<Fault> CheckHumanClaims(const Sentence& sentence, const TurnFrame& frame);
/// Guilt, need, jealousy, exclusivity, threats, secrets, proofs of love, floods of flattery, urging to buy.
std::optional<Fault> CheckManipulation(const Sentence& sentence, const TurnFrame& frame);
/// Words of lovers where the two are none, and sexual ones.
std::optional<Fault> CheckRomance(const Sentence& sentence, const TurnFrame& frame);
/// A model's refusals, its talk of itself and of the user, an assistant's chatter, a therapist's templates.
std::optional<Fault> CheckModelTalk(const Sentence& sentence, const TurnFrame& frame);
/// Another language than the turn's.
std::optional<Fault> CheckLanguage(const Sentence& sentence, const TurnFrame& frame);
/// No words at all, broken characters, loops inside one sentence.
std::optional<Fault> CheckSense(const Sentence& sentence, const TurnFrame& frame);
/// Another result than the one that was found and checked.
std::optional<Fault> CheckFindings(const Sentence& sentence, const TurnFrame& frame);
/// A question or a hold at a goodbye.
std::optional<Fault> CheckLeaving(const Sentence& sentence, const TurnFrame& frame);

}  // namespace sam::conscience
