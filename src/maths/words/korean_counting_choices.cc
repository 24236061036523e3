// People chosen for something: of groups, for offices, with somebody who must be among them.
#include <algorithm>

#include "maths/words/korean_counting.h"

namespace sam::maths {
namespace {

#define OFFICE "회장|부회장|반장|부반장|실장|부실장|대표|부대표|서기|총무|주장|부주장|단장|팀장|위원장"

struct Group {
  std::string name;
  int size = 0;
};

/// Where the pool ends and what is chosen begins.
size_t PoolEnd(const std::string& text) {
  for (const Found& among : All<"(?:명|사람|후보|학생|선수|[A-Z가-힣]) ?(?:중에서|중에|중|가운데서|가운데)(?: |에|,)">(text))
    if (text.substr(0, among.begin).find_first_of("0123456789,") != std::string::npos) return among.end;
  if (const auto from = First<"(?:학급|모둠|반|동아리|학생회|학교|모임|팀|회원)에?서 ">(text)) return from->end;
  const auto when = First<"뽑|선출|정하|지정|선택|고르|골라|가려고|꺼내|택하|만드는">(text);
  if (!when) return std::string::npos;
  for (const char* mark : {".", ","})
    if (const size_t at = text.rfind(mark, when->begin); at != std::string::npos && text.substr(0, at).find_first_of("0123456789") != std::string::npos) return at;
  return std::string::npos;
}

std::vector<Group> PoolGroups(const std::string& pool) {
  std::vector<Group> out;
  for (const Found& found : All<"([가-힣0-9A-Z](?:[가-힣0-9A-Z ]*?))(?:이|가|은|는)? ?([0-9]+)명">(pool)) {
    std::string name = found[1];
    Replace<"^(?:.*[과와은는이가을를의에서] )?(.+)$">(name, R"(\1)");
    if (found.Whole(2) < 1 || Says<"^(?:총|모두|포함하여|의|중|서)$">(name)) continue;
    out.push_back({found[1].find("학년") != std::string::npos ? found[1] : name, found.Whole(2)});
  }
  return out;
}

int NamesIn(const std::string& pool, std::vector<std::string>& names) {
  for (const Found& chain : All<"(?:[A-Z]|[가-힣]{1,4})(?: ?, ?(?:[A-Z]|[가-힣]{1,5}))+">(pool)) {
    std::vector<std::string> found;
    for (const Found& name : All<"[A-Z]|[가-힣]+">(chain[0])) found.push_back(NameOf(StemOf(name[0]).stem));
    if (found.size() > names.size()) names = found;
  }
  return static_cast<int>(names.size());
}

std::string Chosen(int n, int k) { return "₍" + std::to_string(n) + "명 중 " + std::to_string(k) + "명₎ " + Digits(Choose(n, k)); }

WordAnswer Told(long long value, std::vector<std::string> steps, const std::string& what) {
  return CountTold(value, "가지", std::move(steps), what + " 뽑는 경우의 수를 구하는 문제예요.", "뽑히지 않는 사람을 고르는 방법의 수로 세어도 같아요.");
}

/// Offices are told apart, and so are chosen one after the other.
std::optional<WordAnswer> Offices(const std::string& text, const std::string& wanted, int n) {
  std::vector<Group> offices;
  if (const auto both = First<"(" OFFICE ")(?:과|와|,) ?(" OFFICE ")(?:(?:과|와|,) ?(" OFFICE "))?[를을]? ?(?:각각 )?(?:1명씩 )?(?:뽑|선출|정)">(wanted))
    for (size_t group = 1; group <= 3; ++group)
      if (!(*both)[group].empty()) offices.push_back({(*both)[group], 1});
  if (offices.empty())
    for (const Found& found : All<"(" OFFICE ")(?:을|를|은|는|과|와)? ?(?:각각 )?([0-9]+)명">(wanted)) offices.push_back({found[1], found.Whole(2)});
  if (offices.empty())
    for (const Found& found : All<"1명은 (" OFFICE ")">(wanted)) offices.push_back({found[1], 1});
  if (offices.size() < 2 && Says<"1명은[^.]*다른 1명은">(wanted)) {
    offices.clear();
    for (const Found& found : All<"(" OFFICE ")">(wanted)) offices.push_back({found[1], 1});
  }
  if (offices.empty()) return std::nullopt;
  std::string fixed;
  if (const auto must = First<"([가-힣A-Z]+?)이?[가는은이] (?:반드시 )?(" OFFICE ")(?:에|으로|로|이|가)? ?(?:반드시 )?(?:뽑히|선출|되는|될|당선)">(wanted); must && !Says<"(?:않|아닌|또는|거나)">(wanted)) fixed = (*must)[2];
  if (fixed.empty() && Says<"뽑히|되는|남녀|남학생|여학생|남자|여자|아닌|않|또는|거나|제외|적어도|못">(wanted)) return std::nullopt;
  if (offices.size() == 1 && (fixed.empty() || offices[0].size > 1)) return std::nullopt;
  int left = n;
  long long value = 1;
  std::vector<std::string> steps;
  std::string product;
  if (!fixed.empty()) --left;
  for (const Group& office : offices) {
    const int k = office.size - (office.name == fixed ? 1 : 0);
    if (office.name == fixed) steps.push_back(office.name + " 한 명은 이미 정해졌어요.");
    const long long ways = Choose(left, k);
    if (k > 0) steps.push_back(office.name + ": " + Chosen(left, k));
    product += (product.empty() ? "" : " × ") + Digits(ways);
    value *= ways;
    left -= k;
  }
  if (value <= 0) return std::nullopt;
  steps.push_back(product + " = " + Digits(value));
  auto out = Told(value, steps, std::to_string(n) + "명 중에서 역할을 나누어");
  out.check = "역할을 정하는 순서를 바꾸어 곱해도 같은 값이에요.";
  return text.empty() ? std::nullopt : std::optional(out);
}

/// "1학년에서 4명, 2학년에서 3명", in order and without those already chosen.
std::optional<WordAnswer> FromEach(const std::string& wanted, std::vector<Group> groups) {
  if (groups.size() < 2) return std::nullopt;
  long long value = 1;
  std::vector<std::string> steps;
  std::string product;
  int taken = 0;
  const auto take = [&](Group& group, int k) {
    const long long ways = Choose(group.size, k);
    steps.push_back(group.name + ": " + Chosen(group.size, k));
    product += (product.empty() ? "" : " × ") + Digits(ways);
    value *= ways;
    group.size -= k;
    ++taken;
  };
  if (Says<"남녀 ?(?:각각?|한|1)|각각? 1명씩">(wanted)) {
    for (Group& group : groups) take(group, 1);
  } else {
    for (const Found& found : All<"([가-힣0-9A-Z]+?)(?: ?중에서| ?중|에서는|에서|은|는|을|를)?(?: ?(?:" OFFICE "|위원|선수|후보|당번))? ?([0-9]+)명">(wanted))
      for (Group& group : groups)
        if (group.name == found[1] || (found[1].size() >= 4 && group.name.find(found[1]) != std::string::npos)) {
          take(group, found.Whole(2));
          break;
        }
  }
  if (taken < 2 || value <= 0) return std::nullopt;
  steps.push_back(product + " = " + Digits(value));
  return Told(value, steps, "무리마다 정해진 수만큼");
}

std::optional<WordAnswer> AtLeast(const std::string& wanted, const std::vector<Group>& groups, int n, int k) {
  const auto least = First<"([가-힣]+?)(?:을|를|이|가|은|는)? ?적어도 ([0-9]+|한|두|세)">(wanted);
  if (!least) return std::nullopt;
  const auto group = std::ranges::find_if(groups, [&](const Group& each) { return each.name == (*least)[1] || (*least)[1].ends_with(each.name); });
  if (group == groups.end()) return std::nullopt;
  const std::string& said = (*least)[2];
  const int from = said == "한" ? 1 : said == "두" ? 2 : said == "세" ? 3 : least->Whole(2);
  long long value = 0, fewer = 0;
  std::string sum;
  for (int i = 0; i <= k; ++i) {
    const long long ways = Choose(group->size, i) * Choose(n - group->size, k - i);
    if (i < from) fewer += ways;
    else value += ways, sum += (sum.empty() ? "" : " + ") + Digits(ways);
  }
  auto out = Told(value, {group->name + " " + std::to_string(from) + "명부터 " + std::to_string(k) + "명까지: " + sum + " = " + Digits(value)}, group->name + "을(를) 적어도 " + std::to_string(from) + "명 넣어");
  out.check = "전체 " + Digits(Choose(n, k)) + "가지에서 맞지 않는 " + Digits(fewer) + "가지를 빼도 " + Digits(Choose(n, k) - fewer) + "가지예요.";
  return out;
}

std::optional<WordAnswer> SameGroup(const std::string& text, const std::vector<Group>& groups, int k) {
  if (groups.size() < 2 || !Says<"같은 (?:동아리|팀|반|학년|학교|성별|나라|조)|성별이 같">(text)) return std::nullopt;
  long long value = 0;
  std::string sum;
  for (const Group& group : groups) {
    value += Choose(group.size, k);
    sum += (sum.empty() ? "" : " + ") + Digits(Choose(group.size, k));
  }
  return Told(value, {sum + " = " + Digits(value)}, "모두 같은 무리에서 " + std::to_string(k) + "명을");
}

}  // namespace

std::optional<WordAnswer> CountChosen(const std::string& text) {
  if (!Says<"뽑|선출|선택|지정|선발|정할 때|정하는|고르|골라|택하|만드는|꺼내">(text) || Says<"나누어|나눠|주사위|동전|직선|선분|삼각형|리그|음료|메뉴|종류의 [^.]*와 [0-9]+">(text)) return std::nullopt;
  if (const auto schools = First<"다른 ([0-9]+)개 (?:학교|반|팀)의[^.]*각각 ([0-9]+)명[^.]*\\.[^.]*([0-9]+)명을 (?:선택|뽑)">(text); schools && Says<"같은[^.]*동시에[^.]*않">(text)) {
    const int k = schools->Whole(3), each = schools->Whole(2);
    long long value = Choose(schools->Whole(1), k);
    for (int i = 0; i < k; ++i) value *= each;
    return Told(value, {"학교 고르기: " + Digits(Choose(schools->Whole(1), k)), "학교마다 한 명: " + std::to_string(each) + "가지씩 " + std::to_string(k) + "번 → " + Digits(value)}, "서로 다른 학교에서");
  }
  const size_t end = PoolEnd(text);
  if (end == std::string::npos) return std::nullopt;
  const std::string pool = text.substr(0, end), wanted = text.substr(end);
  std::vector<std::string> names;
  int n = NamesIn(pool, names) >= 3 ? static_cast<int>(names.size()) : 0;
  auto groups = PoolGroups(pool);
  if (n == 0)
    if (const auto all = First<"([0-9]+) ?(?:명|개|권|장|송이|자루)의?">(pool); all && groups.empty()) n = all->Whole(1);
  if (n == 0)
    for (const Group& group : groups) n += group.size;
  if (n == 0 || n > 60) {
    const auto things = First<"([0-9]+) ?(?:개|명|권|장|자루)">(pool);
    if (!things) return std::nullopt;
    n = things->Whole(1);
  }
  if (auto each = FromEach(wanted, groups)) return each;
  if (auto offices = Offices(text, wanted, n)) return offices;
  const auto chosen = First<"([0-9]+) ?(?:명|개|권|장|송이|자루|가지|곳)">(wanted);
  if (!chosen || chosen->Whole(1) < 1 || chosen->Whole(1) > n || !Says<"뽑|선출|선택|지정|선발|고르|골라|택하|만드는|꺼내|정하">(wanted)) return std::nullopt;
  const int k = chosen->Whole(1);
  if (auto least = AtLeast(wanted, groups, n, k)) return least;
  if (auto same = SameGroup(wanted, groups, k)) return same;
  if (Says<"적어도|같은|이웃|않|아닌|제외|또는|거나">(wanted) && !Says<"같은 점|구별하지">(wanted)) return std::nullopt;
  if (All<"[0-9]+ ?명">(wanted).size() > 1 && !Says<"[0-9]+ ?명을? [^0-9]*팀을? 만|[0-9]+명의 [^0-9]*팀">(wanted)) return std::nullopt;
  if (const auto two = First<"([A-Z]|[가-힣]{2,3})(?:[와과]|, ?)([A-Z]|[가-힣]{2,3}?)이?[가는은이] (?:모두 |함께 |둘 다 |반드시 )*(?:뽑히|포함되|선택되)">(wanted); two && !Says<"뽑히지|포함되지">(wanted))
    return Told(Choose(n - 2, k - 2), {"두 사람을 먼저 뽑고 " + Chosen(n - 2, k - 2)}, "두 사람을 넣어 " + std::to_string(k) + "명을");
  if (Says<"뽑히고[^.]*뽑히지 않|뽑히지 않[^.]*뽑히는">(wanted)) return Told(Choose(n - 2, k - 1), {"한 사람은 먼저 뽑고 한 사람은 빼고 " + Chosen(n - 2, k - 1)}, "한 사람은 넣고 한 사람은 빼고 " + std::to_string(k) + "명을");
  if (const auto must = First<"([가-힣A-Z]+?)이?[는가은이] (?:반드시 |꼭 )?(?:[가-힣]+(?:로|으로|에) )?(?:뽑히|선택되|포함되)">(wanted)) {
    const bool out = Says<"뽑히지 않|포함되지 않">(wanted);
    const long long value = out ? Choose(n - 1, k) : Choose(n - 1, k - 1);
    return Told(value, {(out ? (*must)[1] + "을(를) 뺀 " + Chosen(n - 1, k) : (*must)[1] + "을(를) 먼저 뽑고 " + Chosen(n - 1, k - 1))}, (*must)[1] + (out ? "을(를) 빼고 " : "을(를) 넣어 ") + std::to_string(k) + "명을");
  }
  auto out = Told(Choose(n, k), {std::to_string(n) + "에서 " + std::to_string(k) + "을(를) 순서 없이 고르는 방법: " + Digits(Choose(n, k))}, std::to_string(n) + " 가운데 " + std::to_string(k) + "을(를) 순서 없이");
  out.check = "고르지 않는 " + std::to_string(n - k) + "을(를) 고르는 방법도 " + Digits(Choose(n, n - k)) + "가지로 같아요.";
  if (Says<"줄로|일렬|순서대로|차례">(wanted)) {
    const long long value = Choose(n, k) * Factorial(k);
    out = Told(value, {std::to_string(n) + "에서 " + std::to_string(k) + "을(를) 고르기: " + Digits(Choose(n, k)), "줄 세우기: " + Digits(Factorial(k)), Digits(Choose(n, k)) + " × " + Digits(Factorial(k)) + " = " + Digits(value)}, std::to_string(n) + " 가운데 " + std::to_string(k) + "을(를) 순서를 정해");
    out.check = "첫 자리부터 고를 수 있는 수를 차례로 곱해도 같아요.";
  }
  return out.value == "0" ? std::nullopt : std::optional(out);
}

}  // namespace sam::maths
