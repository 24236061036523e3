#include "maths/real_set.h"

#include <algorithm>

#include "maths/algebra.h"
#include "maths/equations.h"

namespace sam::maths {
namespace {

bool Less(const Surd& a, const Surd& b) { return (b - a).Sign() > 0; }

/// Whether a begins after b does.
bool LaterLow(const Bound& a, const Bound& b) {
  if (!a.at) return false;
  if (!b.at) return true;
  return *a.at == *b.at ? !a.closed && b.closed : Less(*b.at, *a.at);
}
/// Whether a ends before b does.
bool EarlierHigh(const Bound& a, const Bound& b) {
  if (!a.at) return false;
  if (!b.at) return true;
  return *a.at == *b.at ? !a.closed && b.closed : Less(*a.at, *b.at);
}
bool IsEmptyBetween(const Bound& low, const Bound& high) {
  if (!low.at || !high.at) return false;
  return *low.at == *high.at ? !(low.closed && high.closed) : Less(*high.at, *low.at);
}
/// Nothing lies between the end of one and the beginning of the next.
bool Touch(const Bound& high, const Bound& low) {
  if (!high.at || !low.at) return true;
  return *high.at == *low.at ? high.closed || low.closed : Less(*low.at, *high.at);
}

std::string Number(const Bound& bound) { return Write(*bound.at, Style::kSchool); }

std::string WriteInterval(const Interval& one, const std::string& letter) {
  if (!one.low.at && !one.high.at) return letter;
  if (!one.low.at) return letter + (one.high.closed ? " ≤ " : " < ") + Number(one.high);
  if (!one.high.at) return letter + (one.low.closed ? " ≥ " : " > ") + Number(one.low);
  if (*one.low.at == *one.high.at) return letter + " = " + Number(one.low);
  return Number(one.low) + (one.low.closed ? " ≤ " : " < ") + letter + (one.high.closed ? " ≤ " : " < ") + Number(one.high);
}

bool Fits(int sign, Order order) {
  switch (order) {
    case Order::kLess: return sign < 0;
    case Order::kAtMost: return sign <= 0;
    case Order::kMore: return sign > 0;
    case Order::kAtLeast: return sign >= 0;
    case Order::kEqual: return sign == 0;
  }
  return false;
}

int SignAt(const Expression& polynomial, char letter, const Surd& at) {
  const auto value = polynomial.With(letter, Expression(at));
  return value ? value->Constant().Sign() : 0;
}

}  // namespace

Order Turned(Order order) {
  switch (order) {
    case Order::kLess: return Order::kMore;
    case Order::kAtMost: return Order::kAtLeast;
    case Order::kMore: return Order::kLess;
    case Order::kAtLeast: return Order::kAtMost;
    case Order::kEqual: break;
  }
  return order;
}

bool RealSet::Has(const Surd& value) const { return !Both(Of({{value, true}, {value, true}})).IsEmpty(); }

std::optional<std::vector<Surd>> RealSet::Points() const {
  std::vector<Surd> out;
  for (const Interval& one : intervals_) {
    if (!one.low.at || !one.high.at || !(*one.low.at == *one.high.at)) return std::nullopt;
    out.push_back(*one.low.at);
  }
  return out;
}

RealSet RealSet::Both(const RealSet& other) const {
  RealSet out;
  for (const Interval& a : intervals_) {
    for (const Interval& b : other.intervals_) {
      const Interval shared{LaterLow(a.low, b.low) ? a.low : b.low, EarlierHigh(a.high, b.high) ? a.high : b.high};
      if (!IsEmptyBetween(shared.low, shared.high)) out.intervals_.push_back(shared);
    }
  }
  std::sort(out.intervals_.begin(), out.intervals_.end(), [](const Interval& a, const Interval& b) { return LaterLow(b.low, a.low); });
  return out;
}

RealSet RealSet::Either(const RealSet& other) const {
  std::vector<Interval> all = intervals_;
  all.insert(all.end(), other.intervals_.begin(), other.intervals_.end());
  std::sort(all.begin(), all.end(), [](const Interval& a, const Interval& b) { return LaterLow(b.low, a.low); });
  RealSet out;
  for (const Interval& one : all) {
    if (out.intervals_.empty() || !Touch(out.intervals_.back().high, one.low)) out.intervals_.push_back(one);
    else if (EarlierHigh(out.intervals_.back().high, one.high)) out.intervals_.back().high = one.high;
  }
  return out;
}

Result<std::vector<Surd>> RealRoots(const Expression& polynomial, char letter) {
  std::vector<Surd> out;
  if (polynomial.IsConstant()) return out;
  if (const auto dense = polynomial.Coefficients(letter); !dense) return Fail(ErrorCode::kInvalidArgument, "an equation of a kind that is not solved yet");
  const auto solutions = SolveEquations({polynomial});
  if (!solutions) return tl::unexpected<Error>(solutions.error());
  for (const auto& values : solutions->each)
    if (std::find(out.begin(), out.end(), values.at(letter)) == out.end()) out.push_back(values.at(letter));
  std::sort(out.begin(), out.end(), Less);
  return out;
}

Result<RealSet> Where(const Expression& difference, Order order) {
  const std::string letters = difference.Letters();
  if (letters.size() > 1) return Fail(ErrorCode::kInvalidArgument, "several letters");
  if (letters.empty()) return Fits(difference.Constant().Sign(), order) ? RealSet::All() : RealSet();
  const auto roots = RealRoots(difference, letters[0]);
  if (!roots) return tl::unexpected<Error>(roots.error());
  RealSet out;
  const auto add = [&](const Bound& low, const Bound& high, const Surd& inside) {
    if (Fits(SignAt(difference, letters[0], inside), order)) out = out.Either(RealSet::Of({low, high}));
  };
  if (roots->empty()) { add({}, {}, Surd()); return out; }
  add({}, {roots->front(), false}, roots->front() - Surd(1));
  for (size_t i = 0; i < roots->size(); ++i) {
    const Bound here{(*roots)[i], true};
    if (Fits(0, order)) out = out.Either(RealSet::Of({here, here}));
    if (i + 1 < roots->size()) add({(*roots)[i], false}, {(*roots)[i + 1], false}, ((*roots)[i] + (*roots)[i + 1]) * Surd(Rational(1, 2)));
  }
  add({roots->back(), false}, {}, roots->back() + Surd(1));
  return out;
}

std::string Write(const RealSet& set, char letter, Language language) {
  const bool korean = language == Language::kKorean;
  if (set.IsEmpty()) return korean ? "해가 없음" : "no solution";
  if (set.IsAll()) return korean ? "모든 실수" : "every number";
  const std::string name(1, letter);
  const auto& all = set.intervals();
  if (all.size() == 2 && !all[0].low.at && !all[1].high.at && all[0].high == all[1].low && !all[0].high.closed) return name + " ≠ " + Number(all[0].high);
  const std::string between = set.Points() ? ", " : korean ? " 또는 " : " or ";
  std::string out;
  for (const Interval& one : all) out += (out.empty() ? "" : between) + WriteInterval(one, name);
  return out;
}

}  // namespace sam::maths
