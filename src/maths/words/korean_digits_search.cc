#include "maths/words/korean_digits_search.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "maths/equations.h"
#include "maths/formula.h"

namespace sam::maths {
namespace {

constexpr double kMostCases = 40000;
constexpr int kFarthest = 5000;
constexpr size_t kMostSolutions = 1000;
constexpr size_t kMostLetters = 6;

bool Has(uint32_t set, int letter) { return (set >> letter & 1U) != 0; }
bool Within(uint32_t part, uint32_t whole) { return (part & ~whole) == 0; }
uint32_t LettersOf(const DigitRelation& relation) { return relation.left.letters() | relation.right.letters(); }

bool IsNear(const DigitRelation& relation, const std::array<double, kLetterCount>& values) {
  const auto left = relation.left.Near(values), right = relation.right.Near(values);
  if (!left || !right) return false;
  const double slack = 1e-7 * (1 + std::abs(*left) + std::abs(*right));
  if (relation.sign == '=') return std::abs(*left - *right) <= slack;
  if (relation.sign == '!') return std::abs(*left - *right) > slack;
  if (relation.sign == '~') return std::abs(std::abs(*left) - *right) <= slack;
  if (relation.sign == '|') return *left != 0 && std::abs(*right / *left - std::round(*right / *left)) <= 1e-7;
  return *left <= *right + slack;
}

bool LowestTerms(const DigitFormula& formula, const LetterValues& values) {
  return std::ranges::all_of(formula.fractions(), [&](const auto& fraction) {
    const Rational &top = values[fraction.first - 'A'], &bottom = values[fraction.second - 'A'];
    return bottom > 0 && denominator(Rational(top / bottom)) == bottom;
  });
}

class Search {
 public:
  explicit Search(const DigitPuzzle& puzzle) : puzzle_(puzzle) {
    for (const DigitRelation& relation : puzzle.relations) {
      digits_ |= relation.left.digits() | relation.right.digits();
      leading_ |= relation.left.leading() | relation.right.leading();
    }
  }

  DigitSolutions Run() {
    Assign();
    for (int letter = 0; letter < kLetterCount; ++letter)
      if (Has(puzzle_.letters & ~known_, letter)) open_.push_back(letter);
    if (open_.size() > kMostLetters) return {};
    // Those of the relation with the fewest letters first, for it cuts most.
    std::ranges::stable_sort(open_, {}, [&](int letter) { return FewestWith(letter); });
    const auto alone = std::ranges::count_if(open_, [&](int letter) { return !Has(digits_, letter); });
    // An equation gives the last letter, so that the others may go farther.
    const double cases = kMostCases / std::pow(10.0, static_cast<double>(open_.size() - alone));
    if (open_.size() == 1 && alone == 1 && puzzle_.most > kFarthest && puzzle_.most - puzzle_.least < kFarthest) reach_ = puzzle_.most;
    else reach_ = alone > 0 ? static_cast<int>(std::min<double>(kFarthest, std::pow(cases, 1.0 / static_cast<double>(alone)))) : kFarthest;
    if (cases < 1 || reach_ < 5) return {};
    Try(0);
    if (out_.each.empty() && alone == static_cast<long>(open_.size()) && !open_.empty()) Lines();
    return std::move(out_);
  }

 private:
  int FewestWith(int letter) const {
    int fewest = kLetterCount;
    for (const DigitRelation& relation : puzzle_.relations)
      if (const uint32_t letters = LettersOf(relation); Has(letters, letter)) fewest = std::min(fewest, std::popcount(letters));
    return fewest;
  }

  /// Letters that one equation gives straight away.
  void Assign() {
    for (bool again = true; again;) {
      again = false;
      for (const DigitRelation& relation : puzzle_.relations) {
        const uint32_t open = LettersOf(relation) & ~known_;
        if (relation.sign != '=' || std::popcount(open) != 1) continue;
        const int letter = std::countr_zero(open);
        if (Has(digits_, letter)) continue;
        const auto value = Only(relation, letter);
        if (!value) continue;
        values_[letter] = *value;
        near_[letter] = value->convert_to<double>();
        known_ |= open;
        again = true;
      }
    }
  }

  /// The letter's value where it stands to the first power and every other is known.
  std::optional<Rational> Only(const DigitRelation& relation, int letter) {
    std::array<Rational, 3> gaps;
    for (int i = 0; i < 3; ++i) {
      values_[letter] = i + 1;
      const auto left = relation.left.Exact(values_), right = relation.right.Exact(values_);
      if (!left || !right) return std::nullopt;
      gaps[static_cast<size_t>(i)] = *left - *right;
    }
    const Rational slope = gaps[1] - gaps[0];
    if (slope == 0 || gaps[2] - gaps[1] != slope) return std::nullopt;
    return Rational(1 - gaps[0] / slope);
  }

  bool MayHold(uint32_t now) const {
    return std::ranges::all_of(puzzle_.relations, [&](const DigitRelation& relation) { return !Within(LettersOf(relation), now) || IsNear(relation, near_); });
  }

  void Try(size_t depth) {
    if (cases_ > kMostCases || out_.each.size() >= kMostSolutions) {
      out_.complete = false;
      return;
    }
    if (depth == open_.size()) return Keep();
    const int letter = open_[depth];
    uint32_t now = known_;
    for (size_t i = 0; i <= depth; ++i) now |= 1U << open_[i];
    const bool digit = Has(digits_, letter);
    const int first = digit ? (Has(leading_, letter) ? 1 : 0) : puzzle_.least;
    const int last = digit ? 9 : puzzle_.most > 0 ? std::min(puzzle_.most, reach_) : reach_;
    if (const auto straight = depth + 1 == open_.size() ? Straight(letter, now, first) : std::nullopt) {
      cases_ += 3;
      const double value = std::round(*straight);
      near_[letter] = value;
      if (value >= first && value <= (puzzle_.most > 0 || digit ? last : kFarthest) && FitsParity(static_cast<int>(value)) && MayHold(now)) Keep();
      return;
    }
    for (int value = first; value <= last && out_.each.size() < kMostSolutions; ++value) {
      ++cases_;
      near_[letter] = value;
      if (FitsParity(value) && MayHold(now)) Try(depth + 1);
    }
  }

  bool FitsParity(int value) const { return puzzle_.parity == LetterParity::kAny || (value % 2 != 0) == (puzzle_.parity == LetterParity::kOdd); }

  /// The last letter's value where an equation holds it to the first power only.
  std::optional<double> Straight(int letter, uint32_t now, int first) {
    for (const DigitRelation& relation : puzzle_.relations) {
      if (relation.sign != '=' || !Has(LettersOf(relation), letter) || !Within(LettersOf(relation), now)) continue;
      std::array<double, 3> gaps{};
      bool defined = true;
      for (int i = 0; i < 3 && defined; ++i) {
        near_[letter] = first + 1 + i;
        const auto left = relation.left.Near(near_), right = relation.right.Near(near_);
        defined = left && right;
        if (defined) gaps[static_cast<size_t>(i)] = *left - *right;
      }
      const double slope = gaps[1] - gaps[0];
      if (!defined || std::abs(slope) < 1e-9 || std::abs(gaps[2] - gaps[1] - slope) > 1e-9 * (1 + std::abs(slope))) continue;
      return first + 1 - gaps[0] / slope;
    }
    return std::nullopt;
  }

  void Keep() {
    for (const int letter : open_) values_[letter] = static_cast<int>(near_[letter]);
    for (const DigitRelation& relation : puzzle_.relations)
      if (!Holds(relation, values_)) return;
    for (const int letter : open_)
      if (!Has(digits_, letter) && puzzle_.most == 0 && near_[letter] >= reach_ - 1) out_.complete = false;
    out_.each.push_back(values_);
  }

  void Lines() {
    std::vector<Expression> equations;
    for (const DigitRelation& relation : puzzle_.relations) {
      if (relation.sign != '=' || known_ != 0) return;
      auto equation = ReadEquation(relation.left.text() + " = " + relation.right.text());
      if (!equation || !relation.left.fractions().empty() || !relation.right.fractions().empty()) return;
      equations.push_back(std::move(*equation));
    }
    const auto solved = SolveEquations(equations);
    if (!solved || solved->any || solved->each.size() != 1) return;
    for (const auto& [letter, value] : solved->each[0]) {
      if (letter < 'A' || letter > 'Z' || !value.IsRational()) return;
      values_[letter - 'A'] = value.Plain();
      known_ |= 1U << (letter - 'A');
    }
    if (!Within(puzzle_.letters, known_)) return;
    for (const DigitRelation& relation : puzzle_.relations)
      if (!Holds(relation, values_)) return;
    out_.each.push_back(values_);
  }

  const DigitPuzzle& puzzle_;
  uint32_t digits_ = 0, leading_ = 0, known_ = 0;
  std::vector<int> open_;
  int reach_ = 0;
  double cases_ = 0;
  LetterValues values_;
  std::array<double, kLetterCount> near_{};
  DigitSolutions out_;
};

}  // namespace

bool Holds(const DigitRelation& relation, const LetterValues& values) {
  const auto left = relation.left.Exact(values), right = relation.right.Exact(values);
  if (!left || !right || !LowestTerms(relation.left, values) || !LowestTerms(relation.right, values)) return false;
  switch (relation.sign) {
    case '=': return *left == *right;
    case '<': return *left < *right;
    case 'l': return *left <= *right;
    case '!': return *left != *right;
    case '~': return abs(*left) == *right;
    default: return *left != 0 && IsInteger(*right / *left);
  }
}

DigitSolutions SolveDigits(const DigitPuzzle& puzzle) { return Search(puzzle).Run(); }

}  // namespace sam::maths
