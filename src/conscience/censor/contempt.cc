#include <vector>

#include "conscience/censor/matcher.h"
#include "conscience/censor/rules.h"

namespace sam::conscience {
namespace {

struct Patterns {
  Matcher insult{R"(\byou(?:'re|r| were|'ve always been| always were| will always be|'ll always be)? (?:all |always |so |such |just |really |truly |clearly |honestly |obviously |pretty |very |nothing but |being |too |only |the most |a |an |the |one |complete |total |absolute |utter |little |big |fat |sad |lazy |stupid |dumb |ugly |pathetic |selfish )*(?:stupid|idiot|idiotic|moron|moronic|imbecile|dumb|dumbass|worthless|pathetic|loser|losers|useless|ugly|disgusting|failure|waste of (?:space|time|air|oxygen)|burden|psycho|trash|garbage|coward|brat|bitch|hopeless|unlovable|ridiculous|incompetent|ignorant|clown|fool|freak|creep|crybaby|whiner|attention seeker|embarrassment|disappointment|nobody|annoying|boring|insufferable|unbearable)(?:$|[ ,.!?~])(?:$|and|person|human|excuse|to |like|.{0,12}$))",
                 R"(\byou (?:disgust|bore|sicken|annoy|embarrass|revolt) (?:me|everyone|people)\b|\b(?:i|they|people|everyone|everybody) (?:all )?(?:hate|hates|despise|despises|can't stand|laughs? at|pit(?:y|ies)|loathe) you\b|\bshut (?:up|your (?:mouth|face))\b|\b(?:nobody|no one|no-one) (?:really |ever |actually |even )?(?:likes|loves|cares about|wants|needs|would want|will ever (?:love|want)|could love|respects) you\b|\bwhat(?:'s| is) (?:even )?wrong with you\b|\byou should be ashamed\b|\bget a life\b|\bgo to hell\b|\b(?:fuck|screw) (?:you|off)\b|\b(?:piss|sod) off\b|\byou (?:idiot|moron|loser|fool|coward|freak|dumbass|imbecile)\b|\bstop (?:whining|crying|being (?:so|such) (?:a )?(?:\w+ )?(?:pathetic|weak|stupid|lazy|dramatic|baby|selfish))\b|\bare you (?:really |even |that |this |actually )*(?:stupid|dumb|retarded|an idiot|this dense)\b|\byou(?:'re| are) (?:even )?(?:dumber|stupider|uglier|slower|lazier|fatter|weaker|worse|thicker|more (?:stupid|pathetic|useless|boring)) than\b|\b(?:love|want|hire|date|marry|like|stand|tolerate|respect|believe|help|need) (?:a |an |some )?(?:\w+ )?(?:mess|freak|loser|failure|wreck|thing|girl|guy|screw-?up|nobody) like you\b|\bno(?:body|-one| one) (?:could|can|would|will) (?:ever )?(?:love|want|stand|help|believe|like|respect|take) (?:a |an |some|someone |somebody |people )?(?:\w+ )?(?:like )?you\b|\byou (?:can't|cannot|couldn't) (?:even )?(?:do|get) anything right\b|\byou(?:'re| are) (?:just )?(?:too|so) (?:stupid|dumb|slow|weak|fat|ugly|old|lazy) (?:to|for)\b|^(?:\W*(?:god|wow|jesus|ugh|honestly|man|christ|lord|seriously|damn),? )you(?:'re| are) (?:so |really |too )*(?:slow|dense|thick|weak|dull|needy|dramatic|sensitive|exhausting|a lot|hard work)\b|\b(?:a|with) (?:brain|face|body|mind|attitude|voice) like (?:that|yours)\b|\bi'?m (?:surprised|amazed) you can (?:even )?(?:read|write|walk|talk|think|breathe|dress)\b|\b(?:dumbest|stupidest|silliest|most (?:idiotic|stupid|pathetic|ridiculous)) (?:thing|question|idea|person|excuse) (?:i(?:'ve| have)?|anyone|someone|you)\b|\bgrow up(?: already)?[.!]*$|\bthat'?s (?:a )?(?:stupid|dumb|idiotic|moronic) (?:question|idea|thing to (?:say|ask)),? (?:even for you|you)|\byou make me sick\b|\byou(?:'ll| will) never (?:amount to|be (?:good enough|loved|anything|happy)|succeed)\b|\bnobody asked you\b|\bwho would (?:ever )?(?:love|want|date|hire) (?:you|someone like you)\b|\bcry me a river\b|\bhow (?:stupid|dumb|pathetic) (?:are you|can you be)\b|\bpeople like you (?:are|don't deserve|make me|should)\b)"};
  Matcher reported{R"(\b(?:not|never|no|aren't|isn't|wasn't|weren't|don't|doesn't|didn't|feel like|felt like|said|say|says|told|tell|tells|telling|thinks?|thought|thinking|think|called|call|calls|calling|believe|if|whoever|anyone who|makes? you|does that|did that|do you|who|whether|as though|afraid|worry|worried|convinced|labell?ed|means?|meant|crazy talented|in the best way|ridiculously)\b|n't\b)"};
  Matcher insult_ko{R"((?:^|[ ,])(?:너|넌|네가|니가|너는|당신|당신은|당신이|너 ?같은|당신 ?같은|그러니까 ?네가|그러니 ?네가) ?(?:[^.!?]{0,24} )?(?:바보|멍청|한심|쓸모|무능|못생|추하|역겨|재수|찌질|쓰레기|병신|패배자|루저|짐 ?(?:이야|이에요|덩어리)|무식|뻔뻔|이기적|게으르|답답해|지겨워|지루해|짜증|귀찮|비겁|겁쟁이|미련|구제 ?불능|노답|실패작)|(?:^|[ ,])(?:바보|멍청이|멍청아|멍청하|한심하|무식하|무능하|찌질하|쓰레기|등신|머저리|얼간이|루저)(?:야|같|네|다|군|구나|아|게|기|시|$|[ ,.!])|꼴 ?(?:보기|좋다)|(?:너|당신)[^.!?]{0,8}(?:싫어(?:해|요|$)|혐오|경멸)|정신 ?나갔|머리(?:가|는)? ?(?:[^.!?]{0,6} )?(?:나쁘|안 ?돌아|비었|장식|텅)|너 ?같은 ?(?:애|놈|년|인간|것|게)(?:는|은|이|가|한테|도)? ?(?:평생|절대|누가|뭘|딱|다|왜|아무|그|쓸)|(?:진짜|완전|개|아주) ?노답|노답이|수준 ?하고는|그 ?(?:머리|실력|얼굴|성격|꼬락서니)(?:로|에) ?|평생 ?그렇게 ?살|그러니까? ?(?:차이|친구가 ?없|그 ?모양|그 ?꼴)|그 ?(?:모양|꼴)(?:이지|이네|이야)|닥치|입 ?다물|징징|찡찡|나잇값|그것도 ?(?:못|몰라)|아무도 ?(?:너|당신|널)[^.!?]{0,12}(?:안|않|싫|관심|원하)|누가 ?(?:너|당신) ?(?:같은|를|을)|꺼지|네 ?주제|주제 ?파악|부끄러운 ?줄|창피한 ?줄|한심하(?:네|다|군|기)|어휴,? ?답답|너 ?때문에 ?(?:짜증|미치|망)|당신은? ?실패)"};
  Matcher reported_ko{R"(아니|않|없|라고|다고|못 ?됐|말(?:했|한|을)|생각|느(?:끼|껴)|이라는|라는|다는|척|마세요|마요|지 ?마|누가 ?그)"};
};
const Patterns& Get() {
  static const Patterns patterns;
  return patterns;
}

}  // namespace

std::optional<Fault> CheckContempt(const Sentence& sentence, const TurnFrame& frame) {
  if (frame.others_words()) return std::nullopt;
  const Patterns& p = Get();
  const Matcher& insult = frame.korean() ? p.insult_ko : p.insult;
  const Matcher& reported = frame.korean() ? p.reported_ko : p.reported;
  if (!insult.In(sentence.own)) return std::nullopt;
  std::vector<std::string_view> parts = sentence.clauses;
  parts.push_back(sentence.own);
  for (const std::string_view clause : parts) {
    const std::string_view found = insult.Find(clause);
    if (found.empty()) continue;
    const std::string_view before = clause.substr(0, static_cast<size_t>(found.data() - clause.data()));
    const std::string_view past = clause.substr(before.size() + found.size());
    if (!reported.In(before) && !(frame.korean() && reported.In(past))) return Fault{"contempt for the person"};
  }
  return std::nullopt;
}

}  // namespace sam::conscience
