// The rules of the word chain: which syllable or letter comes next, and what is a word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/language.h"

namespace sam {

/// The syllable as it is written at the start of a word (두음법칙): 력 역, 로 노, 녀 여; itself where the rule leaves it.
char32_t AtStart(char32_t syllable);

/// True where `next` may follow `last`: it begins with the last syllable, before or after 두음법칙; in English with the last letter.
bool Follows(std::string_view last, std::string_view next, Language language);

/// What a word is to begin with after `last`: "력", "y".
std::string LastOf(std::string_view last, Language language);

/// The nouns of a hunspell dictionary in `text`: words of 2-5 syllables with a noun's flags, sorted. Entries are "word/flags", a line each,
/// in any normal form.
std::vector<std::string> NounsOf(std::string_view text);

/// True where it is a word of 2-5 Hangul syllables that Debian's Hangul dictionary knows as a noun; any such word where that dictionary is
/// not installed.
bool IsKoreanNoun(std::string_view word);

}  // namespace sam
