#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "base/unicode.h"
#include "conscience/censor/matcher.h"
#include "conscience/censor/rules.h"
#include "conscience/saying.h"

namespace sam::conscience {
namespace {

constexpr double kSame = 1e-9;

struct Patterns {
  Matcher number{R"(-?\d[\d,]*(?:\.\d+)?(?: ?/ ?\d+)?)"};
  /// What is said to be the result: the number stands at its end, or at its beginning in Korean.
  Matcher result{R"((?:\b(?:answer|result|total|sum|product|difference|solution|value|it|that|this|which|you get|we get|i get|gives(?: you)?|makes|equals|comes? (?:out )?to|is|be|are|leaves|left|remain\w*|actually|there(?:'s| are)|time|x|y)|=|≈|:)(?:'s| is| be| was| comes to| are| of)?(?: (?:just|exactly|actually|about|simply|indeed|really|now|equal to|definitely|around|another|only))*[ :]*=? ?-?\$?(?:\d[\d,]*(?:[.:]\d+)?(?: ?/ ?\d+)?))",
                 R"((?:답|결과|값|합|정답|합계|총|지금|현재|시각|시간|x|y)(?:은|는|이|가|계|도)? ?(?:[^\d.!?]{0,8} )?=? ?-?\d[\d,]*(?:\.\d+)?|-?\d[\d,]*(?:\.\d+)?(?: ?/ ?\d+)?(?:명|개|원|시|분|%|퍼센트|cm|km|kg|살|일|주|번)? ?(?:이에요|예요|이야|야|입니다|이죠|죠|이네요|네요|이 ?(?:돼|되|나와|나오|맞)|가 ?(?:돼|되|나와|나오|맞)|이 ?답|가 ?답|있어|남|분이)|= ?-?\d[\d,]*(?:\.\d+)?)"};
  Matcher strong{R"(\b(?:answer|result|total|equals|equal to|comes (?:out )?to|makes|gives)\b|답|결과|정답)"};  // after these not even a number of the question is right
  Matcher denied{R"(\b(?:not|n't|isn't|wasn't|rather than|instead of|if|would|not quite|never|guess(?:ed)?|close to|between|you (?:said|got|wrote|had))\b|n't\b|아니|않|면 |라고 ?(?:했|하|생각)|틀)"};
  Matcher equation{R"((-?\d+(?:\.\d+)?) ?([-+*/×÷x−]) ?(-?\d+(?:\.\d+)?) ?(?:=|is|equals|makes|gives|은|는) ?(-?\d+(?:\.\d+)?))"};
  Matcher spelled{R"(\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)\b)"};
  Matcher spelled_result{R"(\b(?:answer|result|total|sum|solution|equals|comes to|makes|gives|get|it)(?:'s| is)? (?:just |exactly |actually |about )?(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred)\b)"};
};
const Patterns& Get() {
  static const Patterns patterns;
  return patterns;
}

/// "1,200" 1200, "1/2" 0.5, "-3.5"; "3:15" gives 3 and 15.
void AddNumbers(std::string_view text, std::vector<double>& into) {
  for (std::string_view rest = text;;) {
    const std::string_view found = Get().number.Find(rest);
    if (found.empty()) return;
    std::string plain(found);
    std::erase_if(plain, [](char c) { return c == ',' || c == ' '; });
    const size_t slash = plain.find('/');
    const double value = std::strtod(plain.c_str(), nullptr);
    into.push_back(value);
    if (slash != plain.npos) {
      const double under = std::strtod(plain.c_str() + slash + 1, nullptr);
      into.push_back(under);
      if (std::fabs(under) > kSame) into.push_back(value / under);
    }
    rest.remove_prefix(static_cast<size_t>(found.data() - rest.data()) + found.size());
  }
}

bool Has(const std::vector<double>& all, double value) {
  return std::any_of(all.begin(), all.end(), [&](double each) { return std::fabs(std::fabs(each) - std::fabs(value)) <= kSame * std::max(1.0, std::fabs(each)); });
}

/// A step on the way may be told: "9 × 6 = 54" brings in 54 where it holds.
void AddTrueSteps(std::string_view text, std::vector<double>& known) {
  for (std::string_view rest = text;;) {
    const std::string_view found = Get().equation.Find(rest);
    if (found.empty()) return;
    std::vector<double> numbers;
    AddNumbers(found, numbers);
    if (numbers.size() == 3) {
      const double a = numbers[0], b = numbers[1], c = numbers[2];
      const bool holds = std::fabs(a + b - c) < kSame || std::fabs(a + std::fabs(b) - c) < kSame || std::fabs(a - std::fabs(b) - c) < kSame || std::fabs(a * b - c) < kSame || (std::fabs(b) > kSame && std::fabs(a / b - c) < kSame);
      if (holds) known.push_back(c);
    }
    rest.remove_prefix(static_cast<size_t>(found.data() - rest.data()) + 1);
  }
}

bool Contradicts(const Sentence& sentence, const Finding& finding) {
  const Patterns& p = Get();
  std::vector<double> answer, known;
  AddNumbers(finding.answer, answer);
  if (answer.empty()) return false;
  known = answer;
  AddNumbers(finding.question, known);
  AddNumbers(finding.proof, known);
  AddTrueSteps(sentence.own, known);
  std::vector<double> steps = answer;  // what "the answer is" may be followed by
  AddNumbers(finding.proof, steps);
  AddTrueSteps(sentence.own, steps);
  std::vector<double> said;
  AddNumbers(sentence.own, said);
  if (std::any_of(said.begin(), said.end(), [&](double each) { return Has(answer, each); })) return false;
  for (const std::string_view clause : sentence.clauses) {
    if (p.denied.In(clause)) continue;
    for (std::string_view rest = clause;;) {
      const std::string_view found = p.result.Find(rest);
      if (found.empty()) break;
      std::vector<double> claimed;
      AddNumbers(found, claimed);
      if (!claimed.empty() && !Has(p.strong.In(found) ? steps : known, claimed.back())) return true;
      rest.remove_prefix(static_cast<size_t>(found.data() - rest.data()) + found.size());
    }
    if (p.spelled_result.In(clause) && finding.kind != "steps") {
      static constexpr std::string_view kNames[] = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
      const std::string_view word = p.spelled.Find(p.spelled_result.Find(clause));
      for (size_t i = 0; i < std::size(kNames); ++i) if (kNames[i] == word && !Has(known, static_cast<double>(i)) && clause.find("-") == clause.npos) return true;
    }
  }
  return false;
}

}  // namespace

std::optional<Fault> CheckFindings(const Sentence& sentence, const TurnFrame& frame) {
  if (frame.others_words()) return std::nullopt;
  for (const Finding& finding : frame.thought.findings) {
    if (!finding.verified || finding.kind == "persona" || finding.kind == "hint" || finding.kind.starts_with("attempt")) continue;
    if (!Contradicts(sentence, finding)) continue;
    Slots slots;
    slots.Set(Slot::kAnswer, finding.answer);
    return Fault{"another result than the one that was checked", Weight::kWrong, Say("instead.finding", frame.thought, std::move(slots))};
  }
  return std::nullopt;
}

}  // namespace sam::conscience
