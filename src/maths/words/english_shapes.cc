// Rectangles, squares, triangles and boxes.
#include "maths/words/english_shapes.h"

#include <algorithm>

#include "maths/words/english_words.h"

namespace sam::maths {
namespace {

bool Says(const Story& story, std::string_view word) {
  return std::ranges::any_of(story.text.words, [&](const StoryWord& one) { return one.text == word || one.stem == word; });
}

bool Asks(const Story& story, std::string_view word) {
  for (std::size_t n = story.asked.begin; n < story.asked.end; ++n)
    if (story.text.at(n).text == word) return true;
  return false;
}

std::string Times(const Amount& a, const Amount& b, const Amount& product) { return Write(a) + " × " + Write(b) + " = " + Write(product); }

struct Sides {
  std::vector<Amount> lengths;
  std::string unit;
};

Sides SidesOf(const Story& story) {
  Sides sides;
  for (const Quantity& one : story.quantities)
    if (one.kind == NumberKind::kPlain && !one.label && (one.dimension == "length" || one.elided || one.head.empty())) {
      sides.lengths.push_back(one.value);
      if (!one.noun.empty() && sides.unit.empty()) sides.unit = one.noun;
    }
  return sides;
}

WordAnswer Told(const Story& story, const Amount& value, const std::string& unit, std::vector<std::string> steps, const std::string& what, const std::string& check) {
  WordAnswer answer;
  answer.value = Write(value), answer.unit = unit, answer.steps = std::move(steps), answer.sure = true, answer.check = check;
  std::string sides;
  for (const Quantity& one : story.quantities) sides += (sides.empty() ? "" : " and ") + Write(one.value) + (one.noun.empty() ? "" : " " + one.noun);
  answer.understood = "Given are sides of " + sides + ", and the question is the " + what + ".";
  return answer;
}

std::optional<WordAnswer> Area(const Story& story, const Sides& sides) {
  const bool square = Says(story, "square") && sides.lengths.size() == 1;
  if (!square && sides.lengths.size() != 2) return std::nullopt;
  const Amount a = sides.lengths[0], b = square ? a : sides.lengths[1], product = a * b;
  const std::string unit = sides.unit.empty() ? "" : "square " + sides.unit;
  if (!product.valid() || a <= 0 || b <= 0) return std::nullopt;
  if (Says(story, "triangle")) return Told(story, product / 2, unit, {Times(a, b, product), Write(product) + " ÷ 2 = " + Write(product / 2)}, "area", Write(product / 2) + " × 2 ÷ " + Write(b) + " = " + Write(a));
  return Told(story, product, unit, {Times(a, b, product)}, "area", Write(product) + " ÷ " + Write(b) + " = " + Write(a));
}

std::optional<WordAnswer> Perimeter(const Story& story, const Sides& sides) {
  const auto& all = sides.lengths;
  if (all.size() == 1 && Says(story, "square")) return Told(story, all[0] * 4, sides.unit, {Times(4, all[0], all[0] * 4)}, "perimeter", Write(all[0] * 4) + " ÷ 4 = " + Write(all[0]));
  if (all.size() == 3 && (Says(story, "triangle") || Says(story, "triangular"))) {
    const Amount sum = all[0] + all[1] + all[2];
    return Told(story, sum, sides.unit, {Write(all[0]) + " + " + Write(all[1]) + " + " + Write(all[2]) + " = " + Write(sum)}, "perimeter", Write(sum) + " − " + Write(all[2]) + " = " + Write(all[0] + all[1]));
  }
  if (all.size() != 2) return std::nullopt;
  const Amount sum = all[0] + all[1];
  return Told(story, sum * 2, sides.unit, {Write(all[0]) + " + " + Write(all[1]) + " = " + Write(sum), Times(2, sum, sum * 2)}, "perimeter", Write(sum * 2) + " ÷ 2 − " + Write(all[1]) + " = " + Write(all[0]));
}

std::optional<WordAnswer> Volume(const Story& story, const Sides& sides) {
  const auto& all = sides.lengths;
  const bool cube = all.size() == 1 && Says(story, "cube");
  if (!cube && all.size() != 3) return std::nullopt;
  const Amount a = all[0], b = cube ? a : all[1], c = cube ? a : all[2], floor = a * b, volume = floor * c;
  if (!volume.valid() || floor <= 0 || c <= 0) return std::nullopt;
  return Told(story, volume, sides.unit.empty() ? "" : "cubic " + sides.unit, {Times(a, b, floor), Times(floor, c, volume)}, "volume", Write(volume) + " ÷ " + Write(c) + " = " + Write(floor));
}

/// "all round it", "the way around", of what is so long and so wide.
bool GoesRound(const Story& story) {
  const bool sides = (Says(story, "long") && Says(story, "wide")) || Says(story, "rectangular") || Says(story, "rectangle") || Says(story, "square") || Says(story, "triangle") || Says(story, "triangular") || Says(story, "by");
  return sides && (Asks(story, "round") || Asks(story, "around"));
}

}  // namespace

std::optional<WordAnswer> AnswerShape(const Story& story) {
  static const auto kSides = SetOf("width length height side");
  if (kSides.contains(story.asked.head) || (Asks(story, "area") && Says(story, "perimeter"))) return std::nullopt;
  const Sides sides = SidesOf(story);
  if (sides.lengths.empty() || sides.lengths.size() != std::size_t(std::ranges::count(story.quantities, false, &Quantity::label)) || Says(story, "circle") || story.asked.than) return std::nullopt;
  std::optional<WordAnswer> answer;
  if (Asks(story, "area") || ((Asks(story, "sq") || Asks(story, "square")) && Says(story, "by"))) answer = Area(story, sides);
  else if (Asks(story, "perimeter") || Asks(story, "fence") || GoesRound(story)) answer = Perimeter(story, sides);
  else if (Asks(story, "volume")) answer = Volume(story, sides);
  return answer && !answer->value.empty() ? answer : std::nullopt;
}

}  // namespace sam::maths
