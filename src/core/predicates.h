// The predicates of facts that perception names, memory keeps and the mind can phrase. A relation outside this list is
// written as the verb's stem ("collect", "기르"), with the whole clause kept by the episode.
#pragma once

#include <string_view>

namespace sam::predicate {

inline constexpr std::string_view kName = "name";            // "parrot" name "Captain"; "me" name "Odette"
inline constexpr std::string_view kIs = "is";                // "violin teacher" is "Ms. Lindqvist"; "me" is "vegetarian"
inline constexpr std::string_view kJob = "job";              // "me" job "translate film subtitles"
inline constexpr std::string_view kWorksAt = "works-at";     // "me" works-at "a tiny studio"
inline constexpr std::string_view kStudies = "studies";      // "me" studies "nursing"
inline constexpr std::string_view kLivesIn = "lives-in";     // "me" lives-in "Busan"
inline constexpr std::string_view kFrom = "from";            // "남편" from "통영"
inline constexpr std::string_view kPlace = "place";          // "studio" place "Winnipeg"
inline constexpr std::string_view kHas = "has";              // "me" has "parrot"
inline constexpr std::string_view kAge = "age";              // "거북이" age "열두 살"
inline constexpr std::string_view kBirthday = "birthday";    // "me" birthday "May 3rd"
inline constexpr std::string_view kLikes = "likes";
inline constexpr std::string_view kDislikes = "dislikes";
inline constexpr std::string_view kFavourite = "favourite";  // "me" favourite "colour: green"
inline constexpr std::string_view kCannotEat = "cannot-eat"; // "me" cannot-eat "shellfish"
inline constexpr std::string_view kHealth = "health";        // "me" health "asthma"
inline constexpr std::string_view kTime = "time";            // "shift" time "4:15 in the morning"
inline constexpr std::string_view kDate = "date";            // "marathon" date "October 3rd"
inline constexpr std::string_view kPlans = "plans";          // "me" plans "ballet audition", when = Thursday 11:00
inline constexpr std::string_view kCount = "count";          // "me.kids" count "two"
inline constexpr std::string_view kColour = "colour";
inline constexpr std::string_view kRelation = "relation";    // "Joost" relation "flatmate"

inline constexpr std::string_view kNote = "note";            // "me" note "i owe dave 20 quid": asked to be remembered

}  // namespace sam::predicate
