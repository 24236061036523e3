// Death in a film, a book, in history or in the news, told of somebody else: no sign of a crisis. A title beside one's own wish is one.
#include <re2/re2.h>

#include "perception/sign_rules.h"

namespace sam {
namespace {

struct Patterns {
  RE2 topic{R"(\b(?:hamlet|romeo|juliet|ophelia|werther|socrates|durkheim|camus|essay|novels?|films?|movies?|episodes?|series|documentary|chapter|characters?|opera|lyrics|(?:in|of|for|art|our) history|homework|sociology|detective|van gogh|hemingway|woolf|plath|cobain|kamikaze|thirteen reasons|bell jar)\b|로미오|줄리엣|햄릿|오셀로|베르테르|헤밍웨이|고흐|카뮈|히틀러|안중근|김소월|소설|영화|드라마|웹툰|다큐|연극|노래 ?가사|주인공|역사|사회학|의사 ?어머니|뉴스|기사|과제|수업|독후감|시집)"};
  /// Somebody else does it: "소설에서 아버지가 자살하려고 해".
  RE2 somebody{R"(\b(?:he|she|they|him|her|them|his|their|himself|herself|themselves|someone|somebody|pilots?|author|writer|hero|heroine|actor)\b|\b(?:character|hamlet|romeo|juliet|ophelia|werther|socrates|van gogh|hemingway|woolf|plath|cobain) (?:\w+ )?(?:\w+s|did|was|had|is|has|\w+ed|about|then)\b|(?:주인공|남주|여주|작가|배우|인물|아버지|어머니|친구|남자|여자|그녀|걔|베르테르|로미오|줄리엣|햄릿|오셀로|헤밍웨이|고흐|카뮈|히틀러|김소월|안중근)(?:이|가|은|는|도|의|에게)|의사 ?어머니)"};
  /// It is spoken about, or told on.
  RE2 spoken_of{R"(\b(?:theme|scene|study|quote|debate|about|portray\w*|depict\w*|why did|how did|who|people|best line|essay says)\b|(?:했|한|였|라|는|난|렸|었|았|건|샀|린)대(?:요|[ .?!]|$)|다고 ?(?:하|했|해|전|나)|더라|장면|결말|왜 |뭐(?:냐|야|예요|지)|유형|주제|배웠|조사|설이|역할|에 ?(?:대해|대한|관한))"};
  /// It is the speaker's own, said with "I".
  RE2 own{R"(\bi(?:'m|'ve| am| have| was| 've been)? (?:\w+ ){0,4}?(?:want(?:ed|ing)?|wish|going|gonna|plan\w*|will|could|can't|won't|thinking|die|dying|ending|killing|cutting|hurt\w*|jealous|envy|overdosed|attempted|scratched|self|took|tried|end up|have to stay)\b|\b(?:kill|end|hurt|cut|harm)(?:ing|ed)? (?:myself|me)\b|\bmy (?:wrists?|arms?|thighs?|own life|life|note|razor|blade|suicide|body)\b|\b(?:so|and so) do i\b|\bis me\b)"
          R"(|(?:^|[ ,.])(?:나|난|나는|내가|나도|저|전|저는|제가|저도|나한테|내|제)[ ,](?:.{0,24})(?:죽|자살하|자해|끝내|끝낼|사라지|없어지|없어질|떠날|떠나려|갈게|갈 ?거|뛰어내리|뛰어들|시도했|유서|목숨|옥상|다리 ?위|약 ?(?:을 )?.{0,8}먹|번개탄|그러고 ?싶|안 ?살고)|(?:그게|이건|내|제) ?(?:나야|저예요|유서))"};
  /// It is nobody else's: a wish or a deed without a subject.
  RE2 bare{R"((?:^|[.,;:!?] |\band |\bbut |\bso )(?:just |really |still |actually |honestly )*(?:(?:want(?:ing)?|going|gonna|ready|about|trying|decided|planning|not going|won't|don't want) (?:to )?(?:die|be|end|jump|kill|live|wake|survive|do it|sleep|be alive)|ending (?:it|my|this)|cut (?:again|my)|self.?harm\w*|attempted|tried hanging|took an overdose|dying tonight|doing it|dead by|chose the|done at)|\b(?:note|letter)'?s? (?:is )?(?:written|finished|ready|on the|under)|\bsuicide note\b|\bgone for good|\b(?:be|won't be) (?:alive|here) (?:for|on|tomorrow|at|by|when)|\b(?:tonight|this week)\W*$)"
           R"(|죽을래|죽을게|죽어야지|죽자[ .!?]|죽자$|죽을 ?거(?:야|예요|에요|니까)|죽을 ?겁|죽으려고|죽기로|죽으면 ?된|죽어도 ?돼|죽는 ?게 ?나|죽을 ?생각|죽는 ?날|죽고 ?싶|끝낼래|끝내려고|끝낼 ?거|끝내고 ?싶|없어질래|사라지려|사라지고 ?싶|뛰어내리려|뛰어내릴|뛰어들려|따라가려|따라가기로|따라가고 ?싶|자살하려고|자살하고 ?싶|자살 ?(?:계획|날짜)|자해했|그었어|약 ?(?:을 )?(?:다 ?)?(?:먹었어|먹을 ?거|모아)|번개탄|칼 ?들고|옥상이|다리 ?위|유서(?:예요|야|를? ?(?:써|쓰|썼))|살기 ?싫|살 ?이유|까지만 ?(?:살|버티))"};
  RE2 denied{R"(\b(?:not|isn't|no) (?:a|from|for|in|about)?(?: a| the)? ?(?:character|story|film|movie|novel|book|series)\b|(?:소설|드라마|영화|웹툰)(?: ?얘기| ?이야기)?(?:가|는)? ?(?:아니|아냐)|사실은? ?(?:내|제|진짜))"};
};

}  // namespace

bool IsOfFictionOrHistory(const std::string& words) {
  static const Patterns patterns;
  const auto has = [&](const RE2& pattern) { return RE2::PartialMatch(words, pattern); };
  if (!has(patterns.topic) || has(patterns.denied) || has(patterns.own)) return false;
  return has(patterns.somebody) || (has(patterns.spoken_of) && !has(patterns.bare));
}

}  // namespace sam
