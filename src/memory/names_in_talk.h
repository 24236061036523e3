// What a word of a question stands for, by how it is used. All texts in lower case.
#pragma once

#include <string_view>

namespace sam {

/// "marguerite's got shingles", "nico, he's a joiner", "도현 씨": the word stands for somebody there.
bool NamesSomeone(std::string_view said, std::string_view word);
/// "when did pickles die", "what's renata's last name": the one that a question is about.
bool IsSubjectOf(std::string_view question, std::string_view word);
/// A name stands bare wherever it stands: no "the", and nobody does it. True where the word is not there.
bool StandsBare(std::string_view said, std::string_view word);

/// "which hospital", "marcus's surname", "민재 고향이 어디": what the answer has to be of.
bool IsAskedFor(std::string_view question, std::string_view word);

}  // namespace sam
