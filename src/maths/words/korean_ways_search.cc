// The search for a way: sets of quantities joined two by two, units first, the parts they play after.
#include <algorithm>
#include <bit>
#include <cmath>
#include <map>

#include "maths/words/korean_story.h"
#include "maths/words/korean_ways.h"

namespace sam::maths {
namespace {

using enum KoreanOp;
using enum KoreanRole;
using Sort = KoreanSort;

bool Contains(const std::vector<std::string>& names, const std::string& name) { return !name.empty() && std::ranges::find(names, name) != names.end(); }

bool Meet(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::ranges::any_of(a, [&](const std::string& name) { return Contains(b, name); });
}

class Search {
 public:
  Search(const KoreanGiven& given, std::vector<KoreanWay>& pool) : given_(given), goal_(given.goal), items_(given.items), pool_(pool) {
    for (const KoreanItem& a : items_)
      for (const KoreanItem& b : items_) meets_.push_back(static_cast<int>(std::ranges::count_if(a.names, [&](const std::string& name) { return Contains(b.names, name); })));
  }

  std::vector<KoreanWay> Run() {
    Blocks();
    for (std::uint32_t set = 1; set < sets_.size(); ++set) {
      set_ = set;
      if (std::popcount(set) > 1)
        for (std::uint32_t part = (set - 1) & set; part > 0; part = (part - 1) & set)
          if (part < (set ^ part)) JoinSets(part, set ^ part);
      Prune(set);
    }
    std::vector<KoreanWay> out;
    for (const auto& set : sets_)
      for (const int way : set) Answer(way, out);
    std::ranges::stable_sort(out, [](const KoreanWay& a, const KoreanWay& b) { return a.total > b.total; });
    return out;
  }

 private:
  const KoreanWay& Way(int at) const { return pool_[static_cast<size_t>(at)]; }
  const KoreanItem& Item(const KoreanWay& way) const { return items_[static_cast<size_t>(way.item)]; }

  /// A block a quantity; where there are many, "12개씩 5상자" is one.
  void Blocks() {
    const size_t n = items_.size();
    for (size_t i = 0; i < n; ++i) Leaf(i);
    std::vector<std::vector<int>> blocks;
    for (size_t i = 0; i < n; ++i) {
      const bool joined = n > 5 && i + 1 < n && items_[i].sort == Sort::kRate && items_[i + 1].sort == Sort::kAmount && items_[i].clause == items_[i + 1].clause && items_[i + 1].word - items_[i].word <= 3 && items_[i].per == items_[i + 1].unit;
      if (!joined) {
        blocks.push_back({static_cast<int>(i)});
        continue;
      }
      set_ = 0;
      sets_.assign(1, {});
      Multiply(static_cast<int>(i), static_cast<int>(i) + 1);
      if (!sets_[0].empty()) blocks.push_back({sets_[0].front()}), ++i;
    }
    const size_t count = blocks.size() > 8 ? 0 : blocks.size();
    most_ = count <= 5 ? 12 : count == 6 ? 7 : count == 7 ? 4 : count == 8 ? 2 : 1;
    sets_.assign(size_t{1} << count, {});
    for (size_t i = 0; i < count; ++i) sets_[size_t{1} << i] = blocks[i];
  }

  void Leaf(size_t i) {
    const KoreanItem& item = items_[i];
    KoreanWay way;
    way.value = item.value.convert_to<double>();
    way.sort = item.sort, way.role = item.role, way.unit = item.unit, way.per = item.per, way.also = item.also;
    way.used = 1U << i, way.item = static_cast<int>(i);
    if (item.part && way.role == kState) way.role = kPart;
    pool_.push_back(way);
  }

  void Prune(std::uint32_t set) {
    auto& ways = sets_[set];
    std::ranges::stable_sort(ways, [&](int a, int b) { return Way(a).score > Way(b).score; });
    std::vector<int> kept;
    for (const int way : ways) {
      const bool again = std::ranges::any_of(kept, [&](int one) { return Way(one).sort == Way(way).sort && Way(one).role == Way(way).role && Way(one).unit == Way(way).unit && Way(one).per == Way(way).per && std::abs(Way(one).value - Way(way).value) < 1e-9 * (1 + Way(way).value); });
      if (!again) kept.push_back(way);
      if (kept.size() >= most_) break;
    }
    ways = std::move(kept);
  }

  void JoinSets(std::uint32_t a, std::uint32_t b) {
    for (const int x : sets_[a])
      for (const int y : sets_[b]) {
        Join(x, y);
        Join(y, x);
      }
  }

  static std::optional<double> Factor(const std::string& from, const std::string& to) {
    if (from == to) return 1.0;
    const auto factor = ConvertKorean(from, to);
    return factor ? std::optional(factor->convert_to<double>()) : std::nullopt;
  }

  /// How near two ways stand in the text, from 0 to 0.6.
  double Nearness(const KoreanWay& x, const KoreanWay& y) const {
    double best = 0;
    for (size_t i = 0; i < items_.size(); ++i)
      for (size_t k = 0; k < items_.size(); ++k) {
        if (!(x.used >> i & 1) || !(y.used >> k & 1)) continue;
        const auto &a = items_[i], &b = items_[k];
        best = std::max(best, a.clause == b.clause ? 0.6 : a.sentence == b.sentence ? 0.35 : a.sentence + 1 == b.sentence || b.sentence + 1 == a.sentence ? 0.1 : 0.0);
      }
    return best;
  }

  /// How many names two ways have in common, two at most.
  int ShareName(const KoreanWay& x, const KoreanWay& y) const {
    int most = 0;
    for (size_t i = 0; i < items_.size(); ++i)
      for (size_t k = 0; k < items_.size(); ++k)
        if ((x.used >> i & 1) && (y.used >> k & 1) && most < 2) most = std::max(most, std::min(2, meets_[i * items_.size() + k]));
    return most;
  }

  struct Made {
    KoreanOp op;
    double value;
    Sort sort;
    KoreanRole role;
    std::string unit, per;
    double score;
    int item;
    bool based = false;
    std::string also = "";
  };

  void Emit(int x, int y, Made made) {
    if (!(made.value > 0) || made.value > 1e12 || pool_.size() > 60000) return;
    const auto &left = Way(x), &right = Way(y);
    KoreanWay way;
    way.op = made.op, way.left = x, way.right = y, way.value = made.value, way.sort = made.sort, way.role = made.role;
    way.unit = std::move(made.unit), way.per = std::move(made.per), way.also = std::move(made.also), way.used = left.used | right.used, way.item = made.item;
    way.score = left.score + right.score + made.score - 0.05;
    way.minus = left.minus || right.minus || made.op == kSub || made.op == kWithout || made.op == kMod;
    if (made.based) way.base = x;
    pool_.push_back(std::move(way));
    const int at = static_cast<int>(pool_.size()) - 1;
    sets_[set_].push_back(at);
    if (made.based && goal_.total) Both(at, x);
  }

  /// The one and what is told by it, together; along a chain all of them.
  void Both(int at, int base) {
    const auto known = both_.find(base);
    const int rest = known == both_.end() ? base : known->second;
    KoreanWay way = Way(at);
    way.op = kBoth, way.left = rest, way.right = at, way.value = Way(rest).value * Factor(Way(rest).unit, way.unit).value_or(1) + way.value, way.base = -1;
    way.score += 0.8;
    pool_.push_back(way);
    both_[at] = static_cast<int>(pool_.size()) - 1;
    sets_[set_].push_back(both_[at]);
  }

  /// Everything that can be made of x with y, x first.
  void Join(int x, int y) {
    const Sort a = Way(x).sort, b = Way(y).sort;
    if (a == Sort::kRate && b != Sort::kShare && b != Sort::kTimes && b != Sort::kGap) Multiply(x, y);
    if (a == Sort::kAmount && (b == Sort::kAmount || b == Sort::kRate)) Divide(x, y);
    if (a == Sort::kAmount && b == Sort::kAmount && (Way(y).op == kLeaf || Way(y).unit == "바퀴" || Way(y).unit == "번")) Repeat(x, y);
    if ((a == Sort::kAmount && b == Sort::kAmount) || (a == Sort::kRate && b == Sort::kRate)) Sum(x, y);
    if (b == Sort::kShare) a == Sort::kShare ? Shares(x, y) : Share(x, y);
    if ((a == Sort::kAmount || a == Sort::kRate) && b == Sort::kGap && Way(y).op == kLeaf) Gap(x, y);
    if ((a == Sort::kAmount || a == Sort::kRate) && b == Sort::kTimes && Way(y).op == kLeaf) Times(x, y);
  }

  bool Rivals(const KoreanWay& rate) const {
    return std::ranges::count_if(items_, [&](const KoreanItem& i) { return i.sort == Sort::kRate && i.unit == rate.unit; }) > 1;
  }

  /// How many quantities count in this unit.
  int Alike(const KoreanWay& way) const {
    return static_cast<int>(std::ranges::count_if(items_, [&](const KoreanItem& i) { return i.sort == Sort::kAmount && i.unit == way.unit; }));
  }

  void Multiply(int x, int y) {
    const KoreanWay rate = Way(x), count = Way(y);
    double factor = 1, score = 0;
    std::string remaining = rate.also;
    if (count.sort == Sort::kRate && (count.per == "?" || rate.per == "?") && count.per == rate.per) return;
    const bool generic = count.unit == "개" && (Item(count).thing == rate.per || rate.per == "명");
    if (rate.per == "?") {
      const bool alike = Factor(count.unit, rate.unit).has_value(), measured = ConvertKorean(count.unit, "m") || ConvertKorean(count.unit, "g") || ConvertKorean(count.unit, "L") || count.unit == "원";
      if (alike || count.unit.empty()) return;
      score = measured ? -0.8 : 0.9;
    } else if (const auto fits = Factor(count.unit, rate.per)) {
      factor = *fits;
      score = 2;
    } else if (const auto second = rate.also.empty() ? std::nullopt : Factor(count.unit, rate.also)) {
      factor = *second;
      score = 2;
      remaining = rate.per;
    } else if (rate.unit == "원" && rate.op == kLeaf && count.op == kLeaf && count.unit == "명" && ShareName(rate, count) > 0) {
      score = 0.8;
    } else if (const auto days = goal_.daily && !IsKoreanTime(rate.per) && count.op == kLeaf ? ConvertKorean(count.unit, "일") : std::nullopt; days && IsKoreanTime(count.unit)) {
      factor = days->convert_to<double>();
      score = 0.8;
    } else if (generic || (count.unit == "?" && count.op == kDiv)) {
      score = 1.4;
    } else {
      return;
    }
    if (count.op != kLeaf && count.op != kAdd && count.op != kSub && count.op != kDiv && count.op != kMul) score -= 0.3;
    score += rate.op == kLeaf ? Nearness(rate, count) : Item(rate).word < Item(count).word ? 0.4 : 0.2;
    if (rate.op == kLeaf && count.op == kLeaf && count.item == rate.item + 1) score += 0.5;
    if (rate.op == kLeaf && count.op == kLeaf && Alike(count) > 1) score += ShareName(rate, count) > 0 ? 0.5 : -0.3;
    if (rate.op == kDiv) score += ShareName(rate, count) * 0.2;
    if (Rivals(rate) && rate.op == kLeaf) score += ShareName(rate, count) * 0.5 - 0.2;
    const KoreanRole role = rate.unit == "원" ? (count.role == kGain || rate.role == kGain ? kCost : count.role == kLoss ? kState : rate.role) : count.role != kState ? count.role : rate.role;
    if (!remaining.empty() && count.sort == Sort::kRate) return;
    Emit(x, y, {kMul, rate.value * count.value * factor, remaining.empty() ? count.sort : Sort::kRate, role, rate.unit, count.sort == Sort::kRate ? count.per : remaining, score, rate.item});
  }

  /// So much, so many times over, though nothing says "for each".
  void Repeat(int x, int y) {
    const KoreanWay of = Way(x), times = Way(y);
    const bool counts = !times.unit.empty() && times.unit != "원" && !ConvertKorean(times.unit, "m") && !ConvertKorean(times.unit, "g") && !ConvertKorean(times.unit, "L") && times.unit != goal_.unit && !Factor(times.unit, of.unit);
    if (!counts || (!goal_.unit.empty() && !Factor(of.unit, goal_.unit)) || !goal_.per.empty() || goal_.left) return;
    if (Item(times).aside) return;
    Emit(x, y, {kMul, of.value * times.value, Sort::kAmount, of.role, of.unit, "", (times.unit == "번" || times.unit == "바퀴" ? 0.8 : -0.5) + (ShareName(of, times) ? 0.2 : 0) + Nearness(of, times) * 0.3, of.item});
  }

  void Divide(int x, int y) {
    const KoreanWay whole = Way(x), by = Way(y);
    const auto fits = Factor(by.unit, whole.unit);
    if (by.sort == Sort::kRate) {
      if (!fits) return;
      if (goal_.remainder && std::fmod(whole.value, by.value * *fits) > 0) Emit(x, y, {kMod, std::fmod(whole.value, by.value * *fits), Sort::kAmount, kRest, whole.unit, "", 1.2, whole.item});
      std::string unit = by.per;
      if (unit == "?") {
        if (Factor(goal_.unit, whole.unit)) return;
        if (!goal_.unit.empty() && goal_.unit != "원" && !ConvertKorean(goal_.unit, "g") && !ConvertKorean(goal_.unit, "m") && !ConvertKorean(goal_.unit, "L")) unit = goal_.unit;
      }
      Emit(x, y, {kDiv, whole.value / (by.value * *fits), Sort::kAmount, kState, unit, "", (unit == goal_.unit ? 1.7 : 0.4) + Nearness(whole, by), by.item});
      return;
    }
    if (fits) return Ratio(x, y, *fits);
    if (by.unit.empty() || whole.unit.empty() || by.unit == "원") return;
    const bool measured = ConvertKorean(by.unit, "m") || ConvertKorean(by.unit, "g") || ConvertKorean(by.unit, "L");
    const bool asked = !goal_.per.empty() && (goal_.per == by.unit || Factor(by.unit, goal_.per) || (by.unit == "개" && goal_.per == Item(by).thing));
    const bool used_later = std::ranges::any_of(items_, [&](const KoreanItem& i) { return &i != &Item(by) && i.sort == Sort::kAmount && Factor(i.unit, by.unit); });
    double score = asked ? 2 : goal_.per == "?" ? 1.5 : used_later ? 0.8 : goal_.per.empty() ? -0.4 : -0.8;
    if (asked && by.op == kLeaf && Alike(by) > 1) score += Meet(Item(by).names, goal_.names) ? 0.5 : -0.3;
    if (measured && !asked) score -= 0.5;
    if (by.role == kGain || by.role == kLoss) score -= 0.1;
    const auto per = asked ? Factor(by.unit, goal_.per).value_or(1) : 1;
    if (goal_.remainder && std::fmod(whole.value, by.value) > 0 && !measured) Emit(x, y, {kMod, std::fmod(whole.value, by.value), Sort::kAmount, kRest, whole.unit, "", 0.9, whole.item});
    Emit(x, y, {kDiv, whole.value / (by.value * per), Sort::kRate, kState, whole.unit, asked ? goal_.per : by.unit, score + Nearness(whole, by), whole.item});
  }

  /// Of the same measure: how many times, what part, how many pieces.
  void Ratio(int x, int y, double fits) {
    const KoreanWay whole = Way(x), by = Way(y);
    const bool part = goal_.percent || goal_.share;
    if (goal_.times || part) Emit(x, y, {kDiv, whole.value / (by.value * fits), part ? Sort::kShare : Sort::kTimes, kState, part ? "" : "배", "", (part ? whole.value <= by.value * fits : whole.value >= by.value * fits) ? 1.8 : 1.2, whole.item});
    const bool pieces = !goal_.unit.empty() && goal_.unit != whole.unit && !Factor(goal_.unit, whole.unit) && whole.unit != "명";
    if (pieces && whole.value > by.value * fits) Emit(x, y, {kDiv, whole.value / (by.value * fits), Sort::kAmount, kState, goal_.unit, "", 0.9, by.item});
  }

  static KoreanRole SumRole(KoreanRole a, KoreanRole b) { return a == b ? a : (a == kRest && b == kLoss) || (a == kLoss && b == kRest) ? kRest : kState; }

  void Sum(int x, int y) {
    const KoreanWay a = Way(x), b = Way(y);
    const auto fits = Factor(b.unit, a.unit);
    if (!fits || a.unit.empty() != b.unit.empty() || a.op == kMod || b.op == kMod) return;
    if (a.sort == Sort::kRate && a.per != b.per) return;
    const bool aside = (a.op == kLeaf && Item(a).aside) || (b.op == kLeaf && Item(b).aside);
    const double near = Nearness(a, b) * 0.3 + (a.sort == Sort::kRate ? -0.2 : 0) - (aside ? 1.5 : 0);
    const double sum = a.value + b.value * *fits, rest = a.value - b.value * *fits;
    if ((goal_.percent || goal_.share) && a.op == kLeaf && b.op == kLeaf && a.sort == Sort::kAmount && rest > 0 && goal_.total) OfWhole(x, y, sum, rest);
    if (x < y) Emit(x, y, {kAdd, a.value + b.value * *fits, a.sort, SumRole(a.role, b.role), a.unit, a.per, AddScore(a, b) + near, a.item});
    const KoreanRole role = b.role == kRest && a.role != kRest ? kLoss : b.role == kPart ? kRest : kState;
    Emit(x, y, {kSub, a.value - b.value * *fits, a.sort, role, a.unit, a.per, SubScore(a, b) + near, a.item});
  }

  /// The part of a whole that is asked for: of both together, or what is left of the greater.
  void OfWhole(int x, int y, double sum, double rest) {
    const KoreanWay a = Way(x), b = Way(y);
    const bool apart = a.role == b.role && a.role == kState;
    for (const int one : {x, y}) {
      Emit(x, y, {kAdd, sum, Sort::kAmount, kState, a.unit, "", 0, a.item});
      const int whole = static_cast<int>(pool_.size()) - 1;
      const auto shared = std::ranges::count_if(Item(Way(one)).names, [&](const std::string& name) { return Contains(goal_.names, name); });
      Emit(one, whole, {kDiv, Way(one).value / sum, Sort::kShare, kState, "", "", (apart ? 2.2 : 0) + 0.3 * static_cast<double>(shared), a.item});
    }
    Emit(x, y, {kSub, rest, Sort::kAmount, kState, a.unit, "", 0, a.item});
    Emit(static_cast<int>(pool_.size()) - 1, x, {kDiv, rest / a.value, Sort::kShare, kState, "", "", goal_.left ? 2.6 : 0, a.item});
  }

  bool Is(const KoreanWay& a, const KoreanWay& b, KoreanRole one, KoreanRole other) const { return (a.role == one && b.role == other) || (a.role == other && b.role == one); }

  /// "126명과 258명": told in one breath.
  bool Together(const KoreanWay& a, const KoreanWay& b) const { return a.op == kLeaf && b.op == kLeaf && ((Item(a).with && b.item == a.item + 1) || (Item(b).with && a.item == b.item + 1)); }

  double AddScore(const KoreanWay& a, const KoreanWay& b) const {
    if (Together(a, b) && !goal_.difference && a.role == b.role) return goal_.total ? 1.8 : 1.2;
    if (a.role == b.role) {
      double score = a.role == kState || a.role == kRest ? 0.3 : 1.2;
      if (goal_.total) score += 0.8;
      else if (!goal_.per.empty() && a.op == kLeaf && b.op == kLeaf) score += 0.4;
      if (goal_.difference || goal_.missing) score -= (a.op == kLeaf && b.op == kLeaf && items_.size() == 2) ? 2.5 : 0.3;
      return score;
    }
    if (Is(a, b, kState, kGain)) return goal_.start ? -0.8 : 1.5;
    if (a.role != b.role && ((a.op == kMul && b.role == kRest) || (b.op == kMul && a.role == kRest))) return goal_.total || goal_.start ? 2 : 0.4;
    if (Is(a, b, kRest, kLoss)) return goal_.start ? 2.5 : goal_.total || goal_.change ? 1.0 : 0.2;
    if (Is(a, b, kRest, kCost)) return 1.0;
    if (Is(a, b, kState, kLoss)) return goal_.total && !goal_.left ? 0.1 : goal_.start ? 0.5 : -1.8;
    if (Is(a, b, kState, kRest)) return goal_.start || goal_.total ? 0.4 : -0.6;
    if (Is(a, b, kState, kPart) || Is(a, b, kRest, kPart)) return -1.8;
    if (Is(a, b, kGain, kRest)) return -1.5;
    if (Is(a, b, kGain, kLoss)) return goal_.total && !goal_.left ? 0 : -1.2;
    if (Is(a, b, kState, kCost)) return -1;
    return -0.5;
  }

  double SubScore(const KoreanWay& a, const KoreanWay& b) const {
    const bool asks = goal_.difference || goal_.missing;
    if (Together(a, b) && !goal_.difference) return -1.2;
    const bool then = Item(a).word < Item(b).word;
    if (a.role == kRest && b.role == kPart) return 1.9;
    if (a.role == kState && (b.role == kLoss || b.role == kPart || b.role == kCost)) return goal_.start ? -1 : 1.9;
    if (a.op == kMul && b.role == kRest && a.role != kRest) return -0.5;
    if (a.role == kLoss && b.role == kRest) return 0.8;
    if ((a.role == kState || a.role == kGain) && b.role == kRest) return goal_.change ? 2.3 : goal_.start ? -0.5 : 0.8;
    if (a.role == kRest && b.role == kGain) return goal_.start ? 2.2 : 0.2;
    if (a.role == kRest && b.role == kState) return goal_.change && goal_.role == kGain ? 2.3 : goal_.start ? 0.3 : 1.2;
    if (a.role == kGain && (b.role == kLoss || b.role == kPart)) return 1.3;
    if (a.role == kState && b.role == kGain) return asks ? 1.2 : goal_.start ? 1 : -1;
    if (a.role == b.role) {
      if (asks) return b.op == kSub ? 0.8 : 1.8;
      const bool rest = Item(a).whole || Item(b).part || goal_.left;
      if (a.role == kLoss) return goal_.change ? -0.2 : -1;
      if (b.op == kSub || b.op == kWithout) return -1;
      return rest ? 0.7 : goal_.change ? 0.8 : then ? (goal_.total ? -1 : -0.3) : -0.9;
    }
    return asks ? 0.5 : -0.8;
  }

  void Share(int x, int y) {
    const KoreanWay of = Way(x), share = Way(y);
    if (of.sort == Sort::kTimes || of.sort == Sort::kGap) return;
    const KoreanItem& told = Item(share);
    const bool rest_like = of.op == kSub || of.op == kWithout, part_like = of.op == kTake;
    double fit = told.of_rest ? (rest_like ? 0.8 : -0.9) : told.of_last ? (part_like ? 0.6 : rest_like ? -0.8 : 0) : rest_like || part_like ? -1.2 : 0.5;
    fit += Nearness(of, share) * 0.3;
    const bool before = told.word < Item(of).word;
    const bool rest_later = std::ranges::any_of(items_, [&](const KoreanItem& i) { return i.of_rest && i.word > told.word; });
    const auto make = [&](KoreanOp op, double value, double score, KoreanRole role) { Emit(x, y, {op, value, of.sort, role, of.unit, of.per, score + fit, of.item}); };
    const bool plain = told.sign == 0;
    const double meant = told.what.empty() ? 0 : Contains(goal_.names, told.what) ? 0.8 : -1;  // "55%가 남학생": the others are asked for
    make(kTake, of.value * share.value, meant + (goal_.left ? -0.6 : 1) - (before ? 0.5 : 0) - (rest_later ? 0.6 : 0) - (plain ? 0 : 0.8), kPart);
    if (share.value < 1 && told.sign <= 0) make(kWithout, of.value * (1 - share.value), -1.5 * meant + (told.what.empty() ? 0 : -0.3) + (told.sign < 0 ? (before || goal_.start ? -0.5 : 1.6) : goal_.left ? 1.6 : rest_later ? 1.2 : 0.3), kState);
    if (told.sign > 0) make(kGrown, of.value * (1 + share.value), goal_.start ? 0 : 1.6, kState);
    if (told.sign > 0) make(kUngrown, of.value / (1 + share.value), goal_.start ? 2 : -0.5, kState);
    make(kWhole, of.value / share.value, (goal_.start || (goal_.total && before) ? 1.6 : -0.6) + (before ? 0.6 : 0) + (of.role == kRest ? -0.5 : 0) - (plain ? 0 : 1), kState);
    if (share.value < 1) make(kUnrest, of.value / (1 - share.value), of.role == kRest ? (goal_.start ? 2.6 : 0.8) : told.sign < 0 && (goal_.start || before) ? 2 : -1.5, kState);
  }

  /// Two parts of one whole: together, or the one of what the other leaves.
  void Shares(int x, int y) {
    const KoreanWay a = Way(x), b = Way(y);
    if (Item(b).of_rest && x != y && a.value < 1) Emit(x, y, {kWithout, b.value * (1 - a.value), Sort::kShare, b.role, "", "", 0.9, b.item});
    if (x > y) return;
    if (a.value + b.value <= 1) Emit(x, y, {kAdd, a.value + b.value, Sort::kShare, b.role, "", "", Item(a).of_rest || Item(b).of_rest || Item(b).of_last ? -0.5 : goal_.left || goal_.total ? 1.2 : 0.1, a.item});
    Emit(x, y, {kMul, a.value * b.value, Sort::kShare, b.role, "", "", Item(a).of_last || Item(b).of_last ? 1.2 : -0.2, a.item});
  }

  /// How `of` is named in a comparison: 1 as what is compared with, -1 as what is told of, 0 not at all.
  int Side(const KoreanWay& of, const KoreanItem& told) const {
    const auto& names = Item(of).names;
    const bool than = Contains(names, told.than), owner = Contains(names, told.owner) && told.owner != told.than;
    if (of.base >= 0) {  // what was just found by a comparison is of whom that one was told
      const auto& last = Item(Way(of.right));
      return last.owner == told.than && !told.than.empty() ? 1 : 0;
    }
    return than && !owner ? 1 : owner && !than && !told.than.empty() ? -1 : than ? 1 : 0;
  }

  void Gap(int x, int y) {
    const KoreanWay of = Way(x), gap = Way(y);
    const auto fits = Factor(gap.unit, of.unit);
    if (!fits) return;
    const int side = Side(of, Item(gap)), sign = Item(gap).sign * (side < 0 ? -1 : 1);
    const bool right_after = (of.op == kTake || of.op == kMul) && of.right >= 0 && Item(Way(of.right)).word + 1 == Item(gap).word && Item(Way(of.right)).sort != Sort::kAmount;  // "1/4보다 2살 많다"
    const KoreanItem* before = y > 0 && Way(y).item > 0 ? &items_[static_cast<size_t>(Way(y).item) - 1] : nullptr;
    const bool chained = before && before->word + 1 == Item(gap).word && (before->sort == Sort::kTimes || before->sort == Sort::kShare);
    const double score = right_after ? 3 : chained ? -0.6 : side != 0 ? 2.2 : of.op == kLeaf || of.base >= 0 ? 0.9 : 0.5;
    Emit(x, y, {sign > 0 ? kAdd : kSub, of.value + sign * gap.value * *fits, of.sort, kState, of.unit, of.per, score, of.item, true});
  }

  void Times(int x, int y) {
    const KoreanWay of = Way(x), times = Way(y);
    const int side = Side(of, Item(times));
    const double score = side != 0 ? 2.1 : 0.9;
    Emit(x, y, {side < 0 ? kDiv : kMul, side < 0 ? of.value / times.value : of.value * times.value, of.sort, of.role, of.unit, of.per, score, of.item, true});
  }

  bool UnitFits(const KoreanWay& way) const {
    if (way.sort == Sort::kTimes) return goal_.times || goal_.unit == "배";
    if (way.sort == Sort::kShare) return goal_.percent || goal_.share || (goal_.unit.empty() && goal_.times);
    if (goal_.times || goal_.percent || goal_.share) return false;
    if (goal_.unit.empty()) return true;
    return way.unit == goal_.unit || Factor(way.unit, goal_.unit).has_value();
  }

  /// Rates for one and the same, of which the question names one: "밀가루 75g과 설탕 20g".
  double OneRate(const KoreanWay& way) const {
    double score = 0;
    for (size_t i = 0; i < items_.size(); ++i) {
      const KoreanItem& item = items_[i];
      const auto rival = [&](const KoreanItem& other) { return &other != &item && other.sort == Sort::kRate && other.unit == item.unit && other.per == item.per && other.sentence == item.sentence && Contains(goal_.names, other.thing); };
      if (item.sort != Sort::kRate || Contains(goal_.names, item.thing) || std::ranges::none_of(items_, rival)) continue;
      score += way.used >> i & 1 ? -2.5 : 1.5;
    }
    return score;
  }

  bool IsNamed(const KoreanItem& item) const { return Contains(goal_.names, item.thing) || Contains(goal_.names, item.owner); }

  /// Where the question names two of the things told of, the others do not belong in.
  double Named(const KoreanWay& way) const {
    if (!goal_.difference && !goal_.total) return 0;
    const auto plain = [](const KoreanItem& i) { return i.sort == Sort::kAmount && i.role == kState && !i.aside; };
    const auto named = std::ranges::count_if(items_, [&](const KoreanItem& i) { return plain(i) && Contains(goal_.names, i.thing); });
    if (named != 2) return 0;
    double score = 0;
    for (size_t i = 0; i < items_.size(); ++i)
      if (plain(items_[i]) && !IsNamed(items_[i])) score += way.used >> i & 1 ? -2.5 : 1.2;
    return score;
  }

  void Answer(int at, std::vector<KoreanWay>& out) {
    KoreanWay way = Way(at);
    if (!UnitFits(way)) return;
    if (way.op == kLeaf && (way.sort != Sort::kAmount || way.unit == goal_.unit || goal_.unit.empty())) return;
    double score = way.score + (way.op == kLeaf ? 1.2 : 0) + Named(way) + OneRate(way);
    for (size_t i = 0; i < items_.size(); ++i) {
      if ((way.used >> i & 1) && items_[i].aside && goal_.difference) score -= 2;
      if (way.used >> i & 1) continue;
      const bool other = !Meet(items_[i].names, goal_.names) && Meet(Item(way).names, goal_.names);
      score -= items_[i].aside ? 0.2 : other ? 0.8 : 1.7;
    }
    if (way.sort == Sort::kRate) score += goal_.per.empty() ? (way.per == "?" ? -1.5 : -1.0) : way.per == goal_.per || goal_.per == "?" ? 0.7 : -1.2;
    else if (!goal_.per.empty() && goal_.per != "?") score -= 0.8;
    else if (goal_.per == "?") score -= 0.4;
    const bool minus = way.op == kSub || way.op == kWithout || way.op == kMod;
    if (goal_.left) score += minus ? 0.8 : way.minus ? 0.5 : way.sort == Sort::kRate ? 0 : way.op == kAdd ? 0 : -0.5;
    if (goal_.difference) score += minus ? 1.2 : way.minus ? 0.7 : way.base >= 0 ? 0 : -1.2;
    if (goal_.missing) score += minus ? 1.2 : way.minus ? 0.7 : -0.5;
    if (goal_.total && !goal_.left) score += way.op == kAdd || way.op == kMul || way.op == kBoth ? 0.5 : minus ? -0.8 : 0;
    if (goal_.total && way.op == kBoth) score += 0.4;
    const double value = way.value * Factor(way.unit, goal_.unit).value_or(1);
    const bool broken = CountsWhole(goal_.unit.empty() ? way.unit : goal_.unit) && std::abs(value - std::round(value)) > 1e-9;
    if (broken && (way.op != kDiv || way.sort != Sort::kAmount || !(goal_.at_most || goal_.at_least))) return;
    way.total = score;
    out.push_back(std::move(way));
  }

  const KoreanGiven& given_;
  const KoreanGoal& goal_;
  const std::vector<KoreanItem>& items_;
  std::vector<KoreanWay>& pool_;
  std::vector<std::vector<int>> sets_;
  std::map<int, int> both_;
  std::vector<int> meets_;   // how many names two quantities share
  std::uint32_t set_ = 0;    // the blocks that are being joined
  size_t most_ = 8;
};

}  // namespace

std::vector<KoreanWay> FindKoreanWays(const KoreanGiven& given, std::vector<KoreanWay>& pool) { return Search(given, pool).Run(); }

}  // namespace sam::maths
