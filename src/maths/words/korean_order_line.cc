// Places in a line: how many stand before, behind and between, and how many there are in all.
#include <algorithm>
#include <cstdlib>

#include "maths/words/korean_kinds.h"
#include "maths/words/korean_pattern.h"

namespace sam::maths {
namespace {

#define COUNTER "(?:명|개|대|권|마리|사람|그루|장|켤레|가구|층|줄|팀|학급|모둠|자리|칸|쪽)"

/// Where somebody stands along one direction; 0 for what is not told. A count before is a place and so is an ordinal.
struct Along {
  int front = 0, back = 0;

  bool Told() const { return front > 0 && back > 0; }
  int Length() const { return front + back - 1; }
};

struct Line {
  std::string text;
  Along across, ahead;   // left to right; front to back, or top to bottom
  int total = 0, rows = 0, between = -1;
};

void TakePlaces(Line& line) {
  const auto take = [](int& place, int value) {
    if (value > 0 && value < 100000 && place == 0) place = value;
  };
  for (const Found& found : All<"(앞|뒤|왼쪽|오른쪽|위|아래|맨앞|맨뒤)(?:쪽)?(?:에서부터|에서|으로부터|로부터|부터|에서는) ?([0-9]+) ?번?째">(line.text)) {
    const bool sideways = found[1] == "왼쪽" || found[1] == "오른쪽", first = found[1] == "앞" || found[1] == "왼쪽" || found[1] == "위";
    Along& along = sideways ? line.across : line.ahead;
    take(first ? along.front : along.back, found.Whole(2));
  }
  for (const Found& found : All<"(앞|뒤|왼쪽|오른쪽|위|아래)(?:쪽)?(?:에는|에|으로|로)? ?(?:사람이 |각각 )?([0-9]+) ?(?:개의 ?)?(?:" COUNTER ")[^째]">(line.text)) {
    const bool sideways = found[1] == "왼쪽" || found[1] == "오른쪽", first = found[1] == "앞" || found[1] == "왼쪽" || found[1] == "위";
    Along& along = sideways ? line.across : line.ahead;
    take(first ? along.front : along.back, found.Whole(2) + 1);
  }
  if (const auto earlier = First<"보다 ([0-9]+) ?(?:개의 ?)?" COUNTER "[이가]? (?:먼저|일찍|빨리)">(line.text)) take(line.ahead.front, earlier->Whole(1) + 1);
  if (const auto later = First<"보다 ([0-9]+) ?(?:개의 ?)?" COUNTER "[이가]? (?:나중|늦게|뒤)">(line.text)) take(line.ahead.back, later->Whole(1) + 1);
  if (const auto later = First<"(?:보다 )([0-9]+)개의 [^ ]+[이가] (?:나중|늦게)">(line.text)) take(line.ahead.back, later->Whole(1) + 1);
  if (const auto earlier = First<"(?:보다 )([0-9]+)개의 [^ ]+[이가] (?:먼저|일찍)">(line.text)) take(line.ahead.front, earlier->Whole(1) + 1);
}

/// How many there are in all, where it is told: a count that no word of place stands before.
void TakeTotal(Line& line) {
  if (const auto between = First<"사이에?는? ?([0-9]+) ?(?:개의 ?)?" COUNTER>(line.text)) line.between = between->Whole(1);
  if (const auto rows = First<"([0-9]+)줄로">(line.text)) line.rows = rows->Whole(1);
  for (const Found& found : All<"([0-9]+) ?(?:개의 ?)?" COUNTER>(line.text)) {
    const std::string before = line.text.substr(0, found.begin);
    const std::string after = line.text.substr(found.end);
    if (Says<"(?:앞|뒤|왼쪽|오른쪽|위|아래|사이)(?:쪽)?(?:에는|에|으로|로|에서)? ?(?:사람이 )?$|보다 $">(before) || Says<"^[이가]? ?(?:먼저|나중|늦게|일찍|째|씩)|^로">(after)) continue;
    line.total = std::max(line.total, found.Whole(1));
  }
}

WordAnswer Answer(int value, std::string unit, std::vector<std::string> steps, std::string understood, std::string check) {
  return {std::to_string(value), std::move(unit), std::move(steps), std::move(understood), std::move(check), true};
}

std::string N(int value) { return std::to_string(value); }

/// "모두 몇 명": of one person's place from both ends; with rows or both directions it is a block.
std::optional<WordAnswer> WholeLine(const Line& line, const std::string& unit) {
  const auto length = [](const Along& along) { return N(along.front - 1) + " + 1 + " + N(along.back - 1) + " = " + N(along.Length()); };
  if (line.across.Told() && line.ahead.Told()) {
    const int all = line.across.Length() * line.ahead.Length();
    return Answer(all, unit, {"한 줄: " + length(line.across), "줄 수: " + length(line.ahead), N(line.across.Length()) + " × " + N(line.ahead.Length()) + " = " + N(all)},
                  "왼쪽·오른쪽과 앞·뒤(위·아래)에 있는 수를 알 때 전체가 모두 몇인지 구하는 문제예요.", N(all) + " ÷ " + N(line.ahead.Length()) + " = " + N(line.across.Length()) + "로 한 줄의 수와 같아요.");
  }
  const Along& along = line.across.Told() ? line.across : line.ahead;
  if (!along.Told()) return std::nullopt;
  if (line.rows > 0) {
    const int all = along.Length() * line.rows;
    return Answer(all, unit, {"한 줄: " + length(along), N(along.Length()) + " × " + N(line.rows) + " = " + N(all)}, "한 줄에 몇이 있는지 알 때 " + N(line.rows) + "줄이 모두 몇인지 구하는 문제예요.", N(all) + " ÷ " + N(line.rows) + " = " + N(along.Length()) + ", 맞아요.");
  }
  return Answer(along.Length(), unit, {"앞에 " + N(along.front - 1) + ", 자기 자신 1, 뒤에 " + N(along.back - 1), length(along)}, "앞에서 " + N(along.front) + "번째이면서 뒤에서 " + N(along.back) + "번째일 때 한 줄이 모두 몇인지 구하는 문제예요.",
                N(along.Length()) + " - " + N(along.front) + " + 1 = " + N(along.back) + "로 뒤에서의 순서와 같아요.");
}

/// Two places told from both ends, or from the front: how many stand between them, or in all.
std::optional<WordAnswer> Between(const Line& line, const std::string& unit) {
  Along along = line.across.front + line.across.back > 0 ? line.across : line.ahead;
  std::vector<int> places;
  for (const Found& found : All<"([0-9]+) ?(?:번째|번|등|위|째)">(line.text)) places.push_back(found.Whole(1));
  const bool asks_all = Says<"(?:모두|총|전체) 몇|모두 [^ ]+ ?몇">(line.text) && !Says<"사이[^?.,0-9]*몇">(line.text);
  if (along.front == 0 && along.back > 0 && places.size() == 2) along.front = places[0] == along.back ? places[1] : places[0];
  if (line.between >= 0 && asks_all && along.Told()) {
    const int all = along.front + line.between + along.back;
    return Answer(all, unit, {N(along.front) + " + " + N(line.between) + " + " + N(along.back) + " = " + N(all)}, "앞에서 " + N(along.front) + "번째와 뒤에서 " + N(along.back) + "번째 사이에 " + N(line.between) + unit + "일 때 모두 몇인지 구하는 문제예요.",
                  N(all) + " - " + N(along.front) + " - " + N(along.back) + " = " + N(line.between) + ", 사이의 수와 같아요.");
  }
  if (!Says<"몇">(line.text)) return std::nullopt;
  if (along.Told() && line.total > 0) {
    const int gap = line.total - along.front - along.back, crossed = along.front + along.back - line.total - 2;
    const int value = gap >= 0 ? gap : crossed;
    if (value < 0) return std::nullopt;
    const std::string step = gap >= 0 ? N(line.total) + " - " + N(along.front) + " - " + N(along.back) + " = " + N(gap) : N(along.front) + " + " + N(along.back) + " - " + N(line.total) + " - 2 = " + N(crossed);
    return Answer(value, unit, {step}, "모두 " + N(line.total) + unit + "인 줄에서 앞에서 " + N(along.front) + "번째와 뒤에서 " + N(along.back) + "번째 사이에 몇이 있는지 구하는 문제예요.",
                  "뒤에서 " + N(along.back) + "번째는 앞에서 " + N(line.total + 1 - along.back) + "번째이고, 두 순서의 차에서 1을 빼면 " + N(value) + "이에요.");
  }
  if (places.size() != 2 || along.back > 0) return std::nullopt;
  const int low = std::min(places[0], places[1]), high = std::max(places[0], places[1]);
  if (high - low < 1) return std::nullopt;
  return Answer(high - low - 1, unit, {N(high) + " - " + N(low) + " - 1 = " + N(high - low - 1)}, N(low) + "번째와 " + N(high) + "번째 사이에 몇이 있는지 구하는 문제예요.", N(low) + " + " + N(high - low - 1) + " + 1 = " + N(high) + ", 맞아요.");
}

/// The place from one end, or how many stand on one side, of a line whose length is known.
std::optional<WordAnswer> OtherSide(const Line& line, const std::string& unit) {
  const bool across = line.across.front + line.across.back > 0;
  Along along = across ? line.across : line.ahead;
  int total = line.total;
  std::vector<std::string> steps;
  if (across && line.ahead.Told() && line.total % line.ahead.Length() == 0) {
    total = line.total / line.ahead.Length();
    steps.push_back("한 줄: " + N(line.total) + " ÷ " + N(line.ahead.Length()) + " = " + N(total));
  }
  if (total <= 0 || (along.front > 0) == (along.back > 0)) return std::nullopt;
  const int known = along.front > 0 ? along.front : along.back, other = total + 1 - known;
  if (other < 1) return std::nullopt;
  const auto counted = First<"(앞|뒤|왼쪽|오른쪽|위|아래)(?:쪽)?에?는? ?(?:서 있는 사람은 |사람은 )?(?:모두 )?몇 ?(?:명|개|대|권|사람)">(line.text);
  const bool own_side = Says<"(?:앞|왼쪽|위)">(counted ? (*counted)[0] : "") == (along.front > 0);
  const std::string way = "모두 " + N(total) + "인 줄에서 " + (along.front > 0 ? "앞에서 " : "뒤에서 ") + N(known) + "번째일 때, ";
  if (counted) {
    const int value = own_side ? known - 1 : total - known;
    steps.push_back(own_side ? N(known) + " - 1 = " + N(value) : N(total) + " - " + N(known) + " = " + N(value));
    return Answer(value, unit, steps, way + (*counted)[1] + "에 몇이 있는지 구하는 문제예요.", "양쪽의 수와 자기 자신을 더하면 " + N(known - 1) + " + 1 + " + N(total - known) + " = " + N(total) + ", 맞아요.");
  }
  if (!Says<"몇 ?번?째">(line.text)) return std::nullopt;
  steps.push_back(N(total) + " - " + N(known) + " + 1 = " + N(other));
  return Answer(other, "번째", steps, way + "반대쪽에서는 몇 번째인지 구하는 문제예요.", N(known) + " + " + N(other) + " - 1 = " + N(total) + "로 전체와 같아요.");
}

/// "A는 5번째, B는 7번째; C는 A보다 늦고 B보다 빠르다": the one whole number between.
std::optional<WordAnswer> Middle(const std::string& text, const KoreanProblem& problem) {
  if (!Says<"보[다단][^.]*보[다단]|앞.*뒷?|1.*3.*2|작년|[0-9]월에.*[0-9]월에|2번째로">(text) || !Says<"몇|얼마">(text)) return std::nullopt;
  std::vector<Found> numbers;
  for (Found& found : All<"([0-9]+) ?(번째|번|등|위|명|개|판|승|표|살|반|권|장|마리|박스|점|층|송이|km|cm|m|kg|g|골|회)?">(text)) {
    const std::string after = text.substr(found.end);
    const bool label = after.starts_with("로 많") || after.starts_with("로 적") || after.starts_with("로 큰") || after.starts_with("로 높") || found[2].empty() || (found[2] == "등" && Says<"[0-9] ?(?:판|개|권|장)">(text));
    const bool month = after.starts_with("월") || Says<"^ ?(?:월|학년|년|반 학생)">(after);
    if (!label && !month) numbers.push_back(std::move(found));
  }
  // "3번째로 많은 사람은 16개": the ordinals only name who it is.
  const auto ordinal = [](const Found& number) { return number[2] == "번째" || number[2] == "등"; };
  if (std::ranges::count_if(numbers, [&](const Found& number) { return !ordinal(number); }) == 2) std::erase_if(numbers, ordinal);
  std::string unit = numbers.empty() ? "" : numbers[0][2];
  if (numbers.size() != 2 || numbers[0][2] != numbers[1][2]) return std::nullopt;
  const int a = numbers[0].Whole(1), b = numbers[1].Whole(1);
  if (a < 0 || b < 0 || std::abs(a - b) != 2) return std::nullopt;
  const int value = (a + b) / 2;
  if (problem.question.unit == "번째") unit = "번째";
  return Answer(value, unit, {N(std::min(a, b)) + " < □ < " + N(std::max(a, b)), "□ = " + N(value)}, N(std::min(a, b)) + "보다 크고 " + N(std::max(a, b)) + "보다 작은 자연수를 찾는 문제예요.",
                N(std::min(a, b)) + "와 " + N(std::max(a, b)) + " 사이의 자연수는 " + N(value) + " 하나뿐이에요.");
}

}  // namespace

std::optional<WordAnswer> AnswerKoreanLine(const KoreanProblem& problem) {
  Line line;
  line.text = PlainKorean(problem);
  const std::string& text = line.text;
  const std::string unit = problem.question.unit.empty() ? "명" : problem.question.unit;
  if (!Says<"몇|얼마">(text)) return std::nullopt;
  if (Says<"앞|뒤|왼쪽|오른쪽|위에|아래에|위로|아래로|번째|먼저|나중|늦게|번호|사이">(text)) {
    TakePlaces(line);
    TakeTotal(line);
    const bool between = Says<"사이">(text) || Says<"보다 [^.]*늦[^.]*보다 [^.]*먼저[^.]*몇 ?명|보다 [^.]*먼저[^.]*보다 [^.]*늦[^.]*몇 ?명">(text);
    if (between)
      if (auto answer = Between(line, unit)) return answer;
    if (!Says<"사이">(text) && Says<"(?:모두|총|전체|다) 몇|총 [^ ]+ 몇|모두 [^ ]+ 몇|다 해서">(text))
      if (auto answer = WholeLine(line, unit)) return answer;
    if (!Says<"사이">(text))
      if (auto answer = OtherSide(line, unit)) return answer;
  }
  return Middle(text, problem);
}

}  // namespace sam::maths
