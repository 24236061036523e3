// What the English words of a story are: verbs and what they do to what somebody has, units, words of no weight.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sam::maths {

/// What a verb does to the amount it speaks of.
enum class VerbClass { kNone, kBe, kHave, kGain, kLose, kGive, kMake, kPut, kTake, kShare, kDo, kNeed, kPrice, kCome, kGo, kRemain, kHold };
enum class VerbForm { kNone, kBase, kThird, kPast, kIng };

struct Verb {
  std::string lemma;
  VerbClass verb_class = VerbClass::kNone;
  VerbForm form = VerbForm::kNone;
};

/// The verb a word can be; kNone as its form where it can be none that is known.
Verb VerbOf(std::string_view word);
const char* NameOf(VerbClass verb_class);

/// "apples" -> "apple"; the words of one family get one stem.
std::string StemOf(std::string_view word);

bool IsFunctionWord(std::string_view word);
bool IsPreposition(std::string_view word);
bool IsDeterminer(std::string_view word);
bool IsPronoun(std::string_view word);
bool IsAuxiliary(std::string_view word);
bool IsAdverb(std::string_view word);
bool IsAdjective(std::string_view word);
/// "monday", "yesterday", "first": what tells one time from another.
bool IsTimeWord(std::string_view stem);

/// A robin is a bird, a pen is a thing.
bool IsKindOf(std::string_view stem, std::string_view kind);

/// "money", "time", "length", "weight", "volume"; empty where a stem is no unit.
std::string_view DimensionOf(std::string_view stem);

}  // namespace sam::maths
