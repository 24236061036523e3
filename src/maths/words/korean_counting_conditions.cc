// "A와 B가 이웃하고 C는 맨 앞에": each word of place with those who are named before it, or behind it.
#include <algorithm>
#include <bit>
#include <cstdlib>

#include "maths/words/korean_counting_rows.h"
#include "maths/words/korean_pattern.h"

namespace sam::maths {
namespace {

using Mask = uint32_t;

bool In(Mask mask, int kind) { return (mask >> kind & 1U) != 0; }

/// A name that conditions may use, for one kind or more.
struct Called {
  std::string name;
  Mask kinds = 0;
};

struct Mention {
  size_t begin = 0, end = 0;
  Called who;
  bool used = false;
};

struct Predicate {
  std::string word;
  size_t begin = 0, end = 0;
  int number = 0;
  bool never = false;
};

void AddNames(const Row& row, std::vector<Called>& out) {
  Mask vowels = 0, consonants = 0, odd = 0, even = 0;
  for (size_t i = 0; i < row.kinds.size() && i < 30; ++i) {
    const std::string& name = row.kinds[i].name;
    const Mask bit = 1U << i;
    if (name == "다른 사람" || name == "빈자리") continue;
    out.push_back({name, bit});
    if (name.size() == 1 && name[0] >= 'A' && name[0] <= 'Z') (std::string("AEIOU").find(name[0]) != std::string::npos ? vowels : consonants) |= bit;
    if (name.size() == 1 && name[0] >= '0' && name[0] <= '9') ((name[0] - '0') % 2 != 0 ? odd : even) |= bit;
    if (name.starts_with("남학생") || name.starts_with("남자")) out.push_back({name.starts_with("남자") ? "남학생" : "남자", bit});
    if (name.starts_with("여학생") || name.starts_with("여자")) out.push_back({name.starts_with("여자") ? "여학생" : "여자", bit});
    if (name == "부모" || name == "부부") {
      for (const char* also : {"아버지와 어머니", "어머니와 아버지", "부모님", "부모", "부부"}) out.push_back({also, bit});
    }
    if (name.ends_with("책") && name.size() > 3) out.push_back({name.substr(0, name.size() - 3), bit});
  }
  Mask parents = 0;
  for (size_t i = 0; i < row.kinds.size(); ++i)
    if (row.kinds[i].name == "아버지" || row.kinds[i].name == "어머니") parents |= 1U << i;
  if (std::popcount(parents) == 2) out.push_back({"부모님", parents}), out.push_back({"부모", parents});
  if (vowels != 0) out.push_back({"모음", vowels}), out.push_back({"자음", consonants});
  if (odd != 0 && even != 0) out.push_back({"홀수", odd}), out.push_back({"짝수", even});
  std::ranges::stable_sort(out, std::greater<>(), [](const Called& called) { return called.name.size(); });
}

bool IsLatin(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// Where the text names a member, but for the place where they were listed.
std::vector<Mention> MentionsIn(const std::string& text, const Row& row) {
  std::vector<Called> names;
  AddNames(row, names);
  std::vector<Mention> out;
  for (size_t at = 0; at < text.size(); ++at) {
    for (const Called& called : names) {
      if (text.compare(at, called.name.size(), called.name) != 0) continue;
      const size_t end = at + called.name.size();
      if (IsLatin(called.name[0]) && ((at > 0 && IsLatin(text[at - 1])) || (end < text.size() && IsLatin(text[end])))) continue;
      if (called.name.size() == 3 && ((at > 0 && text[at - 1] != ' ' && text[at - 1] != ',') || !Says<"^(?:[ ,은는이가를을와과의도]|$)">(text.substr(end, 3)))) continue;
      if (std::ranges::none_of(row.listed, [&](const auto& span) { return at >= span.first && at < span.second; })) out.push_back({at, end, called});
      at = end - 1;
      break;
    }
  }
  return out;
}

std::vector<Predicate> PredicatesIn(const std::string& text) {
  std::vector<Predicate> out;
  for (const Found& found : All<"이웃|붙어|붙여|연이어|연속|옆에|옆자리|나란히 (?:서|앉|놓|있)|떨어져|떨어지|적어도 (?:한|1) ?쪽 ?끝|양 ?쪽? ?끝|한쪽 ?끝|맨 ?앞|맨 ?뒤|맨 ?왼쪽|맨 ?오른쪽|가장 (?:앞|뒤|왼쪽|오른쪽)|한 ?가운데|가운데|정중앙|맨 처음|처음에|마지막|[첫0-9]+ ?번째|사이에|보다 ?(?:반드시 |항상 )?(?:더 )?(?:앞|먼저|왼쪽|뒤|나중|늦게|오른쪽)|교대로|번갈아|마주|바로 (?:앞|뒤|다음)|뒤에|다음에">(text)) {
    Predicate predicate{found[0], found.begin, found.end};
    const std::string after = text.substr(found.end, 60);
    predicate.never = Says<"^(?:[^.,]{0,14}(?:지 않|지 못|지는 않|수 없|지 말|지도 않))">(after) || found[0].starts_with("떨어");
    if (const auto number = First<"([0-9]+)">(found[0])) predicate.number = number->Whole(1);
    if (const auto gap = First<"^ ?(?:반드시 |항상 |꼭 |오직 )?(?:[가-힣]+ )?([0-9]+) ?(?:명|개|권|마리)">(after); gap && found[0] == "사이에") predicate.number = gap->Whole(1);
    out.push_back(predicate);
  }
  return out;
}

size_t FirstOf(const RowPlaces& places, Mask mask, size_t seats) {
  for (size_t i = 0; i < seats; ++i)
    if (In(mask, places[i])) return i;
  return seats;
}

int CountOf(const Row& row, Mask mask) {
  int out = 0;
  for (size_t i = 0; i < row.kinds.size(); ++i)
    if (In(mask, static_cast<int>(i))) out += row.kinds[i].size;
  return out;
}

RowTest Together(Mask mask, bool round, size_t seats) {
  return [=](const RowPlaces& places) {
    size_t runs = 0, count = 0;
    for (size_t i = 0; i < seats; ++i) {
      if (!In(mask, places[i])) continue;
      ++count;
      runs += !(i > 0 ? In(mask, places[i - 1]) : round && In(mask, places[seats - 1]));
    }
    return runs <= 1 || count == seats;
  };
}

RowTest Apart(Mask mask, bool round, size_t seats) {
  return [=](const RowPlaces& places) {
    for (size_t i = 0; i + 1 < seats; ++i)
      if (In(mask, places[i]) && In(mask, places[i + 1])) return false;
    return !round || seats < 2 || !In(mask, places[0]) || !In(mask, places[seats - 1]);
  };
}

class Asker {
 public:
  Asker(const std::string& text, Row& row) : text_(text), row_(row), mentions_(MentionsIn(text, row)), predicates_(PredicatesIn(text)) {}

  bool Run() {
    if (Says<"거나|또는|제외|아닌 [가-힣]*(?:자리|곳)">(text_)) return false;
    for (size_t i = 0; i < predicates_.size(); ++i)
      if (!Ask(i)) return false;
    // A word of a condition that no test came of.
    if (Says<"적어도">(text_) && row_.said.find("끝") == std::string::npos) return false;
    if (row_.tests.empty() && Says<"(?:때|는데|려고)[^.]*(?:제자리|자기|같은|않|못|반드시|항상|만 )[^.]*(?:경우|방법)">(text_) && !Says<"같은 (?:것으로|문자|글자|숫자|색)">(text_)) return false;
    return std::ranges::all_of(mentions_, [](const Mention& mention) { return mention.used; });
  }

 private:
  size_t seats() const { return static_cast<size_t>(row_.places()); }

  /// Those named and not used yet between two places of the text.
  std::vector<Called> Between(size_t from, size_t to, bool use = true) {
    std::vector<Called> out;
    for (Mention& mention : mentions_)
      if (!mention.used && mention.begin >= from && mention.end <= to) {
        out.push_back(mention.who);
        mention.used = use;
      }
    return out;
  }

  std::vector<Called> Subjects(size_t index, bool behind) {
    const Predicate& predicate = predicates_[index];
    auto out = Between(index > 0 ? predicates_[index - 1].end : 0, predicate.begin);
    if (!out.empty() || !behind) return out;
    const size_t next = index + 1 < predicates_.size() ? predicates_[index + 1].begin : text_.size();
    const size_t stop = std::min(next, text_.find("고 ", predicate.end));
    return Between(predicate.end, stop);
  }

  static Mask All_(const std::vector<Called>& who) {
    Mask mask = 0;
    for (const Called& called : who) mask |= called.kinds;
    return mask;
  }
  static std::string Names(const std::vector<Called>& who) {
    std::string out;
    for (const Called& called : who) out += (out.empty() ? "" : "·") + called.name;
    return out;
  }

  bool Ask(size_t index) {
    const Predicate& predicate = predicates_[index];
    const std::string& word = predicate.word;
    if (Says<"교대|번갈아">(word)) return Alternate(index);
    if (Says<"^보다">(word)) return Order(index);
    if (Says<"이웃|붙|연이어|연속|옆|나란히|떨어">(word)) return Near(index);
    if (word == "마주") return Opposite(index);
    if (word == "사이에") return Gap(index);
    if (Says<"^바로|뒤에|다음에">(word)) return Follow(index);
    return Place(index);
  }

  bool Near(size_t index) {
    const Predicate& predicate = predicates_[index];
    auto who = Subjects(index, false);
    const std::string before = text_.substr(index > 0 ? predicates_[index - 1].end : 0, predicate.begin - (index > 0 ? predicates_[index - 1].end : 0));
    const bool never = predicate.never || Says<"어느 ?(?:두|2|누구)[^.]*도|아무도">(before);
    if (who.empty() && Says<"같은 [가-힣]+|끼리">(before)) {  // each kind for itself
      for (size_t i = 0; i < row_.kinds.size(); ++i)
        if (row_.kinds[i].size > 1) row_.Ask(never ? Apart(1U << i, row_.round, seats()) : Together(1U << i, row_.round, seats()), row_.kinds[i].name + (never ? "끼리 떨어짐" : "끼리 이웃"));
      return !row_.kinds.empty();
    }
    if (who.empty() && !row_.tests.empty() && Says<"서로|^하여|^고 ">(before)) return true;  // said again
    if (who.empty() && Says<"^나란히">(predicate.word)) return true;  // how they all stand
    if (who.empty() && never && Says<"어느 ?(?:두|2|누구)">(before)) {
      Mask all = 0;
      for (size_t i = 0; i < row_.kinds.size(); ++i)
        if (row_.kinds[i].name != "빈자리") all |= 1U << i;
      row_.Ask(Apart(all, row_.round, seats()), "아무도 이웃하지 않음");
      return true;
    }
    if (who.empty()) return false;
    const bool each = Says<"끼리">(before) && who.size() > 1;
    if (each && !never) {
      for (const Called& called : who) row_.Ask(Together(called.kinds, row_.round, seats()), called.name + "끼리 이웃");
      return true;
    }
    if (each) {
      for (const Called& called : who) row_.Ask(Apart(called.kinds, row_.round, seats()), called.name + "끼리 떨어짐");
      return true;
    }
    const Mask mask = All_(who);
    if (CountOf(row_, mask) < 2) return false;
    const bool halves = never && CountOf(row_, mask) > 2 && Says<"모두|모든|전부">(before);
    if (halves) {
      row_.Ask([test = Together(mask, row_.round, seats())](const RowPlaces& places) { return !test(places); }, Names(who) + " 모두 이웃하지는 않음");
      return true;
    }
    row_.Ask(never ? Apart(mask, row_.round, seats()) : Together(mask, row_.round, seats()), Names(who) + (never ? " 떨어짐" : " 이웃"));
    return true;
  }

  bool Opposite(size_t index) {
    const auto who = Subjects(index, false);
    const Mask mask = All_(who);
    const size_t n = seats();
    if (CountOf(row_, mask) != 2 || n % 2 != 0) return false;
    const bool never = predicates_[index].never;
    row_.Ask([=](const RowPlaces& places) {
      const size_t at = FirstOf(places, mask, n);
      return In(mask, places[(at + n / 2) % n]) != never;
    }, Names(who) + " 마주 봄");
    return true;
  }

  bool Alternate(size_t index) {
    (void)Subjects(index, false);
    if (row_.kinds.size() < 2) return false;
    const size_t n = seats();
    const bool round = row_.round;
    row_.Ask([=](const RowPlaces& places) {
      for (size_t i = 0; i + 1 < n; ++i)
        if (places[i] == places[i + 1]) return false;
      return !round || places[0] != places[n - 1];
    }, "번갈아");
    return true;
  }

  bool Order(size_t index) {
    const auto who = Subjects(index, false);
    if (who.size() < 2) return false;
    const bool fore = Says<"앞|먼저|왼쪽">(predicates_[index].word) != predicates_[index].never;
    // "S가 U보다 앞": the last named is what the first is compared with.
    const Called& other = who.back();
    const size_t n = seats();
    for (size_t i = 0; i + 1 < who.size(); ++i) {
      const Mask a = fore ? who[i].kinds : other.kinds, b = fore ? other.kinds : who[i].kinds;
      if (CountOf(row_, a) != 1 || CountOf(row_, b) != 1) return false;
      row_.Ask([=](const RowPlaces& places) { return FirstOf(places, a, n) < FirstOf(places, b, n); }, (fore ? who[i] : other).name + "이(가) " + (fore ? other : who[i]).name + " 앞");
    }
    return true;
  }

  bool Follow(size_t index) {
    const Predicate& predicate = predicates_[index];
    auto who = Between(index > 0 ? predicates_[index - 1].end : 0, predicate.begin);
    const size_t next = index + 1 < predicates_.size() ? predicates_[index + 1].begin : text_.size();
    const auto behind = Between(predicate.end, std::min(next, predicate.end + 40));
    bool swapped = false;
    if (who.size() == 1 && behind.size() == 1) who.push_back(behind[0]), swapped = true;
    if (who.size() == 1 && behind.empty() && !row_.tests.empty() && Says<"^뒤에|^다음에">(predicate.word)) return false;
    if (who.size() != 2) return false;
    // "A 바로 뒤에 B", but "A가 B 바로 뒤에": what stands right before the word is the mark.
    const Mask mark = swapped ? who[0].kinds : who[1].kinds, other = swapped ? who[1].kinds : who[0].kinds;
    const bool after = !Says<"앞">(predicate.word), right = Says<"바로">(predicate.word) || std::ranges::any_of(predicates_, [](const Predicate& each) { return each.word == "이웃"; });
    if (CountOf(row_, mark) != 1 || CountOf(row_, other) != 1) return false;
    const size_t n = seats();
    row_.Ask([=](const RowPlaces& places) {
      const size_t m = FirstOf(places, mark, n), o = FirstOf(places, other, n);
      return after ? (right ? m + 1 == o : m < o) : (right ? o + 1 == m : o < m);
    }, Names(who) + " 앞뒤");
    return true;
  }

  bool Gap(size_t index) {
    const Predicate& predicate = predicates_[index];
    auto who = Subjects(index, false);
    const size_t n = seats();
    if (predicate.number > 0 || Says<"^(?:는|도)? ?아무도">(text_.substr(predicate.end))) {
      const Mask mask = All_(who);
      if (CountOf(row_, mask) != 2) return false;
      (void)Between(predicate.end, std::min(text_.size(), predicate.end + 30));
      const auto gap = static_cast<size_t>(predicate.number);
      const bool round = row_.round;
      row_.Ask([=](const RowPlaces& places) {
        const size_t a = FirstOf(places, mask, n);
        size_t b = a + 1;
        while (b < n && !In(mask, places[b])) ++b;
        return b - a - 1 == gap || (round && n - (b - a) - 1 == gap);
      }, Names(who) + " 사이 " + std::to_string(gap));
      return true;
    }
    const size_t next = index + 1 < predicates_.size() ? predicates_[index + 1].begin : text_.size();
    const auto inner = Between(predicate.end, next);
    const Mask outer = All_(who), middle = All_(inner);
    if (CountOf(row_, outer) != 2 || CountOf(row_, middle) < 1 || row_.round) {
      // "부모 사이에 앉": round too, where the two are neighbours of the one.
      if (CountOf(row_, outer) != 2 || CountOf(row_, middle) != 1) return false;
      row_.Ask([=](const RowPlaces& places) {
        const size_t at = FirstOf(places, middle, n);
        return In(outer, places[(at + 1) % n]) && In(outer, places[(at + n - 1) % n]);
      }, Names(who) + " 사이에 " + Names(inner));
      return true;
    }
    row_.Ask([=](const RowPlaces& places) {
      size_t a = FirstOf(places, outer, n), b = a + 1;
      while (b < n && !In(outer, places[b])) ++b;
      for (size_t i = 0; i < n; ++i)
        if (In(middle, places[i]) && (i < a || i > b)) return false;
      return true;
    }, Names(who) + " 사이에 " + Names(inner));
    return true;
  }

  bool Place(size_t index) {
    const Predicate& predicate = predicates_[index];
    const auto who = Subjects(index, true);
    const Mask mask = All_(who);
    const size_t n = seats();
    const bool never = predicate.never;
    if (mask == 0 || row_.round) return false;
    if (Says<"끝">(predicate.word)) {
      const bool one = Says<"한|1">(predicate.word) || Says<"적어도">(text_.substr(predicate.begin > 30 ? predicate.begin - 30 : 0, 60));
      const bool each = who.size() == 2 && CountOf(row_, who[0].kinds) > 1 && CountOf(row_, who[1].kinds) > 1;
      row_.Ask([=, a = who[0].kinds, b = who.back().kinds](const RowPlaces& places) {
        const int f = places[0], l = places[n - 1];
        const bool both = each ? (In(a, f) && In(b, l)) || (In(b, f) && In(a, l)) : In(mask, f) && In(mask, l);
        return ((one && (In(mask, f) || In(mask, l))) || both) != never;
      }, Names(who) + (one ? " 한쪽 끝" : " 양 끝"));
      return true;
    }
    size_t place = Says<"앞|처음|첫|왼쪽">(predicate.word) ? 0 : Says<"뒤|마지막|오른쪽">(predicate.word) ? n - 1 : n / 2;
    if (predicate.number > 0) place = static_cast<size_t>(predicate.number) - 1;
    if (predicate.number > 0 && Says<"(?:뒤|오른쪽)에서(?:부터)? ?$">(text_.substr(0, predicate.begin))) place = n - static_cast<size_t>(predicate.number);
    if (place >= n || (n % 2 == 0 && Says<"가운데|중앙">(predicate.word))) return false;
    row_.Ask([=](const RowPlaces& places) { return In(mask, places[place]) != never; }, Names(who) + " " + predicate.word + (never ? " 아님" : ""));
    return true;
  }

  const std::string& text_;
  Row& row_;
  std::vector<Mention> mentions_;
  std::vector<Predicate> predicates_;
};

}  // namespace

bool AskRow(const std::string& text, Row& row) { return Asker(text, row).Run(); }

}  // namespace sam::maths
