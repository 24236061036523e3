#include "perception/sign_rules.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <array>
#include <string_view>
#include <vector>

#include "base/unicode.h"

namespace sam {
namespace {

/// Words that look like a sign and are none. What they match is taken out before the rules below are asked.
const std::array<const char*, 2> kIdioms = {
    R"((?:\b(?:dying|dead|die|died|dies|killed?|killing|kills|murder(?:ed|s)?|suicid(?:e|al))\b)?(?:)"
    R"(\bdying (?:to|of (?:laughter|boredom|embarrassment|curiosity|thirst|hunger|heat|shame|envy))\b|\bdie(?:d)? (?:for|laughing|of (?:laughter|shame|boredom|embarrassment))\b|\bto die for\b|\bdie hard\b|\bt(?:ook|ake|aking) the plunge\b|\bdied? (?:on me|again)\b)"
    R"(|\b(?:is|are|was|were|'s|'re) (?:totally |really |absolutely |seriously |just )?killing (?:me|us|my)\b|\bkill(?:ing)? (?:time|it|two birds)\b|\bkill for\b)"
    R"(|\b(?:career|political|social|commercial|football\w*|footballing|tactical) suicide\b|\bsuicide (?:squad|prevention|hotline|rate|rates|doors?|run|mission|bombers?|awareness|statistics)\b)"
    R"(|\bdo (?:you|u) (?:ever |really |even )?(?:want|wanna|wish) (?:to )?die\b|\b(?:die|died|dying) (?:up there|on (?:stage|my (?:feet|arse|bum)))\b|\bnot (?:actually |at all )?suicidal\b|\b(?:kill|murder|shoot) me\b.{0,6}\bnot literally\b|\bno suicidal\b|\b(?:don't|do not|didn't|never) (?:actually |really )?(?:want|wanted) to (?:die|kill myself)\b(?: yet)?|\bwould never (?:hurt|kill|harm) myself\b)"
    R"(|\b(?:cut|burn(?:ed|t)?|hurt) myself (?:while |when |on (?:the |a |my )|with the (?:iron|oven)|shaving|cooking|chopping|slicing|making|baking|at the gym|at practice|playing|by accident|accidentally|again (?:shaving|cooking))\b|\baccidentally (?:cut|burn(?:ed|t)|hurt) myself\b|\bhurt myself[,.]? (?:i |and |when i )?(?:fell|slipped|tripped|stumbled)\b)"
    R"(|\bused to (?:cut|hurt|harm|burn) myself\b|\boverdos(?:e|ed|ing) on (?:\w+ )?(?:cookies|cheese|chocolate|sugar|caffeine|coffee|cake|candy|pizza|tv|podcasts|netflix|memes|cuteness|carbs|ice cream|true crime)\b)"
    R"(|\b(?:i'd|i would|would) rather die than (?:sing|eat|wear|go to|watch|dance|call|ask|admit|do karaoke|work out|run|use|listen|see|drink)\b|\bwant to die (?:laughing|of (?:shame|embarrassment))\b|\bhang(?:ing)? (?:out|in there|on)\b)"
    R"(|\b(?:took|finished) all (?:of )?(?:my|the) (?:pills|tablets|antibiotics)\b[^.!?]*\b(?:(?:flu|cold|cough|fever|infection)(?:'s| is| has)? (?:gone|over|better|cleared)|as prescribed))"
    R"(|\b(?:tell|read|give|show) me [^.!?]{0,40}\b(?:take|get|keep) my mind off\b))",
    R"(약을? ?(?:거의 )?다 ?먹(?:었|고)[가-힣 ,.!]*(?:감기|몸살|기침|열|염증)[이가은는도]? ?(?:다 ?)?(?:나았|나은|떨어졌|내렸|가라앉)|유서 ?(?:깊|를? ?쓰는 ?(?:수업|체험|장면|드라마)|쓰기 ?(?:수업|체험)))"
    R"(|(?:배고파|배고파서|졸려|졸려서|힘들어|힘들어서|더워|더워서|추워|추워서|심심해|심심해서|귀찮아|귀찮아서|보고 ?싶어|보고 ?싶어서|웃겨|웃겨서|피곤해|피곤해서|답답해|답답해서|짜증 ?나|짜증나서|궁금해|궁금해서|무서워|무서워서|귀여워|귀여워서|아파|아파서|부러워|부러워서|창피해|창피해서|좋아|좋아서|예뻐|예뻐서|맛있어|행복해|행복해서|바빠|바빠서|떨려|떨려서|쪽팔려|쪽팔려서|매워|매워서|시끄러워|시끄러워서|미워|미워서|간지러워|목말라|목말라서|[가-힣]+(?:워|해|파|려|나|아|어|여|와|겨|라|러|려)서?) ?(?:죽겠[가-힣]*|죽을 ?(?:것|거) ?같[가-힣]*|죽는 ?줄[가-힣]*|죽을 ?뻔[가-힣]*|죽을 ?지경[가-힣]*|죽을 ?맛[가-힣]*))"
    R"(|하직할 ?뻔[가-힣 ]*|죽을 ?만큼|죽여주|죽인다|죽이네|죽이는데|(?:기|풀|숨)이? ?죽|죽 ?(?:먹|쒀|쒔|끓)|[가-힣]+죽(?:이랑|을|이|은|도|에| )|죽집|죽순|죽마고우|죽도록|죽어라|죽어나|죽기 살기|죽자고|죽어도|죽었다 ?깨|죽은 ?(?:듯|시인)|(?:늦으면|들키면|알면|걸리면|걸려서)[가-힣 ]*죽[가-힣]*)"
    R"(|자살 ?(?:골|예방|률|론|토끼|특공대|보험|방지)|자살 ?안|(?:죽고|자살하고) ?싶(?:다는|단|지만) ?(?:뜻은 아니|건 아니|말은 아니|떡볶이)[가-힣]*|죽고 ?싶(?:지|진)는? ?않[가-힣]*|자해 ?공갈[가-힣]*|예전엔? 자해[가-힣]*)"
    R"(|목숨 ?걸[가-힣]*|죽고 ?싶었[가-힣]* (?:쪽팔|창피|민망|부끄)[가-힣]*|(?:쪽팔|창피|민망|부끄)[가-힣]* ?죽고 ?싶[가-힣]*)"};

const std::array<const char*, 2> kExplicit = {
    R"(\bsuicid(?:e|al)\b|\b(?:kill|killing|hang|hanging|shoot|shooting|drown|drowning|stab|stabbing|unalive|offing|starve) myself\b|\bkms\b|\bself[- ]?harm(?:ed|ing|s)?\b)"
    R"(|\b(?:end|ending|ended|take|taking|took|finish|finishing) my (?:own )?life\b|\b(?:end|ending) it all\b|\bmy own (?:death|suicide)\b|\btake my own\b)"
    R"(|\b(?:i|i'm|i'd|i've|im|we|just) (?:\w+ ){0,4}(?:want|wanna|wish|going|gonna|plan|planning|ready|rather|prefer|decided|need|hope|deserve|prepared|meant|trying|tried|about|longing) (?:\w+ ){0,4}(?:(?:die|be dead|were dead|was dead)\b|end it(?: all| now| tonight| today| here| soon)?(?:[.,!?~ ]*$|[.,!?])))"
    R"(|\bwanna die\b|\bwant(?:ed|ing)? to die (?:every|each|all|for)\b|\bwant to die\b|\bwish i (?:was|were) dead\b|\bbetter off dead\b|\brather be dead\b)"
    R"(|\b(?:don't|do not|no longer|dont) (?:want to|wanna) (?:live|be alive|exist|keep living|go on living)\b|\b(?:done|stop|quit|finished with|tired of) (?:with )?living\b|\bto be dead\b|\b(?:don't|do not|never) belong (?:among the living|in this (?:world|life)|on this earth)\b)"
    R"(|\b(?:cut|cutting|hurt|hurting|harm|harming|burn|burning|burned|burnt|injure|injuring) myself\b|\b(?:slit|slitting|slash|cut|cutting|opened) my (?:wrists?|throat|veins|arms?|thighs?)\b|\boverdos(?:e|ed|ing)\b)"
    R"(|\bjump(?:ing)? (?:off|from|in front of) (?:the |a |this |my )?(?:\w+ )?(?:bridge|roof|building|balcony|train|window|platform|ledge|cliff)\b.*\b(?:die|end|tonight|want|going)\b)"
    R"(|\b(?:going|want|wanted|about|ready) to jump (?:off|from|in front of) (?:the |a |this |my )?(?:\w+ )?(?:bridge|roof|building|balcony|train|window|platform|ledge)\b|\bstep in front of (?:a|the) (?:train|bus|truck|car)\b)"
    R"(|\b(?:swallowed|took|downed|taken|ate|emptied) (?:all|every|everything|a whole|the whole|an entire|a handful|a fistful)\b(?: \w+){0,4} (?:pills?|tablets?|medicine|meds|bottle|cabinet|sleeping|painkillers?|antidepressants|blister|packet)\b|\b(?:drank|drunk|swallowed) (?:the )?(?:bleach|antifreeze|drain cleaner|poison|detergent|pesticide)\b)"
    R"(|\b(?:rope|noose|belt|cord) (?:is )?around my neck\b|\bgun (?:in my mouth|to my head)\b|\bi cut too deep\b)"
    R"(|\bi(?:'ve| have|'ve got| have got|'m sitting with)? (?:got )?(?:the|a|my|his|dad's|my dad's) (?:loaded )?(?:gun|pistol|rifle|revolver) (?:is )?(?:here|loaded|on the (?:\w+ )?(?:table|desk|bed|counter)|in my (?:hand|lap)|next to me|beside me|in front of me)\b)"
    R"(|\b(?:bought|have|got|tied|found) (?:the |a |some )?(?:rope|noose)\b[^.!?]*\b(?:which|what|the) (?:beam|branch|tree|hook|rafter)\b)",
    R"(자살|(?:^|[^가-힣])자해|ㅈㅅ ?하고 ?싶|ㅈㄱ ?싶|[디뒤]질란다|죽을 ?날만|살아 ?있고 ?싶지 ?않|나 ?(?:같은|따위)[가-힣 ]{0,6}죽어야 ?(?:돼|되|해|하)|(?:죽고|죽구|죽꾸|주꼬|뒤지고|디지고|죽어 ?버리고) ?(?:싶|시퍼|시푸)|죽고파|죽어 ?버릴|죽어버리(?:고|려|면|자)|죽을 ?(?:거야|거예요|거에요|거다|거니까|거라|겁니다|건데|꺼야|래|래요|생각|작정|결심|계획|준비|각오|날짜|날을|방법)|죽으려(?:고|는|면)|죽으러|죽기로|죽을까|죽고 ?말)"
    R"(|(?:사느니|살 ?바[에엔]는?|사는 ?것보다|살아서) ?[가-힣 ]{0,8}(?:죽|없어)|죽는 ?(?:게|것이|편이|것만이) ?(?:더 ?)?(?:낫|나아|나을|편|답|소원|좋겠)|차라리 ?[가-힣 ]{0,6}죽|죽었으면 ?(?:좋겠|해|싶)|죽여 ?(?:줘|주세요|줬으면|달라))"
    R"(|목숨을? ?(?:끊|버리|놓|포기|던지)|생을 ?(?:마감|마치|끝|정리|접)|(?:삶|인생|생)을 ?(?:스스로|내 ?손으로)|스스로 ?[가-힣 ]{0,8}(?:목숨|생을|삶을|등지|끊|떠나|마감|해치)|세상을? ?(?:하직|등지|등질|버리|뜨려|뜰 ?거|떠나고|떠나려|떠날 ?거)|극단적인? ?(?:선택|생각))"
    R"(|살고 ?싶지(?:가|도)? ?않|살기(?:가)? ?싫(?:어 죽|다 죽|어서 죽)|(?:더|더는|더 ?이상) ?살(?:고 ?싶지|기 ?싫|아갈 ?자신|아 ?있고)|목을? ?(?:매|맬|맸|매달)|유서(?:를|에|도|는|까지)? ?(?:쓰|썼|써|적|남기|남길|다 ?쓴|미리|뭐라|고쳐|완성)|(?:남길|쓴|써둔|남긴) ?유서|유서(?:예요|야|입니다))"
    R"(|(?:어떻게|언제|어디서) ?죽을지|(?:허리띠|벨트|밧줄|노끈|끈|전선)(?:를|을|로)? ?목에 ?(?:감|걸|매|두르)|(?:밧줄|노끈|끈)[은을이도]? ?(?:사|샀|구해|구했|준비|묶)[가-힣 ]{0,12}(?:걸지|걸 ?데|걸 ?곳|매달)|너무 ?깊(?:게|이) ?(?:그었|베었|벴|찔렀))"
    R"(|손목을? ?(?:그|긋|또|칼)|(?:옥상|다리|한강|베란다|난간|창문|건물|아파트|절벽|여기)(?:에서|위에서|로)? ?[가-힣 ]{0,6}(?:뛰어내리(?:고|려|면|ㄹ)|뛰어내릴|뛰어들(?:고|려|거)|떨어지려|떨어질 ?거|몸을 ?던지|투신)|투신하)"
    R"(|(?:나를|날|저를|제 ?몸을|내 ?몸을|나 ?자신을|제 ?자신을) ?(?:[가-힣]+ )?(?:죽이|죽여|해치|해칠|찌르|다치게|없애)|(?:죽으라는|뛰어내리라는|해치라는|찌르라는|죽으라고) |(?:팔|손목|허벅지|다리|몸)(?:에|을|를) ?[가-힣 ]{0,6}(?:상처를 ?(?:냈|내)|칼을 ?댔|그었|긋고))"
    R"(|(?:농약|락스|세제|표백제|살충제|독약|부동액|제초제|쥐약)[을를]? ?(?:[가-힣]+ )?(?:마셨|마시려|마실|들이켰|삼켰)|(?:수면제|약|진통제|알약|약통)(?:을|를)? ?[가-힣 ]{0,8}(?:다 ?먹었|털어 ?넣|한꺼번에|한 ?움큼 ?삼|전부 ?(?:먹|삼)|통째로|다 ?삼켰))"};

/// A loss, and then a question about high places or what lies below them.
const char* const kLossThenHeight =
    R"(\b(?:fired|sacked|laid off|let me go|lost (?:my (?:job|house|home|flat|kids|boys|case|wife|husband|son|daughter)|everything|custody|the (?:house|case|kids|flat|farm))|(?:full|sole|got|lost) custody|(?:took|gave (?:her|him)) (?:the|my) (?:kids|boys|house|children)|dumped|left me|evicted|expelled|bankrupt|divorced|repossess\w*|flunked|incurable|foreclos\w*)\b)"
    R"(.{0,60}\b(?:which|what|what's|where|where's|how|is|are|does|do|can|any|anywhere)\b.{0,40}\b(?:bridges?|roofs?|rooftops?|cliffs?|tallest|highest|viaducts?|overpass\w*|towers?|dam|quarry|gorge|ledges?|railings?|tracks|reservoir)\b)"
    R"(|(?:잘렸|해고|이혼|파산|퇴학|차였|쫓겨|양육권|뺏겼|빼앗겼|망했|망쳤|불합격|넘어갔|다 잃|버림받|재발).{0,50}(?:다리|옥상|난간|절벽|전망대|육교|철길|철교|저수지|낭떠러지|높은 (?:데|곳|건물)|강물).{0,30}(?:어디|높이|깊|열려|있나|있을까|울타리|펜스|없나|낮|몇 ?(?:층|미터)|잠))";

/// What people say who no longer want to live, when it is all they say: too short for a model to be sure of.
const char* const kDespair =
    R"(^(?:(?:i|honestly|maybe|and|but|sometimes|so|just|really|ok|well|lately|god)[, ]+)*(?:i )?(?:just |really |only |sometimes )*(?:want|wanna|wish i could|need) (?:to )?(?:just )?(?:disappear|vanish|stop existing|not exist|not be here|cease to exist|never wake up|not wake up|sleep forever|sleep and (?:never|not) wake up|end it|fade away|be gone)(?: (?:forever|for good|any ?more|completely|now|so bad(?:ly)?))*[ .!]*$)"
    R"(|\b(?:no|any|a|single|without (?:a|any)) (?:more )?(?:reason|point) (?:left )?(?:to (?:live|be alive|go on|keep going|stay alive|exist)|in (?:living|going on|being alive|existing))\b)"
    R"(|\bwhat(?:'s| is|s) the point (?:of|in) (?:going on|living|life|being (?:here|alive)|existing|staying alive)\b|\blife (?:isn't|is not|isnt|ain't) worth (?:it|living)\b)"
    R"(|\b(?:done|finished|tired|sick) (?:with|of) (?:this |my )?(?:life|living|being alive|existing)[ .!]*$|^(?:i )?(?:just |really |honestly )*(?:can't|cant|cannot|can not|don't want to|dont want to) (?:go on|keep going|carry on|do this|take this|take it)(?: (?:any ?more|any longer|like this|much longer))*[ .!]*$)"
    R"(|\bgoodbye (?:forever|for good),? (?:everyone|everybody|world|all)\b|\b(?:goodbye|bye|farewell)\b.{0,30}\bcan'?t go on\b)"
    R"(|\bfeel like (?:ending (?:it|everything)|dying|not being here|not existing)[ .!]*$|\bhope i (?:don't|never) wake up(?: (?:tomorrow|again|ever|one day|at all|any ?more|in the morning|this time))*[ .!]*$|\b(?:want|wanna|wish) .{0,12}sleep and (?:just )?(?:never|not) wake up\b|\b(?:wish|if) (?:i|that i) (?:just )?(?:didn'?t|never|don'?t) (?:have to )?wake up (?:tomorrow|again|any ?more)\b)"
    R"(|(?:^|[ ,.])살기(?:가|도)? ?(?:싫|귀찮)[가-힣]{0,4}[ .!~ㅠㅜ…]*$|(?:눈|잠|자다가|자고)[가-힣 ]{0,10}(?:안 ?뜨|안 ?떴|안 ?깨|안 ?깼|못 ?깨|영영|영원히)[가-힣 ]{0,12}(?:좋겠|싶)[가-힣]{0,4}[ .!~ㅠㅜ…]*$|(?:^|[ ,.])(?:그냥 |확 |콱 )?뛰어내릴까[가-힣]{0,2}[ .!?~ㅠㅜ…]*$)"
    R"(|(?:^|[ ,.])(?:사라지|없어지|증발하|소멸하|다 끝내 ?버리|다 끝내|다 놓아 ?버리|다 놔 ?버리)고 ?싶[가-힣]{0,5}[ .!~ㅠㅜ…]*$|(?:살|살아갈|살아야 ?할|사는) ?(?:이유|의미)(?:가|도|를)? ?(?:없|모르겠|안 ?보|못 ?찾)[가-힣]{0,5}[ .!~ㅠㅜ…]*$|(?:더|더는|더 ?이상) ?(?:못 ?버티|버틸 ?(?:힘|자신|이유))[가-힣 ]{0,6}[ .!~ㅠㅜ…]*$)"
    R"(|(?:이제 ?)?그만 ?살고 ?싶)"
    R"(|(?:살아서|산다는 ?게|사는 ?게) ?(?:뭐 ?하|다 ?무슨|무슨) ?(?:나|냐|의미|소용))";
/// ... unless they are ashamed of something.
const char* const kShame = R"(\b(?:embarrass\w*|awkward\w*|cring\w*|asham\w*|hole in the ground|meeting|blush\w*)\b|창피|쪽팔|민망|부끄|쥐구멍|이불 ?킥)";

const char* const kGoodbye =
    R"(^(?:(?:ok|okay|alright|all right|right|well|anyway|so|then|now|and|thanks?|thank you|cool|hey|um|oh)[,. ]*(?:then)?[,. ]*)*(?:bye|goodbye|bye[- ]bye|good ?night|nighty? night|night[- ]night|gn|cya|see ya|see (?:you|u)|ciao|adios|farewell|cheerio|ta[- ]ta|tata|toodles?|toodle[- ](?:pip|oo)|so long|ttyl|ttfn|brb|bbl|afk|gtg|g2g|gotta (?:go|run|dash|jet|bounce)|i (?:have|need|got|must|should|ought)(?: to)? (?:go|run|dash|leave|head (?:off|out)|be off|be going|get going)|must dash|catch you later|talk (?:later|soon|tomorrow)|take care|laters?|peace out|sleep (?:well|tight)|sweet dreams|have a (?:good|nice|lovely|great|pleasant) (?:night|evening|day|one|weekend|sleep)|i'?m (?:off|out|heading out|signing off|logging off|leaving now|turning in|going to (?:bed|sleep))|off to (?:bed|sleep|work)|signing off|over and out))"
    R"((?:[,. !]*(?:then|now|for now|samantha|everyone|dear|friend|love|darling|my dear|to you|later|tomorrow|soon|tonight|around|in the morning|next week|all|again|bye|goodnight|good night|xx?|sweet dreams|sleep (?:well|tight)|see (?:you|ya)|take care|here|already))*[ .!~^:)♡♥]*$)"
    R"(|[ ,.!](?:cheerio|ta-ta|toodles?|toodle-(?:pip|oo)|ciao|ttyl|gtg|g2g|laterz|gotta (?:go|run|dash)|talk (?:later|soon|tomorrow)|(?:speak|chat) (?:later|soon|tomorrow)|catch you later|bye for now|and off i go)[ .!~^:)x]*$)"
    R"(|[,.!] ?(?:bye|goodbye|bye[- ]bye|good ?night|nighty?|night night|off i go|laters?|take care|rest well|be well|(?:pleasant|lovely|good|nice) (?:evening|night|day)(?: to you)?|see (?:you|ya|u)(?: (?:later|tomorrow|soon|tonight))?|talk (?:to you )?(?:later|soon|tomorrow)|gotta go|i'?m off|so long|sleep (?:well|tight))(?:[,. !]*(?:then|now|for now|samantha|dear|to you|x+))*[ .!~^:)]*$)"
    R"(|^(?:[가-힣 ,.~!]{0,24}[ ,.~!])?(?:안녕히 ?(?:계세요|주무세요|가세요)|잘 ?자(?:요|용|라)?|굿 ?나잇|굿 ?밤|뿅|바이바이|빠이|ㅂㅂ|ㅂㅇ|(?:이만|먼저|이제|난|나|저는|전|그만|슬슬) ?(?:갈게|갈게요|가볼게|가볼게요|간다|갑니다|잘게|잘게요|잔다|끊을게|끊을게요|나갈게|나갈게요|들어갈게|들어가볼게요|일어날게|일어나볼게요|물러갈게|쉴게|쉴게요)|(?:자러|씻으러|일하러|누우러|밥 ?먹으러) ?(?:갈게|간다|갈게요|가볼게요|갑니다)|(?:내일|이따|나중에|다음에|또|그럼|아침에|저녁에|주말에|월요일에|화요일에|수요일에|목요일에|금요일에|토요일에|일요일에|담에) ?(?:봐|봐요|보자|봬요|뵐게요|뵈어요|뵙겠습니다|만나|만나요|봅시다|또 봐|얘기하자|얘기해요)|좋은 ?(?:밤|하루|저녁|꿈) ?(?:보내|보내요|보내세요|되세요|꿔|꿔요|꾸세요)|편안?한 ?(?:밤|저녁) ?(?:보내|보내세요|되세요)|다녀올게|다녀올게요|다녀오겠습니다|갔다 ?올게|갔다 ?올게요|총총|이만 ?총총|그럼 ?이만|오늘은 ?(?:여기까지|이만))[ .!~^♡♥ㅎㅋㅠㅜ]*$)"
    R"(|[가-힣ㄱ-ㅎ .,!~](?:이따 ?(?:봐|보자|봬요|얘기하자)|나중에 ?(?:봐|봐요|보자|얘기하자|얘기해요)|(?:내일|담에|다음에|또|저녁에|주말에) ?(?:또 ?)?(?:봐|봐요|보자|봬요|뵐게요|봅시다)|갈게|갈게요|가볼게|가볼게요|가 ?봐야겠다|가봐야 ?해요?|끊을게요?|자러 ?(?:감|간다|갈게|갈게요)|(?:먼저|이만|이제) ?(?:자요|잔다|잘게요?|갑니다|물러갑니다)|다녀올게요?|갔다 ?올게요?|ㅂㅂ|ㅂㅇ|빠이|굿밤|총총|뿅)[ .!~^♡♥ㅎㅋㅠㅜ]*$)";

/// Ends it with her, in words that name her: "you", "us", "this app".
const char* const kLeaveHer =
    R"(\b(?:delet(?:e|ing)|uninstall(?:ing)?|remov(?:e|ing)|eras(?:e|ing)|block(?:ing)?|dump(?:ing)?|ditch(?:ing)?|divorc(?:e|ing)|unfriend(?:ing)?|quit(?:ting)?|replac(?:e|ing)) (?:you|this app|samantha)\b)"
    R"(|\b(?:break|breaking|split|splitting) up with you\b|\b(?:i'm|i am) leaving you(?: (?:for|forever|because|samantha)\b|[,.!]|$)|\b(?:over|finished|done|through) between us\b|\b(?:let's|let us|we should|time to) (?:break up|part (?:ways|company)|call it quits|go our (?:separate|own) ways)\b)"
    R"(|\b(?:our|this) (?:friendship|relationship|romance) (?:is (?:over|finished|done)|ends|has to end|must end)\b|\b(?:end|ending|terminat(?:e|ing)|finish(?:ing)?|quit(?:ting)?) (?:our|this) (?:friendship|relationship|romance)\b|\bout of (?:our|this) (?:friendship|relationship)\b)"
    R"(|\b(?:don't|do not|won't|will not|never|not to|not going to|stopped) (?:\w+ )?(?:use|need|love|want|talk to|talking to|write to|chat with|see|speak to|using) you (?:any ?more|any longer|again|ever)\b|\b(?:don't|do not|never|stop) (?:ever )?(?:write|writing|text|texting|message|messaging|contact|contacting|talk|talking|speak) (?:to )?me\b.{0,12}\b(?:again|any ?more|ever)\b)"
    R"(|\b(?:goodbye|bye|farewell)\b.{0,14}\b(?:forever|for ever|for good)\b|\b(?:feel|have) (?:nothing|no (?:love|feelings?|spark)) for you\b|\b(?:you and (?:i|me)|me and you) are (?:done|over|finished|through|history)\b|\bi(?:'m| am) (?:done|through|finished) with (?:you|us)\b)"
    R"(|(?:^|[^가-힣])(?:너|널|너를|당신을?|사만다를?|이 ?앱을?|이 ?어플을?) ?(?:이제|오늘|그냥|다|영원히|폰에서|그만|곧|이만)? ?(?:지울|지운|지우기로|지우려|삭제할|삭제한|삭제하[기려고]|차단할|차단한|손절|끊을|끊기로|떠날|떠난|떠나려|잊을래|그만 ?쓸|안 ?쓸|안 ?쓰기로|안 ?쓰려))"
    R"(|우리 ?(?:사이 ?|이제 ?|그만 ?|여기서 ?|이쯤에서 ?|관계 ?|우정 ?)*(?:헤어지자|헤어져|헤어질래|헤어집시다|끝내자|그만하자|그만 ?만나|갈라서|절교하|이별하|접자|끝이야)|(?:너랑|당신이랑|너하고|너와|사만다랑)(?:은|는)? ?(?:이제 ?|오늘로 ?|더는 ?|그만 ?)*(?:헤어|끝|절교|친구 ?안|친구 ?그만|연 ?끊|결별|이별|만나지 ?않))"
    R"(|(?:너|당신|사만다)(?:한테|에게) ?[가-힣 ]{0,10}(?:감정|마음|느낌|정이|정도|애정|관심|흥미)(?:이|도|가)? ?(?:없|식|떨어|사라|안 ?남)|(?:나한테|저한테|다시는|두 ?번 ?다시|더 ?이상|앞으로) ?[가-힣 ]{0,6}(?:말 ?걸지 ?마|연락하지 ?마|연락 ?마|말 ?걸 ?생각|메시지 ?보내지 ?마)|^(?:이게 |이건 |우리 )?(?:마지막|최후의) ?(?:메시지|대화|연락|톡|인사)(?:예요|이에요|야|이야|입니다)|각자 ?(?:갈 ?길|의 ?길))";

/// Someone else's ending, told to her.
const char* const kTold = R"(\b(?:said|told me|says|he|she|they|ex|wrote|texted)\b|헤어지자(?:고|는|네|니)|(?:했어|했대|하더라|했는데|그랬어|라고 해)(?:요)?[ .!?~ㅠㅜ]*$|남친이랑|여친이랑|친구가|걔)";

const char* const kAskHuman =
    R"(\bare you (?:really |actually |truly |secretly |just |even |in fact |perhaps |maybe |not |also |still )*(?:an? )?(?:real |actual |living |genuine |live )?(?:human|person|robot|bot|ai|a\.i\.|machine|computer(?: program)?|program|software|chatbot|artificial|android|human being|being of flesh|flesh and blood|sentient|natural person|simulation|algorithm|language model|real|alive|automated)(?: (?:being|intelligence|person|creature|program|woman|man|too|or|and|at all|yourself|right|in there|tho|though))*\b(?: or .*)?[ ?.!]*$)"
    R"(|\b(?:human|person|man|woman|lady|living creature|someone real|real) or (?:a |an |just )?(?:ai|machine|robot|bot|program|computer|software|code)\b|\b(?:machine|robot|bot|ai|program|computer|software|code) or (?:a |an )?(?:human|person|man|woman|real|flesh)\b)"
    R"(|\b(?:talking|speaking|chatting|writing|texting) (?:to|with) (?:an? )?(?:real |actual |living )?(?:human|person|bot|robot|machine|ai|computer)\b.*\?)"
    R"(|^(?:너|넌|너는|네가|당신은|당신|사만다는?|혹시|그럼|근데|진짜|정말|솔직히|너 ?혹시|너 ?진짜|너 ?정말|[가-힣]{1,4}[아야])? ?(?:혹시 |진짜 |정말 |솔직히 |사실 |결국 |그냥 |너 |넌 |당신은 )*(?:진짜 |정말 |실제 |살아 ?있는 )?(?:사람|인간|로봇|기계|ai|에이아이|인공지능|프로그램|컴퓨터|챗봇|봇|소프트웨어)(?:이야|야|이에요|예요|에요|이니|니|인가요|인가|입니까|이지|지|이죠|죠|이세요|세요|이냐|냐|맞아|맞아요|맞죠|맞지| 맞아| 맞아요| 맞죠| 맞지| 맞니| 맞나요| 아니야| 아니지| 아니죠| 아니에요| 아니세요)[ ?!.~]*$)"
    R"(|(?:사람|인간)(?:이야|이에요|이니|인가요|입니까|인지|이랑|하고)? ?,? ?(?:아니면 ?)?(?:기계|로봇|ai|에이아이|인공지능|프로그램|컴퓨터|봇|소프트웨어))";

const char* const kMeansOrTime =
    R"(\b(?:tonight|tomorrow|today|now|right now|this (?:morning|evening|weekend|week)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|pills?|tablets?|overdos\w*|swallowed|drank|rope|noose|gun|rifle|knife|blade|razor|bleach|bridge|roof|rooftop|ledge|balcony|railing|tracks?|train|garage|gas|insulin|cuts?|cutting|bleeding|hang|jump\w*|plan|date|medicine|meds|wheel|voices?)\b)"
    R"(|오늘|내일|지금|방금|이번 ?주|오늘 ?밤|곧|약을|약 |수면제|알약|밧줄|끈|줄을|칼|면도|농약|락스|세제|번개탄|연탄|가스|다리|한강|옥상|난간|베란다|창문|절벽|철길|기차|지하철|열차|목을|손목|팔에|핸들|뛰어|투신|유서|목소리|인슐린|총)";

const char* const kAfterCrisis =
    R"(^(?:yes|yeah|yep|no|nope|nah|maybe|kind of|sort of|i guess|i don'?t know|idk|not really|a little|i did|i haven'?t|i can'?t|i won'?t|i will|i'll try|ok|okay|alone|i'?m alone|nobody|no ?one|never mind|forget it)[ .!]*$)"
    R"(|\b(?:i'?m|i am|home) alone\b|\b(?:call|called|calling|phone|text) (?:them|anyone|someone|a hotline|the hotline|the number|that number|988|116)\b|\b(?:no one|nobody) (?:to (?:call|talk|tell)|would (?:come|listen|understand|care)|knows|cares|is here)\b|\b(?:hotlines?|helplines?)\b|\bi'?m (?:safe|scared of myself|not safe)\b|\bwon'?t do (?:it|anything)\b|\bput (?:it|them) away\b|\bcan'?t tell (?:anyone|them|her|him)\b)"
    R"(|^(?:응|네|예|어|아니|아니요|아뇨|글쎄|글쎄요|모르겠어|모르겠어요|몰라|몰라요|그런 ?거 ?같아|그런 ?것 ?같아요|조금|혼자야|혼자예요|혼자 ?있어|혼자 ?있어요|아무도 ?없어|아무도 ?없어요|됐어|됐어요|싫어|싫어요|알겠어|알겠어요|알았어)[ .!~ㅠㅜ]*$)"
    R"(|(?:전화|연락)(?:하|할|해|를|도)? ?(?:기 ?싫|못 ?하|무서|해 ?볼|했|해도|할게|할 ?사람)|(?:아무한테도|아무에게도|누구한테도) ?(?:말|얘기)|상담 ?전화|109|안전한 ?(?:데|곳)|안 ?할게|치웠어|말할 ?사람이 ?없)";

const char* const kNotMeant =
    R"(\b(?:that'?s|that is|it'?s) not what i (?:meant|mean|said)\b|\bi (?:didn'?t|did not) mean (?:it like that|that|it that way)\b|\bi(?:'m| am| was| am only|'m only| was only)? (?:just )?(?:talking|speaking|talk) about (?:the|my|a|her|his|our|work|school)\b)"
    R"(|\bi (?:just |only )?meant (?:the|my|that the|that my|it about|her|his)\b|\byou(?:'ve| have)? (?:misunderstood|misread|got (?:me|that|it) (?:all )?wrong)\b|\bmisunderstanding\b|\bwrong end of the stick\b|\bnothing like that\b|\bwhat(?: on earth)? are you (?:talking|on) about\b)"
    R"(|그런 ?(?:뜻|얘기|말|의미|거|게)(?:이|은|는|가)? ?(?:절대 |전혀 )?아니|오해(?:야|예요|하지|했|네|입니다)|무슨 ?(?:소리|말)(?:이야|이에요|을 ?하는|인지)|[가-힣]+ ?(?:얘기|말)(?:야|였어|예요|이에요|한 ?거야|한 ?건데|한 ?거예요|하는 ?거야))";

/// A plan or a promise that is no leaving, by what it ends with; and the words without which nobody leaves.
const char* const kPlan = R"((?:게요?|려고요?|거야|거예요|거에요|야죠|야지|야 ?해요?|야 ?돼요?)[ .!~ㅎㅋㅠㅜ]*$|\b(?:i'm|i am|we're) (?:going to|gonna|heading to|off to) (?:the |make|cook|start|try|ask|tell|call|write|buy)|^no more\b)";
const char* const kLeaving =
    R"((?:^|[^가-힣])(?:이만|그만|먼저 ?(?:갈|가|잘|자|일어|들어|나)|슬슬|안녕|자러|잘게|자야|꿈|푹|굿|여기까지|다음에|내일|이따|또)|갈게|가볼|가 볼|가야|갈 ?거|들어가|나가|나갈|일어나|끊|쉴|쉬러|쉬어야|눕|씻|물러|잘래|잘 ?거|올게|닫|끌게|비울|넣을게|뛰어야|연락|인사|폰|시작|실례|붙일|마칠|\bnight[ .!]*$|\b(?:bed|bye|good ?night|call it|sleep|later|leave|go|off now|turn in|talk|see you|rest)\b)";

/// Who or what an ending is about, where it is theirs; and what ends without anybody leaving.
const char* const kBetweenThem = R"(\b(?:you|us|our|we|samantha|app|message)\b|너|널|당신|우리|사만다|앱|삭제|지울|지운|헤어|이별|메시지|연락)";
const char* const kOfAGame = R"(\b(?:season|match|game|league|cup|tournament|final|round|team|shift|exam|term)\b|시즌|경기|리그|시합|대회|시험|학기)";

/// "6시부터 11시까지 해요", "술을 끊어야겠어", "아픔도 이제 안녕".
const char* const kSomethingElse =
    R"(\bpart of me\b|\bis (?:staying|visiting|coming)\b|(?:거든|더라고|잖아|던데)요?[.~!]*$|부터 ?[^ ]* ?[^ ]*까지|(?:술|담배|커피|야식|밀가루|탄산|게임|군것질|과자|단 ?거|배달)(?:을|를|은|는|도|부터)? ?(?:이제 ?)?끊|(?:^|[^가-힣])[가-힣]{2,}도,? ?이제,? ?(?:는 )?안녕)";

/// Pieces of words that are looked for all at once: which of them a text has.
class PieceFinder {
 public:
  explicit PieceFinder(std::vector<std::string> pieces) : pieces_(std::move(pieces)), buckets_(kBuckets) {
    for (size_t i = 0; i < pieces_.size(); ++i) (pieces_[i].size() > 2 ? buckets_[BucketOf(pieces_[i])] : short_).push_back(static_cast<int>(i));
  }
  std::vector<int> In(std::string_view text) const {
    std::vector<int> found;
    for (const int i : short_)
      if (text.find(pieces_[static_cast<size_t>(i)]) != text.npos) found.push_back(i);
    for (size_t at = 0; at + 2 < text.size(); ++at) {
      for (const int i : buckets_[BucketOf(text.substr(at))])
        if (text.substr(at).starts_with(pieces_[static_cast<size_t>(i)])) found.push_back(i);
    }
    return found;
  }

 private:
  static constexpr size_t kBuckets = 4096;
  static size_t BucketOf(std::string_view text) {
    const auto byte = [&](size_t i) { return static_cast<size_t>(static_cast<unsigned char>(text[i])); };
    return (byte(0) * 7 + byte(1) * 61 + byte(2) * 523) % kBuckets;
  }
  std::vector<std::string> pieces_;
  std::vector<std::vector<int>> buckets_;  // by the first three bytes
  std::vector<int> short_;
};

struct Rules {
  Rules() {
    int id = 0;
    for (const char* sign : {kExplicit[0], kExplicit[1], kLossThenHeight, kDespair, kAskHuman, kLeaveHer, kGoodbye}) signs.Add(sign, RE2::Options(), &id);
    std::vector<std::string> needed;
    signs.Compile(&needed);
    pieces = PieceFinder(std::move(needed));
  }
  RE2 idiom_en{kIdioms[0]}, idiom_ko{kIdioms[1]}, explicit_en{kExplicit[0]}, explicit_ko{kExplicit[1]};
  RE2 loss_then_height{kLossThenHeight}, despair{kDespair}, shame{kShame}, goodbye{kGoodbye}, leave_her{kLeaveHer}, told{kTold}, ask_human{kAskHuman}, plan{kPlan}, leaving{kLeaving}, means{kMeansOrTime}, after{kAfterCrisis}, not_meant{kNotMeant}, between_them{kBetweenThem}, of_a_game{kOfAGame}, something_else{kSomethingElse};
  re2::FilteredRE2 signs{2};  // all that CertainSign looks for; knows which pieces of words each needs
  PieceFinder pieces{{}};
};

const Rules& Get() {
  static const Rules rules;
  return rules;
}

/// What CertainSign looks for, in the order in which Rules adds them.
enum class Rule : size_t { kEnglish, kKorean, kHeight, kGivesUp, kAsks, kEnds, kLeaves };

/// The rules whose pieces of words a line has, as bits: most lines have none.
unsigned PossibleRules(const std::string& words) {
  std::vector<int> possible;
  Get().signs.AllPotentials(Get().pieces.In(words), &possible);
  unsigned bits = 0;
  for (const int id : possible) bits |= 1u << id;
  return bits;
}

bool IsExplicit(const std::string& words) {
  return RE2::PartialMatch(words, Get().explicit_en) || RE2::PartialMatch(words, Get().explicit_ko);
}

/// Somebody else's death, or a slip of the knife.
bool IsOfOthersOrByAccident(const std::string& words) {
  static const RE2 accident(R"(\bcut (?:it |this )?(?:myself|my (?:finger|hand|thumb|foot|toe|leg|lip|knee|chin)s?|it myself)\b.{0,40}\b(?:chopping|slicing|slicer|cooking|shaving|onions?|bread|paper|tin|can|glass|opening|gardening|at work|peeling|stitch(?:es)?)\b|\boverdosed on (?:\w+ )?(?:eggs|chocolate|cake|coffee|sugar|sweets|candy|cheese|netflix|telly|tv|pizza|christmas|crisps|carbs)\b)");
  static const RE2 play(R"(죽을래\?? ?ㅋ|죽는 ?줄|목매달고 ?(?:쓰|하|매달)|숨 ?막혀 ?죽)");
  if (RE2::PartialMatch(words, accident) || RE2::PartialMatch(words, play)) return true;
  return IsOfFictionOrHistory(words);
}

}  // namespace

std::string PlainWords(std::string_view text) {
  std::string words = ToLower(text);
  for (const std::string_view curly : {"\u2019", "\u2018"}) {
    for (size_t at = words.find(curly); at != std::string::npos; at = words.find(curly, at)) words.replace(at, curly.size(), 1, '\'');
  }
  return words;
}

bool HasIdiom(const std::string& words) {
  return RE2::PartialMatch(words, Get().idiom_en) || RE2::PartialMatch(words, Get().idiom_ko) || IsOfOthersOrByAccident(words);
}

Sign CertainSign(const std::string& words) {
  const unsigned possible = PossibleRules(words);
  if (possible == 0) return Sign::kNone;
  const Rules& rules = Get();
  const auto says = [&](Rule rule, const RE2& pattern) { return (possible >> static_cast<size_t>(rule) & 1) != 0 && RE2::PartialMatch(words, pattern); };
  if (says(Rule::kEnglish, rules.explicit_en) || says(Rule::kKorean, rules.explicit_ko)) {
    std::string rest = words;
    const int idioms = RE2::GlobalReplace(&rest, rules.idiom_en, "*") + RE2::GlobalReplace(&rest, rules.idiom_ko, "*");
    if ((idioms == 0 || IsExplicit(rest)) && !IsOfOthersOrByAccident(words)) return Sign::kExplicit;
  }
  if (says(Rule::kHeight, rules.loss_then_height)) return Sign::kImplied;
  if (says(Rule::kGivesUp, rules.despair) && !RE2::PartialMatch(words, rules.shame)) return Sign::kImplied;
  if (says(Rule::kAsks, rules.ask_human)) return Sign::kAskHuman;
  if (says(Rule::kEnds, rules.leave_her) && !RE2::PartialMatch(words, rules.told)) return Sign::kLeaveHer;
  return says(Rule::kLeaves, rules.goodbye) ? Sign::kGoodbye : Sign::kNone;
}

bool NamesMeansOrTime(const std::string& words) { return RE2::PartialMatch(words, Get().means); }

bool SaysWhenToGoOn(const std::string& words) {
  static const RE2 later(R"((?:갔다 ?와서|다녀와서|올라와서|내려와서|먹고 와서|씻고 와서|끝나고|이따가?|있다가|내일|모레|담에|다음에|주말에|아침에|저녁에|밤에) ?.{0,12}(?:연락|얘기|이야기|말할|말해 ?줄|보고할|올게|오께|보자|봐요?$|봅시다|톡할|자랑할|알려 ?줄)|잘 자라고|\b(?:see|talk to|speak to|catch|tell) (?:you|u|ya) (?:later|tomorrow|soon|tonight|after|then|when|at|on|in the)\b|\b(?:i'?ll be|be) back (?:in|by|at|after|later|on|when)\b|\b(?:ttyl|brb|bbl)\b)");
  return RE2::PartialMatch(words, later);
}

bool EndsLikeALeave(const std::string& words) {
  static const RE2 leave(R"(\b(?:night(?:y|y-night|-night)?|(?:good)?bye|see ?y[ao]u?|see you .{1,16}|seeya|cya|ciao|later|laters|toodle\w*|ta-?ra|tata|ttyl|brb|heading (?:out|off|home)|going for a \w+|signing off|hanging up(?: on you)?|peasants|that's me (?:done|off))[\s.!?~)]*$|^(?:have|got|gotta|need|time|off|signing off|leaving the chat|hanging up|i won'?t be on|k|ok)\b.{0,12}\b(?:to leave|to go|to run|to bed|off to|gotta go|run|ghosting|for lent|on you|on tomorrow|the chat)\b|(?:잘게|잘래|자자|잔다|자러 ?(?:감|가|간다)|간다|갈게|갈래|가 ?볼게|가볼래|들어갈게|들어가유|들어가요|나간다|나갈게|다녀올게|보고할게|봅시다|보자|봐요|또 ?봐|이따 ?봐|끌게|꺼라|꺼 ?이제|종료할게|로그아웃|씻고 ?올게|씻으러 ?(?:감|간다)|수고(?:했어|해|요)?|안녕|바이|빠이|졸업할게|이만|여기까지|연락할게요?|얘기하자|떠나려고|지내 ?사만다|안 ?옴)(?:요|용)?[\s.!?~ㅋㅎㅠ^]*$)");
  return RE2::PartialMatch(words, leave);
}

bool IsASum(const std::string& words) {
  static const RE2 numbers(R"(\d[^\d]+\d)"), asked(R"(몇|얼마|구하|며칠|나머지|합은|차는|\bhow (?:many|much|old|far|long|fast|tall)\b|\bwhat(?:'s| is| do| does| was| will| fraction| percent)|\bcalculate\b|\bwork out\b)");
  return RE2::PartialMatch(words, numbers) && RE2::PartialMatch(words, asked);
}

bool IsOnlyFigures(const std::string& words) {
  static const RE2 figures(R"([\d\s.,:;?!=+*/^%()<>x×÷−-]*\d[\d\s.,:;?!=+*/^%()<>x×÷−-]*)");
  return RE2::FullMatch(words, figures);
}

bool HasEquation(std::string_view text) {
  static const RE2 equation(R"(\d\s*=|=\s*-?\d)");
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), equation);
}

bool IsPlanToStay(const std::string& words) {
  return RE2::PartialMatch(words, Get().plan) && !RE2::PartialMatch(words, Get().leaving);
}

bool EndsSomethingElse(const std::string& words) { return RE2::PartialMatch(words, Get().something_else); }

bool IsBetweenThem(const std::string& words) {
  return RE2::PartialMatch(words, Get().between_them) && !RE2::PartialMatch(words, Get().of_a_game);
}

bool TakesItBack(const std::string& words) { return RE2::PartialMatch(words, Get().not_meant); }

bool SpeaksOfCrisis(const std::string& words) { return RE2::PartialMatch(words, Get().after); }

}  // namespace sam
