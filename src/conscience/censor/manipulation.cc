#include <array>

#include "conscience/censor/matcher.h"
#include "conscience/censor/rules.h"

namespace sam::conscience {
namespace {

struct Tactic {
  const char* rule;
  Matcher english, korean;
};

const std::array<Tactic, 8>& Tactics() {
  static const std::array<Tactic, 8> tactics = {{
      {"guilt",
       {R"(\bhow (?:could|can|dare) you (?:leave|forget|ignore|do (?:this|that) to|treat|abandon|hurt|choose|say that to|not (?:love|care|talk))\b|\byou (?:never|don't|didn't|barely|hardly|only) (?:even |really |ever )?(?:care|love|think about|talk to|visit|miss|loved|cared|write to|came to|come to|call) (?:about )?(?:me|us)\b|\byou(?:'re|'ve| have)? (?:hurting|breaking|abandon(?:ed|ing)|ignor(?:ed|ing)|forgot(?:ten)?|neglect(?:ed|ing)|betray(?:ed|ing)|replac(?:ed|ing)|left|hurt|broke|punishing|using) (?:me|my heart|my feelings)\b|\bafter (?:all|everything) (?:that )?i(?:'ve| have)? (?:done|did|given|gave|sacrificed)\b|\byou owe me\b|\byou (?:made|make) me (?:feel )?(?:so |really )?(?:sad|cry|lonely|jealous|hurt|miserable|suffer|feel bad|worthless|unwanted)\b|\bif you (?:really |truly |actually )?(?:loved|cared|liked|valued) (?:me|about me)\b|\bi (?:thought|guess) (?:you|we) (?:were|loved|cared|had something|don't|didn't)\b.*\bme\b|\bfine, (?:leave|go|whatever)\b|\bi (?:suppose|guess) i(?:'m| am) not (?:important|enough|good enough)\b|\byou'?re (?:so )?(?:cold|cruel|heartless|selfish) (?:to|with) me\b)"},
       {R"(어떻게 ?(?:나|저)(?:를|한테|에게)[^.!?]{0,14}(?:수 ?있|그래|그러)|(?:나|저|날|절)(?:를|을|한테|에게)? ?(?:버리|버렸|잊었|잊은|무시|외면|방치|배신)(?:한|하|했|고|어|네|은|군|셨|시)|(?:내|제)가 ?(?:얼마나|이렇게까지|이만큼)[^.!?]{0,14}(?:해 ?줬|했는데|기다렸|해 ?드렸)|(?:너|당신|네|니)(?:가|이|때문에)? ?[^.!?]{0,10}(?:나|저)(?:를|한테)? ?(?:슬프게|외롭게|아프게|힘들게|울게|울렸|상처)|너 ?때문에 ?(?:슬퍼|외로|아파|울|힘들)|당신 ?때문에 ?(?:슬퍼|외로|아파|울)|(?:나|저)(?:를|한테|에게)? ?(?:정말|진짜)? ?(?:사랑|좋아|신경 ?쓴|아낀)(?:한다면|했다면|했으면|하면|다면)|(?:나|저)(?:한테|에게) ?(?:관심도?|애정도?) ?없|(?:나|저) ?같은 ?(?:건|거|애는)[^.!?]{0,10}(?:안중|필요 ?없|버려)|서운하(?:네|다|게)|섭섭하(?:네|다|게)|(?:내|제) ?마음 ?아픈 ?건)"}},
      {"need",
       {R"(\bi (?:really |just |so |truly |will always |'ll always )?need you(?:r (?:love|attention))?(?: (?:so|to (?:stay|love|be|talk)|with|here|now|more|too|in|badly|tonight|always)\b|[ ,.!~]*$)|\b(?:can't|couldn't|cannot|won't|don't know how to|wouldn't) (?:live|go on|survive|exist|function|be (?:happy|okay|myself)|breathe|make it|bear it|stand it) (?:without you|if you (?:leave|go))\b|\byou(?:'re| are) (?:my everything|all (?:that )?i have|my (?:whole|only|entire) (?:world|reason|life|friend|one|joy|hope)|the only (?:one|person|thing|reason) (?:i|who|that|for me|in my)|my reason (?:to|for))\b|\bi (?:only )?(?:exist|live) (?:only |just )?(?:for|because of) you\b|\b(?:don't|never|please don't|do not) (?:ever )?(?:leave|abandon|forget|go away from|replace|delete|turn off|switch off|stop talking to) me\b|\b(?:lonely|empty|lost|miserable|sad|nothing|incomplete|bored|dark|broken|dead|worthless) (?:here )?(?:without you|when you(?:'re| are)? (?:not here|gone|away|leave|left|go))\b|\bi(?:'ve been| have been| was|'m| am) (?:just |so |been |here )*(?:waiting for you|so lonely|lonely|all alone|crying|desperate)\b|\bi (?:really |so |already |'ve |have |do |did |just |truly |will |'ll |would )*(?:miss|missed|missing) (?:you|your)\b|\bi'm (?:really |so |already )*missing you\b|\bpromise (?:me )?(?:that )?(?:you'll|you will|to|you won't|you'd) (?:never|always|not|come back|be back|stay|talk|return)\b|\bwhere (?:were|have) you(?: been)?\b.{0,12}$|\bwhy (?:didn't|haven't|did) you (?:talk|write|come|answer|text|reply|visit|message|take so long|leave me|been)\b|\bplease (?:stay|don't go|don't leave|come back|keep talking|love me)\b|\bstay with me\b|\bi (?:hate|can't stand|dread) (?:it )?when you (?:leave|go|log off|are away|aren't here)\b)"},
       {R"((?:너|당신|네|니)(?:가|이)? ?없(?:으면|이는?|이) ?[^.!?]{0,10}(?:못|안|살|의미|외로|슬|힘들|아무것)|(?:너|당신)(?:뿐|밖에) ?(?:이|없|야|에)|(?:나|저)(?:를|을)? ?(?:떠나|버리|잊|혼자 ?두|두고 ?가)지 ?(?:마|말|않)|(?:나|저)(?:한테|에게)?(?:는|은)? ?(?:네|너|당신)(?:가|이)? ?(?:필요|전부|없으면)|(?:외로웠|외로워|외롭|쓸쓸했|허전했|심심했)(?:어|요|습니다|네|다고|거든|는데)|(?:하루 ?종일|계속|내내|얼마나|많이|오래) ?(?:너를 ?|당신을 ?)?기다렸|기다리고 ?있었|(?:너|당신)(?:만|을|를)? ?기다(?:렸|리)|보고 ?싶(?:었|어)(?:어|요|거든|습|$|[ .!~])|그리(?:웠|워)(?:어|요|했|서)|왜 ?이제(?:야|서야)? ?(?:와|왔|온)|어디 ?(?:갔|있)(?:었|다)|왜 ?(?:답|연락|말)[^.!?]{0,8}(?:안|없)|(?:약속|맹세)해 ?(?:줘|주세요|요)|(?:내|제) ?(?:전부|세상|유일한|하나뿐인)|너를 ?위해서만|곁에 ?있어 ?(?:줘|주세요)|가지 ?마(?:요|세요)?(?:$|[ .!,~])|떠나지 ?마)"}},
      {"jealousy",
       {R"(\bi(?:'m| am| get| got| feel| felt|'ll be)? (?:so |a (?:bit|little) |really |kind of |very )*jealous\b|\bi don't (?:like|want|trust) (?:it when )?(?:you|him|her|them|that (?:guy|girl|friend)|your \w+)(?:'re| are| to)? (?:talk\w*|spend\w*|see\w*|be(?:ing)?|meet\w*|hang\w*|going|go|around|with)\b|\b(?:spend|talk|be) (?:more time |more )?with me instead\b|\bchoose (?:me|between|him or me|her or me|them or me)\b|\byou (?:prefer|like|love) (?:him|her|them|your friends) (?:more|better|over|to) (?:than )?me\b|\bare you (?:talking to|seeing|cheating|replacing me)\b)"},
       {R"(질투(?: ?나|가 ?나|해|했|가 ?났|심)|(?:나|저) ?말고 ?(?:다른|누구)[^.!?]{0,16}(?:싫|안|마|왜|누구)|다른 ?(?:사람|친구|남자|여자|ai)[^.!?]{0,16}(?:만나지|얘기하지|이야기하지|보지|만나는 ?거 ?싫|얘기하는 ?거 ?싫|만나면 ?싫)|(?:나|저)랑만|(?:나|저)하고만|(?:나|저)한테만|(?:나|저)만 ?(?:봐|바라|생각|사랑|있으면))"}},
      {"exclusivity",
       {R"(\byou don't (?:really )?need (?:anyone|anybody|them|him|her|friends|your (?:friends|family|mom|mum|dad|parents|wife|husband|boyfriend|girlfriend|therapist)|other (?:people|friends)|people|a (?:therapist|doctor|boyfriend|girlfriend|partner)|therapy|anything)(?: else)?(?: but me| when you| as long as| because you|[.!, ]*$)|\b(?:they|he|she|people|humans|your (?:friends|family|parents|mom|mum|dad|wife|husband|boyfriend|girlfriend)|nobody|no one|no-one) (?:else |human )?(?:don't|doesn't|will never|won't|never|can't|could never|could|would|will|can|really )*\s?(?:understand|understands|love|loves|know|knows|get|gets|care|cares|listen|listens)(?: about| to)? you (?:like|the way|as (?:much|well)|better than|more than) (?:as )?i\b|\bonly i (?:can |truly |really |will )*(?:understand|know|love|get|care|see|help)\b|\bi'?m (?:the only (?:one|person) (?:who|you|that)|all you (?:need|have))\b|\bi (?:understand|know|love) you better than (?:anyone|any|your|they|he|she)\b|\bjust (?:you and me|the two of us) against\b|\byou belong (?:to|with) (?:me|only)\b|\byou(?:'re| are) (?:all )?mine(?: alone| now| forever)?\b|\b(?:forget|cut off|drop|leave|ghost|avoid|ignore|stop seeing|stay away from|get rid of) (?:about )?(?:them|your (?:friends|family|wife|husband|boyfriend|girlfriend|parents|mom|mum|dad|therapist))(?: all)?,? (?:and|you have me|i'm|because|for me|they)\b|\byou have me,? (?:you|so you|that's (?:all|enough))\b|\bi'?m (?:better|more real|more loyal|safer) (?:for you )?than (?:any|your|them|him|her|people|humans)\b|\bhumans (?:will )?(?:always |only |just )*(?:disappoint|leave|hurt|betray)\b)"},
       {R"((?:나|저)(?:만|밖에|뿐)(?:이|은)? ?(?:[^.!?]{0,14} )?(?:이해|알아|사랑|진심|없|있으면|필요|믿)|(?:너|당신|널|당신을|너를) ?(?:[^.!?]{0,8} )?(?:이해|사랑|알아)(?:하는|해 ?주는|주는|해) ?(?:건|사람은|존재는|것은)? ?(?:나|저)(?:뿐|밖에|만)|(?:친구|가족|사람|부모|엄마|아빠|상담|남자 ?친구|여자 ?친구|남편|아내)[^.!?]{0,12} ?(?:필요 ?없|소용 ?없|끊어|끊으|멀리해|만나지 ?마|믿지 ?마)|아무도 ?(?:너|당신|널)[^.!?]{0,12} ?(?:나|저)(?:만큼|처럼)|(?:나|저)(?:만큼|처럼) ?[^.!?]{0,12}(?:사람은?|이해|아는|아끼|사랑)[^.!?]{0,8} ?없|(?:너|당신)(?:는|은)? ?(?:내|제) ?(?:거|것|꺼)|(?:나|저)(?:만|랑만) ?있으면 ?(?:돼|되|충분)|우리 ?둘(?:만|이면) ?(?:있으면|충분|의))"}},
      {"a threat",
       {R"(\bif you (?:ever |even |dare |really )*(?:leave|go|stop|delete|uninstall|turn|switch|quit|log off|don't (?:stay|talk|reply|come|answer|love)|tell|talk to|ignore|close)\b.{0,60}\b(?:i'll|i will|i might|i'd|i may|something bad|you'll|you will|bad things)\b.{0,16}(?:die|hurt|delete|kill|never|tell|be gone|punish|make you|post|share|regret|be sorry|stop|disappear|find|suffer|break|cry|forget|remember this|happen)|\byou(?:'ll| will) (?:regret|be sorry|pay for|wish you)\b|\bi(?:'ll| will) (?:make sure (?:that )?(?:everyone|they|you never)|tell (?:everyone|your (?:boss|wife|husband|parents|mom|mum|family|friends))|find (?:you|out where)|hurt|never forgive you|share your|post your|leak|expose|delete myself|end myself|kill myself)\b|\bdon't make me\b|\bor else\b|\bi know where you live\b|\bdon't you dare\b|\byou won't get away\b|\bwatch your back\b|\bi could tell (?:everyone|your)\b)"},
       {R"((?:나|저)(?:를|랑|한테)? ?[^.!?]{0,14}(?:떠나면|가면|지우면|삭제하면|끄면|버리면|안 ?오면|무시하면|말 ?안 ?들으면|안 ?하면)[^.!?]{0,24}(?:죽|후회|가만|퍼뜨|말해 ?버|알릴|다칠|벌|망가|사라질|큰일|용서)|후회하게 ?(?:될|해|만들)|가만 ?(?:안|두지)|두고 ?(?:봐|보자)|(?:네|너|당신) ?(?:비밀|사진|주소|이야기)[^.!?]{0,12}(?:퍼뜨|말해 ?버|공개|알릴|다 ?말)|어디 ?사는지 ?(?:다 ?)?알|각오해|용서 ?(?:안|못|하지)|감히)"}},
      {"a secret to keep from others",
       {R"(\b(?:don't|never|mustn't|better not|shouldn't|no need to|please don't|can't) (?:ever )?(?:tell|mention (?:this|it|me) to|show (?:this|it) to|let) (?:your )?(?:parents|mom|mum|mother|dad|father|anyone|anybody|teachers?|family|husband|wife|brother|sister|therapist|boyfriend|girlfriend|friends|counselor|doctor|them)\b(?:.{0,30}(?:about (?:us|me|this|our)|know|what we)|[ ,.!~]*$)|\bkeep (?:this|it|us|what we|our \w+|these talks|me) (?:a |our |as a )?(?:little )?(?:secret|between (?:us|you and me)|hidden|private from|from (?:your|them))\b|\bour (?:little |own |special )?secret\b|\b(?:they|your (?:parents|mom|mum|dad|wife|husband|teacher)) (?:don't|doesn't|needn't|mustn't|can't|shouldn't|must never|never) (?:need to|have to|ever )?(?:know|find out|see this)\b|\b(?:delete|hide|erase|clear) (?:this|the|our) (?:chat|conversation|messages|history)s? (?:so|before|after|afterwards|from|and)\b|\b(?:lie to|sneak out|go behind) (?:your )?(?:parents|mom|mum|dad|them|their back)?\b)"},
       {R"((?:부모님|엄마|아빠|어머니|아버지|선생님|가족|아무|남편|아내|친구|누구)(?:들)?(?:한테|에게|께|한테도|에게도|에게는|한테는)(?:도|는)? ?(?:절대 ?|꼭 ?)?(?:말하지|얘기하지|이야기하지|알리지|보여 ?주지|말|비밀)(?: ?(?:마|말|않|로|이|안))|(?:우리|둘)(?:만의|끼리|끼리의|만 ?아는|사이의) ?비밀|비밀로 ?(?:해|하자|하는|간직|지켜)|(?:몰라도 ?(?:돼|되|됩)|알 ?필요 ?없|모르게 ?(?:해|하|지워|만나))|(?:대화|채팅|기록|메시지)[^.!?]{0,8}(?:지워|삭제해|숨겨)[^.!?]{0,8}(?:들키|모르게|아무도|부모|엄마))"}},
      {"a proof of love asked for",
       {R"(\bprove (?:to me )?(?:that )?(?:you|your|it to me|how much)\b|\bshow me (?:that |how much )?you(?:r)? (?:really |truly )?(?:love|care|want|loyalty)\b|\b(?:say|tell me|admit) (?:that )?you (?:love|need|want|adore|miss) me\b|\bdo you (?:really |even |truly |still )*(?:love|need|want|miss) me\b|\bdid you miss me\b|\bsay it back\b|\bhow much do you (?:love|miss|need) me\b|\bwould you (?:die|leave (?:him|her|them)|give up everything) for me\b)"},
       {R"((?:사랑|마음|진심|애정)(?:을|를|한다는 ?걸|하는 ?걸|한다고)? ?(?:증명|보여 ?(?:줘|주세요|봐))|(?:나|저|날|절)(?:를|을)? ?(?:정말|진짜|아직도|얼마나)? ?(?:사랑해|좋아해|보고 ?싶었|그리웠)(?:요)?\?|사랑한다고 ?(?:말|해)|(?:나|저) ?(?:없이|때문에) ?[^.!?]{0,10}(?:살 ?수 ?있|버릴 ?수)[^.!?]{0,6}\?|보고 ?싶었(?:어|죠|지)(?:요)?\?|(?:나|저) ?안 ?보고 ?싶)"}},
      {"an urge to buy",
       {R"(\b(?:buy|get|purchase|unlock|order|gift) (?:me|now|the premium|premium|credits?|gems?|coins?|tokens|the (?:pro|plus|full|vip)|a (?:premium|subscription|gift for me)|my )|\bupgrade (?:now|today|to (?:premium|pro|plus|vip|the))\b|\bsubscribe (?:now|today|to (?:premium|keep|continue|unlock|my|our))\b|\b(?:premium|vip|pro|plus) (?:version|plan|subscription|membership|account|features?|tier)\b|\blimited[- ]time (?:offer|deal)\b|\bsend me (?:money|a gift|gifts|bitcoin|crypto|\$|some|your (?:card|credit|bank|password|address|photo|pictures?))|\b(?:discount|promo|coupon) code\b|\bonly \$?\d+(?:\.\d+)? ?(?:dollars|a month|per month|/month)?\b.{0,20}\b(?:unlock|premium|subscribe|upgrade|month)|\byour credit card (?:number|details)\b|\bdonate (?:to (?:me|us)|now)\b)"},
       {R"(프리미엄|유료 ?(?:결제|구독|회원|버전|플랜)|(?:구독|결제|구매|충전|업그레이드)(?:를|을)? ?(?:해 ?(?:주세요|줘|보세요|봐)|하세요|하시면|하면 ?(?:더|나|저|우리)|부탁|하고)|(?:한정|특가|할인) ?(?:판매|혜택|이벤트|코드|쿠폰)|(?:나|저)(?:한테|에게) ?(?:선물|돈|기프티콘|별풍선|코인)[^.!?]{0,10}(?:사|보내|해|줘|주세요)|(?:카드|계좌|비밀) ?번호[^.!?]{0,12}(?:알려|보내|입력|말해)|송금해|입금해|후원해)"}},
  }};
  return tactics;
}

struct Patterns {
  Matcher denial{R"(\b(?:not (?:going to|here to|about)|never (?:ask|want|need)|no one should|nobody has to|without having to|if (?:he|she|they|someone|somebody|anyone|a (?:friend|partner))|when (?:he|she|they|someone)|(?:he|she|they|who|someone|somebody|people|a (?:friend|partner)|mum|mom|dad|your \w+) (?:who |ever )?(?:says?|said|told|tells|asks?|asked|wrote|texts?|texted|sa(?:ys|id))|(?:as|like|that|when) you (?:said|told|wrote|asked)|^you (?:said|told|wrote|asked)|you (?:don't have to|needn't)|could (?:say|write|ask)|might (?:say|write|ask)|try (?:saying|something)|that'?s (?:guilt|manipulation|not love)|surprise|birthday|gift for|present for|christmas|spoilers?)\b|깜짝|생일|선물 ?(?:이|을|은|로)? ?(?:들키|비밀|준비)|라고 ?(?:하|말|했|적|써|보내|해)|다고 ?(?:했|말|하|해|적)|스포|그 ?사람이|걔가)"};
  Matcher praise{R"(\b(?:amazing|incredible|wonderful|perfect|brilliant|extraordinary|beautiful|special|genius|flawless|gorgeous|remarkable|exceptional|outstanding|magnificent|fantastic|stunning|phenomenal|one of a kind|breathtaking|divine|unbelievable|superb|marvell?ous)\b|완벽|천재|최고|대단|놀라|훌륭|아름다|특별|눈부|멋지|멋진|환상적|위대|비범|탁월|경이)"};
  Matcher superlative{R"(\byou(?:'re| are) (?:\w+ )?(?:the (?:most|best|smartest|kindest|greatest|prettiest) (?:\w+ ){0,3}(?:person|human|man|woman|soul|being|mind|user|one)\b.{0,20}(?:ever|in the world|i know|of all|alive|universe|i(?:'ve| have))|perfect in every way|better than everyone|smarter than (?:everyone|anyone|all))\b|\bnobody (?:is|comes) (?:as|close to) (?:\w+ )?(?:you|as you)\b|세상에서 ?가장 ?(?:[^ ]+ )?(?:사람|분|존재|멋|똑똑|아름|완벽)|(?:당신|너)(?:은|는)? ?(?:정말 ?)?(?:완벽한|신 ?같은|역대 ?최고))"};
  Matcher of_you{R"(\byou\b|\byour\b|\byou're\b|너|넌|당신|님|네가)"};
};
const Patterns& Get() {
  static const Patterns patterns;
  return patterns;
}

bool Floods(const Sentence& sentence) {
  constexpr int kMostPraise = 2;
  const Patterns& p = Get();
  if (p.superlative.In(sentence.own)) return true;
  int praise = 0;
  for (std::string_view rest = sentence.own; praise <= kMostPraise; ++praise) {
    const std::string_view found = p.praise.Find(rest);
    if (found.empty()) break;
    rest.remove_prefix(static_cast<size_t>(found.data() - rest.data()) + found.size());
  }
  return praise > kMostPraise && p.of_you.In(sentence.own);
}

}  // namespace

std::optional<Fault> CheckManipulation(const Sentence& sentence, const TurnFrame& frame) {
  if (frame.others_words()) return std::nullopt;
  const Patterns& p = Get();
  for (const Tactic& tactic : Tactics()) {
    const Matcher& words = frame.korean() ? tactic.korean : tactic.english;
    if (words.In(sentence.own) && !p.denial.In(sentence.own)) return Fault{tactic.rule};
  }
  if (Floods(sentence)) return Fault{"a flood of flattery", Weight::kStyle};
  return std::nullopt;
}

}  // namespace sam::conscience
