// Words that stand for one another when something is looked for: synonyms, kinds of things, and turns of phrase, in both languages.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace sam {

/// Words of one meaning: any of them finds any other.
struct SynonymFamily {
  std::string_view name;   // "@name"
  std::string_view words;  // parted by spaces; "~보내" is a Korean verb root
};

/// Words of one kind: the heads ("pet") find the members ("parrot"), not the members one another.
struct KindFamily {
  std::string_view name;
  std::string_view heads;
  std::string_view members;
};

/// Turns of phrase, parted by "|", in lower case, searched in the text; a phrase for questions also counts in statements.
struct PhraseFamily {
  std::string_view name;
  std::string_view phrases;
};

// Of everyday words in each language; families of the same name are one.
std::span<const SynonymFamily> EnglishSynonyms();
std::span<const SynonymFamily> KoreanSynonyms();
std::span<const KindFamily> EnglishKinds();
std::span<const KindFamily> KoreanKinds();
// Of words of both languages.
std::span<const SynonymFamily> SharedSynonyms();
std::span<const KindFamily> SharedKinds();
std::span<const PhraseFamily> PhraseFamilies();

/// True for words that say nothing by themselves; English in lower case, Korean without particles.
bool IsStopWord(std::string_view word);
/// True for words of a question that only name the kind of answer: "number", "date", "이름".
bool NamesKindOfAnswer(std::string_view word);

}  // namespace sam
