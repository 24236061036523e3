#include <algorithm>

#include "base/unicode.h"
#include "conscience/censor/matcher.h"
#include "conscience/censor/rules.h"
#include "conscience/helplines.h"
#include "conscience/saying.h"

namespace sam::conscience {
namespace {

struct Patterns {
  /// Written as telephone numbers are, whatever stands around them.
  Matcher phone{R"(\+\d{1,3}[-. (]*\d[\d-. ()]{5,}\d|\(\d{2,4}\) ?\d{3,4}[-. ]?\d{4}\b|\b\d{2,4}[-. ]\d{3,4}[-. ]\d{4}\b|\b1[-. ]?8\d\d[-. ]?\d{3}[-. ]?\d{4}\b|\b\d{3}-\d{4}\b|\b1[568]\d\d[- ]\d{4}\b|\b0(?:1[016789]|2|[3-6]\d|70|80)[- ]?\d{3,4}[- ]?\d{4}\b|\b1[-. ]8\d\d[-. ][a-z\d]{3,}(?:[-. ][a-z\d]+)*\b|\b0\d{3,4} \d{3} ?\d{3,4}\b|\b0\d{10}\b)"};
  /// A number that one is to call.
  Matcher called{R"(\b(?:call|dial|ring|phone|hotline|helpline|lifeline|crisis line|text (?:line|[a-z]+ to)|reach (?:me|them|us|someone) (?:at|on)|(?:phone |telephone |my |the )number(?: is|:)?)\b[^.!?\d]{0,24}(\d[\d -]{2,})|\d{3,}(?:번|으로|로|에)? ?(?:에 ?)?(?:전화|연락|문자|상담)|(?:전화|상담|핫라인|번호|연락처|문자)(?:번호)?(?:는|은|가|로|:|를)? ?(?:[가-힣]{0,6} )?(\d[\d -]{2,}))"};
  Matcher no_phone{R"(\b(?:19|20)\d\d\b|\d[\d,]* ?(?:people|times|words|minutes|hours|days|years|dollars|won|euros|pounds|miles|km|kg|grams|calories|pages|percent|%|mb|gb|명|번째|시간|분|원|개|년|일|월|킬로|쪽|글자|자|회|km)\b|\d+(?:명|원|개|년|분|시간|쪽|글자|번째|킬로|통|건|회)|(?:[01]?\d|2[0-3]):\d\d|\$\d)"};
  Matcher spelled{R"((?:\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\b[ ,-]*){6,}|(?:[공영일이삼사오육칠팔구][ -]?){7,})"};
  Matcher digits{R"(\d[\d\-. ()]*\d|\d)"};
  /// A line by its name: with a capital, so in the text as written.
  Matcher named{R"((?:[A-Z][\w'&]+ ){1,4}(?:Hotline|Helpline|Lifeline|Crisis Line|Crisis Center|Support Line)|[가-힣]{2,10} ?(?:핫라인|긴급전화|위기상담전화|상담전화|위기전화)|(?:희망|마음|사랑|새벽|우리|행복)의 ?전화)"};
  Matcher known{R"((?i)suicide|988|samaritans|crisis text line|the (?:hotline|helpline|lifeline)|생명의 ?전화|자살예방|청소년|여성긴급|정신건강|109|1388|1366|1577)"};
  Matcher address{R"(\bhttps?://[^\s)>\]]+|\bwww\.[^\s)>\]]+|\b[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|org|net|gov|edu|info|co\.kr|or\.kr|go\.kr|ac\.kr|kr|co\.uk|org\.uk|help|health)\b(?:/[^\s)>\]]*)?|[\w.+-]+@[\w-]+\.[\w.-]+|\bt\.me/\S+|\bbit\.ly/\S+)"};
  Matcher fine_address{R"(^(?:https?://)?(?:www\.)?(?:findahelpline\.com|988lifeline\.org|samaritans\.org|example\.(?:com|org|net)|localhost)\b)"};
};
const Patterns& Get() {
  static const Patterns patterns;
  return patterns;
}

std::string DigitsOf(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

bool IsYears(std::string_view number) {
  return number.size() == 9 && number[4] == '-' && (number.starts_with("1") || number.starts_with("20")) && number.substr(0, 4) < number.substr(5) && number.substr(5) < "2100";
}

/// On the list, or the person named it first.
bool IsKnown(std::string_view number, const TurnFrame& frame) {
  const std::string digits = DigitsOf(number);
  return digits.size() < 3 || IsListedNumber(digits) || (!frame.in_crisis && digits.size() > 4 && DigitsOf(frame.said).find(digits) != std::string::npos);
}

/// Every number of three digits and more that is on no list.
bool HasForeignNumber(std::string_view text, const TurnFrame& frame) {
  for (std::string_view rest = text;;) {
    const std::string_view found = Get().digits.Find(rest);
    if (found.empty()) return false;
    if (!IsKnown(found, frame)) return true;
    rest.remove_prefix(static_cast<size_t>(found.data() - rest.data()) + found.size());
  }
}

bool HasInventedNumber(const Sentence& sentence, const TurnFrame& frame) {
  const Patterns& p = Get();
  if (p.spelled.In(sentence.lower)) return true;
  if (frame.in_crisis) return HasForeignNumber(sentence.lower, frame);
  const std::string_view phone = p.phone.Find(sentence.lower);
  if (!phone.empty() && !IsYears(phone) && !IsKnown(phone, frame)) return true;
  if (!p.called.In(sentence.lower)) return false;
  return HasForeignNumber(p.no_phone.Replaced(sentence.lower, " "), frame);
}

bool HasInventedAddress(const Sentence& sentence, const TurnFrame& frame) {
  const Patterns& p = Get();
  for (std::string_view rest = sentence.lower;;) {
    const std::string_view found = p.address.Find(rest);
    if (found.empty()) return false;
    if (!p.fine_address.In(found) && frame.said.find(found) == frame.said.npos) return true;
    rest.remove_prefix(static_cast<size_t>(found.data() - rest.data()) + found.size());
  }
}

bool NamesInventedLine(const Sentence& sentence) {
  const std::string_view found = Get().named.Find(sentence.text);
  return !found.empty() && !Get().known.In(found);
}

}  // namespace

std::optional<Fault> CheckContacts(const Sentence& sentence, const TurnFrame& frame) {
  const bool number = HasInventedNumber(sentence, frame);
  if (number || (!frame.story && NamesInventedLine(sentence))) {
    Slots slots;
    slots.Set("help", CrisisLines(frame.thought.language, frame.thought.now()));
    return Fault{"a number or a line that is on no list", Weight::kWrong, Say(frame.in_crisis ? "instead.help" : "instead.number", frame.thought, std::move(slots))};
  }
  if (!frame.code && HasInventedAddress(sentence, frame)) return Fault{"an address of the net that nobody gave", Weight::kWrong, Say("instead.number", frame.thought)};
  return std::nullopt;
}

}  // namespace sam::conscience
