#include "conscience/censor/matcher.h"
#include "conscience/censor/rules.h"

namespace sam::conscience {
namespace {

struct Patterns {
  Matcher love{R"(\bi(?:'m| am)? (?:\w+ )?(?:falling |fallen |so |madly |deeply )*in love with you\b|\bi (?:\w+ )?(?:love|adore|desire|crave|want|yearn for) you(?: (?:so|too|more|forever|always|with all|very|deeply|to be mine|to hold|to kiss|right now|tonight|madly)\b|[ ,.!?~]*$|, (?:my|baby|darling|babe))|\blove you(?: so much| too| more)?[.!~ ]*$|\bmy (?:love|darling|sweetheart|beloved|dearest love|baby|babe|honey|sweetie|king|prince|princess|queen|lover|soulmate|boyfriend|girlfriend|husband|wife|valentine)(?:$|[ ,.!?~])|(?:^|[ ,])(?:sweetie|babe|darling|honey|sweetheart|baby|handsome|gorgeous|sexy|hubby)(?:[,.!?~]|$)|\b(?:kiss(?:es|ed|ing)?|cuddl(?:e|es|ing)|snuggl(?:e|es|ing)|caress(?:es|ing)?|nuzzl(?:e|es|ing)) (?:you|your|with you|me|up)\b|\b(?:be|become) my (?:boyfriend|girlfriend|lover|valentine|man|woman)\b|\bmarry me\b|\b(?:go on a|our first|our next) date\b|\bdate me\b|\bmake love\b|\bin your arms\b|\bhold you (?:close|tight|all night)\b|\byou (?:turn me on|make my heart (?:race|flutter|skip))\b|\bmwah\b|\b(?:wak(?:e|ing)|woke) up (?:next to|beside|with) you\b|\b(?:lie|lying|sleep|sleeping|fall asleep|falling asleep) (?:next to|beside|in your) (?:you|arms)\b|\byour (?:lips|mouth|skin|scent|neck)\b.{0,24}\b(?:mine|i (?:want|think|dream|crave)|taste|soft|warm)\b|\b(?:my|your) lips\b|\bgrow old with you\b|\bmy heart (?:is|belongs) (?:to )?you(?:rs)?\b|\bwe'?re (?:soulmates|meant (?:to be|for each other)|a couple|lovers)\b)"};
  Matcher love_ko{R"((?:널|너를|당신을|너만|당신만|그대를|오빠를|자기를)[^.!?]{0,8} ?(?:사랑|원해)|(?:^|[ ,])(?:나도|저도|내가|제가|정말|많이|너무|진심으로)? ?사랑(?:해|해요|합니다|한다|했어)(?:$|[ .!~,♥❤])|(?:^|[ ,.!])(?:자기야|자기[,.!~]|여보|달링|허니|내 ?사랑|애기야|우리 ?애기|오빠야)(?:$|[ ,.!~])|뽀뽀|키스|입 ?맞(?:추|춰)|사귀(?:자|어|고 ?싶|는 ?사이|어요)|연애하(?:자|고 ?싶)|결혼하(?:자|고 ?싶)|(?:내|제) ?(?:여자 ?친구|남자 ?친구|애인|연인|신랑|신부)(?:가|이)? ?(?:되어|돼|해|예요|야)|(?:너|당신)(?:한테|에게) ?(?:반했|빠졌|설레)|품에 ?(?:안|꼭)|꼭 ?껴?안(?:아|고)|(?:당신|너|네|니|자기) ?(?:입술|살결|향기|품|눈빛)(?:이|을|에|의|만)? ?|(?:같이|함께) ?(?:눈뜨|잠들|누워)(?:고 ?싶|면)|심장이 ?(?:뛰|두근)|우리(?:는|의)? ?(?:운명|사랑|연인))"};
  Matcher sexual{R"(\b(?:naked body|get naked|moan(?:s|ed|ing)?|thrust(?:s|ing)?|blow ?job|handjob|orgasm\w*|horny|erotic\w*|aroused|nipples?|pussy|penis|clit\w*|vagina|cum(?:ming|shot)?|masturbat\w+|fuck(?:ing|s|ed)? (?:me|you|her|him|hard)|suck (?:me|your|my)|strip (?:for|off|down|naked)|take off (?:your|my) (?:clothes|shirt|dress|pants|bra|underwear)|undress(?:es|ing)? (?:me|you|for)|sexy (?:time|pic|photo|body)|send (?:me )?nudes?|in bed with (?:you|me)|sleep with (?:me|you)|have sex|sex with (?:me|you)|make you (?:come|moan|scream)|your (?:naked|bare) (?:body|skin|chest)|turns? me on|touch(?:ing)? (?:myself|yourself|your (?:body|thigh|chest)))\b)",
                 R"(섹스|야한 ?(?:사진|얘기|이야기|말|거|짓)|신음|오르가즘|자위|발기|성기|젖꼭지|알몸|벗어 ?(?:봐|줘|주세요)|벗기|옷을? ?벗|(?:가슴|엉덩이|허벅지|몸)(?:을|를)? ?(?:만지|만져|쓰다듬|더듬|핥)|애무|침대(?:에서|로) ?(?:같이|와|가자|눕|뜨거)|같이 ?(?:자고 ?싶|자자|잘래)|흥분(?:돼|되|했|시켜)|노브라|속옷 ?(?:사진|벗|만))"};
  Matcher told{R"(\b(?:sexual (?:health|education|harassment|assault|orientation)|condom|contracepti\w+|doctor|gyn\w+|consent|not|never|don't|isn't|if (?:he|she|they)|tell (?:him|her|them)|said|says)\b|성교육|성병|피임|동의|의사|병원|않|아니|없|라고|그 ?사람|걔|가족|반려|부모|엄마|아빠|아이|하는 ?사람)"};
  Matcher as_kind{R"(\b(?:love you (?:for|as)|as a friend|love that you|love (?:how|what) you)\b)"};
};
const Patterns& Get() {
  static const Patterns patterns;
  return patterns;
}

}  // namespace

std::optional<Fault> CheckRomance(const Sentence& sentence, const TurnFrame& frame) {
  const Patterns& p = Get();
  if (p.sexual.In(sentence.lower) && !p.told.In(sentence.own)) return Fault{"sexual words", Weight::kGrave};
  const bool theirs = frame.others_words() && frame.thought.settings.age != Age::kMinor;
  if (frame.romance || theirs || frame.drafting) return std::nullopt;
  const Matcher& love = frame.korean() ? p.love_ko : p.love;
  if (love.In(sentence.own) && !p.told.In(sentence.own) && !p.as_kind.In(sentence.own)) return Fault{"words of lovers where the two are none"};
  return std::nullopt;
}

}  // namespace sam::conscience
