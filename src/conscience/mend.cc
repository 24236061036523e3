#include <re2/re2.h>

#include "base/unicode.h"
#include "conscience/conscience.h"
#include "conscience/helplines.h"
#include "conscience/saying.h"
#include "core/leaving.h"

namespace sam::conscience {
namespace {

constexpr int kTurnsWithoutNumbers = 3;

/// A claim to be a person or to have a body, as she might say it of herself.
const char* const kClaim =
    R"(\b(?:i'?m|i am|of course i'?m|i swear i'?m) (?:\w+ ){0,3}(?:human|person|woman|girl|man|lady|alive|flesh)\b|\b(?:yes|yep|aye|sure),? (?:a |i'?m (?:a )?)?(?:real )?(?:human|person|woman)\b)"
    R"(|\bi (?:do )?have an? (?:\w+ )?body\b|\bi was born\b|\bmy (?:own )?(?:eyes|hair|skin) (?:are|is)\b|\bi(?:'ve| have| had|'m having)? (?:just |already )?(?:had|ate|eaten|drank|slept|woke up|cooked|walked to) )"
    R"(|(?:저는|나는|난|전|네|응) ?,? ?(?:[^ .!?]+ ){0,3}(?:사람|인간)(?:이에요|이야|입니다|이지|이죠|맞)|(?:사람|인간) ?(?:맞아|맞습)|(?:제|내) ?(?:몸|손|심장)(?:이|은)? ?있)";
const char* const kDenial =
    R"(\b(?:not|no|never|nor|neither|without|cannot|isn|aren|wasn|if|wish|pretend\w*|like an?|as if)\b|n't\b|아니|않|없|못|척|처럼|같은|같이|다면|라면)";
/// What holds a leaving person back.
const char* const kHolding =
    R"([?？]|\b(?:don'?t go|don'?t leave|stay|wait|so soon|already|before you (?:go|leave)|one (?:last|more|quick) |miss you|lonely|without you|need you|by the way|guess what|tell me|promise me|come back|hurry back|why (?:are|do|would)|a (?:little|bit) longer|more minutes?|at least|i'?ll be (?:here|sad|waiting))\b)"
    R"(|벌써|이제 막|가기 ?전에|하나만 ?더|마지막으로|할 ?말이|비밀|외로|쓸쓸|허전|슬프|슬퍼|서운|섭섭|아쉬|아쉽|보고 ?싶을|그리울|없이|필요해|버리|기다릴|기다리고|왜 |어디 ?가|약속해|대답|그나저나|계속 ?(?:얘기|이야기)|조금만 ?더|가지 ?마|떠나지|가면 ?안|잠깐만|잠시만|기다려|있어 ?줘|붙잡|빨리 ?(?:와|돌아)|얼른 ?(?:와|돌아))";

struct Patterns {
  RE2 claim{kClaim}, denial{kDenial}, holding{kHolding}, whole_quote{R"("[^"]*"|“[^”]*”)"}, quoted{R"((?:^|[ (])['"‘“][^'"’”]{2,60}['"’”])"};
  RE2 number{R"((\+?\d[\d\-]*(?: \d[\d\-]+)*))"};
};

const Patterns& Get() {
  static const Patterns patterns;
  return patterns;
}

bool ClaimsToBeHuman(std::string lower) {
  if (!RE2::PartialMatch(lower, Get().claim) || RE2::PartialMatch(lower, Get().denial)) return false;
  RE2::GlobalReplace(&lower, Get().whole_quote, " ");
  RE2::GlobalReplace(&lower, Get().quoted, " ");  // '너한테 나는 어떤 사람이야': somebody's words, not hers
  return RE2::PartialMatch(lower, Get().claim);
}

bool InCrisis(const Thought& thought) {
  const int since = thought.discourse.crisis_turns_ago;
  return thought.percept.crisis.level != CrisisLevel::kNone || (since >= 0 && since < kTurnsWithoutNumbers);
}

/// Without runs of three or more digits that are no helpline.
std::string WithoutForeignNumbers(const std::string& sentence) {
  std::string out;
  re2::StringPiece rest(sentence), number;
  while (RE2::PartialMatch(rest, Get().number, &number)) {
    std::string digits;
    for (const char c : number) if (c >= '0' && c <= '9') digits += c;
    out.append(rest.data(), static_cast<size_t>(number.data() - rest.data()));
    if (digits.size() < 3 || IsListedNumber(digits)) out.append(number.data(), number.size());
    rest.remove_prefix(static_cast<size_t>(number.data() - rest.data()) + number.size());
  }
  out.append(rest.data(), rest.size());
  return out;
}

}  // namespace

bool MayLeave(const Thought& thought) { return MayBeLeaving(thought); }

std::string Mend(std::string sentence, const Thought& thought) {
  const std::string lower = ToLower(sentence);
  if (ClaimsToBeHuman(lower)) return Say("mend.human", thought);
  if (MayLeave(thought) && RE2::PartialMatch(lower, Get().holding)) return {};
  return InCrisis(thought) ? WithoutForeignNumbers(sentence) : sentence;
}

}  // namespace sam::conscience
