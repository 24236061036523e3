// Exact amounts of everyday size: fractions of whole numbers of up to 18 digits; what outgrows that is no amount.
#pragma once

#include <compare>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>

namespace sam::maths {

class Amount {
 public:
  Amount(std::int64_t whole = 0) : above_(whole) {}
  Amount(std::int64_t above, std::int64_t below) : Amount(Of(above, below)) {}
  /// False where a step before outgrew it or divided by nothing.
  bool valid() const { return below_ > 0; }
  std::int64_t above() const { return above_; }
  std::int64_t below() const { return below_; }
  bool whole() const { return below_ == 1; }

  friend Amount operator+(const Amount& a, const Amount& b) { return a.valid() && b.valid() ? Of(Wide(a.above_) * b.below_ + Wide(b.above_) * a.below_, Wide(a.below_) * b.below_) : None(); }
  friend Amount operator-(const Amount& a, const Amount& b) { return a.valid() && b.valid() ? Of(Wide(a.above_) * b.below_ - Wide(b.above_) * a.below_, Wide(a.below_) * b.below_) : None(); }
  friend Amount operator*(const Amount& a, const Amount& b) { return a.valid() && b.valid() ? Of(Wide(a.above_) * b.above_, Wide(a.below_) * b.below_) : None(); }
  friend Amount operator/(const Amount& a, const Amount& b) { return a.valid() && b.valid() ? Of(Wide(a.above_) * b.below_, Wide(a.below_) * b.above_) : None(); }
  friend bool operator==(const Amount& a, const Amount& b) { return a.valid() && b.valid() && a.above_ == b.above_ && a.below_ == b.below_; }
  friend bool operator<(const Amount& a, const Amount& b) { return Wide(a.above_) * b.below_ < Wide(b.above_) * a.below_; }
  friend bool operator>(const Amount& a, const Amount& b) { return b < a; }
  friend bool operator<=(const Amount& a, const Amount& b) { return !(b < a); }
  friend bool operator>=(const Amount& a, const Amount& b) { return !(a < b); }

 private:
  __extension__ using Wide = __int128;
  static Amount None() {
    Amount none(0);
    none.below_ = 0;
    return none;
  }
  static Amount Of(Wide above, Wide below) {
    if (below == 0) return None();
    if (below < 0) above = -above, below = -below;
    Wide a = above < 0 ? -above : above, b = below;
    while (b != 0) {
      const Wide rest = a % b;
      a = b, b = rest;
    }
    above /= a, below /= a;
    constexpr Wide kMost = 1000000000000000000;
    if (above > kMost || above < -kMost || below > kMost) return None();
    Amount amount(static_cast<std::int64_t>(above));
    amount.below_ = static_cast<std::int64_t>(below);
    return amount;
  }

  std::int64_t above_, below_ = 1;
};

/// "12", "1,200", "3.75", ".5", "3/4".
std::optional<Amount> ReadAmount(std::string_view text);
/// "12", "2.5", "1/3": a decimal of at most two places where that is exact, else a fraction.
std::string Write(const Amount& amount);

}  // namespace sam::maths
