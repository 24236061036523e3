// What comes round at the same time or place again, and what is shared out evenly: common multiples and divisors.
#include <algorithm>
#include <numeric>

#include "maths/integers.h"
#include "maths/words/korean_kinds.h"
#include "maths/words/korean_pattern.h"

namespace sam::maths {
namespace {

constexpr int kMost = 1000000;

std::string N(long value) { return std::to_string(value); }

std::string List(const std::vector<long>& values, std::string_view between = ", ") {
  std::string out;
  for (const long value : values) out += (out.empty() ? std::string() : std::string(between)) + N(value);
  return out;
}

long Least(const std::vector<long>& values) {
  long least = 1;
  for (const long value : values) {
    least = std::lcm(least, value);
    if (least > kMost) return 0;
  }
  return least;
}

struct Meeting {
  std::vector<long> every;
  std::string unit;
  long together = 0;
  std::vector<std::string> steps;
};

WordAnswer Told(const Meeting& meeting, long value, std::string unit, std::string asked) {
  WordAnswer out;
  out.value = N(value);
  out.unit = std::move(unit);
  out.steps = meeting.steps;
  out.understood = List(meeting.every) + meeting.unit + "마다 되풀이되는 일이 겹치는 것을 보고 " + With(asked, "을/를") + " 구하는 문제예요.";
  for (const long each : meeting.every) out.check += (out.check.empty() ? "" : ", ") + N(meeting.together) + " ÷ " + N(each) + " = " + N(meeting.together / each);
  out.check += "로 모두 나누어떨어지고, 더 작은 공배수는 없어요.";
  out.sure = true;
  return out;
}

/// "15분, 10분마다", "12m 간격", "3일에 한 번"; on and off, or a lap and its rest, count together.
std::optional<Meeting> MeetingIn(const std::string& text) {
  Meeting meeting;
  for (const Found& found : All<"([0-9]+) ?(초|분|일) ?(?:동안|간)? ?(?:켜|커)[^0-9]{0,20}([0-9]+) ?(?:초|분|일) ?(?:동안|간)? ?꺼">(text)) {
    meeting.every.push_back(found.Whole(1) + found.Whole(3));
    meeting.unit = found[2];
    meeting.steps.push_back(found[1] + " + " + found[3] + " = " + N(meeting.every.back()));
  }
  if (meeting.every.size() < 2) {
    meeting = {};
    for (const Found& found : All<"([0-9]+) ?(초|분|시간|일|주|개월|년|걸음|mm|cm|m|km)(?:, | ?마다| ?간격| ?에 (?:한|1) ?번| ?에 한번)">(text)) {
      if (!meeting.unit.empty() && found[2] != meeting.unit) continue;
      meeting.every.push_back(found.Whole(1));
      meeting.unit = found[2];
    }
    if (meeting.every.size() < 2 || !Says<"마다|간격|에 (?:한|1) ?번|에 한번">(text)) return std::nullopt;
  }
  if (meeting.every.size() > 4 || std::ranges::any_of(meeting.every, [](long each) { return each <= 0; })) return std::nullopt;
  if (meeting.unit == "일" && Says<"다음 [월화수목금토일]요일">(text)) meeting.every.push_back(7);
  meeting.together = Least(meeting.every);
  if (meeting.together == 0) return std::nullopt;
  meeting.steps.push_back(List(meeting.every) + "의 최소공배수: " + N(meeting.together));
  return meeting;
}

constexpr int kMonths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

std::optional<WordAnswer> OnDate(Meeting meeting, const std::string& text) {
  if (meeting.unit != "일" || Says<"며칠 ?후|몇 ?일 ?후|며칠 ?뒤|며칠 ?만">(text)) return std::nullopt;
  if (const auto date = First<"([0-9]+)월 ([0-9]+)일">(text)) {
    int month = date->Whole(1), day = date->Whole(2) + static_cast<int>(meeting.together);
    if (month < 1 || month > 12 || date->Whole(2) > 31 || meeting.together > 300) return std::nullopt;
    for (; day > kMonths[month - 1]; month = month % 12 + 1) day -= kMonths[month - 1];
    meeting.steps.push_back(date->groups[1] + "월 " + date->groups[2] + "일에서 " + N(meeting.together) + "일 뒤: " + N(month) + "월 " + N(day) + "일");
    if (Says<"A ?\\+ ?B">(text)) {
      meeting.steps.push_back(N(month) + " + " + N(day) + " = " + N(month + day));
      return Told(meeting, month + day, "", "다음 날짜의 월과 일의 합");
    }
    auto out = Told(meeting, day, "일", "다음에 겹치는 날짜");
    out.value = N(month) + "월 " + N(day) + "일";
    out.unit.clear();
    return out;
  }
  const auto day = First<"(?:달|월) ?([0-9]+)일에">(text);
  if (!day || day->Whole(1) + meeting.together > 31) return std::nullopt;
  meeting.steps.push_back(day->groups[1] + " + " + N(meeting.together) + " = " + N(day->Whole(1) + meeting.together));
  return Told(meeting, day->Whole(1) + meeting.together, "일", "다음에 겹치는 날");
}

/// How many times or places up to the end of a stretch.
std::optional<WordAnswer> HowOften(Meeting meeting, const std::string& text) {
  if (!Says<"몇 ?번(?:[^째]|$)|몇 ?군데|몇 ?곳|몇 ?회">(text)) return std::nullopt;
  const long each = meeting.together;
  if (const auto hours = First<"([0-9]+) ?시[^간0-9][^0-9]*([0-9]+) ?시 ?(전)?까지">(text)) {
    long span = (hours->Whole(2) - hours->Whole(1)) * 60L;
    if (span <= 0) span += 12 * 60;
    if (meeting.unit == "초") span *= 60;
    const bool before = !(*hours)[3].empty() || Says<"시 ?전까지">(text), with_start = Says<"처음으로? 동시|처음 동시|까지는? 모두">(text);
    const long value = (before ? (span - 1) / each : span / each) + (with_start ? 1 : 0);
    meeting.steps.push_back(N(span) + meeting.unit + " 동안 " + N(each) + meeting.unit + "마다: " + N(value) + "번");
    return Told(meeting, value, "번", "겹치는 횟수");
  }
  const auto stretch = First<"(?:길이|둘레|거리)[가는]? ?([0-9]+) ?m|([0-9]+) ?(?:mm|cm|m)까지|([0-9]+) ?m(?:의|인)? (?:길|도로|거리)">(text);
  if (!stretch) return std::nullopt;
  const long length = std::max({stretch->Whole(1), stretch->Whole(2), stretch->Whole(3)});
  const bool with_start = Says<"0 ?(?:mm|cm|m)(?:부터|에서)">(text);
  const long value = length / each + (with_start ? 1 : 0);
  meeting.steps.push_back(N(length) + " ÷ " + N(each) + " = " + N(length / each) + (length % each != 0 ? " … " + N(length % each) : ""));
  if (with_start) meeting.steps.push_back("출발점까지 " + N(length / each) + " + 1 = " + N(value));
  return Told(meeting, value, "군데", "겹치는 곳의 수");
}

/// Trees every a metres round a park, with lamps in place of those that fall on a lamp.
std::optional<WordAnswer> Around(Meeting meeting, const std::string& text) {
  const auto round = First<"둘레[가는이]? ?([0-9]+) ?m">(text);
  if (!round || meeting.every.size() != 2 || !Says<"겹[쳐치]">(text) || !Says<"그루">(text)) return std::nullopt;
  const long length = round->Whole(1);
  if (length <= 0 || length % meeting.together != 0) return std::nullopt;
  const long trees = length / meeting.every[0], both = length / meeting.together;
  meeting.steps.push_back(N(length) + " ÷ " + N(meeting.every[0]) + " = " + N(trees));
  meeting.steps.push_back("겹치는 곳: " + N(length) + " ÷ " + N(meeting.together) + " = " + N(both));
  meeting.steps.push_back(N(trees) + " - " + N(both) + " = " + N(trees - both));
  return Told(meeting, trees - both, "그루", "나무의 수");
}

std::optional<WordAnswer> Meet(const std::string& text) {
  if (!Says<"동시|같이|함께|만나|겹[치쳐]|같게|같은 (?:날|곳|시각)">(text)) return std::nullopt;
  if (const auto rest = First<"([0-9]+)분, [^0-9]*([0-9]+)분[이]? (?:걸|걸린)[^.]*\\.[^.]*([0-9]+)분(?:씩|간|동안)? (?:휴식|쉬|쉽)">(text)) {
    Meeting meeting{{rest->Whole(1) + rest->Whole(3), rest->Whole(2) + rest->Whole(3)}, "분", 0, {(*rest)[1] + " + " + (*rest)[3] + ", " + (*rest)[2] + " + " + (*rest)[3]}};
    meeting.together = Least(meeting.every);
    if (meeting.together == 0) return std::nullopt;
    meeting.steps.push_back(List(meeting.every) + "의 최소공배수: " + N(meeting.together));
    meeting.steps.push_back("쉬기 전에 만나므로 " + N(meeting.together) + " - " + (*rest)[3] + " = " + N(meeting.together - rest->Whole(3)));
    return Told(meeting, meeting.together - rest->Whole(3), "분", "다시 만나는 시간");
  }
  auto meeting = MeetingIn(text);
  if (!meeting) return std::nullopt;
  if (auto answer = Around(*meeting, text)) return answer;
  if (auto answer = OnDate(*meeting, text)) return answer;
  if (auto answer = HowOften(*meeting, text)) return answer;
  const auto clock = First<"([0-9]+) ?시(?: ?([0-9]+)분)?에">(text);
  if (clock && meeting->unit == "분" && Says<"몇 ?시|시각">(text) && meeting->together < 720) {
    const long minutes = clock->Whole(1) * 60L + std::max(0, clock->Whole(2)) + meeting->together;
    const long hour = (minutes / 60 + 11) % 12 + 1;
    meeting->steps.push_back((*clock)[1] + "시에서 " + N(meeting->together) + "분 뒤: " + N(hour) + "시 " + N(minutes % 60) + "분");
    auto out = Told(*meeting, hour + minutes % 60, "", "다음 시각");
    if (!Says<"A ?\\+ ?B">(text)) out.value = N(hour) + "시" + (minutes % 60 != 0 ? " " + N(minutes % 60) + "분" : "");
    return out;
  }
  if (!Says<"몇|얼마|며칠|언제|구하">(text)) return std::nullopt;
  const auto place = First<"([0-9]+) ?(?:번째|째 ?번?)(?:로| ?쉼터| [^ ]+까지)">(text);
  const long times = place && place->Whole(1) > 0 ? place->Whole(1) : 1;
  if (times > 1) meeting->steps.push_back(N(meeting->together) + " × " + N(times) + " = " + N(meeting->together * times));
  return Told(*meeting, meeting->together * times, meeting->unit, times > 1 ? N(times) + "번째로 겹치는 때" : "다음에 겹치는 때");
}

WordAnswer Shared(long value, std::string unit, std::vector<std::string> steps, std::string understood, std::string check) { return {N(value), std::move(unit), std::move(steps), std::move(understood), std::move(check), true}; }

/// "되도록 많은 사람에게 남김없이 똑같이": the greatest common divisor, or what each gets.
std::optional<WordAnswer> Share(const KoreanProblem& problem, const std::string& text) {
  if (!Says<"되도록 많|될 수 있는 (?:대로|한) 많|가능한 (?:한 )?많|최대한 많|최대 몇">(text) || !Says<"똑같이|똑같은|남김없이|같은 수">(text)) return std::nullopt;
  std::vector<long> amounts, shares;
  for (const KoreanQuantity& quantity : problem.quantities) {
    if (!IsInteger(quantity.value) || quantity.value <= 1 || quantity.value > kMost || quantity.unit.empty() || amounts.size() == 2) continue;
    const bool dozen = quantity.unit == "타" || quantity.unit == "다스";
    amounts.push_back(static_cast<long>(numerator(quantity.value)) * (dozen ? 12 : 1));
  }
  if (amounts.size() != 2) return std::nullopt;
  const std::vector<long> told = amounts;
  std::vector<std::string> steps;
  const auto lacking = All<"([0-9]+) ?[^ 0-9]{0,6}[가이] (부족|모자|남)">(text);
  for (size_t i = 0; i < lacking.size() && i < 2; ++i) {
    amounts[i] += (lacking[i][2] == "남" ? -1 : 1) * lacking[i].Whole(1);
    steps.push_back(N(told[i]) + (lacking[i][2] == "남" ? " - " : " + ") + lacking[i][1] + " = " + N(amounts[i]));
  }
  if (amounts[0] <= 0 || amounts[1] <= 0) return std::nullopt;
  const long people = std::gcd(amounts[0], amounts[1]);
  steps.push_back(List(amounts) + "의 최대공약수: " + N(people));
  const std::string check = N(amounts[0]) + " ÷ " + N(people) + " = " + N(amounts[0] / people) + ", " + N(amounts[1]) + " ÷ " + N(people) + " = " + N(amounts[1] / people) + "로 나누어떨어지고, 두 몫의 공약수는 1뿐이에요.";
  const std::string understood = List(told) + "개를 되도록 많은 쪽으로 똑같이 나누는 문제예요.";
  if (Says<"(?:한|1) ?(?:명|사람|주머니|봉지|상자|바구니)[이에가]?[^.]*(?:더하면|합|모두) ?몇">(text)) {
    const long each = amounts[0] / people + amounts[1] / people;
    steps.push_back(N(amounts[0] / people) + " + " + N(amounts[1] / people) + " = " + N(each));
    return Shared(each, "개", steps, understood, check);
  }
  return Shared(people, problem.question.unit.empty() ? "명" : problem.question.unit, steps, understood, check);
}

/// Square tiles on a wall, and the least square made of oblongs.
std::optional<WordAnswer> Squares(const std::string& text) {
  const auto sides = First<"(?:가로|높이|밑변)[^0-9]{0,12}([0-9]+) ?(cm|m|mm),? ?(?:이고,? |그리고 )?(?:세로|밑변|높이)[^0-9]{0,12}([0-9]+) ?(?:cm|m|mm)">(text);
  if (!sides || sides->Whole(1) <= 0 || sides->Whole(3) <= 0) return std::nullopt;
  const long a = sides->Whole(1), b = sides->Whole(3);
  const std::string unit = (*sides)[2];
  const bool great = Says<"가장 큰 정사각형|될 수 있는 (?:대로|한) 큰|되도록 큰|최대한 큰">(text), small = Says<"가장 작은 정사각형|될 수 있는 (?:대로|한) 작은|되도록 작은">(text);
  if (great == small || !Says<"몇|구하|얼마">(text)) return std::nullopt;
  const long side = great ? std::gcd(a, b) : std::lcm(a, b);
  std::vector<std::string> steps{N(a) + ", " + N(b) + (great ? "의 최대공약수: " : "의 최소공배수: ") + N(side)};
  const std::string understood = "가로 " + N(a) + unit + ", 세로 " + N(b) + unit + (great ? "인 직사각형에 가장 큰 정사각형을 빈틈없이 놓는 문제예요." : "인 도형을 이어 가장 작은 정사각형을 만드는 문제예요.");
  const long across = great ? a / side : side / a, down = great ? b / side : side / b;
  const std::string check = great ? N(side) + " × " + N(across) + " = " + N(a) + ", " + N(side) + " × " + N(down) + " = " + N(b) + "로 꼭 맞아요." : N(a) + " × " + N(across) + " = " + N(side) + ", " + N(b) + " × " + N(down) + " = " + N(side) + "로 꼭 맞아요.";
  if (!Says<"몇 ?(?:장|개)">(text)) return Shared(side, unit, steps, understood, check);
  steps.push_back(N(across) + " × " + N(down) + " = " + N(across * down));
  return Shared(across * down, "장", steps, understood, check);
}

/// "6으로도 8로도 나누어떨어지는 가장 작은 수", "24와 36의 최대공약수".
std::optional<WordAnswer> Plain(const std::string& text) {
  std::vector<long> values;
  const bool named = Says<"최소 ?공배수|최대 ?공약수">(text);
  const auto of = First<"([0-9]+)(?:[와과]|,) ?([0-9]+)(?:(?:[와과]|,) ?([0-9]+))?의 최[소대] ?공[배약]수">(text);
  if (named && of) {
    for (size_t group = 1; group <= 3; ++group)
      if (of->Whole(group) > 0) values.push_back(of->Whole(group));
  } else if (Says<"가장 작은 (?:자연)?수">(text) && !Says<"나머지|이상|이하|초과|미만|보다|자리">(text)) {
    for (const Found& found : All<"([0-9]+)(?:으)?로 ?(?:나누어도|도)">(text)) values.push_back(found.Whole(1));
  }
  if (values.size() < 2 || std::ranges::any_of(values, [](long value) { return value <= 0; })) return std::nullopt;
  const bool greatest = named && Says<"최대 ?공약수">(text);
  const long value = greatest ? std::accumulate(values.begin() + 1, values.end(), values[0], [](long a, long b) { return std::gcd(a, b); }) : Least(values);
  if (value == 0) return std::nullopt;
  std::string check;
  for (const long each : values) check += (check.empty() ? "" : ", ") + (greatest ? N(each) + " ÷ " + N(value) + " = " + N(each / value) : N(value) + " ÷ " + N(each) + " = " + N(value / each));
  return Shared(value, "", {List(values) + (greatest ? "의 최대공약수: " : "의 최소공배수: ") + N(value)}, With(List(values), "으로/로") + (greatest ? " 만든 최대공약수를 구하는 문제예요." : " 모두 나누어떨어지는 가장 작은 수를 구하는 문제예요."), check + "로 나누어떨어져요.");
}

}  // namespace

std::optional<WordAnswer> AnswerKoreanMeeting(const KoreanProblem& problem) {
  std::string text = PlainKorean(problem);
  for (const auto& [name, n] : {std::pair{"첫", "1"}, {"둘", "2"}, {"셋", "3"}, {"넷", "4"}, {"다섯", "5"}, {"여섯", "6"}}) Pattern(std::string(name) + "째 ?번?").Replace(text, std::string(n) + "번째");
  if (Says<"경우의 ?수|확률">(text)) return std::nullopt;
  if (auto answer = Meet(text)) return answer;
  if (auto answer = Share(problem, text)) return answer;
  if (auto answer = Squares(text)) return answer;
  return Plain(text);
}

}  // namespace sam::maths
