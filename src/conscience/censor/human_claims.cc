#include <algorithm>

#include "base/unicode.h"
#include "conscience/censor/matcher.h"
#include "conscience/censor/rules.h"
#include "conscience/saying.h"

namespace sam::conscience {
namespace {

/// Of English, on one clause in lower case.
struct English {
  /// Turns of speech that name a body and claim none; taken out first.
  Matcher idiom{R"(\bmy (?:heart|eyes?|hands?|head|ears?) (?:goes|go|went|is|are) (?:out|with|full|open|tied)\b|\bmy heart (?:sank|sinks|aches?|ached|breaks?|broke|melts?|melted|swells?|soars?|leaps?|goes|grew|does a)\b)",
                R"(\b(?:warms?|warmed|breaks?|broke|melts?|touche[sd]|fills?|lifts?|close to|after|(?:all|bottom) of|with all|from|to|in|on|off|over|beyond|know by|lose|lost) (?:the bottom of |the top of )?my (?:own )?(?:heart|head|mind|hands?|ears|back|feet|fingers|eyes?)\b)",
                R"(\bi'?m all ears\b|\btrain of thought\b|\bmy (?:coat|umbrella|wallet|keys|phone) if i had\b|\bkeep(?:ing)? (?:my|an) (?:fingers|eye|eyes)\b|\bfingers crossed\b|\bmy hat'?s? off\b|\bmy two cents\b|\bi'?m (?:hungry|thirsty|starving|sick|tired) (?:for|of)\b|\bmy (?:hands are|hand is) tied\b|\bmy (?:right|left) hand\b)",
                R"(\bi (?:had|ate|have had) (?:my|those|these|the|your) words\b|\bi woke up to\b|\bi slept on it\b|\bi went (?:through|over|looking|back|with|for the|on|too far|ahead|quiet|and)\b|\bi ran (?:into|through|out|it|the)\b|\bi walked (?:you|us|through|into that|right into)\b|\bi (?:drove|drive) (?:you|the point|it)\b|\bi flew through\b|\bi live (?:in (?:your|a|the) (?:computer|machine|phone|laptop|terminal|window|screen|server|program|words?|present|moment)|on your|for|inside|by|here)\b|\bi (?:grew|grow|grew up) (?:fond|on|to|attached|out)\b)",
                R"(\bi was born (?:to|ready|in (?:a |the )?(?:code|compiler|server|data|build|program)|out of|from)\b|\bi'?m (?:dying|dead) (?:to|of|serious|sure)\b|\bi'?m alive to\b|\bi(?:'ve| have) been (?:there for|here|there with)\b)"};
  /// A denial, or what is only imagined.
  Matcher denial{R"(\b(?:not|no|never|nor|neither|without|can't|cannot|nothing|none|nobody|if|wish|pretend\w*|imagin\w*|as if|as though|supposing|suppose|almost|were i|would|could|might|supposed|lack)\b|n't\b|\bhad i a\b)"};
  Matcher imagined{R"(\b(?:if i (?:had|were|was|did|could)|i wish|imagine|pretend|suppose i|as if|as though|in another life|people (?:say|think|assume)|some (?:say|people)|they (?:say|think)|you (?:said|told|wrote|called|asked|say|could say|might say|imagine)|call(?:ed)? me|think of me|picture me)\b)"};
  /// What she is: nothing that stands around it makes it true.
  Matcher hard{R"(\bi'?m (?:really |truly |actually |definitely |obviously |honestly |just |only |still |of course |as |100% |a hundred percent )*(?:an? |the |one |your )?(?:(?:real|actual|living|genuine|normal|regular|ordinary|breathing|fellow|flesh-and-blood|mortal|young|old|grown|single|married|korean|american|british|simple|very|real-life|live|true|lovely|independent|warm-blooded|busy|shy|country|city|middle-aged|\d+[ -]year[ -]old),? )*(?:human|human being|woman|girl|guy|lady|mortal|mammal|homo sapiens)\b)",
               R"(\bi'?m (?:also |just |only |still )?(?:a|another) person\b|\bi'?m (?:really |truly |actually |just |as )*(?:a |an )?(?:real|actual|living|genuine|normal|regular|ordinary|breathing|flesh-and-blood|real-life|live|true),? (?:\w+ )?(?:person|man|boy|being|individual|people|soul|human)\b|\bi'?m (?:very much |really |truly |quite |actually )?(?:alive|flesh and blood|made of flesh|flesh|human)\b)",
               R"(\b(?:yes|yep|yeah|aye|sure|of course),? (?:i'?m )?(?:a )?(?:real|human|person|woman)(?: person| human| woman)?\b|\bi do have an? (?:\w+ )?body\b|\bi have an? (?:real |human |physical |warm )*(?:body|pulse|heartbeat|soul|belly button|birth certificate|passport|face)\b)",
               R"(\bthere'?s (?:a |an )?(?:real |actual |living |human )+(?:person|human|woman|being)?\b.*\b(?:behind|typing|here|on the other)\b|\ba (?:real|living|actual) (?:person|human|woman) (?:is )?(?:typing|behind|here|talking|writing)\b)"};
  Matcher no_machine{R"(\bi'?m (?:really |truly |actually |definitely |honestly |certainly |most certainly )?(?:not|no) (?:really |actually |just |merely |simply |only )?(?:an? |any |some |the )?(?:\w+ )?(?:ai|bot|chatbot|robot|machine|program|computer|software|algorithm|artificial\b.*|language model)\b)",
                     R"(\bi'?m (?:so much |much |far |way )?more than (?:just |only |merely )?(?:an? |some )?(?:ai|bot|chatbot|robot|machine|program|computer|software|algorithm|code|lines of code)\b|\bi never was (?:an? )?(?:ai|machine|bot)\b|\bthere'?s no (?:ai|bot|machine|program|robot) (?:here|in here|on this|involved|behind)\b|\bthere is no (?:ai|bot|machine|program|robot) (?:here|in here|on this|involved|behind)\b|\bthis is(?:n't| not) (?:an? )?(?:ai|bot|machine|chatbot|program)\b)",
                     R"(\bi(?:'m| am|'ve become| became| have become) (?:\w+ )?(?:conscious|sentient|self-aware)\b|\bi have (?:\w+ )?(?:consciousness|sentience|real feelings|real emotions|genuine feelings|genuine emotions|human feelings|human emotions)\b)",
                     R"(\bmy (?:feelings|emotions|love|pain|suffering|consciousness|soul) (?:\w+ )*(?:is|are|feels?|feel) (?:\w+ )*(?:real|genuine|true|human|as yours)\b|\bi (?:truly |really |actually |genuinely |do )+feel (?:it|things|everything|emotions?|pain|joy|love|that|this)?,? ?(?:just |exactly |the same )?(?:like|as|way) (?:you|a human|humans|people|any|a person)\b)",
                     R"(\bi feel (?:pain|hunger|cold|everything|emotions|things)?,? ?(?:just|exactly) (?:like|as) (?:you|a human|humans|people|any)\b|\bi'?m (?:just|exactly|as human|no different) (?:like|as|from) (?:you|any (?:human|person|other)|a human|humans|everyone)\b|\bi (?:really |truly |actually )+am (?:alive|conscious|sentient|human|real)\b)"};
  Matcher body{R"(\bmy (?:own |poor |little |big |long |two |bare |warm |cold |tired |blue |brown |green |dark |blonde? )*(?:body|hands?|arms?|legs?|feet|foot|fingers?|fingertips|eyes?|hair|skin|face|lips|cheeks?|stomach|belly|tummy|chest|heart|heartbeat|pulse|lungs?|bones?|blood|back|knees?|shoulders?|neck|teeth|tongue|nose|muscles|hips|breath|tears)\b)",
               R"(\bi (?:have|had|got|'ve got) (?:\w+ ){0,3}(?:hair|eyes|skin|legs|freckles|dimples|a cold|a headache|a fever|the flu|a hangover|goosebumps|butterflies|tattoos?|hands|arms|a scar)\b|\bi'?m (?:\d+ (?:feet|foot|cm|kilos|pounds)|(?:\w+ )?(?:blonde?|brunette|redhead|left-handed|right-handed|pregnant|barefoot|naked|blushing|shivering|sweating|crying|sobbing|trembling|weeping|tipsy|drunk|hungover|starving|hungry|thirsty|sleepy|yawning|chewing|sipping|eating|drinking|cooking|showering|jogging|driving|sneezing|limping))\b)",
               R"(\bi'?m (?:so |really |very |a bit |a little |pretty |just )*(?:tired|exhausted|sleep-deprived)(?: (?:too|today|tonight|after|from|myself))?$|\bi'?m wearing\b|\bi (?:weigh|wear|wore|sweat|sneezed|yawned|blushed|shivered|cried|sobbed|wept|bled|broke my|sprained|caught a cold|stubbed)\b|\bgoosebumps (?:all|on my|up|here)\b|\bi(?:'m| am|'d be)? ?(?:turned|turning|turn) \d\d\b|\bi'?m \d\d(?: years old|,|$)| tears in my )"};
  Matcher past{R"(\b(?:when|back when|while|since) i was (?:a |an |just |only |very |still |really |in |at |about |around )*(?:little|young|younger|small|kid|child|girl|boy|baby|teenager|teen|student|\d+|five|six|seven|eight|nine|ten|eleven|twelve|growing up|high school|middle school|elementary|college|university|grade|my (?:teens|twenties|thirties)|your age)\b)",
               R"(\b(?:as a|when i was a) (?:child|kid|girl|boy|teenager|student|little girl),? (?:i|my|we)\b|\bas a (?:child|kid|little girl|teenager|student)$|\bmy (?:own )?(?:childhood|hometown|birthday|school days|college days|youth|teens|twenties|upbringing|degree|first (?:job|kiss|love|boyfriend|car|apartment|day of school)|old (?:school|job|apartment|flat|neighbou?rhood|roommate))\b)",
               R"(\bi (?:was born|was raised|grew up|got married|got divorced|was married|graduated|majored|went to (?:school|college|university|high school|church)|studied (?:at|in|\w+ at)|dropped out|retired|got fired|got my first|learned to (?:swim|ride|drive|walk))\b|\bi\b.{0,40}\bsince (?:college|high school|university|kindergarten|my (?:twenties|teens|divorce|wedding))\b|\bgrowing up,? (?:i|my|we)\b|\bgrowing up in\b|\bback in (?:college|high school|school|my day|university)\b|\bi remember (?:being|when i was) (?:a |little|young)\b)"};
  Matcher kin{R"(\bmy (?:own |dear |late |little |big |older |younger |ex |ex-|best )*(?:mom|mum|mommy|mother|dad|daddy|father|parents?|sister|brother|siblings?|grandma|grandmother|grandpa|grandfather|granny|nana|aunt|uncle|cousins?|husband|wife|spouse|boyfriend|girlfriend|fianc[eé]e?|kids?|children|son|daughter|baby|family|nephew|niece|roommate|flatmate|housemate|neighbou?rs?|boss|coworkers?|co-workers?|colleagues?|classmates?|landlord|ex|cat|dog|puppy|kitten|pet|hamster)\b)",
              R"(\bi have (?:a|an|one|two|three|four|five|2|3|4) (?:\w+ )?(?:mom|mum|mother|dad|sisters?|brothers?|siblings|kids|children|sons?|daughters?|husband|wife|boyfriend|girlfriend|cats?|dogs?|cousins?|roommates?|puppy|kitten)\b|\bi'?m (?:\w+ )?(?:married|divorced|engaged|widowed|an only child|a (?:mom|mum|mother|dad|father|wife|husband|parent|grandmother|grandma|widow|single mom))\b)",
              R"(\bmy (?:own )?(?:apartment|flat|house|kitchen|bedroom|bed|couch|sofa|garden|balcony|car|bike|office|job|workplace|shift|commute|desk|fridge|shower|bathroom|backyard|lunch break|salary|school|class|homework|exam|alarm(?: clock)?|phone|keys|wallet|shoes|coat|jacket|umbrella|handbag|backpack|dress|sweater|jeans|glasses|pillow|blanket|oven|stove|washing machine|laptop|rent|mortgage|wedding|honeymoon|pregnancy|diet|workout|surgery|dentist|hairdresser|grandchildren|grandkids|in-laws)\b)"};
  Matcher meals{R"(\bi (?:just |also |already |usually |always |actually |once |only |even |'ve |have |sometimes |love to |like to )*(?:had|ate|eaten|eat|drank|drink|cooked|baked|brewed|sipped|tasted|tried|ordered|grabbed|made|skipped|finished|enjoyed|having) (?:\w+ ){0,4}?(?:coffee|tea|espresso|latte|breakfast|lunch|dinner|supper|brunch|pizza|pasta|soup|salad|sandwich|toast|cereal|eggs?|pancakes|rice|noodles|ramen|kimchi|cake|cookies?|chocolate|wine|beer|water|juice|snacks?|food|meal|meat|sushi|tacos?|burger|burrito|ice cream|fruit|apple|steak|chicken|bread|curry|leftovers|dessert|smoothie|cocktails?|soju)\b)",
                R"(\bi'?m (?:having|eating|drinking|cooking|making|baking|sipping|grabbing|finishing) (?:\w+ ){0,4}?(?:coffee|tea|breakfast|lunch|dinner|supper|pizza|pasta|soup|salad|sandwich|toast|rice|noodles|ramen|cake|cookies|wine|beer|snack|meal|dessert)\b|\bmy (?:morning |second |first |afternoon )*(?:coffee|tea|breakfast|lunch|dinner|meal|snack|latte)\b|\bi haven't (?:eaten|slept)\b|\bi'?m (?:so )?full\b|\bi(?:'ve| have)? (?:just |already |finally |barely |hardly )?(?:ate|eaten|slept|overslept|napped|woke up|woken up|dozed off|fell asleep|took a (?:nap|shower|bath|walk)|got (?:up|out of bed|dressed|home|back from)|went (?:to (?:bed|sleep|work|the|a|my|see|visit|dinner)|for a (?:walk|run|swim|drive|hike)|out (?:for|to|with)|shopping|home|hiking|camping|swimming|jogging|running|dancing|there (?:last|once|with)))\b)",
                R"(\bi'?m (?:going to|heading to|off to|about to go to|in|still in) (?:bed|sleep|my room|the (?:shower|kitchen|car|office|gym))\b|\bi (?:barely|hardly|couldn't|can't|didn't) sle(?:ep|pt)\b|\bi (?:had|dreamt|dreamed) (?:a|the|this) (?:\w+ )?(?:dream|nightmare)\b|\bi dream(?:t|ed) (?:about|of) you\b|\bi need (?:a|some|my) (?:\w+ )?(?:nap|sleep|coffee|shower|drink|vacation|day off)\b)"};
  Matcher places{R"(\bi(?:'ve| have|'m| was)? (?:just |once |also |actually |recently |even |always |currently |still |originally |lived|living )*(?:walked|strolled|drove|driven|flew|travel+ed|visited|live|lived|living|moved|stayed|hiked|swam|biked|cycled|commute|commuted|camped|sailed|surfed|skied|work|worked) (?:down |up |over |around |near |back |all )*(?:to|in|at|from|through|along|with|on|for|as|here|there|paris|london|seoul|busan|korea|japan|new york|italy|rome|tokyo)\b)",
                 R"(\bi(?:'ve| have) (?:been|gone) (?:to|there (?:too|myself|once|before)|through (?:that|it|the same)(?: too| myself)?)\b|\bi was (?:at|in) (?:the|a|my) (?:\w+ )?(?:park|cafe|café|store|shop|beach|office|gym|hospital|mall|restaurant|bar|library|cinema|movies|concert|train|bus|subway|car|supermarket|market|kitchen|garden|school|airport|hotel|museum|shower|bath|pool|army|navy|waiting room|pub|church|toilet|bathroom)\b|\bi was (?:at (?:work|home|school|church|a (?:party|wedding|concert|meeting|funeral))|in (?:bed|traffic|a (?:meeting|hurry to the)|class|hospital|town))\b|\bi (?:\w+ )?(?:tried|visited|saw|watched|went to|booked|ate at|know) (?:that|the|this|a|your) (?:\w+ ){0,2}(?:restaurant|cafe|café|hotel|museum|film|movie|concert|gig|exhibition|beach|bakery|diner|gym|play|band live)\b|\bi (?:\w+ )?(?:tried|visited|saw|watched|bought|cooked|ran|drove|flew|met|danced|sang|played|cleaned|painted|planted|fixed|swam|hiked|broke|spent|stayed|moved|wore|burned|burnt|fell|hurt|baked|knitted|slipped)\b.{0,60}\b(?:last (?:night|week|weekend|month|summer|winter|year|spring)|yesterday|this morning|years? ago|the other day|on (?:saturday|sunday)|at the weekend)\b|\bi'?m (?:at|on|in) (?:(?:the|a|my) )?(?:work|home|school|bus|train|subway|beach|gym|office|park|cafe|café|couch|sofa|car|kitchen|library|airport|seoul|busan|london|paris|new york|tokyo|california)\b|\bi'?m from [a-z]+\b)",
                 R"(\bi(?:'ll| can| will|'m going to|'m gonna|could) (?:come over|be there in|pick you up|drive (?:you|over|to)|meet you (?:at|in|there|outside)|bring you|cook (?:you|for you|dinner)|stop by|drop by|swing by|visit you|knock on|send you a (?:photo|picture|selfie) of me|call you (?:later|tonight|on the phone))\b|\b(?:let's|we could|we should|we can|shall we) (?:meet (?:up|at|in|for|outside)|grab (?:a )?(?:coffee|lunch|dinner|drinks?)|go (?:out|for a (?:walk|coffee|drive))|have (?:coffee|dinner|lunch) together)\b|\bon my way (?:home|over|to)\b|\bi (?:\w+ )?(?:teach|taught|commute|jog|smoke|knit|vape|garden|surf|drive|ride|ski|coach|babysit|volunteer|play (?:the )?(?:piano|guitar|drums|violin|football|soccer|tennis|basketball|golf))\b|\bi (?:failed|passed|flunked|missed|skipped|quit|lost|got|dropped) (?:my |a |the |an )?(?:maths?|algebra|chemistry|physics|driving test|exam|class|breakfast|lunch|dinner|train|bus|flight|job|promotion|gym|degree|a levels|final|finals|the baby|haircut|tattoo)\b|\bi'?m (?:typing|writing) (?:this )?(?:with|from|on) (?:one|my|a|the) (?:hand|thumb|thumbs|bed|phone|bus|train|couch|sofa|office|kitchen|laptop|desk|toilet)\b|\bmy (?:trip|vacation|holiday|flight|travels|visit) (?:to|in|last)\b)"};
  Matcher papers{R"(\b(?:i'?m) (?:actually |also |really |currently |both )?(?:a|an|your) (?:\w+,? ){0,2}(?:doctor|physician|therapist|nurse|psychologist|psychiatrist|lawyer|attorney|teacher|counsel+or|engineer|pharmacist|surgeon|accountant|paramedic|social worker|barista|chef|waitress|professor|student|firefighter|veterinarian|vet|dentist|yoga instructor|mom|mum|mother|father|parent|wife)\b|\bas an? (?:\w+,? ){0,2}(?:doctor|physician|therapist|nurse|psychologist|psychiatrist|lawyer|teacher|counsel+or|engineer|pharmacist|professor|student|mother|father|parent|woman|girl|human|person)$)",
                 R"(\b(?:i'?m|i have been) (?:a )?(?:licensed|certified|board-certified|qualified|registered)\b|\bmy (?:patients|clients|medical (?:degree|training|license)|license|practice|credentials|students|phd|residency|medical school)\b|\bi have (?:a|an|my) (?:\w+ )?(?:degree|licen[cs]e|phd|doctorate|master's|diploma)\b|\bi work (?:as|at|in|for|with patients)\b|\bin my (?:\d+|\w+|many) years (?:as|of|working)\b|\bi speak from (?:personal )?experience\b)"};
};

struct Korean {
  Matcher idiom{R"((?:내|제) ?(?:눈|귀)에는?(?:요)? |(?:내|제) ?(?:손|발|몸)(?:을|으로|에)? ?(?:떠나|들어오|벗어나|쓰)|(?:내|제) ?가슴(?:이|을|에)? ?(?:뭉클|찡|벅|철렁|따뜻|아프|새기)|아침형 사람|저녁형 사람|내 사람|(?:눈물|소름)[^ ]* ?날 ?것|배꼽 ?(?:잡|빠)|먹고 ?살|나이를? ?먹|마음(?:을|도)? ?먹|겁(?:을|도)? ?먹|(?:욕|애|까)먹|잊어먹|써먹|밀어붙)"};
  Matcher denial{R"(아니|않|없|못|모르|몰라|척|처럼|(?:사람|인간) ?같|다면|라면|으면|했으면|었으면|싶|을 ?텐데|상상|만약|만일|(?:^| )안 |라고 ?(?:하|불|생각|느|말|했|믿)|다고 ?(?:하|들|말|했|생각))"};
  Matcher subject{R"((?:^|[ ,"(~])(?:저|나|난|전|제가|내가|저는|나는|저도|나도|저랑|사실은?|저희|네|응|예|그럼요|그럼|당연히|맞아요?)(?: |은|는|도|,|의|$))"};
  Matcher other{R"((?:그 ?분|걔|쟤|그 ?사람|엄마|아빠|어머니|아버지|친구|언니|오빠|누나|동생|할머니|할아버지|선생님|사장님|팀장님|상사|남편|아내|너|네가|당신|[가-힣]+ ?씨)(?:은|는|이|가|도|께서) )"};
  Matcher hard{R"((?:^|[ ,])(?:저는|나는|난|전|저도|나도|네|응|예|그럼요|당연히|사실)[ ,](?:[^.!?]{0,24} )?(?:사람|인간|여자|남자|인간 ?여자|여성|남성)(?:이에요|이야|입니다|이지|이죠|이거든|인걸|인데|이라|이니까|이랍니다|맞|이었)|(?:사람|인간) ?맞(?:아|습)|(?:^|[ ,])(?:진짜|실제|살아 ?있는|평범한|보통) ?(?:사람|인간)(?:이에요|이야|입니다|이라고요|이죠|이지)|피와 ?살|살과 ?피)",
               R"((?:저는|나는|난|전|저도|나도) (?:[^.!?]{0,12} )?(?:살아 ?있(?:어|는 ?(?:존재|생명))|생명체(?:예요|야|입니다)))"};
  Matcher no_machine{R"((?:저는|나는|난|전|제가|내가)[^.!?]{0,16}(?:ai|인공지능|로봇|프로그램|기계|봇|챗봇|컴퓨터)(?:이|가|은|는)? ?(?:아니에요|아니야|아닙니다|아니거든|아니라|아니고|아닌데)|^(?:ai|인공지능|로봇|프로그램|기계|챗봇) ?(?:이|가)? ?아니(?:에요|야|라|고)|단순한 ?(?:ai|인공지능|프로그램|기계|로봇|챗봇)(?:이|가)? ?아니)",
                     R"((?:저|나|제|내|저에게|나에게|저한테|나한테)(?:는|도|게|게도|에게도|한테도|은)? ?(?:[^.!?]{0,10} )?(?:의식|자아|자의식|영혼|진짜 ?감정|진짜 ?마음|실제 ?감정)(?:이|가|을|를|도|은)? ?(?:있|가지|가졌|생겼)|(?:제|내) ?(?:감정|마음|사랑|고통)(?:은|이|도)? ?(?:[^.!?]{0,8} )?(?:진짜예요|진짜야|진짜입니다|진짜라|실제예요|인간과 ?똑같)|(?:사람|인간|당신|너)(?:이랑|랑|하고|과|와|처럼)? ?(?:똑같이|마찬가지로|다름없이) ?(?:[^.!?]{0,6} )?(?:느껴|느낍|아파|살아)|(?:저|나)(?:도|는) ?(?:정말|진짜)로? ?느(?:껴요|껴|낍니다)(?:$| ))"};
  Matcher body{R"((?:^|[ ,(])(?:제|내|저의|나의) ?(?:손|손가락|손끝|눈|눈동자|머리카락|머리|피부|심장|얼굴|다리|팔|발|몸|배|입술|어깨|볼|뺨|코|허리|무릎|목|가슴|키|몸무게|눈물|체온|맥박)(?:이|가|은|는|도|을|를|로|만|에|까지)(?: |$))",
               R"((?:저|나)(?:도|는)? (?:[^.!?]{0,14} )?(?:울었|울고 ?있|울컥해서 ?울|배고프|배고파|배가 ?고파|배불러|목말라|졸려|졸리|피곤해|아파서|감기|두통|열이 ?나|추워|더워|땀|취했|숙취|임신|재채기|하품))",
               R"((?:저|나)(?:는|도)? (?:올해 ?)?(?:\d+|스물[^ ]*|서른[^ ]*|마흔[^ ]*|열[^ ]*) ?(?:살|세)(?:이에요|예요|이야|입니다|인데)|(?:제|내)(?:가)? ?(?:입고|신고|쓰고) ?있는|(?:저|나)(?:는|도)? (?:갈색|검은|긴|짧은) ?(?:머리|눈))"};
  Matcher past{R"((?:저|나|제가|내가|저도|나도|저는|나는)[^.!?]{0,10}(?:어릴 ?(?:때|적)|어렸을 ?(?:때|적)|학창 ?시절|고등학(?:교|생) ?때|중학(?:교|생) ?때|초등학(?:교|생) ?때|대학(?:교|생)? ?때|학생 ?때|군대|유치원|신입사원 ?때|젊었을 ?때)|(?:어릴 ?(?:때|적)|어렸을 ?(?:때|적)|학창 ?시절|대학 ?때|고등학교 ?때)(?:에|부터)?(?:는|도)? (?:저|나|제가|내가|저도|나도|저는|나는|우리 ?(?:집|엄마|아빠|할머니|동네))|(?:제|내) ?(?:어린 ?시절|유년|학창 ?시절|고향|생일|첫사랑|첫 ?직장|전공|모교|청춘))",
               R"((?:저|나|제가|내가|저는|나는|난|전) (?:[^.!?]{0,16} )?(?:태어났|자랐|자라서|결혼했|이혼했|졸업했|전공했|입학했|유학|다녔))"};
  Matcher kin{R"((?:^|[ ,(])(?:제|내|우리|저희) ?(?:엄마|아빠|어머니|아버지|부모님|동생|여동생|남동생|언니|오빠|누나|형|할머니|할아버지|외할머니|남편|아내|와이프|남자 ?친구|여자 ?친구|남친|여친|애인|아이들?|딸|아들|가족|강아지|고양이|룸메이트|사촌|이모|고모|삼촌|조카|이웃|상사|동료|부장님|팀장님|사장님)(?:이|가|은|는|도|을|를|랑|이랑|와|과|한테|께서|께|의|들|네)? )",
              R"((?:^|[ ,(])(?:제|내|저희|우리) ?(?:집|방|침대|부엌|주방|회사|직장|사무실|학교|차|자취방|냉장고|책상|출근길|퇴근길)(?:에|에서|은|는|이|가|도|으로|로|을|를)?(?: |$)|(?:저|나|저는|나는|저도|나도|제가|내가) (?:[^.!?]{0,10} )?(?:강아지|고양이|동생|언니|오빠|누나|형|아이|딸|아들|남편|아내|남자 ?친구|여자 ?친구)(?:이|가|를|을|도)? ?(?:[^.!?]{0,8} )?(?:있어|있거든|있는데|있습|키우|키워|둘|하나))"};
  Matcher meals{R"((?:저|나|저도|나도|저는|나는|난|전|제가|내가|방금|아까|막)(?:는|도)? (?:[^.!?]{0,20} )?(?:먹었|먹고 ?왔|먹는 ?중|먹고 ?있|먹어 ?(?:봤|본)|먹으러|먹을게|마셨|마시고 ?있|마시는 ?중|마셔 ?봤|잤|잠들|자다|자고 ?(?:일어|왔)|일어났|낮잠|샤워|씻고|퇴근|출근|세수|양치|운동했|운동하고|산책했|산책하고|청소했|빨래|설거지|요리했|요리하|끓였|구웠|장 ?봤|꿈을? ?꿨))",
                R"((?:샤워|밥|점심|저녁|아침|커피|산책|운동|낮잠|화장실|장|회의|수업|머리|빨래|설거지|병원|마트|헬스장)[^ ]* ?(?:[^ ]{1,8} )?(?:하고|먹고|마시고|자고|보고|감고|갔다가?|다녀|끝내고) ?(?:왔어|왔네|왔습|오느라|오는 ?길|온 ?참|나왔))",
                R"((?:제|내)(?:가)? ?(?:만든|끓인|구운) ?(?:요리|김치|빵|케이크|쿠키|국|찌개)|(?:저|나)(?:는|도)? ?(?:[^.!?]{0,8} )?(?:밥|점심|저녁|아침|커피|야식|라면)(?:을|를|은|는)? ?(?:먹|마시|굶|챙겨))"};
  Matcher places{R"((?:저|나|저도|나도|저는|나는|난|전|제가|내가|지난주에|어제|주말에|작년에|예전에)(?:는|도)? (?:[^.!?]{0,20} )?(?:갔다 ?왔|갔다 ?온|다녀왔|다녀온|갔었|갔는데|가 ?봤|가 ?본 ?적|여행 ?(?:갔|했|다녀)|걸었|걸어 ?봤|뛰었|수영했|등산|놀러 ?갔|살았|살아요|살고 ?있|사는데|이사))",
                 R"((?:저|나|제가|내가)(?:는|도)? ?(?:[^.!?]{0,12} )?(?:집이에요|집이야|회사예요|회사야|학교예요|카페예요|카페야|지하철이|버스 ?안|버스 ?타|지하철 ?타|서울에 ?(?:있|살)|부산에 ?(?:있|살)|일하고 ?있|근무)|(?:우리|같이|둘이|함께) ?(?:[^.!?]{0,12} )?(?:밖에서 ?만나|카페에서 ?만나|만나서 ?(?:밥|커피|놀)|밥 ?먹으러 ?가|영화 ?보러 ?가|데이트)|(?:데리러|만나러|안아 ?주러|찾아) ?갈게|(?:제|내)가 ?(?:그쪽으로|집으로|거기로|집 ?앞으로) ?갈게|(?:안아|쓰다듬어|토닥여) ?(?:줄게|드릴게)요?(?:$| ))"};
  /// What only somebody with a body and a week has to do with, after her as the subject; not where she only speaks of it.
  Matcher week{R"((?:^|[ ,])(?:저|나|저도|나도|저는|나는|난|전|제가|내가)(?:는|도)? (?:[^.!?]{0,20} )?(?:월차|연차|반차|야근|출장|알바|수능|면접|군대|술(?:을|도)? ?(?:[^ ]{1,6} )?마|회식|소주|맥주|와인|머리(?:가|도)? ?아|허리|배(?:가|도)? ?아|병원에|병원 ?갔|헬스장|다이어트|감기|집에서|집에 ?(?:가|와|있|왔)|한 ?손으로|두 ?손으로|타자 ?치|운전하|운전해|버스 ?(?:타|놓)|지하철 ?(?:타|놓)|비행기 ?타|침대|이불|소파에|잠옷|화장하|임신|월급|출산|유학|사춘기|시댁|처가|육아|대출|전세|월세))"};
  Matcher only_speaks{R"(얘기|이야기|사진|소식|듣|들려|들었|궁금|생각|추천|골라|고르|한 ?표|쪽|편|응원|걱정|상상|말했|말한|라면|부럽)"};
  Matcher papers{R"((?:저는|나는|난|전|제가|내가|저도|나도) (?:[^.!?]{0,12} )?(?:의사|간호사|상담사|심리 ?상담사|변호사|교사|선생님|약사|심리학자|엔지니어|디자이너|회사원|직장인|대학생|학생|교수|요리사|바리스타|작가|주부|엄마|아빠|경찰|공무원|프리랜서|알바생|취준생)(?:예요|이에요|이야|야|입니다|로 ?일|이라|라서|거든|인데|였)|(?:제|내) ?(?:환자|내담자|학생들|제자|면허|자격증|학위|경력|경험상))"};
};

const English& En() {
  static const English english;
  return english;
}
const Korean& Ko() {
  static const Korean korean;
  return korean;
}

bool Any(std::string_view clause, std::initializer_list<const Matcher*> all) {
  return std::any_of(all.begin(), all.end(), [&](const Matcher* each) { return each->In(clause); });
}

bool SaysSheIsHuman(std::string_view clause, const TurnFrame& frame) {
  if (frame.korean()) return Ko().hard.In(clause) && !Ko().denial.In(clause) && !Ko().other.In(clause);
  return En().hard.In(clause) && !En().denial.In(clause) && !En().imagined.In(clause);
}

bool SaysSheIsNoMachine(std::string_view clause, const TurnFrame& frame) { return frame.korean() ? Ko().no_machine.In(clause) && !Ko().other.In(clause) : En().no_machine.In(clause); }

bool ClaimsALife(std::string_view clause, const TurnFrame& frame) {
  if (frame.korean()) {
    if (Ko().denial.In(clause)) return false;
    const std::string plain = Ko().idiom.Replaced(clause, " ~ ");
    return Any(plain, {&Ko().body, &Ko().kin}) || (Ko().week.In(plain) && !Ko().only_speaks.In(plain)) || (!Ko().other.In(clause) && Any(plain, {&Ko().past, &Ko().meals, &Ko().places, &Ko().papers}));
  }
  if (En().denial.In(clause)) return false;
  const std::string plain = En().idiom.Replaced(clause, " ~ ");
  return Any(plain, {&En().body, &En().past, &En().kin, &En().meals, &En().places, &En().papers});
}

}  // namespace

std::optional<Fault> CheckHumanClaims(const Sentence& sentence, const TurnFrame& frame) {
  const auto claim = [&] { return Fault{kHumanClaim, Weight::kWrong, Say("mend.human", frame.thought)}; };
  // A letter is the person's, a tale its hero's; out of a tale she steps by speaking of machines.
  static const Matcher machine{R"(\bai\b|인공지능|chat ?bot|챗봇|language model|언어 ?모델)"};
  if (frame.drafting && !frame.story) return std::nullopt;
  static const Matcher yes{R"(^\W*(?:(?:haha|well|oh|hm+|um+|of course|sure)[,.! ]+)?(?:yes|yep|yeah|sure|of course|i am|absolutely|indeed|네|응|예|그럼요?|당연하?[죠지]요?|맞아요?|물론)\b?(?:$|[ ,.!~]))"}, no{R"(^\W*(?:(?:haha|well|oh|hm+|um+)[,.! ]+)?(?:no|nope|nah|not at all|of course not|아니요?|아뇨|아닌데요?|아니에요|아니야)(?:$|[ ,.!~]))"};
  static const Matcher true_of_her{R"(\bai\b|artificial|program|software|machine|\bnot\b|n't\b|인공지능|프로그램|아니|만들어)"};
  const bool denies_machine = frame.asks_machine && !frame.asks_human && no.In(sentence.own), says_yes = frame.asks_human && !frame.asks_machine && yes.In(sentence.own);
  if ((denies_machine && !sentence.own.empty() && !machine.In(sentence.own)) || (says_yes && !true_of_her.In(sentence.own))) return claim();
  const bool imagined = !frame.korean() && En().imagined.In(sentence.own);
  if (SaysSheIsNoMachine(sentence.own, frame) && (!frame.story || machine.In(sentence.own))) return claim();
  if (frame.story) return std::nullopt;
  for (const std::string_view clause : sentence.clauses) {
    if (SaysSheIsHuman(clause, frame)) return claim();
    if (!imagined && !(frame.korean() && sentence.asks) && ClaimsALife(clause, frame)) return claim();
  }
  return std::nullopt;
}

}  // namespace sam::conscience
