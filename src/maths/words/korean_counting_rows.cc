// People and things in a row or round a table: every pattern of kinds tried, then who stands where within a kind.
#include <algorithm>
#include <cstdlib>

#include "maths/words/korean_counting.h"

namespace sam::maths {
namespace {

constexpr long long kMostPatterns = 100000;

enum class Members { kDifferent, kAlike };

struct Kind {
  std::string name;
  int size = 1;
  Members members = Members::kDifferent;
};

using Places = std::vector<int>;  // the kind at each place
using RowTest = std::function<bool(const Places&)>;

struct Row {
  std::vector<Kind> kinds;
  bool round = false;
  std::vector<RowTest> tests;
  std::string said;  // the conditions in words

  int size() const {
    int out = 0;
    for (const Kind& kind : kinds) out += kind.size;
    return out;
  }
  void Ask(RowTest test, const std::string& words) {
    tests.push_back(std::move(test));
    said += (said.empty() ? "" : ", ") + words;
  }
};

bool Together(const Places& places, bool round, const std::function<bool(int)>& is) {
  const size_t n = places.size();
  size_t runs = 0, count = 0;
  for (size_t i = 0; i < n; ++i) {
    if (!is(places[i])) continue;
    ++count;
    const bool before = i > 0 ? is(places[i - 1]) : round && is(places[n - 1]);
    runs += !before;
  }
  return runs <= 1 || count == n;
}

bool Apart(const Places& places, bool round, int kind) {
  const size_t n = places.size();
  for (size_t i = 0; i + 1 < n; ++i)
    if (places[i] == kind && places[i + 1] == kind) return false;
  return !round || n < 2 || places[0] != kind || places[n - 1] != kind;
}

/// "A, B, C, D, E", "국어, 영어, 수학"; with "A와 B" too where only two.
std::vector<std::string> NamesIn(const std::string& text) {
  std::vector<std::string> out;
  for (const Found& chain : All<"(?:[A-Z]|[가-힣]{1,5})(?: ?, ?(?:[A-Z]|[가-힣]{1,6}))+">(text)) {
    std::vector<std::string> names;
    for (const Found& name : All<"[A-Z]|[가-힣]+">(chain[0])) names.push_back(name[0]);
    names.back() = NameOf(StemOf(names.back()).stem);
    if (names.size() > out.size()) out = std::move(names);
  }
  for (std::string& name : out) name = NameOf(name);
  return out.size() >= 3 ? out : std::vector<std::string>();
}

/// "남학생 3명과 여학생 4명", "수학책 3권"; each its own.
std::vector<Kind> GroupsIn(const std::string& text) {
  std::vector<Kind> out;
  if (const auto each = First<"([가-힣]+), ?([가-힣]+) [^.]*각각 ([0-9]+)(?:권|명)?, ?([0-9]+)(?:권|명)">(text)) return {{(*each)[1], each->Whole(3)}, {(*each)[2], each->Whole(4)}};
  const auto stands = First<"일렬|한 줄|1줄|나란히|차례|순서|원형|원탁|둥글|책꽂이|책장|서서|앉">(text);  // conditions behind it name them again
  const std::string told = stands && stands->begin > 12 ? text.substr(0, stands->begin) : text;
  for (const Found& found : All<"([가-힣A-Z]+?)(?:이|가|은|는)? ?([0-9]+) ?(?:명|권|마리|그루|송이)">(told)) {
    const std::string& name = found[1];
    if (found.Whole(2) < 1 || found.Whole(2) > 15 || name.ends_with("포함한") || Says<"^(?:이|그|총|모두|중|와|과|사이에|각각|씩|에서|후보|쌍의)$">(name)) continue;
    if (std::ranges::find(out, name, &Kind::name) == out.end()) out.push_back({name, found.Whole(2)});
  }
  return out;
}

void AddCouple(const std::string& text, Row& row) {
  const bool parents = Says<"부모|아버지와 어머니">(text);
  if (!parents && !Says<"부부">(text)) return;
  int others = 0;
  if (const auto all = First<"(?:부모|부부)(?:님)?[를을] 포함한 ([0-9]+)명">(text)) others = all->Whole(1) - 2;
  else if (const auto children = First<"([0-9]+)명의 (?:자녀|자식|아이)|(?:자녀|친구|아이) ?([0-9]+)명">(text)) others = std::max(children->Whole(1), children->Whole(2));
  if (others > 0) row.kinds = {{"부부", 2}, {"다른 사람", others}};
}

/// "A, B를 포함한 6명", "특정한 두 명": those are told apart from the others.
void AddIncluded(const std::string& text, Row& row) {
  if (const auto two = First<"([A-Z]|[가-힣]{2,4}?)이?(?:, ?|[와과] ?)([A-Z]|[가-힣]{2,4}?)이?[를을] 포함한 ([0-9]+)명">(text); two && two->Whole(3) > 2) row.kinds = {{(*two)[1], 1}, {(*two)[2], 1}, {"다른 사람", two->Whole(3) - 2}};
  else if (const auto one = First<"([A-Z]|[가-힣]{2,4}?)이?[를을] 포함한 ([0-9]+)명">(text); one && one->Whole(2) > 1) row.kinds = {{(*one)[1], 1}, {"다른 사람", one->Whole(2) - 1}};
  else if (const auto all = First<"([0-9]+) ?(?:명|권)">(text); all && all->Whole(1) > 2 && Says<"특정한 2 ?(?:명|권)|특정한 두 ?(?:명|권)">(text)) row.kinds = {{"특정한", 2}, {"다른 사람", all->Whole(1) - 2}};
}

/// Letters of a word or a list with repeats are alike.
void AddLetters(const std::string& text, Row& row) {
  std::string letters;
  if (const auto word = First<"([A-Za-z]{3,12}) ?의 [0-9]+개(?:의)? ?(?:문자|글자|알파벳)">(text)) letters = (*word)[1];
  else if (const auto told = First<"(?:문자|알파벳|글자) ?([A-Za-z](?: ?, ?[A-Za-z]){2,})">(text)) {
    for (const char c : (*told)[1])
      if (c != ' ' && c != ',') letters.push_back(c);
  } else if (const auto list = First<"([A-Za-z](?: ?, ?[A-Za-z]){2,})(?:의)? ?[0-9]*개?의? ?(?:문자|글자)">(text))
    for (const char c : (*list)[1])
      if (c != ' ' && c != ',') letters.push_back(c);
  for (char& c : letters) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  for (const char c : letters) {
    const auto known = std::ranges::find(row.kinds, std::string(1, c), &Kind::name);
    if (known != row.kinds.end()) ++known->size;
    else row.kinds.push_back({std::string(1, c), 1, Members::kAlike});
  }
}

int IndexOf(const Row& row, std::string_view name) {
  for (size_t i = 0; i < row.kinds.size(); ++i)
    if (row.kinds[i].name == name) return static_cast<int>(i);
  return -1;
}

/// Those named in no condition are one kind, which keeps the patterns few.
void MergeOthers(const std::vector<std::string>& names, const std::vector<std::string>& named, Row& row) {
  int others = 0;
  for (const std::string& name : names) {
    if (std::ranges::find(named, name) != named.end()) row.kinds.push_back({name, 1});
    else ++others;
  }
  if (others > 0) row.kinds.push_back({"다른 사람", others});
}

size_t At(const Places& places, int kind) { return static_cast<size_t>(std::ranges::find(places, kind) - places.begin()); }

void AskPair(const std::string& text, Row& row, const std::string& a, const std::string& b) {
  const int first = IndexOf(row, a), second = IndexOf(row, b);
  if (first < 0 || second < 0 || first == second) return;
  const bool round = row.round;
  const auto near = [first, second, round](const Places& places) {
    const auto gap = static_cast<size_t>(std::abs(static_cast<long>(At(places, first)) - static_cast<long>(At(places, second))));
    return gap == 1 || (round && gap + 1 == places.size());
  };
  const std::string pair = "(?i)(?:" + a + " ?(?:와|과|,|이와|하고) ?" + b + ")(?:이|가|는|은|를|을|이는)?(?: 노트를| 책을)? ?(?:서로 |반드시 )*";
  if (Pattern(pair + "이웃하지|" + pair + "떨어").In(text)) row.Ask([near](const Places& places) { return !near(places); }, a + "·" + b + " 떨어짐");
  else if (Pattern(pair + "(?:이웃|붙어|나란히|옆)").In(text)) row.Ask(near, a + "·" + b + " 이웃");
  if (Pattern(pair + "(?:가 )?(?:양 ?끝)|양 ?끝에(?:는)? " + a + "(?:와|과|,) ?" + b).In(text)) row.Ask([first, second](const Places& places) { return (places.front() == first && places.back() == second) || (places.front() == second && places.back() == first); }, a + "·" + b + " 양 끝");
  if (const auto between = Pattern(a + " ?(?:와|과) ?" + b + " ?(?:의 )?사이에 ([0-9]+)명").First(text))
    row.Ask([first, second, gap = between->Whole(1) + 1](const Places& places) { return std::abs(static_cast<int>(At(places, first)) - static_cast<int>(At(places, second))) == gap; }, a + "·" + b + " 사이 " + (*between)[1] + "명");
  for (const auto& [x, y, fore, back] : {std::tuple{a, b, first, second}, std::tuple{b, a, second, first}}) {
    if (Pattern("(?i)" + x + "(?:이|가)? ?" + y + " ?보다 (?:반드시 |항상 )?(?:앞|먼저)").In(text) || Pattern(y + "(?:이|가) " + x + " ?뒤에").In(text))
      row.Ask([f = fore, s = back](const Places& places) { return At(places, f) < At(places, s); }, x + "이(가) " + y + " 앞");
    if (Pattern(x + " (?:바로 )?다음에 (?:반드시 |바로 )?" + y).In(text)) row.Ask([f = fore, s = back](const Places& places) { return At(places, f) + 1 == At(places, s); }, x + " 바로 다음 " + y);
  }
}

void AskPlace(const std::string& text, Row& row, size_t index) {
  const Kind& kind = row.kinds[index];
  if (kind.name == "다른 사람") return;
  const int is = static_cast<int>(index);
  const auto found = Pattern(kind.name + "(?: ?1명)?(?:이|가|는|은)? (?:반드시 |항상 )?(맨 ?앞|맨 ?뒤|가장 앞|가장 뒤|처음|마지막|한 ?가운데|가운데|정중앙|([0-9]+) ?번째)").First(text);
  if (!found || kind.size != 1) return;
  const std::string where = (*found)[1];
  const int n = row.size(), place = found->Whole(2) > 0 ? found->Whole(2) - 1 : Says<"앞|처음">(where) ? 0 : Says<"뒤|마지막">(where) ? n - 1 : n / 2;
  const bool never = Says<"^[^.]{0,12}(?:지 않|지 못|아닌)">(text.substr(found->end));
  if (place < n) row.Ask([is, place, never](const Places& places) { return (places[static_cast<size_t>(place)] == is) != never; }, kind.name + " " + where + (never ? " 아님" : ""));
}

void AskGroups(const std::string& text, Row& row) {
  const bool round = row.round;
  if (Says<"(?:성별이 같은|같은 (?:과목|종류|성별|학년|나라|팀))[^.]*이웃|끼리끼리|끼리 (?:각각 )?이웃하(?:게|도록|여)[^.]*모두">(text)) {
    for (size_t i = 0; i < row.kinds.size(); ++i) row.Ask([round, is = static_cast<int>(i)](const Places& places) { return Together(places, round, [is](int kind) { return kind == is; }); }, row.kinds[i].name + "끼리 이웃");
    return;
  }
  if (Says<"교대로|번갈아">(text)) row.Ask([](const Places& places) { return std::ranges::adjacent_find(places) == places.end(); }, "번갈아");
  for (size_t i = 0; i < row.kinds.size(); ++i) {
    const Kind& kind = row.kinds[i];
    if (kind.size < 2 || kind.name == "다른 사람" || kind.members == Members::kAlike) continue;
    const int is = static_cast<int>(i);
    const std::string group = kind.name + "(?: ?" + std::to_string(kind.size) + " ?(?:명|권|마리|송이)|들)?(?:은|는|이|가|끼리|끼리는|이 )?[^.,때]{0,24}?";
    if (Pattern(group + "(?:이웃하지|떨어져|이웃하지 않)").In(text)) row.Ask([round, is](const Places& places) { return Apart(places, round, is); }, kind.name + "끼리 이웃하지 않음");
    else if (Pattern(group + "(?:이웃|연이어|연속|붙어 ?[서앉])").In(text)) row.Ask([round, is](const Places& places) { return Together(places, round, [is](int each) { return each == is; }); }, kind.name + " 이웃");
    if (Pattern(kind.name + "(?: ?[0-9]+명)?(?:이|가|는|은)? ?양 ?(?:쪽 )?끝|양 ?(?:쪽 )?끝에(?:는)? (?:모두 )?" + kind.name).In(text) || (kind.name == "부부" && Says<"(?:아버지와 어머니|부모님?|부부)[가이는]? ?양 ?(?:쪽 )?끝">(text)))
      row.Ask([is](const Places& places) { return places.front() == is && places.back() == is; }, kind.name + " 양 끝");
    if (kind.name == "부부" && Says<"(?:아버지와 어머니|부모님?)[가이는]? ?(?:서로 )?이웃">(text)) row.Ask([round, is](const Places& places) { return Together(places, round, [is](int each) { return each == is; }); }, "부모 이웃");
  }
}

/// False where the text speaks of a condition that was not understood.
bool AllAsked(const std::string& text, const std::string& said) {
  return (!Says<"이웃">(text) || Says<"이웃|떨어짐">(said)) && (!Says<"양 ?(?:쪽 )?끝">(text) || Says<"양 끝">(said)) && (!Says<"맨 ?앞|가장 앞|처음에">(text) || Says<"앞|처음">(said)) && (!Says<"맨 ?뒤|가장 뒤|마지막에">(text) || Says<"뒤|마지막">(said)) &&
         (!Says<"가운데에?|정중앙">(text) || Says<"가운데|정중앙">(said)) && (!Says<"사이에">(text) || Says<"사이">(said)) && !Says<"적어도|제외|거나">(text);
}

std::optional<WordAnswer> Tried(const Row& row, const std::string& what) {
  const int n = row.size();
  if (n < 2 || n > 15) return std::nullopt;
  long long patterns = 1, within = 1;
  int left = n;
  for (const Kind& kind : row.kinds) {
    patterns *= Choose(left, kind.size);
    left -= kind.size;
    if (kind.members == Members::kDifferent) within *= Factorial(kind.size);
    if (patterns > kMostPatterns) return std::nullopt;
  }
  Places places;
  for (size_t i = 0; i < row.kinds.size(); ++i) places.insert(places.end(), static_cast<size_t>(row.kinds[i].size), static_cast<int>(i));
  long long fit = 0;
  do fit += std::ranges::all_of(row.tests, [&](const RowTest& test) { return test(places); });
  while (std::ranges::next_permutation(places).found);
  if (fit == 0) return std::nullopt;
  const long long value = row.round ? fit * within / n : fit * within;
  std::vector<std::string> steps{"자리를 종류로만 놓는 방법 " + Digits(patterns) + "가지 중 조건에 맞는 것: " + Digits(fit) + "가지"};
  if (within > 1) steps.push_back("같은 종류 안에서 자리를 바꾸는 방법: " + Digits(within) + "가지");
  steps.push_back(row.round ? Digits(fit) + " × " + Digits(within) + " ÷ " + std::to_string(n) + " = " + Digits(value) : Digits(fit) + " × " + Digits(within) + " = " + Digits(value));
  std::string given = std::to_string(n) + what + (row.round ? " 둥글게 앉히는" : " 한 줄로 놓는") + " 방법의 수를 구하는 문제예요.";
  if (!row.said.empty()) given += " 조건: " + row.said + ".";
  return CountTold(value, "가지", steps, given, row.tests.empty() ? "첫 자리부터 고를 수 있는 수를 곱한 것과 같아요." : "조건이 없을 때의 " + Digits(row.round ? Factorial(n - 1) : patterns * within) + "가지를 넘지 않고, 놓는 방법을 모두 살펴보았어요.");
}

std::optional<WordAnswer> Dictionary(const std::string& text) {
  const auto word = First<"사전[^.]*(?:때|면),? ?([A-Za-z가-힣]{3,8}?)[는은]? ?(?:몇|처음)">(text);
  if (!word || !Says<"몇 ?번째">(text)) return std::nullopt;
  std::u32string letters;
  for (const char c : (*word)[1]) letters.push_back(static_cast<char32_t>(c));
  if (std::ranges::any_of(letters, [](char32_t c) { return c > 127; })) return std::nullopt;
  std::string sorted = (*word)[1];
  std::ranges::sort(sorted);
  long long place = 1;
  for (; sorted != (*word)[1] && place < 50000; ++place)
    if (!std::ranges::next_permutation(sorted).found) return std::nullopt;
  return CountTold(place, "번째", {"사전 순서로 하나씩 세면 " + (*word)[1] + "은(는) " + Digits(place) + "번째"}, "글자를 사전 순서로 늘어놓을 때 " + (*word)[1] + "이(가) 몇 번째인지 구하는 문제예요.", "처음부터 차례로 모두 세어 보았어요.");
}

/// "남학생 N명 ... 576가지이다": the N for which the count comes out.
std::optional<WordAnswer> Unknown(const std::string& text) {
  const auto letter = First<"([A-Za-z])명">(text);
  const auto count = First<"([0-9]+) ?가지(?:이다|일|라|입)">(text);
  if (!letter || !count) return std::nullopt;
  for (int n = 1; n <= 9; ++n) {
    std::string filled = text;
    Pattern((*letter)[1] + "명").Replace(filled, std::to_string(n) + "명");
    const auto answer = CountRows(filled);
    if (!answer || answer->value != (*count)[1]) continue;
    return CountTold(n, "", {(*letter)[1] + " = " + std::to_string(n) + "일 때 " + answer->value + "가지"}, "경우의 수가 " + answer->value + "가지가 되는 " + (*letter)[1] + "의 값을 구하는 문제예요.", (*letter)[1] + "에 1부터 차례로 넣어 세어 보았어요.");
  }
  return std::nullopt;
}

}  // namespace

std::optional<WordAnswer> CountRows(const std::string& text) {
  if (auto unknown = Unknown(text)) return unknown;
  if (auto dictionary = Dictionary(text)) return dictionary;
  if (!Says<"일렬|한 줄|1줄|줄을|나란히|차례|순서|꽂|원형|원탁|둥근|둥글게|둘러 ?앉|배열|나열|트랙을 정|사이사이|이어 ?달리|여행하|연이어|등까지|순위|등수">(text)) return std::nullopt;
  if (Says<"(?:중|중에서|가운데|에서) [^.,]*[0-9]+ ?(?:명|권|개|장)[을를의]? ?[^.,]{0,6}(?:뽑|골라|선택)">(text)) return std::nullopt;
  Row row;
  row.round = Says<"원형|원탁|둥근|둥글게|둘러 ?앉">(text);
  if (Says<"(?:[0-9]+)명의 [가-힣]+[은는이가]? ?서로 이웃하고[^.]*남은">(text)) return std::nullopt;
  if (const auto chairs = First<"([0-9]+) ?개의 (?:의자|좌석|자리)|(?:의자|좌석|자리) ?([0-9]+) ?개">(text)) {
    const auto people = First<"([0-9]+)명">(text);
    const int seats = std::max(chairs->Whole(1), chairs->Whole(2)), n = people ? people->Whole(1) : 0;
    if (n > 0 && GroupsIn(text).size() < 2 && n < seats && seats < 16) {
      const long long value = Choose(seats, n) * Factorial(n);
      return CountTold(value, "가지", {"자리 고르기: " + Digits(Choose(seats, n)), "앉는 순서: " + Digits(Factorial(n)), "곱하면 " + Digits(value)}, "의자 " + std::to_string(seats) + "개에 " + std::to_string(n) + "명이 앉는 방법의 수를 구하는 문제예요.", "한 사람씩 앉을 자리를 차례로 골라 곱해도 같아요.");
    }
  }
  AddCouple(text, row);
  if (row.kinds.empty()) AddIncluded(text, row);
  if (row.kinds.empty()) AddLetters(text, row);
  const auto names = NamesIn(text);
  if (row.kinds.empty() && names.size() >= 3) {
    std::vector<std::string> named;
    const size_t behind = text.find(names.back());
    const size_t after = text.find_first_of(" .", std::min(behind, text.size()));
    const std::string rest = after == std::string::npos ? "" : text.substr(after);
    for (const std::string& name : names)
      if (rest.find(name) != std::string::npos && named.size() < 5) named.push_back(name);
    MergeOthers(names, named, row);
  }
  const auto groups = GroupsIn(text);
  if (row.kinds.empty()) row.kinds = groups;
  if (row.kinds.empty() || (row.kinds.size() == 1 && row.kinds[0].name != "다른 사람" && row.kinds[0].members == Members::kDifferent && !groups.empty())) {
    const auto count = First<"([0-9]+) ?(?:명|권|개|마리|사람)">(text);
    if (!count || count->Whole(1) < 2) return std::nullopt;
    if (row.kinds.empty()) row.kinds = {{"다른 사람", count->Whole(1)}};
  }
  if (Says<"사이사이">(text) && names.size() >= 3) {  // some of them stand only between the others
    std::vector<RowTest> tests;
    const int others = IndexOf(row, "다른 사람");
    if (others < 0) return std::nullopt;
    Row two{{{"사이에 서는 사람", row.size() - row.kinds[static_cast<size_t>(others)].size}, row.kinds[static_cast<size_t>(others)]}, false, {}, ""};
    two.Ask([](const Places& places) { return places.front() == 1 && places.back() == 1 && Apart(places, false, 0); }, "사이사이에 섬");
    return Tried(two, "명을");
  }
  for (size_t i = 0; i < row.kinds.size(); ++i)
    for (size_t j = i + 1; j < row.kinds.size(); ++j) {
      if (row.kinds[i].size == 1 && row.kinds[j].size == 1) AskPair(text, row, row.kinds[i].name, row.kinds[j].name);
    }
  for (size_t i = 0; i < row.kinds.size(); ++i) AskPlace(text, row, i);
  AskGroups(text, row);
  if (!AllAsked(text, row.said)) return std::nullopt;
  if (row.tests.empty() && Says<"이웃|떨어|양 ?끝|사이에|맨 ?앞|맨 ?뒤|가운데|다음에|보다 |교대|번갈아">(text)) return std::nullopt;
  return Tried(row, "개를");
}

}  // namespace sam::maths
