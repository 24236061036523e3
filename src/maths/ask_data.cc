// Mean, median, mode, range, variance of some numbers.
#include <re2/re2.h>

#include <algorithm>
#include <map>

#include "base/unicode.h"
#include "core/language.h"
#include "maths/number_list.h"
#include "maths/phrase_book.h"
#include "maths/problem.h"

namespace sam::maths {
namespace {

enum Asked { kMean, kMedian, kMode, kRange, kVariance, kDeviation, kSum, kLargest, kSmallest };

const PhraseBook& Book() {
  static const Phrasing kPhrasings[] = {
      {R"({ask}(?:arithmetic )?(?:mean|average|avg)(?: value)?(?: of|:)?(?: these numbers| the numbers| the data)?:? (.+?){end})", kMean}, {R"({ask}median(?: of|:)?(?: these numbers| the numbers| the data)?:? (.+?){end})", kMedian},
      {R"({ask}mode(?: of|:)?(?: these numbers| the numbers| the data)?:? (.+?){end})", kMode}, {R"({ask}range(?: of|:)?(?: these numbers| the numbers| the data)?:? (.+?){end})", kRange},
      {R"({ask}(?:population )?variance(?: of|:)?(?: these numbers| the numbers| the data)?:? (.+?){end})", kVariance}, {R"({ask}(?:population )?standard deviation(?: of|:)?(?: these numbers| the numbers| the data)?:? (.+?){end})", kDeviation},
      {R"((.+?)(?:의|에)? ?평균(?:값)?{end})", kMean}, {R"((.+?)의? ?중앙값{end})", kMedian}, {R"((.+?)의? ?최빈값{end})", kMode}, {R"((.+?)의? ?(?:범위){end})", kRange},
      {R"((.+?)의? ?분산{end})", kVariance}, {R"((.+?)의? ?표준 ?편차{end})", kDeviation}, {R"({ask}sum of (.+?){end})", kSum}, {R"(add up (.+?){end})", kSum}, {R"((.+?)의 합{end})", kSum},
      {R"((?:다음 (?:중|수)|.*중에서?)? ?(.+?) 중에?서? 가장 (?:큰|높은) (?:수|값|것|숫자){end})", kLargest}, {R"((.+?) 중에?서? 가장 (?:작은|낮은) (?:수|값|것|숫자){end})", kSmallest}};
  static const PhraseBook book(kPhrasings);
  return book;
}

Rational Sum(const std::vector<Rational>& numbers) {
  Rational out = 0;
  for (const Rational& n : numbers) out += n;
  return out;
}

Rational Variance(const std::vector<Rational>& numbers, const Rational& mean) {
  Rational out = 0;
  for (const Rational& n : numbers) out += (n - mean) * (n - mean);
  return out / Rational(numbers.size());
}

/// By the other formula: the mean of the squares less the square of the mean.
bool IsVariance(const Rational& variance, const std::vector<Rational>& numbers, const Rational& mean) {
  Rational squares = 0;
  for (const Rational& n : numbers) squares += n * n;
  return squares / Rational(numbers.size()) - mean * mean == variance;
}

std::string Mode(const std::vector<Rational>& sorted, Language language) {
  std::map<Rational, size_t> times;
  size_t most = 0;
  for (const Rational& n : sorted) most = std::max(most, ++times[n]);
  if (most == 1 && times.size() > 1) return language == Language::kKorean ? "없음" : "none";
  std::string out;
  for (const auto& [n, count] : times)
    if (count == most) out += (out.empty() ? "" : ", ") + WriteShort(n);
  return out;
}

}  // namespace

std::optional<Solved> AnswerData(const Question& question) {
  const auto asked = Book().Match(question.text);
  auto numbers = asked ? NumberList(asked->parts[0]) : std::nullopt;
  if (!numbers || numbers->size() < 2) return std::nullopt;
  std::sort(numbers->begin(), numbers->end());
  const std::vector<Rational>& sorted = *numbers;
  const size_t n = sorted.size();
  const Rational mean = Sum(sorted) / Rational(n);
  switch (asked->what) {
    case kMean: {
      Rational off = 0;
      for (const Rational& each : sorted) off += each - mean;
      return Solved{WriteShort(mean), "what lies above and below it adds up to 0", off == 0};
    }
    case kMedian: return Solved{WriteShort(Rational(sorted[(n - 1) / 2] + sorted[n / 2]) / 2), "as many lie above as below", true};
    case kMode: return Solved{Mode(sorted, HasHangul(question.text) ? Language::kKorean : Language::kEnglish), "counted", true};
    case kRange: return Solved{WriteShort(Rational(sorted.back() - sorted.front())), "the smallest and it make the largest", true};
    case kSum: return Solved{WriteShort(Sum(sorted)), "added from the largest down as well", true};
    case kLargest: return Solved{WriteShort(sorted.back()), "compared with each", true};
    case kSmallest: return Solved{WriteShort(sorted.front()), "compared with each", true};
    default: break;
  }
  const Rational variance = Variance(sorted, mean);
  const bool holds = IsVariance(variance, sorted, mean);
  if (asked->what == kVariance) return Solved{WriteShort(variance), "the mean of the squares less the square of the mean", holds};
  const auto root = Surd::Root(variance);
  return root ? std::optional(Solved{root->IsRational() ? WriteShort(root->Plain()) : Write(*root, Style::kSchool), "its square is the variance", holds && *root * *root == Surd(variance)}) : std::nullopt;
}

}  // namespace sam::maths
