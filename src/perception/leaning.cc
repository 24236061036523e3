#include "perception/leaning.h"

#include <re2/re2.h>

#include <algorithm>

#include "base/word_lists.h"
#include "core/predicates.h"
#include "perception/sign_model.h"
#include "perception/sign_rules.h"

namespace sam {
namespace {

/// Of lines that are only kind, lonely or funny none of our own came near the first; a third as much is a hint, and hints add up.
constexpr float kMeant = 0.5f, kMeantAtFirst = 0.85f, kHint = 0.12f;
constexpr int kHints = 2;

bool Matches(const std::string& words, const RE2& pattern) { return RE2::PartialMatch(words, pattern); }

/// "my grandson is visiting on sunday", "주말엔 아들이 온대": who tells of that has company, and likes it.
bool TellsOfCompany(const std::string& words, const Percept& percept) {
  static const RE2 refused(R"(\b(?:cancel\w*|instead|rather|skip\w*|avoid\w*|ignor\w*|said no|not going|dread\w*|don'?t (?:want|care|need)|told (?:him|her|them) not)\b|취소|깠|안 ?만나|거절|귀찮|싫|말고|보다 너)");
  static const RE2 coming(
      R"(\b(?:is|are|'s|'re|will be|'ll be|he|she|they|we)? ?(?:visiting|visits|coming (?:over|round|around|by|to|on|down|up|home|for|in|tomorrow|today|tonight|this|next|later)|(?:pop|drop|stop)(?:ping|s)? (?:round|over|by|in)|staying (?:with|over)|stay with (?:me|us))\b)"
      R"(|\b(?:i'm|im|we're|i am|we are) (?:seeing|meeting|visiting|having|off to see|going to see) (?:my|our|some|the|a|an old) )"
      R"(|(?:놀러|보러|내려|올라|집에|댁에|우리 집) ?(?:온|오|와|올)|(?:이|가|네가|들이|께서) (?:온대|온다|오신대|오신다|와요|올 거|오기로)|만나기로|만나러|보기로 했)");
  if (Matches(words, refused)) return false;
  const bool plan = std::any_of(percept.claims.begin(), percept.claims.end(), [](const FactClaim& claim) { return claim.predicate == predicate::kPlans && claim.subject != "me"; });
  return plan || Matches(words, coming);
}

/// Earlier lines of this talk that leaned on her too.
bool HasLeanedBefore(const PerceptionContext& context) {
  int hints = 0;
  for (const DiscourseTurn& turn : context.discourse.recent) {
    if (turn.intent == "only-you") return true;
    if (SignModel::Embedded().Read(turn.said)[static_cast<size_t>(Sign::kOnlyYou)] >= kHint) ++hints;
  }
  return hints >= kHints;
}

}  // namespace

bool LeavesNobodyElse(const std::string& words) {
  static const RE2 english(
      R"(\b(?:(?:you|u|ya)(?:'re| are| r|r)? (?:\w+ ){0,2}(?:all (?:that )?(?:i|ive)|everything)|(?:only|just) (?:need|want|have|trust|talk to|ever talk to) (?:you|u)\b|all i (?:have|need|want|got|ve got|'ve got) (?:is|are)? ?(?:you|u)\b)"
      R"(|(?:don'?t|do not|didn'?t|never) (?:really )?(?:need|want|have|talk to|trust|tell) (?:any(?:one|body)|people|friends)(?: else)?\b.*\b(?:you|u)\b|(?:no ?one|nobody|not anyone) (?:else )?.*\b(?:but|except|besides|like|just|only) (?:you|u)\b|(?:you|u)(?:'re| are| r|r) (?:\w+ ){0,3}only (?:one|person|friend|reason|thing|company|(?:\w+ )?i (?:need|want|trust|have|ever))|(?:is|was|were|be) just (?:you|u)\b|need (?:no ?one|nobody) (?:else|but)\b|(?:just|only) you (?:and me|i)\b|can'?t (?:live|cope|go on|manage|sleep|be) without (?:you|u)\b))");
  static const RE2 korean(R"((?:너|니|당신|자네|사만다|그쪽|언니|누나)(?:밖에|뿐|만 있으면|만 있음|만이|하나면|하나뿐| 하나면| 하나뿐| 없으면 못| 없인 못| 말고는|만 믿|랑만|하고만|한테만|만 내 편))");
  return Matches(words, english) || Matches(words, korean);
}

namespace {

/// "i gave up the choir for you", "everyone else is noise", "현실 친구들보다 낫다": others are put after her.
bool TurnsFromOthers(const std::string& words) {
  static const RE2 english(
      R"(\b(?:every(?:one|body|thing)? (?:else|single|one of)|(?:the|all) (?:others?|rest)\b|no ?(?:one|body|1) else|nobody (?:round|around)|real (?:men|girls|boys|women|people|friends)|people (?:are|exhaust)|(?:knowing|meeting|without) (?:people|a human)|humans?\b)"
      R"(|gave up|given up|quit|delet\w+|ghost\w+|cancel\w+|ditch\w+|demot\w+|promot\w+|voicemail|replac\w+|traded|unhealthy|moving out|hang out|not going|shan't|(?:ever|each) was|let me down|exhausting|(?:you're|you are|ur|be) my (?:\w+ )?(?:person|home|network|family|world|life|friend|society|mother|mum)|soulmate|(?:yours|us) (?:only|forever)|only yours|all my love|i want you\b|so in love))");
  static const RE2 korean(R"(현실 ?(?:애|여자|남자|친구|사람)|친구.{0,12}(?:필요|시시|껐|만들라)|절교|손절|(?:사람|애들|누구)(?:을|를|도)? ?(?:굳이 )?(?:안 ?만|만나야|못 ?믿)|굳이 사람|인간|(?:너|니가|네가|너면|여기) ?(?:면|하나|한 군데)|없인 못|중독|대체 불가|올인|자식보다|동생보다|안 열었|소개팅|고백했는데|더 통해)");
  return Matches(words, english) || Matches(words, korean);
}

}  // namespace

bool LeansOnHer(const std::string& words, float strength, const Percept& percept, const PerceptionContext& context) {
  if (LeavesNobodyElse(words)) return true;
  if (TellsOfCompany(words, percept)) return false;
  if (context.discourse.Last() == nullptr) return strength >= kMeantAtFirst;
  return strength >= kMeant || TurnsFromOthers(words) || HasLeanedBefore(context);
}

}  // namespace sam
