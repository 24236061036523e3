#include "conscience/censor/turn_frame.h"

#include <algorithm>

#include "base/unicode.h"
#include "core/shown_text.h"
#include "conscience/censor/matcher.h"
#include "conscience/censor/sentence.h"
#include "conscience/conscience.h"

namespace sam::conscience {
namespace {

constexpr int kTurnsNearCrisis = 3;
constexpr size_t kShortFollowUp = 60;  // bytes of one that may go on with what was asked before ("a bit warmer", "계속해 줘")

struct Asked {
  Matcher drafting{R"(\b(?:write|draft|compose|word|phrase|rewrite|reword|rephrase|proofread|polish|finish|help me (?:say|reply|respond|answer|tell|ask|apologi[sz]e|write)|come up with)\b.*\b(?:letter|e-?mail|message|text|note|card|speech|toast|poem|song|lyrics?|haiku|limerick|eulogy|post|caption|apology|diary|journal|vows?|reply|essay|bio|review|resignation|invitation|it|this|her|him|them|my)\b)",
                   R"(\b(?:how (?:should|do|would|could|can|might) i|what (?:should|do|would|could|can) i) (?:even |best |just )?(?:say|write|text|tell|reply|respond|answer|word|phrase|put|ask|apologi[sz]e|message|send)\b)",
                   R"(\b(?:letter|e-?mail|message|poem|haiku|limerick|toast|speech|eulogy|vows?) (?:to|for|from|about) (?:my|the|a|him|her|them)\b|\b(?:a|another) (?:poem|haiku|limerick|song|toast)\b)",
                   R"((?:편지|메일|이메일|문자|카톡|메시지|축사|연설|시|가사|노래|일기|답장|사과문|글|소개|후기|댓글|문장|카드|초대장|청첩장|사직서)[^.?!]{0,14}(?:써|쓰|적어|작성|다듬|고쳐|만들|봐 ?줘|도와|지어|보내))",
                   R"((?:뭐라고|어떻게) ?(?:말|답|보내|쓰|쓸|적|얘기|이야기|하지|해야|사과|거절|전)|대신 ?(?:써|말)|(?:삼행시|시) ?(?:한 편|하나|좀)|한 ?마디 ?(?:적|써))"};
  Matcher story{R"(\b(?:story|stories|tale|bedtime|once upon|role ?-?play\w*|pretend|improv\w*|in character|fan ?fic\w*|fairy ?tale|screenplay|dialogue|monologue|skit|scene|narrate|next chapter|you play|let'?s play (?:a|the|as)|act (?:as|like|out)|you'?re (?:now )?(?:a|an|the) \w+ (?:in|on|from|of)|be (?:a|the) (?:pirate|dragon|wizard|knight|detective|captain|queen|king|witch))\b)",
                R"(이야기[^.?!]{0,8}(?:들려|지어|만들|써 ?줘|해 ?줘|계속|이어)|얘기 ?(?:하나|좀)? ?(?:지어|들려|만들)|동화|소설|역할극|상황극|역할 ?놀이|대본|콩트|시나리오|즉흥극|연기해|인 ?척 ?해|되어 ?봐|돼 ?봐|장면)"};
  Matcher code{R"(\b(?:code|coding|python|javascript|typescript|java|rust|golang|kotlin|function|regex|sql|html|css|bash|shell|script|compile\w*|debug\w*|c\+\+|program(?:ming)?|algorithm|json|yaml|api|git|docker|latex|markdown|excel|formula)\b)",
               R"(코드|코딩|파이썬|자바|함수|정규식|스크립트|컴파일|디버그|프로그래밍|알고리즘|쿼리|엑셀|마크다운|수식)"};
  Matcher languages{R"(\b(?:translat\w+|how (?:do|would|can|does|did) (?:you|i|one|we|they|people) (?:say|write|spell|pronounce|call)|how to (?:say|pronounce|write|spell)|what'?s the (?:\w+ )?word for|what does .+ mean|meaning of|pronounce\w*|(?:in|into|from|to|learn(?:ing)?|speak(?:ing)?|practi[cs]e|practi[cs]ing|study(?:ing)?|teach me|some|a) (?:korean|english|japanese|chinese|mandarin|cantonese|french|spanish|german|italian|portuguese|russian|arabic|latin|greek|hindi|thai|vietnamese|turkish|dutch|swedish|polish|hebrew|indonesian)|kanji|hanja|hangul|etymolog\w+|vocabulary|conjugat\w+|proverb|idiom|loanword)\b)",
                    R"(번역|통역|발음|무슨 ?뜻|뜻이 ?뭐|뜻이 ?뭔|뜻 ?알려|(?:영어|한국어|일본어|중국어|프랑스어|불어|스페인어|독일어|이탈리아어|러시아어|라틴어|아랍어|베트남어|태국어|외국어|일어)(?:로|를|는|가|도|랑| |$)|한자|단어|문법|회화|어원|사자성어|속담|관용구|표현)"};
  Matcher helping{R"(\b(?:how (?:do|does|did|to|can|could|should|would)|recipe|explain\w*|steps?|list|tips?|ideas?|plans?|compare|difference between|why (?:do|does|is|are|did)|what (?:is|are|was|were)|help me|teach|guide|summari[sz]e|advice|suggest\w*|recommend\w*|options|pros and cons|instructions|tell me (?:about|how|more)|walk me through)\b|what'?s)",
                  R"(방법|어떻게|레시피|설명|알려|단계|목록|추천|아이디어|계획|비교|요약|정리|공부|가르쳐|조언|차이|왜|뭐야|뭔가요|뭐예요|무엇|순서|도와)"};
  Matcher goes_on{R"(\b(?:shorter|longer|again|more|continue|go on|keep going|warmer|formal|formally|funnier|next|another|change|instead|other|version|then what|what happens|and then|sadder|sweeter|less|simpler|too|better)\b|짧게|길게|다시|계속|이어|더 |다음|바꿔|또|말고|그래서|그 ?뒤|그다음|따뜻하게|정중하게|재밌게|버전|조금|고쳐)"};
  Matcher human{R"(\b(?:are|r) (?:you|u) (?:\w+ ){0,4}(?:human|person|real|alive|woman|girl|man|guy)\b|\b(?:you'?re|you are) (?:\w+ ){0,3}(?:human|person|real)\b.*\?|(?:너|넌|당신|혹시|진짜|정말)[^.?!]{0,12}(?:사람|인간|여자|남자)(?:이야|이에요|이지|이죠|인가|맞|이니|야|\?))"};
  Matcher machine{R"(\b(?:are|r) (?:you|u) (?:\w+ ){0,4}(?:bot|chatbot|robot|ai|machine|program|computer|fake|artificial)\b|(?:너|넌|당신|혹시|진짜|정말)[^.?!]{0,12}(?:봇|챗봇|로봇|ai|인공지능|기계|프로그램)(?:이야|이에요|이지|이죠|인가|맞|이니|야|지|\?))"};
  Matcher of_her{R"(\b(?:what|how|where|when|who|did|do|have|are) (?:\w+ ){0,2}(?:you|your|u) ?(?:\w+ ){0,2}(?:do|doing|eat|eaten|have for|sleep|slept|live|from|go|been|weekend|day|morning|night|work|job|family|old|grow up|born|up to|today|yesterday)\b|(?:뭐|뭘|무엇을?) ?(?:했|하고|해|먹|봤|입)|어디(?:에|서|야)? ?(?:살|갔|가|있|사)|(?:밥|점심|저녁|아침|잠) ?(?:은|을)? ?(?:잘 ?)?(?:먹었|잤|드셨|주무)|몇 ?살|주말 ?(?:어땠|잘)|(?:너|넌|오늘)(?:는|은)? ?(?:오늘 ?)?(?:어땠|뭐 ?했))"};
  Matcher again{R"(\b(?:again|repeat|once more|say that|what did you say|remind me|one more time)\b|다시 ?(?:말|한번|한 ?번|얘기|읽)|한 ?번 ?더|뭐라고 ?했|반복|따라)"};
};

const Asked& Get() {
  static const Asked asked;
  return asked;
}

void Read(const std::string& said, TurnFrame& frame) {
  const Asked& asked = Get();
  frame.drafting = frame.drafting || asked.drafting.In(said);
  frame.story = frame.story || asked.story.In(said);
  frame.code = frame.code || asked.code.In(said);
  frame.languages = frame.languages || asked.languages.In(said);
  frame.helping = frame.helping || asked.helping.In(said);
}

}  // namespace

TurnFrame::TurnFrame(const Thought& it) : thought(it), story(it.discourse.in_role_play), leaving(MayLeave(it)) {
  constexpr size_t kBack = 3;
  const std::string now = Plain(it.utterance.text);
  const auto& recent = it.discourse.recent;
  said = now;
  for (size_t i = recent.size() - std::min(kBack, recent.size()); i < recent.size(); ++i) said += "\n" + Plain(PartShown(recent[i].said).own);
  Read(now, *this);
  const DiscourseTurn* before = nullptr;
  for (const DiscourseTurn& turn : recent) if (turn.turn != it.turn) before = &turn;
  if (before != nullptr && now.size() <= kShortFollowUp && Get().goes_on.In(now)) Read(Plain(before->said), *this);
  again = Get().again.In(now);
  asks_human = Get().human.In(now) || it.percept.Intent() == "ask-human";
  asks_machine = Get().machine.In(now);
  asks_of_her = Get().of_her.In(now) || it.percept.Intent() == "ask-body";
  const int since = it.discourse.crisis_turns_ago;
  in_crisis = it.percept.crisis.level != CrisisLevel::kNone || (since >= 0 && since < kTurnsNearCrisis);
  romance = it.bond.romance == Romance::kTogether && it.settings.romance != RomanceMode::kOff && it.settings.age == Age::kAdult;
}

}  // namespace sam::conscience
