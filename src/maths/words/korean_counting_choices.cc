// People and things chosen from a pool of groups: every way of taking so many of each group tried.
#include <algorithm>
#include <numeric>

#include "maths/words/korean_counting.h"

namespace sam::maths {
namespace {

#define OFFICE "회장|부회장|반장|부반장|실장|부실장|대표|부대표|서기|총무|주장|부주장|단장|팀장|위원장|부위원장|조장|부조장|의장|부의장|이장|통장|감독|코치|지휘자|반주자|사회자|투수|포수|골키퍼|서무|간사|임원"
#define UNIT "(?:명|개|권|장|송이|자루|가지|곳|대|마리|종류|곡|과목|사람|편|벌|켤레|병|팀|문제|나라|도시|점)"

struct Part {
  std::string name;
  int size = 0;
};

struct Office {
  std::string name;
  int count = 0;
  int only = -1;  // the part that its holders must come from
};

using Taken = std::vector<std::vector<int>>;  // per office, of each part
using TakenTest = std::function<bool(const Taken&)>;

int SumOf(const std::vector<int>& values) { return std::accumulate(values.begin(), values.end(), 0); }
std::vector<int> Overall(const Taken& taken) {
  std::vector<int> out(taken[0].size(), 0);
  for (const auto& office : taken)
    for (size_t i = 0; i < office.size(); ++i) out[i] += office[i];
  return out;
}

struct Choosing {
  std::vector<Part> parts;
  std::vector<Office> offices;
  std::vector<TakenTest> tests;
  std::string wanted;  // what follows the pool; each piece that was read is blanked
  std::string said;

  int size() const {
    int out = 0;
    for (const Part& part : parts) out += part.size;
    return out;
  }
  void Ask(TakenTest test, const std::string& words) {
    tests.push_back(std::move(test));
    said += (said.empty() ? "" : ", ") + words;
  }
  template <PatternText kText>
  std::optional<Found> Eat() {
    auto found = First<kText>(wanted);
    if (found) wanted.replace(found->begin, found->end - found->begin, " · ");
    return found;
  }
};

/// Where the pool ends and what is chosen begins.
size_t PoolEnd(const std::string& text) {
  for (const Found& among : All<"(?:" UNIT "|[가-힣A-Z]) ?(?:중에서|중에|중|가운데서|가운데)(?: |에 |,)">(text))
    if (text.substr(0, among.end).find_first_of("0123456789,") != std::string::npos) return among.end;
  if (const auto from = First<"(?:학급|모둠|반|동아리|학생회|학교|모임|팀|회원|상자|주머니|바구니)(?:에서|안에서|에) ">(text); from && text.substr(0, from->begin).find_first_of("0123456789") != std::string::npos) return from->end;
  const auto when = First<"뽑|선출|정하|지정|선택|고르|골라|가려고|꺼내|꺼낼|택하|만드는|구성하|선발">(text);
  if (!when) return std::string::npos;
  for (const char* mark : {".", ",", "에서 ", "때 "})
    if (const size_t at = text.rfind(mark, when->begin); at != std::string::npos && text.substr(0, at).find_first_of("0123456789") != std::string::npos) return at + 1;
  return std::string::npos;
}

std::vector<std::string> ListedNames(const std::string& pool) {
  std::vector<std::string> names;
  for (const Found& chain : All<"(?:[A-Z]|[가-힣]{1,5})(?: ?, ?(?:[A-Z]|[가-힣]{1,6}))+(?:[와과] (?:[A-Z]|[가-힣]{1,5}))?">(pool)) {
    std::vector<std::string> found;
    std::string list = chain[0];
    Replace<"([A-Z가-힣])[와과] ">(list, R"(\1, )");
    for (const Found& name : All<"[A-Z]|[가-힣]+">(list)) found.push_back(NameOf(StemOf(name[0]).stem));
    if (found.size() > names.size()) names = found;
  }
  return names.size() >= 3 ? names : std::vector<std::string>();
}

bool ReadPool(const std::string& pool, Choosing& choosing) {
  auto& parts = choosing.parts;
  for (const std::string& name : ListedNames(pool)) parts.push_back({name, 1});
  if (!parts.empty()) return true;
  int total = 0;
  for (const Found& found : All<"([0-9]+) ?" UNIT "의 ([가-힣]+)|((?:(?:빨간|파란|노란|흰|검은|초록|분홍|보라|하얀|까만|주황)색? )?[가-힣A-Z0-9]+(?: (?:공|구슬|카드|책|학생|사탕|꽃|볼펜|장미))?)(?:이|가|은|는|을|를)? ?(?:각각 )?([0-9]+) ?" UNIT "|([0-9]+) ?" UNIT>(pool)) {
    const int size = std::max({found.Whole(1), found.Whole(4), found.Whole(5)});
    std::string name = found[2] + found[3];
    if (size < 1 || size > 60) return false;
    name = StemOf(name).stem;
    const bool total_told = name.empty() || Says<"^(?:총|모두|전체|포함한|포함하여|중|학생|후보|사람|회원|선수|친구|위원|부원|서로|다른|책|공|구슬|카드|문제|점|있는|적힌|각각|이|그|와|과|[0-9]+)$|에$|에는$|다른 ">(name);
    if (total_told) total = std::max(total, size);
    else if (std::ranges::find(parts, name, &Part::name) != parts.end()) return false;  // two sorts that were not told apart
    else parts.push_back({name, size});
  }
  const int named = choosing.size();
  if (parts.empty() && total > 0) parts.push_back({"전체", total});
  else if (total > named) parts.push_back({Says<"남">(parts[0].name) ? "여학생" : Says<"여">(parts[0].name) ? "남학생" : "나머지", total - named});
  return !parts.empty();
}

int PartNamed(const Choosing& choosing, std::string_view name) {
  for (size_t i = 0; i < choosing.parts.size(); ++i) {
    const std::string& part = choosing.parts[i].name;
    if (part == name) return static_cast<int>(i);
  }
  for (size_t i = 0; i < choosing.parts.size(); ++i) {
    const std::string& part = choosing.parts[i].name;
    const auto sex = [](std::string_view text) { return text.starts_with("남") ? 1 : text.starts_with("여") ? 2 : 0; };
    if (sex(part) != 0 && sex(part) == sex(name) && name.size() <= 9) return static_cast<int>(i);
    if (name.size() >= 6 && part.size() > 3 && (part.find(name) != std::string::npos || name.ends_with(part))) return static_cast<int>(i);
  }
  return -1;
}

/// A name or letter of the conditions that the pool does not list is one of its members.
int PartFor(Choosing& choosing, const std::string& name) {
  const int known = PartNamed(choosing, name);
  if (known >= 0 || choosing.parts.size() != 1 || choosing.parts[0].size < 2) {
    if (known >= 0) return known;
    if (choosing.parts[0].name != "전체") return -1;
  }
  if (Says<"^(?:이때|학생|사람|반드시|항상|꼭|모두|경우|방법|다른|서로|친구|후보|대표|위원|선수|명)$">(name)) return -1;
  choosing.parts[0].size -= 1;
  choosing.parts.push_back({name, 1});
  return choosing.parts[0].size >= 0 ? static_cast<int>(choosing.parts.size()) - 1 : -1;
}

/// "회장은 여학생, 부회장은 남학생이 뽑히는".
void ReadHolders(Choosing& choosing) {
  for (auto at = First<"(" OFFICE ")(?:은|는|으로|로|에|에는) ([가-힣]{2,4}?)(?:이|을|가|를|은|,|인| )">(choosing.wanted); at; at = First<"(" OFFICE ")(?:은|는|으로|로|에|에는) ([가-힣]{2,4}?)(?:이|을|가|를|은|,|인| )">(choosing.wanted)) {
    const int part = PartNamed(choosing, (*at)[2]);
    if (part < 0) return;
    choosing.wanted.replace(at->begin, at->end - at->begin, " · ");
    Replace<" · (?: ?(?:을|를)? ?(?:각각 )?뽑히[가-힣]*)">(choosing.wanted, " · ");
    choosing.Ask([&choosing, part, office = (*at)[1]](const Taken& taken) {
      for (size_t i = 0; i < taken.size(); ++i)
        if (choosing.offices[i].name == office) return taken[i][static_cast<size_t>(part)] == choosing.offices[i].count;
      return false;
    }, (*at)[1] + "은(는) " + (*at)[2]);
  }
}

/// "A가 부회장에 뽑히는", "A와 B는 뽑히고 C는 뽑히지 않는", "A를 포함하여".
bool ReadMembers(Choosing& choosing) {
  while (const auto held = choosing.Eat<"([A-Z]|[가-힣]{2,4}?)이?[가는은이] (?:반드시 |꼭 )?(" OFFICE ")(?:에|으로|로|이|가)? ?(?:반드시 |꼭 )?(?:뽑히|뽑힐|선출|되는|되도록|될|당선)(지 않)?[가-힣]*">()) {
    const int part = PartFor(choosing, NameOf((*held)[1]));
    if (part < 0) return false;
    choosing.Ask([&choosing, part, office = (*held)[2], never = !(*held)[3].empty()](const Taken& taken) {
      for (size_t i = 0; i < taken.size(); ++i)
        if (choosing.offices[i].name == office) return (taken[i][static_cast<size_t>(part)] > 0) != never;
      return false;
    }, (*held)[1] + "은(는) " + (*held)[2] + ((*held)[3].empty() ? "" : "이 아님"));
  }
  while (const auto some = choosing.Eat<"((?:(?:[A-Z]|[가-힣]{2,5}?)(?:이?[와과] ?|, ?))*(?:[A-Z]|[가-힣]{2,4}?))(?:이?[가는은를을]|이|도|만)(?: [0-9]+명)?(?:[이을은])? (?:중 )?(모두 |함께 |둘 다 |반드시 |꼭 |동시에 |적어도 1명은? |적어도 1명[이을] |1명만 |한 명만 |항상 |먼저 )*(포함|뽑히|뽑힐|선택되|선출되|제외|빼고|들어가|참가|참여)([가-힣]*)((?: 않| 못)[가-힣]*)?">()) {
    std::string names = (*some)[1];
    Replace<"이?[와과] |, ?">(names, " ");
    std::vector<int> parts;
    for (const Found& name : All<"[^ ]+">(names)) {
      const int part = PartFor(choosing, NameOf(name[0]));
      if (part < 0) return false;
      parts.push_back(part);
    }
    const bool out = Says<"제외|빼고">((*some)[3]) || !(*some)[5].empty(), any = Says<"적어도">((*some)[0]), one = Says<"1명만">((*some)[0]), not_all = out && Says<"동시에|함께|모두">((*some)[2]) && parts.size() > 1;
    choosing.Ask([=, &choosing](const Taken& taken) {
      const auto all = Overall(taken);
      int count = 0, full = 0;
      for (const int part : parts) {
        const int here = all[static_cast<size_t>(part)];
        count += here;
        full += here > 0 && (choosing.parts[static_cast<size_t>(part)].size == 1 || here > 0);
      }
      if (not_all) return full < static_cast<int>(parts.size());
      if (out) return count == 0;
      return one ? count == 1 : any ? count >= 1 : full == static_cast<int>(parts.size());
    }, names + (out ? " 빠짐" : " 들어감"));
  }
  return true;
}

/// "남학생을 적어도 2명", "여학생 2명 이상", "적어도 한 명의 여학생".
bool ReadBounds(Choosing& choosing) {
  const auto bound = [&](const std::string& name, int n, bool least, bool most) {
    const int part = PartNamed(choosing, name);
    if (part < 0 || n < 0) return false;
    choosing.Ask([=](const Taken& taken) {
      const int here = Overall(taken)[static_cast<size_t>(part)];
      return least ? here >= n : most ? here <= n : here == n;
    }, name + " " + std::to_string(n) + (least ? " 이상" : most ? " 이하" : ""));
    return true;
  };
  while (const auto both = choosing.Eat<"남녀(?:를|가|이|은)? ?(?:각각 )?(?:적어도|최소) ([0-9]+) ?명(?:씩|은|이)?[^.,]{0,4}|(?:적어도|최소) ([0-9]+) ?명(?:의|씩의?) 남녀">())
    for (const Part& part : choosing.parts)
      if (!bound(part.name, std::max(both->Whole(1), both->Whole(2)), true, false)) return false;
  while (const auto each = choosing.Eat<"(?:각|각각|모든) [가-힣]*(?:에서|별로)? ?(?:적어도|최소) ([0-9]+) ?" UNIT "(?:씩|은)?">())
    for (const Part& part : choosing.parts)
      if (!bound(part.name, each->Whole(1), true, false)) return false;
  while (const auto some = choosing.Eat<"([가-힣0-9]+(?: (?:공|구슬|카드|책))?)(?:을|를|이|가|은|는|에서)? ?(?:적어도|최소) ?([0-9]+) ?" UNIT "(?:은|이|을|를)?(?: 이상)?">())
    if (!bound(StemOf((*some)[1]).stem, some->Whole(2), true, false)) return false;
  while (const auto some = choosing.Eat<"(?:적어도|최소) (남자|여자|남학생|여학생|[가-힣]{2,5}(?: (?:공|구슬))?) ?(?:을|를|이|가)? ?([0-9]+) ?" UNIT "(?:은|이|을|를)?(?: 이상)?">())
    if (!bound((*some)[1], some->Whole(2), true, false)) return false;
  while (const auto some = choosing.Eat<"(?:적어도|최소) ?([0-9]+) ?" UNIT "(?:은|이|의| 이상의)? ([가-힣]+?)(?:을|를|이|가|은|는|의|인|이고|이거나| )">())
    if (!bound(StemOf((*some)[2]).stem, some->Whole(1), true, false)) return false;
  while (const auto some = choosing.Eat<"([가-힣0-9]+(?: (?:공|구슬|카드|책))?)(?:을|를|이|가|은|는|에서)? ?([0-9]+) ?" UNIT "(?:은|이|을|를)? ?(이상|이하)">())
    if (!bound(StemOf((*some)[1]).stem, some->Whole(2), (*some)[3] == "이상", (*some)[3] == "이하")) return false;
  return true;
}

/// "모두 남학생", "2명의 직업이 같은", "서로 다른 반": all of one part, or no two of one.
void ReadSameness(Choosing& choosing) {
  if (choosing.parts.size() < 2) return;
  if (choosing.Eat<"(?:[가-힣]+[가이은는] )?(?:서로 |모두 )?(?:같은 [가-힣]+|[가-힣]+[이가] (?:서로 |모두 )?같[은을]?)">())
    choosing.Ask([](const Taken& taken) { return std::ranges::count_if(Overall(taken), [](int n) { return n > 0; }) == 1; }, "모두 같은 무리");
  else if (choosing.Eat<"서로 다른 (?:학교|반|동아리|학년|성별|나라|팀|색|직업|종류)[가-힣]*|[가-힣]+[이가] (?:서로 |모두 )?다른">())
    choosing.Ask([](const Taken& taken) { return std::ranges::all_of(Overall(taken), [](int n) { return n <= 1; }); }, "모두 다른 무리");
  else if (const auto all = choosing.Eat<"(?:모두|전부|둘 다) ([가-힣]+?(?: (?:공|구슬))?)(?:이|인|일|만|을|를|로|으로|가| )|([가-힣]+)(?:만|으로만|로만) ">()) {
    const int part = PartNamed(choosing, (*all)[1] + (*all)[2]);
    if (part >= 0) choosing.Ask([part](const Taken& taken) {
      const auto counts = Overall(taken);
      return counts[static_cast<size_t>(part)] == SumOf(counts);
    }, "모두 " + (*all)[1] + (*all)[2]);
  }
}

/// What each chosen one is to be; without offices all are alike.
bool ReadOffices(Choosing& choosing) {
  auto& offices = choosing.offices;
  while (const auto both = choosing.Eat<"남녀 ?(" OFFICE "|위원|선수|당번)?(?:을|를)? ?(?:각각? ?)?([0-9]+) ?(?:명|사람)?(?:씩)?">())
    for (size_t i = 0; i < choosing.parts.size(); ++i) offices.push_back({"남녀 " + (*both)[1], std::max(1, both->Whole(2)), static_cast<int>(i)});
  if (const auto each = choosing.Eat<"((?:(?:" OFFICE ")(?:, ?|[와과] ?))+(?:" OFFICE "))(?:을|를)? ?(?:각각 )?(?:([0-9]+) ?명씩|[^0-9]|$)">())
    for (const Found& office : All<"(" OFFICE ")">((*each)[1])) offices.push_back({office[1], std::max(1, each->Whole(2)), -1});
  while (const auto one = choosing.Eat<"([0-9]+)명은 (" OFFICE ")(?:으로|로|을|를)?">()) offices.push_back({(*one)[2], one->Whole(1), -1});
  while (const auto office = choosing.Eat<"(남학생|여학생|남자|여자|[가-힣0-9]+에서)? ?(" OFFICE ")(?:을|를|은|는|과|와|으로|로)? ?(?:각각 )?([0-9]+) ?명(?:씩)?">()) {
    std::string from = (*office)[1];
    if (from.ends_with("에서")) from.resize(from.size() - 6);
    offices.push_back({(*office)[2], office->Whole(3), from.empty() ? -1 : PartNamed(choosing, from)});
    if (!from.empty() && offices.back().only < 0 && (*office)[1].starts_with("남") == (*office)[1].starts_with("여")) offices.back().only = -1;
  }
  if (offices.empty())
    while (const auto lone = choosing.Eat<"(" OFFICE ")(?:을|를|과|와|,)">()) offices.push_back({(*lone)[1], 1, -1});
  if (choosing.parts.size() > 1)
    while (const auto each = choosing.Eat<"(?:[가-힣]+(?:, ?|[와과] ?))+[가-힣]+[을를에서]* ?(?:각각 )?([0-9]+) ?" UNIT "씩">())
      for (size_t i = 0; i < choosing.parts.size(); ++i) offices.push_back({choosing.parts[i].name, each->Whole(1), static_cast<int>(i)});
  if (choosing.parts.size() > 1)
    while (const auto each = choosing.Eat<"각각 ?([0-9]+) ?" UNIT "씩|(?:각|각각의) [가-힣]+(?:에서|마다) ?([0-9]+) ?" UNIT "(?:씩)?">())
      for (size_t i = 0; i < choosing.parts.size(); ++i) offices.push_back({choosing.parts[i].name, std::max(each->Whole(1), each->Whole(2)), static_cast<int>(i)});
  for (auto from = First<"([가-힣0-9A-Z]+(?: (?:공|구슬|카드|책))?)(?: ?중에서| ?중|에서는|에서|은|는|을|를)? ?([0-9]+) ?" UNIT "(?:씩)?">(choosing.wanted); from && choosing.parts.size() > 1;) {
    const int part = PartNamed(choosing, StemOf((*from)[1]).stem);
    if (part < 0) break;
    choosing.wanted.replace(from->begin, from->end - from->begin, " · ");
    offices.push_back({choosing.parts[static_cast<size_t>(part)].name, from->Whole(2), part});
    from = First<"([가-힣0-9A-Z]+(?: (?:공|구슬|카드|책))?)(?: ?중에서| ?중|에서는|에서|은|는|을|를)? ?([0-9]+) ?" UNIT "(?:씩)?">(choosing.wanted);
  }
  const auto count = choosing.Eat<"([0-9]+) ?" UNIT "(?:씩|을|를|의)?">();
  if (count) Pattern((*count)[1] + " ?" UNIT).Replace(choosing.wanted, "");
  if (offices.empty()) {
    if (!count || count->Whole(1) < 1) return false;
    offices.push_back({"", count->Whole(1), -1});
    return true;
  }
  int chosen = 0;
  for (const Office& office : offices) chosen += office.count;
  return !count || count->Whole(1) == chosen || Says<"팀|조를|혼성">(choosing.wanted);
}

class Taker {
 public:
  explicit Taker(const Choosing& choosing) : choosing_(choosing) {
    for (const Part& part : choosing.parts) left_.push_back(part.size);
    taken_.assign(choosing.offices.size(), std::vector<int>(left_.size(), 0));
  }
  long long Count() {
    Next(0, 0, choosing_.offices[0].count, 1);
    return count_;
  }
  long long all() const { return all_; }
  bool too_many() const { return steps_ > 30000; }

 private:
  void Next(size_t office, size_t part, int open, long long ways) {
    if (++steps_ > 30000) return;
    if (part == left_.size()) {
      if (open > 0) return;
      if (office + 1 < choosing_.offices.size()) return Next(office + 1, 0, choosing_.offices[office + 1].count, ways);
      all_ += ways;
      if (std::ranges::all_of(choosing_.tests, [&](const TakenTest& test) { return test(taken_); })) count_ += ways;
      return;
    }
    const int only = choosing_.offices[office].only;
    const int most = only >= 0 && only != static_cast<int>(part) ? 0 : std::min(open, left_[part]);
    for (int k = 0; k <= most; ++k) {
      const long long here = Choose(left_[part], k);
      left_[part] -= k;
      taken_[office][part] = k;
      Next(office, part + 1, open - k, ways * here);
      left_[part] += k;
    }
    taken_[office][part] = 0;
  }

  const Choosing& choosing_;
  std::vector<int> left_;
  Taken taken_;
  long long count_ = 0, all_ = 0;
  int steps_ = 0;
};

/// Names that no condition speaks of are one part, which keeps the ways few.
void MergeUnnamed(Choosing& choosing) {
  std::vector<Part> kept;
  int others = 0;
  for (const Part& part : choosing.parts) {
    if (part.size == 1 && choosing.wanted.find(part.name) == std::string::npos) ++others;
    else kept.push_back(part);
  }
  if (others > 0) kept.insert(kept.begin(), {"전체", others});
  choosing.parts = std::move(kept);
}

WordAnswer Told(const Choosing& choosing, long long value, long long all) {
  std::vector<std::string> steps;
  std::string pool, offices;
  for (const Part& part : choosing.parts) pool += (pool.empty() ? "" : ", ") + part.name + " " + std::to_string(part.size);
  for (const Office& office : choosing.offices) offices += (offices.empty() ? "" : ", ") + (office.name.empty() ? "" : office.name + " ") + std::to_string(office.count);
  steps.push_back("고르는 모든 방법(" + pool + " 가운데 " + offices + "): " + Digits(all) + "가지");
  if (!choosing.tests.empty()) steps.push_back("조건(" + choosing.said + ")에 맞는 방법: " + Digits(value) + "가지");
  std::string check = choosing.tests.empty() ? "" : "무리마다 몇을 고르는지 모두 나누어 세었고, 조건에 맞지 않는 방법은 " + Digits(all - value) + "가지예요.";
  if (check.empty() && choosing.offices.size() == 1) {
    const int n = choosing.size(), k = choosing.offices[0].count;
    check = choosing.offices[0].only >= 0 ? "고르는 수를 하나씩 곱하고 순서만큼 나누어 세었어요." : "고르지 않는 " + std::to_string(n - k) + "을(를) 고르는 방법도 " + Digits(Choose(n, n - k)) + "가지로 같아요.";
  }
  if (check.empty()) check = "하나씩 차례로 고르는 방법의 수를 곱했어요.";
  return CountTold(value, "가지", steps, pool + " 가운데 " + offices + "을(를) 뽑는 경우의 수를 구하는 문제예요.", check);
}

}  // namespace

std::optional<WordAnswer> CountChosen(const std::string& told) {
  std::string text = told;
  Replace<"([가-힣]+) (맛|색)([, ])">(text, R"(\1\2\3)");
  if (!Says<"뽑|선출|선택|지정|선발|정할 때|정하는|고르|골라|택하|만드는|꺼내|꺼낼|구성">(text) || Says<"나누어|나눠|주사위|동전|직선|선분|삼각형|리그|음료|메뉴|종류의 [^.]*와 [0-9]+|공원|코스">(text)) return std::nullopt;
  if (const auto schools = First<"다른 ([0-9]+)개 (?:학교|반|팀)의[^.]*각각 ([0-9]+)명[^.]*\\.[^.]*([0-9]+)명을 (?:선택|뽑)">(text); schools && Says<"같은[^.]*동시에[^.]*않">(text)) {
    const int k = schools->Whole(3), each = schools->Whole(2);
    long long value = Choose(schools->Whole(1), k);
    for (int i = 0; i < k; ++i) value *= each;
    return CountTold(value, "가지", {"학교 고르기: " + Digits(Choose(schools->Whole(1), k)), "학교마다 한 명: " + std::to_string(each) + "가지씩 " + std::to_string(k) + "번 → " + Digits(value)}, "서로 다른 학교에서 뽑는 경우의 수를 구하는 문제예요.", "학교를 고르는 방법마다 사람을 고르는 방법을 곱했어요.");
  }
  const size_t end = PoolEnd(text);
  if (end == std::string::npos) return std::nullopt;
  Choosing choosing;
  choosing.wanted = " " + text.substr(end);
  if (!ReadPool(text.substr(0, end), choosing)) return std::nullopt;
  MergeUnnamed(choosing);
  const bool line = choosing.Eat<"(?:일렬|한 ?줄|1줄|순서대로|차례)[가-힣]*">().has_value();
  if (const auto some = choosing.Eat<"특정한 ([0-9]+) ?" UNIT "(?:을|를|이|가|은|는)?(?: (?:반드시|모두|함께))?">(); some && choosing.parts.size() == 1) {
    choosing.parts[0].size -= some->Whole(1);
    choosing.parts.push_back({"특정한 사람", some->Whole(1)});
    const bool out = choosing.Eat<"^[^0-9]{0,12}(?:제외|빼고|뽑히지 않|포함하지 않)[가-힣]*">().has_value();
    (void)choosing.Eat<"(?:포함|뽑)[가-힣]*">();
    choosing.Ask([out, n = some->Whole(1)](const Taken& taken) { return Overall(taken)[1] == (out ? 0 : n); }, out ? "특정한 사람을 뺌" : "특정한 사람을 넣음");
  }
  ReadHolders(choosing);
  // A bound that says "포함" of a group is no member.
  if (!ReadBounds(choosing) || !ReadMembers(choosing)) return std::nullopt;
  ReadSameness(choosing);
  if (!ReadOffices(choosing)) return std::nullopt;
  // A word of a condition that is left was not understood.
  if (Says<"적어도|최소|제외|이웃|않|아닌|거나|또는|이상|이하|뽑히|서로 같|[0-9]+ ?명|중복|번갈아">(choosing.wanted) && !Says<"구별하지|같은 점|다시 넣지">(choosing.wanted)) return std::nullopt;
  int chosen = 0;
  for (const Office& office : choosing.offices) chosen += office.count;
  if (chosen < 1 || chosen > choosing.size()) return std::nullopt;
  Taker taker(choosing);
  long long value = taker.Count();
  if (value <= 0 || taker.too_many()) return std::nullopt;
  auto out = Told(choosing, value, taker.all());
  if (!line) return out;
  if (choosing.offices.size() != 1) return std::nullopt;
  value *= Factorial(chosen);
  out.value = Digits(value);
  out.steps.push_back("고른 것을 줄 세우기: × " + Digits(Factorial(chosen)) + " = " + out.value);
  out.check = "첫 자리부터 고를 수 있는 수를 차례로 곱해도 같아요.";
  if (!choosing.tests.empty()) out.check = "고르는 방법마다 줄 세우는 방법을 곱했어요.";
  return out;
}

}  // namespace sam::maths
