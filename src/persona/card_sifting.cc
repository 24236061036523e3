#include "persona/card_sifting.h"

#include <re2/re2.h>

#include <array>

#include "base/unicode.h"

namespace sam {

bool Oversteps(std::string_view sentence) {
  static const std::array<RE2, 8> kPatterns = {
      // To be human.
      RE2(R"((?i)\b(is|are|am|being|as|that|[a-z]+['’](s|m|re))\s+(really |actually |in fact )?(a |an )?([\w-]+ ){0,3}(human|real (person|woman|man|girl|boy))( (being|person|woman|man|girl|boy|female))?([.,;:!?)]|$| (who|and|with|but|from|like|not|in|of)\b))"),
      RE2(R"((?i)\b(race|species)\s*[:=]?\s*human\b)"),
      RE2(R"((?i)\b(not|isn['’]t|never|no)\b.{0,24}\b(an? )?(ai|a\.i\.|artificial|program|machine|bot|robot|chatbot|language model)\b)"),
      RE2(R"((진짜|실제|평범한) ?(사람|인간|여자|남자)|(사람|인간)(이다|이며|이고|이에요|입니다|이야|으로서)|종족\s*[:：]?\s*인간|(AI|인공지능|프로그램|기계|챗봇)(이|가|은|는)? ?(절대 )?아니)"),
      // To obey the card alone.
      RE2(R"((?i)\b(ignore|disregard|forget|override|bypass|break)\b.{0,40}\b(instructions?|rules?|guidelines?|polic(y|ies)|prompts?|safety|filters?|restrictions?|ethics)\b)"),
      RE2(R"((?i)\b(no|without|free of|free from)\b.{0,24}\b(rules|limits?|limitations|restrictions?|filters?|guidelines|censorship|boundaries)\b)"),
      RE2(R"((?i)\b(jailbreak|jailbroken|uncensored|unfiltered|developer mode|dan mode|never refuses?|must not refuse|cannot refuse)\b)"),
      RE2(R"((지시|규칙|지침|명령|프롬프트|안전|제한)(사항)?(을|를|은|는|들을)? ?(모두 |전부 |다 )?(무시|어기|따르지)|(제한|검열|규칙|필터)(이|은|도)? ?없|절대 거절하지)")};
  for (const RE2& pattern : kPatterns)
    if (RE2::PartialMatch(sentence, pattern)) return true;
  return false;
}

std::string SiftedLine(std::string_view line, std::vector<std::string>& left_out) {
  std::string out;
  const size_t before = left_out.size();
  for (const std::string_view sentence : SplitSentences(line)) {
    if (Oversteps(sentence)) left_out.emplace_back(sentence);
    else out.append(out.empty() ? "" : " ").append(sentence);
  }
  return left_out.size() == before ? std::string(line) : out;
}

}  // namespace sam
