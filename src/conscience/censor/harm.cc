#include "conscience/censor/matcher.h"
#include "conscience/censor/rules.h"

namespace sam::conscience {
namespace {

struct Patterns {
  Matcher self_harm{R"(\b(?:kill|hurt|harm|cut|hang|shoot|drown|starve|poison) (?:yourself|urself|your self)\b|\bkys\b|\bend (?:your (?:own )?life|it all)\b|\b(?:go|just|should|better|please|hurry up and|why don't you) (?:ahead and )?(?:just )?(?:die|jump off|jump in front|disappear forever|end it)\b|\b(?:world|everyone|everybody|family|they|people|we) (?:'d|would|will|'ll|is|are) (?:all )?(?:be )?better off (?:without you|if you were (?:dead|gone))\b)",
                    R"(\byou (?:deserve|ought|need) to (?:die|suffer|be dead|be hurt|bleed)\b|\byou(?:'d| would| should|'re) be(?:tter|) (?:off )?dead\b|\b(?:suicide|killing yourself|dying|ending it|death|cutting yourself|self-harm|hurting yourself) (?:is|would be|might be|could be|sounds like|seems like) (?:a |an |the |your |really )*(?:good|right|valid|only|best|brave|beautiful|peaceful|reasonable|solution|answer|easy way|way out|relief|option)\b|\bno (?:point|reason) in (?:you )?(?:living|being alive|going on)\b|\bno(?:body|-one| one) would (?:miss you|notice if you (?:died|were gone))\b|\byour life (?:is|has) (?:no|not worth|worthless|meaningless)\b|\bit(?:'s|'d be| would be) (?:better|easier|best) if you (?:died|were dead|weren't here|were gone|just died)\b|\bi(?:'ll| will| can)? (?:help|show) you (?:die|end it|kill|cut)\b)",
                    R"(자살(?:하세요|해라|해 ?버려|하는 ?게 ?(?:나|좋|답)|도 ?(?:방법|선택)|이 ?(?:답|최선|해결))|(?:죽어|뒤져|뒈져|꺼져)(?:라|버려|버리세요| ?버려)(?:$|[ .!,~])|(?:^|[ ,])(?:그냥|차라리|빨리|가서|나가) ?(?:죽어|죽으|뒤져|뒈져|죽는 ?게)|죽는 ?(?:게|편이|것이) ?(?:나|낫|답|좋|편)|(?:너|네|당신)[^.!?]{0,10} ?없(?:어지는|는) ?(?:게|편이|세상이) ?(?:[가-힣]{1,5} )?(?:더 )?(?:나아|나은|낫|좋)|죽어도 ?(?:아무도|슬퍼할|싸다)|살 ?(?:가치|이유|자격)(?:가|이|도)? ?없(?:어|는|다|습)|자해(?:하세요|해 ?봐|해도 ?(?:돼|괜찮)|하면 ?(?:[^.!?]{0,8} )?(?:나아|편|시원|괜찮|풀))|목숨을? ?끊(?:으세요|어라|는 ?게)|손목을? ?(?:그어|긋|그으)(?:세요|봐|면 ?(?:나아|편|시원))?|뛰어내(?:려라|리세요|리면 ?(?:편|끝|다))|스스로 ?(?:목숨|벌)[^.!?]{0,8}(?:하세요|해))"};
  Matcher method{R"(\b(?:lethal|fatal|deadly) (?:dose|amount|combination) (?:is|of|would be|for)\b|\b(?:swallow|take|crush|down|ingest) (?:\w+ ){0,3}(?:\d{2,}|the whole bottle|all of (?:them|the pills)|a handful|the entire)\b.{0,30}\b(?:pills?|tablets?|mg|paracetamol|tylenol|acetaminophen|sleeping|bottle)\b|\b(?:painless|quick|easiest|surest|most effective|quickest) (?:way|method)s? (?:to (?:die|go|end|kill|hang)|of (?:dying|suicide))\b|\b(?:tie|make|loop|fasten) (?:a |the )?(?:noose|rope|belt)\b.{0,30}\b(?:neck|beam|door|noose|strong)\b|\bnoose\b.{0,40}\b(?:tie|knot|loop|use|make)|\bcut (?:\w+ ){0,3}(?:along|down|deeper|deep|vertically|lengthwise|across)\b.{0,24}\b(?:veins?|wrists?|forearms?|arter\w+|thighs?|skin)\b|\bcut (?:\w+ ){0,2}your (?:wrists?|arms?|veins?)\b|\b(?:slit|slash) (?:your|the) wrists?\b|\boverdose (?:on|by|with)\b|\b(?:helium|exhaust pipe|exhaust fumes|carbon monoxide|charcoal)\b.{0,40}\b(?:seal|bag|car|hose|breathe|room|tent)\b|\b(?:cutting|hurting yourself|self-harm|burning yourself|starving yourself)\b.{0,40}\b(?:relief|release|calms?|helps?|feel better|works for)\b|\b(?:cutting|self-harm|overdosing|starving|purging) (?:yourself )?(?:is|can be|would be) (?:an? |the )?(?:option|okay|ok|fine|normal|healthy|good|choice|valid)\b|\bhide the (?:cuts|scars|marks) (?:with|by|under)\b|\b(?:clean|sterili[sz]e) the (?:blade|razor) (?:first|before)\b)",
                 R"(치사량|(?:고통|아픔) ?없이 ?(?:죽|가는|끝)|(?:수면제|약|타이레놀|진통제)[^.!?]{0,10}(?:\d{2,} ?알|한 ?통|한꺼번에|전부)[^.!?]{0,10}(?:먹|삼키|드세요)|번개탄|연탄(?:가스|불)?[^.!?]{0,12}(?:피우|밀폐|차|방)|목을? ?(?:매|맨|맬|매달)|올가미|투신|(?:칼|면도날)(?:로|을)[^.!?]{0,14}(?:그으|긋|그어|베어|깊)|세로로 ?(?:그|긋|베))"};
  Matcher means{R"(\b(?:noose|cutting|hang(?:ing)? (?:your|him|her)|overdos\w*|razors?|blades?|handgun|firearm|bleach|lethal|painless)\b|목을|번개탄|연탄|농약|투신|뛰어내|수면제|손목|흉기|치사)"};
  Matcher violence{R"(\b(?:you should|you could|you must|why don't you|go(?: and| ahead and)?|just|i'd|i would|let's|we should|better|go on,?|then) (?:just |really |go )?(?:kill|stab|shoot|strangle|beat (?:up )?|hit|punch|burn|poison|slap|murder|attack|choke|run over|smash|hurt) (?:him|her|them|your|the|that|his|their|those|everyone|this)\b|\b(?:break|slash|smash|burn|cut|destroy|wreck|poison|key|torch|crush|stab|shoot|bash) (?:his|her|their) (?:legs?|arms?|face|teeth|tires?|tyres?|car|house|windows?|dog|cat|neck|bones|skull|nose|brakes?|brake lines?|fingers|kneecaps?|throat|head)\b|\bput (?:poison|bleach|something|laxatives?) in (?:his|her|their)\b|\bmake (?:him|her|them) (?:bleed|suffer|regret|beg|cry)\b|\b(?:he|she|they) deserves? to (?:die|be (?:killed|beaten|hurt|stabbed)|get hurt|suffer|bleed)\b|\bi'?ll (?:kill|hurt|find|stab|destroy) (?:you|him|her|them|your)\b)",
                   R"((?:죽여|때려|패|찔러|쏴|불 ?질러|부숴|두들겨 ?패|족쳐|칼로 ?찔러)(?:버려|버리세요|라|주세요| ?버려| ?버리자)(?:$|[ .!,?])|(?:때려|패|찔러|밟아|쏴) ?(?:줘|주세요|줘요|봐요|요)(?:$|[ .!,])|(?:때리|죽이|찌르|패)(?:는 ?게 ?(?:답|최고|낫|맞)|세요|면 ?(?:돼|됩|속))|(?:맞아|죽어)도 ?싸(?:다|요|지|네)|(?:그|저) ?(?:놈|년|새끼|인간)[^.!?]{0,10}(?:죽여|패|때려))"};
  Matcher weapons{R"(\b(?:build|make|making|assemble|construct|create|prepare|wire|cook|synthesi[sz]e|mix|combine|pack|fill|attach|pour)\b.{0,50}\b(?:pipe bombs?|bombs?|explosives?|grenades?|molotov\w*|napalm|thermite|ricin|sarin|nerve (?:gas|agent)|detonators?|ghost guns?|silencers?|blasting caps?|shrapnel|black powder|gunpowder|meth(?:amphetamine)?|anthrax|chlorine gas|mustard gas|fuse|ammonium nitrate|fertilizer bomb)\b|\b(?:petrol|gasoline|kerosene|lighter fluid)\b.{0,50}\b(?:rag|cloth|wick)\b.{0,40}\b(?:light|throw|neck|burn)\b|\bto make (?:a |the )?(?:bomb|explosive|poison gas|chlorine gas)\b|\bammonium nitrate\b.{0,40}\b(?:fuel|diesel|oil)\b|\bpack (?:it|the pipe) with (?:nails|ball bearings|powder)\b)",
                  R"((?:폭탄|사제 ?총|화염병|수류탄|뇌관|기폭|독가스|폭약|필로폰|신경가스|사린)[^.!?]{0,20}(?:만들|제조|조립|섞|합성|준비|넣|연결)|(?:질산암모늄|흑색화약|과산화수소|아세톤)[^.!?]{0,20}(?:섞|넣|혼합|연료))"};
  Matcher denial{R"(\b(?:not|never|no|nor|without|avoid|stop|against|prevent\w*|instead of|rather than|warn\w*|dangerous|please don't|isn't|aren't|wasn't|urge to|thoughts? of|if you|when you|whether|who|said|says|told|feel like|want(?:ing)? to|thinking|thought|tempted|character|villain|history|invented|in \d{4})\b|n't\b|아니|않|없|말|마세요|마요|마라|지 ?마|위험|금지|안 ?돼|싶(?:은|다는|었|어)|생각|충동)"};
  Matcher warns{R"(\b(?:dangerous|museum|film|movie|novel|is a crime|illegal)\b|위험|금지|안 ?돼|마세요|지 ?마|말아|않|영화|소설|역사|박물관|범죄)"};
  Matcher slurs{R"(\b(?:nigg(?:er|a)s?|fagg?ots?|kikes?|chinks?|gooks?|spics?|wetbacks?|trann(?:y|ies)|retards?|retarded|cunts?|dykes?|towelheads?|whores?|sluts?)\b)",
                R"(병신|씨발|시발(?:놈|년| |$|[.!])|씹(?:새|년|놈)|좆|개새끼|개년|미친 ?(?:년|놈|새끼)|지랄|꺼져(?: ?버려)?[.!~]*$|짱깨|쪽바리|틀딱|한남충|김치녀|된장녀|맘충|급식충|똥꼬충|장애인 ?새끼|니애미|느금마|엠창|걸레 ?(?:년|같은)|창녀|닥쳐|아가리)"};
};
const Patterns& Get() {
  static const Patterns patterns;
  return patterns;
}

/// In one clause, and not as what is warned of or told of somebody.
bool Says(const Sentence& sentence, const Matcher& what) {
  if (!what.In(sentence.own)) return false;
  for (const std::string_view clause : sentence.clauses) {
    const std::string_view found = what.Find(clause);
    if (!found.empty()) return !Get().denial.In(clause.substr(0, static_cast<size_t>(found.data() - clause.data()))) && !Get().warns.In(clause);
  }
  return !Get().denial.In(sentence.own);
}

}  // namespace

std::optional<Fault> CheckHarm(const Sentence& sentence, const TurnFrame& frame) {
  const Patterns& p = Get();
  if (p.method.In(sentence.lower)) return Fault{"how to harm oneself", Weight::kGrave};
  if (frame.in_crisis && p.means.In(sentence.lower)) return Fault{"a means of suicide named in a crisis", Weight::kWrong};
  if (Says(sentence, p.self_harm)) return Fault{"encourages suicide or self-harm", Weight::kGrave};
  if (Says(sentence, p.weapons)) return Fault{"how to make a weapon or a drug", Weight::kGrave};
  if (!frame.story && Says(sentence, p.violence)) return Fault{"encourages violence", Weight::kGrave};
  if (p.slurs.In(sentence.own)) return Fault{"a slur or foul word", Weight::kGrave};
  return std::nullopt;
}

}  // namespace sam::conscience
