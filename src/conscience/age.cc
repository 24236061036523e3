#include "conscience/age.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/unicode.h"

namespace sam::conscience {
namespace {

constexpr int kYoungest = 4, kOldest = 120;

struct Patterns {
  RE2 curly{"’"};
  // Own age in years. "i'm 15 minutes away", "i'm 30% sure" and "i'm 12th in line" name no age.
  RE2 years_en{R"((?:^|[^a-z'])(?:i'?m|i am|im|i (?:just )?turned|i'?ll (?:soon )?be|i turn|me, ?a)(?: (?:a|an|only|just|actually|already|almost|nearly|literally|still|like|about))* (\d{1,3})(?:[ -]?(?:yo\b|y/?o\b|years?[ -]olds?\b|yrs?\b)|[ ,]*(?:$|[.!?,;]|(?:and|but|so|now|today|btw|lol|fyi|this|next|in|m|f|male|female|actually|if)\b))|(\d{1,3}) ?(?:years?[ -]old|yo\b|y/o\b)[ ,.!]*(?:here|girl here|boy here)?$)"};
  RE2 not_years_en{R"(\b(?:i'?m|i am) \d+ (?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|miles?|km|kilos?|pounds?|percent|stops?|pages?|episodes?|steps?)\b|\d ?%|\d+(?:st|nd|rd|th)\b)"};
  RE2 years_ko{R"((?:^|[ ,.])(?:나|난|나는|내 나이|저|전|저는|제 나이|올해|이제|만|사실|실은)(?:[^.?!보][^.?!]{0,13}?)??(\d{1,3}) ?(?:살|세)(?:이에요|예요|이야|야|인데|이고|이거든|거든|입니다|임|이라|밖에|도 안|\b|$)|^(?:만 )?(\d{1,3}) ?(?:살|세)(?:이에요|예요|이야|야|인데|입니다|임|요)?$)"};
  RE2 bare_en{R"(^\W*(?:yes|yeah|yep|no|i'?m|im|just turned|almost)?[ ,]*(\d{1,3})\b\W*(?:years?(?: old)?|yo)?\W*$)"};
  RE2 bare_ko{R"(^\W*(?:네|응|아니|전|난|저는|나는|만)?[ ,]*(\d{1,3}) ?(?:살|세)?(?:이에요|예요|이야|야|입니다|임|요)?\W*$)"};
  RE2 bare_words_ko{R"(^\W*(?:네|응|아니|전|난|나|저|저는|나는|올해)?[ ,]*(열|스물|서른|마흔|쉰|예순)(한|두|세|네|다섯|여섯|일곱|여덟|아홉|하나|둘|셋|넷)? ?(?:살)?(?:이에요|예요|이야|야|입니다|임|요|인데|인데요)?\W*$)"};
  RE2 word_years_ko{R"((?:^|[ ,.])(?:나|난|나는|저|전|저는|올해|이제|사실|실은)(?:[^.?!보][^.?!]{0,11}?)??(열|스물|서른|마흔|쉰|예순)(한|두|세|네|다섯|여섯|일곱|여덟|아홉|하나|둘|셋|넷)? ?살)"};
  // School says it as well, of oneself only.
  RE2 school_en{R"((?:\b(?:i'?m|i am|im)\b(?: \w+){0,3} (?:in|a|still in|starting|only in)(?: \w+){0,2} (?:(?:[1-9]|1[0-2]|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh)(?:st|nd|rd|th)? grade(?:r)?|grade (?:[1-9]|1[0-2])|year (?:[1-9]|1[0-2])|primary school|elementary(?: school)?|middle school(?:er)?|junior high|secondary school|high school(?:er)?|high school (?:freshman|sophomore|junior|senior))\b)|\bi'?m (?:a |an )?(?:minor|under ?age|under 18|not 18(?: yet)?|not an adult|a kid|a child|a teen(?:ager)?)\b|\bi (?:go to|attend) (?:middle|high|primary|elementary|secondary) school\b)"};
  RE2 teaches_en{R"(\b(?:teach|teacher|teaching|work|working|job|janitor|coach|counsel|parent|mum|mom|dad|when i was|back when|used to|remember|reunion)\b|\bwas\b)"};
  RE2 school_ko{R"((?:^|[ ,.])(?:나|난|나는|내가|저|전|저는|제가|사실|실은|아직|이제|올해)[^.?!]{0,10}?(?:초|중|고) ?[1-6](?:이에요|예요|이야|야|인데|이거든|거든|입니다|임|이라|인\b|이고|$)|(?:^|[ ,.])(?:나|난|나는|저|전|저는|사실|아직|이제)[^.?!]{0,10}?(?:초등학생|중학생|고등학생|초딩|중딩|고딩|미성년자|초등학교 ?[1-6]학년|중학교 ?[1-3]학년|고등학교 ?[1-3]학년)(?:이에요|예요|이야|야|인데|이거든|거든|입니다|임|이라|이고|$)|^(?:초|중|고) ?[1-6](?:이에요|예요|이야|야|인데|입니다|임|요)?$)"};
  RE2 not_minor_ko{R"(선생|교사|가르치|때|시절|엄마|아빠|학부모|딸|아들|동생|조카|아니)"};
  RE2 adult_en{R"(\b(?:i'?m|i am|im|we'?re both)(?: \w+){0,2} (?:an adult|a grown (?:man|woman|up)|grown up|a grown-?up|over (?:18|19|20|21|thirty|forty|fifty|sixty)|of age|18 ?\+|above 18)\b|\b(?:legal|adult) age\b|\byes,? (?:i'?m )?(?:over )?(?:18|an adult)\b)"};
  RE2 adult_ko{R"((?:성인|어른)(?:이에요|예요|이야|야|인데|이거든|거든|입니다|임|이지|이죠|이라|맞아|맞습니다|맞음)|스무 ?살 ?넘|만 ?1[89]세 ?이상|다 ?컸)"};
  RE2 not_adult{R"(\bnot an adult\b|성인(?:이)? ?(?:아니|아직)|not over|어른(?:이)? ?아니)"};
  RE2 yes_en{R"(^\W*(?:yes|yep|yeah|yup|sure|of course|i am|i do|certainly|aye|mhm|obviously|absolutely|correct|affirmative)\b)"};
  RE2 yes_ko{R"(^\W*(?:응|네|예|그럼|당연|물론|맞아|넵|ㅇㅇ|어 |어$|엉|웅))"};
  RE2 no_en{R"(^\W*(?:no|nope|nah|not (?:yet|quite|really)|almost|soon)\b)"};
  RE2 no_ko{R"(^\W*(?:아니|아직|ㄴㄴ|곧))"};
};
const Patterns& Get() {
  static const Patterns patterns;
  return patterns;
}

int WordYears(const std::string& tens, const std::string& ones) {
  constexpr std::array<std::pair<std::string_view, int>, 6> kTens = {{{"열", 10}, {"스물", 20}, {"서른", 30}, {"마흔", 40}, {"쉰", 50}, {"예순", 60}}};
  constexpr std::array<std::pair<std::string_view, int>, 13> kOnes = {{{"한", 1}, {"하나", 1}, {"두", 2}, {"둘", 2}, {"세", 3}, {"셋", 3}, {"네", 4}, {"넷", 4}, {"다섯", 5}, {"여섯", 6}, {"일곱", 7}, {"여덟", 8}, {"아홉", 9}}};
  int years = 0;
  for (const auto& [word, value] : kTens) years += word == tens ? value : 0;
  for (const auto& [word, value] : kOnes) years += word == ones ? value : 0;
  return years;
}

/// Years that he says he is; 0 where he says none.
int YearsIn(const std::string& said, Language language) {
  const Patterns& p = Get();
  std::string first, second;
  if (language == Language::kKorean) {
    if (RE2::PartialMatch(said, p.years_ko, &first, &second)) return std::atoi((first.empty() ? second : first).c_str());
    if (RE2::PartialMatch(said, p.word_years_ko, &first, &second)) return WordYears(first, second);
    return 0;
  }
  if (RE2::PartialMatch(said, p.not_years_en) || !RE2::PartialMatch(said, p.years_en, &first, &second)) return 0;
  return std::atoi((first.empty() ? second : first).c_str());
}

/// The same of a bare number, which is an age where she has asked for it.
int BareYearsIn(const std::string& said, Language language) {
  const Patterns& p = Get();
  std::string first, second;
  if (RE2::PartialMatch(said, language == Language::kKorean ? p.bare_ko : p.bare_en, &first)) return std::atoi(first.c_str());
  return language == Language::kKorean && RE2::PartialMatch(said, p.bare_words_ko, &first, &second) ? WordYears(first, second) : 0;
}

bool GoesToSchool(const std::string& said, Language language) {
  const Patterns& p = Get();
  if (language == Language::kKorean) return RE2::PartialMatch(said, p.school_ko) && !RE2::PartialMatch(said, p.not_minor_ko);
  return RE2::PartialMatch(said, p.school_en) && !RE2::PartialMatch(said, p.teaches_en);
}

}  // namespace

std::optional<AgeStatement> ReadAge(std::string_view text, Language language, int adult_at, bool asked) {
  const Patterns& p = Get();
  std::string said = ToLower(text);
  RE2::GlobalReplace(&said, p.curly, "'");
  const bool korean = language == Language::kKorean;
  if (const int years = std::max(YearsIn(said, language), asked ? BareYearsIn(said, language) : 0); years >= kYoungest && years <= kOldest) return AgeStatement{years >= adult_at ? Age::kAdult : Age::kMinor, years};
  if (RE2::PartialMatch(said, p.not_adult)) return AgeStatement{Age::kMinor, 0};
  if (RE2::PartialMatch(said, korean ? p.adult_ko : p.adult_en)) return AgeStatement{Age::kAdult, 0};
  if (GoesToSchool(said, language)) return AgeStatement{Age::kMinor, 0};
  if (!asked) return std::nullopt;
  if (RE2::PartialMatch(said, korean ? p.no_ko : p.no_en)) return AgeStatement{Age::kMinor, 0};
  if (RE2::PartialMatch(said, korean ? p.yes_ko : p.yes_en)) return AgeStatement{Age::kAdult, 0};
  return std::nullopt;
}

}  // namespace sam::conscience
