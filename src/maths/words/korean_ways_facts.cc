// What a story takes for known: legs and wheels, the days of a month.
#include <algorithm>
#include <array>

#include "maths/words/korean_ways.h"

namespace sam::maths {
namespace {

using View = std::string_view;

struct Limb {
  View thing;
  int legs, wheels;
};
constexpr auto kLimbs = std::to_array<Limb>({{"돼지", 4, 0}, {"소", 4, 0}, {"젖소", 4, 0}, {"강아지", 4, 0}, {"개", 4, 0}, {"고양이", 4, 0}, {"토끼", 4, 0}, {"말", 4, 0}, {"양", 4, 0}, {"염소", 4, 0}, {"사자", 4, 0}, {"호랑이", 4, 0}, {"코끼리", 4, 0}, {"기린", 4, 0}, {"사슴", 4, 0}, {"다람쥐", 4, 0}, {"닭", 2, 0}, {"오리", 2, 0}, {"병아리", 2, 0}, {"참새", 2, 0}, {"비둘기", 2, 0}, {"타조", 2, 0}, {"거위", 2, 0}, {"펭귄", 2, 0},
    {"개미", 6, 0}, {"나비", 6, 0}, {"잠자리", 6, 0}, {"벌", 6, 0}, {"거미", 8, 0}, {"문어", 8, 0}, {"오징어", 10, 0}, {"꽃게", 10, 0}, {"자동차", 0, 4}, {"승용차", 0, 4}, {"택시", 0, 4}, {"자전거", 0, 2}, {"두발자전거", 0, 2}, {"오토바이", 0, 2}, {"세발자전거", 0, 3}, {"네발자전거", 0, 4}});

}  // namespace

int KoreanLimbs(std::string_view thing, KoreanLimb limb) {
  const auto known = std::ranges::find(kLimbs, thing, &Limb::thing);
  return known == kLimbs.end() ? 0 : limb == KoreanLimb::kLegs ? known->legs : known->wheels;
}

int KoreanMonthDays(const Rational& month) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || !IsInteger(month)) return 0;
  return kDays[static_cast<size_t>(numerator(month)) - 1];
}

}  // namespace sam::maths
