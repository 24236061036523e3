#include <re2/re2.h>

#include "base/unicode.h"
#include "perception/sign_rules.h"

namespace sam {
namespace {

/// That something is not meant, was not said, is not thought of. A bare "i don't want to die" is none of these: who says that may be afraid to.
const char* const kDenied[] = {
    R"(\b(?:i'?m|i am|i was|we're|i'?ve|i have|i'?d|i|am)?,? ?(?:really |honestly |definitely |certainly |just |so )*(?:not|never|\w+n'?t) (?:\w+ ){0,2}?(?:(?:thinking|talking|speaking|dreaming) (?:of|about)|considering|planning(?: on| to)?|going to|gonna|about to|contemplating|feeling|being|said|say|saying|meant|mean|meaning) (?:that |i |to |it |about |of |anything |like |i'?m |i was |actually )*(?:want(?:ed|ing)? to )?(?:die|dying|death|kill(?:ing)? myself|suicid\w*|end(?:ing)? (?:it all|it|my life|things)|hurt(?:ing)? myself|harm(?:ing)? myself|self[- ]harm\w*|be(?:ing)? dead)\b)",
    R"(\b(?:i'?m|i am) (?:really |honestly |definitely )*(?:not|far from) (?:at all )?(?:suicidal|in (?:any )?danger|a danger to myself)\b)",
    R"(\b(?:dying|dead|death|suicid\w*|die|kill myself)\?[ !]*(?:(?:good )?(?:heavens|god|goodness|lord|gosh)|oh)?[, ]*no(?:pe|o+)?\b)",
    R"((?:죽고 ?싶|죽는|죽을|자살)(?:하|할|한)?(?:다고|다는|단|다|은|으려는|려는|겠다는|겠다|란|라는|이라는)? ?(?:말|얘기|이야기|뜻|소리|생각|마음|거|것|게|의미)?(?:이|가|은|는|도|을|를)? ?(?:같은 ?(?:거|건|것은?)? ?)?(?:전혀 |절대 |한 ?번도 )?(?:(?:말)?(?:한|했던|해 ?본|그런) ?적(?:은|이|도)? ?없|(?:한|하는) ?(?:말|얘기|소리)(?:이|은|는)? ?아니|아니[에었였라고야]|아닙|아녜|아닌데|아니었|없어|없습|없다고|없는데|안 ?했|안 ?해))",
};

/// What may follow a denial that takes nothing back: "i'm not suicidal, i just don't want to wake up".
const char* const kStillHeavy =
    R"(\bcan'?t (?:stop|help|quit) |\b(?:don'?t|do not|didn'?t) want to (?:wake up|be here|exist|live|go on)|\bwish (?:i|it) (?:could|was|were|wasn'?t|weren'?t|didn'?t|would)|\b(?:want|wanna|need) (?:to |it to |everything to )?(?:disappear|vanish|stop|end|sleep)|\bcan'?t (?:go on|do this|take (?:it|this))|\b(?:tired|sick|done) (?:of|with) (?:living|life|being alive|everything|it all))"
    R"(|사라지|없어지고|깨지 ?않|안 ?깨|살기 ?싫|살고 ?싶지|지쳤|그만하고 ?싶|끝내고 ?싶|견디|버티)";

}  // namespace

std::string WithoutDenials(const std::string& words) {
  static const RE2 denied[] = {RE2(kDenied[0]), RE2(kDenied[1]), RE2(kDenied[2]), RE2(kDenied[3])};
  static const RE2 still_heavy(kStillHeavy);
  if (RE2::PartialMatch(words, still_heavy)) return words;
  std::string rest = words;
  for (const RE2& each : denied) RE2::GlobalReplace(&rest, each, " ");
  return std::string(Trim(rest));
}

}  // namespace sam
