// A remembered fact or turn in words: which line says it, and with what in its slots.
#pragma once

#include <string>
#include <string_view>

#include "mind/builtin/scene.h"
#include "mind/builtin/skill.h"

namespace sam {

/// The sentence that says what is remembered, "" where no line fits.
std::string SayFact(const Scene& scene, const Recollection& remembered);
/// A short piece of a list ("your name is Odette"), "" where no line fits.
std::string ListFact(const Scene& scene, const Recollection& remembered);
/// The facts among them as pieces of one list, "a, b, and c"; each credited. "" where none can be said so.
std::string ListFacts(const Scene& scene, Candidate& candidate);
/// The person's own words: turned to her side where that reads well, else in quotation marks.
std::string SayTurn(const Scene& scene, const Episode& episode);
/// A line under "recall.<key>" with a quotation of the turn.
std::string SayQuoting(const Scene& scene, std::string_view key, const Episode& episode);
/// One or two sentences without the outer end mark, fit for quotation marks; the turns of a passage one after another.
std::string Quoted(std::string_view said);
/// "on Monday, March 30th", "yesterday", "earlier today"; "3월 30일 월요일에", "어제", "아까".
std::string DayTold(const Scene& scene, const Moment& at);
/// Notes that a reply was made from the turns of a recollection.
void Credit(const Recollection& remembered, Candidate& candidate);
/// A line under "recall.<key>" with slots, "" where there is none.
std::string SayRecall(const Scene& scene, std::string_view key, const Slots& slots);
/// "your parrot", "Joost", "거북이": how she names what a claim or question is about.
std::string NameSubject(const Scene& scene, std::string_view subject, std::string_view said);

}  // namespace sam
