// Numbers with square roots in them, exactly: 15568 - 1152√3.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "maths/number.h"

namespace sam::maths {

/// A sum of rationals times square roots of different square-free numbers. Closed under + - × ÷.
class Surd {
 public:
  Surd() = default;
  Surd(const Rational& value);  // NOLINT: a rational is one
  Surd(int value) : Surd(Rational(value)) {}  // NOLINT

  /// √value, of a value that is not negative and whose square part can be found; none else.
  static std::optional<Surd> Root(const Rational& value);

  bool IsZero() const { return parts_.empty(); }
  bool IsRational() const { return parts_.empty() || (parts_.size() == 1 && parts_.begin()->first == 1); }
  /// The part without a root; all of a rational one.
  Rational Plain() const;
  /// Square-free number -> what its root is taken times.
  const std::map<Integer, Rational>& parts() const { return parts_; }
  bool IsTooBig() const;
  int Sign() const;  // -1, 0, 1

  Surd operator+(const Surd& other) const;
  Surd operator-(const Surd& other) const;
  Surd operator-() const;
  Surd operator*(const Surd& other) const;
  /// None where it is zero.
  std::optional<Surd> Inverse() const;
  bool operator==(const Surd& other) const = default;

 private:
  void Add(const Integer& radicand, const Rational& coefficient);
  /// With every root of a multiple of this prime taken negative.
  Surd Conjugate(const Integer& prime) const;
  std::map<Integer, Rational> parts_;
};

}  // namespace sam::maths
