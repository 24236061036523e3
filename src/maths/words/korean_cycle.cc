// What comes round in the same order again and again, and who goes up and down from a place.
#include <algorithm>

#include "base/unicode.h"
#include "maths/words/korean_kinds.h"
#include "maths/words/korean_pattern.h"

namespace sam::maths {
namespace {

std::string N(long long value) { return std::to_string(value); }

/// "흰색 공 1개, 노란색 공 2개가 반복": each so many times; or the words of a list; or signs in a row.
std::vector<std::string> CycleIn(const std::string& text) {
  const auto again = First<"반복|되풀이|계속해서|번갈아|규칙적으로 (?:계속 )?(?:놓|늘어)|돌아가며|돌아가면서">(text);
  if (!again) return {};
  std::vector<std::string> out;
  const std::string told = text.substr(0, again->begin);
  for (const Found& found : All<"([가-힣]+)(?: [가-힣]+)? ?([0-9]+) ?(?:개|장|송이|명|마리|번|자루|대)(?:[,가이를을와과씩]| |$)">(told))
    if (found.Whole(2) >= 1 && found.Whole(2) <= 50) out.insert(out.end(), static_cast<size_t>(found.Whole(2)), found[1]);
  if (out.size() >= 2 && All<"[0-9]+ ?(?:개|장|송이|명|마리|번|자루|대)">(told).size() >= 2) return out;
  out.clear();
  std::optional<Found> longest;
  for (Found& chain : All<"(?:[가-힣]{1,6}|[0-9]+|[A-Z]|[○●△▲□■☆★◇◆♡♥])(?: ?[,→] ?(?:[가-힣]{1,7}|[0-9]+|[A-Z]|[○●△▲□■☆★◇◆♡♥]))+">(text))
    if (!longest || chain[0].size() > (*longest)[0].size()) longest = std::move(chain);
  if (!longest) return {};
  for (const Found& item : All<"[가-힣]+|[0-9]+|[A-Z]|[○●△▲□■☆★◇◆♡♥]">((*longest)[0])) out.push_back(item[0]);
  if (out.size() > 1 && !Says<"^[A-Z0-9○●△▲□■☆★◇◆♡♥]">(out.back())) out.back() = NameOf(StemOf(out.back()).stem);
  return out.size() >= 2 ? out : std::vector<std::string>();
}

std::optional<WordAnswer> Cycle(const std::string& text) {
  const auto cycle = CycleIn(text);
  std::optional<Found> place;
  for (Found& found : All<"([0-9]+) ?번째">(text)) place = std::move(found);
  if (cycle.size() < 2 || !place || place->Whole(1) < 1) return std::nullopt;
  const int k = place->Whole(1), length = static_cast<int>(cycle.size());
  const int turns = k / length, rest = k % length;
  std::string row;
  for (const std::string& item : cycle) row += (row.empty() ? "" : ", ") + item;
  const std::string step = N(k) + " ÷ " + N(length) + " = " + N(turns) + " … " + N(rest);
  const std::string understood = N(length) + "개(" + row + ")가 되풀이될 때 ";
  const std::string tail = text.substr(place->end);
  if (Says<"^까지">(tail) && Says<"몇 ?(?:개|번|장|명|송이)">(tail)) {
    for (const std::string& item : cycle) {
      if (tail.find(item) == std::string::npos) continue;
      const auto each = std::ranges::count(cycle, item), over = std::count(cycle.begin(), cycle.begin() + rest, item);
      const long long value = turns * each + over;
      return WordAnswer{N(value), "개", {step, N(each) + " × " + N(turns) + " + " + N(over) + " = " + N(value)}, understood + N(k) + "번째까지 " + item + "이(가) 몇인지 구하는 문제예요.", "한 바퀴에 " + N(each) + "개씩 " + N(turns) + "바퀴와 나머지 " + N(rest) + "개를 세었어요.", true};
    }
    return std::nullopt;
  }
  const std::string& item = cycle[static_cast<size_t>((k - 1) % length)];
  return WordAnswer{item, "", {step, N(k) + "번째: " + item}, understood + N(k) + "번째를 찾는 문제예요.", N(turns) + "바퀴를 돌면 " + N(turns * length) + "번째이고, 거기서 " + N(rest) + "개를 더 세었어요.", true};
}

/// "12층에서 5층을 내려간 뒤 3층을 올라왔다".
std::optional<WordAnswer> Floors(const std::string& text) {
  const auto first = First<"(지하 ?)?([0-9]+) ?층(?:에|의)">(text);
  if (!first || !Says<"몇 ?층">(text)) return std::nullopt;
  const bool under = !(*first)[1].empty();  // there is no floor 0
  long long value = under ? 1 - first->Whole(2) : first->Whole(2);
  std::string step = N(value);
  int moves = 0;
  for (const Found& move : All<"([0-9]+) ?(?:개 ?)?층(?:을|만큼|씩)? ?(?:더 )?(?:위로 |아래로 )?(내려|올라)">(text.substr(first->end))) {
    const bool up = move[2] == "올라";
    value += up ? move.Whole(1) : -move.Whole(1);
    step += (up ? " + " : " - ") + move[1];
    ++moves;
  }
  if (moves == 0 || value < 1 || Says<"씩|층까지">(text)) return std::nullopt;
  const std::string from = (under ? "지하 " : "") + (*first)[2] + "층";
  return WordAnswer{N(value), "층", {step + " = " + N(value) + (under ? " (지하 1층을 0으로)" : "")}, from + "에서 오르내린 뒤 몇 층인지 구하는 문제예요.", N(value) + "층에서 거꾸로 움직이면 처음의 " + from + "이에요.", true};
}

}  // namespace

std::optional<WordAnswer> AnswerKoreanCycle(const KoreanProblem& problem) {
  if (problem.question.asked == KoreanAsked::kNothing) return std::nullopt;
  const std::string text = PlainKorean(problem);
  if (Says<"경우의|방법|몇 ?가지">(text)) return std::nullopt;
  if (auto cycle = Cycle(text)) return cycle;
  return Floors(text);
}

}  // namespace sam::maths
