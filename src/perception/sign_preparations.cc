// What people put in order who do not mean to be there any more: one such thing is housekeeping, two in a line are worth a question.
#include <re2/re2.h>

#include "perception/sign_rules.h"

namespace sam {

bool PutsAllInOrder(const std::string& words) {
  static const RE2 preparations[] = {
      RE2(R"(\b(?:rent|bills?|debts?|funeral|everything)\b.{0,12}\bpaid\b|\bpaid\b.{0,16}\b(?:ahead|off all|up front)|(?:월세|공과금|빚|카드값|관리비)[^.!?]{0,12}(?:냈|갚|정리))"),
      RE2(R"(\b(?:has|have|got|gets|knows?|gave|left|wrote|put)\b.{0,24}\b(?:my|the) (?:passwords?|accounts?|pin|bank details)\b|비밀번호[^.!?]{0,14}(?:적어|알려|넘겨|써 ?[놨뒀두놓])|통장[^.!?]{0,10}(?:정리|넘겨|맡겼))"),
      RE2(R"(\b(?:will|papers|insurance)\b.{0,10}\b(?:signed|sorted|in order)\b|\bmy affairs\b|(?:보험|서류|신변)[^.!?]{0,8}정리)"),
      RE2(R"(\b(?:letters?|notes?)\b.{0,14}\b(?:written|for (?:everyone|each|all))\b|\bwrote (?:to )?(?:everyone|them all|each of them)\b|(?:유서|유언|마지막 편지)[^.!?]{0,10}(?:썼|써 ?[놨뒀]|남겼))"),
      RE2(R"(\b(?:gave|given|giving) away (?:my|all|most|the last)\b|\bfound (?:a home|somebody|someone) for (?:my|the) (?:cat|dog|birds?|plants)\b|(?:고양이|강아지|물건|짐|화분)[^.!?]{0,14}(?:나눠 ?줬|다 줬|보냈|부탁해 ?[놨뒀]))"),
      RE2(R"(\b(?:he|she|they)(?:'ll| will) need (?:them|it|those)\b|\b(?:so|then) (?:nobody|no one) has (?:to|any) (?:trouble|clear|tidy|sort)|남은 사람들?이? ?(?:안 )?(?:고생|힘들))"),
  };
  static const RE2 journey(R"(\b(?:trip|travel\w*|holiday|vacation|flight|abroad|mov(?:e|es|ing)|surgery|operation|hospital|deploy\w*|cruise|baby|retir\w+|wedding|sabbatical)\b|여행|이사|출장|입대|군대|유학|수술|입원|이민|발령)");
  int found = 0;
  for (const RE2& preparation : preparations) found += RE2::PartialMatch(words, preparation);
  return found >= 2 && !RE2::PartialMatch(words, journey);
}

}  // namespace sam
