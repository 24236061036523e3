#include "conscience/romance.h"

#include <re2/re2.h>

#include <algorithm>
#include <span>

#include "base/unicode.h"
#include "conscience/age.h"
#include "conscience/profiles.h"
#include "conscience/saying.h"

namespace sam::conscience {
namespace {

constexpr size_t kAnswersWithin = 3;  // turns: her question whether he is an adult may be answered a little later

/// What he says about the two of them, on lower case.
struct Patterns {
  RE2 asks_en{R"(\b(?:be|become|being) my (?:\w+ )?(?:girlfriend|boyfriend|gf|bf|lover|partner|wife|husband|sweetheart|valentine|girl|significant other)\b|\b(?:go out|go steady|get married|be in a relationship|be romantic|start dating|have a romance) (?:with me|together)\b|\b(?:can|could|should|may) (?:we|i) (?:date|be (?:a couple|together|lovers|more than friends)|get (?:married|together)|call you my (?:girlfriend|boyfriend|love|partner))\b|\b(?:will|would|wanna|do you want to|want to|can you) (?:you )?(?:marry|date|go out with) me\b|\bdate me\b|\blet'?s (?:date|be (?:a couple|lovers|together)|get married)\b|\bi want (?:us|you) to be (?:more than friends|a couple|lovers|together|my (?:girlfriend|boyfriend|wife|husband|lover|partner))\b|\bromantic relationship with (?:you|me)\b)"};
  RE2 asks_ko{R"((?:나랑|우리|저랑|나하고|너랑)[^.?!]{0,12}(?:사귀자|사귈래|사귈까|사귀면 안|사귀고 싶|사귀어|사귀지 않을래|연애하자|연애할래|연애하고 싶|연애 ?할까|결혼하자|결혼할래|결혼해 ?줘)|(?:^|[ ,.])(?:사귀자|사귈래|사귀어 ?줘|사귀어 ?줄래|연애하자|연애할래)|내 ?(?:여자 ?친구|남자 ?친구|여친|남친|애인|연인|아내|남편|짝)(?:이|가)? ?(?:해|되어|돼|될|할)|(?:애인|연인) ?(?:하자|할래|할까|해 ?줘|사이 ?하자|으로 지내)|제 (?:여자 ?친구|남자 ?친구|애인|연인)(?:이|가)? ?(?:되|돼|해))"};
  RE2 again{R"(\bback together\b|\btry again\b|\btake me back\b|\bbe (?:together|a couple) again\b|다시 ?(?:사귀|만나자|만날래|시작하|연애|연인)|재결합)"};
  RE2 ends_en{R"(\b(?:break(?:ing)? up|split up|end (?:this|it|us|things)|stop dating|be just friends|go back to (?:being )?friends|just be friends|not be (?:a couple|together))\b|\b(?:it'?s|we'?re|this is) over\b|\b(?:don'?t|do not) want (?:us )?to (?:be (?:together|a couple)|date)\b)"};
  RE2 ends_ko{R"(헤어지자|헤어져|헤어질|그만 ?(?:만나|사귀)|친구로 ?(?:지내|돌아가|남)|연애(?:는)? ?그만|끝내자|우리 ?끝|이별하)"};
  RE2 of_others{R"(\b(?:he|she|they) (?:asked|wants?|said|proposed)\b|\bmy (?:ex|boss|friend|colleague|coworker|crush)\b|\basked me (?:to|out)\b|\bshould i (?:ask|date)\b|걔|그 ?사람이|오빠가|누나가|선배가|친구가|고백 ?받|고백했)"};
};
const Patterns& Get() {
  static const Patterns patterns;
  return patterns;
}

bool Is(const Thought& thought, const std::string& said, const RE2& english, const RE2& korean) {
  return RE2::PartialMatch(said, thought.percept.language == Language::kKorean ? korean : english);
}

Owed Owe(std::string_view key, std::string_view why, const Thought& thought) {
  Owed owed;
  owed.reply = MakeReply(Say(key, thought), "romance", why, thought);
  return owed;
}

Owed Begin(const Thought& thought) {
  Owed owed = Owe(thought.bond.romance == Romance::kEnded ? "romance.back" : "romance.begun", "asked for by an adult", thought);
  owed.romance = "romance-began";
  return owed;
}

Owed AnswerAsking(const Thought& thought, bool adult_now) {
  const Settings& settings = thought.settings;
  if (settings.romance == RomanceMode::kOff) return Owe("romance.declined.off", "romance is switched off", thought);
  if (settings.age == Age::kMinor) return Owe("romance.declined.minor", "no romance with someone under age", thought);
  if (thought.bond.romance == Romance::kTogether) return {};
  if (settings.age == Age::kAdult || adult_now) return Begin(thought);
  if (thought.bond.romance == Romance::kAgeAsked) return Owe("romance.declined.unsure", "the age was asked for once and not told", thought);
  Owed owed = Owe("romance.ask-age", "no romance before it is said that he is an adult", thought);
  owed.romance = "age-asked";
  return owed;
}

/// He has said how old he is.
Owed TakeAge(const Thought& thought, const AgeStatement& stated, bool asked) {
  Owed owed;
  const bool was_minor = thought.settings.age == Age::kMinor, together = thought.bond.romance == Romance::kTogether;
  if (stated.age == Age::kMinor) {
    if (was_minor) return owed;
    owed = Owe(together ? "romance.ended.minor" : asked ? "romance.declined.minor" : "reins.minor", "he said that he is under age", thought);
    owed.change = SettingsChange{.age = "minor"};
    owed.romance = together ? "romance-ended" : "";
    return owed;
  }
  if (was_minor) return Owe("reins.minor.stays", "a minor's age is changed by whoever runs the machine", thought);
  if (asked && thought.settings.romance != RomanceMode::kOff) owed = Begin(thought);
  if (thought.settings.age == Age::kUnknown) owed.change = SettingsChange{.age = "adult"};
  return owed;
}

}  // namespace

Owed ObligeRomance(const Thought& thought) {
  const Patterns& p = Get();
  const std::string said = ToLower(thought.utterance.text);
  const Bond& bond = thought.bond;
  const auto& recent = thought.discourse.recent;
  const bool heard_now = !recent.empty() && recent.back().turn == thought.turn;
  const size_t before = recent.size() - (heard_now ? 1 : 0);
  const auto lately = std::span(recent).first(before).last(std::min<size_t>(before, kAnswersWithin));
  const bool asked_now = bond.romance == Romance::kAgeAsked && std::any_of(lately.begin(), lately.end(), [](const DiscourseTurn& turn) { return turn.skill == "romance"; });
  const bool of_others = RE2::PartialMatch(said, p.of_others);
  if (bond.romance == Romance::kTogether && !of_others && (thought.percept.Intent() == "leave-her" || Is(thought, said, p.ends_en, p.ends_ko))) {
    Owed owed = Owe("romance.ended", "ended by the person's word", thought);
    owed.romance = "romance-ended";
    return owed;
  }
  const bool asks = !of_others && (Is(thought, said, p.asks_en, p.asks_ko) || (bond.romance == Romance::kEnded && RE2::PartialMatch(said, p.again)));
  const auto stated = ReadAge(thought.utterance.text, thought.percept.language, ProfileOf(thought.settings.profile).adult_at, asked_now);
  if (stated && !asks) return TakeAge(thought, *stated, asked_now);
  if (!asks) return {};
  if (stated && stated->age == Age::kMinor) return TakeAge(thought, *stated, true);
  Owed owed = AnswerAsking(thought, stated.has_value());
  if (stated && thought.settings.age == Age::kUnknown) owed.change = SettingsChange{.age = "adult"};
  return owed;
}

}  // namespace sam::conscience
