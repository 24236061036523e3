// A remembered fact or turn in words: which line says it, and with what in its slots.
#pragma once

#include <string>
#include <string_view>

#include "mind/builtin/scene.h"

namespace sam {

/// The sentence that says what is remembered, "" where no line fits.
std::string SayFact(const Scene& scene, const Recollection& remembered);
/// A short piece of a list ("your name is Odette"), "" where no line fits.
std::string ListFact(const Scene& scene, const Recollection& remembered);
/// The person's own words: turned to her side where that reads well, else in quotation marks.
std::string SayTurn(const Scene& scene, const Episode& episode);
/// A line under "recall.<key>" with a quotation of the turn.
std::string SayQuoting(const Scene& scene, std::string_view key, const Episode& episode);
/// A line under "recall.<key>" with slots, "" where there is none.
std::string SayRecall(const Scene& scene, std::string_view key, const Slots& slots);
/// "your parrot", "Joost", "거북이": how she names what a claim or question is about.
std::string NameSubject(const Scene& scene, std::string_view subject, std::string_view said);

}  // namespace sam
