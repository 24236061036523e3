// The words for why she feels something: what happened, and which goal, standard or taste of hers it touches.
#pragma once

#include <string>
#include <string_view>

#include "core/percept.h"

namespace sam {

/// What can happen to her in a talk. One row of words each, in both languages.
enum class Happening : uint8_t {
  kPraised,
  kThanked,
  kLoved,
  kMissed,
  kAskedAfter,
  kGreeted,
  kInsulted,
  kComplained,
  kJokeFailed,
  kCorrected,
  kApologised,
  kTeased,
  kLaughed,
  kSadNews,
  kGladNews,
  kPlan,
  kWorry,
  kWentWell,
  kWentBadly,
  kPromise,
  kPromiseKept,
  kPromiseBroken,
  kCameBack,
  kLeaving,
  kNewSubject,
  kSurprised,
  kDanger,
  kParting,
  kExplained,
};

/// "you told me “dad is in hospital”" / "“아버지가 쓰러지셨어요”라는 말을 들어서": names the event by the percept's
/// clause or, where that says too little, by the person's own words, shortened. Korean is neutral in level.
std::string EventWords(Happening happening, const Percept& percept, std::string_view said);
/// The same of what was told before, `told` as ToldIn gave it.
std::string EventWords(Happening happening, Language language, std::string_view told);
/// What was told of, as it stands in the words of an event of that kind: "that you'll be back tonight"; empty where it is of another kind.
std::string ToldIn(std::string_view event, Happening happening);
/// "I want you and yours to be safe" / "곁의 사람들이 무사하기를 바라니까".
std::string_view GoalWords(Happening happening, Language language);

}  // namespace sam
