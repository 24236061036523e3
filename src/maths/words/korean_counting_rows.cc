// People and things in a row or round a table: every pattern of kinds tried, then who stands where within a kind.
#include "maths/words/korean_counting_rows.h"

#include <algorithm>

#include "maths/words/korean_counting.h"

namespace sam::maths {
namespace {

constexpr long long kMostPatterns = 40000;

#define MEMBERS "(?:명|권|마리|그루|송이|대|팀|개|장)"

RowKind Group(std::string name, int size) { return {std::move(name), size, Factorial(size)}; }

bool IsKnown(const Row& row, std::string_view name) { return std::ranges::find(row.kinds, name, &RowKind::name) != row.kinds.end(); }

void List(Row& row, const Found& found) { row.listed.emplace_back(found.begin, found.end); }

/// "부모를 포함한 6명", "4명의 자녀를 둔 부부", "부모님과 자녀 3명".
void AddCouple(const std::string& text, Row& row) {
  static const Pattern& of = Compiled<"(?:부모|부부|아버지와 어머니|어머니와 아버지)(?:님)?[를을]? ?(?:포함한|포함하여|포함해) ([0-9]+)명">();
  static const Pattern& with = Compiled<"([0-9]+)명의 (?:자녀|자식|아이)[^.,]{0,14}(?:부부|부모)|(?:부부|부모님?|아버지,? ?(?:와|과)? ?어머니)[와과,]? ?([0-9]+)명의 (?:자녀|아이|자식|아들|딸)|(?:부부|부모님?|아버지,? ?(?:와|과)? ?어머니)[와과,]? (?:자녀|아이|자식|아들|딸) ?([0-9]+)명">();
  if (const auto all = of.First(text)) {
    if (all->Whole(1) < 3) return;
    row.kinds = {Group("부부", 2), Group("다른 사람", all->Whole(1) - 2)};
    List(row, *all);
  } else if (const auto children = with.First(text)) {
    row.kinds = {Group("부부", 2), Group("자녀", std::max({children->Whole(1), children->Whole(2), children->Whole(3)}))};
    List(row, *children);
  }
}

/// "A, B를 포함한 6명", "특정한 두 명": those are told apart from the others.
void AddIncluded(const std::string& text, Row& row) {
  if (const auto some = First<"((?:[A-Z]|[가-힣]{2,4})(?:(?:, ?|[와과] ?)(?:[A-Z]|[가-힣]{2,4}))*)이?[를을] 포함(?:한|하여|해)(?: [가-힣]+)? ?([0-9]+)명">(text)) {
    std::string names = (*some)[1];
    Replace<"[와과,] ?">(names, " ");
    for (const Found& name : All<"[^ ]+">(names)) row.kinds.push_back(Group(NameOf(name[0]), 1));
    const int others = some->Whole(2) - static_cast<int>(row.kinds.size());
    if (others > 0) row.kinds.push_back(Group("다른 사람", others));
    List(row, *some);
  } else if (const auto all = First<"([0-9]+) ?" MEMBERS>(text); all && all->Whole(1) > 2 && Says<"특정한 (?:2|두) ?" MEMBERS>(text)) {
    row.kinds = {Group("특정한", 2), Group("다른 사람", all->Whole(1) - 2)};
  }
}

/// Letters of a word or a list with repeats are alike.
void AddLetters(const std::string& text, Row& row) {
  std::string letters;
  auto found = First<"([A-Z]{3,12}) ?의 ?[0-9]+개(?:의)? ?(?:문자|글자|알파벳)|([A-Z]{3,12})(?:에 있는|의 모든|를|의)[^.]{0,20}(?:문자|글자|알파벳|나열|배열)|(?:단어|낱말|문자|알파벳) ?([A-Z]{3,12})">(text);
  if (!found) found = First<"([A-Z0-9](?: ?, ?[A-Z0-9]){2,})(?:의|이|가|를)?[^,.]{0,14}(?:문자|글자|알파벳|숫자|수|카드)|(?:문자|알파벳|글자|숫자) ?([A-Z0-9](?: ?, ?[A-Z0-9]){2,})">(text);
  if (!found) return;
  for (const char c : (*found)[1] + (*found)[2] + (found->groups.size() > 3 ? (*found)[3] : ""))
    if (c != ' ' && c != ',') letters.push_back(c);
  for (const char c : letters) {
    const auto known = std::ranges::find(row.kinds, std::string(1, c), &RowKind::name);
    if (known != row.kinds.end()) ++known->size;
    else row.kinds.push_back({std::string(1, c), 1, 1});
  }
  List(row, *found);
}

/// "A, B, C, D, E", "국어, 영어, 수학": at least three.
void AddNames(const std::string& text, Row& row) {
  std::optional<Found> longest;
  for (Found& chain : All<"(?:[A-Z]|[가-힣]{1,6})(?: ?, ?(?:[A-Z]|[가-힣]{1,6}))+(?:[와과] (?:[A-Z]|[가-힣]{1,5}))?">(text))
    if (!longest || std::ranges::count(chain[0], ',') > std::ranges::count((*longest)[0], ',')) longest = std::move(chain);
  if (!longest || std::ranges::count((*longest)[0], ',') + (Says<"[와과] ">((*longest)[0]) ? 1 : 0) < 2) return;
  std::vector<std::string> names;
  std::string list = (*longest)[0];
  Replace<"([A-Z가-힣])[와과] ">(list, R"(\1, )");
  for (const Found& name : All<"[A-Z]|[가-힣]+">(list)) names.push_back(NameOf(name[0]));
  names.back() = NameOf(StemOf(names.back()).stem);
  for (const std::string& name : names) row.kinds.push_back(Group(name, 1));
  List(row, *longest);
  row.listed.back().second += First<"^(?:[의이가은는]? ?[가-힣]* ?[0-9]+ ?" MEMBERS "(?:의 [가-힣]+)?)">(text.substr(longest->end)).value_or(Found()).end;
}

/// "남학생 3명과 여학생 4명", "3명의 남학생", "수학책 3권"; each its own.
void AddGroups(const std::string& text, Row& row) {
  if (const auto each = First<"([가-힣]+), ?([가-힣]+) [^.]*각각 ([0-9]+)(?:권|명)?, ?([0-9]+)(?:권|명)">(text)) {
    row.kinds = {Group((*each)[1], each->Whole(3)), Group((*each)[2], each->Whole(4))};
    return List(row, *each);
  }
  const auto stands = First<"일렬|한 줄|1줄|나란히|차례|순서|원형|원탁|둥글|둥근|책꽂이|책장|서서|앉|세울|설 때">(text);  // conditions behind it name them again
  const std::string told = stands && stands->begin > 12 ? text.substr(0, stands->begin) : text;
  for (const Found& found : All<"([0-9]+) ?" MEMBERS "의 (남학생|여학생|남자|여자|어른|아이|선생님|학생|[가-힣]+인)|((?:[0-9]학년 )?[가-힣A-Z]+?)(?:이|가|은|는)? ?([0-9]+) ?" MEMBERS>(told)) {
    const std::string& name = found[2].empty() ? found[3] : found[2];
    const int size = std::max(found.Whole(1), found.Whole(4));
    if (size < 1 || size > 15 || name.ends_with("포함한") || IsKnown(row, name) || Says<"^(?:이|그|총|모두|중|중에서|와|과|사이에|각각|씩|에서|후보|쌍의|적어도|인용|번호|숫자|다른|의자|좌석|자리|책|노트|팀|모두)$|에$|에서$">(name)) continue;
    row.kinds.push_back(Group(name, size));
    List(row, found);
  }
  // "학생 5명(남학생 3명, 여학생 2명)": the whole is no part.
  if (row.kinds.size() > 2) std::erase_if(row.kinds, [all = row.size()](const RowKind& kind) { return kind.size * 2 == all && Says<"^(?:학생|사람|친구|가족|선수|회원)$">(kind.name); });
}

/// Only a number of people; letters that conditions name are some of them.
void AddTotal(const std::string& text, Row& row) {
  std::optional<Found> count;
  for (Found& found : All<"([0-9]+) ?(?:" MEMBERS "|사람|가지)">(text))
    if (!count && !Says<"^의 (?:[가-힣]+ )?(?:의자|좌석|자리)">(text.substr(found.end))) count = std::move(found);
  if (!count || count->Whole(1) < 2) return;
  List(row, *count);
  for (const Found& letter : All<"(?:^|[^A-Z0-9])([A-Z])(?:[^A-Z0-9]|$)">(text))
    if (!IsKnown(row, letter[1])) row.kinds.push_back(Group(letter[1], 1));
  const auto add = [&](const std::string& told) {
    const std::string name = NameOf(told);
    if (!IsKnown(row, name) && !Says<"^(?:학생|사람|친구|서로|항상|반드시|모두|이들|두|남녀|명|명의|책|때)$|명$">(name)) row.kinds.push_back(Group(name, 1));
  };
  for (const Found& pair : All<"([가-힣]{2,4}?)이?[와과] ([가-힣]{2,4}?)이?[가는은를]? ?(?:서로 |반드시 |항상 )*(?:이웃|양 ?쪽? ?끝|붙어|나란히|떨어|마주|사이)">(text)) add(pair[1]), add(pair[2]);
  for (const Found& one : All<"([가-힣]{2,4}?)이?[가는은] (?:반드시 |항상 )?(?:맨 ?[앞뒤]|가장 [앞뒤]|[0-9]+ ?번째|처음|마지막|한가운데)">(text)) add(one[1]);
  const int others = count->Whole(1) - row.size();
  if (others < 0) return row.kinds.clear();
  if (others > 0) row.kinds.push_back(Group("다른 사람", others));
}

/// Those named in no condition are one kind, which keeps the patterns few.
void MergeOthers(const std::string& text, Row& row) {
  std::string rest;
  size_t done = 0;
  std::ranges::sort(row.listed);
  for (const auto& [begin, end] : row.listed) {
    if (begin < done) continue;
    rest += text.substr(done, begin - done) + " ";
    done = end;
  }
  rest += text.substr(std::min(done, text.size()));
  const bool kinds = Says<"모음|자음|홀수|짝수|교대|번갈아|끼리">(rest);
  int others = 0;
  long long alike = 1;
  std::vector<RowKind> kept;
  for (const RowKind& kind : row.kinds) {
    const bool small = kind.size == 1 || kind.ways == 1;
    if (!small || kind.name == "빈자리" || (kinds && kind.name.size() == 1) || rest.find(kind.name) != std::string::npos || ((kind.name == "아버지" || kind.name == "어머니") && Says<"부모">(rest))) {
      kept.push_back(kind);
      continue;
    }
    others += kind.size;
    alike *= Factorial(kind.size) / std::max(1LL, kind.ways);
  }
  if (others > 0) kept.push_back({"다른 사람", others, Factorial(others) / std::max(1LL, alike)});
  row.kinds = std::move(kept);
}

std::optional<WordAnswer> Tried(const Row& row, const std::string& what) {
  const int n = row.size(), seats = row.places();
  if (n < 2 || n > 15 || seats > n) return std::nullopt;
  long long patterns = 1, within = 1;
  int left = n;
  for (const RowKind& kind : row.kinds) {
    patterns *= Choose(left, kind.size);
    left -= kind.size;
    within *= kind.ways;
    if (patterns > kMostPatterns) return std::nullopt;
  }
  RowPlaces places;
  for (size_t i = 0; i < row.kinds.size(); ++i) places.insert(places.end(), static_cast<size_t>(row.kinds[i].size), static_cast<int>(i));
  long long fit = 0;
  do fit += std::ranges::all_of(row.tests, [&](const RowTest& test) { return test(places); });
  while (std::ranges::next_permutation(places).found);
  if (fit == 0) return std::nullopt;
  const long long outside = Factorial(n - seats), value = fit * within / outside / (row.round ? seats : 1);
  std::vector<std::string> steps{"자리를 종류로만 놓는 방법 " + Digits(patterns) + "가지 중 조건에 맞는 것: " + Digits(fit) + "가지"};
  if (within > 1) steps.push_back("같은 종류 안에서 자리를 바꾸는 방법: " + Digits(within) + "가지");
  std::string last = Digits(fit) + " × " + Digits(within);
  if (outside > 1) last += " ÷ " + Digits(outside);
  if (row.round) last += " ÷ " + std::to_string(seats);
  steps.push_back(last + " = " + Digits(value));
  std::string given = std::to_string(n) + what + (row.round ? " 둥글게 앉히는" : " 한 줄로 놓는") + " 방법의 수를 구하는 문제예요.";
  if (!row.said.empty()) given += " 조건: " + row.said + ".";
  return CountTold(value, "가지", steps, given, "종류로 놓는 방법 " + Digits(patterns) + "가지를 하나씩 살펴보았고, 맞지 않는 것은 " + Digits(patterns - fit) + "가지예요.");
}

std::optional<WordAnswer> Dictionary(const std::string& text) {
  const auto word = First<"사전[^.]*(?:때|면),? ?([A-Z]{3,8})[는은]? ?(?:몇|처음)">(text);
  const auto which = First<"사전[^.]*?([0-9]+) ?번째">(text);
  if (!word && !which) return std::nullopt;
  std::string sorted = word ? (*word)[1] : "";
  if (!word) {
    const auto list = First<"([A-Z](?: ?, ?[A-Z]){2,7})">(text);
    if (!list) return std::nullopt;
    for (const char c : (*list)[1])
      if (c >= 'A' && c <= 'Z') sorted.push_back(c);
  }
  std::ranges::sort(sorted);
  long long place = 1;
  for (; place < 50000 && (word ? sorted != (*word)[1] : place < which->Whole(1)); ++place)
    if (!std::ranges::next_permutation(sorted).found) return std::nullopt;
  const std::string what = "글자를 사전 순서로 늘어놓을 때 ", check = "처음부터 차례로 모두 세어 보았어요.";
  if (word) return CountTold(place, "번째", {"사전 순서로 하나씩 세면 " + (*word)[1] + "은(는) " + Digits(place) + "번째"}, what + (*word)[1] + "이(가) 몇 번째인지 구하는 문제예요.", check);
  auto out = CountTold(place, "", {"사전 순서로 " + Digits(place) + "번째: " + sorted}, what + Digits(place) + "번째를 구하는 문제예요.", check);
  out.value = sorted;
  return out;
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

/// "의자 7개에 3명": the rest of the seats stay empty; "6명 중 3명을 뽑아 한 줄로": only some get a place.
bool FitSeats(const std::string& text, Row& row) {
  if (const auto chairs = First<"([0-9]+) ?개의 (?:서로 다른 |다른 )?(?:의자|좌석|자리)|(?:의자|좌석|자리)[가이는은]? ?([0-9]+) ?개">(text)) {
    const int empty = std::max(chairs->Whole(1), chairs->Whole(2)) - row.size();
    if (empty < 0) return false;
    if (empty > 0) row.kinds.push_back({"빈자리", empty, 1});
  }
  if (const auto some = First<"(?:중|중에서|가운데|가운데서|에서) ([0-9]+) ?" MEMBERS "(?:의 [가-힣]+)?[을를]?(?:만)? ?(?:뽑|골라|선택|택하|택해)?(?:이|을|를)?[^.,]{0,14}(?:앉|일렬|한 ?줄|1줄|나열|나란히|차례|순서|둥글|원형|원탁)">(text)) {
    row.seats = some->Whole(1);
    return row.seats > 0 && row.seats <= row.size();
  }
  return true;
}

std::optional<WordAnswer> BetweenOthers(const std::string& text, const Row& row) {
  const int others = static_cast<int>(std::ranges::find(row.kinds, "다른 사람", &RowKind::name) - row.kinds.begin());
  if (others == static_cast<int>(row.kinds.size()) || !Says<"사이사이">(text)) return std::nullopt;
  const RowKind& rest = row.kinds[static_cast<size_t>(others)];
  Row two;
  two.kinds = {Group("사이에 서는 사람", row.size() - rest.size), rest};
  two.Ask([](const RowPlaces& places) {
    for (size_t i = 0; i + 1 < places.size(); ++i)
      if (places[i] == 0 && places[i + 1] == 0) return false;
    return places.front() == 1 && places.back() == 1;
  }, "사이사이에 섬");
  return Tried(two, "명을");
}

}  // namespace

std::optional<WordAnswer> CountRows(const std::string& told) {
  std::string text = told;
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  if (auto unknown = Unknown(text)) return unknown;
  if (auto dictionary = Dictionary(text)) return dictionary;
  if (!Says<"일렬|한 ?줄|1줄|줄을|줄로|나란히|차례|순서|꽂|원형|원탁|둥근|둥글게|둘러 ?앉|배열|나열|트랙을 정|사이사이|이어 ?달리|여행하|연이어|등까지|순위|등수|의자|좌석|자리에 앉">(text)) return std::nullopt;
  Row row;
  row.round = Says<"원형|원탁|둥근|둥글게|둘러 ?앉">(text);
  AddCouple(text, row);
  if (row.kinds.empty()) AddIncluded(text, row);
  if (row.kinds.empty()) AddLetters(text, row);
  if (row.kinds.empty()) AddNames(text, row);
  if (row.kinds.empty()) AddGroups(text, row);
  if (row.kinds.size() == 1 && row.kinds[0].size > 1 && row.kinds[0].ways > 1) row = {{}, {}, row.round, 0, {}, ""}, AddTotal(text, row);
  if (row.kinds.empty()) AddTotal(text, row);
  if (row.kinds.empty() || !FitSeats(text, row)) return std::nullopt;
  MergeOthers(text, row);
  if (auto between = BetweenOthers(text, row)) return between;
  if (Says<"뽑|골라|선출">(text) && row.seats == 0) return std::nullopt;
  if (!AskRow(text, row)) return std::nullopt;
  return Tried(row, "개를");
}

}  // namespace sam::maths
