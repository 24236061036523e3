// One of each or one of all, roads between towns, matches, handshakes, points and lines, colours.
#include <algorithm>

#include "maths/words/korean_counting.h"

namespace sam::maths {
namespace {

std::string N(long long value) { return std::to_string(value); }

/// "서울에서 대전까지 3가지, 대전에서 부산까지 2가지, 서울에서 부산으로 바로 2가지".
std::optional<WordAnswer> Roads(const std::string& text) {
  struct Road {
    std::string from, to;
    long long ways;
  };
  std::vector<Road> roads;
  for (const Found& found : All<"([가-힣A-Z]+)에서 ([가-힣A-Z]+?)(?:까지|으로|로|에)(?: 바로| 직접| 곧장)? ?(?:가는|오는|갈 수 있는)? ?(?:바로|직접)? ?(?:가는 )?(?:길|방법|교통편|버스|기차|버스편|계단|문|통로|다리|배|비행기|노선|도로|코스)?[이가은는의]? ?(?:모두 )?([0-9]+) ?(?:가지|개|대)">(text)) {
    roads.push_back({found[1], found[2], found.Whole(3)});
    if (roads.back().from == "거기") roads.back().from = roads.front().to;
  }
  const auto asked = First<"([가-힣A-Z]+)에서 (?:출발하여 |출발해서 |([가-힣A-Z]+)[를을] (?:거쳐|지나|거쳐서) )?([가-힣A-Z]+?)(?:까지|으로|로|에) (?:가는|오는|갈)?[^0-9]*$">(text);
  if (roads.size() < 2 || roads.size() > 8 || !asked) return std::nullopt;
  const std::string &from = (*asked)[1], &by = (*asked)[2], &to = (*asked)[3];
  long long direct = 0, over = 0;
  std::vector<std::string> steps;
  for (const Road& road : roads) {
    if (road.from == from && road.to == to) direct += road.ways;
    for (const Road& next : roads)
      if (road.from == from && next.from == road.to && next.to == to && (by.empty() || by == road.to)) {
        over += road.ways * next.ways;
        steps.push_back(road.to + "을(를) 거쳐: " + N(road.ways) + " × " + N(next.ways) + " = " + N(road.ways * next.ways));
      }
  }
  if (!by.empty()) direct = 0;
  if (over + direct == 0) return std::nullopt;
  if (direct > 0) steps.push_back("바로: " + N(direct));
  if (direct > 0 && over > 0) steps.push_back(N(over) + " + " + N(direct) + " = " + N(over + direct));
  return CountTold(over + direct, "가지", steps, from + "에서 " + to + "까지 가는 방법이 모두 몇 가지인지 구하는 문제예요.", "거쳐 가는 길과 바로 가는 길을 하나씩 짝지어 세어도 같아요.");
}

/// "4종류의 책상과 6종류의 의자", "상의 8벌, 하의 4벌".
std::optional<WordAnswer> OneOfEach(const std::string& text) {
  if (const auto both = First<"([0-9]+) ?(?:가지|개)의? ?[^.0-9]{0,8}(?:등산로|길|문|출입구|코스|다리)|(?:등산로|길|문|출입구|코스|다리)[이가는]? ?(?:모두 )?([0-9]+) ?(?:가지|개)">(text); both && Says<"내려[오올]|나[오올]|돌아[오올]|왕복">(text)) {
    const long long n = std::max(both->Whole(1), both->Whole(2)), back = Says<"다른 (?:길|문|코스|등산로|출입구)|같은 [^.]*않">(text) ? n - 1 : n;
    return CountTold(n * back, "가지", {N(n) + " × " + N(back) + " = " + N(n * back)}, "갈 때와 올 때의 길을 하나씩 고르는 경우의 수를 구하는 문제예요.", "가는 길마다 오는 길이 " + N(back) + "가지씩이에요.");
  }
  std::vector<long long> sorts;
  for (const Found& found : All<"([0-9]+) ?(?:가지|종류)(?:의? [가-힣 ]{1,14}?)?(?:과|와|,|이 있|가 있|이고|\\.| 중|에서|가 |이 |을|를)|[가-힣]+[이가은는]? ?([0-9]+) ?(?:벌|켤레|가지|종류|권|개|종|편|대)(?:,|과|와|이|가|을|를|인|일|입|로| 중| 있)|([0-9]+) ?개의 (?:자음|모음)">(text))
    if (found[0].find("가지씩") != std::string::npos) continue;
    else if (const long long sort = std::max({found.Whole(1), found.Whole(2), found.Whole(3)}); sort > 1) sorts.push_back(sort);
  if (sorts.size() < 2 || sorts.size() > 6 || std::ranges::any_of(sorts, [](long long sort) { return sort < 1 || sort > 1000; })) return std::nullopt;
  const bool each = Says<"각각|하나씩|1개[와과] [가-힣]+ 1개|1개씩|1가지씩|1벌씩|한 ?[가-힣]+씩|[와과] [^.]*(?:을|를) (?:짝|함께|같이)|입는|입을|짝 ?지|세트|자음[^.]*모음">(text), one = Says<"또는|[가-힣](?:나|이나) [가-힣]+(?:를|을|로|으로) (?:가|이용|타|고르|사|먹)|(?:한|1) ?(?:개|가지|권|잔|종류|편)(?:의 [가-힣]+)?[를을만] ?(?:만 )?(?:선택|고르|고를|사|살|주문|먹|마시)|하나를? ?(?:만 )?(?:선택|고르|고를|사)">(text) && !Says<"씩|1개[와과] [가-힣]+ 1개">(text);
  if (!each && !one) return std::nullopt;
  long long value = one ? 0 : 1;
  std::string step;
  for (const long long sort : sorts) {
    value = one ? value + sort : value * sort;
    step += (step.empty() ? "" : one ? " + " : " × ") + N(sort);
  }
  return CountTold(value, "가지", {step + " = " + N(value)}, one ? "여러 종류 가운데 하나만 고르는 경우의 수를 구하는 문제예요." : "종류마다 하나씩 고르는 경우의 수를 구하는 문제예요.", one ? "동시에 고를 수 없으므로 더하는 것이 맞아요." : "순서를 바꾸어 곱해도 " + N(value) + "가지예요.");
}

/// "빨간 공 3개, 노란 공 4개 ... 1개를 꺼낼 때 노란 공 또는 빨간 공".
std::optional<WordAnswer> EitherOf(const std::string& text) {
  const auto asked = First<"([가-힣]+)(?:를|을)? ?(?:또는|이나|나|혹은) ([가-힣]+?)(?:를|을|로|으로|중에서)? ?(?:타|이용|중|하나|한|1|고르|선택|먹|주문|사는|탈|가는)">(text);
  const auto single = asked ? std::nullopt : First<"([가-힣]{2,}?)(?:를|을) (?:이용하여|이용해|타고) [^.]*(?:방법|경우)">(text);
  if (!asked && !single) return std::nullopt;
  const auto of = [&](const std::string& name) {
    const auto count = Pattern(name + "[^0-9,.]{0,12}(?:1일에 )?([0-9]+) ?(?:개|번|편|대|가지|종류|권|벌|곳)").First(text);
    return count ? count->Whole(1) : 0;
  };
  const long long a = of(asked ? (*asked)[1] : (*single)[1]), b = asked ? of((*asked)[2]) : 0;
  if (a <= 0 || (asked && b <= 0)) return std::nullopt;
  if (!asked) return CountTold(a, "가지", {N(a)}, "한 가지 교통편만 고르는 방법의 수를 구하는 문제예요.", "다른 교통편은 세지 않았어요.");
  return CountTold(a + b, "가지", {N(a) + " + " + N(b) + " = " + N(a + b)}, With((*asked)[1], "이나/나") + " " + (*asked)[2] + " 가운데 하나를 고르는 경우의 수를 구하는 문제예요.", "둘을 한꺼번에 고를 수는 없어 더하면 돼요.");
}

std::optional<WordAnswer> EitherColour(const std::string& text) {
  const auto asked = First<"([가-힣]+) (?:공|구슬|카드|사탕|꽃) ?(?:또는|이?나|이거나) ([가-힣]+) (?:공|구슬|카드|사탕|꽃)">(text);
  if (!asked || !Says<"(?:1|한) ?(?:개|장|송이)[를을의]?">(text)) return std::nullopt;
  long long value = 0;
  std::string step;
  for (const size_t group : {1, 2}) {
    const auto count = Pattern((*asked)[group] + " ?(?:공|구슬|카드|사탕|꽃)(?:이|가|은|는)? ?([0-9]+) ?(?:개|장|송이)").First(text);
    if (!count) return std::nullopt;
    value += count->Whole(1);
    step += (step.empty() ? "" : " + ") + (*count)[1];
  }
  return CountTold(value, "가지", {step + " = " + N(value)}, "하나를 꺼낼 때 " + (*asked)[1] + " 것이나 " + (*asked)[2] + " 것이 나오는 경우의 수를 구하는 문제예요.", "두 색이 한꺼번에 나올 수는 없어 더하면 돼요.");
}

long long League(long long teams) { return teams * (teams - 1) / 2; }

std::optional<WordAnswer> Matches(const std::string& text) {
  if (!Says<"경기|악수|시합|통화">(text)) return std::nullopt;
  const auto all = First<"([0-9]+) ?(?:개의 |개 )?(?:[가-힣]{0,4}팀|명|반|학교|나라|사람)">(text);
  if (!all || all->Whole(1) < 2) return std::nullopt;
  const long long teams = all->Whole(1);
  std::vector<std::string> steps;
  if (const auto groups = First<"([0-9]+) ?(?:개 ?팀|팀|개|명)(?:을|를)?씩 ([0-9]+) ?개의 조">(text)) {
    const long long each = groups->Whole(1), count = groups->Whole(2);
    if (each * count != teams) return std::nullopt;
    const auto top = First<"상위 ([0-9]+)개의? 팀[이은]? 본선">(text);
    const auto ranks = First<"1위, ?2위인 ([0-9]+)개">(text);
    const long long finalists = top ? top->Whole(1) * count : ranks ? ranks->Whole(1) : 0;
    long long value = League(each) * count + League(finalists);
    steps.push_back("예선: " + N(League(each)) + " × " + N(count) + " = " + N(League(each) * count));
    if (finalists > 1) steps.push_back("본선: " + N(League(finalists)));
    if (Says<"결승">(text)) steps.push_back("결승: 1"), ++value;
    steps.push_back("모두 " + N(value));
    return CountTold(value, "경기", steps, N(teams) + "팀을 " + N(count) + "조로 나누어 치르는 경기의 수를 구하는 문제예요.", "조마다 두 팀씩 짝짓는 방법을 세어도 같아요.");
  }
  if (Says<"토너먼트|이긴 (?:사람|팀|선수|쪽)끼리|지면 (?:바로 )?탈락|진 (?:팀|사람|선수|쪽)[은이] (?:바로 )?(?:탈락|떨어)|탈락하는 방식">(text)) return CountTold(teams - 1, "경기", {N(teams) + " - 1 = " + N(teams - 1)}, N(teams) + "팀이 토너먼트로 겨룰 때 경기의 수를 구하는 문제예요.", "한 경기에 한 팀씩 떨어져 우승 팀만 남으므로 맞아요.");
  if (!Says<"리그|한 ?번씩|1번씩|돌아가|서로 (?:모두|빠짐없이|한)|악수">(text)) return std::nullopt;
  const bool twice = Says<"(?:두|2) ?번씩">(text);
  const long long value = League(teams) * (twice ? 2 : 1);
  return CountTold(value, Says<"악수">(text) ? "번" : "경기", {N(teams) + " × " + N(teams - 1) + " ÷ 2 = " + N(League(teams)) + (twice ? ", 두 번씩 " + N(value) : "")}, N(teams) + "이(가) 서로 빠짐없이 " + (twice ? "두" : "한") + " 번씩 만나는 횟수를 구하는 문제예요.",
                   "1부터 " + N(teams - 1) + "까지 더해도 " + N(League(teams)) + "이에요.");
}

/// "가로줄 4개와 세로줄 5개로 만들어지는 직사각형".
std::optional<WordAnswer> Grids(const std::string& text) {
  const auto lines = First<"(?:가로|평행)[^0-9]{0,14}([0-9]+) ?개?[^0-9]{0,24}([0-9]+) ?개">(text);
  if (!lines || !Says<"평행사변형의|직사각형의|사각형의">(text) || !Says<"세로줄|가로줄|평행선|평행한">(text)) return std::nullopt;
  const int a = lines->Whole(1), b = lines->Whole(2);
  const long long value = Choose(a, 2) * Choose(b, 2);
  if (value <= 0) return std::nullopt;
  return CountTold(value, "개", {"한쪽 줄 2개 고르기: " + N(Choose(a, 2)), "다른 쪽 줄 2개 고르기: " + N(Choose(b, 2)), N(Choose(a, 2)) + " × " + N(Choose(b, 2)) + " = " + N(value)}, N(a) + "개와 " + N(b) + "개의 줄로 만들어지는 사각형의 수를 구하는 문제예요.", "사각형 하나는 양쪽에서 줄 2개씩을 고르는 방법 하나와 짝이 돼요.");
}

std::optional<WordAnswer> Points(const std::string& told) {
  std::string text = told;
  for (const auto& [name, corners] : {std::pair{"삼", "3"}, {"사", "4"}, {"오", "5"}, {"육", "6"}, {"칠", "7"}, {"팔", "8"}, {"구", "9"}, {"십", "10"}}) Pattern("정?" + std::string(name) + "각형의 꼭짓점").Replace(text, std::string(corners) + "개의 점");
  const auto points = First<"([0-9]+) ?개의 (?:서로 다른 )?점|점(?:이)? ?([0-9]+) ?개">(text);
  const auto shape = First<"(선분|직선|반직선|삼각형|사각형|대각선)">(text.substr(points ? points->end : 0));
  if (!points || !shape || Says<"한 직선 위에 (?:있는|놓인)|평행">(text)) return std::nullopt;
  const int n = std::max(points->Whole(1), points->Whole(2));
  const std::string asked = All<"(선분|직선의|반직선|삼각형|사각형)">(text.substr(points->end)).empty() ? (*shape)[1] : All<"(선분|직선의|반직선|삼각형|사각형)">(text.substr(points->end)).back()[1];
  const int k = Says<"삼각형">(asked) ? 3 : Says<"사각형">(asked) ? 4 : 2;
  const long long value = Choose(n, k) * (asked == "반직선" ? 2 : 1);
  if (value <= 0) return std::nullopt;
  return CountTold(value, "개", {N(n) + "개의 점에서 " + N(k) + "개를 고르기: " + N(value)}, N(n) + "개의 점을 이어 만들 수 있는 도형의 수를 구하는 문제예요.", "고르지 않는 점 " + N(n - k) + "개를 고르는 수도 " + N(Choose(n, n - k)) + "이에요.");
}

/// Each of some places another colour.
std::optional<WordAnswer> Colours(const std::string& text) {
  if (!Says<"색">(text) || !Says<"칠하">(text) || !Says<"다른 색|다르게|한 번(?:씩)?만|1번(?:씩)?만|한 번씩|1번씩|같은 색을[^.]*(?:없|않)|여러 번 (?:사용|칠)[^.]*없">(text)) return std::nullopt;
  const auto parts = First<"([0-9]+|두|세|네|다섯) ?(?:개의 )?(?:영역|부분|칸|나라|도형)|(?:영역|부분|칸) ?([0-9]+) ?(?:개|곳)">(text);
  const auto counted = First<"([0-9]+) ?(?:가지|개의?) ?색">(text);
  const auto list = First<"(?:[가-힣]+색?,? ?){2,}(?:물감|색연필|크레파스)">(text);
  const int colours = counted ? counted->Whole(1) : list ? static_cast<int>(std::ranges::count((*list)[0], ',')) + 1 : 0, n = !parts ? 0 : (*parts)[1] == "두" ? 2 : (*parts)[1] == "세" ? 3 : (*parts)[1] == "네" ? 4 : (*parts)[1] == "다섯" ? 5 : std::max(parts->Whole(1), parts->Whole(2));
  if (n < 1 || colours < n || colours > 15) return std::nullopt;
  const long long value = Choose(colours, n) * Factorial(n);
  std::string step;
  for (int i = 0; i < n; ++i) step += (step.empty() ? "" : " × ") + N(colours - i);
  return CountTold(value, "가지", {step + " = " + N(value)}, N(colours) + "가지 색을 " + N(n) + "곳에 서로 다르게 칠하는 방법의 수를 구하는 문제예요.", "색을 먼저 고르고(" + N(Choose(colours, n)) + ") 자리를 정해도(" + N(Factorial(n)) + ") 곱이 같아요.");
}

/// Flags up or down, lamps on or off.
std::optional<WordAnswer> Signals(const std::string& text) {
  if (!Says<"신호">(text) || !Says<"올리거나|올리고|켜거나|켜고|들거나|들고">(text)) return std::nullopt;
  const auto flags = First<"(?:깃발|전구|전등|램프) ?([0-9]+) ?개|([0-9]+) ?개의 (?:깃발|전구|전등|램프)">(text);
  const int n = flags ? std::max(flags->Whole(1), flags->Whole(2)) : 0;
  if (n < 1 || n > 20) return std::nullopt;
  const long long all = 1LL << n, value = Says<"모두 (?:내린|꺼진)[^.]*(?:아니|제외|않)">(text) ? all - 1 : all;
  return CountTold(value, "가지", {"하나마다 2가지씩 " + N(n) + "번 곱하기: " + N(all), "신호: " + N(value) + "가지"}, N(n) + "개를 켜고 끄거나 올리고 내려서 만드는 신호의 수를 구하는 문제예요.", "하나를 더할 때마다 두 배가 되는 것으로 확인했어요.");
}

/// "100원짜리 동전 5개와 50원짜리 동전 6개로 400원을 내는 방법": every number of each coin.
std::optional<WordAnswer> Payments(const std::string& text) {
  struct Coin {
    int worth, most;
  };
  std::vector<Coin> coins;
  std::string list = text;
  for (int again = 0; again < 4; ++again) Replace<"([0-9]+)원(?:, ?|과 |와 )([0-9]+)원짜리">(list, R"(\1원짜리, \2원짜리)");
  for (const Found& found : All<"([0-9]+) ?원(?:짜리)?(?: ?(?:동전|지폐|우표))?(?:[이가은는을를]? ?(?:각각 )?([0-9]+) ?(?:개|장|닢))?">(list))
    if (Says<"원짜리|동전|지폐|우표|[0-9] ?(?:개|장)">(found[0]) && found.Whole(1) > 0) coins.push_back({found.Whole(1), found.Whole(2)});
  const auto paid = First<"([0-9]+) ?원(?:을|어치를)[^.]{0,16}(?:내|지불|만들|치르|맞추)[^.]*방법|([0-9]+) ?원(?:을|짜리 물건)[^.]*(?:지불|치르|내)">(text);
  const int sum = paid ? std::max(paid->Whole(1), paid->Whole(2)) : 0;
  if (coins.size() < 2 || coins.size() > 5 || sum <= 0 || sum > 100000) return std::nullopt;
  if (const auto each = First<"각각 ([0-9]+) ?(?:개|장)">(text))
    for (Coin& coin : coins) coin.most = each->Whole(1);
  std::vector<long long> ways(static_cast<size_t>(sum) + 1, 0);
  ways[0] = 1;
  const bool all_used = Says<"적어도 (?:한|1) ?개씩|모두 (?:한|1) ?개 이상|각각 (?:한|1) ?개 이상">(text);
  for (const Coin& coin : coins) {
    std::vector<long long> next(ways.size(), 0);
    for (int have = 0; have <= sum; ++have)
      for (int k = all_used ? 1 : 0; have + k * coin.worth <= sum && (coin.most < 0 || k <= coin.most); ++k) next[static_cast<size_t>(have + k * coin.worth)] += ways[static_cast<size_t>(have)];
    ways = std::move(next);
  }
  std::string told;
  for (const Coin& coin : coins) told += (told.empty() ? "" : ", ") + N(coin.worth) + "원" + (coin.most >= 0 ? " " + N(coin.most) + "개" : "");
  return CountTold(ways.back(), "가지", {told + "로 " + N(sum) + "원: " + N(ways.back()) + "가지"}, told + "로 " + N(sum) + "원을 내는 방법의 수를 구하는 문제예요.", "동전마다 몇 개를 낼지 하나씩 모두 세었어요.");
}

/// "한 번에 한 칸 또는 두 칸씩 5칸짜리 계단".
std::optional<WordAnswer> Stairs(const std::string& text) {
  if (!Says<"계단">(text) || !Says<"방법">(text)) return std::nullopt;
  const auto steps_told = First<"(?:한 번에|1번에)[^.]*?([1-3]) ?(?:칸|계단|단)? ?(?:또는|이나|나|,|씩 또는) ?([2-4]) ?(?:칸|계단|단)(?: ?(?:또는|이나|나|,) ?([3-5]) ?(?:칸|계단|단))?">(text);
  const auto all = First<"([0-9]+) ?(?:칸|개|단)(?:짜리|의|으로 된|인)? ?계단|계단[이을은]? ?(?:모두 )?([0-9]+) ?(?:칸|개|단)(?:[을를이]|짜)|([0-9]+) ?(?:칸|단)을 ?(?:모두 )?오르">(text);
  const int n = all ? std::max({all->Whole(1), all->Whole(2), all->Whole(3)}) : 0;
  if (!steps_told || n < 1 || n > 40) return std::nullopt;
  std::vector<long long> ways(static_cast<size_t>(n) + 1, 0);
  ways[0] = 1;
  std::string row;
  for (int i = 1; i <= n; ++i) {
    for (const size_t group : {1, 2, 3})
      if (const int step = steps_told->Whole(group); step > 0 && step <= i) ways[static_cast<size_t>(i)] += ways[static_cast<size_t>(i - step)];
    row += (row.empty() ? "" : ", ") + N(ways[static_cast<size_t>(i)]);
  }
  return CountTold(ways.back(), "가지", {"1칸부터 차례로: " + row}, N(n) + "칸을 오르는 방법의 수를 구하는 문제예요.", "마지막에 몇 칸을 오르는지로 나누어 앞의 방법의 수를 더했어요.");
}

/// "곱이 36인 두 자연수", "자연수 두 개의 합이 15".
std::optional<WordAnswer> Pairs(const std::string& text) {
  const auto told = First<"(합|곱)[이은는가] ([0-9]+)(?:[이가] 되는|인)">(text);
  const auto split = First<"([0-9]+)[을를] (?:두|2) ?(?:자연)?수의 (합|곱)으로">(text);
  if (!told && !split) return std::nullopt;
  if (!Says<"쌍|가지|방법|식">(text) || (!split && !Says<"자연수">(text)) || !Says<"두 ?(?:자연)?수|2 ?(?:자연)?수|자연수 ?(?:두|2) ?개|(?:두|2) ?개의 자연수">(text) || Says<"주사위|카드|공|뽑">(text)) return std::nullopt;
  const std::string how = told ? (*told)[1] : (*split)[2];
  const bool unordered = Says<"순서[를는]? ?(?:생각하지|상관)|같은 것으로|짝">(text), sum = how == "합", different = Says<"서로 다른">(text);
  const int n = told ? told->Whole(2) : split->Whole(1);
  long long count = 0;
  std::string shown;
  for (int a = 1; a <= n && n < 100000; ++a) {
    const int b = sum ? n - a : n % a == 0 ? n / a : 0;
    if (b < 1 || (unordered && a > b) || (different && a == b)) continue;
    if (++count <= 8) shown += (shown.empty() ? "(" : ", (") + N(a) + ", " + N(b) + ")";
  }
  if (count == 0) return std::nullopt;
  auto out = CountTold(count, "가지", {shown + (count > 8 ? ", …" : "") + " → " + N(count) + "가지"}, how + "이 " + N(n) + "인 두 자연수의 " + (unordered ? "짝" : "순서쌍") + "이 몇 가지인지 구하는 문제예요.", "1부터 차례로 넣어 모두 찾았어요.");
  out.sure = unordered || Says<"순서쌍">(text);
  return out;
}

/// "역이 7개 있는 기찻길의 기차표": from each to each other.
std::optional<WordAnswer> Tickets(const std::string& text) {
  const auto stations = First<"(?:역|정거장|도시)[이가은는]? ?(?:모두 )?([0-9]+) ?(?:개|곳)|([0-9]+) ?개의 (?:역|정거장|도시)">(text);
  if (!stations || !Says<"기차표|승차권|차표|표를">(text)) return std::nullopt;
  const long long n = std::max(stations->Whole(1), stations->Whole(2)), value = n * (n - 1);
  return CountTold(value, "가지", {N(n) + " × " + N(n - 1) + " = " + N(value)}, "출발하는 역과 도착하는 역을 고르는 방법의 수를 구하는 문제예요.", "두 역을 고르는 방법 " + N(n * (n - 1) / 2) + "가지마다 방향이 2가지예요.");
}

}  // namespace

std::optional<WordAnswer> CountWays(const std::string& text) {
  for (const CountKind kind : {Payments, Stairs, Pairs, Tickets, Roads, Matches, Grids, Points, Signals, Colours, EitherColour, EitherOf, OneOfEach})
    if (auto answer = kind(text)) return answer;
  return std::nullopt;
}

}  // namespace sam::maths
