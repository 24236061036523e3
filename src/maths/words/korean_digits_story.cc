#include "maths/words/korean_digits_story.h"

#include <algorithm>
#include <numeric>

#include "maths/words/korean_pattern.h"

namespace sam::maths {
namespace {

struct StoryNumber {
  std::string text;
  std::string unit;
  int total = 0;  // how much speaks for it as that which the others add up to

  bool HasLetter() const { return std::ranges::any_of(text, [](char c) { return c >= 'A' && c <= 'Z'; }); }
  bool HasDigit() const { return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; }); }
};
using Numbers = std::vector<StoryNumber>;

/// What a polygon, brothers or a way there and back multiplies by.
std::string HiddenNumber(std::string_view word) {
  if (word == "일주일") return "7";
  if (word == "정삼각형" || word.starts_with("삼")) return "3";
  if (word == "정사각형") return "4";
  if (word == "정오각형") return "5";
  return word == "정육각형" ? "6" : "2";
}

Numbers StoryNumbers(std::string_view text) {
  Numbers out;
  for (const Found& found : All<R"(([0-9A-Z]+(?:\.[0-9A-Z]+)?)|정삼각형|정사각형|정오각형|정육각형|왕복|일주일|삼형제|삼남매)">(text)) {
    const std::string_view after = text.substr(found.end);
    StoryNumber number{found[1].empty() ? HiddenNumber(found[0]) : found[1], std::string(KoreanUnitAt(after)), 0};
    if (number.text == "1" || after.starts_with("번째") || after.starts_with("학년") || after.starts_with("째") || after.starts_with(" 째")) continue;
    const std::string_view word = after.substr(0, after.find_first_of(" ,."));
    // A letter alone counts only where it counts something: not in "A, B의 합".
    if (!number.HasDigit() && (number.unit.empty() || StemOf("A" + std::string(word)).stem == "A")) continue;
    const std::string_view before = text.substr(0, found.begin);
    if (before.ends_with("총 ") || before.ends_with("모두 ") || before.ends_with("전체 ") || before.ends_with("더하면 ")) number.total += 4;
    if (!number.HasLetter()) number.total += 2;
    if (out.empty() && Says<"이 중|중에서|[가-힣] 중 |나머지|남[은아았]|내렸">(text)) number.total += 3;
    out.push_back(number);
  }
  return out;
}

void Add(std::vector<DigitRelation>& to, const std::string& left, const std::string& right) {
  auto a = DigitFormula::Read(left), b = DigitFormula::Read(right);
  if (a && b && (a->letters() | b->letters()) != 0) to.push_back({std::move(*a), '=', std::move(*b)});
}

Numbers Without(Numbers numbers, size_t index) {
  numbers.erase(numbers.begin() + static_cast<long>(index));
  return numbers;
}

std::string Joined(const Numbers& numbers, char sign) {
  std::string out;
  for (const StoryNumber& number : numbers) out += (out.empty() ? "" : std::string(1, sign)) + number.text;
  return out;
}

/// The others multiplied two and two and added: next to each other, or the first with the third.
std::vector<std::string> TwoProducts(const Numbers& four) {
  const auto pair = [&](size_t a, size_t b, size_t c, size_t d) { return four[a].text + "*" + four[b].text + "+" + four[c].text + "*" + four[d].text; };
  return {pair(0, 1, 2, 3), pair(0, 2, 1, 3)};
}

enum class Shape { kSum, kProduct, kShares, kPrices };

/// All ways of this shape in which `total` is what the others come to.
std::vector<DigitRelation> Relations(const Numbers& numbers, size_t total, Shape shape) {
  std::vector<DigitRelation> out;
  const Numbers others = Without(numbers, total);
  const std::string& whole = numbers[total].text;
  if (shape == Shape::kSum) Add(out, Joined(others, '+'), whole);
  if (shape == Shape::kProduct) Add(out, Joined(others, '*'), whole);
  if (shape == Shape::kPrices && others.size() == 4)
    for (const std::string& products : TwoProducts(others)) Add(out, products, whole);
  const bool plain_rest = std::ranges::any_of(others, [](const StoryNumber& number) { return !number.HasLetter(); });
  for (size_t rest = 0; rest < others.size(); ++rest) {
    const Numbers used = Without(others, rest);
    if (shape == Shape::kShares && used.size() == 2 && !(plain_rest && others[rest].HasLetter())) Add(out, Joined(used, '*') + "+" + others[rest].text, whole);
    if (shape != Shape::kPrices || used.size() != 4 || numbers[total].HasLetter() || others[rest].HasLetter()) continue;
    for (const std::string& products : TwoProducts(used)) {
      Add(out, products + "+" + others[rest].text, whole);
      if (total < static_cast<size_t>(rest) + 1) Add(out, products, whole + "+" + others[rest].text);
    }
  }
  return out;
}

void AddTiers(const Numbers& numbers, Shape shape, std::vector<StoryTier>& tiers) {
  std::vector<size_t> order(numbers.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, std::greater<>(), [&](size_t i) { return numbers[i].total; });
  for (const size_t total : order)
    if (auto relations = Relations(numbers, total, shape); !relations.empty()) tiers.push_back({std::move(relations), numbers[total].total > 0});
}

/// Those that count the same as the ones with letters; the others tell when, where or how many took part.
Numbers Alike(const Numbers& numbers) {
  std::string unit;
  for (const StoryNumber& number : numbers)
    if (number.HasLetter() && !number.unit.empty()) unit = number.unit;
  Numbers out;
  for (const StoryNumber& number : numbers)
    if (number.HasLetter() || number.unit == unit) out.push_back(number);
  return out;
}

}  // namespace

std::vector<StoryTier> StoryRelations(std::string_view text) {
  const Numbers numbers = StoryNumbers(text), alike = Alike(numbers);
  std::vector<StoryTier> tiers;
  const size_t n = numbers.size();
  if (n < 3 || n > 8 || std::ranges::none_of(numbers, [](const StoryNumber& number) { return number.HasLetter() && number.HasDigit(); })) return tiers;
  const bool shared = Says<"씩|왕복|똑같|동일|배|칸|모두 같|한 변">(text);
  if (!shared && (alike.size() == 3 || alike.size() == 4)) AddTiers(alike, Shape::kSum, tiers);
  if (n == 5 || n == 6) AddTiers(numbers, Shape::kPrices, tiers);
  if (n == 4) AddTiers(numbers, Shape::kShares, tiers);
  if (n == 3 || n == 4) AddTiers(numbers, Shape::kProduct, tiers);
  if (shared && n <= 4) AddTiers(numbers, Shape::kSum, tiers);
  if (alike.size() == 3 && !shared) {  // the second day is told by how much it was more
    std::vector<DigitRelation> twice;
    Add(twice, alike[0].text + "+(" + alike[0].text + "+" + alike[1].text + ")", alike[2].text);
    if (!twice.empty()) tiers.push_back({std::move(twice), false});
  }
  return tiers;
}

}  // namespace sam::maths
