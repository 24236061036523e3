#include "maths/words/korean_counting.h"

#include "maths/words/korean_kinds.h"
#include "maths/words/korean_numbers_set.h"

namespace sam::maths {

long long Factorial(int n) {
  long long out = 1;
  for (int i = 2; i <= n; ++i) out *= i;
  return n < 0 || n > 17 ? 0 : out;
}

long long Choose(int n, int k) {
  if (k < 0 || k > n || n > 60) return 0;
  long long out = 1;
  for (int i = 1; i <= k; ++i) {
    out = out * (n - k + i) / i;
    if (out > 1000000000000000LL) return 0;
  }
  return out;
}

std::string Digits(long long value) { return std::to_string(value); }

WordAnswer CountTold(long long value, std::string unit, std::vector<std::string> steps, std::string understood, std::string check) {
  return {Digits(value), std::move(unit), std::move(steps), std::move(understood), std::move(check), true};
}

std::optional<CountTest> CountCondition(const std::string& said) {
  std::string rest = said;
  Replace<"(?:이?거나|또는|이나|혹은)">(rest, "|");
  std::vector<CountTest> parts;
  for (size_t at = 0; at <= rest.size();) {
    const size_t end = std::min(rest.find('|', at), rest.size());
    const std::string part = rest.substr(at, end - at);
    at = end + 1;
    if (Says<"소수">(part)) {
      parts.push_back([](int value) {
        for (int d = 2; d * d <= value; ++d)
          if (value % d == 0) return false;
        return value > 1;
      });
    } else if (auto conditions = NumberConditions(part); !conditions.empty()) {
      parts.push_back([conditions](int value) {
        for (const NumberCondition& each : conditions)
          if (!each.holds(value)) return false;
        return true;
      });
    } else if (const auto number = First<"([0-9]+)">(part); number && number->Whole(1) >= 0) {
      parts.push_back([is = number->Whole(1)](int value) { return value == is; });
    }
  }
  if (parts.empty()) return std::nullopt;
  return [parts](int value) {
    for (const CountTest& part : parts)
      if (part(value)) return true;
    return false;
  };
}

std::optional<WordAnswer> AnswerKoreanCounting(const KoreanProblem& problem) {
  if (!Says<"경우|방법|가지|개수|갯수|몇 ?개|경기|수는|몇 ?번째|수를|몇 ?쌍|몇 ?번|N의 값|카드|몇 ?종류|만들">(problem.text)) return std::nullopt;
  if (Says<"[0-9][A-LN-Z]|[A-Z][0-9]|방정식|방적식|순서쌍|[<>=]">(problem.text)) return std::nullopt;
  if (Says<"몇 ?(?:모둠|묶음|줄|상자|봉지|팀)">(problem.Asking())) return std::nullopt;  // sharing out
  std::string text = PlainKorean(problem);
  Replace<"가위,? 바위,? 보">(text, "가위바위보");
  Replace<"한 ?명|한 ?사람">(text, "1명");
  Replace<"두 ?명|두 ?사람">(text, "2명");
  Replace<"세 ?명|세 ?사람">(text, "3명");
  Replace<"([0-9]) ?사람">(text, R"(\1명)");
  Replace<" ,">(text, ",");
  Replace<"떄">(text, "때");
  Replace<"방벙">(text, "방법");
  Replace<"두 ?번째">(text, "2번째");
  Replace<"세 ?번째">(text, "3번째");
  for (const CountKind kind : {CountThrows, CountCards, CountRows, CountShared, CountChosen, CountWays})
    if (auto answer = kind(text); answer && answer->value != "0") return answer;
  return std::nullopt;
}

}  // namespace sam::maths
